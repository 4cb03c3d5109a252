// SPDX-License-Identifier: EUPL-1.2
//! Gathers Mijn werk. Each role adds a fixed number of statements; at most twelve in all.

use super::beeld::{MijnWerk, Naar, Regel, Toon};
use super::blokken::{aanbod, deelnames, meldpunt, proces, toegang, vast, zonder_regisseur};
use super::regels::{Verzameling, mijn_huishoudens, wanneer};
use crate::casus::regisseur::maximum;
use crate::team::dagen_sinds;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::MedewerkerId;
use domain::inrichting::Inrichting;
use domain::termijn::{amsterdam, datum_lang};
use jiff::{ToSpan, civil::Date};
use policy::{Feiten, Rol, handelingen as h};
use store::journaal::{Boeking, Soort};
use store::{Uow, mijn_werk as db};

/// Mijn werk of the actor.
///
/// # Errors
/// Access refused; the store.
pub async fn mijn_werk(app: &App, ctx: &Ctx) -> Uitkomst<MijnWerk> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<MijnWerk> {
    let permit = ctx.mag::<h::MijnWerkZien>(&Feiten::Geen)?;
    let ik = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
    let vandaag = ctx.vandaag();
    let tot = vandaag.saturating_add(7.days());
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let is = |rol| ctx.actor.is(rol);
    let is_regisseur = is(Rol::Casusregisseur) || is(Rol::Gezinscoach);
    let is_deelnemer = ctx.actor.rollen.iter().any(Rol::komt_als_deelnemer);
    let eigen_werk = !ctx.actor.rollen.iter().any(Rol::zonder_huishouden);
    let mut v = Verzameling::default();
    let mut blokken = Vec::new();

    v.taken(db::taken(uow, ik, vandaag, tot, ctx.actor.team).await?, vandaag);
    if is_regisseur || is_deelnemer {
        v.afspraken(
            db::mijn_afspraken_elders(uow, ik, vandaag, tot).await?,
            vandaag,
            i64::MAX,
        );
    }
    if eigen_werk {
        herinneringen(uow, ik, &inrichting, (vandaag, tot), &mut v).await?;
    }
    let mdo = if is_regisseur || is(Rol::Mdo) || is(Rol::Procesmanager) {
        mdo_zin(uow, &inrichting, vandaag, &mut v, is(Rol::Mdo)).await?
    } else {
        String::new()
    };
    let huishoudens = if is_regisseur {
        Some(regie(uow, ctx, ik, &inrichting, &mut v, tot, mdo).await?)
    } else {
        None
    };
    if eigen_werk {
        blokken.extend(toegang(uow, ctx, ik, &inrichting).await?);
    }
    if is_deelnemer {
        blokken.push(deelnames(uow, ik, vandaag).await?);
    }
    if is(Rol::Meldpunt) || is(Rol::Toegang) || is(Rol::Teamleider) {
        blokken.push(aanbod(uow, ctx).await?);
    }
    if is(Rol::Meldpunt) {
        meldpunt(uow, ctx, ik, &mut v, &mut blokken).await?;
    }
    if is(Rol::Procesmanager) || is(Rol::Procesregisseur) {
        proces(uow, ctx, &inrichting, &mut blokken).await?;
    } else if is(Rol::Teamleider) {
        blokken.push(zonder_regisseur(uow, ctx, "/team").await?);
        blokken.push(vast(uow, ctx, ctx.actor.team).await?);
    }
    uow.boek(
        &permit,
        Soort::Gezocht,
        Boeking {
            onderwerp: "mijnwerk",
            velden: &["taken", "afspraken", "casussen", "meldingen"],
            ..Boeking::default()
        },
    )
    .await?;
    let (eerst, week, wacht) = v.klaar();
    Ok(MijnWerk {
        groet: groet(ctx),
        voornaam: ctx.actor.voornaam.clone(),
        vandaag,
        samenvatting: samenvatting(eerst.len(), week.len()),
        eigen_werk,
        mag_inrichten: is(Rol::Beheerder),
        eerst,
        week,
        wacht,
        blokken,
        huishoudens,
    })
}

