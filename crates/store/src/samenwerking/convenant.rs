// SPDX-License-Identifier: EUPL-1.2
//! Organisations, versions of the convenant, signatures.

use crate::melding::een;
use crate::{Resultaat, Uow, onder_convenant, rij, rijen, voer_uit};
use domain::kern::ids::Kind;
use domain::toegang::{Convenant, GeldigConvenant, GeldigeOndertekening, Ondertekening, OrganisatieSoort};
use domain::{ConvenantId, Id, OrganisatieId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// An organisation.
    pub struct OrganisatieRij {
        pub id: OrganisatieId,
        pub naam: String,
        pub soort: String,
        pub telefoon: Option<String>,
        pub mensen: i64,
        pub deelnames: i64,
        pub convenant: bool,
    }
}

/// All organisations by name: how many people of it have a sign-in, how many deelnames run, whether it is under the
/// convenant today.
///
/// # Errors
/// When the database refuses.
pub async fn organisaties(uow: &mut Uow) -> Resultaat<Vec<OrganisatieRij>> {
    rijen!(
        uow,
        OrganisatieRij,
        concat!(
            "SELECT o.id, o.naam, o.soort, o.telefoon, coalesce(n.mensen, 0) AS mensen, coalesce(d.deelnames, 0) AS deelnames, ",
            onder_convenant!("o", "$2"),
            " AS convenant
           FROM organisatie o
           LEFT JOIN (SELECT organisatie_id, count(*) AS mensen FROM medewerker WHERE gemeente = $1 AND actief GROUP BY organisatie_id) n
             ON n.organisatie_id = o.id
           LEFT JOIN (SELECT m.organisatie_id, count(*) AS deelnames FROM betrokkene b
                        JOIN casus c ON c.gemeente = b.gemeente AND c.id = b.casus_id AND c.gesloten_op IS NULL
                        JOIN medewerker m ON m.gemeente = b.gemeente AND m.id = b.medewerker_id
                       WHERE b.gemeente = $1 AND (b.tot IS NULL OR b.tot >= $2) GROUP BY m.organisatie_id) d
             ON d.organisatie_id = o.id
          WHERE o.gemeente = $1 ORDER BY o.naam, o.id LIMIT 1000"
        ),
        uow.kop.gemeente,
        uow.vandaag()
    )
}

/// Adds an organisation.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_organisatie_toe<A: Writes<kind::Convenant>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    naam: &str,
    soort: OrganisatieSoort,
    telefoon: Option<String>,
) -> Resultaat<OrganisatieId> {
    let id: OrganisatieId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO organisatie (gemeente, id, naam, soort, telefoon) VALUES ($1,$2,$3,$4,$5)",
        uow.kop.gemeente,
        id,
        naam,
        soort.code(),
        telefoon
    )?;
    Ok(id)
}

rij! {
    /// A version of the convenant.
    pub struct ConvenantRij {
        pub id: ConvenantId,
        pub nummer: i32,
        pub naam: String,
        pub vindplaats: String,
        pub geldig_van: Date,
        pub geldig_tot: Option<Date>,
        pub version: i64,
    }
}

impl ConvenantRij {
    /// As the rules know it.
    pub fn convenant(&self) -> Convenant {
        Convenant {
            id: self.id,
            nummer: self.nummer,
            naam: self.naam.clone(),
            vindplaats: self.vindplaats.clone(),
            geldig_van: self.geldig_van,
            geldig_tot: self.geldig_tot,
            version: self.version,
        }
    }
}

/// All versions, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn convenanten(uow: &mut Uow) -> Resultaat<Vec<ConvenantRij>> {
    rijen!(
        uow,
        ConvenantRij,
        "SELECT id, nummer, naam, vindplaats, geldig_van, geldig_tot, version FROM convenant WHERE gemeente = $1 ORDER BY nummer DESC",
        uow.kop.gemeente
    )
}

/// Adds a version with the next number.
///
/// # Errors
/// `Uniek` when somebody else added one at the same time; the database.
pub async fn voeg_convenant_toe<A: Writes<kind::Convenant>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    c: &GeldigConvenant,
) -> Resultaat<ConvenantId> {
    let id: ConvenantId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO convenant (gemeente, id, nummer, naam, vindplaats, geldig_van, geldig_tot, version)
         SELECT $1,$2,coalesce(max(nummer), 0) + 1,$3,$4,$5,$6,1 FROM convenant WHERE gemeente = $1",
        uow.kop.gemeente,
        id,
        &c.naam,
        &c.vindplaats,
        c.geldig_van,
        c.geldig_tot
    )?;
    Ok(id)
}

/// Gives a version another last day, or none.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn zet_convenant_tot<A: Writes<kind::Convenant>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: ConvenantId,
    version: i64,
    tot: Option<Date>,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE convenant SET geldig_tot = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        tot
    )?)
}

rij! {
    /// A signature.
    pub struct PartijRij {
        pub id: Uuid,
        pub convenant_id: ConvenantId,
        pub organisatie_id: OrganisatieId,
        pub nummer: i32,
        pub naam: String,
        pub getekend_op: Date,
        pub getekend_door: String,
        pub mandaat: String,
        pub tot: Option<Date>,
        pub einde_reden: String,
        pub version: i64,
    }
}

impl PartijRij {
    /// As the rules know it.
    pub fn ondertekening(&self) -> Ondertekening {
        Ondertekening {
            convenant: self.convenant_id,
            organisatie: self.organisatie_id,
            getekend_op: self.getekend_op,
            tot: self.tot,
        }
    }
}

/// All signatures, those of the newest version first.
///
/// # Errors
/// When the database refuses.
pub async fn partijen(uow: &mut Uow) -> Resultaat<Vec<PartijRij>> {
    rijen!(
        uow,
        PartijRij,
        "SELECT p.id, p.convenant_id, p.organisatie_id, c.nummer, c.naam, p.getekend_op, p.getekend_door, p.mandaat, p.tot,
                p.einde_reden, p.version
           FROM convenant_partij p JOIN convenant c ON c.gemeente = p.gemeente AND c.id = p.convenant_id
          WHERE p.gemeente = $1 ORDER BY c.nummer DESC, p.getekend_op DESC, p.id",
        uow.kop.gemeente
    )
}

/// An organisation signs a version.
///
/// # Errors
/// `Uniek` when it signed that version already; the database.
pub async fn teken<A: Writes<kind::Convenant>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: OrganisatieId,
    t: &GeldigeOndertekening,
) -> Resultaat<Uuid> {
    let id: Id<TekenKind> = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO convenant_partij (gemeente, id, convenant_id, organisatie_id, getekend_op, getekend_door, mandaat, tot, einde_reden, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,NULL,'',1)",
        uow.kop.gemeente,
        id,
        t.convenant,
        wie,
        t.getekend_op,
        &t.getekend_door,
        &t.mandaat
    )?;
    Ok(id.uuid())
}

enum TekenKind {}
impl Kind for TekenKind {
    const NAME: &'static str = "convenant_partij";
}

/// An organisation leaves a version after its last day.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn eindig_partij<A: Writes<kind::Convenant>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: Uuid,
    version: i64,
    tot: Option<Date>,
    reden: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE convenant_partij SET tot = $4, einde_reden = $5, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        tot,
        reden
    )?)
}
