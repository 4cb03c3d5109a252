// SPDX-License-Identifier: EUPL-1.2
//! Search: does this person, address or reference exist, who directs, and how to reach them (A8). No content.

mod termen;

pub use termen::bereiken;

use crate::herkenning::{self, Breed, Oordeel};
use crate::{App, Ctx, Uitkomst};
use domain::brp::{BrpDatum, leeftijd_deel};
use domain::huishouden::{Persoonsnaam, Zoekvraag, adres_voor, leeftijd_tekst, ongeboren_tekst, zoekvraag};
use domain::{CasusId, HuishoudenId, MeldingId, PersoonId};
use jiff::civil::Date;
use policy::{Bijzonder, CasusFeiten, Deelname, Feiten, Geweigerd, Handeling, handelingen as h};
use std::collections::BTreeSet;
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::zoeken::{self, Bereik, Treffer};

/// A person found.
#[derive(Clone, Debug)]
pub struct Gevonden {
    /// The person.
    pub persoon: PersoonId,
    /// Name.
    pub naam: String,
    /// Age as text.
    pub leeftijd: String,
    /// Address, or "zonder vast adres" with where to find somebody.
    pub adres: String,
    /// Household, when there is one.
    pub huishouden: Option<HuishoudenId>,
    /// Its name.
    pub huishouden_naam: String,
    /// The asker may open the household.
    pub mag_openen: bool,
    /// The running casus, when there is one.
    pub casus: Option<CasusId>,
    /// The asker may open it.
    pub mag_casus: bool,
    /// Regisseur of the running casus, or the team that looks for one.
    pub contact: String,
    /// Phone of the regisseur or team, digits.
    pub contact_telefoon: String,
    /// Open meldingen of the household.
    pub meldingen: i64,
    /// Why this person was found, and how likely it is the one sought.
    pub oordeel: Oordeel,
}

/// A melding or casus found by its reference.
#[derive(Clone, Debug)]
pub struct Kenmerk {
    /// The reference.
    pub kenmerk: String,
    /// Address of its page.
    pub pad: String,
    /// "melding" or "casus".
    pub soort: &'static str,
    /// Team that has it.
    pub team: String,
    /// Phone of the team, digits.
    pub telefoon: String,
    /// Its household, for the people of the result.
    pub huishouden: Option<HuishoudenId>,
}

/// Outcome of a search.
#[derive(Clone, Debug, Default)]
pub struct Zoekuitkomst {
    /// Nothing to search was typed.
    pub leeg: bool,
    /// People.
    pub personen: Vec<Gevonden>,
    /// There are more than shown.
    pub meer: bool,
    /// The reference, when one was typed and exists.
    pub kenmerk: Option<Kenmerk>,
    /// Something that looks like a BSN and is none was left out.
    pub bsn_genegeerd: bool,
    /// The asker may add people.
    pub mag_toevoegen: bool,
}

/// Most people on the page.
pub const MAXIMUM: usize = 50;
/// Of those, at most so many who only look like what was typed.
pub const LIJKEN: usize = 20;

/// Searches, within the own gemeente. Booked without what was typed. With `melding` it is a search for the person
/// that a melding is about.
///
/// # Errors
/// A refusal (with code [`TE_VAAK`] when it is one too many), or the store.
pub async fn zoek(app: &App, ctx: &Ctx, tekst: &str, melding: Option<MeldingId>) -> Uitkomst<Zoekuitkomst> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(app, &mut uow, ctx, tekst, melding).await;
    app.sluit(ctx, uow, uit).await
}

/// Code of the refusal of a search too many.
pub const TE_VAAK: &str = "te_vaak";

/// Counts a search. Who works, searches a few times a minute; who harvests, without end.
///
/// # Errors
/// The refusal, which [`App::sluit`] records.
pub(crate) fn tel(app: &App, ctx: &Ctx) -> Result<(), Geweigerd> {
    match ctx.actor.medewerker {
        Some(wie) if !app.rem_zoeken.mag(&wie) => Err(Geweigerd {
            handeling: h::PersoonZoeken::CODE,
            reden: "Je zocht in korte tijd heel vaak naar personen. Wacht een minuut en zoek dan verder. Wat je typte, staat er nog.".to_owned(),
            code: TE_VAAK,
            verborgen: false,
            casus: None,
            huishouden: None,
        }),
        _ => Ok(()),
    }
}

async fn binnen(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    tekst: &str,
    melding: Option<MeldingId>,
) -> Uitkomst<Zoekuitkomst> {
    let permit = ctx.mag::<h::PersoonZoeken>(&Feiten::Geen)?;
    tel(app, ctx)?;
    let vraag = zoekvraag(tekst);
    let mut uit = vind(app, uow, ctx, &vraag).await?;
    uit.mag_toevoegen = ctx
        .mag::<h::HuishoudenWijzigen>(&Feiten::Huishouden {
            gemeente: uow.gemeente(),
            id: None,
            casus: None,
            bijzonder: Bijzonder::default(),
        })
        .is_ok();
    let boeking = Boeking {
        onderwerp: "persoon",
        onderwerp_id: melding.map(MeldingId::uuid),
        velden: &["naam", "adres", "casus", "regisseur"],
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gezocht, boeking).await?;
    Ok(uit)
}

