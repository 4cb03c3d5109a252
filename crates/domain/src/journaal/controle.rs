// SPDX-License-Identifier: EUPL-1.2
//! Checking the chain: a fold over zegels and their rows, in order. It keeps one batch in memory at most.
//!
//! ```text
//! for each zegel { na = controle.zegel(&z); for each row in (na, z.laatste] { controle.regel(&r) }
//!                  if !controle.sluit() { controle.verklaar(list of z) } }
//! controle.einde()
//! ```

use super::bundel::{Kort, kort, lees_lijst};
use super::verklaring::verschil;
use super::{
    Anker, Bevinding, Boom, GetekendZegel, Hash, Overgang, PubliekeSleutel, Regel, SleutelId, Wat, Zegel,
    blad,
};
use crate::JournaalId;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rows of one batch that are remembered to explain a difference. More than that were put in by somebody.
const ONTHOUDEN: usize = 4 * super::MAXIMUM as usize;
/// Findings that are kept; the rest is counted.
const BEVINDINGEN: usize = 1000;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verslag {
    /// Zegels that were checked.
    pub zegels: u64,
    /// Rows that were checked.
    pub regels: u64,
    /// Number of the last zegel there is.
    pub laatste: i64,
    /// What does not fit, in order; at most 1,000.
    pub bevindingen: Vec<Bevinding>,
    /// Findings beyond those.
    pub meer: u64,
}

impl Verslag {
    /// True when everything fits.
    pub fn schoon(&self) -> bool {
        self.bevindingen.is_empty()
    }
}

#[derive(Debug, Default)]
struct Lopend {
    zegel: Option<Zegel>,
    boom: Boom,
    gezien: Vec<(JournaalId, Kort)>,
}

/// A check that is going on.
#[derive(Debug)]
pub struct Controle {
    bekend: Vec<PubliekeSleutel>,
    vertrouwd: Vec<SleutelId>,
    /// Keys whose word on their successor counts: the own ones when there are any, else those of the ankers or the
    /// first key of the chain. So a stolen old key can't name a successor where the own key is known.
    wijst_aan: Vec<SleutelId>,
    overgangen: Vec<Overgang>,
    ankers: Vec<Anker>,
    vorige: Option<Zegel>,
    vorige_klopt: bool,
    begonnen: bool,
    vorige_erkend: bool,
    lopend: Lopend,
    buffer: Vec<u8>,
    /// Versions of the policies that rows name, with the zegel of the first of them.
    beleid: BTreeMap<i64, i64>,
    verslag: Verslag,
}

impl Controle {
    /// Starts a check after the zegel `na` (`None`: from the first). `bekend`: the public keys of the database, to
    /// check signatures with. `vertrouwd`: keys from outside it: the own key of the installation and those of the
    /// ankers. When nothing is trusted from outside, the key of the first zegel counts, and only a change shows.
    pub fn nieuw(
        bekend: Vec<PubliekeSleutel>,
        vertrouwd: &[PubliekeSleutel],
        ankers: Vec<Anker>,
        na: Option<Zegel>,
    ) -> Self {
        let uit_ankers = || ankers.iter().flat_map(|a| &a.sleutels);
        let van_buiten: Vec<PubliekeSleutel> = vertrouwd.iter().chain(uit_ankers()).copied().collect();
        Self {
            wijst_aan: if vertrouwd.is_empty() {
                &van_buiten
            } else {
                vertrouwd
            }
            .iter()
            .map(PubliekeSleutel::id)
            .collect(),
            overgangen: Vec::new(),
            vertrouwd: van_buiten.iter().map(PubliekeSleutel::id).collect(),
            bekend: bekend.into_iter().chain(van_buiten).collect(),
            verslag: Verslag {
                laatste: na.as_ref().map_or(0, |z| z.nummer),
                ..Verslag::default()
            },
            ankers,
            begonnen: false,
            vorige_erkend: true,
            vorige: na,
            vorige_klopt: true,
            lopend: Lopend::default(),
            buffer: Vec::new(),
            beleid: BTreeMap::new(),
        }
    }

    /// With the changes of key that are kept; one whose signatures do not fit counts for nothing.
    #[must_use]
    pub fn met_overgangen(mut self, overgangen: Vec<Overgang>) -> Self {
        self.overgangen = overgangen.into_iter().filter(Overgang::klopt).collect();
        self
    }

    fn meld(&mut self, zegel: i64, wat: Wat) {
        if self.verslag.bevindingen.len() < BEVINDINGEN {
            self.verslag.bevindingen.push(Bevinding { zegel, wat });
        } else {
            self.verslag.meer += 1;
        }
    }

    /// Takes the next zegel, and gives the row after which its rows begin.
    pub fn zegel(&mut self, getekend: &GetekendZegel) -> JournaalId {
        let z = &getekend.zegel;
        let verwacht = self.vorige.as_ref().map_or(1, |v| v.nummer + 1);
        let sluit_aan = z.nummer == verwacht;
        let na = match &self.vorige {
            _ if !sluit_aan => vlak_voor(z.eerste),
            Some(v) => v.laatste,
            None => JournaalId::new(Uuid::nil()),
        };
        if !sluit_aan {
            let (van, tot) = (verwacht, z.nummer - 1);
            self.meld(z.nummer, Wat::ZegelsWeg { van, tot });
        } else if self.vorige_klopt && z.vorige != self.vorige.as_ref().map_or(Hash::NUL, Zegel::hash) {
            self.meld(z.nummer, Wat::KetenGebroken);
        }
        self.sleutel(z);
        self.vorige_klopt = match self.bekend.iter().copied().find(|s| s.id() == z.sleutel) {
            None => {
                self.meld(z.nummer, Wat::SleutelOnbekend(z.sleutel));
                false
            }
            Some(sleutel) if getekend.klopt(&sleutel) => true,
            Some(_) => {
                self.meld(z.nummer, Wat::Handtekening);
                false
            }
        };
        let hash = z.hash();
        if self
            .ankers
            .iter()
            .any(|a| a.nummer == z.nummer && a.zegel != hash)
        {
            self.meld(z.nummer, Wat::AnderDanAnker);
        }
        self.lopend = Lopend {
            zegel: Some(z.clone()),
            ..Lopend::default()
        };
        self.verslag.zegels += 1;
        self.verslag.laatste = z.nummer;
        na
    }

