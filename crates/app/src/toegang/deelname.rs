// SPDX-License-Identifier: EUPL-1.2
//! Letting somebody take part, saying that it still holds, and ending it (D4).

use super::{boeking, eis_lopend, eis_toelaatbaar, grendel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::toegang::{NieuweDeelname, laatste_dag, niet_over_jezelf, reden_nodig};
use domain::{BetrokkeneId, CasusId, Weigering};
use jiff::ToSpan;
use policy::{Permit, handelingen::DeelnameWijzigen};
use store::casus::CasusKop;
use store::journaal::Soort;
use store::toegang as db;
use store::{Uow, techniek};

/// Lets somebody take part.
///
/// # Errors
/// [`AppFout::Invoer`]; [`AppFout::Regel`] when the casus is closed, the organisation is outside the convenant, or the
/// person is shut out or takes part already; access; the store.
pub async fn voeg_toe(app: &App, ctx: &Ctx, casus: CasusId, nieuw: &NieuweDeelname) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = grendel(&mut uow, ctx, casus).await?;
        let permit: Permit<DeelnameWijzigen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        eis_lopend(&kop)?;
        let regels = crate::inrichting::geldend(&mut uow, ctx).await?.toegang;
        let gronden = store::samenwerking::grondslagen(&mut uow).await?;
        let d = nieuw.valideer(true, ctx.vandaag(), &regels, &gronden)?;
        let wie = d.medewerker.ok_or(AppFout::NietGevonden)?;
        niet_over_jezelf(wie, ctx.actor.medewerker)?;
        let m = eis_toelaatbaar(&mut uow, &kop, wie).await?;
        if let Some(al) = db::deelnemers(&mut uow, casus)
            .await?
            .iter()
            .find(|x| x.medewerker_id == Some(wie))
        {
            let tot = al.tot.map_or_else(String::new, |t| {
                format!(" tot en met {}", domain::termijn::datum_tekst(t))
            });
            let tekst = format!(
                "{} doet al mee{tot}. Verleng of beëindig dat, in plaats van iemand twee keer toe te voegen.",
                m.naam
            );
            return Err(Weigering::new("toegang.doet_al_mee", tekst).into());
        }
        let id = db::voeg_deelnemer_toe(&mut uow, &permit, (kop.huishouden_id, casus), &m, &d).await?;
        let b = boeking(
            &kop,
            "deelname",
            Some(id.uuid()),
            &["rol", "grondslag", "doel", "categorieen", "tot"],
        );
        uow.boek(&permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends a deelname at once: from now on this person sees the casus no more.
///
/// # Errors
/// [`AppFout::Invoer`] without a reason; `Gewijzigd`; access; not found; the store.
pub async fn beeindig(
    app: &App,
    ctx: &Ctx,
    id: BetrokkeneId,
    version: i64,
    reden: &str,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = laad(&mut uow, ctx, id).await?;
        let reden = reden_nodig(reden)?;
        // A last day counts whole, so that of yesterday ends it now.
        let gisteren = ctx.vandaag().checked_sub(1.day()).unwrap_or(ctx.vandaag());
        db::beeindig_deelname(&mut uow, &permit, id, version, gisteren, &reden).await?;
        let b = boeking(&kop, "deelname", Some(id.uuid()), &["tot"]);
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &kop.id.to_string()).await?;
        Ok(kop.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Gives a deelname another last day, and with that says that it holds.
///
/// # Errors
/// [`AppFout::Invoer`] at `tot`; `Gewijzigd`; access; not found; the store.
pub async fn verleng(app: &App, ctx: &Ctx, id: BetrokkeneId, version: i64, tot: &str) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = laad(&mut uow, ctx, id).await?;
        eis_lopend(&kop)?;
        let regels = crate::inrichting::geldend(&mut uow, ctx).await?.toegang;
        let tot = laatste_dag(tot, ctx.vandaag(), &regels)?;
        db::beeindig_deelname(&mut uow, &permit, id, version, tot, "").await?;
        db::bevestig_deelname(&mut uow, &permit, id, version + 1).await?;
        let b = boeking(&kop, "deelname", Some(id.uuid()), &["tot", "bevestigd"]);
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &kop.id.to_string()).await?;
        Ok(kop.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Says that a deelname still holds ("klopt dit nog?").
///
/// # Errors
/// `Gewijzigd`; access; not found; the store.
pub async fn bevestig(app: &App, ctx: &Ctx, id: BetrokkeneId, version: i64) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = laad(&mut uow, ctx, id).await?;
        db::bevestig_deelname(&mut uow, &permit, id, version).await?;
        let b = boeking(&kop, "deelname", Some(id.uuid()), &["bevestigd"]);
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &kop.id.to_string()).await?;
        Ok(kop.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn laad(uow: &mut Uow, ctx: &Ctx, id: BetrokkeneId) -> Uitkomst<(CasusKop, Permit<DeelnameWijzigen>)> {
    let d = db::lees_deelname(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let kop = grendel(uow, ctx, d.casus_id.ok_or(AppFout::NietGevonden)?).await?;
    let permit = ctx.mag(&kop.feiten(uow.gemeente()))?;
    Ok((kop, permit))
}
