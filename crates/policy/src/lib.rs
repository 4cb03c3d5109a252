// SPDX-License-Identifier: EUPL-1.2
//! Access: who may do what, for which purpose and on which ground; decisions, permits and query scope.
