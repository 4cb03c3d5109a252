// SPDX-License-Identifier: EUPL-1.2
//! The decision on one act, and the permit that comes of it.

use crate::beleid::{self, Gegevens, VanHandeling, Weg};
use crate::verzoek::{Basis, basis};
use crate::{Actor, ActorSoort, Doel, Feiten, Handeling, Rol};
use cedar_policy::{Authorizer, Decision};
use domain::notitie::Categorie;
use domain::{CasusId, Gemeente, HuishoudenId};
use std::marker::PhantomData;

/// Proof that the actor may do `A` on the record it was decided for. Only [`decide`] makes one.
#[derive(Debug, Clone)]
pub struct Permit<A: Handeling> {
    gemeente: Gemeente,
    weg: &'static Weg,
    doel: Doel,
    grondslag: String,
    reden: String,
    categorieen: Vec<Categorie>,
    _a: PhantomData<fn() -> A>,
}

impl<A: Handeling> Permit<A> {
    /// Tenant it holds for.
    pub fn gemeente(&self) -> Gemeente {
        self.gemeente
    }
    /// The way in that fitted: the id of the policy.
    pub fn weg(&self) -> &'static str {
        &self.weg.id
    }
    /// True for somebody who takes part in the casus and has no task in it beyond that.
    pub fn is_deelnemer(&self) -> bool {
        self.weg.gegevens == Gegevens::Deelname
    }
    /// The role that let the actor in, for all records of the gemeente; `None` when a task in this record did.
    pub fn van_rol(&self) -> Option<Rol> {
        self.weg.van_rol()
    }
    /// Role or relation in which the actor acts, for the journaal and the panel.
    pub fn rol(&self) -> &'static str {
        &self.weg.rol
    }
    /// Purpose.
    pub fn doel(&self) -> Doel {
        self.doel
    }
    /// Legal ground.
    pub fn grondslag(&self) -> &str {
        &self.grondslag
    }
    /// Why this is allowed, in a Dutch sentence.
    pub fn reden(&self) -> &str {
        &self.reden
    }
    /// Categories of data that this permit opens (D4, D8): of all ways in that fit, not of the first alone.
    pub fn categorieen(&self) -> &[Categorie] {
        &self.categorieen
    }
}

/// Access refused: what, why, and whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reden}")]
pub struct Geweigerd {
    /// Code of the act.
    pub handeling: &'static str,
    /// Why not and whom to ask; B1 Dutch.
    pub reden: String,
    /// Reason code for the journaal: id of the policy that forbids, or "geen_weg".
    pub code: &'static str,
    /// True when the asker may not even know that the record exists.
    pub verborgen: bool,
    /// The casus it was about.
    pub casus: Option<CasusId>,
    /// The household it was about.
    pub huishouden: Option<HuishoudenId>,
}

impl Geweigerd {
    /// Id of the policy that forbids, for the journaal; [`beleid::GEEN`] when no way in fitted.
    pub fn beleid(&self) -> &'static str {
        let verbiedt = |h: &'static VanHandeling| h.wegen.iter().any(|w| w.verbiedt && w.id == self.code);
        if beleid::van(self.handeling).is_some_and(verbiedt) {
            self.code
        } else {
            beleid::GEEN
        }
    }
}

/// Decides whether `actor` may do `A` on the record with these facts, for this purpose.
///
/// # Errors
/// [`Geweigerd`] when no way in fits, or something beats them all. A record of another gemeente is always refused,
/// and hidden. When the policies can't be read or applied the answer is no.
pub fn decide<A: Handeling>(actor: &Actor, doel: Doel, feiten: &Feiten) -> Result<Permit<A>, Geweigerd> {
    Vraag::nieuw(actor, doel, feiten).mag()
}

/// Who asks about which record. Made once, it answers for many acts: a page with twenty buttons.
pub struct Vraag<'a> {
    actor: &'a Actor,
    doel: Doel,
    feiten: &'a Feiten,
    basis: Option<Basis>,
}

impl std::fmt::Debug for Vraag<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vraag")
            .field("doel", &self.doel)
            .finish_non_exhaustive()
    }
}

impl<'a> Vraag<'a> {
    /// A question about the record with these facts.
    pub fn nieuw(actor: &'a Actor, doel: Doel, feiten: &'a Feiten) -> Self {
        Self {
            actor,
            doel,
            feiten,
            basis: basis(actor, doel, feiten),
        }
    }

