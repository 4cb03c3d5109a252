// SPDX-License-Identifier: EUPL-1.2
//! For which gemeente somebody works now. Going to another one ends the session and starts a new one there, with a new
//! secret; the moment at which the person must sign in again stays the same.

use crate::aanmelden::{Start, hash, start};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::{Gemeente, MedewerkerId};
use jiff::civil::Date;
use policy::{Feiten, Geweigerd, Handeling, handelingen as h};
use store::Uow;
use store::dienstverlening as db;
use store::journaal::{Boeking, Soort};
use store::techniek;

/// A gemeente to work for.
#[derive(Clone, Debug)]
pub struct Werkplek {
    /// The gemeente.
    pub gemeente: Gemeente,
    /// Its name.
    pub naam: String,
    /// This person there.
    wie: MedewerkerId,
    /// As a guest: team, number of the agreement, last day.
    pub gast: Option<(String, String, Date)>,
    /// Here now.
    pub nu: bool,
}

/// Where this person may work today.
#[derive(Clone, Debug, Default)]
pub struct Werkplekken {
    /// The own gemeente first, then those with an agreement in force.
    pub alle: Vec<Werkplek>,
}

/// Where this person may work today. Also for a guest whose agreement is over: the way home stays open.
///
/// # Errors
/// Access refused; the store.
pub async fn werkplekken(app: &App, ctx: &Ctx) -> Uitkomst<Werkplekken> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::Aanmelden>(&Feiten::Geen)?;
        lees(&mut uow, ctx).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn lees(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Werkplekken> {
    let Some(wie) = ctx.actor.medewerker else {
        return Err(AppFout::NietGevonden);
    };
    // Who left the own gemeente works nowhere.
    let Some(thuis) = db::thuis(uow, wie).await? else {
        return Ok(Werkplekken::default());
    };
    let plekken = db::plekken(uow, &thuis).await?;
    let hier = ctx.actor.gemeente;
    let mut alle = vec![Werkplek {
        gemeente: thuis.gemeente,
        naam: thuis.gemeente_naam,
        wie: thuis.id,
        gast: None,
        nu: thuis.gemeente == hier,
    }];
    alle.extend(plekken.into_iter().map(|p| Werkplek {
        gemeente: p.gemeente,
        naam: p.gemeente_naam,
        wie: p.id,
        gast: Some((p.team, p.kenmerk, p.tot)),
        nu: p.gemeente == hier,
    }));
    Ok(Werkplekken { alle })
}

/// Goes on in another gemeente; gives the secret for the new cookie.
///
/// # Errors
/// Not found, and recorded as refused, when there is no agreement for this person there; no such session; the store.
pub async fn wissel(app: &App, ctx: &Ctx, cookie: &str, naar: Gemeente) -> Uitkomst<String> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::Aanmelden>(&Feiten::Geen)?;
        let Some(plek) = lees(&mut uow, ctx)
            .await?
            .alle
            .into_iter()
            .find(|p| p.gemeente == naar)
        else {
            return Err(geen_gast().into());
        };
        let sleutel = hash(cookie);
        let mee = techniek::meenemen(&mut uow, &sleutel)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        techniek::eindig_sessie(&mut uow, &sleutel).await?;
        let boeking = Boeking {
            onderwerp: "sessie",
            reden: &format!("werkt verder voor gemeente {naar}"),
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Afgemeld, boeking).await?;
        Ok((plek, mee))
    }
    .await;
    // First out here, with its row; then in there. Fails the second, then the person signs in again.
    let (plek, mee) = app.sluit(ctx, uow, uit).await?;
    let s = Start {
        gemeente: naar,
        wie: plek.wie,
        rollen: mee.rollen.as_deref(),
        hoe: *mee.hoe,
        browser: &mee.browser,
        duur: app.sessies.geheel,
        reden: &format!("komt van gemeente {}", ctx.actor.gemeente),
        vorige: None,
        einde: Some(mee.verloopt_op),
    };
    start(app, s).await
}

/// It tells nothing of what there is in the other gemeente.
fn geen_gast() -> Geweigerd {
    Geweigerd {
        handeling: h::Aanmelden::CODE,
        reden: String::new(),
        code: "geen_gast",
        verborgen: true,
        casus: None,
        huishouden: None,
    }
}
