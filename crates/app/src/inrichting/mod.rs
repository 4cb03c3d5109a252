// SPDX-License-Identifier: EUPL-1.2
//! The configuration: the version in force, all versions, loading a new one.

mod beheer;

pub use beheer::{Effect, Inrichtingbeeld, NieuweVersie, Versie, bekijk_effect, laad, lees};

use crate::{AppFout, Ctx, Uitkomst};
use domain::inrichting::Inrichting;
use std::sync::Arc;
use store::{StoreFout, Uow};

/// The configuration in force today, within a running unit of work. One small query; the text is parsed once
/// per version and kept.
///
/// # Errors
/// When the stored configuration can't be read, or the gemeente has none; the store.
pub async fn geldend(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Arc<Inrichting>> {
    use std::collections::HashMap;
    use std::sync::{Mutex, PoisonError};
    type Sleutel = (i32, i32, u64);
    static GELEZEN: Mutex<Option<HashMap<Sleutel, Arc<Inrichting>>>> = Mutex::new(None);

    let rij = store::inrichting::geldend(uow, ctx.vandaag()).await?;
    let rij = rij.ok_or_else(|| kapot("deze gemeente heeft nog geen inrichting"))?;
    let sleutel = (uow.gemeente().0, rij.versie, vingerafdruk(&rij.inhoud));
    let mut bewaard = GELEZEN.lock().unwrap_or_else(PoisonError::into_inner);
    let bewaard = bewaard.get_or_insert_with(HashMap::new);
    if let Some(inrichting) = bewaard.get(&sleutel) {
        return Ok(Arc::clone(inrichting));
    }
    let inrichting = Inrichting::uit_toml(&rij.inhoud).map_err(|e| kapot(&e.to_string()))?;
    let inrichting = Arc::new(inrichting);
    bewaard.insert(sleutel, Arc::clone(&inrichting));
    Ok(inrichting)
}

fn vingerafdruk(tekst: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    tekst.hash(&mut hasher);
    hasher.finish()
}

fn kapot(fout: &str) -> AppFout {
    AppFout::Store(StoreFout::Waarde {
        kolom: "inrichting".to_owned(),
        fout: fout.to_owned(),
    })
}
