// SPDX-License-Identifier: EUPL-1.2
//! Changing a ground: a new version from a day on, or its end.

use super::{Geraakt, Gevolg, boeking};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::notitie::Categorie;
use domain::toegang::{
    Deelnameraak, GeldigeGrondslag, Grondslag, NieuweGrondslag, dag_ervoor, laatste_dag_grond, raakt_grond,
};
use jiff::ToSpan;
use jiff::civil::Date;
use policy::{Feiten, handelingen as h};
use store::journaal::Soort;
use store::samenwerking as db;
use store::{Uow, techniek};

/// All versions of the ground with this code, the newest first; none for a new one (empty code).
async fn laad(uow: &mut Uow, code: &str) -> Uitkomst<(Vec<Grondslag>, Vec<String>)> {
    let alle = db::grondslagen(uow).await?;
    let codes = alle.iter().map(|g| g.code.clone()).collect();
    let deze: Vec<Grondslag> = alle.into_iter().filter(|g| g.code == code).collect();
    if !code.is_empty() && deze.is_empty() {
        return Err(AppFout::NietGevonden);
    }
    Ok((deze, codes))
}

async fn controleer(
    uow: &mut Uow,
    ctx: &Ctx,
    code: &str,
    n: &NieuweGrondslag,
) -> Uitkomst<(Vec<Grondslag>, GeldigeGrondslag)> {
    let (deze, codes) = laad(uow, code).await?;
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let geldig = n.valideer(&deze, &codes, ctx.vandaag())?;
    Ok((deze, geldig))
}

/// What a new version of a ground does; `code` is empty for a new ground. Saves nothing.
///
/// # Errors
/// [`AppFout::Invoer`], all at once; access; not found; the store.
pub async fn bekijk(app: &App, ctx: &Ctx, code: &str, n: &NieuweGrondslag) -> Uitkomst<Gevolg> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::GrondslagWijzigen>(&Feiten::Geen)?;
        let (deze, geldig) = controleer(&mut uow, ctx, code, n).await?;
        gevolg(
            &mut uow,
            deze.first(),
            Some(&geldig.categorieen),
            geldig.geldig_van,
        )
        .await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn gevolg(
    uow: &mut Uow,
    oud: Option<&Grondslag>,
    nieuw: Option<&[Categorie]>,
    vanaf: Date,
) -> Uitkomst<Gevolg> {
    let Some(oud) = oud else {
        return Ok(Gevolg {
            vanaf,
            geraakt: Vec::new(),
        });
    };
    let lopend = db::lopende_deelnames(uow, &oud.code).await?;
    let geraakt = lopend
        .into_iter()
        .filter_map(|d| {
            let deelname = Deelnameraak {
                grondslag: d.grondslag_code,
                genoemd: Categorie::uit_codes(&d.categorieen),
                tot: d.tot,
            };
            Some(Geraakt {
                raak: raakt_grond(&deelname, oud, nieuw, vanaf)?,
                organisatie: d.organisatie,
                kenmerk: d.kenmerk,
                regisseur: d.regisseur,
            })
        })
        .collect();
    Ok(Gevolg { vanaf, geraakt })
}

/// Stores a new version of a ground, or a new ground (empty `code`). The version before it ends the day before.
///
/// # Errors
/// As [`bekijk`]; `Gewijzigd` when a colleague changed it since `version` of its newest version.
pub async fn wijzig(app: &App, ctx: &Ctx, code: &str, version: i64, n: &NieuweGrondslag) -> Uitkomst<String> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::GrondslagWijzigen>(&Feiten::Geen)?;
        let (deze, geldig) = controleer(&mut uow, ctx, code, n).await?;
        if let Some(vorige) = deze.first() {
            let laatste = dag_ervoor(geldig.geldig_van);
            // One that ended before stays ended when it did.
            let tot = vorige.geldig_tot.map_or(laatste, |tot| tot.min(laatste));
            db::eindig_grondslag(&mut uow, &permit, vorige.id, version, tot).await?;
        }
        let id = db::voeg_grondslag_toe(&mut uow, &permit, &geldig).await?;
        let b = boeking(
            "grondslag",
            Some(id.uuid()),
            &["naam", "artikel", "uitleg", "categorieen", "geldig_van"],
        );
        uow.boek(&permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &geldig.code).await?;
        Ok(geldig.code)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// What the end of a ground does. Saves nothing.
///
/// # Errors
/// [`AppFout::Invoer`] at `tot`; access; not found; the store.
pub async fn bekijk_einde(app: &App, ctx: &Ctx, code: &str, tot: &str) -> Uitkomst<Gevolg> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::GrondslagWijzigen>(&Feiten::Geen)?;
        let (deze, _) = laad(&mut uow, code).await?;
        let laatste = deze.first().ok_or(AppFout::NietGevonden)?;
        let tot = laatste_dag_grond(tot, laatste, ctx.vandaag())?;
        let vanaf = tot.checked_add(1.day()).unwrap_or(tot);
        gevolg(&mut uow, Some(laatste), None, vanaf).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Gives a ground its last day: after it no deelname on it opens anything.
///
/// # Errors
/// As [`bekijk_einde`]; `Gewijzigd` when a colleague changed it since `version`.
pub async fn beeindig(app: &App, ctx: &Ctx, code: &str, version: i64, tot: &str) -> Uitkomst<String> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::GrondslagWijzigen>(&Feiten::Geen)?;
        let (deze, _) = laad(&mut uow, code).await?;
        let laatste = deze.first().ok_or(AppFout::NietGevonden)?;
        let tot = laatste_dag_grond(tot, laatste, ctx.vandaag())?;
        db::eindig_grondslag(&mut uow, &permit, laatste.id, version, tot).await?;
        let b = boeking("grondslag", Some(laatste.id.uuid()), &["geldig_tot"]);
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, code).await?;
        Ok(code.to_owned())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
