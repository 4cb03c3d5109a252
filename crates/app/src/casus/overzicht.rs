// SPDX-License-Identifier: EUPL-1.2
//! The overview of a casus: the plan in short, what happened, who is involved, who lives here, what is next.
//! A fixed number of queries, however long the history is.

use super::blad::{self, Blad};
use crate::{App, Ctx, Uitkomst};
use domain::CasusId;
use domain::huishouden::{BetrokkeneSoort, Persoonsnaam, is_ongeboren, leeftijd_tekst, ongeboren_tekst};
use domain::notitie::Categorie;
use domain::plan::{ActieStatus, Akkoord, te_laat, toont_doel};
use jiff::Timestamp;
use jiff::civil::Date;
pub use store::betrokkene::BetrokkeneRij;
use store::casus_overzicht as winkel;
pub use store::casus_overzicht::{EersteMelding, HiernaRij, PlanRegel, VersieOordeel};
pub use store::huishouden::LidRij;
pub use store::tijdlijn::MomentRij;
use store::{Uow, betrokkene, huishouden, tijdlijn};

/// An action in short.
#[derive(Clone, Debug)]
pub struct ActieKort {
    /// Rung, 1–4.
    pub trede: u8,
    /// What.
    pub wat: String,
    /// Why a rung was skipped.
    pub trede_reden: String,
    /// Who.
    pub wie: String,
    /// Before when.
    pub voor: Date,
    /// How it stands.
    pub status: ActieStatus,
    /// Days late.
    pub te_laat: Option<i64>,
}

/// A goal in short.
#[derive(Clone, Debug)]
pub struct DoelKort {
    /// Life area.
    pub leefgebied: String,
    /// In the resident's words.
    pub woorden: String,
    /// Score at the start.
    pub begin: Option<i32>,
    /// Score now.
    pub nu: Option<i32>,
    /// Its actions.
    pub acties: Vec<ActieKort>,
}

/// A member of the household.
#[derive(Clone, Debug)]
pub struct Lid {
    /// Name, or "Ongeboren kind".
    pub naam: String,
    /// "17 jaar · wordt 18 op 9 april".
    pub leeftijd: String,
    /// Turns 18 within a year: plan the transition.
    pub overgang: bool,
    /// Where the member stays, when not at the address of the household, as the reader may know it.
    pub verblijf: String,
    /// The row, without where the member stays.
    pub rij: LidRij,
}

impl Lid {
    /// Members of now and of before, the oldest first, an unborn child last.
    pub fn lijst(mut rijen: Vec<LidRij>, vandaag: Date) -> (Vec<Self>, Vec<Self>) {
        rijen.sort_by_key(|r| (r.geboortedatum.unwrap_or(Date::MAX), r.verwacht_op, r.persoon_id));
        rijen
            .into_iter()
            .map(|r| Self::van(r, vandaag))
            .partition(|l| l.rij.tot.is_none())
    }
    /// A member as shown.
    pub fn van(rij: LidRij, vandaag: Date) -> Self {
        let naam = Persoonsnaam {
            voornamen: rij.voornamen.clone(),
            roepnaam: String::new(),
            voorvoegsel: rij.voorvoegsel.clone(),
            achternaam: rij.geslachtsnaam.clone(),
        };
        let ongeboren = is_ongeboren(*rij.rol, rij.geboortedatum, rij.verwacht_op);
        let leeftijd = if ongeboren {
            ongeboren_tekst(rij.verwacht_op)
        } else {
            leeftijd_tekst(rij.geboortedatum, vandaag)
        };
        Self {
            naam: if ongeboren && rij.voornamen.is_empty() {
                "Ongeboren kind".to_owned()
            } else {
                naam.volledig()
            },
            overgang: leeftijd.contains("wordt 18"),
            leeftijd,
            verblijf: String::new(),
            rij,
        }
    }
}

/// The overview.
#[derive(Clone, Debug)]
pub struct Overzicht {
    /// Head.
    pub blad: Blad,
    /// Goals with actions.
    pub doelen: Vec<DoelKort>,
    /// Newest version with its judgements.
    pub oordelen: Vec<VersieOordeel>,
    /// What happened last.
    pub momenten: Vec<MomentRij>,
    /// Who is involved now.
    pub betrokkenen: Vec<BetrokkeneRij>,
    /// Who lives here now.
    pub leden: Vec<Lid>,
    /// What is planned.
    pub hierna: Vec<HiernaRij>,
    /// The melding that it began with.
    pub eerste: Option<EersteMelding>,
}

