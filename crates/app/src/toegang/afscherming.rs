// SPDX-License-Identifier: EUPL-1.2
//! Restricting a person: their households leave every list, search and count, but for who is named.

use super::{boeking, grendel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::toegang::{NieuweAfscherming, niet_over_jezelf, reden_nodig};
use domain::{CasusId, MedewerkerId, PersoonId, Weigering};
use policy::{Permit, handelingen::AfschermingWijzigen};
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::toegang::{self as db, AfschermingRij, KeuzeRij, NaamRij};
use store::{Uow, techniek};

/// The page on one person.
#[derive(Clone, Debug)]
pub struct Afscherming {
    /// The casus through which it was opened.
    pub casus: CasusId,
    /// Name of the household.
    pub huishouden: String,
    /// The person.
    pub persoon: PersoonId,
    /// Name.
    pub naam: String,
    /// The restriction, when there is one.
    pub nu: Option<AfschermingRij>,
    /// Who has access by name.
    pub namen: Vec<NaamRij>,
    /// Who works in the casus now: the first to think of.
    pub werkers: Vec<MedewerkerId>,
    /// Everybody to choose from.
    pub keuzes: Vec<KeuzeRij>,
}

struct Geladen {
    kop: CasusKop,
    permit: Permit<AfschermingWijzigen>,
    naam: String,
}

async fn laad(uow: &mut Uow, ctx: &Ctx, casus: CasusId, persoon: PersoonId) -> Uitkomst<Geladen> {
    let kop = grendel(uow, ctx, casus).await?;
    let permit = ctx.mag(&kop.feiten(uow.gemeente()))?;
    let leden = store::huishouden::leden(uow, kop.huishouden_id).await?;
    let lid = leden
        .iter()
        .find(|l| l.persoon_id == persoon)
        .ok_or(AppFout::NietGevonden)?;
    let ongeboren = lid.geboortedatum.is_none() && lid.verwacht_op.is_some();
    let naam = crate::huishouden::lid_naam(&lid.voornamen, &lid.voorvoegsel, &lid.geslachtsnaam, ongeboren);
    Ok(Geladen { kop, permit, naam })
}

fn boek_op(kop: &CasusKop, persoon: PersoonId, velden: &'static [&'static str]) -> Boeking<'static> {
    let mut b = boeking(kop, "afscherming", Some(persoon.uuid()), velden);
    b.persoon = Some(persoon);
    b
}

/// Opens the page.
///
/// # Errors
/// Access, not found, the store.
pub async fn open_afscherming(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    persoon: PersoonId,
) -> Uitkomst<Afscherming> {
    let ctx = &crate::casus::blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = laad(&mut uow, ctx, casus, persoon).await?;
        uow.boek(
            &g.permit,
            Soort::Gelezen,
            boek_op(&g.kop, persoon, &["afscherming"]),
        )
        .await?;
        let deelnemers = db::deelnemers(&mut uow, casus).await?;
        let mut werkers: Vec<MedewerkerId> = g.kop.regisseur_id.into_iter().collect();
        werkers.extend(deelnemers.iter().filter_map(|d| d.medewerker_id));
        werkers.extend(ctx.actor.medewerker);
        werkers.sort();
        werkers.dedup();
        let mut namen = db::met_naam(&mut uow, g.kop.huishouden_id).await?;
        namen.retain(|n| n.persoon_id == persoon);
        Ok(Afscherming {
            casus,
            huishouden: g.kop.huishouden,
            persoon,
            naam: g.naam,
            nu: db::lees_afscherming(&mut uow, persoon).await?,
            namen,
            werkers,
            keuzes: db::medewerkers(&mut uow).await?,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Restricts the person.
///
/// # Errors
/// [`AppFout::Invoer`]; [`AppFout::Regel`] when the regisseur would lose the casus; `Gewijzigd` when it was done already.
pub async fn scherm_af(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    persoon: PersoonId,
    nieuw: &NieuweAfscherming,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = laad(&mut uow, ctx, casus, persoon).await?;
        let a = nieuw.valideer()?;
        if let Some(regisseur) = g.kop.regisseur_id
            && !a.namen.contains(&regisseur)
        {
            let tekst = "De casusregisseur moet toegang houden, anders staat de hulp stil. Kies de regisseur ook, of wijs eerst een andere aan.";
            return Err(Weigering::new("afscherming.regisseur", tekst).into());
        }
        db::scherm_af(&mut uow, &g.permit, persoon, &a).await?;
        let mut b = boek_op(&g.kop, persoon, &["soort", "reden", "namen"]);
        b.reden = a.soort.code();
        uow.boek(&g.permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Gives one more person access by name.
///
/// # Errors
/// [`AppFout::Invoer`] without a reason; access; not found; the store.
pub async fn naam_erbij(
    app: &App,
    ctx: &Ctx,
    (casus, persoon): (CasusId, PersoonId),
    wie: MedewerkerId,
    reden: &str,
) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = laad(&mut uow, ctx, casus, persoon).await?;
        niet_over_jezelf(wie, ctx.actor.medewerker)?;
        let reden = reden_nodig(reden)?;
        if db::medewerker(&mut uow, wie).await?.is_none() {
            return Err(AppFout::NietGevonden);
        }
        db::geef_toegang(&mut uow, &g.permit, persoon, wie, &reden).await?;
        uow.boek(
            &g.permit,
            Soort::Gewijzigd,
            boek_op(&g.kop, persoon, &["naam_erbij"]),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes access by name back. Not of the regisseur, who must be able to work.
///
/// # Errors
/// [`AppFout::Regel`] for the regisseur; `Gewijzigd`; access; not found; the store.
pub async fn naam_eraf(
    app: &App,
    ctx: &Ctx,
    (casus, persoon): (CasusId, PersoonId),
    wie: MedewerkerId,
) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = laad(&mut uow, ctx, casus, persoon).await?;
        if g.kop.regisseur_id == Some(wie) {
            let tekst = "Dit is de casusregisseur. Wijs eerst een andere regisseur aan.";
            return Err(Weigering::new("afscherming.regisseur", tekst).into());
        }
        db::trek_toegang_in(&mut uow, &g.permit, persoon, wie).await?;
        uow.boek(
            &g.permit,
            Soort::Gewijzigd,
            boek_op(&g.kop, persoon, &["naam_eraf"]),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends the restriction.
///
/// # Errors
/// [`AppFout::Invoer`] without a reason; `Gewijzigd`; access; not found; the store.
pub async fn hef_afscherming_op(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    persoon: PersoonId,
    reden: &str,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = laad(&mut uow, ctx, casus, persoon).await?;
        let reden = reden_nodig(reden)?;
        db::hef_afscherming_op(&mut uow, &g.permit, persoon, &reden).await?;
        uow.boek(
            &g.permit,
            Soort::Gewijzigd,
            boek_op(&g.kop, persoon, &["opgeheven"]),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
