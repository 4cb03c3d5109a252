// SPDX-License-Identifier: EUPL-1.2
//! People, and how they fill a team.

use super::{Bouw, GEMEENTE};
use crate::{
    id::Id,
    namen,
    organisatie::{
        Deelstaf, Mens,
        aanmelding::{DEMO, demo_id},
        teams::Teamvorm,
    },
    rijen::MedewerkerRij,
};

/// Id and name of an organisation that employs people.
type Werkgever = (Id, &'static str);

impl Bouw<'_> {
    /// The people of the demo sign-in who belong to a team.
    pub(super) fn demo(&mut self, team_code: &str, team: usize, organisatie: Werkgever) -> Vec<usize> {
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

    /// Somebody new. Gives the place.
    pub(super) fn mens(
        &mut self,
        team: usize,
        organisatie: Werkgever,
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
    pub(super) fn vul(
        &mut self,
        vorm: &Teamvorm,
        team: usize,
        aantal: u32,
        met_demo: bool,
        gemeente: Id,
    ) -> Vec<usize> {
        let eigen = (gemeente, GEMEENTE.1);
        let mut leden = if met_demo {
            self.demo(vorm.0, team, eigen)
        } else {
            Vec::new()
        };
        self.leider(vorm, team, eigen, &mut leden);
        self.regisseurs(vorm, team, eigen, &mut leden);
        self.anderen(vorm, team, eigen, aantal, &mut leden);
        leden
    }

    /// How many of these people have a role.
    fn met_rol(&self, leden: &[usize], rol: &str) -> usize {
        leden.iter().filter(|m| self.o.mensen[**m].rol == rol).count()
    }

    /// A teamleider, for a team that has one.
    fn leider(&mut self, vorm: &Teamvorm, team: usize, eigen: Werkgever, leden: &mut Vec<usize>) {
        let soort_code = vorm.2;
        let zonder = matches!(soort_code, "jor" | "woonoverlast" | "veiligheid" | "partner");
        if zonder || self.met_rol(leden, "teamleider") > 0 || soort_code == "bzt" {
            return;
        }
        let (rollen, rol) = if soort_code == "meldpunt" {
            ("meldpunt,teamleider", "meldpunt")
        } else {
            ("teamleider,toegang", "teamleider")
        };
        let m = self.mens(team, eigen, "teamleider", rollen, "");
        self.o.mensen[m].rol = rol;
        leden.push(m);
    }

    /// The people who direct casussen.
    fn regisseurs(&mut self, vorm: &Teamvorm, team: usize, eigen: Werkgever, leden: &mut Vec<usize>) {
        let (_, _, soort_code, _, regisseurs, _, gebied) = *vorm;
        let functie = if soort_code == "gezinscoaches" {
            "gezinscoach"
        } else {
            "casusregisseur"
        };
        let rollen = match soort_code {
            "gezinscoaches" => "gezinscoach,toegang",
            "bzt" => "casusregisseur,mdo",
            _ => "casusregisseur,toegang",
        };
        for n in self.met_rol(leden, functie)..regisseurs as usize {
            // S0: the casusregisseurs of the BZT are employed by the partners.
            let organisatie = if soort_code == "bzt" {
                let p = self
                    .o
                    .partner(["ggz", "verslaving", "opvang", "thuiszorg"][n % 4]);
                (p.1, p.2)
            } else {
                eigen
            };
            leden.push(self.mens(team, organisatie, functie, rollen, gebied));
        }
    }

    /// Everybody else, up to a number.
    fn anderen(
        &mut self,
        vorm: &Teamvorm,
        team: usize,
        eigen: Werkgever,
        aantal: u32,
        leden: &mut Vec<usize>,
    ) {
        let (_, _, soort_code, _, _, functie, gebied) = *vorm;
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
    }

    /// Takes a team with its people in a unit.
    pub(super) fn neem(&self, staf: &mut Deelstaf, team: usize, leden: &[usize]) {
        staf.teams.push(team);
        staf.iedereen.extend_from_slice(leden);
        let regie = |m: &usize| matches!(self.o.mensen[*m].rol, "casusregisseur" | "gezinscoach");
        staf.regisseurs.extend(leden.iter().copied().filter(regie));
    }
}
