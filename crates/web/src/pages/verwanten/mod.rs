// SPDX-License-Identifier: EUPL-1.2
//! Family and network of a household: genogram, ecogram, the same in tables, and the forms.

mod relatie;
mod tekening;
mod verwant;

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, Web, toon};
use app::verwanten::Beeld;
use askama::Template;
use axum::extract::Path;
use axum::{Router, routing::get};
use domain::HuishoudenId;
use domain::verwanten::Wie;
use policy::Doel;
use tekening::{EcoTekening, GenoTekening};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/huishoudens/{id}/verwanten", get(pagina))
        .route(
            "/huishoudens/{id}/verwanten/nieuw",
            get(relatie::toon_nieuw).post(relatie::voeg_toe),
        )
        .route("/relaties/{id}", get(relatie::toon_een).post(relatie::wijzig))
        .route("/verwanten/{id}", get(verwant::toon_form).post(verwant::wijzig))
}

/// A person in the table beside the genogram.
struct PersoonRegel {
    naam: String,
    sub: String,
    /// Where the details are corrected; empty when that is not here.
    wijzig: String,
}

#[derive(Template)]
#[template(path = "verwanten/pagina.html")]
struct Scherm {
    p: Pagina,
    b: Beeld,
    geno: GenoTekening,
    eco: EcoTekening,
    personen: Vec<PersoonRegel>,
}

async fn pagina(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let b = app::verwanten::openen(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let personen = b
        .personen
        .iter()
        .map(|p| PersoonRegel {
            naam: p.naam.clone(),
            sub: p.sub.clone(),
            wijzig: match p.wie {
                Wie::Verwant(v) if b.mag_wijzigen => format!("/verwanten/{v}"),
                Wie::Persoon(x) if b.mag_wijzigen && p.mens.lid => format!("/huishoudens/{id}/personen/{x}"),
                _ => String::new(),
            },
        })
        .collect();
    toon(&Scherm {
        p: bezoek.pagina(format!("Familie en netwerk van {}", b.naam), "casussen"),
        geno: GenoTekening::van(&b),
        eco: EcoTekening::van(&b),
        personen,
        b,
    })
}
