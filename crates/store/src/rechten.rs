// SPDX-License-Identifier: EUPL-1.2
//! Rights of the role under which the application works on PostgreSQL: the journaal and its zegels can be read and added
//! to, never changed or emptied (G2, D10), and no row of another gemeente than the one that the transaction named is there
//! (docs/adr/0009). Who owns the tables migrates; who works with them is another role.

use crate::{Db, Resultaat, StoreFout};

/// Does the role exist, and would it have every right anyhow: as superuser, or as (member of) the owner of the tables?
const IS_EIGENAAR: &str = "SELECT r.rolsuper OR EXISTS (
       SELECT 1 FROM pg_catalog.pg_tables t
        WHERE t.schemaname = current_schema() AND pg_catalog.pg_has_role(r.oid, t.tableowner::regrole, 'MEMBER'))
  FROM pg_catalog.pg_roles r WHERE r.rolname = $1";

/// The name of the role is a value here, and becomes a name by `format('%I')`: no outside text goes into a statement.
const ONTHOUD: &str = "SELECT pg_catalog.set_config('regiekamer.rol', $1, true)";

/// Everything anew, so that a later table gets its rights and none is left that should not be there.
const GEEF: &str = "DO $regiekamer$
DECLARE
  r text := current_setting('regiekamer.rol');
  s text := current_schema();
  t text;
BEGIN
  EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I', s, r);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', s, r);
  FOR t IN SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = s LOOP
    EXECUTE format('REVOKE ALL ON TABLE %I.%I FROM PUBLIC, %I', s, t, r);
    EXECUTE format('GRANT %s ON TABLE %I.%I TO %I',
      CASE WHEN t IN ('journaal', 'journaal_zegel', 'journaal_sleutel', 'journaal_overgang', 'beleid_versie') THEN 'SELECT, INSERT'
           WHEN t = 'migratie' THEN 'SELECT'
           ELSE 'SELECT, INSERT, UPDATE, DELETE' END, s, t, r);
  END LOOP;
  -- Rows of another gemeente than the one this transaction named are not there for the role. A subquery, so that the
  -- setting is read once per query and not for every row. Without a name it is NULL, and nothing is there.
  FOR t IN SELECT c.table_name FROM information_schema.columns c
             JOIN pg_catalog.pg_tables p ON p.schemaname = c.table_schema AND p.tablename = c.table_name
            WHERE c.table_schema = s AND c.column_name = 'gemeente' LOOP
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', s, t);
    EXECUTE format('DROP POLICY IF EXISTS eigen_gemeente ON %I.%I', s, t);
    EXECUTE format('CREATE POLICY eigen_gemeente ON %1$I.%2$I USING (gemeente = %3$s) WITH CHECK (gemeente = %3$s)',
      s, t, '(SELECT NULLIF(current_setting(''regiekamer.gemeente'', true), '''')::integer)');
  END LOOP;
  -- A guest of another gemeente (docs/adr/0011): the session, the agreement and the people of both sides are read in one
  -- statement, before it is known for which gemeente the request is. These tables hold nothing of residents. They can be
  -- read across, and changed only in the own gemeente; a session also ends across, with the sign-in at home.
  FOREACH t IN ARRAY ARRAY['medewerker', 'team', 'gast', 'dienstverlening'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS personeel ON %I.%I', s, t);
    EXECUTE format('CREATE POLICY personeel ON %I.%I FOR SELECT USING (true)', s, t);
  END LOOP;
  -- The verwijsindex meets across the gemeenten of a region: by pseudonyms, and with the contact data of staff. Read across,
  -- changed only in the own gemeente. The signalen themselves, with whom they are about, stay at home.
  FOREACH t IN ARRAY ARRAY['verwijsinstelling', 'verwijsmelder', 'verwijssleutel'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS verwijsindex ON %I.%I', s, t);
    EXECUTE format('CREATE POLICY verwijsindex ON %I.%I FOR SELECT USING (true)', s, t);
  END LOOP;
  EXECUTE format('DROP POLICY IF EXISTS elke_sessie ON %I.sessie', s);
  EXECUTE format('CREATE POLICY elke_sessie ON %I.sessie USING (true) WITH CHECK (true)', s);
  -- Which gemeenten there are is no secret, and the worker goes through them all.
  EXECUTE format('DROP POLICY IF EXISTS alle_namen ON %I.gemeente', s);
  EXECUTE format('CREATE POLICY alle_namen ON %I.gemeente FOR SELECT USING (true)', s);
END
$regiekamer$";

/// Gives a role the rights of the application, and no more. The role must exist, and must not own the tables.
///
/// # Errors
/// [`StoreFout::Rechten`] on SQLite, without such a role, or for a role that has every right anyhow; the database.
pub async fn geef(db: &Db, rol: &str) -> Resultaat<()> {
    let Db::Postgres(pool) = db else {
        return Err(StoreFout::Rechten(
            "SQLite has no roles; rights are those of the file".to_owned(),
        ));
    };
    let mut tx = pool.begin().await?;
    let eigenaar: Option<bool> = sqlx::query_scalar(IS_EIGENAAR)
        .bind(rol)
        .fetch_optional(&mut *tx)
        .await?;
    match eigenaar {
        None => {
            return Err(StoreFout::Rechten(format!(
                "there is no role {rol}; make it first"
            )));
        }
        Some(true) => {
            return Err(StoreFout::Rechten(format!(
                "{rol} is a superuser or owns the tables, so grants don't bind it; take another role"
            )));
        }
        Some(false) => {}
    }
    sqlx::query(ONTHOUD).bind(rol).execute(&mut *tx).await?;
    sqlx::query(GEEF).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}
