// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::GrondslagId;
use crate::notitie::Categorie::{self, Algemeen, Contact, Financieel, Identiteit, Justitie, Medisch};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use uuid::Uuid;

const VANDAAG: Date = date(2026, 11, 28);

/// The grounds that a gemeente begins with, as rows.
pub(super) fn begin(van: Date) -> Vec<Grondslag> {
    BEGIN_GRONDSLAGEN
        .iter()
        .zip(1..)
        .map(|(g, n)| Grondslag {
            id: GrondslagId::new(Uuid::from_u128(n)),
            code: g.code.to_owned(),
            naam: g.naam.to_owned(),
            artikel: g.artikel.to_owned(),
            uitleg: g.uitleg.to_owned(),
            categorieen: Categorie::uit_codes(g.categorieen),
            geldig_van: van,
            geldig_tot: None,
            version: 1,
        })
        .collect()
}

fn velden(f: &Fouten) -> Vec<&str> {
    f.0.iter().map(|v| v.veld.as_str()).collect()
}

fn goed() -> NieuweGrondslag {
    NieuweGrondslag {
        code: "wams".to_owned(),
        naam: "domeinoverstijgende aanpak".to_owned(),
        artikel: "Wams, artikel 1".to_owned(),
        uitleg: "Alleen als de wet geldt.".to_owned(),
        categorieen: vec!["medisch".to_owned(), "algemeen".to_owned(), "medisch".to_owned()],
        geldig_van: "2027-01-01".to_owned(),
    }
}

#[test]
fn de_begingronden_zijn_leesbaar_en_openen_de_basis() {
    let gronden = begin(VANDAAG);
    assert_eq!(gronden.len(), 5);
    for (g, b) in gronden.iter().zip(BEGIN_GRONDSLAGEN) {
        assert_eq!(Categorie::codes(&g.categorieen), b.categorieen, "{}", g.code);
        for c in BASIS_CATEGORIEEN {
            assert!(g.categorieen.contains(&c), "{} {c}", g.code);
        }
    }
    assert_eq!(gronden[1].tekst(), "hulp vanuit de Wmo (Wmo 2015, artikel 2.3.2)");
}

#[test]
fn een_grond_geldt_tot_en_met_zijn_laatste_dag() {
    let mut g = begin(date(2026, 1, 1)).remove(0);
    g.geldig_tot = Some(VANDAAG);
    for (dag, geldt) in [
        (date(2025, 12, 31), false),
        (date(2026, 1, 1), true),
        (VANDAAG, true),
        (date(2026, 11, 29), false),
    ] {
        assert_eq!(g.geldt_op(dag), geldt, "{dag}");
        assert_eq!(
            geldende(std::slice::from_ref(&g), "toestemming", dag).is_ok(),
            geldt
        );
    }
    assert!(geldende(&[g], "wmo", VANDAAG).is_err());
}

#[test]
fn een_deelname_opent_wat_ze_noemt_voor_zover_de_grond_dat_opent() {
    let wmo = begin(VANDAAG).remove(1).categorieen;
    assert_eq!(opent(&[], &wmo), [Identiteit, Contact, Algemeen]);
    assert_eq!(
        opent(&[Medisch, Justitie], &wmo),
        [Identiteit, Contact, Algemeen, Medisch]
    );
    assert_eq!(opent(&[Medisch], &[]), []);
    // A ground that opens no addresses: then nobody on that ground sees one.
    assert_eq!(opent(&[Medisch], &[Identiteit, Algemeen]), [Identiteit, Algemeen]);
    for (tekst, verwacht) in [
        ("", vec![]),
        ("medisch", vec![]),
        ("/algemeen", vec![Algemeen]),
        ("medisch,onzin/algemeen,medisch", vec![Algemeen, Medisch]),
        (
            "medisch/algemeen;financieel/identiteit,financieel",
            vec![Identiteit, Algemeen, Financieel],
        ),
        // What one deelname names is not opened by the ground of another.
        ("justitie/algemeen;/justitie", vec![Algemeen]),
    ] {
        assert_eq!(opent_tekst(tekst), verwacht, "{tekst}");
    }
}

#[test]
fn een_deelname_noemt_alleen_wat_de_grond_opent() {
    let regels = crate::inrichting::Toegangsregels::default();
    let n = NieuweDeelname {
        medewerker: Uuid::from_u128(1).to_string(),
        rol: "schuldhulpverlener".to_owned(),
        grondslag: "wmo".to_owned(),
        doel: "schulden regelen".to_owned(),
        categorieen: vec!["financieel".to_owned(), "medisch".to_owned()],
        tot: "2027-01-01".to_owned(),
    };
    let fout = n.valideer(true, VANDAAG, &regels, &begin(VANDAAG)).unwrap_err();
    assert_eq!(velden(&fout), ["categorieen"]);
    assert!(
        fout.0[0].tekst.contains("geld en schulden"),
        "{}",
        fout.0[0].tekst
    );
    // A ground that does not hold yet is no ground.
    let fout = n
        .valideer(true, VANDAAG, &regels, &begin(date(2026, 11, 29)))
        .unwrap_err();
    assert_eq!(velden(&fout), ["grondslag"]);
}

