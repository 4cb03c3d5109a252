// SPDX-License-Identifier: EUPL-1.2
//! Bekendheidscheck and verrijking: asking partners of a casus whether somebody is known, and what they say. Who may ask
//! sees all questions of the casus; who was asked sees their own, and nobody else sees any.

mod lezen;
mod wijzigen;

pub use lezen::{Beeld, Een, Form, Verder, alle, een, form};
pub use store::bekendheid::{BekendheidRij, VerrijkingRij};
pub use wijzigen::{antwoord, antwoord_verder, trek_in, trek_verder_in, vraag, vraag_verder, waar};

use crate::{AppFout, Ctx, Uitkomst};
use domain::bekendheid::{BekendheidFout, Partij, Stand, stand};
use domain::toegang::opent_tekst;
use domain::{BekendheidId, CasusId};
use jiff::civil::Date;
use policy::handelingen::{BekendheidAntwoorden, BekendheidVragen, CasusOpenen};
use policy::{Feiten, Permit};
use store::Uow;
use store::casus::CasusKop;
use store::journaal::Boeking;
use store::toegang::DeelnemerRij;

impl From<BekendheidFout> for AppFout {
    fn from(fout: BekendheidFout) -> Self {
        match fout {
            BekendheidFout::Invoer(f) => Self::Invoer(f),
            BekendheidFout::Regel(w) => Self::Regel(w),
        }
    }
}

/// Somebody who can be asked: their deelname opens something today.
fn partij(d: &DeelnemerRij, vandaag: Date) -> Option<Partij> {
    let opent = opent_tekst(&format!("{}/{}", d.categorieen, d.grond_opent));
    let kan = d.medewerker_id.is_some() && d.convenant && d.sinds <= vandaag && !opent.is_empty();
    kan.then(|| Partij {
        id: d.id,
        naam: d.naam.clone(),
        organisatie: d.organisatie.clone(),
        grondslag: d.grondslag.clone(),
        opent,
    })
}

pub(crate) async fn partijen(uow: &mut Uow, casus: CasusId, vandaag: Date) -> Uitkomst<Vec<Partij>> {
    let rijen = store::toegang::deelnemers(uow, casus).await?;
    Ok(rijen.iter().filter_map(|d| partij(d, vandaag)).collect())
}

/// How a stored question stands.
fn stand_van(r: &BekendheidRij, vandaag: Date) -> Stand {
    stand(
        r.uiterlijk,
        r.geantwoord_op.is_some(),
        r.ingetrokken_op.is_some(),
        vandaag,
    )
}

fn stand_verder(r: &VerrijkingRij, vandaag: Date) -> Stand {
    stand(
        r.uiterlijk,
        r.beantwoord_op.is_some(),
        r.ingetrokken_op.is_some(),
        vandaag,
    )
}

/// A question that was loaded, with its casus.
struct Gevonden {
    kop: CasusKop,
    feiten: Feiten,
    permit: Permit<CasusOpenen>,
    rij: BekendheidRij,
    /// The actor was asked, and may answer.
    mijn: bool,
    /// The actor may ask.
    vraagt: bool,
}

/// As [`vind`], and locks the casus first, so that an answer and a question on it don't pass each other.
async fn vind_grendel(uow: &mut Uow, ctx: &Ctx, id: BekendheidId) -> Uitkomst<Gevonden> {
    let rij = store::bekendheid::lees(uow, id)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    store::casus::kop_grendel(uow, rij.casus_id, &ctx.actor, ctx.vandaag()).await?;
    vind(uow, ctx, id).await
}

/// The question, for who may ask in its casus or was asked; else it is not found.
async fn vind(uow: &mut Uow, ctx: &Ctx, id: BekendheidId) -> Uitkomst<Gevonden> {
    let rij = store::bekendheid::lees(uow, id)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let kop = store::casus::kop(uow, rij.casus_id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let feiten = kop.feiten(uow.gemeente());
    let permit = ctx.mag::<CasusOpenen>(&feiten)?;
    let gevraagd = rij.aan_id.is_some() && rij.aan_id == ctx.actor.medewerker;
    let mijn = gevraagd && ctx.mag::<BekendheidAntwoorden>(&feiten).is_ok();
    let vraagt = ctx.mag::<BekendheidVragen>(&feiten).is_ok();
    if !mijn && !vraagt {
        return Err(AppFout::NietGevonden);
    }
    Ok(Gevonden {
        kop,
        feiten,
        permit,
        rij,
        mijn,
        vraagt,
    })
}

fn boeking<'a>(rij: &BekendheidRij, kop: &CasusKop, velden: &'a [&'a str], reden: &'a str) -> Boeking<'a> {
    Boeking {
        casus: Some(kop.id),
        huishouden: Some(kop.huishouden_id),
        persoon: Some(rij.persoon_id),
        onderwerp: "bekendheid",
        onderwerp_id: Some(rij.id.uuid()),
        velden,
        reden,
    }
}
