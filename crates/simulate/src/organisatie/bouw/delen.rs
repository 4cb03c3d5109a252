// SPDX-License-Identifier: EUPL-1.2
//! The teams of each unit of scale.

use super::Bouw;
use crate::{
    id::Id,
    organisatie::{
        Deelstaf,
        teams::{KOPIE, PER_MELDPUNT, SOCIAAL_TEAM, TEAMS},
        wijken::WIJKEN,
    },
};

impl Bouw<'_> {
    /// The first unit: every team once, and a sociaal team in each wijk.
    pub(super) fn eerste_deel(&mut self, gemeente: Id) {
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

    /// A further unit: copies of the teams that direct casussen.
    pub(super) fn volgend_deel(&mut self, deel: u32, gemeente: Id) {
        let mut staf = Deelstaf::default();
        self.meldpunt(deel, gemeente, &mut staf);
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

    /// The Meldpunt of a further unit: a new one for every ten, else that of the unit before.
    fn meldpunt(&mut self, deel: u32, gemeente: Id, staf: &mut Deelstaf) {
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
            self.neem(staf, team, &leden);
            staf.meldpunt_team = team;
            staf.meldpunt = leden;
        } else if let Some(vorig) = self.o.delen.last() {
            staf.meldpunt_team = vorig.meldpunt_team;
            staf.meldpunt = vorig.meldpunt.clone();
        }
    }
}
