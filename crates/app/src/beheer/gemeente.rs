// SPDX-License-Identifier: EUPL-1.2
//! One more gemeente in the same installation: with an inrichting, its own organisation and its first teams.

use super::een_fout;
use crate::{App, Ctx, Uitkomst};
use domain::Fouten;
use domain::inrichting::{PROFIELEN, TeamSoort};
use policy::{Feiten, handelingen as h};
use store::journaal::{Boeking, Soort};
use store::{StoreFout, gemeente as db};

/// A gemeente as typed. Its code is that of the actor.
#[derive(Clone, Debug, Default)]
pub struct NieuweGemeente {
    /// Name: "Olst-Wijhe".
    pub naam: String,
    /// Code of the profile that it begins with.
    pub profiel: String,
    /// Teams besides the Meldpunt and the Bijzonder Zorgteam: "code:kind:name".
    pub teams: Vec<String>,
}

/// Code, kind and name of a team.
type Team<'a> = (&'a str, TeamSoort, &'a str);

/// What every gemeente needs: who owns a new melding, and who takes a casus without a team.
const ALTIJD: [Team<'static>; 2] = [
    ("meldpunt", TeamSoort::Meldpunt, "Meldpunt"),
    ("bzt", TeamSoort::Bzt, "Bijzonder Zorgteam"),
];

impl NieuweGemeente {
    /// The profile and the teams; every mistake at once.
    fn controleer(&self) -> Result<(&'static str, Vec<Team<'_>>), Fouten> {
        let mut f = Fouten::new();
        if self.naam.trim().is_empty() || self.naam.chars().count() > 100 {
            f.voeg("naam", "Vul dit in, met hoogstens 100 tekens.");
        }
        let profiel = PROFIELEN.iter().find(|(c, _)| *c == self.profiel);
        if profiel.is_none() {
            let codes: Vec<&str> = PROFIELEN.iter().map(|(c, _)| *c).collect();
            f.voeg(
                "profiel",
                format!("Dit profiel is er niet. Kies uit: {}.", codes.join(", ")),
            );
        }
        let mut teams = ALTIJD.to_vec();
        for tekst in &self.teams {
            let mut delen = tekst.splitn(3, ':').map(str::trim);
            let (code, soort, naam) = (delen.next(), delen.next(), delen.next());
            match (code, soort.and_then(|s| s.parse().ok()), naam) {
                (Some(code), Some(soort), Some(naam)) if !code.is_empty() && !naam.is_empty() => {
                    teams.push((code, soort, naam));
                }
                _ => f.voeg(
                    "team",
                    format!("'{tekst}' is geen team. Schrijf code:soort:naam, met een soort als inkomen."),
                ),
            }
        }
        f.of((profiel.map_or("", |(_, inhoud)| inhoud), teams))
    }
}

/// Makes the gemeente of the actor.
///
/// # Errors
/// Wrong input; it is there already; a code of a team that occurs twice; refused; the store.
pub async fn nieuwe_gemeente(app: &App, ctx: &Ctx, nieuw: &NieuweGemeente) -> Uitkomst<()> {
    let (inhoud, teams) = nieuw.controleer()?;
    let naam = nieuw.naam.trim();
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::InrichtingWijzigen>(&Feiten::Geen)?;
        match db::voeg_toe(&mut uow, &permit, naam).await {
            Err(StoreFout::Uniek(_)) => return Err(een_fout("gemeente", "Deze gemeente is er al.").into()),
            anders => anders?,
        }
        store::inrichting::voeg_toe(&mut uow, &permit, ctx.vandaag(), &nieuw.profiel, inhoud).await?;
        let organisatie =
            store::dienstverlening::zet_organisatie(&mut uow, &permit, &format!("Gemeente {naam}")).await?;
        for team in teams {
            match db::team_erbij(&mut uow, &permit, organisatie, team).await {
                Err(StoreFout::Uniek(_)) => {
                    return Err(een_fout("team", &format!("De code {} komt twee keer voor.", team.0)).into());
                }
                anders => anders?,
            };
        }
        let boeking = Boeking {
            onderwerp: "gemeente",
            velden: &["gemeente", "inrichting", "teams"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gemaakt, boeking).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
