// SPDX-License-Identifier: EUPL-1.2
//! A new person, in a household or with a new one. First the people who may be the same are shown (A8, C6).

use super::ook::ook;
use super::{Geladen, herindexeer, laad, vindbaar};
use crate::herkenning::{self, Breed};
use crate::melding::{laad_vast, moet_open};
use crate::zoeken::{Gevonden, lijken, met_oordeel, op_termen, tel};
use crate::{App, Ctx, Uitkomst};
use domain::huishouden::{
    GeldigLid, GeldigeGegevens, NieuwAdres, NieuwLid, NieuweGegevens, Verblijf, Zoekvraag, normaliseer,
    telefoon_cijfers,
};
use domain::{Fouten, HuishoudenId, MeldingId, PersoonId};
use policy::handelingen::{HuishoudenWijzigen, PersoonZoeken};
use policy::{Bijzonder, Feiten, Permit};
use store::Uow;
use store::journaal::{Boeking, Soort};

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Opdracht {
    /// Name, role, birth, stay.
    pub lid: NieuwLid,
    /// m, v, x or onbekend.
    pub geslacht: String,
    /// Has parental authority.
    pub gezag: bool,
    /// Phone.
    pub telefoon: String,
    /// What else is known of a person who was born: initials, partner's name, a part of the date of birth, language. Its other
    /// fields are those above.
    pub ook: NieuweGegevens,
    /// Address, for a new household.
    pub adres: NieuwAdres,
    /// Household to join; `None` makes one.
    pub huishouden: Option<HuishoudenId>,
    /// Melding that is about this person.
    pub melding: Option<MeldingId>,
    /// People that were shown as maybe the same, and are not: [`crate::herkenning::Oordeel::gezien`] of each, so somebody who changed
    /// meanwhile is shown again.
    pub gezien: Vec<String>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Gemaakt {
    /// Saved.
    Klaar {
        /// Household of the person.
        huishouden: HuishoudenId,
        /// The person.
        persoon: PersoonId,
    },
    /// Nothing saved yet: look whether it is one of these.
    Kijk(Vec<Gevonden>),
}

/// Name of the household that a new person joins, if the actor may add one there.
///
/// # Errors
/// Access, not found, the store.
pub async fn mag(app: &App, ctx: &Ctx, huishouden: Option<HuishoudenId>) -> Uitkomst<Option<String>> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let (_, geladen) = permit(&mut uow, ctx, huishouden).await?;
        Ok(geladen.map(|g| g.rij.naam))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn permit(
    uow: &mut Uow,
    ctx: &Ctx,
    huishouden: Option<HuishoudenId>,
) -> Uitkomst<(Permit<HuishoudenWijzigen>, Option<Geladen>)> {
    match huishouden {
        Some(id) => {
            let geladen = laad(uow, ctx, id).await?;
            Ok((ctx.mag(&geladen.feiten)?, Some(geladen)))
        }
        None => {
            let feiten = Feiten::Huishouden {
                gemeente: uow.gemeente(),
                id: None,
                casus: None,
                bijzonder: Bijzonder::default(),
            };
            Ok((ctx.mag(&feiten)?, None))
        }
    }
}

/// Adds the person, unless there are people who may be the same and were not looked at yet.
///
/// # Errors
/// Wrong input, access, not found, `Gewijzigd` (of the melding), the store.
pub async fn maak(app: &App, ctx: &Ctx, o: &Opdracht) -> Uitkomst<Gemaakt> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(app, &mut uow, ctx, o).await;
    // What is only looked at is no second submit of this form later.
    if let Ok(Gemaakt::Kijk(_)) = &uit
        && ctx.eenmalig.is_some()
    {
        uow.rollback().await?;
        let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
        let geboekt = boek_kijken(&mut uow, ctx).await;
        app.sluit(ctx, uow, geboekt).await?;
        return uit;
    }
    app.sluit(ctx, uow, uit).await
}

