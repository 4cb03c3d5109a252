// SPDX-License-Identifier: EUPL-1.2
//! Every route of the router, called by people who have no business there. The list of routes comes from the router
//! itself: a new route with a record in its path must say here which record that is.

use super::{Klant, mdo, meldpunt};
use axum::http::StatusCode;
use std::collections::BTreeMap;
use testkit::{Wereld, Wie, beide};

/// Pages that somebody without an account may see.
pub const OPENBAAR: [&str; 12] = [
    "/aanmelden",
    "/afmelden",
    "/assets/{*pad}",
    "/concept",
    "/gezond",
    "/gezond/journaal",
    "/melden",
    "/melden/wissen",
    "/mijn",
    "/mijn/afmelden",
    "/mijn/start",
    "/mijn/terug",
];

/// People with an account and without a part in the casus, the household or the melding of this test.
const BUITENSTAANDERS: [&str; 4] = ["d.kaya", "t.dewit", "j.hendriks", "b.beheer"];

/// The door of a casus: who has no part in it can ask for one, and sees its reference and whom to call, no name.
const DREMPEL: [&str; 3] = [
    "/casussen/{id}/toegang/vragen",
    "/casussen/{id}/toegang/nood",
    "/casussen/{id}/toegang/ken-ik",
];

/// A record that is not there: what stands for it must be refused before it is looked for, or not found.
const NIETS: &str = "01900000-0000-7000-8000-00000000dead";

/// Paths of the router, from its own description.
pub fn paden(w: &Wereld) -> Vec<String> {
    let beschrijving = format!(
        "{:?}",
        web::router(w.app.clone(), web::WebInstellingen::default())
    );
    let (_, lijst) = beschrijving.split_once("Node { paths: ").unwrap();
    let mut uit: Vec<String> = lijst
        .split('"')
        .skip(1)
        .step_by(2)
        .take_while(|p| p.starts_with('/'))
        .filter(|p| !p.contains("__private__axum_fallback"))
        .map(str::to_owned)
        .collect();
    uit.sort();
    assert!(
        uit.len() > 60,
        "the description of the router changed: {beschrijving}"
    );
    uit
}

