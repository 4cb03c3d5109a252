// SPDX-License-Identifier: EUPL-1.2
//! Reading warnings. What somebody may not read is absent; that there is one for a visit is always said.

use crate::huishouden::{Geladen, laad};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::waarschuwing::{Getoond, Toestand, Waarschuwing, toestand, tonen};
use domain::{CasusId, HuishoudenId, PersoonId, WaarschuwingId};
use jiff::civil::Date;
use policy::handelingen::{CasusOpenen, HuishoudenOpenen, WaarschuwingWijzigen};
use policy::{Handeling, Permit, mag_categorie};
use store::Uow;
use store::casus_blad::LidNaam;
use store::journaal::{Boeking, Soort};
use store::waarschuwing::{StapRij, WaarschuwingKop};

/// First name of a member, or "ongeboren kind".
fn roepnaam(id: Option<PersoonId>, voornamen: Option<&str>) -> String {
    match (id, voornamen.unwrap_or_default().split(' ').next()) {
        (None, _) => String::new(),
        (Some(_), Some(naam)) if !naam.is_empty() => naam.to_owned(),
        (Some(_), _) => "ongeboren kind".to_owned(),
    }
}

/// As the domain has it.
fn domein(r: &WaarschuwingKop) -> Waarschuwing {
    let met = roepnaam(r.met_persoon_id, r.met_voornamen.as_deref());
    Waarschuwing {
        id: r.id,
        soort: *r.soort,
        persoon: r.persoon_id,
        over: roepnaam(r.persoon_id, r.voornamen.as_deref()),
        tekst: r.tekst.clone(),
        met_wie: match (r.met_wie.is_empty(), met.is_empty()) {
            (false, false) => format!("{met} en {}", r.met_wie),
            (true, _) => met,
            (false, true) => r.met_wie.clone(),
        },
        met_lid: r.met_persoon_id,
        sinds: r.sinds,
        herbeoordelen_op: r.herbeoordelen_op,
        beeindigd: r.beeindigd_op.is_some(),
    }
}

/// Warnings that hold, as stored: for a page that decides later what of them is shown.
pub(crate) async fn lees_actief(uow: &mut Uow, huishouden: HuishoudenId) -> Uitkomst<Vec<Waarschuwing>> {
    let rijen = store::waarschuwing::actief(uow, huishouden).await?;
    Ok(rijen.iter().map(domein).collect())
}

/// What this permit shows of them, in the order of a page.
pub(crate) fn let_op<A: Handeling>(
    lijst: &[Waarschuwing],
    permit: &Permit<A>,
    vandaag: Date,
) -> Vec<Getoond> {
    tonen(lijst, vandaag, |c| mag_categorie(permit, c))
}

/// All warnings of a household.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// The household.
    pub huishouden: HuishoudenId,
    /// Its name.
    pub naam: String,
    /// Those that hold, as the actor sees them.
    pub actief: Vec<Getoond>,
    /// Those that have ended.
    pub eerder: Vec<Waarschuwing>,
    /// The running casus, when the actor may open it.
    pub casus: Option<CasusId>,
    /// Phone digits of the regisseur.
    pub regisseur_tel: String,
    /// May make and change them.
    pub mag_wijzigen: bool,
}

