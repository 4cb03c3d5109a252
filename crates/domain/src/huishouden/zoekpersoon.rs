// SPDX-License-Identifier: EUPL-1.2
//! Who is meant by loose words: given names, prefix, family name and street (A8). For recognition, which forgives a name
//! in the wrong place; so a guess is good enough here.

use super::{Persoonsnaam, Zoekvraag};

/// Prefixes of family names, without marks.
const VOORVOEGSELS: [&str; 25] = [
    "van", "de", "den", "der", "het", "t", "s", "ten", "ter", "te", "von", "el", "al", "la", "le", "du",
    "da", "di", "dos", "del", "op", "aan", "in", "uit", "bij",
];
/// How the names of streets end, as `normaliseer` writes it.
const STRATEN: [&str; 14] = [
    "straat", "laan", "weg", "plein", "dyk", "kade", "singel", "hof", "pad", "gracht", "steeg", "dreef",
    "park", "markt",
];

impl Zoekvraag {
    /// The street among the words: only beside a house number, for there are people called Dijk and Veldweg.
    pub fn straat(&self) -> Option<&str> {
        let is_straat = |n: &&String| STRATEN.iter().any(|s| n.len() > s.len() + 1 && n.ends_with(s));
        self.huisnummer.as_ref()?;
        self.namen.iter().rfind(is_straat).map(String::as_str)
    }

    /// The name among the words. Before the first prefix stand the given names, after it the family name; without a
    /// prefix the last word is the family name. One word alone is one.
    pub fn naam(&self) -> Persoonsnaam {
        let straat = self.straat();
        let woorden: Vec<&str> = self
            .namen
            .iter()
            .map(String::as_str)
            .filter(|n| Some(*n) != straat)
            .collect();
        let is_voorvoegsel = |w: &&str| VOORVOEGSELS.contains(w);
        let eerste = woorden.iter().position(is_voorvoegsel);
        // Nothing after it: it was no prefix ("Le").
        let eerste = eerste.filter(|i| woorden[*i..].iter().any(|w| !is_voorvoegsel(w)));
        let (voor, rest) = match eerste {
            Some(i) => woorden.split_at(i),
            None => woorden.split_at(woorden.len().saturating_sub(1)),
        };
        let n = match eerste {
            Some(_) => rest.iter().take_while(|w| is_voorvoegsel(w)).count(),
            None => 0,
        };
        Persoonsnaam {
            voornamen: voor.join(" "),
            roepnaam: String::new(),
            voorvoegsel: rest[..n].join(" "),
            achternaam: rest[n..].join(" "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::zoekvraag;

    #[test]
    fn loose_words_become_a_name() {
        let tabel = [
            ("jansen", ["", "", "jansen"]),
            ("jan jansen", ["jan", "", "jansen"]),
            ("Jan Piet Jansen 1985", ["jan piet", "", "jansen"]),
            ("jan van der Berg", ["jan", "van der", "berg"]),
            ("van der Berg", ["", "van der", "berg"]),
            ("van der berg jan", ["", "van der", "berg jan"]),
            ("jan 't Hart", ["jan", "t", "hart"]),
            ("thi le", ["thi", "", "le"]),
            ("le", ["", "", "le"]),
            ("1985", ["", "", ""]),
            ("jansen kerkstraat 12", ["", "", "jansen"]),
            ("jan veldweg", ["jan", "", "veldweg"]),
            ("jan dijk 12", ["jan", "", "dyk"]),
            ("jansen molendijk 3", ["", "", "jansen"]),
        ];
        for (tekst, [voornamen, voorvoegsel, achternaam]) in tabel {
            let n = zoekvraag(tekst).naam();
            assert_eq!(
                [
                    n.voornamen.as_str(),
                    n.voorvoegsel.as_str(),
                    n.achternaam.as_str()
                ],
                [voornamen, voorvoegsel, achternaam],
                "{tekst}"
            );
        }
    }

    #[test]
    fn a_street_needs_a_number() {
        let tabel = [
            ("jansen kerkstraat 12", Some("kerkstraat")),
            ("jansen kerkstraat", None),
            ("dijk 12", None),
            ("7411AB 12 jansen", None),
        ];
        for (tekst, straat) in tabel {
            assert_eq!(zoekvraag(tekst).straat(), straat, "{tekst}");
        }
    }

    #[test]
    fn a_bsn_is_read_and_masked() {
        // Test range of the government; the second fails the elfproef, the third is one too many.
        let z = zoekvraag("jansen 999993653");
        assert!(z.bsn.is_some() && !z.bsn_genegeerd && !z.is_leeg());
        assert!(!format!("{z:?}").contains("999993653"));
        assert!(zoekvraag("999993654").bsn_genegeerd);
        let z = zoekvraag("999993653 999990007");
        assert!(z.bsn.is_some() && z.bsn_genegeerd);
    }
}
