// SPDX-License-Identifier: EUPL-1.2
//! Test support: a fresh database on either engine, a fixed clock, people to act as.
