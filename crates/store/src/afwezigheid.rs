// SPDX-License-Identifier: EUPL-1.2
//! Persistence of the capability `afwezigheid`.
