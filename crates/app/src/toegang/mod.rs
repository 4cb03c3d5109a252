// SPDX-License-Identifier: EUPL-1.2
//! Access to a casus beyond the ordinary tasks (D4, H8): who may see it and why, taking part, asking for it, emergency
//! access, conflicts of interest and restricted people.

mod afscherming;
mod beeld;
mod deelname;
mod nood;
mod uitsluiting;
mod verzoek;

pub use afscherming::{Afscherming, hef_afscherming_op, naam_eraf, naam_erbij, open_afscherming, scherm_af};
pub use beeld::{Deelnemer, Toegangsbeeld, toegang};
pub use deelname::{beeindig, bevestig, verleng, voeg_toe};
pub use nood::{beoordeel, neem_nood, nood_lijst};
pub use store::toegang::{
    AfschermingRij, DeelnemerRij, KeuzeRij, NaamRij, NoodRij, UitsluitingRij, VerzoekRij,
};
pub use uitsluiting::{hef_op, ken_ik, sluit_uit};
pub use verzoek::{Drempel, Toekenning, beslis, drempel, vraag};

use crate::{AppFout, Ctx, Uitkomst};
use domain::toegang::mag_regie;
use domain::{CasusId, MedewerkerId, Weigering};
use store::Uow;
use store::casus::CasusKop;
use store::journaal::Boeking;

/// The casus, locked, so that two people can't decide at once.
async fn grendel(uow: &mut Uow, ctx: &Ctx, casus: CasusId) -> Uitkomst<CasusKop> {
    store::casus::kop_grendel(uow, casus, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)
}

/// A running casus; a closed one takes nobody in.
fn eis_lopend(kop: &CasusKop) -> Result<(), Weigering> {
    if kop.gesloten_op.is_some() {
        return Err(Weigering::new(
            "toegang.gesloten",
            "Deze casus is gesloten. Er kan niemand meer bij.",
        ));
    }
    Ok(())
}

/// Somebody who may be let in: in service, of an organisation under the convenant (H8), not shut out.
async fn eis_toelaatbaar(uow: &mut Uow, kop: &CasusKop, wie: MedewerkerId) -> Uitkomst<KeuzeRij> {
    let m = store::toegang::medewerker(uow, wie).await?.ok_or_else(|| {
        Weigering::new(
            "toegang.uit_dienst",
            "Deze persoon is niet meer in dienst. Kies iemand anders.",
        )
    })?;
    if !m.convenant {
        let tekst = format!(
            "{} heeft het convenant niet getekend. Daarom mag {} geen gegevens zien. Vraag de procesmanager om het convenant te regelen.",
            m.organisatie, m.naam
        );
        return Err(Weigering::new("toegang.convenant", tekst).into());
    }
    let uit = store::toegang::uitsluitingen(uow, kop.huishouden_id).await?;
    if uit.iter().any(|u| u.medewerker_id == wie) {
        let tekst = format!(
            "{} is uitgesloten van dit dossier en kan er niet in meedoen.",
            m.naam
        );
        return Err(Weigering::new("toegang.uitgesloten", tekst).into());
    }
    Ok(m)
}

/// Refuses somebody as regisseur who could not open the casus.
pub(crate) async fn eis_regie(uow: &mut Uow, kop: &CasusKop, wie: MedewerkerId, naam: &str) -> Uitkomst<()> {
    let verbod = store::toegang::verbod(uow, kop.huishouden_id, wie).await?;
    let (uit, af) = verbod.map_or((false, false), |v| (v.uitgesloten, v.afgeschermd));
    Ok(mag_regie(naam, uit, af)?)
}

/// A booking on the access to a casus.
fn boeking<'a>(
    kop: &CasusKop,
    onderwerp: &'a str,
    id: Option<uuid::Uuid>,
    velden: &'a [&'a str],
) -> Boeking<'a> {
    Boeking {
        casus: Some(kop.id),
        huishouden: Some(kop.huishouden_id),
        onderwerp,
        onderwerp_id: id,
        velden,
        ..Boeking::default()
    }
}
