// SPDX-License-Identifier: EUPL-1.2
//! What always holds, and what a learned model says of the families for which it was made.

use linkage::{
    Adres, Bestand, Datum, Geslacht, Index, Model, Opties, Paar, Persoon, Zone, clusters, keys, learn,
    model::KLASSE_WOORDEN,
    niveau::Veld,
    proefset::{Proef, Profiel, generate},
    samenhang::ZELFDE_IN_BATCH,
    score_pairs, weigh_together,
};
use proptest::prelude::*;
use std::sync::LazyLock;

fn set(proeven: &[Proef]) -> Bestand {
    let mut b = Bestand::new();
    for p in proeven {
        b.add(&p.persoon);
    }
    b.count();
    b
}

/// Learned once, on a training seed.
static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let b = set(&generate(5, 20_000, Profiel::Moeilijk));
    learn(&b, &Index::new(&b), &Opties::default())
});

fn samen(a: &Persoon, b: &Persoon) -> Bestand {
    let mut uit = Bestand::new();
    uit.add(a);
    uit.add(b);
    uit.take_frequencies(&MODEL.frequenties);
    uit
}

fn zone(a: &Persoon, b: &Persoon) -> Zone {
    MODEL.zone(MODEL.score(&samen(a, b).compare(0, 1)))
}

fn persoon(voornamen: &str, naam: &str, geboren: &str, geslacht: Geslacht) -> Persoon {
    Persoon {
        voornamen: voornamen.into(),
        geslachtsnaam: naam.into(),
        geboren: Datum::read(geboren),
        geslacht,
        adres: Adres {
            postcode: "7403AB".into(),
            huisnummer: 12,
            straat: "Proefstraat".into(),
            ..Adres::default()
        },
        telefoon: "0570-0123456".into(),
        ..Persoon::default()
    }
}

fn naam() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[A-Z][a-z]{1,9}",
        "[A-Z][a-z]{2,6}-(van |de |)[A-Z][a-z]{2,6}",
        "(van der |de |Van ')[A-Zçéöşij]{1,8}",
        "\\PC{0,12}",
    ]
}

prop_compose! {
    fn willekeurig()(
        voornamen in naam(), letters in "([A-Z]\\.){0,4}", geslachtsnaam in naam(), partnernaam in naam(),
        jaar in 0..2030_u16, maand in 0..14_u8, dag in 0..33_u8, geslacht in 0..3_u8,
        postcode in "(74[0-9]{2} ?[A-Z]{2}|[0-9]{4}|)", huisnummer in 0..200_u32, vorig in "74[0-9]{2}[A-Z]{2}",
        telefoon in "(06-00[0-9]{6}|)", bsn in "(999[0-9]{6}|)", straat in naam(),
    ) -> Persoon {
        let adres = Adres { postcode, huisnummer, straat, ..Adres::default() };
        let vorige = vec![Adres { postcode: vorig, huisnummer, ..Adres::default() }];
        let geslacht = [Geslacht::Onbekend, Geslacht::Man, Geslacht::Vrouw][usize::from(geslacht)];
        Persoon {
            voornamen, voorletters: letters, geslachtsnaam, partnernaam, geboren: Datum::new(jaar, maand, dag),
            geslacht, adres, vorige, telefoon, bsn, ..Persoon::default()
        }
    }
}

fn draaf(a: &Persoon, b: &Persoon) -> Result<(), TestCaseError> {
    let (heen, terug) = (samen(a, b), samen(b, a));
    prop_assert_eq!(heen.compare(0, 1), heen.compare(1, 0));
    prop_assert_eq!(heen.compare(0, 1), terug.compare(0, 1));
    let u = MODEL.explain(&heen, 0, 1);
    prop_assert_eq!(&u, &MODEL.explain(&terug, 0, 1));
    // Exactly: not within a margin.
    let som = u.bewijs.iter().fold(u.vooraf, |s, b| s + b.gewicht);
    prop_assert_eq!(som, u.score);
    prop_assert_eq!(u.score, MODEL.score(&heen.compare(0, 1)));
    prop_assert!(u.score.is_finite());
    for b in u.bewijs.iter().filter(|b| b.niveau == 0) {
        prop_assert_eq!(b.gewicht, 0.0, "what is not known tells nothing: {:?}", b.veld);
    }
    Ok(())
}

