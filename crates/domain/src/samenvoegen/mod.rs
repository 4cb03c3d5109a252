// SPDX-License-Identifier: EUPL-1.2
//! Two persons that turn out to be one: which facts stay, and how to go back, also when something changed since (C6).
//!
//! Source: AVG art. 5 lid 1 onder d (accurate, and put right without delay); issue 4, "merge two persons with preview and
//! undo (everything that hung on each goes back where it was), also after further edits".

mod waarschuwing;

pub use waarschuwing::{LetOp, Vergeleken, let_op};

use crate::huishouden::{Naamgebruik, Partnernaam, getoonde_naam};
use crate::{AdresId, Fouten, Weigering, code_enum};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The facts of a person that a merge chooses between. Kept as JSON, so that it can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feiten {
    /// First names.
    pub voornamen: String,
    /// Prefix.
    pub voorvoegsel: String,
    /// Family name.
    pub geslachtsnaam: String,
    /// m, v, x or onbekend.
    pub geslacht: String,
    /// Date of birth.
    pub geboortedatum: Option<Date>,
    /// Not born yet: when expected.
    pub verwacht_op: Option<Date>,
    /// Day of death.
    pub overleden_op: Option<Date>,
    /// Phone.
    pub telefoon: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Address.
    pub adres_id: Option<AdresId>,
    /// Where somebody without address can be found.
    pub verblijf: Option<String>,
    /// Geheimhouding of the address.
    pub adres_geheim: bool,
    /// Initials, the partner's name, and the use of name (code).
    #[serde(default)]
    pub voorletters: Option<String>,
    /// See `voorletters`.
    #[serde(default)]
    pub partner_voorvoegsel: Option<String>,
    /// See `voorletters`.
    #[serde(default)]
    pub partnernaam: Option<String>,
    /// See `voorletters`.
    #[serde(default)]
    pub naamgebruik: Option<String>,
    /// Year, or year and month of birth, when the day is not known.
    #[serde(default)]
    pub geboorte_deel: Option<String>,
    /// Language.
    #[serde(default)]
    pub taal: Option<String>,
    /// Needs an interpreter.
    #[serde(default)]
    pub tolk: Option<bool>,
    /// Kind of school (code), its name, and its expected end.
    #[serde(default)]
    pub school_soort: Option<String>,
    /// See `school_soort`.
    #[serde(default)]
    pub school: Option<String>,
    /// See `school_soort`.
    #[serde(default)]
    pub school_tot: Option<Date>,
}

impl Feiten {
    fn partner(&self) -> (Option<&str>, Option<&str>, Option<&str>, Option<&str>) {
        (
            self.voorletters.as_deref(),
            self.partner_voorvoegsel.as_deref(),
            self.partnernaam.as_deref(),
            self.naamgebruik.as_deref(),
        )
    }
    fn van_school(&self) -> (Option<&str>, Option<&str>, Option<Date>) {
        (
            self.school_soort.as_deref(),
            self.school.as_deref(),
            self.school_tot,
        )
    }
    /// Prefix and family name as they are shown, when that is not the own name: they follow from the others.
    pub fn getoond(&self) -> Option<(String, String)> {
        let tekst = |t: &Option<String>| t.clone().unwrap_or_default();
        let partner = Partnernaam {
            voorvoegsel: tekst(&self.partner_voorvoegsel),
            naam: tekst(&self.partnernaam),
        };
        let gebruik = self.naamgebruik.as_deref().and_then(|g| g.parse().ok());
        getoonde_naam(
            (&self.voorvoegsel, &self.geslachtsnaam),
            &partner,
            gebruik.unwrap_or(Naamgebruik::Eigen),
        )
    }
}

code_enum! {
    /// What is chosen as one.
    pub enum Veld {
        Naam = "naam", "naam";
        Partner = "partner", "voorletters en naam van de partner";
        Geslacht = "geslacht", "geslacht";
        Geboren = "geboren", "geboortedatum";
        Overleden = "overleden", "overlijden";
        Telefoon = "telefoon", "telefoon";
        Email = "email", "e-mail";
        Adres = "adres", "adres";
        Taal = "taal", "taal en tolk";
        School = "school", "school";
    }
}

