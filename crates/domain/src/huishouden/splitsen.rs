// SPDX-License-Identifier: EUPL-1.2
//! People who go on to another household: a split, a move to somebody who left before, or two households that become one.
//! A child of parents who live apart belongs to both, with one as the main one.

use super::{GeldigAdres, NieuwAdres};
use crate::{Fouten, HuishoudenId, PersoonId, Weigering};

/// What was chosen and typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweSplitsing {
    /// Who goes.
    pub wie: Vec<String>,
    /// Who of them belongs to both households from now on.
    pub beide: Vec<String>,
    /// Where who belongs to both lives mainly: `hier` or `daar`.
    pub hoofd: String,
    /// The household where they go; empty for a new one.
    pub naar: String,
    /// Address of a new household.
    pub adres: NieuwAdres,
    /// The new household has no address.
    pub zonder: bool,
    /// Where it can be found then.
    pub verblijf: String,
    /// Who decided.
    pub besloten_door: String,
    /// Why.
    pub reden: String,
}

/// Where they go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bestemming {
    /// A household that is there.
    Bekend(HuishoudenId),
    /// A new one at an address.
    Adres(GeldigAdres),
    /// A new one without address, to be found there.
    Zonder(String),
}

/// What may be done, as far as the form tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigeSplitsing {
    /// Who goes, and whether they belong to both.
    pub wie: Vec<(PersoonId, bool)>,
    /// Who belongs to both lives mainly in the household where they go.
    pub hoofd_daar: bool,
    /// Where they go.
    pub naar: Bestemming,
    /// Who decided.
    pub besloten_door: String,
    /// Why.
    pub reden: String,
}

impl NieuweSplitsing {
    /// Checks it against the members of now, and the households that they can go to.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, leden: &[PersoonId], keuzes: &[HuishoudenId]) -> Result<GeldigeSplitsing, Fouten> {
        let mut f = Fouten::new();
        let beide: Vec<PersoonId> = self.beide.iter().filter_map(|b| b.parse().ok()).collect();
        let mut wie: Vec<(PersoonId, bool)> = Vec::new();
        for id in &self.wie {
            match id.parse::<PersoonId>() {
                Ok(id) if leden.contains(&id) => {
                    if !wie.iter().any(|w| w.0 == id) {
                        wie.push((id, beide.contains(&id)));
                    }
                }
                _ => f.voeg(
                    "wie",
                    "Iemand die je koos, hoort niet meer bij dit huishouden. Kijk opnieuw.",
                ),
            }
        }
        if self.wie.is_empty() {
            f.voeg("wie", "Kies wie er naar het andere huishouden gaat.");
        }
        if beide.iter().any(|b| !wie.iter().any(|w| w.0 == *b)) {
            f.voeg(
                "beide",
                "Wie bij allebei hoort, moet hierboven ook zijn aangevinkt.",
            );
        }
        let ook = wie.iter().any(|w| w.1);
        let hoofd_daar = match self.hoofd.trim() {
            "daar" => true,
            "hier" => false,
            _ => {
                if ook {
                    f.voeg(
                        "hoofd",
                        "Kies waar het hoofdverblijf is van wie bij allebei hoort.",
                    );
                }
                false
            }
        };
        let blijft = leden.iter().any(|l| !wie.iter().any(|w| w.0 == *l && !w.1));
        let naar = self.bestemming(keuzes, &mut f);
        if !wie.is_empty() && !blijft && self.naar.trim().is_empty() {
            f.voeg(
                "wie",
                "Zo gaat iedereen. Verhuist het hele huishouden? Wijzig dan het adres.",
            );
        }
        for (veld, waarde, hoogstens, leeg) in [
            (
                "besloten_door",
                &self.besloten_door,
                200,
                "Schrijf op wie dit besloot, bijvoorbeeld 'ouders samen' of 'rechtbank, 3 maart'.",
            ),
            (
                "reden",
                &self.reden,
                300,
                "Schrijf op waarom. De reden blijft bewaard.",
            ),
        ] {
            if waarde.trim().is_empty() {
                f.voeg(veld, leeg);
            } else if waarde.chars().count() > hoogstens {
                f.voeg(
                    veld,
                    format!("Deze tekst is te lang. Maak hem korter: hoogstens {hoogstens} tekens."),
                );
            }
        }
        let Some(naar) = naar else { return Err(f) };
        f.of(GeldigeSplitsing {
            wie,
            hoofd_daar,
            naar,
            besloten_door: self.besloten_door.trim().to_owned(),
            reden: self.reden.trim().to_owned(),
        })
    }

    fn bestemming(&self, keuzes: &[HuishoudenId], f: &mut Fouten) -> Option<Bestemming> {
        let naar = self.naar.trim();
        if !naar.is_empty() {
            let bekend = naar.parse().ok().filter(|id| keuzes.contains(id));
            if bekend.is_none() {
                f.voeg(
                    "naar",
                    "Kies een huishouden uit de lijst, of een nieuw huishouden.",
                );
            }
            return bekend.map(Bestemming::Bekend);
        }
        if self.zonder {
            let waar = self.verblijf.trim();
            if waar.is_empty() || waar.chars().count() > 200 {
                f.voeg(
                    "verblijf",
                    "Schrijf op waar je hen kunt vinden, of dat je het niet weet (hoogstens 200 tekens).",
                );
            }
            return Some(Bestemming::Zonder(waar.to_owned()));
        }
        match self.adres.valideer() {
            Ok(a) => Some(Bestemming::Adres(a)),
            Err(fouten) => {
                f.0.extend(fouten.0);
                None
            }
        }
    }
}

