// SPDX-License-Identifier: EUPL-1.2
//! Correcting what is known of a member: name, sex, birth, phone. A child that was expected is born this way (D1, C6).

use super::feiten::{self, Adres, AndereNaam};
use super::{Geladen, herindexeer, laad, lid_naam};
use crate::brp::VerzoekRij;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::feiten::{Feit, Verschil};
use domain::huishouden::{GeldigeGegevens, NieuweGegevens, Persoonsnaam, huishouden_naam, is_ongeboren};
use domain::{HuishoudenId, PersoonId};
use jiff::Timestamp;
use policy::Permit;
use policy::handelingen::HuishoudenWijzigen;
use store::Uow;
pub use store::adres_geheim::GeheimStapRij;
use store::journaal::{Boeking, Soort};
use store::persoon::PersoonRij;

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The household.
    pub huishouden: HuishoudenId,
    /// Its name.
    pub huishouden_naam: String,
    /// Name of the person.
    pub naam: String,
    /// The person, as stored now.
    pub persoon: PersoonRij,
    /// Known as not born yet.
    pub ongeboren: bool,
    /// Why the address became secret or open again, the newest first.
    pub geheim_stappen: Vec<GeheimStapRij>,
    /// What sources say differently.
    pub verschillen: Vec<Verschil>,
    /// The last question to the BRP about this person.
    pub brp: Option<VerzoekRij>,
    /// The BRP can be asked about this person.
    pub mag_brp: bool,
    /// Addresses of before, and what the BRP says of where.
    pub adressen: Vec<Adres>,
    /// Names of before, and a title, of a register.
    pub namen: Vec<AndereNaam>,
    /// Who changed the person last, and when, when that is known.
    pub laatste: Option<(String, Timestamp)>,
}

pub(crate) struct Lid {
    pub geladen: Geladen,
    pub permit: Permit<HuishoudenWijzigen>,
    pub rij: PersoonRij,
    ongeboren: bool,
}

/// The household and its member, with the permit to change them.
pub(crate) async fn lid(uow: &mut Uow, ctx: &Ctx, id: HuishoudenId, persoon: PersoonId) -> Uitkomst<Lid> {
    let geladen = laad(uow, ctx, id).await?;
    let permit = ctx.mag::<HuishoudenWijzigen>(&geladen.feiten)?;
    // Only who belongs to this household now: the ground is this household.
    let leden = store::huishouden::leden(uow, id).await?;
    let lid = leden
        .into_iter()
        .find(|l| l.persoon_id == persoon && l.tot.is_none())
        .ok_or(AppFout::NietGevonden)?;
    let rij = store::persoon::lees(uow, persoon)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    Ok(Lid {
        // Who is known by a year of birth was born.
        ongeboren: rij.geboorte_deel.is_none() && is_ongeboren(*lid.rol, rij.geboortedatum, rij.verwacht_op),
        geladen,
        permit,
        rij,
    })
}

