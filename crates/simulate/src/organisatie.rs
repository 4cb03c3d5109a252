// SPDX-License-Identifier: EUPL-1.2
//! Organisations, teams and staff: the teams of S1, partner organisations with plainly fake names, and the
//! dozen people of the demo sign-in, whose ids never change.
//!
//! A unit of scale above the first adds copies of the teams that direct casussen, so that teams stay as large
//! as teams are and nobody directs more than fifteen.

use crate::{
    Instellingen,
    codes::soort,
    id::Id,
    kans::Kans,
    namen,
    rijen::{AfwezigheidRij, Bak, MedewerkerRij, OrganisatieRij, TeamRij},
    tijd::Dag,
};
use std::collections::HashSet;

/// Codes and names of the wijken of gemeente 0150 (CBS, 2025), and how much of the work is there.
pub const WIJKEN: [(&str, &str, usize); 15] = [
    ("WK015001", "Binnenstad", 8),
    ("WK015002", "De Hoven", 4),
    ("WK015003", "Zandweerd", 9),
    ("WK015004", "Voorstad", 16),
    ("WK015005", "Borgele en Platvoet", 8),
    ("WK015006", "Keizerslanden", 16),
    ("WK015007", "Rivierenwijk en Bergweide", 14),
    ("WK015008", "Colmschate-Noord", 7),
    ("WK015009", "Colmschate-Vijfhoek", 6),
    ("WK015010", "Colmschate-Zuid", 7),
    ("WK015011", "Diepenveen", 3),
    ("WK015012", "Schalkhaar", 3),
    ("WK015013", "Okkenbroek", 1),
    ("WK015014", "Lettele", 1),
    ("WK015015", "Bathmen", 3),
];

