// SPDX-License-Identifier: EUPL-1.2
//! Versions: freeze, compare, judge, show to the MDO once; and the day on which people look back.

use super::beeld::{eigen, eigenaren, inhoud, lees_inhoud};
use super::{boek, grendel};
use crate::casus::blad::{self, Blad, zonder_sleutel};
use crate::overleg::zet_op_lijst;
use crate::{App, AppFout, Ctx, Uitkomst, inrichting};
use domain::overleg::{Agendavraag, PuntSoort, mag_agenderen};
use domain::plan::{PlanInhoud, WieSoort, Wijziging, beperk, controleer_oordeel, mag_vastleggen, verschil};
use domain::termijn::{datum_tekst, einddatum, verschuif_naar_werkdag};
use domain::{CasusId, Fouten, Weigering};
use jiff::civil::Date;
use policy::Permit;
use policy::handelingen::PlanWijzigen;
use store::casus::CasusKop;
use store::journaal::Soort;
use store::plan::{AkkoordRij, NieuwAkkoord, VersieRij};
use store::taak::NieuweTaak;
use store::{Uow, techniek};

/// Who can judge: a resident or a partner.
#[derive(Clone, Debug)]
pub struct AkkoordKeuze {
    /// Value of the choice.
    pub sleutel: String,
    /// Name.
    pub naam: String,
}

/// The page with all versions.
#[derive(Clone, Debug)]
pub struct VersiesBeeld {
    /// Sheet of the casus.
    pub blad: Blad,
    /// Versions, the newest first.
    pub versies: Vec<VersieRij>,
    /// Judgements.
    pub akkoorden: Vec<AkkoordRij>,
    /// Who can judge.
    pub partijen: Vec<AkkoordKeuze>,
    /// The newest version.
    pub laatste: Option<i32>,
}

/// One version, compared with another.
#[derive(Clone, Debug)]
pub struct VersieBeeld {
    /// Sheet of the casus.
    pub blad: Blad,
    /// The version.
    pub versie: VersieRij,
    /// Its content.
    pub inhoud: PlanInhoud,
    /// The version it is compared with.
    pub met: Option<i32>,
    /// The difference, in sentences.
    pub verschil: Vec<Wijziging>,
    /// All numbers, the newest first.
    pub nummers: Vec<i32>,
    /// Judgements on this version.
    pub akkoorden: Vec<AkkoordRij>,
}

