// SPDX-License-Identifier: EUPL-1.2
//! Bringing everything that is encrypted under the key to write with, while everybody works on (C5).

use crate::{App, AppFout, Ctx, Uitkomst};
use policy::{Actor, Doel, Feiten, Permit, handelingen::SleutelWisselen};
use store::journaal::{Boeking, Soort};
use store::sleutelwissel::{self as db, Gewisseld};

/// Fields in one transaction: on SQLite everybody else who writes waits for it.
const BUNDEL: i64 = 200;
/// Times that the whole table is gone through. After the first, only what others wrote under an old key meanwhile is left.
const RONDEN: u8 = 3;

/// How it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// Under the key to write with.
    pub nieuw: u64,
    /// Under another key, by number of the key; `None` when the number is missing.
    pub oud: Vec<(Option<i32>, u64)>,
}

impl Stand {
    /// True when nothing is left under another key.
    pub fn klaar(&self) -> bool {
        self.oud.is_empty()
    }
}

/// What a change of key did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verslag {
    /// Fields that were changed.
    pub gedaan: u64,
    /// In the last round: none of our keys opens them.
    pub onleesbaar: u64,
    /// In the last round: another person has the same number.
    pub dubbel: u64,
    /// How it stands, counted afterwards.
    pub stand: Stand,
}

/// Counts over all gemeenten.
///
/// # Errors
/// The store.
pub async fn stand(app: &App) -> Uitkomst<Stand> {
    let mut uit = Stand::default();
    let huidig = app.sleutels.huidig()?.nummer();
    for ctx in contexten(app).await? {
        let mut uow = app.begin_lezen(&ctx).await?;
        let rijen = db::stand(&mut uow).await;
        for rij in app.sluit(&ctx, uow, rijen.map_err(AppFout::from)).await? {
            let aantal = u64::try_from(rij.aantal).unwrap_or(0);
            if rij.nummer == Some(huidig) {
                uit.nieuw += aantal;
            } else {
                match uit.oud.iter_mut().find(|(nummer, _)| *nummer == rij.nummer) {
                    Some((_, al)) => *al += aantal,
                    None => uit.oud.push((rij.nummer, aantal)),
                }
            }
        }
    }
    Ok(uit)
}

/// Changes the key of every field of every gemeente. `voortgang` gets the number of fields of each batch.
///
/// # Errors
/// Refused, or the store. What could not be changed is no error: it is in the report.
pub async fn wissel(app: &App, mut voortgang: impl FnMut(u64)) -> Uitkomst<Verslag> {
    let mut verslag = Verslag::default();
    for ronde in 0..RONDEN {
        (verslag.onleesbaar, verslag.dubbel) = (0, 0);
        for ctx in contexten(app).await? {
            let permit = begin(app, &ctx, ronde).await?;
            let mut uow = app.begin(&ctx).await?;
            let uit = db::noodaccounts(&mut uow, &permit, &app.sleutels).await;
            let deel = app.sluit(&ctx, uow, uit.map_err(AppFout::from)).await?;
            verslag.tel(deel);
            if deel.gedaan > 0 {
                voortgang(deel.gedaan);
            }
            let mut na = None;
            loop {
                let mut uow = app.begin(&ctx).await?;
                let uit = db::volgende(&mut uow, &permit, &app.sleutels, na, BUNDEL).await;
                let (laatste, deel) = app.sluit(&ctx, uow, uit.map_err(AppFout::from)).await?;
                verslag.tel(deel);
                voortgang(deel.gedaan);
                if laatste.is_none() {
                    break;
                }
                na = laatste;
            }
        }
        // The pseudonyms of the verwijsindex follow from the look-up keys.
        for ctx in contexten(app).await? {
            crate::verwijsindex::opnieuw(app, &ctx).await?;
        }
        verslag.stand = stand(app).await?;
        if verslag.stand.klaar() || verslag.onleesbaar + verslag.dubbel > 0 {
            break;
        }
    }
    Ok(verslag)
}

impl Verslag {
    fn tel(&mut self, deel: Gewisseld) {
        self.gedaan += deel.gedaan;
        self.onleesbaar += deel.onleesbaar;
        self.dubbel += deel.dubbel;
    }
}

/// One context of the system per gemeente.
pub(crate) async fn contexten(app: &App) -> Uitkomst<Vec<Ctx>> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let mut uow = app.begin_lezen(&ctx).await?;
    let gemeenten = store::journaal_zegel::gemeenten(&mut uow).await;
    let gemeenten = app.sluit(&ctx, uow, gemeenten.map_err(AppFout::from)).await?;
    let van = |g| app.ctx(Actor::systeem(g), Doel::Systeem);
    Ok(gemeenten.into_iter().map(van).collect())
}

/// Asks whether it may, and books that it begins: once, not for every batch.
async fn begin(app: &App, ctx: &Ctx, ronde: u8) -> Uitkomst<Permit<SleutelWisselen>> {
    let permit = ctx.mag::<SleutelWisselen>(&Feiten::Geen)?;
    if ronde > 0 {
        return Ok(permit);
    }
    let mut uow = app.begin(ctx).await?;
    let reden = format!("naar.{}", app.sleutels.huidig()?.nummer());
    let boeking = Boeking {
        onderwerp: "sleutel",
        velden: &["bsn", "noodaccount"],
        reden: &reden,
        ..Boeking::default()
    };
    let geboekt = uow.boek(&permit, Soort::Gewijzigd, boeking).await;
    app.sluit(ctx, uow, geboekt.map_err(AppFout::from)).await?;
    Ok(permit)
}
