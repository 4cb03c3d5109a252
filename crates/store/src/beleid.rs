// SPDX-License-Identifier: EUPL-1.2
//! The policies that decided: each set of texts is kept once, so that a row of the journaal can be read under the rules
//! of its day (G2, D4).

use crate::{Db, Resultaat, Tx, Uow, waarde};

/// Keeps the policies of this program, when they are not kept yet: at each start, before anything is decided.
///
/// # Errors
/// When the database refuses.
pub async fn bewaar(db: &Db) -> Resultaat<()> {
    let mut tx = db.begin().await?;
    zet(&mut tx).await?;
    tx.commit().await
}

pub(crate) async fn zet(tx: &mut Tx) -> Resultaat<()> {
    const ZET: &str = "INSERT INTO beleid_versie (versie, tekst) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    let (versie, tekst) = (policy::beleid::versie(), policy::beleid::tekst());
    match tx {
        Tx::Sqlite(t) => {
            let vraag = sqlx::query(ZET).bind(versie).bind(tekst);
            vraag.execute(&mut **t).await?;
        }
        Tx::Postgres(t) => {
            let vraag = sqlx::query(ZET).bind(versie).bind(tekst);
            vraag.execute(&mut **t).await?;
        }
    }
    Ok(())
}

/// The texts of a version, as JSON.
///
/// # Errors
/// When the database refuses.
pub async fn tekst(uow: &mut Uow, versie: i64) -> Resultaat<Option<String>> {
    waarde!(
        uow,
        String,
        "SELECT tekst AS w FROM beleid_versie WHERE versie = $1",
        versie
    )
}
