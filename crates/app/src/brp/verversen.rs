// SPDX-License-Identifier: EUPL-1.2
//! Asking the BRP what it says of a person now (I4). The question is kept before it is asked: when the BRP does not answer,
//! work goes on with what is known, and the worker asks again.

use super::persoon::werk_bij;
use super::{Gedaan, Opgenomen, leg_relaties};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::brp::{self, Persoonslijst, Stand, opnieuw_na};
use domain::bsn::Bsn;
use domain::{HuishoudenId, PersoonId, Weigering};
use jiff::SignedDuration;
use policy::handelingen::BrpVerversen;
use policy::{Actor, Doel};
use std::future::Future;
use std::pin::Pin;
pub use store::brp_verzoek::VerzoekRij;
use store::brp_verzoek::{self as db, Afloop};
use store::journaal::{Boeking, Soort};

/// Why the BRP gave no answer, in Dutch and without a value of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storing {
    /// What happened.
    pub waarom: String,
    /// Asking again later can help.
    pub later: bool,
    /// How long to wait at least, when they say so.
    pub wacht: Option<SignedDuration>,
}

/// An answer on its way.
pub type Antwoord<'a> = Pin<Box<dyn Future<Output = Result<Option<Persoonslijst>, Storing>> + Send + 'a>>;

/// The register, as the use cases ask it.
pub trait BrpBron: std::fmt::Debug + Send + Sync {
    /// What it says of who has this number; `None`: nobody has it.
    fn persoon<'a>(&'a self, bsn: &'a Bsn) -> Antwoord<'a>;
}

/// Longest that one attempt takes: the wait for the answer, and taking it in.
const POGING: SignedDuration = SignedDuration::from_mins(2);
/// Questions in one round of the worker.
const RONDE: i64 = 50;

/// Asks the BRP about a member of a household, and gives how that stands: answered, or waiting for the BRP.
///
/// # Errors
/// [`AppFout::Regel`] when there is no BRP here, or no BSN; access, not found, the store.
pub async fn ververs(app: &App, ctx: &Ctx, huishouden: HuishoudenId, persoon: PersoonId) -> Uitkomst<Stand> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let lid = crate::huishouden::persoon::lid(&mut uow, ctx, huishouden, persoon).await?;
        let permit = ctx.mag::<BrpVerversen>(&lid.geladen.feiten)?;
        if app.brp.is_none() {
            return Err(
                Weigering::new("brp.geen", "Deze gemeente heeft hier geen koppeling met de BRP.").into(),
            );
        }
        if !store::bsn::heeft(&mut uow, persoon).await? {
            return Err(Weigering::new(
                "brp.zonder_bsn",
                "Van deze persoon is geen BSN bekend. Zonder BSN kun je de BRP niet vragen.",
            )
            .into());
        }
        db::vraag(&mut uow, &permit, persoon).await?;
        let boeking = Boeking {
            casus: lid.geladen.rij.casus_id,
            huishouden: Some(huishouden),
            persoon: Some(persoon),
            onderwerp: "persoon",
            onderwerp_id: Some(persoon.uuid()),
            velden: &["persoon", "adres"],
            reden: "gevraagd",
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        store::techniek::zet_resultaat(&mut uow, &persoon.to_string()).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await?;
    probeer(app, &systeem(app, ctx), persoon).await
}

/// The system acts on the answer: who asked is booked with the question.
fn systeem(app: &App, ctx: &Ctx) -> Ctx {
    app.ctx(Actor::systeem(ctx.actor.gemeente), Doel::Systeem)
}

/// Asks what waits and is due, in every gemeente; gives how many were answered. When the BRP does not answer now, the rest
/// waits for the next round.
///
/// # Errors
/// The store.
pub async fn werk_af(app: &App) -> Uitkomst<u64> {
    let mut klaar = 0;
    if app.brp.is_none() {
        return Ok(klaar);
    }
    for ctx in crate::sleutels::contexten(app).await? {
        let mut uow = app.begin_lezen(&ctx).await?;
        let wie = db::aan_de_beurt(&mut uow, RONDE).await.map_err(AppFout::from);
        for persoon in app.sluit(&ctx, uow, wie).await? {
            match probeer(app, &systeem(app, &ctx), persoon).await? {
                Stand::Klaar => klaar += 1,
                Stand::Mislukt => {}
                Stand::Wacht => return Ok(klaar),
            }
        }
    }
    Ok(klaar)
}

