// SPDX-License-Identifier: EUPL-1.2
//! Form of a new warning.

use crate::kern::formulier::keuzes;
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon_met};
use app::AppFout;
use app::waarschuwing::Form;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::HuishoudenId;
use domain::waarschuwing::{NieuweWaarschuwing, Verteld, WaarschuwingSoort};
use policy::Doel;

#[derive(Template)]
#[template(path = "waarschuwing/nieuw.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    form: Form,
    soorten: Vec<Keuze>,
    leden: Vec<Keuze>,
    verteld: Vec<Keuze>,
    uiterlijk: String,
    vandaag: String,
}

fn sleutel(id: HuishoudenId) -> String {
    format!("waarschuwing:{id}")
}

async fn toon(bezoek: &Bezoek, id: HuishoudenId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let form = app::waarschuwing::form(&bezoek.app, &ctx, id).await?;
    let scherm = Scherm {
        p: bezoek.pagina("Waarschuwing toevoegen", "casussen"),
        f,
        soorten: keuzes(WaarschuwingSoort::ALL, |s| (s.code(), s.label())),
        leden: form
            .leden
            .iter()
            .map(|l| Keuze::new(l.persoon_id.to_string(), l.roepnaam()))
            .collect(),
        verteld: keuzes(Verteld::ALL, |v| (v.code(), v.label())),
        uiterlijk: form.uiterlijk.to_string(),
        vandaag: ctx.vandaag().to_string(),
        form,
    };
    toon_met(status, &scherm, None)
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let f = Formulier::leeg()
        .met("sinds", vandaag.to_string())
        .met_concept(bezoek.concept(&sleutel(id)).await?);
    toon(&bezoek, id, f, StatusCode::OK).await
}

pub(super) async fn maak(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuweWaarschuwing {
        soort: invoer.tekst("soort"),
        persoon: invoer.tekst("persoon"),
        tekst: invoer.tekst("tekst"),
        met_wie: invoer.tekst("met_wie"),
        met_lid: invoer.tekst("met_lid"),
        sinds: invoer.tekst("sinds"),
        afspraak: super::afspraak(&invoer),
    };
    match klaar(app::waarschuwing::maak(&bezoek.app, &ctx, id, &nieuw).await) {
        Ok(_) => {
            bezoek.wis_concept(&sleutel(id)).await?;
            Ok(naar_met(
                format!("/huishoudens/{id}/waarschuwingen"),
                "De waarschuwing is vastgelegd en staat nu bovenaan bij dit huishouden.",
            ))
        }
        Err(AppFout::Invoer(fouten)) => {
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon(&bezoek, id, f, StatusCode::BAD_REQUEST).await
        }
        Err(fout) => Err(fout.into()),
    }
}
