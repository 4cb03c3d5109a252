// SPDX-License-Identifier: EUPL-1.2
//! Comparing two prepared records field by field. Symmetric by construction: whatever is tried one way round is tried
//! the other way too (property test in `tests/eigenschappen.rs`).

use crate::cijfers::een_cijfer;
use crate::woorden::GEEN;
use crate::{
    bestand::{Bestand, Rij},
    niveau::{Patroon, Veld, adres, geboren, naam, nummer, voornaam},
    persoon::{Datum, Geslacht},
    tekst,
    woordpaar::{Gelijkenis, woorden_gelijk},
};

/// A rarer initial counts as one of this factor: slips are as common in every letter.
const LETTER_MINSTE: f32 = 0.05;
/// The same for a family name that is nearly another: two rare names can be neighbours by chance.
const NAAM_MINSTE: f32 = 0.03;

fn vergelijk_nummer(a: u32, b: u32, cijfers: u32) -> u8 {
    if a == 0 || b == 0 {
        nummer::LEEG
    } else if a == b {
        nummer::GELIJK
    } else if een_cijfer(a, b, cijfers) {
        nummer::BIJNA
    } else {
        nummer::ANDERS
    }
}

pub(crate) fn vergelijk_datum(a: Datum, b: Datum) -> u8 {
    if a.is_leeg() || b.is_leeg() {
        return geboren::LEEG;
    }
    let verschil = a.jaar().abs_diff(b.jaar());
    let volledig = a.is_volledig() && b.is_volledig();
    if !volledig {
        let maand_past = a.maand() == 0 || b.maand() == 0 || a.maand() == b.maand();
        if verschil == 0 && maand_past {
            return geboren::DEELS;
        }
    } else if a == b {
        return geboren::GELIJK;
    } else if verschil == 0 && a.dag() == b.maand() && a.maand() == b.dag() {
        return geboren::GEWISSELD;
    } else if a.op_een_januari() || b.op_een_januari() {
        // Often stands for a day that nobody knows.
        if verschil == 0 {
            return geboren::DEELS;
        }
    } else if een_cijfer(a.getal(), b.getal(), 8) {
        return geboren::CIJFER;
    } else if a.dag() == b.dag() && a.maand() == b.maand() {
        return geboren::DAG_MAAND;
    } else if verschil == 0 && (a.maand() == b.maand() || a.dag() == b.dag()) {
        return geboren::JAAR_EN;
    }
    match verschil {
        0 => geboren::JAAR,
        1..=3 => geboren::TOT3,
        4..=15 => geboren::TOT15,
        16..=45 => geboren::GENERATIE,
        _ => geboren::VER,
    }
}

/// One letter or digit of the postcode differs.
fn postcode_bijna(a: u32, b: u32) -> bool {
    if a == 0 || b == 0 {
        return false;
    }
    let (wa, wb) = (tekst::wijk(a), tekst::wijk(b));
    if wa == wb {
        let (la, lb) = (a % 1000, b % 1000);
        return la / 27 == lb / 27 || la % 27 == lb % 27;
    }
    a % 1000 == b % 1000 && een_cijfer(wa, wb, 4)
}

impl Bestand {
    pub(crate) fn gelijkenis(&self, a: u32, b: u32) -> Gelijkenis {
        if a == b {
            return Gelijkenis::Gelijk;
        }
        woorden_gelijk(self.woorden.woord(a), self.woorden.woord(b))
    }

    /// How common the shared name is: of two spellings the commoner one, for a slip is always rare.
    fn naamfreq(&self, a: u32, b: u32) -> f32 {
        let f = |w: u32| {
            self.freq
                .naam
                .get(w as usize)
                .copied()
                .unwrap_or(self.freq.zeldzaam[0])
        };
        f(a).max(f(b))
    }

    /// By how much more often than on average strangers have a name that is nearly this one, as a factor (see
    /// `Patroon::freq`): most who do have the commoner of the two with a slip in it.
    fn bijnafactor(&self, a: u32, b: u32) -> f32 {
        if self.freq.naam_samen <= 0.0 {
            return 0.0;
        }
        -(self.naamfreq(a, b) / self.freq.naam_samen).max(NAAM_MINSTE)
    }

