// SPDX-License-Identifier: EUPL-1.2
//! Adding, correcting and ending a relation.

use super::Kring;
use crate::huishouden::{Geladen, laad};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::verwanten::{Band, GeldigeRelatie, Mens, NieuweRelatie, NieuweVerwant, Wie, toets};
use domain::{Fouten, HuishoudenId, RelatieId, VerwantId};
use policy::Permit;
use policy::handelingen::HuishoudenWijzigen;
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::verwanten::{self as db, RelatieRij};

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The household.
    pub huishouden: HuishoudenId,
    /// Its name.
    pub huishouden_naam: String,
    /// Members of now and before, and family: whom a relation is about.
    pub mensen: Vec<Mens>,
    /// All of those, and who is involved.
    pub allen: Vec<Mens>,
    /// As stored now; `None` for a new one.
    pub relatie: Option<RelatieRij>,
}

/// The form: of a household for a new one, or of a known one; booked.
///
/// # Errors
/// Access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = toon(&mut uow, ctx, id, None).await;
    app.sluit(ctx, uow, uit).await
}

/// The form of a known one, as it is stored now; booked.
///
/// # Errors
/// Access, not found, the store.
pub async fn form_van(app: &App, ctx: &Ctx, id: RelatieId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let r = db::lees(&mut uow, id).await?.ok_or(AppFout::NietGevonden)?;
        toon(&mut uow, ctx, r.huishouden_id, Some(id)).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn toon(uow: &mut Uow, ctx: &Ctx, id: HuishoudenId, relatie: Option<RelatieId>) -> Uitkomst<Form> {
    let geladen = laad(uow, ctx, id).await?;
    let permit = ctx.mag::<HuishoudenWijzigen>(&geladen.feiten)?;
    let kring = Kring::laad(uow, ctx, &geladen).await?;
    // Also of a relation with somebody who is not there for this actor: it is not there either.
    let relatie = match relatie {
        None => None,
        Some(id) => {
            let rij = kring.rijen.iter().find(|r| r.id == id).cloned();
            Some(rij.ok_or(AppFout::NietGevonden)?)
        }
    };
    let boeking = Boeking {
        casus: geladen.rij.casus_id,
        huishouden: Some(id),
        onderwerp: "relatie",
        onderwerp_id: relatie.as_ref().map(|r| r.id.uuid()),
        velden: &["leden", "relaties", "verwanten", "betrokkenen"],
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gelezen, boeking).await?;
    Ok(Form {
        huishouden: id,
        huishouden_naam: geladen.rij.naam,
        allen: kring.allen(),
        mensen: kring.mensen,
        relatie,
    })
}

/// A relation as typed; `verwant` is the other one, when it is somebody who is not in the list.
#[derive(Clone, Debug, Default)]
pub struct Opdracht {
    /// The relation.
    pub relatie: NieuweRelatie,
    /// Somebody new.
    pub verwant: NieuweVerwant,
}

/// Adds a relation; gives the household.
///
/// # Errors
/// Wrong input, access, not found, the store.
pub async fn voeg_toe(app: &App, ctx: &Ctx, id: HuishoudenId, o: Opdracht) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = bewaar(&mut uow, ctx, id, None, &o).await;
    app.sluit(ctx, uow, uit).await
}