async fn boek_kijken(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<()> {
    let permit = ctx.mag::<PersoonZoeken>(&Feiten::Geen)?;
    let boeking = Boeking {
        onderwerp: "persoon",
        velden: &["naam", "adres", "casus", "regisseur"],
        ..Boeking::default()
    };
    Ok(uow.boek(&permit, Soort::Gezocht, boeking).await?)
}

async fn binnen(app: &App, uow: &mut Uow, ctx: &Ctx, o: &Opdracht) -> Uitkomst<Gemaakt> {
    let (permit, geladen) = permit(uow, ctx, o.huishouden).await?;
    let vandaag = ctx.vandaag();
    let mut fouten = Fouten::new();
    let lid = o.lid.valideer(vandaag).map_err(|f| fouten.0.extend(f.0)).ok();
    let telefoon = o.telefoon.trim();
    if !telefoon.is_empty() && telefoon_cijfers(telefoon).is_none() {
        fouten.voeg("telefoon", "Vul een telefoonnummer in met 10 cijfers.");
    }
    // A person who lives with the household has its address.
    let op_adres = lid.as_ref().is_some_and(|l| l.verblijf == Verblijf::OpAdres);
    let vraagt_adres = op_adres && geladen.is_none();
    let adres = if vraagt_adres {
        o.adres.valideer().map_err(|f| fouten.0.extend(f.0)).ok()
    } else {
        None
    };
    let ook = ook(o, lid.as_ref(), vandaag, &mut fouten);
    let Some(lid) = lid.filter(|_| fouten.is_leeg()) else {
        return Err(fouten.into());
    };
    let wie = Wie {
        lid: &lid,
        ook: ook.as_ref(),
        adres: adres.as_ref(),
    };
    let (mogelijk, ander) = mogelijk_dezelfde(app, uow, ctx, wie, o, geladen.as_ref()).await?;
    if !mogelijk.is_empty() {
        return Ok(Gemaakt::Kijk(mogelijk));
    }
    let (huishouden, persoon) = bewaar(app, uow, ctx, &permit, o, &lid, adres, geladen.as_ref()).await?;
    if let Some(ook) = ook {
        store::persoon::wijzig(uow, &permit, persoon, 1, &ook).await?;
        herindexeer(app, uow, &permit, persoon).await?;
    }
    for wie in ander {
        store::samenvoegen::zet_ander(uow, &permit, persoon, wie).await?;
    }
    if let Some(melding) = o.melding {
        koppel(uow, ctx, melding, huishouden, persoon).await?;
    }
    store::techniek::zet_resultaat(uow, &format!("{huishouden} {persoon}")).await?;
    Ok(Gemaakt::Klaar { huishouden, persoon })
}

/// Who is to be added.
#[derive(Clone, Copy)]
struct Wie<'a> {
    lid: &'a GeldigLid,
    ook: Option<&'a GeldigeGegevens>,
    adres: Option<&'a domain::huishouden::GeldigAdres>,
}

