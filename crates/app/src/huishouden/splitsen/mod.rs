// SPDX-License-Identifier: EUPL-1.2
//! Part of a household goes to another: a new one, or one where somebody lives who lived here. Shown first as before and
//! after; can be undone.

mod terug;
mod voorbeeld;

pub use terug::terug;
pub use voorbeeld::{Huis, Voorbeeld};

use super::{Geladen, herindexeer, laad, lid_naam};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::{Bestemming, GeldigeSplitsing, NieuweSplitsing, is_ongeboren, mag_leeg};
use domain::{AdresId, HuishoudenId, PersoonId, SplitsingId};
use jiff::Timestamp;
use policy::Permit;
use policy::handelingen::HuishoudenWijzigen;
use store::Uow;
use store::huishouden::LidRij;
use store::journaal::{Boeking, Soort};
use store::splitsen::{self as db, SplitsingLidRij};

/// A member that can be chosen.
#[derive(Clone, Debug)]
pub struct Lid {
    /// The person.
    pub persoon: PersoonId,
    /// Name.
    pub naam: String,
}

/// A split of before.
#[derive(Clone, Debug)]
pub struct Eerder {
    /// Id.
    pub id: SplitsingId,
    /// When.
    pub op: Timestamp,
    /// Who recorded it.
    pub door: String,
    /// Who decided.
    pub besloten_door: String,
    /// Why.
    pub reden: String,
    /// It was undone.
    pub terug: bool,
}

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The household.
    pub huishouden: HuishoudenId,
    /// Its name.
    pub naam: String,
    /// Its version.
    pub version: i64,
    /// Members of now.
    pub leden: Vec<Lid>,
    /// Households where they can go.
    pub keuzes: Vec<(HuishoudenId, String)>,
    /// Splits of before.
    pub eerder: Vec<Eerder>,
}

struct Start {
    geladen: Geladen,
    permit: Permit<HuishoudenWijzigen>,
    leden: Vec<LidRij>,
    keuzes: Vec<(HuishoudenId, String)>,
}

