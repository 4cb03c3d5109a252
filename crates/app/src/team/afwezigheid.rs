// SPDX-License-Identifier: EUPL-1.2
//! Absence with a stand-in, who gets access to the casussen for those days only (D9).

use super::bord::{Collega, collegas};
use super::gekozen_team;
use crate::casus::regisseur::regisseursrol;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::caseload::Afwezigheid;
use domain::kern::Weigering;
use domain::{AfwezigheidId, Fouten, MedewerkerId, TeamId};
use jiff::civil::Date;
use policy::{Feiten, Rol, handelingen as h};
use store::Uow;
use store::journaal::{Boeking, Soort};

/// An absence.
#[derive(Clone, Debug)]
pub struct Afwezig {
    /// Id.
    pub id: AfwezigheidId,
    /// Who.
    pub wie: String,
    /// First day.
    pub van: Date,
    /// Last day.
    pub tot: Date,
    /// Stand-in.
    pub waarnemer: Option<String>,
    /// May the actor withdraw it?
    pub mag_intrekken: bool,
}

/// The page for absence.
#[derive(Clone, Debug)]
pub struct Afwezigheidbeeld {
    /// Team on show.
    pub team: TeamId,
    /// Absences that are not over.
    pub lijst: Vec<Afwezig>,
    /// Whose absence the actor may record.
    pub mensen: Vec<Collega>,
    /// Who can stand in.
    pub waarnemers: Vec<Collega>,
}

/// The page for absence in a team.
///
/// # Errors
/// Access refused; the store.
pub async fn afwezigheid(app: &App, ctx: &Ctx, team: Option<TeamId>) -> Uitkomst<Afwezigheidbeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = beeld(&mut uow, ctx, team).await;
    app.sluit(ctx, uow, uit).await
}

async fn beeld(uow: &mut Uow, ctx: &Ctx, team: Option<TeamId>) -> Uitkomst<Afwezigheidbeeld> {
    let permit = ctx.mag::<h::AfwezigheidVastleggen>(&Feiten::Geen)?;
    let team = gekozen_team(ctx, team)?;
    let vandaag = ctx.vandaag();
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let waarnemers = collegas(uow, team, vandaag, &inrichting.caseload).await?;
    let lijst = store::afwezigheid::van_team(uow, team, vandaag)
        .await?
        .into_iter()
        .map(|a| Afwezig {
            mag_intrekken: mag_over(ctx, a.medewerker_id, team),
            id: a.id,
            wie: a.medewerker,
            van: a.van,
            tot: a.tot,
            waarnemer: a.waarnemer,
        })
        .collect();
    uow.boek(
        &permit,
        Soort::Gelezen,
        Boeking {
            onderwerp: "team",
            onderwerp_id: Some(team.uuid()),
            velden: &["afwezigheid"],
            ..Boeking::default()
        },
    )
    .await?;
    Ok(Afwezigheidbeeld {
        team,
        lijst,
        mensen: waarnemers
            .iter()
            .filter(|c| mag_over(ctx, c.id, team))
            .cloned()
            .collect(),
        waarnemers,
    })
}

/// Oneself; the own team for a teamleider; everybody for the procesmanager.
fn mag_over(ctx: &Ctx, wie: MedewerkerId, team: TeamId) -> bool {
    ctx.actor.medewerker == Some(wie)
        || ctx.actor.is(Rol::Procesmanager)
        || (ctx.actor.is(Rol::Teamleider) && ctx.actor.team == Some(team))
}

/// An absence as typed.
#[derive(Clone, Debug, Default)]
pub struct Afwezigheidvraag {
    /// Who is away.
    pub wie: Option<MedewerkerId>,
    /// First day, as typed.
    pub van: String,
    /// Last day, as typed.
    pub tot: String,
    /// Who stands in.
    pub waarnemer: Option<MedewerkerId>,
}

/// Records an absence.
///
/// # Errors
/// Wrong input; overlaps; a stand-in who can't; access refused; the store.
pub async fn meld_afwezig(app: &App, ctx: &Ctx, vraag: Afwezigheidvraag) -> Uitkomst<AfwezigheidId> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx, &vraag).await;
    app.sluit(ctx, uow, uit).await
}

