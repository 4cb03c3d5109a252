// SPDX-License-Identifier: EUPL-1.2
//! The words (B1 Dutch) for codes in the journaal. An act without words fails a test in `app`.

use crate::triage::opsomming;

/// An act: its code, what somebody did ("bekeek een melding"), and the same as something to do ("een melding bekijken").
pub const HANDELINGEN: &[(&str, &str, &str)] = &[
    ("aanmelden", "meldde zich aan of af", "zich aanmelden of afmelden"),
    (
        "sessies.beeindigen",
        "meldde een medewerker overal af",
        "een medewerker overal afmelden",
    ),
    (
        "concept.bewaren",
        "bewaarde een formulier dat nog niet af was",
        "een formulier bewaren dat nog niet af was",
    ),
    ("melding.doen", "deed een melding", "een melding doen"),
    (
        "melding.opnemen",
        "schreef een melding op",
        "een melding opschrijven",
    ),
    (
        "melding.importeren",
        "las een melding in uit een ander systeem",
        "meldingen inlezen uit een ander systeem",
    ),
    (
        "melding.exporteren",
        "zette gegevens van meldingen in een bestand",
        "gegevens van meldingen in een bestand zetten",
    ),
    (
        "melding.lijst",
        "bekeek de lijst met meldingen",
        "de lijst met meldingen bekijken",
    ),
    ("melding.openen", "bekeek een melding", "een melding bekijken"),
    (
        "melding.oppakken",
        "ging met een melding aan het werk",
        "met een melding aan het werk gaan",
    ),
    (
        "melding.aanbieden",
        "vroeg een ander team om een melding over te nemen",
        "een ander team vragen om een melding over te nemen",
    ),
    (
        "melding.aanbod_beantwoorden",
        "gaf antwoord op de vraag om een melding over te nemen",
        "antwoord geven op de vraag om een melding over te nemen",
    ),
    (
        "melding.aanbod_intrekken",
        "trok de vraag aan een ander team weer in",
        "de vraag aan een ander team weer intrekken",
    ),
    (
        "melding.aanbod_verlopen",
        "haalde een melding terug, omdat een ander team niet op tijd antwoordde",
        "een melding terughalen",
    ),
    (
        "melding.samenvoegen",
        "voegde dubbele meldingen samen",
        "dubbele meldingen samenvoegen",
    ),
    (
        "melding.triage",
        "schreef op wat er na een melding nodig is",
        "opschrijven wat er na een melding nodig is",
    ),
    (
        "melding.afronden",
        "rondde een melding af",
        "een melding afronden",
    ),
    (
        "melding.terugkoppelen",
        "liet de melder weten wat er met de melding gebeurt",
        "de melder laten weten wat er met de melding gebeurt",
    ),
    ("persoon.zoeken", "zocht een persoon op", "een persoon opzoeken"),
    (
        "huishouden.openen",
        "bekeek de gegevens van het huishouden",
        "de gegevens van het huishouden bekijken",
    ),
    (
        "huishouden.wijzigen",
        "legde gegevens van het huishouden vast",
        "gegevens van het huishouden vastleggen",
    ),
    (
        "casus.lijst",
        "bekeek de lijst met dossiers",
        "de lijst met dossiers bekijken",
    ),
    ("casus.openen", "bekeek het dossier", "het dossier bekijken"),
    (
        "casus.fase",
        "zette het dossier in een volgende fase",
        "het dossier in een volgende fase zetten",
    ),
    (
        "casus.toewijzen",
        "koos een casusregisseur",
        "een casusregisseur kiezen",
    ),
    (
        "casus.overmaat",
        "gaf een casusregisseur meer dossiers dan het maximum",
        "een casusregisseur meer dossiers geven dan het maximum",
    ),
    (
        "casus.overdragen",
        "droeg het dossier over aan een collega",
        "het dossier overdragen aan een collega",
    ),
    (
        "betrokkene.wijzigen",
        "legde vast wie er betrokken is",
        "vastleggen wie er betrokken is",
    ),
    ("notitie.maken", "schreef een notitie", "een notitie schrijven"),
    (
        "contact.stoppen",
        "legde vast dat we stoppen met contact zoeken",
        "vastleggen dat we stoppen met contact zoeken",
    ),
    (
        "intake.doen",
        "schreef op hoe het gaat en wat er nodig is",
        "opschrijven hoe het gaat en wat er nodig is",
    ),
    ("plan.wijzigen", "werkte het plan bij", "het plan bijwerken"),
    (
        "plan.actie",
        "werkte een afspraak in het plan bij",
        "een afspraak in het plan bijwerken",
    ),
    ("casus.afsluiten", "sloot het dossier", "het dossier sluiten"),
    ("taak.afhandelen", "deed een taak", "een taak doen"),
    (
        "casus.journaal",
        "bekeek wie er in het dossier keek",
        "bekijken wie er in het dossier keek",
    ),
    (
        "journaal.exporteren",
        "zette in een bestand wie er in het dossier keek",
        "in een bestand zetten wie er in het dossier keek",
    ),
    (
        "journaal.verzegelen",
        "beveiligde de lijst van wie er keek",
        "de lijst van wie er keek beveiligen",
    ),
    (
        "journaal.controleren",
        "controleerde of de lijst van wie er keek nog klopt",
        "controleren of de lijst van wie er keek nog klopt",
    ),
    (
        "journaal.anker",
        "maakte een bewijs dat de lijst van wie er keek klopt",
        "een bewijs maken dat de lijst van wie er keek klopt",
    ),
    (
        "toezicht.medewerkers",
        "controleerde hoeveel dossiers medewerkers openen",
        "controleren hoeveel dossiers medewerkers openen",
    ),
    (
        "toezicht.medewerker",
        "controleerde waar een medewerker naar keek",
        "controleren waar een medewerker naar keek",
    ),
    (
        "overleg.zien",
        "bekeek wat er in het overleg (MDO) wordt besproken",
        "bekijken wat er in het overleg (MDO) wordt besproken",
    ),
    (
        "overleg.besluiten",
        "legde een besluit van het overleg (MDO) vast",
        "een besluit van het overleg (MDO) vastleggen",
    ),
    (
        "mijnwerk.zien",
        "bekeek de lijst met het eigen werk",
        "de lijst met het eigen werk bekijken",
    ),
    (
        "team.zien",
        "bekeek het werk van het team",
        "het werk van het team bekijken",
    ),
    (
        "team.afwezigheid",
        "legde vast dat een medewerker er niet is",
        "vastleggen dat een medewerker er niet is",
    ),
    (
        "inrichting.zien",
        "bekeek de instellingen",
        "de instellingen bekijken",
    ),
    (
        "inrichting.wijzigen",
        "wijzigde de instellingen",
        "de instellingen wijzigen",
    ),
];

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
        "plan" => "het plan",
        "doelen" => "de doelen",
        "acties" | "afspraken" => "de afspraken",
        "akkoord" => "wie het met het plan eens is",
        "notities" => "de notities",
        "besluiten" | "besluit" => "besluiten",
        "contact" => "het contact",
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
        "mdo" => "om het overleg (MDO) voor te bereiden of te houden",
        "team" => "om het werk in het team te verdelen",
        "beheer" => "om het systeem te laten werken",
        "toezicht" => "om te controleren of er goed met gegevens wordt omgegaan",
        "aanmelden" => "om zich aan of af te melden",
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
        "waarnemer" => "omdat deze medewerker de casusregisseur vervangt",
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
        "systeem" | "" => "",
        anders => return format!("als {anders}"),
    };
    woorden.to_owned()
}
