// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::{
    inrichting::Inrichting,
    kern::ids::{ActieId, DoelId},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const VANDAAG: Date = date(2026, 11, 24);

fn actie() -> NieuweActie {
    NieuweActie {
        wat: "Samen de rekeningen betalen".into(),
        wie_soort: "netwerk".into(),
        wie: "nicht van mevrouw".into(),
        voor: "1-12-2026".into(),
        trede: "eigen_kracht".into(),
        trede_reden: String::new(),
    }
}
fn velden<T: std::fmt::Debug>(r: Result<T, crate::Fouten>) -> Vec<String> {
    r.unwrap_err().0.into_iter().map(|f| f.veld).collect()
}

#[test]
fn doel_in_eigen_woorden() {
    let i = Inrichting::profiel("deventer-2023").unwrap();
    let d = NieuwDoel {
        leefgebied: "schulden".into(),
        woorden: " Ik wil weer zelf de post durven openmaken. ".into(),
        toelichting: String::new(),
    };
    assert_eq!(
        d.valideer(&i).unwrap().woorden,
        "Ik wil weer zelf de post durven openmaken."
    );
    assert_eq!(
        velden(NieuwDoel::default().valideer(&i)),
        ["leefgebied", "woorden"]
    );
    let lang = NieuwDoel {
        woorden: "x".repeat(501),
        toelichting: "x".repeat(2001),
        ..d
    };
    assert_eq!(velden(lang.valideer(&i)), ["woorden", "toelichting"]);
}

#[test]
fn actie_heeft_wie_wanneer_en_trede() {
    let niets = BTreeSet::new();
    let a = actie().valideer(&niets, VANDAAG).unwrap();
    assert_eq!(
        (a.wie_soort, a.voor, a.trede),
        (WieSoort::Netwerk, date(2026, 12, 1), Trede::EigenKracht)
    );
    assert_eq!(
        velden(NieuweActie::default().valideer(&niets, VANDAAG)),
        ["wat", "wie_soort", "wie", "voor", "trede"]
    );
    assert_eq!(
        velden(
            NieuweActie {
                voor: "2026-11-23".into(),
                ..actie()
            }
            .valideer(&niets, VANDAAG)
        ),
        ["voor"]
    );
    assert!(
        NieuweActie {
            voor: "2026-11-24".into(),
            ..actie()
        }
        .valideer(&niets, VANDAAG)
        .is_ok()
    );
    let lang = NieuweActie {
        wat: "x".repeat(501),
        wie: "x".repeat(201),
        ..actie()
    };
    assert_eq!(velden(lang.valideer(&niets, VANDAAG)), ["wat", "wie"]);
}

#[test]
fn hogere_trede_vraagt_een_reden() {
    use Trede::{Algemeen, EigenKracht, Netwerk};
    for (trede, geprobeerd, reden, goed) in [
        ("netwerk", vec![], "", false),
        ("netwerk", vec![EigenKracht], "", true),
        ("maatwerk", vec![EigenKracht, Netwerk], "", false),
        ("maatwerk", vec![EigenKracht, Netwerk, Algemeen], "", true),
        (
            "maatwerk",
            vec![],
            "school en netwerk samen waren niet genoeg",
            true,
        ),
        ("eigen_kracht", vec![], "", true),
    ] {
        let a = NieuweActie {
            trede: trede.into(),
            trede_reden: reden.into(),
            ..actie()
        };
        assert_eq!(
            a.valideer(&geprobeerd.into_iter().collect(), VANDAAG).is_ok(),
            goed,
            "{trede}"
        );
    }
    let a = NieuweActie {
        trede: "maatwerk".into(),
        ..actie()
    };
    let fout = a.valideer(&[EigenKracht].into(), VANDAAG).unwrap_err();
    assert_eq!(
        fout.0[0].tekst,
        "Schrijf op waarom dit niet genoeg is: familie, vrienden en buren en algemene voorziening."
    );
    assert_eq!(
        Trede::ALL.iter().map(|t| t.nummer()).collect::<Vec<_>>(),
        [1, 2, 3, 4]
    );
}

