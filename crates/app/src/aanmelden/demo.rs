// SPDX-License-Identifier: EUPL-1.2
//! The demo sign-in: choose who you are. Never with real data.

use super::sessie::{Start, start};
use crate::{App, AppFout, Uitkomst};
use domain::Weigering;
use domain::aanmelden::{Aanmeldwijze, browserfamilie};
use policy::{Actor, Doel};
use store::medewerker;

/// A person to choose on the demo sign-in page.
#[derive(Clone, Debug)]
pub struct DemoPersoon {
    /// Sign-in name.
    pub aanmeldnaam: String,
    /// Name as shown.
    pub naam: String,
    /// Job.
    pub functie: String,
    /// What this person does, in plain Dutch.
    pub uitleg: String,
    /// Team.
    pub team: String,
}

/// The people of the demo sign-in page.
///
/// # Errors
/// The store.
pub async fn demo_personen(app: &App) -> Uitkomst<Vec<DemoPersoon>> {
    let ctx = app.ctx(Actor::melder(app.gemeente), Doel::Aanmelden);
    let mut uow = app.begin_lezen(&ctx).await?;
    let rijen = medewerker::demo_personen(&mut uow).await.map_err(AppFout::from);
    let rijen = app.sluit(&ctx, uow, rijen).await?;
    Ok(rijen
        .into_iter()
        .map(|r| DemoPersoon {
            aanmeldnaam: r.aanmeldnaam,
            naam: r.naam,
            functie: r.functie,
            uitleg: r.uitleg,
            team: r.team_naam,
        })
        .collect())
}

/// Signs a demo person in and gives the secret for the cookie (hex).
///
/// # Errors
/// A refusal with a uniform text when there is no such demo person; the store.
pub async fn demo_aanmelden(app: &App, aanmeldnaam: &str, browser: &str) -> Uitkomst<String> {
    let ctx = app.ctx(Actor::melder(app.gemeente), Doel::Aanmelden);
    let mut uow = app.begin_lezen(&ctx).await?;
    let gevonden = medewerker::demo_persoon(&mut uow, aanmeldnaam)
        .await
        .map_err(AppFout::from);
    let Some(wie) = app.sluit(&ctx, uow, gevonden).await? else {
        return Err(Weigering::new(
            "aanmelden.onbekend",
            "Aanmelden is niet gelukt. Kies een naam uit de lijst.",
        )
        .into());
    };
    start(
        app,
        Start {
            gemeente: app.gemeente,
            wie,
            rollen: None,
            hoe: Aanmeldwijze::Demo,
            reden: "demo",
            browser: &browserfamilie(browser),
            duur: app.sessies.geheel,
            vorige: None,
            einde: None,
        },
    )
    .await
}
