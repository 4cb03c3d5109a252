// SPDX-License-Identifier: EUPL-1.2
//! Making, reviewing and ending a warning. Each is a step that stays.

use super::lezen::{Gevonden, boeking, stand, vind};
use crate::huishouden::{Geladen, laad};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::waarschuwing::{HerzienFout, Kader, NieuwEinde, NieuweAfspraak, NieuweWaarschuwing};
use domain::{HuishoudenId, PersoonId, WaarschuwingId};
use policy::handelingen::WaarschuwingWijzigen;
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::techniek;

impl From<HerzienFout> for AppFout {
    fn from(fout: HerzienFout) -> Self {
        match fout {
            HerzienFout::Regel(w) => Self::Regel(w),
            HerzienFout::Invoer(f) => Self::Invoer(f),
        }
    }
}

/// Members now, and the longest term of the inrichting.
async fn kader<'a>(
    uow: &mut Uow,
    ctx: &'a Ctx,
    id: HuishoudenId,
    leden: &'a mut Vec<PersoonId>,
) -> Uitkomst<Kader<'a>> {
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    *leden = store::casus_blad::leden_namen(uow, id)
        .await?
        .into_iter()
        .map(|l| l.persoon_id)
        .collect();
    Ok(Kader {
        vandaag: ctx.vandaag(),
        schrijver: &ctx.actor.naam,
        hoogstens: inrichting.termijnen.waarschuwing,
        leden,
    })
}

/// Makes a warning; gives the household.
///
/// # Errors
/// [`AppFout::Invoer`] with all that is wrong; access, not found, the store.
pub async fn maak(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    nieuw: &NieuweWaarschuwing,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<WaarschuwingWijzigen>(&feiten)?;
        let mut leden = Vec::new();
        let g = nieuw.valideer(&kader(&mut uow, ctx, id, &mut leden).await?)?;
        let nieuw = store::waarschuwing::voeg_toe(&mut uow, &permit, id, &g).await?;
        let boeking = Boeking {
            casus: rij.casus_id,
            huishouden: Some(id),
            persoon: g.persoon,
            onderwerp: "waarschuwing",
            onderwerp_id: Some(nieuw.uuid()),
            velden: &["waarschuwing"],
            reden: g.soort.code(),
        };
        uow.boek(&permit, Soort::Gemaakt, boeking).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Reviews a warning that was read as `version`: it goes on, with a reason; gives the warning.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; [`AppFout::Regel`] when it has ended; wrong input, access, not found, the
/// store.
pub async fn herzie(
    app: &App,
    ctx: &Ctx,
    id: WaarschuwingId,
    version: i64,
    nieuw: &NieuweAfspraak,
) -> Uitkomst<WaarschuwingId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden { geladen, kop, .. } = vind(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<WaarschuwingWijzigen>(&geladen.feiten)?;
        let mut leden = Vec::new();
        let kader = kader(&mut uow, ctx, kop.huishouden_id, &mut leden).await?;
        let g = nieuw.valideer_herziening(stand(&kop, ctx.vandaag()), &kader)?;
        store::waarschuwing::verleng(&mut uow, &permit, id, version, &g).await?;
        let mut boeking = boeking(
            &geladen,
            id,
            kop.persoon_id,
            &["herbeoordeling", "akkoord", "verteld"],
        );
        boeking.reden = "verlengd";
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends a warning that was read as `version`, with a reason; gives the warning.
///
/// # Errors
/// As [`herzie`].
pub async fn beeindig(
    app: &App,
    ctx: &Ctx,
    id: WaarschuwingId,
    version: i64,
    nieuw: &NieuwEinde,
) -> Uitkomst<WaarschuwingId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden { geladen, kop, .. } = vind(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<WaarschuwingWijzigen>(&geladen.feiten)?;
        let g = nieuw.valideer(stand(&kop, ctx.vandaag()))?;
        store::waarschuwing::beeindig(&mut uow, &permit, id, version, &g).await?;
        let mut boeking = boeking(&geladen, id, kop.persoon_id, &["einde"]);
        boeking.reden = "beeindigd";
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
