// SPDX-License-Identifier: EUPL-1.2
//! The convenant: which organisation signed which version, from when (H8; S0 §4 "Convenant", S2 "Benodigde partijen
//! werken mee aan de aanpak"). No data goes to an organisation outside it, and what is missing is shown.

use super::{LANGST, tekst};
use crate::termijn::datum_tekst;
use crate::{ConvenantId, Fouten, OrganisatieId, code_enum};
use jiff::civil::Date;

code_enum! {
    /// What an organisation does.
    pub enum OrganisatieSoort {
        Gemeente = "gemeente", "gemeente";
        Zorg = "zorg", "zorg en opvang";
        Wonen = "wonen", "wonen";
        Politie = "politie", "politie";
        Onderwijs = "onderwijs", "onderwijs";
        Schuldhulp = "schuldhulp", "schuldhulp";
        Jeugdhulp = "jeugdhulp", "jeugdhulp";
        Ggd = "ggd", "GGD";
        Welzijn = "welzijn", "welzijn";
    }
}

/// One version of the convenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convenant {
    /// Id.
    pub id: ConvenantId,
    /// Number, from 1.
    pub nummer: i32,
    /// What it is called.
    pub naam: String,
    /// Where the signed text lies: a reference, not the text.
    pub vindplaats: String,
    /// First day.
    pub geldig_van: Date,
    /// Last day; none: until further notice.
    pub geldig_tot: Option<Date>,
    /// Of the row.
    pub version: i64,
}

impl Convenant {
    /// True when it holds on the day; the last day counts.
    pub fn geldt_op(&self, dag: Date) -> bool {
        self.geldig_van <= dag && self.geldig_tot.is_none_or(|tot| dag <= tot)
    }
}

/// An organisation that signed a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ondertekening {
    /// Which version.
    pub convenant: ConvenantId,
    /// Who.
    pub organisatie: OrganisatieId,
    /// From when.
    pub getekend_op: Date,
    /// Last day, when it left.
    pub tot: Option<Date>,
}

/// True when the organisation is under a convenant on the day: it signed a version that holds, and did not leave.
pub fn onder_convenant(
    organisatie: OrganisatieId,
    versies: &[Convenant],
    ondertekeningen: &[Ondertekening],
    dag: Date,
) -> bool {
    ondertekeningen
        .iter()
        .filter(|o| {
            o.organisatie == organisatie && o.getekend_op <= dag && o.tot.is_none_or(|tot| dag <= tot)
        })
        .any(|o| versies.iter().any(|v| v.id == o.convenant && v.geldt_op(dag)))
}

/// Kinds of organisation that should take part and of which none is under the convenant today (S2: "onderwijs en
/// politie ontbreken hier").
pub fn gaten(
    verwacht: &[OrganisatieSoort],
    onder: impl Iterator<Item = OrganisatieSoort> + Clone,
) -> Vec<OrganisatieSoort> {
    verwacht
        .iter()
        .copied()
        .filter(|v| !onder.clone().any(|s| s == *v))
        .collect()
}

/// A version as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Convenant")]
pub struct NieuwConvenant {
    pub naam: String,
    pub vindplaats: String,
    pub geldig_van: String,
    pub geldig_tot: String,
}

/// A version that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Convenant")]
pub struct GeldigConvenant {
    pub naam: String,
    pub vindplaats: String,
    pub geldig_van: Date,
    pub geldig_tot: Option<Date>,
}

impl NieuwConvenant {
    /// Checks it.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self) -> Result<GeldigConvenant, Fouten> {
        let mut f = Fouten::new();
        let naam = tekst(
            &mut f,
            "naam",
            &self.naam,
            3,
            "Schrijf op hoe dit convenant heet.",
        );
        let vindplaats = tekst(
            &mut f,
            "vindplaats",
            &self.vindplaats,
            3,
            "Schrijf op waar de getekende tekst ligt, bijvoorbeeld een zaaknummer.",
        );
        let geldig_van = crate::import::lees_datum(self.geldig_van.trim());
        if geldig_van.is_none() {
            f.voeg("geldig_van", "Kies vanaf welke dag dit convenant geldt.");
        }
        let geldig_tot = tot(&mut f, &self.geldig_tot, geldig_van);
        match geldig_van {
            Some(geldig_van) if f.is_leeg() => Ok(GeldigConvenant {
                naam,
                vindplaats,
                geldig_van,
                geldig_tot,
            }),
            _ => Err(f),
        }
    }
}

