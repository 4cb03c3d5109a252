// SPDX-License-Identifier: EUPL-1.2
//! Closing (D5): the open ends, their answers, and the tasks of a casus (nazorg moments among them, D6).

mod taak;

pub use taak::{TaakBeeld, handel_taak_af, taak, verzet_taak};

use crate::{App, AppFout, Ctx, Uitkomst, inrichting};
use domain::afsluiten::{Afhandeling, Behoefte, Hulp, OpenEinde, controleer_afhandeling, open_einden};
use domain::inrichting::Inrichting;
use domain::plan::{PlanActie, PlanDoel, PlanInhoud, Trede};
use domain::{CasusId, Weigering};
use policy::Permit;
use policy::handelingen::{CasusAfsluiten, CasusOpenen};
use std::collections::BTreeMap;
use store::afsluiten::DoelActieRij;
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::taak::TaakRij;
use store::{Uow, techniek};

/// Open ends with the answers given so far.
#[derive(Clone, Debug, Default)]
pub struct Stand {
    /// Every open end, in a fixed order.
    pub open: Vec<OpenEinde>,
    /// Answers by key.
    pub antwoorden: BTreeMap<String, Afhandeling>,
}

impl Stand {
    /// Open ends that still need an answer.
    pub fn zonder_antwoord(&self) -> impl Iterator<Item = &OpenEinde> {
        self.open
            .iter()
            .filter(|o| !self.antwoorden.contains_key(&o.sleutel))
    }
    /// The answer to an open end.
    pub fn antwoord(&self, sleutel: &str) -> Option<&Afhandeling> {
        self.antwoorden.get(sleutel)
    }
}

/// The page on closing.
#[derive(Clone, Debug)]
pub struct AfsluitBeeld {
    /// The casus.
    pub kop: CasusKop,
    /// Open ends and answers.
    pub stand: Stand,
    /// Tasks of the casus.
    pub taken: Vec<TaakRij>,
}

/// Open ends of a casus now. Four small queries.
///
/// # Errors
/// The store.
pub async fn stand(uow: &mut Uow, ctx: &Ctx, inr: &Inrichting, casus: CasusId) -> Uitkomst<Stand> {
    let vandaag = ctx.vandaag();
    let behoeften: Vec<Behoefte> = store::afsluiten::behoeften(uow, casus)
        .await?
        .into_iter()
        .map(|r| Behoefte {
            label: inr.leefgebied_label(&r.leefgebied).to_owned(),
            ernst: u8::try_from(r.ernst).unwrap_or(5),
            leefgebied: r.leefgebied,
        })
        .collect();
    let plan = inhoud(store::afsluiten::doelen_en_acties(uow, casus).await?, inr);
    let hulp: Vec<Hulp> = store::afsluiten::hulp(uow, casus, vandaag)
        .await?
        .into_iter()
        .map(|r| Hulp {
            id: r.id,
            naam: format!("{}, {}", r.naam, r.organisatie),
            gestart: r.sinds <= vandaag,
        })
        .collect();
    let antwoorden = store::afsluiten::antwoorden(uow, casus)
        .await?
        .into_iter()
        .map(|a| {
            (
                a.sleutel,
                Afhandeling {
                    soort: *a.antwoord,
                    tekst: a.reden,
                },
            )
        })
        .collect();
    Ok(Stand {
        open: open_einden(inr.behoefte_ernst, &behoeften, &plan, &hulp),
        antwoorden,
    })
}

/// Rows of goals with their actions as the content of a plan.
pub fn inhoud(rijen: Vec<DoelActieRij>, inr: &Inrichting) -> PlanInhoud {
    let mut doelen: Vec<PlanDoel> = Vec::new();
    for r in rijen {
        if doelen.last().is_none_or(|d| d.id != r.doel_id) {
            doelen.push(PlanDoel {
                id: r.doel_id,
                leefgebied_label: inr.leefgebied_label(&r.leefgebied).to_owned(),
                leefgebied: r.leefgebied,
                woorden: r.woorden,
                toelichting: None,
                acties: Vec::new(),
            });
        }
        let actie = (|| {
            Some(PlanActie {
                id: r.actie_id?,
                wat: r.wat?,
                wie_soort: *r.wie_soort?,
                wie: r.wie?,
                voor: r.voor?,
                trede: Trede::ALL
                    .iter()
                    .copied()
                    .find(|t| Some(i32::from(t.nummer())) == r.trede)?,
                trede_reden: r.trede_reden.filter(|t| !t.is_empty()),
                status: *r.status?,
            })
        })();
        if let (Some(doel), Some(actie)) = (doelen.last_mut(), actie) {
            doel.acties.push(actie);
        }
    }
    PlanInhoud { doelen }
}

/// Opens the page on closing.
///
/// # Errors
/// Access, not found, the store.
pub async fn beeld(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<AfsluitBeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop(&mut uow, id, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let permit: Permit<CasusOpenen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        let inr = inrichting::geldend(&mut uow, ctx).await?;
        let stand = stand(&mut uow, ctx, &inr, id).await?;
        let taken = store::taak::van_casus(&mut uow, id).await?;
        let boeking = Boeking {
            casus: Some(id),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "open einden",
            velden: &["intake", "plan", "betrokkenen"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(AfsluitBeeld { kop, stand, taken })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Answers an open end.
///
/// # Errors
/// [`AppFout::Invoer`] with the fields `soort` and `tekst`; no such open end; access; the store.
pub async fn beantwoord(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    sleutel: &str,
    soort: &str,
    tekst: &str,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop_grendel(&mut uow, id, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let permit: Permit<CasusAfsluiten> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        let inr = inrichting::geldend(&mut uow, ctx).await?;
        let stand = stand(&mut uow, ctx, &inr, id).await?;
        if !stand.open.iter().any(|o| o.sleutel == sleutel) {
            let reden = "Dit is intussen geen open einde meer. Laad de pagina opnieuw.";
            return Err(Weigering::new("afsluiten.geen_open_einde", reden).into());
        }
        let antwoord = controleer_afhandeling(soort, tekst)?;
        store::afsluiten::antwoord(&mut uow, &permit, id, sleutel, antwoord.soort, &antwoord.tekst).await?;
        boek_antwoord(&mut uow, &permit, &kop, "beantwoord").await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes the answer to an open end back.
///
/// # Errors
/// Access, not found, the store.
pub async fn neem_terug(app: &App, ctx: &Ctx, id: CasusId, sleutel: &str) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop_grendel(&mut uow, id, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let permit: Permit<CasusAfsluiten> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        store::afsluiten::wis_antwoord(&mut uow, &permit, id, sleutel).await?;
        boek_antwoord(&mut uow, &permit, &kop, "teruggenomen").await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn boek_antwoord(
    uow: &mut Uow,
    permit: &Permit<CasusAfsluiten>,
    kop: &CasusKop,
    reden: &str,
) -> Uitkomst<()> {
    let boeking = Boeking {
        casus: Some(kop.id),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "open einde",
        velden: &["antwoord"],
        reden,
        ..Boeking::default()
    };
    Ok(uow.boek(permit, Soort::Gewijzigd, boeking).await?)
}
