// SPDX-License-Identifier: EUPL-1.2
//! Asking, answering, and taking a question back.

use super::{Gevonden, boeking, partijen, stand_van, stand_verder, vind_grendel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::bekendheid::{Kader, NieuwAntwoord, NieuwVerrijkingsantwoord, NieuweVerrijking, NieuweVraag};
use domain::{BekendheidId, CasusId, VerrijkingId, Weigering};
use policy::handelingen::{BekendheidAntwoorden, BekendheidVragen};
use store::bekendheid::{self as db, VerrijkingRij};
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::{StoreFout, Uow, techniek};

fn eis_lopend(kop: &CasusKop) -> Result<(), Weigering> {
    if kop.gesloten_op.is_some() {
        return Err(Weigering::new(
            "bekendheid.gesloten",
            "Deze casus is gesloten. Er kan niets meer worden gevraagd of geantwoord.",
        ));
    }
    Ok(())
}

/// Asks partners whether somebody is known; gives the casus.
///
/// # Errors
/// [`AppFout::Invoer`] with all that is wrong; [`AppFout::Regel`] when the casus is closed; `Gewijzigd` when somebody
/// else asked the same meanwhile; access, not found, the store.
pub async fn vraag(app: &App, ctx: &Ctx, casus: CasusId, nieuw: &NieuweVraag) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop_grendel(&mut uow, casus, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let permit = ctx.mag::<BekendheidVragen>(&kop.feiten(uow.gemeente()))?;
        eis_lopend(&kop)?;
        let leden: Vec<_> = store::casus_blad::leden_namen(&mut uow, kop.huishouden_id)
            .await?
            .into_iter()
            .map(|l| l.persoon_id)
            .collect();
        let partijen = partijen(&mut uow, casus, ctx.vandaag()).await?;
        let open: Vec<_> = db::van_casus(&mut uow, casus)
            .await?
            .iter()
            .filter(|r| stand_van(r, ctx.vandaag()).wacht())
            .map(|r| (r.persoon_id, r.betrokkene_id))
            .collect();
        let inrichting = crate::inrichting::geldend(&mut uow, ctx).await?;
        let g = nieuw.valideer(&Kader {
            vandaag: ctx.vandaag(),
            termijn: inrichting.termijnen.bekendheid,
            leden: &leden,
            partijen: &partijen,
            open: &open,
        })?;
        let ids = match db::vraag(&mut uow, &permit, casus, &g).await {
            Err(StoreFout::Uniek(_)) => return Err(AppFout::Gewijzigd),
            anders => anders?,
        };
        for id in ids {
            let b = Boeking {
                casus: Some(casus),
                huishouden: Some(kop.huishouden_id),
                persoon: Some(g.persoon),
                onderwerp: "bekendheid",
                onderwerp_id: Some(id.uuid()),
                velden: &["bekendheid"],
                reden: "gevraagd",
            };
            uow.boek(&permit, Soort::Gemaakt, b).await?;
        }
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Answers a question that was read as `version`; gives it.
///
/// # Errors
/// `Gewijzigd` when it changed meanwhile; [`AppFout::Regel`] when it was taken back or more was asked on the answer;
/// wrong input, access, not found (also for who was not asked), the store.
pub async fn antwoord(
    app: &App,
    ctx: &Ctx,
    id: BekendheidId,
    version: i64,
    nieuw: &NieuwAntwoord,
) -> Uitkomst<BekendheidId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = vind_grendel(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<BekendheidAntwoorden>(&g.feiten)?;
        if !g.mijn {
            return Err(AppFout::NietGevonden);
        }
        eis_lopend(&g.kop)?;
        let verrijkt = !db::verrijkingen(&mut uow, id).await?.is_empty();
        let a = nieuw.valideer(stand_van(&g.rij, ctx.vandaag()), verrijkt)?;
        db::antwoord(&mut uow, &permit, id, version, &a).await?;
        // What was said is in the record; the journaal tells that it was.
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            boeking(&g.rij, &g.kop, &["antwoord"], ""),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes a question back that was read as `version`; gives it.
///
/// # Errors
/// `Gewijzigd` when it was answered meanwhile; access, not found, the store.
pub async fn trek_in(app: &App, ctx: &Ctx, id: BekendheidId, version: i64) -> Uitkomst<BekendheidId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = vind_grendel(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<BekendheidVragen>(&g.feiten)?;
        db::trek_in(&mut uow, &permit, id, version).await?;
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            boeking(&g.rij, &g.kop, &["bekendheid"], "ingetrokken"),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Asks more of who said yes; gives the bekendheidscheck.
///
/// # Errors
/// [`AppFout::Regel`] when they did not say yes, have no ground today, or the casus is closed; wrong input, access, not
/// found, the store.
pub async fn vraag_verder(
    app: &App,
    ctx: &Ctx,
    id: BekendheidId,
    nieuw: &NieuweVerrijking,
) -> Uitkomst<BekendheidId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = vind_grendel(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<BekendheidVragen>(&g.feiten)?;
        eis_lopend(&g.kop)?;
        let partij = partijen(&mut uow, g.kop.id, ctx.vandaag())
            .await?
            .into_iter()
            .find(|p| p.id == g.rij.betrokkene_id);
        let inrichting = crate::inrichting::geldend(&mut uow, ctx).await?;
        let v = nieuw.valideer(
            g.rij.uitkomst.as_ref().map(|u| **u),
            partij.as_ref().map(|p| p.opent.as_slice()),
            ctx.vandaag(),
            inrichting.termijnen.bekendheid,
        )?;
        let grondslag = partij.map(|p| p.grondslag).unwrap_or_default();
        db::vraag_verder(&mut uow, &permit, id, &grondslag, &v).await?;
        uow.boek(
            &permit,
            Soort::Gemaakt,
            boeking(&g.rij, &g.kop, &["verrijking"], v.categorie.code()),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn vind_verder(uow: &mut Uow, ctx: &Ctx, id: VerrijkingId) -> Uitkomst<(Gevonden, VerrijkingRij)> {
    let rij = db::lees_verrijking(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let g = vind_grendel(uow, ctx, rij.bekendheid_id).await?;
    // Read again under the lock.
    let rij = db::lees_verrijking(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    Ok((g, rij))
}

/// The bekendheidscheck of a question, for who may see it: where its page is.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn waar(app: &App, ctx: &Ctx, id: VerrijkingId) -> Uitkomst<BekendheidId> {
    let ctx = &crate::casus::blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = vind_verder(&mut uow, ctx, id).await.map(|(g, _)| g.rij.id);
    app.sluit(ctx, uow, uit).await
}

/// Answers a question on a bekendheidscheck that was read as `version`; gives the bekendheidscheck.
///
/// # Errors
/// `Gewijzigd` when it changed meanwhile; [`AppFout::Regel`] when it was answered or taken back; wrong input, access, not
/// found (also for who was not asked), the store.
pub async fn antwoord_verder(
    app: &App,
    ctx: &Ctx,
    id: VerrijkingId,
    version: i64,
    nieuw: &NieuwVerrijkingsantwoord,
) -> Uitkomst<BekendheidId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (g, rij) = vind_verder(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<BekendheidAntwoorden>(&g.feiten)?;
        if !g.mijn {
            return Err(AppFout::NietGevonden);
        }
        eis_lopend(&g.kop)?;
        let a = nieuw.valideer(stand_verder(&rij, ctx.vandaag()))?;
        db::antwoord_verder(&mut uow, &permit, id, version, &a).await?;
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            boeking(&g.rij, &g.kop, &["verrijking"], rij.categorie.code()),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &g.rij.id.to_string()).await?;
        Ok(g.rij.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes a question on a bekendheidscheck back that was read as `version`; gives the bekendheidscheck.
///
/// # Errors
/// `Gewijzigd` when it was answered meanwhile; access, not found, the store.
pub async fn trek_verder_in(app: &App, ctx: &Ctx, id: VerrijkingId, version: i64) -> Uitkomst<BekendheidId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (g, _) = vind_verder(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<BekendheidVragen>(&g.feiten)?;
        db::trek_verder_in(&mut uow, &permit, id, version).await?;
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            boeking(&g.rij, &g.kop, &["verrijking"], "ingetrokken"),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &g.rij.id.to_string()).await?;
        Ok(g.rij.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
