// SPDX-License-Identifier: EUPL-1.2
//! Emergency access.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::kern::ids::Kind;
use domain::toegang::{GeldigOordeel, NoodOordeel};
use domain::{CasusId, HuishoudenId, Id, MedewerkerId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// One time that somebody took emergency access. No name of the household: the FG needs none.
    pub struct NoodRij {
        pub id: Uuid,
        pub huishouden_id: HuishoudenId,
        pub casus: Option<String>,
        pub medewerker_id: MedewerkerId,
        pub medewerker: String,
        pub functie: String,
        pub team: String,
        pub reden: String,
        pub van: Timestamp,
        pub tot: Timestamp,
        pub oordeel: Option<Code<NoodOordeel>>,
        pub oordeel_reden: String,
        pub beoordeeld_op: Option<Timestamp>,
        pub beoordeeld_door: Option<String>,
        pub gelezen: i64,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.huishouden_id, c.kenmerk AS casus, n.medewerker_id, m.naam AS medewerker, m.functie, t.naam AS team, n.reden, n.van,
                n.tot, n.oordeel, n.oordeel_reden, n.beoordeeld_op, b.naam AS beoordeeld_door,
                (SELECT count(*) FROM journaal j WHERE j.gemeente = n.gemeente AND j.casus_id = n.casus_id AND j.medewerker_id = n.medewerker_id
                   AND j.rol = 'noodtoegang' AND j.op >= n.van AND j.op < n.tot) AS gelezen
           FROM noodtoegang n
           JOIN medewerker m ON m.gemeente = n.gemeente AND m.id = n.medewerker_id
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
           LEFT JOIN casus c ON c.gemeente = n.gemeente AND c.id = n.casus_id
           LEFT JOIN medewerker b ON b.gemeente = n.gemeente AND b.id = n.beoordeeld_door
          WHERE n.gemeente = $1 AND ",
            $rest
        )
    };
}

/// What waits for a judgement, the oldest first; or what was judged, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn te_beoordelen(uow: &mut Uow, open: bool) -> Resultaat<Vec<NoodRij>> {
    if open {
        return rijen!(
            uow,
            NoodRij,
            kies!("n.oordeel IS NULL ORDER BY n.van, n.id LIMIT 100"),
            uow.kop.gemeente
        );
    }
    rijen!(
        uow,
        NoodRij,
        kies!("n.oordeel IS NOT NULL ORDER BY n.beoordeeld_op DESC, n.id LIMIT 50"),
        uow.kop.gemeente
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn lees_nood(uow: &mut Uow, id: Uuid) -> Resultaat<Option<NoodRij>> {
    rij_optie!(uow, NoodRij, kies!("n.id = $2"), uow.kop.gemeente, id)
}

/// The last times for one household, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<NoodRij>> {
    rijen!(
        uow,
        NoodRij,
        kies!("n.huishouden_id = $2 ORDER BY n.van DESC, n.id LIMIT 20"),
        uow.kop.gemeente,
        huishouden
    )
}

/// Takes emergency access from now until `tot`.
///
/// # Errors
/// When the database refuses.
pub async fn neem_nood<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    (huishouden, casus): (HuishoudenId, Option<CasusId>),
    reden: &str,
    tot: Timestamp,
) -> Resultaat<Uuid> {
    enum NoodKind {}
    impl Kind for NoodKind {
        const NAME: &'static str = "Noodtoegang";
    }
    let id: Id<NoodKind> = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO noodtoegang (gemeente, id, huishouden_id, casus_id, medewerker_id, reden, van, tot, oordeel_reden)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,'')",
        uow.kop.gemeente,
        id,
        huishouden,
        casus,
        uow.kop.medewerker,
        reden,
        uow.kop.nu,
        tot
    )?;
    Ok(id.uuid())
}

/// Keeps what the FG found.
///
/// # Errors
/// `Gewijzigd` when it was judged already; the database.
pub async fn beoordeel_nood<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: Uuid,
    o: &GeldigOordeel,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE noodtoegang SET oordeel = $3, oordeel_reden = $4, beoordeeld_op = $5, beoordeeld_door = $6
          WHERE gemeente = $1 AND id = $2 AND oordeel IS NULL",
        uow.kop.gemeente,
        id,
        o.oordeel.code(),
        &o.reden,
        uow.kop.nu,
        uow.kop.medewerker
    )?)
}
