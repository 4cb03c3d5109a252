// SPDX-License-Identifier: EUPL-1.2
//! How a melding ends: with an outcome, or inside another melding; and what the melder heard.

use super::{MeldingRij, een};
use crate::{Resultaat, Uow, voer_uit};
use domain::melding::{MeldingUitkomst, Urgentie};
use domain::{CasusId, HuishoudenId, MeldingId, PersoonId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

/// Outcome of a melding.
#[derive(Clone, Copy, Debug)]
pub struct Afloop<'a> {
    /// Outcome.
    pub uitkomst: MeldingUitkomst,
    /// Reason; may be empty.
    pub reden: &'a str,
    /// Casus it led to or was added to.
    pub casus: Option<CasusId>,
}

/// Ends an open melding.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since it was read; the database.
pub async fn rond_af<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    m: &MeldingRij,
    a: Afloop<'_>,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE melding SET status = 'afgerond', uitkomst = $4, uitkomst_reden = $5, casus_id = $6, afgerond_op = $7,
                behandelaar_id = coalesce(behandelaar_id, $8), version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND afgerond_op IS NULL",
        uow.kop.gemeente,
        m.id,
        m.version,
        a.uitkomst.code(),
        a.reden,
        a.casus,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    een(aantal)
}

/// Lets a melding go on inside another one.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since it was read; the database.
pub async fn zet_samengevoegd<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    op: &MeldingRij,
    blijft: MeldingId,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE melding SET status = 'samengevoegd', samengevoegd_met = $4, afgerond_op = $5, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND afgerond_op IS NULL",
        uow.kop.gemeente,
        op.id,
        op.version,
        blijft,
        uow.kop.nu
    )?;
    een(aantal)
}

/// The melding that goes on: highest urgency, first due date, and the household if only the other knew it.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since it was read; the database.
pub async fn voeg_samen<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    blijft: &MeldingRij,
    urgentie: Urgentie,
    termijn: Timestamp,
    over: (Option<HuishoudenId>, Option<PersoonId>),
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE melding SET urgentie = $4, termijn_op = $5, huishouden_id = $6, persoon_id = $7, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND afgerond_op IS NULL",
        uow.kop.gemeente,
        blijft.id,
        blijft.version,
        urgentie.code(),
        termijn,
        over.0,
        over.1
    )?;
    een(aantal)
}

/// Keeps what the melder heard.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since it was read; the database.
pub async fn koppel_terug<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    m: &MeldingRij,
    tekst: &str,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE melding SET terugkoppeling_op = $4, terugkoppeling_tekst = $5, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND terugkoppeling_op IS NULL",
        uow.kop.gemeente,
        m.id,
        m.version,
        uow.kop.nu,
        tekst
    )?;
    een(aantal)
}
