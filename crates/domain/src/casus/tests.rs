// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::inrichting::Inrichting;
use jiff::{Timestamp, civil::date};
use proptest::prelude::*;

fn vol() -> Casusstand {
    Casusstand {
        regisseur: true,
        intake: true,
        planversie: true,
        plan_gezien_door_mdo: true,
        oordeel_inwoner: true,
        open_einden: 0,
        nazorg_open: 0,
        hermelding: true,
    }
}
fn codes(van: Fase, naar: Fase, s: &Casusstand, reden: &str) -> Vec<String> {
    zet(van, naar, s, reden)
        .err()
        .unwrap_or_default()
        .into_iter()
        .map(|w| w.code)
        .collect()
}

#[test]
fn hele_weg_vooruit() {
    for paar in Fase::ALL.windows(2) {
        let wissel = zet(paar[0], paar[1], &vol(), "").unwrap();
        assert_eq!(
            (wissel.soort, wissel.van, wissel.naar),
            (StapSoort::Vooruit, paar[0], paar[1])
        );
    }
}

#[test]
fn stappen_die_niet_bestaan() {
    for van in Fase::ALL {
        for naar in Fase::ALL {
            let bestaat = stap(*van, *naar).is_some();
            let uit = codes(*van, *naar, &vol(), "reden");
            let vroeg = *naar == Fase::Gesloten && *van != Fase::Nazorg;
            assert_eq!(uit.is_empty(), bestaat && !vroeg, "{van} → {naar}");
        }
    }
    let tekst = zet(Fase::Aangemeld, Fase::Uitvoering, &vol(), "").unwrap_err()[0]
        .reden
        .clone();
    assert_eq!(
        tekst,
        "Van Aangemeld naar Uitvoering kan niet. Wel kan: Triage, Gesloten."
    );
}

#[test]
fn wat_een_stap_nodig_heeft() {
    let s = vol();
    use Fase::{Afronding, Gesloten, Nazorg, Onderzoek, Plan, Uitvoering};
    for (van, naar, stand, code) in [
        (
            Onderzoek,
            Plan,
            Casusstand {
                regisseur: false,
                ..s
            },
            "casus.geen_regisseur",
        ),
        (
            Onderzoek,
            Plan,
            Casusstand { intake: false, ..s },
            "casus.geen_intake",
        ),
        (
            Plan,
            Uitvoering,
            Casusstand {
                regisseur: false,
                ..s
            },
            "casus.geen_regisseur",
        ),
        (
            Plan,
            Uitvoering,
            Casusstand {
                planversie: false,
                ..s
            },
            "casus.geen_planversie",
        ),
        (
            Plan,
            Uitvoering,
            Casusstand {
                plan_gezien_door_mdo: false,
                ..s
            },
            "casus.plan_niet_gezien",
        ),
        (
            Plan,
            Uitvoering,
            Casusstand {
                oordeel_inwoner: false,
                ..s
            },
            "casus.geen_oordeel",
        ),
        (
            Afronding,
            Nazorg,
            Casusstand { open_einden: 1, ..s },
            "casus.open_einden",
        ),
        (
            Afronding,
            Nazorg,
            Casusstand { open_einden: 5, ..s },
            "casus.open_einden",
        ),
        (
            Nazorg,
            Gesloten,
            Casusstand { nazorg_open: 1, ..s },
            "casus.nazorg_open",
        ),
        (
            Nazorg,
            Gesloten,
            Casusstand { nazorg_open: 3, ..s },
            "casus.nazorg_open",
        ),
        (
            Nazorg,
            Onderzoek,
            Casusstand {
                hermelding: false,
                ..s
            },
            "casus.geen_hermelding",
        ),
        (
            Gesloten,
            Onderzoek,
            Casusstand {
                hermelding: false,
                ..s
            },
            "casus.geen_hermelding",
        ),
    ] {
        assert_eq!(codes(van, naar, &stand, "reden"), [code]);
    }
    for (van, naar) in [
        (Plan, Onderzoek),
        (Uitvoering, Plan),
        (Afronding, Uitvoering),
        (Nazorg, Onderzoek),
    ] {
        assert_eq!(codes(van, naar, &s, " "), ["casus.reden"]);
        assert!(zet(van, naar, &s, "het plan past niet meer").is_ok());
    }
    assert_eq!(
        codes(Plan, Uitvoering, &Casusstand::default(), "").len(),
        4,
        "all at once"
    );
}

