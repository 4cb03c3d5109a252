// SPDX-License-Identifier: EUPL-1.2
//! The sheet for the bag at a home visit (D10): warnings, the address, who lives there, who is involved, what is open and
//! what to ask. It goes on paper, so it is booked as printed.

use super::blad::{self, Blad};
use super::overzicht::{ActieKort, Lid, doelen};
use crate::huishouden::{adres_van_huishouden, geheim, zonder_adres};
use crate::{App, AppFout, Ctx, Uitkomst, intake};
use domain::CasusId;
use domain::huishouden::adres_voor;
use domain::notitie::Categorie;
use domain::plan::ActieStatus;
use policy::Permit;
use policy::handelingen::CasusPrinten;
use store::journaal::{Boeking, Soort};
use store::{betrokkene, casus_overzicht, huishouden};

pub use store::betrokkene::BetrokkeneRij;

/// The sheet.
#[derive(Clone, Debug)]
pub struct Huisbezoek {
    /// Head, with the warnings.
    pub blad: Blad,
    /// Address of the household, as the actor may know it.
    pub adres: String,
    /// Who lives here now.
    pub leden: Vec<Lid>,
    /// Who is involved now.
    pub betrokkenen: Vec<BetrokkeneRij>,
    /// Agreements that are open, late ones first.
    pub afspraken: Vec<ActieKort>,
    /// Life areas that were not talked about yet; for who may read the intake.
    pub niet_besproken: Vec<String>,
}

/// Opens the sheet; booked as read and as printed.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn huisbezoek(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<Huisbezoek> {
    let mut uow = app.begin(&blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, id, &["huishouden", "betrokkenen", "plan"]).await?;
        let permit: Permit<CasusPrinten> = ctx.mag(&open.feiten)?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let (huis, vandaag) = (open.kop.huishouden_id, ctx.vandaag());
        let mag = geheim::mag_zien(ctx, &open.feiten);
        let rij = huishouden::lees(&mut uow, huis)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let contact = blad.toont(Categorie::Contact);
        let mut leden = Lid::lijst(huishouden::leden(&mut uow, huis).await?, vandaag).0;
        for lid in &mut leden {
            lid.verberg_adres(mag, contact);
        }
        let plan = casus_overzicht::plan(&mut uow, id).await?;
        let mut afspraken: Vec<ActieKort> = doelen(plan, &open, ctx)
            .into_iter()
            .flat_map(|d| d.acties)
            .filter(|a| matches!(a.status, ActieStatus::Open | ActieStatus::Bezig))
            .collect();
        afspraken.sort_by_key(|a| a.voor);
        let niet_besproken = if blad.gevoelig {
            intake::niet_besproken(&mut uow, &open.inrichting, id, huis).await?
        } else {
            Vec::new()
        };
        let boeking = Boeking {
            casus: Some(id),
            huishouden: Some(huis),
            onderwerp: "huisbezoek",
            velden: if rij.geheim && mag {
                &[
                    "waarschuwingen",
                    "leden",
                    "adres",
                    "geheim_adres",
                    "betrokkenen",
                    "afspraken",
                ]
            } else {
                &["waarschuwingen", "leden", "adres", "betrokkenen", "afspraken"]
            },
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Geprint, boeking).await?;
        Ok(Huisbezoek {
            adres: if contact {
                adres_van_huishouden(&rij, mag)
            } else {
                String::new()
            },
            leden,
            betrokkenen: betrokkene::van_huishouden(&mut uow, huis)
                .await?
                .into_iter()
                .filter(|b| b.tot.is_none_or(|tot| tot >= vandaag))
                .collect(),
            afspraken,
            niet_besproken,
            blad,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

impl Lid {
    /// Hides where the member stays, when that is secret and the reader has no ground for it.
    /// Without `contact` it is absent for all.
    pub(crate) fn verberg_adres(&mut self, mag: bool, contact: bool) {
        if !contact {
            self.rij.verblijf = None;
            self.rij.adres_id = None;
            self.rij.telefoon = None;
            return;
        }
        let verblijf = self
            .rij
            .verblijf
            .as_deref()
            .map(|v| zonder_adres(Some(v)))
            .unwrap_or_default();
        self.verblijf = adres_voor(self.rij.geheim, mag, &verblijf);
        self.rij.verblijf = None;
        if self.rij.geheim && !mag {
            self.rij.adres_id = None;
        }
    }
}
