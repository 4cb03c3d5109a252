// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `triage`, on both engines.
