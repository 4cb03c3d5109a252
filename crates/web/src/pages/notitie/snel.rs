// SPDX-License-Identifier: EUPL-1.2
//! A quick note from Mijn werk: choose the household, then write.

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, naar, toon};
use app::notitie::Keus;
use askama::Template;
use policy::Doel;

#[derive(Template)]
#[template(path = "notitie/snel.html")]
struct Snel {
    p: Pagina,
    keuzes: Vec<Keus>,
}

pub(super) async fn kies(bezoek: Bezoek) -> PaginaUitkomst {
    let keuzes = app::notitie::snel(&bezoek.app, &bezoek.ctx(Doel::Regie)).await?;
    // One household: nothing to choose.
    if let [enige] = keuzes.as_slice() {
        return Ok(naar(format!("/casussen/{}/notities/nieuw", enige.casus)));
    }
    toon(&Snel {
        p: bezoek.pagina("Snelle notitie", "mijn-werk"),
        keuzes,
    })
}
