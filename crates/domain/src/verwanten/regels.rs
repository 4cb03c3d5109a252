// SPDX-License-Identifier: EUPL-1.2
//! What a relation may be, held against the people and the relations that are there.

use super::{Band, Groep, Mens, RelatieSoort, Wie};
use crate::Fouten;
use crate::huishouden::verjaardag;
use jiff::civil::Date;

/// Below 18 somebody is a minor (BW 1:233).
const MEERDERJARIG: i16 = 18;
/// A mother of 16 or 17 can ask the judge for gezag (BW 1:253ha).
const GEZAG_VANAF: i16 = 16;

/// Reaches `leeftijd` on or before `dag`; `None` when the date of birth is not known.
fn bereikt(m: &Mens, leeftijd: i16, dag: Date) -> Option<bool> {
    let verjaart = verjaardag(m.geboren?, leeftijd)?;
    Some(verjaart <= dag)
}

/// Is `boven` an ancestor of `onder`, or the same?
fn is_voorouder(boven: Wie, onder: Wie, banden: &[Band]) -> bool {
    let mut gezien = vec![onder];
    let mut i = 0;
    while let Some(&nu) = gezien.get(i) {
        if nu == boven {
            return true;
        }
        for b in banden.iter().filter(|b| b.soort.is_ouder() && b.over == nu) {
            if let Some(ouder) = b.met
                && !gezien.contains(&ouder)
            {
                gezien.push(ouder);
            }
        }
        i += 1;
    }
    false
}

fn overlapt(a: &Band, b: &Band) -> bool {
    let na = |t: Option<Date>, s: Option<Date>| matches!((t, s), (Some(t), Some(s)) if t < s);
    // Ended without a known first day: it is over for what starts without one too.
    let voorbij = |x: &Band, y: &Band| x.tot.is_some() && y.tot.is_none() && y.sinds.is_none();
    !na(a.tot, b.sinds) && !na(b.tot, a.sinds) && !voorbij(a, b) && !voorbij(b, a)
}

fn zelfde(a: &Band, b: &Band) -> bool {
    let omgekeerd = a.soort.is_wederzijds() && Some(a.over) == b.met && a.met == Some(b.over);
    a.soort == b.soort && ((a.over == b.over && a.met == b.met) || omgekeerd)
}

/// May this relation be stored beside `bestaand` (without an earlier version of itself)?
///
/// # Errors
/// All that is wrong, by field name.
pub fn toets(nieuw: &Band, mensen: &[Mens], bestaand: &[Band], vandaag: Date) -> Result<(), Fouten> {
    let mut f = Fouten::new();
    let vind = |w: Wie| mensen.iter().find(|m| m.wie == w);
    let over = vind(nieuw.over);
    let met = nieuw.met.and_then(vind);
    if over.is_none() {
        f.voeg(
            "over",
            "Deze persoon hoort niet bij dit huishouden. Kies iemand uit de lijst.",
        );
    }
    if nieuw.met.is_some() && met.is_none() {
        f.voeg(
            "met",
            "Deze persoon hoort niet bij dit huishouden. Kies iemand uit de lijst.",
        );
    }
    if Some(nieuw.over) == nieuw.met {
        f.voeg(
            "met",
            "Iemand kan geen relatie met zichzelf hebben. Kies iemand anders.",
        );
        return Err(f);
    }
    let dag = nieuw.sinds.unwrap_or(vandaag);
    familie(&mut f, nieuw, (over, met), bestaand);
    if nieuw.soort.groep() == Groep::Gezag {
        gezag(&mut f, nieuw, (over, met), bestaand, dag);
    }
    if nieuw.soort.groep() == Groep::Vertegenwoordiging
        && over.is_some_and(|m| m.ongeboren || bereikt(m, MEERDERJARIG, dag) == Some(false))
    {
        f.voeg(
            "soort",
            "Curatele, bewind en mentorschap gelden alleen voor iemand van 18 jaar of ouder. Kies een soort gezag.",
        );
    }
    if let Some(Wie::Betrokkene(_)) = nieuw.met
        && nieuw.soort.groep() == Groep::Familie
    {
        f.voeg(
            "met",
            "Familie vul je in als persoon of als familielid, niet als betrokkene.",
        );
    }
    if bestaand.iter().any(|b| zelfde(nieuw, b) && overlapt(nieuw, b)) {
        f.voeg("", "Deze relatie staat er al. Wijzig die, of sluit hem eerst af.");
    }
    let tegelijk = bestaand
        .iter()
        .filter(|b| b.soort == nieuw.soort && b.over == nieuw.over && overlapt(nieuw, b))
        .count();
    if tegelijk >= nieuw.soort.hoogstens() {
        let tekst = match nieuw.soort.hoogstens() {
            1 => "Er is al iemand met deze rol. Sluit die relatie eerst af.",
            _ => "Er zijn al twee mensen met deze rol. Sluit eerst een van die relaties af.",
        };
        f.voeg("soort", tekst);
    }
    f.of(())
}

