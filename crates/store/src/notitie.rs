// SPDX-License-Identifier: EUPL-1.2
//! Contact notes. The text of a note never changes: there is no function for it. A correction is a new note.

use crate::{Code, Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit};
use domain::notitie::{Categorie, Resultaat as Afloop, Vorm};
use domain::{CasusId, NotitieId, PersoonId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

/// A note to keep.
#[derive(Clone, Debug)]
pub struct NieuweNotitie<'a> {
    /// The casus.
    pub casus: CasusId,
    /// When the contact was.
    pub contact_op: Timestamp,
    /// Kind of contact.
    pub vorm: Vorm,
    /// How it ended.
    pub resultaat: Option<Afloop>,
    /// Category.
    pub categorie: Categorie,
    /// Life area.
    pub leefgebied: Option<&'a str>,
    /// Facts.
    pub feiten: &'a str,
    /// Worry or opinion.
    pub mening: &'a str,
    /// Who said it or where it stands; empty: seen or heard by the author.
    pub bron: &'a str,
    /// The note that this one corrects.
    pub corrigeert: Option<NotitieId>,
    /// About whom.
    pub personen: &'a [PersoonId],
}

/// Keeps a note with its persons.
///
/// # Errors
/// When the database refuses.
pub async fn maak<A: Writes<kind::Notitie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    n: &NieuweNotitie<'_>,
) -> Resultaat<NotitieId> {
    let id: NotitieId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO notitie (gemeente, id, casus_id, auteur_id, gemaakt_op, contact_op, vorm, resultaat, categorie, leefgebied,
           feiten, mening, bron, corrigeert_id, vastgezet, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,FALSE,1)",
        uow.kop.gemeente,
        id,
        n.casus,
        uow.kop.medewerker,
        uow.kop.nu,
        n.contact_op,
        n.vorm.code(),
        n.resultaat.map(Afloop::code),
        n.categorie.code(),
        n.leefgebied,
        n.feiten,
        n.mening,
        n.bron,
        n.corrigeert
    )?;
    for persoon in n.personen {
        voer_uit!(
            uow,
            permit,
            "INSERT INTO notitie_persoon (gemeente, notitie_id, persoon_id) VALUES ($1,$2,$3)",
            uow.kop.gemeente,
            id,
            *persoon
        )?;
    }
    Ok(id)
}

rij! {
    /// A note.
    pub struct NotitieRij {
        pub id: NotitieId,
        pub casus_id: CasusId,
        pub contact_op: Timestamp,
        pub vorm: Code<Vorm>,
        pub categorie: Code<Categorie>,
        pub feiten: String,
        pub mening: String,
        pub bron: String,
        pub auteur: String,
        pub verbeterd: bool,
        pub version: i64,
    }
}

/// One note.
///
/// # Errors
/// When the database refuses.
pub async fn haal(uow: &mut Uow, id: NotitieId) -> Resultaat<Option<NotitieRij>> {
    rij_optie!(
        uow,
        NotitieRij,
        "SELECT n.id, n.casus_id, n.contact_op, n.vorm, n.categorie, n.feiten, n.mening, n.bron, m.naam AS auteur,
                EXISTS (SELECT 1 FROM notitie v WHERE v.gemeente = n.gemeente AND v.casus_id = n.casus_id AND v.corrigeert_id = n.id) AS verbeterd,
                n.version
           FROM notitie n JOIN medewerker m ON m.gemeente = n.gemeente AND m.id = n.auteur_id
          WHERE n.gemeente = $1 AND n.id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Pins or unpins a note.
///
/// # Errors
/// [`StoreFout::Gewijzigd`] when there is no such version; or the database.
pub async fn zet_vast<A: Writes<kind::Notitie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: NotitieId,
    vast: bool,
    version: i64,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE notitie SET vastgezet = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        vast
    )?;
    if geraakt == 0 {
        Err(StoreFout::Gewijzigd)
    } else {
        Ok(())
    }
}

rij! {
    /// An attempt or contact, for the count of persistence (D11).
    pub struct PogingRij {
        pub contact_op: Timestamp,
        pub vorm: Code<Vorm>,
        pub resultaat: Option<Code<Afloop>>,
        pub categorie: Code<Categorie>,
    }
}

/// Contacts and attempts, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn pogingen(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<PogingRij>> {
    rijen!(
        uow,
        PogingRij,
        "SELECT contact_op, vorm, resultaat, categorie FROM notitie WHERE gemeente = $1 AND casus_id = $2 ORDER BY contact_op DESC LIMIT 50",
        uow.kop.gemeente,
        casus
    )
}