/// The form of a member, as stored now; booked.
///
/// # Errors
/// Access, not found (no member now), the store.
pub async fn form(app: &App, ctx: &Ctx, id: HuishoudenId, persoon: PersoonId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let lid = lid(&mut uow, ctx, id, persoon).await?;
        let huishouden = lid.geladen.rij;
        let laatste = match huishouden.casus_id {
            Some(casus) => store::betrokkene::laatste_wijziging(&mut uow, casus, persoon.uuid()).await?,
            None => None,
        };
        let geheim_stappen = store::adres_geheim::geheim_stappen(&mut uow, id, persoon).await?;
        let mag = super::geheim::mag_zien(ctx, &lid.geladen.feiten);
        let adressen = feiten::adressen(&mut uow, persoon, mag).await?;
        let namen = feiten::namen(&mut uow, persoon).await?;
        let brp = store::brp_verzoek::lees(&mut uow, persoon).await?;
        let mag_brp = app.brp.is_some() && store::bsn::heeft(&mut uow, persoon).await?;
        let van_bronnen = store::persoon_feit::lees(&mut uow, persoon).await?;
        let geldend = feiten::geldend(&lid.rij, &van_bronnen);
        let mut velden = vec!["naam", "geboortedatum", "telefoon"];
        if !adressen.is_empty() {
            velden.push("adres");
        }
        if adressen.iter().any(|a| a.geheim && mag) {
            velden.push("geheim_adres");
        }
        let boeking = Boeking {
            casus: huishouden.casus_id,
            huishouden: Some(id),
            persoon: Some(persoon),
            onderwerp: "persoon",
            onderwerp_id: Some(persoon.uuid()),
            velden: &velden,
            ..Boeking::default()
        };
        uow.boek(&lid.permit, Soort::Gelezen, boeking).await?;
        Ok(Form {
            huishouden: id,
            huishouden_naam: huishouden.naam,
            naam: {
                let (voorvoegsel, achternaam) = lid.rij.getoond();
                lid_naam(&lid.rij.voornamen, voorvoegsel, achternaam, lid.ongeboren)
            },
            verschillen: domain::feiten::verschillen(&geldend, &van_bronnen),
            adressen,
            namen,
            brp,
            mag_brp,
            persoon: lid.rij,
            ongeboren: lid.ongeboren,
            geheim_stappen,
            laatste: laatste.map(|l| (l.naam, l.op)),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Corrects a member that was read as `version`; gives the household.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the person; wrong input, access, not found, the store.
pub async fn wijzig(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    persoon: PersoonId,
    version: i64,
    nieuw: &NieuweGegevens,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = wijzig_binnen(app, &mut uow, ctx, id, persoon, version, nieuw).await;
    app.sluit(ctx, uow, uit).await
}

async fn wijzig_binnen(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    id: HuishoudenId,
    persoon: PersoonId,
    version: i64,
    nieuw: &NieuweGegevens,
) -> Uitkomst<HuishoudenId> {
    let Lid {
        geladen,
        permit,
        rij: oud,
        ongeboren,
    } = lid(uow, ctx, id, persoon).await?;
    let g = nieuw.valideer(ongeboren, ctx.vandaag())?;
    if oud.version != version {
        return Err(AppFout::Gewijzigd);
    }
    store::techniek::zet_resultaat(uow, &id.to_string()).await?;
    let velden = gewijzigd(&oud, &g);
    if velden.is_empty() {
        return Ok(id);
    }
    store::persoon::wijzig(uow, &permit, persoon, version, &g).await?;
    let van_bronnen: Vec<Feit> = store::persoon_feit::lees(uow, persoon).await?;
    feiten::volgens_gesprek(uow, &permit, &oud, &van_bronnen, &g).await?;
    let geboren = ongeboren && g.geboren.is_some();
    if geboren {
        store::huishouden::is_geboren(uow, &permit, persoon).await?;
    }
    // A household that carries the name of this person goes by the corrected name.
    let (was, wordt) = (naam_van(&oud.gegevens()), naam_van(&g));
    let hernoemd = was != wordt && geladen.rij.naam == was;
    if hernoemd || geboren {
        store::huishouden::verhoog(uow, &permit, id, geladen.rij.version).await?;
    }
    if hernoemd {
        store::huishouden::hernoem(uow, &permit, id, &wordt).await?;
    }
    herindexeer(app, uow, &permit, persoon).await?;
    if oud.geboortedatum != g.geboren {
        crate::verwijsindex::volg(app, uow, &permit, persoon).await?;
    }
    let boeking = Boeking {
        casus: geladen.rij.casus_id,
        huishouden: Some(id),
        persoon: Some(persoon),
        onderwerp: "persoon",
        onderwerp_id: Some(persoon.uuid()),
        velden: &velden,
        reden: if geboren { "geboren" } else { "" },
    };
    uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
    Ok(id)
}

/// What a household is called after this person alone.
pub(crate) fn naam_van(g: &GeldigeGegevens) -> String {
    let mut naam: Persoonsnaam = g.naam.clone();
    if let Some((voorvoegsel, achternaam)) = g.getoond() {
        (naam.voorvoegsel, naam.achternaam) = (voorvoegsel, achternaam);
    }
    let heel = huishouden_naam([&naam]);
    heel.strip_prefix("Huishouden ").unwrap_or(&heel).to_owned()
}

/// Names of the fields that differ; never their values.
fn gewijzigd(oud: &PersoonRij, g: &GeldigeGegevens) -> Vec<&'static str> {
    let was = oud.gegevens();
    [
        ("voornamen", was.naam.voornamen != g.naam.voornamen),
        ("voorvoegsel", was.naam.voorvoegsel != g.naam.voorvoegsel),
        ("achternaam", was.naam.achternaam != g.naam.achternaam),
        ("voorletters", was.voorletters != g.voorletters),
        ("partnernaam", was.partner != g.partner),
        ("naamgebruik", was.naamgebruik != g.naamgebruik),
        ("geslacht", was.geslacht != g.geslacht),
        ("geboortedatum", was.geboren_op() != g.geboren_op()),
        ("verwacht_op", was.verwacht != g.verwacht),
        ("telefoon", was.telefoon != g.telefoon),
        ("taal", was.taal != g.taal || was.tolk != g.tolk),
        ("school", was.school != g.school),
    ]
    .into_iter()
    .filter_map(|(veld, anders)| anders.then_some(veld))
    .collect()
}
