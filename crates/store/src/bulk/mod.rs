// SPDX-License-Identifier: EUPL-1.2
//! Filling an empty database with many rows: the simulated municipality, or later a migration from an old system.
//!
//! Rows come as a JSON array of objects whose names are the columns: ids as 32 hexadecimal digits, moments as
//! microseconds, dates as `YYYY-MM-DD`, bytes in hexadecimal. SQLite reads the array with one static INSERT … SELECT
//! per table; PostgreSQL gets a COPY. There is no permit and no journaal row here, because nobody acts: the journaal comes along
//! in the rows. That is why it only works on a database without a gemeente.

mod kopie;
mod later;

use crate::{Db, Resultaat, Sql, StoreFout, Tx};
use kopie::{Soort, kopieregels};
use later::LATER;

/// How rows go into a table.
struct Invoer {
    /// INSERT … SELECT from the array.
    sqlite: &'static str,
    /// COPY … FROM STDIN.
    postgres: &'static str,
    /// Columns in that order.
    kolommen: &'static [(&'static str, Soort)],
}

macro_rules! soort {
    (moment) => {
        Soort::Moment
    };
    (bytes) => {
        Soort::Bytes
    };
    (versie) => {
        Soort::Versie
    };
    ($anders:ident) => {
        Soort::Gewoon
    };
}
macro_rules! sqlite_waarde {
    (id $k:ident) => {
        concat!("unhex(value ->> '", stringify!($k), "')")
    };
    (bytes $k:ident) => {
        concat!("unhex(value ->> '", stringify!($k), "')")
    };
    // The policies of this program: rows that are loaded were decided by them.
    (versie $k:ident) => {
        "$2"
    };
    ($s:ident $k:ident) => {
        concat!("value ->> '", stringify!($k), "'")
    };
}
macro_rules! tabellen {
    ($($tabel:ident: $k1:ident $s1:ident $(, $k:ident $s:ident)*;)+) => {
        /// Statistics of these tables only: there may be other schemas in the database.
        const STATISTIEK: Sql = Sql {
            sqlite: "ANALYZE",
            // VACUUM as well: reading from an index alone works only on pages that are known to be visible to all.
            postgres: concat!("VACUUM (ANALYZE) migratie", $(", ", stringify!($tabel)),+),
        };
        /// How a JSON array of rows goes into a table.
        fn invoer(tabel: &str) -> Option<Invoer> {
            match tabel {
                $(stringify!($tabel) => Some(Invoer {
                    // The subquery keeps SQLite from reading `value` again for each column.
                    sqlite: concat!(
                        "INSERT INTO ", stringify!($tabel), " (", stringify!($k1), $(", ", stringify!($k),)* ") SELECT ",
                        sqlite_waarde!($s1 $k1), $(", ", sqlite_waarde!($s $k),)*
                        " FROM (SELECT value FROM jsonb_each($1) LIMIT -1)"
                    ),
                    postgres: concat!(
                        "COPY ", stringify!($tabel), " (", stringify!($k1), $(", ", stringify!($k),)* ") FROM STDIN"
                    ),
                    kolommen: &[
                        (stringify!($k1), soort!($s1)), $((stringify!($k), soort!($s)),)*
                    ],
                }),)+
                _ => None,
            }
        }
    };
}

