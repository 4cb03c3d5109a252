// SPDX-License-Identifier: EUPL-1.2
//! Forms of a goal: its words, how it goes, and dropping it.

use super::conflict::{Regel, toon_conflict};
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, klaar, naar, naar_met, toon,
    toon_met,
};
use crate::pages::casus::Kop;
use app::AppFout;
use app::plan::{DoelRij, PlanBeeld};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::plan::NieuwDoel;
use domain::{CasusId, DoelId};
use policy::Doel;

#[derive(Template)]
#[template(path = "plan/doel.html")]
struct DoelPagina {
    p: Pagina,
    k: Kop,
    f: Formulier,
    /// Id of the goal; empty for a new one.
    id: String,
    version: i64,
    /// Version now: for the small forms beside it, which have no draft.
    version_nu: i64,
    leefgebieden: Vec<Keuze>,
    cijfers: Vec<Keuze>,
}

fn pagina(bezoek: &Bezoek, b: &PlanBeeld, id: Option<DoelId>, f: Formulier) -> DoelPagina {
    let bestaand = id.and_then(|id| b.doel(id));
    let version_nu = bestaand.map_or(0, |d| d.rij.version);
    // The scores are in a form of their own: a draft, or what was posted, of this form doesn't have them.
    let mut f = f;
    for (veld, score) in bestaand.iter().flat_map(|d| scores(&d.rij)) {
        if f.waarden(veld).is_empty() {
            f = f.met(veld, score);
        }
    }
    DoelPagina {
        p: bezoek.pagina(
            if id.is_some() {
                "Doel wijzigen"
            } else {
                "Doel toevoegen"
            },
            "casussen",
        ),
        k: Kop::van(&b.blad, ""),
        version: f.versie_of(version_nu),
        version_nu,
        f,
        id: id.map(|i| i.to_string()).unwrap_or_default(),
        leefgebieden: b.leefgebieden.iter().map(|(c, l)| Keuze::new(c, l)).collect(),
        cijfers: (1..=5)
            .map(|n| Keuze::new(n.to_string(), n.to_string()))
            .collect(),
    }
}

fn concept(casus: CasusId, doel: Option<DoelId>) -> String {
    doel.map_or_else(|| format!("doel:nieuw:{casus}"), |d| format!("doel:{d}"))
}

fn gevuld(b: &PlanBeeld, id: DoelId) -> Result<Formulier, PaginaFout> {
    let d = b.doel(id).ok_or(AppFout::NietGevonden)?;
    Ok(Formulier::van([
        ("leefgebied", d.rij.leefgebied.clone()),
        ("woorden", d.rij.tekst.clone()),
    ]))
}

