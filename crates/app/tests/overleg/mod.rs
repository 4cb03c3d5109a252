// SPDX-License-Identifier: EUPL-1.2
//! Choosing the regisseur, also with two meetings at once; the list and decisions of the MDO (D1, D2, E2).

mod lijst;
pub mod opzet;
mod toewijzen;