tabellen! {
    gemeente: gemeente getal, naam tekst;
    wijk: gemeente getal, code tekst, naam tekst;
    inrichting: gemeente getal, versie getal, geldig_van datum, profiel tekst, inhoud tekst;
    organisatie: gemeente getal, id id, naam tekst, soort tekst, telefoon tekst;
    convenant: gemeente getal, id id, nummer getal, naam tekst, vindplaats tekst, geldig_van datum, geldig_tot datum, version groot;
    convenant_partij: gemeente getal, id id, convenant_id id, organisatie_id id, getekend_op datum, getekend_door tekst,
        mandaat tekst, tot datum, einde_reden tekst, version groot;
    grondslag: gemeente getal, id id, code tekst, naam tekst, artikel tekst, uitleg tekst, categorieen tekst,
        geldig_van datum, geldig_tot datum, version groot;
    team: gemeente getal, id id, code tekst, naam tekst, soort tekst, organisatie_id id, wijk_code
        tekst, telefoon tekst, actief vlag;
    medewerker: gemeente getal, id id, aanmeldnaam tekst, naam tekst, voornaam tekst, functie tekst,
        uitleg tekst, telefoon tekst, email tekst, team_id id, organisatie_id id, rollen tekst,
        leefgebied tekst, actief vlag, version groot;
    afwezigheid: gemeente getal, id id, medewerker_id id, van datum, tot datum, waarnemer_id id,
        ingetrokken vlag;
    adres: gemeente getal, id id, straat tekst, huisnummer getal, toevoeging tekst, postcode tekst,
        plaats tekst, wijk_code tekst;
    persoon: gemeente getal, id id, voornamen tekst, voorvoegsel tekst, geslachtsnaam tekst, geslacht
        tekst, geboortedatum datum, verwacht_op datum, overleden_op datum, telefoon tekst, email tekst,
        adres_id id, verblijf tekst, adres_geheim vlag, bsn_versleuteld bytes, bsn_sleutel bytes, bsn_sleutelnummer getal, herken_sleutelnummer getal, bron tekst, bevestigd_op
        datum, vervangen_door id, version groot, school_soort tekst, school tekst, school_tot datum;
    persoon_zoekterm: gemeente getal, term tekst, persoon_id id;
    huishouden: gemeente getal, id id, naam tekst, adres_id id, wijk_code tekst, version groot;
    huishouden_lid: gemeente getal, huishouden_id id, persoon_id id, rol tekst, gezag vlag, van datum,
        tot datum;
    melding: gemeente getal, id id, kenmerk tekst, bron_kenmerk tekst, ontvangen_op moment, kanaal
        tekst, soort tekst, hoedanigheid tekst, melder_naam tekst, melder_organisatie tekst,
        melder_contact tekst, naam_noemen tekst, over_naam tekst, over_geboortedatum tekst, over_adres
        tekst, over_postcode tekst, over_telefoon tekst, onderwerp tekst, wat tekst, sinds tekst, gevaar
        tekst, gevaar_toelichting tekst, met_kinderen tekst, urgentie tekst, wijk_code tekst,
        huishouden_id id, persoon_id id, casus_id id, status tekst, team_id id, behandelaar_id id,
        termijn_op moment, samengevoegd_met id, uitkomst tekst, uitkomst_reden tekst, afgerond_op
        moment, terugkoppeling_voor moment, terugkoppeling_op moment, terugkoppeling_tekst tekst,
        version groot;
    aanbod: gemeente getal, id id, melding_id id, van_team id, naar_team id, door_id id, reden tekst,
        aangeboden_op moment, antwoord_voor moment, status tekst, antwoord_door id, antwoord_op moment,
        antwoord_reden tekst, version groot;
    triage: gemeente getal, melding_id id, antwoorden tekst, ggsr tekst, probleemsoorten tekst,
        hulp_geweigerd tekst, kenmerken tekst, gekozen_route tekst, afwijk_reden tekst, toelichting
        tekst, door_id id, bijgewerkt_op moment, afgerond_op moment, version groot;
    casus: gemeente getal, id id, kenmerk tekst, huishouden_id id, vorige_casus_id id, fase tekst,
        fase_sinds moment, fase_termijn moment, gestart_op moment, gesloten_op moment, sluit_reden
        tekst, team_id id, regisseur_id id, doelgroep tekst, samenvatting tekst, version groot;
    fase_stap: gemeente getal, id id, casus_id id, van tekst, naar tekst, op moment, door_id id, reden
        tekst;
    regie: gemeente getal, id id, casus_id id, medewerker_id id, van moment, tot moment, reden tekst,
        stem_inwoner tekst, toegewezen_door id, overmaat_reden tekst, overmaat_tot datum, einde_reden
        tekst;
    betrokkene: gemeente getal, id id, huishouden_id id, casus_id id, soort tekst, medewerker_id id,
        naam tekst, organisatie_id id, organisatie tekst, rol tekst, telefoon tekst, email tekst,
        grondslag tekst, grondslag_code tekst, doel tekst, categorieen tekst, sinds datum, tot datum, bevestigd_op datum, einde_reden tekst, bron tekst, version
        groot;
    notitie: gemeente getal, id id, casus_id id, auteur_id id, gemaakt_op moment, contact_op moment,
        vorm tekst, resultaat tekst, categorie tekst, leefgebied tekst, feiten tekst, mening tekst, bron
        tekst, corrigeert_id id, vastgezet vlag, version groot;
    notitie_persoon: gemeente getal, notitie_id id, persoon_id id;
    intake: gemeente getal, id id, casus_id id, gestart_op moment, afgerond_op moment, door_id id,
        version groot;
    intake_antwoord: gemeente getal, intake_id id, leefgebied tekst, eigen_woorden tekst, wens tekst,
        eigen_kracht tekst, ernst getal, al_betrokken tekst, bron tekst, vastgelegd_door id,
        bevestigd_op datum;
    plan: gemeente getal, casus_id id, evaluatie_op datum, version groot;
    doel: gemeente getal, id id, casus_id id, leefgebied tekst, tekst tekst, score_begin getal, score_nu
        getal, volgorde getal, vervallen_reden tekst, version groot;
    actie: gemeente getal, id id, casus_id id, doel_id id, tekst tekst, wie_soort tekst, wie tekst,
        persoon_id id, betrokkene_id id, trede getal, trede_reden tekst, voor datum, status tekst,
        status_reden tekst, gestart_op datum, afgerond_op datum, volgorde getal, version groot;
    planversie: gemeente getal, id id, casus_id id, nummer getal, inhoud tekst, gemaakt_op moment,
        gemaakt_door id, mdo_gezien_op moment, mdo_opmerking tekst;
    plan_akkoord: gemeente getal, planversie_id id, partij tekst, naam tekst, persoon_id id, oordeel
        tekst, reden tekst, wijze tekst, op moment, vastgelegd_door id;
    overleg: gemeente getal, id id, soort tekst, datum datum, voorzitter_id id;
    agendapunt: gemeente getal, id id, overleg_id id, casus_id id, soort tekst, vraag tekst, status
        tekst, besluit tekst, besloten_op moment, besloten_door id, aangemaakt_op moment, version groot;
    taak: gemeente getal, id id, soort tekst, tekst tekst, casus_id id, medewerker_id id, team_id id,
        voor datum, status tekst, gedaan_op moment, gedaan_door id, uitkomst tekst, version groot;
    contact_besluit: gemeente getal, id id, casus_id id, besluit_van tekst, besloten_op datum, reden tekst,
        pogingen getal, op moment, door_id id;
    waarschuwing: gemeente getal, id id, huishouden_id id, persoon_id id, soort tekst, tekst tekst, met_wie tekst,
        met_persoon_id id, sinds datum, herbeoordelen_op datum, beeindigd_op moment, version groot;
    waarschuwing_stap: gemeente getal, waarschuwing_id id, version groot, stap tekst, op moment, door_id id,
        reden tekst, herbeoordelen_op datum, akkoord_naam tekst, akkoord_functie tekst, verteld tekst,
        verteld_reden tekst, vertellen_op datum;
    adres_geheim_stap: gemeente getal, id id, huishouden_id id, persoon_id id, stap tekst, reden tekst, op moment,
        door_id id;
    open_eind_antwoord: gemeente getal, casus_id id, sleutel tekst, antwoord tekst, reden tekst, door_id
        id, op moment;
    journaal: gemeente getal, id id, op moment, medewerker_id id, rol tekst, handeling tekst, soort
        tekst, doel tekst, grondslag tekst, beleid tekst, beleid_versie versie, spoor id, casus_id id,
        huishouden_id id, persoon_id id, onderwerp tekst, onderwerp_id id, velden tekst, reden tekst;
}

