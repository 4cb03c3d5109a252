// SPDX-License-Identifier: EUPL-1.2
//! Reading the configuration, and loading a new version after seeing its effect (A4; design.md "Configuration").

use super::geldend;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::Fouten;
use domain::inrichting::Inrichting;
use jiff::civil::Date;
use policy::{Feiten, handelingen as h};
use std::sync::Arc;
use store::Uow;
use store::journaal::{Boeking, Soort};

/// A version in the list.
#[derive(Clone, Debug)]
pub struct Versie {
    /// Number.
    pub nummer: i32,
    /// First day.
    pub geldig_van: Date,
    /// Code of the profile.
    pub profiel: String,
    /// In force today.
    pub geldt_nu: bool,
    /// Starts later.
    pub later: bool,
}

/// The page with the configuration.
#[derive(Clone, Debug)]
pub struct Inrichtingbeeld {
    /// The version on show.
    pub inrichting: Arc<Inrichting>,
    /// Its number.
    pub nummer: i32,
    /// From when it holds here.
    pub geldig_van: Date,
    /// All versions, the newest first.
    pub versies: Vec<Versie>,
    /// The text of the version on show, for who may change it.
    pub toml: Option<String>,
    /// May load a new version.
    pub mag_wijzigen: bool,
}

/// The configuration: the version in force, or an older one by its number.
///
/// # Errors
/// No such version; access refused; the store.
pub async fn lees(app: &App, ctx: &Ctx, nummer: Option<i32>) -> Uitkomst<Inrichtingbeeld> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = lees_binnen(&mut uow, ctx, nummer).await;
    app.sluit(ctx, uow, uit).await
}

async fn lees_binnen(uow: &mut Uow, ctx: &Ctx, nummer: Option<i32>) -> Uitkomst<Inrichtingbeeld> {
    ctx.mag::<h::InrichtingZien>(&Feiten::Geen)?;
    let vandaag = ctx.vandaag();
    let rijen = store::inrichting::versies(uow).await?;
    let nu = rijen.iter().find(|r| r.geldig_van <= vandaag).map(|r| r.versie);
    let rij = rijen
        .iter()
        .find(|r| Some(r.versie) == nummer.or(nu))
        .ok_or(AppFout::NietGevonden)?;
    let inrichting = if Some(rij.versie) == nu {
        geldend(uow, ctx).await?
    } else {
        Arc::new(Inrichting::uit_toml(&rij.inhoud)?)
    };
    let mag_wijzigen = ctx.mag::<h::InrichtingWijzigen>(&Feiten::Geen).is_ok();
    Ok(Inrichtingbeeld {
        inrichting,
        nummer: rij.versie,
        geldig_van: rij.geldig_van,
        toml: mag_wijzigen.then(|| rij.inhoud.clone()),
        versies: rijen
            .iter()
            .map(|r| Versie {
                nummer: r.versie,
                geldig_van: r.geldig_van,
                profiel: r.profiel.clone(),
                geldt_nu: Some(r.versie) == nu,
                later: r.geldig_van > vandaag,
            })
            .collect(),
        mag_wijzigen,
    })
}

/// A new version as typed.
#[derive(Clone, Debug, Default)]
pub struct NieuweVersie {
    /// TOML.
    pub inhoud: String,
    /// First day, as typed.
    pub geldig_van: String,
}

/// What a new version does.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Running casussen.
    pub casussen: i64,
    /// Open meldingen.
    pub meldingen: i64,
    /// First day.
    pub geldig_van: Date,
    /// What changes, one line each.
    pub wijzigingen: Vec<String>,
}

fn controleer(v: &NieuweVersie, vandaag: Date) -> Result<(Inrichting, Date), Fouten> {
    let mut f = Fouten::new();
    let dag = v.geldig_van.trim().parse::<Date>().ok();
    match dag {
        None => f.voeg("geldig_van", "Kies vanaf welke dag deze versie geldt."),
        Some(dag) if dag < vandaag => f.voeg(
            "geldig_van",
            "Deze dag is al geweest. Kies vandaag of later: wat al besloten is, blijft onder de oude versie.",
        ),
        Some(_) => {}
    }
    if v.inhoud.len() > 200_000 {
        f.voeg("inhoud", "Deze tekst is te lang. Hoogstens 200.000 tekens.");
        return Err(f);
    }
    let inrichting = Inrichting::uit_toml(&v.inhoud);
    match inrichting {
        Err(fouten) => {
            for fout in fouten.0 {
                let waar = if fout.veld.is_empty() {
                    String::new()
                } else {
                    format!("{}: ", fout.veld)
                };
                f.voeg("inhoud", format!("{waar}{}", fout.tekst));
            }
            Err(f)
        }
        Ok(inrichting) => match (dag, f.is_leeg()) {
            (Some(dag), true) => Ok((inrichting, dag)),
            _ => Err(f),
        },
    }
}

