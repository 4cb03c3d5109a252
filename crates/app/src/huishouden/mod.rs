// SPDX-License-Identifier: EUPL-1.2
//! Household: who lives there, who is involved, what was there before; members, address and betrokkenen change here.

pub mod beeld;
pub mod betrokkene;
pub mod feiten;
pub mod geheim;
pub mod lid;
pub mod nieuw;
mod ook;
pub mod overgang;
pub mod persoon;
pub mod splitsen;
pub mod verhuizen;
pub mod voor_persoon;

pub use beeld::{Beeld, Lid, openen};

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::brp::BrpDatum;
use domain::huishouden::{GeldigAdres, Persoonsnaam, Zoekbron, adres_voor, zoektermen};
use domain::{HuishoudenId, PersoonId};
use policy::handelingen::kind;
use policy::{Feiten, Permit, Writes};
use store::Uow;
use store::huishouden::HuishoudenRij;
use store::persoon::Vindbaar;

/// "Proefstraat 12a, Proefstad".
pub fn adres_tekst(straat: &str, nummer: i32, toevoeging: &str, plaats: &str) -> String {
    let adres = format!("{straat} {nummer}{toevoeging}");
    // A stay of long ago can lack its town.
    if plaats.is_empty() {
        adres
    } else {
        format!("{adres}, {plaats}")
    }
}

/// "Zonder vast adres · bij de nachtopvang".
pub fn zonder_adres(verblijf: Option<&str>) -> String {
    match verblijf.map(str::trim).filter(|v| !v.is_empty()) {
        Some(waar) => format!("Zonder vast adres · {waar}"),
        None => "Adres niet bekend".to_owned(),
    }
}

/// The address of a household as a reader may know it.
pub(crate) fn adres_van_huishouden(rij: &HuishoudenRij, mag: bool) -> String {
    let tekst = match (&rij.straat, rij.huisnummer) {
        (Some(straat), Some(nummer)) => adres_tekst(
            straat,
            nummer,
            rij.toevoeging.as_deref().unwrap_or_default(),
            rij.plaats.as_deref().unwrap_or_default(),
        ),
        _ => "Zonder vast adres".to_owned(),
    };
    adres_voor(rij.geheim, mag, &tekst)
}

/// Name of a member; an unborn child without a first name is "Ongeboren kind".
pub(crate) fn lid_naam(voornamen: &str, voorvoegsel: &str, achternaam: &str, ongeboren: bool) -> String {
    if ongeboren && voornamen.is_empty() {
        "Ongeboren kind".to_owned()
    } else {
        crate::zoeken::persoonsnaam(voornamen, voorvoegsel, achternaam)
    }
}

/// A household with the facts that access depends on.
pub(crate) struct Geladen {
    pub rij: HuishoudenRij,
    pub feiten: Feiten,
    pub casus: Option<store::casus::CasusKop>,
}

/// Loads a household and its running casus.
pub(crate) async fn laad(uow: &mut Uow, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Geladen> {
    let rij = store::huishouden::lees(uow, id)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    uow.betreft(rij.casus_id, Some(id));
    let gemeente = uow.gemeente();
    let casus = match rij.casus_id {
        Some(casus) => store::casus::kop(uow, casus, &ctx.actor, ctx.vandaag()).await?,
        None => None,
    };
    let feiten = Feiten::Huishouden {
        gemeente,
        id: Some(id),
        casus: casus.as_ref().map(|k| k.casus_feiten(gemeente)),
        bijzonder: rij.bijzonder(),
    };
    Ok(Geladen { rij, feiten, casus })
}

/// Makes by what a person is found again, from what is stored now: the name, the partner's, the address of now and the last
/// one of before, as far as they may be found.
pub(crate) async fn herindexeer<A: Writes<kind::Huishouden>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
) -> Uitkomst<()> {
    let rij = store::herken::een(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let nummer = rij.huisnummer.map_or_else(String::new, |n| {
        format!("{n}{}", rij.toevoeging.as_deref().unwrap_or_default())
    });
    let naam = Persoonsnaam {
        voornamen: rij.voornamen.clone(),
        roepnaam: String::new(),
        voorvoegsel: rij.voorvoegsel.clone(),
        achternaam: rij.geslachtsnaam.clone(),
    };
    let wie = crate::herkenning::van_rij(&rij);
    let telefoons: Vec<&str> = rij.telefoon.as_deref().into_iter().collect();
    let woorden = zoektermen(
        &naam,
        &Zoekbron {
            geboren: rij.geboortedatum,
            postcode: rij.postcode.as_deref().unwrap_or_default(),
            huisnummer: &nummer,
            telefoons: &telefoons,
            jaar: BrpDatum::uit_opslag(rij.geboortedatum, rij.geboorte_deel.as_deref()).jaar(),
            partnernaam: &wie.partnernaam,
        },
    );
    let vindbaar = crate::herkenning::vindbaar(app, woorden, &wie)?;
    store::persoon::zet_vindbaar(uow, permit, id, &vindbaar).await?;
    Ok(())
}

/// By what a person is found. The address: only one that may be found.
pub(crate) fn vindbaar(
    app: &App,
    naam: &Persoonsnaam,
    geslacht: &str,
    geboren: Option<jiff::civil::Date>,
    adres: Option<&GeldigAdres>,
    telefoon: Option<&str>,
) -> Uitkomst<Vindbaar> {
    let woorden = termen(naam, geboren, adres, telefoon);
    let wie = crate::herkenning::nieuw(naam, geslacht, geboren, adres, telefoon);
    crate::herkenning::vindbaar(app, woorden, &wie)
}

/// Search terms of a person.
fn termen(
    naam: &Persoonsnaam,
    geboren: Option<jiff::civil::Date>,
    adres: Option<&GeldigAdres>,
    telefoon: Option<&str>,
) -> Vec<String> {
    let nummer = adres.map_or_else(String::new, |a| format!("{}{}", a.huisnummer, a.toevoeging));
    let telefoons: Vec<&str> = telefoon.into_iter().collect();
    zoektermen(
        naam,
        &Zoekbron {
            geboren,
            postcode: adres.map_or("", |a| &a.postcode),
            huisnummer: &nummer,
            telefoons: &telefoons,
            jaar: None,
            partnernaam: "",
        },
    )
}
