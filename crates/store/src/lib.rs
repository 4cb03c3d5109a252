// SPDX-License-Identifier: EUPL-1.2
//! Persistence on SQLite and PostgreSQL: one code path, unit of work, journaal.
