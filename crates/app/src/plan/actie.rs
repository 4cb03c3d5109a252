// SPDX-License-Identifier: EUPL-1.2
//! Actions: add, change, and how they go.

use super::beeld::{eigen, eigenaren, onleesbaar, trede};
use super::{Ander, grendel, inzien, klaar};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::plan::{ActieStatus, NieuweActie, Trede, controleer_status};
use domain::{ActieId, CasusId, DoelId, Fouten, Weigering};
use jiff::civil::Date;
use policy::handelingen::{ActieBijwerken, PlanWijzigen};
use std::collections::BTreeSet;
use store::Uow;
use store::casus::CasusKop;
use store::journaal::Soort;
use store::plan::{ActieRij, ActieWaarden};

/// An action as typed, with who was chosen from the list.
#[derive(Clone, Debug, Default)]
pub struct ActieInvoer {
    /// The fields. `wie_soort` and `wie` count when nobody was chosen.
    pub actie: NieuweActie,
    /// `persoon:<id>`, `betrokkene:<id>`, or empty for somebody who is not in the list.
    pub keuze: String,
}

async fn waarden(
    uow: &mut Uow,
    kop: &CasusKop,
    invoer: &ActieInvoer,
    geprobeerd: &BTreeSet<Trede>,
    dagen: (Date, Date),
) -> Uitkomst<ActieWaarden> {
    let (vandaag, vanaf) = dagen;
    let mut typed = invoer.actie.clone();
    let mut gekozen = (None, None);
    if !invoer.keuze.is_empty() {
        let lijst = eigenaren(uow, kop, vandaag).await?;
        let Some(e) = lijst.into_iter().find(|e| e.sleutel == invoer.keuze) else {
            let mut f = Fouten::new();
            f.voeg(
                "keuze",
                "Deze persoon is niet meer betrokken. Kies iemand anders.",
            );
            return Err(f.into());
        };
        typed.wie_soort = e.soort.code().to_owned();
        typed.wie = e.naam;
        gekozen = match e.sleutel.split_once(':') {
            Some(("persoon", id)) => (id.parse().ok(), None),
            Some((_, id)) => (None, id.parse().ok()),
            None => (None, None),
        };
    }
    Ok(ActieWaarden {
        actie: typed.valideer(geprobeerd, vanaf)?,
        persoon: gekozen.0,
        betrokkene: gekozen.1,
    })
}

fn geprobeerd(acties: &[ActieRij], doel: DoelId, behalve: Option<ActieId>) -> BTreeSet<Trede> {
    acties
        .iter()
        .filter(|a| a.doel_id == doel && Some(a.id) != behalve)
        .filter_map(|a| trede(a.trede))
        .collect()
}

/// Adds an action to a goal.
///
/// # Errors
/// [`AppFout::Invoer`] by field (`keuze`, `wat`, `wie_soort`, `wie`, `voor`, `trede`, `trede_reden`); closed; access; the store.
pub async fn nieuwe_actie(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    doel: DoelId,
    invoer: &ActieInvoer,
) -> Uitkomst<ActieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, casus).await?;
        let bestaat = store::plan::doel(&mut uow, doel).await?;
        let rij = bestaat
            .filter(|d| d.casus_id == casus)
            .ok_or(AppFout::NietGevonden)?;
        if rij.vervallen_reden.is_some() {
            let reden = "Dit doel is vervallen. Neem het eerst terug in het plan.";
            return Err(Weigering::new("plan.doel_vervallen", reden).into());
        }
        let acties = store::plan::acties(&mut uow, casus).await?;
        let vandaag = ctx.vandaag();
        let tredes = geprobeerd(&acties, doel, None);
        let w = waarden(&mut uow, &kop, invoer, &tredes, (vandaag, vandaag)).await?;
        let id = store::plan::nieuwe_actie(&mut uow, &permit, casus, doel, &w).await?;
        klaar(&mut uow, &permit, &kop, Soort::Gemaakt, ("actie", id), "actie").await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn haal(uow: &mut Uow, casus: CasusId, id: ActieId) -> Uitkomst<ActieRij> {
    store::plan::actie(uow, id)
        .await?
        .filter(|a| a.casus_id == casus)
        .ok_or(AppFout::NietGevonden)
}

/// An action as it is stored now, with who changed it last: for its form, and for the page that shows both versions.
///
/// # Errors
/// Access, not found, the store.
pub async fn actie(app: &App, ctx: &Ctx, casus: CasusId, id: ActieId) -> Uitkomst<(ActieRij, Option<Ander>)> {
    let ctx = &crate::casus::blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let ander = inzien(&mut uow, ctx, casus, ("actie", id.uuid())).await?;
        let rij = haal(&mut uow, casus, id).await?;
        Ok((rij, ander))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Changes what, who, when or the rung. A day that had passed already may stay.
///
/// # Errors
/// [`AppFout::Invoer`], [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn wijzig_actie(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    id: ActieId,
    version: i64,
    invoer: &ActieInvoer,
) -> Uitkomst<ActieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, casus).await?;
        let rij = haal(&mut uow, casus, id).await?;
        if rij.version != version {
            return Err(AppFout::Gewijzigd);
        }
        let acties = store::plan::acties(&mut uow, casus).await?;
        let vandaag = ctx.vandaag();
        let blijft = domain::import::lees_datum(&invoer.actie.voor) == Some(rij.voor);
        let vanaf = if blijft { rij.voor.min(vandaag) } else { vandaag };
        let tredes = geprobeerd(&acties, rij.doel_id, Some(id));
        let w = waarden(&mut uow, &kop, invoer, &tredes, (vandaag, vanaf)).await?;
        store::plan::wijzig_actie(&mut uow, &permit, id, version, &w).await?;
        klaar(&mut uow, &permit, &kop, Soort::Gewijzigd, ("actie", id), "actie").await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Says how an action goes. Who only takes part in the casus says so of their own actions.
///
/// # Errors
/// [`AppFout::Invoer`] at `status` or `reden`, [`AppFout::Regel`], [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn zet_status(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    id: ActieId,
    version: i64,
    status: &str,
    reden: &str,
) -> Uitkomst<ActieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<ActieBijwerken>(&mut uow, ctx, casus).await?;
        let rij = haal(&mut uow, casus, id).await?;
        domain::plan::mag_bijwerken(permit.is_deelnemer(), eigen(ctx, &rij))?;
        if rij.version != version {
            return Err(AppFout::Gewijzigd);
        }
        let mut fouten = Fouten::new();
        let naar: Option<ActieStatus> = status.trim().parse().ok();
        if reden.chars().count() > 500 {
            fouten.voeg(
                "reden",
                "Deze tekst is te lang. Maak hem korter: hoogstens 500 tekens.",
            );
        }
        match naar {
            None => fouten.voeg("status", "Kies hoe het met deze actie gaat."),
            Some(naar) => match controleer_status(*rij.status, naar, reden) {
                Err(w) if w.code == "plan.status_reden" => fouten.voeg("reden", w.reden),
                anders => anders?,
            },
        }
        let naar = fouten.of(naar)?.ok_or_else(|| onleesbaar("status"))?;
        let vandaag = ctx.vandaag();
        store::plan::zet_status(&mut uow, &permit, id, version, naar, reden.trim(), vandaag).await?;
        klaar(&mut uow, &permit, &kop, Soort::Gewijzigd, ("actie", id), "status").await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
