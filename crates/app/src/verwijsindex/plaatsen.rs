// SPDX-License-Identifier: EUPL-1.2
//! Placing a signaal and taking it away.

use super::meten::{Nieuw, ontmoet};
use super::{Ik, bijzonder, boeking, feiten, ik};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::normaliseer;
use domain::import::lees_datum;
use domain::verwijsindex::{Verwijderreden, archief_tot, mag_plaatsen, verwijderen_op};
use domain::{Fouten, PersoonId, SignaalId, Weigering};
use policy::handelingen::{SignaalPlaatsen, SignaalVerwijderen};
use policy::{Bijzonder, Permit};
use store::journaal::Soort;
use store::verwijsindex as db;
use store::{StoreFout, Uow, techniek};

/// Error when the box is not ticked that somebody is told.
fn niet_verteld(f: &mut Fouten) {
    f.voeg(
        "verteld",
        "Zet een vinkje. Wie het aangaat, moet weten dat je dit signaal plaatst.",
    );
}

/// Places a signaal on a person, and lets it meet others; gives how many new matches there are. `verteld`: the melder tells
/// whom it concerns.
///
/// # Errors
/// Not told; the module, the age, or a signaal that is there already; access (recorded); not found; the store.
pub async fn plaats(app: &App, ctx: &Ctx, persoon: PersoonId, verteld: bool) -> Uitkomst<usize> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let ik = ik(&mut uow, ctx).await?;
        super::mijn::mag_persoon(&mut uow, ctx, persoon).await?;
        let (p, permit) = toegelaten(&mut uow, ctx, ik, persoon).await?;
        let mut f = Fouten::new();
        if !verteld {
            niet_verteld(&mut f);
        }
        f.of(())?;
        let aantal = zet(app, &mut uow, &permit, ik, &p).await?;
        techniek::zet_resultaat(&mut uow, &aantal.to_string()).await?;
        Ok(aantal)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The person, when the actor may place a signaal on them.
async fn toegelaten(
    uow: &mut Uow,
    ctx: &Ctx,
    ik: Ik,
    persoon: PersoonId,
) -> Uitkomst<(db::PersoonFeiten, Permit<SignaalPlaatsen>)> {
    let p = db::persoon(uow, persoon).await?.ok_or(AppFout::NietGevonden)?;
    let b = bijzonder(uow, &p).await?;
    let permit = ctx.mag::<SignaalPlaatsen>(&feiten(uow, ik, false, b))?;
    Ok((p, permit))
}

async fn zet(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<SignaalPlaatsen>,
    ik: Ik,
    p: &db::PersoonFeiten,
) -> Uitkomst<usize> {
    let melder = ik.id.ok_or(AppFout::NietGevonden)?;
    let alle = db::instellingen(uow).await?;
    let (gemeente, vandaag) = (uow.gemeente(), uow.vandaag());
    let toelating = mag_plaatsen(
        &super::van(&alle, gemeente),
        gemeente,
        p.geboortedatum,
        p.overleden_op.is_some(),
        vandaag,
    )?;
    let geboren = p.geboortedatum.unwrap_or(vandaag);
    let tot = verwijderen_op(vandaag, geboren, toelating.proef_tot);
    let id = match db::voeg_toe(uow, permit, p.id, melder, tot).await {
        Err(StoreFout::Uniek(_)) => {
            return Err(Weigering::new(
                "verwijsindex.al",
                "Jij hebt al een signaal op deze persoon. Een tweede hoeft niet.",
            )
            .into());
        }
        anders => anders?,
    };
    let nieuw = Nieuw {
        id,
        melder,
        volwassen: toelating.proef_tot.is_some(),
        tot,
    };
    let aantal = ontmoet(app, uow, permit, p, nieuw, &alle).await?;
    uow.boek(
        permit,
        Soort::Gemaakt,
        boeking(Some(p.id), Some(id.uuid()), &["signaal"]),
    )
    .await?;
    Ok(aantal)
}

/// Whom a signaal is on, by what a melder knows who may not search: all of it must fit.
#[derive(Clone, Debug, Default)]
pub struct OpNaam {
    /// Family name.
    pub achternaam: String,
    /// Date of birth.
    pub geboortedatum: String,
    /// Postcode.
    pub postcode: String,
    /// House number.
    pub huisnummer: String,
    /// Whom it concerns is told.
    pub verteld: bool,
}

/// May this actor place a signaal on somebody by name? Asked before the form is shown; a refusal is booked.
///
/// # Errors
/// Access; the store.
pub async fn mag_op_naam(app: &App, ctx: &Ctx) -> Uitkomst<()> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        let ik = ik(&mut uow, ctx).await?;
        ctx.mag::<SignaalPlaatsen>(&feiten(&uow, ik, false, Bijzonder::default()))?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Places a signaal on the one person whom this fits. The melder learns nothing of them, no BSN and no name, but whether
