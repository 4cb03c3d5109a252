// SPDX-License-Identifier: EUPL-1.2
//! A signaal on a person: from their page in two clicks, or by name for who may not search; and taking one away.

use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon_met};
use app::verwijsindex::{OpNaam, PersoonBeeld, mag_weg, plaats as zet, plaats_op_naam, trek_in};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::termijn::{datum, datum_tekst};
use domain::verwijsindex::Verwijderreden;
use domain::{PersoonId, SignaalId, Weigering};
use policy::Doel;

/// A signaal of somebody else.
struct Ander {
    href: String,
    wie: String,
    sinds: String,
}

#[derive(Template)]
#[template(path = "verwijsindex/persoon.html")]
struct PersoonPagina {
    p: Pagina,
    f: Formulier,
    b: PersoonBeeld,
    eigen: Option<(String, String, String)>,
    anderen: Vec<Ander>,
    tot: String,
}

async fn pagina(bezoek: &Bezoek, id: PersoonId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let b = app::verwijsindex::persoon(&bezoek.app, &bezoek.ctx(Doel::Verwijzen), id).await?;
    let href = |id: SignaalId| format!("/signalen/{id}/weg");
    let pagina = PersoonPagina {
        p: bezoek.pagina("Verwijsindex", ""),
        f,
        eigen: b.eigen.as_ref().map(|s| {
            (
                href(s.id),
                datum_tekst(datum(s.geplaatst_op)),
                datum_tekst(s.verwijderen_op),
            )
        }),
        anderen: b
            .anderen
            .iter()
            .map(|s| Ander {
                href: href(s.id),
                wie: format!("{}, {}, {}", s.naam, s.organisatie, s.telefoon),
                sinds: datum_tekst(datum(s.geplaatst_op)),
            })
            .collect(),
        tot: b.tot.map(datum_tekst).unwrap_or_default(),
        b,
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn persoon(bezoek: Bezoek, Path(id): Path<PersoonId>) -> PaginaUitkomst {
    pagina(&bezoek, id, Formulier::leeg(), StatusCode::OK).await
}

/// What is said after placing: how many others there are.
fn gezegd(aantal: &str) -> String {
    match aantal {
        "0" => "Het signaal staat erin. Er is nu niemand anders. Komt er iemand bij, dan zie je dat hier."
            .to_owned(),
        "1" => "Het signaal staat erin. Er is 1 match. Neem contact op.".to_owned(),
        n => format!("Het signaal staat erin. Er zijn {n} matches. Neem contact op."),
    }
}

pub(super) async fn plaats(bezoek: Bezoek, Path(id): Path<PersoonId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Verwijzen, &invoer);
    let uit = klaar(zet(&bezoek.app, &ctx, id, invoer.heeft("verteld", "ja")).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(aantal) => Ok(naar_met("/verwijsindex", &gezegd(&aantal))),
        Err((f, status)) => pagina(&bezoek, id, f, status).await,
    }
}

#[derive(Template)]
#[template(path = "verwijsindex/nieuw.html")]
struct NieuwPagina {
    p: Pagina,
    f: Formulier,
}

fn nieuw_pagina(bezoek: &Bezoek, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let pagina = NieuwPagina {
        p: bezoek.pagina("Signaal plaatsen", ""),
        f,
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn nieuw(bezoek: Bezoek) -> PaginaUitkomst {
    app::verwijsindex::mag_op_naam(&bezoek.app, &bezoek.ctx(Doel::Verwijzen)).await?;
    nieuw_pagina(&bezoek, Formulier::leeg(), StatusCode::OK)
}

pub(super) async fn op_naam(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let o = OpNaam {
        achternaam: invoer.tekst("achternaam"),
        geboortedatum: invoer.tekst("geboortedatum"),
        postcode: invoer.tekst("postcode"),
        huisnummer: invoer.tekst("huisnummer"),
        verteld: invoer.heeft("verteld", "ja"),
    };
    let ctx = bezoek.ctx_van(Doel::Verwijzen, &invoer);
    let f = Formulier::uit(&invoer);
    let uit = plaats_op_naam(&bezoek.app, &ctx, &o).await;
    let uit = klaar(uit.map(|n| n.map_or_else(|| "niet".to_owned(), |n| n.to_string())));
    match na_fout(f.clone(), uit)? {
        Ok(aantal) if aantal == "niet" => {
            let w = Weigering::new(
                "verwijsindex.niet_gevonden",
                "Met deze gegevens is niemand gevonden. Kijk of alles klopt. Klopt het? Bel dan het Meldpunt van de gemeente.",
            );
            nieuw_pagina(&bezoek, f.met_weigering(&w), StatusCode::NOT_FOUND)
        }
        Ok(aantal) => Ok(naar_met("/verwijsindex", &gezegd(&aantal))),
        Err((f, status)) => nieuw_pagina(&bezoek, f, status),
    }
}

async fn scherm_weg(bezoek: &Bezoek, id: SignaalId, f: Formulier) -> Result<Scherm, crate::kern::PaginaFout> {
    let s = mag_weg(&bezoek.app, &bezoek.ctx(Doel::Verwijzen), id).await?;
    let mut scherm = Scherm::nieuw(bezoek, "Signaal weghalen", format!("/signalen/{id}/weg"), f)
        .onder(bezoek, ("/verwijsindex", "Verwijsindex"));
    scherm.gegevens = vec![
        ("Geplaatst door", format!("{}, {}", s.naam, s.organisatie)),
        ("Op", datum_tekst(datum(s.geplaatst_op))),
        ("Gaat vanzelf weg op", datum_tekst(s.verwijderen_op)),
    ];
    scherm.uitleg = vec![
        "Was het signaal niet terecht? Dan blijft er niets van over. Is de zorg weg? Dan gaat het naar het archief, voor hoogstens vijf jaar.".to_owned(),
    ];
    let redenen = Verwijderreden::VAN_MELDER.map(|r| Keuze::new(r.code(), r.label()));
    scherm.velden = vec![Veld::Radios("reden", "Waarom kan het weg?", redenen.to_vec())];
    scherm.knop = "Haal het signaal weg";
    Ok(scherm)
}

pub(super) async fn weg_form(bezoek: Bezoek, Path(id): Path<SignaalId>) -> PaginaUitkomst {
    scherm_weg(&bezoek, id, Formulier::leeg())
        .await?
        .toon(StatusCode::OK)
}

pub(super) async fn weg(bezoek: Bezoek, Path(id): Path<SignaalId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Verwijzen, &invoer);
    let uit = klaar(trek_in(&bezoek.app, &ctx, id, invoer.waarde("reden")).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met("/verwijsindex", "Het signaal is weg.")),
        Err((f, status)) => scherm_weg(&bezoek, id, f).await?.toon(status),
    }
}
