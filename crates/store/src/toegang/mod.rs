// SPDX-License-Identifier: EUPL-1.2
//! Access to records: requests, conflicts of interest, restrictions, emergency access.

mod afscherming;
mod deelname;
mod nood;
mod predikaat;
mod uitsluiting;
mod verzoek;

pub use afscherming::{
    AfschermingRij, NaamRij, afgeschermden, geef_toegang, hef_afscherming_op, lees_afscherming, met_naam,
    scherm_af, trek_toegang_in,
};
pub use deelname::{
    DeelnemerRij, KeuzeRij, beeindig_deelname, bevestig_deelname, deelnemers, lees_deelname, medewerker,
    medewerkers, voeg_deelnemer_toe,
};
pub use nood::{
    NoodRij, beoordeel_nood, lees_nood, neem_nood, te_beoordelen, van_huishouden as nood_van_huishouden,
};
pub use uitsluiting::{UitsluitingRij, hef_uitsluiting_op, lees_uitsluiting, sluit_uit, uitsluitingen};
pub use verzoek::{VerzoekRij, besluit, laatste_van, lees_verzoek, open_van_casus, vraag};

use crate::{Resultaat, Uow, afgeschermde_personen, bijzonder, rij, rij_optie, waarde};
use domain::{HuishoudenId, MedewerkerId, PersoonId};

/// True when the person is restricted and the actor has no access by name.
///
/// # Errors
/// When the database refuses.
pub async fn is_afgeschermd(uow: &mut Uow, persoon: PersoonId) -> Resultaat<bool> {
    let vandaag = uow.vandaag();
    let gevonden = waarde!(
        uow,
        PersoonId,
        concat!(
            "SELECT p.id AS w FROM persoon p WHERE p.gemeente = $1 AND p.id = $2 AND p.id IN (",
            afgeschermde_personen!("$3", "$4"),
            ")"
        ),
        uow.kop.gemeente,
        persoon,
        uow.kop.medewerker,
        vandaag
    )?;
    Ok(gevonden.is_some())
}

rij! {
    /// What keeps somebody out of a household, whatever their role.
    pub struct VerbodRij {
        pub uitgesloten: bool,
        pub afgeschermd: bool,
    }
}

/// What keeps this medewerker, who need not be the actor, out of a household.
///
/// # Errors
/// When the database refuses.
pub async fn verbod(
    uow: &mut Uow,
    huishouden: HuishoudenId,
    wie: MedewerkerId,
) -> Resultaat<Option<VerbodRij>> {
    let vandaag = uow.vandaag();
    rij_optie!(
        uow,
        VerbodRij,
        concat!(
            "SELECT ",
            bijzonder!("h.id", "$3", "$4", "$5"),
            " FROM huishouden h WHERE h.gemeente = $1 AND h.id = $2"
        ),
        uow.kop.gemeente,
        huishouden,
        wie,
        vandaag,
        uow.kop.nu
    )
}
