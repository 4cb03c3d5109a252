// SPDX-License-Identifier: EUPL-1.2
//! A second gemeente in the same database, Proefburg, whose team Inkomen can work for the test municipality (A12). Made by
//! use cases only.

use crate::{Wereld, Wie};
use app::App;
use app::aanmelden::{Account, aanmelden_met_account, sessie};
use app::beheer::{NieuweGemeente, NieuweMedewerker, nieuwe_gemeente, voeg_toe};
use app::dienstverlening::{maak, teams, voeg_gast_toe, wissel};
use domain::dienstverlening::{NieuweDienst, NieuweGast};
use domain::{DienstId, Gemeente, MedewerkerId};
use policy::{Actor, Doel};
use std::collections::BTreeMap;

/// The other gemeente.
#[derive(Clone, Debug)]
pub struct Buren {
    /// Its application.
    pub app: App,
    /// Its people, by sign-in name.
    pub mensen: BTreeMap<&'static str, MedewerkerId>,
}

/// Sign-in name, team, roles.
const MENSEN: [(&str, &str, &str); 5] = [
    ("i.gast", "inkomen", "casusregisseur,procesmanager"),
    ("j.gast", "inkomen", "casusregisseur"),
    ("k.leider", "inkomen", "teamleider"),
    ("l.ander", "bzt", "casusregisseur"),
    ("m.beheer", "bzt", "beheerder"),
];

impl Buren {
    /// Tenant of the other gemeente.
    pub const GEMEENTE: Gemeente = Gemeente(151);

    /// Makes it.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn nieuw(w: &Wereld) -> Self {
        let app = App {
            gemeente: Self::GEMEENTE,
            ..w.app.clone()
        };
        let ctx = app.ctx(Actor::systeem(Self::GEMEENTE), Doel::Beheer);
        let gemeente = NieuweGemeente {
            naam: "Proefburg".to_owned(),
            profiel: "deventer-2023".to_owned(),
            teams: vec!["inkomen:inkomen:Team Inkomen".to_owned()],
        };
        nieuwe_gemeente(&app, &ctx, &gemeente)
            .await
            .expect("second gemeente");
        let mut mensen = BTreeMap::new();
        for (naam, team, rollen) in MENSEN {
            let nieuw = NieuweMedewerker {
                aanmeldnaam: naam.to_owned(),
                naam: format!("{naam}-proef"),
                voornaam: naam.to_owned(),
                functie: "medewerker inkomen".to_owned(),
                team: team.to_owned(),
                rollen: rollen.split(',').map(str::to_owned).collect(),
                ..NieuweMedewerker::default()
            };
            mensen.insert(naam, voeg_toe(&app, &ctx, &nieuw).await.expect("a person"));
        }
        Self { app, mensen }
    }

    /// Its team Inkomen as it is chosen: "151:team id".
    ///
    /// # Panics
    /// When it is not there.
    pub async fn team(&self, w: &Wereld) -> String {
        let alle = teams(&w.app, &w.als(Wie::Beheerder, Doel::Beheer))
            .await
            .expect("teams");
        let team = alle.iter().find(|t| t.soort == "inkomen").expect("team Inkomen");
        format!("{}:{}", team.gemeente.0, team.id)
    }

    /// An agreement as typed, from and up to and with these days.
    pub async fn typ(&self, w: &Wereld, van: &str, tot: &str) -> NieuweDienst {
        NieuweDienst {
            kenmerk: format!("DVO {van}"),
            team: self.team(w).await,
            voor: "inkomen en schulden".to_owned(),
            grondslag: "mandaat".to_owned(),
            rollen: vec!["casusregisseur".to_owned(), "toegang".to_owned()],
            van: van.to_owned(),
            tot: tot.to_owned(),
            akkoord_ons: "M. Proef, wethouder".to_owned(),
            akkoord_hen: "L. Proef, directeur".to_owned(),
        }
    }

    /// The team works for the test municipality from and up to and with these days, with these people as casusregisseur.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn overeenkomst(&self, w: &Wereld, van: &str, tot: &str, gasten: &[&str]) -> DienstId {
        let beheerder = || w.als(Wie::Beheerder, Doel::Beheer);
        let id = maak(&w.app, &beheerder(), &self.typ(w, van, tot).await)
            .await
            .expect("agreement");
        for naam in gasten {
            let gast = NieuweGast {
                wie: self.mensen[naam].to_string(),
                rollen: vec!["casusregisseur".to_owned()],
            };
            voeg_gast_toe(&w.app, &beheerder(), id, &gast)
                .await
                .expect("guest");
        }
        id
    }

    /// Signs somebody in at home; gives the cookie.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn meld_aan(&self, naam: &str) -> String {
        let account = Account {
            browser: "",
            naam,
            acr: None,
            rollen: None,
            vorige: None,
        };
        aanmelden_met_account(&self.app, &account).await.expect("sign-in")
    }

    /// Signs somebody in at home, and goes on to the test municipality; gives the cookie.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn als_gast(&self, naam: &str) -> String {
        let cookie = self.meld_aan(naam).await;
        let thuis = sessie(&self.app, &cookie)
            .await
            .expect("session")
            .expect("session");
        let ctx = self.app.ctx(thuis.actor, Doel::Aanmelden);
        wissel(&self.app, &ctx, &cookie, Wereld::GEMEENTE)
            .await
            .expect("switch")
    }
}
