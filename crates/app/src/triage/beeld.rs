// SPDX-License-Identifier: EUPL-1.2
//! The weighing page, and keeping its answers.

use super::weging::{Context, TriageInvoer, Weging};
use crate::melding::{laad, laad_vast, moet_open};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::leeftijd;
use domain::inrichting::Inrichting;
use domain::melding::{MeldingStatus, leeftijd_uit_tekst};
use domain::{Fouten, MeldingId, TeamId};
use jiff::{Timestamp, ToSpan};
use policy::{Permit, Writes, handelingen as h};
use std::sync::Arc;
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::melding::{MeldingRij, TeamRij, zet_eigenaar};
use store::start::HuishoudenCasus;
use store::triage::TriageInhoud;

/// The weighing page.
#[derive(Clone, Debug)]
pub struct TriageBeeld {
    /// The melding.
    pub m: MeldingRij,
    /// Answers so far.
    pub invoer: TriageInvoer,
    /// Version of the answers; 0 when there are none.
    pub versie: i64,
    /// Outcome so far.
    pub weging: Weging,
    /// Who kept the last answer, and when.
    pub bewaard: Option<(String, Timestamp)>,
    /// Configuration: areas, kinds, doelgroepen.
    pub inrichting: Arc<Inrichting>,
    /// The running casus of the household.
    pub lopend: Option<HuishoudenCasus>,
    /// A closed casus of the household.
    pub eerder: Option<HuishoudenCasus>,
    /// Teams to choose from.
    pub teams: Vec<TeamRij>,
    /// Team that the advice leads to.
    pub advies_team: Option<TeamId>,
}

