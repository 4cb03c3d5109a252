// SPDX-License-Identifier: EUPL-1.2
//! Which column holds which element.

use std::collections::HashMap;

/// Why the first line is not that of a GBA-V file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Indelingsfout {
    /// Elements that can't be done without.
    #[error(
        "De eerste regel mist deze rubrieken: {0}. Een bestand van de GBA-V heeft per rubriek een kolom, zoals 01.02.40."
    )]
    Mist(String),
}

/// Elements without which no person can be read.
const NODIG: [&str; 4] = ["01.01.20", "01.02.40", "01.03.10", "01.04.10"];

/// The columns of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indeling(HashMap<String, usize>);

impl Indeling {
    /// From the first line. Columns that we don't use may be absent; what stands there twice counts once.
    ///
    /// # Errors
    /// [`Indelingsfout`].
    pub fn uit_kop<S: AsRef<str>>(kop: &[S]) -> Result<Self, Indelingsfout> {
        let mut kolommen = HashMap::new();
        for (n, naam) in kop.iter().enumerate() {
            kolommen.entry(naam.as_ref().trim().to_owned()).or_insert(n);
        }
        let mist: Vec<&str> = NODIG.into_iter().filter(|r| !kolommen.contains_key(*r)).collect();
        if mist.is_empty() {
            Ok(Self(kolommen))
        } else {
            Err(Indelingsfout::Mist(mist.join(", ")))
        }
    }

    /// Column of an element.
    pub(super) fn kolom(&self, rubriek: &str) -> Option<usize> {
        self.0.get(rubriek).copied()
    }

    /// Columns of a category, without the one that tells what kind of occurrence it is.
    pub(super) fn van_categorie(&self, categorie: &str) -> impl Iterator<Item = usize> {
        self.0
            .iter()
            .filter(move |(naam, _)| {
                naam.split_once('.')
                    .is_some_and(|(c, rest)| c == categorie && rest != "H")
            })
            .map(|(_, n)| *n)
    }
}
