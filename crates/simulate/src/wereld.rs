// SPDX-License-Identifier: EUPL-1.2
//! What stays the same while households are made: today, the organisation, the configuration and the lives.

use crate::{
    Instellingen,
    kans::Kans,
    levens::{Bibliotheek, bibliotheek},
    organisatie::{Organisatie, WIJKEN},
    rijen::{Bak, GemeenteRij, InrichtingRij, OverlegRij, WijkRij},
    tijd::{Dag, Moment},
    verhaal::overleg_id,
};
use domain::inrichting::{Inrichting, PROFIELEN};

/// Profile of the configuration.
const PROFIEL: &str = "deventer-2023";

/// What stays the same while households are made.
pub(crate) struct Wereld {
    pub(crate) o: Organisatie,
    pub(crate) bib: &'static Bibliotheek,
    pub(crate) inrichting: Inrichting,
    pub(crate) gemeente: i32,
    pub(crate) vandaag: Dag,
    pub(crate) nu: Moment,
    /// First day of the three years.
    pub(crate) begin: Dag,
    /// The coming Wednesday.
    pub(crate) mdo: Dag,
}

impl Wereld {
    /// The world of these settings; puts the rows that are there before any household in the bak.
    pub(crate) fn nieuw(inst: &Instellingen, bak: &mut Bak) -> Self {
        let vandaag = Dag::van(inst.peildatum);
        gemeente(inst, vandaag, bak);
        let w = Self {
            o: Organisatie::maak(inst, bak),
            bib: bibliotheek(),
            inrichting: profiel(),
            gemeente: inst.gemeente,
            vandaag,
            nu: inst.nu.as_microsecond(),
            begin: vandaag.plus(-3 * 365),
            mdo: vandaag.mdo(),
        };
        w.overleggen(bak);
        w
    }

    /// The MDO of each week.
    fn overleggen(&self, bak: &mut Bak) {
        let mut woensdag = self.begin.plus(-70).woensdag();
        while woensdag <= self.mdo.plus(28) {
            let datum = woensdag.mdo();
            bak.overleg.push(OverlegRij {
                gemeente: self.gemeente,
                id: overleg_id(datum),
                soort: "mdo",
                datum,
                voorzitter_id: Some(self.o.mensen[self.o.voorzitter].id),
            });
            woensdag = woensdag.plus(7);
        }
    }

    /// How often a casus is read in a number of days.
    pub(crate) fn lezingen(&self, dagen: i32, kans: &mut Kans) -> i32 {
        dagen * kans.tussen(25, 75) / 100
    }
}

#[expect(
    clippy::expect_used,
    reason = "the profile is compiled in, and a test of domain reads it"
)]
fn profiel() -> Inrichting {
    Inrichting::profiel(PROFIEL).expect("shipped profile")
}

/// The municipality itself, its configuration and its wijken.
fn gemeente(inst: &Instellingen, vandaag: Dag, bak: &mut Bak) {
    bak.gemeente.push(GemeenteRij {
        gemeente: inst.gemeente,
        naam: "Deventer".into(),
    });
    if let Some((_, toml)) = PROFIELEN.iter().find(|p| p.0 == PROFIEL) {
        bak.inrichting.push(InrichtingRij {
            gemeente: inst.gemeente,
            versie: 1,
            geldig_van: vandaag.plus(-4 * 365),
            profiel: PROFIEL.into(),
            inhoud: (*toml).into(),
        });
    }
    for (code, naam, _) in WIJKEN {
        bak.wijk.push(WijkRij {
            gemeente: inst.gemeente,
            code: code.into(),
            naam: naam.into(),
        });
    }
}
