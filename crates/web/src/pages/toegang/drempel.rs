// SPDX-License-Identifier: EUPL-1.2
//! The door of a casus: ask to take part.

use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, PaginaUitkomst, klaar, naar_met, tekst};
use app::toegang::{Drempel, drempel, vraag};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::CasusId;
use domain::toegang::{NieuwVerzoek, VerzoekStatus};
use policy::Doel;

/// The casus by its reference, and whom to call.
pub(super) fn feiten(d: &Drempel) -> Vec<(&'static str, String)> {
    let bel = if d.telefoon.is_empty() {
        d.contact.clone()
    } else {
        format!("{}, {}", d.contact, d.telefoon)
    };
    vec![("Casus", d.kenmerk.clone()), ("Contact", bel)]
}

fn scherm(bezoek: &Bezoek, d: &Drempel, f: Formulier) -> Scherm {
    let actie = format!("/casussen/{}/toegang/vragen", d.casus);
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let mut s = Scherm::nieuw(bezoek, "Toegang vragen", actie, f);
    s.gegevens = feiten(d);
    let open = d
        .laatste
        .as_ref()
        .is_some_and(|v| *v.status == VerzoekStatus::Open);
    if let Some(v) = &d.laatste {
        let wanneer = tekst::moment(v.gevraagd_op, vandaag);
        s.uitleg.push(match *v.status {
            VerzoekStatus::Open => format!(
                "Je vroeg dit {wanneer}. De casusregisseur heeft nog niet geantwoord. Heb je haast? Bel."
            ),
            VerzoekStatus::Afgewezen => format!(
                "Je vroeg dit {wanneer}. Het antwoord was nee: {}",
                v.besluit_reden
            ),
            VerzoekStatus::Toegekend => {
                format!("Je vroeg dit {wanneer}, en mocht meedoen. Dat is nu voorbij.")
            }
            VerzoekStatus::Ingetrokken => format!("Je vroeg dit {wanneer}. Daarna is de casus gesloten."),
        });
    }
    if d.mag_openen {
        s.uitleg = vec!["Je mag deze casus al zien.".to_owned()];
        s.terug = (format!("/casussen/{}", d.casus), "Naar de casus".to_owned());
    } else if d.gesloten {
        s.uitleg.push(
            "Deze casus is gesloten. Vraag het de procesmanager als je iets over vroeger moet weten."
                .to_owned(),
        );
    } else if !open {
        s.uitleg.push(
            "De casusregisseur of de procesmanager beslist. Je ziet het antwoord op Mijn werk.".to_owned(),
        );
        s.velden = vec![
            Veld::Tekst(
                "rol",
                "Wat doe jij voor dit huishouden?",
                "Bijvoorbeeld: wijkverpleegkundige, mentor op school.",
            ),
            Veld::Tekstvak(
                "reden",
                "Waarvoor heb je de gegevens nodig?",
                "Schrijf niet op wat je over het huishouden weet. Alleen waarvoor.",
            ),
        ];
        s.knop = "Vraag toegang";
    }
    if d.mag_nood && !d.mag_openen {
        s.ook.push((
            format!("/casussen/{}/toegang/nood", d.casus),
            "Is er nu acuut gevaar? Neem noodtoegang",
        ));
    }
    if !d.mag_openen && !d.regisseur {
        s.ook.push((
            format!("/casussen/{}/toegang/ken-ik", d.casus),
            "Ken je dit gezin? Meld het hier",
        ));
    }
    s
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let d = drempel(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let mut s = scherm(&bezoek, &d, Formulier::leeg());
    s.f = Formulier::leeg().met_concept(bezoek.concept(&s.concept).await?);
    s.toon(StatusCode::OK)
}

pub(super) async fn vraag_toegang(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuwVerzoek {
        rol: invoer.tekst("rol"),
        reden: invoer.tekst("reden"),
    };
    let uit = klaar(vraag(&bezoek.app, &ctx, id, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            let pad = format!("/casussen/{id}/toegang/vragen");
            bezoek.wis_concept(&pad).await?;
            Ok(naar_met(
                pad,
                "Je verzoek is verstuurd. Het antwoord zie je op Mijn werk.",
            ))
        }
        Err((f, status)) => {
            let d = drempel(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
            scherm(&bezoek, &d, f).toon(status)
        }
    }
}