    fn vergelijk_naam(&self, a: &Rij, b: &Rij) -> (u8, f32) {
        if a.namen[0] == GEEN || b.namen[0] == GEEN {
            return (naam::LEEG, 0.0);
        }
        let (ea, eb) = (usize::from(a.eigen), usize::from(b.eigen));
        if ea > 0 && ea == eb && a.namen[..ea] == b.namen[..eb] {
            let niveau = if a.voorvoegsel == b.voorvoegsel {
                naam::GELIJK
            } else {
                naam::VOORVOEGSEL
            };
            return (niveau, self.naamfreq(a.namen[0], b.namen[0]));
        }
        let mut eigen = Gelijkenis::Anders;
        if ea > 0 && ea == eb {
            eigen = self.gelijkenis(a.namen[0], b.namen[0]);
            if ea == 2 {
                eigen = eigen.max(self.gelijkenis(a.namen[1], b.namen[1]));
            }
            if eigen == Gelijkenis::Klank {
                return (naam::KLANK, self.naamfreq(a.namen[0], b.namen[0]));
            }
        }
        // Maiden and partner names, and double names: any part of one with any part of the other. The rarest counts.
        let mut kruis: Option<f32> = None;
        for x in a.namen.iter().filter(|x| **x != GEEN) {
            for y in b.namen.iter().filter(|y| **y != GEEN) {
                let zelfde = x == y || self.woorden.woord(*x).vouw == self.woorden.woord(*y).vouw;
                if zelfde {
                    let f = self.naamfreq(*x, *y);
                    kruis = Some(kruis.map_or(f, |k| k.min(f)));
                }
            }
        }
        if let Some(f) = kruis {
            return (naam::PARTNER, f);
        }
        match eigen {
            Gelijkenis::Bijna => (naam::BIJNA, self.bijnafactor(a.namen[0], b.namen[0])),
            Gelijkenis::Lijkt => (naam::LIJKT, 0.0),
            _ => (naam::ANDERS, 0.0),
        }
    }

    fn vergelijk_adres(&self, a: &Rij, b: &Rij) -> (u8, f32) {
        let (ka, kb) = (a.adreskern(), b.adreskern());
        let leeg = |r: &Rij| r.postcode == 0 && r.straat == GEEN;
        if ka != 0 && ka == kb {
            let f = self.freq.adres.get(&ka).copied().unwrap_or(self.freq.zeldzaam[2]);
            let niveau = if a.toevoeging == b.toevoeging {
                adres::GELIJK
            } else {
                adres::TOEVOEGING
            };
            return (niveau, f);
        }
        if leeg(a) || leeg(b) {
            return (adres::LEEG, 0.0);
        }
        let nummer = a.huisnummer == b.huisnummer && a.huisnummer != 0;
        let straat = a.straat == b.straat && a.straat != GEEN;
        // The postcode of another street nearby differs in a letter too.
        let straat_past = || {
            [a.straat, b.straat].contains(&GEEN) || self.gelijkenis(a.straat, b.straat) <= Gelijkenis::Lijkt
        };
        if nummer && (straat || (postcode_bijna(a.postcode, b.postcode) && straat_past())) {
            return (adres::BIJNA, 0.0);
        }
        let code = a.postcode == b.postcode && a.postcode != 0;
        if code
            && a.huisnummer != 0
            && b.huisnummer != 0
            && (een_cijfer(a.huisnummer, b.huisnummer, 5) && a.huisnummer.max(b.huisnummer) > 9)
        {
            return (adres::BIJNA, 0.0);
        }
        let (va, vb) = (self.vorige(a), self.vorige(b));
        if va.iter().any(|v| *v == kb || vb.contains(v)) || vb.contains(&ka) {
            return (adres::VORIG, 0.0);
        }
        if nummer
            && a.straat != GEEN
            && b.straat != GEEN
            && self.gelijkenis(a.straat, b.straat) <= Gelijkenis::Bijna
        {
            return (adres::BIJNA, 0.0);
        }
        let wijk = tekst::wijk(a.postcode) == tekst::wijk(b.postcode) && a.postcode != 0;
        let niveau = if code || straat {
            adres::STRAAT
        } else if wijk || (a.plaats == b.plaats && a.plaats != GEEN && (a.postcode == 0 || b.postcode == 0)) {
            adres::WIJK
        } else {
            adres::ANDERS
        };
        (niveau, 0.0)
    }

