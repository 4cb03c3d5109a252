// SPDX-License-Identifier: EUPL-1.2
//! Names for the test sets: a few common ones and very many rare ones, as in life, put together from pieces. People
//! with roots elsewhere have names from their own lists, so that given and family name go together.

use super::kans::Kans;

const EEN: [&str; 60] = [
    "Jan", "Piet", "Hendrik", "Water", "Berg", "Veld", "Hoek", "Bosch", "Brand", "Claas", "Dirk", "Eik",
    "Flier", "Gerrit", "Haver", "IJssel", "Jacob", "Kuip", "Linde", "Meij", "Noord", "Ooster", "Pol", "Quak",
    "Rooden", "Schout", "Timmer", "Uiter", "Visch", "Wester", "Zand", "Zwart", "Beek", "Koster", "Mulder",
    "Slot", "Vonk", "Wolf", "Kerk", "Dorp", "Aalt", "Bloem", "Cramer", "Duin", "Even", "Franc", "Groot",
    "Heide", "Kamp", "Laar", "Maas", "Nieuw", "Olde", "Ploeg", "Rijk", "Stein", "Terp", "Vos", "Wiel",
    "Zijl",
];
const TWEE: [&str; 40] = [
    "sen", "sma", "stra", "man", "huis", "kamp", "dijk", "berg", "broek", "horst", "mans", "ink", "ing", "s",
    "link", "veld", "boom", "hof", "beek", "donk", "wijk", "huizen", "hout", "daal", "stede", "mond",
    "meijer", "goed", "laar", "voort", "brink", "camp", "feld", "burg", "graaf", "haar", "kerk", "loo",
    "rade", "schot",
];
const VOORVOEGSELS: [&str; 12] = [
    "van", "de", "van der", "van de", "van den", "ten", "ter", "te", "den", "van 't", "in 't", "op de",
];
const MANNEN: [&str; 72] = [
    "Johannes",
    "Jan",
    "Pieter",
    "Cornelis",
    "Hendrik",
    "Willem",
    "Gerrit",
    "Petrus",
    "Jacobus",
    "Antonius",
    "Daan",
    "Sem",
    "Lucas",
    "Finn",
    "Levi",
    "Luuk",
    "Thomas",
    "Bram",
    "Tim",
    "Lars",
    "Jesse",
    "Ruben",
    "Stijn",
    "Thijs",
    "Niels",
    "Mark",
    "Peter",
    "Erik",
    "Dennis",
    "Marcel",
    "Jeroen",
    "Martijn",
    "Bas",
    "Rob",
    "Paul",
    "Hans",
    "Henk",
    "Kees",
    "Theodorus",
    "Franciscus",
    "Martinus",
    "Nicolaas",
    "Albertus",
    "Adrianus",
    "Matthijs",
    "Joris",
    "Koen",
    "Sander",
    "Maarten",
    "Frank",
    "Ronald",
    "Michael",
    "Kevin",
    "Rick",
    "Mike",
    "Joost",
    "Jasper",
    "Gijs",
    "Teun",
    "Hugo",
    "Floris",
    "Sietse",
    "Jelle",
    "Wouter",
    "Christiaan",
    "Leonardus",
    "Hubertus",
    "Evert",
    "Arie",
    "Dirk",
    "Klaas",
    "Roelof",
];
const VROUWEN: [&str; 72] = [
    "Maria",
    "Johanna",
    "Anna",
    "Cornelia",
    "Elisabeth",
    "Wilhelmina",
    "Catharina",
    "Hendrika",
    "Petronella",
    "Geertruida",
    "Emma",
    "Julia",
    "Sophie",
    "Lotte",
    "Eva",
    "Sara",
    "Lisa",
    "Anouk",
    "Fleur",
    "Sanne",
    "Femke",
    "Iris",
    "Laura",
    "Linda",
    "Monique",
    "Petra",
    "Karin",
    "Ingrid",
    "Marloes",
    "Esther",
    "Saskia",
    "Wendy",
    "Sandra",
    "Mariska",
    "Nicole",
    "Debby",
    "Bianca",
    "Astrid",
    "Yvonne",
    "Jolanda",
    "Marianne",
    "Ria",
    "Truus",
    "Margaretha",
    "Adriana",
    "Jacoba",
    "Antonia",
    "Theodora",
    "Christina",
    "Francisca",
    "Alexandra",
    "Nina",
    "Tess",
    "Noor",
    "Roos",
    "Fenna",
    "Lieke",
    "Isa",
    "Evi",
    "Mila",
    "Zoe",
    "Hanna",
    "Hanneke",
    "Marieke",
    "Annelies",
    "Dineke",
    "Tineke",
    "Ilse",
    "Willemijn",
    "Josephine",
    "Charlotte",
    "Veronica",
];
/// Stems and endings of family names, men, women of three communities.
const ELDERS: [[&[&str]; 4]; 3] = [
    [
        &[
            "Yıl", "Dem", "Kay", "Öz", "Çel", "Şah", "Ars", "Ay", "Doğ", "Kor", "Ak", "Gün",
        ],
        &[
            "maz", "ir", "a", "türk", "ik", "in", "lan", "dın", "an", "kmaz", "soy", "eş",
        ],
        &[
            "Mehmet", "Mustafa", "Ahmet", "Ali", "Hüseyin", "Emre", "Can", "Yusuf", "İbrahim", "Murat",
            "Efe", "Kerem",
        ],
        &[
            "Fatma", "Ayşe", "Emine", "Zeynep", "Elif", "Hatice", "Esra", "Aylin", "Derya", "Meryem",
            "Büşra", "Leyla",
        ],
    ],
    [
        &[
            "El Am", "Bou", "Ben ", "Ait ", "El Kha", "Az", "Has", "Mous", "Cha", "Oua", "Id", "Lah",
        ],
        &[
            "rani", "zid", "ali", "said", "ttabi", "zouzi", "sani", "saoui", "ib", "li", "rissi", "louf",
        ],
        &[
            "Mohammed", "Mohamed", "Youssef", "Ahmed", "Rachid", "Karim", "Bilal", "Omar", "Said", "Hassan",
            "Ilias", "Ayoub",
        ],
        &[
            "Fatima", "Khadija", "Samira", "Naima", "Aicha", "Yasmina", "Salma", "Nadia", "Hafsa", "Imane",
            "Malika", "Zahra",
        ],
    ],
    [
        &[
            "Kowal", "Nowa", "Wis", "Lewan", "Zie", "Szym", "Dąb", "Kamin", "Woj", "Maz", "Jab", "Paw",
        ],
        &[
            "ski", "ska", "niewski", "dowski", "liński", "ański", "rowski", "icz", "ciak", "ur", "łoński",
            "lak",
        ],
        &[
            "Piotr",
            "Krzysztof",
            "Andrzej",
            "Tomasz",
            "Paweł",
            "Marek",
            "Michał",
            "Jakub",
            "Łukasz",
            "Adam",
            "Jan",
            "Marcin",
        ],
        &[
            "Anna",
            "Maria",
            "Katarzyna",
            "Małgorzata",
            "Agnieszka",
            "Barbara",
            "Ewa",
            "Zofia",
            "Magdalena",
            "Joanna",
            "Julia",
            "Hanna",
        ],
    ],
];
const STRAAT_EEN: [&str; 50] = [
    "Proef",
    "Linde",
    "Kastanje",
    "Oefen",
    "Beuken",
    "Model",
    "Maquette",
    "Klad",
    "Concept",
    "Ontwerp",
    "Eiken",
    "Fantasie",
    "Bedenk",
    "Nergens",
    "Doolhof",
    "Papier",
    "Potlood",
    "Gum",
    "Liniaal",
    "Passer",
    "Inktpot",
    "Vloeiblad",
    "Kroontjes",
    "Schoolbord",
    "Krijt",
    "Griffel",
    "Lei",
    "Telraam",
    "Reken",
    "Letterdoos",
    "Leesplank",
    "Knikker",
    "Hinkel",
    "Tol",
    "Vlieger",
    "Springtouw",
    "Stelpen",
    "Elastiek",
    "Bikkel",
    "Domino",
    "Kwartet",
    "Ganzenbord",
    "Legpuzzel",
    "Blokken",
    "Poppen",
    "Zwarte",
    "Ijsbaan",
    "Meijer",
    "Dijk",
    "Kerk",
];
const STRAAT_TWEE: [&str; 10] = [
    "straat", "laan", "weg", "plein", "pad", "hof", "kade", "dreef", "singel", "steeg",
];

