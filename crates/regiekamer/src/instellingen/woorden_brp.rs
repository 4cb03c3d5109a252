// SPDX-License-Identifier: EUPL-1.2
//! Settings of the connection to the BRP (I4).

use super::woorden::{Woord, geheim, woord};

pub(super) const URL: Woord = woord(
    "brp_url",
    "",
    "",
    "Address of Haal Centraal BRP Personen 2.7, without /personen: https://…/haalcentraal/api/brp. Without it nothing is \
     asked of the BRP.",
    |i, t| {
        i.brp_adres = (!t.is_empty()).then(|| t.to_owned());
        Ok(())
    },
);

pub(super) const KEY: Woord = geheim(
    woord(
        "brp_key",
        "",
        "",
        "The key by which the BRP knows this installation. In the environment only. Without it the network in between must \
         tell (mTLS).",
        |i, t| {
            i.brp_sleutel = (!t.is_empty()).then(|| t.to_owned());
            Ok(())
        },
    ),
    false,
);

pub(super) const KEY_HEADER: Woord = woord(
    "brp_key_header",
    "",
    "x-api-key",
    "Header in which the key for the BRP stands.",
    |i, t| {
        if t.is_empty() || !t.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err("must be the name of a header, such as x-api-key");
        }
        t.clone_into(&mut i.brp_kop);
        Ok(())
    },
);
