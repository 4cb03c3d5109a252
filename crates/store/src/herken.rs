// SPDX-License-Identifier: EUPL-1.2
//! Recognition through the database: which persons share a keyed number with the one sought, and what people said of two persons (C6).

use crate::{
    Resultaat, Sql, Uow, afgeschermde_personen, rij, rij_optie, rijen, voer_technisch, voer_uit, waarde,
};
use domain::PersoonId;
use jiff::civil::Date;
use policy::{Actor, Permit, Writes, handelingen::kind};
use uuid::Uuid;

/// Of persons who share one number at most so many are looked at: what thousands share tells nothing. Also in the SQL.
pub const PER_SLEUTEL: usize = 400;
/// Persons that are compared in one look-up, at most. Also in the SQL.
pub const KANDIDATEN: usize = 200;

rij! {
    /// What recognition compares, with the last former address and surname. A secret address is not in it.
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
        pub was_naam: Option<String>,
    }
}

/// Columns; `p` the person, `a` the address when it may be found.
macro_rules! herken_kolommen {
    () => {
        "p.id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geslacht, p.geboortedatum, p.telefoon,
         a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats, p.version, p.voorletters, p.partner_voorvoegsel, p.partnernaam, p.geboorte_deel,
         v.straat AS was_straat, v.huisnummer AS was_huisnummer, v.toevoeging AS was_toevoeging, v.postcode AS was_postcode,
         v.plaats AS was_plaats, (SELECT pn.achternaam FROM persoon_naam pn
            WHERE pn.gemeente = p.gemeente AND pn.persoon_id = p.id AND pn.eerder AND pn.achternaam <> p.geslachtsnaam
            ORDER BY pn.id LIMIT 1) AS was_naam"
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

/// One at a time adds persons to this gemeente, until the end of the transaction: of two who add the same person at once, the
/// second sees the first. SQLite has one writer already.
///
/// # Errors
/// When the database refuses.
pub async fn om_beurten(uow: &mut Uow) -> Resultaat<()> {
    if !uow.is_sqlite() {
        voer_technisch!(
            uow,
            "SELECT pg_advisory_xact_lock('persoon_herken'::regclass::oid::int, CAST($1 AS INTEGER))",
            uow.kop.gemeente
        )?;
    }
    Ok(())
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
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET herken_sleutelnummer = NULL
          WHERE gemeente = $1 AND id = $2 AND herken_sleutelnummer IS NOT NULL",
        uow.kop.gemeente,
        id
    )?;
    Ok(())
}

/// Rows of the index in one statement.
const RIJEN: usize = 100_000;

/// Numbers of persons as parameters, in the order of the index: in a large load each of its pages is then written once.
fn paren(mensen: &[(PersoonId, Vec<i64>)]) -> Vec<String> {
    let mut paren: Vec<(i64, Uuid)> = mensen
        .iter()
        .flat_map(|(id, sleutels)| sleutels.iter().map(|s| (*s, id.uuid())))
        .collect();
    paren.sort_unstable();
    let rij = |(s, id): &(i64, Uuid)| format!("{{\"s\":\"{s}\",\"p\":\"{}\"}}", id.simple());
    let deel = |d: &[(i64, Uuid)]| format!("[{}]", d.iter().map(rij).collect::<Vec<_>>().join(","));
    paren.chunks(RIJEN).map(deel).collect()
}

/// Puts the numbers of persons in the index, in the place of those of before. It follows from what is stored already, so it
/// needs no permit and no row in the journaal.
///
/// # Errors
/// When the database refuses.
pub async fn vul(uow: &mut Uow, mensen: &[(PersoonId, Vec<i64>)], nummer: i32) -> Resultaat<()> {
    macro_rules! van_deze {
        ($begin:literal, $kolom:literal, $n:literal) => {
            Sql {
                sqlite: concat!(
                    $begin,
                    " WHERE gemeente = $1 AND ",
                    $kolom,
                    " IN (SELECT unhex(value) FROM json_each(",
                    $n,
                    "))"
                ),
                postgres: concat!(
                    $begin,
                    " WHERE gemeente = $1 AND ",
                    $kolom,
                    " IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text(CAST(",
                    $n,
                    " AS JSONB)) AS e(value))"
                ),
            }
        };
    }
    let ids: Vec<PersoonId> = mensen.iter().map(|m| m.0).collect();
    let ids = id_lijst(&ids);
    voer_technisch!(
        uow,
        van_deze!("DELETE FROM persoon_herken", "persoon_id", "$2"),
        uow.kop.gemeente,
        ids.as_str()
    )?;
    for deel in paren(mensen) {
        voer_technisch!(
            uow,
            Sql {
                // A SELECT before ON CONFLICT needs a WHERE, else SQLite takes ON for a join.
                sqlite: "INSERT INTO persoon_herken (gemeente, sleutel, persoon_id)
                    SELECT $1, CAST(value ->> 's' AS INTEGER), unhex(value ->> 'p') FROM json_each($2) WHERE TRUE
                    ON CONFLICT DO NOTHING",
                postgres: "INSERT INTO persoon_herken (gemeente, sleutel, persoon_id)
                    SELECT $1, CAST(v ->> 's' AS BIGINT), CAST(v ->> 'p' AS UUID)
                      FROM jsonb_array_elements(CAST($2 AS JSONB)) AS e(v)
                    ON CONFLICT DO NOTHING",
            },
            uow.kop.gemeente,
            deel
        )?;
    }
    voer_technisch!(
        uow,
        van_deze!("UPDATE persoon SET herken_sleutelnummer = $2", "id", "$3"),
        uow.kop.gemeente,
        nummer,
        ids.as_str()
    )?;
    Ok(())
}

/// Persons that are not in the index under this key: none, or under another one. Three ranges of one index, so that it
/// costs nothing when there is nobody.
macro_rules! buiten {
    ($grens:literal) => {
        concat!(
            "(SELECT id FROM (SELECT id FROM persoon WHERE gemeente = $1 AND vervangen_door IS NULL AND herken_sleutelnummer IS NULL",
            $grens,
            ") x UNION ALL SELECT id FROM (SELECT id FROM persoon WHERE gemeente = $1 AND vervangen_door IS NULL AND herken_sleutelnummer < $2",
            $grens,
            ") y UNION ALL SELECT id FROM (SELECT id FROM persoon WHERE gemeente = $1 AND vervangen_door IS NULL AND herken_sleutelnummer > $2",
            $grens,
            ") z) k"
        )
    };
}

/// How many persons are not in the index under this key.
///
/// # Errors
/// When the database refuses.
pub async fn aantal_buiten_index(uow: &mut Uow, nummer: i32) -> Resultaat<u64> {
    let n = waarde!(
        uow,
        i64,
        concat!("SELECT count(*) AS w FROM ", buiten!("")),
        uow.kop.gemeente,
        nummer
    )?;
    Ok(u64::try_from(n.unwrap_or(0)).unwrap_or(0))
}

/// At most so many persons that are not in the index under this key, locked until the end of the transaction.
///
/// # Errors
/// When the database refuses.
pub async fn buiten_index(uow: &mut Uow, nummer: i32, aantal: i64) -> Resultaat<Vec<HerkenRij>> {
    macro_rules! vraag {
        ($slot:literal) => {
            concat!(
                "SELECT ",
                herken_kolommen!(),
                " FROM ",
                buiten!(" LIMIT $3"),
                " JOIN persoon p ON p.gemeente = $1 AND p.id = k.id",
                open_adres!(),
                "WHERE p.herken_sleutelnummer IS DISTINCT FROM $2 ORDER BY p.id LIMIT $3",
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
        nummer,
        aantal
    )
}

/// The next persons after `na`, to learn from or for a comparison of all; but for who was erased or merged, and who is not born
/// yet: with a name and address of the family only, they look like each of them.
///
/// # Errors
/// When the database refuses.
pub async fn bladzijde(uow: &mut Uow, na: Option<PersoonId>, aantal: i64) -> Resultaat<Vec<HerkenRij>> {
    rijen!(
        uow,
        HerkenRij,
        concat!(
            "SELECT ",
            herken_kolommen!(),
            " FROM persoon p",
            open_adres!(),
            "WHERE p.gemeente = $1 AND p.id > $2 AND p.vervangen_door IS NULL AND p.geslachtsnaam <> '' AND p.geslachtsnaam <> $3
             AND (p.geboortedatum IS NOT NULL OR p.verwacht_op IS NULL) ORDER BY p.id LIMIT $4"
        ),
        uow.kop.gemeente,
        na.map_or(Uuid::nil(), PersoonId::uuid),
        domain::wissen::GEWIST,
        aantal
    )
}
