// SPDX-License-Identifier: EUPL-1.2
//! Mijn werk: what needs a person today. Each function is one statement, however many rows.

mod eigen;
mod herinnering;
mod rol;

pub use eigen::*;
pub use herinnering::*;
pub use rol::*;
