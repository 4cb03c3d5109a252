// SPDX-License-Identifier: EUPL-1.2
//! Recognition through the database: which persons share a keyed number with the one sought, the model they are judged
//! by, and what people said of two persons (C6).

use crate::{Resultaat, Sql, Uow, afgeschermde_personen, rij, rij_optie, rijen, voer_technisch, voer_uit};
use domain::PersoonId;
use jiff::civil::Date;
use policy::{Actor, Permit, Writes, handelingen::kind};
use uuid::Uuid;

/// Of persons who share one number at most so many are looked at: what thousands share tells nothing.
/// The same figure stands in the SQL.
pub const PER_SLEUTEL: usize = 400;
/// Persons that are compared in one look-up, at most. The same figure stands in the SQL.
pub const KANDIDATEN: usize = 200;

rij! {
    /// What recognition compares, with the last former address. A secret address is not in it.
    pub struct HerkenRij {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geslacht: String,
        pub geboortedatum: Option<Date>,
        pub telefoon: Option<String>,
        pub straat: Option<String>,
        pub huisnummer: Option<i32>,
        pub toevoeging: Option<String>,
        pub postcode: Option<String>,
        pub plaats: Option<String>,
        pub version: i64,
        pub voorletters: Option<String>,
        pub partner_voorvoegsel: Option<String>,
        pub partnernaam: Option<String>,
        pub geboorte_deel: Option<String>,
        pub was_straat: Option<String>,
        pub was_huisnummer: Option<i32>,
        pub was_toevoeging: Option<String>,
        pub was_postcode: Option<String>,
        pub was_plaats: Option<String>,
    }
}

/// Columns; `p` the person, `a` the address when it may be found.
macro_rules! herken_kolommen {
    () => {
        "p.id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geslacht, p.geboortedatum, p.telefoon,
         a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats, p.version, p.voorletters, p.partner_voorvoegsel, p.partnernaam, p.geboorte_deel,
         v.straat AS was_straat, v.huisnummer AS was_huisnummer, v.toevoeging AS was_toevoeging, v.postcode AS was_postcode,
         v.plaats AS was_plaats"
    };
}
macro_rules! open_adres {
    () => {
        " LEFT JOIN adres a ON a.gemeente = p.gemeente AND a.id = p.adres_id AND NOT EXISTS (
             SELECT 1 FROM persoon zg WHERE zg.gemeente = p.gemeente AND zg.adres_id = p.adres_id AND zg.adres_geheim)
          LEFT JOIN adres v ON v.gemeente = p.gemeente AND NOT p.adres_geheim AND v.id = (
             SELECT pv.adres_id FROM persoon_verblijf pv
              WHERE pv.gemeente = p.gemeente AND pv.persoon_id = p.id AND pv.adres_id IS NOT NULL
                AND pv.soort = 'woonadres' AND pv.tot <> '' AND (p.adres_id IS NULL OR pv.adres_id <> p.adres_id)
                AND NOT EXISTS (SELECT 1 FROM persoon zv WHERE zv.gemeente = p.gemeente AND zv.adres_id = pv.adres_id AND zv.adres_geheim)
              ORDER BY pv.tot DESC, pv.id DESC LIMIT 1) "
    };
}

/// Those who share a number ($4), and those that were found in another way ($5). Who shares most comes first.
macro_rules! kandidaten {
    ($gedeeld:literal, $bekend:literal) => {
        concat!(
            "SELECT ",
            herken_kolommen!(),
            " FROM (SELECT persoon_id, count(*) AS aantal FROM (",
            $gedeeld,
            ") g GROUP BY persoon_id ORDER BY count(*) DESC, persoon_id LIMIT 200) k
               JOIN persoon p ON p.gemeente = $1 AND p.id = k.persoon_id",
            open_adres!(),
            "WHERE p.id NOT IN (",
            afgeschermde_personen!("$2", "$3"),
            ") UNION SELECT ",
            herken_kolommen!(),
            " FROM (",
            $bekend,
            ") k JOIN persoon p ON p.gemeente = $1 AND p.id = k.id",
            open_adres!(),
            "WHERE p.id NOT IN (",
            afgeschermde_personen!("$2", "$3"),
            ")"
        )
    };
}

