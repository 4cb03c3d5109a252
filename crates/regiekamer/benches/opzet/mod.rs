// SPDX-License-Identifier: EUPL-1.2
//! The municipality that benchmarks run on.

use app::{App, Ctx};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::CasusId;
use http_body_util::BodyExt;
use policy::Doel;
use std::sync::Arc;
use store::{Db, Instelling, geheim::Sleutels};
use testkit::VasteBron;
use tower::ServiceExt;
use web::WebInstellingen;
use web::kern::bezoek::csrf;

/// The demo municipality, with the regisseur of a casus signed in.
pub struct Opstelling {
    pub app: App,
    pub router: Router,
    pub cookie: String,
    pub ctx: Ctx,
    pub casus: CasusId,
}

/// One request to the router: status, cookies, length of the body.
pub async fn vraag(router: &Router, verzoek: Request<Body>) -> (StatusCode, Vec<String>, usize) {
    let antwoord = router.clone().oneshot(verzoek).await.unwrap();
    let cookies = antwoord
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|k| k.to_str().ok()?.split(';').next().map(str::to_owned))
        .collect();
    let status = antwoord.status();
    let lijf = antwoord.into_body().collect().await.unwrap().to_bytes();
    (status, cookies, lijf.len())
}

/// The demo municipality in this database, with the regisseur of a casus signed in.
pub async fn opstellen(instelling: Instelling) -> Opstelling {
    let db = Db::open(&instelling).await.unwrap();
    store::migratie::migreer(&db).await.unwrap();
    let nu = "2026-11-23T10:00:00Z".parse().unwrap();
    let sleutels = Sleutels::uit_bytes(&[7; 64]).unwrap();
    let inst = simulate::Instellingen::nieuw(1, nu, 1);
    loader::laad_gemeente(&db, &sleutels, inst, |_| {}).await.unwrap();
    let app = testkit::app(&db, &Arc::new(VasteBron::op(nu)));
    let instellingen = WebInstellingen {
        demo: true,
        cookie_secure: false,
        ..WebInstellingen::default()
    };
    let router = web::router(app.clone(), instellingen);
    let bezoeker = "0123456789abcdef0123456789abcdef";
    let post = Request::post("/aanmelden")
        .header(header::COOKIE, format!("rk-bezoek={bezoeker}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!(
            "csrf={}&aanmeldnaam=s.aalders",
            csrf(bezoeker)
        )));
    let (_, cookies, _) = vraag(&router, post.unwrap()).await;
    let cookie = cookies.into_iter().find(|c| c.starts_with("rk=")).unwrap();
    let actor = app::aanmelden::sessie(&app, cookie.split_once('=').unwrap().1)
        .await
        .unwrap()
        .unwrap()
        .actor;
    let ctx = app.ctx(actor, Doel::Regie);
    let lijst = app::casus::lijst::casussen(&app, &ctx, &app::casus::lijst::Vraag::default())
        .await
        .unwrap();
    let casus = lijst.regels.first().unwrap().rij.id;
    Opstelling {
        app,
        router,
        cookie,
        ctx,
        casus,
    }
}