/// The search itself; the caller decides and books. First who has every word that was typed, then who looks like it.
pub(crate) async fn vind(app: &App, uow: &mut Uow, ctx: &Ctx, vraag: &Zoekvraag) -> Uitkomst<Zoekuitkomst> {
    let mut uit = Zoekuitkomst {
        leeg: vraag.is_leeg(),
        bsn_genegeerd: vraag.bsn_genegeerd,
        ..Zoekuitkomst::default()
    };
    let vandaag = ctx.vandaag();
    let mut treffers = Vec::new();
    uit.kenmerk = op_kenmerk(uow, vraag).await?;
    if let Some(huishouden) = uit.kenmerk.as_ref().and_then(|k| k.huishouden) {
        treffers = zoeken::van_huishouden(uow, &ctx.actor, vandaag, huishouden).await?;
    }
    let op_bsn = match &vraag.bsn {
        Some(bsn) => store::bsn::persoon_met(uow, &app.sleutels, bsn).await?,
        None => None,
    };
    if let Some(id) = op_bsn {
        treffers.extend(zoeken::met_ids(uow, &ctx.actor, vandaag, &[id]).await?);
    }
    treffers.extend(op_termen(uow, ctx, vraag).await?);
    let mut bekend: Vec<PersoonId> = treffers.iter().map(|t| t.persoon_id).collect();
    bekend.dedup();
    bekend.truncate(MAXIMUM);
    let gezocht = herkenning::gezocht(vraag);
    let oordelen = herkenning::kijk(app, uow, ctx, &gezocht, &bekend, Breed::Zoeken).await?;
    treffers.extend(lijken(uow, ctx, &oordelen, &bekend).await?);
    let mut gezien = BTreeSet::new();
    treffers.retain(|t| gezien.insert((t.persoon_id, t.huishouden_id)));
    uit.meer = treffers.len() > MAXIMUM;
    treffers.truncate(MAXIMUM);
    uit.personen = met_oordeel(ctx, &treffers, &oordelen);
    if let Some(id) = op_bsn {
        for g in uit.personen.iter_mut().filter(|g| g.persoon == id) {
            g.oordeel.zone = "dit BSN";
        }
    }
    Ok(uit)
}

/// People with every word that was typed.
pub(crate) async fn op_termen(uow: &mut Uow, ctx: &Ctx, vraag: &Zoekvraag) -> Uitkomst<Vec<Treffer>> {
    let Some((eerste, rest)) = bereiken(vraag) else {
        return Ok(Vec::new());
    };
    let [twee, drie, vier] = rest;
    let termen = [eerste, twee, drie, vier];
    // A date, address or phone drives well. Of names and a year only the store knows which finds few.
    let een_woord = termen[1..].iter().all(Bereik::is_alles);
    let termen = if een_woord || termen::heeft_precies(vraag) {
        Some(termen)
    } else {
        zoeken::op_volgorde(uow, termen).await?
    };
    let Some(termen) = termen else {
        return Ok(Vec::new());
    };
    Ok(zoeken::personen(uow, &ctx.actor, ctx.vandaag(), &termen).await?)
}

/// Those who look like it and were not found yet, the most likely first.
pub(crate) async fn lijken(
    uow: &mut Uow,
    ctx: &Ctx,
    oordelen: &[(PersoonId, Oordeel)],
    bekend: &[PersoonId],
) -> Uitkomst<Vec<Treffer>> {
    let erbij: Vec<PersoonId> = oordelen
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| !bekend.contains(id))
        .take(LIJKEN)
        .collect();
    if erbij.is_empty() {
        return Ok(Vec::new());
    }
    let mut uit = zoeken::met_ids(uow, &ctx.actor, ctx.vandaag(), &erbij).await?;
    uit.sort_by_key(|t| erbij.iter().position(|id| *id == t.persoon_id));
    Ok(uit)
}

/// Results with what the model says of them.
pub(crate) fn met_oordeel(
    ctx: &Ctx,
    treffers: &[Treffer],
    oordelen: &[(PersoonId, Oordeel)],
) -> Vec<Gevonden> {
    let van = |id: PersoonId| oordelen.iter().find(|(o, _)| *o == id).map(|(_, o)| o.clone());
    treffers
        .iter()
        .map(|t| Gevonden {
            oordeel: van(t.persoon_id).unwrap_or_default(),
            ..gevonden(ctx, t, ctx.vandaag())
        })
        .collect()
}