    /// A key that nobody outside the database vouches for is told once, where it begins.
    fn sleutel(&mut self, z: &Zegel) {
        if self.vertrouwd.is_empty() {
            let eerste = self.vorige.as_ref().map_or(z.sleutel, |v| v.sleutel);
            self.vertrouwd.push(eerste);
            self.wijst_aan.push(eerste);
        }
        let zelfde = self.begonnen && self.vorige.as_ref().is_some_and(|v| v.sleutel == z.sleutel);
        let erkend = self.vertrouwd.contains(&z.sleutel) || self.erkend(z);
        let verteld = zelfde && !self.vorige_erkend;
        self.vorige_erkend = erkend;
        if !erkend && !verteld {
            self.meld(z.nummer, Wat::AndereSleutel(z.sleutel));
        }
        self.begonnen = true;
    }

    /// True when a trusted key vouches for the key of this zegel, directly or through others: one that came after it, or,
    /// if its word on that counts, one that came before.
    fn erkend(&self, z: &Zegel) -> bool {
        let hier = |o: &&Overgang| o.gemeente == z.gemeente;
        // Back in time: who was followed by a trusted key, up to the zegel where that happened.
        let mut terug = self.vertrouwd.clone();
        for o in self.overgangen.iter().filter(hier).rev() {
            if z.nummer <= o.na_nummer && terug.contains(&o.naar.id()) {
                terug.push(o.van.id());
            }
        }
        let mut heen = self.wijst_aan.clone();
        for o in self.overgangen.iter().filter(hier) {
            let sluit_aan = z.nummer > o.na_nummer + 1 || z.vorige == o.na_hash;
            if z.nummer > o.na_nummer && sluit_aan && heen.contains(&o.van.id()) {
                heen.push(o.naar.id());
            }
        }
        terug.contains(&z.sleutel) || heen.contains(&z.sleutel)
    }

    /// Takes the next row of the running batch.
    pub fn regel(&mut self, regel: &Regel<'_>) {
        let inhoud = regel.inhoud(&mut self.buffer);
        self.lopend.boom.erbij(blad(regel.id, inhoud));
        if self.lopend.gezien.len() < ONTHOUDEN {
            self.lopend.gezien.push((regel.id, kort(inhoud)));
        }
        let zegel = self.lopend.zegel.as_ref().map_or(0, |z| z.nummer);
        self.beleid.entry(regel.beleid_versie).or_insert(zegel);
        self.verslag.regels += 1;
    }

    /// Versions of the policies that the rows so far name.
    pub fn beleid(&self) -> Vec<i64> {
        self.beleid.keys().copied().collect()
    }
    /// Says that the policies of this version are not kept, or not as they were.
    pub fn beleid_ontbreekt(&mut self, versie: i64) {
        let zegel = self.beleid.get(&versie).copied().unwrap_or(0);
        self.meld(zegel, Wat::BeleidOntbreekt(versie));
    }

    /// Ends the running batch. `false`: its rows are not those that were sealed; [`Self::verklaar`] tells which.
    pub fn sluit(&mut self) -> bool {
        let Some(z) = &self.lopend.zegel else {
            return true;
        };
        self.vorige = Some(z.clone());
        i64::try_from(self.lopend.boom.aantal()) == Ok(z.aantal) && self.lopend.boom.wortel() == z.wortel
    }

    /// Tells which rows of the batch just ended make the difference, with the list that was stored.
    pub fn verklaar(&mut self, lijst: &[u8]) {
        let Some(z) = self.lopend.zegel.take() else {
            return;
        };
        let verzegeld = if Hash::van(lijst) == z.lijst {
            lees_lijst(lijst)
        } else {
            None
        };
        let Some(verzegeld) = verzegeld else {
            self.meld(z.nummer, Wat::AndereRegels);
            self.meld(z.nummer, Wat::AndereLijst);
            return;
        };
        let gezien = std::mem::take(&mut self.lopend.gezien);
        let verschil = verschil(&verzegeld, &gezien);
        if verschil.is_empty() {
            self.meld(z.nummer, Wat::AndereRegels);
        }
        for wat in verschil {
            self.meld(z.nummer, wat);
        }
    }

    /// Ends the check, after the last zegel there is.
    pub fn einde(mut self) -> Verslag {
        let laatste = self.verslag.laatste;
        let verder: Vec<i64> = self
            .ankers
            .iter()
            .map(|a| a.nummer)
            .filter(|n| *n > laatste)
            .collect();
        for nummer in verder {
            self.meld(nummer, Wat::StaartWeg { laatste });
        }
        self.verslag
    }
}

/// The id just before this one.
fn vlak_voor(id: JournaalId) -> JournaalId {
    JournaalId::new(Uuid::from_u128(id.uuid().as_u128().saturating_sub(1)))
}
