// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::kern::Fouten;
use crate::notitie::Categorie;
use crate::termijn::Duur;
use crate::{Id, PersoonId};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;
use uuid::Uuid;

const VANDAAG: Date = date(2026, 11, 24);

fn lid(n: u128) -> PersoonId {
    Id::new(Uuid::from_u128(n))
}
const LEDEN: usize = 2;
fn met<T>(hoogstens: Duur, doe: impl FnOnce(&Kader<'_>) -> T) -> T {
    let leden: Vec<PersoonId> = (1..=LEDEN as u128).map(lid).collect();
    doe(&Kader {
        vandaag: VANDAAG,
        schrijver: "S. Aalders-proef",
        hoogstens,
        leden: &leden,
    })
}
fn kader<T>(doe: impl FnOnce(&Kader<'_>) -> T) -> T {
    met(Duur::maanden(12), doe)
}
fn afspraak() -> NieuweAfspraak {
    NieuweAfspraak {
        herbeoordelen_op: "2027-05-24".into(),
        akkoord_naam: "H. Bakker-proef".into(),
        akkoord_functie: "teamleider".into(),
        verteld: "ja".into(),
        reden: "De hond is er nog.".into(),
        ..NieuweAfspraak::default()
    }
}
fn nieuw() -> NieuweWaarschuwing {
    NieuweWaarschuwing {
        soort: "hond".into(),
        tekst: "De hond loopt los en beet de postbode.".into(),
        sinds: "2026-11-20".into(),
        afspraak: afspraak(),
        ..NieuweWaarschuwing::default()
    }
}
fn velden(f: &Fouten) -> Vec<&str> {
    f.0.iter().map(|f| f.veld.as_str()).collect()
}
fn invoer(fout: HerzienFout) -> Fouten {
    match fout {
        HerzienFout::Invoer(f) => f,
        HerzienFout::Regel(w) => panic!("{w}"),
    }
}

#[test]
fn een_goede_waarschuwing() {
    let g = kader(|k| nieuw().valideer(k)).unwrap();
    assert_eq!(
        (g.soort, g.persoon, g.sinds),
        (WaarschuwingSoort::Hond, None, date(2026, 11, 20))
    );
    assert_eq!(g.afspraak.herbeoordelen_op, date(2027, 5, 24));
    assert_eq!((g.afspraak.verteld, g.afspraak.vertellen_op), (Verteld::Ja, None));
    assert_eq!(g.afspraak.reden, "", "the text of a new warning is its reason");
    let over = NieuweWaarschuwing {
        persoon: lid(2).to_string(),
        ..nieuw()
    };
    assert_eq!(kader(|k| over.valideer(k)).unwrap().persoon, Some(lid(2)));
}

#[test]
fn alles_wat_fout_is_tegelijk() {
    let f = kader(|k| NieuweWaarschuwing::default().valideer(k)).unwrap_err();
    assert_eq!(
        velden(&f),
        [
            "soort",
            "tekst",
            "sinds",
            "herbeoordelen_op",
            "akkoord_naam",
            "akkoord_functie",
            "verteld"
        ]
    );
    let niet_verteld = NieuweWaarschuwing {
        soort: "niet_delen".into(),
        afspraak: NieuweAfspraak {
            verteld: "nee".into(),
            ..afspraak()
        },
        ..nieuw()
    };
    let f = kader(|k| niet_verteld.valideer(k)).unwrap_err();
    assert_eq!(velden(&f), ["met_wie", "verteld_reden", "vertellen_op"]);
}

#[test]
fn niet_delen_met_een_lid() {
    let met = |met_lid: PersoonId, persoon: &str| {
        let w = NieuweWaarschuwing {
            soort: "niet_delen".into(),
            met_lid: met_lid.to_string(),
            persoon: persoon.into(),
            ..nieuw()
        };
        kader(|k| w.valideer(k))
            .map(|g| g.met_lid)
            .map_err(|f| f.0[0].veld.clone())
    };
    assert_eq!(met(lid(2), ""), Ok(Some(lid(2))));
    assert_eq!(met(lid(2), &lid(1).to_string()), Ok(Some(lid(2))));
    assert_eq!(met(lid(2), &lid(2).to_string()), Err("met_lid".into()));
    assert_eq!(met(lid(9), ""), Err("met_lid".into()));
    let hond = NieuweWaarschuwing {
        met_lid: lid(2).to_string(),
        ..nieuw()
    };
    assert_eq!(
        kader(|k| hond.valideer(k)).unwrap().met_lid,
        None,
        "only when nothing may be shared"
    );
}

#[test]
fn een_veld_tegelijk() {
    type Wijzig<'a> = &'a dyn Fn(&mut NieuweWaarschuwing);
    let lang = "x".repeat(501);
    let lang = lang.as_str();
    let wijzig: [(&str, Wijzig<'_>); 12] = [
        ("soort", &|w| w.soort = "draak".into()),
        ("persoon", &|w| w.persoon = lid(9).to_string()),
        ("persoon", &|w| w.persoon = "iemand".into()),
        ("tekst", &|w| w.tekst = "  ".into()),
        ("tekst", &|w| w.tekst = lang.into()),
        ("sinds", &|w| w.sinds = "2026-11-25".into()),
        ("herbeoordelen_op", &|w| {
            w.afspraak.herbeoordelen_op = "2026-11-24".into()
        }),
        ("herbeoordelen_op", &|w| {
            w.afspraak.herbeoordelen_op = "2027-11-25".into()
        }),
        ("akkoord_naam", &|w| {
            w.afspraak.akkoord_naam = "s aalders proef".into()
        }),
        ("akkoord_naam", &|w| w.afspraak.akkoord_naam = " -. ".into()),
        ("akkoord_functie", &|w| w.afspraak.akkoord_functie = String::new()),
        ("verteld", &|w| w.afspraak.verteld = "misschien".into()),
    ];
    for (veld, doe) in wijzig {
        let mut w = nieuw();
        doe(&mut w);
        assert_eq!(velden(&kader(|k| w.valideer(k)).unwrap_err()), [veld]);
    }
    // A year to the day is the last one; a shorter term of the inrichting counts, a longer one does not.
    for (dag, hoogstens, goed) in [
        ("2027-11-24", Duur::maanden(12), true),
        ("2027-11-24", Duur::maanden(6), false),
        ("2027-05-24", Duur::maanden(6), true),
        ("2027-11-25", Duur::maanden(36), false),
    ] {
        let mut w = nieuw();
        w.afspraak.herbeoordelen_op = dag.into();
        assert_eq!(
            met(hoogstens, |k| w.valideer(k)).is_ok(),
            goed,
            "{dag} {hoogstens}"
        );
    }
}

#[test]
fn niet_verteld_met_reden_en_dag() {
    for (reden, dag, fout) in [
        ("Dat maakt het nu gevaarlijker.", "2027-01-10", ""),
        ("Dat maakt het nu gevaarlijker.", "2027-05-24", ""),
        ("", "2027-01-10", "verteld_reden"),
        ("Dat maakt het nu gevaarlijker.", "", "vertellen_op"),
        ("Dat maakt het nu gevaarlijker.", "2026-11-23", "vertellen_op"),
        ("Dat maakt het nu gevaarlijker.", "2027-05-25", "vertellen_op"),
    ] {
        let mut w = nieuw();
        w.afspraak.verteld = "nee".into();
        w.afspraak.verteld_reden = reden.into();
        w.afspraak.vertellen_op = dag.into();
        match kader(|k| w.valideer(k)) {
            Ok(g) => assert!(fout.is_empty() && g.afspraak.vertellen_op.is_some(), "{dag}"),
            Err(f) => assert_eq!(velden(&f), [fout], "{reden} {dag}"),
        }
    }
    // Told: what was typed for "not told" goes.
    let mut w = nieuw();
    w.afspraak.verteld_reden = "oud".into();
    w.afspraak.vertellen_op = "2027-01-10".into();
    let g = kader(|k| w.valideer(k)).unwrap();
    assert_eq!(
        (g.afspraak.verteld_reden.as_str(), g.afspraak.vertellen_op),
        ("", None)
    );
}

#[test]
fn herzien_en_beeindigen() {
    for t in [Toestand::Actief, Toestand::TeLaat(40)] {
        let g = kader(|k| afspraak().valideer_herziening(t, k)).unwrap();
        assert_eq!(
            (g.reden.as_str(), g.herbeoordelen_op),
            ("De hond is er nog.", date(2027, 5, 24))
        );
        let einde = NieuwEinde {
            einde_reden: " De hond is weg. ".into(),
        };
        assert_eq!(einde.valideer(t).unwrap().reden, "De hond is weg.");
        assert_eq!(
            velden(&invoer(NieuwEinde::default().valideer(t).unwrap_err())),
            ["einde_reden"]
        );
    }
    let zonder = NieuweAfspraak {
        reden: String::new(),
        akkoord_naam: "S. Aalders-proef".into(),
        ..afspraak()
    };
    let f = invoer(kader(|k| zonder.valideer_herziening(Toestand::Actief, k)).unwrap_err());
    assert_eq!(velden(&f), ["reden", "akkoord_naam"]);
    let dicht = kader(|k| afspraak().valideer_herziening(Toestand::Beeindigd, k)).unwrap_err();
    assert!(matches!(dicht, HerzienFout::Regel(w) if w.code == "waarschuwing.beeindigd"));
    let dicht = NieuwEinde::default().valideer(Toestand::Beeindigd).unwrap_err();
    assert!(matches!(dicht, HerzienFout::Regel(_)));
}

#[test]
fn hoe_een_waarschuwing_ervoor_staat() {
    for (op, beeindigd, verwacht) in [
        (VANDAAG, false, Toestand::Actief),
        (VANDAAG.saturating_add(1.day()), false, Toestand::Actief),
        (VANDAAG.saturating_sub(1.day()), false, Toestand::TeLaat(1)),
        (date(2026, 1, 1), false, Toestand::TeLaat(327)),
        (VANDAAG.saturating_sub(1.day()), true, Toestand::Beeindigd),
    ] {
        assert_eq!(toestand(op, beeindigd, VANDAAG), verwacht, "{op}");
    }
}

fn opgeslagen(n: u128, soort: WaarschuwingSoort, herbeoordelen_op: Date, beeindigd: bool) -> Waarschuwing {
    Waarschuwing {
        id: Id::new(Uuid::from_u128(n)),
        soort,
        persoon: None,
        over: String::new(),
        tekst: format!("geheim-{n}"),
        met_wie: "de buren".into(),
        met_lid: None,
        sinds: date(2026, 1, 1),
        herbeoordelen_op,
        beeindigd,
    }
}

#[test]
fn wat_iemand_ziet() {
    let straks = date(2027, 3, 1);
    let mut hond = opgeslagen(2, WaarschuwingSoort::Hond, date(2026, 11, 1), false);
    hond.over = "Joris".into();
    let lijst = [
        opgeslagen(1, WaarschuwingSoort::NietDelen, straks, false),
        hond,
        opgeslagen(3, WaarschuwingSoort::Besmettelijk, straks, false),
        opgeslagen(4, WaarschuwingSoort::Justitie, straks, false),
        opgeslagen(5, WaarschuwingSoort::Wapens, straks, true),
    ];
    let titels = |mag: &dyn Fn(Categorie) -> bool| -> Vec<(String, bool)> {
        tonen(&lijst, VANDAAG, mag)
            .into_iter()
            .map(|g| (g.titel, g.te_laat))
            .collect()
    };
    let t = |s: &str, laat| (s.to_owned(), laat);
    assert_eq!(
        titels(&|_| true),
        [
            t("Maatregel van justitie, zoals een contactverbod.", false),
            t("Gevaarlijke hond (Joris).", true),
            t("Besmettelijke ziekte.", false),
            t("Niet delen met de buren.", false),
        ]
    );
    assert_eq!(
        titels(&|c| c == Categorie::Algemeen),
        [
            t("Let op bij een huisbezoek.", false),
            t("Gevaarlijke hond (Joris).", true),
            t("Niet delen met de buren.", false),
        ]
    );
    let dicht = &tonen(&lijst, VANDAAG, |c| c == Categorie::Algemeen)[0];
    assert_eq!((dicht.id, dicht.tekst.as_str()), (None, BEL_EERST));
    assert_eq!(
        tonen(&lijst, VANDAAG, |_| true)[1].sub,
        "De herbeoordeling was op 1 november 2026."
    );
    assert!(
        tonen(&lijst[4..], VANDAAG, |_| true).is_empty(),
        "an ended one is history"
    );
}

fn willekeurig() -> impl Strategy<Value = Vec<Waarschuwing>> {
    let een = (0..WaarschuwingSoort::ALL.len(), -400_i64..400, any::<bool>());
    proptest::collection::vec(een, 0..6).prop_map(|lijst| {
        lijst
            .into_iter()
            .enumerate()
            .map(|(n, (soort, dagen, beeindigd))| {
                let op = VANDAAG.saturating_add(dagen.days());
                opgeslagen(n as u128 + 1, WaarschuwingSoort::ALL[soort], op, beeindigd)
            })
            .collect()
    })
}

proptest! {
    /// No text without the ground for its category, and yet never silence about danger at a visit.
    #[test]
    fn geen_tekst_zonder_grond_en_nooit_stilte(lijst in willekeurig(), mag in proptest::collection::vec(any::<bool>(), Categorie::ALL.len())) {
        let mag = |c: Categorie| Categorie::ALL.iter().position(|x| *x == c).is_some_and(|i| mag[i]);
        let uit = tonen(&lijst, VANDAAG, mag);
        for w in &lijst {
            let zichtbaar = uit.iter().any(|g| g.tekst == w.tekst);
            prop_assert_eq!(zichtbaar, !w.beeindigd && mag(w.soort.categorie()));
            if !zichtbaar {
                prop_assert!(!uit.iter().any(|g| g.id == Some(w.id)));
            }
        }
        let bezoek = lijst.iter().any(|w| !w.beeindigd && w.soort.is_bezoek());
        prop_assert!(!bezoek || !uit.is_empty(), "danger at a visit is always said");
        prop_assert!(uit.iter().filter(|g| g.id.is_none()).count() <= 1);
    }

    /// What is accepted is reviewed within a year, later than today, and agreed by somebody else.
    #[test]
    fn wat_mag_wordt_binnen_een_jaar_herbeoordeeld(dagen in -30_i64..800, maanden in 1_u16..40, naam in "[a-zA-Z .-]{0,20}") {
        let mut w = nieuw();
        w.afspraak.herbeoordelen_op = VANDAAG.saturating_add(dagen.days()).to_string();
        w.afspraak.akkoord_naam = naam;
        if let Ok(g) = met(Duur::maanden(maanden), |k| w.valideer(k)) {
            let op = g.afspraak.herbeoordelen_op;
            prop_assert!(op > VANDAAG && op <= date(2027, 11, 24));
            prop_assert!(!g.afspraak.akkoord_naam.is_empty() && g.afspraak.akkoord_naam != "S. Aalders-proef");
        }
    }
}
