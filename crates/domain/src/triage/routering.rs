// SPDX-License-Identifier: EUPL-1.2
//! Routing advice by table, in order of priority, with the reason; the worker may deviate with a reason
//! (requirement A3; S0 §6, S4 §4.1–4.2).

use super::{Antwoord, opsomming};
use crate::{
    inrichting::{Kenmerk, Route, TeamSoort},
    kern::Weigering,
    melding::{MeldingSoort, Urgentie},
};
use std::collections::BTreeSet;

/// What the features are derived from. Unknown is `None`, `Onbekend` or `false`: an unknown never routes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kenmerkbron {
    /// Urgency of the melding.
    pub urgentie: Option<Urgentie>,
    /// Kind of concern.
    pub soort: Option<MeldingSoort>,
    /// Age in years of the person it is about.
    pub leeftijd: Option<u16>,
    /// Is there a child in the household whom it concerns?
    pub kind: bool,
    /// Number of areas of 3-uit-8 with "ja".
    pub gebieden_ja: usize,
    /// Is help refused?
    pub hulp_geweigerd: Option<Antwoord>,
    /// Debts, addiction or housing: about the whole household.
    pub huishouden: bool,
    /// A question of school or work.
    pub school_of_werk: bool,
    /// Known in care.
    pub bekend_bij_zorg: bool,
    /// Known in justice.
    pub bekend_bij_justitie: bool,
    /// The police is involved.
    pub politie: bool,
    /// Nuisance around the home.
    pub overlast: bool,
    /// Violence around football.
    pub voetbalgeweld: bool,
    /// Repeat offender.
    pub veelpleger: bool,
}

/// The features that hold. "Several areas" is two or more (mockup meldpunt.html: two times ja).
pub fn kenmerken(b: &Kenmerkbron) -> BTreeSet<Kenmerk> {
    let soort = |s| b.soort == Some(s);
    let tussen = |van, tot| b.leeftijd.is_some_and(|l| (van..=tot).contains(&l));
    let overlast = b.overlast || soort(MeldingSoort::Overlast);
    [
        (Kenmerk::AcuutOnveilig, b.urgentie == Some(Urgentie::Acuut)),
        (
            Kenmerk::KindGerelateerd,
            b.kind || soort(MeldingSoort::Kinderen) || tussen(0, 17),
        ),
        (
            Kenmerk::HuishoudenGerelateerd,
            b.huishouden
                || soort(MeldingSoort::Huishouden)
                || soort(MeldingSoort::Geld)
                || soort(MeldingSoort::Wonen),
        ),
        (Kenmerk::MeerdereGebieden, b.gebieden_ja >= 2),
        (
            Kenmerk::HulpGeweigerd,
            b.hulp_geweigerd == Some(Antwoord::Ja)
                || (b.hulp_geweigerd.is_none() && soort(MeldingSoort::Zorgmijding)),
        ),
        (Kenmerk::JongerDan27, tussen(0, 26)),
        (
            Kenmerk::SchoolOfWerk,
            b.school_of_werk || soort(MeldingSoort::SchoolWerk),
        ),
        (Kenmerk::Leeftijd12Tot23, tussen(12, 23)),
        (Kenmerk::BekendBijZorg, b.bekend_bij_zorg),
        (Kenmerk::BekendBijJustitie, b.bekend_bij_justitie),
        (Kenmerk::Overlast, overlast),
        (Kenmerk::Jeugdoverlast, overlast && tussen(0, 23)),
        (Kenmerk::Politie, b.politie),
        (Kenmerk::Voetbalgeweld, b.voetbalgeweld),
        (Kenmerk::Veelpleger, b.veelpleger),
    ]
    .into_iter()
    .filter(|(_, geldt)| *geldt)
    .map(|(kenmerk, _)| kenmerk)
    .collect()
}

/// One route that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advies {
    /// Code of the route.
    pub code: String,
    /// Where to.
    pub label: String,
    /// Kind of team.
    pub team_soort: TeamSoort,
    /// Why, to follow "want".
    pub reden: String,
    /// Source of the rule.
    pub bron: String,
}

/// The advice: the first route, and the others that match too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routeadvies {
    /// The advice; `None` when no row of the table matches.
    pub eerste: Option<Advies>,
    /// Other routes that match, in order.
    pub ook: Vec<Advies>,
    /// The advice in B1.
    pub tekst: String,
}

/// Advises by the routing table.
pub fn adviseer(routes: &[Route], kenmerken: &BTreeSet<Kenmerk>) -> Routeadvies {
    let mut passend: Vec<&Route> = routes
        .iter()
        .filter(|r| !r.wanneer.is_empty() && r.wanneer.iter().all(|k| kenmerken.contains(k)))
        .collect();
    passend.sort_by_key(|r| r.voorrang);
    let mut adviezen = passend.into_iter().map(|r| Advies {
        code: r.code.clone(),
        label: r.label.clone(),
        team_soort: r.team_soort,
        reden: r.reden.clone(),
        bron: r.bron.clone(),
    });
    let eerste = adviezen.next();
    let ook: Vec<Advies> = adviezen.collect();
    let tekst = match &eerste {
        None => "Geen regel past. De melding blijft bij het Meldpunt tot er meer bekend is.".to_owned(),
        Some(a) => {
            let labels: Vec<&str> = ook.iter().map(|o| o.label.as_str()).collect();
            let rest = if labels.is_empty() {
                String::new()
            } else {
                format!(" Ook mogelijk: {}.", opsomming(&labels, "of"))
            };
            format!("Advies: {}, want {}.{rest}", a.label, a.reden)
        }
    };
    Routeadvies { eerste, ook, tekst }
}

/// Checks a choice against the advice. `Ok(true)` when the worker deviates with a reason, `Ok(false)` when the
/// choice is the advice or there was none.
///
/// # Errors
/// A deviation without a reason.
pub fn controleer_afwijking(
    advies: &Routeadvies,
    gekozen: TeamSoort,
    reden: &str,
) -> Result<bool, Weigering> {
    match &advies.eerste {
        None => Ok(false),
        Some(a) if a.team_soort == gekozen => Ok(false),
        Some(_) if !reden.trim().is_empty() => Ok(true),
        Some(a) => Err(Weigering::new(
            "triage.afwijking_zonder_reden",
            format!(
                "Het advies is {}, want {}. Kies je een ander team? Schrijf dan op waarom.",
                a.label, a.reden
            ),
        )),
    }
}