fn familie(f: &mut Fouten, nieuw: &Band, (over, met): (Option<&Mens>, Option<&Mens>), bestaand: &[Band]) {
    let Some(ander) = nieuw.met else { return };
    if nieuw.soort.is_ouder() {
        if is_voorouder(nieuw.over, ander, bestaand) {
            f.voeg(
                "met",
                "Dan zou iemand een voorouder van zichzelf zijn. Kijk of je ouder en kind hebt omgewisseld.",
            );
        }
        if let (Some(kind), Some(ouder)) = (over.and_then(Mens::jaar), met.and_then(Mens::jaar))
            && ouder >= kind
        {
            f.voeg(
                "met",
                "De ouder is niet eerder geboren dan het kind. Kijk of je ze hebt omgewisseld.",
            );
        }
        if met.is_some_and(|m| m.ongeboren) {
            f.voeg("met", "Een ongeboren kind kan geen ouder zijn.");
        }
    }
    let ouder_kind = |b: &&Band| {
        b.soort.is_ouder()
            && ((b.over == nieuw.over && b.met == Some(ander))
                || (b.over == ander && b.met == Some(nieuw.over)))
    };
    if (nieuw.soort.is_paar() || nieuw.soort.is_broer_zus()) && bestaand.iter().any(|b| ouder_kind(&b)) {
        f.voeg("soort", "Deze twee zijn ouder en kind. Kies een andere relatie.");
    }
    if nieuw.soort.is_paar() && (over.is_some_and(|m| m.ongeboren) || met.is_some_and(|m| m.ongeboren)) {
        f.voeg("soort", "Een ongeboren kind heeft geen partner.");
    }
}

fn gezag(
    f: &mut Fouten,
    nieuw: &Band,
    (over, met): (Option<&Mens>, Option<&Mens>),
    bestaand: &[Band],
    dag: Date,
) {
    if over.is_some_and(|m| m.ongeboren) {
        f.voeg(
            "over",
            "Gezag begint bij de geboorte. Leg dit vast als het kind geboren is.",
        );
    }
    if over.and_then(|m| bereikt(m, MEERDERJARIG, dag)) == Some(true) {
        f.voeg(
            "over",
            "Gezag is er alleen over iemand jonger dan 18. Kies een andere relatie of een eerdere dag.",
        );
    }
    if met.and_then(|m| bereikt(m, GEZAG_VANAF, dag)) == Some(false) {
        f.voeg("met", "Deze persoon is te jong om gezag te hebben.");
    }
    // Gezag is one of the six kinds at a time.
    let anders = |b: &&Band| {
        b.soort.groep() == Groep::Gezag
            && b.soort != nieuw.soort
            && b.over == nieuw.over
            && overlapt(nieuw, b)
    };
    if bestaand.iter().any(|b| anders(&b)) {
        f.voeg(
            "soort",
            "Er staat al een andere soort gezag over dit kind. Sluit die eerst af.",
        );
    }
    let ouder_nodig = matches!(nieuw.soort, RelatieSoort::GezagOuder | RelatieSoort::GezagOuders);
    if ouder_nodig && matches!(nieuw.met, Some(Wie::Betrokkene(_))) {
        f.voeg(
            "met",
            "Dit gezag heeft een ouder. Kies de ouder, of kies voogdij.",
        );
    }
}
