// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::{
    inrichting::Inrichting,
    kern::ids::{ActieId, BetrokkeneId, DoelId},
    plan::{ActieStatus, PlanActie, PlanDoel, PlanInhoud, Trede, WieSoort},
    termijn::is_werkdag,
};
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

fn doel(n: u128, leefgebied: &str, statussen: &[ActieStatus]) -> PlanDoel {
    let acties = (0..).zip(statussen).map(|(i, s): (u128, _)| PlanActie {
        id: ActieId::new(Uuid::from_u128(n * 10 + i)),
        wat: "Bellen".into(),
        wie_soort: WieSoort::Inwoner,
        wie: "mevrouw".into(),
        voor: date(2026, 1, 1),
        trede: Trede::EigenKracht,
        trede_reden: None,
        status: *s,
    });
    PlanDoel {
        id: DoelId::new(Uuid::from_u128(n)),
        leefgebied: leefgebied.into(),
        leefgebied_label: leefgebied.into(),
        woorden: "Rust".into(),
        toelichting: None,
        acties: acties.collect(),
    }
}
fn behoefte(leefgebied: &str, ernst: u8) -> Behoefte {
    Behoefte {
        leefgebied: leefgebied.into(),
        label: leefgebied.into(),
        ernst,
    }
}
fn sleutels(b: &[Behoefte], d: Vec<PlanDoel>, h: &[Hulp]) -> Vec<String> {
    open_einden(3, b, &PlanInhoud { doelen: d }, h)
        .into_iter()
        .map(|o| o.sleutel)
        .collect()
}

#[test]
fn open_einden_per_soort() {
    use ActieStatus::{Bezig, Gelukt, NietGelukt, Open, Vervallen};
    assert!(sleutels(&[behoefte("wonen", 4)], vec![], &[]).is_empty());
    assert_eq!(sleutels(&[behoefte("wonen", 3)], vec![], &[]), ["behoefte.wonen"]);
    assert!(sleutels(&[behoefte("wonen", 1)], vec![doel(1, "wonen", &[Gelukt])], &[]).is_empty());
    let id = |n: u128| Uuid::from_u128(n);
    assert_eq!(
        sleutels(
            &[behoefte("wonen", 1), behoefte("werk", 2)],
            vec![doel(1, "wonen", &[NietGelukt, Open]), doel(2, "werk", &[Bezig])],
            &[]
        ),
        [
            "behoefte.wonen".to_owned(),
            format!("doel.{}", id(1)),
            format!("actie.{}", id(11)),
            format!("actie.{}", id(20))
        ]
    );
    assert_eq!(
        sleutels(&[], vec![doel(1, "wonen", &[Vervallen])], &[]),
        [format!("doel.{}", id(1))]
    );
    let hulp = |gestart| Hulp {
        id: BetrokkeneId::new(id(9)),
        naam: "Jeugdhulp Proef".into(),
        gestart,
    };
    assert_eq!(
        sleutels(&[], vec![], &[hulp(false), hulp(true)]),
        [format!("hulp.{}", id(9))]
    );
}

#[test]
fn antwoord_op_een_open_einde() {
    for (soort, tekst, veld) in [
        ("geregeld_en_gestart", "Budget Adviesbureau, sinds 1 maart", None),
        ("inwoner_wil_niet", "Ik wil eerst zelf met mijn zus praten.", None),
        ("inwoner_wil_niet", "Hulp geweigerd.", Some("tekst")),
        ("inwoner_wil_niet", "Mevrouw wil geen hulp", Some("tekst")),
        ("inwoner_wil_niet", "weigert", Some("tekst")),
        ("inwoner_wil_niet", "nee", Some("tekst")),
        ("geregeld_en_gestart", "ok", Some("tekst")),
        ("niet_meer_nodig", "", Some("tekst")),
        ("weggelaten", "een lange reden", Some("soort")),
    ] {
        let uit = controleer_afhandeling(soort, tekst);
        assert_eq!(
            uit.err().map(|f| f.0[0].veld.clone()),
            veld.map(str::to_owned),
            "{tekst}"
        );
    }
    assert!(controleer_afhandeling("niet_meer_nodig", &"x".repeat(2001)).is_err());
}

#[test]
fn nazorg_op_werkdagen() {
    let t = Inrichting::profiel("deventer-2023").unwrap().termijnen;
    let m = nazorgmomenten(date(2026, 1, 25), &t);
    assert_eq!(
        m.iter().map(|m| m.datum).collect::<Vec<_>>(),
        [date(2026, 4, 28), date(2026, 7, 27), date(2027, 1, 25)]
    );
    assert_eq!(
        m[0].tekst,
        "Vraag hoe het gaat, 3 maanden na het afsluiten (28 april 2026)"
    );
    assert!(m.iter().all(|m| is_werkdag(m.datum)));
}

proptest! {
    #[test]
    fn sluiten_alleen_als_alles_een_antwoord_heeft(ernst in prop::collection::vec(1_u8..6, 0..8), antwoord: [bool; 8]) {
        let behoeften: Vec<_> = ernst.iter().enumerate().map(|(i, e)| behoefte(&format!("g{i}"), *e)).collect();
        let open = open_einden(3, &behoeften, &PlanInhoud::default(), &[]);
        prop_assert_eq!(open.len(), ernst.iter().filter(|e| **e <= 3).count());
        let antwoorden: BTreeMap<_, _> = open.iter().zip(antwoord).filter(|(_, a)| *a)
            .map(|(o, _)| (o.sleutel.clone(), Afhandeling { soort: AfhandelingSoort::NietMeerNodig, tekst: "het is opgelost".into() })).collect();
        match mag_afsluiten(&open, &antwoorden) {
            Ok(()) => prop_assert_eq!(open.len(), antwoorden.len()),
            Err(rest) => prop_assert_eq!(open.len(), antwoorden.len() + rest.len()),
        }
    }
}
