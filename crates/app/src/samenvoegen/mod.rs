// SPDX-License-Identifier: EUPL-1.2
//! Two persons that turn out to be one (C6): looked at side by side, merged in one transaction, undone at any time. The
//! record that goes keeps its own facts, is found nowhere, and its address leads to the one that stays.
//!
//! Merging never lets anybody see more: who may not see one of the two may not merge them, a restriction and a secret
//! address of either count for both.

pub mod dubbel;
pub mod kijk;
pub mod terug;
mod vergelijk;
pub mod wachtrij;

pub use vergelijk::{Kant, feit_tekst};

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::samenvoegen::{
    self as regels, Bezwaren, Feiten as PersoonFeiten, LetOp, NieuweSamenvoeging, Veld, Vergeleken,
};
use domain::{PersoonId, SamenvoegingId};
use policy::handelingen::PersoonSamenvoegen;
use policy::{Bijzonder, Feiten, Handeling, Permit};
use std::collections::BTreeSet;
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::samenvoegen::{self as db, SamenRij, VERWIJZINGEN, WieRij};

/// What moves, in words: "2 notities", and what stays whole beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verhuist {
    /// "2 notities".
    pub wat: String,
    /// Who stays has these too: they are kept apart, and come back when it is undone.
    pub apart: bool,
}

/// The form: both, what differs, what moves.
#[derive(Clone, Debug)]
pub struct Form {
    /// Who stays.
    pub blijft: Kant,
    /// Who goes.
    pub vervalt: Kant,
    /// Facts to choose.
    pub te_kiezen: Vec<Veld>,
    /// To think of.
    pub let_op: Vec<LetOp>,
    /// What comes along.
    pub verhuist: Vec<Verhuist>,
    /// Why it can't be done.
    pub bezwaar: Option<String>,
}

/// Both persons, with the right to act on both.
pub(crate) struct Geladen<A: Handeling> {
    pub permit: Permit<A>,
    pub een: WieRij,
    pub ander: WieRij,
    pub samen: SamenRij,
}

/// May the actor do this to this person? Asked of the person, and of each household they ever belonged to: who is kept out
/// of one of those, is kept out here.
pub(crate) async fn mag_bij<A: Handeling>(uow: &mut Uow, ctx: &Ctx, id: PersoonId) -> Uitkomst<Permit<A>> {
    let feiten = Feiten::Huishouden {
        gemeente: uow.gemeente(),
        id: None,
        casus: None,
        bijzonder: Bijzonder {
            afgeschermd: store::toegang::is_afgeschermd(uow, id).await?,
            ..Bijzonder::default()
        },
    };
    let permit = ctx.mag::<A>(&feiten)?;
    let huizen: BTreeSet<_> = store::inzage::lidmaatschappen(uow, id)
        .await?
        .into_iter()
        .map(|l| l.huishouden_id)
        .collect();
    for huis in huizen {
        let geladen = crate::huishouden::laad(uow, ctx, huis).await?;
        ctx.mag::<A>(&geladen.feiten)?;
    }
    uow.betreft(None, None);
    Ok(permit)
}

/// Loads two persons that the actor may know of and act on.
pub(crate) async fn laad<A: Handeling>(
    uow: &mut Uow,
    ctx: &Ctx,
    een: PersoonId,
    ander: PersoonId,
) -> Uitkomst<Geladen<A>> {
    let permit = mag_bij::<A>(uow, ctx, een).await?;
    mag_bij::<A>(uow, ctx, ander).await?;
    let mut rijen = Vec::new();
    for id in [een, ander] {
        let rij = db::wie(uow, id).await?.filter(|r| r.vervangen_door.is_none());
        rijen.push(rij.ok_or(AppFout::NietGevonden)?);
    }
    let samen = db::samen(uow, een, ander).await?.ok_or(AppFout::NietGevonden)?;
    let (Some(ander), Some(een)) = (rijen.pop(), rijen.pop()) else {
        return Err(AppFout::NietGevonden);
    };
    Ok(Geladen {
        permit,
        een,
        ander,
        samen,
    })
}

