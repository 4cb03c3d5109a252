// SPDX-License-Identifier: EUPL-1.2
//! No act on a signaal leaves more than the law's fields in any table. The whole database before and after is compared.

use super::opzet::*;
use super::stap;
use app::verwijsindex::{persoon, trek_in, volg_op};
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};
use testkit::rauw::per_tabel;
use testkit::{Logvanger, beide};

/// What was typed, and what is known of the youth and the melders. The postcode as it can stand: its four digits by themselves
/// are in many an id and measured time.
const VERRADERS: [&str; 12] = [
    "boersma",
    "ineke",
    "999990019",
    "2015-06-0",
    "7411ab",
    "7411 ab",
    "\"7411\"",
    " 7411 ",
    "proefstraat",
    "yilmaz",
    "hendriks",
    "06-0000",
];

type Inhoud = BTreeMap<String, BTreeSet<String>>;

/// What is there now and was not before, by table.
fn erbij(voor: &Inhoud, na: &Inhoud) -> Inhoud {
    na.iter()
        .map(|(t, rijen)| {
            (
                t.clone(),
                rijen.difference(&voor[t]).cloned().collect::<BTreeSet<_>>(),
            )
        })
        .filter(|(_, rijen)| !rijen.is_empty())
        .collect()
}

/// Columns of `verwijssignaal` by the migration: the key of the youth, the melder, two moments, and the archive.
#[test]
fn a_signaal_has_the_fields_of_the_law_and_no_other() {
    let migratie = include_str!("../../../store/migrations/0001_spine.sql");
    let kolommen = |tabel: &str| -> Vec<&str> {
        let (_, rest) = migratie.split_once(&format!("CREATE TABLE {tabel} (\n")).unwrap();
        rest.lines()
            .map(|r| r.trim().split(' ').next().unwrap())
            .take_while(|k| k.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
            .collect()
    };
    assert_eq!(
        kolommen("verwijssignaal"),
        [
            "gemeente",
            "id",
            "persoon_id",
            "melder_id",
            "geplaatst_op",
            "verwijderen_op",
            "archief_tot"
        ]
    );
    assert_eq!(
        kolommen("verwijssleutel"),
        [
            "gemeente",
            "signaal_id",
            "soort",
            "sleutel",
            "sleutelnummer",
            "melder_id",
            "volwassen",
            "archief",
            "tot"
        ]
    );
}

beide! {
    async fn nothing_but_the_fields_of_the_law_is_left(w: Wereld) {
        begin(&w).await;
        let jong = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        let begin = per_tabel(&w.test.db).await;
        let log = Logvanger::begin();
        door_meldpunt(&w, jong).await.unwrap();
        door_partner(&w, 1, "2015-06-01").await.unwrap();
        door_partner(&w, 1, "2015-06-09").await.unwrap();
        let m = van(&w, &partner(&w)).await.matches[0].clone();
        volg_op(&w.app, &partner(&w), m.id, 1, &stap("contact", "", "")).await.unwrap();
        volg_op(&w.app, &meldpunt(&w), m.id, 2, &stap("niet_nodig", "al_samen", "")).await.unwrap();
        let na = erbij(&begin, &per_tabel(&w.test.db).await);
        // Tables that an act on a signaal writes at all; the journaal is the log that the law asks for.
        let tabellen: Vec<&str> = na.keys().map(String::as_str).collect();
        assert_eq!(tabellen, ["journaal", "verwerkt_formulier", "verwijsmatch", "verwijssignaal", "verwijssleutel"]);
        // Nothing that was typed or is known of the youth is in what was added.
        for (tabel, rijen) in &na {
            for rij in rijen {
                for woord in VERRADERS {
                    assert!(!rij.to_lowercase().contains(woord), "{tabel}: {rij}");
                }
            }
        }
        assert_eq!((na["verwijssignaal"].len(), na["verwijsmatch"].len()), (2, 1));
        // What was wrong leaves nothing but its rows in the journaal; what was right, only the archive.
        let eigen = persoon(&w.app, &meldpunt(&w), jong).await.unwrap().eigen.unwrap().id;
        trek_in(&w.app, &meldpunt(&w), eigen, "onterecht").await.unwrap();
        let hun = van(&w, &partner(&w)).await.signalen[0].id;
        trek_in(&w.app, &partner(&w), hun, "risico_weg").await.unwrap();
        let na = erbij(&begin, &per_tabel(&w.test.db).await);
        assert!(!na.contains_key("verwijsmatch"));
        assert_eq!((na["verwijssignaal"].len(), na["verwijssleutel"].len()), (1, 1));
        assert!(na["verwijssleutel"].iter().all(|r| r.contains("jeugdige")));
        // Nor does the log tell, however talkative it is set.
        let gelogd = log.tekst().to_lowercase();
        assert!(gelogd.contains(Logvanger::EERSTE), "the log is not caught");
        for woord in VERRADERS {
            assert!(!gelogd.contains(woord), "{woord} in the log");
        }
        // Erasing the person takes that too.
        let ctx = w.als(testkit::Wie::Beheerder, policy::Doel::Beheer);
        let fg = w.als(testkit::Wie::Fg, policy::Doel::Toezicht);
        app::wissen::wis(&w.app, &ctx, &fg, jong, domain::wissen::Reden::ALL[0]).await.unwrap();
        let na = erbij(&begin, &per_tabel(&w.test.db).await);
        assert!(!na.keys().any(|t| t.starts_with("verwijs")));
    }
}
