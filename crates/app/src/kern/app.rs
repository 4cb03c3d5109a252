// SPDX-License-Identifier: EUPL-1.2
//! The application: database, clock and randomness, keys.

use super::{AppFout, Ctx, Rem, Uitkomst};
use domain::{Gemeente, MedewerkerId};
use policy::{Actor, Doel, Feiten, Handeling};
use std::sync::Arc;
use store::{Bron, Db, Kop, Uow, geheim::Sleutels, techniek};
use uuid::Uuid;

/// Everything that use cases share. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Database.
    pub db: Db,
    /// Clock and randomness.
    pub bron: Arc<dyn Bron>,
    /// Keys for identifying numbers.
    pub sleutels: Arc<Sleutels>,
    /// The gemeente that pages without a session belong to.
    pub gemeente: Gemeente,
    /// Room in teams, as counted last.
    pub geteld: Arc<crate::team::Geteld>,
    /// What persons are recognised by.
    pub modellen: Arc<crate::herkenning::Modellen>,
    /// How often one medewerker may search.
    pub rem_zoeken: Arc<Rem<MedewerkerId>>,
    /// How long somebody stays signed in with the emergency account; `None`: there is no such way in.
    pub nood: Option<jiff::SignedDuration>,
    /// The BRP; `None`: this installation has no connection to it.
    pub brp: Option<Arc<dyn crate::brp::BrpBron>>,
    /// How long sessions live.
    pub sessies: crate::aanmelden::Sessieduur,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("db", &self.db.naam())
            .field("gemeente", &self.gemeente)
            .finish_non_exhaustive()
    }
}

impl App {
    /// A new unguessable UUID (v4): trace ids, form keys.
    pub fn nieuwe_sleutel(&self) -> Uuid {
        let mut bytes = [0u8; 16];
        self.bron.toeval(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// Context of an act that starts now.
    pub fn ctx(&self, actor: Actor, doel: Doel) -> Ctx {
        Ctx {
            actor,
            doel,
            spoor: self.nieuwe_sleutel(),
            nu: self.bron.nu(),
            eenmalig: None,
        }
    }

    fn kop(&self, ctx: &Ctx) -> Kop {
        Kop {
            gemeente: ctx.actor.gemeente,
            medewerker: ctx.actor.medewerker,
            spoor: ctx.spoor,
            nu: ctx.nu,
            bron: Arc::clone(&self.bron),
        }
    }

    /// Starts the transaction of a use case that may write. A form key that was handled before ends here.
    ///
    /// # Errors
    /// [`AppFout::AlVerwerkt`], or the store.
    pub async fn begin(&self, ctx: &Ctx) -> Uitkomst<Uow> {
        let mut uow = Uow::begin(&self.db, self.kop(ctx)).await?;
        if let Some(sleutel) = ctx.eenmalig
            && let Some(resultaat) = techniek::eis_formulier(&mut uow, sleutel).await?
        {
            uow.rollback().await?;
            return Err(AppFout::AlVerwerkt(resultaat));
        }
        Ok(uow)
    }

    /// Starts a transaction that may write, but nothing in the journaal: sealing.
    ///
    /// # Errors
    /// The store.
    pub(crate) async fn begin_buiten_journaal(&self, ctx: &Ctx) -> Uitkomst<Uow> {
        Ok(Uow::begin_buiten_journaal(&self.db, self.kop(ctx)).await?)
    }

    /// Starts a transaction that only reads, for things that need no journaal row (drafts, configuration).
    ///
    /// # Errors
    /// The store.
    pub async fn begin_lezen(&self, ctx: &Ctx) -> Uitkomst<Uow> {
        Ok(Uow::begin_lezen(&self.db, self.kop(ctx)).await?)
    }

    /// Decides for a page that is only an empty form. A refusal is recorded, as anywhere.
    ///
    /// # Errors
    /// The refusal, or the store.
    pub async fn eis<A: Handeling>(&self, ctx: &Ctx) -> Uitkomst<()> {
        let uow = self.begin_lezen(ctx).await?;
        let uit = ctx.mag::<A>(&Feiten::Geen);
        self.sluit(ctx, uow, uit.map(drop).map_err(AppFout::from)).await
    }

    /// Ends a use case: commits on success, else undoes everything. A refusal is recorded in a transaction of
    /// its own, because the act itself is undone.
    ///
    /// # Errors
    /// The error of the use case, or the store.
    pub async fn sluit<T>(&self, ctx: &Ctx, uow: Uow, uit: Uitkomst<T>) -> Uitkomst<T> {
        tel_mee(uow.statements());
        let over = uow.geweigerd_over();
        match uit {
            Ok(waarde) => {
                uow.commit().await?;
                Ok(waarde)
            }
            Err(fout) => {
                uow.rollback().await?;
                if let AppFout::Geweigerd(geweigerd) = &fout {
                    let mut uow = Uow::begin(&self.db, self.kop(ctx)).await?;
                    uow.boek_weigering(geweigerd, ctx.doel, over).await?;
                    uow.commit().await?;
                }
                Err(fout)
            }
        }
    }
}

tokio::task_local! {
    /// Statements of the running request; set by the web layer, read by the query budget test.
    pub static STATEMENTS: std::cell::Cell<u32>;
}

/// Adds to the count of the running request, if one is counted.
pub(crate) fn tel_mee(aantal: u32) {
    let _ = STATEMENTS.try_with(|cel| cel.set(cel.get() + aantal));
}
