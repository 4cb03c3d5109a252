// SPDX-License-Identifier: EUPL-1.2
//! Writes kit.html and openbaar.html in the folder given. The types are the contract of docs/ui-kit.md with invented content.
#![allow(dead_code)]
use askama::Template;
pub struct Pagina {
    pub titel: String,
    pub actief: &'static str,
    pub gebruiker: Option<Gebruiker>,
    pub csrf: String,
    pub eenmalig: String,
    pub melding: Option<String>,
    pub nav: Vec<NavItem>,
    pub taal: &'static str,
}
pub struct Gebruiker {
    pub naam: String,
    pub voornaam: String,
    pub rol: String,
    pub team: String,
}
pub struct NavItem {
    pub sleutel: &'static str,
    pub label: &'static str,
    pub href: &'static str,
    pub aantal: Option<u32>,
}
pub struct Keuze {
    pub waarde: String,
    pub label: String,
    pub uitleg: String,
}
pub struct Regel {
    pub label: String,
    pub mijn: String,
    pub ander: String,
}
pub struct Formulier {
    w: Vec<(String, Vec<String>)>,
    f: Vec<(String, String)>,
}
impl Formulier {
    pub fn waarde(&self, v: &str) -> &str {
        self.w
            .iter()
            .find(|x| x.0 == v)
            .and_then(|x| x.1.first())
            .map_or("", |s| s.as_str())
    }
    pub fn waarden(&self, v: &str) -> &[String] {
        self.w.iter().find(|x| x.0 == v).map_or(&[], |x| &x.1)
    }
    pub fn heeft(&self, v: &str, w: &str) -> bool {
        self.waarden(v).iter().any(|x| x == w)
    }
    pub fn fout(&self, v: &str) -> Option<&str> {
        self.f.iter().find(|x| x.0 == v).map(|x| x.1.as_str())
    }
    pub fn fouten(&self) -> &[(String, String)] {
        &self.f
    }
    pub fn bewaard(&self) -> Option<&str> {
        Some("bewaard om 10.42")
    }
}
#[derive(Template)]
#[template(path = "_kit.html")]
pub struct Kit<'a> {
    p: Pagina,
    f: Formulier,
    keuzes: &'a [Keuze],
    cijfers: Vec<Keuze>,
    regels: Vec<Regel>,
}
#[derive(Template)]
#[template(path = "_kit_openbaar.html")]
pub struct KitOpenbaar {
    p: Pagina,
    f: Formulier,
    keuzes: Vec<Keuze>,
}
fn k(w: &str, l: &str, u: &str) -> Keuze {
    Keuze {
        waarde: w.into(),
        label: l.into(),
        uitleg: u.into(),
    }
}
fn p(ingelogd: bool) -> Pagina {
    Pagina {
        titel: "Bouwdoos".into(),
        actief: "casussen",
        gebruiker: ingelogd.then(|| Gebruiker {
            naam: "S. Aalders-proef".into(),
            voornaam: "Sanne".into(),
            rol: "casusregisseur".into(),
            team: "Team Toegang".into(),
        }),
        csrf: "c".into(),
        eenmalig: "e".into(),
        melding: Some("De notitie is bewaard.".into()),
        taal: "nl",
        nav: vec![
            NavItem {
                sleutel: "mijn-werk",
                label: "Mijn werk",
                href: "/mijn-werk",
                aantal: None,
            },
            NavItem {
                sleutel: "meldpunt",
                label: "Meldpunt",
                href: "/meldpunt",
                aantal: Some(11),
            },
            NavItem {
                sleutel: "casussen",
                label: "Casussen",
                href: "/casussen",
                aantal: None,
            },
            NavItem {
                sleutel: "overleg",
                label: "Overleg",
                href: "/overleg",
                aantal: None,
            },
            NavItem {
                sleutel: "team",
                label: "Team",
                href: "/team",
                aantal: None,
            },
        ],
    }
}
fn f() -> Formulier {
    let v = |a: &str, b: &[&str]| (a.to_string(), b.iter().map(|s| s.to_string()).collect::<Vec<_>>());
    Formulier {
        w: vec![
            v("naam", &["Ineke <Boersma-proef>"]),
            v("zorg", &["Sinds de zomer.\nDe post ligt op de mat."]),
            v("wijk", &["b"]),
            v("wie", &["b"]),
            v("gebieden", &["a", "c"]),
            v("schulden", &["ja"]),
            v("verslaving", &["onbekend"]),
            v("ernst", &["3"]),
        ],
        f: vec![
            (
                "telefoon".into(),
                "Vul een telefoonnummer in met 10 cijfers.".into(),
            ),
            ("sinds".into(), "Kies een dag die niet na vandaag ligt.".into()),
            ("wie".into(), "Kies over wie het gaat.".into()),
            ("werk".into(), "Kies ja, nee of weet niet.".into()),
        ],
    }
}
fn main() {
    let out = std::env::args().nth(1).unwrap();
    let keuzes = vec![
        k("a", "Voorstad", "Rond het station"),
        k("b", "Rivierenwijk", ""),
        k("c", "Keizerslanden", ""),
    ];
    let kit = Kit {
        p: p(true),
        f: f(),
        keuzes: &keuzes,
        cijfers: (1..=5)
            .map(|i| {
                k(
                    &i.to_string(),
                    &i.to_string(),
                    match i {
                        1 => "gaat goed",
                        5 => "heel zwaar",
                        _ => "",
                    },
                )
            })
            .collect(),
        regels: vec![
            Regel {
                label: "Doel".into(),
                mijn: "Samen de post openen, elke week".into(),
                ander: "Samen de post openen, elke maand".into(),
            },
            Regel {
                label: "Wie".into(),
                mijn: "nicht".into(),
                ander: "nicht en buurvrouw".into(),
            },
        ],
    };
    std::fs::write(format!("{out}/kit.html"), kit.render().unwrap()).unwrap();
    std::fs::write(
        format!("{out}/openbaar.html"),
        KitOpenbaar {
            p: p(false),
            f: f(),
            keuzes,
        }
        .render()
        .unwrap(),
    )
    .unwrap();
}
