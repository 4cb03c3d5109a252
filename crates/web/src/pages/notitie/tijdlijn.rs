// SPDX-License-Identifier: EUPL-1.2
//! The timeline page.

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, tekst, toon};
use crate::pages::casus::kop::Kop;
use app::notitie::{Moment, Vraag};
use askama::Template;
use axum::extract::{Path, Query};
use domain::casus::Fase;
use domain::notitie::{Besluitnemer, Categorie, Resultaat, Vorm};
use domain::overleg::PuntSoort;
use domain::{CasusId, PersoonId};
use jiff::Timestamp;
use jiff::civil::Date;
use policy::Doel;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, Default, Clone)]
pub(super) struct Filters {
    #[serde(default)]
    soort: String,
    #[serde(default)]
    persoon: String,
    #[serde(default)]
    gebied: String,
    #[serde(default)]
    voor: String,
}

/// A filter link.
struct Keus {
    href: String,
    label: String,
    actief: bool,
}

/// A moment as shown.
struct Regel {
    id: Uuid,
    wanneer: String,
    iso: String,
    kern: bool,
    kop: String,
    tekst: String,
    mening: String,
    bron: String,
    wie: String,
    personen: String,
    tags: Vec<(String, &'static str)>,
    is_notitie: bool,
    vast: bool,
    verbeterd: bool,
    verbetering: bool,
    version: i64,
}

#[derive(Template)]
#[template(path = "notitie/tijdlijn.html")]
struct TijdlijnPagina {
    p: Pagina,
    k: Kop,
    vast: Vec<Regel>,
    regels: Vec<Regel>,
    soorten: Vec<Keus>,
    personen: Vec<Keus>,
    gebieden: Vec<Keus>,
    volhouden: String,
    gestopt: String,
    eerder: Option<String>,
}

const SOORTEN: [(&str, &str); 7] = [
    ("", "Alles"),
    ("notitie", "Notities"),
    ("besluit", "Besluiten"),
    ("plan", "Plan"),
    ("fase", "Fasen"),
    ("regie", "Regie"),
    ("taak", "Taken"),
];

fn adres(id: CasusId, f: &Filters) -> String {
    let mut vraag = form_urlencoded::Serializer::new(String::new());
    for (naam, waarde) in [
        ("soort", &f.soort),
        ("persoon", &f.persoon),
        ("gebied", &f.gebied),
        ("voor", &f.voor),
    ] {
        if !waarde.is_empty() {
            vraag.append_pair(naam, waarde);
        }
    }
    format!("/casussen/{id}/tijdlijn?{}", vraag.finish())
}

pub(super) async fn tijdlijn(
    bezoek: Bezoek,
    Path(id): Path<CasusId>,
    Query(f): Query<Filters>,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vraag = Vraag {
        soort: f.soort.clone(),
        persoon: f.persoon.parse::<PersoonId>().ok(),
        leefgebied: f.gebied.clone(),
        voor: f.voor.parse::<Timestamp>().ok(),
    };
    let t = app::notitie::tijdlijn(&bezoek.app, &ctx, id, &vraag).await?;
    let vandaag = ctx.vandaag();
    let eerder = t.meer.then(|| t.momenten.last()).flatten().map(|m| {
        adres(
            id,
            &Filters {
                voor: m.rij.op.to_string(),
                ..f.clone()
            },
        )
    });
    let keus = |label: &str, nieuw: Filters, actief: bool| Keus {
        href: adres(id, &nieuw),
        label: label.to_owned(),
        actief,
    };
    let soorten = SOORTEN
        .iter()
        .map(|(code, label)| {
            let nieuw = Filters {
                soort: (*code).to_owned(),
                voor: String::new(),
                ..f.clone()
            };
            keus(label, nieuw, f.soort == *code)
        })
        .collect();
    let mut personen = vec![keus(
        "Iedereen",
        Filters {
            persoon: String::new(),
            voor: String::new(),
            ..f.clone()
        },
        f.persoon.is_empty(),
    )];
    personen.extend(t.leden.iter().map(|l| {
        let wie = l.persoon_id.to_string();
        keus(
            l.roepnaam(),
            Filters {
                persoon: wie.clone(),
                voor: String::new(),
                ..f.clone()
            },
            f.persoon == wie,
        )
    }));
    let gebieden = t
        .leefgebieden
        .iter()
        .map(|(code, label)| {
            let aan = f.gebied == *code;
            let gebied = if aan { String::new() } else { code.clone() };
            keus(
                label,
                Filters {
                    gebied,
                    voor: String::new(),
                    ..f.clone()
                },
                aan,
            )
        })
        .collect();
    let regels: Vec<Regel> = t.momenten.into_iter().map(|m| regel(m, vandaag)).collect();
    let (vast, regels) = regels.into_iter().partition(|r| r.vast);
    let gestopt = super::contact::gestopt(&t.contact);
    let volhouden = t.contact.volhouden.tekst;
    toon(&TijdlijnPagina {
        p: bezoek.pagina("Tijdlijn", "casussen"),
        k: Kop::van(&t.blad, "tijdlijn"),
        vast,
        regels,
        soorten,
        personen,
        gebieden,
        volhouden,
        gestopt,
        eerder,
    })
}

fn label<T: std::str::FromStr>(code: &str, f: impl Fn(T) -> &'static str) -> String {
    code.parse::<T>()
        .map_or_else(|_| code.to_owned(), |t| f(t).to_owned())
}

fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters
        .next()
        .map_or_else(String::new, |l| l.to_uppercase().chain(letters).collect())
}

fn regel(m: Moment, vandaag: Date) -> Regel {
    let r = m.rij;
    let is_notitie = r.soort == "notitie";
    let kop = match r.soort.as_str() {
        "notitie" => hoofdletter(&label::<Vorm>(&r.kop, Vorm::label)),
        "fase" => format!("Fase: {}", label::<Fase>(&r.kop, Fase::label).to_lowercase()),
        "regie" => format!("Casusregisseur: {}", r.kop),
        "plan" => format!("Versie {} van het plan vastgelegd", r.kop),
        "besluit" if r.kop.starts_with("contact_") => format!(
            "Besluit van {}: stoppen met contact zoeken",
            label::<Besluitnemer>(r.kop.trim_start_matches("contact_"), Besluitnemer::label)
        ),
        "besluit" => format!("MDO-besluit: {}", label::<PuntSoort>(&r.kop, PuntSoort::label)),
        _ => format!("Gedaan: {}", r.kop),
    };
    let mut tags = Vec::new();
    if let Ok(c) = r.categorie.parse::<Categorie>()
        && c.is_gevoelig()
    {
        let soort = if c == Categorie::Veiligheid {
            "risk"
        } else {
            "note"
        };
        tags.push((c.label().to_owned(), soort));
    }
    if let Ok(afloop) = r.resultaat.parse::<Resultaat>() {
        tags.push((afloop.label().to_owned(), ""));
    }
    if r.verbeterd_door.is_some() {
        tags.push(("later verbeterd".to_owned(), "note"));
    }
    Regel {
        id: r.id,
        wanneer: tekst::moment(r.op, vandaag),
        iso: tekst::iso(r.op),
        kern: matches!(r.soort.as_str(), "besluit" | "regie" | "plan"),
        kop,
        tekst: r.tekst,
        mening: r.mening,
        bron: r.bron,
        wie: r.wie.unwrap_or_default(),
        personen: m.personen.join(", "),
        tags,
        is_notitie,
        vast: r.vastgezet,
        verbeterd: r.verbeterd_door.is_some(),
        verbetering: r.corrigeert.is_some(),
        version: r.version,
    }
}
