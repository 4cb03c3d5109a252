// SPDX-License-Identifier: EUPL-1.2
//! Messages to and from others. It knows their formats and their faults, and gives back what `domain` understands; what
//! is asked, by whom and why is decided and booked elsewhere.

pub mod brp;
