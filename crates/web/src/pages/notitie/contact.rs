// SPDX-License-Identifier: EUPL-1.2
//! The page on outreach: every attempt with manner, moment and result, and giving it up (D11).

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, klaar, naar_met, tekst, toon_met,
};
use crate::pages::casus::kop::Kop;
use app::AppFout;
use app::notitie::{Contactbeeld, Stand, contact, stop_contact};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::CasusId;
use domain::notitie::{Besluitnemer, NieuwStoppen};
use domain::termijn::datum_tekst;
use jiff::civil::Date;
use policy::Doel;

/// An attempt as shown.
struct Poging {
    wanneer: String,
    iso: String,
    vorm: &'static str,
    resultaat: &'static str,
}

#[derive(Template)]
#[template(path = "notitie/contact.html")]
struct Scherm {
    p: Pagina,
    k: Kop,
    f: Formulier,
    volhouden: String,
    gestopt: String,
    reden: String,
    pogingen: Vec<Poging>,
    besluitnemers: Vec<Keuze>,
    max: String,
    mag: bool,
}

/// "Er wordt nu geen contact gezocht. Dat besloot het MDO op 25 november 2026. …"; empty while outreach goes on.
pub(super) fn gestopt(stand: &Stand) -> String {
    stand.gestopt.as_ref().map_or_else(String::new, |b| {
        format!(
            "Er wordt nu geen contact gezocht. Dat besloot {} op {}. Vastgelegd door {}.",
            b.besluit_van.label(),
            datum_tekst(b.besloten_op),
            b.door
        )
    })
}

fn scherm(bezoek: &Bezoek, b: Contactbeeld, f: Formulier, vandaag: Date) -> Scherm {
    Scherm {
        p: bezoek.pagina("Contact zoeken", "casussen"),
        // Also after a refusal, so that nothing typed is lost.
        mag: b.blad.mag.contact_stoppen
            && (!f.fouten().is_empty() || (b.blad.kop.gesloten_op.is_none() && b.stand.gestopt.is_none())),
        k: Kop::van(&b.blad, "tijdlijn"),
        f,
        gestopt: gestopt(&b.stand),
        reden: b.stand.gestopt.map(|b| b.reden).unwrap_or_default(),
        volhouden: b.stand.volhouden.tekst,
        pogingen: b
            .stand
            .pogingen
            .iter()
            .map(|p| Poging {
                wanneer: tekst::moment(p.contact_op, vandaag),
                iso: tekst::iso(p.contact_op),
                vorm: p.vorm.label(),
                resultaat: p.resultaat.as_ref().map_or("gelukt", |r| r.label()),
            })
            .collect(),
        besluitnemers: keuzes(Besluitnemer::ALL, |x| (x.code(), x.label()))
            .into_iter()
            .filter(|x| b.procesmanager || x.waarde == Besluitnemer::Mdo.code())
            .collect(),
        max: vandaag.to_string(),
    }
}

async fn toon(bezoek: &Bezoek, id: CasusId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let b = contact(&bezoek.app, &ctx, id).await?;
    toon_met(status, &scherm(bezoek, b, f, ctx.vandaag()), None)
}

pub(super) async fn pagina(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let f = Formulier::leeg().met_concept(bezoek.concept(&format!("contact:{id}")).await?);
    toon(&bezoek, id, f, StatusCode::OK).await
}

pub(super) async fn stop(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuwStoppen {
        besluit_van: invoer.tekst("besluit_van"),
        besloten_op: invoer.tekst("besloten_op"),
        reden: invoer.tekst("reden"),
    };
    let f = Formulier::uit(&invoer);
    let (f, status) = match klaar(stop_contact(&bezoek.app, &ctx, id, &nieuw).await) {
        Ok(_) => {
            bezoek.wis_concept(&format!("contact:{id}")).await?;
            let tekst = "Vastgelegd: er wordt geen contact meer gezocht. De casus blijft open.";
            return Ok(naar_met(format!("/casussen/{id}/contact"), tekst));
        }
        Err(AppFout::Invoer(fouten)) => (f.met_fouten(&fouten), StatusCode::BAD_REQUEST),
        Err(AppFout::Regel(w)) => (f.met_weigering(&w), StatusCode::CONFLICT),
        Err(fout) => return Err(PaginaFout::from(fout)),
    };
    toon(&bezoek, id, f, status).await
}
