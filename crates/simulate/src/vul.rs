// SPDX-License-Identifier: EUPL-1.2
//! Fills in the texts of a life.

use crate::{
    gezin::{Huis, Lid},
    kans::Kans,
    organisatie::WIJKEN,
    rijen::Tekst,
};

/// What is filled in for one household.
#[derive(Clone, Debug)]
pub struct Vul {
    hoofd: String,
    voornaam: String,
    man: bool,
    kind: String,
    kind_man: bool,
    partner: String,
    wijk: &'static str,
    straat: &'static str,
}

impl Vul {
    /// For a household.
    pub fn voor(huis: &Huis) -> Self {
        let h = huis.hoofd();
        let kind = huis.kind();
        Self {
            hoofd: h.aanspreek(),
            voornaam: h.voornaam.clone(),
            man: h.man == Some(true),
            kind: kind.map_or_else(|| "het kind".to_owned(), |k| k.voornaam.clone()),
            kind_man: kind.is_none_or(|k| k.man == Some(true)),
            partner: huis
                .partner()
                .map_or_else(|| "de ander".to_owned(), Lid::aanspreek),
            wijk: WIJKEN[huis.wijk].1,
            straat: huis.adres.as_ref().map_or("", |a| a.straat),
        }
    }

    /// The text with everything filled in; numbers are drawn.
    pub fn tekst(&self, sjabloon: &'static str, kans: &mut Kans) -> Tekst {
        if !sjabloon.contains('{') {
            return sjabloon.into();
        }
        let mut uit = String::with_capacity(sjabloon.len() + 40);
        let mut rest = sjabloon;
        while let Some((voor, na)) = rest.split_once('{') {
            uit.push_str(voor);
            let Some((woord, verder)) = na.split_once('}') else {
                break;
            };
            let begin = uit.len();
            // At the beginning of a sentence it is written with a capital.
            let groot = woord.chars().next().is_some_and(char::is_uppercase)
                || uit.trim_end().is_empty()
                || uit.trim_end().ends_with(['.', '?', '!']);
            match woord.to_lowercase().as_str() {
                "hoofd" => uit.push_str(&self.hoofd),
                "voornaam" => uit.push_str(&self.voornaam),
                "hij" => uit.push_str(if self.man { "hij" } else { "zij" }),
                "hem" => uit.push_str(if self.man { "hem" } else { "haar" }),
                "zijn" => uit.push_str(if self.man { "zijn" } else { "haar" }),
                "man" => uit.push_str(if self.man { "man" } else { "vrouw" }),
                "familielid" => uit.push_str(if self.man { "broer" } else { "zus" }),
                "kind" => uit.push_str(&self.kind),
                "khij" => uit.push_str(if self.kind_man { "hij" } else { "zij" }),
                "partner" => uit.push_str(&self.partner),
                "wijk" => uit.push_str(self.wijk),
                "straat" => uit.push_str(self.straat),
                "n" => uit.push_str(&kans.tussen(2, 9).to_string()),
                "bedrag" => {
                    let euro = kans.tussen(34, 890) * 10;
                    if euro >= 1000 {
                        uit.push_str(&format!("{}.{:03}", euro / 1000, euro % 1000));
                    } else {
                        uit.push_str(&euro.to_string());
                    }
                }
                _ => {}
            }
            if groot && let Some(eerste) = uit[begin..].chars().next() {
                let hoofdletter: String = eerste.to_uppercase().collect();
                uit.replace_range(begin..begin + eerste.len_utf8(), &hoofdletter);
            }
            rest = verder;
        }
        uit.push_str(rest);
        uit.into()
    }
}
