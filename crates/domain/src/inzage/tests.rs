// SPDX-License-Identifier: EUPL-1.2
use super::*;
use proptest::prelude::*;

fn regel(nummer: u128, op: &str, wie: u128, soort: &str) -> Regel {
    Regel {
        id: JournaalId::new(Uuid::from_u128(nummer)),
        op: op.parse().unwrap(),
        wie: Some(MedewerkerId::new(Uuid::from_u128(wie))),
        naam: "S. Aalders-proef".to_owned(),
        functie: "casusregisseur".to_owned(),
        organisatie: "gemeente Deventer".to_owned(),
        gast_uit: String::new(),
        handeling: "casus.openen".to_owned(),
        soort: soort.to_owned(),
        rol: "casusregisseur".to_owned(),
        doel: "regie".to_owned(),
        grondslag: "Wmo 2015, artikel 2.3.2".to_owned(),
        velden: "plan,notities".to_owned(),
        casus: None,
    }
}

#[test]
fn a_row_in_words_that_a_resident_understands() {
    let r = regel(1, "2026-11-23T13:05:00Z", 1, "gelezen");
    assert_eq!(r.persoon(), "S. Aalders-proef, casusregisseur, gemeente Deventer");
    assert_eq!(r.wat(), "bekeek het dossier (het plan en de notities)");
    let gast = Regel {
        gast_uit: "Raalte".to_owned(),
        ..r.clone()
    };
    assert_eq!(
        gast.persoon(),
        "S. Aalders-proef, casusregisseur, werkt voor ons vanuit gemeente Raalte"
    );
    let zin = |r: &Regel| groepeer(vec![r.clone()]).first().map(Groep::zin).unwrap();
    assert_eq!(
        zin(&r),
        "bekeek het dossier (het plan en de notities), om het plan van het huishouden uit te voeren, omdat deze medewerker casusregisseur is."
    );
    let geweigerd = Regel {
        soort: "geweigerd".to_owned(),
        rol: String::new(),
        velden: String::new(),
        ..r.clone()
    };
    assert_eq!(geweigerd.wat(), "wilde het dossier bekijken, maar mocht dat niet");
    assert_eq!(
        zin(&geweigerd),
        "wilde het dossier bekijken, om het plan van het huishouden uit te voeren. Dat mocht niet."
    );
    let systeem = Regel {
        wie: None,
        naam: String::new(),
        functie: String::new(),
        organisatie: String::new(),
        rol: "systeem".to_owned(),
        ..r
    };
    assert_eq!(systeem.persoon(), "Het systeem zelf");
}

#[test]
fn what_was_done_by_act_and_kind() {
    for (code, soort, velden, verwacht) in [
        (
            "melding.openen",
            "gelezen",
            "melding,melder",
            "bekeek een melding (wie de melding deed)",
        ),
        (
            "huishouden.openen",
            "gelezen",
            "",
            "bekeek de gegevens van het huishouden",
        ),
        (
            "plan.wijzigen",
            "gewijzigd",
            "doelen,acties",
            "werkte het plan bij (de doelen en de afspraken)",
        ),
        (
            "plan.wijzigen",
            "gelezen",
            "plan",
            "bekeek gegevens om iets te kunnen doen: het plan bijwerken",
        ),
        ("notitie.maken", "gemaakt", "notities", "schreef een notitie"),
        (
            "later.iets_nieuws",
            "gelezen",
            "",
            "deed iets met de gegevens (later iets nieuws)",
        ),
        (
            "casus.openen",
            "gelezen",
            "nieuw_veld",
            "bekeek het dossier (nieuw veld)",
        ),
    ] {
        assert_eq!(deed(code, soort, velden), verwacht);
    }
}

#[test]
fn every_act_is_named_once_and_reads_well() {
    let mut codes: Vec<&str> = HANDELINGEN.iter().map(|(c, _, _)| *c).collect();
    codes.sort_unstable();
    assert!(codes.windows(2).all(|w| w.first() != w.last()));
    for (code, deed, doen) in HANDELINGEN {
        assert!(!deed.is_empty() && !doen.is_empty(), "{code}");
        // Both go in the middle of a sentence.
        assert!(
            deed.starts_with(char::is_lowercase) && !deed.ends_with('.'),
            "{code}"
        );
        assert!(
            doen.starts_with(char::is_lowercase) && !doen.ends_with('.'),
            "{code}"
        );
    }
}

#[test]
fn kinds_do_not_overlap() {
    for k in Kijk::ALL {
        assert!(k.soorten().iter().all(|s| Kijk::van(s) == *k));
    }
    assert_eq!(Kijk::van("iets van later"), Kijk::Wijzigde);
}

