// SPDX-License-Identifier: EUPL-1.2
//! Names that cannot be mistaken for those of real people: every family name ends in "-proef".
//! Streets do not exist; phone numbers cannot be issued (a subscriber number never starts with 0).

use crate::kans::Kans;

/// Prefix and family name without the ending.
const ACHTERNAMEN: [(&str, &str); 96] = [
    ("", "Bloemsma"),
    ("", "El Amrani"),
    ("", "Okoye"),
    ("van", "Dijk"),
    ("", "Jansen"),
    ("de", "Wit"),
    ("", "Yilmaz"),
    ("", "Aalders"),
    ("", "Hendriks"),
    ("", "Kowalski"),
    ("", "Bakker"),
    ("van den", "Berg"),
    ("", "Visser"),
    ("", "Mulder"),
    ("de", "Groot"),
    ("", "Haddad"),
    ("", "Nguyen"),
    ("", "Tesfay"),
    ("", "Pinas"),
    ("", "Martina"),
    ("", "Veldhuis"),
    ("", "Roelofs"),
    ("ter", "Haar"),
    ("", "Nijland"),
    ("", "Oosterhof"),
    ("van der", "Meer"),
    ("", "Hassan"),
    ("", "Öztürk"),
    ("", "Demir"),
    ("", "Kaya"),
    ("", "Bouzid"),
    ("", "Ait Said"),
    ("", "Doğan"),
    ("", "Petrov"),
    ("", "Ivanova"),
    ("", "Popescu"),
    ("", "Silva"),
    ("", "Fernandes"),
    ("", "Lopes"),
    ("", "Rahimi"),
    ("", "Karimi"),
    ("", "Mohammadi"),
    ("", "Al Masri"),
    ("", "Khalil"),
    ("", "Berhane"),
    ("", "Abdi"),
    ("", "Warsame"),
    ("", "Adeyemi"),
    ("", "Mensah"),
    ("", "Diallo"),
    ("", "Traoré"),
    ("", "Wong"),
    ("", "Chen"),
    ("", "Singh"),
    ("", "Kumar"),
    ("", "Rampersad"),
    ("", "Sital"),
    ("", "Pattipeilohy"),
    ("", "Latuheru"),
    ("", "Tahitu"),
    ("", "Smit"),
    ("", "Postma"),
    ("", "Dijkstra"),
    ("", "Hoekstra"),
    ("van", "Leeuwen"),
    ("", "Kuipers"),
    ("", "Scholten"),
    ("", "Wessels"),
    ("te", "Brake"),
    ("", "Klein Bluemink"),
    ("", "Groot Koerkamp"),
    ("", "Lammers"),
    ("", "Brouwer"),
    ("de", "Vries"),
    ("", "Peters"),
    ("van", "Vliet"),
    ("", "Kok"),
    ("", "Schouten"),
    ("", "Willems"),
    ("", "Maas"),
    ("", "Verhoeven"),
    ("", "Prins"),
    ("", "Huisman"),
    ("", "Zwart"),
    ("", "Timmer"),
    ("", "Molenaar"),
    ("", "Kramer"),
    ("", "Veenstra"),
    ("", "Dekker"),
    ("", "Bos"),
    ("", "Vos"),
    ("", "Kuiper"),
    ("", "Blom"),
    ("", "Schipper"),
    ("", "Evers"),
    ("", "Wolters"),
];
const VROUWEN: [&str; 64] = [
    "Ineke",
    "Fatima",
    "Ngozi",
    "Anna",
    "Sanne",
    "Aylin",
    "Maria",
    "Joke",
    "Ewa",
    "Samira",
    "Lotte",
    "Tineke",
    "Elif",
    "Zahra",
    "Mirjam",
    "Gerda",
    "Selam",
    "Hodan",
    "Chantal",
    "Monique",
    "Wilma",
    "Noor",
    "Emma",
    "Yara",
    "Meryem",
    "Esra",
    "Leyla",
    "Rania",
    "Hanna",
    "Julia",
    "Olga",
    "Irina",
    "Ana",
    "Sofia",
    "Beatriz",
    "Mei",
    "Linh",
    "Priya",
    "Anita",
    "Roos",
    "Femke",
    "Marloes",
    "Annelies",
    "Truus",
    "Riet",
    "Willemien",
    "Hennie",
    "Dineke",
    "Saskia",
    "Petra",
    "Karin",
    "Ilse",
    "Nadia",
    "Amina",
    "Mariam",
    "Abena",
    "Efua",
    "Aminata",
    "Josefien",
    "Lieke",
    "Fleur",
    "Tess",
    "Isa",
    "Nina",
];
const MANNEN: [&str; 64] = [
    "Joris", "Milan", "Youssef", "Chidi", "Piet", "Mehmet", "Thijs", "Jan", "Marek", "Karim", "Daan", "Henk",
    "Emre", "Ali", "Ruben", "Gerrit", "Yonas", "Abdi", "Dennis", "Marco", "Wim", "Sem", "Finn", "Omar",
    "Mustafa", "Can", "Reza", "Sami", "Jonas", "Viktor", "Dimitri", "Tiago", "Rui", "Andrei", "Wei", "Minh",
    "Raj", "Anil", "Bram", "Sietse", "Jelle", "Koen", "Bert", "Gijs", "Cor", "Hans", "Theo", "Roel", "Erik",
    "Mark", "Peter", "Ivo", "Rachid", "Bilal", "Ibrahim", "Kofi", "Kwame", "Mamadou", "Stijn", "Lars", "Tom",
    "Luuk", "Noah", "Ties",
];
const STRATEN: [&str; 48] = [
    "Proefstraat",
    "Voorbeeldlaan",
    "Oefenweg",
    "Testplein",
    "Schetsstraat",
    "Modelweg",
    "Maquettestraat",
    "Kladlaan",
    "Conceptstraat",
    "Ontwerpweg",
    "Verzinselpad",
    "Fantasielaan",
    "Bedenkstraat",
    "Nergensweg",
    "Doolhofstraat",
    "Papieren Pad",
    "Potloodstraat",
    "Gummetjesweg",
    "Liniaallaan",
    "Passerstraat",
    "Inktpotweg",
    "Vloeibladstraat",
    "Kroontjespenlaan",
    "Schoolbordstraat",
    "Krijtjespad",
    "Griffelweg",
    "Leistraat",
    "Telraamlaan",
    "Rekenrietweg",
    "Letterdoosstraat",
    "Leesplankweg",
    "Aapnootmieslaan",
    "Wimzusjetpad",
    "Speelkwartierweg",
    "Knikkerstraat",
    "Hinkelbaan",
    "Tolweg",
    "Vliegerlaan",
    "Springtouwpad",
    "Stelpenstraat",
    "Elastiekweg",
    "Bikkelstraat",
    "Poppenhuislaan",
    "Blokkendoosweg",
    "Legpuzzelstraat",
    "Ganzenbordpad",
    "Dominostraat",
    "Kwartetlaan",
];

