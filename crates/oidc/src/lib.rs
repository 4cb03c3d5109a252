// SPDX-License-Identifier: EUPL-1.2
//! The OpenID Connect client: sends somebody to the provider of the organisation and checks the answer.
//!
//! Code flow with PKCE (S256), state and nonce; the client signs its requests with its own key
//! (`private_key_jwt`, RFC 7523), so there is no shared secret. What comes back is an answer to "who is this"
//! and nothing else: no token is kept. This crate knows nothing of people, sessions or the database; `app` does.

mod aanbieder;
mod bewijs;
mod fout;
mod http;
mod instelling;
mod mis;
mod sleutel;

pub use aanbieder::{Aanbieder, Vraag};
pub use bewijs::Bewijs;
pub use fout::OidcFout;
pub use instelling::Instelling;
pub use sleutel::Sleutel;