fn bezwaren<A: Handeling>(g: &Geladen<A>) -> Bezwaren {
    Bezwaren {
        zelfde_record: g.een.id == g.ander.id,
        bsn_verschilt: g.een.heeft_bsn && g.ander.heeft_bsn,
        afscherming_verschilt: g.samen.afscherming_verschilt,
        gewist: g.een.gewist() || g.ander.gewist(),
    }
}

/// Side by side, with what would move; nothing changes. Booked for both.
///
/// # Errors
/// Access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, blijft: PersoonId, vervalt: PersoonId) -> Uitkomst<Form> {
    let ctx = &crate::casus::blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = laad::<PersoonSamenvoegen>(&mut uow, ctx, blijft, vervalt).await?;
        let eerder_ander = db::oordelen(&mut uow, blijft, vervalt)
            .await?
            .first()
            .is_some_and(|o| o.oordeel == "ander");
        let (a, b) = (g.een.feiten(), g.ander.feiten());
        let form = Form {
            te_kiezen: regels::te_kiezen(&a, &b),
            let_op: regels::let_op(Vergeleken {
                blijft: &a,
                vervalt: &b,
                zelfde_huishouden: g.samen.zelfde_huishouden,
                zelfde_casus: g.samen.zelfde_casus,
                relatie: g.samen.relatie,
                eerder_ander,
                dubbel_signaal: g.samen.dubbel_signaal,
            }),
            bezwaar: regels::mag(bezwaren(&g)).err().map(|w| w.reden),
            verhuist: Vec::new(),
            blijft: vergelijk::kant(&mut uow, ctx, &g.een).await?,
            vervalt: vergelijk::kant(&mut uow, ctx, &g.ander).await?,
        };
        for id in [blijft, vervalt] {
            boek(&mut uow, &g.permit, id, Soort::Gelezen, "").await?;
        }
        Ok(form)
    }
    .await;
    let mut form = app.sluit(ctx, uow, uit).await?;
    if form.bezwaar.is_none() {
        form.verhuist = proef(app, ctx, blijft, vervalt).await?;
    }
    Ok(form)
}

/// What would move: by doing it, and undoing all of it. So the form can't say anything else than what happens.
async fn proef(app: &App, ctx: &Ctx, blijft: PersoonId, vervalt: PersoonId) -> Uitkomst<Vec<Verhuist>> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let g = laad::<PersoonSamenvoegen>(&mut uow, ctx, blijft, vervalt).await?;
        let id = db::voeg_toe(&mut uow, &g.permit, (blijft, vervalt), "", ("", ""), false).await?;
        db::verplaats(&mut uow, &g.permit, id, (blijft, vervalt)).await?;
        Ok::<_, AppFout>(db::geteld(&mut uow, id).await?)
    }
    .await;
    uow.rollback().await?;
    let geteld = uit?;
    let van = |soort: &'static str| {
        let geteld = &geteld;
        VERWIJZINGEN.iter().filter_map(move |v| {
            let aantal = geteld
                .iter()
                .find(|t| t.tabel == v.tabel && t.kolom == v.kolom && t.soort == soort)?
                .aantal;
            Some((v.woord, aantal))
        })
    };
    let mut verhuist = Vec::new();
    for (soort, apart) in [("mee", false), ("apart", true)] {
        // A relation is in the list twice: by either end.
        let mut regels: Vec<((&str, &str), i64)> = Vec::new();
        for (woord, aantal) in van(soort) {
            match regels.iter_mut().find(|r| r.0 == woord) {
                Some(r) => r.1 += aantal,
                None => regels.push((woord, aantal)),
            }
        }
        verhuist.extend(regels.into_iter().map(|(w, n)| Verhuist {
            wat: aantal_tekst(n, w),
            apart,
        }));
    }
    Ok(verhuist)
}

pub(crate) fn aantal_tekst(aantal: i64, (een, meer): (&str, &str)) -> String {
    match aantal {
        1 => format!("1 {een}"),
        n => format!("{n} {meer}"),
    }
}

