// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::{ConvenantId, OrganisatieId};
use jiff::civil::{Date, date};
use uuid::Uuid;

const VANDAAG: Date = date(2026, 11, 28);

fn versie(n: u128, van: Date, tot: Option<Date>) -> Convenant {
    Convenant {
        id: ConvenantId::new(Uuid::from_u128(n)),
        nummer: i32::try_from(n).unwrap_or(0),
        naam: format!("Convenant {n}"),
        vindplaats: "zaak 1".to_owned(),
        geldig_van: van,
        geldig_tot: tot,
        version: 1,
    }
}
fn org(n: u128) -> OrganisatieId {
    OrganisatieId::new(Uuid::from_u128(n))
}
fn tekent(wie: u128, welke: u128, op: Date, tot: Option<Date>) -> Ondertekening {
    Ondertekening {
        convenant: ConvenantId::new(Uuid::from_u128(welke)),
        organisatie: org(wie),
        getekend_op: op,
        tot,
    }
}
fn velden(f: &Fouten) -> Vec<&str> {
    f.0.iter().map(|v| v.veld.as_str()).collect()
}

#[test]
fn wie_een_geldende_versie_tekende_valt_eronder() {
    let versies = [
        versie(1, date(2020, 1, 1), Some(date(2025, 12, 31))),
        versie(2, date(2026, 1, 1), None),
    ];
    let handtekeningen = [
        tekent(1, 1, date(2020, 1, 1), None),
        tekent(2, 1, date(2020, 1, 1), None),
        tekent(2, 2, date(2026, 2, 1), Some(VANDAAG)),
    ];
    for (wie, dag, onder) in [
        (1, date(2019, 12, 31), false),
        (1, date(2025, 12, 31), true),
        (1, date(2026, 1, 1), false),  // signed the old version only
        (2, date(2026, 1, 31), false), // a gap between two signatures
        (2, date(2026, 2, 1), true),
        (2, VANDAAG, true),
        (2, date(2026, 11, 29), false), // left
        (3, VANDAAG, false),
    ] {
        assert_eq!(
            onder_convenant(org(wie), &versies, &handtekeningen, dag),
            onder,
            "{wie} {dag}"
        );
    }
}

#[test]
fn wat_ontbreekt_is_een_gat() {
    use OrganisatieSoort::{Onderwijs, Politie, Wonen, Zorg};
    let verwacht = [Zorg, Politie, Onderwijs];
    assert_eq!(gaten(&verwacht, [Zorg, Wonen].into_iter()), [Politie, Onderwijs]);
    assert_eq!(gaten(&verwacht, [Zorg, Politie, Onderwijs].into_iter()), []);
    assert_eq!(gaten(&[], std::iter::empty()), []);
}

#[test]
fn een_convenant_heeft_een_naam_een_vindplaats_en_een_begin() {
    assert_eq!(
        velden(&NieuwConvenant::default().valideer().unwrap_err()),
        ["naam", "vindplaats", "geldig_van"]
    );
    let n = |van: &str, tot: &str| NieuwConvenant {
        naam: "Convenant BZT".to_owned(),
        vindplaats: "zaak 2026-1".to_owned(),
        geldig_van: van.to_owned(),
        geldig_tot: tot.to_owned(),
    };
    for (van, tot, fout) in [
        ("2026-01-01", "", None),
        ("1-1-2026", "1-1-2026", None),
        ("2026-01-01", "2025-12-31", Some("geldig_tot")),
        ("2026-01-01", "ooit", Some("geldig_tot")),
        ("", "2026-01-01", Some("geldig_van")),
    ] {
        let uit = n(van, tot).valideer();
        assert_eq!(
            uit.as_ref().err().map(|f| f.0[0].veld.as_str()),
            fout,
            "{van} {tot}"
        );
    }
    for (tot, mag) in [
        ("", true),
        ("2026-11-27", false),
        ("2026-11-28", true),
        ("x", false),
    ] {
        assert_eq!(
            nieuwe_laatste_dag(tot, date(2026, 1, 1), VANDAAG).is_ok(),
            mag,
            "{tot}"
        );
    }
}

#[test]
fn een_handtekening_is_gezet_en_telt_een_keer() {
    let versies = [versie(1, date(2026, 1, 1), None)];
    let goed = NieuweOndertekening {
        convenant: Uuid::from_u128(1).to_string(),
        getekend_op: "2026-11-28".to_owned(),
        getekend_door: "J. Proef, bestuurder".to_owned(),
        mandaat: String::new(),
    };
    assert!(goed.valideer(&versies, &[], VANDAAG).is_ok());
    let anders = |f: &dyn Fn(&mut NieuweOndertekening)| {
        let mut n = goed.clone();
        f(&mut n);
        velden(&n.valideer(&versies, &[], VANDAAG).unwrap_err())
            .first()
            .map(|v| (*v).to_owned())
            .unwrap_or_default()
    };
    assert_eq!(
        anders(&|n| n.convenant = Uuid::from_u128(9).to_string()),
        "convenant"
    );
    assert_eq!(
        anders(&|n| n.getekend_op = "2026-11-29".to_owned()),
        "getekend_op"
    );
    assert_eq!(anders(&|n| n.getekend_door = " ".to_owned()), "getekend_door");
    assert_eq!(anders(&|n| n.mandaat = "x".repeat(LANGST + 1)), "mandaat");
    assert_eq!(
        velden(&goed.valideer(&versies, &[versies[0].id], VANDAAG).unwrap_err()),
        ["convenant"]
    );
    assert_eq!(
        velden(
            &NieuweOndertekening::default()
                .valideer(&versies, &[], VANDAAG)
                .unwrap_err()
        ),
        ["convenant", "getekend_op", "getekend_door"]
    );
}

#[test]
fn een_organisatie_heeft_een_eigen_naam_en_een_soort() {
    let n = |naam: &str, soort: &str| NieuweOrganisatie {
        naam: naam.to_owned(),
        soort: soort.to_owned(),
        telefoon: "0570-000000".to_owned(),
    };
    assert!(n("School Proef", "onderwijs").valideer(&["GGZ Proef"]).is_ok());
    for (naam, soort, fout) in [
        ("", "zorg", "naam"),
        ("ggz proef", "zorg", "naam"),
        ("X Proef", "gemeente", "soort"),
        ("X Proef", "", "soort"),
    ] {
        assert_eq!(
            velden(&n(naam, soort).valideer(&["GGZ Proef"]).unwrap_err()),
            [fout],
            "{naam}"
        );
    }
}
