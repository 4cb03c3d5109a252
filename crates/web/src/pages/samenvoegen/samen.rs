// SPDX-License-Identifier: EUPL-1.2
//! Merging: what stays, what moves, which facts are right; on one page, before anything changes.

use super::{Rij, bron, rijen};
use crate::kern::{Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, klaar, naar_met, toon, toon_met};
use app::AppFout;
use app::samenvoegen::{self as zaak, Form};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::PersoonId;
use domain::samenvoegen::{NieuweSamenvoeging, Veld};
use policy::Doel;

#[derive(Template)]
#[template(path = "samenvoegen/samen.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    form: Form,
    rijen: Vec<Rij>,
    bron_een: String,
    bron_ander: String,
    /// One of the two changed since the page was made.
    gewijzigd: bool,
}

fn scherm(bezoek: &Bezoek, form: Form, f: Formulier) -> Scherm {
    let kiest = |v: Veld| form.te_kiezen.contains(&v);
    let anders = |v: Veld| form.blijft.feit(&v) != form.vervalt.feit(&v);
    Scherm {
        p: bezoek.pagina("Samenvoegen", "casussen"),
        f,
        rijen: rijen(&form.blijft, &form.vervalt, anders, kiest),
        bron_een: bron(bezoek, &form.blijft),
        bron_ander: bron(bezoek, &form.vervalt),
        form,
        gewijzigd: false,
    }
}

pub(super) async fn toon_form(
    bezoek: Bezoek,
    Path((blijft, vervalt)): Path<(PersoonId, PersoonId)>,
) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), blijft, vervalt).await?;
    toon(&scherm(&bezoek, form, Formulier::leeg()))
}

pub(super) async fn doe(
    bezoek: Bezoek,
    Path((blijft, vervalt)): Path<(PersoonId, PersoonId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuweSamenvoeging {
        keuzes: Veld::ALLE
            .into_iter()
            .map(|v| (v, invoer.tekst(v.veldnaam())))
            .collect(),
        reden: invoer.tekst("reden"),
    };
    let ander = invoer.als::<i64>("versie_ander").unwrap_or(0);
    let uit = zaak::voeg_samen(
        &bezoek.app,
        &ctx,
        (blijft, invoer.versie()),
        (vervalt, ander),
        &nieuw,
    )
    .await;
    let f = Formulier::uit(&invoer);
    let (status, f, gewijzigd) = match klaar(uit.map(|id| id.to_string())) {
        Ok(_) => {
            return Ok(naar_met(
                format!("/personen/{blijft}/samenvoegingen"),
                "De twee personen zijn samengevoegd. Hier kun je dat terugdraaien.",
            ));
        }
        Err(AppFout::Invoer(fouten)) => (StatusCode::BAD_REQUEST, f.met_fouten(&fouten), false),
        Err(AppFout::Regel(w)) => (StatusCode::CONFLICT, f.met_weigering(&w), false),
        Err(AppFout::Gewijzigd) => (StatusCode::CONFLICT, f, true),
        Err(fout) => return Err(fout.into()),
    };
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), blijft, vervalt).await?;
    let mut s = scherm(&bezoek, form, f);
    s.gewijzigd = gewijzigd;
    toon_met(status, &s, None)
}
