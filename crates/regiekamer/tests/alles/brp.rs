// SPDX-License-Identifier: EUPL-1.2
//! `import brp`: the official test persons, when they stand beside the project: all of them, counted, and the households are
//! the address groups of the file (I4).

use crate::hulp::{doe, tel};

/// Beside the project, or beside the folder of its worktrees.
const TESTSET: [&str; 2] = [
    concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/fixtures/brp/testset-sample.csv"
    ),
    concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../../shared/fixtures/brp/testset-sample.csv"
    ),
];

fn nummers(tekst: &str) -> Vec<String> {
    let cijfers = |c: char| !c.is_ascii_digit();
    tekst
        .split(cijfers)
        .filter(|d| d.len() == 9 && d.starts_with("999"))
        .map(str::to_owned)
        .collect()
}

testkit::beide! {
    async fn the_official_test_persons_come_in_whole(w: Wereld) {
        let Some(testset) = TESTSET.into_iter().find(|p| std::path::Path::new(p).exists()) else {
            eprintln!("not there: {TESTSET:?}");
            return;
        };
        let tekst = std::fs::read_to_string(testset).unwrap();
        let goed: Vec<_> = app::brp::lees_bestand(tekst.as_bytes()).unwrap();
        assert_eq!(goed.len(), 260);
        let fout = goed.iter().filter(|g| g.is_err()).count();
        let lijsten: Vec<_> = goed.iter().filter_map(|g| g.as_ref().ok()).collect();
        // Refused: a list that was made by mistake, and a number that stands in the file before.
        let mut gezien = std::collections::HashSet::new();
        let telt: Vec<_> = lijsten
            .iter()
            .filter(|l| l.bsn.as_ref().is_none_or(|b| gezien.insert(b.clone())) && l.opgeschort != Some(domain::brp::Opschorting::Fout))
            .copied()
            .collect();
        let geweigerd = 260 - telt.len();
        assert_eq!(geweigerd, fout + 3);
        let t = domain::brp::tel(telt.iter().copied());
        let adressen: std::collections::BTreeSet<_> = telt.iter().filter_map(|l| l.woont_op()).collect();

        let voor = tel(&w, "SELECT count(*) AS w FROM persoon").await;
        let kijk = doe(&w, &["import", "brp", testset, "--check"]);
        assert!(String::from_utf8_lossy(&kijk.stdout).contains("Er is niets opgeslagen"));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon").await, voor);

        let uit = doe(&w, &["import", "brp", testset]);
        let gezegd = format!("{}{}", String::from_utf8_lossy(&uit.stdout), String::from_utf8_lossy(&uit.stderr));
        println!("{gezegd}");
        assert_eq!(uit.status.code(), Some(3), "{gezegd}");
        assert!(gezegd.contains(&format!("{geweigerd} van 260 personen zijn niet overgenomen")), "{gezegd}");
        assert!(nummers(&gezegd).is_empty(), "a number of a person: {gezegd}");
        let regel = format!(
            "Gelezen: {} personen ({} zonder BSN), {} ouders, {} partners, {} kinderen, {} verblijven, {} met gezag, {} onder curatele.",
            t.personen, t.zonder_bsn, t.ouders, t.partners, t.kinderen, t.verblijven, t.gezag, t.curatele
        );
        assert!(gezegd.contains(&regel), "{regel}\n{gezegd}");
        assert!(gezegd.contains(&format!("Personen: {} nieuw, 0 bijgewerkt, 0 waar", t.personen)), "{gezegd}");
        assert!(gezegd.contains(&format!("{} adressen met bewoners, {} huishoudens gemaakt", adressen.len(), adressen.len())), "{gezegd}");
        // What is stored is what stands in the file.
        let n = |v: usize| i64::try_from(v).unwrap();
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon WHERE bron = 'brp'").await, n(t.personen));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon WHERE bron = 'brp' AND adres_geheim").await, n(t.geheim));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon WHERE bron = 'brp' AND bsn_sleutel IS NULL").await, n(t.zonder_bsn));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon_verblijf WHERE bron = 'brp'").await, n(t.verblijven));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon_naam WHERE bron = 'brp' AND eerder").await, n(t.vorige_namen));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon_naam WHERE bron = 'brp' AND NOT eerder AND titel <> ''").await, n(t.titels));
        assert!(t.vorige_namen > 0 && t.titels > 0, "{t:?}");
        assert!(tel(&w, "SELECT count(*) AS w FROM persoon WHERE bron = 'brp' AND overleden_op IS NOT NULL").await >= n(t.overleden));
        let bewoners = telt.iter().filter(|l| l.woont_op().is_some()).count();
        let leden = "SELECT count(*) AS w FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id WHERE p.bron = 'brp'";
        assert_eq!(tel(&w, leden).await, n(bewoners));
        let huishoudens = "SELECT count(DISTINCT l.huishouden_id) AS w FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id WHERE p.bron = 'brp'";
        assert_eq!(tel(&w, huishoudens).await, n(adressen.len()));
        let geboekt = "SELECT count(DISTINCT persoon_id) AS w FROM journaal WHERE handeling = 'persoon.inlezen' AND soort = 'gemaakt' AND onderwerp = 'persoon'";
        assert_eq!(tel(&w, geboekt).await, n(t.personen));

        // Once more: nothing comes in twice.
        let rijen = "SELECT (SELECT count(*) FROM persoon) + (SELECT count(*) FROM huishouden) + (SELECT count(*) FROM relatie)
            + (SELECT count(*) FROM verwant) + (SELECT count(*) FROM persoon_verblijf) + (SELECT count(*) FROM persoon_naam) + (SELECT count(*) FROM persoon_feit) AS w";
        let eerst = tel(&w, rijen).await;
        let uit = doe(&w, &["import", "brp", testset]);
        let gezegd = String::from_utf8_lossy(&uit.stdout).into_owned();
        assert!(gezegd.contains(&format!("Personen: 0 nieuw, 0 bijgewerkt, 0 waar de BRP iets anders zegt dan er stond, {} gelijk", t.personen)), "{gezegd}");
        assert!(gezegd.contains("Relaties: 0 vastgelegd"), "{gezegd}");
        assert_eq!(tel(&w, rijen).await, eerst);

        // No number of the file can be read in the database: of the persons themselves, their parents, partners or children.
        let bekend: std::collections::BTreeSet<_> = nummers(&tekst).into_iter().collect();
        assert!(bekend.len() > 260, "{}", bekend.len());
        let leesbaar = nummers(&testkit::rauw::alles(&w.test).await);
        assert!(!leesbaar.iter().any(|b| bekend.contains(b)), "a BSN can be read in the database");
    }
}
