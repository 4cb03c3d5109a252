// SPDX-License-Identifier: EUPL-1.2
//! The huishouden, its members, their names and how they are found (requirements D1, A8).

mod postcode;

pub use postcode::is_postcode;
