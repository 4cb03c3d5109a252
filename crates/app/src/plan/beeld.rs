// SPDX-License-Identifier: EUPL-1.2
//! Opening the plan: the page shows goals by life area with their actions, and how the plan stands.

use crate::casus::blad::{self, Blad, zonder_sleutel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::CasusId;
use domain::huishouden::Persoonsnaam;
use domain::inrichting::Inrichting;
use domain::plan::{PlanActie, PlanDoel, PlanInhoud, Trede, WieSoort, te_laat, toont_doel, verschil};
use jiff::civil::Date;
use policy::Permit;
use policy::decide;
use policy::handelingen::ActieBijwerken;
use store::Uow;
use store::plan::{ActieRij, AkkoordRij, DoelRij, PlanRij, VersieRij};

/// Somebody who can do an action.
#[derive(Clone, Debug)]
pub struct Eigenaar {
    /// Value of the choice: `persoon:<id>` or `betrokkene:<id>`.
    pub sleutel: String,
    /// Kind.
    pub soort: WieSoort,
    /// Name as stored with the action.
    pub naam: String,
}

/// An action on the page.
#[derive(Clone, Debug)]
pub struct ActieBeeld {
    /// As stored.
    pub rij: ActieRij,
    /// Days late.
    pub te_laat: Option<i64>,
    /// The actor may change its status.
    pub mag_status: bool,
}

/// A goal on the page.
#[derive(Clone, Debug)]
pub struct DoelBeeld {
    /// As stored.
    pub rij: DoelRij,
    /// Label of its life area.
    pub leefgebied: String,
    /// Its actions.
    pub acties: Vec<ActieBeeld>,
}

/// The page of the plan.
#[derive(Clone, Debug)]
pub struct PlanBeeld {
    /// Sheet of the casus.
    pub blad: Blad,
    /// Life areas to choose from: code and label.
    pub leefgebieden: Vec<(String, String)>,
    /// Who can do an action.
    pub eigenaren: Vec<Eigenaar>,
    /// Goals that count, by life area in the order of the configuration.
    pub doelen: Vec<DoelBeeld>,
    /// Dropped goals.
    pub vervallen: Vec<DoelBeeld>,
    /// Head of the plan; `None` before the first goal.
    pub plan: Option<PlanRij>,
    /// Versions, the newest first.
    pub versies: Vec<VersieRij>,
    /// Judgements, of the newest version first.
    pub akkoorden: Vec<AkkoordRij>,
    /// Number of changes since the newest version; `None` without a version.
    pub veranderd: Option<usize>,
    /// Today.
    pub vandaag: Date,
}

impl PlanBeeld {
    /// Version of the plan for forms; 0 before the first goal.
    pub fn version(&self) -> i64 {
        self.plan.as_ref().map_or(0, |p| p.version)
    }
    /// A goal that counts or was dropped.
    pub fn doel(&self, id: domain::DoelId) -> Option<&DoelBeeld> {
        self.doelen.iter().chain(&self.vervallen).find(|d| d.rij.id == id)
    }
}

/// Opens the plan.
///
/// # Errors
/// Access, not found, the store.
pub async fn open(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<PlanBeeld> {
    let mut uow = app.begin(&zonder_sleutel(ctx)).await?;
    let uit = open_in(&mut uow, ctx, id).await;
    app.sluit(ctx, uow, uit).await
}

async fn open_in(uow: &mut Uow, ctx: &Ctx, id: CasusId) -> Uitkomst<PlanBeeld> {
    let open = blad::open(uow, ctx, id, &["plan"]).await?;
    let vandaag = ctx.vandaag();
    let werk: Option<Permit<ActieBijwerken>> = decide(&ctx.actor, ctx.doel, &open.feiten).ok();
    let inr = &open.inrichting;
    let plan = store::plan::plan(uow, id).await?;
    let doelen = store::plan::doelen(uow, id).await?;
    let acties = store::plan::acties(uow, id).await?;
    let versies = store::plan::versies(uow, id).await?;
    let akkoorden = store::plan::akkoorden(uow, id).await?;
    let laatste = store::plan::versie(uow, id, None).await?;
    let nu = inhoud(inr, &doelen, &acties)?;
    let veranderd = match laatste {
        Some(v) => Some(verschil(&lees_inhoud(&v.inhoud)?, &nu).len()),
        None => None,
    };
    let eigenaren = eigenaren(uow, &open.kop, vandaag).await?;
    let mag = open.permit.categorieen();
    let mut beelden: Vec<DoelBeeld> = doelen
        .into_iter()
        .filter(|d| {
            let doet_iets = acties.iter().any(|a| a.doel_id == d.id && eigen(ctx, a));
            toont_doel(inr.leefgebied_categorie(&d.leefgebied), mag, doet_iets)
        })
        .map(|rij| DoelBeeld {
            leefgebied: inr.leefgebied_label(&rij.leefgebied).to_owned(),
            acties: acties
                .iter()
                .filter(|a| a.doel_id == rij.id)
                .map(|a| ActieBeeld {
                    te_laat: te_laat(*a.status, a.voor, vandaag),
                    mag_status: werk.as_ref().is_some_and(|p| !p.is_deelnemer() || eigen(ctx, a)),
                    rij: a.clone(),
                })
                .collect(),
            rij,
        })
        .collect();
    let plaats = |d: &DoelBeeld| inr.leefgebieden.iter().position(|l| l.code == d.rij.leefgebied);
    beelden.sort_by_key(|d| plaats(d).unwrap_or(usize::MAX));
    let (doelen, vervallen) = beelden.into_iter().partition(|d| d.rij.vervallen_reden.is_none());
    Ok(PlanBeeld {
        blad: blad::maak(uow, ctx, &open).await?,
        leefgebieden: inr
            .leefgebieden
            .iter()
            .map(|l| (l.code.clone(), l.label.clone()))
            .collect(),
        eigenaren,
        doelen,
        vervallen,
        plan,
        versies,
        akkoorden,
        veranderd,
        vandaag,
    })
}

/// True when this action is done by the actor.
pub(super) fn eigen(ctx: &Ctx, a: &ActieRij) -> bool {
    a.van_medewerker.is_some() && a.van_medewerker == ctx.actor.medewerker
}

/// Members and people involved, as they can be chosen for an action.
pub(super) async fn eigenaren(
    uow: &mut Uow,
    kop: &store::casus::CasusKop,
    vandaag: Date,
) -> Uitkomst<Vec<Eigenaar>> {
    let leden = store::plan::leden(uow, kop.huishouden_id, vandaag).await?;
    let kring = store::plan::kring(uow, kop.huishouden_id, kop.id, vandaag).await?;
    let mut uit: Vec<Eigenaar> = leden
        .into_iter()
        .map(|l| Eigenaar {
            sleutel: format!("persoon:{}", l.id),
            soort: WieSoort::Inwoner,
            naam: Persoonsnaam {
                voornamen: l.voornamen,
                voorvoegsel: l.voorvoegsel,
                achternaam: l.geslachtsnaam,
                ..Persoonsnaam::default()
            }
            .volledig(),
        })
        .collect();
    uit.extend(kring.into_iter().map(|b| Eigenaar {
        sleutel: format!("betrokkene:{}", b.id),
        soort: if b.soort == "netwerk" {
            WieSoort::Netwerk
        } else {
            WieSoort::Professional
        },
        naam: if b.organisatie.is_empty() || b.soort == "netwerk" {
            b.naam
        } else {
            format!("{}, {}", b.naam, b.organisatie)
        },
    }));
    Ok(uit)
}

/// The rung with this number.
pub(super) fn trede(nummer: i32) -> Option<Trede> {
    Trede::ALL
        .iter()
        .copied()
        .find(|t| i32::from(t.nummer()) == nummer)
}

/// The plan as it stands, as the content of a version: goals that count, with all their actions.
pub(super) fn inhoud(inr: &Inrichting, doelen: &[DoelRij], acties: &[ActieRij]) -> Uitkomst<PlanInhoud> {
    let actie = |a: &ActieRij| -> Uitkomst<PlanActie> {
        Ok(PlanActie {
            id: a.id,
            wat: a.tekst.clone(),
            wie_soort: *a.wie_soort,
            wie: a.wie.clone(),
            voor: a.voor,
            trede: trede(a.trede).ok_or_else(|| onleesbaar("trede"))?,
            trede_reden: (!a.trede_reden.is_empty()).then(|| a.trede_reden.clone()),
            status: *a.status,
        })
    };
    let doelen = doelen.iter().filter(|d| d.vervallen_reden.is_none()).map(|d| {
        Ok(PlanDoel {
            id: d.id,
            leefgebied: d.leefgebied.clone(),
            leefgebied_label: inr.leefgebied_label(&d.leefgebied).to_owned(),
            woorden: d.tekst.clone(),
            toelichting: None,
            acties: acties
                .iter()
                .filter(|a| a.doel_id == d.id)
                .map(actie)
                .collect::<Uitkomst<Vec<_>>>()?,
        })
    });
    Ok(PlanInhoud {
        doelen: doelen.collect::<Uitkomst<Vec<_>>>()?,
    })
}

pub(super) fn lees_inhoud(tekst: &str) -> Uitkomst<PlanInhoud> {
    serde_json::from_str(tekst).map_err(|_| onleesbaar("inhoud"))
}

pub(super) fn onleesbaar(kolom: &str) -> AppFout {
    AppFout::Store(store::StoreFout::Waarde {
        kolom: kolom.to_owned(),
        fout: "is niet te lezen".to_owned(),
    })
}
