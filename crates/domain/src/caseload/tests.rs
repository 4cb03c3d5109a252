// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::{
    casus::Fase,
    inrichting::{Inrichting, TeamSoort},
    kern::ids::{CasusId, MedewerkerId},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use uuid::Uuid;

const VANDAAG: Date = date(2026, 11, 24);

fn overmaat(tot: Date) -> Overmaat {
    Overmaat {
        reden: "Collega is ziek".into(),
        tot,
        door_procesmanager: true,
    }
}

#[test]
fn getallen_in_het_nederlands() {
    for (h, tekst) in [
        (0, "0"),
        (1300, "13"),
        (1250, "12,5"),
        (1225, "12,25"),
        (5, "0,05"),
    ] {
        assert_eq!(getal(h), tekst);
    }
    let regels = Inrichting::profiel("deventer-2023").unwrap().caseload;
    assert_eq!(
        caseload(&regels, [Fase::Uitvoering, Fase::Afronding, Fase::Nazorg]),
        150
    );
}

#[test]
fn plek_vol_en_overmaat() {
    let b = |nu, erbij, o: Option<&Overmaat>| beoordeel(nu, erbij, 1500, o, VANDAAG, 42);
    assert_eq!(b(1300, 100, None).unwrap().tekst, "13 → 14 van 15");
    assert_eq!(b(1400, 100, None).unwrap().na, 1500);
    assert_eq!(
        b(1600, 0, None).unwrap().na,
        1600,
        "no extra weight is never refused"
    );
    let vol = b(1450, 100, None).unwrap_err();
    assert_eq!(vol.code, "caseload.vol");
    assert!(vol.reden.contains("14,5 → 15,5 van 15") && vol.reden.contains("procesmanager"));
    let goed = b(1500, 100, Some(&overmaat(date(2027, 1, 5)))).unwrap();
    assert_eq!(goed.overmaat_tot, Some(date(2027, 1, 5)));
    assert_eq!(
        goed.tekst,
        "15 → 16 van 15, boven het maximum tot en met 5 januari 2027"
    );
    assert_eq!(
        b(1300, 100, Some(&overmaat(VANDAAG))).unwrap().overmaat_tot,
        None,
        "not needed, not used"
    );
    for (o, code) in [
        (
            Overmaat {
                door_procesmanager: false,
                ..overmaat(VANDAAG)
            },
            "caseload.alleen_procesmanager",
        ),
        (
            Overmaat {
                reden: " ".into(),
                ..overmaat(VANDAAG)
            },
            "caseload.overmaat_reden",
        ),
        (overmaat(date(2026, 11, 23)), "caseload.overmaat_datum"),
        (overmaat(date(2027, 1, 6)), "caseload.overmaat_datum"),
    ] {
        assert_eq!(b(1500, 100, Some(&o)).unwrap_err().code, code);
    }
    assert!(b(1500, 100, Some(&overmaat(VANDAAG))).is_ok());
}

#[test]
fn regisseur_van_het_zwaarste_probleem() {
    let i = Inrichting::profiel("deventer-2023").unwrap();
    let e = |lijst: &[(&str, u8)]| {
        lijst
            .iter()
            .map(|(c, n)| ((*c).to_owned(), *n))
            .collect::<Vec<_>>()
    };
    let a = adviseer_regisseur(&i, &e(&[("wonen", 2), ("schulden", 1), ("gezin", 4)]));
    assert_eq!(
        (a.leefgebied.as_deref(), a.team_soort),
        (Some("schulden"), Some(TeamSoort::BudgetAdvies))
    );
    assert_eq!(
        a.tekst,
        "Het zwaarste probleem is geld en schulden (1 van 5). Kies liefst iemand van Budget Adviesbureau."
    );
    assert_eq!(
        adviseer_regisseur(&i, &e(&[("wonen", 2), ("gezin", 2)]))
            .leefgebied
            .as_deref(),
        Some("gezin")
    );
    for leeg in [e(&[]), e(&[("gezin", 4)]), e(&[("onbekend", 1)])] {
        assert_eq!(adviseer_regisseur(&i, &leeg).leefgebied, None);
    }
}