/// Where somebody's names come from: 0 is here.
pub(super) fn herkomst(k: &mut Kans) -> usize {
    if k.kans(0.16) { 1 + k.onder(3) } else { 0 }
}

/// Family name with its prefix.
pub(super) fn achternaam(k: &mut Kans, herkomst: usize) -> (String, String) {
    if let Some([een, twee, ..]) = herkomst.checked_sub(1).and_then(|h| ELDERS.get(h)) {
        return (String::new(), format!("{}{}", k.kies(een), k.kies(twee)));
    }
    // A few thousand names by a steep law, and a tail of three-part ones.
    let naam = if k.kans(0.75) {
        let n = k.scheef(EEN.len() * TWEE.len(), 40.0);
        format!(
            "{}{}",
            EEN[n * 7 % EEN.len()],
            TWEE[n / EEN.len() * 3 % TWEE.len()]
        )
    } else {
        let (een, twee) = (*k.kies(&EEN), *k.kies(&EEN));
        format!("{een}{}{}", twee.to_lowercase(), k.kies(&TWEE))
    };
    let voor = if k.kans(0.28) {
        VOORVOEGSELS[k.scheef(VOORVOEGSELS.len(), 2.0)].to_owned()
    } else {
        String::new()
    };
    (voor, naam)
}

