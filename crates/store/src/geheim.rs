// SPDX-License-Identifier: EUPL-1.2
//! Identifying numbers at rest: AES-256-GCM for the value, HMAC-SHA-256 for the look-up, with separate keys.
//! The keys come from outside (environment or file), never from the database.

use crate::{Resultaat, StoreFout};
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use domain::journaal::{PubliekeSleutel, Zegelsleutel};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::sync::{Arc, PoisonError, RwLock};

/// Length of a nonce in bytes.
const NONCE: usize = 12;

/// One key: 64 bytes, from which come the keys for data, for look-up and for the zegels.
pub struct Sleutel {
    nummer: i32,
    gegevens: Aes256Gcm,
    zoek: [u8; 32],
    zegel: Zegelsleutel,
    herken: [u8; 16],
}

impl Sleutel {
    fn uit_bytes(bytes: &[u8]) -> Resultaat<Self> {
        let (gegevens, zoek) = bytes
            .split_at_checked(32)
            .ok_or(StoreFout::Geheim("the key must have 64 bytes"))?;
        let zoek: [u8; 32] = zoek
            .try_into()
            .map_err(|_| StoreFout::Geheim("the key must have 64 bytes"))?;
        let sleutel = Key::<Aes256Gcm>::try_from(gegevens)
            .map_err(|_| StoreFout::Geheim("the key must have 64 bytes"))?;
        // Keys of their own for another use (RFC 5869): who sees a signature or a number learns nothing of the others.
        let afgeleid = Hkdf::<Sha256>::new(None, bytes);
        let mut zaad = [0; 32];
        afgeleid
            .expand(b"regiekamer journaalzegel 1", &mut zaad)
            .map_err(|_| StoreFout::Geheim("can't derive the key of the zegels"))?;
        let mut nummer = [0; 4];
        afgeleid
            .expand(b"regiekamer sleutelnummer 1", &mut nummer)
            .map_err(|_| StoreFout::Geheim("can't derive the number of the key"))?;
        let mut herken = [0; 16];
        afgeleid
            .expand(b"regiekamer herkenning 1", &mut herken)
            .map_err(|_| StoreFout::Geheim("can't derive the key of recognition"))?;
        Ok(Self {
            herken,
            nummer: i32::from_be_bytes(nummer) & i32::MAX,
            gegevens: Aes256Gcm::new(&sleutel),
            zoek,
            zegel: Zegelsleutel::uit_zaad(&zaad),
        })
    }

    /// Which key: kept beside each field it encrypted. Follows from the key, so nobody has to number them.
    pub fn nummer(&self) -> i32 {
        self.nummer
    }
    /// The key of the index by which alike persons are found.
    pub fn herkensleutel(&self) -> &[u8; 16] {
        &self.herken
    }
    /// The key that signs the zegels of the journaal.
    pub fn zegelsleutel(&self) -> &Zegelsleutel {
        &self.zegel
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

/// The keys of one installation: the first is used for what is written, the others only to read what was written before.
/// Clones share them, so that [`Self::vervang`] reaches everybody in a running server.
#[derive(Clone)]
pub struct Sleutels(Arc<RwLock<Vec<Arc<Sleutel>>>>);

impl std::fmt::Debug for Sleutels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sleutels(…)")
    }
}

impl Sleutels {
    fn van(sleutels: Vec<Sleutel>) -> Resultaat<Self> {
        let mut nummers: Vec<i32> = sleutels.iter().map(Sleutel::nummer).collect();
        nummers.sort_unstable();
        nummers.dedup();
        if nummers.len() != sleutels.len() {
            return Err(StoreFout::Geheim("the same key stands there twice"));
        }
        if sleutels.is_empty() {
            return Err(StoreFout::Geheim("there is no key"));
        }
        Ok(Self(Arc::new(RwLock::new(
            sleutels.into_iter().map(Arc::new).collect(),
        ))))
    }

    /// One key, from 64 bytes.
    ///
    /// # Errors
    /// When the length is wrong.
    pub fn uit_bytes(bytes: &[u8]) -> Resultaat<Self> {
        Self::van(vec![Sleutel::uit_bytes(bytes)?])
    }

    /// Keys from text: base64 of 64 bytes each, with white space between them. The first is the one to write with.
    ///
    /// # Errors
    /// When one is not base64 of 64 bytes, or stands there twice.
    pub fn uit_tekst(tekst: &str) -> Resultaat<Self> {
        let een = |woord: &str| {
            let bytes = BASE64
                .decode(woord)
                .map_err(|_| StoreFout::Geheim("the key must be base64"))?;
            Sleutel::uit_bytes(&bytes)
        };
        Self::van(tekst.split_whitespace().map(een).collect::<Resultaat<_>>()?)
    }