/// The path with this world's records in it.
///
/// # Panics
/// When a route has a record that this list does not know.
pub fn ingevuld(pad: &str, id: &BTreeMap<&str, String>) -> String {
    let soort = pad.split('/').nth(1).unwrap();
    pad.split('/')
        .map(|deel| match deel {
            "{id}" => id
                .get(soort)
                .unwrap_or_else(|| panic!("which record is the id of {pad}? Say it in routes.rs"))
                .clone(),
            "{doel}" | "{actie}" | "{notitie}" | "{persoon}" | "{uitsluiting}" | "{verzoek}"
            | "{deelname}" | "{nood}" | "{gast}" => NIETS.to_owned(),
            "{sleutel}" => "plan".to_owned(),
            "{code}" => "wmo".to_owned(),
            "{nummer}" => "1".to_owned(),
            "{overgang}" => "18".to_owned(),
            _ if deel.starts_with('{') => panic!("what is {deel} in {pad}? Say it in routes.rs"),
            vast => vast.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

pub async fn dossiers(w: &Wereld) -> BTreeMap<&'static str, String> {
    let casus = mdo::zaak(w, 1, Some(Wie::Regisseur)).await;
    let (huis, persoon) = Wereld::huishouden_ids(1);
    meldpunt::meld(w).await;
    let (_, melding) = meldpunt::eerste(w, "r.yilmaz").await;
    let waarschuwing = super::waarschuwing::maak(w, huis, "hond").await;
    let signaal = super::verwijsindex::signaal(w).await;
    BTreeMap::from([
        ("signalen", signaal.to_string()),
        ("matches", NIETS.to_owned()),
        ("melders", NIETS.to_owned()),
        ("waarschuwingen", waarschuwing.to_string()),
        ("casussen", casus.to_string()),
        ("huishoudens", huis.to_string()),
        ("personen", persoon.to_string()),
        ("dubbel", persoon.to_string()),
        ("samenvoegingen", NIETS.to_owned()),
        ("meldingen", melding.rsplit('/').next().unwrap().to_owned()),
        ("betrokkenen", NIETS.to_owned()),
        ("bekendheid", NIETS.to_owned()),
        ("verrijkingen", NIETS.to_owned()),
        ("overdrachten", NIETS.to_owned()),
        ("relaties", NIETS.to_owned()),
        ("verwanten", NIETS.to_owned()),
        ("taken", NIETS.to_owned()),
        ("aanbod", NIETS.to_owned()),
        ("team", NIETS.to_owned()),
        ("dienstverlening", NIETS.to_owned()),
        ("toezicht", Wereld::medewerker(Wie::Regisseur).to_string()),
        ("samenwerking", Wereld::organisatie(2).to_string()),
    ])
}

beide! {
    async fn nobody_gets_in_without_signing_in(w: Wereld) {
        let id = dossiers(&w).await;
        for pad in paden(&w).iter().filter(|p| !OPENBAAR.contains(&p.as_str())) {
            if pad == "/melden/bedankt/{kenmerk}" || pad == "/overleg/{datum}" { continue; }
            let vol = ingevuld(pad, &id);
            let mut niemand = Klant::nieuw(&w);
            let a = niemand.haal(&vol).await;
            assert!(a.pad.starts_with("/aanmelden") || a.status == StatusCode::METHOD_NOT_ALLOWED, "GET {pad}: {} {}", a.status, a.pad);
            let mut niemand = Klant::nieuw(&w);
            let a = niemand.stuur(&vol, &[]).await;
            assert!(a.pad.starts_with("/aanmelden") || a.status.is_client_error(), "POST {pad}: {} {}", a.status, a.pad);
        }
    }

    async fn nobody_gets_a_record_without_a_part_in_it(w: Wereld) {
        let id = dossiers(&w).await;
        let mut geopend = 0;
        // Partners, the convenant and grounds are no dossier.
        let dossierpaden: Vec<String> =
            paden(&w).into_iter().filter(|p| p.contains("{id}") && !p.starts_with("/samenwerking")).collect();
        for wie in BUITENSTAANDERS {
            let mut k = Klant::als(&w, wie).await;
            for pad in &dossierpaden {
                let vol = ingevuld(pad, &id);
                let a = k.haal(&vol).await;
                let dicht = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED];
                let drempel = DREMPEL.contains(&pad.as_str());
                // A path that takes posts only leads on to Mijn werk.
                let goed = if drempel { a.status == StatusCode::OK } else { dicht.contains(&a.status) || a.pad == "/mijn-werk" };
                assert!(goed, "{wie} GET {pad}: {}", a.status);
                assert!(!a.html.contains("Boersma"), "{wie} GET {pad} names the household");
                k.haal("/mijn-werk").await;
                let a = k.stuur(&vol, &[]).await;
                let goed = dicht.contains(&a.status) || (drempel && a.status == StatusCode::BAD_REQUEST);
                assert!(goed && !a.html.contains("Boersma"), "{wie} POST {pad}: {} {}", a.status, a.html);
            }
        }
        // The same paths do open for who has a part: so a refusal above is one of access.
        for (wie, soort) in [("s.aalders", "/casussen/"), ("s.aalders", "/huishoudens/"), ("r.yilmaz", "/meldingen/")] {
            let mut k = Klant::als(&w, wie).await;
            for pad in dossierpaden.iter().filter(|p| p.starts_with(soort)) {
                let vol = ingevuld(pad, &id);
                let a = k.haal(&vol).await;
                geopend += usize::from(a.status == StatusCode::OK && a.pad == vol);
            }
        }
        assert!(geopend >= 15, "only {geopend} pages opened for the regisseur and the Meldpunt");
    }
}