#[test]
fn vroeg_sluiten() {
    let reden = "Verhuisd naar Zwolle, team daar neemt over.";
    for van in [
        Fase::Aangemeld,
        Fase::Triage,
        Fase::Onderzoek,
        Fase::Plan,
        Fase::Uitvoering,
        Fase::Afronding,
    ] {
        let w = sluit_vroeg(van, Sluitreden::Verhuisd, reden).unwrap();
        assert_eq!(
            (w.naar, w.sluitreden),
            (Fase::Gesloten, Some(Sluitreden::Verhuisd))
        );
    }
    let code = |van, r, t| {
        sluit_vroeg(van, r, t)
            .unwrap_err()
            .into_iter()
            .map(|w| w.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        code(Fase::Plan, Sluitreden::GeenCasus, reden),
        ["casus.wel_een_casus"]
    );
    assert!(sluit_vroeg(Fase::Onderzoek, Sluitreden::GeenCasus, reden).is_ok());
    assert_eq!(
        code(Fase::Nazorg, Sluitreden::Verhuisd, reden),
        ["casus.stap_bestaat_niet"]
    );
    assert_eq!(
        code(Fase::Gesloten, Sluitreden::Verhuisd, " kort "),
        ["casus.stap_bestaat_niet", "casus.reden"]
    );
    assert!(
        Sluitreden::ALL.iter().all(|r| !r.code().contains("weiger")),
        "D5: refusal is no ground"
    );
}

#[test]
fn nieuwe_melding_binnen_nazorg_neemt_de_draad_op() {
    let t = Inrichting::profiel("deventer-2023").unwrap().termijnen;
    let sinds = Some(date(2026, 1, 5));
    let laat = date(2027, 1, 6);
    let h = |fase, sinds, dag| hermelding(fase, sinds, dag, &t);
    assert!(matches!(
        h(Fase::Uitvoering, None, laat),
        Hermelding::LopendeCasus { .. }
    ));
    assert!(
        matches!(h(Fase::Nazorg, sinds, date(2027, 1, 5)), Hermelding::DraadOpnemen { tekst } if tekst.contains("5 januari 2027"))
    );
    assert!(matches!(
        h(Fase::Nazorg, sinds, laat),
        Hermelding::DraadOpnemen { .. }
    ));
    assert!(matches!(
        h(Fase::Gesloten, sinds, date(2026, 6, 1)),
        Hermelding::DraadOpnemen { .. }
    ));
    assert!(matches!(h(Fase::Gesloten, sinds, laat), Hermelding::Nieuw { .. }));
    assert!(matches!(h(Fase::Gesloten, None, laat), Hermelding::Nieuw { .. }));
}

#[test]
fn tijd_per_fase() {
    let t = Inrichting::profiel("deventer-2023").unwrap().termijnen;
    let ts = |s: &str| s.parse::<Timestamp>().unwrap();
    let historie = [
        (Fase::Aangemeld, ts("2026-01-05T09:00:00Z")),
        (Fase::Onderzoek, ts("2026-01-07T09:00:00Z")),
        (Fase::Plan, ts("2026-02-06T09:00:00Z")),
        (Fase::Onderzoek, ts("2026-02-10T09:00:00Z")),
    ];
    let dagen = doorlooptijden(&historie, ts("2026-02-20T09:00:00Z"));
    assert_eq!(
        (
            dagen[&Fase::Aangemeld],
            dagen[&Fase::Onderzoek],
            dagen[&Fase::Plan]
        ),
        (2, 40, 4)
    );
    assert!(doorlooptijden(&[(Fase::Gesloten, historie[0].1)], historie[3].1).is_empty());
    assert_eq!(
        fase_uiterlijk(Fase::Onderzoek, historie[0].1, &t),
        Some(ts("2026-02-16T22:59:59Z"))
    );
    assert_eq!(fase_uiterlijk(Fase::Nazorg, historie[0].1, &t), None);
}

#[test]
fn wat_nu_per_fase() {
    let (leeg, s) = (Casusstand::default(), vol());
    for (fase, stand, bevat) in [
        (Fase::Aangemeld, leeg, "wegen"),
        (Fase::Triage, leeg, "MDO"),
        (Fase::Triage, s, "onderzoek"),
        (Fase::Onderzoek, leeg, "regisseur"),
        (Fase::Onderzoek, Casusstand { intake: false, ..s }, "intake"),
        (Fase::Onderzoek, s, "plan"),
        (Fase::Plan, leeg, "leg een versie vast"),
        (
            Fase::Plan,
            Casusstand {
                plan_gezien_door_mdo: false,
                ..s
            },
            "MDO",
        ),
        (
            Fase::Plan,
            Casusstand {
                oordeel_inwoner: false,
                ..s
            },
            "vindt",
        ),
        (Fase::Plan, s, "uitvoeren"),
        (Fase::Uitvoering, s, "afspraken"),
        (Fase::Afronding, Casusstand { open_einden: 1, ..s }, "laatste"),
        (
            Fase::Afronding,
            Casusstand { open_einden: 5, ..s },
            "5 open einden",
        ),
        (Fase::Afronding, s, "nazorg"),
        (Fase::Nazorg, Casusstand { nazorg_open: 1, ..s }, "hoe het gaat"),
        (Fase::Nazorg, s, "Sluit"),
        (Fase::Gesloten, s, "niets"),
    ] {
        assert!(
            wat_nu(fase, &stand).contains(bevat),
            "{fase}: {}",
            wat_nu(fase, &stand)
        );
    }
}

proptest! {
    #[test]
    fn nooit_in_uitvoering_zonder_mdo_en_oordeel(stappen in prop::collection::vec((0_usize..8, any::<[bool; 6]>(), 0_usize..3), 0..30)) {
        let mut fase = Fase::Aangemeld;
        for (naar, b, open) in stappen {
            let s = Casusstand { regisseur: b[0], intake: b[1], planversie: b[2], plan_gezien_door_mdo: b[3], oordeel_inwoner: b[4], open_einden: open, nazorg_open: open, hermelding: b[5] };
            let Ok(wissel) = zet(fase, Fase::ALL[naar], &s, "reden") else { continue };
            if wissel.naar == Fase::Uitvoering && wissel.soort == StapSoort::Vooruit {
                prop_assert!(s.regisseur && s.planversie && s.plan_gezien_door_mdo && s.oordeel_inwoner);
            }
            if wissel.naar == Fase::Nazorg { prop_assert_eq!(s.open_einden, 0); }
            fase = wissel.naar;
        }
    }
}
