// SPDX-License-Identifier: EUPL-1.2
//! Use cases of meldingen: making one, the queue, who has it, passing it on, merging, word to the melder
//! (A1, A2, A9, A10). A melding always has one owner and one due date; passing on is an offer.

mod aanbod;
mod koppelen;
mod nieuw;
mod open;
mod oppakken;
mod samenvoegen;
mod terugkoppelen;
mod wachtrij;

pub use aanbod::{aanvaard, bied_aan, geef_terug, laat_verlopen, laat_verlopen_zo_nodig, trek_in};
pub use koppelen::koppel;
pub use nieuw::{Bevestiging, bevestiging, doe_melding, neem_op};
pub use open::{Bekend, MeldingBeeld, aanbod_beeld, open};
pub use oppakken::{leg_terug, pak_op};
pub use samenvoegen::{samenvoegen, voeg_samen_met_kenmerk};
pub use terugkoppelen::{Wijze, koppel_terug};
pub use wachtrij::{Filters, PAGINA, Regel, Wachtrij, wachtrij};

pub(crate) use aanbod::{doe_aanbod, trek_open_aanbod_in};

use crate::{AppFout, Uitkomst};
use domain::{MeldingId, Weigering};
use store::Uow;
use store::melding::MeldingRij;

/// The melding, for reading.
pub(crate) async fn laad(uow: &mut Uow, id: MeldingId) -> Uitkomst<MeldingRij> {
    store::melding::lees(uow, id).await?.ok_or(AppFout::NietGevonden)
}
/// The melding, locked until the end of the transaction.
pub(crate) async fn laad_vast(uow: &mut Uow, id: MeldingId) -> Uitkomst<MeldingRij> {
    store::melding::grendel(uow, id)
        .await?
        .ok_or(AppFout::NietGevonden)
}
/// Only an open melding can be worked on.
pub(crate) fn moet_open(m: &MeldingRij) -> Result<(), Weigering> {
    if m.status.is_open() {
        Ok(())
    } else {
        Err(Weigering::new("melding.dicht", "Deze melding is al afgerond."))
    }
}
