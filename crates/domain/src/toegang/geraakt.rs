// SPDX-License-Identifier: EUPL-1.2
//! What a change of a ground does to the deelnames that run (H8: publishing shows which it touches).

use super::grondslag::{Grondslag, opent};
use crate::notitie::Categorie;
use jiff::civil::Date;

/// A deelname that runs, as far as a change can touch it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deelnameraak {
    /// Code of its ground.
    pub grondslag: String,
    /// Categories that it names.
    pub genoemd: Vec<Categorie>,
    /// Last day, when it has one.
    pub tot: Option<Date>,
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raak {
    /// From then on it opens nothing at all.
    Stopt,
    /// It opens less, and perhaps more.
    Anders {
        /// No longer open.
        minder: Vec<Categorie>,
        /// Open from then on.
        meer: Vec<Categorie>,
    },
}

/// What a change of a ground from `vanaf` on does to one deelname; `None`: nothing. `nieuw` is `None` when the ground ends.
pub fn raakt_grond(
    d: &Deelnameraak,
    oud: &Grondslag,
    nieuw: Option<&[Categorie]>,
    vanaf: Date,
) -> Option<Raak> {
    if d.grondslag != oud.code || d.tot.is_some_and(|tot| tot < vanaf) {
        return None;
    }
    let eerst = opent(&d.genoemd, &oud.categorieen);
    let straks = nieuw.map_or_else(Vec::new, |grond| opent(&d.genoemd, grond));
    if straks.is_empty() {
        return (!eerst.is_empty()).then_some(Raak::Stopt);
    }
    let zonder = |a: &[Categorie], b: &[Categorie]| -> Vec<Categorie> {
        a.iter().copied().filter(|c| !b.contains(c)).collect()
    };
    let (minder, meer) = (zonder(&eerst, &straks), zonder(&straks, &eerst));
    (!(minder.is_empty() && meer.is_empty())).then_some(Raak::Anders { minder, meer })
}
