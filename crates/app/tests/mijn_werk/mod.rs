// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `mijn_werk`, on both engines.
