// SPDX-License-Identifier: EUPL-1.2
//! Frame of a page, rendering, redirects.

use super::fout::{PaginaFout, PaginaUitkomst};
use app::{AppFout, Uitkomst};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use policy::{Actor, Doel, Feiten, Handeling, decide, handelingen as h};

/// What every page shows around its content.
#[derive(Clone, Debug)]
pub struct Pagina {
    /// Title.
    pub titel: String,
    /// Menu item that is on.
    pub actief: &'static str,
    /// The signed-in person.
    pub gebruiker: Option<Gebruiker>,
    /// Form token.
    pub csrf: String,
    /// Key for the form on this page.
    pub eenmalig: String,
    /// Text of what was just done.
    pub melding: Option<String>,
    /// Menu.
    pub nav: Vec<NavItem>,
    /// Language of the page.
    pub taal: &'static str,
}

/// The signed-in person, for the user menu.
#[derive(Clone, Debug)]
pub struct Gebruiker {
    /// Name.
    pub naam: String,
    /// First name.
    pub voornaam: String,
    /// Role.
    pub rol: String,
    /// Team.
    pub team: String,
    /// Works as a guest: for which gemeente, and out of which.
    pub gast: Option<(String, String)>,
    /// May work for another gemeente too.
    pub elders: bool,
}

/// Menu item.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Key, compared with [`Pagina::actief`].
    pub sleutel: &'static str,
    /// Text.
    pub label: &'static str,
    /// Address.
    pub href: &'static str,
    /// Count beside it.
    pub aantal: Option<u32>,
}

/// Menu of an actor: only what they may open.
pub fn nav(actor: &Actor) -> Vec<NavItem> {
    fn mag<A: Handeling>(actor: &Actor) -> bool {
        decide::<A>(actor, Doel::Regie, &Feiten::Geen).is_ok()
    }
    let items = [
        (
            "mijn-werk",
            "Mijn werk",
            "/mijn-werk",
            mag::<h::MijnWerkZien>(actor),
        ),
        (
            "meldpunt",
            "Meldpunt",
            "/meldpunt",
            mag::<h::MeldingenZien>(actor),
        ),
        ("casussen", "Casussen", "/casussen", mag::<h::CasussenZien>(actor)),
        ("overleg", "Overleg", "/overleg", mag::<h::OverlegZien>(actor)),
        ("team", "Team", "/team", mag::<h::TeamZien>(actor)),
        (
            "dienstverlening",
            "Overeenkomsten",
            "/dienstverlening",
            mag::<h::DienstverleningZien>(actor),
        ),
        (
            "journaal",
            "Journaal",
            "/journaal/zegel",
            mag::<h::JournaalControleren>(actor),
        ),
        (
            "noodtoegang",
            "Noodtoegang",
            "/toezicht/noodtoegang",
            mag::<h::NoodtoegangLijst>(actor),
        ),
        (
            "toezicht",
            "Toezicht",
            "/toezicht/medewerkers",
            mag::<h::ToezichtMedewerkers>(actor),
        ),
        (
            "aanmeldingen",
            "Aanmeldingen",
            "/beheer/aanmeldingen",
            mag::<h::SessiesZien>(actor),
        ),
    ];
    items
        .into_iter()
        .filter(|(_, _, _, mag)| *mag)
        .map(|(sleutel, label, href, _)| NavItem {
            sleutel,
            label,
            href,
            aantal: None,
        })
        .collect()
}

/// Renders a page.
///
/// # Errors
/// When the template fails.
pub fn toon<T: Template>(template: &T) -> PaginaUitkomst {
    toon_met(StatusCode::OK, template, None)
}

/// Renders a page with a status (400 for a form with errors) and a cookie to set.
///
/// # Errors
/// When the template fails.
pub fn toon_met<T: Template>(status: StatusCode, template: &T, zet_cookie: Option<&str>) -> PaginaUitkomst {
    let html = template.render().map_err(|e| PaginaFout::Intern(e.to_string()))?;
    let mut antwoord = (status, Html(html)).into_response();
    if let Some(waarde) = zet_cookie.and_then(|c| HeaderValue::from_str(c).ok()) {
        antwoord.headers_mut().append(header::SET_COOKIE, waarde);
    }
    Ok(antwoord)
}

/// Goes to another page after a post.
pub fn naar(pad: impl AsRef<str>) -> Response {
    Redirect::to(pad.as_ref()).into_response()
}

/// Goes to another page, which says what was done. Never personal data in the text.
pub fn naar_met(pad: impl AsRef<str>, tekst: &str) -> Response {
    let mut antwoord = naar(pad);
    let waarde: String = form_urlencoded::byte_serialize(tekst.as_bytes()).collect();
    let kop = format!("rk-flits={waarde}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    if let Ok(waarde) = HeaderValue::from_str(&kop) {
        antwoord.headers_mut().append(header::SET_COOKIE, waarde);
    }
    antwoord
}

/// A form that was handled before ends as the first time: `klaar(use_case(…).await)` gives the id as text in
/// both cases.
///
/// # Errors
/// Every other error of the use case.
pub fn klaar<T: std::fmt::Display>(uit: Uitkomst<T>) -> Uitkomst<String> {
    match uit {
        Ok(waarde) => Ok(waarde.to_string()),
        Err(AppFout::AlVerwerkt(resultaat)) => Ok(resultaat),
        Err(fout) => Err(fout),
    }
}