#[test]
fn views_of_one_day_become_one_line_and_changes_do_not() {
    let regels = vec![
        regel(9, "2026-11-24T08:00:00Z", 1, "gelezen"),
        // After midnight in the Netherlands: the day is that of the 24th.
        regel(8, "2026-11-23T23:30:00Z", 1, "gelezen"),
        regel(7, "2026-11-23T15:00:00Z", 1, "gelezen"),
        regel(6, "2026-11-23T14:00:00Z", 2, "gelezen"),
        regel(5, "2026-11-23T13:00:00Z", 1, "gewijzigd"),
        regel(4, "2026-11-23T12:00:00Z", 1, "gewijzigd"),
        regel(3, "2026-11-23T11:00:00Z", 1, "gelezen"),
        regel(2, "2026-11-23T10:00:00Z", 1, "geweigerd"),
    ];
    let aantallen: Vec<(u128, usize)> = groepeer(regels)
        .iter()
        .map(|g| (g.eerste.id.uuid().as_u128(), g.aantal()))
        .collect();
    assert_eq!(aantallen, [(9, 2), (7, 2), (6, 1), (5, 1), (4, 1), (2, 1)]);
}

#[test]
fn a_line_tells_each_thing_once() {
    let mut anders = regel(2, "2026-11-23T10:00:00Z", 1, "gelezen");
    anders.handeling = "casus.journaal".to_owned();
    anders.velden = "journaal".to_owned();
    let regels = vec![
        regel(3, "2026-11-23T11:00:00Z", 1, "gelezen"),
        anders,
        regel(1, "2026-11-23T09:00:00Z", 1, "gelezen"),
    ];
    let groepen = groepeer(regels);
    assert_eq!(groepen.len(), 1);
    assert_eq!(
        groepen.first().unwrap().wat(),
        "bekeek het dossier (het plan en de notities) en bekeek wie er in het dossier keek"
    );
    assert_eq!(
        groepen.first().unwrap().vanaf(),
        "2026-11-23T09:00:00Z".parse().unwrap()
    );
}

#[test]
fn a_page_ends_between_two_days() {
    let dagen = |d: &[u8]| -> Vec<Regel> {
        d.iter()
            .map(|d| regel(1, &format!("2026-11-{d:02}T10:00:00Z"), 1, "gelezen"))
            .collect()
    };
    for (voor, hoogstens, blijft, meer) in [
        (dagen(&[9, 8, 7]), 3, 3, false),
        (dagen(&[9, 8, 8, 8]), 3, 1, true),
        (dagen(&[9, 9, 8, 7]), 2, 2, true),
        (dagen(&[9, 9, 9, 9]), 3, 3, true),
        (dagen(&[]), 3, 0, false),
    ] {
        let mut regels = voor;
        assert_eq!(knip(&mut regels, hoogstens), meer);
        assert_eq!(regels.len(), blijft);
    }
}

#[test]
fn days_as_ids() {
    let dag = jiff::civil::date(2026, 11, 23);
    let (van, tot) = id_grenzen(Some(dag), Some(dag));
    let id = |op: &str| eerste_id(op.parse().unwrap());
    assert_eq!(van, id("2026-11-22T23:00:00Z"));
    assert_eq!(tot, id("2026-11-23T23:00:00Z"));
    let (van, tot) = id_grenzen(None, None);
    assert!(van < id("2000-01-01T00:00:00Z") && tot > id("2200-01-01T00:00:00Z"));
}

proptest! {
    /// Grouping loses no row, doubles none, and keeps the newest first.
    #[test]
    fn every_row_is_in_one_group(wie in prop::collection::vec((0u128..3, 0usize..4, 0i64..72), 0..60)) {
        let soorten = ["gelezen", "gewijzigd", "geweigerd", "gezocht"];
        let mut regels: Vec<Regel> = wie.iter().map(|(w, s, uur)| {
            let mut r = regel(0, "2026-11-23T10:00:00Z", *w, soorten[*s]);
            r.op += uur.hours();
            r
        }).collect();
        regels.sort_by_key(|r| std::cmp::Reverse(r.op));
        for (i, r) in regels.iter_mut().enumerate() {
            r.id = JournaalId::new(Uuid::from_u128(1000 - i as u128));
        }
        let groepen = groepeer(regels.clone());
        prop_assert!(groepen.windows(2).all(|w| w[0].eerste.id > w[1].eerste.id));
        for g in &groepen {
            prop_assert!(g.regels().all(|r| r.dag() == g.eerste.dag() && r.wie == g.eerste.wie && r.kijk() == g.eerste.kijk()));
            prop_assert!(g.aantal() == 1 || g.eerste.kijk() == Kijk::Keek);
        }
        let mut terug: Vec<JournaalId> = groepen.iter().flat_map(Groep::regels).map(|r| r.id).collect();
        terug.sort_unstable_by(|a, b| b.cmp(a));
        prop_assert_eq!(terug, regels.iter().map(|r| r.id).collect::<Vec<_>>());
    }

    /// An id made in a day lies within the ids of that day, and in no other day.
    #[test]
    fn an_id_lies_in_its_day(ms in 0i64..4_000_000_000_000) {
        let op = Timestamp::from_millisecond(ms).unwrap();
        let dag = termijn::datum(op);
        let id = eerste_id(op);
        let (van, tot) = id_grenzen(Some(dag), Some(dag));
        prop_assert!(van <= id && id < tot);
    }
}
