// SPDX-License-Identifier: EUPL-1.2
use super::TEKSTEN;

/// Tables that tell nothing of residents, or that are emptied in another way.
const ANDERS: &[&str] = &[
    "gemeente",
    "wijk",
    "inrichting",
    "organisatie",
    "convenant",
    "convenant_partij",
    "grondslag",
    "dienstverlening",
    "dienstverlening_stap",
    "noodaccount",
    // The signalen of a person go as a whole, with their pseudonyms and matches.
    "verwijsinstelling",
    "verwijsmelder",
    "verwijssignaal",
    "verwijssleutel",
    "verwijsmatch",
    "team",
    "medewerker",
    "afwezigheid",
    "adres",
    "journaal",
    "beleid_versie",
    "sessie",
    "aanmeldpoging",
    "verwerkt_formulier",
    "concept",
    "persoon",
    "persoon_feit",
    "persoon_verblijf",
    "persoon_naam",
    "persoon_zoekterm",
    "persoon_herken",
    "herkenmodel",
];
/// Columns that hold a code, a reference of ours or a postcode, in whatever table.
const CODES: &[&str] = &[
    "kenmerk",
    "bron_kenmerk",
    "kanaal",
    "soort",
    "hoedanigheid",
    "geslacht",
    "sterkte",
    "naam_noemen",
    "over_postcode",
    "gevaar",
    "met_kinderen",
    "urgentie",
    "wijk_code",
    "status",
    "uitkomst",
    "ggsr",
    "probleemsoorten",
    "hulp_geweigerd",
    "gekozen_route",
    "fase",
    "doelgroep",
    "van",
    "naar",
    "grondslag",
    "grondslag_code",
    "categorieen",
    "bron",
    "rol",
    "oordeel",
    "vorm",
    "resultaat",
    "categorie",
    "leefgebied",
    "wie_soort",
    "wijze",
    "besluit_van",
    "stap",
    "verteld",
    "overgang",
    "regeling",
    "stand",
    // Of a question to the BRP, which goes with the person.
    "waarom",
    "sleutel",
    "bij",
    "zone",
    "tabel",
    "kolom",
    // Emptied with either of the two.
    "feiten_voor",
    "feiten_na",
];

#[test]
fn every_text_is_gone_through_or_is_a_code() {
    let mut vergeten = Vec::new();
    for stuk in include_str!("../../migrations/0001_spine.sql")
        .split("CREATE TABLE ")
        .skip(1)
    {
        let (tabel, rest) = stuk.split_once(" (").unwrap_or((stuk, ""));
        if ANDERS.contains(&tabel) {
            continue;
        }
        for regel in rest.split("\n)").next().unwrap_or("").lines() {
            let mut woorden = regel.split_whitespace();
            let (Some(kolom), Some("TEXT")) = (woorden.next(), woorden.next()) else {
                continue;
            };
            let begin = format!("SELECT DISTINCT {kolom} AS w FROM {tabel} WHERE");
            if !CODES.contains(&kolom) && !TEKSTEN.iter().any(|t| t.lees.starts_with(&begin)) {
                vergeten.push(format!("{tabel}.{kolom}"));
            }
        }
    }
    assert_eq!(vergeten, Vec::<String>::new());
}
