// SPDX-License-Identifier: EUPL-1.2
//! The real server on a database in memory's place (SQLite in a temporary folder): forms, cookies, the callback of the
//! provider. The bytes go where a browser would send them.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use http_body_util::BodyExt;
use std::cell::RefCell;
use testkit::{Motor, Wereld};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;
use web::WebInstellingen;
use web::kern::bezoek::csrf;

/// Forms that the fuzzer posts to; the first byte chooses. `{casus}`, `{huis}` and `{persoon}` are records of this world.
const FORMULIEREN: [&str; 32] = [
    "/melden",
    "/concept",
    "/meldpunt/nieuw",
    "/zoeken",
    "/personen/nieuw",
    "/huishoudens/{huis}/adres",
    "/huishoudens/{huis}/leden",
    "/huishoudens/{huis}/betrokkenen/nieuw",
    "/huishoudens/{huis}/waarschuwingen/nieuw",
    "/huishoudens/{huis}/personen/{persoon}",
    "/huishoudens/{huis}/adres-tonen",
    "/casussen/{casus}/notities/nieuw",
    "/casussen/{casus}/intake",
    "/casussen/{casus}/fase",
    "/casussen/{casus}/afsluiten",
    "/casussen/{casus}/contact",
    "/casussen/{casus}/regisseur",
    "/casussen/{casus}/plan/doelen/nieuw",
    "/casussen/{casus}/plan/versies",
    "/casussen/{casus}/toegang/deelnemer",
    "/casussen/{casus}/toegang/vragen",
    "/casussen/{casus}/toegang/nood",
    "/casussen/{casus}/toegang/ken-ik",
    "/casussen/{casus}/toegang/uitsluiten",
    "/casussen/{casus}/afschermen/{persoon}",
    "/samenwerking/organisaties/nieuw",
    "/samenwerking/convenant/nieuw",
    "/samenwerking/gronden/nieuw",
    "/samenwerking/gronden/wmo",
    "/inrichting/nieuw",
    "/team/afwezigheid",
    "/aanmelden",
];

/// Who posts; the second byte chooses.
const MENSEN: [&str; 4] = ["s.aalders", "k.visser", "r.yilmaz", "b.beheer"];

struct Server {
    looper: Runtime,
    router: Router,
    /// Session cookie per person of [`MENSEN`].
    cookies: Vec<String>,
    wereld: Wereld,
}

thread_local! {
    static SERVER: RefCell<Option<Server>> = const { RefCell::new(None) };
}

impl Server {
    fn nieuw() -> Self {
        let looper = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let wereld = looper.block_on(Wereld::nieuw(Motor::Sqlite));
        looper.block_on(wereld.huishouden(1));
        looper.block_on(wereld.casus_zonder_verhaal(CASUS));
        let instellingen = WebInstellingen {
            demo: true,
            cookie_secure: false,
            meldingen_per_uur: std::num::NonZeroU32::MAX,
            aanmeldingen_per_minuut: std::num::NonZeroU32::MAX,
            ..WebInstellingen::default()
        };
        let router = web::router(wereld.app.clone(), instellingen);
        let mut server = Self {
            looper,
            router,
            cookies: Vec::new(),
            wereld,
        };
        for wie in MENSEN {
            let cookie = server.meld_aan(wie);
            server.cookies.push(cookie);
        }
        server
    }