async fn op_kenmerk(uow: &mut Uow, vraag: &Zoekvraag) -> Uitkomst<Option<Kenmerk>> {
    if let Some(kenmerk) = &vraag.kenmerk
        && let Some(m) = zoeken::melding(uow, kenmerk.as_str()).await?
    {
        let id = m.melding_id.map(|i| i.to_string()).unwrap_or_default();
        return Ok(Some(Kenmerk {
            kenmerk: kenmerk.to_string(),
            pad: format!("/meldingen/{id}"),
            soort: "melding",
            team: m.team,
            telefoon: cijfers(m.team_telefoon.as_deref()),
            huishouden: m.huishouden_id,
        }));
    }
    if let Some(kenmerk) = &vraag.casus_kenmerk
        && let Some(c) = zoeken::casus(uow, kenmerk).await?
    {
        return Ok(Some(Kenmerk {
            kenmerk: kenmerk.clone(),
            pad: format!("/casussen/{}", c.casus_id),
            soort: "casus",
            team: c.team,
            telefoon: cijfers(c.team_telefoon.as_deref()),
            huishouden: Some(c.huishouden_id),
        }));
    }
    Ok(None)
}

fn cijfers(telefoon: Option<&str>) -> String {
    telefoon
        .and_then(domain::huishouden::telefoon_cijfers)
        .unwrap_or_default()
}

fn gevonden(ctx: &Ctx, t: &Treffer, vandaag: Date) -> Gevonden {
    let gemeente = ctx.actor.gemeente;
    let bijzonder = Bijzonder {
        uitgesloten: t.uitgesloten,
        afgeschermd: t.afgeschermd,
        noodtoegang: t.noodtoegang,
    };
    let sleutels = t.casus_id.zip(t.casus_team_id).zip(t.huishouden_id);
    let casus = sleutels.map(|((id, team), huishouden)| CasusFeiten {
        gemeente,
        id,
        huishouden,
        team,
        regisseur: t.regisseur_id,
        waarnemer: t.waarnemer,
        deelname: Deelname::uit_tekst(t.deelname.clone(), t.deelname_categorieen.as_deref()),
        op_mdo: t.op_mdo,
        bijzonder,
    });
    let mag_casus = casus
        .clone()
        .is_some_and(|c| ctx.mag::<h::CasusOpenen>(&Feiten::Casus(c)).is_ok());
    let mag_adres = casus
        .clone()
        .is_some_and(|c| crate::huishouden::geheim::mag_zien(ctx, &Feiten::Casus(c)));
    let mag_openen = t.huishouden_id.is_some()
        && ctx
            .mag::<h::HuishoudenOpenen>(&Feiten::Huishouden {
                gemeente,
                id: t.huishouden_id,
                casus,
                bijzonder,
            })
            .is_ok();
    let (contact, telefoon) = match (&t.regisseur, &t.casus_team) {
        (Some(naam), _) => (naam.clone(), t.regisseur_telefoon.as_deref()),
        (None, Some(team)) => (
            format!("{team} (nog geen casusregisseur)"),
            t.casus_team_telefoon.as_deref(),
        ),
        (None, None) => (String::new(), None),
    };
    let deel = BrpDatum::uit_opslag(t.geboortedatum, t.geboorte_deel.as_deref());
    let deel = leeftijd_deel(deel, vandaag).filter(|_| t.overleden_op.is_none());
    Gevonden {
        persoon: t.persoon_id,
        naam: persoonsnaam(&t.voornamen, &t.voorvoegsel, &t.geslachtsnaam),
        leeftijd: deel
            .unwrap_or_else(|| leeftijd_van(t.geboortedatum, t.verwacht_op, t.overleden_op, vandaag)),
        adres: adres_van(t, mag_adres),
        huishouden: t.huishouden_id,
        huishouden_naam: t.huishouden.clone().unwrap_or_default(),
        mag_openen,
        casus: t.casus_id,
        mag_casus,
        contact,
        contact_telefoon: cijfers(telefoon),
        meldingen: t.meldingen,
        oordeel: Oordeel::default(),
    }
}

/// The address as the asker may know it: a secret one only of an own casus.
fn adres_van(t: &Treffer, mag: bool) -> String {
    let tekst = match (&t.straat, t.huisnummer) {
        (Some(straat), Some(nummer)) => crate::huishouden::adres_tekst(
            straat,
            nummer,
            t.toevoeging.as_deref().unwrap_or_default(),
            t.plaats.as_deref().unwrap_or_default(),
        ),
        _ => crate::huishouden::zonder_adres(t.verblijf.as_deref()),
    };
    adres_voor(t.geheim, mag, &tekst)
}

/// Name for a screen.
pub(crate) fn persoonsnaam(voornamen: &str, voorvoegsel: &str, achternaam: &str) -> String {
    Persoonsnaam {
        voornamen: voornamen.to_owned(),
        roepnaam: String::new(),
        voorvoegsel: voorvoegsel.to_owned(),
        achternaam: achternaam.to_owned(),
    }
    .volledig()
}

/// Age for a screen: unborn, living, dead.
pub(crate) fn leeftijd_van(
    geboren: Option<Date>,
    verwacht: Option<Date>,
    overleden: Option<Date>,
    vandaag: Date,
) -> String {
    match (overleden, geboren, verwacht) {
        (Some(op), _, _) => format!("overleden op {}", domain::termijn::datum_tekst(op)),
        (None, None, Some(op)) => ongeboren_tekst(Some(op)),
        (None, geboren, _) => leeftijd_tekst(geboren, vandaag),
    }
}
