// SPDX-License-Identifier: EUPL-1.2
//! Facts of a person with their sources side by side (requirement B3). What counts stands in the person; beside it is kept
//! what each source said and when. A source never overwrites what another one said: a worker chooses, and can choose again.

use crate::brp::BrpDatum;
use crate::code_enum;
use crate::huishouden::{Naamgebruik, normaliseer};
use crate::verwanten::Bron;
use jiff::{Timestamp, civil::Date};

code_enum! {
    /// What a fact is about.
    pub enum Feitveld {
        Voornamen = "voornamen", "Voornamen";
        Achternaam = "achternaam", "Achternaam";
        Partnernaam = "partnernaam", "Naam van de partner";
        Naamgebruik = "naamgebruik", "Gebruik van de naam";
        Geslacht = "geslacht", "Geslacht";
        Geboren = "geboortedatum", "Geboortedatum";
    }
}

/// Between the prefix and the rest of a surname in a stored value.
const TUSSEN: char = '|';

/// A surname as one value.
pub fn naamwaarde(voorvoegsel: &str, naam: &str) -> String {
    let schoon = |t: &str| t.trim().replace(TUSSEN, " ");
    match (schoon(voorvoegsel), schoon(naam)) {
        (v, n) if v.is_empty() && n.is_empty() => String::new(),
        (v, n) => format!("{v}{TUSSEN}{n}"),
    }
}

/// Prefix and rest of a value of [`naamwaarde`].
pub fn naamdelen(waarde: &str) -> (&str, &str) {
    waarde.split_once(TUSSEN).unwrap_or(("", waarde))
}

impl Feitveld {
    /// A stored value in words.
    pub fn toon(self, waarde: &str) -> String {
        match self {
            _ if waarde.is_empty() => "niet ingevuld".to_owned(),
            Self::Voornamen => waarde.to_owned(),
            Self::Achternaam | Self::Partnernaam => waarde.replace(TUSSEN, " ").trim().to_owned(),
            Self::Naamgebruik => waarde
                .parse::<Naamgebruik>()
                .map_or_else(|_| waarde.to_owned(), |n| n.label().to_owned()),
            Self::Geslacht => match waarde {
                "m" => "man",
                "v" => "vrouw",
                "x" => "anders",
                _ => "niet bekend",
            }
            .to_owned(),
            Self::Geboren => BrpDatum::uit_iso(waarde).to_string(),
        }
    }
    /// A value that says nothing.
    pub fn is_leeg(self, waarde: &str) -> bool {
        waarde.trim().is_empty() || (self == Self::Geslacht && waarde == "onbekend")
    }
}

/// A source in words; what was recorded before there were codes has none.
pub fn bron_tekst(code: &str) -> &str {
    match code {
        "melder" => "melder",
        _ => code.parse::<Bron>().map_or("eerder vastgelegd", Bron::label),
    }
}

/// What a source said of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feit {
    /// Field.
    pub veld: Feitveld,
    /// Value, as stored.
    pub waarde: String,
    /// Source (code).
    pub bron: String,
    /// When the source confirmed it.
    pub bevestigd_op: Date,
    /// Who recorded it; nobody when it was read from a register.
    pub door: Option<String>,
    /// Since when the source says this.
    pub op: Timestamp,
    /// When somebody chose this; set for at most one source.
    pub gekozen_op: Option<Timestamp>,
}

/// What counts now for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geldend {
    /// Field.
    pub veld: Feitveld,
    /// Value, as stored.
    pub waarde: String,
    /// Source (code).
    pub bron: String,
    /// When the source confirmed it.
    pub bevestigd_op: Date,
}

/// What to do with what a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overname {
    /// It counts from now on.
    Zet,
    /// It is kept beside what counts; a worker chooses.
    Naast,
    /// It is the same, or it says nothing: nothing changes but the day of confirmation.
    Gelijk,
}

fn zelfde(veld: Feitveld, a: &str, b: &str) -> bool {
    match veld {
        Feitveld::Voornamen | Feitveld::Achternaam | Feitveld::Partnernaam => {
            normaliseer(a) == normaliseer(b)
        }
        _ => a == b,
    }
}

/// What to do with what `bron` says of a field.
pub fn overname(nu: &Geldend, nieuw: &str, bron: &str) -> Overname {
    if nu.veld.is_leeg(nieuw) || nu.waarde == nieuw {
        Overname::Gelijk
    } else if nu.veld.is_leeg(&nu.waarde) || nu.bron == bron {
        Overname::Zet
    } else if zelfde(nu.veld, &nu.waarde, nieuw) {
        Overname::Gelijk
    } else {
        Overname::Naast
    }
}

/// A field of which sources say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verschil {
    /// What counts now.
    pub geldt: Geldend,
    /// What other sources say.
    pub anders: Vec<Feit>,
    /// Nobody chose since a source last said something else.
    pub open: bool,
}

