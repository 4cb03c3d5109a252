// SPDX-License-Identifier: EUPL-1.2
//! The warm handover (D7; S1, S4): who helps now tells who helps next in a conversation, with the young person if they can
//! be there, and the receiving party confirms it. A handover on paper is none.

use super::tekst;
use crate::kern::Fouten;
use crate::termijn::{Duur, datum_tekst, einddatum};
use crate::{BetrokkeneId, Weigering, code_enum, import};
use jiff::{ToSpan, civil::Date};

code_enum! {
    /// What the receiving party says.
    pub enum Besluit {
        Bevestigd = "bevestigd", "ik neem het over";
        Afgewezen = "afgewezen", "ik kan het niet overnemen";
    }
}

/// What is kept of a change of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vastgelegd {
    /// A decision: about this day and no other.
    Besloten(Date),
    /// A handover: the day of the change may move, by a year at most; after that it is another school that ends.
    Overgedragen(Date),
}

impl Vastgelegd {
    /// Whether it is about the change on this day.
    pub fn geldt_voor(self, dag: Date) -> bool {
        match self {
            Self::Besloten(toen) => toen == dag,
            Self::Overgedragen(toen) => {
                let (eerst, laatst) = (toen.min(dag), toen.max(dag));
                eerst.saturating_add(12.months()) > laatst
            }
        }
    }
}

/// Why something typed is not taken: wrong input, or a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverdrachtFout {
    /// Wrong input.
    Invoer(Fouten),
    /// A rule.
    Regel(Weigering),
}

/// A handover as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweOverdracht {
    /// Who receives (id of their deelname).
    pub ontvanger: String,
    /// What is handed over.
    pub wat: String,
    /// Last day of the answer; empty: the day of the change, or the usual term when that is past.
    pub uiterlijk: String,
}

/// A handover that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweOverdracht")]
pub struct GeldigeOverdracht {
    pub ontvanger: BetrokkeneId,
    pub wat: String,
    pub uiterlijk: Date,
}

/// Furthest that an answer may be asked for.
const VERSTE_MAANDEN: i32 = 13;

impl NieuweOverdracht {
    /// Checks it. `ontvangers`: who takes part today and can sign in; `open`: who was asked for this change and has not
    /// answered; `dag` of the change; `termijn`: usual time for an answer.
    ///
    /// # Errors
    /// All that is wrong, by field.
    pub fn valideer(
        &self,
        ontvangers: &[BetrokkeneId],
        open: &[BetrokkeneId],
        (dag, termijn, vandaag): (Date, Duur, Date),
    ) -> Result<GeldigeOverdracht, Fouten> {
        let mut f = Fouten::new();
        let ontvanger = self
            .ontvanger
            .trim()
            .parse()
            .ok()
            .filter(|o| ontvangers.contains(o));
        match ontvanger {
            None => f.voeg(
                "ontvanger",
                "Kies aan wie je overdraagt: iemand die nu meedoet in deze casus.",
            ),
            Some(o) if open.contains(&o) => f.voeg(
                "ontvanger",
                "Deze persoon is al gevraagd en gaf nog geen antwoord. Kies iemand anders, of wacht op het antwoord.",
            ),
            Some(_) => {}
        }
        let wat = tekst(&mut f, "wat", &self.wat, "Schrijf op wat je overdraagt.");
        let gewoon = if dag > vandaag {
            dag
        } else {
            einddatum(vandaag, termijn)
        };
        let uiterlijk = self.dag(&mut f, gewoon, vandaag);
        match (ontvanger, uiterlijk) {
            (Some(ontvanger), Some(uiterlijk)) if f.is_leeg() => Ok(GeldigeOverdracht {
                ontvanger,
                wat,
                uiterlijk,
            }),
            _ => Err(f),
        }
    }

    fn dag(&self, f: &mut Fouten, gewoon: Date, vandaag: Date) -> Option<Date> {
        let typte = self.uiterlijk.trim();
        if typte.is_empty() {
            return Some(gewoon);
        }
        let laatste = vandaag.saturating_add(VERSTE_MAANDEN.months());
        match import::lees_datum(typte) {
            None => f.voeg(
                "uiterlijk",
                "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 5-3-2027.",
            ),
            Some(d) if d <= vandaag => {
                f.voeg("uiterlijk", "Kies een dag na vandaag: de ander heeft tijd nodig.");
            }
            Some(d) if d > laatste => f.voeg(
                "uiterlijk",
                format!("Dat is te ver weg. Kies uiterlijk {}.", datum_tekst(laatste)),
            ),
            Some(d) => return Some(d),
        }
        None
    }
}

