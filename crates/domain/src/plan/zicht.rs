// SPDX-License-Identifier: EUPL-1.2
//! Which part of the plan somebody reads (requirement D4; S4 §7 "per casus wordt bepaald wie mag lezen").

use super::PlanInhoud;
use crate::ActieId;
use crate::notitie::Categorie;

/// True when a goal on a life area with data of this category is shown: the reader has a ground for the category, or does
/// something for this goal. One can't keep an agreement without knowing what it is for.
pub fn toont_doel(categorie: Categorie, mag: &[Categorie], doet_iets: bool) -> bool {
    doet_iets || mag.contains(&categorie)
}

/// A version of the plan with the goals that the reader may see. `van_lezer`: actions that are the reader's.
pub fn beperk(
    inhoud: PlanInhoud,
    categorie: impl Fn(&str) -> Categorie,
    mag: &[Categorie],
    van_lezer: &[ActieId],
) -> PlanInhoud {
    PlanInhoud {
        doelen: inhoud
            .doelen
            .into_iter()
            .filter(|d| {
                let eigen = d.acties.iter().any(|a| van_lezer.contains(&a.id));
                toont_doel(categorie(&d.leefgebied), mag, eigen)
            })
            .collect(),
    }
}
