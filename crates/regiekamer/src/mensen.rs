// SPDX-License-Identifier: EUPL-1.2
//! `user`: who can sign in. `gemeente`: which gemeenten there are.

use crate::opdracht::{GemeenteErbij, NieuweUser, User};
use crate::start::{Einde, Klaar};
use app::aanmelden::{maak_noodaccount, verwijder_noodaccount};
use app::beheer::{
    NieuweGemeente, NieuweMedewerker, beeindig_sessies, deactiveer, medewerkers, nieuwe_gemeente, voeg_toe,
};
use app::{App, AppFout};
use policy::{Actor, Doel};

fn fout(fout: AppFout) -> Einde {
    match fout {
        AppFout::Invoer(fouten) => Einde::Gebruik(
            fouten
                .0
                .into_iter()
                .map(|f| format!("{}: {}", f.veld, f.tekst))
                .collect(),
        ),
        anders => Einde::Fout(anders.to_string()),
    }
}

/// Runs the command.
///
/// # Errors
/// Wrong input, or the database refuses.
pub async fn doe(app: &App, opdracht: User) -> Klaar {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Beheer);
    match opdracht {
        User::Add(n) => {
            let nieuw = nieuw(*n);
            let id = voeg_toe(app, &ctx, &nieuw).await.map_err(fout)?;
            println!("{} is toegevoegd ({id}).", nieuw.aanmeldnaam);
        }
        User::List { .. } => {
            for m in medewerkers(app, &ctx).await.map_err(fout)? {
                let stand = if m.actief { "" } else { " (uit dienst)" };
                println!(
                    "{:<20} {} · {} · {} · {}{stand}",
                    m.aanmeldnaam, m.naam, m.functie, m.team, m.rollen
                );
            }
        }
        User::EndSessions { login, .. } => {
            let aantal = beeindig_sessies(app, &ctx, &login).await.map_err(fout)?;
            println!("{login}: {aantal} aanmeldingen beëindigd.");
        }
        User::Emergency {
            login, remove: true, ..
        } => {
            verwijder_noodaccount(app, &ctx, &login).await.map_err(fout)?;
            println!("{login} heeft geen noodaccount meer.");
        }
        User::Emergency { login, .. } => {
            let g = maak_noodaccount(app, &ctx, &login).await.map_err(fout)?;
            println!("Noodaccount van {login}. Dit is één keer te zien: bewaar het op papier, achter slot.");
            println!("wachtwoord: {}", g.wachtwoord);
            println!("voor de app met codes: {}", g.otpauth);
        }
        User::Deactivate { login, .. } => {
            deactiveer(app, &ctx, &login).await.map_err(fout)?;
            println!("{login} kan niet meer aanmelden.");
        }
    }
    Ok(())
}

/// Adds a gemeente.
///
/// # Errors
/// Wrong input, or the database refuses.
pub async fn gemeente_erbij(app: &App, o: GemeenteErbij) -> Klaar {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Beheer);
    let nieuw = NieuweGemeente {
        naam: o.name,
        profiel: o.profile,
        teams: o.team,
    };
    nieuwe_gemeente(app, &ctx, &nieuw).await.map_err(fout)?;
    println!("Gemeente {} ({}) is toegevoegd.", nieuw.naam, app.gemeente);
    Ok(())
}

fn nieuw(n: NieuweUser) -> NieuweMedewerker {
    NieuweMedewerker {
        aanmeldnaam: n.login,
        naam: n.name,
        voornaam: n.first_name,
        functie: n.job,
        team: n.team,
        rollen: n.roles,
        email: n.email,
        telefoon: n.phone,
        uitleg: None,
    }
}
