// SPDX-License-Identifier: EUPL-1.2
//! Making an agreement, giving it another last day, stopping it. Each step is kept with its reason.

use super::{boeking, een_fout, lees};
use crate::{App, Ctx, Uitkomst};
use domain::dienstverlening::{GeldigeDienst, NieuweDienst, laatste_dag, reden};
use domain::{DienstId, TeamId, Weigering};
use policy::{Feiten, Permit, handelingen as h};
use store::dienstverlening as db;
use store::journaal::Soort;
use store::{StoreFout, Uow};

/// Records an agreement. The team of the other gemeente gets a row of its own here, once.
///
/// # Errors
/// All that is wrong at once; a number that is taken; access refused; the store.
pub async fn maak(app: &App, ctx: &Ctx, nieuw: &NieuweDienst) -> Uitkomst<DienstId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen)?;
        let dienst = nieuw.valideer(uow.gemeente(), ctx.vandaag())?;
        let team = team_hier(&mut uow, &permit, &dienst).await?;
        let id = match db::voeg_toe(&mut uow, &permit, team, &dienst).await {
            Err(StoreFout::Uniek(_)) => {
                return Err(een_fout("kenmerk", "Er is al een overeenkomst met dit kenmerk.").into());
            }
            anders => anders?,
        };
        uow.boek(
            &permit,
            Soort::Gemaakt,
            boeking(id, &["team", "rollen", "van", "tot"]),
        )
        .await?;
        store::techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Our own row of the team: that of an earlier agreement, or a new one under the other gemeente as organisation.
async fn team_hier(
    uow: &mut Uow,
    permit: &Permit<h::DienstverleningWijzigen>,
    d: &GeldigeDienst,
) -> Uitkomst<TeamId> {
    let Some(team) = db::team_elders(uow, d.uitvoerder, d.team).await? else {
        return Err(een_fout("team", "Dit team is er niet meer. Kies een team uit de lijst.").into());
    };
    if let Some(bestaand) = db::eerder_team(uow, d.uitvoerder, d.team).await? {
        return Ok(bestaand);
    }
    let naam = format!("Gemeente {}", team.gemeente_naam);
    let organisatie = match db::organisatie(uow, &naam).await? {
        Some(bestaand) => bestaand,
        None => db::zet_organisatie(uow, permit, &naam).await?,
    };
    Ok(db::zet_team(uow, permit, organisatie, &team).await?)
}

/// Stopped is stopped: what follows is a new agreement.
fn eis_niet_gestopt(d: &super::DienstRij) -> Result<(), Weigering> {
    if d.gestopt_op.is_some() {
        return Err(Weigering::new(
            "dienstverlening.gestopt",
            "Deze overeenkomst is gestopt. Leg een nieuwe overeenkomst vast.",
        ));
    }
    Ok(())
}

/// Gives an agreement another last day, later or earlier. One that is over comes in force again by it.
///
/// # Errors
/// All that is wrong at once; stopped before; changed by somebody else since `versie`; access refused; the store.
pub async fn zet_laatste_dag(
    app: &App,
    ctx: &Ctx,
    (id, versie): (DienstId, i64),
    tot: &str,
    waarom: &str,
) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen)?;
        let dienst = lees(&mut uow, id).await?;
        eis_niet_gestopt(&dienst)?;
        let (tot, waarom) = laatste_dag(tot, waarom, dienst.van, ctx.vandaag())?;
        db::zet_laatste_dag(&mut uow, &permit, (id, versie), tot, &waarom).await?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(id, &["tot"])).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Stops an agreement now: from this moment nobody of that team can do anything here. Their regie, deelnames and tasks
/// stay as they were recorded; somebody must take them over.
///
/// # Errors
/// No reason; stopped before; changed by somebody else since `versie`; access refused; the store.
pub async fn stop(app: &App, ctx: &Ctx, (id, versie): (DienstId, i64), waarom: &str) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen)?;
        let dienst = lees(&mut uow, id).await?;
        eis_niet_gestopt(&dienst)?;
        let waarom = reden(waarom)?;
        db::stop(&mut uow, &permit, (id, versie), &waarom).await?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(id, &["gestopt"]))
            .await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