fn controleer(vraag: &Afwezigheidvraag, vandaag: Date) -> Result<(MedewerkerId, Date, Date), Fouten> {
    let mut f = Fouten::new();
    let dag = |tekst: &str| tekst.trim().parse::<Date>().ok();
    if vraag.wie.is_none() {
        f.voeg("wie", "Kies wie er afwezig is.");
    }
    if vraag.waarnemer.is_none() {
        f.voeg(
            "waarnemer",
            "Kies wie er waarneemt. Zo blijft er voor elk huishouden iemand bereikbaar.",
        );
    } else if vraag.waarnemer == vraag.wie {
        f.voeg(
            "waarnemer",
            "Iemand kan niet voor zichzelf waarnemen. Kies een collega.",
        );
    }
    let (van, tot) = (dag(&vraag.van), dag(&vraag.tot));
    if van.is_none() {
        f.voeg("van", "Vul de eerste dag in.");
    }
    match tot {
        None => f.voeg(
            "tot",
            "Vul de laatste dag in. Weet je die nog niet? Kies een dag waarop je opnieuw kijkt.",
        ),
        Some(tot) if tot < vandaag => f.voeg("tot", "De laatste dag is al geweest. Kies vandaag of later."),
        Some(_) => {}
    }
    if let (Some(van), tot @ Some(_)) = (van, tot)
        && let Err(w) = (Afwezigheid { van, tot }).controleer()
    {
        f.voeg("tot", w.reden);
    }
    match (vraag.wie, van, tot, f.is_leeg()) {
        (Some(wie), Some(van), Some(tot), true) => Ok((wie, van, tot)),
        _ => Err(f),
    }
}

async fn binnen(uow: &mut Uow, ctx: &Ctx, vraag: &Afwezigheidvraag) -> Uitkomst<AfwezigheidId> {
    let permit = ctx.mag::<h::AfwezigheidVastleggen>(&Feiten::Geen)?;
    let vandaag = ctx.vandaag();
    let (wie, van, tot) = controleer(vraag, vandaag)?;
    // Both rows are locked in the order of their ids, so that nobody becomes stand-in and absent at once.
    let waarnemer = vraag.waarnemer.unwrap_or(wie);
    let (eerst, dan) = (wie.min(waarnemer), wie.max(waarnemer));
    let een = store::regie::grendel(uow, eerst, vandaag)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let ander = store::regie::grendel(uow, dan, vandaag)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let (persoon, invaller) = if een.id == wie { (een, ander) } else { (ander, een) };
    if !mag_over(ctx, wie, persoon.team_id) {
        return Err(Weigering::new(
            "afwezigheid.niet_van_jou",
            "Je mag je eigen afwezigheid vastleggen. Voor een collega doet de teamleider dat.",
        )
        .into());
    }
    if !invaller.actief || regisseursrol(&invaller.rollen).is_none() {
        return Err(Weigering::new(
            "afwezigheid.waarnemer_rol",
            format!(
                "{} kan geen regie voeren. Kies een casusregisseur of gezinscoach.",
                invaller.naam
            ),
        )
        .into());
    }
    if store::afwezigheid::overlap(uow, wie, van, tot).await? > 0 {
        return Err(Weigering::new(
            "afwezigheid.dubbel",
            format!(
                "Voor {} staat er al een afwezigheid in deze dagen. Trek die eerst in.",
                persoon.naam
            ),
        )
        .into());
    }
    if store::afwezigheid::overlap(uow, invaller.id, van, tot).await? > 0 {
        return Err(Weigering::new(
            "afwezigheid.waarnemer_afwezig",
            format!(
                "{} is in deze dagen zelf afwezig. Kies iemand anders.",
                invaller.naam
            ),
        )
        .into());
    }
    let id = store::afwezigheid::registreer(uow, &permit, wie, van, tot, Some(invaller.id)).await?;
    uow.boek(
        &permit,
        Soort::Gemaakt,
        Boeking {
            onderwerp: "afwezigheid",
            onderwerp_id: Some(id.uuid()),
            velden: &["van", "tot", "waarnemer"],
            ..Boeking::default()
        },
    )
    .await?;
    store::techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}

/// Withdraws an absence: the person is back earlier.
///
/// # Errors
/// No such absence; access refused; the store.
pub async fn meld_terug(app: &App, ctx: &Ctx, id: AfwezigheidId) -> Uitkomst<AfwezigheidId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::AfwezigheidVastleggen>(&Feiten::Geen)?;
        let a = store::afwezigheid::een(&mut uow, id)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        if !mag_over(ctx, a.medewerker_id, a.team_id) {
            return Err(AppFout::NietGevonden);
        }
        store::afwezigheid::trek_in(&mut uow, &permit, id).await?;
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            Boeking {
                onderwerp: "afwezigheid",
                onderwerp_id: Some(id.uuid()),
                velden: &["ingetrokken"],
                ..Boeking::default()
            },
        )
        .await?;
        store::techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