/// Ids as one parameter, for either engine.
pub(crate) fn id_lijst(ids: &[PersoonId]) -> String {
    let ids: Vec<String> = ids.iter().map(|i| format!("\"{}\"", i.uuid().simple())).collect();
    format!("[{}]", ids.join(","))
}

/// Numbers as one parameter. As text: a number of JSON does not hold 64 bits everywhere.
fn getallen(sleutels: &[i64]) -> String {
    let s: Vec<String> = sleutels.iter().map(|s| format!("\"{s}\"")).collect();
    format!("[{}]", s.join(","))
}

/// The persons to compare with who is sought: those that share one of the numbers, and `bekend`. One statement. Who the
/// actor may not know of is left out.
///
/// # Errors
/// When the database refuses.
pub async fn kandidaten(
    uow: &mut Uow,
    actor: &Actor,
    vandaag: Date,
    sleutels: &[i64],
    bekend: &[PersoonId],
) -> Resultaat<Vec<HerkenRij>> {
    rijen!(
        uow,
        HerkenRij,
        Sql {
            // SQLite has no LATERAL; the CROSS JOIN keeps the numbers in front.
            sqlite: kandidaten!(
                "SELECT h.persoon_id FROM json_each($4) s CROSS JOIN persoon_herken h
                  WHERE h.gemeente = $1 AND h.sleutel = CAST(s.value AS INTEGER) AND h.persoon_id IN (
                    SELECT h2.persoon_id FROM persoon_herken h2
                     WHERE h2.gemeente = $1 AND h2.sleutel = CAST(s.value AS INTEGER) LIMIT 400)",
                "SELECT unhex(value) AS id FROM json_each($5)"
            ),
            postgres: kandidaten!(
                "SELECT h.persoon_id FROM jsonb_array_elements_text(CAST($4 AS JSONB)) AS s(value)
                  CROSS JOIN LATERAL (SELECT h2.persoon_id FROM persoon_herken h2
                     WHERE h2.gemeente = $1 AND h2.sleutel = CAST(s.value AS BIGINT) LIMIT 400) h",
                "SELECT CAST(value AS UUID) AS id FROM jsonb_array_elements_text(CAST($5 AS JSONB)) AS e(value)"
            ),
        },
        uow.kop.gemeente,
        actor.medewerker,
        vandaag,
        getallen(sleutels),
        id_lijst(bekend)
    )
}

/// One person, as recognition compares it.
///
/// # Errors
/// When the database refuses.
pub async fn een(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<HerkenRij>> {
    rij_optie!(
        uow,
        HerkenRij,
        concat!(
            "SELECT ",
            herken_kolommen!(),
            " FROM persoon p",
            open_adres!(),
            "WHERE p.gemeente = $1 AND p.id = $2"
        ),
        uow.kop.gemeente,
        id
    )
}

/// Takes a person out of the index.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn wis<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM persoon_herken WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        id
    )?;
    Ok(())
}

/// Numbers of persons as one parameter.
fn paren(mensen: &[(PersoonId, Vec<i64>)]) -> String {
    let rij = |id: &PersoonId, s: i64| format!("{{\"s\":\"{s}\",\"p\":\"{}\"}}", id.uuid().simple());
    let rijen: Vec<String> = mensen
        .iter()
        .flat_map(|(id, sleutels)| sleutels.iter().chain([&0]).map(|s| rij(id, *s)))
        .collect();
    format!("[{}]", rijen.join(","))
}

/// Puts the numbers of persons in the index; those of before are gone already.
pub(crate) async fn zet(uow: &mut Uow, mensen: &[(PersoonId, Vec<i64>)], nummer: i32) -> Resultaat<()> {
    voer_technisch!(
        uow,
        Sql {
            // A SELECT before ON CONFLICT needs a WHERE, else SQLite takes ON for a join.
            sqlite: "INSERT INTO persoon_herken (gemeente, sleutel, persoon_id, sleutelnummer)
                SELECT $1, CAST(value ->> 's' AS INTEGER), unhex(value ->> 'p'), $2 FROM json_each($3) WHERE TRUE
                ON CONFLICT DO NOTHING",
            postgres: "INSERT INTO persoon_herken (gemeente, sleutel, persoon_id, sleutelnummer)
                SELECT $1, CAST(v ->> 's' AS BIGINT), CAST(v ->> 'p' AS UUID), $2
                  FROM jsonb_array_elements(CAST($3 AS JSONB)) AS e(v)
                ON CONFLICT DO NOTHING",
        },
        uow.kop.gemeente,
        nummer,
        paren(mensen)
    )?;
    Ok(())
}

