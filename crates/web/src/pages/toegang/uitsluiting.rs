// SPDX-License-Identifier: EUPL-1.2
//! Conflict of interest: "ik ken dit gezin", and shutting a colleague out.

use super::deelname::mensen;
use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, PaginaFout, PaginaUitkomst, klaar, naar_met};
use app::AppFout;
use app::toegang::{drempel, hef_op, ken_ik, sluit_uit, toegang};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::CasusId;
use domain::toegang::NieuweUitsluiting;
use policy::Doel;
use uuid::Uuid;

async fn ken_scherm(bezoek: &Bezoek, id: CasusId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let d = drempel(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let mut s = Scherm::nieuw(
        bezoek,
        "Ken je dit gezin?",
        format!("/casussen/{id}/toegang/ken-ik"),
        f,
    );
    s.gegevens = vec![("Casus", d.kenmerk)];
    s.terug = if d.mag_openen {
        (format!("/casussen/{id}"), "Terug naar de casus".to_owned())
    } else {
        (format!("/casussen/{id}/toegang/vragen"), "Terug".to_owned())
    };
    s.uitleg = vec![
        "Familie, buren, vrienden: wie een gezin kent, hoort hun dossier niet te zien. Meld het hier. Vanaf dat moment kun je dit dossier niet meer openen, wat je rol ook is.".to_owned(),
        "Alleen de procesmanager kan dit terugdraaien.".to_owned(),
    ];
    s.velden = vec![Veld::Tekstvak(
        "reden",
        "Hoe ken je dit gezin?",
        "Alleen de procesmanager leest dit.",
    )];
    s.knop = "Sluit mij uit van dit dossier";
    s.toon(status)
}

pub(super) async fn ken_form(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    ken_scherm(&bezoek, id, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn ken(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuweUitsluiting {
        medewerker: String::new(),
        reden: invoer.tekst("reden"),
    };
    let uit = klaar(ken_ik(&bezoek.app, &ctx, id, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            "/mijn-werk",
            "Vastgelegd. Je kunt dit dossier niet meer openen.",
        )),
        Err((f, status)) => ken_scherm(&bezoek, id, f, status).await,
    }
}

async fn scherm(bezoek: &Bezoek, id: CasusId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let b = toegang(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let mut s = Scherm::nieuw(
        bezoek,
        "Een collega uitsluiten",
        format!("/casussen/{id}/toegang/uitsluiten"),
        f,
    );
    s.sub = format!("Huishouden {}", b.blad.kop.huishouden);
    s.terug = (format!("/casussen/{id}/toegang"), "Terug".to_owned());
    s.uitleg = vec!["Wie je uitsluit, kan dit dossier niet meer openen of vinden, wat de rol ook is. De collega ziet waarom niet.".to_owned()];
    s.velden = vec![
        Veld::Keuzelijst("medewerker", "Wie?", "", mensen(&b.keuzes, true)),
        Veld::Tekstvak("reden", "Waarom?", ""),
    ];
    s.knop = "Sluit deze collega uit";
    s.toon(status)
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    scherm(&bezoek, id, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn maak(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuweUitsluiting {
        medewerker: invoer.tekst("medewerker"),
        reden: invoer.tekst("reden"),
    };
    let uit = klaar(sluit_uit(&bezoek.app, &ctx, id, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}/toegang"),
            "De collega is uitgesloten van dit dossier.",
        )),
        Err((f, status)) => scherm(&bezoek, id, f, status).await,
    }
}

async fn op_scherm(
    bezoek: &Bezoek,
    id: CasusId,
    welke: Uuid,
    f: Formulier,
    status: StatusCode,
) -> PaginaUitkomst {
    let b = toegang(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let Some(u) = b
        .uitsluitingen
        .iter()
        .find(|u| u.id == welke)
        .filter(|_| b.mag_uitsluiten)
    else {
        return Err(PaginaFout::App(AppFout::NietGevonden));
    };
    let actie = format!("/casussen/{id}/toegang/uitsluitingen/{welke}");
    let mut s = Scherm::nieuw(bezoek, "Uitsluiting opheffen", actie, f);
    s.terug = (format!("/casussen/{id}/toegang"), "Terug".to_owned());
    s.gegevens = vec![
        ("Wie", format!("{}, {}", u.medewerker, u.organisatie)),
        ("Vastgelegd", u.soort.label().to_owned()),
        ("Reden", u.reden.clone()),
    ];
    s.velden = vec![Veld::Tekstvak("reden", "Waarom kan dit nu weg?", "")];
    s.knop = "Hef de uitsluiting op";
    s.toon(status)
}

pub(super) async fn op_form(bezoek: Bezoek, Path((id, welke)): Path<(CasusId, Uuid)>) -> PaginaUitkomst {
    op_scherm(&bezoek, id, welke, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn op(
    bezoek: Bezoek,
    Path((id, welke)): Path<(CasusId, Uuid)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(hef_op(&bezoek.app, &ctx, id, welke, invoer.waarde("reden")).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}/toegang"),
            "De uitsluiting is opgeheven.",
        )),
        Err((f, status)) => op_scherm(&bezoek, id, welke, f, status).await,
    }
}
