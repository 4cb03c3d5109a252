// SPDX-License-Identifier: EUPL-1.2
//! An agreement, a later or earlier last day, and a guest, as typed; and what may be stored of it.

use super::{Dienstgrond, GAST_ROLLEN};
use crate::import::lees_datum;
use crate::kern::Fouten;
use crate::{Gemeente, MedewerkerId, TeamId};
use jiff::{ToSpan, civil::Date};

/// Longest text.
const LANGST: usize = 500;
/// Longest number of an agreement.
const KENMERK: usize = 60;
/// No agreement runs longer from today on: a slip of the pen would open the door for a century.
const JAREN: i32 = 10;

/// An agreement as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweDienst {
    /// Number or name.
    pub kenmerk: String,
    /// Gemeente and team that do the work: "150:team id".
    pub team: String,
    /// What for.
    pub voor: String,
    /// Ground (code).
    pub grondslag: String,
    /// Roles that guests can have (codes).
    pub rollen: Vec<String>,
    /// First day.
    pub van: String,
    /// Last day.
    pub tot: String,
    /// Who signed for us: name and job.
    pub akkoord_ons: String,
    /// Who signed for the other gemeente.
    pub akkoord_hen: String,
}

/// An agreement that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweDienst")]
pub struct GeldigeDienst {
    pub kenmerk: String,
    pub uitvoerder: Gemeente,
    pub team: TeamId,
    pub voor: String,
    pub grondslag: Dienstgrond,
    /// Codes with commas, sorted.
    pub rollen: String,
    pub van: Date,
    pub tot: Date,
    pub akkoord_ons: String,
    pub akkoord_hen: String,
}

/// A text that says something and is not too long; trimmed.
fn tekst(f: &mut Fouten, veld: &str, waarde: &str, hoogstens: usize, vraag: &str) -> String {
    let waarde = waarde.trim().to_owned();
    let lengte = waarde.chars().count();
    if lengte < 3 {
        f.voeg(veld, vraag);
    } else if lengte > hoogstens {
        f.voeg(
            veld,
            format!("Deze tekst is te lang. Maak hem korter: hoogstens {hoogstens} tekens."),
        );
    }
    waarde
}

/// Gemeente and team from the choice in the list.
fn welk_team(waarde: &str) -> Option<(Gemeente, TeamId)> {
    let (gemeente, team) = waarde.trim().split_once(':')?;
    Some((Gemeente(gemeente.parse().ok()?), team.parse().ok()?))
}

/// Roles out of those that are allowed: sorted, each once, as stored.
fn rollen(
    f: &mut Fouten,
    gekozen: &[String],
    mag: impl Fn(&str) -> bool,
    vraag: &str,
    nooit: &str,
) -> String {
    let mut codes: Vec<&str> = gekozen
        .iter()
        .map(|c| c.trim())
        .filter(|c| !c.is_empty())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() {
        f.voeg("rollen", vraag);
    } else if codes.iter().any(|c| !mag(c)) {
        f.voeg("rollen", nooit);
    }
    codes.join(",")
}

/// Last day: from today on, not before the first day, and not more than ten years ahead.
fn einde(f: &mut Fouten, waarde: &str, van: Option<Date>, vandaag: Date) -> Option<Date> {
    let Some(tot) = lees_datum(waarde) else {
        f.voeg("tot", "Kies tot en met welke dag de overeenkomst geldt.");
        return None;
    };
    if van.is_some_and(|van| tot < van) {
        f.voeg(
            "tot",
            "De laatste dag ligt voor de eerste dag. Kies een latere dag.",
        );
    } else if tot < vandaag {
        f.voeg("tot", "Deze dag is al geweest. Kies vandaag of later.");
    } else if tot > vandaag.saturating_add(JAREN.years()) {
        f.voeg(
            "tot",
            "Kies een laatste dag binnen tien jaar. Daarna kun je verlengen.",
        );
    }
    Some(tot)
}

