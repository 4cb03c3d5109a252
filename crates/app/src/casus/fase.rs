// SPDX-License-Identifier: EUPL-1.2
//! Phase steps (D3): what can be done next, what is missing for it, and doing it.

use super::regisseur::houdt_plek;
use crate::{App, AppFout, Ctx, Uitkomst, afsluiten, inrichting};
use domain::casus::{
    Casusstand, Fase, Fasewissel, Sluitreden, Stap, StapSoort, doorlooptijden, fase_uiterlijk, sluit_vroeg,
    stappen, wat_nu, zet,
};
use domain::inrichting::Inrichting;
use domain::{CasusId, Weigering};
use jiff::Timestamp;
use policy::handelingen::{CasusAfsluiten, CasusFase, CasusOpenen};
use policy::{Feiten, Permit};
use store::casus::CasusKop;
use store::fase::{FaseStapRij, NieuweStap};
use store::journaal::{Boeking, Soort};
use store::taak::NieuweTaak;
use store::{Uow, techniek};

/// A step that can be chosen, with what is missing for it.
#[derive(Clone, Debug)]
pub struct MogelijkeStap {
    /// The step.
    pub stap: Stap,
    /// What is missing; empty: it can be taken now.
    pub ontbreekt: Vec<Weigering>,
}

/// The page on phases.
#[derive(Clone, Debug)]
pub struct FaseBeeld {
    /// The casus.
    pub kop: CasusKop,
    /// What to do now.
    pub wat_nu: String,
    /// Steps forward and back.
    pub stappen: Vec<MogelijkeStap>,
    /// May it be closed early from here?
    pub vroeg: bool,
    /// History.
    pub historie: Vec<FaseStapRij>,
    /// Calendar days per phase.
    pub dagen: Vec<(Fase, i64)>,
}

/// What is there in a casus, open ends included. Four small queries.
///
/// # Errors
/// [`AppFout::NietGevonden`]; the store.
pub async fn stand(uow: &mut Uow, ctx: &Ctx, inr: &Inrichting, casus: CasusId) -> Uitkomst<Casusstand> {
    let rij = store::fase::stand(uow, casus)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let open = afsluiten::stand(uow, ctx, inr, casus).await?;
    Ok(Casusstand {
        regisseur: rij.regisseur,
        intake: rij.intake,
        planversie: rij.planversie,
        plan_gezien_door_mdo: rij.gezien,
        oordeel_inwoner: rij.oordeel,
        open_einden: open.zonder_antwoord().count(),
        nazorg_open: usize::try_from(rij.nazorg_open).unwrap_or(0),
        hermelding: false,
    })
}

/// Opens the page on phases.
///
/// # Errors
/// Access, not found, the store.
pub async fn beeld(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<FaseBeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = beeld_in(&mut uow, ctx, id).await;
    app.sluit(ctx, uow, uit).await
}

