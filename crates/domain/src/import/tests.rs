// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::melding::{Hoedanigheid, Kanaal, NaamNoemen, Urgentie};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use proptest::prelude::*;

fn nu() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().unwrap()
}
fn kop() -> Kop {
    Kop::lees(&KOLOMMEN.map(|k| k.naam)).unwrap()
}
/// A good row, with some columns changed.
fn rij(anders: &[(&str, &str)]) -> Vec<String> {
    let goed = [
        ("bron_kenmerk", "CORP-1"),
        ("ontvangen_op", "23-11-2026"),
        ("kanaal", "E-mail"),
        ("hoedanigheid", "Instelling"),
        ("melder_naam", "J. Hendriks-proef"),
        ("melder_contact", "0570-123456"),
        ("melder_organisatie", "Woonstichting Proef"),
        ("naam_noemen", "eerst overleggen"),
        ("over_adres", "Proefstraat 12"),
        ("over_postcode", "7411 AB"),
        ("wijk", "Voorstad"),
        ("wat", "De woning is vervuild."),
        ("urgentie", "Spoed"),
    ];
    KOLOMMEN
        .iter()
        .map(|k| {
            let vind =
                |l: &[(&str, &str)]| l.iter().find(|(n, _)| *n == k.naam).map(|(_, w)| (*w).to_owned());
            vind(anders).or_else(|| vind(&goed)).unwrap_or_default()
        })
        .collect()
}

#[test]
fn goede_rij() {
    let m = controleer_rij(&kop(), &rij(&[]), nu()).unwrap();
    assert_eq!(
        (m.bron_kenmerk.as_str(), m.wijk.as_deref()),
        ("CORP-1", Some("Voorstad"))
    );
    assert_eq!(m.ontvangen_op, "2026-11-22T23:00:00Z".parse().unwrap());
    let d = &m.melding;
    assert_eq!(
        (d.kanaal, d.hoedanigheid, d.naam_noemen, d.urgentie),
        (
            Kanaal::Email,
            Hoedanigheid::Instelling,
            NaamNoemen::EerstOverleggen,
            Urgentie::Spoed
        )
    );
    let m = controleer_rij(
        &kop(),
        &rij(&[
            ("kanaal", ""),
            ("naam_noemen", ""),
            ("urgentie", "acuut"),
            ("over_geboortedatum", "31146"),
            ("wijk", ""),
            ("ontvangen_op", "46349,5"),
        ]),
        nu(),
    )
    .unwrap();
    assert_eq!(
        (
            m.melding.kanaal,
            m.melding.naam_noemen,
            m.melding.urgentie,
            m.wijk
        ),
        (Kanaal::Import, NaamNoemen::Nee, Urgentie::Acuut, None)
    );
    assert_eq!(m.melding.over_geboortedatum.as_deref(), Some("1985-04-09"));
    assert_eq!(
        m.melding.gevaar_toelichting.as_deref(),
        Some("De woning is vervuild.")
    );
    let anoniem = rij(&[
        ("anoniem", "JA"),
        ("hoedanigheid", "buur"),
        ("melder_naam", ""),
        ("melder_contact", ""),
        ("melder_organisatie", ""),
    ]);
    assert!(controleer_rij(&kop(), &anoniem, nu()).unwrap().melding.anoniem);
}

#[test]
fn elke_fout_met_kolom_waarde_en_reden() {
    for (kolom, waarde, bevat) in [
        ("bron_kenmerk", "", "bronsysteem"),
        ("ontvangen_op", "gisteren", "geen datum"),
        ("ontvangen_op", "25-11-2026", "moet nog komen"),
        ("ontvangen_op", "1-1-1999", "te lang geleden"),
        ("kanaal", "duif", "telefoon"),
        ("hoedanigheid", "agent", "professional"),
        ("anoniem", "misschien", "ja of nee"),
        ("anoniem", "ja", "Anoniem melden kan niet"),
        ("melder_naam", "", "anoniem op ja"),
        ("melder_contact", "bel maar", "telefoonnummer"),
        ("melder_organisatie", "", "organisatie"),
        ("naam_noemen", "soms", "eerst_overleggen"),
        ("over_adres", "", "een adres"),
        ("over_postcode", "741 AB", "vier cijfers"),
        ("over_geboortedatum", "31-2-1985", "geen datum"),
        ("over_geboortedatum", "1-1-2030", "ongeboren"),
        ("soort", "ufo", "waar de melding over gaat"),
        ("wat", "kort", "paar zinnen"),
        ("urgentie", "nu!", "acuut, spoed of gewoon"),
    ] {
        let fouten = controleer_rij(&kop(), &rij(&[(kolom, waarde)]), nu()).unwrap_err();
        assert_eq!(fouten.len(), 1, "{kolom}={waarde}: {fouten:?}");
        let verwacht = if kolom == "over_adres" { "over_naam" } else { kolom };
        assert!(
            fouten[0].kolom == verwacht && fouten[0].reden.contains(bevat) && fouten[0].waarde == waarde,
            "{fouten:?}"
        );
    }
    let lang = "x".repeat(101);
    let fouten = controleer_rij(
        &kop(),
        &rij(&[
            ("bron_kenmerk", &lang),
            ("wijk", &lang),
            ("urgentie", "?"),
            ("wat", ""),
        ]),
        nu(),
    )
    .unwrap_err();
    assert_eq!(
        fouten.iter().map(|f| f.kolom.as_str()).collect::<Vec<_>>(),
        ["bron_kenmerk", "urgentie", "wijk", "wat"]
    );
    assert_eq!(fouten[0].waarde.chars().count(), 61);
    let kort = controleer_rij(&kop(), &["a", "b"], nu()).unwrap_err();
    assert!(kort[0].kolom.is_empty() && kort[0].reden.contains("heeft 2 kolommen"));
}

