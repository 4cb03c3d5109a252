// SPDX-License-Identifier: EUPL-1.2
//! Sessions of residents. The BSN comes in here, is looked up by its keyed hash, and goes no further.

use crate::aanmelden::{geheim, hash};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::Weigering;
use domain::bsn::Bsn;
use domain::inzage::mag_zelf;
use jiff::SignedDuration;
use policy::{Actor, Doel, Feiten, Geweigerd, Handeling, handelingen::InwonerAanmelden};
use store::inwoner as db;
use store::journaal::{Boeking, Soort};

/// Without use: what DigiD asks of who connects to it.
const STIL: SignedDuration = SignedDuration::from_mins(15);
/// In any case.
const GEHEEL: SignedDuration = SignedDuration::from_hours(1);

/// One text for every refusal.
fn uniform() -> AppFout {
    Weigering::new(
        "aanmelden.geweigerd",
        "Aanmelden is niet gelukt. Probeer het opnieuw. Lukt het weer niet? Bel de gemeente.",
    )
    .into()
}

/// A resident came back from the provider with this claim, which holds a BSN; some brokers put a code of the sector
/// before it ("s00000000:"). Gives the secret for the cookie. `acr`: for the journaal.
///
/// # Errors
/// A claim that is no BSN (a refusal with a uniform text); the store.
pub async fn aanmelden(app: &App, claim: &str, vorige: Option<&str>) -> Uitkomst<String> {
    let cijfers = claim.rsplit(':').next().unwrap_or_default();
    let Ok(bsn) = cijfers.parse::<Bsn>() else {
        return weiger(app, "claim").await.map(|()| String::new());
    };
    let ctx = app.ctx(Actor::inwoner(app.gemeente, None), Doel::Inzage);
    let cookie = geheim(app);
    let mut uow = app.begin(&ctx).await?;
    let uit = async {
        let permit = ctx.mag::<InwonerAanmelden>(&Feiten::Geen)?;
        let gevonden = match store::bsn::persoon_met(&mut uow, &app.sleutels, &bsn).await? {
            Some(id) => db::lees(&mut uow, id).await?,
            None => None,
        };
        let persoon = gevonden
            .filter(|p| mag_zelf(p.geboortedatum, p.overleden_op.is_some(), ctx.vandaag()))
            .map(|p| p.id);
        if let Some(vorige) = vorige {
            db::eindig(&mut uow, &hash(vorige)).await?;
        }
        db::start(&mut uow, &hash(&cookie), persoon, ctx.nu + GEHEEL).await?;
        let boeking = Boeking {
            persoon,
            onderwerp: "inwonersessie",
            reden: if persoon.is_some() { "" } else { "niet_bekend" },
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Aangemeld, boeking).await?;
        Ok(())
    }
    .await;
    app.sluit(&ctx, uow, uit).await?;
    Ok(cookie)
}

/// Records that a sign-in was refused (the provider said no, or its answer did not hold), and gives the uniform refusal.
///
/// # Errors
/// Always: the refusal, or the store.
pub async fn weiger(app: &App, code: &str) -> Uitkomst<()> {
    let ctx = app.ctx(Actor::inwoner(app.gemeente, None), Doel::Inzage);
    let geweigerd = Geweigerd {
        handeling: InwonerAanmelden::CODE,
        reden: String::new(),
        code: "aanmelden",
        verborgen: false,
        casus: None,
        huishouden: None,
    };
    let reden = format!("aanbieder.{code}");
    let boeking = Boeking {
        onderwerp: "inwonersessie",
        reden: &reden,
        ..Boeking::default()
    };
    let mut uow = app.begin(&ctx).await?;
    let uit = uow
        .boek_weigering(&geweigerd, ctx.doel, boeking)
        .await
        .map_err(AppFout::from);
    app.sluit(&ctx, uow, uit).await?;
    Err(uniform())
}

/// The resident behind a cookie, or `None` when the session is unknown, idle too long or over its end.
///
/// # Errors
/// The store.
pub async fn sessie(app: &App, cookie: &str) -> Uitkomst<Option<Actor>> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let sleutel = hash(cookie);
    let mut uow = app.begin_lezen(&ctx).await?;
    let rij = db::sessie(&mut uow, &sleutel).await.map_err(AppFout::from);
    let Some(rij) = app.sluit(&ctx, uow, rij).await? else {
        return Ok(None);
    };
    let stil = ctx.nu.duration_since(rij.gezien_op);
    if rij.verloopt_op <= ctx.nu || stil > STIL {
        return Ok(None);
    }
    if stil > SignedDuration::from_mins(1) {
        let mut uow = app.begin(&ctx).await?;
        let uit = db::raak(&mut uow, &sleutel).await.map_err(AppFout::from);
        app.sluit(&ctx, uow, uit).await?;
    }
    Ok(Some(Actor::inwoner(rij.gemeente, rij.persoon_id)))
}

/// Ends the session.
///
/// # Errors
/// The store.
pub async fn afmelden(app: &App, ctx: &Ctx, cookie: &str) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<InwonerAanmelden>(&Feiten::Geen)?;
        db::eindig(&mut uow, &hash(cookie)).await?;
        let boeking = Boeking {
            persoon: ctx.actor.persoon,
            onderwerp: "inwonersessie",
            ..Boeking::default()
        };
        Ok(uow.boek(&permit, Soort::Afgemeld, boeking).await?)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
