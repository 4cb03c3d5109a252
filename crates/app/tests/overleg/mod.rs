// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `overleg`, on both engines.