/// An answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwBesluit {
    /// Code.
    pub besluit: String,
    /// The day of the conversation.
    pub gesprek_op: String,
    /// Who were there, and what was agreed.
    pub gesprek: String,
    /// Why not.
    pub reden: String,
}

/// An answer that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeldigBesluit {
    /// Received, in a conversation on this day, and what was said of it.
    Bevestigd(Date, String),
    /// Not received, and why.
    Afgewezen(String),
}

impl NieuwBesluit {
    /// Checks it. A handover is confirmed with the conversation in which it was done: it can not have been in the future, nor
    /// before it was asked by more than the planning ahead (a year).
    ///
    /// # Errors
    /// All that is wrong by field; or it is not open any more.
    pub fn valideer(
        &self,
        open: bool,
        gevraagd: Date,
        vandaag: Date,
    ) -> Result<GeldigBesluit, OverdrachtFout> {
        if !open {
            return Err(OverdrachtFout::Regel(Weigering::new(
                "overdracht.klaar",
                "Op deze overdracht is al geantwoord, of zij is ingetrokken.",
            )));
        }
        let mut f = Fouten::new();
        let besluit = self.besluit.trim().parse::<Besluit>().ok();
        let uit = match besluit {
            None => {
                f.voeg("besluit", "Kies of je het overneemt.");
                None
            }
            Some(Besluit::Bevestigd) => {
                let op = self.gesprek(&mut f, gevraagd, vandaag);
                let wat = tekst(
                    &mut f,
                    "gesprek",
                    &self.gesprek,
                    "Schrijf op wie erbij waren en wat jullie afspraken.",
                );
                op.map(|op| GeldigBesluit::Bevestigd(op, wat))
            }
            Some(Besluit::Afgewezen) => {
                let reden = tekst(
                    &mut f,
                    "reden",
                    &self.reden,
                    "Schrijf op waarom je het niet kunt overnemen.",
                );
                Some(GeldigBesluit::Afgewezen(reden))
            }
        };
        match uit {
            Some(b) if f.is_leeg() => Ok(b),
            _ => Err(OverdrachtFout::Invoer(f)),
        }
    }

