// SPDX-License-Identifier: EUPL-1.2
//! The context of one act: who, for what purpose, when.

use jiff::{Timestamp, civil::Date};
use policy::{Actor, Doel, Feiten, Geweigerd, Handeling, Permit};
use uuid::Uuid;

/// Context of one act. Nothing reaches data without it.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// Who acts.
    pub actor: Actor,
    /// Purpose.
    pub doel: Doel,
    /// Trace id of the request.
    pub spoor: Uuid,
    /// Moment of the act.
    pub nu: Timestamp,
    /// Key of the submitted form; the same key is handled once.
    pub eenmalig: Option<Uuid>,
}

impl Ctx {
    /// Decides on access.
    ///
    /// # Errors
    /// The refusal; [`crate::App::sluit`] records it.
    pub fn mag<A: Handeling>(&self, feiten: &Feiten) -> Result<Permit<A>, Geweigerd> {
        policy::decide(&self.actor, self.doel, feiten)
    }
    /// The same actor and moment, for another purpose.
    #[must_use]
    pub fn voor(&self, doel: Doel) -> Self {
        Self { doel, ..self.clone() }
    }
    /// Today in the Netherlands.
    pub fn vandaag(&self) -> Date {
        vandaag(self.nu)
    }
}

/// The date in Europe/Amsterdam at a moment.
pub fn vandaag(nu: Timestamp) -> Date {
    domain::termijn::datum(nu)
}