    /// Signs in as a demo person, as a browser does.
    fn meld_aan(&self, wie: &str) -> String {
        let bezoeker = "rk-bezoek=0123456789abcdef0123456789abcdef";
        let token = csrf("0123456789abcdef0123456789abcdef");
        let verzoek = Request::post("/aanmelden")
            .header(header::COOKIE, bezoeker)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("csrf={token}&aanmeldnaam={wie}")))
            .expect("a request");
        let (_, cookies) = self.vraag(verzoek);
        cookies
            .into_iter()
            .find(|c| c.starts_with("rk="))
            .expect("a session cookie")
    }

    /// Sends a request, reads the whole answer, and gives its status and cookies.
    fn vraag(&self, verzoek: Request<Body>) -> (StatusCode, Vec<String>) {
        self.looper.block_on(async {
            let antwoord = self
                .router
                .clone()
                .oneshot(verzoek)
                .await
                .expect("the router always answers");
            let cookies = antwoord
                .headers()
                .get_all(header::SET_COOKIE)
                .iter()
                .filter_map(|k| k.to_str().ok()?.split(';').next().map(str::to_owned))
                .collect();
            let status = antwoord.status();
            let _ = antwoord.into_body().collect().await;
            (status, cookies)
        })
    }
}

/// Id of the running casus, directed by the first of [`MENSEN`].
const CASUS: &str = "01920000-0000-7000-8000-0000000000c1";

/// Runs with the server of this thread.
fn met(f: impl FnOnce(&Server)) {
    SERVER.with(|s| f(s.borrow_mut().get_or_insert_with(Server::nieuw)));
}

/// A server that fails on what somebody sends has a fault of ours, also when nothing panicked.
fn eis(status: StatusCode, wat: &str) {
    assert!(!status.is_server_error(), "{wat}: {status}");
}

/// Posts the bytes, after two that choose form and person, as the body of a form.
pub fn formulier(bytes: &[u8]) {
    let [welk, wie, lijf @ ..] = bytes else { return };
    met(|s| {
        let (huis, persoon) = Wereld::huishouden_ids(1);
        let pad = FORMULIEREN[usize::from(*welk) % FORMULIEREN.len()]
            .replace("{huis}", &huis.to_string())
            .replace("{persoon}", &persoon.to_string())
            .replace("{casus}", CASUS);
        let cookie = &s.cookies[usize::from(*wie) % s.cookies.len()];
        let token = csrf(cookie.split_once('=').map_or("", |(_, w)| w));
        let mut alles = format!("csrf={token}&").into_bytes();
        alles.extend_from_slice(lijf);
        let verzoek = Request::post(&pad)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(alles));
        if let Ok(verzoek) = verzoek {
            eis(s.vraag(verzoek).0, &pad);
        }
        let _ = &s.wereld;
    });
}

/// Sends the bytes as the cookie header, alone and behind a good session.
pub fn sessie(bytes: &[u8]) {
    let Ok(kop) = HeaderValue::from_bytes(bytes) else {
        return;
    };
    met(|s| {
        for pad in ["/mijn-werk", "/melden", "/aanmelden"] {
            let mut koppen = vec![kop.clone()];
            if pad == "/mijn-werk"
                && let Ok(goed) = HeaderValue::from_str(&s.cookies[0])
            {
                koppen.push(goed);
            }
            let mut verzoek = Request::get(pad);
            for k in koppen {
                verzoek = verzoek.header(header::COOKIE, k);
            }
            if let Ok(verzoek) = verzoek.body(Body::empty()) {
                eis(s.vraag(verzoek).0, pad);
            }
        }
        let post = Request::post("/concept")
            .header(header::COOKIE, kop)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("csrf=x&_formulier=y"));
        if let Ok(verzoek) = post {
            eis(s.vraag(verzoek).0, "/concept");
        }
    });
}

/// Sends the bytes as the query that the provider sends back, and as the path to go on to.
pub fn callback(bytes: &[u8]) {
    met(|s| {
        let tekst: String = bytes
            .iter()
            .map(|b| {
                if b.is_ascii_graphic() && *b != b'#' {
                    char::from(*b).to_string()
                } else {
                    format!("%{b:02X}")
                }
            })
            .collect();
        for pad in ["/aanmelden/terug", "/aanmelden/werkaccount", "/aanmelden"] {
            if let Ok(verzoek) = Request::get(format!("{pad}?{tekst}")).body(Body::empty()) {
                eis(s.vraag(verzoek).0, pad);
            }
        }
    });
}
