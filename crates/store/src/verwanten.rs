// SPDX-License-Identifier: EUPL-1.2
//! Relations between people, and family outside the household (B6).

use crate::melding::een;
use crate::{Code, Resultaat, Uow, adres_is_geheim, rij, rij_optie, rijen, voer_uit};
use domain::huishouden::Lidrol;
use domain::verwanten::{Bron, GeldigeRelatie, GeldigeVerwant, RelatieSoort, Wie};
use domain::{BetrokkeneId, HuishoudenId, PersoonId, RelatieId, VerwantId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A member, now or before, as a drawing needs it.
    pub struct LidMensRij {
        pub persoon_id: PersoonId,
        pub rol: Code<Lidrol>,
        pub tot: Option<Date>,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geslacht: String,
        pub geboortedatum: Option<Date>,
        pub verwacht_op: Option<Date>,
        pub overleden_op: Option<Date>,
        pub geheim: bool,
    }
}

/// All members; who left and came back more than once, those of now first.
///
/// # Errors
/// When the database refuses.
pub async fn leden(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<LidMensRij>> {
    rijen!(
        uow,
        LidMensRij,
        concat!(
            "SELECT l.persoon_id, l.rol, l.tot, ",
            crate::naam_kolommen!(),
            ", p.geslacht, p.geboortedatum,
                    p.verwacht_op, p.overleden_op, (p.adres_geheim OR ",
            adres_is_geheim!("p.adres_id"),
            ") AS geheim
               FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
              WHERE l.gemeente = $1 AND l.huishouden_id = $2
              ORDER BY CASE WHEN l.tot IS NULL THEN 0 ELSE 1 END, l.tot DESC, p.geboortedatum, p.id LIMIT 200"
        ),
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// Family outside the household.
    pub struct VerwantRij {
        pub id: VerwantId,
        pub huishouden_id: HuishoudenId,
        pub naam: String,
        pub geslacht: String,
        pub geboortejaar: Option<i32>,
        pub overleden: bool,
        pub version: i64,
    }
}

/// Family outside the household.
///
/// # Errors
/// When the database refuses.
pub async fn verwanten(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<VerwantRij>> {
    rijen!(
        uow,
        VerwantRij,
        "SELECT id, huishouden_id, naam, geslacht, geboortejaar, overleden, version FROM verwant
          WHERE gemeente = $1 AND huishouden_id = $2 ORDER BY id LIMIT 200",
        uow.kop.gemeente,
        id
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn lees_verwant(uow: &mut Uow, id: VerwantId) -> Resultaat<Option<VerwantRij>> {
    rij_optie!(
        uow,
        VerwantRij,
        "SELECT id, huishouden_id, naam, geslacht, geboortejaar, overleden, version FROM verwant
          WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Adds family outside the household.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_verwant_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    v: &GeldigeVerwant,
) -> Resultaat<VerwantId> {
    let id: VerwantId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO verwant (gemeente, id, huishouden_id, naam, geslacht, geboortejaar, overleden, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,1)",
        uow.kop.gemeente,
        id,
        huishouden,
        &v.naam,
        v.geslacht.code(),
        v.geboortejaar.map(i32::from),
        v.overleden
    )?;
    Ok(id)
}

/// Corrects family outside the household.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn wijzig_verwant<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: VerwantId,
    version: i64,
    v: &GeldigeVerwant,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE verwant SET naam = $4, geslacht = $5, geboortejaar = $6, overleden = $7, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        &v.naam,
        v.geslacht.code(),
        v.geboortejaar.map(i32::from),
        v.overleden
    )?)
}

rij! {
    /// A relation.
    pub struct RelatieRij {
        pub id: RelatieId,
        pub huishouden_id: HuishoudenId,
        pub soort: Code<RelatieSoort>,
        pub over_persoon_id: Option<PersoonId>,
        pub over_verwant_id: Option<VerwantId>,
        pub met_persoon_id: Option<PersoonId>,
        pub met_verwant_id: Option<VerwantId>,
        pub met_betrokkene_id: Option<BetrokkeneId>,
        pub sterkte: String,
        pub sinds: Option<Date>,
        pub tot: Option<Date>,
        pub toelichting: String,
        pub bron: Code<Bron>,
        pub bevestigd_op: Date,
        pub door: String,
        pub op: Timestamp,
        pub version: i64,
    }
}

impl RelatieRij {
    /// Whom it is about.
    pub fn over(&self) -> Option<Wie> {
        let verwant = self.over_verwant_id.map(Wie::Verwant);
        self.over_persoon_id.map(Wie::Persoon).or(verwant)
    }
    /// The other one.
    pub fn met(&self) -> Option<Wie> {
        let verwant = self.met_verwant_id.map(Wie::Verwant);
        let betrokkene = self.met_betrokkene_id.map(Wie::Betrokkene);
        self.met_persoon_id.map(Wie::Persoon).or(verwant).or(betrokkene)
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.huishouden_id, r.soort, r.over_persoon_id, r.over_verwant_id, r.met_persoon_id, r.met_verwant_id,
                    r.met_betrokkene_id, r.sterkte, r.sinds, r.tot, r.toelichting, r.bron, r.bevestigd_op,
                    COALESCE(m.naam, 'ingelezen') AS door,
                    r.op, r.version
               FROM relatie r LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.door_id
              WHERE r.gemeente = $1 AND ",
            $rest
        )
    };
}

/// Relations that were recorded here, or between people who both belong or belonged here.
///
/// # Errors
/// When the database refuses.
pub async fn relaties(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<RelatieRij>> {
    rijen!(
        uow,
        RelatieRij,
        kies!(
            "(r.huishouden_id = $2 OR (
               r.over_persoon_id IN (SELECT l.persoon_id FROM huishouden_lid l WHERE l.gemeente = $1 AND l.huishouden_id = $2)
               AND (r.met_persoon_id IN (SELECT l.persoon_id FROM huishouden_lid l WHERE l.gemeente = $1 AND l.huishouden_id = $2)
                    OR r.soort IN ('gezag_geen', 'gezag_onbekend'))))
             ORDER BY r.id LIMIT 500"
        ),
        uow.kop.gemeente,
        id
    )
}

/// One relation.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: RelatieId) -> Resultaat<Option<RelatieRij>> {
    rij_optie!(uow, RelatieRij, kies!("r.id = $2"), uow.kop.gemeente, id)
}

