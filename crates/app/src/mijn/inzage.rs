// SPDX-License-Identifier: EUPL-1.2
//! "Wie keek in mijn gegevens": the trail of one person, for that person.

use crate::inzage::{PER_PAGINA, Vraag, eigen_regels};
use crate::{App, Ctx, Uitkomst};
use domain::JournaalId;
use domain::inzage::{Groep, groepeer, knip, mag_zelf, voor_inwoner};
use policy::{Feiten, Permit, handelingen::InwonerInzage};
use store::inwoner as db;
use store::journaal::{Boeking, Soort};

/// The page.
#[derive(Clone, Debug)]
pub enum Mijn {
    /// Not known here, or not to be told.
    Onbekend,
    /// The trail.
    Bekend {
        /// Name of the resident.
        naam: String,
        /// Lines, the newest first.
        groepen: Vec<Groep>,
        /// Key of the next page.
        volgende: Option<JournaalId>,
    },
}

/// Opens the page of the resident who asks. Looking is itself a line on it.
///
/// # Errors
/// Access (recorded), the store.
pub async fn inzage(app: &App, ctx: &Ctx, vraag: &Vraag) -> Uitkomst<Mijn> {
    let Some(id) = ctx.actor.persoon else {
        return Ok(Mijn::Onbekend);
    };
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let feiten = Feiten::Persoon {
            gemeente: uow.gemeente(),
            id,
        };
        let permit: Permit<InwonerInzage> = ctx.mag(&feiten)?;
        // Again, and not only at sign-in: much can change in the life of a session.
        let persoon = db::lees(&mut uow, id)
            .await?
            .filter(|p| mag_zelf(p.geboortedatum, p.overleden_op.is_some(), ctx.vandaag()));
        let Some(p) = persoon else {
            return Ok(Mijn::Onbekend);
        };
        let (mut regels, over_zelf) = eigen_regels(&mut uow, id, &vraag.keuze(PER_PAGINA)).await?;
        let meer = knip(&mut regels, PER_PAGINA);
        let volgende = regels.last().filter(|_| meer).map(|r| r.id);
        let regels = regels
            .into_iter()
            .filter_map(|r| {
                let zelf = over_zelf.contains(&r.id);
                voor_inwoner(r, zelf)
            })
            .collect();
        let boeking = Boeking {
            persoon: Some(id),
            onderwerp: "journaal",
            velden: &["journaal"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Mijn::Bekend {
            naam: crate::zoeken::persoonsnaam(&p.voornamen, &p.voorvoegsel, &p.geslachtsnaam),
            groepen: groepeer(regels),
            volgende,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
