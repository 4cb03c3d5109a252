// SPDX-License-Identifier: EUPL-1.2
//! Merges of a person, and undoing one.

use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon, toon_met,
};
use app::AppFout;
use app::samenvoegen::terug::{self as zaak, Form};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::{PersoonId, SamenvoegingId};
use policy::Doel;

/// A merge, as a line.
struct Regel {
    id: SamenvoegingId,
    vervallen: String,
    wanneer: String,
    iso: String,
    door: String,
    reden: String,
    terug: Option<String>,
}

#[derive(Template)]
#[template(path = "samenvoegen/lijst.html")]
struct Lijst {
    p: Pagina,
    naam: String,
    persoon: PersoonId,
    regels: Vec<Regel>,
}

pub(super) async fn lijst(bezoek: Bezoek, Path(id): Path<PersoonId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let (naam, regels) = zaak::lijst(&bezoek.app, &ctx, id).await?;
    let vandaag = ctx.vandaag();
    let regels = regels
        .into_iter()
        .map(|r| Regel {
            id: r.id,
            vervallen: r.vervallen,
            wanneer: tekst::moment(r.op, vandaag),
            iso: tekst::iso(r.op),
            door: r.door,
            reden: r.reden,
            terug: r.terug.map(|(op, door, reden)| {
                format!(
                    "Teruggedraaid {} door {door}: {reden}",
                    tekst::moment(op, vandaag)
                )
            }),
        })
        .collect();
    toon(&Lijst {
        p: bezoek.pagina("Samenvoegingen", "casussen"),
        naam,
        persoon: id,
        regels,
    })
}

#[derive(Template)]
#[template(path = "samenvoegen/terug.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    form: Form,
    wanneer: String,
    /// Facts that changed since, in words.
    bleef: Vec<&'static str>,
    erbij: Vec<Keuze>,
    gewijzigd: bool,
}

fn scherm(bezoek: &Bezoek, form: Form, f: Formulier) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    Scherm {
        p: bezoek.pagina("Samenvoeging terugdraaien", "casussen"),
        f,
        wanneer: tekst::moment(form.op, vandaag),
        bleef: form.gewijzigd.iter().map(|v| v.label()).collect(),
        erbij: form
            .erbij
            .iter()
            .map(|e| Keuze::new(e.code.clone(), e.wat.clone()))
            .collect(),
        form,
        gewijzigd: false,
    }
}

pub(super) async fn toon_form(bezoek: Bezoek, Path(id): Path<SamenvoegingId>) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon(&scherm(&bezoek, form, Formulier::leeg()))
}

pub(super) async fn doe(bezoek: Bezoek, Path(id): Path<SamenvoegingId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let mee = invoer.waarden("mee");
    let uit = zaak::terug(
        &bezoek.app,
        &ctx,
        id,
        invoer.versie(),
        invoer.waarde("reden"),
        &mee,
    )
    .await;
    let f = Formulier::uit(&invoer);
    let (status, f, gewijzigd) = match klaar(uit.map(|blijft| blijft.to_string())) {
        Ok(blijft) => {
            return Ok(naar_met(
                format!("/personen/{blijft}/samenvoegingen"),
                "De samenvoeging is teruggedraaid. Het zijn weer twee personen.",
            ));
        }
        Err(AppFout::Invoer(fouten)) => (StatusCode::BAD_REQUEST, f.met_fouten(&fouten), false),
        Err(AppFout::Regel(w)) => (StatusCode::CONFLICT, f.met_weigering(&w), false),
        Err(AppFout::Gewijzigd) => (StatusCode::CONFLICT, f, true),
        Err(fout) => return Err(fout.into()),
    };
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let mut s = scherm(&bezoek, form, f);
    s.gewijzigd = gewijzigd;
    toon_met(status, &s, None)
}
