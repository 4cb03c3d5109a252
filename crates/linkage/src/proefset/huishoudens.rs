// SPDX-License-Identifier: EUPL-1.2
//! Households and where they lived.

use super::{corruptie, geboren, kans::Kans, namen};
use crate::persoon::{Adres, Datum};

/// A person as they truly are.
pub(super) struct Mens {
    pub nummer: u32,
    pub huis: u32,
    pub tweeling: u32,
    pub man: bool,
    pub voornamen: Vec<String>,
    pub achternaam: (String, String),
    /// The name of who they are married to.
    pub partner: Option<(String, String)>,
    pub geboren: Datum,
    /// The present address first, then former ones.
    pub adressen: Vec<Adres>,
    /// The present number and the former one.
    pub mobiel: [String; 2],
    /// The number of the household.
    pub vast: String,
    pub bsn: u32,
}

/// What goes on from household to household.
pub(super) struct Wereld {
    mensen: u32,
    huizen: u32,
    tweelingen: u32,
    /// How many quarters (four digits of a postcode) there are.
    wijken: usize,
    opvang: Option<(Adres, usize)>,
    bsns: Box<dyn Iterator<Item = u32>>,
    wacht_bsn: f64,
}

impl Wereld {
    pub(super) fn new(records: usize) -> Self {
        let mensen = records as f64 / 1.67;
        Self {
            mensen: 0,
            huizen: 0,
            tweelingen: 0,
            wijken: (records / 8_000).clamp(6, 120),
            opvang: None,
            bsns: Box::new(corruptie::bsn_reeks()),
            wacht_bsn: (85_000.0 / mensen).min(0.14),
        }
    }

    fn adres(&self, k: &mut Kans) -> Adres {
        let wijk = k.onder(self.wijken);
        let (blok, nummer) = (k.onder(26 * 12), k.onder(20));
        // Three postcodes make a street.
        Adres {
            postcode: format!(
                "{}{}{}",
                7400 + wijk,
                char::from(b'A' + (blok / 12) as u8),
                char::from(b'A' + (blok % 12) as u8)
            ),
            huisnummer: (1 + (blok % 3) * 20 + nummer) as u32,
            toevoeging: if k.kans(0.15) {
                (*k.kies(&["A", "B", "C", "2", "hs", "bis"])).to_owned()
            } else {
                String::new()
            },
            straat: namen::straat(wijk * 104 + blok / 3),
            plaats: ["Proefstad", "Testdorp", "Oefenveen"][wijk % 3].to_owned(),
        }
    }

    fn mobiel(k: &mut Kans) -> String {
        format!("06-0{:07}", k.onder(10_000_000))
    }

    fn mens(
        &mut self,
        k: &mut Kans,
        man: bool,
        jaar: i32,
        herkomst: usize,
        achternaam: (String, String),
    ) -> Mens {
        self.mensen += 1;
        let mobiel = Self::mobiel(k);
        let vroeger = if k.kans(0.35) {
            Self::mobiel(k)
        } else {
            mobiel.clone()
        };
        Mens {
            nummer: self.mensen,
            huis: self.huizen,
            tweeling: 0,
            man,
            voornamen: namen::voornamen(k, herkomst, man, jaar),
            achternaam,
            partner: None,
            geboren: geboren(k, jaar, herkomst),
            adressen: Vec::new(),
            mobiel: [mobiel, vroeger],
            vast: String::new(),
            bsn: if k.kans(self.wacht_bsn) {
                self.bsns.next().unwrap_or(0)
            } else {
                0
            },
        }
    }

