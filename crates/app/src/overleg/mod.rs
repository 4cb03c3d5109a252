// SPDX-License-Identifier: EUPL-1.2
//! The weekly MDO: its list and its decisions (E2).

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::inrichting::Inrichting;
use domain::kern::Weigering;
use domain::overleg::{AgendapuntStatus, Besluit, PuntSoort, controleer_besluit, stel_uit};
use domain::{AgendapuntId, CasusId};
use jiff::{Timestamp, ToSpan, civil::Date};
use policy::{Feiten, Rol, Scope, handelingen as h};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::overleg::PuntRij;

mod agenda;

pub use agenda::eerstvolgende;
pub(crate) use agenda::{volgende, zet_op_lijst};

/// An item on the list.
#[derive(Clone, Debug)]
pub struct Punt {
    /// Id.
    pub id: AgendapuntId,
    /// Casus.
    pub casus: CasusId,
    /// Reference of the casus.
    pub kenmerk: String,
    /// Household.
    pub huishouden: String,
    /// Wijk.
    pub wijk: String,
    /// Phase, label.
    pub fase: &'static str,
    /// Short summary of the casus.
    pub samenvatting: String,
    /// Doelgroep, label.
    pub doelgroep: String,
    /// The question to the meeting.
    pub vraag: String,
    /// Kind.
    pub soort: PuntSoort,
    /// Current regisseur.
    pub regisseur: Option<String>,
    /// Still open?
    pub open: bool,
    /// The decision, in words.
    pub besluit: String,
    /// Explanation of the decision.
    pub toelichting: String,
    /// When and by whom.
    pub besloten_op: Option<Timestamp>,
    /// By whom.
    pub besloten_door: Option<String>,
    /// On the agenda since.
    pub sinds: Timestamp,
    /// How often it was deferred.
    pub keer_uitgesteld: i64,
    /// It stayed open on an earlier date.
    pub bleef_liggen: bool,
    /// Newest frozen version of the plan.
    pub planversie: Option<i32>,
    /// What the resident thinks of it, label.
    pub oordeel: Option<&'static str>,
    /// Optimistic version.
    pub versie: i64,
}

/// The list of one meeting.
#[derive(Clone, Debug)]
pub struct Lijst {
    /// Date.
    pub datum: Date,
    /// Meeting before this one.
    pub vorige: Option<Date>,
    /// Meeting after this one.
    pub volgende: Date,
    /// Is this the next meeting?
    pub is_volgende: bool,
    /// Casussen that need a regisseur.
    pub toewijzen: Vec<Punt>,
    /// Plans to be seen once.
    pub plannen: Vec<Punt>,
    /// Decided.
    pub besloten: Vec<Punt>,
    /// May the actor decide?
    pub mag_besluiten: bool,
    /// Only the own casussen are shown.
    pub alleen_eigen: bool,
}

/// The list of the MDO on a date.
///
/// # Errors
/// Access refused; the store.
pub async fn lijst(app: &App, ctx: &Ctx, datum: Date) -> Uitkomst<Lijst> {
    let mut uow = app.begin(ctx).await?;
    let uit = lijst_binnen(&mut uow, ctx, datum).await;
    app.sluit(ctx, uow, uit).await
}