/// Given names, one to three.
pub(super) fn voornamen(k: &mut Kans, herkomst: usize, man: bool, jaar: i32) -> Vec<String> {
    let lijst: &[&str] = match herkomst.checked_sub(1).and_then(|h| ELDERS.get(h)) {
        Some(delen) => delen[if man { 2 } else { 3 }],
        None if man => &MANNEN,
        None => &VROUWEN,
    };
    let aantal = if herkomst > 0 {
        1
    } else {
        [1, 1, 1, 2, 2, 3][k.onder(6)]
    };
    let mut uit: Vec<String> = Vec::new();
    for _ in 0..aantal {
        // The fashion of names shifts with the year of birth.
        let n = (k.scheef(lijst.len(), 6.0) + usize::try_from((2026 - jaar).max(0) / 12).unwrap_or(0) * 5)
            % lijst.len();
        let mut naam = lijst[n].to_owned();
        // One in eight has a rarer form.
        if herkomst == 0 && k.kans(0.12) {
            let eind = *k.kies(&["ke", "a", "is", "o", "lyn", "us", "ie", "on"]);
            naam = format!("{}{eind}", naam.trim_end_matches(['a', 'e', 's', 'o']));
        }
        if !uit.contains(&naam) {
            uit.push(naam);
        }
    }
    uit
}

/// The name of a street by its number; some thousands without repeating.
pub(super) fn straat(nummer: usize) -> String {
    let (a, b) = (nummer % STRAAT_EEN.len(), nummer / STRAAT_EEN.len());
    let twee = STRAAT_TWEE[b % STRAAT_TWEE.len()];
    match b / STRAAT_TWEE.len() {
        0 => format!("{}{twee}", STRAAT_EEN[a]),
        n => format!(
            "{} {}{twee}",
            ["Lange", "Korte", "Oude", "Nieuwe"][n % 4],
            STRAAT_EEN[a]
        ),
    }
}
