// SPDX-License-Identifier: EUPL-1.2
//! Pages of households, persons and who is involved.

mod betrokkene;
mod bronnen;
mod nieuw;
mod persoon;
mod splitsen;
mod verhuizen;
mod voor_persoon;

pub(super) use betrokkene::Verschil;

use crate::kern::{Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, Web, klaar, naar_met, toon, toon_met};
use crate::pages::waarschuwing::LetOp;
use app::AppFout;
use app::huishouden::Beeld;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::{Router, routing::get, routing::post};
use domain::{HuishoudenId, PersoonId};
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/personen/nieuw", get(nieuw::toon_nieuw).post(nieuw::maak))
        .route("/huishoudens/nieuw", get(nieuw::toon_nieuw).post(nieuw::maak))
        .route(
            "/personen/{id}/huishouden",
            get(voor_persoon::toon_form).post(voor_persoon::maak),
        )
        .route("/huishoudens/{id}", get(pagina))
        .route("/huishoudens/{id}/adres-tonen", post(toon_adres))
        .route(
            "/huishoudens/{id}/personen/{persoon}/geheim",
            post(persoon::zet_geheim),
        )
        .route(
            "/huishoudens/{id}/personen/{persoon}/brp",
            post(bronnen::vraag_brp),
        )
        .route(
            "/huishoudens/{id}/personen/{persoon}/bron",
            post(bronnen::kies_bron),
        )
        .route(
            "/huishoudens/{id}/personen/{persoon}",
            get(persoon::toon_form).post(persoon::wijzig),
        )
        .route("/huishoudens/{id}/leden", post(lid_erbij))
        .route("/huishoudens/{id}/leden/einde", post(lid_eraf))
        .route(
            "/huishoudens/{id}/adres",
            get(verhuizen::toon_adres).post(verhuizen::verhuis),
        )
        .route(
            "/huishoudens/{id}/splitsen",
            get(splitsen::toon_form).post(splitsen::doe),
        )
        .route("/huishoudens/{id}/splitsen/terug", post(splitsen::terug))
        .route(
            "/huishoudens/{id}/betrokkenen/nieuw",
            get(betrokkene::toon_nieuw).post(betrokkene::voeg_toe),
        )
        .route(
            "/betrokkenen/{id}",
            get(betrokkene::toon_een).post(betrokkene::wijzig),
        )
}

#[derive(Template)]
#[template(path = "huishouden/pagina.html")]
struct Huishouden {
    p: Pagina,
    f: Formulier,
    b: Beeld,
    let_op: Vec<LetOp>,
}

impl Huishouden {
    /// Where changes are arranged: in the running casus, for who may open it.
    fn overgangen_href(&self) -> String {
        let loopt = self.b.casussen.iter().find(|c| c.mag_openen && c.tot.is_none());
        loopt.map_or_else(String::new, |c| format!("/casussen/{}/overgangen", c.id))
    }
    fn titel(&self) -> String {
        format!("Huishouden {}", self.b.naam)
    }
    fn aantal_waarschuwingen(&self) -> String {
        match self.let_op.len() {
            1 => "Er geldt 1 waarschuwing. Die staat bovenaan.".to_owned(),
            n => format!("Er gelden {n} waarschuwingen. Die staan bovenaan."),
        }
    }
    fn sub(&self) -> String {
        let mut delen = Vec::new();
        if !self.b.adres.is_empty() {
            delen.push(self.b.adres.clone());
        }
        if !self.b.wijk.is_empty() {
            delen.push(self.b.wijk.clone());
        }
        delen.push(match self.b.leden.len() {
            1 => "1 persoon".to_owned(),
            n => format!("{n} personen"),
        });
        delen.join(" · ")
    }
}

fn scherm(bezoek: &Bezoek, b: Beeld, f: Formulier) -> Huishouden {
    Huishouden {
        p: bezoek.pagina(format!("Huishouden {}", b.naam), "casussen"),
        f,
        let_op: b.let_op.iter().map(LetOp::van).collect(),
        b,
    }
}

async fn pagina(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let b = app::huishouden::openen(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon(&scherm(&bezoek, b, Formulier::leeg()))
}

/// Shows the secret address for this once: the answer to the post itself, so that going back or sharing the link shows
/// nothing.
async fn toon_adres(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match app::huishouden::geheim::toon(&bezoek.app, &ctx, id, invoer.waarde("geheim_reden")).await {
        Ok(b) => toon(&scherm(&bezoek, b, Formulier::leeg())),
        Err(AppFout::Invoer(fouten)) => {
            let b = app::huishouden::openen(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon_met(StatusCode::BAD_REQUEST, &scherm(&bezoek, b, f), None)
        }
        Err(fout) => Err(fout.into()),
    }
}

async fn lid_erbij(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let Some(persoon) = invoer.als::<PersoonId>("persoon") else {
        return Err(AppFout::NietGevonden.into());
    };
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let gezag = invoer.heeft("gezag", "ja");
    klaar(app::huishouden::lid::voeg_toe(&bezoek.app, &ctx, id, persoon, invoer.waarde("rol"), gezag).await)?;
    Ok(naar_met(
        format!("/huishoudens/{id}"),
        "De persoon hoort nu bij dit huishouden.",
    ))
}

async fn lid_eraf(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let Some(persoon) = invoer.als::<PersoonId>("persoon") else {
        return Err(AppFout::NietGevonden.into());
    };
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    klaar(app::huishouden::lid::beeindig(&bezoek.app, &ctx, id, persoon, invoer.versie()).await)?;
    Ok(naar_met(
        format!("/huishoudens/{id}"),
        "De persoon hoort niet meer bij dit huishouden. Onder 'Wie hier eerder woonde' kun je dat terugdraaien.",
    ))
}
