// SPDX-License-Identifier: EUPL-1.2
//! Use cases: load, decide access, apply the domain rule, save with journaal, in one transaction.