async fn start(uow: &mut Uow, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Start> {
    let geladen = laad(uow, ctx, id).await?;
    let permit = ctx.mag::<HuishoudenWijzigen>(&geladen.feiten)?;
    let mut leden = store::huishouden::leden(uow, id).await?;
    nu_op_volgorde(&mut leden);
    let mut keuzes = Vec::new();
    for k in db::keuzes(uow, id).await? {
        // Only where the actor may change it too.
        let daar = laad(uow, ctx, k.id).await?;
        if ctx.mag::<HuishoudenWijzigen>(&daar.feiten).is_ok() {
            keuzes.push((k.id, k.naam));
        }
    }
    uow.betreft(geladen.rij.casus_id, Some(id));
    Ok(Start {
        geladen,
        permit,
        leden,
        keuzes,
    })
}

/// Members of now, those who lead the household first.
fn nu_op_volgorde(leden: &mut Vec<LidRij>) {
    leden.retain(|l| l.tot.is_none());
    leden.sort_by_key(|l| (*l.rol, l.geboortedatum.is_none(), l.geboortedatum));
}

fn naam(l: &LidRij) -> String {
    let ongeboren = is_ongeboren(*l.rol, l.geboortedatum, l.verwacht_op);
    lid_naam(&l.voornamen, &l.voorvoegsel, &l.geslachtsnaam, ongeboren)
}

/// The form; booked.
///
/// # Errors
/// Access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let s = start(&mut uow, ctx, id).await?;
        let eerder = db::van_huishouden(&mut uow, id).await?;
        boek(&mut uow, &s.permit, &s.geladen, Soort::Gelezen, None).await?;
        Ok(Form {
            huishouden: id,
            naam: s.geladen.rij.naam,
            version: s.geladen.rij.version,
            leden: s
                .leden
                .iter()
                .map(|l| Lid {
                    persoon: l.persoon_id,
                    naam: naam(l),
                })
                .collect(),
            keuzes: s.keuzes,
            eerder: eerder
                .into_iter()
                .map(|e| Eerder {
                    id: e.id,
                    op: e.op,
                    door: e.door,
                    besloten_door: e.besloten_door,
                    reden: e.reden,
                    terug: e.terug_op.is_some(),
                })
                .collect(),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Before and after, without changing anything; booked.
///
/// # Errors
/// Wrong input, `Gewijzigd`, a rule, access, not found, the store.
pub async fn bekijk(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    version: i64,
    nieuw: &NieuweSplitsing,
) -> Uitkomst<Voorbeeld> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let s = start(&mut uow, ctx, id).await?;
        let g = controleer(&s, version, nieuw)?;
        boek(&mut uow, &s.permit, &s.geladen, Soort::Gelezen, None).await?;
        let (daar_naam, daar) = match &g.naar {
            Bestemming::Bekend(naar) => {
                let naam_daar = s.keuzes.iter().find(|k| k.0 == *naar);
                let mut leden = store::huishouden::leden(&mut uow, *naar).await?;
                nu_op_volgorde(&mut leden);
                (naam_daar.map(|k| k.1.clone()).unwrap_or_default(), leden)
            }
            _ => (voorbeeld::nieuwe_naam(&s.leden, &g), Vec::new()),
        };
        Ok(voorbeeld::voorbeeld(&s, &g, daar_naam, &daar))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn controleer(s: &Start, version: i64, nieuw: &NieuweSplitsing) -> Uitkomst<GeldigeSplitsing> {
    if s.geladen.rij.version != version {
        return Err(AppFout::Gewijzigd);
    }
    let leden: Vec<PersoonId> = s.leden.iter().map(|l| l.persoon_id).collect();
    let keuzes: Vec<HuishoudenId> = s.keuzes.iter().map(|k| k.0).collect();
    let g = nieuw.valideer(&leden, &keuzes)?;
    let blijft = leden.iter().filter(|l| !g.wie.contains(&(**l, false))).count();
    mag_leeg(blijft, s.geladen.rij.casus_id.is_some())?;
    Ok(g)
}

/// Splits; gives the household where they went.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the household; wrong input, a rule, access, not found, the store.
pub async fn splits(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    version: i64,
    nieuw: &NieuweSplitsing,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = splits_binnen(app, &mut uow, ctx, id, version, nieuw).await;
    app.sluit(ctx, uow, uit).await
}

/// The household where they go, with its address.
struct Doel {
    id: HuishoudenId,
    adres: Option<AdresId>,
    verblijf: Option<String>,
}

async fn doel(uow: &mut Uow, ctx: &Ctx, s: &Start, g: &GeldigeSplitsing) -> Uitkomst<Doel> {
    let permit = &s.permit;
    match &g.naar {
        Bestemming::Bekend(id) => {
            let daar = laad(uow, ctx, *id).await?;
            let mag = ctx.mag::<HuishoudenWijzigen>(&daar.feiten)?;
            store::huishouden::verhoog(uow, &mag, *id, daar.rij.version).await?;
            boek(uow, &mag, &daar, Soort::Gewijzigd, Some(&["leden"])).await?;
            uow.betreft(s.geladen.rij.casus_id, Some(s.geladen.rij.id));
            Ok(Doel {
                id: *id,
                adres: daar.rij.adres_id,
                verblijf: None,
            })
        }
        Bestemming::Adres(a) => {
            let (adres, wijk) = store::persoon::adres_van(
                uow,
                permit,
                &a.straat,
                a.huisnummer,
                &a.toevoeging,
                &a.postcode,
                &a.plaats,
            )
            .await?;
            let naam = voorbeeld::nieuwe_naam(&s.leden, g);
            let id = store::huishouden::voeg_toe(uow, permit, &naam, Some(adres), wijk.as_deref()).await?;
            Ok(Doel {
                id,
                adres: Some(adres),
                verblijf: None,
            })
        }
        Bestemming::Zonder(waar) => {
            let naam = voorbeeld::nieuwe_naam(&s.leden, g);
            let id = store::huishouden::voeg_toe(uow, permit, &naam, None, None).await?;
            Ok(Doel {
                id,
                adres: None,
                verblijf: Some(waar.clone()),
            })
        }
    }
}

async fn splits_binnen(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    id: HuishoudenId,
    version: i64,
    nieuw: &NieuweSplitsing,
) -> Uitkomst<HuishoudenId> {
    let s = start(uow, ctx, id).await?;
    let g = controleer(&s, version, nieuw)?;
    let permit = &s.permit;
    store::huishouden::verhoog(uow, permit, id, version).await?;
    let naar = doel(uow, ctx, &s, &g).await?;
    let is_nieuw = !matches!(g.naar, Bestemming::Bekend(_));
    let stap = db::voeg_toe(uow, permit, (id, naar.id), is_nieuw, &g.besloten_door, &g.reden).await?;
    for (wie, beide) in &g.wie {
        let Some(l) = s.leden.iter().find(|l| l.persoon_id == *wie) else {
            return Err(AppFout::Gewijzigd);
        };
        let was_hier = db::is_lid(uow, naar.id, *wie).await?;
        let verhuisd = !*beide || g.hoofd_daar;
        let lid = SplitsingLidRij {
            persoon_id: *wie,
            beide: *beide,
            was_hier,
            verhuisd,
            adres_van: l.adres_id,
            verblijf_van: l.verblijf.clone(),
            hoofd_van: db::hoofdverblijf(uow, *wie).await?,
        };
        db::voeg_lid_toe(uow, permit, stap, &lid).await?;
        if !was_hier {
            store::huishouden::voeg_lid_toe(uow, permit, naar.id, *wie, *l.rol, l.gezag, ctx.vandaag())
                .await?;
        }
        if *beide {
            let hoofd = if g.hoofd_daar { naar.id } else { id };
            db::zet_hoofdverblijf(uow, permit, *wie, Some(hoofd)).await?;
        } else {
            store::huishouden::beeindig_lid(uow, permit, id, *wie, ctx.vandaag()).await?;
            db::zet_hoofdverblijf(uow, permit, *wie, None).await?;
        }
        if verhuisd {
            verhuis(app, uow, ctx, permit, *wie, naar.adres, naar.verblijf.as_deref()).await?;
        }
    }
    hertermen_allen(app, uow, permit, [s.geladen.rij.adres_id, naar.adres]).await?;
    for gezin in [id, naar.id] {
        crate::verwijsindex::volg_gezin(app, uow, permit, gezin).await?;
    }
    boek(
        uow,
        permit,
        &s.geladen,
        Soort::Gewijzigd,
        Some(&["leden", "adres"]),
    )
    .await?;
    if is_nieuw {
        let boeking = Boeking {
            huishouden: Some(naar.id),
            onderwerp: "huishouden",
            onderwerp_id: Some(naar.id.uuid()),
            velden: &["leden", "adres"],
            ..Boeking::default()
        };
        uow.boek(permit, Soort::Gemaakt, boeking).await?;
    }
    store::techniek::zet_resultaat(uow, &naar.id.to_string()).await?;
    Ok(naar.id)
}

async fn verhuis(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<HuishoudenWijzigen>,
    wie: PersoonId,
    adres: Option<AdresId>,
    verblijf: Option<&str>,
) -> Uitkomst<()> {
    store::persoon::verhuis(uow, permit, wie, adres, verblijf, ctx.vandaag()).await?;
    herindexeer(app, uow, permit, wie).await?;
    // Signalen on who moved meet at the new address.
    crate::verwijsindex::volg(app, uow, permit, wie).await
}

/// A secret address that is left may be found again; where somebody with a secret one comes to live, it may not.
async fn hertermen_allen(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<HuishoudenWijzigen>,
    adressen: [Option<AdresId>; 2],
) -> Uitkomst<()> {
    for adres in adressen {
        crate::huishouden::geheim::hertermen(app, uow, permit, adres).await?;
    }
    Ok(())
}

async fn boek(
    uow: &mut Uow,
    permit: &Permit<HuishoudenWijzigen>,
    geladen: &Geladen,
    soort: Soort,
    velden: Option<&[&str]>,
) -> Uitkomst<()> {
    let boeking = Boeking {
        casus: geladen.rij.casus_id,
        huishouden: Some(geladen.rij.id),
        onderwerp: "huishouden",
        onderwerp_id: Some(geladen.rij.id.uuid()),
        velden: velden.unwrap_or(&["leden"]),
        reden: if velden.is_some() { "splitsing" } else { "" },
        ..Boeking::default()
    };
    uow.boek(permit, soort, boeking).await?;
    Ok(())
}
