// SPDX-License-Identifier: EUPL-1.2
//! The state of one unit of scale: 3,000 huishoudens, their regisseurs and what has been handed out.

use crate::{
    Instellingen,
    bsn::Bsns,
    kans::Kans,
    organisatie::{Organisatie, demo_id},
    tijd::Dag,
};
use domain::casus::Fase;

/// Most running casussen of one regisseur.
pub const MAXIMUM: u32 = 15;

/// A regisseur and the running casussen.
#[derive(Clone, Debug)]
struct Last {
    mens: usize,
    aantal: u32,
    /// Fill exactly up to this.
    doel: Option<u32>,
    /// Do not fill above this unless everybody is full.
    tot: u32,
    /// Wants exactly one casus in afronding among them.
    afronding: bool,
    /// Only named casussen and not drawn ones.
    gereserveerd: u32,
}

/// The choice of a regisseur.
#[derive(Clone, Copy, Debug)]
pub struct Keuze {
    /// Place of the person.
    pub mens: usize,
    /// Casussen before and after.
    pub van_naar: (u32, u32),
    /// Over the maximum.
    pub overmaat: bool,
}

/// State of a unit.
#[derive(Clone, Debug)]
pub struct Deel {
    /// Number, from 0.
    pub nummer: usize,
    /// Tenant.
    pub gemeente: i32,
    /// Numbers to hand out.
    pub bsns: Bsns,
    last: Vec<Last>,
}

impl Deel {
    /// A fresh unit.
    pub fn nieuw(inst: &Instellingen, nummer: usize, o: &Organisatie, kans: &mut Kans) -> Self {
        let n = u32::try_from(nummer).unwrap_or(0);
        let mut last: Vec<Last> = o.delen[nummer]
            .regisseurs
            .iter()
            .map(|m| Last {
                mens: *m,
                aantal: 0,
                doel: None,
                tot: u32::try_from(kans.tussen(4, 13)).unwrap_or(8),
                afronding: false,
                gereserveerd: 0,
            })
            .collect();
        if nummer == 0 {
            for (naam, doel, afronding, gereserveerd) in [
                ("s.aalders", 13, true, 4),
                ("p.okoye", 15, false, 0),
                ("t.dewit", 9, false, 0),
            ] {
                let id = demo_id(naam);
                if let Some(l) = last.iter_mut().find(|l| Some(o.mensen[l.mens].id) == id) {
                    (l.doel, l.afronding, l.gereserveerd) = (Some(doel), afronding, gereserveerd);
                }
            }
            // Two go over the maximum for a while, with the reason of the procesmanager.
            for soort in ["toegang_wmo", "toegang_opvang"] {
                let past = |l: &&mut Last| l.doel.is_none() && o.teams[o.mensen[l.mens].team].soort == soort;
                if let Some(l) = last.iter_mut().find(past) {
                    l.doel = Some(MAXIMUM + 1);
                }
            }
        }
        Self {
            nummer,
            gemeente: inst.gemeente,
            bsns: Bsns::deel(n, inst.schaal.max(1)),
            last,
        }
    }

    /// The regisseur of a running casus: somebody of a fitting team with room.
    pub fn regisseur(&mut self, o: &Organisatie, teams: &[&str], fase: Fase, kans: &mut Kans) -> Keuze {
        let soort = |l: &Last| o.teams[o.mensen[l.mens].team].soort;
        let past = |l: &Last| teams.contains(&soort(l));
        let vol = |l: &Last| {
            let Some(doel) = l.doel else { return false };
            let plek = doel - l.gereserveerd.min(doel);
            match fase {
                Fase::Onderzoek | Fase::Plan | Fase::Uitvoering => {
                    past(l) && l.aantal + u32::from(l.afronding) < plek
                }
                Fase::Afronding => past(l) && l.afronding,
                _ => false,
            }
        };
        let gewoon = |l: &Last| l.doel.is_none() && l.aantal < l.tot;
        let lijst = |f: &dyn Fn(&Last) -> bool| -> Vec<usize> {
            self.last
                .iter()
                .enumerate()
                .filter(|(_, l)| f(l))
                .map(|(i, _)| i)
                .collect()
        };
        let mut kandidaten = lijst(&vol);
        for f in [
            &(|l: &Last| gewoon(l) && past(l)) as &dyn Fn(&Last) -> bool,
            &(|l: &Last| l.doel.is_none() && l.aantal < MAXIMUM && past(l)),
            &gewoon,
            &(|l: &Last| l.doel.is_none() && l.aantal < MAXIMUM),
        ] {
            if kandidaten.is_empty() {
                kandidaten = lijst(f);
            }
        }
        let i = if kandidaten.is_empty() {
            0
        } else {
            *kans.kies(&kandidaten)
        };
        self.neem(i, fase)
    }

    /// A named regisseur.
    pub fn genoemde(&mut self, o: &Organisatie, aanmeldnaam: &str, fase: Fase) -> Option<Keuze> {
        let id = demo_id(aanmeldnaam);
        let i = self.last.iter().position(|l| Some(o.mensen[l.mens].id) == id)?;
        self.last[i].gereserveerd = self.last[i].gereserveerd.saturating_sub(1);
        Some(self.neem(i, fase))
    }

    fn neem(&mut self, i: usize, fase: Fase) -> Keuze {
        let l = &mut self.last[i];
        let voor = l.aantal;
        l.aantal += 1;
        if fase == Fase::Afronding {
            l.afronding = false;
        }
        Keuze {
            mens: l.mens,
            van_naar: (voor, l.aantal),
            overmaat: l.aantal > MAXIMUM,
        }
    }

    /// Somebody who directed a casus that is over, or for a while: it does not count.
    pub fn vroegere(
        &self,
        o: &Organisatie,
        teams: &[&str],
        behalve: Option<usize>,
        kans: &mut Kans,
    ) -> usize {
        let past =
            |l: &&Last| teams.contains(&o.teams[o.mensen[l.mens].team].soort) && Some(l.mens) != behalve;
        let kandidaten: Vec<usize> = self.last.iter().filter(past).map(|l| l.mens).collect();
        if kandidaten.is_empty() {
            self.last[self.last.len() - 1].mens
        } else {
            *kans.kies(&kandidaten)
        }
    }

    /// Casussen that are still wanted for people with a fixed number; 0 at the end of a unit.
    pub fn tekort(&self) -> u32 {
        self.last
            .iter()
            .filter_map(|l| l.doel.map(|d| d.saturating_sub(l.aantal)))
            .sum()
    }
}

/// Last day over the maximum that is allowed from a day on.
pub const fn overmaat_tot(vandaag: Dag) -> Dag {
    vandaag.plus(35)
}
