// SPDX-License-Identifier: EUPL-1.2
//! Sessions: a secret in the cookie of the browser, its hash in our table.

use super::{geheim, hash};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::MedewerkerId;
use domain::aanmelden::{Aanmeldwijze, browserfamilie};
use jiff::SignedDuration;
use policy::{Actor, ActorSoort, Doel, Rollen, handelingen};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::techniek;

/// How long a session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sessieduur {
    /// Without use.
    pub stil: SignedDuration,
    /// In any case.
    pub geheel: SignedDuration,
}

impl Default for Sessieduur {
    fn default() -> Self {
        Self {
            stil: SignedDuration::from_hours(2),
            geheel: SignedDuration::from_hours(12),
        }
    }
}

/// A session to start.
pub(super) struct Start<'a> {
    /// Who signed in.
    pub(super) wie: MedewerkerId,
    /// Roles that the provider gave, instead of our own.
    pub(super) rollen: Option<&'a str>,
    /// How.
    pub(super) hoe: Aanmeldwijze,
    /// How, for the journaal.
    pub(super) reden: &'a str,
    /// What the browser says it is.
    pub(super) browser: &'a str,
    /// How long it lives at most.
    pub(super) duur: SignedDuration,
    /// Cookie of the session that this browser still had; it ends.
    pub(super) vorige: Option<&'a str>,
}

/// Starts a session with a new secret, and gives the secret for the cookie.
pub(super) async fn start(app: &App, s: Start<'_>) -> Uitkomst<String> {
    let ctx = ctx_van(app, s.wie);
    let mut uow = app.begin(&ctx).await?;
    let uit = start_in(app, &mut uow, &ctx, s).await;
    app.sluit(&ctx, uow, uit).await
}

/// Context of somebody who signs in.
pub(super) fn ctx_van(app: &App, wie: MedewerkerId) -> Ctx {
    let mut actor = Actor::melder(app.gemeente);
    actor.medewerker = Some(wie);
    app.ctx(actor, Doel::Aanmelden)
}

/// As [`start`], in this unit of work.
pub(super) async fn start_in(app: &App, uow: &mut Uow, ctx: &Ctx, s: Start<'_>) -> Uitkomst<String> {
    let cookie = geheim(app);
    let permit = ctx.mag::<handelingen::Aanmelden>(&policy::Feiten::Geen)?;
    if let Some(vorige) = s.vorige {
        techniek::eindig_sessie(uow, &hash(vorige)).await?;
    }
    let nieuw = techniek::NieuweSessie {
        sleutel: &hash(&cookie),
        id: app.nieuwe_sleutel(),
        wie: s.wie,
        verloopt: ctx.nu + s.duur,
        rollen: s.rollen,
        hoe: s.hoe,
        browser: &browserfamilie(s.browser),
    };
    techniek::start_sessie(uow, &nieuw).await?;
    let boeking = Boeking {
        onderwerp: "sessie",
        onderwerp_id: Some(nieuw.id),
        reden: s.reden,
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Aangemeld, boeking).await?;
    Ok(cookie)
}

/// The person behind a session cookie, or `None` when it is unknown, idle too long or over its end.
///
/// # Errors
/// The store.
pub async fn sessie(app: &App, cookie: &str) -> Uitkomst<Option<Actor>> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let sleutel = hash(cookie);
    let mut uow = app.begin_lezen(&ctx).await?;
    let rij = techniek::sessie(&mut uow, &sleutel).await.map_err(AppFout::from);
    let Some(rij) = app.sluit(&ctx, uow, rij).await? else {
        return Ok(None);
    };
    let stil = ctx.nu.duration_since(rij.gezien_op);
    if rij.verloopt_op <= ctx.nu || stil > app.sessies.stil {
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
        persoon: None,
        naam: rij.naam,
        voornaam: rij.voornaam,
        rollen: Rollen::uit_tekst(&rij.rollen),
        team: Some(rij.team_id),
        team_naam: rij.team_naam,
        team_soort: rij.team_soort,
        organisatie: Some(rij.organisatie_id),
    }))
}

/// Whose session this cookie is or was, also when it is over. It gives no access; it says whom a form that was sent
/// too late belongs to.
///
/// # Errors
/// The store.
pub async fn van_wie(app: &App, cookie: &str) -> Uitkomst<Option<MedewerkerId>> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let mut uow = app.begin_lezen(&ctx).await?;
    let rij = techniek::sessie(&mut uow, &hash(cookie))
        .await
        .map_err(AppFout::from);
    Ok(app.sluit(&ctx, uow, rij).await?.map(|r| r.medewerker_id))
}

/// Ends the session.
///
/// # Errors
/// The store.
pub async fn afmelden(app: &App, ctx: &Ctx, cookie: &str) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<handelingen::Aanmelden>(&policy::Feiten::Geen)?;
        techniek::eindig_sessie(&mut uow, &hash(cookie)).await?;
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
