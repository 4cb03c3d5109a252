// SPDX-License-Identifier: EUPL-1.2
use super::*;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;

fn ts(s: &str) -> Timestamp {
    s.parse().unwrap()
}

#[test]
fn pasen_en_feestdagen() {
    for (jaar, m, d) in [
        (2014, 4, 20),
        (2023, 4, 9),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
    ] {
        assert_eq!(pasen(jaar), date(jaar, m, d));
    }
    for (dag, naam) in [
        (date(2026, 1, 1), Some("Nieuwjaarsdag")),
        (date(2026, 4, 3), Some("Goede Vrijdag")),
        (date(2026, 4, 5), Some("Eerste Paasdag")),
        (date(2026, 4, 6), Some("Tweede Paasdag")),
        (date(2026, 4, 27), Some("Koningsdag")),
        (date(2025, 4, 26), Some("Koningsdag")),
        (date(2025, 4, 27), None),
        (date(2026, 4, 26), None),
        (date(2026, 5, 5), Some("Bevrijdingsdag")),
        (date(2026, 5, 14), Some("Hemelvaartsdag")),
        (date(2026, 5, 24), Some("Eerste Pinksterdag")),
        (date(2026, 5, 25), Some("Tweede Pinksterdag")),
        (date(2026, 12, 25), Some("Eerste Kerstdag")),
        (date(2026, 12, 26), Some("Tweede Kerstdag")),
        (date(2026, 12, 31), None),
    ] {
        assert_eq!(feestdag(dag), naam, "{dag}");
    }
    assert!(!is_werkdag(date(2026, 11, 28)));
    assert!(is_werkdag(date(2026, 11, 27)));
}

#[test]
fn einddatum_volgt_de_termijnenwet() {
    // start, term, expected last day
    for (start, duur, verwacht, waarom) in [
        (
            date(2026, 11, 23),
            Duur::werkdagen(5),
            date(2026, 11, 30),
            "five working days",
        ),
        (
            date(2026, 4, 2),
            Duur::werkdagen(1),
            date(2026, 4, 7),
            "over Easter",
        ),
        (
            date(2026, 11, 28),
            Duur::werkdagen(0),
            date(2026, 11, 30),
            "zero from Saturday",
        ),
        (
            date(2026, 11, 20),
            Duur::dagen(1),
            date(2026, 11, 23),
            "art. 1: Saturday",
        ),
        (
            date(2026, 11, 20),
            Duur::dagen(3),
            date(2026, 11, 24),
            "art. 2: two working days",
        ),
        (
            date(2026, 12, 11),
            Duur::weken(2),
            date(2026, 12, 28),
            "art. 1: Christmas, then weekend",
        ),
        (
            date(2026, 1, 31),
            Duur::maanden(1),
            date(2026, 3, 2),
            "short month, Saturday",
        ),
        (
            date(2026, 1, 5),
            Duur::weken(6),
            date(2026, 2, 16),
            "six weeks are 42 days",
        ),
        (date(2026, 1, 5), Duur::dagen(42), date(2026, 2, 16), "42 days"),
        (
            date(2026, 1, 3),
            Duur::maanden(4),
            date(2026, 5, 3),
            "art. 4: over three months stays on Sunday",
        ),
        (
            date(2026, 1, 3),
            Duur::dagen(91),
            date(2026, 4, 4),
            "art. 4: over 90 days stays on Saturday",
        ),
        (date(2026, 11, 23), Duur::dagen(0), date(2026, 11, 23), "same day"),
        (date(2026, 11, 23), Duur::uren(4), date(2026, 11, 23), "hours"),
    ] {
        assert_eq!(einddatum(start, duur), verwacht, "{waarom}");
    }
}

#[test]
fn einde_is_einde_van_de_dag_in_nederland() {
    let nu = ts("2026-11-23T22:30:00Z"); // 23.30 in Deventer
    assert_eq!(einde(nu, Duur::uren(4)), ts("2026-11-24T02:30:00Z"));
    assert_eq!(einde(nu, Duur::werkdagen(1)), ts("2026-11-24T22:59:59Z"));
    assert_eq!(
        einde(ts("2026-06-30T22:30:00Z"), Duur::werkdagen(1)),
        ts("2026-07-02T21:59:59Z")
    );
    assert_eq!(datum(ts("2026-06-30T22:30:00Z")), date(2026, 7, 1));
    assert_eq!(begin_van_dag(date(2026, 7, 1)), ts("2026-06-30T22:00:00Z"));
    assert_eq!(datum_tekst(date(2026, 4, 9)), "9 april 2026");
    assert_eq!(datum_lang(date(2026, 12, 3)), "donderdag 3 december");
}

