// SPDX-License-Identifier: EUPL-1.2
//! A verwijsindex with millions of signalen, for the benchmark on PostgreSQL: made by the database itself, past the use
//! cases. The people have numbers and nothing else; the pseudonyms are random, three for each signaal as for a child with
//! one known parent at a known address.

use domain::{Gemeente, MedewerkerId, MelderId, PersoonId, SignaalId};
pub use sqlx::PgPool as Pool;
use sqlx::PgPool;
use uuid::Uuid;

/// Opens the database to fill.
///
/// # Errors
/// When it can't be reached.
pub async fn open(url: &str) -> Result<PgPool, sqlx::Error> {
    PgPool::connect(url).await
}

/// Signalen on each person, of different melders.
const PER_PERSOON: i64 = 5;
/// Ids of the people begin so; the rest is their number.
const BEGIN: u128 = 0x0192_ffff_0000_7000_8000_0000_0000_0000;

/// What was made.
#[derive(Clone, Copy, Debug)]
pub struct Vulling {
    /// People with signalen: numbers from 1.
    pub personen: i64,
    /// Signalen.
    pub signalen: i64,
}

/// Id of the person with this number. People above [`Vulling::personen`] have no signaal yet.
pub fn persoon(nummer: i64) -> PersoonId {
    PersoonId::new(Uuid::from_u128(BEGIN | u128::from(nummer.unsigned_abs())))
}

