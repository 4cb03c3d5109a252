// SPDX-License-Identifier: EUPL-1.2
//! The running casus of one huishouden: phases, allowed steps, what is next (requirements D3, D5, D6).

mod fase;

pub use fase::Fase;
