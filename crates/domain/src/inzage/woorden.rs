// SPDX-License-Identifier: EUPL-1.2
//! The words (B1 Dutch) for codes in the journaal. An act without words fails a test in `app`.

use super::handelingen::HANDELINGEN;
use crate::triage::opsomming;

fn handeling(code: &str) -> Option<(&'static str, &'static str)> {
    HANDELINGEN
        .iter()
        .find(|(c, _, _)| *c == code)
        .map(|(_, deed, doen)| (*deed, *doen))
}

/// Act and field group that say the same: "schreef een notitie" needs no "(de notities)".
const ZEGT_AL: &[(&str, &str)] = &[
    ("notitie.maken", "notities"),
    ("intake.doen", "intake"),
    ("plan.wijzigen", "plan"),
    ("taak.afhandelen", "taken"),
    ("casus.fase", "fase"),
    ("casus.toewijzen", "regie"),
    ("casus.toewijzen", "regisseur"),
    ("casus.overdragen", "regie"),
    ("casus.overdragen", "regisseur"),
    ("betrokkene.wijzigen", "betrokkenen"),
    ("overleg.zien", "overleg"),
    ("overleg.zien", "agenda"),
    ("overleg.besluiten", "overleg"),
    ("overleg.besluiten", "besluit"),
    ("melding.oppakken", "behandelaar"),
    ("melding.terugkoppelen", "terugkoppeling"),
    ("melding.aanbieden", "aanbod"),
    ("melding.aanbod_beantwoorden", "aanbod"),
    ("melding.aanbod_verlopen", "aanbod"),
];

/// Acts that only look; of these the words say already that somebody looked.
fn is_kijken(deed: &str) -> bool {
    [
        "bekeek ",
        "zocht ",
        "controleerde ",
        "zette in ",
        "zette gegevens ",
    ]
    .iter()
    .any(|w| deed.starts_with(w))
}

/// What somebody did: "bekeek het dossier (het plan en de notities)". Reading for an act that changes something was
/// looking at what that act needs.
pub fn deed(code: &str, soort: &str, velden: &str) -> String {
    let Some((deed, doen)) = handeling(code) else {
        // An act of a later version: its code is better than nothing.
        return format!("deed iets met de gegevens ({})", code.replace(['.', '_'], " "));
    };
    let zin = match soort {
        "gelezen" | "gezocht" if !is_kijken(deed) => {
            format!("bekeek gegevens om iets te kunnen doen: {doen}")
        }
        _ => deed.to_owned(),
    };
    let delen: Vec<String> = velden
        .split(',')
        .map(str::trim)
        .filter(|v| !ZEGT_AL.contains(&(code, v)))
        .map(veld_woorden)
        .filter(|v| !v.is_empty())
        .collect();
    let delen: Vec<&str> = delen.iter().map(String::as_str).collect();
    match delen.as_slice() {
        [] => zin,
        delen => format!("{zin} ({})", opsomming(delen, "en")),
    }
}

/// What somebody tried: "wilde het dossier bekijken, maar mocht dat niet en zag niets".
pub fn geweigerd_woorden(code: &str) -> String {
    format!("wilde {}, maar mocht dat niet", doen_woorden(code))
}

/// An act as something to do: "het dossier bekijken".
pub(super) fn doen_woorden(code: &str) -> &'static str {
    handeling(code).map_or("iets doen met de gegevens", |(_, doen)| doen)
}