/// Corrects or ends a relation that was read as `version`; gives the household.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; wrong input, access, not found, the store.
pub async fn wijzig(
    app: &App,
    ctx: &Ctx,
    id: RelatieId,
    version: i64,
    o: Opdracht,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let r = db::lees(&mut uow, id).await?.ok_or(AppFout::NietGevonden)?;
        bewaar(&mut uow, ctx, r.huishouden_id, Some((&r, version)), &o).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn bewaar(
    uow: &mut Uow,
    ctx: &Ctx,
    id: HuishoudenId,
    oud: Option<(&RelatieRij, i64)>,
    o: &Opdracht,
) -> Uitkomst<HuishoudenId> {
    let geladen = laad(uow, ctx, id).await?;
    let permit = ctx.mag::<HuishoudenWijzigen>(&geladen.feiten)?;
    let kring = Kring::laad(uow, ctx, &geladen).await?;
    if let Some((oud, _)) = oud
        && !kring.rijen.iter().any(|r| r.id == oud.id)
    {
        return Err(AppFout::NietGevonden);
    }
    let (mut nieuw, verwant) = controleer(ctx, &kring, oud.map(|(r, _)| r.id), o)?;
    if let Some(v) = verwant {
        let wie = db::voeg_verwant_toe(uow, &permit, id, &v).await?;
        nieuw.met = Some(Wie::Verwant(wie));
        boek(uow, &geladen, &permit, Wie::Verwant(wie), Soort::Gemaakt, &[]).await?;
    }
    if let Some((oud, version)) = oud {
        // The ends are locked by the version of the relation.
        db::wijzig(uow, &permit, oud.id, version, &nieuw).await?;
        let velden = verschil(oud, &nieuw);
        boek_relatie(uow, &geladen, &permit, oud.id, Soort::Gewijzigd, &velden).await?;
    } else {
        let relatie = db::voeg_toe(uow, &permit, id, &nieuw).await?;
        boek_relatie(uow, &geladen, &permit, relatie, Soort::Gemaakt, &[]).await?;
    }
    store::techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}

/// The input held against the rules, with all errors at once.
fn controleer(
    ctx: &Ctx,
    kring: &Kring,
    oud: Option<RelatieId>,
    o: &Opdracht,
) -> Result<(GeldigeRelatie, Option<domain::verwanten::GeldigeVerwant>), AppFout> {
    let vandaag = ctx.vandaag();
    let iemand_nieuw = !o.verwant.is_leeg();
    let mut fouten = Fouten::new();
    if iemand_nieuw && !o.relatie.met.trim().is_empty() {
        fouten.voeg(
            "met",
            "Kies iemand uit de lijst, of vul iemand anders in. Niet allebei.",
        );
    }
    let verwant = if iemand_nieuw {
        let uit = o.verwant.valideer(vandaag);
        uit.map_err(|f| fouten.0.extend(f.0)).ok()
    } else {
        None
    };
    let relatie = o
        .relatie
        .valideer(iemand_nieuw, vandaag)
        .map_err(|f| fouten.0.extend(f.0))
        .ok();
    let Some(relatie) = relatie else {
        return Err(fouten.into());
    };
    let mut mensen = kring.allen();
    // Somebody new has no id yet; one that nobody has stands for it in the rules.
    let vreemd = Wie::Verwant(VerwantId::new(uuid::Uuid::nil()));
    if let Some(v) = &verwant {
        mensen.push(Mens {
            wie: vreemd,
            naam: v.naam.clone(),
            geslacht: v.geslacht,
            geboren: None,
            geboortejaar: v.geboortejaar,
            ongeboren: false,
            overleden: v.overleden,
            lid: false,
            trede: None,
        });
    }
    let banden: Vec<Band> = kring.banden().into_iter().filter(|b| b.id != oud).collect();
    let band = Band {
        id: oud,
        soort: relatie.soort,
        over: relatie.over,
        met: if verwant.is_some() {
            Some(vreemd)
        } else {
            relatie.met
        },
        sterkte: relatie.sterkte,
        sinds: relatie.sinds,
        tot: relatie.tot,
    };
    if let Err(f) = toets(&band, &mensen, &banden, vandaag) {
        fouten.0.extend(f.0);
    }
    Ok(fouten.of((relatie, verwant))?)
}

fn verschil(oud: &RelatieRij, nieuw: &GeldigeRelatie) -> Vec<&'static str> {
    [
        ("soort", *oud.soort != nieuw.soort),
        ("wie", oud.over() != Some(nieuw.over) || oud.met() != nieuw.met),
        ("sterkte", oud.sterkte != nieuw.sterkte.map_or("", |s| s.code())),
        ("periode", oud.sinds != nieuw.sinds || oud.tot != nieuw.tot),
        (
            "bron",
            *oud.bron != nieuw.bron || oud.bevestigd_op != nieuw.bevestigd_op,
        ),
        ("toelichting", oud.toelichting != nieuw.toelichting),
    ]
    .into_iter()
    .filter_map(|(veld, anders)| anders.then_some(veld))
    .collect()
}

async fn boek_relatie(
    uow: &mut Uow,
    geladen: &Geladen,
    permit: &Permit<HuishoudenWijzigen>,
    id: RelatieId,
    soort: Soort,
    velden: &[&str],
) -> Uitkomst<()> {
    let boeking = Boeking {
        casus: geladen.rij.casus_id,
        huishouden: Some(geladen.rij.id),
        onderwerp: "relatie",
        onderwerp_id: Some(id.uuid()),
        velden,
        ..Boeking::default()
    };
    uow.boek(permit, soort, boeking).await?;
    Ok(())
}

/// Books that family outside the household was recorded or corrected.
pub(super) async fn boek(
    uow: &mut Uow,
    geladen: &Geladen,
    permit: &Permit<HuishoudenWijzigen>,
    wie: Wie,
    soort: Soort,
    velden: &[&str],
) -> Uitkomst<()> {
    let onderwerp_id = match wie {
        Wie::Verwant(id) => Some(id.uuid()),
        _ => None,
    };
    let boeking = Boeking {
        casus: geladen.rij.casus_id,
        huishouden: Some(geladen.rij.id),
        onderwerp: "verwant",
        onderwerp_id,
        velden,
        ..Boeking::default()
    };
    uow.boek(permit, soort, boeking).await?;
    Ok(())
}
