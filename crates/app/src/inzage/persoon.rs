// SPDX-License-Identifier: EUPL-1.2
//! Who looked at the data of one person: rows about that person, and rows about a household while they belonged to it.

use super::{Inzage, Lid, PER_PAGINA, Vraag, leden, naam_van, pagina, waarom, zonder_inhoud};
use crate::{App, AppFout, Ctx, Uitkomst, huishouden};
use domain::inzage::{Regel, id_grenzen};
use domain::{HuishoudenId, JournaalId, PersoonId};
use policy::handelingen::{CasusOpenen, JournaalZien};
use policy::{Handeling, Permit, decide};
use std::collections::HashSet;
use store::Uow;
use store::inzage::{self as db, Keuze};
use store::journaal::{Boeking, Soort};

/// Opens the page on a person who belongs or belonged to this household.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn persoon(
    app: &App,
    ctx: &Ctx,
    huis: HuishoudenId,
    persoon: PersoonId,
    vraag: &Vraag,
) -> Uitkomst<Inzage> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let h = huishouden::laad(&mut uow, ctx, huis).await?;
        let permit: Permit<JournaalZien> = ctx.mag(&h.feiten)?;
        let namen = !zonder_inhoud(&permit);
        let lid = store::huishouden::leden(&mut uow, huis)
            .await?
            .into_iter()
            .find(|l| l.persoon_id == persoon)
            .ok_or(AppFout::NietGevonden)?;
        let alleen_hier = (!ziet_elk_huishouden(&permit)).then_some(huis);
        let keuze = vraag.keuze(PER_PAGINA);
        let (regels, _) = regels(&mut uow, persoon, alleen_hier, &keuze).await?;
        let boeking = Boeking {
            casus: h.rij.casus_id,
            huishouden: Some(huis),
            persoon: Some(persoon),
            onderwerp: "journaal",
            velden: &["journaal"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        let (groepen, volgende) = pagina(regels, PER_PAGINA);
        let leden = leden(&mut uow, ctx, huis, namen).await?;
        let naam = if namen {
            naam_van(lid, ctx.vandaag())
        } else {
            leden
                .iter()
                .find(|l| l.id == persoon)
                .map_or_else(|| "Eerder lid".to_owned(), |l| l.naam.clone())
        };
        Ok(Inzage {
            casus: h.casus.map(|c| (c.id, c.kenmerk)),
            huishouden: huis,
            naam: namen.then_some(h.rij.naam),
            persoon: Some(Lid { id: persoon, naam }),
            leden,
            groepen,
            volgende,
            kijkers: db::kijkers(&mut uow, huis).await?,
            waarom: waarom(&permit),
            mag_openen: decide::<CasusOpenen>(&ctx.actor, ctx.doel, &h.feiten).is_ok(),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Who is let in for this household only, is told nothing of another household of this person: that it exists may be
/// a secret.
fn ziet_elk_huishouden<A: Handeling>(permit: &Permit<A>) -> bool {
    permit.van_rol().is_some()
}

/// As [`regels`], of every household that the person belonged to: for the person alone.
pub(crate) async fn eigen_regels(
    uow: &mut Uow,
    persoon: PersoonId,
    keuze: &Keuze,
) -> Uitkomst<(Vec<Regel>, HashSet<JournaalId>)> {
    regels(uow, persoon, None, keuze).await
}

/// Rows of the person and of their households, merged, the newest first. Each look-up gives its newest; the newest of
/// all of them are among those. Gives also which are about the person, and not about a household as a whole.
async fn regels(
    uow: &mut Uow,
    persoon: PersoonId,
    alleen: Option<HuishoudenId>,
    keuze: &Keuze,
) -> Uitkomst<(Vec<Regel>, HashSet<JournaalId>)> {
    let mut uit = db::van_persoon(uow, persoon, alleen, keuze).await?;
    // Rows are never changed: who looked at a record that was merged into this one stands under its own id.
    for oud in store::samenvoegen::vervallen(uow, persoon).await? {
        uit.extend(db::van_persoon(uow, oud, alleen, keuze).await?);
    }
    let over_persoon = uit.iter().map(|r| r.id).collect();
    for lid in db::lidmaatschappen(uow, persoon).await? {
        if alleen.is_some_and(|h| h != lid.huishouden_id) {
            continue;
        }
        let (van, tot) = id_grenzen(Some(lid.van), lid.tot);
        let keuze = Keuze {
            van: van.max(keuze.van),
            voor: tot.min(keuze.voor),
            ..*keuze
        };
        if keuze.van < keuze.voor {
            uit.extend(db::van_huishouden(uow, lid.huishouden_id, &keuze).await?);
        }
    }
    uit.sort_by_key(|r| std::cmp::Reverse(r.id));
    uit.dedup_by_key(|r| r.id);
    Ok((uit, over_persoon))
}
