// SPDX-License-Identifier: EUPL-1.2
//! Outreach of a casus: every attempt, and the decision to give it up (D11; S2 "vasthoudend"). Giving up doesn't close
//! the casus: that help is refused is no ground for that (D5).

use crate::casus::blad::{self, Blad};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::notitie::{Categorie, NieuwStoppen, Volhouden, nog_gestopt, volhouden};
use domain::termijn::datum;
use domain::{CasusId, Weigering};
use policy::{Permit, Rol, handelingen::ContactStoppen};
use store::contact::ContactBesluitRij;
use store::journaal::{Boeking, Soort};
use store::notitie::PogingRij;
use store::{Uow, techniek};

/// How outreach stands.
#[derive(Clone, Debug)]
pub struct Stand {
    /// Attempts and contacts that the actor may see, newest first.
    pub pogingen: Vec<PogingRij>,
    /// Those, counted.
    pub volhouden: Volhouden,
    /// The decision to give it up, while it holds.
    pub gestopt: Option<ContactBesluitRij>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Contactbeeld {
    /// Head of the casus.
    pub blad: Blad,
    /// How outreach stands.
    pub stand: Stand,
    /// The actor is procesmanager, so may decide alone.
    pub procesmanager: bool,
}

/// How outreach stands. Two small queries. Only notes of these categories count and show; others
/// are absent.
pub(super) async fn stand(uow: &mut Uow, casus: CasusId, categorieen: &[Categorie]) -> Uitkomst<Stand> {
    let mut pogingen = store::notitie::pogingen(uow, casus).await?;
    let laatste = pogingen.iter().map(|p| p.contact_op).max();
    pogingen.retain(|p| categorieen.contains(&p.categorie));
    let contacten: Vec<_> = pogingen
        .iter()
        .map(|p| (datum(p.contact_op), *p.vorm, p.resultaat.as_ref().map(|r| **r)))
        .collect();
    Ok(Stand {
        volhouden: volhouden(&contacten),
        gestopt: store::contact::laatste(uow, casus)
            .await?
            .filter(|b| nog_gestopt(b.op, laatste)),
        pogingen,
    })
}

/// Opens the page on outreach.
///
/// # Errors
/// Access, not found, the store.
pub async fn contact(app: &App, ctx: &Ctx, casus: CasusId) -> Uitkomst<Contactbeeld> {
    let ctx = &blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, casus, &["contact"]).await?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        Ok(Contactbeeld {
            stand: stand(&mut uow, casus, &blad.categorieen).await?,
            blad,
            procesmanager: ctx.actor.is(Rol::Procesmanager),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Records that outreach is given up: who decided, when and why.
///
/// # Errors
/// [`AppFout::Invoer`] at `besluit_van`, `besloten_op`, `reden`; [`AppFout::Regel`] when it was given up already or the
/// casus is closed; access; the store.
pub async fn stop_contact(app: &App, ctx: &Ctx, casus: CasusId, nieuw: &NieuwStoppen) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = stop_in(&mut uow, ctx, casus, nieuw).await;
    app.sluit(ctx, uow, uit).await
}

async fn stop_in(uow: &mut Uow, ctx: &Ctx, casus: CasusId, nieuw: &NieuwStoppen) -> Uitkomst<CasusId> {
    // Locked, so that two people can't record it at once.
    let kop = store::casus::kop_grendel(uow, casus, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit: Permit<ContactStoppen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
    if kop.gesloten_op.is_some() {
        return Err(Weigering::new("contact.gesloten", "Deze casus is gesloten.").into());
    }
    let stand = stand(uow, casus, permit.categorieen()).await?;
    if let Some(b) = &stand.gestopt {
        let tekst = format!("{} legde dit al vast. Er is niets veranderd.", b.door);
        return Err(Weigering::new("contact.al_gestopt", tekst).into());
    }
    let procesmanager = ctx.actor.is(Rol::Procesmanager);
    let besluit = nieuw.valideer(&stand.volhouden, procesmanager, ctx.vandaag())?;
    let id = store::contact::stop(uow, &permit, casus, &besluit, stand.volhouden.pogingen).await?;
    let boeking = Boeking {
        casus: Some(casus),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "contact",
        onderwerp_id: Some(id),
        velden: &["besluit"],
        reden: besluit.besluit_van.code(),
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gemaakt, boeking).await?;
    techniek::zet_resultaat(uow, &casus.to_string()).await?;
    Ok(casus)
}