impl Overzicht {
    /// "versie 3 · akkoord van I. Boersma-proef en 4 partijen, 1 oneens".
    pub fn oordeel_tekst(&self) -> String {
        let Some(eerste) = self.oordelen.first() else {
            return "nog geen versie vastgelegd".to_owned();
        };
        let telt = |wat: Akkoord| {
            self.oordelen
                .iter()
                .filter(move |o| o.oordeel.is_some_and(|k| *k == wat))
        };
        let inwoners: Vec<&str> = telt(Akkoord::Akkoord)
            .filter(|o| o.persoon)
            .filter_map(|o| o.naam.as_deref())
            .collect();
        let partijen = telt(Akkoord::Akkoord).filter(|o| !o.persoon).count();
        let mut wie: Vec<String> = inwoners.iter().map(|n| (*n).to_owned()).collect();
        match partijen {
            0 => {}
            1 => wie.push("1 partij".to_owned()),
            n => wie.push(format!("{n} partijen")),
        }
        let delen: Vec<&str> = wie.iter().map(String::as_str).collect();
        let mut tekst = format!("versie {}", eerste.nummer);
        if !delen.is_empty() {
            tekst.push_str(&format!(
                " · akkoord van {}",
                domain::triage::opsomming(&delen, "en")
            ));
        }
        for (soort, woord) in [(Akkoord::Deels, "deels akkoord"), (Akkoord::Oneens, "oneens")] {
            let n = telt(soort).count();
            if n > 0 {
                tekst.push_str(&format!(", {n} {woord}"));
            }
        }
        tekst
    }
    /// Somebody disagrees with the newest version.
    pub fn oneens(&self) -> bool {
        self.oordelen
            .iter()
            .any(|o| o.oordeel.is_some_and(|k| *k == Akkoord::Oneens))
    }
}

/// Opens a casus at its overview.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn overzicht(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<Overzicht> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx, id).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(uow: &mut Uow, ctx: &Ctx, id: CasusId) -> Uitkomst<Overzicht> {
    let velden = ["huishouden", "betrokkenen", "plan", "notities"];
    let open = blad::open(uow, ctx, id, &velden).await?;
    let blad = blad::maak(uow, ctx, &open).await?;
    let vandaag = ctx.vandaag();
    let huis = open.kop.huishouden_id;
    let filter = tijdlijn::Filter {
        soort: String::new(),
        persoon: None,
        leefgebied: String::new(),
        voor: Timestamp::MAX,
        categorieen: blad.categorieen.clone(),
    };
    let plan = winkel::plan(uow, id).await?;
    let doelen = doelen(plan, &open, ctx);
    let mut leden = Lid::lijst(huishouden::leden(uow, huis).await?, vandaag).0;
    let mag_adres = crate::huishouden::geheim::mag_zien(ctx, &open.feiten);
    let contact = blad.toont(Categorie::Contact);
    for lid in &mut leden {
        lid.verberg_adres(mag_adres, contact);
    }
    let mut betrokkenen = betrokkene::van_huishouden(uow, huis).await?;
    if !contact {
        zonder_netwerk_telefoon(&mut betrokkenen);
    }
    Ok(Overzicht {
        doelen,
        oordelen: winkel::oordelen(uow, id).await?,
        momenten: tijdlijn::momenten(uow, id, &filter, 6).await?,
        betrokkenen: betrokkenen
            .into_iter()
            .filter(|b| b.tot.is_none_or(|tot| tot >= vandaag))
            .collect(),
        leden,
        hierna: winkel::hierna(uow, id).await?,
        eerste: winkel::eerste_melding(uow, id).await?,
        blad,
    })
}

/// Takes out the phone numbers of family and friends; those of professionals are for everybody in the casus.
pub(crate) fn zonder_netwerk_telefoon(rijen: &mut [BetrokkeneRij]) {
    for b in rijen.iter_mut().filter(|b| *b.soort == BetrokkeneSoort::Netwerk) {
        b.telefoon = String::new();
        b.email = String::new();
    }
}

/// The plan in short, as far as the actor may see it.
pub(super) fn doelen(mut rijen: Vec<PlanRegel>, open: &blad::Geopend, ctx: &Ctx) -> Vec<DoelKort> {
    let (inrichting, vandaag) = (&open.inrichting, ctx.vandaag());
    let eigen: Vec<domain::DoelId> = rijen
        .iter()
        .filter(|r| r.van_medewerker.is_some() && r.van_medewerker == ctx.actor.medewerker)
        .map(|r| r.doel_id)
        .collect();
    rijen.retain(|r| {
        toont_doel(
            inrichting.leefgebied_categorie(&r.leefgebied),
            open.permit.categorieen(),
            eigen.contains(&r.doel_id),
        )
    });
    let mut uit: Vec<DoelKort> = Vec::new();
    let mut laatste = None;
    for r in rijen {
        if laatste != Some(r.doel_id) {
            laatste = Some(r.doel_id);
            uit.push(DoelKort {
                leefgebied: inrichting.leefgebied_label(&r.leefgebied).to_owned(),
                woorden: r.woorden,
                begin: r.score_begin,
                nu: r.score_nu,
                acties: Vec::new(),
            });
        }
        let (Some(doel), Some(status), Some(voor)) = (uit.last_mut(), r.status, r.voor) else {
            continue;
        };
        doel.acties.push(ActieKort {
            trede: r.trede.and_then(|t| u8::try_from(t).ok()).unwrap_or(1),
            wat: r.wat.unwrap_or_default(),
            trede_reden: r.trede_reden.unwrap_or_default(),
            wie: r.wie.unwrap_or_default(),
            voor,
            status: *status,
            te_laat: te_laat(*status, voor, vandaag),
        });
    }
    uit
}
