// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::{inrichting::Inrichting, kern::ids::*, termijn::Duur};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

fn team(n: u128) -> TeamId {
    TeamId::new(Uuid::from_u128(n))
}
fn ts(s: &str) -> Timestamp {
    s.parse().unwrap()
}
fn goed() -> NieuweMelding {
    NieuweMelding {
        kanaal: "formulier".into(),
        hoedanigheid: "instelling".into(),
        melder_naam: "J. Hendriks-proef".into(),
        melder_contact: "0570-123456".into(),
        melder_organisatie: "Woonstichting Proef".into(),
        naam_noemen: "eerst_overleggen".into(),
        over_adres: " Proefstraat 12 ".into(),
        over_postcode: "7411 ab".into(),
        wat: "De woning is vervuild en niemand doet open.".into(),
        gevaar: "nee".into(),
        ..NieuweMelding::default()
    }
}
fn velden(m: &NieuweMelding) -> Vec<String> {
    m.valideer().unwrap_err().0.into_iter().map(|f| f.veld).collect()
}

#[test]
fn goede_melding_zonder_account() {
    let m = goed().valideer().unwrap();
    assert_eq!(
        (m.kanaal, m.hoedanigheid, m.urgentie),
        (Kanaal::Formulier, Hoedanigheid::Instelling, Urgentie::Gewoon)
    );
    assert_eq!(
        (m.over_postcode.as_deref(), m.over_adres.as_deref()),
        (Some("7411AB"), Some("Proefstraat 12"))
    );
    assert_eq!(
        (m.soort, m.naam_noemen),
        (MeldingSoort::Anders, NaamNoemen::EerstOverleggen)
    );
}

#[test]
fn inwoner_over_zichzelf() {
    let m = NieuweMelding {
        hoedanigheid: "inwoner".into(),
        over_adres: String::new(),
        naam_noemen: String::new(),
        ..goed()
    };
    let m = m.valideer().unwrap();
    assert_eq!(m.over_naam.as_deref(), Some("J. Hendriks-proef"));
    assert_eq!(m.naam_noemen, NaamNoemen::Ja);
}

#[test]
fn anoniem_mag_alleen_uit_de_buurt() {
    let kaal = NieuweMelding {
        anoniem: "ja".into(),
        ..goed()
    };
    for (hoedanigheid, mag) in [
        ("buur", true),
        ("familie", true),
        ("vrijwilliger", true),
        ("professional", false),
        ("instelling", false),
        ("inwoner", false),
    ] {
        let m = NieuweMelding {
            hoedanigheid: hoedanigheid.into(),
            ..kaal.clone()
        };
        assert_eq!(m.valideer().is_ok(), mag, "{hoedanigheid}");
    }
    let m = NieuweMelding {
        hoedanigheid: "buur".into(),
        naam_noemen: "ja".into(),
        ..kaal
    }
    .valideer()
    .unwrap();
    assert_eq!(
        (m.melder_naam, m.melder_contact, m.naam_noemen),
        (None, None, NaamNoemen::Nee)
    );
}

#[test]
fn alle_fouten_tegelijk_met_veldnaam() {
    assert_eq!(
        velden(&NieuweMelding::default()),
        ["kanaal", "hoedanigheid", "gevaar", "naam_noemen", "wat"]
    );
    let m = NieuweMelding {
        hoedanigheid: "instelling".into(),
        kanaal: "duif".into(),
        gevaar: "ja".into(),
        soort: "x".into(),
        over_postcode: "0411AB".into(),
        sinds: "x".repeat(201),
        wat: "te kort".into(),
        ..NieuweMelding::default()
    };
    assert_eq!(
        velden(&m),
        [
            "kanaal",
            "soort",
            "naam_noemen",
            "melder_naam",
            "melder_contact",
            "melder_organisatie",
            "over_naam",
            "over_postcode",
            "wat",
            "gevaar_toelichting",
            "sinds"
        ]
    );
    assert_eq!(
        velden(&NieuweMelding {
            melder_contact: "bel maar".into(),
            ..goed()
        }),
        ["melder_contact"]
    );
    assert_eq!(
        velden(&NieuweMelding {
            wat: "x".repeat(4001),
            ..goed()
        }),
        ["wat"]
    );
}

#[test]
fn contact_herkennen() {
    for (tekst, goed) in [
        ("0570-123456", true),
        ("+31 6 12345678", true),
        ("a@proef.nl", true),
        ("06123", false),
        ("a@b", false),
        ("@proef.nl", false),
        ("a b@proef.nl", false),
        ("a@proef.n", false),
        ("06-1234567x", false),
    ] {
        assert_eq!(is_contact(tekst), goed, "{tekst}");
    }
}