#[test]
fn een_nieuwe_versie_begint_na_de_vorige() {
    let g = goed().valideer(&[], &["wmo"], VANDAAG).unwrap();
    assert_eq!(
        (g.code.as_str(), g.categorieen),
        ("wams", vec![Algemeen, Medisch])
    );
    assert_eq!(
        velden(
            &NieuweGrondslag::default()
                .valideer(&[], &[], VANDAAG)
                .unwrap_err()
        ),
        ["code", "naam", "artikel", "uitleg", "categorieen", "geldig_van"]
    );
    for code in ["wmo", "x", "met spatie", "../etc", &"a".repeat(31)] {
        let n = NieuweGrondslag {
            code: code.to_owned(),
            ..goed()
        };
        assert_eq!(
            velden(&n.valideer(&[], &["wmo"], VANDAAG).unwrap_err()),
            ["code"],
            "{code}"
        );
    }
    let wmo = begin(VANDAAG).remove(1);
    for (van, mag) in [
        ("2026-11-27", false),
        ("2026-11-28", false), // the version of that day is there already
        ("2026-11-29", true),
    ] {
        let n = NieuweGrondslag {
            geldig_van: van.to_owned(),
            code: String::new(),
            ..goed()
        };
        let uit = n.valideer(std::slice::from_ref(&wmo), &["wmo"], VANDAAG);
        assert_eq!(uit.is_ok(), mag, "{van}");
        if let Ok(g) = uit {
            assert_eq!((g.code.as_str(), dag_ervoor(g.geldig_van)), ("wmo", VANDAAG));
        }
    }
    for (tot, mag) in [("", false), ("2026-11-27", false), ("2026-11-28", true)] {
        assert_eq!(laatste_dag_grond(tot, &wmo, VANDAAG).is_ok(), mag, "{tot}");
    }
    let later = Grondslag {
        geldig_van: date(2027, 1, 1),
        ..wmo
    };
    assert!(laatste_dag_grond("2026-12-31", &later, VANDAAG).is_err());
}

#[test]
fn een_wijziging_raakt_alleen_wie_er_anders_van_wordt() {
    let oud = begin(VANDAAG).remove(1);
    let d = |genoemd: &[Categorie], tot| Deelnameraak {
        grondslag: "wmo".to_owned(),
        genoemd: genoemd.to_vec(),
        tot,
    };
    let vanaf = date(2027, 1, 1);
    let zonder_medisch = [Identiteit, Contact, Algemeen];
    let anders = |minder: &[Categorie], meer: &[Categorie]| {
        Some(Raak::Anders {
            minder: minder.to_vec(),
            meer: meer.to_vec(),
        })
    };
    for (geval, deelname, nieuw, verwacht) in [
        ("ends", d(&[], None), None, Some(Raak::Stopt)),
        (
            "opens nothing any more",
            d(&[], None),
            Some(&[Medisch][..]),
            Some(Raak::Stopt),
        ),
        (
            "less",
            d(&[Medisch], None),
            Some(&zonder_medisch[..]),
            anders(&[Medisch], &[]),
        ),
        ("not named", d(&[], None), Some(&zonder_medisch[..]), None),
        ("more, but not named", d(&[], None), Some(Categorie::ALL), None),
        (
            "more",
            d(&[Justitie], None),
            Some(Categorie::ALL),
            anders(&[], &[Justitie]),
        ),
        ("over before", d(&[Medisch], Some(date(2026, 12, 31))), None, None),
        (
            "last day is the first of the new",
            d(&[], Some(vanaf)),
            None,
            Some(Raak::Stopt),
        ),
    ] {
        assert_eq!(raakt_grond(&deelname, &oud, nieuw, vanaf), verwacht, "{geval}");
    }
    let ander = Deelnameraak {
        grondslag: "jeugdwet".to_owned(),
        ..d(&[], None)
    };
    assert_eq!(raakt_grond(&ander, &oud, None, vanaf), None);
}

fn categorieen() -> impl Strategy<Value = Vec<Categorie>> {
    proptest::sample::subsequence(Categorie::ALL.to_vec(), 0..=Categorie::ALL.len())
}

proptest! {
    /// Nothing is open beyond the ground, and nothing sensitive beyond what is named.
    #[test]
    fn nooit_meer_dan_de_grond_en_wat_genoemd_is(genoemd in categorieen(), grond in categorieen()) {
        let open = opent(&genoemd, &grond);
        for c in Categorie::ALL {
            let mag = grond.contains(c) && (genoemd.contains(c) || !c.is_gevoelig());
            prop_assert_eq!(open.contains(c), mag, "{}", c);
        }
        let tekst = format!("{}/{}", Categorie::codes(&genoemd), Categorie::codes(&grond));
        prop_assert_eq!(opent_tekst(&tekst), open);
    }

    /// Any text from the store is read without failing.
    #[test]
    fn elke_tekst_wordt_gelezen(tekst in ".{0,80}") {
        let _ = opent_tekst(&tekst);
    }
}
