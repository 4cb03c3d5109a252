// SPDX-License-Identifier: EUPL-1.2
//! Bekendheidscheck and verrijking: who was asked what about whom, and what they said.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::bekendheid::{
    GeldigAntwoord, GeldigVerrijkingsantwoord, GeldigeVerrijking, GeldigeVraag, Partij, Uitkomst,
};
use domain::notitie::Categorie;
use domain::waarschuwing::Verteld;
use domain::{BekendheidId, BetrokkeneId, CasusId, MedewerkerId, PersoonId, VerrijkingId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A bekendheidscheck with the names it is about.
    pub struct BekendheidRij {
        pub id: BekendheidId,
        pub casus_id: CasusId,
        pub persoon_id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub betrokkene_id: BetrokkeneId,
        pub aan_id: Option<MedewerkerId>,
        pub aan: String,
        pub organisatie: String,
        pub doel: String,
        pub grondslag: String,
        pub verteld: Code<Verteld>,
        pub verteld_reden: String,
        pub gevraagd_op: Timestamp,
        pub gevraagd_door: String,
        pub uiterlijk: Date,
        pub uitkomst: Option<Code<Uitkomst>>,
        pub reden: String,
        pub geantwoord_op: Option<Timestamp>,
        pub ingetrokken_op: Option<Timestamp>,
        pub version: i64,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT k.id, k.casus_id, k.persoon_id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geboortedatum, k.betrokkene_id,
                    b.medewerker_id AS aan_id, b.naam AS aan, b.organisatie, k.doel, k.grondslag, k.verteld, k.verteld_reden, k.gevraagd_op,
                    m.naam AS gevraagd_door, k.uiterlijk, k.uitkomst, k.reden, k.geantwoord_op, k.ingetrokken_op, k.version
               FROM bekendheid k
               JOIN persoon p ON p.gemeente = k.gemeente AND p.id = k.persoon_id
               JOIN betrokkene b ON b.gemeente = k.gemeente AND b.id = k.betrokkene_id
               JOIN medewerker m ON m.gemeente = k.gemeente AND m.id = k.gevraagd_door
              WHERE k.gemeente = $1 AND ",
            $rest
        )
    };
}

/// All of a casus, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn van_casus(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<BekendheidRij>> {
    rijen!(
        uow,
        BekendheidRij,
        kies!("k.casus_id = $2 ORDER BY k.id DESC LIMIT 500"),
        uow.kop.gemeente,
        casus
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: BekendheidId) -> Resultaat<Option<BekendheidRij>> {
    rij_optie!(uow, BekendheidRij, kies!("k.id = $2"), uow.kop.gemeente, id)
}

/// Asks each partner of a question; gives the ids.
///
/// # Errors
/// `Uniek` when one of them was asked the same meanwhile; the database.
pub async fn vraag<A: Writes<kind::Bekendheid>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    v: &GeldigeVraag,
) -> Resultaat<Vec<BekendheidId>> {
    let mut ids = Vec::new();
    for partij in &v.partijen {
        ids.push(vraag_een(uow, permit, casus, v, partij).await?);
    }
    Ok(ids)
}

async fn vraag_een<A: Writes<kind::Bekendheid>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    v: &GeldigeVraag,
    partij: &Partij,
) -> Resultaat<BekendheidId> {
    let id: BekendheidId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO bekendheid (gemeente, id, casus_id, persoon_id, betrokkene_id, doel, grondslag, verteld, verteld_reden, gevraagd_op,
           gevraagd_door, uiterlijk, reden, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,'',1)",
        uow.kop.gemeente,
        id,
        casus,
        v.persoon,
        partij.id,
        &v.doel,
        &partij.grondslag,
        v.verteld.code(),
        &v.verteld_reden,
        uow.kop.nu,
        uow.kop.medewerker,
        v.uiterlijk
    )?;
    Ok(id)
}

/// Keeps the answer to a question that was read as `version`.
///
/// # Errors
/// `Gewijzigd` when it changed meanwhile; the database.
pub async fn antwoord<A: Writes<kind::Bekendheid>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BekendheidId,
    version: i64,
    a: &GeldigAntwoord,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE bekendheid SET uitkomst = $4, reden = $5, geantwoord_op = $6, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND ingetrokken_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        a.uitkomst.code(),
        &a.reden,
        uow.kop.nu
    )?)
}

