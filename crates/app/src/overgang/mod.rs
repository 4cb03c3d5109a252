// SPDX-License-Identifier: EUPL-1.2
//! Changes that come with age or school, in a running casus: what there is to arrange, what was decided, and the warm
//! handover that the receiving party confirms (D7). Who may see the casus sees what comes; what was decided and handed over
//! is for who directs, and for who receives it.

mod lezen;
mod wijzigen;

pub use lezen::{Beeld, Een, Item, Overdracht, alle, een, overdracht};
pub use store::overgang::{OverdrachtRij, RegelingRij, Welke};
pub use wijzigen::{Waar, besluit, draag_over, regel, regel_niet, trek_in};

use crate::{AppFout, Ctx, Uitkomst};
use domain::levensloop::{
    Besluit, OverdrachtFout, Overgang, Planning, School, Vastgelegd, in_casus, planning,
};
use domain::termijn::{Duur, datum};
use domain::{OverdrachtId, PersoonId};
use jiff::civil::Date;
use policy::handelingen::{CasusOpenen, OvergangOntvangen, OvergangRegelen};
use policy::{Feiten, Permit};
use store::Uow;
use store::casus::CasusKop;
use store::huishouden::LidRij;
use store::journaal::Boeking;
use store::overgang as db;

impl From<OverdrachtFout> for AppFout {
    fn from(fout: OverdrachtFout) -> Self {
        match fout {
            OverdrachtFout::Invoer(f) => Self::Invoer(f),
            OverdrachtFout::Regel(w) => Self::Regel(w),
        }
    }
}

/// The name of a member.
fn naam(l: &LidRij) -> String {
    crate::zoeken::persoonsnaam(&l.voornamen, &l.voorvoegsel, &l.geslachtsnaam)
}

/// The changes of the members of now that are to be arranged in this casus, by day, with what is known of each.
async fn items(uow: &mut Uow, kop: &CasusKop, vooraf: Duur, vandaag: Date) -> Uitkomst<Vec<Item>> {
    let leden = store::huishouden::leden(uow, kop.huishouden_id).await?;
    let regelingen = db::regelingen(uow, kop.huishouden_id).await?;
    let overdrachten = db::overdrachten(uow, kop.id).await?;
    let sinds = datum(kop.gestart_op);
    let mut uit: Vec<Item> = leden
        .iter()
        .filter(|l| l.tot.is_none() && l.overleden_op.is_none())
        .flat_map(|l| {
            let school = School::van(l.school_soort.map(|s| *s), l.school_tot);
            let over = in_casus(l.geboortedatum, school, sinds, vandaag);
            over.into_iter().map(move |(dag, overgang)| (l, dag, overgang))
        })
        .map(|(l, dag, overgang)| Item {
            welke: Welke {
                persoon: l.persoon_id,
                overgang,
                dag,
            },
            naam: naam(l),
            school: l.school.clone().unwrap_or_default(),
            planning: planning(dag, vooraf, vandaag),
            regeling: regelingen
                .iter()
                .find(|r| {
                    (r.persoon_id, *r.overgang) == (l.persoon_id, overgang)
                        && Vastgelegd::Besloten(r.dag).geldt_voor(dag)
                })
                .cloned(),
            overdrachten: overdrachten
                .iter()
                .filter(|o| {
                    (o.persoon_id, *o.overgang) == (l.persoon_id, overgang)
                        && Vastgelegd::Overgedragen(o.dag).geldt_voor(dag)
                })
                .cloned()
                .collect(),
        })
        .collect();
    uit.sort_by(|a, b| (a.welke.dag, &a.naam).cmp(&(b.welke.dag, &b.naam)));
    Ok(uit)
}

/// One of them.
async fn item(
    uow: &mut Uow,
    kop: &CasusKop,
    (persoon, overgang): (PersoonId, Overgang),
    vooraf: Duur,
    vandaag: Date,
) -> Uitkomst<Item> {
    items(uow, kop, vooraf, vandaag)
        .await?
        .into_iter()
        .find(|i| i.welke.persoon == persoon && i.welke.overgang == overgang)
        .ok_or(AppFout::NietGevonden)
}

/// A handover that was loaded, with its casus.
struct Gevonden {
    kop: CasusKop,
    feiten: Feiten,
    permit: Permit<CasusOpenen>,
    rij: OverdrachtRij,
    /// The actor is the receiving party.
    mijn: bool,
    /// The actor may hand over.
    regelt: bool,
}

/// The handover, for who directs its casus or receives it; else it is not found. `grendel`: to change it, under a lock on
/// the casus.
async fn vind(uow: &mut Uow, ctx: &Ctx, id: OverdrachtId, grendel: bool) -> Uitkomst<Gevonden> {
    let mut rij = db::overdracht(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    if grendel {
        store::casus::kop_grendel(uow, rij.casus_id, &ctx.actor, ctx.vandaag()).await?;
        rij = db::overdracht(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    }
    let kop = store::casus::kop(uow, rij.casus_id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let feiten = kop.feiten(uow.gemeente());
    let permit = ctx.mag::<CasusOpenen>(&feiten)?;
    let gevraagd = rij.aan_id.is_some() && rij.aan_id == ctx.actor.medewerker;
    let mijn = gevraagd && ctx.mag::<OvergangOntvangen>(&feiten).is_ok();
    let regelt = ctx.mag::<OvergangRegelen>(&feiten).is_ok();
    if !mijn && !regelt {
        return Err(AppFout::NietGevonden);
    }
    Ok(Gevonden {
        kop,
        feiten,
        permit,
        rij,
        mijn,
        regelt,
    })
}

/// It waits for an answer.
fn open(r: &OverdrachtRij) -> bool {
    r.besloten_op.is_none() && r.ingetrokken_op.is_none()
}

/// The receiving party took it over.
fn bevestigd(r: &OverdrachtRij) -> bool {
    r.besluit.as_ref().map(|b| **b) == Some(Besluit::Bevestigd)
}

impl Item {
    /// Nothing is left to do: it was decided, or handed over and confirmed.
    pub fn klaar(&self) -> bool {
        self.regeling.is_some() || self.overdrachten.iter().any(bevestigd)
    }
    /// There is work to do now.
    pub fn nu(&self) -> bool {
        !self.klaar() && self.planning != Planning::Later
    }
}

fn boeking<'a>(
    kop: &CasusKop,
    persoon: PersoonId,
    id: Option<OverdrachtId>,
    velden: &'a [&'a str],
    reden: &'a str,
) -> Boeking<'a> {
    Boeking {
        casus: Some(kop.id),
        huishouden: Some(kop.huishouden_id),
        persoon: Some(persoon),
        onderwerp: "overgang",
        onderwerp_id: id.map(OverdrachtId::uuid),
        velden,
        reden,
    }
}
