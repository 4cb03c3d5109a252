// SPDX-License-Identifier: EUPL-1.2
//! Errors as pages: what happened, and what to do now. In Dutch, without technical words.

use super::pagina::{Pagina, toon_met};
use app::AppFout;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Answer of a handler.
pub type PaginaUitkomst = Result<Response, PaginaFout>;

/// Why a page can't be shown.
#[derive(Debug)]
pub enum PaginaFout {
    /// Not signed in; after signing in the person comes back to this path.
    Aanmelden(String),
    /// The form token is missing or of another session.
    Verlopen,
    /// Too much was sent.
    TeGroot,
    /// Too often in a short time.
    TeVaak,
    /// No such page or record.
    NietGevonden,
    /// A use case ended without success.
    App(AppFout),
    /// A template or something else of ours failed.
    Intern(String),
}

impl<E: Into<AppFout>> From<E> for PaginaFout {
    fn from(fout: E) -> Self {
        Self::App(fout.into())
    }
}

/// Mark on an answer that leads to the sign-in page (see [`super::herstel`]).
#[derive(Clone, Copy, Debug)]
pub struct NietAangemeld;

#[derive(Template)]
#[template(path = "kern/fout.html")]
struct FoutPagina {
    p: Pagina,
    kop: String,
    tekst: String,
    punten: Vec<String>,
    /// Act that was refused; its line on the page with who may do what.
    handeling: Option<&'static str>,
    /// Casus where one can ask to take part.
    casus: Option<domain::CasusId>,
    /// A guest without an agreement in force: the way to another gemeente.
    gast: bool,
}

impl IntoResponse for PaginaFout {
    fn into_response(self) -> Response {
        let gast = matches!(&self, Self::App(AppFout::Geweigerd(g)) if g.code == "dienstverlening");
        let handeling = match &self {
            Self::App(AppFout::Geweigerd(g)) if !g.verborgen && !gast => Some(g.handeling),
            _ => None,
        };
        // Nothing to ask where the conflict of interest beats every answer.
        let casus = match &self {
            Self::App(AppFout::Geweigerd(g))
                if !g.verborgen && g.code == "geen_weg" && g.handeling.ends_with(".openen") =>
            {
                g.casus
            }
            _ => None,
        };
        let (status, kop, tekst, punten): (StatusCode, &str, String, Vec<String>) = match self {
            Self::Aanmelden(terug) => {
                let na: String = form_urlencoded::byte_serialize(terug.as_bytes()).collect();
                let mut antwoord = Redirect::to(&format!("/aanmelden?na={na}")).into_response();
                antwoord.extensions_mut().insert(NietAangemeld);
                return antwoord;
            }
            Self::Verlopen => (
                StatusCode::FORBIDDEN,
                "Dit formulier is verlopen",
                "Je was te lang weg, of je bent intussen opnieuw aangemeld. Ga terug, laad de pagina opnieuw en verstuur het formulier nog eens. Wat je typte, is bewaard als concept.".to_owned(),
                Vec::new(),
            ),
            Self::TeGroot => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "Dit is te veel tekst",
                "Maak de tekst korter en verstuur het formulier nog eens.".to_owned(),
                Vec::new(),
            ),
            Self::TeVaak => (
                StatusCode::TOO_MANY_REQUESTS,
                "Even wachten",
                "Er komt vanaf dit adres te veel tegelijk binnen. Wacht een paar minuten en probeer het dan opnieuw. Is er nu gevaar? Bel 112.".to_owned(),
                Vec::new(),
            ),
            Self::NietGevonden => niet_gevonden_tekst(),
            Self::App(fout) => app_fout(fout),
            Self::Intern(wat) => intern(&wat),
        };
        let p = Pagina {
            titel: kop.to_owned(),
            actief: "",
            gebruiker: None,
            csrf: String::new(),
            eenmalig: String::new(),
            melding: None,
            nav: Vec::new(),
            taal: "nl",
        };
        let pagina = FoutPagina {
            p,
            kop: kop.to_owned(),
            tekst,
            punten,
            handeling,
            casus,
            gast,
        };
        toon_met(status, &pagina, None).unwrap_or_else(|_| status.into_response())
    }
}

type Tekst = (StatusCode, &'static str, String, Vec<String>);

fn app_fout(fout: AppFout) -> Tekst {
    match fout {
        AppFout::Invoer(fouten) => (
            StatusCode::BAD_REQUEST,
            "Er klopt iets niet",
            "Ga terug en verbeter dit:".to_owned(),
            fouten.0.into_iter().map(|f| f.tekst).collect(),
        ),
        AppFout::Regel(w) => (StatusCode::CONFLICT, "Dit kan nu niet", w.reden, Vec::new()),
        AppFout::Geweigerd(g) if g.verborgen => niet_gevonden_tekst(),
        AppFout::Geweigerd(g) if g.code == app::zoeken::TE_VAAK => {
            (StatusCode::TOO_MANY_REQUESTS, "Even wachten", g.reden, Vec::new())
        }
        AppFout::Geweigerd(g) => (StatusCode::FORBIDDEN, "Dit mag je niet zien of doen", g.reden, Vec::new()),
        AppFout::NietGevonden => niet_gevonden_tekst(),
        AppFout::Gewijzigd => (
            StatusCode::CONFLICT,
            "Iemand anders was je voor",
            "Iemand anders heeft dit intussen gewijzigd. Er is niets van jou opgeslagen en niets van de ander overschreven. Ga terug, laad de pagina opnieuw en kijk wat er veranderde.".to_owned(),
            Vec::new(),
        ),
        AppFout::AlVerwerkt(_) => (
            StatusCode::OK,
            "Dit is al gedaan",
            "Dit formulier was al verwerkt. Er is niets dubbel gebeurd.".to_owned(),
            Vec::new(),
        ),
        AppFout::Store(fout) => intern(&fout.to_string()),
    }
}

fn niet_gevonden_tekst() -> Tekst {
    (
        StatusCode::NOT_FOUND,
        "Niet gevonden",
        "Deze pagina of dit dossier is er niet, of je mag niet weten dat het er is. Kijk of het adres klopt, of zoek opnieuw.".to_owned(),
        Vec::new(),
    )
}

fn intern(wat: &str) -> Tekst {
    tracing::error!(fout = wat, "a page could not be shown");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "Er ging iets mis",
        "Het ligt aan ons, niet aan jou. Er is niets half opgeslagen. Probeer het zo nog eens. Blijft het misgaan? Bel de beheerder.".to_owned(),
        Vec::new(),
    )
}

/// Fallback of the router.
pub async fn niet_gevonden() -> PaginaFout {
    PaginaFout::NietGevonden
}

/// Answer to a method that a path does not take. Somebody whose session ended at a post comes back here with a GET:
/// they go on to Mijn werk.
pub async fn verkeerde_methode(methode: axum::http::Method) -> Response {
    if methode == axum::http::Method::GET {
        return Redirect::to("/mijn-werk").into_response();
    }
    StatusCode::METHOD_NOT_ALLOWED.into_response()
}