/// Key in the lives, name, kind, number of people with a sign-in, function.
const PARTNERS: [(&str, &str, &str, u32, &str); 16] = [
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

/// Code, name, kind, people, of whom regisseurs, function, life area.
type Teamvorm = (
    &'static str,
    &'static str,
    &'static str,
    u32,
    u32,
    &'static str,
    &'static str,
);
const TEAMS: [Teamvorm; 14] = [
    (
        "meldpunt",
        "Meldpunt Bijzondere Zorg",
        "meldpunt",
        10,
        0,
        "medewerker Meldpunt",
        "",
    ),
    (
        "bzt",
        "Bijzonder Zorgteam",
        "bzt",
        12,
        6,
        "casusregisseur BZT",
        "veiligheid",
    ),
    (
        "toegang-wmo",
        "Toegang Wmo",
        "toegang_wmo",
        34,
        9,
        "consulent Wmo",
        "ondersteuning",
    ),
    (
        "toegang-jeugd",
        "Toegang Jeugd",
        "toegang_jeugd",
        34,
        9,
        "consulent jeugd",
        "gezin",
    ),
    (
        "toegang-opvang",
        "Toegang Beschermd Wonen en Opvang",
        "toegang_opvang",
        14,
        5,
        "consulent opvang",
        "wonen",
    ),
    (
        "inkomen",
        "Inkomensondersteuning",
        "inkomen",
        34,
        4,
        "consulent inkomen",
        "inkomen",
    ),
    (
        "budget-advies",
        "Budget Adviesbureau Deventer",
        "budget_advies",
        22,
        7,
        "schuldhulpverlener",
        "schulden",
    ),
    (
        "gezinscoaches",
        "Gezinscoaches",
        "gezinscoaches",
        20,
        10,
        "gezinscoach",
        "gezin",
    ),
    (
        "schakelpunt",
        "Schakelpunt",
        "schakelpunt",
        8,
        4,
        "trajectbegeleider",
        "onderwijs",
    ),
    (
        "crisisdienst",
        "Crisisdienst",
        "crisisdienst",
        6,
        0,
        "crisismedewerker",
        "",
    ),
    (
        "jor",
        "Overleg risicojongeren (JOR)",
        "jor",
        2,
        0,
        "coördinator JOR",
        "",
    ),
    (
        "woonoverlast",
        "Overleg woonoverlast",
        "woonoverlast",
        2,
        0,
        "coördinator woonoverlast",
        "",
    ),
    (
        "veiligheid",
        "Team Veiligheid",
        "veiligheid",
        3,
        0,
        "adviseur veiligheid",
        "",
    ),
    (
        "beleid-beheer",
        "Beleid en beheer",
        "partner",
        4,
        0,
        "beleidsadviseur",
        "",
    ),
];
/// People of a sociaal team in a wijk.
const SOCIAAL_TEAM: u32 = 3;
/// Teams of which each further unit of scale gets a copy.
const KOPIE: [&str; 8] = [
    "bzt",
    "toegang-wmo",
    "toegang-jeugd",
    "toegang-opvang",
    "inkomen",
    "budget-advies",
    "gezinscoaches",
    "schakelpunt",
];
/// Units that share one Meldpunt.
const PER_MELDPUNT: u32 = 10;

/// A person of the demo sign-in.
struct Demo {
    aanmeldnaam: &'static str,
    naam: &'static str,
    voornaam: &'static str,
    functie: &'static str,
    team: &'static str,
    rollen: &'static str,
    leefgebied: &'static str,
    uitleg: &'static str,
}

/// The people of the demo sign-in, in the order of the list.
const DEMO: [Demo; 12] = [
    Demo {
        aanmeldnaam: "r.yilmaz",
        naam: "R. Yilmaz-proef",
        voornaam: "Rabia",
        functie: "medewerker Meldpunt",
        team: "meldpunt",
        rollen: "meldpunt",
        leefgebied: "",
        uitleg: "Rabia leest nieuwe meldingen en weegt ze. Zij zorgt dat elke melding bij het juiste team komt.",
    },
    Demo {
        aanmeldnaam: "m.jansen",
        naam: "M. Jansen-proef",
        voornaam: "Mark",
        functie: "medewerker Meldpunt",
        team: "meldpunt",
        rollen: "meldpunt",
        leefgebied: "",
        uitleg: "Mark werkt met Rabia bij het Meldpunt. Kijk met hem wat je collega ziet als je een melding doorgeeft.",
    },
    Demo {
        aanmeldnaam: "s.aalders",
        naam: "S. Aalders-proef",
        voornaam: "Sanne",
        functie: "casusregisseur",
        team: "toegang-jeugd",
        rollen: "casusregisseur,toegang",
        leefgebied: "gezin",
        uitleg: "Sanne is regisseur van 13 huishoudens, ook van het huishouden Boersma-proef. Er is plek voor nog 2.",
    },
    Demo {
        aanmeldnaam: "p.okoye",
        naam: "P. Okoye-proef",
        voornaam: "Precious",
        functie: "casusregisseur",
        team: "budget-advies",
        rollen: "casusregisseur,toegang",
        leefgebied: "schulden",
        uitleg: "Precious helpt mensen met schulden. Zij heeft 15 huishoudens en zit vol.",
    },
    Demo {
        aanmeldnaam: "t.dewit",
        naam: "T. de Wit-proef",
        voornaam: "Tom",
        functie: "gezinscoach",
        team: "gezinscoaches",
        rollen: "gezinscoach,toegang",
        leefgebied: "gezin",
        uitleg: "Tom is gezinscoach en regisseur van 9 gezinnen. Hij heeft nog plek.",
    },
    Demo {
        aanmeldnaam: "k.visser",
        naam: "K. Visser-proef",
        voornaam: "Karim",
        functie: "procesmanager",
        team: "bzt",
        rollen: "mdo,procesmanager",
        leefgebied: "",
        uitleg: "Karim ziet alle meldingen en casussen. Hij helpt als iets vastloopt en mag als enige boven het maximum toewijzen.",
    },
    Demo {
        aanmeldnaam: "h.bakker",
        naam: "H. Bakker-proef",
        voornaam: "Hanna",
        functie: "procesregisseur",
        team: "bzt",
        rollen: "procesregisseur",
        leefgebied: "",
        uitleg: "Hanna komt erbij als organisaties er samen niet uitkomen. Zij ziet afspraken die te laat zijn.",
    },
    Demo {
        aanmeldnaam: "l.smit",
        naam: "L. Smit-proef",
        voornaam: "Lotte",
        functie: "teamleider",
        team: "toegang-jeugd",
        rollen: "teamleider,toegang",
        leefgebied: "",
        uitleg: "Lotte leidt het team van Sanne. Zij verdeelt het werk en regelt wie waarneemt als iemand er niet is.",
    },
    Demo {
        aanmeldnaam: "j.hendriks",
        naam: "J. Hendriks-proef",
        voornaam: "Joke",
        functie: "medewerker wonen en leefbaarheid",
        team: "woon",
        rollen: "ketenpartner",
        leefgebied: "",
        uitleg: "Joke werkt bij Woonstichting Proef. Zij ziet alleen het huishouden Boersma-proef, omdat zij daar meedoet.",
    },
    Demo {
        aanmeldnaam: "w.mulder",
        naam: "W. Mulder-proef",
        voornaam: "Willem",
        functie: "voorzitter van het MDO",
        team: "bzt",
        rollen: "mdo",
        leefgebied: "",
        uitleg: "Willem zit elke woensdag het MDO voor. Daar krijgt een huishouden een regisseur en komt het plan langs.",
    },
    Demo {
        aanmeldnaam: "a.devries",
        naam: "A. de Vries-proef",
        voornaam: "Aisha",
        functie: "beleidsadviseur en controller",
        team: "beleid-beheer",
        rollen: "beleid",
        leefgebied: "",
        uitleg: "Aisha werkt met cijfers. Zij ziet geen meldingen en geen casussen.",
    },
    Demo {
        aanmeldnaam: "b.beheer",
        naam: "B. Beheer-proef",
        voornaam: "Bas",
        functie: "functioneel beheerder",
        team: "beleid-beheer",
        rollen: "beheerder",
        leefgebied: "",
        uitleg: "Bas beheert het systeem: de inrichting en het inlezen van bestanden. Hij ziet geen casussen.",
    },
];

/// A team, as far as the simulator needs it.
#[derive(Clone, Debug)]
pub struct Team {
    /// Id.
    pub id: Id,
    /// Kind.
    pub soort: &'static str,
    /// Wijk, for a sociaal team.
    pub wijk: Option<usize>,
}

/// A person, as far as the simulator needs it.
#[derive(Clone, Debug)]
pub struct Mens {
    /// Id.
    pub id: Id,
    /// Name as shown.
    pub naam: String,
    /// Place of the team.
    pub team: usize,
    /// Organisation id and name.
    pub organisatie: (Id, &'static str),
    /// Function.
    pub functie: &'static str,
    /// Role that counts in the journaal.
    pub rol: &'static str,
    /// Phone.
    pub telefoon: String,
}

/// People and teams of one unit of scale. Places in [`Organisatie::mensen`] and [`Organisatie::teams`].
#[derive(Clone, Debug, Default)]
pub struct Deelstaf {
    /// Everybody with the role casusregisseur or gezinscoach.
    pub regisseurs: Vec<usize>,
    /// Meldpunt workers.
    pub meldpunt: Vec<usize>,
    /// Place of the Meldpunt team.
    pub meldpunt_team: usize,
    /// All teams of the unit.
    pub teams: Vec<usize>,
    /// Everybody of the unit, for sign-ins.
    pub iedereen: Vec<usize>,
}

/// The whole organisation.
#[derive(Debug, Default)]
pub struct Organisatie {
    /// Teams.
    pub teams: Vec<Team>,
    /// People.
    pub mensen: Vec<Mens>,
    /// Per unit.
    pub delen: Vec<Deelstaf>,
    /// Key, organisation id, name and people of each partner.
    pub partners: Vec<(&'static str, Id, &'static str, Vec<usize>)>,
    /// The procesmanager, who leads the MDO's decisions.
    pub procesmanager: usize,
    /// The two procesregisseurs.
    pub procesregisseurs: Vec<usize>,
    /// Chair of the MDO.
    pub voorzitter: usize,
}

/// Fixed id of a person of the demo sign-in.
pub fn demo_id(aanmeldnaam: &str) -> Option<Id> {
    DEMO.iter()
        .position(|d| d.aanmeldnaam == aanmeldnaam)
        .and_then(|i| u32::try_from(i + 1).ok())
        .map(|n| Id::vast(soort::MEDEWERKER, n))
}

const GEMEENTE: (u32, &str) = (1, "Gemeente Deventer");

struct Bouw<'a> {
    o: Organisatie,
    bak: &'a mut Bak,
    kans: Kans,
    gemeente: i32,
    begin: Dag,
    namen: HashSet<String>,
}

impl Organisatie {
    /// Makes everything and puts the rows in the bak.
    pub fn maak(inst: &Instellingen, bak: &mut Bak) -> Self {
        let begin = Dag::van(inst.peildatum).plus(-4 * 365);
        let mut b = Bouw {
            o: Self::default(),
            bak,
            kans: Kans::new(inst.seed, u64::MAX),
            gemeente: inst.gemeente,
            begin,
            namen: DEMO.iter().map(|d| d.aanmeldnaam.to_owned()).collect(),
        };
        let gemeente = b.organisatie(GEMEENTE.0, GEMEENTE.1, "gemeente");
        for (i, (sleutel, naam, soort, aantal, functie)) in PARTNERS.iter().enumerate() {
            let id = b.organisatie(10 + u32::try_from(i).unwrap_or(0), naam, soort);
            let team_soort = if *sleutel == "veilig_thuis" {
                "veilig_thuis"
            } else {
                "partner"
            };
            let team = b.team(sleutel, naam, team_soort, id, None);
            let mut mensen = b.demo(sleutel, team, (id, naam));
            while mensen.len() < *aantal as usize {
                mensen.push(b.mens(team, (id, naam), functie, "ketenpartner", ""));
            }
            b.o.partners.push((sleutel, id, naam, mensen));
        }
        b.eerste_deel(gemeente);
        for deel in 1..inst.schaal {
            b.volgend_deel(deel, gemeente);
        }
        let vind = |naam: &str, o: &Self| {
            demo_id(naam)
                .and_then(|id| o.mensen.iter().position(|m| m.id == id))
                .unwrap_or(0)
        };
        b.o.procesmanager = vind("k.visser", &b.o);
        b.o.voorzitter = vind("w.mulder", &b.o);
        b.o.procesregisseurs.insert(0, vind("h.bakker", &b.o));
        b.afwezigheden(Dag::van(inst.peildatum));
        b.o
    }

    /// People of a partner by its key; the Woonstichting for an unknown key.
    pub fn partner(&self, sleutel: &str) -> &(&'static str, Id, &'static str, Vec<usize>) {
        self.partners
            .iter()
            .find(|p| p.0 == sleutel)
            .unwrap_or(&self.partners[0])
    }
    /// Place of a team of a unit by its kind (of a wijk, for a sociaal team); the Meldpunt when there is none.
    pub fn team(&self, deel: usize, soort: &str, wijk: usize) -> usize {
        let staf = &self.delen[deel];
        let past = |t: &&usize| self.teams[**t].soort == soort;
        staf.teams
            .iter()
            .filter(past)
            .find(|t| self.teams[**t].wijk.is_none_or(|w| w == wijk))
            .or_else(|| staf.teams.iter().find(past))
            .copied()
            .unwrap_or(staf.meldpunt_team)
    }
    /// Somebody of a team.
    pub fn iemand(&self, deel: usize, team: usize, kans: &mut Kans) -> usize {
        let leden: Vec<usize> = self.delen[deel]
            .iedereen
            .iter()
            .copied()
            .filter(|m| self.mensen[*m].team == team)
            .collect();
        if leden.is_empty() {
            self.delen[deel].meldpunt[0]
        } else {
            *kans.kies(&leden)
        }
    }
}

impl Bouw<'_> {
    fn organisatie(&mut self, nummer: u32, naam: &'static str, soort_code: &'static str) -> Id {
        let id = Id::vast(soort::ORGANISATIE, nummer);
        let telefoon = namen::vast(&mut self.kans);
        self.bak.organisatie.push(OrganisatieRij {
            gemeente: self.gemeente,
            id,
            naam: naam.into(),
            soort: soort_code,
            telefoon: Some(telefoon.into()),
            convenant_sinds: Some(self.begin.plus(200)),
        });
        id
    }

    fn team(
        &mut self,
        code: &str,
        naam: &str,
        soort_code: &'static str,
        organisatie: Id,
        wijk: Option<usize>,
    ) -> usize {
        let plaats = self.o.teams.len();
        let id = Id::vast(soort::TEAM, u32::try_from(plaats + 1).unwrap_or(0));
        let telefoon = namen::vast(&mut self.kans);
        self.bak.team.push(TeamRij {
            gemeente: self.gemeente,
            id,
            code: code.to_owned().into(),
            naam: naam.to_owned().into(),
            soort: soort_code,
            organisatie_id: organisatie,
            wijk_code: wijk.map(|w| WIJKEN[w].0.into()),
            telefoon: Some(telefoon.into()),
            actief: true,
        });
        self.o.teams.push(Team {
            id,
            soort: soort_code,
            wijk,
        });
        plaats
    }

    /// The people of the demo sign-in who belong to a team.
    fn demo(&mut self, team_code: &str, team: usize, organisatie: (Id, &'static str)) -> Vec<usize> {
        let mut uit = Vec::new();
        for d in DEMO.iter().filter(|d| d.team == team_code) {
            let Some(id) = demo_id(d.aanmeldnaam) else {
                continue;
            };
            let telefoon = namen::mobiel(&mut self.kans);
            self.bak.medewerker.push(MedewerkerRij {
                gemeente: self.gemeente,
                id,
                aanmeldnaam: d.aanmeldnaam.into(),
                naam: d.naam.into(),
                voornaam: d.voornaam.into(),
                functie: d.functie.into(),
                uitleg: Some(d.uitleg.into()),
                telefoon: Some(telefoon.clone().into()),
                email: Some(format!("{}@deventer.example", d.aanmeldnaam).into()),
                team_id: self.o.teams[team].id,
                organisatie_id: organisatie.0,
                rollen: d.rollen.into(),
                leefgebied: (!d.leefgebied.is_empty()).then_some(d.leefgebied),
                actief: true,
                version: 1,
            });
            uit.push(self.o.mensen.len());
            let rol = d.rollen.split(',').next().unwrap_or("toegang");
            let rol = if d.rollen.contains("procesmanager") {
                "procesmanager"
            } else {
                rol
            };
            self.o.mensen.push(Mens {
                id,
                naam: d.naam.to_owned(),
                team,
                organisatie,
                functie: d.functie,
                rol,
                telefoon,
            });
        }
        uit
    }

    fn mens(
        &mut self,
        team: usize,
        organisatie: (Id, &'static str),
        functie: &'static str,
        rollen: &'static str,
        leefgebied: &'static str,
    ) -> usize {
        let (naam, voornaam) = namen::professional(&mut self.kans);
        let vorm = namen::aanmeldvorm(naam.trim_end_matches("-proef"));
        let mut aanmeldnaam = vorm.clone();
        let mut nummer = 2;
        while !self.namen.insert(aanmeldnaam.clone()) {
            aanmeldnaam = format!("{vorm}{nummer}");
            nummer += 1;
        }
        let plaats = self.o.mensen.len();
        let id = Id::op(
            self.begin.om(9, 0) + i64::try_from(plaats).unwrap_or(0) * 60_000_000,
            &mut self.kans,
        );
        let telefoon = namen::mobiel(&mut self.kans);
        self.bak.medewerker.push(MedewerkerRij {
            gemeente: self.gemeente,
            id,
            email: Some(format!("{aanmeldnaam}@deventer.example").into()),
            aanmeldnaam: aanmeldnaam.into(),
            naam: naam.clone().into(),
            voornaam: voornaam.into(),
            functie: functie.into(),
            uitleg: None,
            telefoon: Some(telefoon.clone().into()),
            team_id: self.o.teams[team].id,
            organisatie_id: organisatie.0,
            rollen: rollen.into(),
            leefgebied: (!leefgebied.is_empty()).then_some(leefgebied),
            actief: true,
            version: 1,
        });
        let rol = rollen.split(',').next().unwrap_or("toegang");
        self.o.mensen.push(Mens {
            id,
            naam,
            team,
            organisatie,
            functie,
            rol,
            telefoon,
        });
        plaats
    }

    /// Fills a team: demo people, a teamleider, regisseurs, the rest.
    fn vul(&mut self, vorm: &Teamvorm, team: usize, aantal: u32, met_demo: bool, gemeente: Id) -> Vec<usize> {
        let (code, _, soort_code, _, regisseurs, functie, gebied) = *vorm;
        let eigen = (gemeente, GEMEENTE.1);
        let mut leden = if met_demo {
            self.demo(code, team, eigen)
        } else {
            Vec::new()
        };
        let heeft = |o: &Organisatie, leden: &[usize], rol: &str| {
            leden.iter().filter(|m| o.mensen[**m].rol == rol).count()
        };
        let leidt = matches!(soort_code, "jor" | "woonoverlast" | "veiligheid" | "partner");
        if !leidt && heeft(&self.o, &leden, "teamleider") == 0 && soort_code != "bzt" {
            let rollen = if soort_code == "meldpunt" {
                "meldpunt,teamleider"
            } else {
                "teamleider,toegang"
            };
            let m = self.mens(team, eigen, "teamleider", rollen, "");
            self.o.mensen[m].rol = if soort_code == "meldpunt" {
                "meldpunt"
            } else {
                "teamleider"
            };
            leden.push(m);
        }
        let rol = if soort_code == "gezinscoaches" {
            "gezinscoach"
        } else {
            "casusregisseur"
        };
        let al = heeft(&self.o, &leden, rol);
        for n in al..regisseurs as usize {
            // S0: the casusregisseurs of the BZT are employed by the partners.
            let organisatie = if soort_code == "bzt" {
                let p = self
                    .o
                    .partner(["ggz", "verslaving", "opvang", "thuiszorg"][n % 4]);
                (p.1, p.2)
            } else {
                eigen
            };
            let rollen = match soort_code {
                "gezinscoaches" => "gezinscoach,toegang",
                "bzt" => "casusregisseur,mdo",
                _ => "casusregisseur,toegang",
            };
            let functie = if soort_code == "gezinscoaches" {
                "gezinscoach"
            } else {
                "casusregisseur"
            };
            leden.push(self.mens(team, organisatie, functie, rollen, gebied));
        }
        while leden.len() < aantal as usize {
            let rollen = match soort_code {
                "meldpunt" => "meldpunt",
                "partner" => "beleid",
                "bzt" if self.o.procesregisseurs.is_empty() => "procesregisseur",
                _ => "toegang",
            };
            let functie = if rollen == "procesregisseur" {
                "procesregisseur"
            } else {
                functie
            };
            let m = self.mens(team, eigen, functie, rollen, gebied);
            if rollen == "procesregisseur" {
                self.o.procesregisseurs.push(m);
            }
            leden.push(m);
        }
        leden
    }

    fn neem(&self, staf: &mut Deelstaf, team: usize, leden: &[usize]) {
        staf.teams.push(team);
        staf.iedereen.extend_from_slice(leden);
        let regie = |m: &usize| matches!(self.o.mensen[*m].rol, "casusregisseur" | "gezinscoach");
        staf.regisseurs.extend(leden.iter().copied().filter(regie));
    }

    fn eerste_deel(&mut self, gemeente: Id) {
        let mut staf = Deelstaf::default();
        for vorm in &TEAMS {
            let team = self.team(vorm.0, vorm.1, vorm.2, gemeente, None);
            let leden = self.vul(vorm, team, vorm.3, true, gemeente);
            self.neem(&mut staf, team, &leden);
            if vorm.2 == "meldpunt" {
                staf.meldpunt_team = team;
                staf.meldpunt = leden;
            }
        }
        for (w, (code, naam, gewicht)) in WIJKEN.iter().enumerate() {
            let team = self.team(
                &format!("sociaal-team-{}", &code[6..]),
                &format!("Sociaal team {naam}"),
                "sociaal_team",
                gemeente,
                Some(w),
            );
            let regisseurs = u32::from(*gewicht >= 8);
            let vorm = (
                "",
                "",
                "sociaal_team",
                SOCIAAL_TEAM,
                regisseurs,
                "sociaal werker",
                "netwerk",
            );
            let leden = self.vul(&vorm, team, SOCIAAL_TEAM, false, gemeente);
            self.neem(&mut staf, team, &leden);
        }
        self.o.delen.push(staf);
    }

    fn volgend_deel(&mut self, deel: u32, gemeente: Id) {
        let mut staf = Deelstaf::default();
        if deel.is_multiple_of(PER_MELDPUNT) {
            let n = deel / PER_MELDPUNT + 1;
            let team = self.team(
                &format!("meldpunt-{n}"),
                &format!("Meldpunt Bijzondere Zorg {n}"),
                "meldpunt",
                gemeente,
                None,
            );
            let leden = self.vul(&TEAMS[0], team, TEAMS[0].3, false, gemeente);
            self.neem(&mut staf, team, &leden);
            staf.meldpunt_team = team;
            staf.meldpunt = leden;
        } else if let Some(vorig) = self.o.delen.last() {
            staf.meldpunt_team = vorig.meldpunt_team;
            staf.meldpunt = vorig.meldpunt.clone();
        }
        for vorm in TEAMS.iter().filter(|v| KOPIE.contains(&v.0)) {
            let team = self.team(
                &format!("{}-{}", vorm.0, deel + 1),
                &format!("{} {}", vorm.1, deel + 1),
                vorm.2,
                gemeente,
                None,
            );
            let leden = self.vul(vorm, team, vorm.4 + 2, false, gemeente);
            self.neem(&mut staf, team, &leden);
        }
        let wijk = deel as usize % WIJKEN.len();
        let naam = format!("Sociaal team {} {}", WIJKEN[wijk].1, deel + 1);
        let team = self.team(
            &format!("sociaal-team-{:02}-{}", wijk + 1, deel + 1),
            &naam,
            "sociaal_team",
            gemeente,
            Some(wijk),
        );
        let vorm = ("", "", "sociaal_team", 8, 6, "sociaal werker", "netwerk");
        let leden = self.vul(&vorm, team, 8, false, gemeente);
        self.neem(&mut staf, team, &leden);
        // Teams of which there is only one.
        if let Some(eerste) = self.o.delen.first() {
            let gedeeld: Vec<usize> = eerste
                .teams
                .iter()
                .copied()
                .filter(|t| self.o.teams[*t].soort == "crisisdienst")
                .collect();
            staf.teams.extend(gedeeld);
        }
        self.o.delen.push(staf);
    }

    /// Some are away now, with somebody standing in; some were away, some will be.
    fn afwezigheden(&mut self, vandaag: Dag) {
        let staf = self.o.delen[0].clone();
        let mut gehad = HashSet::new();
        for n in 0..14_i32 {
            let mw = *self.kans.kies(&staf.regisseurs);
            let m = &self.o.mensen[mw];
            // Demo people are always there.
            if !gehad.insert(mw) || DEMO.iter().any(|d| d.naam == m.naam) {
                continue;
            }
            let waarnemer = staf
                .regisseurs
                .iter()
                .copied()
                .find(|w| *w != mw && !gehad.contains(w) && self.o.mensen[*w].team == m.team)
                .map(|w| self.o.mensen[w].id);
            let medewerker_id = m.id;
            let van = vandaag.plus(if n < 4 {
                -self.kans.tussen(1, 6)
            } else {
                (n - 9) * 23
            });
            let tot = van.plus(self.kans.tussen(if n < 4 { 8 } else { 4 }, 20));
            self.bak.afwezigheid.push(AfwezigheidRij {
                gemeente: self.gemeente,
                id: Id::op(van.plus(-7).om(10, n), &mut self.kans),
                medewerker_id,
                van,
                tot,
                waarnemer_id: waarnemer,
                ingetrokken: false,
            });
        }
    }
}
