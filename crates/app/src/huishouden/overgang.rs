// SPDX-License-Identifier: EUPL-1.2
//! Ages at which help, money or rights change, for the page of a household (D7).

use super::lid_naam;
use domain::levensloop::School;
use domain::termijn::datum_tekst;
use jiff::civil::Date;
use store::huishouden::LidRij;

/// An age at which help, money or rights change, that is near.
#[derive(Clone, Debug)]
pub struct Overgang {
    /// "Joris Boersma-proef wordt 18".
    pub kop: String,
    /// The day.
    pub dag: Date,
    /// What there is to arrange.
    pub wat: &'static str,
}

impl Overgang {
    /// "op 9 april 2027".
    pub fn wanneer(&self) -> String {
        format!("op {}", datum_tekst(self.dag))
    }
}

/// What comes for the members of now who live.
pub(super) fn overgangen(leden: &[&LidRij], vandaag: Date) -> Vec<Overgang> {
    let mut uit: Vec<Overgang> = leden
        .iter()
        .filter(|l| l.overleden_op.is_none())
        .flat_map(|l| {
            let naam = lid_naam(&l.voornamen, &l.voorvoegsel, &l.geslachtsnaam, false);
            domain::levensloop::komende(
                l.geboortedatum,
                School::van(l.school_soort.map(|s| *s), l.school_tot),
                vandaag,
            )
            .into_iter()
            .map(move |(dag, o)| Overgang {
                kop: format!("{naam} {}", o.label()),
                dag,
                wat: o.wat(),
            })
        })
        .collect();
    uit.sort_by_key(|o| o.dag);
    uit
}
