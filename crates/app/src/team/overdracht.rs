// SPDX-License-Identifier: EUPL-1.2
//! Handing over several casussen at once: all or none (D9).

use super::bord::{Collega, collegas};
use super::gekozen_team;
use crate::casus::regisseur::{last, mag_ontvangen, maximum};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::caseload::{Ontvanger, Overdracht, Overdrachtregel, overdracht};
use domain::kern::Weigering;
use domain::{CasusId, Fouten, MedewerkerId, TeamId};
use policy::{Feiten, Scope, handelingen as h};
use std::collections::BTreeSet;
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::regie::NieuweRegie;
use store::{Uniek, Uow};

/// A casus that can be handed over.
#[derive(Clone, Debug)]
pub struct OverTeDragen {
    /// Casus.
    pub id: CasusId,
    /// Household.
    pub huishouden: String,
    /// Phase, label.
    pub fase: &'static str,
    /// Weight, in hundredths.
    pub gewicht: u32,
    /// Late agreements.
    pub te_laat: i64,
}

/// The page for handing over.
#[derive(Clone, Debug)]
pub struct Overdrachtbeeld {
    /// Team on show.
    pub team: TeamId,
    /// Everybody in the team.
    pub collegas: Vec<Collega>,
    /// Whose casussen are on show.
    pub van: Option<Collega>,
    /// Their casussen.
    pub casussen: Vec<OverTeDragen>,
    /// Who can receive, the ones with the most room first; also from other teams.
    pub ontvangers: Vec<Collega>,
}

/// The page for handing over casussen of one person.
///
/// # Errors
/// Access refused; the store.
pub async fn overdragen(
    app: &App,
    ctx: &Ctx,
    team: Option<TeamId>,
    van: Option<MedewerkerId>,
) -> Uitkomst<Overdrachtbeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = beeld(&mut uow, ctx, team, van).await;
    app.sluit(ctx, uow, uit).await
}

async fn beeld(
    uow: &mut Uow,
    ctx: &Ctx,
    team: Option<TeamId>,
    van: Option<MedewerkerId>,
) -> Uitkomst<Overdrachtbeeld> {
    let permit = ctx.mag::<h::CasusOverdragen>(&Feiten::Geen)?;
    let team = gekozen_team(ctx, team)?;
    let (vandaag, scope) = (ctx.vandaag(), Scope::van(&ctx.actor));
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let regels = &inrichting.caseload;
    let collegas = collegas(uow, team, vandaag, regels).await?;
    let casussen = store::team::casussen(uow, team, &scope, vandaag).await?;
    let mut ontvangers: Vec<Collega> = collegas
        .iter()
        .filter(|c| Some(c.id) != van && c.afwezig_tot.is_none())
        .cloned()
        .collect();
    ontvangers.sort_by_key(|c| (c.last, c.naam.clone()));
    uow.boek(
        &permit,
        Soort::Gezocht,
        Boeking {
            onderwerp: "team",
            onderwerp_id: Some(team.uuid()),
            velden: &["caseload", "casussen"],
            ..Boeking::default()
        },
    )
    .await?;
    Ok(Overdrachtbeeld {
        team,
        van: collegas.iter().find(|c| Some(c.id) == van).cloned(),
        casussen: casussen
            .into_iter()
            .filter(|c| Some(c.medewerker_id) == van)
            .map(|c| OverTeDragen {
                id: c.id,
                huishouden: c.huishouden,
                fase: c.fase.label(),
                gewicht: regels.gewicht(*c.fase),
                te_laat: c.te_laat,
            })
            .collect(),
        collegas,
        ontvangers,
    })
}

/// What goes to whom.
#[derive(Clone, Debug, Default)]
pub struct Overdrachtvraag {
    /// Regisseur now.
    pub van: Option<MedewerkerId>,
    /// Casus and new regisseur.
    pub regels: Vec<(CasusId, MedewerkerId)>,
    /// Why.
    pub reden: String,
    /// How the households hear it, or what they said.
    pub stem_inwoner: String,
}

/// Hands over: everything, or nothing.
///
/// # Errors
/// Wrong input; every refusal at once; access refused; the store.
pub async fn draag_over(app: &App, ctx: &Ctx, vraag: Overdrachtvraag) -> Uitkomst<Overdracht> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx, &vraag).await;
    app.sluit(ctx, uow, uit).await
}

fn controleer(vraag: &Overdrachtvraag) -> Result<MedewerkerId, Fouten> {
    let mut f = Fouten::new();
    if vraag.regels.is_empty() {
        f.voeg("regels", "Kies minstens één casus om over te dragen, en aan wie.");
    }
    if vraag.regels.len() > 100 {
        f.voeg("regels", "Draag hoogstens 100 casussen tegelijk over.");
    }
    for (veld, tekst, fout) in [
        (
            "reden",
            &vraag.reden,
            "Schrijf op waarom je deze casussen overdraagt.",
        ),
        (
            "stem_inwoner",
            &vraag.stem_inwoner,
            "Schrijf op hoe en wanneer de huishoudens dit horen, of wat ze ervan vonden.",
        ),
    ] {
        if tekst.trim().is_empty() {
            f.voeg(veld, fout);
        } else if tekst.chars().count() > 2000 {
            f.voeg(
                veld,
                "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
            );
        }
    }
    match vraag.van {
        Some(van) => f.of(van),
        None => {
            f.voeg("van", "Kies van wie je casussen overdraagt.");
            Err(f)
        }
    }
}

