// SPDX-License-Identifier: EUPL-1.2
//! Households by object of the address: who lives at one object is one household, unless somebody has one already.

use super::{BRON, Opgenomen};
use crate::{App, Ctx, Uitkomst};
use domain::brp::Persoonslijst;
use domain::huishouden::{Lidrol, huishouden_naam};
use domain::{HuishoudenId, PersoonId};
use policy::Feiten;
use policy::handelingen::PersonenInlezen;
use std::collections::BTreeMap;
use store::Uow;
use store::journaal::{Boeking, Soort};

/// Who lives at one object.
pub type Adresgroep<'a> = Vec<&'a Opgenomen>;

/// Persons by the object where they live now, in the order of the objects.
pub fn groepen(mensen: &[Opgenomen]) -> Vec<Adresgroep<'_>> {
    let mut uit: BTreeMap<&str, Adresgroep<'_>> = BTreeMap::new();
    for m in mensen {
        if let Some(object) = m.lijst.woont_op() {
            uit.entry(object).or_default().push(m);
        }
    }
    uit.into_values().collect()
}

/// What somebody is in a household with these others, as far as the BRP tells.
fn rol(wie: &Persoonslijst, allen: &[&Opgenomen]) -> Lidrol {
    let woont_hier = |r: &domain::brp::Relatiepersoon| {
        r.bsn.is_some()
            && allen
                .iter()
                .any(|a| a.lijst.bsn == r.bsn && a.lijst.bsn != wie.bsn)
    };
    if wie.kinderen.iter().any(woont_hier) {
        Lidrol::Ouder
    } else if wie.ouders.iter().any(|o| woont_hier(&o.wie)) {
        Lidrol::Kind
    } else if wie.partners.iter().any(|p| p.tot.is_none() && woont_hier(&p.wie)) {
        Lidrol::Partner
    } else {
        Lidrol::Hoofdbewoner
    }
}

/// Puts who has no household in one with those at the same object. `true`: it was made now; `None`: everybody had one.
///
/// # Errors
/// A refusal; the store.
pub async fn maak_huishouden(app: &App, ctx: &Ctx, groep: &[&Opgenomen]) -> Uitkomst<Option<bool>> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(app, &mut uow, ctx, groep).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(app: &App, uow: &mut Uow, ctx: &Ctx, groep: &[&Opgenomen]) -> Uitkomst<Option<bool>> {
    let permit = ctx.mag::<PersonenInlezen>(&Feiten::Geen)?;
    let (mut zonder, mut bestaand) = (Vec::new(), None);
    let mut adres = None;
    for m in groep {
        let Some(rij) = store::persoon::lees(uow, m.persoon).await? else {
            continue;
        };
        match store::persoon::huishouden(uow, m.persoon).await? {
            Some(thuis) if thuis.adres_id.is_some() && thuis.adres_id == rij.adres_id => {
                bestaand = bestaand.or(Some((thuis.huishouden_id, thuis.version)));
            }
            Some(_) => {}
            None => {
                adres = adres.or(rij.adres_id);
                zonder.push((*m, rij));
            }
        }
    }
    if zonder.is_empty() {
        return Ok(None);
    }
    let (id, nieuw): (HuishoudenId, bool) = match bestaand {
        Some((id, version)) => {
            store::huishouden::verhoog(uow, &permit, id, version).await?;
            (id, false)
        }
        None => {
            let namen: Vec<_> = zonder
                .iter()
                .filter(|(m, _)| rol(&m.lijst, groep) != Lidrol::Kind)
                .map(|(_, r)| getoond(r))
                .collect();
            let heel = huishouden_naam(&namen);
            let naam = heel.strip_prefix("Huishouden ").unwrap_or(&heel);
            let wijk = match adres {
                Some(a) => store::persoon::adres(uow, a).await?.and_then(|a| a.wijk_code),
                None => None,
            };
            let id = store::huishouden::voeg_toe(uow, &permit, naam, adres, wijk.as_deref()).await?;
            boek(uow, &permit, id, None, "huishouden").await?;
            (id, true)
        }
    };
    for (m, _) in &zonder {
        let rol = rol(&m.lijst, groep);
        store::huishouden::voeg_lid_toe(uow, &permit, id, m.persoon, rol, false, ctx.vandaag()).await?;
        boek(uow, &permit, id, Some(m.persoon), "lid").await?;
    }
    crate::verwijsindex::volg_gezin(app, uow, &permit, id).await?;
    Ok(Some(nieuw))
}

fn getoond(r: &store::persoon::PersoonRij) -> domain::huishouden::Persoonsnaam {
    let mut naam = r.gegevens().naam;
    let (voorvoegsel, achternaam) = r.getoond();
    (naam.voorvoegsel, naam.achternaam) = (voorvoegsel.to_owned(), achternaam.to_owned());
    naam
}

async fn boek(
    uow: &mut Uow,
    permit: &policy::Permit<PersonenInlezen>,
    id: HuishoudenId,
    persoon: Option<PersoonId>,
    onderwerp: &str,
) -> Uitkomst<()> {
    let boeking = Boeking {
        huishouden: Some(id),
        persoon,
        onderwerp,
        onderwerp_id: persoon.is_none().then(|| id.uuid()),
        reden: BRON,
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gemaakt, boeking).await?;
    Ok(())
}