/// Shows what a new version would do. Saves nothing.
///
/// # Errors
/// All errors in the text at once; access refused; the store.
pub async fn bekijk_effect(app: &App, ctx: &Ctx, v: &NieuweVersie) -> Uitkomst<Effect> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::InrichtingWijzigen>(&Feiten::Geen)?;
        let (nieuw, dag) = controleer(v, ctx.vandaag())?;
        effect(&mut uow, ctx, &nieuw, dag).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn effect(uow: &mut Uow, ctx: &Ctx, nieuw: &Inrichting, dag: Date) -> Uitkomst<Effect> {
    let oud = geldend(uow, ctx).await?;
    let aantallen = store::inrichting::effect(uow).await?;
    Ok(Effect {
        casussen: aantallen.as_ref().map_or(0, |a| a.casussen),
        meldingen: aantallen.as_ref().map_or(0, |a| a.meldingen),
        geldig_van: dag,
        wijzigingen: wijzigingen(&oud, nieuw),
    })
}

/// What differs between two versions, in plain words.
fn wijzigingen(oud: &Inrichting, nieuw: &Inrichting) -> Vec<String> {
    let mut uit = Vec::new();
    let oude = oud.termijnen.lijst();
    for (code, naam, duur) in nieuw.termijnen.lijst() {
        match oude.iter().find(|(c, _, _)| *c == code) {
            Some((_, _, was)) if *was != duur => uit.push(format!("{naam}: was {was}, wordt {duur}.")),
            None => uit.push(format!("{naam}: nieuw, {duur}.")),
            Some(_) => {}
        }
    }
    for (rol, max) in &nieuw.caseload.maximum {
        let was = oud.caseload.maximum.get(rol);
        if was != Some(max) {
            let was = was.map_or_else(|| "niet ingesteld".to_owned(), ToString::to_string);
            uit.push(format!(
                "Maximale caseload van een {rol}: was {was}, wordt {max}."
            ));
        }
    }
    if oud.overleg.mdo_dag != nieuw.overleg.mdo_dag {
        uit.push(format!(
            "Dag van het MDO: was {}, wordt {}. Wat al op een lijst staat, blijft op de datum van die lijst.",
            oud.overleg.mdo_dag, nieuw.overleg.mdo_dag
        ));
    }
    if oud.toezicht != nieuw.toezicht {
        uit.push("De grenzen veranderen waarboven het de functionaris gegevensbescherming opvalt wat iemand opent.".to_owned());
    }
    if oud.caseload.gewicht != nieuw.caseload.gewicht {
        uit.push(
            "Het gewicht van een casus per fase verandert. De caseload van iedereen wordt opnieuw geteld."
                .to_owned(),
        );
    }
    for (wat, oude, nieuwe) in [
        (
            "Doelgroep",
            codes(oud.doelgroepen.iter().map(|d| &d.code)),
            codes(nieuw.doelgroepen.iter().map(|d| &d.code)),
        ),
        (
            "Route",
            codes(oud.routes.iter().map(|r| &r.code)),
            codes(nieuw.routes.iter().map(|r| &r.code)),
        ),
        (
            "Leefgebied",
            codes(oud.leefgebieden.iter().map(|l| &l.code)),
            codes(nieuw.leefgebieden.iter().map(|l| &l.code)),
        ),
    ] {
        uit.extend(
            nieuwe
                .iter()
                .filter(|c| !oude.contains(c))
                .map(|c| format!("{wat} {c}: nieuw.")),
        );
        uit.extend(
            oude.iter()
                .filter(|c| !nieuwe.contains(c))
                .map(|c| format!("{wat} {c}: vervalt.")),
        );
    }
    uit
}

fn codes<'a>(codes: impl Iterator<Item = &'a String>) -> Vec<String> {
    codes.cloned().collect()
}

/// Loads a new version. Older ones stay: what was judged under them keeps them.
///
/// # Errors
/// All errors in the text at once; access refused; the store.
pub async fn laad(app: &App, ctx: &Ctx, v: &NieuweVersie) -> Uitkomst<i32> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::InrichtingWijzigen>(&Feiten::Geen)?;
        let (nieuw, dag) = controleer(v, ctx.vandaag())?;
        let nummer = store::inrichting::voeg_toe(&mut uow, &permit, dag, &nieuw.code, &v.inhoud).await?;
        uow.boek(
            &permit,
            Soort::Gemaakt,
            Boeking {
                onderwerp: "inrichting",
                velden: &["inhoud", "geldig_van"],
                ..Boeking::default()
            },
        )
        .await?;
        store::techniek::zet_resultaat(&mut uow, &nummer.to_string()).await?;
        Ok(nummer)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
