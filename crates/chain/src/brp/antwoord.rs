// SPDX-License-Identifier: EUPL-1.2
//! From the answer to what `domain` knows of a person.

use super::BrpFout;
use super::gezag::{self, Gezagsoort, Gezagsrelatie};
use super::vorm::{self, Datum};
use domain::brp::{
    BrpDatum, Geslacht, Gezag, Naam, Naamgebruik, Opschorting, Ouder, Partner, Persoonslijst, Plaats,
    Relatiepersoon, Verbintenis, Verblijf, titel,
};
use domain::bsn::Bsn;
use jiff::civil::Date;

/// Somebody who was found: enough to choose from a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gevonden {
    /// BSN, to ask for the whole.
    pub bsn: Option<Bsn>,
    /// Name.
    pub naam: Naam,
    /// Date of birth.
    pub geboren: BrpDatum,
    /// Sex.
    pub geslacht: Geslacht,
    /// Lines of the address; none when the person asked for secrecy.
    pub adres: Vec<String>,
    /// Nobody may be told where this person lives.
    pub geheim: bool,
    /// Authority, when asked by object.
    pub gezag: Vec<Gezagsrelatie>,
}

/// The whole of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persoon {
    /// What the register says. `gezag` is empty: the BRP gives it worked out, below.
    pub lijst: Persoonslijst,
    /// Authority over this minor, or of this adult over minors.
    pub gezag: Vec<Gezagsrelatie>,
}

impl Persoon {
    /// The list with the authority over this person as the register would note it (11.32.10). What it can't note there
    /// (nobody for now, or not to be told) is left out: nothing is made up.
    pub fn persoonslijst(self) -> Persoonslijst {
        let mut lijst = self.lijst;
        let over = |g: &&Gezagsrelatie| g.minderjarige.bsn.is_some() && g.minderjarige.bsn == lijst.bsn;
        let gezag = self.gezag.iter().find(over).and_then(|g| genoteerd(g, &lijst));
        lijst.gezag = gezag;
        lijst
    }
}

/// Which of the two parents has it, alone or with somebody else.
fn genoteerd(g: &Gezagsrelatie, lijst: &Persoonslijst) -> Option<Gezag> {
    let ouder = || {
        lijst.ouders.iter().position(|o| {
            let bsn = o.wie.bsn.as_ref();
            bsn.is_some() && g.dragers.iter().any(|d| d.bsn.as_ref() == bsn)
        })
    };
    match g.soort {
        Gezagsoort::Ouders => Some(Gezag::Beide),
        Gezagsoort::Voogdij => Some(Gezag::Derde),
        Gezagsoort::EenOuder => match ouder()? {
            0 => Some(Gezag::Ouder1),
            _ => Some(Gezag::Ouder2),
        },
        Gezagsoort::OuderEnDerde => match ouder()? {
            0 => Some(Gezag::Ouder1EnDerde),
            _ => Some(Gezag::Ouder2EnDerde),
        },
        Gezagsoort::TijdelijkNiemand | Gezagsoort::NietTeBepalen => None,
    }
}

fn onleesbaar(wat: &str) -> BrpFout {
    BrpFout::Antwoord(wat.to_owned())
}

/// A number that may be absent. A wrong one is told without its digits.
pub(super) fn bsn(tekst: Option<&str>) -> Result<Option<Bsn>, BrpFout> {
    tekst
        .map(|t| {
            t.parse()
                .map_err(|_| onleesbaar("een burgerservicenummer dat niet klopt"))
        })
        .transpose()
}

fn datum(d: Option<&Datum>) -> Result<Option<BrpDatum>, BrpFout> {
    let fout = || onleesbaar("een datum die niet bestaat");
    Ok(Some(match d {
        None => return Ok(None),
        Some(Datum::Onbekend {}) => BrpDatum::Onbekend,
        Some(Datum::Jaar { jaar }) => BrpDatum::Jaar(*jaar),
        Some(Datum::JaarMaand { jaar, maand }) if (1..=12).contains(maand) => {
            BrpDatum::JaarMaand(*jaar, *maand)
        }
        Some(Datum::JaarMaand { .. }) => return Err(fout()),
        Some(Datum::Volledig { datum }) => BrpDatum::Volledig(datum.parse::<Date>().map_err(|_| fout())?),
    }))
}

