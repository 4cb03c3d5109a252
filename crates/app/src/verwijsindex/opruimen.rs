// SPDX-License-Identifier: EUPL-1.2
//! What goes by itself: two years, the 23rd birthday, death, the end of a pilot, and the archive after its term (C3).

use super::meten::{herzet_archief, ververs};
use super::plaatsen::haal_weg;
use super::van;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::verjaardag;
use domain::verwijsindex::{LEEFTIJD, Verwijderreden};
use jiff::civil::Date;
use policy::{Actor, Doel, Feiten, handelingen::VerwijsindexOpruimen};
use store::journaal::{Boeking, Soort};
use store::verwijsindex::{self as db, EindRij};

/// Signalen in one transaction.
const BUNDEL: i64 = 200;

fn reden(r: &EindRij, vandaag: Date) -> Verwijderreden {
    if r.overleden_op.is_some() {
        Verwijderreden::Overleden
    } else if r.volwassen {
        Verwijderreden::ProefVoorbij
    } else if r
        .geboortedatum
        .and_then(|g| verjaardag(g, LEEFTIJD))
        .is_none_or(|dag| dag <= vandaag)
    {
        Verwijderreden::Leeftijd
    } else {
        Verwijderreden::TweeJaar
    }
}

/// Removes in every gemeente what must go at the moment of the clock; gives how many.
///
/// # Errors
/// The store.
pub async fn ruim_op(app: &App) -> Uitkomst<u64> {
    let mut aantal = 0;
    for ctx in contexten(app).await? {
        loop {
            let n = bundel(app, &ctx).await?;
            aantal += n;
            if n == 0 {
                break;
            }
        }
    }
    Ok(aantal)
}

async fn contexten(app: &App) -> Uitkomst<Vec<Ctx>> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let mut uow = app.begin_lezen(&ctx).await?;
    let gemeenten = store::journaal_zegel::gemeenten(&mut uow).await;
    let gemeenten = app.sluit(&ctx, uow, gemeenten.map_err(AppFout::from)).await?;
    Ok(gemeenten
        .into_iter()
        .map(|g| app.ctx(Actor::systeem(g), Doel::Systeem))
        .collect())
}

async fn bundel(app: &App, ctx: &Ctx) -> Uitkomst<u64> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<VerwijsindexOpruimen>(&Feiten::Geen)?;
        let vandaag = ctx.vandaag();
        let hier = van(&db::instellingen(&mut uow).await?, uow.gemeente());
        let proef = hier.leertuin.is_some_and(|l| l.geldt(vandaag));
        let mut aantal = 0;
        for r in db::te_verwijderen(&mut uow, proef, BUNDEL).await? {
            let Some(p) = db::persoon(&mut uow, r.persoon_id).await? else {
                continue;
            };
            haal_weg(&mut uow, &permit, r.id, &p, reden(&r, vandaag)).await?;
            aantal += 1;
        }
        let archief = db::wis_archief(&mut uow, &permit).await?;
        if archief > 0 {
            let b = Boeking {
                onderwerp: "signaal",
                velden: &["archief"],
                reden: "termijn",
                ..Boeking::default()
            };
            uow.boek(&permit, Soort::Gewijzigd, b).await?;
        }
        Ok(aantal + archief)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Makes pseudonyms that another key made anew, for one gemeente: after a change of key.
pub(crate) async fn opnieuw(app: &App, ctx: &Ctx) -> Uitkomst<u64> {
    let mut totaal = 0;
    loop {
        let mut uow = app.begin(ctx).await?;
        let uit = async {
            let permit = ctx.mag::<VerwijsindexOpruimen>(&Feiten::Geen)?;
            let nummer = app.sleutels.huidig()?.nummer();
            let rijen = db::oude_sleutels(&mut uow, nummer, BUNDEL).await?;
            for r in &rijen {
                if r.archief {
                    herzet_archief(app, &mut uow, &permit, r).await?;
                } else {
                    ververs(app, &mut uow, &permit, r.persoon_id).await?;
                }
            }
            if !rijen.is_empty() {
                let b = Boeking {
                    onderwerp: "sleutel",
                    velden: &["verwijsindex"],
                    ..Boeking::default()
                };
                uow.boek(&permit, Soort::Gewijzigd, b).await?;
            }
            Ok(rijen.len())
        }
        .await;
        let aantal = app.sluit(ctx, uow, uit).await?;
        if aantal == 0 {
            return Ok(totaal);
        }
        totaal += aantal as u64;
    }
}
