// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::{
    inrichting::{Inrichting, Kenmerk, TeamSoort},
    kern::ids::{CasusId, HuishoudenId, TeamId},
    melding::{MeldingSoort, MeldingStatus, MeldingUitkomst, Urgentie},
};
use uuid::Uuid;

fn advies(profiel: &str, b: Kenmerkbron) -> Routeadvies {
    adviseer(&Inrichting::profiel(profiel).unwrap().routes, &kenmerken(&b))
}

#[test]
fn routering_volgt_de_tabel() {
    let b = Kenmerkbron::default;
    for (bron, verwacht) in [
        (b(), None),
        (
            Kenmerkbron {
                urgentie: Some(Urgentie::Acuut),
                kind: true,
                ..b()
            },
            Some("crisis"),
        ),
        (
            Kenmerkbron {
                leeftijd: Some(23),
                bekend_bij_zorg: true,
                bekend_bij_justitie: true,
                ..b()
            },
            Some("jor"),
        ),
        (
            Kenmerkbron {
                leeftijd: Some(24),
                bekend_bij_zorg: true,
                bekend_bij_justitie: true,
                ..b()
            },
            None,
        ),
        (
            Kenmerkbron {
                leeftijd: Some(11),
                bekend_bij_zorg: true,
                bekend_bij_justitie: true,
                ..b()
            },
            Some("gezinscoach"),
        ),
        (
            Kenmerkbron {
                gebieden_ja: 2,
                hulp_geweigerd: Some(Antwoord::Ja),
                ..b()
            },
            Some("bzt"),
        ),
        (
            Kenmerkbron {
                gebieden_ja: 1,
                hulp_geweigerd: Some(Antwoord::Ja),
                huishouden: true,
                ..b()
            },
            Some("sociaal_team"),
        ),
        (
            Kenmerkbron {
                gebieden_ja: 2,
                soort: Some(MeldingSoort::Zorgmijding),
                ..b()
            },
            Some("bzt"),
        ),
        (
            Kenmerkbron {
                gebieden_ja: 2,
                soort: Some(MeldingSoort::Zorgmijding),
                hulp_geweigerd: Some(Antwoord::Nee),
                ..b()
            },
            None,
        ),
        (
            Kenmerkbron {
                veelpleger: true,
                politie: true,
                ..b()
            },
            Some("veelplegers"),
        ),
        (
            Kenmerkbron {
                voetbalgeweld: true,
                ..b()
            },
            Some("hooligans"),
        ),
        (
            Kenmerkbron {
                soort: Some(MeldingSoort::Overlast),
                leeftijd: Some(20),
                ..b()
            },
            Some("jeugd_veiligheid"),
        ),
        (
            Kenmerkbron {
                overlast: true,
                leeftijd: Some(50),
                ..b()
            },
            Some("woonoverlast"),
        ),
        (
            Kenmerkbron {
                kind: true,
                huishouden: true,
                ..b()
            },
            Some("gezinscoach"),
        ),
        (
            Kenmerkbron {
                soort: Some(MeldingSoort::Kinderen),
                ..b()
            },
            Some("gezinscoach"),
        ),
        (
            Kenmerkbron {
                leeftijd: Some(26),
                school_of_werk: true,
                ..b()
            },
            Some("schakelpunt"),
        ),
        (
            Kenmerkbron {
                leeftijd: Some(27),
                soort: Some(MeldingSoort::SchoolWerk),
                ..b()
            },
            None,
        ),
        (
            Kenmerkbron {
                soort: Some(MeldingSoort::Geld),
                ..b()
            },
            Some("sociaal_team"),
        ),
        (Kenmerkbron { politie: true, ..b() }, Some("politie")),
    ] {
        for profiel in ["deventer-2014", "deventer-2023"] {
            let a = advies(profiel, bron);
            assert_eq!(a.eerste.as_ref().map(|e| e.code.as_str()), verwacht, "{bron:?}");
        }
    }
}