async fn binnen(uow: &mut Uow, ctx: &Ctx, vraag: &Overdrachtvraag) -> Uitkomst<Overdracht> {
    let permit = ctx.mag::<h::CasusOverdragen>(&Feiten::Geen)?;
    let van = controleer(vraag)?;
    let vandaag = ctx.vandaag();
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let caseload = &inrichting.caseload;

    // First all casussen, then all people, each in the order of their ids: two that do this at once can't deadlock.
    let mut gekozen = vraag.regels.clone();
    gekozen.sort();
    let mut koppen: Vec<(CasusKop, MedewerkerId)> = Vec::with_capacity(gekozen.len());
    for (casus, naar) in &gekozen {
        let kop = store::casus::kop_grendel(uow, *casus, &ctx.actor, vandaag)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        ctx.mag::<h::CasusOpenen>(&kop.feiten(uow.gemeente()))?;
        koppen.push((kop, *naar));
    }
    let mut weigeringen: Vec<Weigering> = koppen.iter().filter_map(|(kop, _)| veranderd(kop, van)).collect();
    let mut ontvangers = Vec::new();
    let mut teams = std::collections::BTreeMap::new();
    let wie: BTreeSet<MedewerkerId> = gekozen.iter().map(|(_, naar)| *naar).collect();
    for wie in wie {
        let gevonden = store::regie::grendel(uow, wie, vandaag).await?;
        let Some(m) = gevonden.clone() else { continue };
        if let Err(w) = mag_ontvangen(gevonden) {
            weigeringen.push(w);
        }
        teams.insert(m.id, m.team_id);
        ontvangers.push(Ontvanger {
            medewerker: m.id,
            actief: true,
            afwezig: false,
            nu: last(caseload, &store::regie::last_van(uow, wie).await?),
            maximum: maximum(caseload, &m.rollen),
            naam: m.naam,
        });
    }
    for (kop, naar) in &koppen {
        let naam = ontvangers
            .iter()
            .find(|o| o.medewerker == *naar)
            .map_or("", |o| o.naam.as_str());
        match crate::toegang::eis_regie(uow, kop, *naar, naam).await {
            Err(AppFout::Regel(w)) => weigeringen.push(w),
            anders => anders?,
        }
    }
    let regels: Vec<Overdrachtregel> = koppen
        .iter()
        .map(|(kop, naar)| Overdrachtregel {
            casus: kop.id,
            van,
            naar: *naar,
            gewicht: caseload.gewicht(*kop.fase),
        })
        .collect();
    let uit = match overdracht(&regels, &ontvangers, vandaag) {
        Ok(uit) if weigeringen.is_empty() => uit,
        Ok(_) => return Err(alles(weigeringen)),
        Err(meer) => {
            weigeringen.extend(meer);
            return Err(alles(weigeringen));
        }
    };
    let door = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
    for (kop, naar) in &koppen {
        store::regie::eindig(uow, &permit, kop.id, van, Some(*naar), vraag.reden.trim()).await?;
        let regie = store::regie::start(
            uow,
            &permit,
            NieuweRegie {
                casus: kop.id,
                medewerker: *naar,
                reden: vraag.reden.trim(),
                stem_inwoner: vraag.stem_inwoner.trim(),
                door,
                overmaat: None,
            },
        )
        .await
        .map_err(|f| {
            if f.schendt(Uniek::REGIE_NU) {
                AppFout::Gewijzigd
            } else {
                f.into()
            }
        })?;
        let team = teams.get(naar).copied().unwrap_or(kop.team_id);
        store::regie::zet_team(uow, &permit, kop.id, team).await?;
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            Boeking {
                casus: Some(kop.id),
                huishouden: Some(kop.huishouden_id),
                onderwerp: "regie",
                onderwerp_id: Some(regie.uuid()),
                velden: &["regisseur", "team"],
                ..Boeking::default()
            },
        )
        .await?;
    }
    store::techniek::zet_resultaat(uow, &koppen.len().to_string()).await?;
    Ok(uit)
}

/// Is the casus still in the hands of the person on the form?
fn veranderd(kop: &CasusKop, van: MedewerkerId) -> Option<Weigering> {
    if kop.gesloten_op.is_some() {
        return Some(Weigering::new(
            "overdracht.gesloten",
            format!("De casus van {} is intussen gesloten.", kop.huishouden),
        ));
    }
    (kop.regisseur_id != Some(van)).then(|| {
        Weigering::new(
            "overdracht.gewijzigd",
            format!(
                "De casus van {} heeft intussen een andere regisseur: {}.",
                kop.huishouden,
                kop.regisseur.as_deref().unwrap_or("nog niemand")
            ),
        )
    })
}

/// All refusals in one form error, each with its own line.
fn alles(weigeringen: Vec<Weigering>) -> AppFout {
    let mut f = Fouten::new();
    let mut gezien = BTreeSet::new();
    for w in weigeringen {
        if gezien.insert(w.reden.clone()) {
            f.voeg("", w.reden);
        }
    }
    f.voeg("", "Er is niets overgedragen: het gaat in één keer, of niet.");
    AppFout::Invoer(f)
}