async fn beeld_in(uow: &mut Uow, ctx: &Ctx, id: CasusId) -> Uitkomst<FaseBeeld> {
    let kop = store::casus::kop(uow, id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit: Permit<CasusOpenen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
    let inr = inrichting::geldend(uow, ctx).await?;
    let stand = stand(uow, ctx, &inr, id).await?;
    let historie = store::fase::historie(uow, id).await?;
    let verloop: Vec<(Fase, Timestamp)> = historie.iter().map(|s| (*s.naar, s.op)).collect();
    let boeking = Boeking {
        casus: Some(id),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "fase",
        velden: &["fase"],
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gelezen, boeking).await?;
    let fase = *kop.fase;
    Ok(FaseBeeld {
        wat_nu: wat_nu(fase, &stand),
        stappen: stappen(fase)
            .filter(|s| s.soort != StapSoort::VroegSluiten)
            .map(|stap| MogelijkeStap {
                ontbreekt: stand.ontbreekt_voor(&stap),
                stap,
            })
            .collect(),
        vroeg: stappen(fase).any(|s| s.soort == StapSoort::VroegSluiten),
        dagen: doorlooptijden(&verloop, ctx.nu).into_iter().collect(),
        historie,
        kop,
    })
}

/// Takes a step forward or back.
///
/// # Errors
/// [`AppFout::Regel`] with all that is missing, or when the regisseur has no room, [`AppFout::Gewijzigd`], access, the store.
pub async fn doe_stap(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    naar: Fase,
    reden: &str,
    version: i64,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = doe_stap_in(&mut uow, ctx, id, naar, reden, version).await;
    app.sluit(ctx, uow, uit).await
}

async fn doe_stap_in(
    uow: &mut Uow,
    ctx: &Ctx,
    id: CasusId,
    naar: Fase,
    reden: &str,
    version: i64,
) -> Uitkomst<CasusId> {
    let (kop, feiten, permit) = grendel(uow, ctx, id, version).await?;
    let inr = inrichting::geldend(uow, ctx).await?;
    let stand = stand(uow, ctx, &inr, id).await?;
    let wissel = zet(*kop.fase, naar, &stand, reden).map_err(samen)?;
    if let Some(wie) = kop.regisseur_id {
        houdt_plek(uow, ctx, &inr.caseload, id, wie, (wissel.van, wissel.naar)).await??;
    }
    schrijf(uow, ctx, &inr, &permit, &kop, &wissel).await?;
    if naar == Fase::Nazorg {
        plan_nazorg(uow, ctx, &inr, &permit, &kop).await?;
    }
    if naar == Fase::Gesloten {
        sluit_alles(uow, ctx, &feiten, id).await?;
    }
    techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}

/// Closes a casus before its time, with a fixed reason and an explanation.
///
/// # Errors
/// [`AppFout::Regel`] with all reasons why not, [`AppFout::Gewijzigd`], access, the store.
pub async fn sluit_eerder(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    sluitreden: Sluitreden,
    toelichting: &str,
    version: i64,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, feiten, permit) = grendel(&mut uow, ctx, id, version).await?;
        let inr = inrichting::geldend(&mut uow, ctx).await?;
        let wissel = sluit_vroeg(*kop.fase, sluitreden, toelichting).map_err(samen)?;
        schrijf(&mut uow, ctx, &inr, &permit, &kop, &wissel).await?;
        sluit_alles(&mut uow, ctx, &feiten, id).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The casus, locked, and unchanged since the page was made. Access goes first: who may not come here is not told that
/// a colleague was there.
async fn grendel(
    uow: &mut Uow,
    ctx: &Ctx,
    id: CasusId,
    version: i64,
) -> Uitkomst<(CasusKop, Feiten, Permit<CasusFase>)> {
    let kop = store::casus::kop_grendel(uow, id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let feiten = kop.feiten(uow.gemeente());
    let permit: Permit<CasusFase> = ctx.mag(&feiten)?;
    if kop.version == version {
        Ok((kop, feiten, permit))
    } else {
        Err(AppFout::Gewijzigd)
    }
}

async fn schrijf(
    uow: &mut Uow,
    ctx: &Ctx,
    inr: &Inrichting,
    permit: &Permit<CasusFase>,
    kop: &CasusKop,
    wissel: &Fasewissel,
) -> Uitkomst<()> {
    let reden = match wissel.sluitreden {
        Some(s) => format!("{}. {}", s.label(), wissel.reden),
        None => wissel.reden.clone(),
    };
    let termijn = fase_uiterlijk(wissel.naar, ctx.nu, &inr.termijnen).unwrap_or(ctx.nu);
    let stap = NieuweStap {
        casus: kop.id,
        van: Some(wissel.van),
        naar: wissel.naar,
        termijn,
        reden: &reden,
    };
    store::fase::zet(uow, permit, &stap, kop.version).await?;
    let boeking = Boeking {
        casus: Some(kop.id),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "fase",
        onderwerp_id: Some(kop.id.uuid()),
        velden: &["fase"],
        reden: wissel.naar.code(),
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gewijzigd, boeking).await?;
    Ok(())
}

async fn plan_nazorg(
    uow: &mut Uow,
    ctx: &Ctx,
    inr: &Inrichting,
    permit: &Permit<CasusFase>,
    kop: &CasusKop,
) -> Uitkomst<()> {
    for moment in domain::afsluiten::nazorgmomenten(ctx.vandaag(), &inr.termijnen) {
        let taak = NieuweTaak {
            soort: "nazorg",
            tekst: &moment.tekst,
            casus: Some(kop.id),
            medewerker: kop.regisseur_id,
            team: Some(kop.team_id),
            voor: moment.datum,
        };
        store::taak::maak(uow, permit, &taak).await?;
    }
    Ok(())
}

async fn sluit_alles(uow: &mut Uow, ctx: &Ctx, feiten: &Feiten, id: CasusId) -> Uitkomst<()> {
    let permit: Permit<CasusAfsluiten> = ctx.mag(feiten)?;
    store::fase::beeindig(uow, &permit, id, ctx.vandaag()).await?;
    uow.boek(
        &permit,
        Soort::Gewijzigd,
        Boeking {
            casus: Some(id),
            onderwerp: "casus",
            ..Boeking::default()
        },
    )
    .await?;
    Ok(())
}

/// All reasons in one refusal: the code of the first, the texts of all.
fn samen(weigeringen: Vec<Weigering>) -> AppFout {
    let code = weigeringen
        .first()
        .map_or("casus.stap", |w| w.code.as_str())
        .to_owned();
    let reden = weigeringen
        .iter()
        .map(|w| w.reden.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    AppFout::Regel(Weigering { code, reden })
}
