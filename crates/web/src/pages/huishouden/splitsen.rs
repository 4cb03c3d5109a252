// SPDX-License-Identifier: EUPL-1.2
//! Splitting a household: choose, look at before and after, confirm; and going back.

use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon, toon_met,
};
use app::AppFout;
use app::huishouden::splitsen::{self as zaak, Form, Voorbeeld};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::huishouden::{NieuwAdres, NieuweSplitsing};
use domain::{HuishoudenId, SplitsingId};
use policy::Doel;

/// A split of before, as a line.
struct Stap {
    id: SplitsingId,
    wanneer: String,
    iso: String,
    door: String,
    besloten_door: String,
    reden: String,
    terug: bool,
}

#[derive(Template)]
#[template(path = "huishouden/splitsen.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    huishouden: HuishoudenId,
    naam: String,
    version: i64,
    leden: Vec<Keuze>,
    keuzes: Vec<Keuze>,
    eerder: Vec<Stap>,
    /// Before and after, to be confirmed.
    voorbeeld: Option<Voorbeeld>,
    /// What was typed, for the form that confirms.
    paren: Vec<(String, String)>,
    gewijzigd: bool,
}

fn scherm(bezoek: &Bezoek, form: Form, f: Formulier) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    Scherm {
        p: bezoek.pagina("Splitsen of verhuizen", "casussen"),
        f,
        huishouden: form.huishouden,
        naam: form.naam,
        version: form.version,
        leden: form
            .leden
            .iter()
            .map(|l| Keuze::new(l.persoon.to_string(), l.naam.clone()))
            .collect(),
        keuzes: form
            .keuzes
            .iter()
            .map(|(id, naam)| Keuze::new(id.to_string(), format!("Huishouden {naam}")))
            .collect(),
        eerder: form
            .eerder
            .into_iter()
            .map(|e| Stap {
                id: e.id,
                wanneer: tekst::moment(e.op, vandaag),
                iso: tekst::iso(e.op),
                door: e.door,
                besloten_door: e.besloten_door,
                reden: e.reden,
                terug: e.terug,
            })
            .collect(),
        voorbeeld: None,
        paren: Vec::new(),
        gewijzigd: false,
    }
}

fn lees(invoer: &Invoer) -> NieuweSplitsing {
    NieuweSplitsing {
        wie: invoer.waarden("wie"),
        beide: invoer.waarden("beide"),
        hoofd: invoer.tekst("hoofd"),
        naar: invoer.tekst("naar"),
        adres: NieuwAdres {
            postcode: invoer.tekst("postcode"),
            huisnummer: invoer.tekst("huisnummer"),
            straat: invoer.tekst("straat"),
            plaats: invoer.tekst("plaats"),
        },
        zonder: invoer.heeft("zonder", "ja"),
        verblijf: invoer.tekst("verblijf"),
        besloten_door: invoer.tekst("besloten_door"),
        reden: invoer.tekst("reden"),
    }
}

pub(super) async fn toon_form(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon(&scherm(&bezoek, form, Formulier::leeg()))
}

/// First press: before and after. Second press, from that page: do it.
pub(super) async fn doe(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = lees(&invoer);
    let zeker = invoer.heeft("stap", "zeker");
    let uit = if zeker {
        klaar(zaak::splits(&bezoek.app, &ctx, id, invoer.versie(), &nieuw).await).map(|_| None)
    } else if invoer.heeft("stap", "terug") {
        let form = zaak::form(&bezoek.app, &ctx, id).await?;
        return toon(&scherm(&bezoek, form, Formulier::uit(&invoer)));
    } else {
        zaak::bekijk(&bezoek.app, &ctx, id, invoer.versie(), &nieuw)
            .await
            .map(Some)
    };
    let f = Formulier::uit(&invoer);
    let (status, f, gewijzigd) = match uit {
        Ok(None) => {
            return Ok(naar_met(
                format!("/huishoudens/{id}"),
                "Het huishouden is gesplitst. Onder 'Splitsen of verhuizen' kun je dat terugdraaien.",
            ));
        }
        Ok(Some(voorbeeld)) => {
            let form = zaak::form(&bezoek.app, &ctx, id).await?;
            let mut s = scherm(&bezoek, form, f);
            s.voorbeeld = Some(voorbeeld);
            s.version = invoer.versie();
            s.paren = invoer
                .paren()
                .into_iter()
                .filter(|(naam, _)| !matches!(naam.as_str(), "versie" | "stap"))
                .collect();
            return toon(&s);
        }
        Err(AppFout::Invoer(fouten)) => (StatusCode::BAD_REQUEST, f.met_fouten(&fouten), false),
        Err(AppFout::Regel(w)) => (StatusCode::CONFLICT, f.met_weigering(&w), false),
        Err(AppFout::Gewijzigd) => (StatusCode::CONFLICT, f, true),
        Err(fout) => return Err(fout.into()),
    };
    let form = zaak::form(&bezoek.app, &ctx, id).await?;
    let mut s = scherm(&bezoek, form, f);
    s.gewijzigd = gewijzigd;
    toon_met(status, &s, None)
}

pub(super) async fn terug(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let Some(stap) = invoer.als::<SplitsingId>("splitsing") else {
        return Err(AppFout::NietGevonden.into());
    };
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(zaak::terug(&bezoek.app, &ctx, id, stap).await) {
        Ok(_) => Ok(naar_met(
            format!("/huishoudens/{id}"),
            "De splitsing is teruggedraaid. Iedereen hoort weer waar hij hoorde.",
        )),
        Err(AppFout::Regel(w)) => {
            let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
            let s = scherm(&bezoek, form, Formulier::leeg().met_weigering(&w));
            toon_met(StatusCode::CONFLICT, &s, None)
        }
        Err(fout) => Err(fout.into()),
    }
}
