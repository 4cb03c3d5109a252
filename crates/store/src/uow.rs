// SPDX-License-Identifier: EUPL-1.2
//! Unit of work: one transaction of one actor, for one purpose, with its journaal rows.

use crate::{Db, Kolom, Resultaat, Rij, StoreFout, Tx, UitRij};
use domain::{CasusId, Gemeente, HuishoudenId, Id, MedewerkerId, kern::ids::Kind};
use jiff::Timestamp;
use policy::{Handeling, Permit};
use std::sync::Arc;
use uuid::Uuid;

/// Where moments and randomness come from. The real one lives in the binary, a fixed one in the tests.
pub trait Bron: Send + Sync {
    /// Now.
    fn nu(&self) -> Timestamp;
    /// Fills with unguessable bytes.
    fn toeval(&self, bytes: &mut [u8]);
}

/// Who works, for whom, and when: goes into every journaal row.
#[derive(Clone)]
pub struct Kop {
    /// Tenant.
    pub gemeente: Gemeente,
    /// Actor; `None` is a melder without account, or the system.
    pub medewerker: Option<MedewerkerId>,
    /// Trace id of the request.
    pub spoor: Uuid,
    /// Moment of the act: one for the whole unit of work.
    pub nu: Timestamp,
    /// Source of ids.
    pub bron: Arc<dyn Bron>,
}

impl std::fmt::Debug for Kop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kop")
            .field("gemeente", &self.gemeente)
            .field("spoor", &self.spoor)
            .finish_non_exhaustive()
    }
}

/// One transaction with its context.
#[derive(Debug)]
pub struct Uow {
    tx: Tx,
    /// Context.
    pub kop: Kop,
    geschreven: bool,
    geboekt: u32,
    statements: u32,
    volgnummer: u16,
    resultaat_sleutel: Option<Uuid>,
    betreft: Betreft,
}

/// The record that an act is about, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
struct Betreft {
    casus: Option<CasusId>,
    huishouden: Option<HuishoudenId>,
}

impl Uow {
    /// Starts a unit of work that may write, also in the journaal.
    ///
    /// # Errors
    /// When the database can't be reached or is locked too long.
    pub async fn begin(db: &Db, kop: Kop) -> Resultaat<Self> {
        Ok(Self::met(db.begin_met_journaal(kop.gemeente).await?, kop))
    }
    /// Starts a unit of work that may write, but nothing in the journaal: for sealing.
    ///
    /// # Errors
    /// When the database can't be reached or is locked too long.
    pub async fn begin_buiten_journaal(db: &Db, kop: Kop) -> Resultaat<Self> {
        Ok(Self::met(db.begin_van(kop.gemeente).await?, kop))
    }
    /// Starts a unit of work that only reads.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn begin_lezen(db: &Db, kop: Kop) -> Resultaat<Self> {
        Ok(Self::met(db.begin_lezen_van(kop.gemeente).await?, kop))
    }
    fn met(tx: Tx, kop: Kop) -> Self {
        Self {
            tx,
            kop,
            geschreven: false,
            geboekt: 0,
            statements: 0,
            volgnummer: 0,
            resultaat_sleutel: None,
            betreft: Betreft::default(),
        }
    }

    /// Which engine; for the macros of this crate.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.tx, Tx::Sqlite(_))
    }
    /// The SQLite connection; for the macros of this crate.
    ///
    /// # Errors
    /// When this is the other engine.
    pub fn sqlite(&mut self) -> Resultaat<&mut sqlx::SqliteConnection> {
        match &mut self.tx {
            Tx::Sqlite(tx) => Ok(tx),
            Tx::Postgres(_) => Err(StoreFout::Motor),
        }
    }
    /// The PostgreSQL connection; for the macros of this crate.
    ///
    /// # Errors
    /// When this is the other engine.
    pub fn postgres(&mut self) -> Resultaat<&mut sqlx::PgConnection> {
        match &mut self.tx {
            Tx::Postgres(tx) => Ok(tx),
            Tx::Sqlite(_) => Err(StoreFout::Motor),
        }
    }
    /// Counts a statement (query budget).
    pub fn tel(&mut self) {
        self.statements += 1;
    }
    /// Statements so far.
    pub fn statements(&self) -> u32 {
        self.statements
    }
    /// Notes that something is written by this permit; asks for a journaal row before the commit.
    pub fn schrijft<A: Handeling>(&mut self, permit: &Permit<A>) {
        debug_assert_eq!(permit.gemeente(), self.kop.gemeente);
        self.geschreven = true;
    }
    pub(crate) fn boekt(&mut self) {
        self.geboekt += 1;
    }
    pub(crate) fn zet_formulier(&mut self, sleutel: Uuid) {
        self.resultaat_sleutel = Some(sleutel);
    }
    pub(crate) fn formulier(&self) -> Option<Uuid> {
        self.resultaat_sleutel
    }

    /// Notes which record this is about, so that a refusal of it can be told to the resident (G2).
    pub fn betreft(&mut self, casus: Option<CasusId>, huishouden: Option<HuishoudenId>) {
        self.betreft = Betreft { casus, huishouden };
    }
    /// What the row of a refusal says it is about: the record that was loaded last.
    pub fn geweigerd_over(&self) -> crate::journaal::Boeking<'static> {
        crate::journaal::Boeking {
            casus: self.betreft.casus,
            huishouden: self.betreft.huishouden,
            ..crate::journaal::Boeking::default()
        }
    }

    /// Tenant.
    pub fn gemeente(&self) -> Gemeente {
        self.kop.gemeente
    }
    /// The date of the act in the Netherlands.
    pub fn vandaag(&self) -> jiff::civil::Date {
        domain::termijn::datum(self.kop.nu)
    }
    /// Moment of the act.
    pub fn nu(&self) -> Timestamp {
        self.kop.nu
    }
    /// A new id (UUID v7 of the moment of the act; ids of one unit of work are in order).
    pub fn nieuw_id<K: Kind>(&mut self) -> Id<K> {
        self.nieuw_id_vanaf(0)
    }
    /// As [`Self::nieuw_id`], but not before this moment (milliseconds).
    pub(crate) fn nieuw_id_vanaf<K: Kind>(&mut self, vanaf: u64) -> Id<K> {
        let mut toeval = [0u8; 10];
        self.kop.bron.toeval(&mut toeval);
        self.volgnummer = self.volgnummer.wrapping_add(1);
        let [hoog, laag] = self.volgnummer.to_be_bytes();
        toeval[0] = hoog & 0x0f;
        toeval[1] = laag;
        let millis = u64::try_from(self.kop.nu.as_millisecond()).unwrap_or(0);
        Id::new(uuid::Builder::from_unix_timestamp_millis(millis.max(vanaf), &toeval).into_uuid())
    }

    /// Makes everything permanent.
    ///
    /// # Errors
    /// [`StoreFout::ZonderJournaal`] when something was written without a journaal row.
    pub async fn commit(self) -> Resultaat<()> {
        if self.geschreven && self.geboekt == 0 {
            self.tx.rollback().await?;
            return Err(StoreFout::ZonderJournaal);
        }
        self.tx.commit().await
    }
    /// Undoes everything.
    ///
    /// # Errors
    /// When the connection is lost (nothing is saved then either).
    pub async fn rollback(self) -> Resultaat<()> {
        self.tx.rollback().await
    }
}

/// One value, from a column named `w`.
#[derive(Debug)]
pub struct Enkel<T>(pub T);
impl<T: Kolom> UitRij for Enkel<T> {
    fn uit(rij: &Rij<'_>) -> Resultaat<Self> {
        Ok(Self(rij.lees("w")?))
    }
}
