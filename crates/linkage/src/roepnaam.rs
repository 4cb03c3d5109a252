// SPDX-License-Identifier: EUPL-1.2
//! Short names by which the Dutch are called beside the name in the register. Own list of the usual ones; a row is
//! one group, and a name may stand in more than one.

/// Groups of names that one person may carry by turns. Bare spelling.
const GROEPEN: [&[&str]; 40] = [
    &["johannes", "jan", "johan", "hans", "joannes", "jo", "hannes"],
    &[
        "johanna", "jo", "joke", "annie", "hanna", "hanneke", "janna", "jopie",
    ],
    &["cornelis", "kees", "cor", "nelis", "cees"],
    &["cornelia", "corrie", "nel", "nelly", "cora", "lia", "neeltje"],
    &["petrus", "piet", "pieter", "peter", "pier"],
    &["petronella", "nel", "petra", "ella"],
    &["wilhelmus", "wim", "willem", "will", "helmus"],
    &[
        "wilhelmina",
        "mien",
        "willemijn",
        "wil",
        "mina",
        "willy",
        "minnie",
    ],
    &["hendrik", "henk", "hein", "rik", "hendrikus", "henri"],
    &["hendrika", "riek", "rika", "henny", "hennie", "drika", "ineke"],
    &["gerardus", "gerard", "gerrit", "ger", "geert"],
    &["geertruida", "truus", "geertje", "trui", "gertrudis", "gerda"],
    &["antonius", "ton", "toon", "anton", "antoon", "teun"],
    &["antonia", "toos", "tonny", "antje", "annet"],
    &["maria", "marie", "mia", "riet", "ria", "marieke", "miep", "rie"],
    &[
        "elisabeth",
        "els",
        "betty",
        "lies",
        "liesbeth",
        "bets",
        "elly",
        "elisa",
        "ilse",
        "bep",
    ],
    &[
        "catharina",
        "trijn",
        "toos",
        "tineke",
        "karin",
        "katrien",
        "carien",
        "ina",
        "rina",
    ],
    &["theodorus", "theo", "dorus", "teo"],
    &["theodora", "dora", "thea", "doortje"],
    &["jacobus", "jaap", "koos", "jacob", "sjaak", "jacques", "co", "ko"],
    &["jacoba", "coba", "cobi", "jacqueline"],
    &["adrianus", "ad", "arie", "adriaan", "janus", "adri"],
    &["adriana", "adrie", "jana", "sjaan", "ans"],
    &["franciscus", "frans", "frank", "cis", "sus"],
    &["francisca", "ciska", "fransje", "francien"],
    &["martinus", "martin", "maarten", "tinus", "rien", "marten"],
    &["nicolaas", "klaas", "nico", "niek", "nick"],
    &["lambertus", "bert", "lambert", "bertus", "bart"],
    &["albertus", "bert", "albert", "ab", "appie"],
    &["hubertus", "huub", "hub", "bert", "hubert"],
    &[
        "margaretha",
        "greet",
        "griet",
        "margriet",
        "grietje",
        "marga",
        "greta",
    ],
    &["alexander", "alex", "sander", "lex", "xander"],
    &["alexandra", "sandra", "alexa"],
    &[
        "mohammed", "mohamed", "muhammed", "mohammad", "mo", "mehmet", "muhammad",
    ],
    &["christiaan", "chris", "christian", "kris"],
    &["christina", "stien", "chris", "tina", "christine", "stina"],
    &["matthijs", "thijs", "mathijs", "matthias", "ties"],
    &["leonardus", "leo", "leon", "leen"],
    &["everardus", "evert", "eef", "everhard"],
    &["stephanus", "stef", "steven", "stefan"],
];

/// A set of groups as bits: two names share a bit when they may be the same person's.
pub fn groepen(kaal: &str) -> u64 {
    GROEPEN
        .iter()
        .enumerate()
        .filter(|(_, g)| g.contains(&kaal))
        .fold(0, |bits, (n, _)| bits | 1 << n)
}

/// All groups, for the corruption model.
pub(crate) fn alle() -> &'static [&'static [&'static str]] {
    &GROEPEN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn called_by_another_name() {
        assert_ne!(groepen("cornelis") & groepen("kees"), 0);
        assert_eq!(groepen("cornelis") & groepen("piet"), 0);
        assert_eq!(groepen("onbekend"), 0);
    }
}
