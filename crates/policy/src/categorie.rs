// SPDX-License-Identifier: EUPL-1.2
//! Which categories of data a way in opens (requirements D4, D8). What is not opened is absent, not blanked.

use crate::{Handeling, Permit};
use domain::notitie::Categorie;

/// True when this permit also shows data of the category: a field, or a note.
pub fn mag_categorie<A: Handeling>(permit: &Permit<A>, categorie: Categorie) -> bool {
    permit.categorieen().contains(&categorie)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actor, Bijzonder, CasusFeiten, Deelname, Doel, Feiten, decide, handelingen::CasusOpenen};
    use domain::{CasusId, Gemeente, Id, MedewerkerId, TeamId};
    use uuid::Uuid;

    #[test]
    fn takes_part_without_sensitive_notes() {
        let id = |n| Uuid::from_u128(n);
        let wie: MedewerkerId = Id::new(id(1));
        let mut actor = Actor::melder(Gemeente(1));
        actor.soort = crate::ActorSoort::Medewerker;
        actor.medewerker = Some(wie);
        let casus: CasusId = Id::new(id(2));
        let team: TeamId = Id::new(id(3));
        let mut feiten = CasusFeiten {
            gemeente: Gemeente(1),
            id: casus,
            huishouden: Id::new(id(4)),
            team,
            regisseur: None,
            waarnemer: false,
            deelname: Deelname::uit_tekst(Some("toestemming".to_owned()), Some("/identiteit,algemeen")),
            op_mdo: false,
            bijzonder: Bijzonder::default(),
        };
        let mag = |f: &CasusFeiten, c| {
            let permit = decide::<CasusOpenen>(&actor, Doel::Regie, &Feiten::Casus(f.clone())).unwrap();
            mag_categorie(&permit, c)
        };
        assert!(mag(&feiten, Categorie::Algemeen) && !mag(&feiten, Categorie::Contact));
        for c in [Categorie::Medisch, Categorie::Justitie, Categorie::Veiligheid] {
            assert!(!mag(&feiten, c));
        }
        feiten.deelname = Deelname::uit_tekst(
            Some("toestemming".to_owned()),
            Some("medisch,onzin/identiteit,algemeen,medisch,justitie"),
        );
        assert!(mag(&feiten, Categorie::Medisch) && !mag(&feiten, Categorie::Justitie));
        feiten.regisseur = Some(wie);
        assert!(Categorie::ALL.iter().all(|c| mag(&feiten, *c)));
    }
}
