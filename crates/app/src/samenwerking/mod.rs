// SPDX-License-Identifier: EUPL-1.2
//! With whom the gemeente works together, and on which grounds (D4, H8): organisations, versions of the convenant, who
//! signed, what is missing, the grounds with the data that each opens. Each change shows first which deelnames it touches.

mod convenant;
mod grondslag;

pub use convenant::{
    Einde, beeindig_partij, bekijk_partij, bekijk_versie, teken, voeg_organisatie_toe, voeg_versie_toe,
    wijzig_versie,
};
pub use grondslag::{beeindig, bekijk, bekijk_einde, wijzig};
pub use store::samenwerking::{ConvenantRij, OrganisatieRij, PartijRij};

use crate::{App, Ctx, Uitkomst};
use domain::toegang::{Grondslag, OrganisatieSoort, Raak, gaten};
use jiff::civil::Date;
use policy::{Feiten, handelingen as h};
use store::Uow;
use store::journaal::Boeking;
use store::samenwerking as db;

/// An organisation with what it signed.
#[derive(Clone, Debug)]
pub struct Partner {
    /// The organisation.
    pub rij: OrganisatieRij,
    /// Its signatures, of the newest version first.
    pub partijen: Vec<PartijRij>,
}

impl Partner {
    /// Kind, as said.
    pub fn soort(&self) -> &str {
        match self.rij.soort.parse::<OrganisatieSoort>() {
            Ok(soort) => soort.label(),
            Err(_) => &self.rij.soort,
        }
    }
    /// The gemeente itself, which signs nothing.
    pub fn is_gemeente(&self) -> bool {
        self.rij.soort == OrganisatieSoort::Gemeente.code()
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// All organisations.
    pub partners: Vec<Partner>,
    /// Versions of the convenant, the newest first.
    pub versies: Vec<ConvenantRij>,
    /// All versions of all grounds.
    pub gronden: Vec<Grondslag>,
    /// Kinds that should take part and of which none is under the convenant.
    pub gaten: Vec<OrganisatieSoort>,
    /// May change organisations, versions and signatures.
    pub mag_convenant: bool,
    /// May change grounds.
    pub mag_grondslag: bool,
    /// The day of it.
    pub vandaag: Date,
}

impl Beeld {
    /// The version of each ground that holds today, or else the newest.
    pub fn gronden_nu(&self) -> Vec<&Grondslag> {
        let mut uit: Vec<&Grondslag> = Vec::new();
        for g in &self.gronden {
            match uit.iter_mut().find(|u| u.code == g.code) {
                Some(u) if !u.geldt_op(self.vandaag) && g.geldt_op(self.vandaag) => *u = g,
                Some(_) => {}
                None => uit.push(g),
            }
        }
        uit
    }
}

/// Opens the page.
///
/// # Errors
/// Access; the store.
pub async fn lees(app: &App, ctx: &Ctx) -> Uitkomst<Beeld> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = lees_binnen(&mut uow, ctx).await;
    app.sluit(ctx, uow, uit).await
}

/// The same, for the form of an act: who may not do it is refused, and that is booked.
///
/// # Errors
/// Access; the store.
pub async fn lees_voor<A: policy::Handeling>(app: &App, ctx: &Ctx) -> Uitkomst<Beeld> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<A>(&Feiten::Geen)?;
        lees_binnen(&mut uow, ctx).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn lees_binnen(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Beeld> {
    ctx.mag::<h::InrichtingZien>(&Feiten::Geen)?;
    let organisaties = db::organisaties(uow).await?;
    let partijen = db::partijen(uow).await?;
    let verwacht = &crate::inrichting::geldend(uow, ctx).await?.samenwerking.verwacht;
    let onder = organisaties
        .iter()
        .filter(|o| o.convenant)
        .filter_map(|o| o.soort.parse().ok());
    Ok(Beeld {
        gaten: gaten(verwacht, onder),
        partners: organisaties
            .iter()
            .map(|o| Partner {
                rij: o.clone(),
                partijen: partijen
                    .iter()
                    .filter(|p| p.organisatie_id == o.id)
                    .cloned()
                    .collect(),
            })
            .collect(),
        versies: db::convenanten(uow).await?,
        gronden: db::grondslagen(uow).await?,
        mag_convenant: ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen).is_ok(),
        mag_grondslag: ctx.mag::<h::GrondslagWijzigen>(&Feiten::Geen).is_ok(),
        vandaag: ctx.vandaag(),
    })
}

/// A running deelname that a change touches. It names no household: who may change this may not open a casus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geraakt {
    /// Organisation of who takes part.
    pub organisatie: String,
    /// Reference of the casus.
    pub kenmerk: String,
    /// Who must do something about it.
    pub regisseur: Option<String>,
    /// What happens.
    pub raak: Raak,
}

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gevolg {
    /// First day on which it is different.
    pub vanaf: Date,
    /// The deelnames.
    pub geraakt: Vec<Geraakt>,
}

impl Gevolg {
    /// Deelnames that open nothing any more.
    pub fn stopt(&self) -> usize {
        self.geraakt.iter().filter(|g| g.raak == Raak::Stopt).count()
    }
}

fn boeking<'a>(onderwerp: &'a str, id: Option<uuid::Uuid>, velden: &'a [&'a str]) -> Boeking<'a> {
    Boeking {
        onderwerp,
        onderwerp_id: id,
        velden,
        ..Boeking::default()
    }
}