/// it was found; and an attempt that finds nobody is in the journaal too. `None`: nobody, or more than one.
///
/// # Errors
/// As [`plaats`]; wrong input; one attempt too many.
pub async fn plaats_op_naam(app: &App, ctx: &Ctx, o: &OpNaam) -> Uitkomst<Option<usize>> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let ik = ik(&mut uow, ctx).await?;
        let permit = ctx.mag::<SignaalPlaatsen>(&feiten(&uow, ik, false, Bijzonder::default()))?;
        crate::zoeken::tel(app, ctx)?;
        let mut f = Fouten::new();
        let achternaam = normaliseer(&o.achternaam);
        let woord = achternaam.split(' ').next_back().unwrap_or_default().to_owned();
        if woord.is_empty() {
            f.voeg("achternaam", "Vul de achternaam in.");
        }
        let geboren = lees_datum(&o.geboortedatum);
        if geboren.is_none() {
            f.voeg("geboortedatum", "Vul de geboortedatum in.");
        }
        let postcode: String = o.postcode.to_uppercase().split_whitespace().collect();
        if !domain::huishouden::is_postcode(&postcode) {
            f.voeg("postcode", "Vul een postcode in, bijvoorbeeld 7411 AB.");
        }
        let cijfers: String = o
            .huisnummer
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let nummer = cijfers.parse::<i32>().ok();
        if nummer.is_none() {
            f.voeg("huisnummer", "Vul een huisnummer in.");
        }
        if !o.verteld {
            niet_verteld(&mut f);
        }
        f.of(())?;
        let Some(geboren) = geboren else {
            return Err(AppFout::NietGevonden);
        };
        let gevonden: Vec<PersoonId> = db::vind(&mut uow, geboren, &woord)
            .await?
            .into_iter()
            .filter(|g| {
                normaliseer(&g.geslachtsnaam) == achternaam
                    && g.postcode.as_deref() == Some(postcode.as_str())
                    && g.huisnummer == nummer
            })
            .map(|g| g.id)
            .collect();
        let [persoon] = gevonden.as_slice() else {
            uow.boek(&permit, Soort::Gezocht, boeking(None, None, &["persoon"]))
                .await?;
            techniek::zet_resultaat(&mut uow, "niet").await?;
            return Ok(None);
        };
        let (p, permit) = toegelaten(&mut uow, ctx, ik, *persoon).await?;
        let aantal = zet(app, &mut uow, &permit, ik, &p).await?;
        techniek::zet_resultaat(&mut uow, &aantal.to_string()).await?;
        Ok(Some(aantal))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// A signaal that the actor may take away.
///
/// # Errors
/// Access (recorded); not there (any more); the store.
pub async fn mag_weg(app: &App, ctx: &Ctx, id: SignaalId) -> Uitkomst<db::SignaalRij> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async { vind_weg(&mut uow, ctx, id).await.map(|(s, _, _)| s) }.await;
    app.sluit(ctx, uow, uit).await
}

async fn vind_weg(
    uow: &mut Uow,
    ctx: &Ctx,
    id: SignaalId,
) -> Uitkomst<(db::SignaalRij, db::PersoonFeiten, Permit<SignaalVerwijderen>)> {
    let s = db::lees(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let ik = ik(uow, ctx).await?;
    let p = db::persoon(uow, s.persoon_id)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    // One's own can always go, also by who was shut out or may no longer see the person.
    let eigen = ik.id == Some(s.melder_id);
    let b = if eigen {
        Bijzonder::default()
    } else {
        bijzonder(uow, &p).await?
    };
    let permit = ctx.mag::<SignaalVerwijderen>(&feiten(uow, ik, eigen, b))?;
    Ok((s, p, permit))
}

/// Takes a signaal away: the risk is gone, or it was wrong. What was wrong leaves nothing. Gives the signaal.
///
/// # Errors
/// No reason; access (recorded); not there (any more); the store.
pub async fn trek_in(app: &App, ctx: &Ctx, id: SignaalId, reden: &str) -> Uitkomst<SignaalId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (_, p, permit) = vind_weg(&mut uow, ctx, id).await?;
        let mut f = Fouten::new();
        let reden = reden
            .trim()
            .parse::<Verwijderreden>()
            .ok()
            .filter(|r| Verwijderreden::VAN_MELDER.contains(r));
        let Some(reden) = reden else {
            f.voeg("reden", "Kies waarom het signaal weg kan.");
            return Err(f.into());
        };
        haal_weg(&mut uow, &permit, id, &p, reden).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends a signaal as the reason says, and books it.
pub(super) async fn haal_weg<A: policy::Writes<policy::handelingen::kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: SignaalId,
    p: &db::PersoonFeiten,
    reden: Verwijderreden,
) -> Uitkomst<()> {
    let vandaag = uow.vandaag();
    match p.geboortedatum.and_then(|g| archief_tot(reden, vandaag, g)) {
        Some(tot) => db::archiveer(uow, permit, id, tot).await?,
        None => db::wis(uow, permit, id).await?,
    }
    let mut b = boeking(Some(p.id), Some(id.uuid()), &["signaal"]);
    b.reden = reden.code();
    uow.boek(permit, Soort::Gewijzigd, b).await?;
    Ok(())
}