/// The next persons after `na` that are not in the index under this key, locked until the end of the transaction.
///
/// # Errors
/// When the database refuses.
pub async fn buiten_index(
    uow: &mut Uow,
    nummer: i32,
    na: Option<PersoonId>,
    aantal: i64,
) -> Resultaat<Vec<HerkenRij>> {
    macro_rules! vraag {
        ($slot:literal) => {
            concat!(
                "SELECT ",
                herken_kolommen!(),
                " FROM persoon p",
                open_adres!(),
                "WHERE p.gemeente = $1 AND p.id > $2 AND NOT EXISTS (SELECT 1 FROM persoon_herken h
                   WHERE h.gemeente = p.gemeente AND h.persoon_id = p.id AND h.sleutelnummer = $3)
                 ORDER BY p.id LIMIT $4",
                $slot
            )
        };
    }
    rijen!(
        uow,
        HerkenRij,
        Sql {
            sqlite: vraag!(""),
            postgres: vraag!(" FOR UPDATE OF p"),
        },
        uow.kop.gemeente,
        na.map_or(Uuid::nil(), PersoonId::uuid),
        nummer,
        aantal
    )
}

/// Puts persons in the index under the present key. It follows from what is stored already, so it needs no permit and no
/// row in the journaal.
///
/// # Errors
/// When the database refuses.
pub async fn vul(uow: &mut Uow, mensen: &[(PersoonId, Vec<i64>)], nummer: i32) -> Resultaat<()> {
    let ids: Vec<PersoonId> = mensen.iter().map(|m| m.0).collect();
    voer_technisch!(
        uow,
        Sql {
            sqlite: "DELETE FROM persoon_herken WHERE gemeente = $1
                AND persoon_id IN (SELECT unhex(value) FROM json_each($2))",
            postgres: "DELETE FROM persoon_herken WHERE gemeente = $1
                AND persoon_id IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text(CAST($2 AS JSONB)) AS e(value))",
        },
        uow.kop.gemeente,
        id_lijst(&ids)
    )?;
    zet(uow, mensen, nummer).await
}

rij! {
    /// A stored model.
    pub struct ModelRij {
        pub versie: i32,
        pub records: i64,
        pub inhoud: String,
    }
}

/// The newest model, if it is newer than `na`.
///
/// # Errors
/// When the database refuses.
pub async fn model_na(uow: &mut Uow, na: i32) -> Resultaat<Option<ModelRij>> {
    rij_optie!(
        uow,
        ModelRij,
        "SELECT versie, records, inhoud FROM herkenmodel WHERE gemeente = $1 AND versie > $2 ORDER BY versie DESC LIMIT 1",
        uow.kop.gemeente,
        na
    )
}

/// Keeps a model as the newest; gives its version.
///
/// # Errors
/// When the database refuses.
pub async fn bewaar_model(uow: &mut Uow, records: i64, inhoud: &str) -> Resultaat<i32> {
    let vorige = model_na(uow, 0).await?.map_or(0, |m| m.versie);
    voer_technisch!(
        uow,
        "INSERT INTO herkenmodel (gemeente, versie, geleerd_op, records, inhoud) VALUES ($1,$2,$3,$4,$5)",
        uow.kop.gemeente,
        vorige + 1,
        uow.kop.nu,
        records,
        inhoud
    )?;
    Ok(vorige + 1)
}

/// Keeps that the actor looked at `ander` and said that it is somebody else than `nieuw`.
///
/// # Errors
/// When the database refuses.
pub async fn zet_ander<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    nieuw: PersoonId,
    ander: PersoonId,
) -> Resultaat<()> {
    let id: Uuid = uow.nieuw_id::<domain::kern::ids::PersoonKind>().uuid();
    let (a, b) = if nieuw.uuid() < ander.uuid() {
        (nieuw, ander)
    } else {
        (ander, nieuw)
    };
    voer_uit!(
        uow,
        permit,
        "INSERT INTO herken_oordeel (gemeente, id, persoon_a, persoon_b, oordeel, bij, op, door_id)
         VALUES ($1,$2,$3,$4,'ander','aanmaken',$5,$6)",
        uow.kop.gemeente,
        id,
        a,
        b,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(())
}
