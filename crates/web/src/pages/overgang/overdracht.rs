// SPDX-License-Identifier: EUPL-1.2
//! A warm handover: what is handed over, and the answer of who receives it.

use super::{Staat, staat};
use crate::kern::formulier::keuzes;
use crate::kern::scherm::na_fout;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon_met,
};
use app::overgang::Overdracht;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::OverdrachtId;
use domain::levensloop::{Besluit, NieuwBesluit};
use domain::termijn::datum_tekst;
use policy::Doel;

#[derive(Template)]
#[template(path = "overgang/overdracht.html")]
struct Scherm {
    p: Pagina,
    o: Overdracht,
    kop: String,
    dag: String,
    gevraagd: String,
    staat: Staat,
    antwoord: String,
    /// The page of the change, for who directs.
    terug: String,
    besluiten: Vec<Keuze>,
    vandaag: String,
    f: Formulier,
}

impl Scherm {
    fn toelichting_kop(&self) -> &'static str {
        if self.o.rij.gesprek_op.is_some() {
            "Het gesprek"
        } else {
            "Waarom niet"
        }
    }
}

fn concept(id: OverdrachtId) -> String {
    format!("overdracht:{id}")
}

fn scherm(bezoek: &Bezoek, o: Overdracht, f: Formulier) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let r = &o.rij;
    let naam = [r.voornamen.as_str(), &r.voorvoegsel, &r.geslachtsnaam]
        .iter()
        .filter(|d| !d.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    Scherm {
        p: bezoek.pagina("Warme overdracht", "casussen"),
        kop: format!("{naam} {}", r.overgang.label()),
        dag: datum_tekst(r.dag),
        gevraagd: format!("{}, {}", r.gevraagd_door, tekst::moment(r.gevraagd_op, vandaag)),
        staat: staat(r, vandaag),
        antwoord: r
            .besloten_op
            .map(|op| format!("{}, {}", r.aan, tekst::moment(op, vandaag)))
            .unwrap_or_default(),
        terug: if o.regelt {
            super::een::adres(o.casus, r.persoon_id, *r.overgang)
        } else {
            format!("/casussen/{}/overgangen", o.casus)
        },
        besluiten: keuzes(Besluit::ALL, |b| (b.code(), b.label())),
        vandaag: vandaag.to_string(),
        f,
        o,
    }
}

async fn toon(bezoek: &Bezoek, id: OverdrachtId, f: Option<Formulier>, status: StatusCode) -> PaginaUitkomst {
    let o = app::overgang::overdracht(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = match f {
        Some(f) => f,
        None => Formulier::leeg().met_concept(bezoek.concept(&concept(id)).await?),
    };
    toon_met(status, &scherm(bezoek, o, f), None)
}

pub(super) async fn pagina(bezoek: Bezoek, Path(id): Path<OverdrachtId>) -> PaginaUitkomst {
    toon(&bezoek, id, None, StatusCode::OK).await
}

pub(super) async fn besluit(bezoek: Bezoek, Path(id): Path<OverdrachtId>, invoer: Invoer) -> PaginaUitkomst {
    let nieuw = NieuwBesluit {
        besluit: invoer.tekst("besluit"),
        gesprek_op: invoer.tekst("gesprek_op"),
        gesprek: invoer.tekst("gesprek"),
        reden: invoer.tekst("reden"),
    };
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(app::overgang::besluit(&bezoek.app, &ctx, id, invoer.versie(), &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            bezoek.wis_concept(&concept(id)).await?;
            Ok(naar_met(
                format!("/overdrachten/{id}"),
                "Je antwoord is bewaard. De casusregisseur ziet het.",
            ))
        }
        Err((f, status)) => toon(&bezoek, id, Some(f), status).await,
    }
}

pub(super) async fn trek_in(bezoek: Bezoek, Path(id): Path<OverdrachtId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(app::overgang::trek_in(&bezoek.app, &ctx, id, invoer.versie()).await);
    match na_fout(Formulier::leeg(), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/overdrachten/{id}"),
            "De overdracht is ingetrokken.",
        )),
        Err((f, status)) => toon(&bezoek, id, Some(f), status).await,
    }
}