impl NieuweDienst {
    /// Checks it. `eigen`: the gemeente that is served.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, eigen: Gemeente, vandaag: Date) -> Result<GeldigeDienst, Fouten> {
        let mut f = Fouten::new();
        let kenmerk = tekst(
            &mut f,
            "kenmerk",
            &self.kenmerk,
            KENMERK,
            "Vul het nummer of de naam van de overeenkomst in.",
        );
        let team = welk_team(&self.team).filter(|(g, _)| *g != eigen);
        if team.is_none() {
            f.voeg("team", "Kies welk team van een andere gemeente het werk doet.");
        }
        let voor = tekst(
            &mut f,
            "voor",
            &self.voor,
            LANGST,
            "Schrijf op welk werk dit team voor ons doet.",
        );
        let grondslag = self.grondslag.trim().parse::<Dienstgrond>().ok();
        if grondslag.is_none() {
            f.voeg(
                "grondslag",
                "Kies op welke grond dit team voor ons werkt. Zonder grond kan het niet.",
            );
        }
        let rollen = rollen(
            &mut f,
            &self.rollen,
            |c| GAST_ROLLEN.contains(&c),
            "Kies welke rollen de gasten mogen hebben.",
            "Kies alleen rollen uit de lijst. Beheerder, FG, beleid, controller, klachtenfunctionaris en vertrouwenspersoon kan een gast nooit zijn.",
        );
        let van = lees_datum(&self.van);
        if van.is_none() {
            f.voeg("van", "Kies vanaf welke dag de overeenkomst geldt.");
        }
        let tot = einde(&mut f, &self.tot, van, vandaag);
        let akkoord_ons = tekst(
            &mut f,
            "akkoord_ons",
            &self.akkoord_ons,
            120,
            "Vul in wie voor ons tekende: naam en functie.",
        );
        let akkoord_hen = tekst(
            &mut f,
            "akkoord_hen",
            &self.akkoord_hen,
            120,
            "Vul in wie voor de andere gemeente tekende: naam en functie.",
        );
        match (team, grondslag, van, tot) {
            (Some((uitvoerder, team)), Some(grondslag), Some(van), Some(tot)) if f.is_leeg() => {
                Ok(GeldigeDienst {
                    kenmerk,
                    uitvoerder,
                    team,
                    voor,
                    grondslag,
                    rollen,
                    van,
                    tot,
                    akkoord_ons,
                    akkoord_hen,
                })
            }
            _ => Err(f),
        }
    }
}

/// Another last day for an agreement that began on `van`, with the reason.
///
/// # Errors
/// All that is wrong, at `tot` and `reden`.
pub fn laatste_dag(tot: &str, waarom: &str, van: Date, vandaag: Date) -> Result<(Date, String), Fouten> {
    let mut f = Fouten::new();
    let tot = einde(&mut f, tot, Some(van), vandaag);
    let waarom = vraag_reden(&mut f, waarom);
    match tot {
        Some(tot) if f.is_leeg() => Ok((tot, waarom)),
        _ => Err(f),
    }
}

/// Why an agreement stops now.
///
/// # Errors
/// No reason, or one that is too long, at `reden`.
pub fn reden(waarom: &str) -> Result<String, Fouten> {
    let mut f = Fouten::new();
    let waarom = vraag_reden(&mut f, waarom);
    f.of(waarom)
}

fn vraag_reden(f: &mut Fouten, waarom: &str) -> String {
    tekst(f, "reden", waarom, LANGST, "Schrijf op waarom.")
}

/// A guest as typed: somebody of the team, with roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweGast {
    /// Who, by the id at home.
    pub wie: String,
    /// Roles here (codes).
    pub rollen: Vec<String>,
}

impl NieuweGast {
    /// Checks it. `afgesproken`: roles of the agreement, as stored. Gives who, and the roles as stored.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, afgesproken: &str) -> Result<(MedewerkerId, String), Fouten> {
        let mut f = Fouten::new();
        let wie = self.wie.trim().parse::<MedewerkerId>().ok();
        if wie.is_none() {
            f.voeg("wie", "Kies wie er voor ons gaat werken.");
        }
        let rollen = rollen(
            &mut f,
            &self.rollen,
            |c| afgesproken.split(',').any(|a| a == c),
            "Kies minstens één rol.",
            "Kies alleen rollen die in de overeenkomst staan.",
        );
        match wie {
            Some(wie) if f.is_leeg() => Ok((wie, rollen)),
            _ => Err(f),
        }
    }
}
