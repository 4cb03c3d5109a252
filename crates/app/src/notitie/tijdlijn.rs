// SPDX-License-Identifier: EUPL-1.2
//! The timeline of a casus, with filters by person, life area and kind.

use super::contact::{Stand, stand};
use crate::casus::blad::{self, Blad};
use crate::{App, Ctx, Uitkomst};
use domain::{CasusId, PersoonId};
use jiff::Timestamp;
use store::casus_blad::LidNaam;
use store::tijdlijn::{Filter, MomentRij};

/// Moments on one page.
const PER_PAGINA: usize = 30;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Vraag {
    /// Kind, or empty.
    pub soort: String,
    /// Person, or all.
    pub persoon: Option<PersoonId>,
    /// Life area, or empty.
    pub leefgebied: String,
    /// Only before this moment.
    pub voor: Option<Timestamp>,
}

/// One moment with the first names of the persons of a note.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The moment.
    pub rij: MomentRij,
    /// First names.
    pub personen: Vec<String>,
}

/// A page of the timeline.
#[derive(Clone, Debug)]
pub struct Tijdlijn {
    /// Head of the casus.
    pub blad: Blad,
    /// Moments, newest first.
    pub momenten: Vec<Moment>,
    /// There is more before the last one.
    pub meer: bool,
    /// Members to filter by.
    pub leden: Vec<LidNaam>,
    /// Life areas: code and label.
    pub leefgebieden: Vec<(String, String)>,
    /// How persistent the outreach is (D11).
    pub contact: Stand,
}

/// Opens a page of the timeline.
///
/// # Errors
/// Access, not found, the store.
pub async fn tijdlijn(app: &App, ctx: &Ctx, casus: CasusId, vraag: &Vraag) -> Uitkomst<Tijdlijn> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, casus, &["notities", "besluiten"]).await?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let filter = Filter {
            soort: vraag.soort.clone(),
            persoon: vraag.persoon,
            leefgebied: vraag.leefgebied.clone(),
            voor: vraag.voor.unwrap_or(Timestamp::MAX),
            categorieen: blad.categorieen.clone(),
        };
        let mut rijen = store::tijdlijn::momenten(&mut uow, casus, &filter, PER_PAGINA as i64 + 1).await?;
        let meer = rijen.len() > PER_PAGINA;
        rijen.truncate(PER_PAGINA);
        let (van, tot) = (
            rijen.last().map_or(ctx.nu, |r| r.op),
            rijen.first().map_or(ctx.nu, |r| r.op),
        );
        let personen = store::tijdlijn::personen(&mut uow, casus, van, tot).await?;
        let momenten = rijen
            .into_iter()
            .map(|rij| Moment {
                personen: personen
                    .iter()
                    .filter(|p| p.notitie_id.uuid() == rij.id)
                    .map(|p| p.voornamen.split(' ').next().unwrap_or_default().to_owned())
                    .collect(),
                rij,
            })
            .collect();
        let contact = stand(&mut uow, casus, &blad.categorieen).await?;
        let leden = store::casus_blad::leden_namen(&mut uow, open.kop.huishouden_id).await?;
        let leefgebieden = open
            .inrichting
            .leefgebieden
            .iter()
            .map(|l| (l.code.clone(), l.label.clone()))
            .collect();
        Ok(Tijdlijn {
            blad,
            momenten,
            meer,
            leden,
            leefgebieden,
            contact,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
