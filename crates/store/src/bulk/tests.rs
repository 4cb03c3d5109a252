// SPDX-License-Identifier: EUPL-1.2
use super::*;

#[test]
fn indexen_zijn_die_van_de_migratie() {
    let migratie = include_str!("../../migrations/0001_spine.sql");
    for (naam, weg, maak) in LATER {
        assert!(migratie.contains(&format!("{maak};")), "{naam}");
        assert_eq!(weg, format!("DROP INDEX {naam}"));
    }
}

/// Columns that a bulk load leaves empty.
const LEEG: &[(&str, &str)] = &[
    ("persoon", "voorletters"),
    ("persoon", "partner_voorvoegsel"),
    ("persoon", "partnernaam"),
    ("persoon", "naamgebruik"),
    ("persoon", "toon_voorvoegsel"),
    ("persoon", "toon_naam"),
    ("persoon", "geboorte_deel"),
    ("persoon", "taal"),
    ("persoon", "tolk"),
];

#[test]
fn elke_tabel_heeft_al_zijn_kolommen() {
    let migratie = include_str!("../../migrations/0001_spine.sql");
    for stuk in migratie.split("CREATE TABLE ").skip(1) {
        let Some((tabel, rest)) = stuk.split_once(" (") else {
            continue;
        };
        let Some(invoer) = invoer(tabel) else {
            // Of the verwijsindex nothing is loaded.
            assert!(
                tabel.starts_with("verwijs")
                    || matches!(
                        tabel,
                        "concept"
                            | "verwerkt_formulier"
                            | "sessie"
                            | "journaal_grens"
                            | "journaal_overgang"
                            | "beleid_versie"
                            | "journaal_sleutel"
                            | "journaal_zegel"
                            | "aanmeldpoging"
                            | "noodaccount"
                            | "inwonersessie"
                            | "uitsluiting"
                            | "bekendheid"
                            | "verrijking"
                            | "overgang_regeling"
                            | "overdracht"
                            | "brp_verzoek"
                            | "brp_relatie"
                            | "verwant"
                            | "hoofdverblijf"
                            | "splitsing"
                            | "splitsing_lid"
                            | "relatie"
                            | "afscherming"
                            | "afscherming_toegang"
                            | "noodtoegang"
                            | "toegangsverzoek"
                            | "dienstverlening"
                            | "dienstverlening_stap"
                            | "gast"
                            | "persoon_feit"
                            | "persoon_verblijf"
                            | "persoon_naam"
                            | "persoon_herken"
                            | "herkenmodel"
                            | "herken_oordeel"
                            | "herken_paar"
                            | "samenvoeging"
                            | "samenvoeging_rij"
                    ),
                "{tabel}"
            );
            continue;
        };
        let kolommen = rest.split("\n)").next().unwrap_or("").lines().filter_map(|r| {
            let naam = r.trim().split(' ').next().unwrap_or("");
            (!naam.is_empty() && naam.chars().all(|c| c.is_ascii_lowercase() || c == '_')).then_some(naam)
        });
        let lijst = invoer
            .postgres
            .split('(')
            .nth(1)
            .and_then(|s| s.split(')').next())
            .unwrap_or("");
        assert_eq!(
            lijst.split(", ").collect::<Vec<_>>(),
            kolommen
                .filter(|k| !LEEG.contains(&(tabel, *k)))
                .collect::<Vec<_>>(),
            "{tabel}"
        );
    }
}
