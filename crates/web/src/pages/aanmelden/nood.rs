// SPDX-License-Identifier: EUPL-1.2
//! Sign-in with the emergency account of a beheerder.

use super::{browser, met_cookie};
use crate::kern::bezoek::cookie;
use crate::kern::{
    Formulier, Gast, Herkomst, Invoer, Pagina, PaginaFout, PaginaUitkomst, Web, naar, toon_met,
};
use app::AppFout;
use app::aanmelden::{Nood, aanmelden_met_nood};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

#[derive(Template)]
#[template(path = "aanmelden/nood.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    minuten: i64,
}

fn scherm(web: &Web, gast: &Gast, status: StatusCode, f: Formulier) -> PaginaUitkomst {
    let Some(duur) = web.app.nood else {
        return Err(PaginaFout::NietGevonden);
    };
    let scherm = Scherm {
        p: gast.pagina("Noodaccount"),
        f,
        minuten: duur.as_mins(),
    };
    toon_met(status, &scherm, gast.nieuwe_cookie.as_deref())
}

/// The form.
pub(super) async fn toon_nood(State(web): State<Web>, gast: Gast) -> PaginaUitkomst {
    scherm(&web, &gast, StatusCode::OK, Formulier::leeg())
}

/// Signs in. Of what was typed only the name is shown again.
pub(super) async fn doe(
    State(web): State<Web>,
    gast: Gast,
    Herkomst(herkomst): Herkomst,
    koppen: HeaderMap,
    invoer: Invoer,
) -> PaginaUitkomst {
    if web.app.nood.is_none() {
        return Err(PaginaFout::NietGevonden);
    }
    if !web.mag_nood(&herkomst) {
        return Err(PaginaFout::TeVaak);
    }
    let nood = Nood {
        naam: invoer.waarde("aanmeldnaam"),
        wachtwoord: invoer.waarde("wachtwoord"),
        code: invoer.waarde("code"),
        vorige: cookie(&koppen, web.cookie()),
        browser: browser(&koppen),
    };
    match aanmelden_met_nood(&web.app, &nood).await {
        Ok(sessie) => Ok(met_cookie(
            naar("/mijn-werk"),
            &web.zet_cookie(web.cookie(), &sessie, ""),
        )),
        Err(AppFout::Regel(w)) => {
            let f = Formulier::leeg()
                .met("aanmeldnaam", invoer.waarde("aanmeldnaam"))
                .met_weigering(&w);
            scherm(&web, &gast, StatusCode::FORBIDDEN, f)
        }
        Err(fout) => Err(fout.into()),
    }
}
