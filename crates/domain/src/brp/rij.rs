// SPDX-License-Identifier: EUPL-1.2
//! One occurrence of a category on a line, with the errors that are found while reading it.

use super::{BrpDatum, Indeling, Leesfout};
use crate::bsn::Bsn;
use std::str::FromStr;

/// Is this occurrence how it is now, or how it was?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soort {
    /// As it is now.
    Nu,
    /// As it was.
    Eerder,
}

/// A category on a line.
pub(super) struct Voorkomen<'a> {
    indeling: &'a Indeling,
    velden: &'a [String],
    categorie: &'static str,
    regel: u64,
    soort: Soort,
}

impl<'a> Voorkomen<'a> {
    /// This category on this line; `None` when it is empty there.
    pub(super) fn lees(
        indeling: &'a Indeling,
        regel: u64,
        velden: &'a [String],
        categorie: &'static str,
        soort: Soort,
    ) -> Option<Self> {
        let gevuld = indeling
            .van_categorie(categorie)
            .any(|n| velden.get(n).is_some_and(|v| !v.trim().is_empty()));
        gevuld.then_some(Self {
            indeling,
            velden,
            categorie,
            regel,
            soort,
        })
    }

    /// How it is, or how it was.
    pub(super) fn soort(&self) -> Soort {
        self.soort
    }

    /// The text of an element ("02.40"); empty when it is not there.
    pub(super) fn tekst(&self, element: &str) -> &'a str {
        let rubriek = format!("{}.{element}", self.categorie);
        self.indeling
            .kolom(&rubriek)
            .and_then(|n| self.velden.get(n))
            .map_or("", |v| v.trim())
    }

    /// What the next occurrence of this category will be: history carries the number of its category plus fifty.
    pub(super) fn volgende(&self) -> Soort {
        let eerder = self.tekst("H").parse::<u8>().is_ok_and(|n| n > 50);
        if eerder { Soort::Eerder } else { Soort::Nu }
    }

    /// True when the register says that this is wrong, or was struck out (84.10).
    pub(super) fn onjuist(&self) -> bool {
        !self.tekst("84.10").is_empty()
    }

    fn fout(&self, element: &str, wat: impl ToString) -> Leesfout {
        Leesfout {
            regel: self.regel,
            rubriek: format!("{}.{element}", self.categorie),
            wat: wat.to_string(),
        }
    }

    /// An element that must be of this type when it is filled in. A wrong one is told without its value: it may be a number
    /// of a person.
    pub(super) fn als<T>(&self, element: &str, fouten: &mut Vec<Leesfout>) -> Option<T>
    where
        T: FromStr,
        T::Err: ToString,
    {
        match self.tekst(element) {
            "" => None,
            tekst => match tekst.parse() {
                Ok(waarde) => Some(waarde),
                Err(fout) => {
                    fouten.push(self.fout(element, fout));
                    None
                }
            },
        }
    }

    /// A date.
    pub(super) fn datum(&self, element: &str, fouten: &mut Vec<Leesfout>) -> Option<BrpDatum> {
        self.als(element, fouten)
    }

    /// A BSN.
    pub(super) fn bsn(&self, fouten: &mut Vec<Leesfout>) -> Option<Bsn> {
        self.als("01.20", fouten)
    }

    /// An element of which `kies` knows every code.
    pub(super) fn code<T>(
        &self,
        element: &str,
        kies: impl Fn(&str) -> Option<T>,
        fouten: &mut Vec<Leesfout>,
    ) -> Option<T> {
        let tekst = self.tekst(element);
        if tekst.is_empty() {
            return None;
        }
        let gekozen = kies(tekst);
        if gekozen.is_none() {
            fouten.push(self.fout(element, format!("De code '{tekst}' is niet bekend.")));
        }
        gekozen
    }
}