proptest! {
    #[test]
    fn comparing_is_symmetric_and_weights_add_up(a in willekeurig(), b in willekeurig()) {
        draaf(&a, &b)?;
        draaf(&a, &a)?;
    }

    #[test]
    fn two_records_of_a_test_set_too(i in 0..2000_usize, j in 0..2000_usize) {
        static SET: LazyLock<Vec<Proef>> = LazyLock::new(|| generate(6, 2000, Profiel::Moeilijk));
        draaf(&SET[i].persoon, &SET[j].persoon)?;
    }
}

#[test]
fn the_same_person_in_other_words_is_found() {
    let p = persoon("Cornelis Johannes", "van der Meer", "1961-03-12", Geslacht::Man);
    for (wat, q) in [
        (
            "called by a short name",
            Persoon {
                voornamen: "Kees".into(),
                ..p.clone()
            },
        ),
        (
            "initials, no prefix",
            Persoon {
                voornamen: "C.J.".into(),
                geslachtsnaam: "Meer".into(),
                ..p.clone()
            },
        ),
        (
            "misspelt",
            Persoon {
                geslachtsnaam: "van der Mere".into(),
                ..p.clone()
            },
        ),
        (
            "day and month swapped",
            Persoon {
                geboren: Datum::read("1961-12-03"),
                ..p.clone()
            },
        ),
        (
            "one digit",
            Persoon {
                geboren: Datum::read("1961-03-13"),
                ..p.clone()
            },
        ),
    ] {
        assert_ne!(zone(&p, &q), Zone::Niet, "{wat}");
        assert!(MODEL.score(&samen(&p, &q).compare(0, 1)) > 0.0, "{wat}");
    }
    assert_eq!(zone(&p, &p), Zone::Zelfde);
}

#[test]
fn twins_father_and_son_and_housemates_are_not_the_same() {
    let een = persoon("Sanne", "Bloemhorst", "2011-05-06", Geslacht::Vrouw);
    let twee = persoon("Iris", "Bloemhorst", "2011-05-06", Geslacht::Vrouw);
    assert_ne!(zone(&een, &twee), Zone::Zelfde);
    let u = MODEL.explain(&samen(&een, &twee), 0, 1);
    assert_eq!(u.soort, "tweeling", "{u:?}");
    let broer = persoon("Joris", "Bloemhorst", "2011-05-06", Geslacht::Man);
    assert_eq!(zone(&een, &broer), Zone::Niet);
    let vader = persoon("Jan Hendrik", "Bloemhorst", "1971-02-23", Geslacht::Man);
    let zoon = persoon("Joris Hugo", "Bloemhorst", "2003-11-19", Geslacht::Man);
    assert_eq!(zone(&vader, &zoon), Zone::Niet);
    let mut naamgenoot = zoon.clone();
    naamgenoot.voornamen = "Jan Hendrik".into();
    assert_ne!(zone(&vader, &naamgenoot), Zone::Zelfde);
    // The same initials only.
    let letters = |p: &Persoon| Persoon {
        voornamen: "J.H.".into(),
        ..p.clone()
    };
    assert_ne!(zone(&letters(&vader), &letters(&zoon)), Zone::Zelfde);
}

#[test]
fn a_look_up_shows_the_right_one_first_and_says_why() {
    let gezocht = persoon("Fenna", "Dijkhuis", "1984-07-09", Geslacht::Vrouw);
    let mut goed = Persoon {
        geslachtsnaam: "Dykhuis".into(),
        ..gezocht.clone()
    };
    goed.adres.postcode = "7409ZZ".into();
    goed.adres.huisnummer = 80;
    goed.adres.straat = "Oefenweg".into();
    goed.vorige = vec![gezocht.adres.clone()];
    let ander = persoon("Hugo", "Kampveld", "1950-01-02", Geslacht::Man);
    let uit = MODEL.look_up(&gezocht, &[ander, goed]);
    assert_eq!(uit.first().map(|(n, _)| *n), Some(1));
    let regel = uit[0].1.line();
    for deel in [
        "naam 0,",
        "geboortedatum gelijk",
        "adres vorig",
        "voornaam gelijk",
    ] {
        assert!(regel.contains(deel), "{regel}");
    }
    assert!(!regel.contains("BSN"), "not known is not shown: {regel}");
    let om: Vec<String> = uit[0]
        .1
        .anders
        .iter()
        .map(linkage::uitleg::Omslag::words)
        .collect();
    assert!(
        om.iter().any(|o| o.starts_with("voornaam anders: dan misschien")),
        "{om:?}"
    );
}

