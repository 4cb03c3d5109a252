// SPDX-License-Identifier: EUPL-1.2
//! The team board.

use super::ruimte::{Ruimte, ruimte, stand};
use super::{gekozen_team, ziet_alle_teams};
use crate::casus::regisseur::{lasten, maximum};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::caseload::getal;
use domain::inrichting::Caseloadregels;
use domain::{CasusId, MedewerkerId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Feiten, Scope, handelingen as h};
use std::collections::BTreeMap;
use store::Uow;
use store::journaal::{Boeking, Soort};

/// A colleague with load.
#[derive(Clone, Debug)]
pub struct Collega {
    /// Who.
    pub id: MedewerkerId,
    /// Name.
    pub naam: String,
    /// Job.
    pub functie: String,
    /// Number of running casussen.
    pub aantal: i64,
    /// Weighted load, in hundredths.
    pub last: u32,
    /// Maximum, in hundredths.
    pub maximum: u32,
    /// "12,5 van 15".
    pub tekst: String,
    /// Absent until.
    pub afwezig_tot: Option<Date>,
    /// Stand-in.
    pub waarnemer: Option<String>,
    /// Over the maximum until this day (allowed by the procesmanager).
    pub overmaat_tot: Option<Date>,
    /// The load is over the maximum.
    pub boven_maximum: bool,
    /// The exception is over, the load still is too.
    pub overmaat_verlopen: bool,
}

impl Collega {
    /// The part of the bar that is filled; never more than the whole.
    pub fn bezet(&self) -> u32 {
        self.last.min(self.maximum)
    }
}

/// A casus without regisseur.
#[derive(Clone, Debug)]
pub struct ZonderRegisseur {
    /// Casus.
    pub casus: CasusId,
    /// Household.
    pub huishouden: String,
    /// Wijk.
    pub wijk: String,
    /// Phase, label.
    pub fase: &'static str,
    /// Team that waits for a regisseur.
    pub team: String,
    /// Days since the start.
    pub dagen: i64,
    /// On the list of the MDO of this date.
    pub mdo: Option<Date>,
}

/// An agreement that is late.
#[derive(Clone, Debug)]
pub struct LateAfspraak {
    /// Casus.
    pub casus: CasusId,
    /// Household.
    pub huishouden: String,
    /// Regisseur.
    pub regisseur: String,
    /// What.
    pub tekst: String,
    /// Who.
    pub wie: String,
    /// Days late.
    pub dagen: i64,
}

/// A team to choose.
#[derive(Clone, Debug)]
pub struct TeamKeuze {
    /// Team.
    pub id: TeamId,
    /// Name.
    pub naam: String,
}

/// The board.
#[derive(Clone, Debug)]
pub struct Bord {
    /// Team on show.
    pub team: TeamId,
    /// Its name.
    pub naam: String,
    /// Teams that may be chosen; empty when only the own one.
    pub teams: Vec<TeamKeuze>,
    /// People.
    pub collegas: Vec<Collega>,
    /// Casussen without regisseur, the oldest first.
    pub zonder: Vec<ZonderRegisseur>,
    /// Number of them.
    pub zonder_totaal: i64,
    /// Late agreements, the oldest first.
    pub laat: Vec<LateAfspraak>,
    /// Number of them.
    pub laat_totaal: i64,
    /// Other teams with the most room.
    pub ruimte: Vec<Ruimte>,
    /// When that was counted.
    pub ruimte_op: Timestamp,
    /// May hand over.
    pub mag_overdragen: bool,
    /// May record absence.
    pub mag_afwezig: bool,
}