/// May everybody leave a household? Not while its casus runs: then nobody would be left whom it is about (D1).
///
/// # Errors
/// When a casus runs and nobody stays.
pub fn mag_leeg(blijft: usize, casus_loopt: bool) -> Result<(), Weigering> {
    if blijft == 0 && casus_loopt {
        return Err(Weigering::new(
            "huishouden.casus_loopt",
            "Er loopt een casus voor dit huishouden. Laat iemand achter, of sluit eerst de casus af.",
        ));
    }
    Ok(())
}

/// May a split be undone? Only while those who went are still where they went, and nothing was built on a new household.
///
/// # Errors
/// With what stands in the way.
pub fn mag_terug(al_terug: bool, nog_daar: bool, nieuw_gebruikt: bool) -> Result<(), Weigering> {
    let weiger = |code, reden: &str| Err(Weigering::new(code, reden));
    match (al_terug, nog_daar, nieuw_gebruikt) {
        (true, _, _) => weiger(
            "splitsing.al_terug",
            "Dit is al teruggedraaid. Er is niets veranderd.",
        ),
        (_, false, _) => weiger(
            "splitsing.verder",
            "Iemand is daarna weer verhuisd. Draai eerst die stap terug, of wijzig de huishoudens met de hand.",
        ),
        (_, _, true) => weiger(
            "splitsing.gebruikt",
            "In het nieuwe huishouden is daarna iemand bij gekomen, of er loopt een casus. Wijzig de huishoudens met de hand.",
        ),
        (false, true, false) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn p(nr: u128) -> PersoonId {
        PersoonId::new(Uuid::from_u128(nr))
    }
    fn h(nr: u128) -> HuishoudenId {
        HuishoudenId::new(Uuid::from_u128(nr))
    }
    fn splitsing(wie: &[u128]) -> NieuweSplitsing {
        NieuweSplitsing {
            wie: wie.iter().map(|nr| p(*nr).to_string()).collect(),
            zonder: true,
            verblijf: "bij zijn zus".into(),
            besloten_door: "ouders samen".into(),
            reden: "Ze gaan uit elkaar.".into(),
            ..NieuweSplitsing::default()
        }
    }
    fn velden(s: &NieuweSplitsing) -> Vec<String> {
        let leden = [p(1), p(2), p(3)];
        s.valideer(&leden, &[h(9)])
            .err()
            .map_or_else(Vec::new, |f| f.0.into_iter().map(|f| f.veld).collect())
    }

    #[test]
    fn what_may_be_chosen() {
        let met = |doe: &dyn Fn(&mut NieuweSplitsing), wie: &[u128]| {
            let mut s = splitsing(wie);
            doe(&mut s);
            velden(&s)
        };
        assert!(velden(&splitsing(&[1])).is_empty());
        for (uit, verwacht) in [
            (met(&|_| (), &[]), vec!["wie"]),
            (met(&|_| (), &[4]), vec!["wie"]),
            (met(&|_| (), &[1, 2, 3]), vec!["wie"]),
            (met(&|s| s.naar = h(9).to_string(), &[1, 2, 3]), vec![]),
            (met(&|s| s.naar = h(8).to_string(), &[1]), vec!["naar"]),
            (met(&|s| s.beide = vec![p(2).to_string()], &[1]), vec!["beide"]),
            (met(&|s| s.beide = vec![p(1).to_string()], &[1]), vec!["hoofd"]),
            (met(&|s| s.verblijf.clear(), &[1]), vec!["verblijf"]),
            (
                met(&|s| s.zonder = false, &[1]),
                vec!["postcode", "huisnummer", "straat", "plaats"],
            ),
            (
                met(
                    &|s| {
                        s.besloten_door.clear();
                        s.reden = "x".repeat(301);
                    },
                    &[1],
                ),
                vec!["besloten_door", "reden"],
            ),
        ] {
            assert_eq!(uit, verwacht);
        }
        // Everybody, but one belongs to both: somebody stays.
        let mut s = splitsing(&[1, 2, 3]);
        s.beide = vec![p(3).to_string()];
        s.hoofd = "daar".into();
        let g = s.valideer(&[p(1), p(2), p(3)], &[]).unwrap();
        assert_eq!(g.wie, [(p(1), false), (p(2), false), (p(3), true)]);
        assert!(g.hoofd_daar);
    }

    #[test]
    fn leaving_nobody_and_going_back() {
        assert!(mag_leeg(0, false).is_ok() && mag_leeg(1, true).is_ok());
        assert_eq!(mag_leeg(0, true).unwrap_err().code, "huishouden.casus_loopt");
        assert!(mag_terug(false, true, false).is_ok());
        for (a, b, c, code) in [
            (true, true, false, "splitsing.al_terug"),
            (false, false, false, "splitsing.verder"),
            (false, true, true, "splitsing.gebruikt"),
        ] {
            assert_eq!(mag_terug(a, b, c).unwrap_err().code, code);
        }
    }
}
