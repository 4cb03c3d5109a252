// SPDX-License-Identifier: EUPL-1.2
//! Reporting a concern without account: one page in clear steps, a draft that is kept, a reference at the end.

use crate::kern::formulier::keuzes;
use crate::kern::{
    Formulier, Gast, Herkomst, Invoer, Keuze, Pagina, PaginaUitkomst, Web, klaar, naar, toon_met,
};
use app::AppFout;
use app::melding::{Bevestiging, bevestiging, doe_melding};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Router, routing::get};
use domain::Weigering;
use domain::melding::{Gevaar, Hoedanigheid, MeldingSoort, NaamNoemen, NieuweMelding};
use domain::termijn::{datum, datum_lang};
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/melden", get(nieuw).post(maak))
        .route("/melden/bedankt/{kenmerk}", get(bedankt))
}

/// Key of the draft.
const CONCEPT: &str = "melden";

#[derive(Template)]
#[template(path = "melden/nieuw.html")]
struct Nieuw {
    p: Pagina,
    f: Formulier,
    hoedanigheden: Vec<Keuze>,
    naam_noemen: Vec<Keuze>,
    soorten: Vec<Keuze>,
    gevaar: Vec<Keuze>,
}

async fn nieuw(gast: Gast) -> PaginaUitkomst {
    let f = Formulier::leeg().met_concept(gast.concept(CONCEPT).await?);
    toon_formulier(&gast, StatusCode::OK, f)
}

fn toon_formulier(gast: &Gast, status: StatusCode, f: Formulier) -> PaginaUitkomst {
    let hoedanigheden = keuzes(Hoedanigheid::ALL, |h| {
        let label = match h {
            Hoedanigheid::Inwoner => "Ik meld over mijzelf of mijn gezin",
            Hoedanigheid::Familie => "Ik ben familie of een vriend",
            Hoedanigheid::Buur => "Ik ben een buur",
            Hoedanigheid::Professional => "Ik kom dit tegen in mijn werk",
            Hoedanigheid::Vrijwilliger => "Ik ben vrijwilliger",
            Hoedanigheid::Instelling => "Ik meld namens een organisatie",
        };
        (h.code(), label)
    });
    let pagina = Nieuw {
        p: gast.pagina("Een zorg melden"),
        f,
        hoedanigheden,
        naam_noemen: keuzes(NaamNoemen::ALL, |n| (n.code(), n.label())),
        soorten: keuzes(MeldingSoort::ALL, |s| (s.code(), s.label())),
        gevaar: keuzes(Gevaar::ALL, |g| (g.code(), g.label())),
    };
    toon_met(status, &pagina, gast.nieuwe_cookie.as_deref())
}

/// The fields of a melding, as the public form and the quick form of the Meldpunt post them.
pub(crate) fn lees(invoer: &Invoer) -> NieuweMelding {
    let t = |veld: &str| invoer.tekst(veld);
    NieuweMelding {
        kanaal: t("kanaal"),
        hoedanigheid: t("hoedanigheid"),
        anoniem: t("anoniem"),
        melder_naam: t("melder_naam"),
        melder_contact: t("melder_contact"),
        melder_organisatie: t("melder_organisatie"),
        naam_noemen: t("naam_noemen"),
        over_naam: t("over_naam"),
        over_geboortedatum: t("over_geboortedatum"),
        over_adres: t("over_adres"),
        over_postcode: t("over_postcode"),
        over_telefoon: t("over_telefoon"),
        over_huishouden: t("over_huishouden"),
        met_kinderen: t("met_kinderen"),
        onderwerp: t("onderwerp"),
        soort: t("soort"),
        wat: t("wat"),
        sinds: t("sinds"),
        gevaar: t("gevaar"),
        gevaar_toelichting: t("gevaar_toelichting"),
        spoed: t("spoed"),
    }
}

async fn maak(State(web): State<Web>, herkomst: Herkomst, gast: Gast, invoer: Invoer) -> PaginaUitkomst {
    let melding = NieuweMelding {
        kanaal: "formulier".to_owned(),
        ..lees(&invoer)
    };
    // Only a melding that would be saved counts for the limit: correcting mistakes is free.
    if melding.valideer().is_ok() && !web.mag_melden(&herkomst.0) {
        let rustig = Weigering::new(
            "melden.te_vaak",
            "Er komen vanaf uw adres veel meldingen binnen. Wacht een paar minuten en verstuur dan opnieuw. Uw tekst staat er nog. Is er nu gevaar? Bel 112.",
        );
        let f = Formulier::uit(&invoer).met_weigering(&rustig);
        return toon_formulier(&gast, StatusCode::TOO_MANY_REQUESTS, f);
    }
    let ctx = gast.ctx_van(Doel::Melden, &invoer);
    match klaar(doe_melding(&gast.app, &ctx, melding).await) {
        Ok(kenmerk) => {
            gast.wis_concept(CONCEPT).await?;
            Ok(naar(format!("/melden/bedankt/{kenmerk}")))
        }
        Err(AppFout::Invoer(fouten)) => {
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon_formulier(&gast, StatusCode::BAD_REQUEST, f)
        }
        Err(AppFout::Regel(w)) => {
            let f = Formulier::uit(&invoer).met_weigering(&w);
            toon_formulier(&gast, StatusCode::CONFLICT, f)
        }
        Err(fout) => Err(fout.into()),
    }
}

#[derive(Template)]
#[template(path = "melden/bedankt.html")]
struct Bedankt {
    p: Pagina,
    b: Bevestiging,
    ontvangen: String,
    bericht_voor: String,
}

async fn bedankt(gast: Gast, Path(kenmerk): Path<String>) -> PaginaUitkomst {
    let b = bevestiging(&gast.app, &gast.ctx(Doel::Melden), &kenmerk).await?;
    let pagina = Bedankt {
        p: gast.pagina("Uw melding is binnen"),
        ontvangen: datum_lang(datum(b.ontvangen_op)),
        bericht_voor: datum_lang(datum(b.bericht_voor)),
        b,
    };
    toon_met(StatusCode::OK, &pagina, gast.nieuwe_cookie.as_deref())
}