#[test]
fn klok_met_opschorting_en_verlenging() {
    let start = ts("2026-11-02T09:00:00Z");
    let nu = ts("2026-11-20T09:00:00Z");
    let mut klok = Klok::new(start, Duur::weken(2));
    let loopt = |s: &str| Stand::Loopt { einde: ts(s) };
    assert_eq!(klok.stand(nu), loopt("2026-11-16T22:59:59Z"));
    klok.verlengingen.push(Verlenging {
        duur: Duur::weken(1),
        reden: "meer onderzoek".into(),
    });
    assert_eq!(klok.stand(nu), loopt("2026-11-23T22:59:59Z"));
    let opschorting = |van, tot| Opschorting {
        van,
        tot,
        reden: "wacht op stukken".into(),
    };
    klok.opschortingen
        .push(opschorting(date(2026, 11, 9), Some(date(2026, 11, 12))));
    klok.opschortingen
        .push(opschorting(date(2026, 11, 10), Some(date(2026, 11, 13))));
    assert_eq!(
        klok.stand(nu),
        loopt("2026-11-27T22:59:59Z"),
        "overlap counts once: four days"
    );
    klok.opschortingen.push(opschorting(date(2026, 11, 19), None));
    assert_eq!(
        klok.stand(nu),
        Stand::Opgeschort {
            sinds: date(2026, 11, 19)
        }
    );
    let uren = Klok::new(start, Duur::uren(4));
    assert_eq!(uren.stand(nu), loopt("2026-11-02T13:00:00Z"));
    let mut uren_opgeschort = uren;
    uren_opgeschort
        .opschortingen
        .push(opschorting(date(2026, 11, 2), Some(date(2026, 11, 3))));
    assert_eq!(uren_opgeschort.stand(nu), loopt("2026-11-03T22:59:59Z"));
}

#[test]
fn duur_lezen_en_schrijven() {
    for (tekst, duur, terug) in [
        ("5 werkdagen", Duur::werkdagen(5), "5 werkdagen"),
        ("1 werkdag", Duur::werkdagen(1), "1 werkdag"),
        ("4 uur", Duur::uren(4), "4 uur"),
        ("1 week", Duur::weken(1), "1 week"),
        ("42 dagen", Duur::dagen(42), "42 dagen"),
        ("1 kalenderdag", Duur::dagen(1), "1 dag"),
        ("12 Maanden", Duur::maanden(12), "12 maanden"),
        ("1 maand", Duur::maanden(1), "1 maand"),
    ] {
        assert_eq!(tekst.parse::<Duur>().unwrap(), duur);
        assert_eq!(duur.to_string(), terug);
    }
    for fout in ["", "vijf werkdagen", "5", "5 jaar", "-1 dag", "70000 dagen"] {
        assert!(
            fout.parse::<Duur>()
                .unwrap_err()
                .to_string()
                .contains("geen termijn"),
            "{fout}"
        );
    }
}

#[test]
fn resterend_als_tekst() {
    let nu = ts("2026-11-23T09:00:00Z");
    for (einde, tekst, over, krap) in [
        ("2026-11-23T12:10:00Z", "nog 3 uur", false, true),
        ("2026-11-25T10:00:00Z", "nog 2 dagen", false, false),
        ("2026-11-24T09:00:00Z", "nog 1 dag", false, false),
        ("2026-11-23T09:20:00Z", "nog 20 minuten", false, true),
        ("2026-11-23T09:00:00Z", "nog 1 minuut", false, true),
        ("2026-11-23T08:59:59Z", "1 uur over", true, false),
        ("2026-11-22T10:00:00Z", "23 uur over", true, false),
        ("2026-11-22T09:00:00Z", "1 dag over", true, false),
        ("2026-11-17T08:00:00Z", "6 dagen over", true, false),
    ] {
        let r = resterend(nu, ts(einde));
        assert_eq!(
            (r.to_string().as_str(), r.is_over(), r.is_krap()),
            (tekst, over, krap)
        );
    }
}

fn een_dag() -> impl Strategy<Value = Date> {
    (0_i64..36_500).prop_map(|n| date(1990, 1, 1).saturating_add(n.days()))
}
fn een_duur() -> impl Strategy<Value = Duur> {
    (0_u16..60, 0_usize..5).prop_map(|(n, i)| Duur::new(n, Eenheid::ALL[i]))
}

proptest! {
    #[test]
    fn werkdagen_eindigen_op_een_werkdag(dag in een_dag(), n in 0_u16..200) {
        let eind = werkdagen_na(dag, n);
        prop_assert!(is_werkdag(eind) && eind >= dag);
    }
    #[test]
    fn langere_termijn_eindigt_nooit_eerder(dag in een_dag(), n in 0_u16..80, i in 0_usize..5) {
        let eenheid = Eenheid::ALL[i];
        // Article 4 makes one step back possible exactly at its bound; within the bound it never is.
        let grens = match eenheid { Eenheid::Maanden => 2, Eenheid::Weken => 11, _ => 79 };
        let n = n.min(grens);
        prop_assert!(einddatum(dag, Duur::new(n, eenheid)) <= einddatum(dag, Duur::new(n + 1, eenheid)));
    }
    #[test]
    fn nooit_voor_de_start(dag in een_dag(), duur in een_duur()) {
        prop_assert!(einddatum(dag, duur) >= dag);
        let begin = begin_van_dag(dag);
        prop_assert!(einde(begin, duur) >= begin);
        prop_assert_eq!(datum(begin), dag);
        prop_assert_eq!(datum(einde_van_dag(dag)), dag);
    }
    #[test]
    fn duur_heen_en_terug(duur in een_duur()) {
        prop_assert_eq!(duur.to_string().parse::<Duur>().unwrap(), duur);
        let json = serde_json::to_string(&duur).unwrap();
        prop_assert_eq!(serde_json::from_str::<Duur>(&json).unwrap(), duur);
    }
    #[test]
    fn pasen_is_zondag_in_maart_of_april(jaar in 1583_i16..4000) {
        let p = pasen(jaar);
        prop_assert_eq!(p.weekday(), jiff::civil::Weekday::Sunday);
        prop_assert!(p >= date(jaar, 3, 22) && p <= date(jaar, 4, 25));
    }
}
