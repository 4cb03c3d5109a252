// SPDX-License-Identifier: EUPL-1.2
//! Every word once, with what is often asked of it.

use crate::{roepnaam, tekst};
use rustc_hash::FxHashMap;
use siphasher::sip::SipHasher13;
use std::hash::Hasher;

/// No word.
pub(crate) const GEEN: u32 = 0;

/// A word with what is often asked of it.
pub(crate) struct Woord {
    pub tekst: Box<str>,
    pub vouw: u32,
    pub klank: u32,
    /// First letter of the sound.
    pub letter: u8,
    pub masker: u32,
    pub roep: u64,
}

/// Every word once.
pub(crate) struct Woorden {
    pub(crate) lijst: Vec<Woord>,
    nummers: FxHashMap<Box<str>, u32>,
}

/// A stable 32-bit number for a text.
pub(crate) fn getal(tekst: &str) -> u32 {
    let mut h = SipHasher13::new();
    h.write(tekst.as_bytes());
    (h.finish() >> 32) as u32
}

impl Woorden {
    /// Without words but number 0.
    pub(crate) fn new() -> Self {
        let mut w = Self {
            lijst: Vec::new(),
            nummers: FxHashMap::default(),
        };
        w.nummer(""); // number 0 is no word
        w
    }
    /// The number of a bare word, which is added when it is new.
    pub(crate) fn nummer(&mut self, kaal: &str) -> u32 {
        if let Some(n) = self.nummers.get(kaal) {
            return *n;
        }
        let n = u32::try_from(self.lijst.len()).unwrap_or(GEEN);
        let vouw = tekst::vouw(kaal);
        let klank = tekst::klank(&vouw);
        self.lijst.push(Woord {
            tekst: kaal.into(),
            klank: getal(&klank),
            letter: klank.bytes().next().unwrap_or(0),
            vouw: getal(&vouw),
            masker: kaal.bytes().fold(0, |m, b| m | 1 << (b & 31)),
            roep: roepnaam::groepen(kaal),
        });
        self.nummers.insert(kaal.into(), n);
        n
    }
    /// The number of a word of another list.
    pub(crate) fn neem(&mut self, woord: Woord) -> u32 {
        if let Some(n) = self.nummers.get(&woord.tekst) {
            return *n;
        }
        let n = u32::try_from(self.lijst.len()).unwrap_or(GEEN);
        self.nummers.insert(woord.tekst.clone(), n);
        self.lijst.push(woord);
        n
    }
    pub(crate) fn woord(&self, n: u32) -> &Woord {
        &self.lijst[n as usize]
    }
    pub(crate) fn len(&self) -> usize {
        self.lijst.len()
    }
}