impl Veld {
    /// In the order of the form.
    pub const ALLE: [Self; 10] = [
        Self::Naam,
        Self::Partner,
        Self::Geslacht,
        Self::Geboren,
        Self::Overleden,
        Self::Telefoon,
        Self::Email,
        Self::Adres,
        Self::Taal,
        Self::School,
    ];
    /// Name in a form.
    pub const fn veldnaam(self) -> &'static str {
        match self {
            Self::Naam => "feit_naam",
            Self::Partner => "feit_partner",
            Self::Taal => "feit_taal",
            Self::School => "feit_school",
            Self::Geslacht => "feit_geslacht",
            Self::Geboren => "feit_geboren",
            Self::Overleden => "feit_overleden",
            Self::Telefoon => "feit_telefoon",
            Self::Email => "feit_email",
            Self::Adres => "feit_adres",
        }
    }
    /// The two say the same.
    pub fn gelijk(self, een: &Feiten, ander: &Feiten) -> bool {
        match self {
            Self::Naam => {
                (&een.voornamen, &een.voorvoegsel, &een.geslachtsnaam)
                    == (&ander.voornamen, &ander.voorvoegsel, &ander.geslachtsnaam)
            }
            Self::Geslacht => een.geslacht == ander.geslacht,
            Self::Partner => een.partner() == ander.partner(),
            Self::Taal => {
                (&een.taal, een.tolk.unwrap_or_default()) == (&ander.taal, ander.tolk.unwrap_or_default())
            }
            Self::School => een.van_school() == ander.van_school(),
            Self::Geboren => {
                (een.geboortedatum, een.verwacht_op, &een.geboorte_deel)
                    == (ander.geboortedatum, ander.verwacht_op, &ander.geboorte_deel)
            }
            Self::Overleden => een.overleden_op == ander.overleden_op,
            Self::Telefoon => een.telefoon == ander.telefoon,
            Self::Email => een.email == ander.email,
            Self::Adres => (een.adres_id, &een.verblijf) == (ander.adres_id, &ander.verblijf),
        }
    }
    /// Nothing is known.
    pub fn leeg(self, f: &Feiten) -> bool {
        match self {
            Self::Naam => f.voornamen.is_empty() && f.geslachtsnaam.is_empty(),
            Self::Geslacht => f.geslacht.is_empty() || f.geslacht == "onbekend",
            Self::Partner => f.partner() == (None, None, None, None),
            Self::Taal => f.taal.is_none() && !f.tolk.unwrap_or_default(),
            Self::School => f.school_soort.is_none(),
            Self::Geboren => {
                f.geboortedatum.is_none() && f.verwacht_op.is_none() && f.geboorte_deel.is_none()
            }
            Self::Overleden => f.overleden_op.is_none(),
            Self::Telefoon => f.telefoon.is_none(),
            Self::Email => f.email.is_none(),
            Self::Adres => f.adres_id.is_none() && f.verblijf.is_none(),
        }
    }
    /// Takes this fact over. Geheimhouding is no part of it: see [`kies`].
    pub fn neem(self, van: &Feiten, naar: &mut Feiten) {
        match self {
            Self::Naam => {
                naar.voornamen.clone_from(&van.voornamen);
                naar.voorvoegsel.clone_from(&van.voorvoegsel);
                naar.geslachtsnaam.clone_from(&van.geslachtsnaam);
            }
            Self::Partner => {
                naar.voorletters.clone_from(&van.voorletters);
                naar.partner_voorvoegsel.clone_from(&van.partner_voorvoegsel);
                naar.partnernaam.clone_from(&van.partnernaam);
                naar.naamgebruik.clone_from(&van.naamgebruik);
            }
            Self::Taal => {
                naar.taal.clone_from(&van.taal);
                naar.tolk = van.tolk;
            }
            Self::School => {
                naar.school_soort.clone_from(&van.school_soort);
                naar.school.clone_from(&van.school);
                naar.school_tot = van.school_tot;
            }
            Self::Geslacht => naar.geslacht.clone_from(&van.geslacht),
            Self::Geboren => {
                naar.geboortedatum = van.geboortedatum;
                naar.verwacht_op = van.verwacht_op;
                naar.geboorte_deel.clone_from(&van.geboorte_deel);
            }
            Self::Overleden => naar.overleden_op = van.overleden_op,
            Self::Telefoon => naar.telefoon.clone_from(&van.telefoon),
            Self::Email => naar.email.clone_from(&van.email),
            Self::Adres => {
                naar.adres_id = van.adres_id;
                naar.verblijf.clone_from(&van.verblijf);
            }
        }
    }
}

/// What was chosen and typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweSamenvoeging {
    /// Per fact: `blijft` or `vervalt`.
    pub keuzes: Vec<(Veld, String)>,
    /// Why they are the same.
    pub reden: String,
}

/// Facts of which somebody has to say which one is right: they differ, and both say something.
pub fn te_kiezen(blijft: &Feiten, vervalt: &Feiten) -> Vec<Veld> {
    let wel = |v: &Veld| !v.gelijk(blijft, vervalt) && !v.leeg(blijft) && !v.leeg(vervalt);
    Veld::ALLE.into_iter().filter(wel).collect()
}

