// SPDX-License-Identifier: EUPL-1.2
//! Form of family outside the household, with the conflict of two writers.

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon, toon_met,
};
use crate::pages::huishouden::Verschil;
use app::AppFout;
use app::verwanten::verwant::{self as zaak, VerwantRij};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::verwanten::{Geslacht, NieuweVerwant};
use domain::{HuishoudenId, VerwantId};
use policy::Doel;

#[derive(Template)]
#[template(path = "verwanten/verwant.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    id: VerwantId,
    huishouden: HuishoudenId,
    huishouden_naam: String,
    version: i64,
    geslachten: Vec<Keuze>,
    conflict: Vec<Verschil>,
}

fn scherm(bezoek: &Bezoek, (huishouden_naam, v): (String, VerwantRij), f: Formulier) -> Scherm {
    Scherm {
        p: bezoek.pagina("Familielid wijzigen", "casussen"),
        version: f.versie_of(v.version),
        f,
        id: v.id,
        huishouden: v.huishouden_id,
        huishouden_naam,
        geslachten: keuzes(Geslacht::ALL, |g| (g.code(), g.label())),
        conflict: Vec::new(),
    }
}

fn velden(v: &VerwantRij) -> Vec<(&'static str, &'static str, String)> {
    let jaar = v.geboortejaar.map(|j| j.to_string()).unwrap_or_default();
    let overleden = if v.overleden { "ja" } else { "" };
    vec![
        ("naam", "Naam", v.naam.clone()),
        ("geslacht", "Geslacht", v.geslacht.clone()),
        ("geboortejaar", "Geboortejaar", jaar),
        ("overleden", "Overleden", overleden.to_owned()),
    ]
}

fn bewaard(id: impl std::fmt::Display) -> Response {
    naar_met(
        format!("/huishoudens/{id}/verwanten"),
        "Het familielid is bewaard.",
    )
}

pub(super) async fn toon_form(bezoek: Bezoek, Path(id): Path<VerwantId>) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = Formulier::van(velden(&form.1).into_iter().map(|(n, _, w)| (n, w)));
    toon(&scherm(&bezoek, form, f))
}

pub(super) async fn wijzig(bezoek: Bezoek, Path(id): Path<VerwantId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuweVerwant {
        naam: invoer.tekst("naam"),
        geslacht: invoer.tekst("geslacht"),
        geboortejaar: invoer.tekst("geboortejaar"),
        overleden: invoer.heeft("overleden", "ja"),
    };
    let uit = klaar(zaak::wijzig(&bezoek.app, &ctx, id, invoer.versie(), &nieuw).await);
    let (status, f) = match uit {
        Ok(huishouden) => return Ok(bewaard(huishouden)),
        Err(AppFout::Invoer(fouten)) => (
            StatusCode::BAD_REQUEST,
            Formulier::uit(&invoer).met_fouten(&fouten),
        ),
        Err(AppFout::Gewijzigd) => (StatusCode::CONFLICT, Formulier::uit_conflict(&invoer)),
        Err(fout) => return Err(fout.into()),
    };
    let form = zaak::form(&bezoek.app, &ctx, id).await?;
    let mut conflict = Vec::new();
    if status == StatusCode::CONFLICT {
        let leesbaar = |w: &str| if w.is_empty() { "(leeg)" } else { w }.to_owned();
        conflict = velden(&form.1)
            .into_iter()
            .filter(|(naam, _, nu)| invoer.waarde(naam) != nu)
            .map(|(naam, label, ander)| Verschil {
                label,
                mijn: leesbaar(invoer.waarde(naam)),
                ander: leesbaar(&ander),
            })
            .collect();
        if conflict.is_empty() {
            return Ok(bewaard(form.1.huishouden_id));
        }
    }
    let mut s = scherm(&bezoek, form, f);
    s.conflict = conflict;
    toon_met(status, &s, None)
}
