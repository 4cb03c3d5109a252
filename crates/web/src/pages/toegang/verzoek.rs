// SPDX-License-Identifier: EUPL-1.2
//! Answering a request to take part.

use super::deelname::{uit_invoer, velden};
use crate::kern::formulier::keuzes;
use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, PaginaFout, PaginaUitkomst, klaar, naar_met, tekst};
use app::AppFout;
use app::toegang::{Toekenning, beslis, toegang};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::CasusId;
use domain::toegang::VerzoekBesluit;
use policy::Doel;
use uuid::Uuid;

async fn scherm(
    bezoek: &Bezoek,
    id: CasusId,
    welke: Uuid,
    f: Formulier,
    status: StatusCode,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let b = toegang(&bezoek.app, &ctx, id).await?;
    let Some(v) = b
        .verzoeken
        .iter()
        .find(|v| v.id == welke)
        .filter(|_| b.mag_beslissen)
    else {
        return Err(PaginaFout::App(AppFout::NietGevonden));
    };
    // The role as the asker wrote it; who decides may change it.
    let f = if f.waarde("rol").is_empty() {
        f.met("rol", &v.rol)
    } else {
        f
    };
    let actie = format!("/casussen/{id}/toegang/verzoeken/{welke}");
    let mut s = Scherm::nieuw(bezoek, "Verzoek om toegang", actie, f);
    s.sub = format!("Huishouden {}", b.blad.kop.huishouden);
    s.terug = (format!("/casussen/{id}/toegang"), "Terug".to_owned());
    s.gegevens = vec![
        ("Wie", format!("{}, {}", v.medewerker, v.functie)),
        ("Organisatie", v.organisatie.clone()),
        ("Gevraagd", tekst::moment(v.gevraagd_op, ctx.vandaag())),
        ("Waarvoor", v.reden.clone()),
    ];
    s.velden = vec![
        Veld::Radios(
            "besluit",
            "Mag deze persoon meedoen?",
            keuzes(VerzoekBesluit::ALL, |x| (x.code(), x.label())),
        ),
        Veld::Tekstvak("besluit_reden", "Zo nee: waarom niet?", "De vrager leest dit."),
        Veld::Tekst("rol", "Zo ja: in welke rol?", ""),
    ];
    s.velden.extend(velden(&b, ctx.vandaag()));
    s.knop = "Leg het besluit vast";
    s.toon(status)
}

pub(super) async fn form(bezoek: Bezoek, Path((id, welke)): Path<(CasusId, Uuid)>) -> PaginaUitkomst {
    scherm(&bezoek, id, welke, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn antwoord(
    bezoek: Bezoek,
    Path((id, welke)): Path<(CasusId, Uuid)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let t = Toekenning {
        besluit: invoer.tekst("besluit"),
        reden: invoer.tekst("besluit_reden"),
        deelname: uit_invoer(&invoer),
    };
    let uit = klaar(beslis(&bezoek.app, &ctx, welke, &t).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}/toegang"),
            "Het besluit is vastgelegd. De vrager ziet het op Mijn werk.",
        )),
        Err((f, status)) => scherm(&bezoek, id, welke, f, status).await,
    }
}
