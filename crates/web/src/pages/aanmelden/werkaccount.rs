// SPDX-License-Identifier: EUPL-1.2
//! Sign-in with the account of the organisation: away to the provider, and back.

use super::{Na, met_cookie, veilig_pad};
use crate::kern::bezoek::cookie;
use crate::kern::{Gast, Herkomst, Pagina, PaginaFout, PaginaUitkomst, Web, naar, toon_met};
use app::AppFout;
use app::aanmelden::{Account, Poging, aanmelden_met_account, begin_poging, neem_poging, weiger};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use oidc::{Aanbieder, OidcFout, Vraag};
use serde::Deserialize;
use std::sync::Arc;

/// As long as an attempt.
const COOKIE_SECONDEN: &str = "; Max-Age=600";

/// Where the button leads, with the page to come back to.
pub(super) fn start_adres(na: &str) -> String {
    let na: String = form_urlencoded::byte_serialize(veilig_pad(na).as_bytes()).collect();
    format!("/aanmelden/start?na={na}")
}

/// A page that says how it went, with a way on.
#[derive(Template)]
#[template(path = "aanmelden/uitslag.html")]
struct Uitslag {
    p: Pagina,
    kop: &'static str,
    tekst: String,
    href: String,
    link: &'static str,
}

fn uitslag(gast: &Gast, status: StatusCode, kop: &'static str, tekst: &str, na: &str) -> PaginaUitkomst {
    let pagina = Uitslag {
        p: gast.pagina(kop),
        kop,
        tekst: tekst.to_owned(),
        href: start_adres(na),
        link: "Probeer het opnieuw",
    };
    toon_met(status, &pagina, gast.nieuwe_cookie.as_deref())
}

fn onbereikbaar(gast: &Gast, na: &str) -> PaginaUitkomst {
    let mut antwoord = uitslag(
        gast,
        StatusCode::SERVICE_UNAVAILABLE,
        "Aanmelden kan nu even niet",
        "De dienst waarmee je aanmeldt, geeft geen antwoord. Dat ligt niet aan jou. Wat je in Regiekamer had getypt, is bewaard. Wacht even en probeer het opnieuw. Blijft het misgaan? Bel de beheerder.",
        na,
    )?;
    antwoord
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    Ok(antwoord)
}

fn aanbieder(web: &Web) -> Result<Arc<Aanbieder>, PaginaFout> {
    web.instellingen
        .werkaccount
        .clone()
        .ok_or(PaginaFout::NietGevonden)
}

pub(in crate::pages) fn vraag(poging: &Poging) -> Vraag {
    Vraag {
        state: poging.state.clone(),
        nonce: poging.nonce.clone(),
        pkce: poging.pkce.clone(),
    }
}

/// Away to the provider. A link and not a form: the policy of our pages lets forms go to ourselves only.
pub(super) async fn heen(
    State(web): State<Web>,
    gast: Gast,
    Herkomst(herkomst): Herkomst,
    koppen: HeaderMap,
    na: Result<Query<Na>, axum::extract::rejection::QueryRejection>,
) -> PaginaUitkomst {
    let aanbieder = aanbieder(&web)?;
    if !web.mag_aanmelden(&herkomst) {
        return Err(PaginaFout::TeVaak);
    }
    let na = na.map(|Query(n)| n.na).unwrap_or_default();
    let na = veilig_pad(&na);
    // Two tabs of one browser share the cookie; each has an attempt of its own.
    let browser = cookie(&koppen, web.poging_cookie())
        .filter(|c| c.len() == 32 && c.bytes().all(|b| b.is_ascii_hexdigit()))
        .map_or_else(|| web.app.nieuwe_sleutel().simple().to_string(), str::to_owned);
    let poging = begin_poging(&web.app, &browser, na).await?;
    match aanbieder.adres(&vraag(&poging), web.app.bron.nu()).await {
        Ok(adres) => {
            let kop = web.zet_cookie(web.poging_cookie(), &browser, COOKIE_SECONDEN);
            Ok(met_cookie(naar(adres), &kop))
        }
        Err(fout) => {
            tracing::warn!(%fout, "sign-in could not start");
            onbereikbaar(&gast, na)
        }
    }
}