#[test]
fn urgentie_met_reden_en_klok() {
    let termijnen = Inrichting::profiel("deventer-2023").unwrap().termijnen;
    let ma = ts("2026-11-23T09:00:00Z");
    for (gevaar, spoed, verwacht, tot) in [
        (Gevaar::Ja, false, Urgentie::Acuut, "2026-11-23T13:00:00Z"),
        (Gevaar::WeetNiet, false, Urgentie::Spoed, "2026-11-24T22:59:59Z"),
        (Gevaar::Nee, true, Urgentie::Spoed, "2026-11-24T22:59:59Z"),
        (Gevaar::Nee, false, Urgentie::Gewoon, "2026-11-30T22:59:59Z"),
    ] {
        let o = urgentie(gevaar, spoed);
        assert_eq!(o.urgentie, verwacht);
        assert!(!o.reden.is_empty());
        assert_eq!(o.urgentie.uiterlijk(ma, &termijnen), ts(tot));
    }
    assert_eq!(
        terugkoppeling_uiterlijk(ma, &termijnen),
        ts("2026-11-30T22:59:59Z")
    );
    let m = NieuweMelding {
        gevaar: "ja".into(),
        gevaar_toelichting: "hij dreigt".into(),
        ..goed()
    };
    assert_eq!(m.valideer().unwrap().urgentie, Urgentie::Acuut);
}

fn vraag() -> Aanbodvraag<'static> {
    Aanbodvraag {
        status: MeldingStatus::Nieuw,
        eigenaar: team(1),
        van: team(1),
        naar: team(2),
        naar_actief: true,
        open_aanbod: false,
        reden: "kind",
    }
}

#[test]
fn aanbod_maken_of_weigeren() {
    let nu = ts("2026-11-23T09:00:00Z");
    let ok = vraag().bied_aan(nu, Duur::werkdagen(2)).unwrap();
    assert_eq!(ok.verloopt_op, ts("2026-11-25T22:59:59Z"));
    for (v, code) in [
        (
            Aanbodvraag {
                status: MeldingStatus::Afgerond,
                ..vraag()
            },
            "aanbod.melding_dicht",
        ),
        (
            Aanbodvraag {
                status: MeldingStatus::Samengevoegd,
                ..vraag()
            },
            "aanbod.melding_dicht",
        ),
        (
            Aanbodvraag {
                eigenaar: team(3),
                ..vraag()
            },
            "aanbod.niet_eigenaar",
        ),
        (
            Aanbodvraag {
                naar: team(1),
                ..vraag()
            },
            "aanbod.eigen_team",
        ),
        (
            Aanbodvraag {
                naar_actief: false,
                ..vraag()
            },
            "aanbod.team_gestopt",
        ),
        (
            Aanbodvraag {
                open_aanbod: true,
                ..vraag()
            },
            "aanbod.al_open",
        ),
        (
            Aanbodvraag {
                reden: " ",
                ..vraag()
            },
            "aanbod.reden",
        ),
    ] {
        assert_eq!(v.bied_aan(nu, Duur::werkdagen(2)).unwrap_err().code, code);
    }
}

#[test]
fn aanbod_beantwoorden() {
    let nu = ts("2026-11-23T09:00:00Z");
    let later = ts("2026-11-26T09:00:00Z");
    let a = vraag().bied_aan(nu, Duur::werkdagen(2)).unwrap();
    assert_eq!(a.eigenaar(), team(1));
    let ja = a.aanvaard(nu, team(2)).unwrap();
    assert_eq!((ja.status, ja.eigenaar()), (AanbodStatus::Aanvaard, team(2)));
    assert_eq!(ja.aanvaard(nu, team(2)).unwrap_err().code, "aanbod.niet_open");
    assert_eq!(a.aanvaard(nu, team(1)).unwrap_err().code, "aanbod.ander_team");
    assert_eq!(a.aanvaard(later, team(2)).unwrap_err().code, "aanbod.verlopen");
    assert_eq!(a.geef_terug(nu, team(2), "").unwrap_err().code, "aanbod.reden");
    assert_eq!(
        a.geef_terug(nu, team(2), "niet van ons").unwrap().eigenaar(),
        team(1)
    );
    assert_eq!(a.trek_in(nu, team(2)).unwrap_err().code, "aanbod.niet_afzender");
    assert_eq!(a.trek_in(nu, team(1)).unwrap().status, AanbodStatus::Ingetrokken);
    assert_eq!(a.verloop(a.verloopt_op), None);
    let (over, bericht) = a.verloop(later).unwrap();
    assert_eq!((over.status, bericht.eigenaar), (AanbodStatus::Verlopen, team(1)));
    assert_eq!(over.verloop(later), None);
}

