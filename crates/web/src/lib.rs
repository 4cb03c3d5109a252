// SPDX-License-Identifier: EUPL-1.2
//! The web application: pages and forms; translates between HTTP and use cases.