/// What the provider sends along. Unknown fields are left alone.
#[derive(Deserialize, Default)]
pub(in crate::pages) struct Antwoord {
    #[serde(default)]
    pub(in crate::pages) code: String,
    #[serde(default)]
    pub(in crate::pages) state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// Back from the provider.
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
    let browser = cookie(&koppen, web.poging_cookie()).unwrap_or_default();
    // Taken out before anything else: whatever happens, this callback works once.
    let Some(poging) = neem_poging(&web.app, &antwoord.state, browser).await? else {
        return uitslag(
            &gast,
            StatusCode::BAD_REQUEST,
            "Aanmelden is niet gelukt",
            "Deze poging om aan te melden is verlopen of al gebruikt, of begon in een andere browser.",
            "",
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
            let account = Account {
                naam: &bewijs.naam,
                acr: bewijs.acr.as_deref(),
                rollen: bewijs.rollen.as_deref(),
                vorige: cookie(&koppen, web.cookie()),
                browser: super::browser(&koppen),
            };
            aanmelden_met_account(&web.app, &account).await
        }
        Err(fout @ OidcFout::Onbereikbaar(_)) => {
            tracing::warn!(%fout, "sign-in could not be finished");
            return onbereikbaar(&gast, &poging.na);
        }
        Err(OidcFout::Geweigerd { code, uitleg }) => {
            tracing::warn!(code, uitleg, "sign-in refused");
            weiger(&web.app, code).await.map(|()| String::new())
        }
    };
    match uit {
        Ok(sessie) => {
            let antwoord = met_cookie(
                naar(veilig_pad(&poging.na)),
                &web.zet_cookie(web.cookie(), &sessie, ""),
            );
            let weg = web.zet_cookie(web.poging_cookie(), "", "; Max-Age=0");
            Ok(met_cookie(antwoord, &weg))
        }
        Err(AppFout::Regel(w)) => uitslag(
            &gast,
            StatusCode::FORBIDDEN,
            "Aanmelden is niet gelukt",
            &w.reden,
            &poging.na,
        ),
        Err(fout) => Err(fout.into()),
    }
}

/// What the address itself already says: the provider refused, or it is another provider (mix-up).
pub(in crate::pages) fn weigering(aanbieder: &Aanbieder, antwoord: &Antwoord) -> Option<OidcFout> {
    let nee = |code, uitleg: String| OidcFout::Geweigerd { code, uitleg };
    match antwoord.error.as_deref() {
        Some("server_error" | "temporarily_unavailable") => {
            return Some(OidcFout::Onbereikbaar("it says so itself".to_owned()));
        }
        Some(fout) => {
            let fout: String = fout.chars().filter(char::is_ascii_graphic).take(100).collect();
            return Some(nee("geweigerd", fout));
        }
        None => {}
    }
    if !aanbieder.is_issuer(antwoord.iss.as_deref()) {
        return Some(nee("issuer", "the answer comes from another provider".to_owned()));
    }
    antwoord
        .code
        .is_empty()
        .then(|| nee("code", "no code".to_owned()))
}

/// After our session ended: to the provider, to end the session there too. Not as a redirect, because the policy of
/// our pages lets a form (the button "Afmelden") end at ourselves only.
pub(super) async fn na_afmelden(web: &Web, gast: &Gast) -> PaginaUitkomst {
    let adres = match &web.instellingen.werkaccount {
        Some(aanbieder) => aanbieder.adres_afmelden(web.app.bron.nu()).await,
        None => None,
    };
    let Some(adres) = adres else {
        return Ok(naar("/aanmelden").into_response());
    };
    let kop = HeaderValue::from_str(&format!("0; url={adres}")).ok();
    let pagina = Uitslag {
        p: gast.pagina("Je bent afgemeld"),
        kop: "Je bent afgemeld",
        tekst: "Je bent afgemeld bij Regiekamer. Meld je ook af bij je werkaccount, zeker op een computer die anderen ook gebruiken.".to_owned(),
        href: adres,
        link: "Afmelden bij je werkaccount",
    };
    let mut antwoord: Response = toon_met(StatusCode::OK, &pagina, gast.nieuwe_cookie.as_deref())?;
    if let Some(kop) = kop {
        antwoord.headers_mut().insert(header::REFRESH, kop);
    }
    Ok(antwoord)
}