/// Opens the weighing of a melding; this is written in the journaal.
///
/// # Errors
/// Refused; not found; the store.
pub async fn beeld(app: &App, ctx: &Ctx, id: MeldingId) -> Uitkomst<TriageBeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad(&mut uow, id).await?;
        let permit = ctx.mag::<h::MeldingTriage>(&m.feiten(uow.gemeente()))?;
        let inrichting = crate::inrichting::geldend(&mut uow, ctx).await?;
        let rij = store::triage::lees(&mut uow, id).await?;
        let mut invoer = rij.as_ref().map(TriageInvoer::van).unwrap_or_default();
        let mut casussen = Vec::new();
        if let Some(huishouden) = m.huishouden_id {
            casussen = store::start::van_huishouden(&mut uow, huishouden).await?;
            if rij.is_none() {
                vul_voor(&mut uow, ctx, &inrichting, huishouden, &mut invoer).await?;
            }
        }
        let teams = store::melding::teams(&mut uow).await?;
        let weging = Weging::van(&inrichting, &invoer, context(ctx, &m));
        let soort = weging.team_soort().map(domain::inrichting::TeamSoort::code);
        let boeking = Boeking {
            huishouden: m.huishouden_id,
            persoon: m.persoon_id,
            onderwerp: "melding",
            onderwerp_id: Some(id.uuid()),
            velden: &["melding", "triage"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(TriageBeeld {
            invoer,
            versie: rij.as_ref().map_or(0, |r| r.version),
            weging,
            bewaard: rij.map(|r| (r.door, r.bijgewerkt_op)),
            inrichting,
            lopend: casussen.iter().find(|c| c.gesloten_op.is_none()).cloned(),
            eerder: casussen.into_iter().find(|c| c.gesloten_op.is_some()),
            advies_team: teams
                .iter()
                .find(|t| Some(t.soort.as_str()) == soort)
                .map(|t| t.id),
            teams,
            m,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Grown-ups and children from the linked household, as a first answer.
async fn vul_voor(
    uow: &mut Uow,
    ctx: &Ctx,
    i: &Inrichting,
    huishouden: domain::HuishoudenId,
    invoer: &mut TriageInvoer,
) -> Uitkomst<()> {
    let grens = ctx
        .vandaag()
        .saturating_sub(i64::from(i.ggsr.kind_tot_leeftijd).years());
    if let Some(s) = store::start::samenstelling(uow, huishouden, grens).await? {
        invoer.ggsr.ouders = u16::try_from(s.volwassenen).ok().filter(|n| *n > 0);
        invoer.ggsr.kinderen = u16::try_from(s.kinderen).ok();
    }
    Ok(())
}

/// What the melding itself says for the routing.
pub(crate) fn context(ctx: &Ctx, m: &MeldingRij) -> Context {
    let vandaag = ctx.vandaag();
    Context {
        urgentie: m.urgentie.0,
        soort: m.soort.0,
        leeftijd: match m.geboortedatum {
            Some(geboren) => leeftijd(geboren, vandaag),
            None => leeftijd_uit_tekst(&m.over_geboortedatum, vandaag),
        },
        kind: m.met_kinderen == "ja",
    }
}

/// What was kept.
#[derive(Clone, Debug)]
pub struct Bewaard {
    /// New version of the answers.
    pub versie: i64,
    /// Outcome.
    pub weging: Weging,
    /// When.
    pub op: Timestamp,
}

/// Keeps the answers so far, complete or not, and gives the outcome. Who starts on a melding that nobody has, has
/// it from then on.
///
/// # Errors
/// Closed melding; a colleague kept other answers in the meantime ([`AppFout::Gewijzigd`]); refused; the store.
pub async fn bewaar(
    app: &App,
    ctx: &Ctx,
    id: MeldingId,
    versie: i64,
    invoer: TriageInvoer,
) -> Uitkomst<Bewaard> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad_vast(&mut uow, id).await?;
        let permit = ctx.mag::<h::MeldingTriage>(&m.feiten(uow.gemeente()))?;
        moet_open(&m)?;
        let inrichting = crate::inrichting::geldend(&mut uow, ctx).await?;
        let invoer = invoer.gezeefd(&inrichting);
        let versie = bewaar_binnen(&mut uow, ctx, &permit, &m, versie, &invoer).await?;
        if m.behandelaar_id.is_none() && ctx.actor.team == Some(m.team_id) {
            let status = MeldingStatus::InBehandeling;
            zet_eigenaar(&mut uow, &permit, &m, m.team_id, ctx.actor.medewerker, status).await?;
        }
        let boeking = Boeking {
            huishouden: m.huishouden_id,
            onderwerp: "melding",
            onderwerp_id: Some(id.uuid()),
            velden: &["triage"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        Ok(Bewaard {
            versie,
            weging: Weging::van(&inrichting, &invoer, context(ctx, &m)),
            op: ctx.nu,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Keeps the answers within a running use case. The same person may save over their own answers (each answer is
/// sent by itself, and a request may overtake another); a colleague's answers are never overwritten unseen.
pub(crate) async fn bewaar_binnen<A: Writes<h::kind::Melding>>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    m: &MeldingRij,
    versie: i64,
    t: &TriageInvoer,
) -> Uitkomst<i64> {
    if t.toelichting.chars().count() > 2000 {
        let mut f = Fouten::new();
        f.voeg(
            "toelichting",
            "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
        );
        return Err(f.into());
    }
    let rij = store::triage::lees(uow, m.id).await?;
    let nu = match &rij {
        Some(r) if r.version != versie && Some(r.door_id) != ctx.actor.medewerker => {
            return Err(AppFout::Gewijzigd);
        }
        Some(r) => r.version,
        None => 0,
    };
    let json = |waarde: serde_json::Result<String>| waarde.unwrap_or_default();
    let kenmerken: Vec<&str> = t.kenmerken.iter().map(|k| k.code()).collect();
    let inhoud = TriageInhoud {
        antwoorden: &json(serde_json::to_string(&t.antwoorden)),
        ggsr: &json(serde_json::to_string(&t.ggsr)),
        probleemsoorten: &json(serde_json::to_string(&t.soorten)),
        hulp_geweigerd: t.hulp_geweigerd,
        kenmerken: &json(serde_json::to_string(&kenmerken)),
        toelichting: &t.toelichting,
    };
    Ok(store::triage::bewaar(uow, permit, m.id, nu, &inhoud).await?)
}
