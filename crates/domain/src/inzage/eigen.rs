// SPDX-License-Identifier: EUPL-1.2
//! What a resident sees alone on a screen, without a regisseur beside them (requirements G2, G4).

use super::Regel;
use crate::huishouden::leeftijd;
use jiff::civil::Date;

/// True when somebody sees the trail of their own data on their own: from 12 years (Jeugdwet 7.3.4; AVG article 15).
/// Under 12 the parents with gezag read for the child. Without a date of birth nobody knows, so no; and the data of
/// somebody who died are not for who uses their account.
pub fn mag_zelf(geboren: Option<Date>, overleden: bool, dag: Date) -> bool {
    !overleden
        && geboren
            .and_then(|g| leeftijd(g, dag))
            .is_some_and(|jaren| jaren >= 12)
}

/// Acts that tell of the safety of a member, when they stand with the household as a whole.
const VEILIGHEID: [&str; 5] = [
    "waarschuwing.wijzigen",
    "adres.geheim_zien",
    "adres.geheim_tonen",
    "afscherming.wijzigen",
    "noodtoegang.nemen",
];

/// Field groups that tell the same beside another act.
const VELDEN: [&str; 4] = ["waarschuwing", "waarschuwingen", "adres_geheim", "geheim_adres"];

/// A row as a resident reads it. Of a household as a whole, what could tell one member of the safety of another is left
/// out: who reads may be the danger, and nobody sits beside them (safety first, see [`crate::leesrecht`]). A row about the
/// resident (`over_zelf`) is always shown.
pub fn voor_inwoner(mut regel: Regel, over_zelf: bool) -> Option<Regel> {
    if over_zelf {
        return Some(regel);
    }
    if VEILIGHEID.contains(&regel.handeling.as_str()) {
        return None;
    }
    let velden: Vec<&str> = regel.velden.split(',').filter(|v| !VELDEN.contains(v)).collect();
    regel.velden = velden.join(",");
    Some(regel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inzage::HANDELINGEN;
    use jiff::civil::date;

    #[test]
    fn from_twelve_years_and_alive() {
        let dag = date(2026, 11, 24);
        for (geboren, overleden, verwacht) in [
            (Some(date(1985, 4, 9)), false, true),
            (Some(date(1985, 4, 9)), true, false),
            (Some(date(2014, 11, 24)), false, true),
            (Some(date(2014, 11, 25)), false, false),
            (Some(date(2027, 1, 1)), false, false),
            (None, false, false),
        ] {
            assert_eq!(
                mag_zelf(geboren, overleden, dag),
                verwacht,
                "{geboren:?} {overleden}"
            );
        }
    }

    fn regel(handeling: &str, velden: &str) -> Regel {
        Regel {
            id: crate::JournaalId::new(uuid::Uuid::nil()),
            op: jiff::Timestamp::UNIX_EPOCH,
            wie: None,
            naam: String::new(),
            functie: String::new(),
            organisatie: String::new(),
            gast_uit: String::new(),
            handeling: handeling.to_owned(),
            soort: "gelezen".to_owned(),
            rol: String::new(),
            doel: String::new(),
            grondslag: String::new(),
            velden: velden.to_owned(),
            casus: None,
        }
    }

    #[test]
    fn what_tells_of_the_safety_of_another_is_left_out() {
        for code in VEILIGHEID {
            assert!(HANDELINGEN.iter().any(|(c, _, _)| *c == code), "{code}");
            assert_eq!(voor_inwoner(regel(code, ""), false), None);
            assert_eq!(voor_inwoner(regel(code, "x"), true), Some(regel(code, "x")));
        }
        let r = regel("casus.openen", "plan,waarschuwingen,notities");
        assert_eq!(
            voor_inwoner(r.clone(), false),
            Some(regel("casus.openen", "plan,notities"))
        );
        assert_eq!(voor_inwoner(r.clone(), true), Some(r));
        let r = regel("huishouden.openen", "waarschuwingen");
        assert_eq!(voor_inwoner(r, false), Some(regel("huishouden.openen", "")));
    }
}