/// Opens the warnings of a household; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn alle(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Beeld> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let Geladen { rij, feiten, casus } = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<HuishoudenOpenen>(&feiten)?;
        let lijst: Vec<Waarschuwing> = store::waarschuwing::alle(&mut uow, id)
            .await?
            .iter()
            .map(domein)
            .collect();
        let boeking = Boeking {
            casus: rij.casus_id,
            huishouden: Some(id),
            onderwerp: "waarschuwing",
            velden: &["waarschuwingen"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Beeld {
            huishouden: id,
            naam: rij.naam,
            actief: let_op(&lijst, &permit, ctx.vandaag()),
            eerder: lijst
                .into_iter()
                .filter(|w| w.beeindigd && mag_categorie(&permit, w.soort.categorie()))
                .collect(),
            casus: rij.casus_id.filter(|_| ctx.mag::<CasusOpenen>(&feiten).is_ok()),
            regisseur_tel: casus
                .and_then(|k| k.regisseur_telefoon)
                .and_then(|t| domain::huishouden::telefoon_cijfers(&t))
                .unwrap_or_default(),
            mag_wijzigen: ctx.mag::<WaarschuwingWijzigen>(&feiten).is_ok(),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The form of a new warning.
#[derive(Clone, Debug)]
pub struct Form {
    /// The household.
    pub huishouden: HuishoudenId,
    /// Its name.
    pub naam: String,
    /// Members now.
    pub leden: Vec<LidNaam>,
    /// Last day for the review.
    pub uiterlijk: Date,
}

/// Opens the form of a new warning; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn form(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<WaarschuwingWijzigen>(&feiten)?;
        let leden = store::casus_blad::leden_namen(&mut uow, id).await?;
        let uiterlijk = uiterlijk(&mut uow, ctx).await?;
        let boeking = Boeking {
            casus: rij.casus_id,
            huishouden: Some(id),
            onderwerp: "waarschuwing",
            velden: &["leden"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Form {
            huishouden: id,
            naam: rij.naam,
            leden,
            uiterlijk,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn uiterlijk(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Date> {
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    Ok(domain::waarschuwing::uiterste_herbeoordeling(
        ctx.vandaag(),
        inrichting.termijnen.waarschuwing,
    ))
}

/// One warning with its history.
#[derive(Clone, Debug)]
pub struct Een {
    /// The household.
    pub huishouden: HuishoudenId,
    /// Its name.
    pub naam: String,
    /// The warning.
    pub waarschuwing: Waarschuwing,
    /// How it stands.
    pub toestand: Toestand,
    /// Its steps, the newest first.
    pub stappen: Vec<StapRij>,
    /// Last day for the next review.
    pub uiterlijk: Date,
    /// May review and end it.
    pub mag_wijzigen: bool,
    /// Version.
    pub version: i64,
}

/// A warning that was loaded, with its household.
pub(super) struct Gevonden {
    pub geladen: Geladen,
    pub permit: Permit<HuishoudenOpenen>,
    pub kop: WaarschuwingKop,
}

/// The warning, for who may open the household and has a ground for its category; else it is not found.
pub(super) async fn vind(uow: &mut Uow, ctx: &Ctx, id: WaarschuwingId) -> Uitkomst<Gevonden> {
    let kop = store::waarschuwing::lees(uow, id)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let geladen = laad(uow, ctx, kop.huishouden_id).await?;
    let permit = ctx.mag::<HuishoudenOpenen>(&geladen.feiten)?;
    if !mag_categorie(&permit, kop.soort.categorie()) {
        return Err(AppFout::NietGevonden);
    }
    Ok(Gevonden { geladen, permit, kop })
}

/// How a stored warning stands today.
pub(super) fn stand(kop: &WaarschuwingKop, vandaag: Date) -> Toestand {
    toestand(kop.herbeoordelen_op, kop.beeindigd_op.is_some(), vandaag)
}

/// Opens a warning; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn een(app: &App, ctx: &Ctx, id: WaarschuwingId) -> Uitkomst<Een> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let Gevonden { geladen, permit, kop } = vind(&mut uow, ctx, id).await?;
        let stappen = store::waarschuwing::stappen(&mut uow, id).await?;
        let uiterlijk = uiterlijk(&mut uow, ctx).await?;
        uow.boek(
            &permit,
            Soort::Gelezen,
            boeking(&geladen, id, kop.persoon_id, &["waarschuwing"]),
        )
        .await?;
        Ok(Een {
            huishouden: geladen.rij.id,
            naam: geladen.rij.naam,
            toestand: stand(&kop, ctx.vandaag()),
            stappen,
            uiterlijk,
            mag_wijzigen: ctx.mag::<WaarschuwingWijzigen>(&geladen.feiten).is_ok(),
            version: kop.version,
            waarschuwing: domein(&kop),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// What a journaal row of one warning is about.
pub(super) fn boeking<'a>(
    geladen: &Geladen,
    id: WaarschuwingId,
    persoon: Option<PersoonId>,
    velden: &'a [&'a str],
) -> Boeking<'a> {
    Boeking {
        casus: geladen.rij.casus_id,
        huishouden: Some(geladen.rij.id),
        persoon,
        onderwerp: "waarschuwing",
        onderwerp_id: Some(id.uuid()),
        velden,
        ..Boeking::default()
    }
}
