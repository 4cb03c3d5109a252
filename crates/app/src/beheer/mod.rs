// SPDX-License-Identifier: EUPL-1.2
//! Staff who can sign in: add, list, let go, end their sessions. For the command line; screens come later.

mod gemeente;

pub use gemeente::{NieuweGemeente, nieuwe_gemeente};

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::{Fouten, MedewerkerId, Weigering};
use policy::{Feiten, Rol, handelingen as h};
use std::str::FromStr;
use store::journaal::{Boeking, Soort};
use store::{StoreFout, medewerker as db};

pub use store::medewerker::MedewerkerRij;

/// A person to add, as typed.
#[derive(Clone, Debug, Default)]
pub struct NieuweMedewerker {
    /// Sign-in name.
    pub aanmeldnaam: String,
    /// Name as shown.
    pub naam: String,
    /// First name.
    pub voornaam: String,
    /// Job.
    pub functie: String,
    /// Code of the team.
    pub team: String,
    /// Codes of roles.
    pub rollen: Vec<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub telefoon: Option<String>,
    /// Shown on the demo sign-in page; only a demo has it.
    pub uitleg: Option<String>,
}

impl NieuweMedewerker {
    /// Roles as stored; every mistake at once.
    fn controleer(&self) -> Result<String, Fouten> {
        let mut f = Fouten::new();
        for (veld, waarde) in [
            ("aanmeldnaam", &self.aanmeldnaam),
            ("naam", &self.naam),
            ("voornaam", &self.voornaam),
            ("functie", &self.functie),
        ] {
            if waarde.trim().is_empty() || waarde.chars().count() > 100 {
                f.voeg(veld, "Vul dit in, met hoogstens 100 tekens.");
            }
        }
        if self.aanmeldnaam.contains(char::is_whitespace) {
            f.voeg("aanmeldnaam", "Een aanmeldnaam heeft geen spaties.");
        }
        let mut rollen: Vec<Rol> = Vec::new();
        for code in &self.rollen {
            match Rol::from_str(code) {
                Ok(rol) => rollen.push(rol),
                Err(_) => {
                    let alle: Vec<&str> = Rol::ALL.iter().map(|r| r.code()).collect();
                    f.voeg(
                        "rollen",
                        format!("'{code}' is geen rol. Kies uit: {}.", alle.join(", ")),
                    );
                }
            }
        }
        if self.rollen.is_empty() {
            f.voeg("rollen", "Kies minstens één rol.");
        }
        let mut codes: Vec<&str> = rollen.iter().map(|r| r.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        f.of(codes.join(","))
    }
}

/// Adds a person.
///
/// # Errors
/// Wrong input; refused; a sign-in name that is taken; an unknown team; the store.
pub async fn voeg_toe(app: &App, ctx: &Ctx, nieuw: &NieuweMedewerker) -> Uitkomst<MedewerkerId> {
    let rollen = nieuw.controleer()?;
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::InrichtingWijzigen>(&Feiten::Geen)?;
        let Some(team) = db::team_met_code(&mut uow, nieuw.team.trim()).await? else {
            return Err(een_fout("team", "Er is geen actief team met deze code.").into());
        };
        let id: MedewerkerId = uow.nieuw_id();
        let rij = db::Nieuw {
            id,
            aanmeldnaam: nieuw.aanmeldnaam.trim(),
            naam: nieuw.naam.trim(),
            voornaam: nieuw.voornaam.trim(),
            functie: nieuw.functie.trim(),
            email: nieuw.email.as_deref(),
            telefoon: nieuw.telefoon.as_deref(),
            uitleg: nieuw.uitleg.as_deref(),
            team: &team,
            rollen: &rollen,
        };
        match db::voeg_toe(&mut uow, &permit, &rij).await {
            Err(StoreFout::Uniek(_)) => {
                return Err(een_fout("aanmeldnaam", "Deze aanmeldnaam is al in gebruik.").into());
            }
            anders => anders?,
        }
        uow.boek(&permit, Soort::Gemaakt, boeking(id)).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn een_fout(veld: &str, tekst: &str) -> Fouten {
    let mut f = Fouten::new();
    f.voeg(veld, tekst);
    f
}

fn boeking(id: MedewerkerId) -> Boeking<'static> {
    Boeking {
        onderwerp: "medewerker",
        onderwerp_id: Some(id.uuid()),
        velden: &["medewerker"],
        ..Boeking::default()
    }
}

/// Everybody with a sign-in, by name.
///
/// # Errors
/// Refused; the store.
pub async fn medewerkers(app: &App, ctx: &Ctx) -> Uitkomst<Vec<MedewerkerRij>> {
    ctx.mag::<h::InrichtingWijzigen>(&Feiten::Geen)?;
    let mut uow = app.begin_lezen(ctx).await?;
    let rijen = db::alle(&mut uow).await.map_err(AppFout::from);
    app.sluit(ctx, uow, rijen).await
}

/// Ends a sign-in and its sessions. The person stays in the journaal and in the history of casussen.
///
/// # Errors
/// No such active person; a person who still is the regisseur of a casus; refused; the store.
pub async fn deactiveer(app: &App, ctx: &Ctx, aanmeldnaam: &str) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::InrichtingWijzigen>(&Feiten::Geen)?;
        let Some(id) = db::actief(&mut uow, aanmeldnaam).await? else {
            return Err(AppFout::NietGevonden);
        };
        let casussen = db::regie_aantal(&mut uow, id).await?;
        if casussen > 0 {
            return Err(Weigering::new(
                "beheer.nog_regisseur",
                format!(
                    "{aanmeldnaam} is nog regisseur van {casussen} casussen. Draag die eerst over: elke casus heeft een regisseur."
                ),
            )
            .into());
        }
        db::deactiveer(&mut uow, &permit, id).await?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(id)).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends all sessions of a person, on every device, now: for a lost phone or a doubt. Gives how many. The person can
/// sign in again; to prevent that, see [`deactiveer`].
///
/// # Errors
/// No such person; refused; the store.
pub async fn beeindig_sessies(app: &App, ctx: &Ctx, aanmeldnaam: &str) -> Uitkomst<u64> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::SessiesBeeindigen>(&Feiten::Geen)?;
        let Some(wie) = db::aanmelder(&mut uow, aanmeldnaam).await? else {
            return Err(AppFout::NietGevonden);
        };
        crate::aanmelden::eindig_alle(&mut uow, &permit, wie.id).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
