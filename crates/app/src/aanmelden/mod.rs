// SPDX-License-Identifier: EUPL-1.2
//! Sign-in. The demo chooses a person; the real sign-in (OpenID Connect) comes behind the same functions.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::{MedewerkerId, Weigering};
use jiff::SignedDuration;
use policy::{Actor, ActorSoort, Doel, Rollen, handelingen};
use sha2::{Digest, Sha256};
use store::journaal::{Boeking, Soort};
use store::{medewerker, techniek};

/// A session ends after this time without use.
const STIL: SignedDuration = SignedDuration::from_hours(2);
/// A session ends after this time in any case.
const GEHEEL: SignedDuration = SignedDuration::from_hours(12);

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
pub async fn demo_aanmelden(app: &App, aanmeldnaam: &str) -> Uitkomst<String> {
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
    start(app, wie).await
}

async fn start(app: &App, wie: MedewerkerId) -> Uitkomst<String> {
    let mut geheim = [0u8; 32];
    app.bron.toeval(&mut geheim);
    let cookie: String = geheim.iter().map(|b| format!("{b:02x}")).collect();
    let mut actor = Actor::melder(app.gemeente);
    actor.medewerker = Some(wie);
    let ctx = app.ctx(actor, Doel::Aanmelden);
    let mut uow = app.begin(&ctx).await?;
    let uit = async {
        let permit = ctx.mag::<handelingen::Aanmelden>(&policy::Feiten::Geen)?;
        techniek::start_sessie(&mut uow, &sleutel(&cookie), wie, ctx.nu + GEHEEL).await?;
        uow.boek(
            &permit,
            Soort::Aangemeld,
            Boeking {
                onderwerp: "sessie",
                ..Boeking::default()
            },
        )
        .await?;
        Ok(())
    }
    .await;
    app.sluit(&ctx, uow, uit).await?;
    Ok(cookie)
}

fn sleutel(cookie: &str) -> Vec<u8> {
    Sha256::digest(cookie.as_bytes()).to_vec()
}

/// The person behind a session cookie, or `None` when it is unknown, idle too long or over its end.
///
/// # Errors
/// The store.
pub async fn sessie(app: &App, cookie: &str) -> Uitkomst<Option<Actor>> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let sleutel = sleutel(cookie);
    let mut uow = app.begin_lezen(&ctx).await?;
    let rij = techniek::sessie(&mut uow, &sleutel).await.map_err(AppFout::from);
    let Some(rij) = app.sluit(&ctx, uow, rij).await? else {
        return Ok(None);
    };
    let stil = ctx.nu.duration_since(rij.gezien_op);
    if rij.verloopt_op <= ctx.nu || stil > STIL {
        return Ok(None);
    }
    // Once a minute is enough to know that it is in use; each request would be a write.
    if stil > SignedDuration::from_mins(1) {
        let mut uow = app.begin(&ctx).await?;
        let uit = techniek::raak_sessie(&mut uow, &sleutel)
            .await
            .map_err(AppFout::from);
        app.sluit(&ctx, uow, uit).await?;
    }
    Ok(Some(Actor {
        soort: ActorSoort::Medewerker,
        gemeente: rij.gemeente,
        medewerker: Some(rij.medewerker_id),
        naam: rij.naam,
        voornaam: rij.voornaam,
        rollen: Rollen::uit_tekst(&rij.rollen),
        team: Some(rij.team_id),
        team_naam: rij.team_naam,
        team_soort: rij.team_soort,
        organisatie: Some(rij.organisatie_id),
    }))
}

/// Ends the session.
///
/// # Errors
/// The store.
pub async fn afmelden(app: &App, ctx: &Ctx, cookie: &str) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<handelingen::Aanmelden>(&policy::Feiten::Geen)?;
        techniek::eindig_sessie(&mut uow, &sleutel(cookie)).await?;
        uow.boek(
            &permit,
            Soort::Afgemeld,
            Boeking {
                onderwerp: "sessie",
                ..Boeking::default()
            },
        )
        .await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