#[test]
fn advies_noemt_de_reden_en_wat_ook_past() {
    let a = advies(
        "deventer-2023",
        Kenmerkbron {
            gebieden_ja: 3,
            hulp_geweigerd: Some(Antwoord::Ja),
            kind: true,
            huishouden: true,
            ..Kenmerkbron::default()
        },
    );
    assert_eq!(
        a.tekst,
        "Advies: Bijzonder Zorgteam, want meerdere gebieden en hulp afgehouden. Ook mogelijk: Team Toegang Jeugd of gezinscoach of Sociaal team in de wijk."
    );
    assert_eq!(a.ook.len(), 2);
    assert_eq!(controleer_afwijking(&a, TeamSoort::Bzt, ""), Ok(false));
    assert_eq!(
        controleer_afwijking(&a, TeamSoort::SociaalTeam, "buurt kent gezin"),
        Ok(true)
    );
    let w = controleer_afwijking(&a, TeamSoort::SociaalTeam, " ").unwrap_err();
    assert!(w.code == "triage.afwijking_zonder_reden" && w.reden.contains("Bijzonder Zorgteam"));
    let leeg = adviseer(&[], &[Kenmerk::Politie].into());
    assert!(leeg.tekst.contains("blijft bij het Meldpunt"));
    assert_eq!(controleer_afwijking(&leeg, TeamSoort::Jor, ""), Ok(false));
}

fn uitkomst(u: MeldingUitkomst) -> UitkomstTriage {
    let id = Uuid::from_u128(1);
    UitkomstTriage {
        uitkomst: u,
        huishouden: Some(HuishoudenId::new(id)),
        team: Some(TeamId::new(id)),
        team_soort: None,
        casus: Some(CasusId::new(id)),
        reden: "reden".into(),
    }
}

#[test]
fn triage_eindigt_alleen_volledig() {
    let stand = Triagestand {
        status: MeldingStatus::InBehandeling,
        open_aanbod: false,
        drie_uit_acht: DrieUitAchtUitkomst::Doelgroep,
        lopende_casus: false,
    };
    for u in MeldingUitkomst::ALL {
        assert!(uitkomst(*u).controleer(&stand).is_ok(), "{u}");
    }
    let geen = Triagestand {
        drie_uit_acht: DrieUitAchtUitkomst::GeenDoelgroep,
        ..stand
    };
    use MeldingUitkomst::{Casus, Crisis, GeenVervolg, Informatie, Mdo, Team};
    for (u, stand, veld) in [
        (
            UitkomstTriage {
                huishouden: None,
                ..uitkomst(Mdo)
            },
            stand,
            "huishouden",
        ),
        (
            uitkomst(Mdo),
            Triagestand {
                lopende_casus: true,
                ..stand
            },
            "uitkomst",
        ),
        (
            UitkomstTriage {
                reden: String::new(),
                ..uitkomst(Mdo)
            },
            geen,
            "reden",
        ),
        (
            UitkomstTriage {
                team: None,
                ..uitkomst(Team)
            },
            stand,
            "team",
        ),
        (
            UitkomstTriage {
                casus: None,
                ..uitkomst(Casus)
            },
            stand,
            "casus",
        ),
        (
            UitkomstTriage {
                reden: " ".into(),
                ..uitkomst(Informatie)
            },
            stand,
            "reden",
        ),
        (
            UitkomstTriage {
                reden: " ".into(),
                ..uitkomst(GeenVervolg)
            },
            stand,
            "reden",
        ),
        (
            UitkomstTriage {
                reden: "x".repeat(2001),
                ..uitkomst(Crisis)
            },
            stand,
            "reden",
        ),
        (
            uitkomst(Team),
            Triagestand {
                status: MeldingStatus::Afgerond,
                ..stand
            },
            "uitkomst",
        ),
        (
            uitkomst(Team),
            Triagestand {
                open_aanbod: true,
                ..stand
            },
            "uitkomst",
        ),
    ] {
        let fouten = u.controleer(&stand).unwrap_err();
        assert_eq!(
            fouten.0.iter().map(|f| f.veld.as_str()).collect::<Vec<_>>(),
            [veld],
            "{u:?}"
        );
    }
    let kaal = UitkomstTriage {
        huishouden: None,
        team: None,
        casus: None,
        reden: String::new(),
        ..uitkomst(Crisis)
    };
    assert!(
        kaal.controleer(&Triagestand {
            open_aanbod: true,
            ..geen
        })
        .is_ok(),
        "crisis at any time"
    );
}