/// A family name: prefix, and name with its ending.
pub fn achternaam(kans: &mut Kans) -> (&'static str, String) {
    let (voor, naam) = *kans.kies(&ACHTERNAMEN);
    (voor, format!("{naam}-proef"))
}
/// A first name.
pub fn voornaam(kans: &mut Kans, man: bool) -> &'static str {
    if man {
        kans.een(&MANNEN)
    } else {
        kans.een(&VROUWEN)
    }
}
/// A name as shown for professionals: "S. de Wit-proef", and the first name.
pub fn professional(kans: &mut Kans) -> (String, &'static str) {
    let man = kans.procent(38);
    let voor = voornaam(kans, man);
    let (tussen, achter) = achternaam(kans);
    let letter = voor.chars().next().unwrap_or('A');
    (
        if tussen.is_empty() {
            format!("{letter}. {achter}")
        } else {
            format!("{letter}. {tussen} {achter}")
        },
        voor,
    )
}
/// A street that does not exist.
pub fn straat(kans: &mut Kans) -> &'static str {
    kans.een(&STRATEN)
}
/// A mobile number that cannot exist.
pub fn mobiel(kans: &mut Kans) -> String {
    format!("06-00{:06}", kans.onder(1_000_000))
}
/// A fixed number that cannot exist.
pub fn vast(kans: &mut Kans) -> String {
    format!("0570-00{:04}", kans.onder(10_000))
}
/// A postcode of the area, of a wijk.
pub fn postcode(kans: &mut Kans, wijk: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    let (een, twee) = (kans.onder(26), kans.onder(26));
    format!("74{:02}{}{}", 11 + wijk, letter(een), letter(twee))
}

/// A name in sign-in form: small letters without accents, spaces as dots.
pub fn aanmeldvorm(naam: &str) -> String {
    let mut uit = String::with_capacity(naam.len());
    for c in kaal(naam).chars() {
        match c {
            'a'..='z' | '0'..='9' => uit.push(c),
            '.' | ' ' if !uit.ends_with('.') && !uit.is_empty() => uit.push('.'),
            _ => {}
        }
    }
    uit
}

/// With a capital first: "van der" becomes "Van der".
pub fn hoofdletter(tekst: &str) -> String {
    let mut tekens = tekst.chars();
    tekens
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(tekens).collect())
}

/// Small letters without accents.
pub fn kaal(tekst: &str) -> String {
    tekst
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' => Some('a'),
            'é' | 'è' | 'ê' | 'ë' => Some('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => Some('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => Some('o'),
            'ú' | 'ù' | 'û' | 'ü' => Some('u'),
            'ç' => Some('c'),
            'ğ' => Some('g'),
            'ş' => Some('s'),
            '\u{300}'..='\u{36f}' => None,
            c => Some(c),
        })
        .collect()
}
