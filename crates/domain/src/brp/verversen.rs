// SPDX-License-Identifier: EUPL-1.2
//! Asking the BRP again when it does not answer: work goes on with what is known, and nothing is lost (I4).

use crate::code_enum;
use jiff::SignedDuration;

code_enum! {
    /// How a question to the BRP stands.
    pub enum Stand {
        Wacht = "wacht", "wacht op antwoord van de BRP";
        Klaar = "klaar", "de BRP heeft geantwoord";
        Mislukt = "mislukt", "de BRP kon hier geen antwoord op geven";
    }
}

code_enum! {
    /// What an answer of the BRP changed.
    pub enum Uitkomst {
        Gelijk = "gelijk", "alles klopte al";
        Bijgewerkt = "bijgewerkt", "er is iets aangevuld";
        Verschilt = "verschilt", "de BRP zegt iets anders: kies welke klopt";
    }
}

/// After so many attempts without an answer it is given up: some two weeks.
pub const MEEST: u16 = 18;

/// How long to wait after so many attempts without an answer, longer each time up to a day; `None`: it is given up.
/// `minstens`: what the BRP itself says.
pub fn opnieuw_na(pogingen: u16, minstens: Option<SignedDuration>) -> Option<SignedDuration> {
    let minuten = match pogingen {
        0 | 1 => 1,
        2 => 5,
        3 => 15,
        4 => 60,
        5 => 4 * 60,
        n if n >= MEEST => return None,
        _ => 24 * 60,
    };
    let wacht = SignedDuration::from_mins(minuten);
    // They may say a long time, but not for ever.
    let hoogstens = SignedDuration::from_hours(24);
    Some(minstens.map_or(wacht, |m| wacht.max(m.min(hoogstens))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_each_time_and_not_for_ever() {
        for (n, minuten) in [(1, 1), (2, 5), (3, 15), (4, 60), (5, 240), (6, 1440), (17, 1440)] {
            assert_eq!(
                opnieuw_na(n, None),
                Some(SignedDuration::from_mins(minuten)),
                "{n}"
            );
        }
        assert_eq!(
            (opnieuw_na(MEEST, None), opnieuw_na(u16::MAX, None)),
            (None, None)
        );
        let totaal: i64 = (1..MEEST)
            .filter_map(|n| opnieuw_na(n, None))
            .map(|d| d.as_hours())
            .sum();
        assert!((12 * 24..16 * 24).contains(&totaal), "{totaal} hours");
    }

    #[test]
    fn what_they_say_counts_when_it_is_longer() {
        let s = SignedDuration::from_secs;
        for (n, minstens, wacht) in [(1, 30, 60), (1, 90, 90), (6, 90, 86_400), (1, 90_000, 86_400)] {
            assert_eq!(opnieuw_na(n, Some(s(minstens))), Some(s(wacht)), "{n} {minstens}");
        }
    }
}