async fn lijst_binnen(uow: &mut Uow, ctx: &Ctx, datum: Date) -> Uitkomst<Lijst> {
    let permit = ctx.mag::<h::OverlegZien>(&Feiten::Geen)?;
    let vandaag = ctx.vandaag();
    let scope = Scope::van(&ctx.actor);
    let alle = ziet_alles(ctx);
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let eerstvolgende = volgende(&inrichting, vandaag);
    let rijen = store::overleg::punten(uow, datum, datum == eerstvolgende, alle, &scope, vandaag).await?;
    let punten: Vec<Punt> = rijen
        .into_iter()
        .map(|r| {
            let doelgroep = inrichting
                .doelgroepen
                .iter()
                .find(|d| d.code == r.doelgroep)
                .map_or_else(|| r.doelgroep.clone(), |d| d.label.clone());
            punt(r, doelgroep, datum)
        })
        .collect();
    let (open, besloten): (Vec<_>, Vec<_>) = punten.into_iter().partition(|p| p.open);
    let (toewijzen, plannen) = open.into_iter().partition(|p| p.soort == PuntSoort::Toewijzen);
    uow.boek(
        &permit,
        Soort::Gezocht,
        Boeking {
            onderwerp: "overleg",
            velden: &["agenda"],
            ..Boeking::default()
        },
    )
    .await?;
    Ok(Lijst {
        datum,
        vorige: Some(vorige(&inrichting, datum)),
        volgende: volgende(&inrichting, datum.saturating_add(1.day())),
        is_volgende: datum == eerstvolgende,
        toewijzen,
        plannen,
        besloten,
        mag_besluiten: ctx.mag::<h::OverlegBesluiten>(&Feiten::Geen).is_ok(),
        alleen_eigen: !alle,
    })
}

/// The whole agenda: members of the MDO, procesmanager and procesregisseur.
fn ziet_alles(ctx: &Ctx) -> bool {
    [Rol::Mdo, Rol::Procesmanager, Rol::Procesregisseur]
        .into_iter()
        .any(|r| ctx.actor.is(r))
}

/// The meeting day before this date.
fn vorige(inrichting: &Inrichting, datum: Date) -> Date {
    let mut dag = datum;
    for terug in 1..=14_i64 {
        dag = volgende(inrichting, datum.saturating_sub(terug.days()));
        if dag < datum {
            break;
        }
    }
    dag
}

fn punt(r: PuntRij, doelgroep: String, datum: Date) -> Punt {
    let (code, toelichting) = r.besluit.split_once('\n').unwrap_or((r.besluit.as_str(), ""));
    Punt {
        id: r.id,
        casus: r.casus_id,
        kenmerk: r.kenmerk,
        huishouden: r.huishouden,
        wijk: r.wijk.unwrap_or_default(),
        fase: r.fase.label(),
        samenvatting: r.samenvatting,
        doelgroep,
        vraag: r.vraag,
        soort: *r.soort,
        regisseur: r.regisseur,
        open: *r.status == AgendapuntStatus::Open,
        besluit: code
            .parse::<Besluit>()
            .map_or_else(|_| code.to_owned(), |b| b.label().to_owned()),
        toelichting: toelichting.to_owned(),
        besloten_op: r.besloten_op,
        besloten_door: r.besloten_door,
        sinds: r.aangemaakt_op,
        keer_uitgesteld: r.keer_uitgesteld,
        bleef_liggen: r.datum < datum,
        planversie: r.planversie,
        oordeel: r
            .oordeel
            .and_then(|o| o.parse::<domain::plan::Akkoord>().ok())
            .map(domain::plan::Akkoord::label),
        versie: r.version,
    }
}

/// A decision on an item, other than choosing a regisseur (that is [`crate::casus::regisseur::wijs_toe`]).
#[derive(Clone, Debug)]
pub struct Besluitvraag {
    /// The item.
    pub punt: AgendapuntId,
    /// Version that the form showed.
    pub versie: i64,
    /// The decision.
    pub besluit: Besluit,
    /// Why, and what has to be done.
    pub toelichting: String,
}

/// Records a decision of the MDO. Gives the sentence that says what happens now.
///
/// # Errors
/// Decided already; no explanation; access refused; the store.
pub async fn besluit(app: &App, ctx: &Ctx, vraag: Besluitvraag) -> Uitkomst<String> {
    let mut uow = app.begin(ctx).await?;
    let uit = besluit_binnen(&mut uow, ctx, &vraag).await;
    app.sluit(ctx, uow, uit).await
}

