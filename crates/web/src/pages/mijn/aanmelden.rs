// SPDX-License-Identifier: EUPL-1.2
//! Sign-in of a resident: away to the provider, and back.

use super::super::aanmelden::met_cookie;
use super::super::aanmelden::werkaccount::{Antwoord, vraag, weigering};
use super::inwoner;
use crate::kern::bezoek::cookie;
use crate::kern::{Gast, Herkomst, Invoer, Pagina, PaginaFout, PaginaUitkomst, Web, naar, toon_met};
use app::AppFout;
use app::aanmelden::{begin_poging, neem_poging};
use app::mijn;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use oidc::{Aanbieder, OidcFout};
use policy::Doel;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "mijn/uitslag.html")]
struct Uitslag {
    p: Pagina,
    kop: &'static str,
    tekst: String,
    href: String,
    link: &'static str,
}

fn uitslag(gast: &Gast, status: StatusCode, kop: &'static str, tekst: &str) -> PaginaUitkomst {
    let pagina = Uitslag {
        p: gast.pagina(kop),
        kop,
        tekst: tekst.to_owned(),
        href: "/mijn/start".to_owned(),
        link: "Probeer het opnieuw",
    };
    toon_met(status, &pagina, gast.nieuwe_cookie.as_deref())
}

fn onbereikbaar(gast: &Gast) -> PaginaUitkomst {
    let mut antwoord = uitslag(
        gast,
        StatusCode::SERVICE_UNAVAILABLE,
        "Aanmelden kan nu even niet",
        "De dienst waarmee u zich aanmeldt, geeft geen antwoord. Dat ligt niet aan u. Wacht even en probeer het opnieuw.",
    )?;
    antwoord
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    Ok(antwoord)
}

fn aanbieder(web: &Web) -> Result<Arc<Aanbieder>, PaginaFout> {
    web.instellingen.inwoner.clone().ok_or(PaginaFout::NietGevonden)
}

/// What binds an attempt to the browser. The word keeps attempts of staff and of residents apart.
fn binding(browser: &str) -> String {
    format!("inwoner:{browser}")
}

pub(super) async fn heen(
    State(web): State<Web>,
    gast: Gast,
    Herkomst(herkomst): Herkomst,
    koppen: HeaderMap,
) -> PaginaUitkomst {
    let aanbieder = aanbieder(&web)?;
    if !web.mag_aanmelden(&herkomst) {
        return Err(PaginaFout::TeVaak);
    }
    let browser = cookie(&koppen, web.mijn_poging_cookie())
        .filter(|c| c.len() == 32 && c.bytes().all(|b| b.is_ascii_hexdigit()))
        .map_or_else(|| web.app.nieuwe_sleutel().simple().to_string(), str::to_owned);
    let poging = begin_poging(&web.app, &binding(&browser), "/mijn").await?;
    match aanbieder.adres(&vraag(&poging), web.app.bron.nu()).await {
        Ok(adres) => {
            let kop = web.zet_cookie(web.mijn_poging_cookie(), &browser, "; Max-Age=600");
            Ok(met_cookie(naar(adres), &kop))
        }
        Err(fout) => {
            tracing::warn!(%fout, "sign-in of a resident could not start");
            onbereikbaar(&gast)
        }
    }
}

pub(super) async fn terug(
    State(web): State<Web>,
    gast: Gast,
    Herkomst(herkomst): Herkomst,
    koppen: HeaderMap,
    antwoord: Result<Query<Antwoord>, axum::extract::rejection::QueryRejection>,
) -> PaginaUitkomst {
    let aanbieder = aanbieder(&web)?;
    if !web.mag_aanmelden(&herkomst) {
        return Err(PaginaFout::TeVaak);
    }
    let antwoord = antwoord.map(|Query(a)| a).unwrap_or_default();
    let browser = binding(cookie(&koppen, web.mijn_poging_cookie()).unwrap_or_default());
    let Some(poging) = neem_poging(&web.app, &antwoord.state, &browser).await? else {
        return uitslag(
            &gast,
            StatusCode::BAD_REQUEST,
            "Aanmelden is niet gelukt",
            "Deze poging om aan te melden is verlopen of al gebruikt, of begon in een andere browser.",
        );
    };
    let bewijs = match weigering(&aanbieder, &antwoord) {
        Some(fout) => Err(fout),
        None => {
            aanbieder
                .bewijs(&antwoord.code, &vraag(&poging), web.app.bron.nu())
                .await
        }
    };
    let uit = match bewijs {
        Ok(bewijs) => {
            let vorige = cookie(&koppen, web.mijn_cookie());
            mijn::aanmelden(&web.app, &bewijs.naam, vorige).await
        }
        Err(fout @ OidcFout::Onbereikbaar(_)) => {
            tracing::warn!(%fout, "sign-in of a resident could not be finished");
            return onbereikbaar(&gast);
        }
        Err(OidcFout::Geweigerd { code, uitleg }) => {
            tracing::warn!(code, uitleg, "sign-in of a resident refused");
            mijn::weiger(&web.app, code).await.map(|()| String::new())
        }
    };
    match uit {
        Ok(sessie) => {
            let antwoord = met_cookie(naar("/mijn"), &web.zet_cookie(web.mijn_cookie(), &sessie, ""));
            let weg = web.zet_cookie(web.mijn_poging_cookie(), "", "; Max-Age=0");
            Ok(met_cookie(antwoord, &weg))
        }
        Err(AppFout::Regel(w)) => uitslag(&gast, StatusCode::FORBIDDEN, "Aanmelden is niet gelukt", &w.reden),
        Err(fout) => Err(fout.into()),
    }
}

/// Ends our session, and leads on to the provider to end the one there.
pub(super) async fn afmelden(
    State(web): State<Web>,
    gast: Gast,
    koppen: HeaderMap,
    _invoer: Invoer,
) -> PaginaUitkomst {
    let aanbieder = aanbieder(&web)?;
    if let Some((actor, waarde)) = inwoner(&web, &koppen).await? {
        mijn::afmelden(&web.app, &web.app.ctx(actor, Doel::Inzage), &waarde).await?;
    }
    let weg = web.zet_cookie(web.mijn_cookie(), "", "; Max-Age=0");
    let Some(href) = aanbieder.adres_afmelden(web.app.bron.nu()).await else {
        return Ok(met_cookie(naar("/mijn"), &weg));
    };
    let pagina = Uitslag {
        p: gast.pagina("U bent afgemeld"),
        kop: "U bent afgemeld",
        tekst: "U bent afgemeld bij de gemeente. Meld u ook af bij de dienst waarmee u zich aanmeldde, zeker op een computer die anderen ook gebruiken.".to_owned(),
        href,
        link: "Daar ook afmelden",
    };
    let antwoord = toon_met(StatusCode::OK, &pagina, gast.nieuwe_cookie.as_deref())?;
    Ok(met_cookie(antwoord, &weg))
}
