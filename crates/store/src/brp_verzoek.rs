// SPDX-License-Identifier: EUPL-1.2
//! Questions to the BRP about a person: the last one, and those that wait for an answer (I4).

use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_technisch, voer_uit};
use domain::PersoonId;
use domain::brp::{Stand, Uitkomst};
use jiff::{SignedDuration, Timestamp};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// The last question about a person.
    pub struct VerzoekRij {
        pub gevraagd_op: Timestamp,
        pub door: Option<String>,
        pub stand: Code<Stand>,
        pub pogingen: i32,
        pub gedaan_op: Option<Timestamp>,
        pub uitkomst: Option<Code<Uitkomst>>,
        pub waarom: String,
    }
}

/// The last question about this person.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, persoon: PersoonId) -> Resultaat<Option<VerzoekRij>> {
    rij_optie!(
        uow,
        VerzoekRij,
        "SELECT v.gevraagd_op, m.naam AS door, v.stand, v.pogingen, v.gedaan_op, v.uitkomst, v.waarom
           FROM brp_verzoek v LEFT JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.gevraagd_door
          WHERE v.gemeente = $1 AND v.persoon_id = $2",
        uow.kop.gemeente,
        persoon
    )
}

/// Asks about this person, in the place of what was asked before.
///
/// # Errors
/// When the database refuses.
pub async fn vraag<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO brp_verzoek (gemeente, persoon_id, gevraagd_op, gevraagd_door, stand, pogingen, volgende_op, waarom)
         VALUES ($1,$2,$3,$4,'wacht',0,$3,'')
         ON CONFLICT (gemeente, persoon_id) DO UPDATE SET gevraagd_op = excluded.gevraagd_op,
           gevraagd_door = excluded.gevraagd_door, stand = 'wacht', pogingen = 0, volgende_op = excluded.volgende_op,
           gedaan_op = NULL, uitkomst = NULL, waarom = ''",
        uow.kop.gemeente,
        persoon,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(())
}

/// Persons about whom it is time to ask, the longest waiting first.
///
/// # Errors
/// When the database refuses.
pub async fn aan_de_beurt(uow: &mut Uow, hoogstens: i64) -> Resultaat<Vec<PersoonId>> {
    let rijen = rijen!(
        uow,
        crate::uow::Enkel<PersoonId>,
        "SELECT persoon_id AS w FROM brp_verzoek WHERE gemeente = $1 AND stand = 'wacht' AND volgende_op <= $2
          ORDER BY volgende_op, persoon_id LIMIT $3",
        uow.kop.gemeente,
        uow.kop.nu,
        hoogstens
    )?;
    Ok(rijen.into_iter().map(|e| e.0).collect())
}

rij! {
    /// A question that was taken to be asked.
    pub struct GenomenRij {
        pub bsn_versleuteld: Option<Vec<u8>>,
        pub pogingen: i32,
    }
}

/// Takes a question, for as long as an attempt lasts at most: nobody else asks it meanwhile, and who dies on the way
/// leaves it for the next. `None`: it does not wait, or somebody has it. The queue is no act of somebody, so it needs no
/// permit.
///
/// # Errors
/// When the database refuses.
pub async fn neem(
    uow: &mut Uow,
    persoon: PersoonId,
    hoogstens: SignedDuration,
) -> Resultaat<Option<GenomenRij>> {
    let tot = uow.kop.nu.saturating_add(hoogstens).unwrap_or(uow.kop.nu);
    let genomen = voer_technisch!(
        uow,
        "UPDATE brp_verzoek SET volgende_op = $4, pogingen = pogingen + 1
          WHERE gemeente = $1 AND persoon_id = $2 AND stand = 'wacht' AND volgende_op <= $3",
        uow.kop.gemeente,
        persoon,
        uow.kop.nu,
        tot
    )?;
    if genomen == 0 {
        return Ok(None);
    }
    rij_optie!(
        uow,
        GenomenRij,
        "SELECT p.bsn_versleuteld, v.pogingen FROM brp_verzoek v
           JOIN persoon p ON p.gemeente = v.gemeente AND p.id = v.persoon_id
          WHERE v.gemeente = $1 AND v.persoon_id = $2",
        uow.kop.gemeente,
        persoon
    )
}

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Afloop {
    /// An answer.
    Klaar(Uitkomst),
    /// No answer, and asking again does not help.
    Mislukt(String),
    /// No answer now; from this moment on it is asked again.
    Later(Timestamp, String),
}

/// Keeps what came of an attempt.
///
/// # Errors
/// When the database refuses.
pub async fn sluit(uow: &mut Uow, persoon: PersoonId, afloop: &Afloop) -> Resultaat<()> {
    let nu = uow.kop.nu;
    let (stand, gedaan, uitkomst, volgende, waarom) = match afloop {
        Afloop::Klaar(u) => (Stand::Klaar, Some(nu), Some(u.code()), nu, ""),
        Afloop::Mislukt(w) => (Stand::Mislukt, Some(nu), None, nu, w.as_str()),
        Afloop::Later(op, w) => (Stand::Wacht, None, None, *op, w.as_str()),
    };
    voer_technisch!(
        uow,
        "UPDATE brp_verzoek SET stand = $3, gedaan_op = $4, uitkomst = $5, volgende_op = $6, waarom = $7
          WHERE gemeente = $1 AND persoon_id = $2 AND stand = 'wacht'",
        uow.kop.gemeente,
        persoon,
        stand.code(),
        gedaan,
        uitkomst,
        volgende,
        waarom
    )?;
    Ok(())
}
