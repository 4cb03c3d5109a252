// SPDX-License-Identifier: EUPL-1.2
//! Drafts: a half-written form survives a time-out, a crash and a killed session. A draft belongs to one
//! person and one form of one record (its key names the record), so that it can't reappear elsewhere.

use super::{App, AppFout, Ctx, Uitkomst};
use domain::Weigering;
use jiff::Timestamp;
use policy::{Feiten, handelingen};
use store::techniek;

/// Most bytes of one draft.
const MAXIMUM: usize = 200_000;

/// A half-written form: fields in order, a name may occur more than once.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Field and value.
    pub velden: Vec<(String, String)>,
    /// When it was kept.
    pub bewaard_op: Timestamp,
}

fn eigenaar(ctx: &Ctx, bezoeker: Option<&str>) -> Option<String> {
    match ctx.actor.medewerker {
        Some(id) => Some(format!("m:{id}")),
        None => bezoeker.map(|b| format!("b:{b}")),
    }
}

/// Where in the order of changes a draft stands: which opened page sent it, and how many changes that page had seen.
/// Two requests of one page can overtake each other on the way here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Volgorde<'a> {
    /// The opened page; empty when the form was sent by hand.
    pub bladzijde: &'a str,
    /// Changes so far on that page.
    pub nummer: i64,
}

/// Keeps the draft of a form. `bezoeker`: key of a visitor without account. A draft that the same page sent before the
/// one that is kept already is passed over.
///
/// # Errors
/// When it is too large, or the store.
pub async fn bewaar_concept(
    app: &App,
    ctx: &Ctx,
    bezoeker: Option<&str>,
    formulier: &str,
    velden: &[(String, String)],
    volgorde: Volgorde<'_>,
) -> Uitkomst<Timestamp> {
    let Some(eigenaar) = eigenaar(ctx, bezoeker) else {
        return Err(AppFout::NietGevonden);
    };
    let inhoud = serde_json::to_string(velden).unwrap_or_default();
    if inhoud.len() > MAXIMUM || formulier.len() > 200 || volgorde.bladzijde.len() > 40 {
        return Err(Weigering::new(
            "concept.groot",
            "Deze tekst is te lang om te bewaren. Maak hem korter.",
        )
        .into());
    }
    let mut uow = app
        .begin(&Ctx {
            eenmalig: None,
            ..ctx.clone()
        })
        .await?;
    let uit = async {
        ctx.mag::<handelingen::ConceptBewaren>(&Feiten::Geen)?;
        let volgorde = (volgorde.bladzijde, volgorde.nummer);
        Ok(techniek::bewaar_concept(&mut uow, &eigenaar, formulier, &inhoud, volgorde).await?)
    }
    .await;
    app.sluit(ctx, uow, uit).await?;
    Ok(ctx.nu)
}

/// The draft of a form, if there is one.
///
/// # Errors
/// The store.
pub async fn lees_concept(
    app: &App,
    ctx: &Ctx,
    bezoeker: Option<&str>,
    formulier: &str,
) -> Uitkomst<Option<Concept>> {
    let Some(eigenaar) = eigenaar(ctx, bezoeker) else {
        return Ok(None);
    };
    let mut uow = app.begin_lezen(ctx).await?;
    let rij = async {
        // What a guest typed is about residents of the gemeente that was served.
        ctx.mag::<handelingen::ConceptBewaren>(&Feiten::Geen)?;
        Ok(techniek::concept(&mut uow, &eigenaar, formulier).await?)
    }
    .await;
    let rij = app.sluit(ctx, uow, rij).await?;
    Ok(rij.and_then(|r| {
        let velden = serde_json::from_str(&r.inhoud).ok()?;
        Some(Concept {
            velden,
            bewaard_op: r.bijgewerkt_op,
        })
    }))
}

/// Throws the draft of a form away.
///
/// # Errors
/// The store.
pub async fn wis_concept(app: &App, ctx: &Ctx, bezoeker: Option<&str>, formulier: &str) -> Uitkomst<()> {
    let Some(eigenaar) = eigenaar(ctx, bezoeker) else {
        return Ok(());
    };
    let mut uow = app
        .begin(&Ctx {
            eenmalig: None,
            ..ctx.clone()
        })
        .await?;
    let uit = techniek::wis_concept(&mut uow, &eigenaar, formulier)
        .await
        .map_err(AppFout::from);
    app.sluit(ctx, uow, uit).await
}
