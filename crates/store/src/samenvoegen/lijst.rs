// SPDX-License-Identifier: EUPL-1.2
//! Every column that names a person, in one list, with what a merge does with its rows. A test compares the list with the
//! real schema, so that a new table can't be forgotten.

use crate::Sql;

/// A column that names a person, and the statements that a merge and its undoing run on it.
///
/// Parameters: $1 gemeente, $2 the merge, $3 whose rows, $4 the other of the two.
#[derive(Debug)]
pub struct Verwijzing {
    /// Table.
    pub tabel: &'static str,
    /// Column.
    pub kolom: &'static str,
    /// What the rows are, in Dutch: one, and more.
    pub woord: (&'static str, &'static str),
    /// Keeps which rows who stays had ($1..$3).
    pub(super) eigen: Sql,
    /// Keeps a row whole that who stays has too, and takes it out ($1..$4 and $1..$3); puts them back ($1, $2).
    pub(super) apart: Option<[Sql; 3]>,
    /// Keeps which rows go along ($1..$4).
    pub(super) mee: Sql,
    /// Puts those with the other ($1..$4).
    pub(super) zet: Sql,
    /// Rows that came since ($1..$3).
    pub(super) erbij: Sql,
    /// Puts those with the other, as far as that has no such row ($1..$4).
    pub(super) zet_erbij: Sql,
}

/// Columns that name a person and that a merge leaves, each with the reason.
pub const BLIJFT_LIGGEN: &[(&str, &str, &str)] = &[
    ("persoon_zoekterm", "persoon_id", "made again from the facts"),
    ("persoon_herken", "persoon_id", "made again from the facts"),
    (
        "herken_oordeel",
        "persoon_a",
        "a verdict is about the records as they were looked at",
    ),
    (
        "herken_oordeel",
        "persoon_b",
        "a verdict is about the records as they were looked at",
    ),
    (
        "persoon_feit",
        "persoon_id",
        "what a source said of the record that it named",
    ),
    (
        "brp_relatie",
        "persoon_id",
        "what the register says of the record that it named",
    ),
    (
        "brp_relatie",
        "ander_id",
        "what the register says of the record that it named",
    ),
    (
        "brp_verzoek",
        "persoon_id",
        "a question about the number of that record; it is asked again of who stays",
    ),
    ("herken_paar", "persoon_a", "found again by the next batch"),
    ("herken_paar", "persoon_b", "found again by the next batch"),
    ("samenvoeging", "blijft_id", "the merge itself"),
    ("samenvoeging", "vervalt_id", "the merge itself"),
    ("inwonersessie", "persoon_id", "ended: a resident signs in anew"),
    (
        "journaal",
        "persoon_id",
        "never changed: who looked is shown for both",
    ),
];