#[test]
fn status_volgt_de_tabel() {
    use ActieStatus::{Bezig, Gelukt, NietGelukt, Open, Vervallen};
    for (van, naar, reden, code) in [
        (Open, Bezig, "", None),
        (Bezig, Open, "", None),
        (Open, Gelukt, "", None),
        (Bezig, NietGelukt, "geen geld", None),
        (Bezig, NietGelukt, " ", Some("plan.status_reden")),
        (Open, Vervallen, "", Some("plan.status_reden")),
        (Gelukt, Bezig, "", None),
        (Vervallen, Bezig, "", None),
        (Gelukt, Open, "", Some("plan.status")),
        (Gelukt, Gelukt, "", Some("plan.status")),
        (NietGelukt, Gelukt, "", Some("plan.status")),
    ] {
        assert_eq!(
            controleer_status(van, naar, reden).err().map(|w| w.code),
            code.map(str::to_owned),
            "{van} → {naar}"
        );
    }
}

#[test]
fn te_laat_in_dagen() {
    let d = |dag| te_laat(ActieStatus::Bezig, dag, VANDAAG);
    assert_eq!(
        (d(date(2026, 11, 18)), d(VANDAAG), d(date(2026, 11, 25))),
        (Some(6), None, None)
    );
    assert_eq!(te_laat(ActieStatus::Gelukt, date(2026, 1, 1), VANDAAG), None);
}

#[test]
fn oordeel_met_reden() {
    assert_eq!(
        controleer_oordeel("akkoord", "").unwrap(),
        Oordeel {
            akkoord: Akkoord::Akkoord,
            reden: None
        }
    );
    assert_eq!(
        controleer_oordeel("oneens", " te veel hulp ")
            .unwrap()
            .reden
            .as_deref(),
        Some("te veel hulp")
    );
    for (a, r, veld) in [
        ("deels", "", "reden"),
        ("oneens", " ", "reden"),
        ("misschien", "x", "akkoord"),
    ] {
        assert_eq!(velden(controleer_oordeel(a, r)), [veld]);
    }
    assert_eq!(
        velden(controleer_oordeel("akkoord", &"x".repeat(2001))),
        ["reden"]
    );
}

fn pa(n: u128) -> PlanActie {
    PlanActie {
        id: ActieId::new(Uuid::from_u128(n)),
        wat: format!("Actie {n}"),
        wie_soort: WieSoort::Inwoner,
        wie: "mevrouw".into(),
        voor: date(2026, 12, 1),
        trede: Trede::EigenKracht,
        trede_reden: None,
        status: ActieStatus::Open,
    }
}
fn pd(n: u128, acties: Vec<PlanActie>) -> PlanDoel {
    PlanDoel {
        id: DoelId::new(Uuid::from_u128(n)),
        leefgebied: "wonen".into(),
        leefgebied_label: "Wonen".into(),
        woorden: format!("Doel {n}"),
        toelichting: None,
        acties,
    }
}

#[test]
fn deelnemer_werkt_eigen_actie_bij() {
    for (deelnemer, eigen, mag) in [
        (false, false, true),
        (false, true, true),
        (true, true, true),
        (true, false, false),
    ] {
        assert_eq!(mag_bijwerken(deelnemer, eigen).is_ok(), mag);
    }
}