    /// Every key, the one to write with first. Never empty.
    pub fn alle(&self) -> Vec<Arc<Sleutel>> {
        // A thread that panicked can't have left half a list: it is replaced in one go.
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
    /// The key to write with.
    ///
    /// # Errors
    /// Never: there is always one.
    pub fn huidig(&self) -> Resultaat<Arc<Sleutel>> {
        let lijst = self.0.read().unwrap_or_else(PoisonError::into_inner);
        lijst.first().cloned().ok_or(StoreFout::Geheim("there is no key"))
    }
    /// The public halves of the keys that sign zegels.
    pub fn publiek(&self) -> Vec<PubliekeSleutel> {
        let publiek = |s: &Arc<Sleutel>| s.zegelsleutel().publiek();
        self.alle().iter().map(publiek).collect()
    }
    /// The key with this number.
    pub fn met(&self, nummer: i32) -> Option<Arc<Sleutel>> {
        self.alle().into_iter().find(|s| s.nummer == nummer)
    }
    /// Takes the keys of another list instead, for everybody who holds this one. True when they differ.
    pub fn vervang(&self, door: &Self) -> bool {
        let nieuw = door.alle();
        let nummers = |lijst: &[Arc<Sleutel>]| lijst.iter().map(|s| s.nummer).collect::<Vec<_>>();
        let mut lijst = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let anders = nummers(&lijst) != nummers(&nieuw);
        *lijst = nieuw;
        anders
    }

    /// Encrypts with the key to write with: [`Sleutel::versleutel`].
    ///
    /// # Errors
    /// When the cipher refuses.
    pub fn versleutel(&self, nonce: [u8; NONCE], klaar: &[u8]) -> Resultaat<Vec<u8>> {
        self.huidig()?.versleutel(nonce, klaar)
    }
    /// Decrypts with whichever key fits.
    ///
    /// # Errors
    /// When the text was changed or none of the keys made it.
    pub fn ontsleutel(&self, cijfer: &[u8]) -> Resultaat<Vec<u8>> {
        let mut uit = Err(StoreFout::Geheim("changed, or another key"));
        for sleutel in self.alle() {
            uit = sleutel.ontsleutel(cijfer);
            if uit.is_ok() {
                break;
            }
        }
        uit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trip_and_tamper() {
        let ring = Sleutels::uit_bytes(&[7; 64]).unwrap();
        let s = ring.huidig().unwrap();
        let c = s.versleutel([1; 12], b"999990019").unwrap();
        assert_eq!(s.ontsleutel(&c).unwrap(), b"999990019");
        let mut kapot = c.clone();
        kapot[14] ^= 1;
        assert!(s.ontsleutel(&kapot).is_err());
        assert_eq!(s.zoeksleutel("a").unwrap(), s.zoeksleutel("a").unwrap());
        assert_ne!(s.zoeksleutel("a").unwrap(), s.zoeksleutel("b").unwrap());
        assert!(Sleutels::uit_bytes(&[0; 63]).is_err());
        let publiek = |b: u8| Sleutel::uit_bytes(&[b; 64]).unwrap().zegelsleutel().publiek();
        assert_eq!(publiek(7), publiek(7));
        assert_ne!(publiek(7), publiek(8));
    }

    #[test]
    fn the_first_key_writes_and_every_key_reads() {
        let tekst = |b: u8| BASE64.encode([b; 64]);
        let oud = Sleutels::uit_tekst(&tekst(1)).unwrap();
        let c = oud.versleutel([2; 12], b"999990019").unwrap();
        let samen = Sleutels::uit_tekst(&format!("{}\n{}\n", tekst(2), tekst(1))).unwrap();
        assert_eq!(samen.ontsleutel(&c).unwrap(), b"999990019");
        let nieuw = samen.versleutel([3; 12], b"999990019").unwrap();
        assert!(oud.ontsleutel(&nieuw).is_err());
        let nummer = |s: &Sleutels| s.huidig().unwrap().nummer();
        assert_ne!(nummer(&oud), nummer(&samen));
        assert!(samen.met(nummer(&oud)).is_some() && samen.met(-1).is_none());
        // Who holds the list gets the new keys.
        let elders = oud.clone();
        assert!(oud.vervang(&samen) && !oud.vervang(&samen));
        assert_eq!(elders.ontsleutel(&nieuw).unwrap(), b"999990019");
        for fout in ["", "abc", &format!("{} {}", tekst(1), tekst(1))] {
            assert!(Sleutels::uit_tekst(fout).is_err(), "{fout}");
        }
    }
}