/// A last day that may stay empty, and does not lie before the first.
fn tot(f: &mut Fouten, getypt: &str, van: Option<Date>) -> Option<Date> {
    let getypt = getypt.trim();
    if getypt.is_empty() {
        return None;
    }
    let dag = crate::import::lees_datum(getypt);
    match dag {
        None => f.voeg(
            "geldig_tot",
            "Dit is geen datum. Schrijf bijvoorbeeld 31-12-2027, of laat dit leeg.",
        ),
        Some(dag) if van.is_some_and(|van| dag < van) => {
            f.voeg(
                "geldig_tot",
                "De laatste dag ligt voor de eerste. Pas een van de twee aan.",
            );
        }
        Some(_) => {}
    }
    dag
}

/// The last day of a version or signature that runs, as typed: from today on, or empty for no end.
///
/// # Errors
/// What is wrong, at `geldig_tot`.
pub fn nieuwe_laatste_dag(getypt: &str, van: Date, vandaag: Date) -> Result<Option<Date>, Fouten> {
    let mut f = Fouten::new();
    let dag = tot(&mut f, getypt, Some(van));
    if dag.is_some_and(|d| d < vandaag) && f.is_leeg() {
        f.voeg(
            "geldig_tot",
            "Deze dag is al geweest. Kies vandaag of later: wat al bekeken is, blijft bekeken.",
        );
    }
    f.of(dag)
}

/// A signature as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweOndertekening {
    /// Id of the version.
    pub convenant: String,
    /// From when.
    pub getekend_op: String,
    /// Who signed for the organisation.
    pub getekend_door: String,
    /// What its people may decide at the table (S2, "mandaat").
    pub mandaat: String,
}

/// A signature that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweOndertekening")]
pub struct GeldigeOndertekening {
    pub convenant: ConvenantId,
    pub getekend_op: Date,
    pub getekend_door: String,
    pub mandaat: String,
}

impl NieuweOndertekening {
    /// Checks it. `al`: versions that this organisation signed already.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(
        &self,
        versies: &[Convenant],
        al: &[ConvenantId],
        vandaag: Date,
    ) -> Result<GeldigeOndertekening, Fouten> {
        let mut f = Fouten::new();
        let convenant = self
            .convenant
            .trim()
            .parse::<ConvenantId>()
            .ok()
            .filter(|id| versies.iter().any(|v| v.id == *id));
        match convenant {
            None => f.voeg("convenant", "Kies welke versie is getekend."),
            Some(id) if al.contains(&id) => {
                f.voeg("convenant", "Deze organisatie heeft die versie al getekend.");
            }
            Some(_) => {}
        }
        let getekend_op = crate::import::lees_datum(self.getekend_op.trim());
        match getekend_op {
            None => f.voeg("getekend_op", "Kies op welke dag is getekend."),
            Some(dag) if dag > vandaag => f.voeg(
                "getekend_op",
                format!(
                    "Deze dag is nog niet geweest. Kies een dag tot en met {}.",
                    datum_tekst(vandaag)
                ),
            ),
            Some(_) => {}
        }
        let getekend_door = tekst(
            &mut f,
            "getekend_door",
            &self.getekend_door,
            3,
            "Schrijf op wie er heeft getekend: functie en naam.",
        );
        let mandaat = self.mandaat.trim().to_owned();
        if mandaat.chars().count() > LANGST {
            f.voeg(
                "mandaat",
                format!("Deze tekst is te lang. Maak hem korter: hoogstens {LANGST} tekens."),
            );
        }
        match (convenant, getekend_op) {
            (Some(convenant), Some(getekend_op)) if f.is_leeg() => Ok(GeldigeOndertekening {
                convenant,
                getekend_op,
                getekend_door,
                mandaat,
            }),
            _ => Err(f),
        }
    }
}

/// An organisation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweOrganisatie {
    /// Name.
    pub naam: String,
    /// Kind (code).
    pub soort: String,
    /// Phone; may be empty.
    pub telefoon: String,
}

impl NieuweOrganisatie {
    /// Checks it. `namen`: those that are taken. Gives name, kind and phone.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, namen: &[&str]) -> Result<(String, OrganisatieSoort, Option<String>), Fouten> {
        let mut f = Fouten::new();
        let naam = tekst(
            &mut f,
            "naam",
            &self.naam,
            2,
            "Schrijf op hoe deze organisatie heet.",
        );
        if namen.iter().any(|n| n.to_lowercase() == naam.to_lowercase()) {
            f.voeg("naam", "Er is al een organisatie met deze naam.");
        }
        let soort = self.soort.trim().parse::<OrganisatieSoort>().ok();
        if soort.is_none_or(|s| s == OrganisatieSoort::Gemeente) {
            f.voeg("soort", "Kies wat deze organisatie doet.");
        }
        let telefoon = self.telefoon.trim();
        if telefoon.chars().count() > 30 {
            f.voeg("telefoon", "Dit nummer is te lang.");
        }
        match soort {
            Some(soort) if f.is_leeg() => {
                Ok((naam, soort, (!telefoon.is_empty()).then(|| telefoon.to_owned())))
            }
            _ => Err(f),
        }
    }
}