/// The facts after the merge, and the reason. What only one of the two knows is taken over; geheimhouding of either
/// stays: merging never opens an address.
///
/// # Errors
/// All that is wrong, by field name.
pub fn kies(blijft: &Feiten, vervalt: &Feiten, n: &NieuweSamenvoeging) -> Result<(Feiten, String), Fouten> {
    let mut fouten = Fouten::new();
    let mut uit = blijft.clone();
    let open = te_kiezen(blijft, vervalt);
    for veld in Veld::ALLE {
        if veld.gelijk(blijft, vervalt) || veld.leeg(vervalt) {
            continue;
        }
        if !open.contains(&veld) {
            veld.neem(vervalt, &mut uit);
            continue;
        }
        let keuze = n.keuzes.iter().find(|k| k.0 == veld).map_or("", |k| k.1.trim());
        match keuze {
            "blijft" => {}
            "vervalt" => veld.neem(vervalt, &mut uit),
            _ => fouten.voeg(veld.veldnaam(), format!("Kies wat klopt: {}.", veld.label())),
        }
    }
    uit.adres_geheim |= vervalt.adres_geheim;
    let reden = reden(&n.reden, &mut fouten);
    fouten.of((uit, reden))
}

fn reden(tekst: &str, fouten: &mut Fouten) -> String {
    let tekst = tekst.trim();
    if tekst.is_empty() {
        fouten.voeg("reden", "Schrijf op hoe je dit weet. De reden blijft bewaard.");
    } else if tekst.chars().count() > 300 {
        fouten.voeg(
            "reden",
            "Deze tekst is te lang. Maak hem korter: hoogstens 300 tekens.",
        );
    }
    tekst.to_owned()
}

/// The reason to go back.
///
/// # Errors
/// Nothing was written, or too much.
pub fn terug_reden(tekst: &str) -> Result<String, Fouten> {
    let mut fouten = Fouten::new();
    let reden = reden(tekst, &mut fouten);
    fouten.of(reden)
}

/// The facts of who stayed, when a merge is undone: as before, but for what changed since; that is named.
pub fn terug(nu: &Feiten, voor: &Feiten, na: &Feiten) -> (Feiten, Vec<Veld>) {
    let mut uit = nu.clone();
    let mut gewijzigd = Vec::new();
    for veld in Veld::ALLE {
        if veld.gelijk(nu, na) {
            veld.neem(voor, &mut uit);
        } else {
            gewijzigd.push(veld);
        }
    }
    if nu.adres_geheim == na.adres_geheim {
        uit.adres_geheim = voor.adres_geheim;
    }
    (uit, gewijzigd)
}

/// What stands in the way of a merge, whatever the facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bezwaren {
    /// It is one and the same record.
    pub zelfde_record: bool,
    /// Both have a BSN, and not the same.
    pub bsn_verschilt: bool,
    /// Both are restricted, and not for the same people.
    pub afscherming_verschilt: bool,
    /// One of the two was erased.
    pub gewist: bool,
}

/// Says why not.
///
/// # Errors
/// The first that stands in the way.
pub fn mag(b: Bezwaren) -> Result<(), Weigering> {
    let (code, tekst) = if b.zelfde_record {
        (
            "samenvoegen.zelfde",
            "Dit is één en dezelfde persoon in het systeem.",
        )
    } else if b.gewist {
        (
            "samenvoegen.gewist",
            "De gegevens van een van de twee zijn gewist. Die kun je niet meer samenvoegen.",
        )
    } else if b.bsn_verschilt {
        (
            "samenvoegen.bsn",
            "Deze twee hebben allebei een BSN, en niet hetzelfde. Het zijn dus twee mensen. Klopt een van de BSN's niet? Laat dat eerst herstellen.",
        )
    } else if b.afscherming_verschilt {
        (
            "samenvoegen.afscherming",
            "Deze twee zijn allebei afgeschermd, en niet voor dezelfde collega's. Maak dat eerst gelijk, anders ziet iemand meer dan mag.",
        )
    } else {
        return Ok(());
    };
    Err(Weigering::new(code, tekst))
}

/// What stands in the way of going back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerugBezwaren {
    /// It was undone already.
    pub al_terug: bool,
    /// Who stayed is merged into somebody else, since.
    pub zelf_vervallen: bool,
    /// Somebody else was merged into who stayed, later.
    pub later_nog_een: bool,
    /// One of the two was erased.
    pub gewist: bool,
}

/// Says why a merge can't be undone now. Later merges of the same person go first: they rest on this one.
///
/// # Errors
/// The first that stands in the way.
pub fn mag_terug(b: TerugBezwaren) -> Result<(), Weigering> {
    let (code, tekst) = if b.al_terug {
        ("samenvoegen.al_terug", "Deze samenvoeging is al teruggedraaid.")
    } else if b.gewist {
        (
            "samenvoegen.terug_gewist",
            "De gegevens van een van de twee zijn gewist. Daarom kun je dit niet meer terugdraaien.",
        )
    } else if b.zelf_vervallen || b.later_nog_een {
        (
            "samenvoegen.later",
            "Deze persoon is daarna nog een keer samengevoegd. Draai eerst de laatste samenvoeging terug.",
        )
    } else {
        return Ok(());
    };
    Err(Weigering::new(code, tekst))
}

#[cfg(test)]
mod tests;