/// People who may be the same and were not looked at yet; and those who were, and are somebody else. They have the same
/// phone, or the same family name and (when known) date of birth or given name, or look alike to the model.
async fn mogelijk_dezelfde(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    Wie { lid, ook, adres }: Wie<'_>,
    o: &Opdracht,
    geladen: Option<&Geladen>,
) -> Uitkomst<(Vec<Gevonden>, Vec<PersoonId>)> {
    // An unborn child can't be found by name.
    if lid.rol == domain::huishouden::Lidrol::Ongeboren || ctx.mag::<PersoonZoeken>(&Feiten::Geen).is_err() {
        return Ok((Vec::new(), Vec::new()));
    }
    // It shows who is known, so it counts as a search: else adding would be the way around the limit.
    tel(app, ctx)?;
    // Before looking: somebody else may be adding the same person.
    store::herken::om_beurten(uow).await?;
    let telefoon = o.telefoon.trim();
    let mut treffers = Vec::new();
    for vraag in vragen(lid, telefoon) {
        treffers.extend(op_termen(uow, ctx, &vraag).await?);
    }
    let mut bekend: Vec<PersoonId> = Vec::new();
    treffers.retain(|t| {
        !bekend.contains(&t.persoon_id) && {
            bekend.push(t.persoon_id);
            bekend.len() <= 20
        }
    });
    bekend.truncate(20);
    // Who joins a household lives where it lives, when that may be known.
    let daar = geladen
        .filter(|g| lid.verblijf == Verblijf::OpAdres && !g.rij.geheim)
        .and_then(adres_van);
    let geslacht = o.geslacht.trim();
    let adres = adres.or(daar.as_ref());
    let gezocht = herkenning::nieuw(
        &lid.naam,
        geslacht,
        lid.geboren,
        adres,
        Some(telefoon).filter(|t| !t.is_empty()),
    );
    let gezocht = herkenning::met_meer(gezocht, ook);
    let oordelen = herkenning::kijk(app, uow, ctx, &gezocht, &bekend, Breed::Misschien).await?;
    let mut meer = lijken(uow, ctx, &oordelen, &bekend).await?;
    let mut erbij = Vec::new();
    meer.retain(|t| {
        !erbij.contains(&t.persoon_id) && {
            erbij.push(t.persoon_id);
            true
        }
    });
    treffers.extend(meer);
    let mut mogelijk = met_oordeel(ctx, &treffers, &oordelen);
    let rang = |g: &Gevonden| oordelen.iter().position(|(id, _)| *id == g.persoon);
    mogelijk.sort_by_key(|g| rang(g).unwrap_or(usize::MAX));
    let (gezien, mogelijk): (Vec<_>, Vec<_>) = mogelijk
        .into_iter()
        .partition(|g| o.gezien.contains(&g.oordeel.gezien));
    Ok((mogelijk, gezien.into_iter().map(|g| g.persoon).collect()))
}

