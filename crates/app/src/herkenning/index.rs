// SPDX-License-Identifier: EUPL-1.2
//! Filling the index: for persons who came in by a bulk load, and for all of them after the key changed.

use super::persoon::{nummers, van_rij};
use crate::{App, AppFout, Uitkomst};

/// Whether others work with the database meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tempo {
    /// Others work: small transactions, for on SQLite everybody else who writes waits for them.
    Samen,
    /// Nobody does (a load that just ended): large ones. The numbers of a transaction go in sorted, so the more persons it
    /// has, the fewer pages of the index are written more than once.
    Alleen,
}

impl Tempo {
    /// Persons in one transaction.
    fn bundel(self) -> i64 {
        match self {
            Self::Samen => 500,
            Self::Alleen => 40_000,
        }
    }
}

/// Puts everybody in the index who is not in it under the key to write with, in every gemeente. Gives their number.
/// Whoever is interrupted goes on where it stopped.
///
/// # Errors
/// The store.
pub async fn vul(app: &App, tempo: Tempo, mut voortgang: impl FnMut(u64)) -> Uitkomst<u64> {
    let mut gedaan = 0;
    for ctx in crate::sleutels::contexten(app).await? {
        let nummer = app.sleutels.huidig()?.nummer();
        let mut uow = app.begin_lezen(&ctx).await?;
        let open = store::herken::aantal_buiten_index(&mut uow, nummer).await;
        let mut open = app.sluit(&ctx, uow, open.map_err(AppFout::from)).await?;
        // Bounded by what there was to do: a server with another key may be doing the same the other way.
        while open > 0 {
            let mut uow = app.begin_buiten_journaal(&ctx).await?;
            let uit = async {
                let sleutel = app.sleutels.huidig()?;
                let rijen = store::herken::buiten_index(&mut uow, sleutel.nummer(), tempo.bundel()).await?;
                let mensen: Vec<_> = rijen
                    .iter()
                    .map(|r| (r.id, nummers(sleutel.herkensleutel(), &van_rij(r))))
                    .collect();
                if !mensen.is_empty() {
                    store::herken::vul(&mut uow, &mensen, sleutel.nummer()).await?;
                }
                Ok::<_, AppFout>(mensen.len() as u64)
            }
            .await;
            let aantal = app.sluit(&ctx, uow, uit).await?;
            gedaan += aantal;
            voortgang(aantal);
            if aantal == 0 {
                break;
            }
            open = open.saturating_sub(aantal);
        }
    }
    Ok(gedaan)
}
