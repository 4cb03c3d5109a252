// SPDX-License-Identifier: EUPL-1.2
//! Inzage: who saw or changed the data of a household or of one person, in words for the resident (G2). Opening it is
//! itself a row that it shows.

mod dossier;
mod persoon;

pub use dossier::dossier;
pub(crate) use persoon::eigen_regels;
pub use persoon::persoon;

use crate::{Ctx, casus::blad::Waarom};
use domain::inzage::{Groep, Kijk, Regel, groepeer, id_grenzen, knip};
use domain::{CasusId, HuishoudenId, JournaalId, MedewerkerId, PersoonId};
use jiff::civil::Date;
use policy::{Actor, Doel, Handeling, Permit, Rol};
use store::Uow;
use store::huishouden::LidRij;
use store::inzage::Keuze;
pub use store::inzage::KijkerRij;

/// Rows of the journaal on a page; grouped they are fewer lines.
pub const PER_PAGINA: usize = 100;

/// What to show.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vraag {
    /// First day.
    pub van: Option<Date>,
    /// Last day.
    pub tot: Option<Date>,
    /// Only this kind.
    pub kijk: Option<Kijk>,
    /// Only this medewerker.
    pub wie: Option<MedewerkerId>,
    /// Only rows before this one: the next page.
    pub voor: Option<JournaalId>,
}

impl Vraag {
    /// As a choice of rows; one more than fits, to know whether there is a next page.
    pub(crate) fn keuze(&self, per_pagina: usize) -> Keuze {
        let (van, einde) = id_grenzen(self.van, self.tot);
        Keuze {
            van,
            voor: self.voor.map_or(einde, |v| v.min(einde)),
            kijk: self.kijk,
            wie: self.wie,
            hoogstens: i64::try_from(per_pagina).unwrap_or(i64::MAX).saturating_add(1),
        }
    }
}

/// A member of the household, to choose one.
#[derive(Clone, Debug)]
pub struct Lid {
    /// The person.
    pub id: PersoonId,
    /// Name; "Lid 1" for who supervises without a look into the file.
    pub naam: String,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Inzage {
    /// The casus: id and reference. `None` when no casus runs.
    pub casus: Option<(CasusId, String)>,
    /// The household.
    pub huishouden: HuishoudenId,
    /// Name of the household; absent for who supervises without a look into the file.
    pub naam: Option<String>,
    /// The one person it is about, if it is.
    pub persoon: Option<Lid>,
    /// Members now.
    pub leden: Vec<Lid>,
    /// Lines, the newest first.
    pub groepen: Vec<Groep>,
    /// Key of the next page.
    pub volgende: Option<JournaalId>,
    /// Who can be chosen.
    pub kijkers: Vec<KijkerRij>,
    /// Why the actor may see this.
    pub waarom: Waarom,
    /// The actor may open the casus itself.
    pub mag_openen: bool,
}

/// The purpose for which this actor opens these pages.
pub fn doel(actor: &Actor) -> Doel {
    if actor.is(Rol::Fg) {
        Doel::Toezicht
    } else {
        Doel::Regie
    }
}

/// Who comes in as FG supervises the use of data and has no ground for what is in the file: no names (AVG art. 39).
pub(crate) fn zonder_inhoud<A: Handeling>(permit: &Permit<A>) -> bool {
    permit.van_rol() == Some(Rol::Fg)
}

fn waarom<A: Handeling>(permit: &Permit<A>) -> Waarom {
    Waarom {
        rol: permit
            .rol()
            .parse::<Rol>()
            .map_or_else(|_| permit.rol().to_owned(), |r| r.label().to_lowercase()),
        ..Waarom::van(permit)
    }
}

/// Cuts off at a page and groups.
pub(crate) fn pagina(mut regels: Vec<Regel>, per_pagina: usize) -> (Vec<Groep>, Option<JournaalId>) {
    let meer = knip(&mut regels, per_pagina);
    let volgende = regels.last().filter(|_| meer).map(|r| r.id);
    (groepeer(regels), volgende)
}

/// Members now, with names only for who may see them.
async fn leden(uow: &mut Uow, ctx: &Ctx, huis: HuishoudenId, namen: bool) -> store::Resultaat<Vec<Lid>> {
    let vandaag = ctx.vandaag();
    Ok(store::huishouden::leden(uow, huis)
        .await?
        .into_iter()
        .filter(|l| l.tot.is_none())
        .enumerate()
        .map(|(i, l)| Lid {
            id: l.persoon_id,
            naam: if namen {
                naam_van(l, vandaag)
            } else {
                format!("Lid {}", i + 1)
            },
        })
        .collect())
}

fn naam_van(lid: LidRij, vandaag: Date) -> String {
    crate::casus::overzicht::Lid::van(lid, vandaag).naam
}
