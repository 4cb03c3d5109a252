// SPDX-License-Identifier: EUPL-1.2
//! Use cases of the capability `casus`.

pub mod regisseur;
