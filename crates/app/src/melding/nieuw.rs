// SPDX-License-Identifier: EUPL-1.2
//! A new melding: by somebody without account, or taken down by a worker (A1, A10).

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::melding::{GeldigeMelding, Kenmerk, NieuweMelding, terugkoppeling_uiterlijk};
use domain::{MeldingId, TeamId, Weigering};
use jiff::Timestamp;
use policy::{Feiten, Permit, Writes, handelingen as h};
use store::journaal::{Boeking, Soort};
use store::melding::{self as opslag, NieuweRij};
use store::{Uow, techniek};

/// Makes a melding without account. Gives the reference for the melder; a second submit of the same form gives
/// it again ([`AppFout::AlVerwerkt`]).
///
/// # Errors
/// Wrong input; no team Meldpunt; the store.
pub async fn doe_melding(app: &App, ctx: &Ctx, m: NieuweMelding) -> Uitkomst<String> {
    let geldig = NieuweMelding {
        kanaal: "formulier".to_owned(),
        ..m
    }
    .valideer()?;
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::MeldingDoen>(&Feiten::Geen)?;
        let team = meldpunt(&mut uow).await?;
        let (_, kenmerk) = bewaar(&mut uow, ctx, &permit, &geldig, team).await?;
        techniek::zet_resultaat(&mut uow, &kenmerk).await?;
        Ok(kenmerk)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes a melding down for somebody on the phone, at the desk, or from a letter. `zelf`: the worker keeps it.
///
/// # Errors
/// Wrong input; refused; the store.
pub async fn neem_op(app: &App, ctx: &Ctx, m: NieuweMelding, zelf: bool) -> Uitkomst<MeldingId> {
    let permit = ctx.mag::<h::MeldingOpnemen>(&Feiten::Geen);
    let geldig = match &permit {
        Ok(_) => m.valideer().map_err(AppFout::from),
        Err(g) => Err(g.clone().into()),
    };
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (permit, geldig) = (permit?, geldig?);
        let eigen = (ctx.actor.team_soort == "meldpunt")
            .then_some(ctx.actor.team)
            .flatten();
        let team = match eigen {
            Some(team) => team,
            None => meldpunt(&mut uow).await?,
        };
        let (id, _) = bewaar(&mut uow, ctx, &permit, &geldig, team).await?;
        if zelf && ctx.actor.team == Some(team) {
            let rij = super::laad(&mut uow, id).await?;
            let status = domain::melding::MeldingStatus::InBehandeling;
            opslag::zet_eigenaar(&mut uow, &permit, &rij, team, ctx.actor.medewerker, status).await?;
        }
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn meldpunt(uow: &mut Uow) -> Uitkomst<TeamId> {
    opslag::team_van_soort(uow, "meldpunt").await?.ok_or_else(|| {
        Weigering::new(
            "melding.geen_meldpunt",
            "Er is nog geen team Meldpunt ingericht. Bel de gemeente om dit te melden.",
        )
        .into()
    })
}

async fn bewaar<A: Writes<h::kind::Melding>>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    melding: &GeldigeMelding,
    team_id: TeamId,
) -> Uitkomst<(MeldingId, String)> {
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let mut toeval = [0u8; 6];
    uow.kop.bron.toeval(&mut toeval);
    let kenmerk = String::from(Kenmerk::nieuw(toeval));
    let wijk = match &melding.over_postcode {
        Some(postcode) => opslag::wijk_van(uow, postcode).await?,
        None => None,
    };
    let id: MeldingId = uow.nieuw_id();
    let rij = NieuweRij {
        id,
        kenmerk: &kenmerk,
        bron_kenmerk: None,
        ontvangen_op: ctx.nu,
        melding,
        wijk_code: wijk.as_deref(),
        team_id,
        termijn_op: melding.urgentie.uiterlijk(ctx.nu, &inrichting.termijnen),
        terugkoppeling_voor: terugkoppeling_uiterlijk(ctx.nu, &inrichting.termijnen),
    };
    opslag::voeg_toe(uow, permit, &rij).await?;
    let boeking = Boeking {
        onderwerp: "melding",
        onderwerp_id: Some(id.uuid()),
        velden: &["melding", "melder"],
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gemaakt, boeking).await?;
    Ok((id, kenmerk))
}

/// What a melder may see of their melding: that it came in, and when they hear more. Nothing else.
#[derive(Clone, Debug)]
pub struct Bevestiging {
    /// Reference.
    pub kenmerk: String,
    /// When it came in.
    pub ontvangen_op: Timestamp,
    /// Before when the melder hears something.
    pub bericht_voor: Timestamp,
    /// The melder left a way to be reached.
    pub heeft_contact: bool,
}

/// The confirmation that goes with a reference.
///
/// # Errors
/// Unknown reference; the store.
pub async fn bevestiging(app: &App, ctx: &Ctx, kenmerk: &str) -> Uitkomst<Bevestiging> {
    let kenmerk: Kenmerk = kenmerk.parse().map_err(|_| AppFout::NietGevonden)?;
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        let id = opslag::bij_kenmerk(&mut uow, kenmerk.as_str()).await?;
        let m = super::laad(&mut uow, id.ok_or(AppFout::NietGevonden)?).await?;
        Ok(Bevestiging {
            heeft_contact: !m.melder_contact.is_empty(),
            kenmerk: m.kenmerk,
            ontvangen_op: m.ontvangen_op,
            bericht_voor: m.terugkoppeling_voor,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