/// A field group in plain words; empty for one that adds nothing to the act.
pub fn veld_woorden(veld: &str) -> String {
    let woord = match veld {
        "casus" | "journaal" | "melding" | "lijst" | "inhoud" | "kop" | "notitie" | "taak" | "betrokkene"
        | "triage" => "",
        "huishouden" | "leden" => "wie er bij het huishouden hoort",
        "persoon" => "gegevens van een persoon",
        "betrokkenen" => "wie er betrokken is",
        "relaties" => "familie, gezag en netwerk",
        "overgang" | "overdracht" => "wat er met leeftijd of school verandert",
        "verwanten" => "familie die ergens anders woont",
        "plan" => "het plan",
        "doelen" => "de doelen",
        "acties" | "afspraken" => "de afspraken",
        "akkoord" => "wie het met het plan eens is",
        "notities" => "de notities",
        "besluiten" | "besluit" => "besluiten",
        "contact" => "het contact",
        "signaal" | "match" | "matches" | "verwijsindex" => "",
        "signalen" => "de signalen in de verwijsindex",
        "archief" => "een eerder signaal in de verwijsindex",
        "adres" => "het adres",
        "naam" => "de naam",
        "geboortedatum" => "de geboortedatum",
        "telefoon" => "het telefoonnummer",
        "meldingen" => "de meldingen",
        "casussen" => "de dossiers",
        "melder" => "wie de melding deed",
        "intake" => "hoe het gaat en wat er nodig is",
        "regie" | "regisseur" => "wie de casusregisseur is",
        "ernst" => "hoe erg de problemen zijn",
        "fase" => "hoe ver we zijn",
        "overleg" | "agenda" => "wat er in het overleg wordt besproken",
        "taken" => "de taken",
        "uitkomst" => "wat eruit kwam",
        "open einden" | "open_einden" | "antwoord" => "wat er nog open staat",
        "behandelaar" => "wie eraan werkt",
        "terugkoppeling" => "het bericht aan de melder",
        "aanbod" => "de vraag aan een ander team",
        "caseload" => "hoeveel dossiers een medewerker heeft",
        anders => return anders.replace('_', " "),
    };
    woord.to_owned()
}

/// A purpose as the second part of a sentence: "om het plan uit te voeren".
pub fn doel_woorden(code: &str) -> String {
    let woorden = match code {
        "melden" => "om een zorg te melden",
        "triage" => "om te bepalen welke hulp er na een melding nodig is",
        "regie" => "om het plan van het huishouden uit te voeren",
        "verwijzen" => "om te weten welke hulpverleners er nog meer zijn",
        "mdo" => "om het overleg (MDO) voor te bereiden of te houden",
        "team" => "om het werk in het team te verdelen",
        "beheer" => "om het systeem te laten werken",
        "nood" => "om iemand te beschermen bij acuut gevaar",
        "toezicht" => "om te controleren of er goed met gegevens wordt omgegaan",
        "aanmelden" => "om zich aan of af te melden",
        "inzage" => "om te zien wat er met de eigen gegevens gebeurt",
        "systeem" => "omdat het systeem dit vanzelf doet",
        "" => "",
        anders => return format!("voor {}", anders.replace('_', " ")),
    };
    woorden.to_owned()
}

/// A role or relation as the reason: "omdat deze medewerker de casusregisseur is".
pub fn rol_woorden(rol: &str) -> String {
    let woorden = match rol {
        "casusregisseur" => "omdat deze medewerker casusregisseur is",
        "melder verwijsindex" => "omdat deze medewerker in de verwijsindex mag laten weten betrokken te zijn",
        "waarnemer" => "omdat deze medewerker de casusregisseur vervangt",
        "noodtoegang" => "omdat er volgens deze medewerker acuut gevaar was",
        "deelnemer" => "omdat deze medewerker meewerkt aan het plan",
        "MDO-lid" => "omdat het huishouden op de agenda van het overleg (MDO) stond",
        "mdo" => "omdat deze medewerker in het overleg (MDO) zit",
        "teamleider" => "omdat deze medewerker leiding geeft aan het team",
        "behandelend team" => "omdat het team van deze medewerker de melding behandelt",
        "gevraagd team" => "omdat het team van deze medewerker is gevraagd om te helpen",
        "meldpunt" => "omdat deze medewerker bij het Meldpunt werkt",
        "toegang" => "omdat deze medewerker bij de Toegang werkt",
        "gezinscoach" => "omdat deze medewerker gezinscoach is",
        "procesregisseur" => "omdat deze medewerker procesregisseur is",
        "procesmanager" => "omdat deze medewerker procesmanager is",
        "ketenpartner" => "omdat deze medewerker voor een partner van de gemeente werkt",
        "beleid" => "omdat deze medewerker het beleid controleert",
        "beheerder" => "omdat deze medewerker het systeem beheert",
        "fg" => "omdat deze medewerker voor de gemeente op privacy let",
        "melder" => "omdat iedereen dit mag",
        "medewerker" => "omdat dit bij het werk van een medewerker hoort",
        "inwoner" => "omdat het om de eigen gegevens gaat",
        "systeem" | "" => "",
        anders => return format!("als {anders}"),
    };
    woorden.to_owned()
}
