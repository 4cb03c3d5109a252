// SPDX-License-Identifier: EUPL-1.2
//! Deterministic household simulator: plainly fake people, believable lives.