    fn voornaamfreq(&self, a: u32, b: u32) -> f32 {
        let f = |w: u32| {
            self.freq
                .voornaam
                .get(w as usize)
                .copied()
                .unwrap_or(self.freq.zeldzaam[1])
        };
        f(a).max(f(b))
    }

    /// How much more common than on average the first of these initials is: who shares a Q shares more than who shares a J.
    fn letterfactor(&self, letters: u32) -> f32 {
        let f = self.freq.letter.get((letters & 31) as usize).copied();
        f.filter(|f| *f > 0.0).unwrap_or(1.0).max(LETTER_MINSTE)
    }

    fn vergelijk_voornaam(&self, a: &Rij, b: &Rij) -> (u8, f32) {
        if a.letters == 0 || b.letters == 0 {
            return (voornaam::LEEG, 0.0);
        }
        let eerste_letter = a.letters & 31 == b.letters & 31;
        if !(a.heeft_voornaam && b.heeft_voornaam) {
            if !eerste_letter {
                return (voornaam::ANDERE_LETTER, 0.0);
            }
            // Compare the initials both have. Not a frequency but a factor: see `Patroon::freq`.
            let eerste = self.letterfactor(a.letters);
            let (mut x, mut y) = (a.letters >> 5, b.letters >> 5);
            let (mut samen, mut factor) = (1, eerste);
            while x != 0 && y != 0 {
                if x & 31 != y & 31 {
                    return (voornaam::EERSTE_LETTER, -eerste);
                }
                samen += 1;
                factor *= self.letterfactor(x);
                x >>= 5;
                y >>= 5;
            }
            return if samen > 1 {
                (voornaam::LETTERS, -factor)
            } else {
                (voornaam::EERSTE_LETTER, -eerste)
            };
        }
        let (x, y) = (a.voornamen[0], b.voornamen[0]);
        if x == y {
            return (voornaam::GELIJK, self.voornaamfreq(x, y));
        }
        let (wx, wy) = (self.woorden.woord(x), self.woorden.woord(y));
        if wx.vouw == wy.vouw {
            return (voornaam::KLANK, self.voornaamfreq(x, y));
        }
        let kort = wx.tekst.len().min(wy.tekst.len());
        if wx.roep & wy.roep != 0
            || (kort >= 3 && (wx.tekst.starts_with(&*wy.tekst) || wy.tekst.starts_with(&*wx.tekst)))
        {
            return (voornaam::ROEPNAAM, self.voornaamfreq(x, y));
        }
        // Another order of the names. Not second name with second name: brothers share those.
        let elders = |w: u32, in_: &Rij| in_.voornamen[1..].contains(&w).then(|| self.voornaamfreq(w, w));
        if let Some(f) = [elders(x, b), elders(y, a)]
            .into_iter()
            .flatten()
            .reduce(f32::min)
        {
            return (voornaam::VOLGORDE, f);
        }
        let niveau = match (self.gelijkenis(x, y), eerste_letter) {
            (Gelijkenis::Bijna, _) => voornaam::BIJNA,
            (Gelijkenis::Lijkt, true) => voornaam::LIJKT,
            (_, true) => voornaam::ZELFDE_LETTER,
            (_, false) => voornaam::ANDERS,
        };
        (niveau, 0.0)
    }

    /// How much more often than others these two are written down on 1 January, when one of them is: people whose day
    /// nobody knows come from the same places, and so do names.
    fn januari(&self, a: &Rij, b: &Rij) -> f32 {
        if !a.geboren.op_een_januari() && !b.geboren.op_een_januari() {
            return 1.0;
        }
        let van = |r: &Rij| {
            self.freq
                .januari
                .get(r.voornamen[0] as usize)
                .copied()
                .unwrap_or(1.0)
        };
        van(a).max(van(b))
    }

