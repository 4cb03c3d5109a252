// SPDX-License-Identifier: EUPL-1.2
//! One change: what there is to arrange, the decision, and handing over.

use super::{Overdracht, Staat, overdracht, stand};
use crate::kern::formulier::keuzes;
use crate::kern::scherm::na_fout;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, klaar, naar_met, tekst, toon_met,
};
use app::AppFout;
use app::overgang::Een;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::levensloop::{NieuweOverdracht, NieuweRegeling, Overgang, Planning, Regeling};
use domain::termijn::datum_tekst;
use domain::{CasusId, PersoonId};
use jiff::ToSpan;
use policy::Doel;

/// Of whom, which change, in which casus: from the address.
type Plek = (CasusId, PersoonId, String);

/// Address of the page.
pub(super) fn adres(casus: CasusId, persoon: PersoonId, overgang: Overgang) -> String {
    format!("/casussen/{casus}/overgangen/{persoon}/{}", overgang.code())
}

#[derive(Template)]
#[template(path = "overgang/een.html")]
struct Scherm {
    p: Pagina,
    e: Een,
    href: String,
    kop: String,
    sub: String,
    staat: Staat,
    besloten: String,
    regelingen: Vec<Keuze>,
    ontvangers: Vec<Keuze>,
    overdrachten: Vec<Overdracht>,
    uitleg_dag: String,
    morgen: String,
    f_regel: Formulier,
    f_over: Formulier,
}

/// Which form came back, with what was typed.
enum Terug {
    Geen,
    Regel(Formulier),
    Over(Formulier),
}

fn scherm(bezoek: &Bezoek, e: Een, f_regel: Formulier, f_over: Formulier) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let w = e.item.welke;
    let dag = datum_tekst(w.dag);
    Scherm {
        p: bezoek.pagina("Overgang", "casussen"),
        href: adres(e.casus, w.persoon, w.overgang),
        kop: format!("{} {}", e.item.naam, w.overgang.label()),
        sub: if e.item.planning == Planning::TeLaat {
            format!("op {dag}, dat is geweest")
        } else {
            format!("op {dag}")
        },
        staat: stand(&e.item),
        besloten: e
            .item
            .regeling
            .as_ref()
            .map(|r| format!("{}, {}", r.door, tekst::moment(r.op, vandaag)))
            .unwrap_or_default(),
        regelingen: keuzes(Regeling::ALL, |r| (r.code(), r.label())),
        ontvangers: e
            .partijen
            .iter()
            .map(|p| Keuze::new(p.id.to_string(), format!("{}, {}", p.naam, p.organisatie)))
            .collect(),
        overdrachten: e
            .item
            .overdrachten
            .iter()
            .map(|o| overdracht(o, vandaag))
            .collect(),
        uitleg_dag: if w.dag > vandaag {
            format!("Kies je geen dag, dan is het {dag}.")
        } else {
            "Kies je geen dag, dan geldt de gewone termijn.".to_owned()
        },
        morgen: vandaag.saturating_add(1.day()).to_string(),
        f_regel,
        f_over,
        e,
    }
}

fn lees(overgang: &str) -> Result<Overgang, PaginaFout> {
    overgang.parse().map_err(|_| AppFout::NietGevonden.into())
}

async fn toon(
    bezoek: &Bezoek,
    (casus, persoon, overgang): (CasusId, PersoonId, Overgang),
    terug: Terug,
    status: StatusCode,
) -> PaginaUitkomst {
    let e = app::overgang::een(&bezoek.app, &bezoek.ctx(Doel::Regie), casus, persoon, overgang).await?;
    let hier = adres(casus, persoon, overgang);
    let concept = |deel: &'static str| format!("{hier}/{deel}");
    let mut f_regel = Formulier::leeg().met_concept(bezoek.concept(&concept("regel")).await?);
    let mut f_over = Formulier::leeg().met_concept(bezoek.concept(&concept("overdracht")).await?);
    match terug {
        Terug::Geen => {}
        Terug::Regel(f) => f_regel = f,
        Terug::Over(f) => f_over = f,
    }
    toon_met(status, &scherm(bezoek, e, f_regel, f_over), None)
}

pub(super) async fn pagina(bezoek: Bezoek, Path((casus, persoon, o)): Path<Plek>) -> PaginaUitkomst {
    let waar = (casus, persoon, lees(&o)?);
    toon(&bezoek, waar, Terug::Geen, StatusCode::OK).await
}

pub(super) async fn regel(
    bezoek: Bezoek,
    Path((casus, persoon, o)): Path<Plek>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let waar = (casus, persoon, lees(&o)?);
    let nieuw = NieuweRegeling {
        regeling: invoer.tekst("regeling"),
        toelichting: invoer.tekst("toelichting"),
    };
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(app::overgang::regel(&bezoek.app, &ctx, waar, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            let hier = adres(casus, persoon, waar.2);
            bezoek.wis_concept(&format!("{hier}/regel")).await?;
            Ok(naar_met(
                format!("/casussen/{casus}/overgangen"),
                "Dit is vastgelegd. Het staat niet meer op Mijn werk.",
            ))
        }
        Err((f, status)) => toon(&bezoek, waar, Terug::Regel(f), status).await,
    }
}

pub(super) async fn regel_niet(
    bezoek: Bezoek,
    Path((casus, persoon, o)): Path<Plek>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let waar = (casus, persoon, lees(&o)?);
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(app::overgang::regel_niet(&bezoek.app, &ctx, waar).await);
    match na_fout(Formulier::leeg(), uit)? {
        Ok(_) => Ok(naar_met(
            adres(casus, persoon, waar.2),
            "Teruggedraaid. Er is weer iets te regelen.",
        )),
        Err((f, status)) => toon(&bezoek, waar, Terug::Regel(f), status).await,
    }
}

pub(super) async fn draag_over(
    bezoek: Bezoek,
    Path((casus, persoon, o)): Path<Plek>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let waar = (casus, persoon, lees(&o)?);
    let nieuw = NieuweOverdracht {
        ontvanger: invoer.tekst("ontvanger"),
        wat: invoer.tekst("wat"),
        uiterlijk: invoer.tekst("uiterlijk"),
    };
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(app::overgang::draag_over(&bezoek.app, &ctx, waar, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            let hier = adres(casus, persoon, waar.2);
            bezoek.wis_concept(&format!("{hier}/overdracht")).await?;
            Ok(naar_met(
                hier,
                "De overdracht is gevraagd. Wie ontvangt, ziet haar op Mijn werk en bevestigt na het gesprek.",
            ))
        }
        Err((f, status)) => toon(&bezoek, waar, Terug::Over(f), status).await,
    }
}
