// SPDX-License-Identifier: EUPL-1.2
//! The verwijsindex (C1–C7, Jeugdwet 7.1): placing and taking away signalen, where they meet, what comes of a match, how the
//! module works here. Nothing is kept of a signaal but what the law names.

mod inrichten;
mod meten;
mod mijn;
mod opruimen;
mod opvolgen;
mod plaatsen;

pub use inrichten::{Beeld, NieuweMelder, lees, stop_melder, wijs_aan, zet};
pub(crate) use meten::{ververs, volg, volg_gezin};
pub use mijn::{Mijn, Overzicht, PersoonBeeld, mijn, persoon};
pub(crate) use opruimen::opnieuw;
pub use opruimen::ruim_op;
pub use opvolgen::{gelezen, volg_op};
pub use plaatsen::{OpNaam, mag_op_naam, mag_weg, plaats, plaats_op_naam, trek_in};
pub use store::verwijsindex::{KandidaatRij, MatchRij, MelderRij, MijnRij, OpenMatchRij, SignaalRij};

use crate::{Ctx, Uitkomst};
use domain::verwijsindex::Instelling;
use domain::{Gemeente, MelderId, PersoonId};
use policy::{Bijzonder, Feiten, VerwijsFeiten};
use store::Uow;
use store::journaal::Boeking;
use store::verwijsindex as db;

/// What holds in a gemeente of the list; one that never set anything has the module off.
fn van(alle: &[(Gemeente, Instelling)], gemeente: Gemeente) -> Instelling {
    alle.iter()
        .find(|(g, _)| *g == gemeente)
        .map(|(_, i)| i.clone())
        .unwrap_or_default()
}

/// What holds in the gemeente of this unit of work.
pub(crate) async fn hier(uow: &mut Uow) -> Uitkomst<Instelling> {
    let gemeente = uow.gemeente();
    Ok(van(&db::instellingen(uow).await?, gemeente))
}

/// The actor as melder: now, or before (what they placed stays theirs).
#[derive(Clone, Copy, Debug, Default)]
struct Ik {
    id: Option<MelderId>,
    /// Designated today.
    melder: bool,
}

async fn ik(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Ik> {
    let Some(wie) = ctx.actor.medewerker else {
        return Ok(Ik::default());
    };
    let rij = db::melder_van(uow, wie).await?;
    let vandaag = ctx.vandaag();
    Ok(rij.map_or_else(Ik::default, |m| Ik {
        id: Some(m.id),
        melder: m.van <= vandaag && m.tot.is_none_or(|tot| tot >= vandaag),
    }))
}

/// Facts for an act on the index itself, or on something in it.
fn feiten(uow: &Uow, ik: Ik, eigen: bool, bijzonder: Bijzonder) -> Feiten {
    Feiten::Verwijs(VerwijsFeiten {
        gemeente: uow.gemeente(),
        melder: ik.melder,
        eigen,
        bijzonder,
    })
}

/// What keeps the actor from a person, whatever their role.
async fn bijzonder(uow: &mut Uow, p: &db::PersoonFeiten) -> Uitkomst<Bijzonder> {
    Ok(Bijzonder {
        uitgesloten: p.uitgesloten,
        afgeschermd: store::toegang::is_afgeschermd(uow, p.id).await?,
        noodtoegang: false,
    })
}

/// A row of the journaal about a signaal: whom it is about and which it is, never why.
fn boeking<'a>(persoon: Option<PersoonId>, id: Option<uuid::Uuid>, velden: &'a [&'a str]) -> Boeking<'a> {
    Boeking {
        persoon,
        onderwerp: "signaal",
        onderwerp_id: id,
        velden,
        ..Boeking::default()
    }
}