/// One attempt: takes the question, asks outside any transaction, and takes the answer in.
async fn probeer(app: &App, ctx: &Ctx, persoon: PersoonId) -> Uitkomst<Stand> {
    let Some(bron) = &app.brp else {
        return Ok(Stand::Wacht);
    };
    let mut uow = app.begin_buiten_journaal(ctx).await?;
    let genomen = db::neem(&mut uow, persoon, POGING).await.map_err(AppFout::from);
    let Some(genomen) = app.sluit(ctx, uow, genomen).await? else {
        // Somebody else is asking.
        return Ok(Stand::Wacht);
    };
    let afloop = match bsn(app, genomen.bsn_versleuteld.as_deref()) {
        Some(bsn) => match vraag(app, ctx, bron.as_ref(), persoon, &bsn, genomen.pogingen).await {
            Ok(afloop) => afloop,
            // Not lost, and not tried for ever: as when the BRP does not answer.
            Err(fout) => {
                tracing::error!(%fout, "the answer of the BRP could not be taken in");
                let storing = Storing {
                    waarom: "het antwoord kon niet worden verwerkt".to_owned(),
                    later: true,
                    wacht: None,
                };
                later(app, storing, genomen.pogingen)
            }
        },
        None => Afloop::Mislukt("van deze persoon is geen BSN meer bekend".to_owned()),
    };
    let mut uow = app.begin_buiten_journaal(ctx).await?;
    let uit = db::sluit(&mut uow, persoon, &afloop).await.map_err(AppFout::from);
    app.sluit(ctx, uow, uit).await?;
    Ok(match afloop {
        Afloop::Klaar(_) => Stand::Klaar,
        Afloop::Mislukt(_) => Stand::Mislukt,
        Afloop::Later(..) => Stand::Wacht,
    })
}

fn bsn(app: &App, versleuteld: Option<&[u8]>) -> Option<Bsn> {
    let cijfers = app.sleutels.ontsleutel(versleuteld?).ok()?;
    std::str::from_utf8(&cijfers).ok()?.parse().ok()
}

async fn vraag(
    app: &App,
    ctx: &Ctx,
    bron: &dyn BrpBron,
    persoon: PersoonId,
    bsn: &Bsn,
    pogingen: i32,
) -> Uitkomst<Afloop> {
    let lijst = match bron.persoon(bsn).await {
        Ok(Some(lijst)) if lijst.bsn.as_ref() == Some(bsn) => lijst,
        Ok(Some(_)) => return Ok(Afloop::Mislukt("het antwoord gaat over iemand anders".to_owned())),
        Ok(None) => return Ok(Afloop::Mislukt("dit BSN staat niet in de BRP".to_owned())),
        Err(storing) => return Ok(later(app, storing, pogingen)),
    };
    match werk_bij(app, ctx, &lijst, persoon).await {
        Ok(gedaan) => {
            let opgenomen = Opgenomen { lijst, persoon };
            leg_relaties(app, ctx, &opgenomen).await?;
            Ok(Afloop::Klaar(match gedaan {
                Gedaan::Gelijk(_) => brp::Uitkomst::Gelijk,
                Gedaan::Verschilt(_) => brp::Uitkomst::Verschilt,
                Gedaan::Bijgewerkt(_) | Gedaan::Nieuw(_) => brp::Uitkomst::Bijgewerkt,
            }))
        }
        Err(AppFout::Regel(w)) => Ok(Afloop::Mislukt(w.reden)),
        Err(fout) => Err(fout),
    }
}

/// Later, or given up.
fn later(app: &App, storing: Storing, pogingen: i32) -> Afloop {
    let pogingen = u16::try_from(pogingen).unwrap_or(u16::MAX);
    match opnieuw_na(pogingen, storing.wacht) {
        Some(wacht) if storing.later => {
            let nu = app.bron.nu();
            Afloop::Later(nu.saturating_add(wacht).unwrap_or(nu), storing.waarom)
        }
        _ => Afloop::Mislukt(storing.waarom),
    }
}