macro_rules! deel {
    (s, uuid, $k:literal) => {
        concat!("lower(hex(t.", $k, "))")
    };
    (p, uuid, $k:literal) => {
        concat!("replace(CAST(t.", $k, " AS TEXT), '-', '')")
    };
    ($m:ident, $anders:ident, $k:literal) => {
        concat!("CAST(t.", $k, " AS TEXT)")
    };
}
macro_rules! sleutel {
    ($m:ident, $s1:ident $k1:literal) => {
        deel!($m, $s1, $k1)
    };
    ($m:ident, $s1:ident $k1:literal, $s2:ident $k2:literal) => {
        concat!(deel!($m, $s1, $k1), " || '/' || ", deel!($m, $s2, $k2))
    };
}
macro_rules! beide {
    ($f:ident ! ($($a:tt)*)) => {
        Sql { sqlite: $f!(s, $($a)*), postgres: $f!(p, $($a)*) }
    };
}
macro_rules! noteer {
    ($m:ident, $t:literal, $k:literal, [$($s:tt)*], $soort:literal, $rij:expr, $waar:expr) => {
        concat!(
            "INSERT INTO samenvoeging_rij (gemeente, samenvoeging_id, tabel, kolom, sleutel, soort, rij)
             SELECT $1, $2, '", $t, "', '", $k, "', ", sleutel!($m, $($s)*), ", '", $soort, "', ", $rij,
            " FROM ", $t, " t WHERE t.gemeente = $1 AND t.", $k, " = $3", $waar
        )
    };
}
macro_rules! genoteerd {
    ($m:ident, $t:literal, $k:literal, [$($s:tt)*], $is:literal, $soorten:literal) => {
        concat!(
            "t.gemeente = $1 AND t.", $k, " = $3 AND ", sleutel!($m, $($s)*), " ", $is, " (SELECT r.sleutel FROM samenvoeging_rij r
               WHERE r.gemeente = $1 AND r.samenvoeging_id = $2 AND r.tabel = '", $t, "' AND r.kolom = '", $k, "' AND r.soort IN (", $soorten, "))"
        )
    };
}
macro_rules! haal_weg {
    ($m:ident, $t:literal, $k:literal, $s:tt) => {
        concat!(
            "DELETE FROM ",
            $t,
            " AS t WHERE ",
            genoteerd!($m, $t, $k, $s, "IN", "'apart'")
        )
    };
}
macro_rules! zet {
    ($m:ident, $t:literal, $k:literal, $s:tt) => {
        concat!(
            "UPDATE ",
            $t,
            " AS t SET ",
            $k,
            " = $4 WHERE ",
            genoteerd!($m, $t, $k, $s, "IN", "'mee'")
        )
    };
}
macro_rules! erbij {
    ($m:ident, $t:literal, $k:literal, $s:tt) => {
        concat!(
            "SELECT count(*) AS w FROM ",
            $t,
            " t WHERE ",
            genoteerd!($m, $t, $k, $s, "NOT IN", "'eigen', 'mee'")
        )
    };
}
macro_rules! zet_erbij {
    ($m:ident, $t:literal, $k:literal, $s:tt, $botst:expr) => {
        concat!(
            "UPDATE ",
            $t,
            " AS t SET ",
            $k,
            " = $4 WHERE ",
            genoteerd!($m, $t, $k, $s, "NOT IN", "'eigen', 'mee'"),
            " AND NOT (",
            $botst,
            ")"
        )
    };
}
// A row as JSON, and back.
macro_rules! als_json {
    (s, $($soort:ident $k:literal),+) => {
        concat!("json_object(" , als_json!(@ $($soort $k),+), ")")
    };
    (p, $($rest:tt)+) => { "CAST(row_to_json(t) AS TEXT)" };
    (@ $s1:ident $k1:literal $(, $s:ident $k:literal)*) => {
        concat!("'", $k1, "', ", als_json!(# $s1 $k1) $(, ", '", $k, "', ", als_json!(# $s $k))*)
    };
    (# uuid $k:literal) => { concat!("nullif(lower(hex(t.", $k, ")), '')") };
    (# $s:ident $k:literal) => { concat!("t.", $k) };
}
macro_rules! uit_json {
    (s, uuid, $k:literal) => { concat!("unhex(r.rij ->> '", $k, "')") };
    (s, $anders:ident, $k:literal) => { concat!("r.rij ->> '", $k, "'") };
    (p, $soort:ident, $k:literal) => {
        concat!("CAST(CAST(r.rij AS JSONB) ->> '", $k, "' AS ", uit_json!(@ $soort), ")")
    };
    (@ uuid) => { "UUID" };
    (@ datum) => { "DATE" };
    (@ moment) => { "TIMESTAMPTZ" };
    (@ vlag) => { "BOOLEAN" };
    (@ groot) => { "BIGINT" };
    (@ getal) => { "INTEGER" };
    (@ tekst) => { "TEXT" };
}
macro_rules! herstel {
    ($m:ident, $t:literal, $kolom:literal, $s1:ident $k1:literal $(, $s:ident $k:literal)*) => {
        concat!(
            "INSERT INTO ", $t, " (", $k1 $(, ", ", $k)*, ") SELECT ", uit_json!($m, $s1, $k1) $(, ", ", uit_json!($m, $s, $k))*,
            " FROM samenvoeging_rij r WHERE r.gemeente = $1 AND r.samenvoeging_id = $2 AND r.tabel = '", $t,
            "' AND r.kolom = '", $kolom, "' AND r.soort = 'apart' ON CONFLICT DO NOTHING"
        )
    };
}
macro_rules! verwijzing {
    ($t:literal, $k:literal, $een:literal, $meer:literal, $s:tt) => {
        verwijzing!(@ $t, $k, $een, $meer, $s, concat!("t.", $k, " = $4"), None)
    };
    ($t:literal, $k:literal, $een:literal, $meer:literal, $s:tt, laat $botst:expr) => {
        verwijzing!(@ $t, $k, $een, $meer, $s, $botst, None)
    };
    ($t:literal, $k:literal, $een:literal, $meer:literal, $s:tt, apart $botst:expr, ($($kolommen:tt)+)) => {
        verwijzing!(@ $t, $k, $een, $meer, $s, $botst, Some([
            Sql {
                sqlite: noteer!(s, $t, $k, $s, "apart", als_json!(s, $($kolommen)+), concat!(" AND (", $botst, ")")),
                postgres: noteer!(p, $t, $k, $s, "apart", als_json!(p, $($kolommen)+), concat!(" AND (", $botst, ")")),
            },
            beide!(haal_weg!($t, $k, $s)),
            beide!(herstel!($t, $k, $($kolommen)+)),
        ]))
    };
    (@ $t:literal, $k:literal, $een:literal, $meer:literal, $s:tt, $botst:expr, $apart:expr) => {
        Verwijzing {
            tabel: $t,
            kolom: $k,
            woord: ($een, $meer),
            eigen: beide!(noteer!($t, $k, $s, "eigen", "''", "")),
            apart: $apart,
            mee: beide!(noteer!($t, $k, $s, "mee", "''", concat!(" AND NOT (", $botst, ")"))),
            zet: beide!(zet!($t, $k, $s)),
            erbij: beide!(erbij!($t, $k, $s)),
            zet_erbij: beide!(zet_erbij!($t, $k, $s, $botst)),
        }
    };
}
// Who stays has a row of this table too; $4 is who stays.
macro_rules! heeft_ook {
    ($t:literal, $waar:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM ",
            $t,
            " b WHERE b.gemeente = $1 AND ",
            $waar,
            ")"
        )
    };
}
// A relation between the two, or the same relation twice.
macro_rules! relatie {
    ($eigen:literal, $ander:literal) => {
        verwijzing!("relatie", $eigen, "relatie", "relaties", [uuid "id"],
            apart concat!("coalesce(t.", $ander, "_persoon_id = $4, FALSE) OR EXISTS (SELECT 1 FROM relatie b WHERE b.gemeente = $1 AND b.",
                $eigen, " = $4 AND b.soort = t.soort AND b.huishouden_id = t.huishouden_id AND b.tot IS NULL AND t.tot IS NULL AND b.",
                $ander, "_persoon_id = t.", $ander, "_persoon_id)"),
            (getal "gemeente", uuid "id", uuid "huishouden_id", tekst "soort", uuid "over_persoon_id", uuid "over_verwant_id",
             uuid "met_persoon_id", uuid "met_verwant_id", uuid "met_betrokkene_id", tekst "sterkte", datum "sinds", datum "tot",
             tekst "toelichting", tekst "bron", datum "bevestigd_op", uuid "door_id", moment "op", groot "version"))
    };
}

/// The list.
pub const VERWIJZINGEN: &[Verwijzing] = &[
    verwijzing!("huishouden_lid", "persoon_id", "huishouden", "huishoudens", [uuid "huishouden_id", vrij "van"],
        apart heeft_ook!("huishouden_lid", "b.persoon_id = $4 AND b.huishouden_id = t.huishouden_id AND (b.van = t.van OR (b.tot IS NULL AND t.tot IS NULL))"),
        (getal "gemeente", uuid "huishouden_id", uuid "persoon_id", tekst "rol", vlag "gezag", datum "van", datum "tot")),
    verwijzing!("hoofdverblijf", "persoon_id", "hoofdverblijf", "hoofdverblijven", [uuid "huishouden_id"],
        apart heeft_ook!("hoofdverblijf", "b.persoon_id = $4"), (getal "gemeente", uuid "persoon_id", uuid "huishouden_id")),
    verwijzing!("splitsing_lid", "persoon_id", "splitsing van een huishouden", "splitsingen van een huishouden", [uuid "splitsing_id"],
        apart heeft_ook!("splitsing_lid", "b.persoon_id = $4 AND b.splitsing_id = t.splitsing_id"),
        (getal "gemeente", uuid "splitsing_id", uuid "persoon_id", vlag "beide", vlag "was_hier", vlag "verhuisd", uuid "adres_van",
         tekst "verblijf_van", uuid "hoofd_van")),
    relatie!("over_persoon_id", "met"),
    relatie!("met_persoon_id", "over"),
    verwijzing!("persoon_naam", "persoon_id", "naam van een register", "namen van een register", [uuid "id"]),
    verwijzing!("persoon_verblijf", "persoon_id", "vorig adres", "vorige adressen", [uuid "id"]),
    verwijzing!("melding", "persoon_id", "melding", "meldingen", [uuid "id"]),
    // The same open question to one partner on both: the second one stays with the record that goes.
    verwijzing!("bekendheid", "persoon_id", "bekendheidscheck", "bekendheidschecks", [uuid "id"],
        laat heeft_ook!("bekendheid", "b.persoon_id = $4 AND b.betrokkene_id = t.betrokkene_id AND b.geantwoord_op IS NULL AND b.ingetrokken_op IS NULL AND t.geantwoord_op IS NULL AND t.ingetrokken_op IS NULL")),
    // The same decision, or the same open question to one receiving party, on both: the second one stays with the record that goes.
    verwijzing!("overgang_regeling", "persoon_id", "beslissing over een overgang", "beslissingen over een overgang",
        [vrij "overgang", vrij "dag"],
        laat heeft_ook!("overgang_regeling", "b.persoon_id = $4 AND b.overgang = t.overgang AND b.dag = t.dag")),
    verwijzing!("overdracht", "persoon_id", "warme overdracht", "warme overdrachten", [uuid "id"],
        laat heeft_ook!("overdracht", "b.persoon_id = $4 AND b.betrokkene_id = t.betrokkene_id AND b.overgang = t.overgang AND b.besloten_op IS NULL AND b.ingetrokken_op IS NULL AND t.besloten_op IS NULL AND t.ingetrokken_op IS NULL")),
    verwijzing!("notitie_persoon", "persoon_id", "notitie", "notities", [uuid "notitie_id"],
        apart heeft_ook!("notitie_persoon", "b.persoon_id = $4 AND b.notitie_id = t.notitie_id"),
        (getal "gemeente", uuid "notitie_id", uuid "persoon_id")),
    verwijzing!("actie", "persoon_id", "actie in een plan", "acties in een plan", [uuid "id"]),
    verwijzing!("plan_akkoord", "persoon_id", "akkoord op een plan", "akkoorden op een plan", [uuid "planversie_id", vrij "partij"]),
    verwijzing!("waarschuwing", "persoon_id", "waarschuwing", "waarschuwingen", [uuid "id"]),
    verwijzing!("waarschuwing", "met_persoon_id", "afspraak om niet te delen", "afspraken om niet te delen", [uuid "id"]),
    verwijzing!("afscherming", "persoon_id", "afscherming", "afschermingen", [uuid "id"],
        apart heeft_ook!("afscherming", "b.persoon_id = $4 AND b.opgeheven_op IS NULL AND t.opgeheven_op IS NULL"),
        (getal "gemeente", uuid "id", uuid "persoon_id", tekst "soort", tekst "reden", moment "sinds", uuid "door_id",
         moment "opgeheven_op", uuid "opgeheven_door", tekst "opgeheven_reden")),
    verwijzing!("afscherming_toegang", "persoon_id", "collega die erbij mag", "collega's die erbij mogen", [uuid "id"],
        apart heeft_ook!("afscherming_toegang", "b.persoon_id = $4 AND b.medewerker_id = t.medewerker_id AND b.ingetrokken_op IS NULL AND t.ingetrokken_op IS NULL"),
        (getal "gemeente", uuid "id", uuid "persoon_id", uuid "medewerker_id", tekst "reden", moment "sinds", uuid "door_id", datum "tot",
         moment "ingetrokken_op")),
    verwijzing!("adres_geheim_stap", "persoon_id", "besluit over een geheim adres", "besluiten over een geheim adres", [uuid "id"]),
    // The same melder on both: the second one stays, with its pseudonyms and matches.
    verwijzing!("verwijssignaal", "persoon_id", "signaal in de verwijsindex", "signalen in de verwijsindex", [uuid "id"],
        laat heeft_ook!("verwijssignaal", "b.persoon_id = $4 AND b.melder_id = t.melder_id AND b.archief_tot IS NULL AND t.archief_tot IS NULL")),
    // Who was merged into the one that goes, goes along: so it takes one step to who stays.
    verwijzing!("persoon", "vervangen_door", "eerdere samenvoeging", "eerdere samenvoegingen", [uuid "id"]),
];

#[cfg(test)]
mod tests {
    use super::{BLIJFT_LIGGEN, VERWIJZINGEN};
    use std::collections::BTreeSet;

    /// What refers to a person in the text of the schema: by foreign key, or by the name of the column.
    fn schema() -> BTreeSet<(String, String)> {
        let mut uit = BTreeSet::new();
        for stuk in include_str!("../../migrations/0001_spine.sql")
            .split("CREATE TABLE ")
            .skip(1)
        {
            let (tabel, rest) = stuk.split_once(" (").unwrap_or((stuk, ""));
            for regel in rest.split("\n)").next().unwrap_or("").lines() {
                let regel = regel.trim();
                if let Some(fk) = regel.strip_prefix("FOREIGN KEY (gemeente, ") {
                    if let Some((kolom, naar)) = fk.split_once(") REFERENCES ")
                        && naar.starts_with("persoon (")
                    {
                        uit.insert((tabel.to_owned(), kolom.to_owned()));
                    }
                } else if let Some(kolom) = regel.split(' ').next()
                    && kolom.ends_with("persoon_id")
                {
                    uit.insert((tabel.to_owned(), kolom.to_owned()));
                }
            }
        }
        uit
    }

    #[test]
    fn every_column_that_names_a_person_is_in_the_list() {
        let lijst: BTreeSet<_> = VERWIJZINGEN
            .iter()
            .map(|v| (v.tabel.to_owned(), v.kolom.to_owned()))
            .chain(
                BLIJFT_LIGGEN
                    .iter()
                    .map(|(t, k, _)| ((*t).to_owned(), (*k).to_owned())),
            )
            .collect();
        assert_eq!(lijst, schema());
    }

    #[test]
    fn a_row_that_is_kept_apart_is_kept_whole() {
        let bron = include_str!("../../migrations/0001_spine.sql");
        for v in VERWIJZINGEN {
            let Some([_, _, herstel]) = v.apart else { continue };
            let rest = bron
                .split(&format!("CREATE TABLE {} (", v.tabel))
                .nth(1)
                .unwrap_or("");
            let kolommen: Vec<&str> = rest
                .split("\n)")
                .next()
                .unwrap_or("")
                .lines()
                .filter_map(|r| r.trim().split(' ').next())
                .filter(|k| !k.is_empty() && k.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
                .collect();
            let begin = format!("INSERT INTO {} ({}) SELECT ", v.tabel, kolommen.join(", "));
            assert!(
                herstel.sqlite.starts_with(&begin) && herstel.postgres.starts_with(&begin),
                "{begin}\n{}",
                herstel.sqlite
            );
        }
    }
}
