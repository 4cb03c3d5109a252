// SPDX-License-Identifier: EUPL-1.2
//! Who takes part in a casus with a sign-in: until when, on which ground, with which categories.

use crate::dienstverlening::gast_geldt;
use crate::melding::een;
use crate::{Resultaat, Uow, grond_vandaag, onder_convenant, rij, rij_optie, rijen, voer_uit};
use domain::toegang::GeldigeDeelname;
use domain::{BetrokkeneId, CasusId, HuishoudenId, MedewerkerId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// Somebody who takes part.
    pub struct DeelnemerRij {
        pub id: BetrokkeneId,
        pub casus_id: Option<CasusId>,
        pub medewerker_id: Option<MedewerkerId>,
        pub naam: String,
        pub organisatie: String,
        pub rol: String,
        pub grondslag: String,
        pub doel: String,
        pub categorieen: String,
        pub sinds: Date,
        pub tot: Option<Date>,
        pub bevestigd_op: Option<Date>,
        pub convenant: bool,
        pub grond_opent: String,
        pub version: i64,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.casus_id, b.medewerker_id, b.naam, b.organisatie, b.rol, b.grondslag, b.doel, b.categorieen, b.sinds, b.tot, b.bevestigd_op,
                ", onder_convenant!("o", "$3"), " AS convenant,
                coalesce(", grond_vandaag!("categorieen", "$3"), ", '') AS grond_opent, b.version
           FROM betrokkene b
           JOIN medewerker m ON m.gemeente = b.gemeente AND m.id = b.medewerker_id
           JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE b.gemeente = $1 AND ",
            $rest
        )
    };
}

/// Who takes part in the casus today, or will. The one that ends first on top.
///
/// # Errors
/// When the database refuses.
pub async fn deelnemers(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<DeelnemerRij>> {
    rijen!(
        uow,
        DeelnemerRij,
        kies!(
            "b.casus_id = $2 AND (b.tot IS NULL OR b.tot >= $3) ORDER BY coalesce(b.tot, $4), b.naam, b.id LIMIT 100"
        ),
        uow.kop.gemeente,
        casus,
        uow.vandaag(),
        jiff::civil::date(9999, 12, 31)
    )
}

/// One of them, also when it is over.
///
/// # Errors
/// When the database refuses.
pub async fn lees_deelname(uow: &mut Uow, id: BetrokkeneId) -> Resultaat<Option<DeelnemerRij>> {
    rij_optie!(
        uow,
        DeelnemerRij,
        kies!("b.id = $2"),
        uow.kop.gemeente,
        id,
        uow.vandaag()
    )
}

/// Lets somebody take part from today on.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_deelnemer_toe<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    (huishouden, casus): (HuishoudenId, CasusId),
    wie: &KeuzeRij,
    d: &GeldigeDeelname,
) -> Resultaat<BetrokkeneId> {
    let id: BetrokkeneId = uow.nieuw_id();
    let vandaag = uow.vandaag();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO betrokkene (gemeente, id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie_id, organisatie, rol,
           telefoon, email, grondslag, doel, categorieen, sinds, tot, bevestigd_op, einde_reden, bron, version, grondslag_code)
         SELECT $1,$2,$3,$4,'professional',m.id,m.naam,m.organisatie_id,o.naam,$6,coalesce(m.telefoon,''),coalesce(m.email,''),
                $7,$8,$9,$10,$11,$10,'','gesprek',1,$12
           FROM medewerker m JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE m.gemeente = $1 AND m.id = $5",
        uow.kop.gemeente,
        id,
        huishouden,
        casus,
        wie.id,
        &d.rol,
        d.grondslag.tekst(),
        &d.doel,
        d.categorie_codes(),
        vandaag,
        d.tot,
        &d.grondslag.code
    )?;
    Ok(id)
}

/// Ends a deelname, or gives it another last day.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn beeindig_deelname<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BetrokkeneId,
    version: i64,
    tot: Date,
    reden: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE betrokkene SET tot = $4, einde_reden = $5, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        tot,
        reden
    )?)
}

/// The regisseur says that it still holds.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn bevestig_deelname<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BetrokkeneId,
    version: i64,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE betrokkene SET bevestigd_op = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        uow.vandaag()
    )?)
}

rij! {
    /// Somebody with a sign-in, to choose.
    pub struct KeuzeRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub organisatie: String,
        pub convenant: bool,
    }
}

macro_rules! wie {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.naam, m.functie, o.naam AS organisatie, ",
            onder_convenant!("o", "$2"),
            " AS convenant
           FROM medewerker m JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE m.gemeente = $1 AND m.actief AND ",
            gast_geldt!("m", "$2"),
            " AND ",
            $rest
        )
    };
}

/// Everybody who is in service, by organisation and name; guests while their agreement is in force.
///
/// # Errors
/// When the database refuses.
pub async fn medewerkers(uow: &mut Uow) -> Resultaat<Vec<KeuzeRij>> {
    rijen!(
        uow,
        KeuzeRij,
        wie!("TRUE ORDER BY o.naam, m.naam, m.id LIMIT 2000"),
        uow.kop.gemeente,
        uow.vandaag()
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn medewerker(uow: &mut Uow, id: MedewerkerId) -> Resultaat<Option<KeuzeRij>> {
    rij_optie!(
        uow,
        KeuzeRij,
        wie!("m.id = $3"),
        uow.kop.gemeente,
        uow.vandaag(),
        id
    )
}
