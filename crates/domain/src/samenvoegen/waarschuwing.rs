// SPDX-License-Identifier: EUPL-1.2
//! What to think of before two persons become one. A warning stops nobody: who merges looks, and decides.

use super::Feiten;

/// What is known of the two together.
#[derive(Clone, Copy, Debug)]
pub struct Vergeleken<'a> {
    /// Who stays.
    pub blijft: &'a Feiten,
    /// Who goes.
    pub vervalt: &'a Feiten,
    /// Both belong to one household now.
    pub zelfde_huishouden: bool,
    /// A running casus is about both.
    pub zelfde_casus: bool,
    /// A relation between the two was recorded.
    pub relatie: bool,
    /// Somebody judged before that they are two people.
    pub eerder_ander: bool,
    /// Both have a signaal by the same melder.
    pub dubbel_signaal: bool,
}

/// A warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetOp {
    /// Same birth date and family name, other given names.
    Tweeling,
    /// Both in one household.
    ZelfdeHuishouden,
    /// One running casus is about both.
    ZelfdeCasus,
    /// A relation between them.
    Relatie,
    /// One died, of the other that is not known.
    Overleden,
    /// Judged before as two people.
    EerderAnder,
    /// One of the two has a secret address: the other has it too, from now on.
    Geheim,
    /// The same melder placed a signaal on each.
    DubbelSignaal,
}

impl LetOp {
    /// What is said.
    pub const fn tekst(self) -> &'static str {
        match self {
            Self::Tweeling => {
                "Zelfde geboortedag en achternaam, maar een andere voornaam. Het kan een tweeling zijn."
            }
            Self::ZelfdeHuishouden => "Ze horen nu allebei bij hetzelfde huishouden.",
            Self::ZelfdeCasus => "Er loopt een casus waarin ze allebei voorkomen.",
            Self::Relatie => {
                "Iemand legde een relatie vast tussen deze twee. Die verdwijnt, en komt terug als je dit terugdraait."
            }
            Self::Overleden => "Van een van de twee is vastgelegd dat die is overleden.",
            Self::EerderAnder => "Een collega oordeelde eerder dat dit twee mensen zijn.",
            Self::Geheim => {
                "Een van de twee heeft een geheim adres. Daarna is het adres van de persoon die blijft geheim."
            }
            Self::DubbelSignaal => {
                "Dezelfde melder plaatste op allebei een signaal. Het tweede blijft staan waar het stond, tot het afloopt."
            }
        }
    }
}

/// The warnings, the heaviest first.
pub fn let_op(v: Vergeleken<'_>) -> Vec<LetOp> {
    let (a, b) = (v.blijft, v.vervalt);
    let naam = |t: &str| t.trim().to_lowercase();
    let tweeling = a.geboortedatum.is_some()
        && a.geboortedatum == b.geboortedatum
        && naam(&a.geslachtsnaam) == naam(&b.geslachtsnaam)
        && !a.voornamen.is_empty()
        && !b.voornamen.is_empty()
        && naam(&a.voornamen).chars().next() != naam(&b.voornamen).chars().next();
    [
        (LetOp::EerderAnder, v.eerder_ander),
        (LetOp::Tweeling, tweeling),
        (LetOp::Relatie, v.relatie),
        (LetOp::ZelfdeHuishouden, v.zelfde_huishouden),
        (LetOp::ZelfdeCasus, v.zelfde_casus),
        (
            LetOp::Overleden,
            a.overleden_op.is_some() != b.overleden_op.is_some(),
        ),
        (LetOp::Geheim, a.adres_geheim != b.adres_geheim),
        (LetOp::DubbelSignaal, v.dubbel_signaal),
    ]
    .into_iter()
    .filter_map(|(wat, zo)| zo.then_some(wat))
    .collect()
}