    fn gesprek(&self, f: &mut Fouten, gevraagd: Date, vandaag: Date) -> Option<Date> {
        let typte = self.gesprek_op.trim();
        let eerste = gevraagd.saturating_sub(12.months());
        match import::lees_datum(typte) {
            None if typte.is_empty() => f.voeg(
                "gesprek_op",
                "Vul in wanneer jullie elkaar spraken. Nog niet gesproken? Doe dat eerst: dat maakt de overdracht warm.",
            ),
            None => f.voeg(
                "gesprek_op",
                "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 5-3-2027.",
            ),
            Some(d) if d > vandaag => f.voeg(
                "gesprek_op",
                "Deze dag is nog niet geweest. Bevestig de overdracht na het gesprek.",
            ),
            Some(d) if d < eerste => f.voeg(
                "gesprek_op",
                format!("Dat is te lang geleden. Vul een dag in vanaf {}.", datum_tekst(eerste)),
            ),
            Some(d) => return Some(d),
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    const VANDAAG: Date = date(2026, 11, 24);

    fn wie(n: u128) -> BetrokkeneId {
        BetrokkeneId::new(Uuid::from_u128(n))
    }
    fn nieuw(ontvanger: u128, wat: &str, uiterlijk: &str) -> NieuweOverdracht {
        NieuweOverdracht {
            ontvanger: wie(ontvanger).to_string(),
            wat: wat.into(),
            uiterlijk: uiterlijk.into(),
        }
    }
    fn fouten(f: &Fouten) -> Vec<&str> {
        f.0.iter().map(|v| v.veld.as_str()).collect()
    }

    #[test]
    fn a_handover_goes_to_who_takes_part() {
        let dag = date(2027, 4, 9);
        let kader = (dag, Duur::werkdagen(5), VANDAAG);
        let mensen = [wie(1), wie(2)];
        let goed = nieuw(1, " Wonen en geld ", "")
            .valideer(&mensen, &[], kader)
            .unwrap();
        assert_eq!(
            (goed.ontvanger, goed.wat.as_str(), goed.uiterlijk),
            (wie(1), "Wonen en geld", dag)
        );
        // The day itself is past: the usual term.
        let te_laat = (VANDAAG, Duur::werkdagen(5), VANDAAG);
        let goed = nieuw(1, "Wonen", "").valideer(&mensen, &[], te_laat).unwrap();
        assert_eq!(goed.uiterlijk, date(2026, 12, 1));
        let goed = nieuw(2, "Wonen", "5-3-2027")
            .valideer(&mensen, &[wie(1)], kader)
            .unwrap();
        assert_eq!(goed.uiterlijk, date(2027, 3, 5));
        for (n, open, velden) in [
            (nieuw(3, "Wonen", ""), vec![], vec!["ontvanger"]),
            (nieuw(1, "Wonen", ""), vec![wie(1)], vec!["ontvanger"]),
            (nieuw(1, "", "24-11-2026"), vec![], vec!["wat", "uiterlijk"]),
            (nieuw(1, "Wonen", "25-12-2027"), vec![], vec!["uiterlijk"]),
            (nieuw(1, "Wonen", "morgen"), vec![], vec!["uiterlijk"]),
        ] {
            let f = n.valideer(&mensen, &open, kader).unwrap_err();
            assert_eq!(fouten(&f), velden, "{n:?}");
        }
        assert!(
            nieuw(1, "Wonen", "24-12-2027")
                .valideer(&mensen, &[], kader)
                .is_ok()
        );
        assert!(
            nieuw(1, "Wonen", "25-11-2026")
                .valideer(&mensen, &[], kader)
                .is_ok()
        );
    }

    #[test]
    fn the_day_of_a_change_may_move_within_a_year() {
        let dag = date(2027, 7, 16);
        for (nu, zelfde) in [
            (dag, true),
            (date(2027, 9, 1), true),
            (date(2028, 7, 15), true),
            (date(2028, 7, 16), false),
            (date(2026, 7, 17), true),
            (date(2026, 7, 16), false),
        ] {
            assert_eq!(Vastgelegd::Overgedragen(dag).geldt_voor(nu), zelfde, "{nu}");
            assert_eq!(Vastgelegd::Besloten(dag).geldt_voor(nu), nu == dag, "{nu}");
        }
    }

    fn antwoord(besluit: &str, gesprek_op: &str, gesprek: &str, reden: &str) -> NieuwBesluit {
        NieuwBesluit {
            besluit: besluit.into(),
            gesprek_op: gesprek_op.into(),
            gesprek: gesprek.into(),
            reden: reden.into(),
        }
    }

    #[test]
    fn it_is_confirmed_with_the_conversation() {
        let gevraagd = date(2026, 11, 1);
        let v = |a: NieuwBesluit| a.valideer(true, gevraagd, VANDAAG);
        assert_eq!(
            v(antwoord("bevestigd", "24-11-2026", "Met Joris en moeder", "")),
            Ok(GeldigBesluit::Bevestigd(VANDAAG, "Met Joris en moeder".into()))
        );
        assert_eq!(
            v(antwoord("afgewezen", "", "", "Geen plek tot maart")),
            Ok(GeldigBesluit::Afgewezen("Geen plek tot maart".into()))
        );
        for (a, velden) in [
            (antwoord("", "", "", ""), vec!["besluit"]),
            (antwoord("bevestigd", "", "", ""), vec!["gesprek_op", "gesprek"]),
            (
                antwoord("bevestigd", "25-11-2026", "Met Joris", ""),
                vec!["gesprek_op"],
            ),
            (
                antwoord("bevestigd", "31-10-2025", "Met Joris", ""),
                vec!["gesprek_op"],
            ),
            (
                antwoord("bevestigd", "gisteren", "Met Joris", ""),
                vec!["gesprek_op"],
            ),
            (antwoord("afgewezen", "", "", " "), vec!["reden"]),
        ] {
            match v(a.clone()) {
                Err(OverdrachtFout::Invoer(f)) => assert_eq!(fouten(&f), velden, "{a:?}"),
                anders => panic!("{a:?}: {anders:?}"),
            }
        }
        assert!(v(antwoord("bevestigd", "1-11-2025", "Met Joris", "")).is_ok());
        assert!(matches!(
            antwoord("afgewezen", "", "", "Geen plek").valideer(false, gevraagd, VANDAAG),
            Err(OverdrachtFout::Regel(w)) if w.code == "overdracht.klaar"
        ));
    }
}
