// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::notitie::Categorie;
use crate::termijn::Duur;
use crate::waarschuwing::Verteld;
use crate::{BetrokkeneId, Id, PersoonId};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use uuid::Uuid;

/// A Tuesday.
const VANDAAG: Date = date(2026, 11, 24);
const TERMIJN: Duur = Duur::werkdagen(5);

fn wie(n: u128) -> PersoonId {
    Id::new(Uuid::from_u128(n))
}
fn deel(n: u128) -> BetrokkeneId {
    Id::new(Uuid::from_u128(n))
}
fn partij(n: u128, naam: &str) -> Partij {
    Partij {
        id: deel(n),
        naam: naam.into(),
        organisatie: "Wonen Voorbeeld".into(),
        grondslag: "Wmo 2015, artikel 5.1.1".into(),
        opent: vec![Categorie::Identiteit, Categorie::Algemeen, Categorie::Financieel],
    }
}
fn kader<T>(open: &[(PersoonId, BetrokkeneId)], doe: impl FnOnce(&Kader<'_>) -> T) -> T {
    doe(&Kader {
        vandaag: VANDAAG,
        termijn: TERMIJN,
        leden: &[wie(1), wie(2)],
        partijen: &[partij(11, "J. Hendriks-proef"), partij(12, "W. Mulder-proef")],
        open,
    })
}
fn vraag() -> NieuweVraag {
    NieuweVraag {
        persoon: wie(1).to_string(),
        partijen: vec![deel(11).to_string()],
        doel: "Weten wie er al helpt.".into(),
        verteld: "ja".into(),
        ..NieuweVraag::default()
    }
}
fn velden(f: &Fouten) -> Vec<&str> {
    f.0.iter().map(|f| f.veld.as_str()).collect()
}
fn regel<T: std::fmt::Debug>(uit: Result<T, BekendheidFout>) -> String {
    match uit {
        Err(BekendheidFout::Regel(w)) => w.code,
        anders => panic!("{anders:?}"),
    }
}
fn invoer<T: std::fmt::Debug>(uit: Result<T, BekendheidFout>) -> Fouten {
    match uit {
        Err(BekendheidFout::Invoer(f)) => f,
        anders => panic!("{anders:?}"),
    }
}

#[test]
fn een_vraag_heeft_een_persoon_een_partner_en_een_doel() {
    let g = kader(&[], |k| vraag().valideer(k)).unwrap();
    assert_eq!(g.persoon, wie(1));
    assert_eq!(g.partijen.iter().map(|p| p.id).collect::<Vec<_>>(), [deel(11)]);
    assert_eq!(g.verteld, Verteld::Ja);
    assert_eq!(g.uiterlijk, date(2026, 12, 1));
    let leeg = kader(&[], |k| NieuweVraag::default().valideer(k)).unwrap_err();
    assert_eq!(velden(&leeg), ["persoon", "partijen", "doel", "verteld"]);
}

#[test]
fn wat_niet_kan_staat_bij_het_veld() {
    let vreemd = wie(9).to_string();
    type Wijzig = Box<dyn Fn(&mut NieuweVraag)>;
    let gevallen: Vec<(&str, Wijzig)> = vec![
        ("persoon", Box::new(move |v| v.persoon.clone_from(&vreemd))),
        ("partijen", Box::new(|v| v.partijen = vec![deel(99).to_string()])),
        ("partijen", Box::new(|v| v.partijen = vec!["x".into()])),
        ("doel", Box::new(|v| v.doel = "kort".into())),
        ("doel", Box::new(|v| v.doel = "x".repeat(501))),
        ("verteld", Box::new(|v| v.verteld = "misschien".into())),
        ("verteld_reden", Box::new(|v| v.verteld = "nee".into())),
        ("uiterlijk", Box::new(|v| v.uiterlijk = "morgen".into())),
        ("uiterlijk", Box::new(|v| v.uiterlijk = VANDAAG.to_string())),
        ("uiterlijk", Box::new(|v| v.uiterlijk = "23-12-2026".into())),
    ];
    for (veld, wijzig) in gevallen {
        let mut v = vraag();
        wijzig(&mut v);
        let f = kader(&[], |k| v.valideer(k)).unwrap_err();
        assert_eq!(velden(&f), [veld], "{v:?}");
    }
}

#[test]
fn de_dag_van_het_antwoord_mag_van_morgen_tot_vier_termijnen() {
    for (typte, dag) in [
        ("25-11-2026", date(2026, 11, 25)),
        ("22-12-2026", date(2026, 12, 22)),
    ] {
        let v = NieuweVraag {
            uiterlijk: typte.into(),
            ..vraag()
        };
        assert_eq!(kader(&[], |k| v.valideer(k)).unwrap().uiterlijk, dag);
    }
}

#[test]
fn dezelfde_vraag_loopt_maar_een_keer() {
    let f = kader(&[(wie(1), deel(11))], |k| vraag().valideer(k)).unwrap_err();
    assert_eq!(velden(&f), ["partijen"]);
    assert!(f.0[0].tekst.contains("J. Hendriks-proef"), "{f}");
    // About somebody else, or to somebody else, it is another question.
    assert!(kader(&[(wie(2), deel(11)), (wie(1), deel(12))], |k| vraag().valideer(k)).is_ok());
    let twee = NieuweVraag {
        partijen: vec![deel(11).to_string(), deel(11).to_string(), deel(12).to_string()],
        ..vraag()
    };
    assert_eq!(kader(&[], |k| twee.valideer(k)).unwrap().partijen.len(), 2);
}

#[test]
fn stand_op_de_dag_ervoor_de_dag_zelf_en_erna() {
    let u = date(2026, 12, 1);
    for (dag, verwacht) in [
        (date(2026, 11, 30), Stand::Open(1)),
        (date(2026, 12, 1), Stand::Open(0)),
        (date(2026, 12, 2), Stand::TeLaat(1)),
    ] {
        assert_eq!(stand(u, false, false, dag), verwacht);
        assert!(stand(u, false, false, dag).wacht());
        assert_eq!(stand(u, true, false, dag), Stand::Beantwoord);
        assert_eq!(stand(u, true, true, dag), Stand::Ingetrokken);
        assert_eq!(stand(u, false, true, dag), Stand::Ingetrokken);
    }
    assert!(!Stand::Beantwoord.wacht() && !Stand::Ingetrokken.wacht());
}

#[test]
fn een_antwoord_zegt_ja_nee_of_waarom_niet() {
    let antwoord = |uitkomst: &str, reden: &str| NieuwAntwoord {
        uitkomst: uitkomst.into(),
        reden: reden.into(),
    };
    let open = Stand::Open(3);
    // A yes carries no content, whatever was typed.
    let g = antwoord("bekend", "Zij heeft schulden.")
        .valideer(open, false)
        .unwrap();
    assert_eq!((g.uitkomst, g.reden.as_str()), (Uitkomst::Bekend, ""));
    assert_eq!(
        antwoord("niet_bekend", "")
            .valideer(Stand::TeLaat(9), false)
            .unwrap()
            .uitkomst,
        Uitkomst::NietBekend
    );
    assert_eq!(
        velden(&invoer(antwoord("geweigerd", " ").valideer(open, false))),
        ["reden"]
    );
    let g = antwoord("geweigerd", "Beroepsgeheim.")
        .valideer(open, false)
        .unwrap();
    assert_eq!(g.reden, "Beroepsgeheim.");
    assert_eq!(
        velden(&invoer(antwoord("", "").valideer(open, false))),
        ["uitkomst"]
    );
    // It can be put right, until something was asked on it; and not when it was taken back.
    assert!(antwoord("bekend", "").valideer(Stand::Beantwoord, false).is_ok());
    assert_eq!(
        regel(antwoord("bekend", "").valideer(Stand::Beantwoord, true)),
        "bekendheid.verrijkt"
    );
    assert_eq!(
        regel(antwoord("bekend", "").valideer(Stand::Ingetrokken, false)),
        "bekendheid.ingetrokken"
    );
}

fn verder() -> NieuweVerrijking {
    NieuweVerrijking {
        vraag: "Is er een huurachterstand?".into(),
        categorie: "financieel".into(),
        doel: "De regeling met de verhuurder.".into(),
        uiterlijk: String::new(),
    }
}

#[test]
fn verder_vragen_kan_alleen_bij_ja_en_binnen_de_grond() {
    let opent = [Categorie::Algemeen, Categorie::Financieel];
    let vraag = |uit, opent: Option<&[Categorie]>| verder().valideer(uit, opent, VANDAAG, TERMIJN);
    let g = vraag(Some(Uitkomst::Bekend), Some(&opent)).unwrap();
    assert_eq!(
        (g.categorie, g.uiterlijk),
        (Categorie::Financieel, date(2026, 12, 1))
    );
    for uit in [None, Some(Uitkomst::NietBekend), Some(Uitkomst::Geweigerd)] {
        assert_eq!(regel(vraag(uit, Some(&opent))), "verrijking.niet_bekend");
    }
    assert_eq!(
        regel(vraag(Some(Uitkomst::Bekend), None)),
        "verrijking.geen_grond"
    );
    let f = invoer(vraag(Some(Uitkomst::Bekend), Some(&[Categorie::Algemeen])));
    assert_eq!(velden(&f), ["categorie"]);
    // General data need no category of their own.
    let algemeen = NieuweVerrijking {
        categorie: "algemeen".into(),
        ..verder()
    };
    assert!(
        algemeen
            .valideer(Some(Uitkomst::Bekend), Some(&[]), VANDAAG, TERMIJN)
            .is_ok()
    );
    let leeg = NieuweVerrijking {
        uiterlijk: "ooit".into(),
        ..NieuweVerrijking::default()
    };
    let f = invoer(leeg.valideer(Some(Uitkomst::Bekend), Some(&opent), VANDAAG, TERMIJN));
    assert_eq!(velden(&f), ["vraag", "categorie", "doel", "uiterlijk"]);
}

#[test]
fn een_vraag_wordt_een_keer_beantwoord_of_geweigerd() {
    let mut a = NieuwVerrijkingsantwoord {
        antwoord: "Twee maanden.".into(),
        ..NieuwVerrijkingsantwoord::default()
    };
    let open = Stand::Open(1);
    assert_eq!(
        a.valideer(open).unwrap(),
        GeldigVerrijkingsantwoord::Antwoord("Twee maanden.".into())
    );
    assert_eq!(regel(a.valideer(Stand::Beantwoord)), "verrijking.beantwoord");
    assert_eq!(regel(a.valideer(Stand::Ingetrokken)), "bekendheid.ingetrokken");
    a.antwoord.clear();
    assert_eq!(velden(&invoer(a.valideer(open))), ["antwoord"]);
    a.weigeren = true;
    assert_eq!(velden(&invoer(a.valideer(open))), ["weiger_reden"]);
    a.reden = "Geen toestemming.".into();
    assert_eq!(
        a.valideer(Stand::TeLaat(2)).unwrap(),
        GeldigVerrijkingsantwoord::Geweigerd("Geen toestemming.".into())
    );
}

proptest! {
    #[test]
    fn nooit_een_gevoelige_vraag_buiten_de_grond(
        categorie in prop::sample::select(Categorie::ALL),
        opent in prop::sample::subsequence(Categorie::ALL, 0..=Categorie::ALL.len()),
    ) {
        let v = NieuweVerrijking { categorie: categorie.code().into(), ..verder() };
        let mag = v.valideer(Some(Uitkomst::Bekend), Some(&opent), VANDAAG, TERMIJN).is_ok();
        prop_assert_eq!(mag, !categorie.is_gevoelig() || opent.contains(&categorie));
    }

    #[test]
    fn zonder_weigering_blijft_er_geen_tekst(uitkomst in prop::sample::select(&["bekend", "niet_bekend"][..]), reden in ".{0,40}") {
        let g = NieuwAntwoord { uitkomst: uitkomst.into(), reden }.valideer(Stand::Open(0), false).unwrap();
        prop_assert_eq!(g.reden, "");
    }
}
