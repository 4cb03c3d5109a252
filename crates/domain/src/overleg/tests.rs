// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::casus::Fase;
use jiff::civil::{Weekday, date};

fn vraag(soort: PuntSoort) -> Agendavraag {
    Agendavraag {
        soort,
        fase: Fase::Plan,
        al_open: false,
        planversies: 1,
        plan_gezien: false,
    }
}

#[test]
fn op_de_lijst() {
    use PuntSoort::{PlanZien, Toewijzen};
    for (v, code) in [
        (vraag(Toewijzen), None),
        (vraag(PlanZien), None),
        (
            Agendavraag {
                fase: Fase::Nazorg,
                ..vraag(Toewijzen)
            },
            None,
        ),
        (
            Agendavraag {
                al_open: true,
                ..vraag(Toewijzen)
            },
            Some("overleg.al_op_lijst"),
        ),
        (
            Agendavraag {
                fase: Fase::Gesloten,
                ..vraag(Toewijzen)
            },
            Some("overleg.gesloten"),
        ),
        (
            Agendavraag {
                fase: Fase::Uitvoering,
                ..vraag(PlanZien)
            },
            Some("overleg.fase"),
        ),
        (
            Agendavraag {
                planversies: 0,
                ..vraag(PlanZien)
            },
            Some("plan.geen_versie"),
        ),
        (
            Agendavraag {
                plan_gezien: true,
                ..vraag(PlanZien)
            },
            Some("plan.al_gezien"),
        ),
    ] {
        assert_eq!(
            mag_agenderen(&v).err().map(|w| w.code),
            code.map(str::to_owned),
            "{v:?}"
        );
    }
}

#[test]
fn besluiten_horen_bij_hun_punt() {
    use AgendapuntStatus::{Besloten, Ingetrokken, Open};
    use Besluit::{AnderTeam, PlanAanpassen, PlanGezien, RegisseurGekozen, Uitstellen};
    use PuntSoort::{PlanZien, Toewijzen};
    for (soort, status, besluit, regisseur, tekst, code) in [
        (Toewijzen, Open, RegisseurGekozen, true, "", None),
        (
            Toewijzen,
            Open,
            RegisseurGekozen,
            false,
            "",
            Some("overleg.regisseur"),
        ),
        (Toewijzen, Open, AnderTeam, false, "hoort bij jeugd", None),
        (
            Toewijzen,
            Open,
            AnderTeam,
            false,
            " ",
            Some("overleg.toelichting"),
        ),
        (
            Toewijzen,
            Open,
            Uitstellen,
            false,
            "",
            Some("overleg.toelichting"),
        ),
        (Toewijzen, Open, PlanGezien, false, "", Some("overleg.besluit")),
        (PlanZien, Open, PlanGezien, false, "", None),
        (
            PlanZien,
            Open,
            PlanAanpassen,
            false,
            "",
            Some("overleg.toelichting"),
        ),
        (
            PlanZien,
            Open,
            RegisseurGekozen,
            true,
            "",
            Some("overleg.besluit"),
        ),
        (
            PlanZien,
            Besloten,
            PlanGezien,
            false,
            "",
            Some("overleg.al_besloten"),
        ),
        (
            PlanZien,
            Ingetrokken,
            PlanGezien,
            false,
            "",
            Some("overleg.al_besloten"),
        ),
    ] {
        let uit = controleer_besluit(soort, status, besluit, regisseur, tekst);
        assert_eq!(uit.err().map(|w| w.code), code.map(str::to_owned), "{besluit}");
    }
    assert!(PlanAanpassen.is_gezien() && PlanGezien.is_gezien() && !Uitstellen.is_gezien());
    assert!(!Uitstellen.sluit_punt() && AnderTeam.sluit_punt());
}

#[test]
fn elke_week_en_uitstellen() {
    let woensdag = Weekday::Wednesday;
    assert_eq!(volgende_mdo(date(2026, 11, 24), woensdag), date(2026, 11, 25));
    assert_eq!(volgende_mdo(date(2026, 11, 25), woensdag), date(2026, 11, 25));
    assert_eq!(volgende_mdo(date(2026, 11, 26), woensdag), date(2026, 12, 2));
    assert_eq!(
        volgende_mdo(date(2026, 12, 24), Weekday::Friday),
        date(2026, 12, 28),
        "Christmas"
    );
    let u = stel_uit(date(2026, 11, 25), woensdag, 0, "mevrouw is ziek").unwrap();
    assert_eq!(
        (u.datum, u.keer, u.naar_procesmanager),
        (date(2026, 12, 2), 1, false)
    );
    assert_eq!(u.tekst, "Uitgesteld naar woensdag 2 december.");
    assert!(
        stel_uit(date(2026, 11, 25), woensdag, 1, "weer ziek")
            .unwrap()
            .naar_procesmanager
    );
    assert_eq!(
        stel_uit(date(2026, 11, 25), woensdag, 0, " ").unwrap_err().code,
        "overleg.toelichting"
    );
}
