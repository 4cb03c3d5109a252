// SPDX-License-Identifier: EUPL-1.2
//! The list of medewerkers with what they opened and what stands out.

use super::{UREN, grenzen, uur};
use crate::{App, Ctx, Uitkomst, inrichting};
use domain::toezicht::{Gebruik, Merk, collegas, merken};
use domain::{MedewerkerId, TeamId};
use jiff::ToSpan;
use policy::handelingen::ToezichtMedewerkers;
use policy::{Feiten, Permit};
use std::collections::HashMap;
use store::journaal::{Boeking, Soort};
use store::toezicht::{self as db, MedewerkerRij, Pagina, TeamRij};

/// Medewerkers on a page.
const PER_PAGINA: i64 = 40;

/// What to show.
#[derive(Clone, Copy, Debug, Default)]
pub struct LijstVraag {
    /// Only this team.
    pub team: Option<TeamId>,
    /// Only after this medewerker: the next page.
    pub na: Option<MedewerkerId>,
}

/// A medewerker with figures.
#[derive(Clone, Debug)]
pub struct MedewerkerRegel {
    /// Who.
    pub rij: MedewerkerRij,
    /// Dossiers opened in the last 7 days.
    pub dossiers_week: usize,
    /// Dossiers opened in the last 30 days.
    pub dossiers_maand: usize,
    /// What stands out.
    pub merken: Vec<Merk>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Lijst {
    /// Medewerkers, by team.
    pub regels: Vec<MedewerkerRegel>,
    /// Key of the next page.
    pub volgende: Option<MedewerkerId>,
    /// Teams to choose from.
    pub teams: Vec<TeamRij>,
    /// There was more than is counted: figures are too low.
    pub te_veel: bool,
}

/// Opens the list.
///
/// # Errors
/// Refused (recorded), the store.
pub async fn lijst(app: &App, ctx: &Ctx, vraag: &LijstVraag) -> Uitkomst<Lijst> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit: Permit<ToezichtMedewerkers> = ctx.mag(&Feiten::Geen)?;
        let regels = inrichting::geldend(&mut uow, ctx).await?.toezicht;
        let vandaag = ctx.vandaag();
        let (van, voor) = grenzen(vandaag);
        let mut pagina = Pagina {
            team: vraag.team,
            na: vraag.na,
            hoogstens: PER_PAGINA + 1,
        };
        let mut mensen = db::medewerkers(&mut uow, &pagina).await?;
        let meer = i64::try_from(mensen.len()).is_ok_and(|n| n > PER_PAGINA);
        mensen.truncate(usize::try_from(PER_PAGINA).unwrap_or(usize::MAX));
        pagina.hoogstens = PER_PAGINA;
        let rijen = db::uren(&mut uow, &pagina, van, voor, UREN).await?;
        let te_veel = i64::try_from(rijen.len()).is_ok_and(|n| n >= UREN);
        let mut per_mens: HashMap<MedewerkerId, Vec<_>> = HashMap::new();
        for r in &rijen {
            per_mens.entry(r.medewerker_id).or_default().extend(uur(r));
        }
        let mut per_team: HashMap<TeamId, Vec<(MedewerkerId, u32)>> = HashMap::new();
        for z in db::gezocht(&mut uow, &pagina, van, voor).await? {
            let aantal = u32::try_from(z.aantal).unwrap_or(u32::MAX);
            per_team
                .entry(z.team_id)
                .or_default()
                .push((z.medewerker_id, aantal));
        }
        let teams = db::teams(&mut uow).await?;
        let boeking = Boeking {
            onderwerp: "medewerkers",
            velden: &["gebruik"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Lijst {
            volgende: mensen.last().filter(|_| meer).map(|m| m.id),
            regels: mensen
                .into_iter()
                .map(|rij| {
                    let uren = per_mens.remove(&rij.id).unwrap_or_default();
                    let gebruik = Gebruik::van(uren, &regels);
                    let team = per_team.get(&rij.team_id).map_or(&[][..], Vec::as_slice);
                    MedewerkerRegel {
                        dossiers_week: gebruik.dossiers_vanaf(vandaag.saturating_sub(6.days())),
                        dossiers_maand: gebruik.dossiers_vanaf(jiff::civil::Date::MIN),
                        merken: merken(&gebruik, &collegas(team, rij.id), &regels),
                        rij,
                    }
                })
                .collect(),
            teams,
            te_veel,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