/// Fills a gemeente that has melders: so many signalen, and `vers` people more without one.
///
/// # Errors
/// When the database refuses.
pub async fn vul(
    pool: &PgPool,
    gemeente: Gemeente,
    signalen: i64,
    vers: i64,
) -> Result<Vulling, sqlx::Error> {
    let personen = signalen / PER_PERSOON;
    let g = gemeente.0;
    sqlx::query(
        "INSERT INTO persoon (gemeente, id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, adres_geheim, bron, bevestigd_op, version)
         SELECT $1, ('0192ffff-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Kind ' || n, '', 'Meetproef', 'onbekend',
                DATE '2010-01-01' + (n % 4000)::int, FALSE, 'proef', DATE '2026-01-01', 1
           FROM generate_series(1::bigint, $2::bigint) n",
    )
    .bind(g)
    .bind(personen + vers)
    .execute(pool)
    .await?;
    sqlx::query(
        "WITH m AS (SELECT array_agg(id ORDER BY id) AS ids, count(*) AS aantal FROM verwijsmelder WHERE gemeente = $1)
         INSERT INTO verwijssignaal (gemeente, id, persoon_id, melder_id, geplaatst_op, verwijderen_op)
         SELECT $1, ('0193' || lpad(to_hex(k), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('0192ffff-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                m.ids[1 + (n * 7 + k) % m.aantal], TIMESTAMPTZ '2026-06-01', DATE '2028-06-01'
           FROM m, generate_series(1::bigint, $2::bigint) n, generate_series(1, $3::int) k",
    )
    .bind(g)
    .bind(personen)
    .bind(i32::try_from(PER_PERSOON).unwrap_or(1))
    .execute(pool)
    .await?;
    for (soort, deel) in [("jeugdige", 1_i64), ("ouder", 2), ("adres", 2)] {
        sqlx::query(
            "INSERT INTO verwijssleutel (gemeente, signaal_id, soort, sleutel, sleutelnummer, melder_id, volwassen, archief, tot)
             SELECT s.gemeente, s.id, $2, sha256(convert_to($2 || (('x' || right(s.persoon_id::text, 12))::bit(48)::bigint / $3)::text, 'UTF8')),
                    1, s.melder_id, FALSE, FALSE, s.verwijderen_op
               FROM verwijssignaal s WHERE s.gemeente = $1 AND s.id >= '01930000-0000-0000-0000-000000000000'::uuid
                AND s.id < '01940000-0000-0000-0000-000000000000'::uuid",
        )
        .bind(g)
        .bind(soort)
        .bind(deel)
        .execute(pool)
        .await?;
    }
    for tabel in ["persoon", "verwijssignaal", "verwijssleutel"] {
        // A name of our own: nothing from outside.
        sqlx::query(sqlx::AssertSqlSafe(format!("VACUUM (ANALYZE) {tabel}")))
            .execute(pool)
            .await?;
    }
    Ok(Vulling {
        personen,
        signalen: personen * PER_PERSOON,
    })
}

/// Makes everybody of the gemeente a melder but this one; gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn melders(pool: &PgPool, gemeente: Gemeente, niet: MedewerkerId) -> Result<i64, sqlx::Error> {
    let aantal = sqlx::query(
        "INSERT INTO verwijsmelder (gemeente, id, medewerker_id, domein, organisatie, telefoon, email, coordinator, van, version)
         SELECT m.gemeente, gen_random_uuid(), m.id, 'jeugdhulp', 'Proef', '', '', '', DATE '2026-01-01', 1
           FROM medewerker m WHERE m.gemeente = $1 AND m.id <> $2 ON CONFLICT DO NOTHING",
    )
    .bind(gemeente.0)
    .bind(niet.uuid())
    .execute(pool)
    .await?
    .rows_affected();
    Ok(i64::try_from(aantal).unwrap_or(i64::MAX))
}

/// Numbers for pgbench, from which it takes whom it places on: from the first again.
///
/// # Errors
/// When the database refuses.
pub async fn nummers(pool: &PgPool, begin: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DROP SEQUENCE IF EXISTS verwijsproef")
        .execute(pool)
        .await?;
    sqlx::query("CREATE SEQUENCE verwijsproef CACHE 1000")
        .execute(pool)
        .await?;
    sqlx::query("SELECT setval('verwijsproef', $1)")
        .bind(begin)
        .execute(pool)
        .await?;
    Ok(())
}

/// The last number that pgbench took.
///
/// # Errors
/// When the database refuses.
pub async fn laatste(pool: &PgPool) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT last_value FROM verwijsproef")
        .fetch_one(pool)
        .await
}

/// A signaal of the filling.
pub fn signaal(nummer: i64) -> SignaalId {
    const EERSTE: u128 = 0x0193_0001_0000_7000_8000_0000_0000_0000;
    SignaalId::new(Uuid::from_u128(EERSTE | u128::from(nummer.unsigned_abs())))
}

/// The two statements of placing and meeting, for pgbench: place on the next person without a signaal of this melder, and
/// look for what another signaal meets.
fn twee(gemeente: Gemeente, melder: MelderId) -> String {
    let (g, m) = (gemeente.0, melder.uuid());
    let zoek = store::verwijsindex::TREFFERS
        .replace("$1", &g.to_string())
        .replace(
            "$2",
            "('01930001-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid",
        )
        .replace("$3", "CURRENT_DATE");
    format!(
        "INSERT INTO verwijssignaal (gemeente, id, persoon_id, melder_id, geplaatst_op, verwijderen_op, archief_tot) VALUES ({g}, gen_random_uuid(), ('0192ffff-0000-7000-8000-' || lpad(to_hex(nextval('verwijsproef')), 12, '0'))::uuid, '{m}', now(), CURRENT_DATE + 730, NULL);
{};
",
        zoek.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

fn kies(v: &Vulling) -> String {
    format!("\\set n random(1, {})\n", v.personen)
}

/// A script of the two statements by themselves.
pub fn pgbench(gemeente: Gemeente, melder: MelderId, v: &Vulling) -> String {
    kies(v) + &twee(gemeente, melder)
}

/// A script of all that the store sends: the transaction, the gemeente, the lock of the journaal, the two statements, and the row
/// in the journaal.
pub fn pgbench_heel(gemeente: Gemeente, melder: MelderId, v: &Vulling) -> String {
    let g = gemeente.0;
    format!(
        "{}BEGIN;
SELECT set_config('regiekamer.gemeente', '{g}', true), pg_advisory_xact_lock_shared('journaal_grens'::regclass::oid::int, {g});
{}INSERT INTO journaal (gemeente, id, op, medewerker_id, rol, handeling, soort, doel, grondslag, beleid, beleid_versie, spoor, casus_id, huishouden_id, persoon_id, onderwerp, onderwerp_id, velden, reden) SELECT {g}, gen_random_uuid(), now(), gen_random_uuid(), 'melder', 'signaal.plaatsen', 'gemaakt', 'verwijzen', 'Jeugdwet 7.1.4.1', 'melder', 1, gen_random_uuid(), NULL, NULL, gen_random_uuid(), 'signaal', gen_random_uuid(), 'signaal', '' WHERE NOT EXISTS (SELECT 1 FROM journaal_grens j WHERE j.gemeente = {g} AND j.tot >= 'ffffffff-ffff-ffff-ffff-ffffffffffff');
COMMIT;
",
        kies(v),
        twee(gemeente, melder)
    )
}
