// SPDX-License-Identifier: EUPL-1.2
//! Reading questions to partners.

use super::{Gevonden, boeking, partijen, stand_van, stand_verder, vind};
use crate::casus::blad::{self, Blad, zonder_sleutel};
use crate::{App, Ctx, Uitkomst};
use domain::bekendheid::{Partij, Stand, verwacht};
use domain::notitie::Categorie;
use domain::{BekendheidId, CasusId, PersoonId};
use jiff::civil::Date;
use policy::handelingen::{BekendheidAntwoorden, BekendheidVragen};
use policy::mag_categorie;
use store::bekendheid::{self as db, BekendheidRij, VerrijkingRij};
use store::journaal::Soort;

/// Questions of a casus, as the actor may see them.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// Head of the casus.
    pub blad: Blad,
    /// With how each stands; the newest first.
    pub vragen: Vec<(BekendheidRij, Stand)>,
    /// May ask.
    pub mag_vragen: bool,
}

/// Opens the questions of a casus; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn alle(app: &App, ctx: &Ctx, casus: CasusId) -> Uitkomst<Beeld> {
    let ctx = &zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, casus, &["bekendheid"]).await?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let mag_vragen = ctx.mag::<BekendheidVragen>(&open.feiten).is_ok();
        let antwoordt = ctx.mag::<BekendheidAntwoorden>(&open.feiten).is_ok();
        let vragen = db::van_casus(&mut uow, casus)
            .await?
            .into_iter()
            .filter(|r| mag_vragen || (antwoordt && r.aan_id.is_some() && r.aan_id == ctx.actor.medewerker))
            .map(|r| {
                let stand = stand_van(&r, ctx.vandaag());
                (r, stand)
            })
            .collect();
        Ok(Beeld {
            blad,
            vragen,
            mag_vragen,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The form of a new question.
#[derive(Clone, Debug)]
pub struct Form {
    /// Head of the casus.
    pub blad: Blad,
    /// Members now.
    pub leden: Vec<(PersoonId, String)>,
    /// Who can be asked.
    pub partijen: Vec<Partij>,
    /// Who takes part but can't be asked today: no ground, or outside the convenant.
    pub zonder_grond: Vec<String>,
    /// Usual day of the answer.
    pub verwacht: Date,
}

/// Opens the form of a new question; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn form(app: &App, ctx: &Ctx, casus: CasusId) -> Uitkomst<Form> {
    let ctx = &zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, casus, &["leden", "betrokkenen"]).await?;
        ctx.mag::<BekendheidVragen>(&open.feiten)?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let leden = store::casus_blad::leden_namen(&mut uow, open.kop.huishouden_id).await?;
        let rijen = store::toegang::deelnemers(&mut uow, casus).await?;
        let vandaag = ctx.vandaag();
        Ok(Form {
            leden: leden
                .into_iter()
                .map(|l| (l.persoon_id, l.roepnaam().to_owned()))
                .collect(),
            partijen: rijen.iter().filter_map(|d| super::partij(d, vandaag)).collect(),
            zonder_grond: rijen
                .iter()
                .filter(|d| super::partij(d, vandaag).is_none())
                .map(|d| d.naam.clone())
                .collect(),
            verwacht: verwacht(vandaag, open.inrichting.termijnen.bekendheid),
            blad,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// A question on a bekendheidscheck, as the actor may see it.
#[derive(Clone, Debug)]
pub struct Verder {
    /// As stored; without the answer when the actor has no ground for its category.
    pub rij: VerrijkingRij,
    /// How it stands.
    pub stand: Stand,
    /// The answer is left out.
    pub verborgen: bool,
}

/// One bekendheidscheck with what was asked on it.
#[derive(Clone, Debug)]
pub struct Een {
    /// Head of the casus.
    pub casus: CasusId,
    /// Name of the household.
    pub huishouden: String,
    /// The question.
    pub rij: BekendheidRij,
    /// How it stands.
    pub stand: Stand,
    /// What was asked on it, the oldest first.
    pub verder: Vec<Verder>,
    /// The actor was asked and may answer.
    pub mijn: bool,
    /// The actor may take it back and ask more.
    pub vraagt: bool,
    /// Categories that can be asked for; `None`: who was asked has no ground today.
    pub opent: Option<Vec<Categorie>>,
    /// Usual day of an answer.
    pub verwacht: Date,
    /// The casus runs.
    pub loopt: bool,
}

/// Opens one bekendheidscheck; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn een(app: &App, ctx: &Ctx, id: BekendheidId) -> Uitkomst<Een> {
    let ctx = &zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden {
            kop,
            permit,
            rij,
            mijn,
            vraagt,
            ..
        } = vind(&mut uow, ctx, id).await?;
        let vandaag = ctx.vandaag();
        let verder = db::verrijkingen(&mut uow, id)
            .await?
            .into_iter()
            .map(|mut r| {
                // What somebody answered themselves they may read back.
                let verborgen = !mijn && !mag_categorie(&permit, *r.categorie);
                if verborgen {
                    r.antwoord.clear();
                }
                Verder {
                    stand: stand_verder(&r, vandaag),
                    rij: r,
                    verborgen,
                }
            })
            .collect();
        let partij = partijen(&mut uow, kop.id, vandaag)
            .await?
            .into_iter()
            .find(|p| p.id == rij.betrokkene_id);
        let inrichting = crate::inrichting::geldend(&mut uow, ctx).await?;
        uow.boek(&permit, Soort::Gelezen, boeking(&rij, &kop, &["bekendheid"], ""))
            .await?;
        Ok(Een {
            casus: kop.id,
            huishouden: kop.huishouden.clone(),
            stand: stand_van(&rij, vandaag),
            rij,
            verder,
            mijn,
            vraagt,
            opent: partij.map(|p| p.opent),
            verwacht: verwacht(vandaag, inrichting.termijnen.bekendheid),
            loopt: kop.gesloten_op.is_none(),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
