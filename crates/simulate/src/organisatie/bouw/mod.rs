// SPDX-License-Identifier: EUPL-1.2
//! Builds the organisation and its rows.

mod afwezigheid;
mod delen;
mod personeel;
mod samenwerking;

use super::{
    Organisatie, Team,
    aanmelding::{DEMO, demo_id},
    partners::PARTNERS,
    wijken::WIJKEN,
};
use crate::{
    Instellingen,
    codes::soort,
    id::Id,
    kans::Kans,
    namen,
    rijen::{Bak, OrganisatieRij, TeamRij},
    tijd::Dag,
};
use std::collections::HashSet;

/// Number and name of the municipality as an organisation.
const GEMEENTE: (u32, &str) = (1, "Gemeente Deventer");

/// What is being built.
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
        b.samenwerking();
        let gemeente = b.organisatie(GEMEENTE.0, GEMEENTE.1, "gemeente");
        b.partners();
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
}

impl Bouw<'_> {
    /// The partner organisations with their people.
    fn partners(&mut self) {
        for (i, (sleutel, naam, soort, aantal, functie)) in PARTNERS.iter().enumerate() {
            let id = self.organisatie(10 + u32::try_from(i).unwrap_or(0), naam, soort);
            let team_soort = if *sleutel == "veilig_thuis" {
                "veilig_thuis"
            } else {
                "partner"
            };
            let team = self.team(sleutel, naam, team_soort, id, None);
            let mut mensen = self.demo(sleutel, team, (id, naam));
            while mensen.len() < *aantal as usize {
                mensen.push(self.mens(team, (id, naam), functie, "ketenpartner", ""));
            }
            self.o.partners.push((sleutel, id, naam, mensen));
        }
    }

    /// A new organisation.
    fn organisatie(&mut self, nummer: u32, naam: &'static str, soort_code: &'static str) -> Id {
        let id = Id::vast(soort::ORGANISATIE, nummer);
        let telefoon = namen::vast(&mut self.kans);
        self.bak.organisatie.push(OrganisatieRij {
            gemeente: self.gemeente,
            id,
            naam: naam.into(),
            soort: soort_code,
            telefoon: Some(telefoon.into()),
        });
        if soort_code != "gemeente" {
            self.teken(nummer, id);
        }
        id
    }

    /// A new team. Gives the place.
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
}