#[test]
fn a_common_name_weighs_less_than_a_rare_one() {
    let met = |n: &str| {
        let p = persoon("Fenna", n, "1984-07-09", Geslacht::Vrouw);
        MODEL.explain(&samen(&p, &p), 0, 1).bewijs[Veld::Naam.nr()].gewicht
    };
    let gewoon = MODEL
        .frequenties
        .naam
        .iter()
        .max_by(|x, y| x.1.total_cmp(y.1))
        .unwrap()
        .0
        .clone();
    assert!(met(&gewoon) + 3.0 < met("Quakzijlrade"));
}

#[test]
fn a_batch_is_the_same_each_time_and_finds_most() {
    let proeven = generate(7, 5_000, Profiel::Gewoon);
    let b = set(&proeven);
    let index = Index::new(&b);
    let m = learn(&b, &index, &Opties::default());
    assert_eq!(m, learn(&b, &index, &Opties::default()));
    let (paren, _) = score_pairs(&b, &index, &m, -12.0);
    assert_eq!(paren, score_pairs(&b, &index, &m, -12.0).0);
    let samen = weigh_together(&b, &m, &paren);
    let wie = |p: &Paar| proeven[p.a as usize].wie == proeven[p.b as usize].wie;
    let zeker: Vec<_> = samen.iter().filter(|p| p.score > 0.0).collect();
    let goed = zeker.iter().filter(|p| wie(p)).count();
    let echt = (0..proeven.len())
        .flat_map(|i| (0..i).map(move |j| (i, j)))
        .filter(|(i, j)| proeven[*i].wie == proeven[*j].wie)
        .count();
    assert!(
        goed * 100 >= zeker.len() * 97,
        "precision {goed} of {}",
        zeker.len()
    );
    assert!(goed * 100 >= echt * 90, "recall {goed} of {echt}");
    // A group never holds more than a few people who live together.
    let groepen = clusters(&b, &m, &samen, 0.0);
    let mut fout = 0;
    for (i, g) in groepen.iter().enumerate() {
        if proeven[i].wie != proeven[*g as usize].wie {
            fout += 1;
        }
    }
    assert!(
        fout * 100 <= proeven.len() * 2,
        "{fout} records in the group of somebody else"
    );
}

#[test]
fn a_vague_record_does_not_chain_two_housemates() {
    let een = persoon("Sanne", "Bloemhorst", "2011-05-06", Geslacht::Vrouw);
    let twee = persoon("Stijn", "Bloemhorst", "2011-05-06", Geslacht::Man);
    let vaag = persoon("S.", "Bloemhorst", "2011-05-06", Geslacht::Onbekend);
    let mut b = Bestand::new();
    for p in [&een, &twee, &vaag] {
        b.add(&Persoon {
            telefoon: String::new(),
            ..p.clone()
        });
    }
    b.take_frequencies(&MODEL.frequenties);
    let (paren, _) = score_pairs(&b, &Index::new(&b), &MODEL, -60.0);
    assert_eq!(paren.len(), 3);
    let samen = weigh_together(&b, &MODEL, &paren);
    for vanaf in [0.0, ZELFDE_IN_BATCH] {
        let groep = clusters(&b, &MODEL, &samen, vanaf);
        assert_ne!(groep[0], groep[1], "{samen:?}");
    }
}

