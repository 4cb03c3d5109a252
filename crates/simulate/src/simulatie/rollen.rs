// SPDX-License-Identifier: EUPL-1.2
//! What each household of a unit is for.

use crate::{
    demo,
    kans::Kans,
    maat::{FASEN, OPNIEUW, PER_DEEL, WACHT_OP_MDO, WACHT_OP_REGISSEUR},
};
use domain::casus::Fase;

/// What a household of a unit is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rol {
    /// One of the households of the demo, with its number.
    Demo(usize),
    /// Has a casus.
    Casus(CasusRol),
    /// The crowd around them.
    Los,
}

/// Which casus a household has.
#[derive(Clone, Copy, Debug)]
pub(super) struct CasusRol {
    /// Phase in which it is today.
    pub fase: Fase,
    /// A new melding took up the thread from nazorg.
    pub hermelding: bool,
    /// An earlier, closed casus came before.
    pub eerder: bool,
    /// The plan waits for the MDO.
    pub wacht_op_mdo: bool,
}

impl CasusRol {
    const fn nieuw(fase: Fase) -> Self {
        Self {
            fase,
            hermelding: false,
            eerder: false,
            wacht_op_mdo: false,
        }
    }
}

/// The roles of the households of a unit, in the order in which they are made.
pub(super) fn verdeel(eerste: bool, kans: &mut Kans) -> Vec<Rol> {
    let mut rollen: Vec<Rol> = casussen(eerste).into_iter().map(Rol::Casus).collect();
    rollen.resize(PER_DEEL - if eerste { demo::AANTAL } else { 0 }, Rol::Los);
    kans.schud(&mut rollen);
    if eerste {
        rollen.splice(0..0, (0..demo::AANTAL).map(Rol::Demo));
    }
    rollen
}

/// The casussen of a unit.
fn casussen(eerste: bool) -> Vec<CasusRol> {
    let mut uit = Vec::with_capacity(PER_DEEL);
    for (fase, aantal) in FASEN {
        let aantal = if eerste && fase == Fase::Triage {
            WACHT_OP_REGISSEUR
        } else {
            aantal
        };
        uit.extend((0..aantal).map(|_| CasusRol::nieuw(fase)));
    }
    let wacht = if eerste { WACHT_OP_MDO.0 } else { WACHT_OP_MDO.1 };
    let met = |fase| move |c: &&mut CasusRol| c.fase == fase;
    for casus in uit.iter_mut().filter(met(Fase::Plan)).take(wacht) {
        casus.wacht_op_mdo = true;
    }
    for casus in uit.iter_mut().filter(met(Fase::Onderzoek)).take(OPNIEUW.1) {
        casus.eerder = true;
    }
    uit.extend((0..OPNIEUW.0).map(|_| CasusRol {
        hermelding: true,
        ..CasusRol::nieuw(Fase::Onderzoek)
    }));
    uit
}
