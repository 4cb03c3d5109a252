// SPDX-License-Identifier: EUPL-1.2
//! Who visits: a signed-in person ([`Bezoek`]) or somebody without account ([`Gast`]).

use super::formulier::Invoer;
use super::fout::PaginaFout;
use super::pagina::{Pagina, nav};
use super::staat::Web;
use app::kern::{Concept, Volgorde, bewaar_concept, lees_concept, wis_concept};
use app::{App, Ctx};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::{HeaderMap, header, request::Parts};
use policy::{Actor, Doel};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use uuid::Uuid;

/// Value of a cookie.
pub fn cookie<'a>(koppen: &'a HeaderMap, naam: &str) -> Option<&'a str> {
    koppen
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|paar| paar.trim().split_once('='))
        .find(|(n, _)| *n == naam)
        .map(|(_, waarde)| waarde)
}

/// Form token that goes with a cookie: can be made from the cookie, and says nothing about it.
pub fn csrf(cookie: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"regiekamer-csrf:");
    hasher.update(cookie.as_bytes());
    hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

/// Text kept for the next page ("Notitie bewaard.").
fn flits(koppen: &HeaderMap) -> Option<String> {
    let waarde = cookie(koppen, "rk-flits")?;
    form_urlencoded::parse(format!("m={waarde}").as_bytes())
        .next()
        .map(|(_, v)| v.into_owned())
}

/// A signed-in person and their request.
#[derive(Clone, Debug)]
pub struct Bezoek {
    /// Use cases.
    pub app: App,
    /// The person.
    pub actor: Actor,
    /// Session cookie.
    pub sessie: String,
    /// May work for another gemeente too, today.
    elders: bool,
    flits: Option<String>,
    spoor: Uuid,
}

impl FromRequestParts<Web> for Bezoek {
    type Rejection = PaginaFout;
    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, PaginaFout> {
        // Also after a post: a form posts to the page it stands on, and the draft keeps the text. A path that only
        // takes posts leads on to Mijn werk (`fout::verkeerde_methode`).
        let terug = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let Some(sessie) = cookie(&parts.headers, web.cookie()).map(str::to_owned) else {
            return Err(PaginaFout::Aanmelden(terug));
        };
        let Some(app::aanmelden::Sessie { actor, elders }) =
            app::aanmelden::sessie(&web.app, &sessie).await?
        else {
            return Err(PaginaFout::Aanmelden(terug));
        };
        let flits = flits(&parts.headers);
        Ok(Self {
            app: web.app.clone(),
            actor,
            sessie,
            elders,
            flits,
            spoor: web.app.nieuwe_sleutel(),
        })
    }
}

impl Bezoek {
    /// Context for this purpose.
    pub fn ctx(&self, doel: Doel) -> Ctx {
        Ctx {
            spoor: self.spoor,
            ..self.app.ctx(self.actor.clone(), doel)
        }
    }
    /// Context of a submitted form: the same form is handled once.
    pub fn ctx_van(&self, doel: Doel, invoer: &Invoer) -> Ctx {
        Ctx {
            eenmalig: invoer.eenmalig(),
            ..self.ctx(doel)
        }
    }
    /// Frame of a page: title, and which menu item is on.
    pub fn pagina(&self, titel: impl Into<String>, actief: &'static str) -> Pagina {
        Pagina {
            titel: titel.into(),
            actief,
            gebruiker: Some(super::pagina::Gebruiker {
                naam: self.actor.naam.clone(),
                voornaam: self.actor.voornaam.clone(),
                rol: self
                    .actor
                    .rollen
                    .hoofdrol()
                    .map(|r| r.label().to_owned())
                    .unwrap_or_default(),
                team: self.actor.team_naam.clone(),
                gast: self.actor.gast.as_ref().map(|g| (g.bij.clone(), g.uit.clone())),
                elders: self.elders,
            }),
            csrf: csrf(&self.sessie),
            eenmalig: self.app.nieuwe_sleutel().to_string(),
            melding: self.flits.clone(),
            nav: nav(&self.actor),
            taal: "nl",
        }
    }
    /// The kept draft of this form (key as in `data-concept`).
    ///
    /// # Errors
    /// The store.
    pub async fn concept(&self, formulier: &str) -> Result<Option<Concept>, PaginaFout> {
        Ok(lees_concept(&self.app, &self.ctx(Doel::Regie), None, formulier).await?)
    }
    /// Keeps what was typed, for a form that has just saved part of it: without the version, which that made old.
    ///
    /// # Errors
    /// The text is too long; the store.
    pub async fn bewaar_concept(&self, formulier: &str, invoer: &Invoer) -> Result<(), PaginaFout> {
        let mut velden = invoer.paren();
        velden.retain(|(naam, _)| naam != "versie");
        bewaar_concept(
            &self.app,
            &self.ctx(Doel::Regie),
            None,
            formulier,
            &velden,
            Volgorde::default(),
        )
        .await?;
        Ok(())
    }
    /// Throws the draft away: after saving.
    ///
    /// # Errors
    /// The store.
    pub async fn wis_concept(&self, formulier: &str) -> Result<(), PaginaFout> {
        Ok(wis_concept(&self.app, &self.ctx(Doel::Regie), None, formulier).await?)
    }
}

