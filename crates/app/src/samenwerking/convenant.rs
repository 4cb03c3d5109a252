// SPDX-License-Identifier: EUPL-1.2
//! Changing who works together: organisations, versions of the convenant, signatures.

use super::{Geraakt, Gevolg, boeking};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::toegang::{
    Convenant, NieuwConvenant, NieuweOndertekening, NieuweOrganisatie, Ondertekening, Raak,
    nieuwe_laatste_dag, onder_convenant, reden_nodig,
};
use domain::{ConvenantId, OrganisatieId};
use jiff::ToSpan;
use jiff::civil::Date;
use policy::{Feiten, handelingen as h};
use store::journaal::Soort;
use store::samenwerking::{self as db, ConvenantRij, PartijRij};
use store::{Uow, techniek};
use uuid::Uuid;

/// Adds an organisation. It sees nothing before it signs.
///
/// # Errors
/// [`AppFout::Invoer`], all at once; access; the store.
pub async fn voeg_organisatie_toe(app: &App, ctx: &Ctx, n: &NieuweOrganisatie) -> Uitkomst<OrganisatieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen)?;
        let al = db::organisaties(&mut uow).await?;
        let namen: Vec<&str> = al.iter().map(|o| o.naam.as_str()).collect();
        let (naam, soort, telefoon) = n.valideer(&namen)?;
        let id = db::voeg_organisatie_toe(&mut uow, &permit, &naam, soort, telefoon).await?;
        let b = boeking("organisatie", Some(id.uuid()), &["naam", "soort", "telefoon"]);
        uow.boek(&permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Adds a version of the convenant.
///
/// # Errors
/// [`AppFout::Invoer`], all at once; access; the store.
pub async fn voeg_versie_toe(app: &App, ctx: &Ctx, n: &NieuwConvenant) -> Uitkomst<ConvenantId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen)?;
        let geldig = n.valideer()?;
        let id = db::voeg_convenant_toe(&mut uow, &permit, &geldig).await?;
        let b = boeking(
            "convenant",
            Some(id.uuid()),
            &["naam", "vindplaats", "geldig_van", "geldig_tot"],
        );
        uow.boek(&permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// What is under the convenant, to reckon with.
struct Stand {
    versies: Vec<ConvenantRij>,
    partijen: Vec<PartijRij>,
}

async fn stand(uow: &mut Uow) -> Uitkomst<Stand> {
    Ok(Stand {
        versies: db::convenanten(uow).await?,
        partijen: db::partijen(uow).await?,
    })
}

/// Which running deelnames are open today, and not any more on `vanaf`.
async fn gevolg(
    uow: &mut Uow,
    (oud, nieuw): (&Kring, &Kring),
    vandaag: Date,
    vanaf: Date,
) -> Uitkomst<Gevolg> {
    let geraakt = db::lopende_deelnames(uow, "")
        .await?
        .into_iter()
        .filter(|d| d.tot.is_none_or(|tot| tot >= vanaf))
        .filter(|d| {
            let was = oud.onder(d.organisatie_id, vandaag) || oud.onder(d.organisatie_id, vanaf);
            was && !nieuw.onder(d.organisatie_id, vanaf)
        })
        .map(|d| Geraakt {
            organisatie: d.organisatie,
            kenmerk: d.kenmerk,
            regisseur: d.regisseur,
            raak: Raak::Stopt,
        })
        .collect();
    Ok(Gevolg { vanaf, geraakt })
}

/// Versions and signatures as the rule knows them.
struct Kring {
    versies: Vec<Convenant>,
    tekenden: Vec<Ondertekening>,
}

impl Kring {
    fn van(s: &Stand) -> Self {
        Self {
            versies: s.versies.iter().map(ConvenantRij::convenant).collect(),
            tekenden: s.partijen.iter().map(PartijRij::ondertekening).collect(),
        }
    }
    fn onder(&self, wie: OrganisatieId, dag: Date) -> bool {
        onder_convenant(wie, &self.versies, &self.tekenden, dag)
    }
}

/// First day after a last day; for no end: never.
fn daarna(tot: Option<Date>) -> Date {
    tot.map_or(Date::MAX, |t| t.checked_add(1.day()).unwrap_or(t))
}

/// What another last day of a version does. Saves nothing.
///
/// # Errors
/// [`AppFout::Invoer`] at `geldig_tot`; access; not found; the store.
pub async fn bekijk_versie(app: &App, ctx: &Ctx, id: ConvenantId, tot: &str) -> Uitkomst<Gevolg> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen)?;
        let mut s = stand(&mut uow).await?;
        let oud = Kring::van(&s);
        let versie = s
            .versies
            .iter_mut()
            .find(|v| v.id == id)
            .ok_or(AppFout::NietGevonden)?;
        let tot = nieuwe_laatste_dag(tot, versie.geldig_van, ctx.vandaag())?;
        versie.geldig_tot = tot;
        gevolg(&mut uow, (&oud, &Kring::van(&s)), ctx.vandaag(), daarna(tot)).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Gives a version another last day, or none.
