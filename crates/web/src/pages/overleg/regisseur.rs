// SPDX-License-Identifier: EUPL-1.2
//! Choosing and changing the regisseur.

use crate::kern::{Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon_met};
use app::AppFout;
use app::casus::regisseur::{Kandidaat, Keuze, Keuzebeeld, Periode};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::CasusId;
use domain::termijn::datum_tekst;
use jiff::ToSpan;
use policy::Doel;
use serde::Deserialize;

/// Filter of the list of people. A name of a colleague or team, never of a resident.
#[derive(Deserialize, Default)]
pub(super) struct Filter {
    #[serde(default)]
    zoek: String,
}

struct PeriodeBeeld {
    p: Periode,
    duur: String,
}

struct KandidaatBeeld {
    k: Kandidaat,
    afwezig: String,
}

#[derive(Template)]
#[template(path = "overleg/regisseur.html")]
struct RegisseurPagina {
    p: Pagina,
    f: Formulier,
    b: Keuzebeeld,
    kandidaten: Vec<KandidaatBeeld>,
    historie: Vec<PeriodeBeeld>,
    zoek: String,
    fase: &'static str,
    van: String,
    min: String,
    max: String,
    is_wissel: bool,
}

pub(super) async fn kies(bezoek: Bezoek, Path(id): Path<CasusId>, Query(q): Query<Filter>) -> PaginaUitkomst {
    let f = Formulier::leeg().met_concept(bezoek.concept(&format!("regisseur:{id}")).await?);
    // A draft was made while this one was regisseur: what changed meanwhile is said before it is saved.
    let van = f.waarden("van").first().cloned();
    pagina(&bezoek, id, &q.zoek, f, van, StatusCode::OK).await
}

async fn pagina(
    bezoek: &Bezoek,
    id: CasusId,
    zoek: &str,
    f: Formulier,
    van: Option<String>,
    status: StatusCode,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Mdo);
    let vandaag = ctx.vandaag();
    let mut b = app::casus::regisseur::kies(&bezoek.app, &ctx, id, zoek).await?;
    let historie = std::mem::take(&mut b.historie);
    let kandidaten = std::mem::take(&mut b.kandidaten);
    let is_wissel = b.kop.regisseur_id.is_some();
    let titel = if is_wissel {
        "Andere regisseur kiezen"
    } else {
        "Regisseur kiezen"
    };
    let pagina = RegisseurPagina {
        p: bezoek.pagina(titel, "overleg"),
        f,
        fase: b.kop.fase.label(),
        van: van.unwrap_or_else(|| b.kop.regisseur_id.map(|r| r.to_string()).unwrap_or_default()),
        min: vandaag.to_string(),
        max: vandaag
            .saturating_add(i64::from(b.overmaat_dagen).days())
            .to_string(),
        is_wissel,
        zoek: zoek.to_owned(),
        kandidaten: kandidaten
            .into_iter()
            .map(|k| KandidaatBeeld {
                afwezig: k
                    .afwezig_tot
                    .map(|t| format!("afwezig tot en met {}", datum_tekst(t)))
                    .unwrap_or_default(),
                k,
            })
            .collect(),
        historie: historie
            .into_iter()
            .map(|p| PeriodeBeeld {
                duur: match p.tot {
                    Some(tot) => format!(
                        "{} tot {}",
                        datum_tekst(domain::termijn::datum(p.van)),
                        datum_tekst(domain::termijn::datum(tot))
                    ),
                    None => format!("sinds {}", tekst::dag(domain::termijn::datum(p.van), vandaag)),
                },
                p,
            })
            .collect(),
        b,
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn wijs_toe(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Mdo, &invoer);
    let keuze = Keuze {
        regisseur: invoer.als("regisseur"),
        van: invoer.als("van"),
        reden: invoer.tekst("reden"),
        stem_inwoner: invoer.tekst("stem_inwoner"),
        overmaat: invoer.heeft("overmaat", "ja"),
        overmaat_reden: invoer.tekst("overmaat_reden"),
        overmaat_tot: invoer.tekst("overmaat_tot"),
    };
    let concept = format!("regisseur:{id}");
    let uit = app::casus::regisseur::wijs_toe(&bezoek.app, &ctx, id, keuze).await;
    let zin = match &uit {
        Ok(t) => format!("{} is nu de regisseur: {}.", t.regisseur, t.last.tekst),
        Err(_) => "De regisseur is gekozen.".to_owned(),
    };
    let opnieuw = match klaar(uit) {
        Ok(_) => {
            bezoek.wis_concept(&concept).await?;
            let terug = app::overleg::eerstvolgende(&bezoek.app, &ctx).await?;
            return Ok(naar_met(format!("/overleg/{terug}"), &zin));
        }
        Err(AppFout::Invoer(fouten)) => Formulier::uit(&invoer).met_fouten(&fouten),
        Err(AppFout::Regel(w)) => Formulier::uit(&invoer).met_weigering(&w),
        Err(fout) => return Err(fout.into()),
    };
    pagina(
        &bezoek,
        id,
        invoer.waarde("zoek"),
        opnieuw,
        None,
        StatusCode::BAD_REQUEST,
    )
    .await
}

pub(super) async fn naar_mdo(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Mdo, &invoer);
    klaar(app::overleg::vraag_regisseur(&bezoek.app, &ctx, id, "Wie wordt de regisseur?").await)?;
    let mdo = app::overleg::eerstvolgende(&bezoek.app, &ctx).await?;
    Ok(naar_met(
        format!("/overleg/{mdo}"),
        "De casus staat op de lijst van het MDO.",
    ))
}