    /// The next household.
    pub(super) fn huishouden(&mut self, k: &mut Kans) -> Vec<Mens> {
        self.huizen += 1;
        let herkomst = namen::herkomst(k);
        let soort = k.deel();
        let jaar = k.tussen(1935, 2004);
        let man = k.kans(0.5);
        let naam = namen::achternaam(k, herkomst);
        let mut uit = vec![self.mens(k, man, jaar, herkomst, naam)];
        if (0.38..0.91).contains(&soort) {
            let andere = if k.kans(0.9) { herkomst } else { 0 };
            let naam = namen::achternaam(k, andere);
            let geslacht = if k.kans(0.95) { !man } else { man };
            let ander_jaar = (jaar + k.tussen(-7, 7)).min(2007);
            let mut partner = self.mens(k, geslacht, ander_jaar, andere, naam);
            if k.kans(0.65) {
                partner.partner = Some(uit[0].achternaam.clone());
                uit[0].partner = Some(partner.achternaam.clone());
            }
            uit.push(partner);
        }
        if soort > 0.62 {
            self.kinderen(k, herkomst, &mut uit);
        }
        self.wonen(k, &mut uit, soort < 0.03);
        uit
    }

    fn kinderen(&mut self, k: &mut Kans, herkomst: usize, uit: &mut Vec<Mens>) {
        let van = if k.kans(0.85) {
            uit.iter().position(|m| m.man).unwrap_or(0)
        } else {
            k.onder(uit.len())
        };
        let naam = uit[van].achternaam.clone();
        let jongste = uit.iter().map(|m| m.geboren.jaar()).max().unwrap_or(1980) as i32;
        let mut jaar = jongste + k.tussen(19, 33);
        let aantal = [1, 2, 2, 3, 4][k.onder(5)];
        let ouders = uit.len();
        let mut n = 0;
        while n < aantal && jaar <= 2026 {
            let man = k.kans(0.5);
            let mut kind = self.mens(k, man, jaar, herkomst, naam.clone());
            // Called after the parent.
            if let Some(ouder) = uit[..ouders].iter().find(|m| m.man == man && k.kans(0.05)) {
                kind.voornamen.clone_from(&ouder.voornamen);
            }
            // Two children of one family have two names.
            while uit[ouders..].iter().any(|m| m.voornamen[0] == kind.voornamen[0]) {
                kind.voornamen = namen::voornamen(k, herkomst, man, jaar);
            }
            if k.kans(0.03) {
                self.tweelingen += 1;
                let man2 = if k.kans(0.66) { man } else { !man };
                let mut ander = self.mens(k, man2, jaar, herkomst, naam.clone());
                while ander.voornamen[0] == kind.voornamen[0]
                    || uit[ouders..].iter().any(|m| m.voornamen[0] == ander.voornamen[0])
                {
                    ander.voornamen = namen::voornamen(k, herkomst, man2, jaar);
                }
                ander.geboren = kind.geboren;
                (kind.tweeling, ander.tweeling) = (self.tweelingen, self.tweelingen);
                uit.push(ander);
                n += 1;
            }
            uit.push(kind);
            n += 1;
            jaar += k.tussen(1, 4);
        }
    }

    /// Gives the household its addresses; grown children had the house of their parents, and may have left it.
    fn wonen(&mut self, k: &mut Kans, uit: &mut [Mens], opvang: bool) {
        let mut rij = vec![self.adres(k)];
        if opvang {
            // A shelter: many people, one address.
            let (adres, over) = self
                .opvang
                .take()
                .unwrap_or_else(|| (rij[0].clone(), k.onder(60) + 15));
            rij[0] = adres.clone();
            self.opvang = (over > 1).then_some((adres, over - 1));
        }
        while rij.len() < 4 && k.kans(0.5) {
            rij.push(self.adres(k));
        }
        let vast = if k.kans(0.4) {
            format!("0570-0{:06}", k.onder(1_000_000))
        } else {
            String::new()
        };
        let hoofd = uit[0].nummer;
        for m in uit {
            m.vast.clone_from(&vast);
            m.adressen.clone_from(&rij);
            let volwassen = m.geboren.jaar() < 2004 && m.nummer != hoofd && m.partner.is_none();
            if volwassen && k.kans(0.5) {
                // Left home: an own address first, that of the parents after it.
                let eigen = self.adres(k);
                m.adressen.insert(0, eigen);
            } else if k.kans(0.25) {
                let eerder = self.adres(k);
                m.adressen.push(eerder);
            }
        }
    }
}