#[test]
fn eerste_regel() {
    let namen = ["\u{feff}Bron kenmerk", "ONTVANGEN-OP", " hoedanigheid ", "wat"];
    let k = Kop::lees(&namen).unwrap();
    assert_eq!(
        (
            k.aantal(),
            k.waarde(&["a", "b", "c", " d "], "wat"),
            k.waarde(&["a"], "wijk")
        ),
        (4, "d", "")
    );
    let codes: Vec<_> = Kop::lees(&["bron_kenmerk", "wat", "wat", "kleur"])
        .unwrap_err()
        .into_iter()
        .map(|w| w.code)
        .collect();
    assert_eq!(
        codes,
        [
            "import.kolom_dubbel",
            "import.kolom_onbekend",
            "import.kolom_mist",
            "import.kolom_mist"
        ]
    );
}

#[test]
fn datums_zoals_mensen_ze_schrijven() {
    let dag = Some(date(2026, 12, 3));
    for (tekst, uit) in [
        ("2026-12-03", dag),
        ("3-12-2026", dag),
        ("03/12/2026", dag),
        ("3.12.2026", dag),
        ("3 december 2026", dag),
        ("3 dec 2026", dag),
        ("2026-12-03T10:15:00", dag),
        ("2026-12-03 10:15", dag),
        ("3-12-2026 10:15:00", dag),
        ("46359", dag),
        ("46359,75", dag),
        ("46359.0", dag),
        ("1 mrt 2026", Some(date(2026, 3, 1))),
        ("1 maart 2026", Some(date(2026, 3, 1))),
        ("", None),
        ("morgen", None),
        ("31-2-2026", None),
        ("3-13-2026", None),
        ("3-12-26", None),
        ("3-12", None),
        ("1-1-1500", None),
        ("123", None),
        ("3 foo 2026", None),
    ] {
        assert_eq!(lees_datum(tekst), uit, "{tekst}");
    }
    for (tekst, uit) in [
        ("Ja", Some(true)),
        ("1", Some(true)),
        ("nee", Some(false)),
        ("ONWAAR", Some(false)),
        ("", None),
        ("misschien", None),
    ] {
        assert_eq!(lees_ja_nee(tekst), uit, "{tekst}");
    }
    assert_eq!(
        lees_moment("2026-11-24T09:00:00Z"),
        "2026-11-24T09:00:00Z".parse().ok()
    );
    assert_eq!(lees_moment("24-11-2026"), "2026-11-23T23:00:00Z".parse().ok());
    assert_eq!(lees_moment("ooit"), None);
}

proptest! {
    #[test]
    fn een_datum_komt_er_hetzelfde_uit(dagen in 0_i64..80_000) {
        use jiff::ToSpan;
        let d: Date = date(1900, 1, 1).saturating_add(dagen.days());
        prop_assert_eq!(lees_datum(&d.to_string()), Some(d));
        prop_assert_eq!(lees_datum(&format!("{}-{}-{}", d.day(), d.month(), d.year())), Some(d));
        prop_assert_eq!(lees_datum(&crate::termijn::datum_tekst(d)), Some(d));
    }
    #[test]
    fn een_rij_is_goed_of_heeft_een_reden(waarden in prop::collection::vec("\\PC{0,30}", 20)) {
        match controleer_rij(&kop(), &waarden, nu()) {
            Ok(m) => prop_assert!(!m.bron_kenmerk.is_empty()),
            Err(f) => prop_assert!(!f.is_empty() && f.iter().all(|f| !f.reden.is_empty() && f.waarde.chars().count() <= 61)),
        }
    }
}
