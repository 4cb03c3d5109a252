// SPDX-License-Identifier: EUPL-1.2
//! Identifying numbers at rest: AES-256-GCM for the value, HMAC-SHA-256 for the look-up, with separate keys.
//! The keys come from outside (environment or file), never from the database.

use crate::{Resultaat, StoreFout};
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use domain::journaal::Zegelsleutel;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Length of a nonce in bytes.
const NONCE: usize = 12;

/// The keys of one installation.
#[derive(Clone)]
pub struct Sleutels {
    gegevens: Aes256Gcm,
    zoek: [u8; 32],
    zegel: Zegelsleutel,
}

impl std::fmt::Debug for Sleutels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sleutels(…)")
    }
}

impl Sleutels {
    /// Keys from 64 bytes: 32 for the data, 32 for the look-up.
    ///
    /// # Errors
    /// When the length is wrong.
    pub fn uit_bytes(bytes: &[u8]) -> Resultaat<Self> {
        let (gegevens, zoek) = bytes
            .split_at_checked(32)
            .ok_or(StoreFout::Geheim("the key must have 64 bytes"))?;
        let zoek: [u8; 32] = zoek
            .try_into()
            .map_err(|_| StoreFout::Geheim("the key must have 64 bytes"))?;
        let sleutel = Key::<Aes256Gcm>::try_from(gegevens)
            .map_err(|_| StoreFout::Geheim("the key must have 64 bytes"))?;
        // A key of its own for another use (RFC 5869): who sees a signature learns nothing of the other two.
        let mut zaad = [0; 32];
        Hkdf::<Sha256>::new(None, bytes)
            .expand(b"regiekamer journaalzegel 1", &mut zaad)
            .map_err(|_| StoreFout::Geheim("can't derive the key of the zegels"))?;
        Ok(Self {
            gegevens: Aes256Gcm::new(&sleutel),
            zoek,
            zegel: Zegelsleutel::uit_zaad(&zaad),
        })
    }

    /// The key that signs the zegels of the journaal.
    pub fn zegelsleutel(&self) -> &Zegelsleutel {
        &self.zegel
    }

    /// Keys from base64 text of 64 bytes.
    ///
    /// # Errors
    /// When it is not base64 of 64 bytes.
    pub fn uit_tekst(tekst: &str) -> Resultaat<Self> {
        let bytes = BASE64
            .decode(tekst.trim())
            .map_err(|_| StoreFout::Geheim("the key must be base64"))?;
        Self::uit_bytes(&bytes)
    }

    /// Encrypts; `nonce` is 12 unguessable bytes that are never used again.
    ///
    /// # Errors
    /// When the cipher refuses.
    pub fn versleutel(&self, nonce: [u8; NONCE], klaar: &[u8]) -> Resultaat<Vec<u8>> {
        let mut uit = nonce.to_vec();
        let cijfer = self
            .gegevens
            .encrypt(&Nonce::from(nonce), klaar)
            .map_err(|_| StoreFout::Geheim("can't encrypt"))?;
        uit.extend(cijfer);
        Ok(uit)
    }

    /// Decrypts what [`Self::versleutel`] made.
    ///
    /// # Errors
    /// When the text was changed or the key is another one.
    pub fn ontsleutel(&self, cijfer: &[u8]) -> Resultaat<Vec<u8>> {
        let (nonce, rest) = cijfer
            .split_at_checked(NONCE)
            .ok_or(StoreFout::Geheim("too short"))?;
        let nonce = Nonce::try_from(nonce).map_err(|_| StoreFout::Geheim("too short"))?;
        self.gegevens
            .decrypt(&nonce, rest)
            .map_err(|_| StoreFout::Geheim("changed, or another key"))
    }

    /// Look-up key of a value: equal for equal values, and no way back.
    ///
    /// # Errors
    /// Never with a key of this length; the library says it can.
    pub fn zoeksleutel(&self, waarde: &str) -> Resultaat<Vec<u8>> {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.zoek)
            .map_err(|_| StoreFout::Geheim("the look-up key has a wrong length"))?;
        mac.update(waarde.as_bytes());
        Ok(mac.finalize().into_bytes().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trip_and_tamper() {
        let s = Sleutels::uit_bytes(&[7; 64]).unwrap();
        let c = s.versleutel([1; 12], b"999990019").unwrap();
        assert_eq!(s.ontsleutel(&c).unwrap(), b"999990019");
        let mut kapot = c.clone();
        kapot[14] ^= 1;
        assert!(s.ontsleutel(&kapot).is_err());
        assert_eq!(s.zoeksleutel("a").unwrap(), s.zoeksleutel("a").unwrap());
        assert_ne!(s.zoeksleutel("a").unwrap(), s.zoeksleutel("b").unwrap());
        assert!(Sleutels::uit_bytes(&[0; 63]).is_err());
        let publiek = |b: u8| Sleutels::uit_bytes(&[b; 64]).unwrap().zegelsleutel().publiek();
        assert_eq!(publiek(7), publiek(7));
        assert_ne!(publiek(7), publiek(8));
    }
}
