// SPDX-License-Identifier: EUPL-1.2
//! The days on which a casus goes on.

use crate::{kans::Kans, tijd::Dag};
use domain::casus::Fase;

/// The days on which a casus goes on. A casus waits in triage until the MDO chooses its regisseur; then the
/// onderzoek begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lijn {
    /// The melding came in.
    pub melding: Dag,
    /// It became a casus.
    pub start: Dag,
    /// The MDO chose the regisseur.
    pub mdo: Dag,
    /// Phase plan.
    pub plan: Dag,
    /// First version of the plan.
    pub versie: Dag,
    /// The MDO saw it.
    pub gezien: Dag,
    /// Phase uitvoering.
    pub uitvoering: Dag,
    /// Phase afronding.
    pub afronding: Dag,
    /// Phase nazorg.
    pub nazorg: Dag,
    /// Closed.
    pub sluit: Dag,
}

/// How the story goes, as far as it decides how long things last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    /// Phase that was reached.
    pub bereikt: Fase,
    /// Closed from uitvoering, before its time.
    pub vroeg: bool,
    /// Over long ago: an earlier casus.
    pub lang_geleden: bool,
    /// A plan that waits for the MDO.
    pub wacht_op_mdo: bool,
}

struct Duren {
    wegen: i32,
    onderzoek: i32,
    plan: i32,
    uitvoering: i32,
    afronding: i32,
}

impl Duren {
    fn trek(kans: &mut Kans, l: &Loop) -> Self {
        Self {
            wegen: kans.tussen(0, 5),
            onderzoek: kans.tussen(16, 48),
            plan: kans.tussen(16, 34),
            uitvoering: if l.lang_geleden {
                60
            } else if l.bereikt > Fase::Uitvoering {
                kans.tussen(60, 250)
            } else {
                kans.tussen(70, 400)
            },
            afronding: kans.tussen(10, 30),
        }
    }

    /// Days that the reached phase lasts already.
    fn verstreken(&self, kans: &mut Kans, l: &Loop) -> i32 {
        match l.bereikt {
            Fase::Aangemeld | Fase::Triage => kans.tussen(0, 5),
            Fase::Onderzoek => kans.tussen(1, self.onderzoek + 6),
            Fase::Plan if l.wacht_op_mdo => self.plan / 2 + kans.tussen(4, 7),
            Fase::Plan => kans.tussen(1, self.plan + 8),
            Fase::Uitvoering if l.lang_geleden => kans.tussen(440, 560),
            Fase::Uitvoering if l.vroeg => kans.tussen(60, 300),
            Fase::Uitvoering => kans.tussen(3, self.uitvoering),
            Fase::Afronding => kans.tussen(1, self.afronding + 6),
            Fase::Nazorg => kans.tussen(5, 340),
            Fase::Gesloten => kans.tussen(5, 300),
        }
    }

    fn lijn(&self, melding: Dag) -> Lijn {
        let melding = melding.werkdag();
        let start = melding.plus(self.wegen).werkdag();
        let mdo = start.plus(1).mdo();
        let plan = mdo.plus(self.onderzoek).werkdag();
        let versie = plan.plus(self.plan / 2).werkdag();
        let gezien = versie.plus(1).mdo();
        let uitvoering = plan.plus(self.plan).max(gezien.plus(1)).werkdag();
        let afronding = uitvoering.plus(self.uitvoering).werkdag();
        let nazorg = afronding.plus(self.afronding).werkdag();
        let sluit = nazorg.plus(366).werkdag();
        Lijn {
            melding,
            start,
            mdo,
            plan,
            versie,
            gezien,
            uitvoering,
            afronding,
            nazorg,
            sluit,
        }
    }
}

impl Lijn {
    /// Days that end in the reached phase today.
    pub(super) fn trek(kans: &mut Kans, l: &Loop, vandaag: Dag) -> Self {
        let duren = Duren::trek(kans, l);
        let verstreken = duren.verstreken(kans, l).max(1);
        // Counted back from today; waiting for an MDO takes time too, so go back until the phase has lasted long enough.
        let mut eerste = vandaag;
        let mut lijn = duren.lijn(eerste);
        loop {
            let te_laat = lijn.begin(l.bereikt).plus(verstreken).0 - vandaag.0;
            if te_laat <= 0 {
                return lijn;
            }
            eerste = eerste.plus(-(te_laat - 7).max(1));
            lijn = duren.lijn(eerste);
        }
    }

    /// First day of a phase.
    pub(super) const fn begin(&self, fase: Fase) -> Dag {
        match fase {
            Fase::Aangemeld | Fase::Triage => self.start,
            Fase::Onderzoek => self.mdo,
            Fase::Plan => self.plan,
            Fase::Uitvoering => self.uitvoering,
            Fase::Afronding => self.afronding,
            Fase::Nazorg => self.nazorg,
            Fase::Gesloten => self.sluit,
        }
    }
}
