// SPDX-License-Identifier: EUPL-1.2
//! Who looked in the file of a casus.

use super::{Inzage, PER_PAGINA, Vraag, leden, pagina, waarom, zonder_inhoud};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::CasusId;
use policy::handelingen::{CasusOpenen, JournaalZien};
use policy::{Permit, decide};
use store::inzage as db;
use store::journaal::{Boeking, Soort};

/// Opens the page on a casus.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn dossier(app: &App, ctx: &Ctx, id: CasusId, vraag: &Vraag) -> Uitkomst<Inzage> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop(&mut uow, id, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let feiten = kop.feiten(uow.gemeente());
        let permit: Permit<JournaalZien> = ctx.mag(&feiten)?;
        let namen = !zonder_inhoud(&permit);
        let regels = db::van_casus(&mut uow, id, &vraag.keuze(PER_PAGINA)).await?;
        let boeking = Boeking {
            casus: Some(id),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "journaal",
            velden: &["journaal"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        let (groepen, volgende) = pagina(regels, PER_PAGINA);
        Ok(Inzage {
            casus: Some((id, kop.kenmerk)),
            huishouden: kop.huishouden_id,
            naam: namen.then_some(kop.huishouden),
            persoon: None,
            leden: leden(&mut uow, ctx, kop.huishouden_id, namen).await?,
            groepen,
            volgende,
            kijkers: db::kijkers(&mut uow, kop.huishouden_id).await?,
            waarom: waarom(&permit),
            mag_openen: decide::<CasusOpenen>(&ctx.actor, ctx.doel, &feiten).is_ok(),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
