// SPDX-License-Identifier: EUPL-1.2
//! Use cases of the capability `casus`.

pub mod blad;
pub mod fase;
pub mod huisbezoek;
pub mod lezen;
pub mod lijst;
pub mod overzicht;
pub mod regisseur;
pub mod start;
