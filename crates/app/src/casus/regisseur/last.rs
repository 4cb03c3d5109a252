// SPDX-License-Identifier: EUPL-1.2
//! The load of a regisseur, and who may be one.

use domain::MedewerkerId;
use domain::caseload::caseload;
use domain::casus::Fase;
use domain::inrichting::Caseloadregels;
use domain::kern::Weigering;
use policy::{Rol, Rollen};
use std::collections::BTreeMap;
use store::regie::{LastRij, RegisseurRij};

/// The role whose maximum counts for this person; `None` when the person can't be regisseur.
pub fn regisseursrol(rollen: &str) -> Option<Rol> {
    let rollen = Rollen::uit_tekst(rollen);
    [Rol::Casusregisseur, Rol::Gezinscoach]
        .into_iter()
        .find(|r| rollen.heeft(*r))
}

/// Maximum of a person, in hundredths.
pub fn maximum(regels: &Caseloadregels, rollen: &str) -> u32 {
    regisseursrol(rollen).map_or(0, |r| regels.maximum_honderdsten(r.code()))
}

/// Load of rows of one person, in hundredths.
pub fn last<'a>(regels: &Caseloadregels, rijen: impl IntoIterator<Item = &'a LastRij>) -> u32 {
    caseload(
        regels,
        rijen.into_iter().flat_map(|r| {
            let aantal = usize::try_from(r.aantal).unwrap_or(0);
            std::iter::repeat_n(*r.fase, aantal)
        }),
    )
}

/// Load per person, in hundredths.
pub fn lasten(regels: &Caseloadregels, rijen: &[LastRij]) -> BTreeMap<MedewerkerId, u32> {
    let mut uit: BTreeMap<MedewerkerId, u32> = BTreeMap::new();
    for r in rijen {
        *uit.entry(r.medewerker_id).or_default() += last(regels, [r]);
    }
    uit
}

/// The phase in which the casus will be once it has a regisseur.
pub(super) fn fase_na(fase: Fase) -> Fase {
    match fase {
        Fase::Aangemeld | Fase::Triage => Fase::Onderzoek,
        anders => anders,
    }
}

/// May this person be regisseur today?
///
/// # Errors
/// Not known, not active, no such role, or absent.
pub fn mag_ontvangen(wie: Option<RegisseurRij>) -> Result<RegisseurRij, Weigering> {
    let Some(wie) = wie else {
        return Err(Weigering::new(
            "regie.onbekend",
            "Deze persoon is niet bekend. Kies iemand uit de lijst.",
        ));
    };
    if !wie.actief || regisseursrol(&wie.rollen).is_none() {
        return Err(Weigering::new(
            "regie.geen_regisseur",
            format!(
                "{} kan geen regisseur zijn. Kies een casusregisseur of gezinscoach.",
                wie.naam
            ),
        ));
    }
    if let Some(tot) = wie.afwezig_tot {
        return Err(Weigering::new(
            "regie.afwezig",
            format!(
                "{} is afwezig tot en met {}. Kies iemand anders.",
                wie.naam,
                domain::termijn::datum_tekst(tot)
            ),
        ));
    }
    Ok(wie)
}
