// SPDX-License-Identifier: EUPL-1.2
//! Two meldingen about the same become one (A2).

use super::laad_vast;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::melding::{Kenmerk, Samenvoegkant};
use domain::{Fouten, MeldingId};
use policy::handelingen::MeldingSamenvoegen;
use store::journaal::{Boeking, Soort};
use store::melding::{self as opslag, MeldingRij};

/// Lets `op` go on inside `blijft`; gives the text of what was done.
///
/// # Errors
/// What the rule says; refused for one of the two; the store.
pub async fn samenvoegen(app: &App, ctx: &Ctx, blijft: MeldingId, op: MeldingId) -> Uitkomst<String> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        // Always in the same order, so that two people who merge the same pair don't wait for each other.
        let (een, twee) = (blijft.min(op), blijft.max(op));
        let een_rij = laad_vast(&mut uow, een).await?;
        let twee_rij = laad_vast(&mut uow, twee).await?;
        let (b, o) = if blijft == een {
            (een_rij, twee_rij)
        } else {
            (twee_rij, een_rij)
        };
        let permit = ctx.mag::<MeldingSamenvoegen>(&b.feiten(uow.gemeente()))?;
        ctx.mag::<MeldingSamenvoegen>(&o.feiten(uow.gemeente()))?;
        let samen = domain::melding::samenvoegen(&kant(&b), &kant(&o))?;
        let over = match b.huishouden_id {
            Some(_) => (b.huishouden_id, b.persoon_id),
            None => (o.huishouden_id, o.persoon_id),
        };
        opslag::zet_samengevoegd(&mut uow, &permit, &o, b.id).await?;
        opslag::voeg_samen(&mut uow, &permit, &b, samen.urgentie, samen.uiterlijk, over).await?;
        for id in [b.id, o.id] {
            let boeking = Boeking {
                huishouden: over.0,
                onderwerp: "melding",
                onderwerp_id: Some(id.uuid()),
                velden: &["melding"],
                ..Boeking::default()
            };
            uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        }
        Ok(samen.tekst)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// As [`samenvoegen`], with the melding that goes on named by its reference.
///
/// # Errors
/// No melding with this reference; else as [`samenvoegen`].
pub async fn voeg_samen_met_kenmerk(
    app: &App,
    ctx: &Ctx,
    op: MeldingId,
    kenmerk: &str,
) -> Uitkomst<MeldingId> {
    let fout = |tekst: &str| {
        let mut f = Fouten::new();
        f.voeg("kenmerk", tekst);
        AppFout::from(f)
    };
    let kenmerk: Kenmerk = kenmerk
        .parse()
        .map_err(|e: domain::melding::KenmerkFout| fout(&e.to_string()))?;
    let mut uow = app.begin_lezen(ctx).await?;
    let id = opslag::bij_kenmerk(&mut uow, kenmerk.as_str())
        .await
        .map_err(AppFout::from);
    let id = app.sluit(ctx, uow, id).await?;
    let blijft = id.ok_or_else(|| fout("Er is geen melding met dit kenmerk."))?;
    samenvoegen(app, ctx, blijft, op).await?;
    Ok(blijft)
}

fn kant(m: &MeldingRij) -> Samenvoegkant {
    Samenvoegkant {
        id: m.id,
        status: m.status.0,
        urgentie: m.urgentie.0,
        uiterlijk: m.termijn_op,
        open_aanbod: m.aanbod_id.is_some(),
    }
}
