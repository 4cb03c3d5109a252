// SPDX-License-Identifier: EUPL-1.2
//! Ten thousand rows with planted faults (A11): all told, none lost, none double, also after `kill -9`.

use crate::hulp::{Proces, doe, regiekamer, tel, url};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use testkit::Wereld;

const RIJEN: usize = 10_000;
const KOP: &str = "bron_kenmerk;ontvangen_op;kanaal;hoedanigheid;melder_naam;melder_contact;melder_organisatie;over_naam;over_adres;over_postcode;wijk;soort;wat;urgentie";

/// What is wrong in a planted row: place in the row, value, column in the report, words of the reason.
const PLANTEN: [(usize, &str, &str, &str); 12] = [
    (0, "", "bron_kenmerk", "bronsysteem"),
    (1, "31-02-2025", "ontvangen_op", "geen datum"),
    (1, "1-1-2099", "ontvangen_op", "moet nog komen"),
    (2, "postduif", "kanaal", "telefoon"),
    (3, "agent", "hoedanigheid", "professional"),
    (5, "bel maar", "melder_contact", "telefoonnummer"),
    (9, "741 AB", "over_postcode", "vier cijfers"),
    (10, "Atlantis", "wijk", "niet bekend"),
    (11, "=cmd()", "soort", "waar de melding over gaat"),
    (12, "kort", "wat", "paar zinnen"),
    (13, "nu!", "urgentie", "acuut, spoed of gewoon"),
    (0, "RIJ-1", "bron_kenmerk", "ook op regel 2"),
];

struct Verwacht {
    regel: usize,
    kolom: &'static str,
    reden: &'static str,
}

/// A file with so many rows, a fault in each `elke`th, and a text of three lines in each seventh row.
fn maak(rijen: usize, elke: usize, nl: &str) -> (String, Vec<Verwacht>) {
    let mut tekst = format!("{KOP}{nl}");
    let mut verwacht = Vec::new();
    let mut regel = 2;
    for n in 1..=rijen {
        let wat = if n % 7 == 0 {
            format!("\"Er is \"\"lawaai\"\"; elke nacht.{nl}Café De Zon is boos.{nl}Dit is zin {n}.\"")
        } else {
            format!("Er staat al weken afval in de hal, nummer {n}.")
        };
        let mut rij: Vec<String> = [
            format!("RIJ-{n}").as_str(),
            "3-12-2025",
            "E-mail",
            "Instelling",
            "J. Hendriks-proef",
            "0570-000000",
            "Woonstichting Proef",
            "",
            "Proefstraat 12",
            "7411 AB",
            if n % 3 == 0 { "Zandweerd" } else { "" },
            "wonen",
            &wat,
            if n % 5 == 0 { "spoed" } else { "" },
        ]
        .map(str::to_owned)
        .to_vec();
        let mut regels = if n % 7 == 0 { 3 } else { 1 };
        if n % elke == 0 {
            let (plaats, waarde, kolom, reden) = PLANTEN[verwacht.len() % PLANTEN.len()];
            rij[plaats] = waarde.to_owned();
            regels = if plaats == 12 { 1 } else { regels };
            verwacht.push(Verwacht { regel, kolom, reden });
        }
        write!(tekst, "{}{nl}", rij.join(";")).unwrap();
        regel += regels;
    }
    (tekst, verwacht)
}

fn controleer_rapport(pad: &Path, verwacht: &[Verwacht]) {
    let tekst = std::fs::read_to_string(pad).unwrap();
    let tekst = tekst.strip_prefix('\u{feff}').expect("a mark for Excel");
    let mut lezer = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(tekst.as_bytes());
    let rijen: Vec<csv::StringRecord> = lezer.records().map(Result::unwrap).collect();
    assert_eq!(rijen.len(), verwacht.len());
    for (rij, v) in rijen.iter().zip(verwacht) {
        assert_eq!(
            (&rij[0], &rij[1]),
            (v.regel.to_string().as_str(), v.kolom),
            "{rij:?}"
        );
        assert!(rij[3].contains(v.reden), "{rij:?}");
        assert!(!rij[2].starts_with('='), "a formula: {rij:?}");
    }
}

fn rapport(pad: &Path) -> PathBuf {
    format!("{}.fouten.csv", pad.display()).into()
}

