// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::inrichting::Toegangsregels;
use crate::notitie::Categorie;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use proptest::prelude::*;
use uuid::Uuid;

fn wie(n: u128) -> MedewerkerId {
    MedewerkerId::new(Uuid::from_u128(n))
}
const VANDAAG: Date = date(2026, 11, 28);

fn goed() -> NieuweDeelname {
    NieuweDeelname {
        medewerker: wie(1).to_string(),
        rol: "wijkverpleegkundige".to_owned(),
        grondslag: "toestemming".to_owned(),
        doel: "zorg afstemmen".to_owned(),
        categorieen: vec!["medisch".to_owned()],
        tot: "2027-05-01".to_owned(),
    }
}

fn gronden() -> Vec<Grondslag> {
    tests_grond::begin(date(2023, 1, 1))
}

fn velden(f: &Fouten) -> Vec<&str> {
    f.0.iter().map(|v| v.veld.as_str()).collect()
}

#[test]
fn een_deelname_heeft_een_grond_een_doel_en_een_eind() {
    let regels = Toegangsregels::default();
    let d = goed().valideer(true, VANDAAG, &regels, &gronden()).unwrap();
    assert_eq!(
        (d.tot, d.categorie_codes().as_str()),
        (date(2027, 5, 1), "medisch")
    );
    let leeg = NieuweDeelname::default();
    assert_eq!(
        velden(&leeg.valideer(true, VANDAAG, &regels, &gronden()).unwrap_err()),
        ["medewerker", "rol", "grondslag", "doel", "tot"]
    );
    assert_eq!(
        velden(&leeg.valideer(false, VANDAAG, &regels, &gronden()).unwrap_err()),
        ["rol", "grondslag", "doel", "tot"]
    );
    for (tot, mag) in [
        ("2026-11-27", false),
        ("2026-11-28", true),
        ("2027-11-28", true),
        ("2027-11-29", false),
        ("31-02-2027", false),
        ("", false),
    ] {
        let n = NieuweDeelname {
            tot: tot.to_owned(),
            ..goed()
        };
        assert_eq!(
            n.valideer(true, VANDAAG, &regels, &gronden()).is_ok(),
            mag,
            "{tot}"
        );
    }
    let n = NieuweDeelname {
        categorieen: vec!["alles".to_owned()],
        ..goed()
    };
    assert_eq!(
        velden(&n.valideer(true, VANDAAG, &regels, &gronden()).unwrap_err()),
        ["categorieen"]
    );
    // A general note needs no mention; what is named twice is kept once.
    let n = NieuweDeelname {
        categorieen: ["algemeen", "medisch", "medisch"].map(str::to_owned).to_vec(),
        ..goed()
    };
    assert_eq!(
        n.valideer(true, VANDAAG, &regels, &gronden())
            .unwrap()
            .categorieen,
        [Categorie::Medisch]
    );
    let n = NieuweDeelname {
        doel: "x".repeat(LANGST + 1),
        ..goed()
    };
    assert_eq!(
        velden(&n.valideer(true, VANDAAG, &regels, &gronden()).unwrap_err()),
        ["doel"]
    );
}

#[test]
fn klopt_dit_nog_komt_na_dertig_dagen() {
    let regels = Toegangsregels::default();
    let sinds = date(2026, 10, 29);
    for (bevestigd, vandaag, moet) in [
        (None, date(2026, 11, 27), false),
        (None, date(2026, 11, 28), true),
        (Some(date(2026, 11, 1)), date(2026, 11, 30), false),
        (Some(date(2026, 11, 1)), date(2026, 12, 1), true),
        // Said before it began: the begin counts.
        (Some(date(2026, 10, 1)), date(2026, 11, 27), false),
    ] {
        assert_eq!(
            te_bevestigen(sinds, bevestigd, vandaag, &regels),
            moet,
            "{bevestigd:?} {vandaag}"
        );
    }
}

#[test]
fn een_verzoek_zegt_wie_je_bent_en_waarvoor() {
    assert_eq!(
        velden(&NieuwVerzoek::default().valideer().unwrap_err()),
        ["rol", "reden"]
    );
    let goed = NieuwVerzoek {
        rol: "mentor".to_owned(),
        reden: "Milan is vaak afwezig.".to_owned(),
    };
    assert!(goed.valideer().is_ok());
    assert!(besluit_reden(VerzoekBesluit::Toekennen, "").is_ok());
    assert_eq!(
        velden(&besluit_reden(VerzoekBesluit::Afwijzen, " ").unwrap_err()),
        ["besluit_reden"]
    );
}

