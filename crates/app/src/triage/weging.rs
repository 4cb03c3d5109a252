// SPDX-License-Identifier: EUPL-1.2
//! Answers of a weighing and what follows from them; nothing here touches the database.

use domain::inrichting::{Inrichting, Kenmerk, TeamSoort};
use domain::melding::{MeldingSoort, Urgentie};
use domain::triage::{
    Antwoord, Antwoorden, DrieUitAcht, Ggsr, GgsrAntwoorden, Kenmerkbron, Routeadvies, adviseer,
    drie_uit_acht, ggsr, kenmerken,
};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use store::triage::TriageRij;

/// Features that a worker ticks for the routing; the others follow from the answers.
pub const KENMERKEN: [Kenmerk; 8] = [
    Kenmerk::KindGerelateerd,
    Kenmerk::HuishoudenGerelateerd,
    Kenmerk::SchoolOfWerk,
    Kenmerk::Overlast,
    Kenmerk::BekendBijZorg,
    Kenmerk::BekendBijJustitie,
    Kenmerk::Politie,
    Kenmerk::Veelpleger,
];

/// Answers of the weighing form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriageInvoer {
    /// 3-uit-8, per area.
    pub antwoorden: Antwoorden,
    /// GGSR.
    pub ggsr: GgsrAntwoorden,
    /// Problem kinds (codes).
    pub soorten: BTreeSet<String>,
    /// Is help refused?
    pub hulp_geweigerd: Antwoord,
    /// Features for the routing.
    pub kenmerken: BTreeSet<Kenmerk>,
    /// Explanation: what was refused, what stands out.
    pub toelichting: String,
}

impl Default for TriageInvoer {
    fn default() -> Self {
        Self {
            antwoorden: Antwoorden::new(),
            ggsr: GgsrAntwoorden {
                ouders: None,
                kinderen: None,
                gebieden: Antwoorden::new(),
                ouders_lossen_zelf_op: Antwoord::Onbekend,
                risico_kinderen: Antwoord::Onbekend,
                eerdere_hulp_vastgelopen: Antwoord::Onbekend,
            },
            soorten: BTreeSet::new(),
            hulp_geweigerd: Antwoord::Onbekend,
            kenmerken: BTreeSet::new(),
            toelichting: String::new(),
        }
    }
}

fn json<T: DeserializeOwned>(tekst: &str) -> Option<T> {
    serde_json::from_str(tekst).ok()
}

impl TriageInvoer {
    /// As kept. A value that is no longer known is left out.
    pub(crate) fn van(rij: &TriageRij) -> Self {
        let leeg = Self::default();
        Self {
            antwoorden: json(&rij.antwoorden).unwrap_or_default(),
            ggsr: json(&rij.ggsr).unwrap_or(leeg.ggsr),
            soorten: json(&rij.probleemsoorten).unwrap_or_default(),
            hulp_geweigerd: rij.hulp_geweigerd.0,
            kenmerken: json::<Vec<String>>(&rij.kenmerken)
                .unwrap_or_default()
                .iter()
                .filter_map(|k| k.parse().ok())
                .collect(),
            toelichting: rij.toelichting.clone(),
        }
    }
    /// Only what the configuration knows.
    pub(crate) fn gezeefd(mut self, i: &Inrichting) -> Self {
        self.antwoorden
            .retain(|code, _| i.drie_uit_acht.gebieden.iter().any(|g| g.code == *code));
        self.ggsr
            .gebieden
            .retain(|code, _| i.ggsr.gebieden.iter().any(|g| g.code == *code));
        self.soorten
            .retain(|code| i.probleemsoorten.iter().any(|p| p.code == *code));
        self.kenmerken.retain(|k| KENMERKEN.contains(k));
        self.toelichting = self.toelichting.trim().to_owned();
        self
    }
}

/// What is known of the melding besides the answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub urgentie: Urgentie,
    pub soort: MeldingSoort,
    pub leeftijd: Option<u16>,
    pub kind: bool,
}

/// The outcome of the answers so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weging {
    /// 3-uit-8.
    pub drie_uit_acht: DrieUitAcht,
    /// GGSR.
    pub ggsr: Ggsr,
    /// Problem kinds, as words.
    pub soorten: Vec<String>,
    /// Help is refused: shown apart, never weighs in 3-uit-8.
    pub hulp_geweigerd: Antwoord,
    /// Where to, and why.
    pub advies: Routeadvies,
}

impl Weging {
    pub(crate) fn van(i: &Inrichting, t: &TriageInvoer, c: Context) -> Self {
        let drie = drie_uit_acht(&i.drie_uit_acht, &t.antwoorden);
        let heeft = |k| t.kenmerken.contains(&k);
        let bron = Kenmerkbron {
            urgentie: Some(c.urgentie),
            soort: Some(c.soort),
            leeftijd: c.leeftijd,
            kind: c.kind || t.ggsr.kinderen.is_some_and(|n| n > 0) || heeft(Kenmerk::KindGerelateerd),
            gebieden_ja: drie.ja.len(),
            hulp_geweigerd: Some(t.hulp_geweigerd).filter(|h| *h != Antwoord::Onbekend),
            huishouden: heeft(Kenmerk::HuishoudenGerelateerd),
            school_of_werk: heeft(Kenmerk::SchoolOfWerk),
            bekend_bij_zorg: heeft(Kenmerk::BekendBijZorg),
            bekend_bij_justitie: heeft(Kenmerk::BekendBijJustitie),
            politie: heeft(Kenmerk::Politie),
            overlast: heeft(Kenmerk::Overlast),
            voetbalgeweld: heeft(Kenmerk::Voetbalgeweld),
            veelpleger: heeft(Kenmerk::Veelpleger),
        };
        Self {
            ggsr: ggsr(&i.ggsr, &t.ggsr),
            soorten: i
                .probleemsoorten
                .iter()
                .filter(|p| t.soorten.contains(&p.code))
                .map(|p| p.kort.clone())
                .collect(),
            hulp_geweigerd: t.hulp_geweigerd,
            advies: adviseer(&i.routes, &kenmerken(&bron)),
            drie_uit_acht: drie,
        }
    }
    /// Kind of team of the advice.
    pub fn team_soort(&self) -> Option<TeamSoort> {
        self.advies.eerste.as_ref().map(|a| a.team_soort)
    }
}
