// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `importeren`, on both engines.
