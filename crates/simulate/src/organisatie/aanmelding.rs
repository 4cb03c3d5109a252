// SPDX-License-Identifier: EUPL-1.2
//! The people of the demo sign-in.

use crate::{codes::soort, id::Id};

/// A person of the demo sign-in.
pub(super) struct Demo {
    /// Sign-in name.
    pub(super) aanmeldnaam: &'static str,
    /// Name as shown.
    pub(super) naam: &'static str,
    /// First name.
    pub(super) voornaam: &'static str,
    /// Function.
    pub(super) functie: &'static str,
    /// Code of the team, or key of the partner.
    pub(super) team: &'static str,
    /// Roles.
    pub(super) rollen: &'static str,
    /// Life area.
    pub(super) leefgebied: &'static str,
    /// What a visitor of the demo reads.
    pub(super) uitleg: &'static str,
}

/// The people of the demo sign-in, in the order of the list.
pub(super) const DEMO: [Demo; 13] = [
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
    Demo {
        aanmeldnaam: "f.geurts",
        naam: "F. Geurts-proef",
        voornaam: "Fatma",
        functie: "functionaris gegevensbescherming",
        team: "beleid-beheer",
        rollen: "fg",
        leefgebied: "",
        uitleg: "Fatma houdt toezicht. Zij controleert of niemand het journaal heeft aangepast. Zij ziet geen casussen.",
    },
];

/// Fixed id of a person of the demo sign-in.
pub fn demo_id(aanmeldnaam: &str) -> Option<Id> {
    DEMO.iter()
        .position(|d| d.aanmeldnaam == aanmeldnaam)
        .and_then(|i| u32::try_from(i + 1).ok())
        .map(|n| Id::vast(soort::MEDEWERKER, n))
}