    /// As [`decide`].
    ///
    /// # Errors
    /// As [`decide`].
    pub fn mag<A: Handeling>(&self) -> Result<Permit<A>, Geweigerd> {
        let (actor, feiten) = (self.actor, self.feiten);
        let Some(regels) = beleid::van(A::CODE) else {
            return Err(geweigerd::<A>(
                feiten,
                "beleid",
                "Dit kan nu niet.".to_owned(),
                false,
            ));
        };
        let (toegestaan, gepast) = self.pas_toe(regels);
        if toegestaan {
            let wegen = || gepast.iter().copied().filter(|w| !w.verbiedt);
            if let Some(weg) = wegen().next() {
                let (grondslag, reden) = waarom(weg, actor, feiten);
                return Ok(Permit {
                    gemeente: actor.gemeente,
                    weg,
                    doel: self.doel,
                    grondslag,
                    reden,
                    categorieen: categorieen(wegen(), feiten),
                    _a: PhantomData,
                });
            }
        }
        // What holds for every record says nothing of this one. Else hidden beats said: the sentence of the one would
        // tell of the other.
        let verbod = gepast
            .iter()
            .filter(|w| w.verbiedt)
            .max_by_key(|w| (w.over_vrager, w.verborgen))
            .copied();
        Err(match verbod {
            Some(w) => geweigerd::<A>(feiten, &w.id, verbodstekst(w, actor), w.verborgen),
            None => geweigerd::<A>(feiten, "geen_weg", weigertekst::<A>(actor, regels), false),
        })
    }

    /// What the policies say, and which of them said it, in order of preference.
    fn pas_toe(&self, regels: &'static VanHandeling) -> (bool, Vec<&'static Weg>) {
        let vraag = self
            .basis
            .as_ref()
            .and_then(|b| Some((b, b.verzoek(&regels.actie)?)));
        let Some((basis, verzoek)) = vraag else {
            return (false, Vec::new());
        };
        let antwoord = Authorizer::new().is_authorized(&verzoek, &regels.regels, &basis.entiteiten);
        // A policy that fails is skipped by Cedar. Were it one that forbids, that would open the door.
        let foutloos = antwoord.diagnostics().errors().next().is_none();
        let mut gepast: Vec<&'static Weg> = Vec::new();
        for weg in &regels.wegen {
            let zei_dit = |id: &cedar_policy::PolicyId| AsRef::<str>::as_ref(id) == weg.id;
            if antwoord.diagnostics().reason().any(zei_dit) {
                gepast.push(weg);
            }
        }
        (foutloos && antwoord.decision() == Decision::Allow, gepast)
    }
}

fn geweigerd<A: Handeling>(feiten: &Feiten, code: &'static str, reden: String, verborgen: bool) -> Geweigerd {
    Geweigerd {
        handeling: A::CODE,
        reden,
        code,
        verborgen,
        casus: feiten.casus().map(|c| c.id),
        huishouden: feiten.huishouden(),
    }
}

/// What a policy that forbids says to who asks.
fn verbodstekst(weg: &Weg, actor: &Actor) -> String {
    let gast = actor.gast.as_ref().and_then(|g| g.dicht.as_deref());
    weg.reden.replace("{gast}", gast.unwrap_or_default())
}

/// Ground and reason that go with a way in.
fn waarom(weg: &Weg, actor: &Actor, feiten: &Feiten) -> (String, String) {
    let van_deelname = || {
        feiten
            .casus()
            .and_then(|c| c.deelname.as_ref())
            .map(|d| d.grondslag.clone())
            .unwrap_or_default()
    };
    let mut grond = if weg.grond == "{deelname}" {
        van_deelname()
    } else {
        weg.grond.clone()
    };
    // A guest acts for this gemeente because of the agreement: it goes into each row of the journaal.
    if let Some(gast) = &actor.gast {
        grond = format!("{grond}; {}", gast.grond());
    }
    (grond, weg.reden.replace("{team}", &actor.team_naam))
}

fn categorieen<'a>(wegen: impl Iterator<Item = &'a Weg> + Clone, feiten: &Feiten) -> Vec<Categorie> {
    let deelname = feiten.casus().and_then(|c| c.deelname.as_ref());
    Categorie::ALL
        .iter()
        .copied()
        .filter(|c| {
            wegen.clone().any(|w| match &w.gegevens {
                Gegevens::Lijst(lijst) => lijst.contains(c),
                Gegevens::Deelname => deelname.is_some_and(|d| d.categorieen.contains(c)),
            })
        })
        .collect()
}

fn weigertekst<A: Handeling>(actor: &Actor, regels: &VanHandeling) -> String {
    if actor.soort != ActorSoort::Medewerker {
        return format!("Je moet aangemeld zijn om dit te doen: {}.", A::LABEL);
    }
    let mut wie: Vec<&str> = regels
        .wegen
        .iter()
        .filter(|w| !w.verbiedt && !matches!(w.id.as_str(), "iedereen" | "aangemeld" | "systeem"))
        .map(|w| w.wie.as_str())
        .collect();
    let laatste = wie.pop().unwrap_or("de beheerder");
    let opsomming = if wie.is_empty() {
        laatste.to_owned()
    } else {
        format!("{} of {laatste}", wie.join(", "))
    };
    format!(
        "Je mag dit niet: {}. Dat mag wel: {opsomming}. Heb je dit nodig voor je werk? Vraag het de procesmanager.",
        A::LABEL
    )
}
