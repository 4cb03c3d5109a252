// SPDX-License-Identifier: EUPL-1.2
//! The search box finds people by a misspelt family name, alone or with little beside it (A8).

use super::{maak_persoon, opdracht, vind_met};
use domain::PersoonId;
use testkit::beide;

/// Given name, prefix, family name, date of birth.
const MENSEN: [(&str, &str, &str, &str); 12] = [
    ("Dirkje", "van der", "Meijden", "9-4-1985"),
    ("Hendrik", "", "Kok", "1-2-1950"),
    ("Geertje", "", "Schmidt", "3-3-1963"),
    ("Jozef", "", "Adolphs", "12-12-1971"),
    ("Bartholomeus", "", "Terpstra", "30-1-1944"),
    ("Wilhelmina", "van den", "Oudenaarde", "17-8-1990"),
    ("Ayşe", "", "Öztürk", "5-5-2001"),
    ("Marieke", "", "Wiersma-de Lange", "21-11-1978"),
    ("Sjoerd", "", "Hoekstra", "14-7-1967"),
    ("Anneke", "", "Claassen", "2-10-1959"),
    ("Maartje", "", "Rietveld", "6-6-1988"),
    ("Tjitske", "", "Dijkgraaf", "8-9-1999"),
];

/// What is typed, and whom it finds first.
const ZOEKEN: [(&str, &str, usize); 35] = [
    ("ij as y", "meyden", 0),
    ("ij as ei", "meiden", 0),
    ("ij as y, in front", "dykgraaf", 11),
    ("c and ck as k", "cock", 1),
    ("k for c", "klaasen", 9),
    ("dt as t", "schmit", 2),
    ("dt as d", "schmid", 2),
    ("ph as f", "adolfs", 3),
    ("two letters changed places", "terpsrta", 4),
    ("two letters changed places, a vowel", "hokestra", 8),
    ("two letters changed places, at the end", "hoekstar", 8),
    ("prefix missing", "oudenaarde", 5),
    ("prefix missing, and a slip", "oudenarde", 5),
    ("another prefix", "van de oudenaarde", 5),
    ("no marks", "ozturk", 6),
    ("no marks, and a vowel off", "ozterk", 6),
    ("maiden name", "lange", 7),
    ("maiden name with prefix and a slip", "de langhe", 7),
    ("partner name, a letter doubled", "wierssma", 7),
    ("both names, the other way round", "de lange-wiersma", 7),
    ("a doubled letter less", "clasen", 9),
    ("a vowel too few", "rietvld", 10),
    ("d as t at the end", "rietvelt", 10),
    ("with the given name", "dirkje meiden", 0),
    ("with a short given name and changed places", "bart terpsrta", 4),
    ("with the initial", "d meyden", 0),
    ("with the initial and changed places", "b. terpsrta", 4),
    ("with the year", "meyden 1985", 0),
    ("with the year and changed places", "hokestra 1967", 8),
    ("with the year, two consonants changed places", "terpsrta 1944", 4),
    ("with the year and a vowel off", "ozterk 2001", 6),
    ("with initial and year", "s hokestra 1967", 8),
    ("with the date", "klaasen 2-10-1959", 9),
    ("with a point and capitals", "A. CLAESSEN", 9),
    ("maiden name and year", "langhe 1978", 7),
];

beide! {
    async fn a_misspelt_family_name_finds_its_person(w: Wereld) {
        let mut wie: Vec<PersoonId> = Vec::new();
        for (n, (voor, voorvoegsel, naam, geboren)) in MENSEN.into_iter().enumerate() {
            let mut o = opdracht(voor, naam, geboren);
            o.lid.naam.voorvoegsel = voorvoegsel.into();
            o.telefoon = String::new();
            o.adres.huisnummer = (10 * (n + 1)).to_string();
            wie.push(maak_persoon(&w, &o).await.1);
        }
        let mut mis = Vec::new();
        for (wat, tekst, n) in ZOEKEN {
            let uit = vind_met(&w.app, &w, tekst).await;
            match uit.first() {
                Some(g) if g.persoon == wie[n] && g.oordeel.waarom.contains("naam") => {}
                anders => mis.push((wat, tekst, anders.map(|g| (g.naam.clone(), g.oordeel.waarom.clone())))),
            }
        }
        assert!(mis.is_empty(), "{mis:#?}");
        // What is another name finds nobody.
        for tekst in ["bakker", "visser 1985", "h bakker", "vermeulen"] {
            let uit = vind_met(&w.app, &w, tekst).await;
            assert!(uit.is_empty(), "{tekst}: {:?}", uit.iter().map(|g| (&g.naam, &g.oordeel)).collect::<Vec<_>>());
        }
    }

    /// Somebody with the word as it was typed: who only sounds like it does not come along.
    async fn who_has_the_word_itself_stands_alone(w: Wereld) {
        for (n, naam) in ["Meijden", "Meiden"].into_iter().enumerate() {
            let mut o = opdracht(["Dirkje", "Karel"][n], naam, ["9-4-1985", "3-1-1940"][n]);
            o.telefoon = String::new();
            o.adres.huisnummer = (10 * (n + 1)).to_string();
            maak_persoon(&w, &o).await;
        }
        let namen: Vec<String> = vind_met(&w.app, &w, "meijden").await.into_iter().map(|g| g.naam).collect();
        assert_eq!(namen[0], "Dirkje Meijden");
    }
}
