// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::kern::ids::NotitieId;
use jiff::{Timestamp, civil::date};
use uuid::Uuid;

fn nu() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().unwrap()
}
fn goed() -> NieuweNotitie {
    let id = Uuid::from_u128(7).to_string();
    NieuweNotitie {
        vorm: "huisbezoek".into(),
        personen: vec![id.clone(), id],
        delen: vec![
            NieuwDeel {
                soort: "feit".into(),
                tekst: "Milan was thuis.".into(),
                zelf: "ja".into(),
                ..NieuwDeel::default()
            },
            NieuwDeel {
                soort: "mening".into(),
                tekst: "School maakt zich zorgen.".into(),
                bron: "intern begeleider".into(),
                ..NieuwDeel::default()
            },
            NieuwDeel::default(),
        ],
        ..NieuweNotitie::default()
    }
}
fn velden(n: &NieuweNotitie) -> Vec<String> {
    n.valideer(nu())
        .unwrap_err()
        .0
        .into_iter()
        .map(|f| f.veld)
        .collect()
}

#[test]
fn feiten_en_meningen_apart() {
    let n = goed().valideer(nu()).unwrap();
    assert_eq!(
        (n.personen.len(), n.delen.len(), n.categorie, n.moment),
        (1, 2, Categorie::Algemeen, nu())
    );
    assert_eq!(
        (n.delen[0].bron.as_deref(), n.delen[1].soort),
        (None, Deelsoort::Mening)
    );
    assert!(!Categorie::Algemeen.is_gevoelig() && Categorie::Medisch.is_gevoelig());
}

#[test]
fn wat_er_mist() {
    assert_eq!(velden(&NieuweNotitie::default()), ["vorm", "personen", "tekst"]);
    let mut n = goed();
    n.delen[1].bron = " ".into();
    n.delen[0].soort = "gevoel".into();
    assert_eq!(velden(&n), ["delen.1.soort", "delen.2.bron"]);
    n = goed();
    n.delen[0].tekst = "x".repeat(2001);
    n.tekst = "x".repeat(4001);
    assert_eq!(velden(&n), ["tekst", "delen.1.tekst"]);
    let later: Timestamp = "2026-11-24T10:00:01Z".parse().unwrap();
    assert_eq!(
        velden(&NieuweNotitie {
            moment: Some(later),
            ..goed()
        }),
        ["moment"]
    );
    assert_eq!(
        velden(&NieuweNotitie {
            categorie: "geheim".into(),
            ..goed()
        }),
        ["categorie"]
    );
    assert_eq!(
        velden(&NieuweNotitie {
            personen: vec!["x".into()],
            ..goed()
        }),
        ["personen"]
    );
    assert_eq!(
        velden(&NieuweNotitie {
            vorm: "poging".into(),
            ..goed()
        }),
        ["resultaat"]
    );
    assert_eq!(
        velden(&NieuweNotitie {
            resultaat: "x".into(),
            ..goed()
        }),
        ["resultaat"]
    );
    let poging = NieuweNotitie {
        vorm: "poging".into(),
        resultaat: "niet_thuis".into(),
        delen: vec![],
        ..goed()
    };
    assert_eq!(
        poging.valideer(nu()).unwrap().resultaat,
        Some(Resultaat::NietThuis)
    );
}

#[test]
fn verbeteren_met_een_vervolg() {
    let (a, b) = (
        NotitieId::new(Uuid::from_u128(1)),
        NotitieId::new(Uuid::from_u128(2)),
    );
    assert!(controleer_correctie(b, a, false, "naam fout").is_ok());
    for (deze, al, reden, code) in [
        (a, false, "x", "notitie.zichzelf"),
        (b, true, "x", "notitie.al_verbeterd"),
        (b, false, " ", "notitie.reden"),
    ] {
        assert_eq!(controleer_correctie(deze, a, al, reden).unwrap_err().code, code);
    }
}

#[test]
fn volhouden_en_stoppen() {
    let d = |n| date(2026, 11, n);
    assert_eq!(
        volhouden(&[]).tekst,
        "Er is nog geen poging gedaan om contact te krijgen."
    );
    let contact = (d(1), Vorm::Gesprek, None);
    assert_eq!(volhouden(&[contact]).tekst, "Er is contact.");
    let poging = |n, r| (d(n), Vorm::Poging, Some(r));
    let v = volhouden(&[
        poging(5, Resultaat::NietThuis),
        contact,
        poging(3, Resultaat::NietThuis),
        poging(9, Resultaat::Geweigerd),
    ]);
    assert_eq!((v.pogingen, v.manieren, v.laatste_contact), (3, 2, Some(d(1))));
    assert!(v.tekst.starts_with("3 pogingen"));
    assert!(
        volhouden(&[poging(2, Resultaat::GeenGehoor)])
            .tekst
            .starts_with("1 poging ")
    );
    assert_eq!(
        volhouden(&[poging(2, Resultaat::GeenGehoor), poging(4, Resultaat::Gelukt)]).pogingen,
        0
    );
    assert!(stoppen_met_contact(&v, "verhuisd zonder adres", true).is_ok());
    let codes: Vec<_> = stoppen_met_contact(&volhouden(&[]), "", false)
        .unwrap_err()
        .into_iter()
        .map(|w| w.code)
        .collect();
    assert_eq!(
        codes,
        [
            "contact.te_weinig_pogingen",
            "contact.reden",
            "contact.geen_besluit"
        ]
    );
}

#[test]
fn stoppen_met_contact_zegt_alles_tegelijk_en_wie_besloot() {
    let vandaag = date(2026, 11, 24);
    let bel = |dag: i8| (date(2026, 11, dag), Vorm::ALL[0], Some(Resultaat::ALL[1]));
    let weinig = volhouden(&[bel(20)]);
    let genoeg = volhouden(&[bel(20), bel(21), bel(22)]);
    assert_eq!((weinig.pogingen, genoeg.pogingen), (1, 3));
    let fouten = NieuwStoppen::default()
        .valideer(&weinig, true, vandaag)
        .unwrap_err();
    let velden: Vec<&str> = fouten.0.iter().map(|f| f.veld.as_str()).collect();
    assert_eq!(velden, ["", "reden", "besluit_van", "besloten_op"]);
    let besluit = NieuwStoppen {
        besluit_van: "procesmanager".into(),
        besloten_op: "2026-11-24".into(),
        reden: " Alles geprobeerd. ".into(),
    };
    let goed = besluit.valideer(&genoeg, true, vandaag).unwrap();
    assert_eq!(
        (goed.besluit_van, goed.reden.as_str()),
        (Besluitnemer::Procesmanager, "Alles geprobeerd.")
    );
    let fout = besluit.valideer(&genoeg, false, vandaag).unwrap_err();
    assert_eq!(fout.0[0].veld, "besluit_van");
    let mdo = NieuwStoppen {
        besluit_van: "mdo".into(),
        besloten_op: "2026-11-25".into(),
        ..besluit
    };
    let fout = mdo.valideer(&genoeg, false, vandaag).unwrap_err();
    assert_eq!((fout.0.len(), fout.0[0].veld.as_str()), (1, "besloten_op"));
}

#[test]
fn een_nieuwe_poging_neemt_het_zoeken_weer_op() {
    let op = |t: &str| t.parse::<jiff::Timestamp>().unwrap();
    let gestopt = op("2026-11-24T09:00:00Z");
    assert!(nog_gestopt(gestopt, None));
    assert!(nog_gestopt(gestopt, Some(op("2026-11-23T09:00:00Z"))));
    assert!(!nog_gestopt(gestopt, Some(op("2026-11-25T09:00:00Z"))));
}