// Search terms come in no order at all, and each would dirty a page of its own: on SQLite they wait in a temporary
// table until they can go in sorted.
const ZOEKTERM_WACHT: &str =
    "CREATE TEMP TABLE zoekterm_wacht (gemeente INTEGER, term TEXT, persoon_id BLOB)";
const ZOEKTERM_BEWAAR: &str = "INSERT INTO temp.zoekterm_wacht (gemeente, term, persoon_id)
     SELECT value ->> 'gemeente', value ->> 'term', unhex(value ->> 'persoon_id')
       FROM (SELECT value FROM jsonb_each($1) LIMIT -1)";
const ZOEKTERM_OP_VOLGORDE: &str = "INSERT INTO persoon_zoekterm (gemeente, term, persoon_id)
     SELECT gemeente, term, persoon_id FROM temp.zoekterm_wacht ORDER BY gemeente, term, persoon_id";

/// Batches per transaction.
const PER_TRANSACTIE: u32 = 50;

/// A load that is going on. Finish it with [`Inladen::klaar`]; a load that stops half-way leaves a database that is
/// not for use, and a new load refuses it.
#[derive(Debug)]
pub struct Inladen {
    db: Db,
    tx: Option<Tx>,
    batches: u32,
    rijen: u64,
}

async fn los(db: &Db, sql: impl Into<Sql>) -> Resultaat<()> {
    let sql: Sql = sql.into();
    match db {
        Db::Sqlite { schrijven, .. } => {
            sqlx::query(sql.sqlite).execute(schrijven).await?;
        }
        Db::Postgres(pool) => {
            sqlx::query(sql.postgres).execute(pool).await?;
        }
    }
    Ok(())
}