const MELDINGEN: &str = "SELECT count(*) AS w FROM melding WHERE bron_kenmerk LIKE 'RIJ-%'";
const GEBOEKT: &str =
    "SELECT count(*) AS w FROM journaal j JOIN melding m ON m.gemeente = j.gemeente AND m.id = j.onderwerp_id
    WHERE j.handeling = 'melding.importeren' AND j.soort = 'gemaakt'";

testkit::beide! {
    async fn ten_thousand_rows_survive_a_kill_half_way(w: Wereld) {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("meldingen.csv");
        let (tekst, verwacht) = maak(RIJEN, 270, "\n");
        assert_eq!(verwacht.len(), 37);
        std::fs::write(&pad, tekst).unwrap();
        let goed = i64::try_from(RIJEN - 37).unwrap();

        let kind = regiekamer()
            .args(["import", "meldingen", "--database", &url(&w)])
            .arg(&pad)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut kind = Proces(kind);
        while tel(&w, MELDINGEN).await < goed * 3 / 10 {
            assert!(kind.0.try_wait().unwrap().is_none(), "ended before it was killed");
        }
        kind.0.kill().unwrap();
        kind.0.wait().unwrap();
        let half = tel(&w, MELDINGEN).await;
        assert!(half < goed, "it was done already: {half}");
        assert_eq!(tel(&w, GEBOEKT).await, half, "each melding with its journaal row, none half");

        let uit = doe(&w, &["import", "meldingen", &pad.display().to_string()]);
        let gezegd = String::from_utf8(uit.stdout).unwrap();
        assert_eq!(uit.status.code(), Some(3), "{gezegd}{}", String::from_utf8_lossy(&uit.stderr));
        assert!(gezegd.contains(&format!("{} meldingen zijn nieuw", goed - half)), "{gezegd}");
        assert!(gezegd.contains(&format!("{half} waren er al")) && gezegd.contains("37 rijen zijn niet"), "{gezegd}");
        assert!(gezegd.contains("rijen per seconde"), "{gezegd}");
        assert_eq!(tel(&w, MELDINGEN).await, goed);
        assert_eq!(tel(&w, GEBOEKT).await, goed);
        assert_eq!(tel(&w, "SELECT count(DISTINCT bron_kenmerk) AS w FROM melding").await, goed);
        controleer_rapport(&rapport(&pad), &verwacht);

        let uit = doe(&w, &["import", "meldingen", &pad.display().to_string()]);
        assert!(String::from_utf8_lossy(&uit.stdout).contains("0 meldingen zijn nieuw"));
        assert_eq!(tel(&w, MELDINGEN).await, goed);
    }

    async fn a_file_of_excel_on_windows(w: Wereld) {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("uit excel.csv");
        let (tekst, verwacht) = maak(300, 60, "\r\n");
        // Excel writes a date as its number when the cell has no format of a date.
        let tekst = tekst.replace("3-12-2025", "45994");
        let bytes: Vec<u8> = tekst.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert!(std::str::from_utf8(&bytes).is_err(), "not UTF-8");
        std::fs::write(&pad, bytes).unwrap();
        let uit = doe(&w, &["import", "meldingen", &pad.display().to_string()]);
        let gezegd = String::from_utf8(uit.stdout).unwrap();
        assert_eq!(uit.status.code(), Some(3), "{gezegd}{}", String::from_utf8_lossy(&uit.stderr));
        assert!(gezegd.contains("300 rijen, Windows-1252, gescheiden door ';'"), "{gezegd}");
        assert_eq!(tel(&w, MELDINGEN).await, 295);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM melding WHERE wat LIKE '%Café De Zon is boos.%'").await, 42);
        controleer_rapport(&rapport(&pad), &verwacht);
    }

    async fn a_wrong_first_line_or_an_old_database_stops_it(w: Wereld) {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("fout.csv");
        std::fs::write(&pad, "bron_kenmerk;foo\n1;2\n").unwrap();
        let uit = doe(&w, &["import", "meldingen", &pad.display().to_string()]);
        let gezegd = String::from_utf8(uit.stderr).unwrap();
        assert_eq!(uit.status.code(), Some(2), "{gezegd}");
        assert!(gezegd.contains("'foo' is niet bekend") && gezegd.contains("'wat' mist"), "{gezegd}");
        assert!(!rapport(&pad).exists());
    }
}
