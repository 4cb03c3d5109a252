// SPDX-License-Identifier: EUPL-1.2
//! Open ends, computed from needs, goals, actions and started help, and how each is answered (requirement D5).

use crate::{
    code_enum,
    huishouden::normaliseer,
    kern::{Fouten, ids::BetrokkeneId},
    plan::{ActieStatus, PlanInhoud},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

code_enum! {
    /// What is open.
    pub enum OpenEindeSoort {
        Behoefte = "behoefte", "vraag zonder antwoord";
        Doel = "doel", "doel zonder begin";
        Actie = "actie", "actie die nog loopt";
        Hulp = "hulp", "hulp die nog niet begon";
    }
}

code_enum! {
    /// How an open end is answered.
    pub enum AfhandelingSoort {
        GeregeldEnGestart = "geregeld_en_gestart", "het is geregeld en begonnen";
        InwonerWilNiet = "inwoner_wil_niet", "de inwoner wil dit niet";
        NietMeerNodig = "niet_meer_nodig", "het is niet meer nodig";
    }
}

/// A need by the latest intake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behoefte {
    /// Code of the life area.
    pub leefgebied: String,
    /// Its label.
    pub label: String,
    /// Severity, 1 acute – 5 going well.
    pub ernst: u8,
}

/// Help by somebody who is, or will be, involved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hulp {
    /// Who.
    pub id: BetrokkeneId,
    /// Name and organisation.
    pub naam: String,
    /// Did it start?
    pub gestart: bool,
}

/// Something that is not arranged yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenEinde {
    /// Stable key, to which the answer is kept: `behoefte.wonen`, `doel.<id>`, `actie.<id>`, `hulp.<id>`.
    pub sleutel: String,
    /// What kind.
    pub soort: OpenEindeSoort,
    /// What it is, for the list.
    pub tekst: String,
    /// Why it is open.
    pub waarom: String,
}

/// The answer to an open end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Afhandeling {
    /// How.
    pub soort: AfhandelingSoort,
    /// Who does it since when, the resident's own reason, or why it is not needed any more.
    pub tekst: String,
}

/// Every open end, always in the same order: needs, goals, actions, help. A need up to and including `behoefte_ernst`
/// is covered by an action in its life area that runs or succeeded.
pub fn open_einden(
    behoefte_ernst: u8,
    behoeften: &[Behoefte],
    plan: &PlanInhoud,
    hulp: &[Hulp],
) -> Vec<OpenEinde> {
    let begonnen = |s: ActieStatus| matches!(s, ActieStatus::Bezig | ActieStatus::Gelukt);
    let mut uit = Vec::new();
    for b in behoeften.iter().filter(|b| b.ernst <= behoefte_ernst) {
        let gedekt = plan
            .doelen
            .iter()
            .any(|d| d.leefgebied == b.leefgebied && d.acties.iter().any(|a| begonnen(a.status)));
        if !gedekt {
            uit.push(OpenEinde {
                sleutel: format!("behoefte.{}", b.leefgebied),
                soort: OpenEindeSoort::Behoefte,
                tekst: format!("{}: {} van 5", b.label, b.ernst),
                waarom: "Bij dit leefgebied is nog niets begonnen of gelukt.".to_owned(),
            });
        }
    }
    for d in &plan.doelen {
        if !d.acties.iter().any(|a| begonnen(a.status)) {
            uit.push(OpenEinde {
                sleutel: format!("doel.{}", d.id),
                soort: OpenEindeSoort::Doel,
                tekst: d.woorden.clone(),
                waarom: "Bij dit doel is nog niets begonnen of gelukt.".to_owned(),
            });
        }
    }
    for a in plan
        .doelen
        .iter()
        .flat_map(|d| &d.acties)
        .filter(|a| !a.status.is_klaar())
    {
        uit.push(OpenEinde {
            sleutel: format!("actie.{}", a.id),
            soort: OpenEindeSoort::Actie,
            tekst: format!("{} ({})", a.wat, a.wie),
            waarom: match a.status {
                ActieStatus::Bezig => "Deze actie loopt nog. Wie let erop als de casus dicht is?".to_owned(),
                _ => "Deze actie is nog niet begonnen.".to_owned(),
            },
        });
    }
    for h in hulp.iter().filter(|h| !h.gestart) {
        uit.push(OpenEinde {
            sleutel: format!("hulp.{}", h.id),
            soort: OpenEindeSoort::Hulp,
            tekst: h.naam.clone(),
            waarom: "Deze hulp is afgesproken, maar nog niet begonnen.".to_owned(),
        });
    }
    uit
}

/// Phrases that say no more than that help is refused; alone they are no reason (requirement D5).
const ALLEEN_WEIGEREN: [&str; 10] = [
    "hulp geweigerd",
    "weigert hulp",
    "weigert alle hulp",
    "geweigerd",
    "weigert",
    "wil geen hulp",
    "wil niet",
    "wil dit niet",
    "inwoner wil niet",
    "zorgmijder",
];

/// Checks the answer to an open end as typed.
///
/// # Errors
/// No choice, a text that says too little, or only that help is refused.
pub fn controleer_afhandeling(soort: &str, tekst: &str) -> Result<Afhandeling, Fouten> {
    let mut f = Fouten::new();
    let keuze: Option<AfhandelingSoort> = soort.trim().parse().ok();
    let tekst = tekst.trim();
    if keuze.is_none() {
        f.voeg(
            "soort",
            "Kies: het is geregeld en begonnen, de inwoner wil dit niet, of het is niet meer nodig.",
        );
    }
    let kaal = normaliseer(tekst);
    let onderwerp = [
        "mevrouw ",
        "meneer ",
        "de inwoner ",
        "inwoner ",
        "hij ",
        "zij ",
        "client ",
    ];
    let kaal = onderwerp
        .iter()
        .find_map(|o| kaal.strip_prefix(o))
        .unwrap_or(&kaal);
    if ALLEEN_WEIGEREN.contains(&kaal) {
        f.voeg(
            "tekst",
            "Dat hulp geweigerd is, is alleen geen reden. Schrijf op wat de inwoner zelf zegt, of wat je nog probeert.",
        );
    } else if tekst.chars().count() < 10 {
        let vraag = match keuze {
            Some(AfhandelingSoort::GeregeldEnGestart) => "Schrijf op wie het doet en sinds wanneer.",
            Some(AfhandelingSoort::InwonerWilNiet) => "Schrijf de reden op in de woorden van de inwoner.",
            _ => "Schrijf op waarom het niet meer nodig is.",
        };
        f.voeg("tekst", vraag);
    } else if tekst.chars().count() > 2000 {
        f.voeg(
            "tekst",
            "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
        );
    }
    match keuze {
        Some(soort) => f.of(Afhandeling {
            soort,
            tekst: tekst.to_owned(),
        }),
        None => Err(f),
    }
}

/// May the casus be closed? `Err` is the list of open ends without an answer.
///
/// # Errors
/// The open ends that remain.
pub fn mag_afsluiten(
    open: &[OpenEinde],
    antwoorden: &BTreeMap<String, Afhandeling>,
) -> Result<(), Vec<OpenEinde>> {
    let rest: Vec<OpenEinde> = open
        .iter()
        .filter(|o| !antwoorden.contains_key(&o.sleutel))
        .cloned()
        .collect();
    if rest.is_empty() { Ok(()) } else { Err(rest) }
}
