// SPDX-License-Identifier: EUPL-1.2
//! The rules of Regiekamer: pure functions and types, without I/O, clock or database.