    /// Given and family name stand in each other's field: how common the family name is.
    fn verwisseld(&self, a: &Rij, b: &Rij) -> Option<f32> {
        let (va, vb) = (a.voornamen[0], b.voornamen[0]);
        let (na, nb) = (a.namen[0], b.namen[0]);
        if [va, vb, na, nb].contains(&GEEN) || va == vb || na == nb {
            return None;
        }
        let vouw = |w: u32| self.woorden.woord(w).vouw;
        // One of the two exactly, the other at least nearly.
        let goed = |x: u32, y: u32| self.gelijkenis(x, y) <= Gelijkenis::Bijna;
        let zo = (vouw(va) == vouw(nb) || vouw(vb) == vouw(na)) && goed(va, nb) && goed(vb, na);
        let freq = || self.naamfreq(na, vb).max(self.naamfreq(nb, va));
        zo.then(|| freq().max(self.freq.zeldzaam[0]))
    }

    /// Compares two records by their numbers.
    pub fn compare(&self, a: usize, b: usize) -> Patroon {
        self.vergelijk(&self.rijen[a], &self.rijen[b])
    }

    /// Compares two records of this set.
    pub(crate) fn vergelijk(&self, a: &Rij, b: &Rij) -> Patroon {
        let mut uit = Patroon::default();
        let mut zet = |v: Veld, (niveau, freq): (u8, f32)| {
            uit.niveau[v.nr()] = niveau;
            uit.freq[v.nr()] = freq;
        };
        let wissel = self.verwisseld(a, b);
        zet(
            Veld::Naam,
            wissel.map_or_else(|| self.vergelijk_naam(a, b), |f| (naam::PARTNER, f)),
        );
        zet(Veld::Adres, self.vergelijk_adres(a, b));
        zet(Veld::Telefoon, (vergelijk_nummer(a.telefoon, b.telefoon, 9), 0.0));
        let datum = vergelijk_datum(a.geboren, b.geboren);
        let datumfreq = match datum {
            geboren::GELIJK => {
                let f = self.freq.datum.get(&a.geboren.getal()).copied();
                f.unwrap_or(self.freq.zeldzaam[3]) * self.januari(a, b)
            }
            // Not a frequency but a factor: see `Patroon::freq`.
            geboren::DEELS => -self.januari(a, b),
            _ => 0.0,
        };
        zet(Veld::Geboren, (datum, datumfreq));
        // Names in each other's field are one event, which the family name tells: told twice, two strangers called Thomas Campbell
        // and Campbell Thomas were one person.
        let (voor, mut freq) =
            wissel.map_or_else(|| self.vergelijk_voornaam(a, b), |_| (voornaam::LEEG, 0.0));
        if voor == voornaam::GELIJK && a.namen[0] == b.namen[0] && a.namen[0] != GEEN {
            // Given and family names go together: the given name is as common as it is among those with the family name.
            if let Some(samen) = self.freq.samen.get(&(a.namen[0], a.voornamen[0])) {
                freq = freq.max(samen / self.naamfreq(a.namen[0], b.namen[0]));
            }
        }
        zet(Veld::Voornaam, (voor, freq));
        let groep = match voor {
            voornaam::GELIJK
            | voornaam::ROEPNAAM
            | voornaam::KLANK
            | voornaam::BIJNA
            | voornaam::VOLGORDE => 0,
            voornaam::LEEG | voornaam::LETTERS | voornaam::EERSTE_LETTER => 1,
            _ => 2,
        };
        let geslacht = if a.geslacht == Geslacht::Onbekend || b.geslacht == Geslacht::Onbekend {
            0
        } else {
            1 + 2 * groep + u8::from(a.geslacht != b.geslacht)
        };
        zet(Veld::Geslacht, (geslacht, 0.0));
        zet(Veld::Bsn, (vergelijk_nummer(a.bsn, b.bsn, 9), 0.0));
        uit
    }
}

#[cfg(test)]
mod tests;