/// What is looked for word by word.
fn vragen(lid: &GeldigLid, telefoon: &str) -> Vec<Zoekvraag> {
    let woorden = |t: &str| -> Vec<String> {
        normaliseer(t)
            .split(' ')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let achternaam = woorden(&lid.naam.achternaam);
    let voornaam: Vec<String> = woorden(&lid.naam.voornamen).into_iter().take(1).collect();
    let mut vragen = Vec::new();
    if lid.geboren.is_some() {
        let naam = if achternaam.is_empty() {
            &voornaam
        } else {
            &achternaam
        };
        vragen.push(Zoekvraag {
            namen: naam.clone(),
            geboren: lid.geboren,
            ..Zoekvraag::default()
        });
    }
    if !achternaam.is_empty() && !voornaam.is_empty() {
        vragen.push(Zoekvraag {
            namen: achternaam.into_iter().chain(voornaam).collect(),
            ..Zoekvraag::default()
        });
    }
    if let Some(cijfers) = telefoon_cijfers(telefoon) {
        vragen.push(Zoekvraag {
            telefoon: Some(cijfers),
            ..Zoekvraag::default()
        });
    }
    vragen
}

/// The address of a household.
fn adres_van(g: &Geladen) -> Option<domain::huishouden::GeldigAdres> {
    let rij = &g.rij;
    rij.huisnummer.map(|huisnummer| domain::huishouden::GeldigAdres {
        postcode: rij.postcode.clone().unwrap_or_default(),
        huisnummer,
        toevoeging: rij.toevoeging.clone().unwrap_or_default(),
        straat: rij.straat.clone().unwrap_or_default(),
        plaats: rij.plaats.clone().unwrap_or_default(),
    })
}

#[expect(
    clippy::too_many_arguments,
    reason = "everything that was read goes into one write"
)]
async fn bewaar(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<HuishoudenWijzigen>,
    o: &Opdracht,
    lid: &GeldigLid,
    adres: Option<domain::huishouden::GeldigAdres>,
    geladen: Option<&Geladen>,
) -> Uitkomst<(HuishoudenId, PersoonId)> {
    let vandaag = ctx.vandaag();
    let op_adres = lid.verblijf == Verblijf::OpAdres;
    let (mut adres_id, mut wijk, mut adres) = (None, None, adres);
    if let Some(a) = &adres {
        let (id, w) = store::persoon::adres_van(
            uow,
            permit,
            &a.straat,
            a.huisnummer,
            &a.toevoeging,
            &a.postcode,
            &a.plaats,
        )
        .await?;
        (adres_id, wijk) = (Some(id), w);
    } else if let Some(g) = geladen.filter(|_| op_adres) {
        adres_id = g.rij.adres_id;
        adres = adres_van(g);
    }
    let adres = super::geheim::zoekbaar_adres(uow, adres_id, adres).await?;
    let telefoon = Some(o.telefoon.trim()).filter(|t| !t.is_empty());
    let geslacht = match o.geslacht.trim() {
        g @ ("m" | "v" | "x") => g,
        _ => "onbekend",
    };
    let persoon = store::persoon::Nieuw {
        voornamen: lid.naam.voornamen.trim(),
        voorvoegsel: lid.naam.voorvoegsel.trim(),
        geslachtsnaam: lid.naam.achternaam.trim(),
        geslacht,
        geboortedatum: lid.geboren,
        verwacht_op: lid.verwacht,
        telefoon,
        email: None,
        adres: adres_id,
        verblijf: lid.verblijf_toelichting.as_deref().filter(|_| !op_adres),
        bron: "gesprek",
        bevestigd_op: vandaag,
    };
    let vindbaar = vindbaar(app, &lid.naam, geslacht, lid.geboren, adres.as_ref(), telefoon)?;
    let persoon = store::persoon::voeg_toe(uow, permit, &persoon, &vindbaar).await?;
    let huishouden = match geladen {
        Some(g) => {
            store::huishouden::verhoog(uow, permit, g.rij.id, g.rij.version).await?;
            g.rij.id
        }
        None => {
            let naam = domain::huishouden::huishouden_naam([&lid.naam]);
            let naam = naam.strip_prefix("Huishouden ").unwrap_or(&naam).to_owned();
            store::huishouden::voeg_toe(uow, permit, &naam, adres_id, wijk.as_deref()).await?
        }
    };
    store::huishouden::voeg_lid_toe(uow, permit, huishouden, persoon, lid.rol, o.gezag, vandaag).await?;
    if geladen.is_some() {
        crate::verwijsindex::volg_gezin(app, uow, permit, huishouden).await?;
    }
    let boeking = Boeking {
        casus: geladen.and_then(|g| g.rij.casus_id),
        huishouden: Some(huishouden),
        persoon: Some(persoon),
        onderwerp: "persoon",
        onderwerp_id: Some(persoon.uuid()),
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gemaakt, boeking).await?;
    Ok((huishouden, persoon))
}

pub(super) async fn koppel(
    uow: &mut Uow,
    ctx: &Ctx,
    melding: MeldingId,
    huishouden: HuishoudenId,
    persoon: PersoonId,
) -> Uitkomst<()> {
    let m = laad_vast(uow, melding).await?;
    let feiten = m.feiten(uow.gemeente());
    let permit = ctx.mag::<policy::handelingen::MeldingTriage>(&feiten)?;
    moet_open(&m)?;
    store::melding::koppel(uow, &permit, &m, huishouden, Some(persoon)).await?;
    let boeking = Boeking {
        huishouden: Some(huishouden),
        persoon: Some(persoon),
        onderwerp: "melding",
        onderwerp_id: Some(melding.uuid()),
        velden: &["huishouden", "persoon"],
        ..Boeking::default()
    };
    Ok(uow.boek(&permit, Soort::Gewijzigd, boeking).await?)
}
