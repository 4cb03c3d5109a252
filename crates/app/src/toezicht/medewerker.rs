// SPDX-License-Identifier: EUPL-1.2
//! What one medewerker looked at.

use super::{UREN, grenzen, uur};
use crate::inzage::{PER_PAGINA, Vraag, pagina};
use crate::{App, AppFout, Ctx, Uitkomst, inrichting};
use domain::inzage::{Groep, id_grenzen};
use domain::toezicht::{DAGEN, Gebruik, Merk, collegas, merken};
use domain::{CasusId, JournaalId, MedewerkerId};
use jiff::{Timestamp, ToSpan, civil::Date};
use policy::handelingen::ToezichtMedewerker;
use policy::{Feiten, Permit};
use store::journaal::{Boeking, Soort};
use store::toezicht::{self as db, MedewerkerRij};

/// Casussen that are listed.
const CASUSSEN: i64 = 200;

/// A casus in which the medewerker did something.
#[derive(Clone, Debug)]
pub struct CasusRegel {
    /// The casus.
    pub id: CasusId,
    /// Its reference.
    pub kenmerk: String,
    /// Roles or relations in which the medewerker came in; empty for refusals only.
    pub rollen: Vec<String>,
    /// How many acts.
    pub aantal: i64,
    /// The latest.
    pub laatst: Timestamp,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Medewerker {
    /// Who.
    pub rij: MedewerkerRij,
    /// First day shown.
    pub van: Date,
    /// Last day shown.
    pub tot: Date,
    /// Dossiers opened in the 30 days up to the last day.
    pub dossiers: usize,
    /// What stands out in those days.
    pub merken: Vec<Merk>,
    /// Casussen in the period.
    pub casussen: Vec<CasusRegel>,
    /// There are more casussen.
    pub meer_casussen: bool,
    /// Lines, the newest first.
    pub groepen: Vec<Groep>,
    /// Key of the next page.
    pub volgende: Option<JournaalId>,
    /// There was more than is counted: figures are too low.
    pub te_veel: bool,
}

/// Opens what this medewerker looked at. Without a period: the last 30 days.
///
/// # Errors
/// Refused (recorded), not found, the store.
pub async fn medewerker(app: &App, ctx: &Ctx, id: MedewerkerId, vraag: &Vraag) -> Uitkomst<Medewerker> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit: Permit<ToezichtMedewerker> = ctx.mag(&Feiten::Geen)?;
        let rij = db::medewerker(&mut uow, id).await?.ok_or(AppFout::NietGevonden)?;
        let regels = inrichting::geldend(&mut uow, ctx).await?.toezicht;
        let tot = vraag.tot.unwrap_or_else(|| ctx.vandaag());
        let van = vraag
            .van
            .unwrap_or_else(|| tot.saturating_sub((DAGEN - 1).days()))
            .min(tot);
        let vraag = Vraag {
            van: Some(van),
            tot: Some(tot),
            ..*vraag
        };
        let (merk_van, merk_voor) = grenzen(tot);
        let uren = db::uren_van(&mut uow, id, merk_van, merk_voor, UREN).await?;
        let te_veel = i64::try_from(uren.len()).is_ok_and(|n| n >= UREN);
        let gebruik = Gebruik::van(uren.iter().filter_map(uur), &regels);
        let team: Vec<(MedewerkerId, u32)> = db::gezocht_in(&mut uow, rij.team_id, merk_van, merk_voor)
            .await?
            .into_iter()
            .map(|z| (z.medewerker_id, u32::try_from(z.aantal).unwrap_or(u32::MAX)))
            .collect();
        let (begin, einde) = id_grenzen(Some(van), Some(tot));
        let casussen = db::casussen(&mut uow, id, begin, einde, CASUSSEN).await?;
        let meer_casussen = i64::try_from(casussen.len()).is_ok_and(|n| n >= CASUSSEN);
        let rijen = db::regels(&mut uow, id, &vraag.keuze(PER_PAGINA)).await?;
        let boeking = Boeking {
            onderwerp: "medewerker",
            onderwerp_id: Some(id.uuid()),
            velden: &["gebruik", "casussen"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        let (groepen, volgende) = pagina(rijen, PER_PAGINA);
        Ok(Medewerker {
            dossiers: gebruik.dossiers_vanaf(Date::MIN),
            merken: merken(&gebruik, &collegas(&team, id), &regels),
            rij,
            van,
            tot,
            casussen: voeg_samen(casussen),
            meer_casussen,
            groepen,
            volgende,
            te_veel,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// One line per casus; a medewerker can have come in by several ways.
fn voeg_samen(rijen: Vec<db::CasusRij>) -> Vec<CasusRegel> {
    let mut uit: Vec<CasusRegel> = Vec::new();
    for r in rijen {
        let rol = Some(r.rol).filter(|rol| !rol.is_empty());
        match uit.iter_mut().find(|c| c.id == r.casus_id) {
            Some(c) => {
                c.rollen.extend(rol);
                c.aantal += r.aantal;
            }
            None => uit.push(CasusRegel {
                id: r.casus_id,
                kenmerk: r.kenmerk,
                rollen: rol.into_iter().collect(),
                aantal: r.aantal,
                laatst: r.laatst,
            }),
        }
    }
    uit
}
