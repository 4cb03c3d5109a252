// SPDX-License-Identifier: EUPL-1.2
//! What of the warnings somebody sees. The text follows the ground for its category; that there is a warning for a visit
//! reaches everybody who may open the casus (requirement D10).

use super::WaarschuwingSoort;
use crate::kern::Weigering;
use crate::notitie::Categorie;
use crate::termijn::datum_tekst;
use crate::{PersoonId, WaarschuwingId};
use jiff::civil::Date;

/// What somebody reads who has no ground for the text itself.
pub const BEL_EERST: &str = "Ga niet alleen. Bel eerst de casusregisseur.";

/// How a warning stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toestand {
    /// It holds.
    Actief,
    /// It holds, and its review is over its day by so many days.
    TeLaat(i64),
    /// It has ended.
    Beeindigd,
}

/// How a warning stands today. An overdue review doesn't end it: a danger is not over because nobody looked.
pub fn toestand(herbeoordelen_op: Date, beeindigd: bool, vandaag: Date) -> Toestand {
    if beeindigd {
        return Toestand::Beeindigd;
    }
    match herbeoordelen_op.duration_until(vandaag).as_hours() / 24 {
        dagen if dagen > 0 => Toestand::TeLaat(dagen),
        _ => Toestand::Actief,
    }
}

/// May a warning that stands like this be reviewed or ended?
///
/// # Errors
/// When it has ended: then a new one is made.
pub fn mag_wijzigen(toestand: Toestand) -> Result<(), Weigering> {
    match toestand {
        Toestand::Beeindigd => Err(Weigering::new(
            "waarschuwing.beeindigd",
            "Deze waarschuwing is al beëindigd. Is er weer gevaar? Leg dan een nieuwe waarschuwing vast.",
        )),
        Toestand::Actief | Toestand::TeLaat(_) => Ok(()),
    }
}

/// A warning as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waarschuwing {
    /// Id.
    pub id: WaarschuwingId,
    /// Kind.
    pub soort: WaarschuwingSoort,
    /// Member it is about.
    pub persoon: Option<PersoonId>,
    /// Name of that member, for the title.
    pub over: String,
    /// The fact.
    pub tekst: String,
    /// With whom nothing may be shared.
    pub met_wie: String,
    /// Member with whom nothing may be shared.
    pub met_lid: Option<PersoonId>,
    /// Since when.
    pub sinds: Date,
    /// Before when it is reviewed.
    pub herbeoordelen_op: Date,
    /// It has ended.
    pub beeindigd: bool,
}

/// A warning as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Getoond {
    /// The warning; `None` when only its being there may be known.
    pub id: Option<WaarschuwingId>,
    /// What it is.
    pub titel: String,
    /// The fact, or what to do.
    pub tekst: String,
    /// Until when it is agreed, or that its review is late.
    pub sub: String,
    /// Its review is late.
    pub te_laat: bool,
}

/// Warnings that hold, as somebody sees them who may read these categories; the gravest kind first, flags about sharing
/// last. Warnings for a visit that somebody may not read become one line; other ones are absent.
pub fn tonen(lijst: &[Waarschuwing], vandaag: Date, mag: impl Fn(Categorie) -> bool) -> Vec<Getoond> {
    let mut actief: Vec<(&Waarschuwing, Toestand)> = lijst
        .iter()
        .map(|w| (w, toestand(w.herbeoordelen_op, w.beeindigd, vandaag)))
        .filter(|(_, t)| *t != Toestand::Beeindigd)
        .collect();
    actief.sort_by_key(|(w, _)| (w.soort, w.sinds, w.id));
    let (leesbaar, dicht): (Vec<_>, Vec<_>) = actief.into_iter().partition(|(w, _)| mag(w.soort.categorie()));
    let mut uit = Vec::with_capacity(leesbaar.len() + 1);
    if dicht.iter().any(|(w, _)| w.soort.is_bezoek()) {
        uit.push(Getoond {
            id: None,
            titel: "Let op bij een huisbezoek.".to_owned(),
            tekst: BEL_EERST.to_owned(),
            sub: String::new(),
            te_laat: false,
        });
    }
    uit.extend(leesbaar.into_iter().map(|(w, t)| een(w, t)));
    uit
}

fn een(w: &Waarschuwing, toestand: Toestand) -> Getoond {
    let titel = if w.soort == WaarschuwingSoort::NietDelen {
        let wie = w.met_wie.trim_end_matches('.');
        if w.over.is_empty() {
            format!("Niet delen met {wie}.")
        } else {
            format!("Niet delen met {wie} (over {}).", w.over)
        }
    } else {
        let label = w.soort.label();
        let mut letters = label.chars();
        let groot: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(letters)
            .collect();
        if w.over.is_empty() {
            format!("{groot}.")
        } else {
            format!("{groot} ({}).", w.over)
        }
    };
    let dag = datum_tekst(w.herbeoordelen_op);
    let te_laat = matches!(toestand, Toestand::TeLaat(_));
    Getoond {
        id: Some(w.id),
        titel,
        tekst: w.tekst.clone(),
        sub: if te_laat {
            format!("De herbeoordeling was op {dag}.")
        } else {
            format!("Herbeoordelen op {dag}.")
        },
        te_laat,
    }
}
