// SPDX-License-Identifier: EUPL-1.2
//! Family, gezag, care, network and professionals of a household (B6): the page with its drawings, and recording it.

pub mod beeld;
pub mod relatie;
pub mod verwant;

pub use beeld::{Beeld, Deel, Regel, openen};

use crate::huishouden::{Geladen, lid_naam};
use crate::{Ctx, Uitkomst};
use domain::huishouden::{Lidrol, is_ongeboren};
use domain::verwanten::{Band, Geslacht, Mens, Wie};
use store::Uow;
use store::betrokkene::BetrokkeneRij;
use store::verwanten::{self as db, RelatieRij};

/// The people round a household, and what is between them.
pub(crate) struct Kring {
    /// Members, members of before, family outside, who is involved.
    pub mensen: Vec<Mens>,
    pub betrokkenen: Vec<BetrokkeneRij>,
    pub rijen: Vec<RelatieRij>,
}

impl Kring {
    /// Loads them. Who left and lives at a secret address is not there for who has no ground to know it; relations with
    /// somebody who is not there, neither.
    pub async fn laad(uow: &mut Uow, ctx: &Ctx, geladen: &Geladen) -> Uitkomst<Self> {
        let id = geladen.rij.id;
        let mag_geheim = crate::huishouden::geheim::mag_zien(ctx, &geladen.feiten);
        let mut mensen: Vec<Mens> = Vec::new();
        for l in db::leden(uow, id).await? {
            let wie = Wie::Persoon(l.persoon_id);
            let weg = l.tot.is_some() && l.geheim && !mag_geheim;
            if weg || mensen.iter().any(|m| m.wie == wie) {
                continue;
            }
            let ongeboren = is_ongeboren(*l.rol, l.geboortedatum, l.verwacht_op);
            mensen.push(Mens {
                wie,
                naam: lid_naam(&l.voornamen, &l.voorvoegsel, &l.geslachtsnaam, ongeboren),
                geslacht: l.geslacht.parse().unwrap_or(Geslacht::Onbekend),
                geboren: l.geboortedatum,
                geboortejaar: None,
                ongeboren,
                overleden: l.overleden_op.is_some(),
                lid: l.tot.is_none(),
                trede: trede(*l.rol),
            });
        }
        for v in db::verwanten(uow, id).await? {
            mensen.push(Mens {
                wie: Wie::Verwant(v.id),
                naam: v.naam,
                geslacht: v.geslacht.parse().unwrap_or(Geslacht::Onbekend),
                geboren: None,
                geboortejaar: v.geboortejaar.and_then(|j| i16::try_from(j).ok()),
                ongeboren: false,
                overleden: v.overleden,
                lid: false,
                trede: None,
            });
        }
        let betrokkenen = store::betrokkene::van_huishouden(uow, id).await?;
        let bekend = |w: Wie| match w {
            Wie::Betrokkene(b) => betrokkenen.iter().any(|x| x.id == b),
            wie => mensen.iter().any(|m| m.wie == wie),
        };
        let rijen = db::relaties(uow, id)
            .await?
            .into_iter()
            .filter(|r| r.over().is_some_and(bekend) && r.met().is_none_or(bekend))
            .collect();
        Ok(Self {
            mensen,
            betrokkenen,
            rijen,
        })
    }

    /// Everybody a relation can be with; who is involved has only a name.
    pub fn allen(&self) -> Vec<Mens> {
        let betrokken = self.betrokkenen.iter().map(|b| Mens {
            wie: Wie::Betrokkene(b.id),
            naam: b.naam.clone(),
            geslacht: Geslacht::Onbekend,
            geboren: None,
            geboortejaar: None,
            ongeboren: false,
            overleden: false,
            lid: false,
            trede: None,
        });
        self.mensen.iter().cloned().chain(betrokken).collect()
    }

    /// The relations as rules and drawings take them.
    pub fn banden(&self) -> Vec<Band> {
        self.rijen.iter().filter_map(band).collect()
    }
}

fn band(r: &RelatieRij) -> Option<Band> {
    Some(Band {
        id: Some(r.id),
        soort: *r.soort,
        over: r.over()?,
        met: r.met(),
        sterkte: r.sterkte.parse().ok(),
        sinds: r.sinds,
        tot: r.tot,
    })
}

fn trede(rol: Lidrol) -> Option<i32> {
    match rol {
        Lidrol::Grootouder => Some(0),
        Lidrol::Kind | Lidrol::Pleegkind | Lidrol::Ongeboren => Some(2),
        Lidrol::Ouder | Lidrol::Partner | Lidrol::Verzorger => Some(1),
        Lidrol::Hoofdbewoner | Lidrol::Inwonend | Lidrol::Anders => None,
    }
}