async fn besluit_binnen(uow: &mut Uow, ctx: &Ctx, vraag: &Besluitvraag) -> Uitkomst<String> {
    let punt = store::overleg::punt(uow, vraag.punt)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let kop = store::casus::kop_grendel(uow, punt.casus_id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit = ctx.mag::<h::OverlegBesluiten>(&kop.feiten(uow.gemeente()))?;
    let toelichting = vraag.toelichting.trim();
    controleer_besluit(*punt.soort, *punt.status, vraag.besluit, false, toelichting)?;
    if toelichting.chars().count() > 2000 {
        return Err(Weigering::new(
            "overleg.lang",
            "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
        )
        .into());
    }
    if vraag.besluit == Besluit::AnderTeam {
        return Err(Weigering::new(
            "overleg.ander_team",
            "Kies de regisseur in het andere team. De casus gaat dan vanzelf mee.",
        )
        .into());
    }
    let tekst = format!("{}\n{toelichting}", vraag.besluit.code());
    store::overleg::besluit(uow, &permit, punt.id, vraag.versie, tekst.trim_end()).await?;
    let mut zin = format!("Besluit vastgelegd: {}.", vraag.besluit.label());
    if vraag.besluit.is_gezien() {
        let versie = punt.planversie_id.ok_or_else(|| {
            Weigering::new(
                "plan.geen_versie",
                "Er is nog geen vastgelegde versie van het plan om te bekijken.",
            )
        })?;
        store::overleg::plan_gezien(uow, &permit, versie, toelichting).await?;
    }
    if vraag.besluit == Besluit::Uitstellen {
        let nu = punt.datum.max(ctx.vandaag());
        let eerder = u8::try_from(punt.eerder_uitgesteld).unwrap_or(u8::MAX);
        let inrichting = crate::inrichting::geldend(uow, ctx).await?;
        let uitstel = stel_uit(nu, inrichting.overleg.mdo_dag.dag(), eerder, toelichting)?;
        let overleg = store::overleg::mdo_op(uow, &permit, uitstel.datum).await?;
        store::overleg::agendeer(uow, &permit, overleg, punt.casus_id, *punt.soort, &punt.vraag)
            .await?
            .ok_or(AppFout::Gewijzigd)?;
        zin = uitstel.tekst;
    }
    uow.boek(
        &permit,
        Soort::Gewijzigd,
        Boeking {
            casus: Some(punt.casus_id),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "agendapunt",
            onderwerp_id: Some(punt.id.uuid()),
            velden: &["besluit"],
            reden: vraag.besluit.code(),
            ..Boeking::default()
        },
    )
    .await?;
    store::techniek::zet_resultaat(uow, &zin).await?;
    Ok(zin)
}

/// Puts a casus on the agenda of the next MDO to choose a regisseur (or another one).
///
/// # Errors
/// It is there already; the casus is closed; access refused; the store.
pub async fn vraag_regisseur(app: &App, ctx: &Ctx, casus: CasusId, vraag: &str) -> Uitkomst<AgendapuntId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop_grendel(&mut uow, casus, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let permit = ctx.mag::<h::CasusAgenderen>(&kop.feiten(uow.gemeente()))?;
        domain::overleg::mag_agenderen(&domain::overleg::Agendavraag {
            soort: PuntSoort::Toewijzen,
            fase: *kop.fase,
            al_open: store::overleg::open_punt(&mut uow, casus, PuntSoort::Toewijzen)
                .await?
                .is_some(),
            planversies: 0,
            plan_gezien: false,
        })?;
        let inrichting = crate::inrichting::geldend(&mut uow, ctx).await?;
        let soort = PuntSoort::Toewijzen;
        let (_, punt) = zet_op_lijst(&mut uow, ctx, &permit, &inrichting, casus, soort, vraag.trim()).await?;
        // Checked above, under the lock of the casus.
        let punt = punt.ok_or(AppFout::Gewijzigd)?;
        uow.boek(
            &permit,
            Soort::Gemaakt,
            Boeking {
                casus: Some(casus),
                huishouden: Some(kop.huishouden_id),
                onderwerp: "agendapunt",
                onderwerp_id: Some(punt.uuid()),
                velden: &["agenda"],
                ..Boeking::default()
            },
        )
        .await?;
        store::techniek::zet_resultaat(&mut uow, &punt.to_string()).await?;
        Ok(punt)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
