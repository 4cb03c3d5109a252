// SPDX-License-Identifier: EUPL-1.2
//! The partner organisations.

/// Key in the lives, name, kind, number of people with a sign-in, function.
pub(super) const PARTNERS: [(&str, &str, &str, u32, &str); 16] = [
    (
        "woon",
        "Woonstichting Proef",
        "wonen",
        6,
        "medewerker wonen en leefbaarheid",
    ),
    ("woon2", "Woonbedrijf Voorbeeld", "wonen", 4, "wijkbeheerder"),
    ("ggz", "GGZ Proef", "zorg", 6, "verpleegkundige"),
    ("verslaving", "Verslavingszorg Proef", "zorg", 4, "behandelaar"),
    ("opvang", "Opvang Proef", "zorg", 5, "begeleider"),
    ("thuiszorg", "Thuiszorg Proef", "zorg", 5, "wijkverpleegkundige"),
    ("jeugdhulp", "Jeugdhulp Proef", "jeugdhulp", 6, "gezinsbegeleider"),
    ("politie", "Politie, district Proef", "politie", 5, "wijkagent"),
    ("ggd", "GGD Proefregio", "ggd", 5, "jeugdverpleegkundige"),
    (
        "client",
        "Cliëntondersteuning Proef",
        "welzijn",
        3,
        "cliëntondersteuner",
    ),
    (
        "school",
        "Scholengroep Proef",
        "onderwijs",
        4,
        "intern begeleider",
    ),
    ("krediet", "Kredietbank Proef", "schuldhulp", 3, "schuldregelaar"),
    ("welzijn", "Welzijn Proef", "welzijn", 5, "opbouwwerker"),
    ("reclassering", "Reclassering Proef", "zorg", 3, "toezichthouder"),
    ("huisarts", "Huisartsen Proef", "zorg", 3, "praktijkondersteuner"),
    (
        "veilig_thuis",
        "Veilig Thuis Proef",
        "zorg",
        4,
        "medewerker Veilig Thuis",
    ),
];
