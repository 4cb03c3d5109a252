// SPDX-License-Identifier: EUPL-1.2
//! The binary: serve, demo, worker, migrate, import, export, bench, user.
fn main() {}