/// Opens the list of versions.
///
/// # Errors
/// Access, not found, the store.
pub async fn versies(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<VersiesBeeld> {
    let mut uow = app.begin(&zonder_sleutel(ctx)).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, id, &["plan", "akkoord"]).await?;
        let versies = store::plan::versies(&mut uow, id).await?;
        let akkoorden = store::plan::akkoorden(&mut uow, id).await?;
        let partijen = eigenaren(&mut uow, &open.kop, ctx.vandaag()).await?;
        Ok(VersiesBeeld {
            blad: blad::maak(&mut uow, ctx, &open).await?,
            laatste: versies.first().map(|v| v.nummer),
            versies,
            akkoorden,
            partijen: partijen
                .into_iter()
                .map(|e| AkkoordKeuze {
                    sleutel: e.sleutel,
                    naam: match e.soort {
                        WieSoort::Inwoner => format!("{} (inwoner)", e.naam),
                        _ => e.naam,
                    },
                })
                .collect(),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Opens a version with the difference to another one (the one before it when `met` is `None`).
///
/// # Errors
/// Access, not found, the store.
pub async fn versie(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    nummer: i32,
    met: Option<i32>,
) -> Uitkomst<VersieBeeld> {
    let mut uow = app.begin(&zonder_sleutel(ctx)).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, id, &["plan"]).await?;
        let versies = store::plan::versies(&mut uow, id).await?;
        let nummers: Vec<i32> = versies.iter().map(|v| v.nummer).collect();
        let kop = versies
            .into_iter()
            .find(|v| v.nummer == nummer)
            .ok_or(AppFout::NietGevonden)?;
        let met = met
            .or(Some(nummer - 1))
            .filter(|m| nummers.contains(m) && *m != nummer);
        let van_mij: Vec<domain::ActieId> = store::plan::acties(&mut uow, id)
            .await?
            .iter()
            .filter(|a| eigen(ctx, a))
            .map(|a| a.id)
            .collect();
        let inr = &open.inrichting;
        let zicht = |inhoud| {
            let categorie = |leefgebied: &str| inr.leefgebied_categorie(leefgebied);
            beperk(inhoud, categorie, open.permit.categorieen(), &van_mij)
        };
        let zelf = store::plan::versie(&mut uow, id, Some(nummer)).await?;
        let nu = zicht(lees_inhoud(&zelf.ok_or(AppFout::NietGevonden)?.inhoud)?);
        let wijzigingen = match met {
            Some(m) => {
                let ander = store::plan::versie(&mut uow, id, Some(m)).await?;
                let ander = zicht(lees_inhoud(&ander.ok_or(AppFout::NietGevonden)?.inhoud)?);
                // Always told from the older one to the newer one.
                if m < nummer {
                    verschil(&ander, &nu)
                } else {
                    verschil(&nu, &ander)
                }
            }
            None => Vec::new(),
        };
        let akkoorden = store::plan::akkoorden(&mut uow, id).await?;
        Ok(VersieBeeld {
            blad: blad::maak(&mut uow, ctx, &open).await?,
            akkoorden: akkoorden.into_iter().filter(|a| a.nummer == nummer).collect(),
            versie: kop,
            inhoud: nu,
            met,
            verschil: wijzigingen,
            nummers,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Freezes the plan as the next version. `version` is the plan that the person saw.
///
/// # Errors
/// [`AppFout::Regel`] with all that is missing, [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn leg_vast(app: &App, ctx: &Ctx, id: CasusId, version: i64) -> Uitkomst<i32> {
    let mut uow = app.begin(ctx).await?;
    let uit = leg_vast_in(&mut uow, ctx, id, version).await;
    app.sluit(ctx, uow, uit).await
}

async fn leg_vast_in(uow: &mut Uow, ctx: &Ctx, id: CasusId, version: i64) -> Uitkomst<i32> {
    let (kop, permit) = grendel::<PlanWijzigen>(uow, ctx, id).await?;
    let inr = inrichting::geldend(uow, ctx).await?;
    let plan = store::plan::plan(uow, id).await?;
    if plan.as_ref().map_or(0, |p| p.version) != version {
        return Err(AppFout::Gewijzigd);
    }
    let doelen = store::plan::doelen(uow, id).await?;
    let acties = store::plan::acties(uow, id).await?;
    let nu = inhoud(&inr, &doelen, &acties)?;
    let vorige = match store::plan::versie(uow, id, None).await? {
        Some(v) => Some(lees_inhoud(&v.inhoud)?),
        None => None,
    };
    mag_vastleggen(&nu, vorige.as_ref()).map_err(samen)?;
    let tekst = serde_json::to_string(&nu).map_err(|_| super::beeld::onleesbaar("inhoud"))?;
    let nummer = store::plan::leg_vast(uow, &permit, id, &tekst).await?;
    if plan.is_some_and(|p| p.evaluatie_op.is_none()) {
        let op = verschuif_naar_werkdag(einddatum(ctx.vandaag(), inr.termijnen.evaluatie));
        zet_dag(uow, &permit, &kop, version, op).await?;
    }
    boek(
        uow,
        &permit,
        Soort::Gemaakt,
        &kop,
        ("planversie", None),
        &["plan"],
    )
    .await?;
    techniek::zet_resultaat(uow, &nummer.to_string()).await?;
    Ok(nummer)
}

async fn zet_dag(
    uow: &mut Uow,
    permit: &Permit<PlanWijzigen>,
    kop: &CasusKop,
    version: i64,
    op: Date,
) -> Uitkomst<()> {
    store::plan::zet_evaluatie(uow, permit, kop.id, version, op).await?;
    store::plan::vervang_evaluatie(uow, permit, kop.id).await?;
    let taak = NieuweTaak {
        soort: "evaluatie",
        tekst: &format!("Kijk samen terug op het plan ({})", datum_tekst(op)),
        casus: Some(kop.id),
        medewerker: kop.regisseur_id,
        team: Some(kop.team_id),
        voor: op,
    };
    store::taak::maak(uow, permit, &taak).await?;
    Ok(())
}

/// Chooses the day on which people look back together; it becomes a task of the regisseur.
///
/// # Errors
/// [`AppFout::Invoer`] at `evaluatie`, [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn zet_evaluatie(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    version: i64,
    op: Option<Date>,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, id).await?;
        let mut fouten = Fouten::new();
        match op {
            None => fouten.voeg("evaluatie", "Kies een dag, bijvoorbeeld 3-12-2026."),
            Some(dag) if dag < ctx.vandaag() => fouten.voeg("evaluatie", "Kies vandaag of een dag daarna."),
            Some(dag) => zet_dag(&mut uow, &permit, &kop, version, dag).await?,
        }
        fouten.of(())?;
        boek(
            &mut uow,
            &permit,
            Soort::Gewijzigd,
            &kop,
            ("plan", None),
            &["evaluatie"],
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// A judgement as typed.
#[derive(Clone, Debug, Default)]
pub struct AkkoordInvoer {
    /// Who: `persoon:<id>` or `betrokkene:<id>`.
    pub partij: String,
    /// Code of the judgement.
    pub akkoord: String,
    /// Reason.
    pub reden: String,
    /// How it was given: gesprek, telefoon, brief.
    pub wijze: String,
}

/// Keeps what somebody thinks of a version.
///
/// # Errors
/// [`AppFout::Invoer`] at `partij`, `akkoord`, `reden`, `wijze`; not found; closed; access; the store.
pub async fn zet_akkoord(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    nummer: i32,
    invoer: &AkkoordInvoer,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, id).await?;
        let versie = store::plan::versie(&mut uow, id, Some(nummer)).await?;
        let versie = versie.ok_or(AppFout::NietGevonden)?;
        let lijst = eigenaren(&mut uow, &kop, ctx.vandaag()).await?;
        let wie = lijst.into_iter().find(|e| e.sleutel == invoer.partij);
        let mut fouten = Fouten::new();
        if wie.is_none() {
            fouten.voeg("partij", "Kies wiens mening dit is.");
        }
        let oordeel = controleer_oordeel(&invoer.akkoord, &invoer.reden)
            .map_err(|f| fouten.0.extend(f.0))
            .ok();
        if !["gesprek", "telefoon", "brief"].contains(&invoer.wijze.as_str()) {
            fouten.voeg(
                "wijze",
                "Kies hoe je het hoorde: in een gesprek, aan de telefoon of per brief.",
            );
        }
        let (Some(wie), Some(oordeel), true) = (wie, oordeel, fouten.is_leeg()) else {
            return Err(fouten.into());
        };
        let persoon = wie.sleutel.strip_prefix("persoon:");
        let akkoord = NieuwAkkoord {
            versie: versie.id,
            partij: persoon.unwrap_or(&wie.naam),
            naam: &wie.naam,
            persoon: persoon.and_then(|p| p.parse().ok()),
            oordeel: oordeel.akkoord,
            reden: oordeel.reden.as_deref().unwrap_or_default(),
            wijze: &invoer.wijze,
        };
        store::plan::zet_akkoord(&mut uow, &permit, &akkoord).await?;
        let onderwerp = ("planversie", Some(versie.id.uuid()));
        boek(&mut uow, &permit, Soort::Gewijzigd, &kop, onderwerp, &["akkoord"]).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Puts the plan on the agenda of the next MDO, to be seen once before execution.
///
/// # Errors
/// [`AppFout::Regel`]: no version, seen already, on the agenda already; closed; access; the store.
pub async fn naar_mdo(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<Date> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, id).await?;
        let versies = store::plan::versies(&mut uow, id).await?;
        let gezien = versies.iter().any(|v| v.mdo_gezien_op.is_some());
        let al_open = store::overleg::open_punt(&mut uow, id, PuntSoort::PlanZien).await?;
        mag_agenderen(&Agendavraag {
            soort: PuntSoort::PlanZien,
            fase: *kop.fase,
            al_open: al_open.is_some(),
            planversies: versies.len(),
            plan_gezien: gezien,
        })?;
        let vraag = format!(
            "Plan bekijken, versie {}",
            versies.first().map_or(1, |v| v.nummer)
        );
        let inr = inrichting::geldend(&mut uow, ctx).await?;
        let soort = PuntSoort::PlanZien;
        let (dag, punt) = zet_op_lijst(&mut uow, ctx, &permit, &inr, id, soort, &vraag).await?;
        // Checked above, under the lock of the casus.
        let punt = punt.ok_or(AppFout::Gewijzigd)?;
        let onderwerp = ("agendapunt", Some(punt.uuid()));
        boek(&mut uow, &permit, Soort::Gemaakt, &kop, onderwerp, &["agenda"]).await?;
        techniek::zet_resultaat(&mut uow, &dag.to_string()).await?;
        Ok(dag)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// All reasons in one refusal: the code of the first, the texts of all.
fn samen(weigeringen: Vec<Weigering>) -> AppFout {
    let code = weigeringen.first().map_or("plan", |w| w.code.as_str()).to_owned();
    let reden: Vec<&str> = weigeringen.iter().map(|w| w.reden.as_str()).collect();
    AppFout::Regel(Weigering {
        reden: reden.join(" "),
        code,
    })
}
