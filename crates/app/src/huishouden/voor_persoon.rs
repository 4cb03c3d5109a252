// SPDX-License-Identifier: EUPL-1.2
//! A household for a known person who has none now (A8, D1).

use super::{adres_tekst, zonder_adres};
use crate::zoeken::persoonsnaam;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::{adres_voor, rol_voor};
use domain::{HuishoudenId, MeldingId, PersoonId, Weigering};
use policy::handelingen::HuishoudenWijzigen;
use policy::{Bijzonder, Feiten, Permit};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::persoon::{AdresRij, PersoonRij};

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The person.
    pub persoon: PersoonId,
    /// Name.
    pub naam: String,
    /// Address, or where to find somebody without one.
    pub adres: String,
    /// Relations of the BRP that wait for the household.
    pub familie: u64,
    /// Version of the person.
    pub version: i64,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Opdracht {
    /// Role in the household (code).
    pub rol: String,
    /// Has parental authority.
    pub gezag: bool,
    /// Melding that is about this person.
    pub melding: Option<MeldingId>,
}

struct Geladen {
    permit: Permit<HuishoudenWijzigen>,
    rij: PersoonRij,
    adres: Option<AdresRij>,
}

async fn laad(uow: &mut Uow, ctx: &Ctx, persoon: PersoonId) -> Uitkomst<Geladen> {
    let feiten = Feiten::Huishouden {
        gemeente: uow.gemeente(),
        id: None,
        casus: None,
        bijzonder: Bijzonder {
            afgeschermd: store::toegang::is_afgeschermd(uow, persoon).await?,
            ..Bijzonder::default()
        },
    };
    let permit = ctx.mag::<HuishoudenWijzigen>(&feiten)?;
    let rij = store::persoon::lees(uow, persoon)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    // Who belongs to a household is changed there, by who may open it.
    if store::persoon::aantal_huishoudens(uow, persoon).await? > 0 {
        return Err(Weigering::new(
            "huishouden.heeft_al",
            "Deze persoon hoort al bij een huishouden. Zoek opnieuw, en open dat huishouden.",
        )
        .into());
    }
    let adres = match rij.adres_id {
        Some(adres) => store::persoon::adres(uow, adres).await?,
        None => None,
    };
    Ok(Geladen { permit, rij, adres })
}

/// The form; booked.
///
/// # Errors
/// Has a household already; access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, persoon: PersoonId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let Geladen { permit, rij, adres } = laad(&mut uow, ctx, persoon).await?;
        let geheim = store::adres_geheim::woont_geheim(&mut uow, persoon).await?;
        let boeking = Boeking {
            persoon: Some(persoon),
            onderwerp: "persoon",
            onderwerp_id: Some(persoon.uuid()),
            velden: &["naam", "adres"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Form {
            persoon,
            naam: {
                let (voorvoegsel, achternaam) = rij.getoond();
                persoonsnaam(&rij.voornamen, voorvoegsel, achternaam)
            },
            adres: adres_voor(
                geheim,
                false,
                &adres.map_or_else(
                    || zonder_adres(rij.verblijf.as_deref()),
                    |a| adres_tekst(&a.straat, a.huisnummer, &a.toevoeging, &a.plaats),
                ),
            ),
            familie: store::brp_relatie::aantal(&mut uow, persoon).await?,
            version: rij.version,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Makes a household at the address of the person, with the person in it; links the melding. Gives the household.
///
/// # Errors
/// `Gewijzigd` when somebody else was first; has a household already; closed melding; wrong input, access, not found,
/// the store.
pub async fn maak(
    app: &App,
    ctx: &Ctx,
    persoon: PersoonId,
    version: i64,
    o: &Opdracht,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx, persoon, version, o).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(
    uow: &mut Uow,
    ctx: &Ctx,
    persoon: PersoonId,
    version: i64,
    o: &Opdracht,
) -> Uitkomst<HuishoudenId> {
    let Geladen { permit, rij, adres } = laad(uow, ctx, persoon).await?;
    let rol = rol_voor(&o.rol, rij.geboortedatum)?;
    // Of two people who do this at once one goes on.
    store::persoon::verhoog(uow, &permit, persoon, version).await?;
    let naam = super::persoon::naam_van(&rij.gegevens());
    let wijk = adres.as_ref().and_then(|a| a.wijk_code.as_deref());
    let huishouden = store::huishouden::voeg_toe(uow, &permit, &naam, rij.adres_id, wijk).await?;
    store::huishouden::voeg_lid_toe(uow, &permit, huishouden, persoon, rol, o.gezag, ctx.vandaag()).await?;
    let boeking = Boeking {
        huishouden: Some(huishouden),
        persoon: Some(persoon),
        onderwerp: "huishouden",
        onderwerp_id: Some(huishouden.uuid()),
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gemaakt, boeking).await?;
    crate::brp::leg_wachtende(uow, &permit, huishouden, persoon).await?;
    if let Some(melding) = o.melding {
        super::nieuw::koppel(uow, ctx, melding, huishouden, persoon).await?;
    }
    store::techniek::zet_resultaat(uow, &huishouden.to_string()).await?;
    Ok(huishouden)
}