/// Reminders; how long until that of a match is late is read only when there is one.
async fn herinneringen(
    uow: &mut Uow,
    ik: MedewerkerId,
    inrichting: &Inrichting,
    (vandaag, tot): (Date, Date),
    v: &mut Verzameling,
) -> Uitkomst<()> {
    let rijen = db::herinneringen(uow, ik, vandaag, tot).await?;
    let match_open = rijen.iter().any(|r| *r.soort == db::HerinneringSoort::Match);
    let na = if match_open {
        crate::verwijsindex::hier(uow).await?.herinner_na
    } else {
        0
    };
    v.herinneringen(rijen, na, inrichting.termijnen.overgang, vandaag);
    Ok(())
}

fn groet(ctx: &Ctx) -> &'static str {
    match ctx.nu.to_zoned_datetime(amsterdam()).hour() {
        0..12 => "Goedemorgen",
        12..18 => "Goedemiddag",
        _ => "Goedenavond",
    }
}

fn samenvatting(eerst: usize, week: usize) -> String {
    let eerst = match eerst {
        0 => "niets dat nu voorgaat".to_owned(),
        1 => "1 ding vraagt je aandacht".to_owned(),
        n => format!("{n} dingen vragen je aandacht"),
    };
    let week = match week {
        0 => "geen afspraken deze week".to_owned(),
        1 => "1 afspraak deze week".to_owned(),
        n => format!("{n} afspraken deze week"),
    };
    format!("{eerst}, {week}")
}

/// The next MDO in one sentence; for its members a line in the week too.
async fn mdo_zin(
    uow: &mut Uow,
    inrichting: &Inrichting,
    vandaag: Date,
    v: &mut Verzameling,
    lid: bool,
) -> Uitkomst<String> {
    let datum = crate::overleg::volgende(inrichting, vandaag);
    let Some(t) = db::mdo_telling(uow, datum).await? else {
        return Ok(String::new());
    };
    let woord = |n: i64, een: &str, meer: &str| {
        if n == 1 {
            format!("1 {een}")
        } else {
            format!("{n} {meer}")
        }
    };
    let wat = format!(
        "{}, {}",
        woord(
            t.toewijzen,
            "huishouden zoekt een regisseur",
            "huishoudens zoeken een regisseur"
        ),
        woord(t.plannen, "plan om te bekijken", "plannen om te bekijken")
    );
    if lid {
        let regel = Regel {
            titel: "MDO".to_owned(),
            bij: String::new(),
            sub: wat.clone(),
            merk: wanneer(datum, vandaag),
            toon: Toon::Gewoon,
            naar: Naar::Overleg(datum),
        };
        v.week(datum, regel);
    }
    let dag = match dagen_sinds(vandaag, datum) {
        0 => "Vandaag".to_owned(),
        1 => "Morgen".to_owned(),
        _ => format!("Op {}", datum_lang(datum)),
    };
    Ok(format!("{dag} in het MDO: {wat}."))
}

async fn regie(
    uow: &mut Uow,
    ctx: &Ctx,
    ik: MedewerkerId,
    inrichting: &Inrichting,
    v: &mut Verzameling,
    tot: Date,
    mdo: String,
) -> Uitkomst<super::beeld::Huishoudens> {
    let vandaag = ctx.vandaag();
    let rijen = db::huishoudens(uow, ik, vandaag).await?;
    v.meldingen(
        db::meldingen_over(uow, ik, vandaag, ctx.actor.team).await?,
        vandaag,
    );
    v.stille_doelen(db::stille_doelen(uow, ik, vandaag).await?, inrichting, vandaag);
    let stil_na = dagen_sinds(
        vandaag,
        domain::termijn::einddatum(vandaag, inrichting.termijnen.geen_contact),
    );
    v.afspraken(
        db::afspraken(uow, ik, vandaag, tot, &ctx.actor.naam).await?,
        vandaag,
        stil_na,
    );
    v.huishoudens(&rijen, vandaag, tot);
    let rol = if ctx.actor.is(Rol::Casusregisseur) {
        "casusregisseur"
    } else {
        "gezinscoach"
    };
    let maximum = maximum(&inrichting.caseload, rol);
    Ok(mijn_huishoudens(
        rijen,
        inrichting,
        ik,
        maximum,
        (mdo, v.neem_nalopen()),
        ctx.nu,
    ))
}
