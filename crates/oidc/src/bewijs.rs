// SPDX-License-Identifier: EUPL-1.2
//! What comes of a sign-in.

/// Who it is, according to a provider whose answer was checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Bewijs {
    /// Value of the configured claim.
    pub naam: String,
    /// Assurance level.
    pub acr: Option<String>,
    /// Roles, when a claim for them is configured.
    pub rollen: Option<Vec<String>>,
}

impl std::fmt::Debug for Bewijs {
    // The name can be the BSN of a resident.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bewijs")
            .field("acr", &self.acr)
            .finish_non_exhaustive()
    }
}
