// SPDX-License-Identifier: EUPL-1.2
//! One person as it is stored, and how its name and date of birth are read.

use crate::{Code, Resultaat, Uow, rij, rij_optie, waarde};
use domain::brp::BrpDatum;
use domain::huishouden::{GeldigeGegevens, Naamgebruik, Partnernaam, Persoonsnaam};
use domain::levensloop::{Schoolgegevens, Schoolsoort};
use domain::{AdresId, PersoonId};
use jiff::civil::Date;

rij! {
    /// A person with address, without identifying number.
    pub struct PersoonRij {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geslacht: String,
        pub geboortedatum: Option<Date>,
        pub verwacht_op: Option<Date>,
        pub overleden_op: Option<Date>,
        pub telefoon: Option<String>,
        pub email: Option<String>,
        pub adres_id: Option<AdresId>,
        pub verblijf: Option<String>,
        pub adres_geheim: bool,
        pub version: i64,
        pub voorletters: Option<String>,
        pub partner_voorvoegsel: Option<String>,
        pub partnernaam: Option<String>,
        pub naamgebruik: Option<Code<Naamgebruik>>,
        pub toon_voorvoegsel: Option<String>,
        pub toon_naam: Option<String>,
        pub geboorte_deel: Option<String>,
        pub taal: Option<String>,
        pub tolk: Option<bool>,
        pub school_soort: Option<Code<Schoolsoort>>,
        pub school: Option<String>,
        pub school_tot: Option<Date>,
        pub bron: String,
        pub bevestigd_op: Date,
    }
}

impl PersoonRij {
    /// Prefix and surname as they are shown everywhere.
    pub fn getoond(&self) -> (&str, &str) {
        match &self.toon_naam {
            Some(naam) => (self.toon_voorvoegsel.as_deref().unwrap_or_default(), naam),
            None => (&self.voorvoegsel, &self.geslachtsnaam),
        }
    }
    /// The date of birth as far as it is known.
    pub fn geboren(&self) -> BrpDatum {
        BrpDatum::uit_opslag(self.geboortedatum, self.geboorte_deel.as_deref())
    }
    /// What can be corrected, as it is stored.
    pub fn gegevens(&self) -> GeldigeGegevens {
        let tekst = |t: &Option<String>| t.clone().unwrap_or_default();
        GeldigeGegevens {
            naam: Persoonsnaam {
                voornamen: self.voornamen.clone(),
                roepnaam: String::new(),
                voorvoegsel: self.voorvoegsel.clone(),
                achternaam: self.geslachtsnaam.clone(),
            },
            geslacht: match self.geslacht.as_str() {
                "m" => "m",
                "v" => "v",
                "x" => "x",
                _ => "onbekend",
            },
            geboren: self.geboortedatum,
            verwacht: self.verwacht_op,
            telefoon: self.telefoon.clone(),
            voorletters: tekst(&self.voorletters),
            partner: Partnernaam {
                voorvoegsel: tekst(&self.partner_voorvoegsel),
                naam: tekst(&self.partnernaam),
            },
            naamgebruik: self.naamgebruik.as_deref().copied().unwrap_or(Naamgebruik::Eigen),
            geboorte_deel: self.geboorte_deel.clone(),
            taal: self.taal.clone(),
            tolk: self.tolk.unwrap_or_default(),
            school: self.school_soort.as_ref().map(|soort| Schoolgegevens {
                soort: **soort,
                naam: self.school.clone(),
                tot: self.school_tot,
            }),
        }
    }
}

/// Name columns of person `p` for a screen: the surname as this person uses it.
#[macro_export]
macro_rules! naam_kolommen {
    () => {
        "p.voornamen, COALESCE(p.toon_voorvoegsel, p.voorvoegsel) AS voorvoegsel, COALESCE(p.toon_naam, p.geslachtsnaam) AS geslachtsnaam"
    };
}

/// Every column of person `p` but the number.
#[macro_export]
macro_rules! persoon_kolommen {
    () => {
        "p.id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geslacht, p.geboortedatum, p.verwacht_op, p.overleden_op,
         p.telefoon, p.email, p.adres_id, p.verblijf, p.adres_geheim, p.version, p.voorletters, p.partner_voorvoegsel,
         p.partnernaam, p.naamgebruik, p.toon_voorvoegsel, p.toon_naam, p.geboorte_deel, p.taal, p.tolk,
         p.school_soort, p.school, p.school_tot, p.bron, p.bevestigd_op"
    };
}

const KOLOMMEN: &str = concat!(
    "SELECT ",
    persoon_kolommen!(),
    " FROM persoon p WHERE p.gemeente = $1 AND p.id = $2 AND p.vervangen_door IS NULL"
);

/// One person.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<PersoonRij>> {
    rij_optie!(uow, PersoonRij, KOLOMMEN, uow.kop.gemeente, id)
}

/// A person without a number, who was read from the BRP before: by the very same name and date of birth.
///
/// # Errors
/// When the database refuses.
pub async fn ingelezen_zonder_bsn(
    uow: &mut Uow,
    naam: &Persoonsnaam,
    geboren: BrpDatum,
) -> Resultaat<Option<PersoonId>> {
    waarde!(
        uow,
        PersoonId,
        "SELECT COALESCE(vervangen_door, id) AS w FROM persoon
          WHERE gemeente = $1 AND bsn_sleutel IS NULL AND bron = 'brp' AND voornamen = $2 AND voorvoegsel = $3
            AND geslachtsnaam = $4 AND (geboortedatum = $5 OR geboortedatum IS NULL) AND COALESCE(geboorte_deel, '') = $6
          ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        &naam.voornamen,
        &naam.voorvoegsel,
        &naam.achternaam,
        geboren.volledig(),
        geboren.deel().unwrap_or_default()
    )
}

/// Household that the person belongs to now, the first one when there are more, and its address.
///
/// # Errors
/// When the database refuses.
pub async fn huishouden(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<ThuisRij>> {
    rij_optie!(
        uow,
        ThuisRij,
        "SELECT l.huishouden_id, h.adres_id, h.version
           FROM huishouden_lid l JOIN huishouden h ON h.gemeente = l.gemeente AND h.id = l.huishouden_id
          WHERE l.gemeente = $1 AND l.persoon_id = $2 AND l.tot IS NULL ORDER BY l.van, l.huishouden_id LIMIT 1",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// A household of a person.
    pub struct ThuisRij {
        pub huishouden_id: domain::HuishoudenId,
        pub adres_id: Option<AdresId>,
        pub version: i64,
    }
}
