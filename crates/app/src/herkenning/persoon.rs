// SPDX-License-Identifier: EUPL-1.2
//! From what is stored or typed to what recognition compares, and to the numbers that a person is found by.

use super::Breed;
use crate::{App, Uitkomst};
use domain::brp::BrpDatum;
use domain::huishouden::{GeldigAdres, GeldigeGegevens, Partnernaam, Persoonsnaam, Zoekvraag};
use jiff::civil::Date;
use linkage::sleutel::{Soort, ZOEK};
use linkage::{Adres, Datum, Geslacht, Persoon};
use store::herken::HerkenRij;
use store::persoon::Vindbaar;

fn datum(d: Option<Date>) -> Datum {
    d.map_or_else(Datum::default, |d| {
        Datum::new(
            d.year().unsigned_abs(),
            d.month().unsigned_abs(),
            d.day().unsigned_abs(),
        )
    })
}

/// As far as it is known.
fn deel(d: BrpDatum) -> Datum {
    match d {
        BrpDatum::Volledig(dag) => datum(Some(dag)),
        BrpDatum::JaarMaand(j, m) => Datum::new(j.unsigned_abs(), m.unsigned_abs(), 0),
        BrpDatum::Jaar(j) => Datum::new(j.unsigned_abs(), 0, 0),
        BrpDatum::Onbekend => Datum::default(),
    }
}

/// Made-up people carry "-proef" behind their name, so that nobody takes them for real. All of them share it, so it tells
/// nothing: with it, everybody would be somewhat alike in the demo.
const PROEF: &str = "-proef";

fn zonder_proef(naam: &str) -> String {
    naam.strip_suffix(PROEF).unwrap_or(naam).to_owned()
}

fn adres(a: &GeldigAdres) -> Adres {
    Adres {
        postcode: a.postcode.clone(),
        huisnummer: u32::try_from(a.huisnummer).unwrap_or(0),
        toevoeging: a.toevoeging.clone(),
        straat: a.straat.clone(),
        plaats: a.plaats.clone(),
    }
}

/// What was typed of a person who is to be added or changed.
pub(crate) fn nieuw(
    naam: &Persoonsnaam,
    geslacht: &str,
    geboren: Option<Date>,
    waar: Option<&GeldigAdres>,
    telefoon: Option<&str>,
) -> Persoon {
    Persoon {
        voornamen: naam.voornamen.clone(),
        voorvoegsel: naam.voorvoegsel.clone(),
        geslachtsnaam: zonder_proef(&naam.achternaam),
        geboren: datum(geboren),
        geslacht: Geslacht::read(geslacht),
        adres: waar.map(adres).unwrap_or_default(),
        telefoon: telefoon.unwrap_or_default().to_owned(),
        ..Persoon::default()
    }
}

/// With what else was typed of that person: initials, partner's name, a part of the date of birth.
pub(crate) fn met_meer(p: Persoon, ook: Option<&GeldigeGegevens>) -> Persoon {
    let Some(g) = ook else { return p };
    let partner = Partnernaam {
        voorvoegsel: g.partner.voorvoegsel.clone(),
        naam: zonder_proef(&g.partner.naam),
    };
    Persoon {
        voorletters: g.voorletters.clone(),
        partnernaam: partner.heel(),
        geboren: deel(g.geboren_op()),
        ..p
    }
}

/// What was typed in the search box. The BSN is not compared: the database finds it by its keyed hash.
pub(crate) fn gezocht(vraag: &Zoekvraag) -> Persoon {
    let mut kaal = vraag.clone();
    kaal.namen.retain(|n| Some(n.as_str()) != PROEF.strip_prefix('-'));
    let naam = kaal.naam();
    let nummer = vraag.huisnummer.as_deref().unwrap_or_default();
    let cijfers = nummer.chars().take_while(char::is_ascii_digit).count();
    let (cijfers, toevoeging) = nummer.split_at(cijfers);
    let geboren = match (vraag.geboren, vraag.geboortejaar) {
        (Some(dag), _) => datum(Some(dag)),
        (None, jaar) => jaar.map_or_else(Datum::default, |j| Datum::new(j.unsigned_abs(), 0, 0)),
    };
    Persoon {
        voornamen: naam.voornamen,
        voorvoegsel: naam.voorvoegsel,
        geslachtsnaam: naam.achternaam,
        geboren,
        adres: Adres {
            postcode: vraag.postcode.clone().unwrap_or_default(),
            huisnummer: cijfers.parse().unwrap_or(0),
            toevoeging: toevoeging.to_owned(),
            straat: vraag.straat().unwrap_or_default().to_owned(),
            plaats: String::new(),
        },
        telefoon: vraag.telefoon.clone().unwrap_or_default(),
        ..Persoon::default()
    }
}

fn adres_uit(
    postcode: Option<&String>,
    huisnummer: Option<i32>,
    toevoeging: Option<&String>,
    straat: Option<&String>,
    plaats: Option<&String>,
) -> Adres {
    let tekst = |t: Option<&String>| t.cloned().unwrap_or_default();
    Adres {
        postcode: tekst(postcode),
        huisnummer: huisnummer.and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
        toevoeging: tekst(toevoeging),
        straat: tekst(straat),
        plaats: tekst(plaats),
    }
}