#[test]
fn noodtoegang_vraagt_een_reden_en_een_vinkje() {
    assert_eq!(
        velden(&NieuweNood::default().valideer().unwrap_err()),
        ["reden", "bevestigd"]
    );
    let n = NieuweNood {
        reden: "Buren horen gegil, de politie is onderweg.".to_owned(),
        bevestigd: true,
    };
    assert_eq!(n.valideer().unwrap(), n.reden);
    let nu: Timestamp = "2026-11-28T10:00:00Z".parse().unwrap();
    let tot = nood_tot(nu, &Toegangsregels::default());
    assert_eq!(tot.duration_since(nu), SignedDuration::from_hours(3));
    assert!(
        nood_loopt(tot, nu) && nood_loopt(tot, tot - SignedDuration::from_micros(1)) && !nood_loopt(tot, tot)
    );
}

#[test]
fn een_oordeel_over_noodtoegang() {
    assert_eq!(
        velden(&NieuwOordeel::default().valideer().unwrap_err()),
        ["oordeel"]
    );
    let n = |oordeel: &str, reden: &str| NieuwOordeel {
        oordeel: oordeel.to_owned(),
        reden: reden.to_owned(),
    };
    assert!(n("terecht", "").valideer().is_ok());
    assert_eq!(velden(&n("onterecht", "").valideer().unwrap_err()), ["reden"]);
    assert!(
        n("onterecht", "Er was geen gevaar; gesprek gevoerd.")
            .valideer()
            .is_ok()
    );
}

#[test]
fn uitsluiten_en_afschermen() {
    let u = NieuweUitsluiting {
        medewerker: wie(3).to_string(),
        reden: "buurman".to_owned(),
    };
    assert_eq!(u.valideer(false).unwrap(), (Some(wie(3)), "buurman".to_owned()));
    assert_eq!(u.valideer(true).unwrap().0, None, "of oneself, whoever was named");
    assert_eq!(
        velden(&NieuweUitsluiting::default().valideer(false).unwrap_err()),
        ["medewerker", "reden"]
    );
    assert_eq!(
        velden(&NieuweAfscherming::default().valideer().unwrap_err()),
        ["soort", "reden", "namen"]
    );
    let a = NieuweAfscherming {
        soort: "bedreigd".to_owned(),
        reden: "aangifte gedaan".to_owned(),
        namen: vec![wie(1).to_string(), wie(1).to_string()],
    };
    assert_eq!(a.valideer().unwrap().namen, [wie(1)]);
    assert!(reden_nodig("  ").is_err() && reden_nodig("niet meer nodig").is_ok());
}

#[test]
fn niemand_beslist_over_zichzelf() {
    assert_eq!(
        niet_over_jezelf(wie(1), Some(wie(1))).unwrap_err().code,
        "toegang.over_jezelf"
    );
    assert!(niet_over_jezelf(wie(1), Some(wie(2))).is_ok() && niet_over_jezelf(wie(1), None).is_ok());
}

#[test]
fn wie_er_niet_in_mag_wordt_geen_regisseur() {
    assert!(mag_regie("S. Aalders-proef", false, false).is_ok());
    for (uit, af, code) in [
        (true, false, "regie.uitgesloten"),
        (false, true, "regie.afgeschermd"),
        (true, true, "regie.uitgesloten"),
    ] {
        assert_eq!(mag_regie("S. Aalders-proef", uit, af).unwrap_err().code, code);
    }
}

proptest! {
    /// Whatever was typed: what is accepted has a ground and ends within the term.
    #[test]
    fn geen_deelname_zonder_eind(tot in ".{0,12}", grond in ".{0,12}", dagen in 0i64..2000) {
        let regels = Toegangsregels::default();
        let dag = VANDAAG.checked_add(dagen.days()).unwrap().to_string();
        for tot in [tot, dag] {
            if let Ok(d) = (NieuweDeelname { tot, grondslag: grond.clone(), ..goed() }).valideer(true, VANDAAG, &regels, &gronden()) {
                prop_assert!(d.tot >= VANDAAG && d.tot <= regels.laatste_dag(VANDAAG));
            }
        }
    }
}
