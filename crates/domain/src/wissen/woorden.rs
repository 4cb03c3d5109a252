// SPDX-License-Identifier: EUPL-1.2
//! What tells who somebody is, and taking it out of a text.

use crate::termijn::MAANDEN;
use jiff::civil::Date;

/// What stands in its place.
pub const GEWIST: &str = "[gewist]";

/// Words that tell who somebody is: the longest first, in small letters.
#[derive(Clone, Debug, Default)]
pub struct Woorden(Vec<Vec<char>>);

impl Woorden {
    /// From names, numbers and addresses of mail or phone. Each counts as a whole, and names also word by word; a single
    /// letter says nothing.
    pub fn van<'a>(
        namen: impl IntoIterator<Item = &'a str>,
        geheel: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut uit = Self::default();
        for naam in namen {
            uit.erbij(naam);
            naam.split_whitespace().for_each(|w| uit.erbij(w));
        }
        geheel.into_iter().for_each(|g| uit.erbij(g));
        uit
    }

    /// Also this date, in the ways in which people write it.
    #[must_use]
    pub fn met_datum(mut self, datum: Option<Date>) -> Self {
        let Some(d) = datum else {
            return self;
        };
        for vorm in [
            "%Y-%m-%d",
            "%d-%m-%Y",
            "%-d-%-m-%Y",
            "%d/%m/%Y",
            "%-d/%-m/%Y",
            "%d.%m.%Y",
            "%-d.%-m.%Y",
            "%Y%m%d",
        ] {
            self.erbij(&d.strftime(vorm).to_string());
        }
        let maand = usize::try_from(d.month() - 1).ok().and_then(|m| MAANDEN.get(m));
        if let Some(maand) = maand {
            self.erbij(&format!("{} {maand} {}", d.day(), d.year()));
            self.erbij(&format!("{:02} {maand} {}", d.day(), d.year()));
        }
        self
    }

    fn erbij(&mut self, woord: &str) {
        let letters: Vec<char> = woord.trim().chars().flat_map(char::to_lowercase).collect();
        if letters.len() < 2 || self.0.contains(&letters) {
            return;
        }
        let plaats = self.0.partition_point(|w| w.len() >= letters.len());
        self.0.insert(plaats, letters);
    }

    /// The text with every one of these words taken out, also with an s behind it ("Milans fiets"); `None` when there was
    /// none. Capitals do not matter; part of another word is left alone.
    pub fn wis(&self, tekst: &str) -> Option<String> {
        let letters: Vec<char> = tekst.chars().collect();
        let (mut uit, mut plaats, mut geraakt) = (String::with_capacity(tekst.len()), 0, false);
        while let Some(letter) = letters.get(plaats) {
            let begin = plaats == 0 || !letters.get(plaats - 1).is_some_and(|c| c.is_alphanumeric());
            let lengte = begin
                .then(|| self.0.iter().find_map(|w| past(w, letters.get(plaats..)?)))
                .flatten();
            match lengte {
                Some(lengte) => {
                    uit.push_str(GEWIST);
                    plaats += lengte;
                    geraakt = true;
                }
                None => {
                    uit.push(*letter);
                    plaats += 1;
                }
            }
        }
        geraakt.then_some(uit)
    }
}

/// How many letters of the text this word takes, when the text begins with it as a whole word.
fn past(woord: &[char], tekst: &[char]) -> Option<usize> {
    let mut over = woord;
    let mut lengte = 0;
    while !over.is_empty() {
        for klein in tekst.get(lengte)?.to_lowercase() {
            over = over.strip_prefix(&[klein])?;
        }
        lengte += 1;
    }
    let los = |n: usize| !tekst.get(n).is_some_and(|c| c.is_alphanumeric());
    if los(lengte) {
        Some(lengte)
    } else if tekst.get(lengte).is_some_and(|c| matches!(c, 's' | 'S')) && los(lengte + 1) {
        Some(lengte + 1)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn woorden() -> Woorden {
        Woorden::van(["Milan Jan", "Bóersma-proef"], ["999990019", "m.b@proef.test"])
            .met_datum(Some(date(2011, 3, 4)))
    }

    #[test]
    fn words_go_and_the_rest_stays() {
        for (tekst, verwacht) in [
            ("Milan kwam niet.", "[gewist] kwam niet."),
            ("MILANS fiets, milan's jas", "[gewist] fiets, [gewist]'s jas"),
            ("Milan Jan Bóersma-proef", "[gewist] [gewist]"),
            ("Vader (BÓERSMA-PROEF) belt", "Vader ([gewist]) belt"),
            (
                "geboren 4 maart 2011 of 04-03-2011 of 2011-03-04",
                "geboren [gewist] of [gewist] of [gewist]",
            ),
            (
                "bsn 999990019, mail m.b@proef.test",
                "bsn [gewist], mail [gewist]",
            ),
            ("{\"wie\":\"Milan\"}", "{\"wie\":\"[gewist]\"}"),
        ] {
            assert_eq!(woorden().wis(tekst).as_deref(), Some(verwacht));
        }
        for tekst in [
            "",
            "In januari naar Milaan",
            "Janneke en de Bóersma-proeftuin",
            "9999900199",
            "14-03-2011",
        ] {
            assert_eq!(woorden().wis(tekst), None, "{tekst}");
        }
        assert_eq!(Woorden::van(["", "J"], [" "]).wis("J is er"), None);
    }

    proptest! {
        /// Whatever stands around it: afterwards the word does not stand there as a word, and a second time changes nothing.
        #[test]
        fn nothing_of_it_stays(voor in ".{0,12}", na in ".{0,12}") {
            let tekst = format!("{voor} Milan {na}");
            let gewist = woorden().wis(&tekst).unwrap_or(tekst);
            let over = gewist.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| w == "milan");
            prop_assert!(!over, "{}", gewist);
            prop_assert_eq!(woorden().wis(&gewist), None);
        }
    }
}