fn naam(n: &vorm::Naam) -> Naam {
    Naam {
        voornamen: n.voornamen.clone(),
        // As a file has it, so that nothing seems changed.
        predicaat: match titel(&n.predicaat.code) {
            "" => n.predicaat.omschrijving.clone(),
            titel => titel.to_owned(),
        },
        voorvoegsel: n.voorvoegsel.clone(),
        geslachtsnaam: n.geslachtsnaam.clone(),
    }
}

fn geslacht(w: &vorm::Waarde) -> Option<Geslacht> {
    match w.code.as_str() {
        "M" => Some(Geslacht::Man),
        "V" => Some(Geslacht::Vrouw),
        "O" => Some(Geslacht::Onbekend),
        _ => None,
    }
}

fn naamgebruik(w: &vorm::Waarde) -> Naamgebruik {
    match w.code.as_str() {
        "P" => Naamgebruik::Partner,
        "V" => Naamgebruik::PartnerEigen,
        "N" => Naamgebruik::EigenPartner,
        _ => Naamgebruik::Eigen,
    }
}

fn opschorting(w: &vorm::Waarde) -> Option<Opschorting> {
    match w.code.as_str() {
        "O" => Some(Opschorting::Overleden),
        "E" => Some(Opschorting::Geemigreerd),
        "M" => Some(Opschorting::Ministerieel),
        "R" => Some(Opschorting::Niet),
        "F" | "W" => Some(Opschorting::Fout),
        _ => None,
    }
}

fn relatie(g: &vorm::Gerelateerde) -> Result<Relatiepersoon, BrpFout> {
    Ok(Relatiepersoon {
        bsn: bsn(g.burgerservicenummer.as_deref())?,
        naam: naam(&g.naam),
        geboren: datum(g.geboorte.datum.as_ref())?,
        geslacht: geslacht(&g.geslacht),
    })
}

fn partner(g: &vorm::Gerelateerde) -> Result<Partner, BrpFout> {
    Ok(Partner {
        wie: relatie(g)?,
        soort: match g.verbintenis.code.as_str() {
            "H" => Some(Verbintenis::Huwelijk),
            "P" => Some(Verbintenis::Partnerschap),
            _ => None,
        },
        van: datum(g.aangegaan.datum.as_ref())?,
        tot: datum(g.ontbonden.datum.as_ref())?,
    })
}

fn ouder(g: &vorm::Gerelateerde) -> Result<Ouder, BrpFout> {
    Ok(Ouder {
        wie: relatie(g)?,
        sinds: datum(g.sinds.as_ref())?,
    })
}

fn verblijf(v: &vorm::Verblijfplaats, gemeente: &str) -> Result<Verblijf, BrpFout> {
    let a = &v.verblijfadres;
    let plaats = match v.soort.as_str() {
        "Adres" => Plaats::Adres {
            straat: if a.straat.is_empty() {
                &a.straat_kort
            } else {
                &a.straat
            }
            .clone(),
            huisnummer: a.huisnummer,
            toevoeging: format!("{}{}", a.huisletter, a.huisnummertoevoeging),
            postcode: a.postcode.replace(' ', ""),
            plaats: a.woonplaats.clone(),
            object: v.object.clone(),
        },
        "Locatie" => Plaats::Locatie(a.locatiebeschrijving.clone()),
        "VerblijfplaatsBuitenland" => {
            let regels = [&a.regel1, &a.regel2, &a.regel3];
            let regels: Vec<&str> = regels
                .into_iter()
                .map(String::as_str)
                .filter(|r| !r.is_empty())
                .collect();
            Plaats::Buitenland(a.land.code.clone(), regels.join(", "))
        }
        "VerblijfplaatsOnbekend" => Plaats::Onbekend,
        anders => {
            return Err(onleesbaar(&format!(
                "een soort verblijfplaats die niet bestaat: {anders}"
            )));
        }
    };
    Ok(Verblijf {
        plaats,
        briefadres: v.functie.code == "B",
        gemeente: gemeente.to_owned(),
        van: datum(v.van.as_ref())?,
    })
}

fn gezag(lijst: &[vorm::Gezag]) -> Result<Vec<Gezagsrelatie>, BrpFout> {
    lijst.iter().map(gezag::lees).collect()
}

pub(super) fn gevonden(p: &vorm::Persoon) -> Result<Gevonden, BrpFout> {
    let a = &p.adressering;
    Ok(Gevonden {
        bsn: bsn(p.burgerservicenummer.as_deref())?,
        naam: naam(&p.naam),
        geboren: datum(p.geboorte.datum.as_ref())?.unwrap_or(BrpDatum::Onbekend),
        geslacht: geslacht(&p.geslacht).unwrap_or(Geslacht::Onbekend),
        adres: [&a.adresregel1, &a.adresregel2, &a.adresregel3]
            .into_iter()
            .filter(|r| !p.geheim && !r.is_empty())
            .cloned()
            .collect(),
        geheim: p.geheim,
        gezag: gezag(&p.gezag)?,
    })
}