///
/// # Errors
/// As [`bekijk_versie`]; `Gewijzigd` when a colleague changed it since `version`.
pub async fn wijzig_versie(
    app: &App,
    ctx: &Ctx,
    id: ConvenantId,
    version: i64,
    tot: &str,
) -> Uitkomst<ConvenantId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen)?;
        let versies = db::convenanten(&mut uow).await?;
        let versie = versies.iter().find(|v| v.id == id).ok_or(AppFout::NietGevonden)?;
        let tot = nieuwe_laatste_dag(tot, versie.geldig_van, ctx.vandaag())?;
        db::zet_convenant_tot(&mut uow, &permit, id, version, tot).await?;
        let b = boeking("convenant", Some(id.uuid()), &["geldig_tot"]);
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// An organisation signs a version. From then on its people can take part.
///
/// # Errors
/// [`AppFout::Invoer`], all at once; access; not found; the store.
pub async fn teken(
    app: &App,
    ctx: &Ctx,
    wie: OrganisatieId,
    n: &NieuweOndertekening,
) -> Uitkomst<OrganisatieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen)?;
        if !db::organisaties(&mut uow).await?.iter().any(|o| o.id == wie) {
            return Err(AppFout::NietGevonden);
        }
        let s = stand(&mut uow).await?;
        let al: Vec<ConvenantId> = s
            .partijen
            .iter()
            .filter(|p| p.organisatie_id == wie)
            .map(|p| p.convenant_id)
            .collect();
        let geldig = n.valideer(&Kring::van(&s).versies, &al, ctx.vandaag())?;
        let id = db::teken(&mut uow, &permit, wie, &geldig).await?;
        let b = boeking(
            "ondertekening",
            Some(id),
            &["convenant", "getekend_op", "getekend_door", "mandaat"],
        );
        uow.boek(&permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &wie.to_string()).await?;
        Ok(wie)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The end of a signature, as typed.
#[derive(Clone, Debug, Default)]
pub struct Einde {
    /// Last day; empty for no end.
    pub tot: String,
    /// Why.
    pub reden: String,
}

/// What the end of a signature does. Saves nothing.
///
/// # Errors
/// [`AppFout::Invoer`], all at once; access; not found; the store.
pub async fn bekijk_partij(app: &App, ctx: &Ctx, partij: Uuid, e: &Einde) -> Uitkomst<Gevolg> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen)?;
        let mut s = stand(&mut uow).await?;
        let oud = Kring::van(&s);
        let rij = s
            .partijen
            .iter_mut()
            .find(|p| p.id == partij)
            .ok_or(AppFout::NietGevonden)?;
        let (tot, _) = controleer_einde(e, rij.getekend_op, ctx.vandaag())?;
        rij.tot = tot;
        gevolg(&mut uow, (&oud, &Kring::van(&s)), ctx.vandaag(), daarna(tot)).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn controleer_einde(e: &Einde, van: Date, vandaag: Date) -> Result<(Option<Date>, String), domain::Fouten> {
    let mut f = domain::Fouten::new();
    let tot = nieuwe_laatste_dag(&e.tot, van, vandaag).map_err(|fouten| f.0.extend(fouten.0));
    // An end taken back needs no reason.
    let reden = if e.tot.trim().is_empty() {
        Ok(String::new())
    } else {
        reden_nodig(&e.reden).map_err(|fouten| f.0.extend(fouten.0))
    };
    match (tot, reden) {
        (Ok(tot), Ok(reden)) => Ok((tot, reden)),
        _ => Err(f),
    }
}

/// An organisation leaves a version after its last day, or stays after all (empty).
///
/// # Errors
/// As [`bekijk_partij`]; `Gewijzigd` when a colleague changed it since `version`.
pub async fn beeindig_partij(
    app: &App,
    ctx: &Ctx,
    partij: Uuid,
    version: i64,
    e: &Einde,
) -> Uitkomst<OrganisatieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::ConvenantWijzigen>(&Feiten::Geen)?;
        let partijen = db::partijen(&mut uow).await?;
        let rij = partijen
            .iter()
            .find(|p| p.id == partij)
            .ok_or(AppFout::NietGevonden)?;
        let (tot, reden) = controleer_einde(e, rij.getekend_op, ctx.vandaag())?;
        db::eindig_partij(&mut uow, &permit, partij, version, tot, &reden).await?;
        let b = boeking("ondertekening", Some(partij), &["tot", "reden"]);
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &rij.organisatie_id.to_string()).await?;
        Ok(rij.organisatie_id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
