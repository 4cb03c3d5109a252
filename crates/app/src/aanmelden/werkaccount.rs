// SPDX-License-Identifier: EUPL-1.2
//! Somebody comes back from the provider with a name that holds: is it one of our people?

use super::sessie::{Start, start};
use crate::{App, AppFout, Uitkomst};
use domain::aanmelden::{Aanmeldwijze, browserfamilie};
use domain::{MedewerkerId, Weigering};
use policy::{Actor, Doel, Geweigerd, Handeling, Rollen, handelingen};
use store::journaal::Boeking;
use store::medewerker;

/// What the provider said, after its answer was checked.
#[derive(Clone, Debug)]
pub struct Account<'a> {
    /// Sign-in name.
    pub naam: &'a str,
    /// Assurance level.
    pub acr: Option<&'a str>,
    /// Roles, when the provider is the one who says so; `None`: our own administration does.
    pub rollen: Option<&'a [String]>,
    /// Cookie of the session that this browser still had.
    pub vorige: Option<&'a str>,
    /// What the browser says it is.
    pub browser: &'a str,
}

/// One text for every refusal: it tells nobody whether an account exists.
fn uniform() -> AppFout {
    Weigering::new(
        "aanmelden.geweigerd",
        "Je kunt met dit werkaccount niet aanmelden bij Regiekamer. Heb je Regiekamer nodig voor je werk? Vraag het je beheerder.",
    )
    .into()
}

/// Signs somebody in and gives the secret for the cookie.
///
/// # Errors
/// A refusal with a uniform text when it is nobody of ours, or no longer, or without a role; the store. Each refusal
/// has its row in the journaal, with the reason.
pub async fn aanmelden_met_account(app: &App, account: &Account<'_>) -> Uitkomst<String> {
    let ctx = app.ctx(Actor::melder(app.gemeente), Doel::Aanmelden);
    let mut uow = app.begin_lezen(&ctx).await?;
    let gevonden = medewerker::aanmelder(&mut uow, account.naam)
        .await
        .map_err(AppFout::from);
    let (wie, reden) = match app.sluit(&ctx, uow, gevonden).await? {
        None => (None, "account.onbekend"),
        // A guest signs in at home, and goes on from there.
        Some(m) if m.gast => (Some(m.id), "account.gast"),
        Some(m) if !m.actief => (Some(m.id), "account.inactief"),
        Some(m) => match account.rollen.map(rolcodes) {
            Some(rollen) if rollen.is_empty() => (Some(m.id), "account.zonder_rol"),
            rollen => {
                let s = Start {
                    gemeente: app.gemeente,
                    wie: m.id,
                    rollen: rollen.as_deref(),
                    hoe: Aanmeldwijze::Werkaccount,
                    reden: &hoe(account.acr),
                    browser: &browserfamilie(account.browser),
                    duur: app.sessies.geheel,
                    vorige: account.vorige,
                    einde: None,
                };
                return start(app, s).await;
            }
        },
    };
    boek(app, wie, reden).await?;
    Err(uniform())
}

/// Records that a sign-in was refused before we knew who it was (the provider said no, or its answer did not hold),
/// and gives the uniform refusal.
///
/// # Errors
/// Always: the refusal, or the store.
pub async fn weiger(app: &App, code: &str) -> Uitkomst<()> {
    boek(app, None, &format!("aanbieder.{code}")).await?;
    Err(uniform())
}

pub(super) async fn boek(app: &App, wie: Option<MedewerkerId>, reden: &str) -> Uitkomst<()> {
    let ctx = app.ctx(Actor::melder(app.gemeente), Doel::Aanmelden);
    let geweigerd = Geweigerd {
        handeling: handelingen::Aanmelden::CODE,
        reden: String::new(),
        code: "aanmelden",
        verborgen: false,
        casus: None,
        huishouden: None,
    };
    let boeking = Boeking {
        onderwerp: "medewerker",
        onderwerp_id: wie.map(MedewerkerId::uuid),
        reden,
        ..Boeking::default()
    };
    let mut uow = app.begin(&ctx).await?;
    let uit = uow
        .boek_weigering(&geweigerd, ctx.doel, boeking)
        .await
        .map_err(AppFout::from);
    app.sluit(&ctx, uow, uit).await
}

/// Codes of the roles that exist, sorted; a word that is no role of ours gives no right.
fn rolcodes(rollen: &[String]) -> String {
    let codes: Vec<&str> = Rollen::uit_tekst(&rollen.join(","))
        .iter()
        .map(|r| r.code())
        .collect();
    codes.join(",")
}

/// How somebody signed in, for the journaal. The level is a word of the provider: only what looks like one is kept.
fn hoe(acr: Option<&str>) -> String {
    let acr: String = acr
        .unwrap_or("geen")
        .chars()
        .filter(char::is_ascii_graphic)
        .take(200)
        .collect();
    format!("werkaccount, acr {acr}")
}
