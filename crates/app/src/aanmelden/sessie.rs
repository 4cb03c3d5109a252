// SPDX-License-Identifier: EUPL-1.2
//! Sessions: a secret in the cookie of the browser, its hash in our table.

use super::{geheim, hash};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::aanmelden::Aanmeldwijze;
use domain::dienstverlening::Gastdeur;
use domain::{Gemeente, MedewerkerId};
use jiff::{SignedDuration, Timestamp, civil::Date};
use policy::{Actor, ActorSoort, Doel, Gast, Rollen, handelingen};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::techniek::{self, SessieRij};

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

/// A running session.
#[derive(Clone, Debug)]
pub struct Sessie {
    /// Who it is.
    pub actor: Actor,
    /// May work for another gemeente too, today.
    pub elders: bool,
}

/// A session to start.
pub(crate) struct Start<'a> {
    /// Where: the own gemeente of the server, or one where somebody works as a guest.
    pub(crate) gemeente: Gemeente,
    /// Who signed in.
    pub(crate) wie: MedewerkerId,
    /// Roles that the provider gave, instead of our own.
    pub(crate) rollen: Option<&'a str>,
    /// How.
    pub(crate) hoe: Aanmeldwijze,
    /// How, for the journaal.
    pub(crate) reden: &'a str,
    /// Browser and system, as [`domain::aanmelden::browserfamilie`] calls them.
    pub(crate) browser: &'a str,
    /// How long it lives at most.
    pub(crate) duur: SignedDuration,
    /// Cookie of the session that this browser still had; it ends.
    pub(crate) vorige: Option<&'a str>,
    /// The end of the session it goes on from; else a new one begins now.
    pub(crate) einde: Option<Timestamp>,
}

/// Starts a session with a new secret, and gives the secret for the cookie.
pub(crate) async fn start(app: &App, s: Start<'_>) -> Uitkomst<String> {
    let ctx = ctx_van(app, s.gemeente, s.wie);
    let mut uow = app.begin(&ctx).await?;
    let uit = start_in(app, &mut uow, &ctx, s).await;
    app.sluit(&ctx, uow, uit).await
}

/// Context of somebody who signs in.
pub(super) fn ctx_van(app: &App, gemeente: Gemeente, wie: MedewerkerId) -> Ctx {
    let mut actor = Actor::melder(gemeente);
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
        verloopt: s.einde.unwrap_or(ctx.nu + s.duur),
        rollen: s.rollen,
        hoe: s.hoe,
        browser: s.browser,
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
pub async fn sessie(app: &App, cookie: &str) -> Uitkomst<Option<Sessie>> {
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
    let elders = rij.elders;
    let actor = actor_van(rij, ctx.vandaag());
    Ok(Some(Sessie { actor, elders }))
}

/// Who is signed in, with the roles that hold here.
fn actor_van(rij: SessieRij, vandaag: Date) -> Actor {
    let gast = gast_van(&rij, vandaag);
    let mut rollen = Rollen::uit_tekst(&rij.rollen);
    if let Some(afgesproken) = &rij.dienst_rollen {
        rollen = rollen.binnen(&Rollen::uit_tekst(afgesproken));
    }
    Actor {
        soort: ActorSoort::Medewerker,
        gemeente: rij.gemeente,
        medewerker: Some(rij.medewerker_id),
        persoon: None,
        naam: rij.naam,
        voornaam: rij.voornaam,
        rollen,
        team: Some(rij.team_id),
        team_naam: rij.team_naam,
        team_soort: rij.team_soort,
        organisatie: Some(rij.organisatie_id),
        gast,
    }
}

/// The agreement under which somebody works here, and whether it opens anything today: looked at on every request.
fn gast_van(rij: &SessieRij, vandaag: Date) -> Option<Gast> {
    let (uit, kenmerk) = (rij.thuis_naam.clone()?, rij.kenmerk.clone()?);
    let deur = Gastdeur {
        gemeente: &rij.gemeente_naam,
        van: rij.dienst_van?,
        tot: rij.dienst_tot?,
        gestopt_op: rij.dienst_gestopt.map(domain::termijn::datum),
        in_team: rij.in_team,
    };
    Some(Gast {
        uit,
        bij: rij.gemeente_naam.clone(),
        kenmerk,
        dicht: deur.dicht(vandaag),
    })
}

/// Whose session this cookie is or was, also when it is over. It gives no access; it says whom a form that was sent
/// too late belongs to.
///
/// # Errors
/// The store.
pub async fn van_wie(app: &App, cookie: &str) -> Uitkomst<Option<(Gemeente, MedewerkerId)>> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let mut uow = app.begin_lezen(&ctx).await?;
    let rij = techniek::sessie(&mut uow, &hash(cookie))
        .await
        .map_err(AppFout::from);
    Ok(app
        .sluit(&ctx, uow, rij)
        .await?
        .map(|r| (r.gemeente, r.medewerker_id)))
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
