// SPDX-License-Identifier: EUPL-1.2
//! Supervision by the FG: how many dossiers medewerkers open, what one medewerker looked at, and what stands out (G2).
//! The FG sees references of casussen and nothing of what is in them. Each look is a row of the journaal itself.

mod lijst;
mod medewerker;

pub use lijst::{Lijst, LijstVraag, MedewerkerRegel, lijst};
pub use medewerker::{CasusRegel, Medewerker, medewerker};
pub use store::toezicht::{MedewerkerRij, TeamRij};

use domain::JournaalId;
use domain::inzage::{Kijk, id_grenzen};
use domain::toezicht::{DAGEN, Gebeurtenis, Uur};
use jiff::{ToSpan, civil::Date};
use policy::beleid::wegen;
use policy::handelingen::{Aanmelden, Handeling, PersoonZoeken};
use store::toezicht::UurRij;

/// Hours that are counted at once; more is told, not counted.
const UREN: i64 = 50_000;

/// The ids of the days that the marks look back at, up to and including this day.
fn grenzen(tot: Date) -> (JournaalId, JournaalId) {
    id_grenzen(Some(tot.saturating_sub((DAGEN - 1).days())), Some(tot))
}

/// True when this act on one dossier was allowed by the role alone. The Meldpunt has every melding as its task, so a
/// melding is not looked at here.
fn alleen_rol(handeling: &str, rol: &str) -> bool {
    let wegen = wegen(handeling);
    !handeling.starts_with("melding.")
        && wegen.iter().any(|w| w.per_dossier)
        && wegen.iter().any(|w| w.van_rol().is_some_and(|r| r.code() == rol))
}

/// A counted hour as the rule takes it; `None` for what the marks don't look at.
fn uur(r: &UurRij) -> Option<Uur> {
    let aantal = u32::try_from(r.aantal).unwrap_or(u32::MAX);
    let wat = match Kijk::van(&r.soort) {
        Kijk::Geweigerd => Gebeurtenis::Geweigerd,
        // Of the sign-ins only those with the emergency account are asked of the store.
        _ if r.handeling == Aanmelden::CODE => Gebeurtenis::Noodaccount,
        _ if r.handeling == PersoonZoeken::CODE => Gebeurtenis::Zocht,
        _ => Gebeurtenis::Opende {
            dossier: dossier(r)?,
            zonder_taak: alleen_rol(&r.handeling, &r.rol) && !r.melding_van_team,
        },
    };
    Some(Uur {
        uur: r.uur,
        wat,
        aantal,
    })
}

/// Casus and household are the same dossier; a melding without a household is one of its own. A list is none.
fn dossier(r: &UurRij) -> Option<uuid::Uuid> {
    r.huishouden_id
        .map(domain::HuishoudenId::uuid)
        .or_else(|| r.casus_id.map(domain::CasusId::uuid))
        .or_else(|| r.onderwerp_id.filter(|_| r.handeling.starts_with("melding.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn let_in_by_the_role_alone() {
        for (handeling, rol, verwacht) in [
            ("casus.openen", "procesmanager", true),
            ("casus.openen", "casusregisseur", false),
            ("casus.openen", "teamleider", false),
            ("casus.openen", "MDO-lid", false),
            ("huishouden.openen", "meldpunt", true),
            ("melding.openen", "meldpunt", false),
            ("melding.openen", "behandelend team", false),
            ("casus.lijst", "medewerker", false),
            ("onbekend", "procesmanager", false),
        ] {
            assert_eq!(alleen_rol(handeling, rol), verwacht, "{handeling} {rol}");
        }
    }
}
