// SPDX-License-Identifier: EUPL-1.2
use super::*;

fn relatie() -> NieuweRelatie {
    NieuweRelatie {
        over: p(3).to_string(),
        soort: "ouder".into(),
        met: p(1).to_string(),
        bron: "gesprek".into(),
        ..NieuweRelatie::default()
    }
}

fn velden(r: &NieuweRelatie, nieuw: bool) -> Vec<String> {
    r.valideer(nieuw, VANDAAG)
        .err()
        .map_or_else(Vec::new, |f| f.0.into_iter().map(|f| f.veld).collect())
}

#[test]
fn a_relation_as_typed() {
    let goed = relatie().valideer(false, VANDAAG).unwrap();
    assert_eq!(
        (goed.over, goed.met, goed.bevestigd_op, goed.bron),
        (p(3), Some(p(1)), VANDAAG, Bron::Gesprek)
    );
    assert_eq!(
        velden(&NieuweRelatie::default(), false),
        ["over", "soort", "bron"]
    );
    let r = |wijzig: &dyn Fn(&mut NieuweRelatie)| {
        let mut r = relatie();
        wijzig(&mut r);
        r
    };
    for (wijzig, nieuw, verwacht) in [
        (
            &(|r: &mut NieuweRelatie| r.met = String::new()) as &dyn Fn(&mut NieuweRelatie),
            false,
            vec!["met"],
        ),
        (&|r| r.met = String::new(), true, vec![]),
        (&|r| r.soort = "gezag_geen".into(), false, vec!["met"]),
        (
            &|r| {
                r.soort = "gezag_geen".into();
                r.met = String::new();
            },
            false,
            vec![],
        ),
        (
            &|r| {
                r.soort = "gezag_geen".into();
                r.met = String::new();
            },
            true,
            vec!["met"],
        ),
        (
            &|r| r.over = format!("betrokkene:{}", Uuid::nil()),
            false,
            vec!["over"],
        ),
        (&|r| r.sinds = "31-2-2026".into(), false, vec!["sinds"]),
        (&|r| r.sinds = "2026-11-29".into(), false, vec!["sinds"]),
        (
            &|r| r.bevestigd_op = "2026-11-29".into(),
            false,
            vec!["bevestigd_op"],
        ),
        (
            &|r| {
                r.sinds = "2026-11-02".into();
                r.tot = "2026-11-01".into();
            },
            false,
            vec!["tot"],
        ),
        (&|r| r.sterkte = "heel".into(), false, vec!["sterkte"]),
        (&|r| r.toelichting = "x".repeat(301), false, vec!["toelichting"]),
    ] {
        let nu = r(wijzig);
        assert_eq!(velden(&nu, nieuw), verwacht, "{nu:?}");
    }
}

#[test]
fn family_outside_the_household_as_typed() {
    let oma = |naam: &str, jaar: &str, geslacht: &str| NieuweVerwant {
        naam: naam.into(),
        geboortejaar: jaar.into(),
        geslacht: geslacht.into(),
        overleden: false,
    };
    let goed = oma(" Oma Riet ", "1955", "v").valideer(VANDAAG).unwrap();
    assert_eq!(
        (goed.naam.as_str(), goed.geboortejaar, goed.geslacht),
        ("Oma Riet", Some(1955), Geslacht::Vrouw)
    );
    assert_eq!(
        oma("Oma", "", "").valideer(VANDAAG).unwrap().geslacht,
        Geslacht::Onbekend
    );
    for (v, verwacht) in [
        (oma("", "", ""), vec!["naam"]),
        (oma("Oma", "2027", "?"), vec!["geslacht", "geboortejaar"]),
        (oma("Oma", "1876", "v"), vec![]),
        (oma("Oma", "1875", "v"), vec!["geboortejaar"]),
        (oma("Oma", "vorig", "v"), vec!["geboortejaar"]),
    ] {
        let uit: Vec<String> = v
            .valideer(VANDAAG)
            .err()
            .map_or_else(Vec::new, |f| f.0.into_iter().map(|f| f.veld).collect());
        assert_eq!(uit, verwacht, "{v:?}");
    }
}

#[test]
fn who_it_is_as_text() {
    for w in [p(1), v(2)] {
        assert_eq!(w.to_string().parse::<Wie>(), Ok(w));
    }
    for fout in ["", "persoon", "persoon:", "hond:1", "persoon:xyz"] {
        assert!(fout.parse::<Wie>().is_err(), "{fout}");
    }
}