#[test]
fn samenvoegen_houdt_eerste_datum_en_hoogste_urgentie() {
    let kant = |n, urgentie, uur: &str| Samenvoegkant {
        id: MeldingId::new(Uuid::from_u128(n)),
        status: MeldingStatus::Nieuw,
        urgentie,
        uiterlijk: ts(uur),
        open_aanbod: false,
    };
    let a = kant(1, Urgentie::Gewoon, "2026-11-23T09:00:00Z");
    let b = kant(2, Urgentie::Acuut, "2026-11-24T09:00:00Z");
    let s = samenvoegen(&a, &b).unwrap();
    assert_eq!((s.urgentie, s.uiterlijk), (Urgentie::Acuut, a.uiterlijk));
    assert_eq!(samenvoegen(&a, &a).unwrap_err().code, "samenvoegen.zelfde");
    let dicht = Samenvoegkant {
        status: MeldingStatus::Afgerond,
        ..b
    };
    assert_eq!(samenvoegen(&a, &dicht).unwrap_err().code, "samenvoegen.dicht");
    assert_eq!(samenvoegen(&dicht, &a).unwrap_err().code, "samenvoegen.dicht");
    let aangeboden = Samenvoegkant {
        open_aanbod: true,
        ..b
    };
    assert_eq!(
        samenvoegen(&a, &aangeboden).unwrap_err().code,
        "samenvoegen.aanbod"
    );
}

#[test]
fn terugkoppeling_verraadt_niets() {
    use MeldingUitkomst::{Casus, Crisis, GeenVervolg, Informatie, Mdo, Team};
    assert!(matches!(
        terugkoppeling(Mdo, false),
        Terugkoppeling::NietMogelijk { .. }
    ));
    for zelfde in [Team, Crisis, Casus] {
        assert_eq!(terugkoppeling(zelfde, true), terugkoppeling(Mdo, true));
    }
    for uitkomst in [Mdo, Informatie, GeenVervolg] {
        let Terugkoppeling::Bericht { tekst, .. } = terugkoppeling(uitkomst, true) else {
            panic!()
        };
        assert!(tekst.contains("112") && !tekst.contains("  "), "{tekst}");
    }
}

#[test]
fn kenmerk_lezen() {
    let k = Kenmerk::nieuw([1, 2, 3, 4, 5, 6]);
    assert_eq!(k.as_str().len(), 13);
    let slordig = k.as_str().to_lowercase().replace('-', " ");
    assert_eq!(slordig.parse::<Kenmerk>().unwrap(), k);
    let nul = Kenmerk::nieuw([0; 6]);
    assert_eq!(nul.as_str(), "M-00000-00000");
    assert_eq!("OOOOO-ooooo".parse::<Kenmerk>().unwrap(), nul);
    for fout in ["", "M-", "M-00000-00001", "M-0000-0000", "M-0000U-00000", "é"] {
        assert!(fout.parse::<Kenmerk>().is_err(), "{fout}");
    }
}

proptest! {
    #[test]
    fn kenmerk_heen_en_terug(bytes: [u8; 6], plek in 0_usize..10, anders in 1_u8..32) {
        let k = Kenmerk::nieuw(bytes);
        prop_assert_eq!(&k.to_string().parse::<Kenmerk>().unwrap(), &k);
        // One wrong character is always seen.
        let alfabet = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let mut kaal: Vec<u8> = k.as_str().replace(['-'], "").into_bytes()[1..].to_vec();
        let i = alfabet.iter().position(|t| *t == kaal[plek]).unwrap();
        kaal[plek] = alfabet[(i + usize::from(anders)) % 32];
        prop_assert!(String::from_utf8(kaal).unwrap().parse::<Kenmerk>().is_err());
    }
    #[test]
    fn er_is_altijd_een_eigenaar(stappen in prop::collection::vec((0_u8..4, 0_u64..200), 1..6)) {
        let nu = ts("2026-11-23T09:00:00Z");
        let mut a = vraag().bied_aan(nu, Duur::werkdagen(2)).unwrap();
        for (stap, uren) in stappen {
            let moment = nu.checked_add(jiff::SignedDuration::from_hours(i64::try_from(uren).unwrap())).unwrap();
            a = match stap {
                0 => a.aanvaard(moment, team(2)),
                1 => a.geef_terug(moment, team(2), "nee"),
                2 => a.trek_in(moment, team(1)),
                _ => Ok(a.verloop(moment).map_or(a, |(b, _)| b)),
            }.unwrap_or(a);
            prop_assert!(a.eigenaar() == team(1) || (a.eigenaar() == team(2) && a.status == AanbodStatus::Aanvaard));
        }
    }
}

#[test]
fn onderwerp_en_leeftijd() {
    let m = goed().valideer().unwrap();
    assert_eq!(m.onderwerp, "De woning is vervuild en niemand doet open");
    assert_eq!(m.met_kinderen, crate::triage::Antwoord::Onbekend);
    let lang = NieuweMelding {
        wat: "woord ".repeat(60),
        ..goed()
    };
    let onderwerp = lang.valideer().unwrap().onderwerp;
    assert!(onderwerp.chars().count() <= 80 && onderwerp.ends_with('…'));
    let vandaag = jiff::civil::date(2026, 11, 24);
    for (tekst, jaren) in [
        ("12-3-1985", Some(41)),
        ("25-11-2008", Some(17)),
        ("1985", Some(41)),
        ("ongeveer 1980", Some(46)),
        ("40 jaar", Some(40)),
        ("een jaar of veertig", None),
        ("", None),
    ] {
        assert_eq!(leeftijd_uit_tekst(tekst, vandaag), jaren, "{tekst}");
    }
}
