// SPDX-License-Identifier: EUPL-1.2
//! The page of one melding: everything that was told, where it stands, what is known.

use super::{laad, terugkoppelen::bericht};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::adres_voor;
use domain::melding::{Gevaar, Terugkoppeling, urgentie};
use domain::termijn::{Resterend, resterend};
use domain::{AanbodId, MeldingId};
use policy::{Feiten, Geweigerd, handelingen as h};
use store::aanbod::AanbodGeschiedenis;
use store::journaal::{Boeking, Soort};
use store::melding::{EerdereMelding, MeldingRij, MogelijkDubbel, TeamRij};
use store::start::HuishoudenCasus;

/// What is known of the household.
#[derive(Clone, Debug, Default)]
pub struct Bekend {
    /// Other meldingen, newest first.
    pub meldingen: Vec<EerdereMelding>,
    /// Casussen, the running one first.
    pub casussen: Vec<HuishoudenCasus>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct MeldingBeeld {
    /// The melding.
    pub m: MeldingRij,
    /// Time left for the weighing.
    pub nog: Resterend,
    /// Time left for the word to the melder.
    pub bericht_nog: Resterend,
    /// Why this urgency.
    pub urgentie_reden: &'static str,
    /// Offers, newest first.
    pub aanbiedingen: Vec<AanbodGeschiedenis>,
    /// What is known of the linked household.
    pub bekend: Bekend,
    /// Open meldingen that may be about the same.
    pub dubbel: Vec<MogelijkDubbel>,
    /// Teams to offer to.
    pub teams: Vec<TeamRij>,
    /// What the melder may hear.
    pub bericht: Terugkoppeling,
    /// The weighing was begun; and who did the last part of it.
    pub triage_door: Option<String>,
    /// The actor owns it (team).
    pub van_ons: bool,
    /// The actor works on it.
    pub van_mij: bool,
    /// It is on offer to the actor's team.
    pub aan_ons: bool,
    /// The actor may weigh, finish and tell the melder.
    pub mag_wegen: bool,
    /// The actor may offer it.
    pub mag_aanbieden: bool,
    /// The actor may look up people.
    pub mag_zoeken: bool,
    /// The actor may open the household.
    pub mag_huishouden: bool,
    /// Role, purpose and ground, for the line above the page.
    pub waarom: (String, &'static str, String),
}

/// Opens a melding; this is written in the journaal.
///
/// # Errors
/// Refused; not found; the store.
pub async fn open(app: &App, ctx: &Ctx, id: MeldingId) -> Uitkomst<MeldingBeeld> {
    super::laat_verlopen_zo_nodig(app, ctx).await?;
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let mut m = laad(&mut uow, id).await?;
        let feiten = m.feiten(uow.gemeente());
        let permit = ctx.mag::<h::MeldingOpenen>(&feiten)?;
        let aanbiedingen = store::aanbod::van_melding(&mut uow, id).await?;
        let huishouden = Feiten::Huishouden {
            gemeente: uow.gemeente(),
            id: m.huishouden_id,
            casus: None,
            bijzonder: m.bijzonder(),
        };
        let mag_huishouden = mag(ctx.mag::<h::HuishoudenOpenen>(&huishouden));
        let bekend = match m.huishouden_id {
            Some(h) => Bekend {
                meldingen: store::melding::van_huishouden(&mut uow, h, id).await?,
                casussen: store::start::van_huishouden(&mut uow, h).await?,
            },
            None => Bekend::default(),
        };
        let mut dubbel = if m.status.is_open() {
            store::melding::mogelijk_dubbel(&mut uow, &m).await?
        } else {
            Vec::new()
        };
        // Also the address that the melder told is secret, once it is known about whom the melding is.
        for d in &mut dubbel {
            d.over_adres = adres_voor(d.geheim, false, &d.over_adres);
        }
        m.over_adres = adres_voor(m.geheim, false, &m.over_adres);
        if m.geheim {
            m.over_postcode.clear();
        }
        let teams = store::melding::teams(&mut uow).await?;
        let triage = store::triage::lees(&mut uow, id).await?;
        let boeking = Boeking {
            huishouden: m.huishouden_id,
            persoon: m.persoon_id,
            casus: m.casus_id,
            onderwerp: "melding",
            onderwerp_id: Some(id.uuid()),
            velden: &["melding", "melder"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        let gevaar: Gevaar = m.gevaar.parse().unwrap_or(Gevaar::WeetNiet);
        let spoed = m.urgentie.0 != domain::melding::Urgentie::Gewoon;
        Ok(MeldingBeeld {
            nog: resterend(ctx.nu, m.termijn_op),
            bericht_nog: resterend(ctx.nu, m.terugkoppeling_voor),
            urgentie_reden: urgentie(gevaar, spoed).reden,
            aanbiedingen,
            bekend,
            dubbel,
            teams: teams.into_iter().filter(|t| t.id != m.team_id).collect(),
            bericht: bericht(&m),
            triage_door: triage.map(|t| t.door),
            van_ons: ctx.actor.team == Some(m.team_id),
            van_mij: m.behandelaar_id.is_some() && m.behandelaar_id == ctx.actor.medewerker,
            aan_ons: m.aanbod_aan.is_some() && m.aanbod_aan == ctx.actor.team,
            mag_wegen: mag(ctx.mag::<h::MeldingTriage>(&feiten)),
            mag_aanbieden: mag(ctx.mag::<h::MeldingAanbieden>(&feiten)),
            mag_zoeken: mag(ctx.mag::<h::PersoonZoeken>(&Feiten::Geen)),
            mag_huishouden,
            waarom: (
                permit.rol().to_owned(),
                ctx.doel.label(),
                permit.grondslag().to_owned(),
            ),
            m,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn mag<T>(uit: Result<T, Geweigerd>) -> bool {
    uit.is_ok()
}

/// The melding that an offer is about, opened for answering (the page after a refused answer).
///
/// # Errors
/// Refused; not found; the store.
pub async fn aanbod_beeld(app: &App, ctx: &Ctx, id: AanbodId) -> Uitkomst<MeldingId> {
    let mut uow = app.begin_lezen(ctx).await?;
    let rij = store::aanbod::lees(&mut uow, id).await.map_err(AppFout::from);
    let rij = app.sluit(ctx, uow, rij).await?;
    rij.map(|r| r.melding_id).ok_or(AppFout::NietGevonden)
}