fn scores(d: &DoelRij) -> [(&'static str, String); 2] {
    let cijfer = |s: Option<i32>| s.map(|s| s.to_string()).unwrap_or_default();
    [("begin", cijfer(d.score_begin)), ("nu", cijfer(d.score_nu))]
}

async fn haal(bezoek: &Bezoek, casus: CasusId) -> Result<PlanBeeld, PaginaFout> {
    Ok(app::plan::open(&bezoek.app, &bezoek.ctx(Doel::Regie), casus).await?)
}

/// Form of a new goal.
pub async fn nieuw(bezoek: Bezoek, Path(casus): Path<CasusId>) -> PaginaUitkomst {
    let b = haal(&bezoek, casus).await?;
    let f = Formulier::leeg().met_concept(bezoek.concept(&concept(casus, None)).await?);
    toon(&pagina(&bezoek, &b, None, f))
}

/// Form of a goal.
pub async fn open(bezoek: Bezoek, Path((casus, id)): Path<(CasusId, DoelId)>) -> PaginaUitkomst {
    let b = haal(&bezoek, casus).await?;
    let f = gevuld(&b, id)?.met_concept(bezoek.concept(&concept(casus, Some(id))).await?);
    toon(&pagina(&bezoek, &b, Some(id), f))
}

fn lees(invoer: &Invoer) -> NieuwDoel {
    NieuwDoel {
        leefgebied: invoer.tekst("leefgebied"),
        woorden: invoer.tekst("woorden"),
        toelichting: String::new(),
    }
}

async fn opnieuw(bezoek: &Bezoek, casus: CasusId, id: Option<DoelId>, f: Formulier) -> PaginaUitkomst {
    let b = haal(bezoek, casus).await?;
    toon_met(StatusCode::BAD_REQUEST, &pagina(bezoek, &b, id, f), None)
}

/// Adds a goal.
pub async fn maak(bezoek: Bezoek, Path(casus): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let f = Formulier::uit(&invoer);
    match klaar(app::plan::nieuw_doel(&bezoek.app, &ctx, casus, &lees(&invoer)).await) {
        Ok(_) => {
            bezoek.wis_concept(&concept(casus, None)).await?;
            Ok(naar_met(
                format!("/casussen/{casus}/plan"),
                "Het doel staat in het plan.",
            ))
        }
        Err(AppFout::Invoer(fouten)) => opnieuw(&bezoek, casus, None, f.met_fouten(&fouten)).await,
        Err(AppFout::Regel(w)) => opnieuw(&bezoek, casus, None, f.met_weigering(&w)).await,
        Err(fout) => Err(fout.into()),
    }
}

/// Changes a goal.
pub async fn bewaar(
    bezoek: Bezoek,
    Path((casus, id)): Path<(CasusId, DoelId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    if invoer.heeft("laat", "ja") {
        bezoek.wis_concept(&concept(casus, Some(id))).await?;
        return Ok(naar(format!("/casussen/{casus}/plan")));
    }
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = lees(&invoer);
    let f = Formulier::uit(&invoer);
    match klaar(app::plan::wijzig_doel(&bezoek.app, &ctx, casus, id, invoer.versie(), &nieuw).await) {
        Ok(_) => {
            bezoek.wis_concept(&concept(casus, Some(id))).await?;
            Ok(naar_met(
                format!("/casussen/{casus}/plan"),
                "Het doel is gewijzigd.",
            ))
        }
        Err(AppFout::Invoer(fouten)) => opnieuw(&bezoek, casus, Some(id), f.met_fouten(&fouten)).await,
        Err(AppFout::Regel(w)) => opnieuw(&bezoek, casus, Some(id), f.met_weigering(&w)).await,
        Err(AppFout::Gewijzigd) => conflict(&bezoek, casus, id, &invoer).await,
        Err(fout) => Err(fout.into()),
    }
}

async fn conflict(bezoek: &Bezoek, casus: CasusId, id: DoelId, invoer: &Invoer) -> PaginaUitkomst {
    let b = haal(bezoek, casus).await?;
    let ctx = bezoek.ctx(Doel::Regie);
    let (rij, ander) = app::plan::doel(&bezoek.app, &ctx, casus, id).await?;
    let label = |code: &str| {
        b.leefgebieden
            .iter()
            .find(|(c, _)| c == code)
            .map_or_else(|| code.to_owned(), |(_, l)| l.clone())
    };
    let regels = vec![
        Regel {
            label: "Leefgebied",
            mijn: label(invoer.waarde("leefgebied")),
            ander: label(&rij.leefgebied),
        },
        Regel {
            label: "In de woorden van de inwoner",
            mijn: invoer.tekst("woorden"),
            ander: rij.tekst.clone(),
        },
    ];
    let actie = format!("/casussen/{casus}/plan/doelen/{id}");
    toon_conflict(bezoek, invoer, ander.as_ref(), regels, actie, rij.version)
}

/// Text when a small change met another one.
const GEWIJZIGD: &str =
    "Iemand anders heeft dit doel intussen gewijzigd. Kijk hoe het nu is en probeer het opnieuw.";

async fn klein(
    bezoek: &Bezoek,
    casus: CasusId,
    id: DoelId,
    invoer: &Invoer,
    fout: AppFout,
) -> PaginaUitkomst {
    let b = haal(bezoek, casus).await?;
    let mut f = gevuld(&b, id)?;
    let reden = invoer.tekst("reden");
    if !reden.is_empty() {
        f = f.met("reden", reden);
    }
    let f = match fout {
        AppFout::Invoer(fouten) => f.met_fouten(&fouten),
        AppFout::Regel(w) => f.met_weigering(&w),
        AppFout::Gewijzigd => f.met_weigering(&super::weigering(GEWIJZIGD)),
        anders => return Err(anders.into()),
    };
    toon_met(StatusCode::BAD_REQUEST, &pagina(bezoek, &b, Some(id), f), None)
}

/// Sets where the goal began and where it is now.
pub async fn cijfers(
    bezoek: Bezoek,
    Path((casus, id)): Path<(CasusId, DoelId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let scores = (invoer.als("begin"), invoer.als("nu"));
    match klaar(app::plan::zet_scores(&bezoek.app, &ctx, casus, id, invoer.versie(), scores).await) {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{casus}/plan"),
            "Het cijfer is bewaard.",
        )),
        Err(fout) => klein(&bezoek, casus, id, &invoer, fout).await,
    }
}

/// Drops the goal.
pub async fn vervallen(
    bezoek: Bezoek,
    Path((casus, id)): Path<(CasusId, DoelId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let reden = invoer.waarde("reden");
    match klaar(app::plan::laat_vervallen(&bezoek.app, &ctx, casus, id, invoer.versie(), reden).await) {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{casus}/plan#vervallen"),
            "Het doel is vervallen. Onderaan kun je het terugnemen.",
        )),
        Err(fout) => klein(&bezoek, casus, id, &invoer, fout).await,
    }
}

/// Takes it back.
pub async fn terug(
    bezoek: Bezoek,
    Path((casus, id)): Path<(CasusId, DoelId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(app::plan::neem_terug(&bezoek.app, &ctx, casus, id, invoer.versie()).await) {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{casus}/plan"),
            "Het doel staat weer in het plan.",
        )),
        Err(fout) => klein(&bezoek, casus, id, &invoer, fout).await,
    }
}