/// What is stored of a person.
pub(crate) fn van_rij(r: &HerkenRij) -> Persoon {
    let partner = Partnernaam {
        voorvoegsel: r.partner_voorvoegsel.clone().unwrap_or_default(),
        naam: zonder_proef(r.partnernaam.as_deref().unwrap_or_default()),
    };
    // Beside the partner's: another surname that this person was or is called by.
    let was_naam = zonder_proef(r.was_naam.as_deref().unwrap_or_default());
    let andere: Vec<String> = [partner.heel(), was_naam]
        .into_iter()
        .filter(|n| !n.is_empty())
        .collect();
    let was = adres_uit(
        r.was_postcode.as_ref(),
        r.was_huisnummer,
        r.was_toevoeging.as_ref(),
        r.was_straat.as_ref(),
        r.was_plaats.as_ref(),
    );
    Persoon {
        voornamen: r.voornamen.clone(),
        voorletters: r.voorletters.clone().unwrap_or_default(),
        voorvoegsel: r.voorvoegsel.clone(),
        geslachtsnaam: zonder_proef(&r.geslachtsnaam),
        partnernaam: andere.join("/"),
        geboren: deel(BrpDatum::uit_opslag(r.geboortedatum, r.geboorte_deel.as_deref())),
        geslacht: Geslacht::read(&r.geslacht),
        adres: adres_uit(
            r.postcode.as_ref(),
            r.huisnummer,
            r.toevoeging.as_ref(),
            r.straat.as_ref(),
            r.plaats.as_ref(),
        ),
        vorige: r.was_straat.is_some().then_some(was).into_iter().collect(),
        telefoon: r.telefoon.clone().unwrap_or_default(),
        ..Persoon::default()
    }
}

/// The numbers of a person under one key. A person without anything has none.
pub(super) fn nummers(geheim: &[u8; 16], p: &Persoon) -> Vec<i64> {
    zonder(geheim, p, &[])
}

/// The numbers to look somebody up by. A family name alone shares its numbers with many: those are asked for only when nothing
/// better was typed, and never for somebody who is to be added.
pub(super) fn zoeknummers(geheim: &[u8; 16], p: &Persoon, breed: Breed) -> Vec<i64> {
    let beter = !p.geboren.is_leeg() || p.adres != Adres::default() || !p.telefoon.is_empty();
    match (breed, beter) {
        (Breed::Misschien, _) => zonder(geheim, p, &ZOEK),
        (Breed::Zoeken, false) => nummers(geheim, p),
        (Breed::Zoeken, true) => {
            let op_naam = ZOEK.map(|s| if s == Soort::NaamJaar { Soort::Naam } else { s });
            zonder(geheim, p, &op_naam)
        }
    }
}

fn zonder(geheim: &[u8; 16], p: &Persoon, niet: &[Soort]) -> Vec<i64> {
    let mut uit: Vec<i64> = linkage::keys(p, geheim)
        .into_iter()
        .filter(|(soort, _)| !niet.contains(soort))
        .map(|(_, n)| n.cast_signed())
        .collect();
    uit.sort_unstable();
    uit.dedup();
    uit
}

/// By what a person is found: search terms, and numbers under the key to write with.
pub(crate) fn vindbaar(app: &App, termen: Vec<String>, p: &Persoon) -> Uitkomst<Vindbaar> {
    let sleutel = app.sleutels.huidig()?;
    Ok(Vindbaar {
        termen,
        herken: nummers(sleutel.herkensleutel(), p),
        nummer: sleutel.nummer(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::huishouden::zoekvraag;

    #[test]
    fn what_is_typed_shares_numbers_with_what_is_stored() {
        let waar = GeldigAdres {
            postcode: "7411AB".to_owned(),
            huisnummer: 12,
            toevoeging: "a".to_owned(),
            straat: "Kerkstraat".to_owned(),
            plaats: "Deventer".to_owned(),
        };
        let naam = Persoonsnaam {
            voornamen: "Dirkje".to_owned(),
            roepnaam: String::new(),
            voorvoegsel: "van der".to_owned(),
            achternaam: "Meijden".to_owned(),
        };
        let p = nieuw(
            &naam,
            "v",
            Some(jiff::civil::date(1985, 4, 9)),
            Some(&waar),
            Some("06-12345678"),
        );
        let bekend = nummers(&[1; 16], &p);
        let raakt = |tekst: &str| {
            let n = nummers(&[1; 16], &gezocht(&zoekvraag(tekst)));
            n.iter().any(|x| bekend.contains(x))
        };
        for tekst in [
            "dirkje van der meyden",
            "dirkje meiden 1985",
            "d meijden 4-9-1985",
            "7411ab 12",
            "0612345678",
            "dirkje meijden kerkstraat 14",
            "dirkje meiden-proef",
        ] {
            assert!(raakt(tekst), "{tekst}");
        }
        for tekst in ["hendrik de groot", "7411 AC 12", ""] {
            assert!(!raakt(tekst), "{tekst}");
        }
        // Another key gives other numbers.
        assert!(!nummers(&[2; 16], &p).iter().any(|x| bekend.contains(x)));
    }
}
