// SPDX-License-Identifier: EUPL-1.2
//! Guests: people of the team who may work here, with roles of the agreement.

use super::{boeking, een_fout, lees, stand_van};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::dienstverlening::{NieuweGast, Stand};
use domain::{DienstId, MedewerkerId, Weigering};
use policy::{Feiten, handelingen as h};
use store::dienstverlening as db;
use store::journaal::{Boeking, Soort};
use store::medewerker;

fn gast_boeking(id: MedewerkerId) -> Boeking<'static> {
    Boeking {
        onderwerp: "medewerker",
        onderwerp_id: Some(id.uuid()),
        velden: &["gast", "rollen"],
        ..Boeking::default()
    }
}

/// Lets somebody of the team work here. Who was a guest before keeps the same row, so that the history stays one.
///
/// # Errors
/// All that is wrong at once; an agreement that is over; access refused; the store.
pub async fn voeg_gast_toe(app: &App, ctx: &Ctx, id: DienstId, nieuw: &NieuweGast) -> Uitkomst<MedewerkerId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen)?;
        let dienst = lees(&mut uow, id).await?;
        if matches!(stand_van(&dienst, ctx), Stand::Afgelopen | Stand::Gestopt) {
            return Err(Weigering::new(
                "dienstverlening.voorbij",
                "Deze overeenkomst geldt niet meer. Verleng haar eerst, of leg een nieuwe vast.",
            )
            .into());
        }
        let (wie, rollen) = nieuw.valideer(&dienst.rollen)?;
        if db::teamlid(&mut uow, id, wie).await?.is_none() {
            return Err(een_fout(
                "wie",
                "Deze persoon werkt niet in dit team. Kies iemand uit de lijst.",
            )
            .into());
        }
        let gast = match db::gast_hier(&mut uow, dienst.uitvoerder, wie).await? {
            Some(gast) => {
                db::zet_gast(&mut uow, &permit, id, gast, &rollen).await?;
                gast
            }
            None => db::voeg_gast_toe(&mut uow, &permit, id, wie, &rollen).await?,
        };
        uow.boek(&permit, Soort::Gemaakt, gast_boeking(gast)).await?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(id, &["gasten"]))
            .await?;
        store::techniek::zet_resultaat(&mut uow, &gast.to_string()).await?;
        Ok(gast)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends the work of one guest here, and the sessions. The row stays: the journaal and the history name it.
///
/// # Errors
/// No such guest under this agreement; one who still is the regisseur of a casus; access refused; the store.
pub async fn gast_eraf(app: &App, ctx: &Ctx, id: DienstId, gast: MedewerkerId) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen)?;
        let gevonden = db::gasten(&mut uow, id).await?.into_iter().find(|g| g.id == gast);
        let Some(g) = gevonden else {
            return Err(AppFout::NietGevonden);
        };
        if g.regie > 0 {
            return Err(Weigering::new(
                "dienstverlening.nog_regisseur",
                format!(
                    "{} is hier nog regisseur van {}. Draag dat eerst over: elke casus heeft een regisseur. Moet het nu? Stop dan de overeenkomst.",
                    g.naam,
                    if g.regie == 1 { "1 casus".to_owned() } else { format!("{} casussen", g.regie) }
                ),
            )
            .into());
        }
        medewerker::deactiveer(&mut uow, &permit, gast).await?;
        uow.boek(&permit, Soort::Gewijzigd, gast_boeking(gast)).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
