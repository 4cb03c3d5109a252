// SPDX-License-Identifier: EUPL-1.2
//! Export to a file. The act is booked before the first row goes out: a file that broke off half-way was still
//! taken out.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::journaal::{Logregel, Verwerking, logregels};
use domain::termijn::datum;
use domain::{CasusId, PersoonId};
use jiff::Timestamp;
use policy::{Feiten, Handeling, handelingen as h};
use store::journaal::{self, Boeking, JournaalRij, Soort};
use store::uitvoeren as db;

pub use store::uitvoeren::MeldingExport;
use store::uitvoeren::VerwerkingRij;

/// Rows read at once.
const PAGINA: i64 = 1000;

async fn boek<A: Handeling>(app: &App, ctx: &Ctx, boeking: Boeking<'_>) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<A>(&Feiten::Geen)?;
        uow.boek(&permit, Soort::Geexporteerd, boeking).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Gives each melding that came in from `van` up to `tot` to `neem`, without names and texts. Gives the number.
///
/// # Errors
/// Refused; the store; or what `neem` says.
pub async fn meldingen<E: From<AppFout>>(
    app: &App,
    ctx: &Ctx,
    van: Timestamp,
    tot: Timestamp,
    mut neem: impl FnMut(&MeldingExport) -> Result<(), E>,
) -> Result<u64, E> {
    let boeking = Boeking {
        onderwerp: "melding",
        velden: &["melding"],
        ..Boeking::default()
    };
    boek::<h::MeldingenExporteren>(app, ctx, boeking).await?;
    let (mut aantal, mut na) = (0, None);
    loop {
        let mut uow = app.begin_lezen(ctx).await?;
        let rijen = db::meldingen(&mut uow, van, tot, na, PAGINA).await;
        let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
        let Some(laatste) = rijen.last() else {
            return Ok(aantal);
        };
        na = Some(laatste.id);
        for rij in &rijen {
            neem(rij)?;
            aantal += 1;
        }
    }
}

/// Gives each journaal row of a casus to `neem`, the newest first. Gives the number.
///
/// # Errors
/// Refused; the store; or what `neem` says.
pub async fn journaal_van<E: From<AppFout>>(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    mut neem: impl FnMut(&JournaalRij) -> Result<(), E>,
) -> Result<u64, E> {
    let boeking = Boeking {
        casus: Some(casus),
        onderwerp: "journaal",
        ..Boeking::default()
    };
    boek::<h::JournaalExporteren>(app, ctx, boeking).await?;
    let (mut aantal, mut voor) = (0, None);
    loop {
        let mut uow = app.begin_lezen(ctx).await?;
        let rijen = journaal::van_casus(&mut uow, casus, voor, PAGINA).await;
        let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
        let Some(laatste) = rijen.last() else {
            return Ok(aantal);
        };
        voor = Some(laatste.id);
        for rij in &rijen {
            neem(rij)?;
            aantal += 1;
        }
    }
}

/// Gives each act of a period to `neem` as records of the Logboek Dataverwerkingen (I5), the oldest first. Gives the
/// number of records. Pseudonyms hold as long as the key; a new key gives new ones.
///
/// # Errors
/// Refused; the store; or what `neem` says.
pub async fn logboek<E: From<AppFout>>(
    app: &App,
    ctx: &Ctx,
    van: Timestamp,
    tot: Timestamp,
    register: &str,
    mut neem: impl FnMut(&Logregel) -> Result<(), E>,
) -> Result<u64, E> {
    let boeking = Boeking {
        onderwerp: "logboek",
        ..Boeking::default()
    };
    boek::<h::JournaalExporteren>(app, ctx, boeking).await?;
    let (mut aantal, mut na) = (0, None);
    loop {
        let mut uow = app.begin_lezen(ctx).await?;
        let rijen = db::verwerkingen(&mut uow, van, tot, na, PAGINA).await;
        let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
        let Some(laatste) = rijen.last() else {
            return Ok(aantal);
        };
        na = Some(laatste.id);
        for groep in rijen.chunk_by(|a, b| a.id == b.id) {
            for regel in regels_van(app, groep, register)? {
                neem(&regel)?;
                aantal += 1;
            }
        }
    }
}

/// The records of one row of the journaal, which stands there once for each person who may be concerned.
fn regels_van(app: &App, groep: &[VerwerkingRij], register: &str) -> Uitkomst<Vec<Logregel>> {
    let Some(rij) = groep.first() else {
        return Ok(Vec::new());
    };
    let dag = datum(rij.op);
    let toen =
        |r: &&VerwerkingRij| r.lid_van.is_none_or(|van| van <= dag) && r.lid_tot.is_none_or(|tot| tot >= dag);
    let mut wie: Vec<PersoonId> = groep.iter().filter(toen).filter_map(|r| r.betrokkene).collect();
    wie.sort_unstable();
    wie.dedup();
    let sleutel = app.sleutels.huidig()?;
    let betrokkenen = wie
        .into_iter()
        .map(|id| Ok(hex(&sleutel.zoeksleutel(&format!("logboek {id}"))?)))
        .collect::<Uitkomst<Vec<String>>>()?;
    let versie = policy::beleid::versie_tekst(rij.beleid_versie);
    let verwerking = Verwerking {
        id: rij.id,
        spoor: rij.spoor,
        op: rij.op,
        handeling: &rij.handeling,
        geweigerd: rij.soort == Soort::Geweigerd.code(),
        beleid_versie: &versie,
    };
    Ok(logregels(&verwerking, &betrokkenen, register))
}

/// Half of the keyed hash is plenty to tell people apart.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().take(16).fold(String::new(), |mut uit, b| {
        let _ = write!(uit, "{b:02x}");
        uit
    })
}