async fn is_leeg(db: &Db) -> Resultaat<bool> {
    const VRAAG: &str = "SELECT count(*) FROM gemeente";
    let aantal: i64 = match db {
        Db::Sqlite { schrijven, .. } => sqlx::query_scalar(VRAAG).fetch_one(schrijven).await?,
        Db::Postgres(pool) => sqlx::query_scalar(VRAAG).fetch_one(pool).await?,
    };
    Ok(aantal == 0)
}

impl Inladen {
    /// Begins on a migrated, empty database: drops the indexes of [`LATER`]. On SQLite the file is not synced at
    /// each commit until the end; a power failure during the load costs the load, and nothing else was there.
    ///
    /// # Errors
    /// [`StoreFout::NietLeeg`] when there is a gemeente already; or the database.
    pub async fn begin(db: &Db) -> Resultaat<Self> {
        if !is_leeg(db).await? {
            return Err(StoreFout::NietLeeg);
        }
        for (_, weg, _) in LATER {
            los(db, weg).await?;
        }
        if let Db::Sqlite { .. } = db {
            los(db, "PRAGMA synchronous = OFF").await?;
            los(db, "PRAGMA cache_size = -262144").await?;
            // Sorting for the indexes of a large set is larger than memory should be.
            los(db, "PRAGMA temp_store = FILE").await?;
            // 400 MB of log: a page that changes often is copied to the file once in that while.
            los(db, "PRAGMA wal_autocheckpoint = 100000").await?;
            los(db, ZOEKTERM_WACHT).await?;
        }
        Ok(Self {
            db: db.clone(),
            tx: None,
            batches: 0,
            rijen: 0,
        })
    }

    /// Puts rows in a table. Gives their number.
    ///
    /// # Errors
    /// An unknown table, a row that breaks a rule of the schema, or the database.
    pub async fn neem(&mut self, tabel: &str, json: &str) -> Resultaat<u64> {
        let invoer = invoer(tabel).ok_or_else(|| StoreFout::Waarde {
            kolom: tabel.to_owned(),
            fout: "no such table".to_owned(),
        })?;
        let mut tx = match self.tx.take() {
            Some(tx) => tx,
            None => self.db.begin().await?,
        };
        let aantal = match &mut tx {
            Tx::Sqlite(t) => {
                let sql = match tabel {
                    "persoon_zoekterm" => ZOEKTERM_BEWAAR,
                    _ => invoer.sqlite,
                };
                let mut vraag = sqlx::query(sql).bind(json);
                if tabel == "journaal" {
                    vraag = vraag.bind(policy::beleid::versie());
                }
                vraag.execute(&mut **t).await?.rows_affected()
            }
            Tx::Postgres(t) => {
                if self.batches == 0 {
                    sqlx::query("SET LOCAL synchronous_commit = off")
                        .execute(&mut **t)
                        .await?;
                }
                let regels = kopieregels(json, invoer.kolommen)?;
                let mut kopie = t.copy_in_raw(invoer.postgres).await?;
                kopie.send(regels).await?;
                kopie.finish().await?
            }
        };
        self.rijen += aantal;
        self.batches += 1;
        if self.batches >= PER_TRANSACTIE {
            tx.commit().await?;
            self.batches = 0;
        } else {
            self.tx = Some(tx);
        }
        Ok(aantal)
    }

    /// Makes the indexes, gathers statistics and sets everything back as it was. Gives the number of rows.
    ///
    /// # Errors
    /// The database.
    pub async fn klaar(mut self) -> Resultaat<u64> {
        if let Some(tx) = self.tx.take() {
            tx.commit().await?;
        }
        if let Db::Sqlite { .. } = &self.db {
            los(&self.db, ZOEKTERM_OP_VOLGORDE).await?;
            los(&self.db, "DROP TABLE temp.zoekterm_wacht").await?;
        }
        for (_, _, maak) in LATER {
            los(&self.db, maak).await?;
        }
        los(&self.db, STATISTIEK).await?;
        if let Db::Sqlite { .. } = &self.db {
            los(&self.db, "PRAGMA wal_checkpoint(TRUNCATE)").await?;
            los(&self.db, "PRAGMA wal_autocheckpoint = 1000").await?;
            los(&self.db, "PRAGMA cache_size = -32768").await?;
            los(&self.db, "PRAGMA temp_store = MEMORY").await?;
            los(&self.db, "PRAGMA synchronous = FULL").await?;
        }
        Ok(self.rijen)
    }
}

#[cfg(test)]
mod tests;
