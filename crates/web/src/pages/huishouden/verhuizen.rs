// SPDX-License-Identifier: EUPL-1.2
//! Another address for a household, with the conflict of two writers.

use super::betrokkene::Verschil;
use crate::kern::{Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, klaar, naar_met, toon, toon_met};
use app::AppFout;
use app::huishouden::verhuizen::{self as zaak, Form};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::HuishoudenId;
use domain::huishouden::NieuwAdres;
use policy::Doel;

#[derive(Template)]
#[template(path = "huishouden/adres.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    id: HuishoudenId,
    naam: String,
    version: i64,
    geheim: bool,
    conflict: Vec<Verschil>,
}

fn scherm(bezoek: &Bezoek, id: HuishoudenId, form: Form, f: Formulier) -> Scherm {
    Scherm {
        p: bezoek.pagina("Adres wijzigen", "casussen"),
        f,
        id,
        naam: form.naam,
        version: form.version,
        geheim: form.geheim,
        conflict: Vec::new(),
    }
}

pub(super) async fn toon_adres(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let a = form.adres.clone();
    let f = Formulier::van([
        ("postcode", a.postcode),
        ("huisnummer", a.huisnummer),
        ("straat", a.straat),
        ("plaats", a.plaats),
    ]);
    toon(&scherm(&bezoek, id, form, f))
}

pub(super) async fn verhuis(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let adres = if invoer.heeft("zonder", "ja") {
        NieuwAdres::default()
    } else {
        NieuwAdres {
            postcode: invoer.tekst("postcode"),
            huisnummer: invoer.tekst("huisnummer"),
            straat: invoer.tekst("straat"),
            plaats: invoer.tekst("plaats"),
        }
    };
    let zonder = if invoer.heeft("zonder", "ja") {
        invoer.waarde("verblijf")
    } else {
        ""
    };
    match klaar(zaak::verhuis(&bezoek.app, &ctx, id, invoer.versie(), adres, zonder).await) {
        Ok(_) => Ok(naar_met(format!("/huishoudens/{id}"), "Het adres is bewaard.")),
        Err(AppFout::Invoer(mut fouten)) => {
            if invoer.heeft("zonder", "ja") {
                fouten.0.clear();
                fouten.voeg(
                    "verblijf",
                    "Schrijf op waar je dit huishouden kunt vinden, of dat je het niet weet.",
                );
            }
            let form = zaak::form(&bezoek.app, &ctx, id).await?;
            let mut s = scherm(&bezoek, id, form, Formulier::uit(&invoer).met_fouten(&fouten));
            s.version = invoer.versie();
            toon_met(StatusCode::BAD_REQUEST, &s, None)
        }
        Err(AppFout::Gewijzigd) => {
            let form = zaak::form(&bezoek.app, &ctx, id).await?;
            let a = form.adres.clone();
            let ander = if form.geheim {
                domain::huishouden::GEHEIM_ADRES.to_owned()
            } else {
                format!("{} {}, {} {}", a.straat, a.huisnummer, a.postcode, a.plaats)
            };
            let mijn = format!(
                "{} {}, {} {}",
                invoer.waarde("straat"),
                invoer.waarde("huisnummer"),
                invoer.waarde("postcode"),
                invoer.waarde("plaats")
            );
            let mut s = scherm(&bezoek, id, form, Formulier::uit(&invoer));
            s.conflict.push(Verschil {
                label: "Adres",
                mijn,
                ander,
            });
            toon_met(StatusCode::CONFLICT, &s, None)
        }
        Err(fout) => Err(fout.into()),
    }
}