/// Somebody without account: a key for their draft and form token, nothing else.
#[derive(Clone, Debug)]
pub struct Gast {
    /// Use cases.
    pub app: App,
    /// Key of the visitor.
    pub sleutel: String,
    /// The cookie to set, when it is new.
    pub nieuwe_cookie: Option<String>,
    flits: Option<String>,
}

impl FromRequestParts<Web> for Gast {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let bestaand = cookie(&parts.headers, web.bezoeker_cookie())
            .filter(|s| s.len() == 32 && s.bytes().all(|b| b.is_ascii_hexdigit()))
            .map(str::to_owned);
        let (sleutel, nieuwe_cookie) = match bestaand {
            Some(sleutel) => (sleutel, None),
            None => {
                let sleutel = web.app.nieuwe_sleutel().simple().to_string();
                let veilig = if web.instellingen.cookie_secure {
                    "; Secure"
                } else {
                    ""
                };
                let naam = web.bezoeker_cookie();
                let kop = format!("{naam}={sleutel}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400{veilig}");
                (sleutel, Some(kop))
            }
        };
        Ok(Self {
            app: web.app.clone(),
            sleutel,
            nieuwe_cookie,
            flits: flits(&parts.headers),
        })
    }
}

impl Gast {
    /// Context of an act without account.
    pub fn ctx(&self, doel: Doel) -> Ctx {
        self.app.ctx(Actor::melder(self.app.gemeente), doel)
    }
    /// Context of a submitted form: the same form is handled once.
    pub fn ctx_van(&self, doel: Doel, invoer: &Invoer) -> Ctx {
        Ctx {
            eenmalig: invoer.eenmalig(),
            ..self.ctx(doel)
        }
    }
    /// Frame of a public page (template extends `layout_openbaar.html`). Answer with [`super::toon_met`] and
    /// `gast.nieuwe_cookie`, else the form token fails.
    pub fn pagina(&self, titel: impl Into<String>) -> Pagina {
        Pagina {
            titel: titel.into(),
            actief: "",
            gebruiker: None,
            csrf: csrf(&self.sleutel),
            eenmalig: self.app.nieuwe_sleutel().to_string(),
            melding: self.flits.clone(),
            nav: Vec::new(),
            taal: "nl",
        }
    }
    /// The kept draft of this form.
    ///
    /// # Errors
    /// The store.
    pub async fn concept(&self, formulier: &str) -> Result<Option<Concept>, PaginaFout> {
        Ok(lees_concept(&self.app, &self.ctx(Doel::Melden), Some(&self.sleutel), formulier).await?)
    }
    /// Throws the draft away: after saving.
    ///
    /// # Errors
    /// The store.
    pub async fn wis_concept(&self, formulier: &str) -> Result<(), PaginaFout> {
        Ok(wis_concept(&self.app, &self.ctx(Doel::Melden), Some(&self.sleutel), formulier).await?)
    }
}

/// Address of the visitor, for rate limits only; never stored.
#[derive(Clone, Debug)]
pub struct Herkomst(pub String);

impl FromRequestParts<Web> for Herkomst {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let direct = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|c| c.0.ip().to_string());
        let diepte = web.instellingen.proxy_diepte;
        let via = (diepte > 0)
            .then(|| parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok()))
            .flatten()
            .and_then(|v| v.rsplit(',').nth(diepte - 1))
            .map(|v| v.trim().to_owned());
        Ok(Self(via.or(direct).unwrap_or_default()))
    }
}