/// The ends of a relation as columns: person, family, involved.
fn kolommen(wie: Option<Wie>) -> (Option<PersoonId>, Option<VerwantId>, Option<BetrokkeneId>) {
    match wie {
        Some(Wie::Persoon(id)) => (Some(id), None, None),
        Some(Wie::Verwant(id)) => (None, Some(id), None),
        Some(Wie::Betrokkene(id)) => (None, None, Some(id)),
        None => (None, None, None),
    }
}

/// Adds a relation.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    r: &GeldigeRelatie,
) -> Resultaat<RelatieId> {
    let id: RelatieId = uow.nieuw_id();
    let (over_persoon, over_verwant, _) = kolommen(Some(r.over));
    let (met_persoon, met_verwant, met_betrokkene) = kolommen(r.met);
    voer_uit!(
        uow,
        permit,
        "INSERT INTO relatie (gemeente, id, huishouden_id, soort, over_persoon_id, over_verwant_id, met_persoon_id,
           met_verwant_id, met_betrokkene_id, sterkte, sinds, tot, toelichting, bron, bevestigd_op, door_id, op, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,1)",
        uow.kop.gemeente,
        id,
        huishouden,
        r.soort.code(),
        over_persoon,
        over_verwant,
        met_persoon,
        met_verwant,
        met_betrokkene,
        r.sterkte.map_or("", |s| s.code()),
        r.sinds,
        r.tot,
        &r.toelichting,
        r.bron.code(),
        r.bevestigd_op,
        uow.kop.medewerker,
        uow.kop.nu
    )?;
    Ok(id)
}

/// Corrects or ends a relation.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn wijzig<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: RelatieId,
    version: i64,
    r: &GeldigeRelatie,
) -> Resultaat<()> {
    let (over_persoon, over_verwant, _) = kolommen(Some(r.over));
    let (met_persoon, met_verwant, met_betrokkene) = kolommen(r.met);
    een(voer_uit!(
        uow,
        permit,
        "UPDATE relatie SET soort = $4, over_persoon_id = $5, over_verwant_id = $6, met_persoon_id = $7, met_verwant_id = $8,
           met_betrokkene_id = $9, sterkte = $10, sinds = $11, tot = $12, toelichting = $13, bron = $14, bevestigd_op = $15,
           door_id = $16, op = $17, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        r.soort.code(),
        over_persoon,
        over_verwant,
        met_persoon,
        met_verwant,
        met_betrokkene,
        r.sterkte.map_or("", |s| s.code()),
        r.sinds,
        r.tot,
        &r.toelichting,
        r.bron.code(),
        r.bevestigd_op,
        uow.kop.medewerker,
        uow.kop.nu
    )?)
}
