// SPDX-License-Identifier: EUPL-1.2
//! Authority over a minor as the BRP works it out: six kinds, with who has it.

use super::antwoord::bsn;
use super::{BrpFout, vorm};
use domain::bsn::Bsn;

/// Kind of authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gezagsoort {
    /// Two parents.
    Ouders,
    /// One parent.
    EenOuder,
    /// A parent and somebody else.
    OuderEnDerde,
    /// A guardian.
    Voogdij,
    /// Nobody for the time being.
    TijdelijkNiemand,
    /// It can't be told.
    NietTeBepalen,
}

/// Who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drager {
    /// BSN, when they are in the register.
    pub bsn: Option<Bsn>,
    /// Full name; empty when nobody knows who.
    pub naam: String,
}

/// Authority over one minor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gezagsrelatie {
    /// Kind.
    pub soort: Gezagsoort,
    /// Over whom.
    pub minderjarige: Drager,
    /// Who has it.
    pub dragers: Vec<Drager>,
    /// Why nobody has it, or why it can't be told.
    pub toelichting: String,
    /// It is being looked into: do not rely on it.
    pub in_onderzoek: bool,
}

fn drager(p: &vorm::GezagPersoon) -> Result<Drager, BrpFout> {
    Ok(Drager {
        bsn: bsn(p.burgerservicenummer.as_deref())?,
        naam: p.naam.volledig.clone(),
    })
}

pub(super) fn lees(g: &vorm::Gezag) -> Result<Gezagsrelatie, BrpFout> {
    let soort = match g.soort.as_str() {
        "GezamenlijkOuderlijkGezag" => Gezagsoort::Ouders,
        "EenhoofdigOuderlijkGezag" => Gezagsoort::EenOuder,
        "GezamenlijkGezag" => Gezagsoort::OuderEnDerde,
        "Voogdij" => Gezagsoort::Voogdij,
        "TijdelijkGeenGezag" => Gezagsoort::TijdelijkNiemand,
        "GezagNietTeBepalen" => Gezagsoort::NietTeBepalen,
        anders => {
            return Err(BrpFout::Antwoord(format!(
                "een soort gezag die niet bestaat: {anders}"
            )));
        }
    };
    let dragers = g.ouders.iter().chain(&g.ouder).chain(&g.derde).chain(&g.derden);
    Ok(Gezagsrelatie {
        soort,
        minderjarige: drager(&g.minderjarige)?,
        dragers: dragers.map(drager).collect::<Result<_, _>>()?,
        toelichting: g.toelichting.clone(),
        in_onderzoek: g.in_onderzoek,
    })
}