pub(super) fn persoon(p: &vorm::Persoon) -> Result<Persoon, BrpFout> {
    let opgeschort = opschorting(&p.opschorting.reden);
    // Somebody can have died on a day that nobody knows: then there is a death without a date.
    let overleden = match &p.overlijden {
        Some(o) => Some(datum(o.datum.as_ref())?.unwrap_or(BrpDatum::Onbekend)),
        None => (opgeschort == Some(Opschorting::Overleden)).then_some(BrpDatum::Onbekend),
    };
    let lijst = Persoonslijst {
        regel: 0,
        bsn: bsn(p.burgerservicenummer.as_deref())?,
        naam: naam(&p.naam),
        vorige_namen: Vec::new(),
        historie: false,
        naamgebruik: naamgebruik(&p.naam.naamgebruik),
        geboren: datum(p.geboorte.datum.as_ref())?.unwrap_or(BrpDatum::Onbekend),
        geslacht: geslacht(&p.geslacht).unwrap_or(Geslacht::Onbekend),
        ouders: p.ouders.iter().map(ouder).collect::<Result<_, _>>()?,
        partners: p.partners.iter().map(partner).collect::<Result<_, _>>()?,
        kinderen: p.kinderen.iter().map(relatie).collect::<Result<_, _>>()?,
        overleden,
        opgeschort,
        geheim: p.geheim,
        verblijven: p
            .verblijfplaats
            .iter()
            .map(|v| verblijf(v, &p.gemeente.code))
            .collect::<Result<_, _>>()?,
        gezag: None,
        curatele: p.curatele,
    };
    Ok(Persoon {
        lijst,
        gezag: gezag(&p.gezag)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::bsn::testnummers;
    use serde_json::json;

    #[test]
    fn authority_is_noted_as_the_register_does() {
        let n: Vec<String> = testnummers().take(4).map(|b| b.onthul()).collect();
        let wie = |i: usize| json!({"burgerservicenummer": n[i], "naam": {"volledigeNaam": "Proef"}});
        let lees = |gezag: serde_json::Value| {
            let p: vorm::Persoon = serde_json::from_value(json!({
                "burgerservicenummer": n[0],
                "ouders": [{"burgerservicenummer": n[1]}, {"burgerservicenummer": n[2]}],
                "gezag": [gezag],
            }))
            .unwrap();
            persoon(&p).unwrap().persoonslijst().gezag
        };
        let over = |soort: &str| json!({"type": soort, "minderjarige": wie(0)});
        let met = |mut g: serde_json::Value, veld: &str, waarde: serde_json::Value| {
            g[veld] = waarde;
            g
        };
        for (g, uit) in [
            (
                met(
                    over("GezamenlijkOuderlijkGezag"),
                    "ouders",
                    json!([wie(1), wie(2)]),
                ),
                Some(Gezag::Beide),
            ),
            (
                met(over("EenhoofdigOuderlijkGezag"), "ouder", wie(1)),
                Some(Gezag::Ouder1),
            ),
            (
                met(over("EenhoofdigOuderlijkGezag"), "ouder", wie(2)),
                Some(Gezag::Ouder2),
            ),
            // A parent whom the list does not name: nobody can tell which.
            (met(over("EenhoofdigOuderlijkGezag"), "ouder", wie(3)), None),
            (
                met(met(over("GezamenlijkGezag"), "ouder", wie(1)), "derde", wie(3)),
                Some(Gezag::Ouder1EnDerde),
            ),
            (
                met(met(over("GezamenlijkGezag"), "ouder", wie(2)), "derde", wie(3)),
                Some(Gezag::Ouder2EnDerde),
            ),
            (
                met(over("Voogdij"), "derden", json!([wie(3)])),
                Some(Gezag::Derde),
            ),
            (over("TijdelijkGeenGezag"), None),
            (over("GezagNietTeBepalen"), None),
            // Over a child of this adult, not over this person.
            (
                met(
                    json!({"type": "EenhoofdigOuderlijkGezag", "minderjarige": wie(3)}),
                    "ouder",
                    wie(0),
                ),
                None,
            ),
        ] {
            assert_eq!(lees(g.clone()), uit, "{}", g["type"]);
        }
    }
}