fn m(n: u128) -> MedewerkerId {
    MedewerkerId::new(Uuid::from_u128(n))
}
fn regel(casus: u128, van: u128, naar: u128) -> Overdrachtregel {
    Overdrachtregel {
        casus: CasusId::new(Uuid::from_u128(casus)),
        van: m(van),
        naar: m(naar),
        gewicht: 100,
    }
}
fn ontvanger(n: u128, nu: u32) -> Ontvanger {
    Ontvanger {
        medewerker: m(n),
        naam: format!("M{n}-proef"),
        actief: true,
        afwezig: false,
        nu,
        maximum: 1500,
    }
}

#[test]
fn overdracht_alles_of_niets() {
    let regels = [regel(1, 1, 2), regel(2, 1, 2), regel(3, 1, 3)];
    let goed = overdracht(&regels, &[ontvanger(2, 1300), ontvanger(3, 1400)], VANDAAG).unwrap();
    assert_eq!((goed.na[&m(2)], goed.na[&m(3)]), (1500, 1500));
    assert_eq!(goed.teksten[0], "M2-proef: 13 → 15 van 15");
    let codes = |regels: &[Overdrachtregel], o: &[Ontvanger]| {
        overdracht(regels, o, VANDAAG)
            .unwrap_err()
            .into_iter()
            .map(|w| w.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        codes(&regels, &[ontvanger(2, 1400), ontvanger(3, 1500)]),
        ["caseload.vol", "caseload.vol"]
    );
    let slecht = Ontvanger {
        actief: false,
        afwezig: true,
        ..ontvanger(2, 0)
    };
    assert_eq!(
        codes(&regels, &[slecht]),
        [
            "overdracht.niet_actief",
            "overdracht.afwezig",
            "overdracht.onbekend"
        ]
    );
    assert_eq!(codes(&[], &[]), ["overdracht.leeg"]);
    assert_eq!(
        codes(&[regel(1, 1, 2), regel(1, 1, 1)], &[ontvanger(2, 0)]),
        ["overdracht.dubbel", "overdracht.zelfde"]
    );
    let ruil = [regel(1, 1, 2), regel(2, 2, 1)];
    assert!(
        overdracht(&ruil, &[ontvanger(1, 1500), ontvanger(2, 1500)], VANDAAG).is_ok(),
        "a swap of two full ones"
    );
}

#[test]
fn afwezigheid() {
    let a = Afwezigheid {
        van: date(2026, 11, 1),
        tot: Some(date(2026, 11, 10)),
    };
    assert!(a.is_op(date(2026, 11, 10)) && !a.is_op(date(2026, 11, 11)) && !a.is_op(date(2026, 10, 31)));
    assert!(Afwezigheid { tot: None, ..a }.is_op(date(2030, 1, 1)));
    assert!(a.controleer().is_ok() && Afwezigheid { tot: None, ..a }.controleer().is_ok());
    assert_eq!(
        Afwezigheid {
            tot: Some(date(2026, 10, 1)),
            ..a
        }
        .controleer()
        .unwrap_err()
        .code,
        "afwezigheid.datum"
    );
}

proptest! {
    #[test]
    fn zonder_overmaat_nooit_boven_het_maximum(nu in 0_u32..3000, erbij in 1_u32..300, maximum in 0_u32..3000) {
        match beoordeel(nu, erbij, maximum, None, VANDAAG, 42) {
            Ok(t) => prop_assert!(t.na <= maximum && t.na == nu + erbij),
            Err(w) => prop_assert!(w.code == "caseload.vol" && nu + erbij > maximum),
        }
    }
    #[test]
    fn overdracht_verliest_niets(regels in prop::collection::vec((0_u128..40, 2_u128..6), 1..20)) {
        let regels: Vec<_> = regels.into_iter().map(|(c, naar)| regel(c, 1, naar)).collect();
        let ontvangers: Vec<_> = (2..6).map(|n| ontvanger(n, 1000)).collect();
        if let Ok(o) = overdracht(&regels, &ontvangers, VANDAAG) {
            let erbij: u32 = o.na.values().map(|na| na - 1000).sum();
            prop_assert_eq!(erbij as usize, regels.len() * 100);
            prop_assert!(o.na.values().all(|na| *na <= 1500));
        }
    }
}
