// SPDX-License-Identifier: EUPL-1.2
//! How large a unit of scale is, and how many there are of what.

use domain::casus::Fase;

/// Huishoudens of a unit of scale.
pub(crate) const PER_DEEL: usize = 3000;
/// Persons of a unit.
pub(crate) const PERSONEN: usize = 10_000;
/// Meldingen of a unit: 900 a year, in three years.
pub(crate) const MELDINGEN: usize = 2700;
/// Rows of journaal of a unit.
pub(crate) const JOURNAAL: usize = 200_000;
/// Huishoudens that are made at once.
pub(crate) const BROK: usize = 500;

/// Casussen of a unit by the phase in which they are today; in the first unit more wait for a regisseur.
pub(crate) const FASEN: [(Fase, usize); 7] = [
    (Fase::Triage, 1),
    (Fase::Onderzoek, 58),
    (Fase::Plan, 46),
    (Fase::Uitvoering, 190),
    (Fase::Afronding, 32),
    (Fase::Nazorg, 62),
    (Fase::Gesloten, 80),
];
/// Casussen that wait for a regisseur in the first unit.
pub(crate) const WACHT_OP_REGISSEUR: usize = 7;
/// Plans that wait for the MDO: in the first unit, and in each further one.
pub(crate) const WACHT_OP_MDO: (usize, usize) = (6, 1);
/// Casussen that were taken up again from nazorg, and households with an earlier, closed casus.
pub(crate) const OPNIEUW: (usize, usize) = (8, 15);