#[test]
fn keys_bridge_what_they_say_and_tell_nothing_by_themselves() {
    let p = persoon("Johanna", "Meijer", "1984-07-09", Geslacht::Vrouw);
    let geheim = [7; 16];
    let deelt = |q: &Persoon| {
        let k = keys(q, &geheim);
        keys(&p, &geheim).iter().any(|x| k.contains(x))
    };
    let elders = Adres {
        postcode: "7499ZZ".into(),
        huisnummer: 3,
        ..Adres::default()
    };
    let weg = Persoon {
        adres: elders,
        telefoon: String::new(),
        ..p.clone()
    };
    assert!(deelt(&weg));
    assert!(deelt(&Persoon {
        geslachtsnaam: "Kok-Meyer".into(),
        ..weg.clone()
    }));
    assert!(deelt(&Persoon {
        geboren: Datum::read("1984-09-07"),
        ..weg.clone()
    }));
    assert!(deelt(&Persoon {
        geboren: Datum::default(),
        ..weg.clone()
    }));
    let ander = persoon("Hugo", "Kampveld", "1950-01-02", Geslacht::Man);
    assert!(!deelt(&Persoon {
        adres: weg.adres.clone(),
        telefoon: String::new(),
        ..ander
    }));
    let anders = keys(&p, &[8; 16]);
    assert!(
        keys(&p, &geheim)
            .iter()
            .all(|(_, k)| anders.iter().all(|(_, l)| l != k))
    );
    // The BSN is not in them.
    let met = Persoon {
        bsn: "999993653".into(),
        ..p.clone()
    };
    assert_eq!(keys(&met, &geheim), keys(&p, &geheim));
}

#[test]
fn a_model_can_be_stored() {
    let tekst = serde_json::to_string(&*MODEL).unwrap();
    let terug: Model = serde_json::from_str(&tekst).unwrap();
    let p = persoon("Johanna", "Meijer", "1984-07-09", Geslacht::Vrouw);
    let b = samen(&p, &p);
    assert!((terug.score(&b.compare(0, 1)) - MODEL.score(&b.compare(0, 1))).abs() < 1e-6);
    assert_eq!(KLASSE_WOORDEN.len(), MODEL.aandeel.len());
}

#[test]
fn tables_are_chances() {
    for v in linkage::niveau::ALLE {
        for k in 0..KLASSE_WOORDEN.len() {
            let kolom: Vec<f64> = (1..v.niveaus()).map(|n| MODEL.tabel[v.nr()][n][k]).collect();
            assert!(
                kolom.iter().all(|p| (0.0..=1.0).contains(p)),
                "{v:?} {k}: {kolom:?}"
            );
            let som: f64 = kolom.iter().sum();
            let hoort = if v == Veld::Geslacht { 3.0 } else { 1.0 };
            assert!((som - hoort).abs() < 0.1, "{v:?} {k}: {som}");
        }
    }
}

#[test]
fn an_empty_and_a_tiny_set_do_not_break() {
    for n in [0, 1, 2] {
        let proeven = generate(8, n, Profiel::Moeilijk);
        let b = set(&proeven[..n.min(proeven.len())]);
        let index = Index::new(&b);
        let m = learn(&b, &index, &Opties::default());
        let (paren, _) = score_pairs(&b, &index, &m, -12.0);
        assert_eq!(
            clusters(&b, &m, &weigh_together(&b, &m, &paren), 0.0).len(),
            b.len()
        );
    }
}

/// Two halves, each prepared by itself, are the whole: the same pairs with the same scores.
#[test]
fn halves_put_together_are_the_whole() {
    let proeven = generate(7, 4000, Profiel::Moeilijk);
    let uitkomst = |b: &Bestand| {
        let index = Index::new(b);
        score_pairs(b, &index, &MODEL, -4.0)
    };
    let heel = uitkomst(&set(&proeven));
    assert!(heel.0.len() > 1000, "{}", heel.0.len());
    for midden in [0, 1, 1777, 4000] {
        let deel = |p: &[Proef]| {
            let mut b = Bestand::new();
            for p in p {
                b.add(&p.persoon);
            }
            b
        };
        let mut b = deel(&proeven[..midden]);
        b.append(deel(&proeven[midden..]));
        b.count();
        assert_eq!(b.len(), proeven.len());
        assert_eq!(uitkomst(&b), heel, "split at {midden}");
    }
}