#[test]
fn vastleggen_en_naar_mdo() {
    let goed = PlanInhoud {
        doelen: vec![pd(1, vec![pa(1)])],
    };
    assert!(mag_vastleggen(&goed, None).is_ok());
    let codes = |i: &PlanInhoud, v| {
        mag_vastleggen(i, v)
            .unwrap_err()
            .into_iter()
            .map(|w| w.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&PlanInhoud::default(), None), ["plan.geen_doel"]);
    assert_eq!(codes(&goed, Some(&goed)), ["plan.niets_veranderd"]);
    let leeg = PlanInhoud {
        doelen: vec![
            pd(1, vec![]),
            pd(
                2,
                vec![PlanActie {
                    status: ActieStatus::Vervallen,
                    ..pa(2)
                }],
            ),
        ],
    };
    assert_eq!(codes(&leeg, None), ["plan.geen_actie", "plan.geen_actie"]);
    assert_eq!(mag_naar_mdo(0, false).unwrap_err().code, "plan.geen_versie");
    assert_eq!(mag_naar_mdo(2, true).unwrap_err().code, "plan.al_gezien");
    assert!(mag_naar_mdo(1, false).is_ok());
    let json = serde_json::to_string(&goed).unwrap();
    assert_eq!(serde_json::from_str::<PlanInhoud>(&json).unwrap(), goed);
}

#[test]
fn verschil_in_zinnen() {
    let oud = PlanInhoud {
        doelen: vec![pd(1, vec![pa(1), pa(2)]), pd(2, vec![pa(3)]), pd(4, vec![pa(5)])],
    };
    let anders = PlanActie {
        wat: "Post openen".into(),
        wie: "nicht".into(),
        wie_soort: WieSoort::Netwerk,
        voor: date(2027, 1, 5),
        trede: Trede::Netwerk,
        trede_reden: Some("alleen lukt niet".into()),
        status: ActieStatus::Bezig,
        ..pa(1)
    };
    let doel1 = PlanDoel {
        woorden: "Rust".into(),
        leefgebied: "gezin".into(),
        leefgebied_label: "Gezin".into(),
        toelichting: Some("x".into()),
        ..pd(1, vec![anders, pa(5)])
    };
    let nieuw = PlanInhoud {
        doelen: vec![doel1, pd(4, vec![]), pd(3, vec![pa(4)])],
    };
    let teksten: Vec<String> = verschil(&oud, &nieuw).into_iter().map(|w| w.tekst).collect();
    assert_eq!(
        teksten,
        [
            "Het doel \"Doel 1\" is nu: \"Rust\".",
            "Het doel \"Rust\" hoort nu bij Gezin.",
            "De toelichting bij het doel \"Rust\" is veranderd.",
            "De actie \"Actie 1\" is nu: \"Post openen\".",
            "\"Post openen\" doet nu nicht (familie, vriend of buur), eerst mevrouw (inwoner).",
            "\"Post openen\" moet klaar zijn voor 5 januari 2027, eerst 1 december 2026.",
            "\"Post openen\" is nu familie, vrienden en buren, eerst eigen kracht.",
            "De reden voor de trede van \"Post openen\" is veranderd.",
            "\"Post openen\": bezig, eerst nog niet begonnen.",
            "De actie \"Actie 5\" hoort nu bij het doel \"Rust\".",
            "Nieuw doel bij Wonen: \"Doel 3\".",
            "Nieuwe actie: Actie 4. Mevrouw doet dit, voor 1 december 2026.",
            "De actie \"Actie 2\" staat niet meer in het plan.",
            "Het doel \"Doel 2\" staat niet meer in het plan.",
            "De actie \"Actie 3\" staat niet meer in het plan.",
        ]
    );
}

fn een_plan() -> impl Strategy<Value = PlanInhoud> {
    prop::collection::btree_map(0_u128..6, prop::collection::btree_set(0_u128..4, 0..3), 0..4).prop_map(|m| {
        PlanInhoud {
            doelen: m
                .into_iter()
                .map(|(d, a)| pd(d, a.into_iter().map(|n| pa(d * 10 + n)).collect()))
                .collect(),
        }
    })
}

proptest! {
    #[test]
    fn geen_verschil_met_zichzelf_en_anders_wel(a in een_plan(), b in een_plan()) {
        prop_assert!(verschil(&a, &a).is_empty());
        prop_assert_eq!(verschil(&a, &b).is_empty(), a == b);
        prop_assert_eq!(verschil(&a, &b).len(), verschil(&b, &a).len());
    }
}