/// The board of a team.
///
/// # Errors
/// Access refused; the store.
pub async fn bord(app: &App, ctx: &Ctx, team: Option<TeamId>) -> Uitkomst<Bord> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(app, &mut uow, ctx, team).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(app: &App, uow: &mut Uow, ctx: &Ctx, team: Option<TeamId>) -> Uitkomst<Bord> {
    let permit = ctx.mag::<h::TeamZien>(&Feiten::Geen)?;
    let team = gekozen_team(ctx, team)?;
    let (vandaag, scope) = (ctx.vandaag(), Scope::van(&ctx.actor));
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let regels = &inrichting.caseload;
    let teams = store::team::met_regisseurs(uow, Some(team)).await?;
    let naam = teams
        .iter()
        .find(|t| t.id == team)
        .map(|t| t.naam.clone())
        .ok_or(AppFout::NietGevonden)?;
    let collegas = collegas(uow, team, vandaag, regels).await?;
    let zonder = store::team::zonder_regisseur(uow, &scope, vandaag, 20).await?;
    let laat = store::team::late_afspraken(uow, team, &scope, vandaag, 15).await?;
    let stand = stand(app, uow, ctx).await?;
    uow.boek(
        &permit,
        Soort::Gezocht,
        Boeking {
            onderwerp: "team",
            onderwerp_id: Some(team.uuid()),
            velden: &["caseload", "casussen", "afspraken"],
            ..Boeking::default()
        },
    )
    .await?;
    Ok(Bord {
        team,
        naam,
        teams: if ziet_alle_teams(ctx) {
            teams
                .into_iter()
                .map(|t| TeamKeuze {
                    id: t.id,
                    naam: t.naam,
                })
                .collect()
        } else {
            Vec::new()
        },
        collegas,
        zonder_totaal: zonder.first().map_or(0, |z| z.totaal),
        zonder: zonder
            .into_iter()
            .map(|z| ZonderRegisseur {
                casus: z.id,
                huishouden: z.huishouden,
                wijk: z.wijk.unwrap_or_default(),
                fase: z.fase.label(),
                team: z.team,
                dagen: dagen_sinds(domain::termijn::datum(z.gestart_op), vandaag),
                mdo: z.mdo_datum,
            })
            .collect(),
        laat_totaal: laat.first().map_or(0, |l| l.totaal),
        laat: laat
            .into_iter()
            .map(|l| LateAfspraak {
                casus: l.casus_id,
                huishouden: l.huishouden,
                regisseur: l.regisseur.unwrap_or_default(),
                tekst: l.tekst,
                wie: l.wie,
                dagen: dagen_sinds(l.voor, vandaag),
            })
            .collect(),
        ruimte: ruimte(&stand, team, regels),
        ruimte_op: stand.op,
        mag_overdragen: ctx.mag::<h::CasusOverdragen>(&Feiten::Geen).is_ok(),
        mag_afwezig: ctx.mag::<h::AfwezigheidVastleggen>(&Feiten::Geen).is_ok(),
    })
}

/// Whole days between two dates.
pub(crate) fn dagen_sinds(van: Date, tot: Date) -> i64 {
    i64::from((tot - van).get_days())
}

/// The people of a team with their load: three statements.
pub(super) async fn collegas(
    uow: &mut Uow,
    team: TeamId,
    vandaag: Date,
    regels: &Caseloadregels,
) -> Uitkomst<Vec<Collega>> {
    let mensen = store::regie::van_team(uow, team, vandaag).await?;
    let rijen = store::regie::last_van_team(uow, team).await?;
    let overmaat: BTreeMap<_, _> = store::team::overmaat(uow, team)
        .await?
        .into_iter()
        .map(|o| (o.medewerker_id, o.tot))
        .collect();
    let lasten = lasten(regels, &rijen);
    Ok(mensen
        .into_iter()
        .map(|m| {
            let last = lasten.get(&m.id).copied().unwrap_or(0);
            let maximum = maximum(regels, &m.rollen);
            let overmaat_tot = overmaat.get(&m.id).copied().filter(|_| last > maximum);
            Collega {
                aantal: rijen
                    .iter()
                    .filter(|r| r.medewerker_id == m.id)
                    .map(|r| r.aantal)
                    .sum(),
                tekst: format!("{} van {}", getal(last), getal(maximum)),
                boven_maximum: last > maximum,
                overmaat_verlopen: overmaat_tot.is_some_and(|tot| tot < vandaag),
                overmaat_tot,
                last,
                maximum,
                id: m.id,
                naam: m.naam,
                functie: m.functie,
                afwezig_tot: m.afwezig_tot,
                waarnemer: m.waarnemer,
            }
        })
        .collect())
}
