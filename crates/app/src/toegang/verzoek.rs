// SPDX-License-Identifier: EUPL-1.2
//! Asking to take part in a casus, and the answer of the regisseur or procesmanager. Never of the asker.

use super::{boeking, eis_lopend, eis_toelaatbaar, grendel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::toegang::{
    NieuwVerzoek, NieuweDeelname, VerzoekBesluit, VerzoekStatus, besluit_reden, niet_over_jezelf,
};
use domain::{BetrokkeneId, CasusId, Fouten, Weigering};
use policy::{Permit, handelingen as h};
use store::casus::CasusKop;
use store::journaal::Soort;
use store::toegang::{self as db, VerzoekRij};
use store::{Uow, techniek};
use uuid::Uuid;

/// What somebody outside a casus sees of it: how to get in. No content, no name.
#[derive(Clone, Debug)]
pub struct Drempel {
    /// The casus.
    pub casus: CasusId,
    /// Its reference.
    pub kenmerk: String,
    /// Regisseur, or the team that looks for one.
    pub contact: String,
    /// Their phone.
    pub telefoon: String,
    /// It is closed.
    pub gesloten: bool,
    /// The asker can open it already.
    pub mag_openen: bool,
    /// The asker may take emergency access.
    pub mag_nood: bool,
    /// The asker is its regisseur.
    pub regisseur: bool,
    /// The last request of the asker.
    pub laatste: Option<VerzoekRij>,
    /// Hours that emergency access holds.
    pub nood_uren: u8,
}

/// The door of a casus.
///
/// # Errors
/// Access (a restricted casus is not found), not found, the store.
pub async fn drempel(app: &App, ctx: &Ctx, casus: CasusId) -> Uitkomst<Drempel> {
    let ctx = &crate::casus::blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop(&mut uow, casus, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let feiten = kop.feiten(uow.gemeente());
        let permit: Permit<h::ToegangVragen> = ctx.mag(&feiten)?;
        let laatste = db::laatste_van(&mut uow, casus).await?;
        let regels = crate::inrichting::geldend(&mut uow, ctx).await?.toegang;
        uow.boek(
            &permit,
            Soort::Gelezen,
            boeking(&kop, "toegang", None, &["contact"]),
        )
        .await?;
        Ok(Drempel {
            casus,
            mag_openen: ctx.mag::<h::CasusOpenen>(&feiten).is_ok(),
            mag_nood: ctx.mag::<h::NoodtoegangNemen>(&feiten).is_ok(),
            regisseur: kop.regisseur_id.is_some() && kop.regisseur_id == ctx.actor.medewerker,
            gesloten: kop.gesloten_op.is_some(),
            contact: kop.regisseur.unwrap_or(kop.team),
            telefoon: kop.regisseur_telefoon.unwrap_or_default(),
            kenmerk: kop.kenmerk,
            laatste,
            nood_uren: regels.noodtoegang_uren,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Asks to take part. A request that is open already stays the only one.
///
/// # Errors
/// [`AppFout::Invoer`]; [`AppFout::Regel`] when the casus is closed, can be opened already, or was asked for; access.
pub async fn vraag(app: &App, ctx: &Ctx, casus: CasusId, nieuw: &NieuwVerzoek) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = grendel(&mut uow, ctx, casus).await?;
        let feiten = kop.feiten(uow.gemeente());
        let permit: Permit<h::ToegangVragen> = ctx.mag(&feiten)?;
        eis_lopend(&kop)?;
        if ctx.mag::<h::CasusOpenen>(&feiten).is_ok() {
            return Err(Weigering::new("toegang.heeft_al", "Je mag deze casus al zien.").into());
        }
        let v = nieuw.valideer()?;
        let Some(id) = db::vraag(&mut uow, &permit, casus, &v).await? else {
            return Err(Weigering::new(
                "toegang.al_gevraagd",
                "Je hebt al toegang gevraagd. De casusregisseur heeft nog niet geantwoord.",
            )
            .into());
        };
        let b = boeking(&kop, "toegangsverzoek", Some(id), &["rol", "reden"]);
        uow.boek(&permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The answer, as typed. When it is yes, all that makes the deelname.
#[derive(Clone, Debug, Default)]
pub struct Toekenning {
    /// toekennen or afwijzen.
    pub besluit: String,
    /// Why not.
    pub reden: String,
    /// Ground, purpose, categories, end.
    pub deelname: NieuweDeelname,
}

/// Answers a request.
///
/// # Errors
/// [`AppFout::Invoer`], all at once; [`AppFout::Regel`] when it is one's own or the person can't be let in; `Gewijzigd`
/// when a colleague answered already; access; the store.
pub async fn beslis(app: &App, ctx: &Ctx, id: Uuid, t: &Toekenning) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = beslis_in(&mut uow, ctx, id, t).await;
    app.sluit(ctx, uow, uit).await
}

async fn beslis_in(uow: &mut Uow, ctx: &Ctx, id: Uuid, t: &Toekenning) -> Uitkomst<CasusId> {
    let v = db::lees_verzoek(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let kop = grendel(uow, ctx, v.casus_id).await?;
    let permit: Permit<h::ToegangBeslissen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
    niet_over_jezelf(v.medewerker_id, ctx.actor.medewerker)?;
    if *v.status != VerzoekStatus::Open {
        return Err(AppFout::Gewijzigd);
    }
    let Ok(besluit) = t.besluit.trim().parse::<VerzoekBesluit>() else {
        let mut f = Fouten::new();
        f.voeg("besluit", "Kies ja of nee.");
        return Err(f.into());
    };
    let reden = besluit_reden(besluit, &t.reden)?;
    let (status, deelname) = match besluit {
        VerzoekBesluit::Afwijzen => (VerzoekStatus::Afgewezen, None),
        VerzoekBesluit::Toekennen => {
            let deelname = laat_toe(uow, ctx, &permit, &kop, &v, &t.deelname).await?;
            (VerzoekStatus::Toegekend, Some(deelname))
        }
    };
    db::besluit(uow, &permit, id, status, &reden, deelname).await?;
    let mut b = boeking(&kop, "toegangsverzoek", Some(id), &["besluit"]);
    b.reden = status.code();
    uow.boek(&permit, Soort::Gewijzigd, b).await?;
    techniek::zet_resultaat(uow, &kop.id.to_string()).await?;
    Ok(kop.id)
}

async fn laat_toe(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<h::ToegangBeslissen>,
    kop: &CasusKop,
    v: &VerzoekRij,
    nieuw: &NieuweDeelname,
) -> Uitkomst<BetrokkeneId> {
    eis_lopend(kop)?;
    let regels = crate::inrichting::geldend(uow, ctx).await?.toegang;
    let gronden = store::samenwerking::grondslagen(uow).await?;
    let d = nieuw.valideer(false, ctx.vandaag(), &regels, &gronden)?;
    let m = eis_toelaatbaar(uow, kop, v.medewerker_id).await?;
    Ok(db::voeg_deelnemer_toe(uow, permit, (kop.huishouden_id, kop.id), &m, &d).await?)
}