/// Takes a question back that was read as `version` and has no answer.
///
/// # Errors
/// `Gewijzigd` when it was answered or taken back meanwhile; the database.
pub async fn trek_in<A: Writes<kind::Bekendheid>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BekendheidId,
    version: i64,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE bekendheid SET ingetrokken_op = $4, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND ingetrokken_op IS NULL AND geantwoord_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        uow.kop.nu
    )?)
}

rij! {
    /// A question to who said yes.
    pub struct VerrijkingRij {
        pub id: VerrijkingId,
        pub bekendheid_id: BekendheidId,
        pub categorie: Code<Categorie>,
        pub vraag: String,
        pub doel: String,
        pub grondslag: String,
        pub gevraagd_op: Timestamp,
        pub gevraagd_door: String,
        pub uiterlijk: Date,
        pub antwoord: String,
        pub weiger_reden: String,
        pub beantwoord_op: Option<Timestamp>,
        pub ingetrokken_op: Option<Timestamp>,
        pub version: i64,
    }
}

macro_rules! kies_verrijking {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.bekendheid_id, v.categorie, v.vraag, v.doel, v.grondslag, v.gevraagd_op, m.naam AS gevraagd_door, v.uiterlijk,
                    v.antwoord, v.weiger_reden, v.beantwoord_op, v.ingetrokken_op, v.version
               FROM verrijking v JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.gevraagd_door
              WHERE v.gemeente = $1 AND ",
            $rest
        )
    };
}

/// The questions on one bekendheidscheck, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn verrijkingen(uow: &mut Uow, id: BekendheidId) -> Resultaat<Vec<VerrijkingRij>> {
    rijen!(
        uow,
        VerrijkingRij,
        kies_verrijking!("v.bekendheid_id = $2 ORDER BY v.id LIMIT 200"),
        uow.kop.gemeente,
        id
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn lees_verrijking(uow: &mut Uow, id: VerrijkingId) -> Resultaat<Option<VerrijkingRij>> {
    rij_optie!(
        uow,
        VerrijkingRij,
        kies_verrijking!("v.id = $2"),
        uow.kop.gemeente,
        id
    )
}

/// Asks more.
///
/// # Errors
/// When the database refuses.
pub async fn vraag_verder<A: Writes<kind::Bekendheid>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BekendheidId,
    grondslag: &str,
    v: &GeldigeVerrijking,
) -> Resultaat<VerrijkingId> {
    let nieuw: VerrijkingId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO verrijking (gemeente, id, bekendheid_id, categorie, vraag, doel, grondslag, gevraagd_op, gevraagd_door, uiterlijk,
           antwoord, weiger_reden, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'','',1)",
        uow.kop.gemeente,
        nieuw,
        id,
        v.categorie.code(),
        &v.vraag,
        &v.doel,
        grondslag,
        uow.kop.nu,
        uow.kop.medewerker,
        v.uiterlijk
    )?;
    Ok(nieuw)
}

/// Keeps the answer to a question that was read as `version`.
///
/// # Errors
/// `Gewijzigd` when it was answered or taken back meanwhile; the database.
pub async fn antwoord_verder<A: Writes<kind::Bekendheid>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: VerrijkingId,
    version: i64,
    a: &GeldigVerrijkingsantwoord,
) -> Resultaat<()> {
    let (antwoord, reden) = match a {
        GeldigVerrijkingsantwoord::Antwoord(t) => (t.as_str(), ""),
        GeldigVerrijkingsantwoord::Geweigerd(r) => ("", r.as_str()),
    };
    een(voer_uit!(
        uow,
        permit,
        "UPDATE verrijking SET antwoord = $4, weiger_reden = $5, beantwoord_op = $6, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND ingetrokken_op IS NULL AND beantwoord_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        antwoord,
        reden,
        uow.kop.nu
    )?)
}

/// Takes a question back that was read as `version` and has no answer.
///
/// # Errors
/// `Gewijzigd` when it was answered or taken back meanwhile; the database.
pub async fn trek_verder_in<A: Writes<kind::Bekendheid>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: VerrijkingId,
    version: i64,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE verrijking SET ingetrokken_op = $4, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND ingetrokken_op IS NULL AND beantwoord_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        uow.kop.nu
    )?)
}