/// Fields of which sources say different things, in the order of [`Feitveld`].
pub fn verschillen(geldend: &[Geldend], feiten: &[Feit]) -> Vec<Verschil> {
    geldend
        .iter()
        .filter_map(|g| {
            let van_veld = || feiten.iter().filter(|f| f.veld == g.veld);
            let gekozen = van_veld().filter_map(|f| f.gekozen_op).max();
            let anders: Vec<Feit> = van_veld()
                .filter(|f| {
                    f.bron != g.bron && !g.veld.is_leeg(&f.waarde) && !zelfde(g.veld, &f.waarde, &g.waarde)
                })
                .cloned()
                .collect();
            let open = anders.iter().any(|f| gekozen.is_none_or(|g| f.op > g));
            (!anders.is_empty()).then(|| Verschil {
                geldt: g.clone(),
                anders,
                open,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn geldend(veld: Feitveld, waarde: &str, bron: &str) -> Geldend {
        Geldend {
            veld,
            waarde: waarde.to_owned(),
            bron: bron.to_owned(),
            bevestigd_op: date(2026, 1, 1),
        }
    }
    fn feit(waarde: &str, bron: &str, op: i64, gekozen: Option<i64>) -> Feit {
        let moment = |s| Timestamp::from_second(s).unwrap();
        Feit {
            veld: Feitveld::Achternaam,
            waarde: waarde.to_owned(),
            bron: bron.to_owned(),
            bevestigd_op: date(2026, 1, 1),
            door: None,
            op: moment(op),
            gekozen_op: gekozen.map(moment),
        }
    }

    #[test]
    fn een_bron_schrijft_niet_over_een_andere() {
        use Overname::{Gelijk, Naast, Zet};
        for (veld, nu, bron, nieuw, uit) in [
            (Feitveld::Voornamen, "", "gesprek", "Ineke", Zet),
            (Feitveld::Voornamen, "Ineke", "gesprek", "Ineke", Gelijk),
            (Feitveld::Voornamen, "ineke", "gesprek", "Ineke", Gelijk),
            (Feitveld::Voornamen, "ineke", "brp", "Ineke", Zet),
            (Feitveld::Voornamen, "Ineke", "gesprek", "", Gelijk),
            (Feitveld::Voornamen, "Ineke", "gesprek", "Irene", Naast),
            (Feitveld::Voornamen, "Ineke", "brp", "Irene", Zet),
            (Feitveld::Geslacht, "onbekend", "gesprek", "v", Zet),
            (Feitveld::Geslacht, "m", "gesprek", "onbekend", Gelijk),
            (Feitveld::Geboren, "1985", "gesprek", "1985-04-09", Naast),
        ] {
            assert_eq!(
                overname(&geldend(veld, nu, bron), nieuw, "brp"),
                uit,
                "{nu} {nieuw}"
            );
        }
    }

    #[test]
    fn een_keuze_sluit_het_verschil_tot_een_bron_iets_anders_zegt() {
        let nu = [geldend(Feitveld::Achternaam, "|Boersma", "gesprek")];
        let uit = |feiten: &[Feit]| verschillen(&nu, feiten);
        assert!(uit(&[]).is_empty());
        assert!(uit(&[feit("|boersma", "brp", 1, None)]).is_empty());
        assert!(uit(&[feit("|Boersma", "gesprek", 1, Some(2))]).is_empty());
        let v = uit(&[feit("|Boersema", "brp", 5, None)]);
        assert!(v[0].open && v[0].anders.len() == 1);
        let mijn = feit("|Boersma", "gesprek", 1, Some(9));
        let v = uit(&[mijn.clone(), feit("|Boersema", "brp", 5, None)]);
        assert!(!v[0].open, "somebody chose after that");
        let v = uit(&[mijn, feit("|Boersema", "brp", 10, None)]);
        assert!(v[0].open, "the register says something else since");
    }

    #[test]
    fn waarden_in_woorden() {
        assert_eq!(
            naamdelen(&naamwaarde(" van der ", "Dijk|x")),
            ("van der", "Dijk x")
        );
        assert_eq!(naamwaarde("", " "), "");
        for (veld, waarde, tekst) in [
            (Feitveld::Achternaam, "van der|Dijk", "van der Dijk"),
            (Feitveld::Achternaam, "|Dijk", "Dijk"),
            (Feitveld::Partnernaam, "", "niet ingevuld"),
            (Feitveld::Naamgebruik, "E", "eigen naam"),
            (Feitveld::Geslacht, "v", "vrouw"),
            (Feitveld::Geboren, "1985-04", "april 1985"),
            (Feitveld::Voornamen, "Ineke", "Ineke"),
        ] {
            assert_eq!(veld.toon(waarde), tekst);
        }
        assert_eq!(
            ["brp", "gesprek", "melder", "simulatie"].map(bron_tekst),
            ["BRP", "gesprek met de inwoner", "melder", "eerder vastgelegd"]
        );
    }
}
