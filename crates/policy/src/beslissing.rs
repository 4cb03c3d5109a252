// SPDX-License-Identifier: EUPL-1.2
//! The decision on one act, and the permit that comes of it.

use crate::{Actor, ActorSoort, Doel, Feiten, Handeling, Rol, Via};
use domain::Gemeente;
use std::marker::PhantomData;

/// Proof that the actor may do `A` on the record it was decided for. Only [`decide`] makes one.
#[derive(Debug, Clone)]
pub struct Permit<A: Handeling> {
    gemeente: Gemeente,
    via: Via,
    rol: String,
    doel: Doel,
    grondslag: String,
    reden: String,
    _a: PhantomData<fn() -> A>,
}

impl<A: Handeling> Permit<A> {
    /// Tenant it holds for.
    pub fn gemeente(&self) -> Gemeente {
        self.gemeente
    }
    /// The way in that fitted.
    pub fn via(&self) -> Via {
        self.via
    }
    /// Role or relation in which the actor acts, for the journaal and the panel.
    pub fn rol(&self) -> &str {
        &self.rol
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
}

/// Access refused: what, why, and whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reden}")]
pub struct Geweigerd {
    /// Code of the act.
    pub handeling: &'static str,
    /// Why not and whom to ask; B1 Dutch.
    pub reden: String,
    /// True when the asker may not even know that the record exists.
    pub verborgen: bool,
}

/// Decides whether `actor` may do `A` on the record with these facts, for this purpose.
///
/// # Errors
/// [`Geweigerd`] when no way in fits. A record of another gemeente is always refused, and hidden.
pub fn decide<A: Handeling>(actor: &Actor, doel: Doel, feiten: &Feiten) -> Result<Permit<A>, Geweigerd> {
    if feiten.gemeente().is_some_and(|g| g != actor.gemeente) {
        return Err(Geweigerd {
            handeling: A::CODE,
            reden: "Dit is niet gevonden.".to_owned(),
            verborgen: true,
        });
    }
    match A::VIA.iter().copied().find(|via| past(*via, actor, feiten)) {
        Some(via) => {
            let (rol, grondslag, reden) = waarom(via, actor, feiten);
            Ok(Permit {
                gemeente: actor.gemeente,
                via,
                rol,
                doel,
                grondslag,
                reden,
                _a: PhantomData,
            })
        }
        None => Err(Geweigerd {
            handeling: A::CODE,
            reden: weigertekst::<A>(actor),
            verborgen: false,
        }),
    }
}

fn past(via: Via, actor: &Actor, feiten: &Feiten) -> bool {
    let medewerker = actor.soort == ActorSoort::Medewerker;
    match via {
        Via::Iedereen => true,
        Via::Aangemeld => medewerker,
        Via::Systeem => actor.soort == ActorSoort::Systeem,
        Via::Rol(rol) => medewerker && actor.is(rol),
        Via::TeamVanMelding => match feiten {
            Feiten::Melding(m) => medewerker && actor.team == Some(m.team),
            _ => false,
        },
        Via::AanbodAanTeam => match feiten {
            Feiten::Melding(m) => medewerker && m.aanbod_aan.is_some() && m.aanbod_aan == actor.team,
            _ => false,
        },
        Via::Regisseur => feiten
            .casus()
            .is_some_and(|c| c.regisseur.is_some() && c.regisseur == actor.medewerker),
        Via::Waarnemer => medewerker && feiten.casus().is_some_and(|c| c.waarnemer),
        Via::Deelnemer => medewerker && feiten.casus().is_some_and(|c| c.deelname.is_some()),
        Via::MdoAgenda => medewerker && actor.is(Rol::Mdo) && feiten.casus().is_some_and(|c| c.op_mdo),
        Via::TeamleiderVanCasus => {
            medewerker
                && actor.is(Rol::Teamleider)
                && feiten.casus().is_some_and(|c| Some(c.team) == actor.team)
        }
    }
}

/// Role, ground and reason that go with a way in.
fn waarom(via: Via, actor: &Actor, feiten: &Feiten) -> (String, String, String) {
    const WMO: &str = "Wmo 2015, artikel 2.3.2";
    const TOEGANG: &str = "Wmo 2015, artikel 2.3.2 en Jeugdwet, artikel 2.3";
    const TOEZICHT: &str = "AVG, artikel 39 lid 1 onder b";
    let (rol, grond, reden): (&str, &str, String) = match via {
        Via::Iedereen => (
            "melder",
            "AVG, artikel 6 lid 1 onder e",
            "Iedereen mag dit.".to_owned(),
        ),
        Via::Aangemeld => ("medewerker", TOEGANG, "Je bent aangemeld.".to_owned()),
        Via::Systeem => (
            "systeem",
            "AVG, artikel 6 lid 1 onder e",
            "Het systeem doet dit zelf.".to_owned(),
        ),
        Via::Rol(r) => (
            r.code(),
            // Supervision is a task of the FG by law, not help to a resident.
            if r == Rol::Fg { TOEZICHT } else { TOEGANG },
            format!("Je rol is {}.", r.label().to_lowercase()),
        ),
        Via::TeamVanMelding => (
            "behandelend team",
            WMO,
            "Deze melding is van jouw team.".to_owned(),
        ),
        Via::AanbodAanTeam => (
            "gevraagd team",
            WMO,
            "Deze melding is aan jouw team aangeboden.".to_owned(),
        ),
        Via::Regisseur => (
            "casusregisseur",
            TOEGANG,
            "Je bent de casusregisseur van dit huishouden.".to_owned(),
        ),
        Via::Waarnemer => (
            "waarnemer",
            TOEGANG,
            "Je neemt waar voor de casusregisseur.".to_owned(),
        ),
        Via::Deelnemer => {
            let grond = feiten
                .casus()
                .and_then(|c| c.deelname.clone())
                .unwrap_or_default();
            return (
                "deelnemer".to_owned(),
                grond,
                "Je doet mee in deze casus.".to_owned(),
            );
        }
        Via::MdoAgenda => (
            "MDO-lid",
            TOEGANG,
            "Deze casus staat op de agenda van het MDO.".to_owned(),
        ),
        Via::TeamleiderVanCasus => (
            "teamleider",
            TOEGANG,
            format!("Deze casus hoort bij jouw team, {}.", actor.team_naam),
        ),
    };
    (rol.to_owned(), grond.to_owned(), reden)
}

fn weigertekst<A: Handeling>(actor: &Actor) -> String {
    if actor.soort != ActorSoort::Medewerker {
        return format!("Je moet aangemeld zijn om dit te doen: {}.", A::LABEL);
    }
    let mut wie: Vec<&str> = A::VIA
        .iter()
        .filter(|via| !matches!(via, Via::Iedereen | Via::Aangemeld | Via::Systeem))
        .map(|via| via.wie())
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