/// Merges `vervalt` into `blijft`, read as these versions; gives the merge.
///
/// # Errors
/// `Gewijzigd` when one of the two changed; wrong input, a rule, access, not found, the store.
pub async fn voeg_samen(
    app: &App,
    ctx: &Ctx,
    (blijft, versie_blijft): (PersoonId, i64),
    (vervalt, versie_vervalt): (PersoonId, i64),
    nieuw: &NieuweSamenvoeging,
) -> Uitkomst<SamenvoegingId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let uow = &mut uow;
        let g = laad::<PersoonSamenvoegen>(uow, ctx, blijft, vervalt).await?;
        regels::mag(bezwaren(&g))?;
        if (g.een.version, g.ander.version) != (versie_blijft, versie_vervalt) {
            return Err(AppFout::Gewijzigd);
        }
        let (a, b) = (g.een.feiten(), g.ander.feiten());
        let (na, reden) = regels::kies(&a, &b, nieuw)?;
        let permit = &g.permit;
        let bsn_mee = !g.een.heeft_bsn && db::bsn_over(uow, permit, vervalt, blijft).await?;
        db::zet_feiten(uow, permit, blijft, versie_blijft, &na, None).await?;
        db::zet_feiten(uow, permit, vervalt, versie_vervalt, &b, Some(blijft)).await?;
        let (voor, later) = (als_json(&a)?, als_json(&na)?);
        let id = db::voeg_toe(uow, permit, (blijft, vervalt), &reden, (&voor, &later), bsn_mee).await?;
        db::verplaats(uow, permit, id, (blijft, vervalt)).await?;
        store::persoon::zet_vindbaar(uow, permit, vervalt, &store::persoon::Vindbaar::default()).await?;
        vindbaar(app, uow, permit, &[blijft], &[&a, &b, &na]).await?;
        let versies = ((blijft, versie_blijft + 1), (vervalt, versie_vervalt + 1));
        db::zet_oordeel(uow, permit, versies.0, versies.1, ("zelfde", "samenvoegen", "")).await?;
        for wie in [blijft, vervalt] {
            boek(uow, permit, wie, Soort::Gewijzigd, "samengevoegd").await?;
        }
        store::techniek::zet_resultaat(uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

pub(crate) fn als_json(f: &PersoonFeiten) -> Uitkomst<String> {
    serde_json::to_string(f).map_err(|fout| {
        AppFout::Store(store::StoreFout::Waarde {
            kolom: "feiten".to_owned(),
            fout: fout.to_string(),
        })
    })
}

/// Makes search terms and keys of recognition again: of these persons, and of who lives at an address of theirs, because
/// it may be secret now, or no longer. Their signalen meet again.
pub(crate) async fn vindbaar(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<PersoonSamenvoegen>,
    personen: &[PersoonId],
    feiten: &[&PersoonFeiten],
) -> Uitkomst<()> {
    for id in personen {
        // Who was merged is found nowhere.
        if store::persoon::lees(uow, *id).await?.is_some() {
            crate::huishouden::herindexeer(app, uow, permit, *id).await?;
        }
    }
    if feiten.iter().any(|f| f.adres_geheim) {
        let adressen: BTreeSet<_> = feiten.iter().filter_map(|f| f.adres_id).collect();
        for adres in adressen {
            crate::huishouden::geheim::hertermen(app, uow, permit, Some(adres)).await?;
        }
    }
    for id in personen {
        crate::verwijsindex::ververs(app, uow, permit, *id).await?;
    }
    Ok(())
}

pub(crate) async fn boek<A: Handeling>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: PersoonId,
    soort: Soort,
    reden: &str,
) -> Uitkomst<()> {
    let boeking = Boeking {
        persoon: Some(wie),
        onderwerp: "persoon",
        onderwerp_id: Some(wie.uuid()),
        velden: &["naam", "geboortedatum", "telefoon", "adres"],
        reden,
        ..Boeking::default()
    };
    uow.boek(permit, soort, boeking).await?;
    Ok(())
}

/// Who stands for a person whose record was merged, when the actor may know of them: an old address leads on.
///
/// # Errors
/// Access, the store.
pub async fn nu(app: &App, ctx: &Ctx, id: PersoonId) -> Uitkomst<Option<PersoonId>> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        let Some(blijft) = db::vervangen_door(&mut uow, id).await? else {
            return Ok(None);
        };
        let zichtbaar = !store::toegang::is_afgeschermd(&mut uow, blijft).await?;
        Ok(Some(blijft).filter(|_| zichtbaar))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
