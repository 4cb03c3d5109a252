// SPDX-License-Identifier: EUPL-1.2
//! Undoing a merge, at any later time: everything goes back where it was. What changed since stays where it was changed;
//! what came since goes to the side that is chosen.

use super::{aantal_tekst, boek, mag_bij, vindbaar};
use crate::zoeken::persoonsnaam;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::samenvoegen::{self as regels, Feiten as PersoonFeiten, TerugBezwaren, Veld};
use domain::{PersoonId, SamenvoegingId, Weigering};
use jiff::Timestamp;
use policy::Permit;
use policy::handelingen::PersoonSamenvoegen;
use store::Uow;
use store::journaal::Soort;
use store::samenvoegen::{self as db, SamenvoegingRij, VERWIJZINGEN, WieRij};

/// A merge, as a line.
#[derive(Clone, Debug)]
pub struct Regel {
    /// Id.
    pub id: SamenvoegingId,
    /// Name of who went.
    pub vervallen: String,
    /// When.
    pub op: Timestamp,
    /// Who did it.
    pub door: String,
    /// Why.
    pub reden: String,
    /// When it was undone, by whom and why.
    pub terug: Option<(Timestamp, String, String)>,
}

/// Something that came since, with the side it goes to.
#[derive(Clone, Debug)]
pub struct Erbij {
    /// For the form: table and column.
    pub code: String,
    /// "2 notities".
    pub wat: String,
}

/// What undoing would do.
#[derive(Clone, Debug)]
pub struct Form {
    /// The merge.
    pub id: SamenvoegingId,
    /// Who stayed.
    pub blijft: PersoonId,
    /// Their name now.
    pub blijft_naam: String,
    /// Name of who comes back.
    pub vervallen_naam: String,
    /// When, by whom, why.
    pub op: Timestamp,
    /// Who did it.
    pub door: String,
    /// Why.
    pub reden: String,
    /// What goes back: "2 notities".
    pub gaat_terug: Vec<String>,
    /// Facts that changed since, and stay so.
    pub gewijzigd: Vec<Veld>,
    /// What came since.
    pub erbij: Vec<Erbij>,
    /// Version of who stayed.
    pub version: i64,
    /// Why it can't be undone now.
    pub bezwaar: Option<String>,
}

struct Geladen {
    permit: Permit<PersoonSamenvoegen>,
    rij: SamenvoegingRij,
    blijft: WieRij,
    vervalt: WieRij,
    bezwaren: TerugBezwaren,
}

async fn laad(uow: &mut Uow, ctx: &Ctx, id: SamenvoegingId) -> Uitkomst<Geladen> {
    let Some(rij) = db::lees(uow, id).await? else {
        // Who may not do this at all is told so, whether it exists or not.
        ctx.mag::<PersoonSamenvoegen>(&policy::Feiten::Geen)?;
        return Err(AppFout::NietGevonden);
    };
    let permit = mag_bij::<PersoonSamenvoegen>(uow, ctx, rij.blijft_id).await?;
    mag_bij::<PersoonSamenvoegen>(uow, ctx, rij.vervalt_id).await?;
    let blijft = db::wie(uow, rij.blijft_id).await?.ok_or(AppFout::NietGevonden)?;
    let vervalt = db::wie(uow, rij.vervalt_id).await?.ok_or(AppFout::NietGevonden)?;
    if let Some(nu) = blijft.vervangen_door {
        mag_bij::<PersoonSamenvoegen>(uow, ctx, nu).await?;
    }
    let laatste = db::van_persoon(uow, rij.blijft_id)
        .await?
        .into_iter()
        .find(|s| s.terug_op.is_none());
    let bezwaren = TerugBezwaren {
        al_terug: rij.terug_op.is_some(),
        zelf_vervallen: blijft.vervangen_door.is_some(),
        later_nog_een: laatste.is_some_and(|l| l.id != id),
        gewist: blijft.gewist() || vervalt.gewist(),
    };
    Ok(Geladen {
        permit,
        rij,
        blijft,
        vervalt,
        bezwaren,
    })
}

fn feiten(tekst: &str) -> Uitkomst<PersoonFeiten> {
    serde_json::from_str(tekst).map_err(|fout| {
        AppFout::Store(store::StoreFout::Waarde {
            kolom: "feiten".to_owned(),
            fout: fout.to_string(),
        })
    })
}

fn naam(w: &WieRij) -> String {
    persoonsnaam(&w.voornamen, &w.voorvoegsel, &w.geslachtsnaam)
}

/// Merges of a person, the newest first; booked.
///
/// # Errors
/// Access, not found, the store.
pub async fn lijst(app: &App, ctx: &Ctx, id: PersoonId) -> Uitkomst<(String, Vec<Regel>)> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let permit = mag_bij::<PersoonSamenvoegen>(&mut uow, ctx, id).await?;
        let wie = db::wie(&mut uow, id)
            .await?
            .filter(|w| w.vervangen_door.is_none());
        let wie = wie.ok_or(AppFout::NietGevonden)?;
        let mut uit = Vec::new();
        for r in db::van_persoon(&mut uow, id).await? {
            let oud = db::wie(&mut uow, r.vervalt_id).await?;
            uit.push(Regel {
                id: r.id,
                vervallen: oud.as_ref().map(naam).unwrap_or_default(),
                op: r.op,
                door: r.door,
                reden: r.reden,
                terug: r
                    .terug_op
                    .map(|op| (op, r.terug_door.unwrap_or_default(), r.terug_reden)),
            });
        }
        boek(&mut uow, &permit, id, Soort::Gelezen, "").await?;
        Ok((naam(&wie), uit))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// What undoing would do; nothing changes. Booked for both.
///
/// # Errors
/// Access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, id: SamenvoegingId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let g = laad(&mut uow, ctx, id).await?;
        let bezwaar = regels::mag_terug(g.bezwaren).err().map(|w| w.reden);
        let (mut gaat_terug, mut erbij, mut gewijzigd) = (Vec::new(), Vec::new(), Vec::new());
        if bezwaar.is_none() {
            let geteld = db::geteld(&mut uow, id).await?;
            for v in VERWIJZINGEN {
                let van = geteld
                    .iter()
                    .filter(|t| t.tabel == v.tabel && t.kolom == v.kolom && t.soort != "eigen");
                let aantal: i64 = van.map(|t| t.aantal).sum();
                if aantal > 0 {
                    gaat_terug.push(aantal_tekst(aantal, v.woord));
                }
            }
            for (v, aantal) in db::erbij(&mut uow, id, g.rij.blijft_id).await? {
                erbij.push(Erbij {
                    code: format!("{}.{}", v.tabel, v.kolom),
                    wat: aantal_tekst(aantal, v.woord),
                });
            }
            let (voor, na) = (feiten(&g.rij.feiten_voor)?, feiten(&g.rij.feiten_na)?);
            gewijzigd = regels::terug(&g.blijft.feiten(), &voor, &na).1;
        }
        for wie in [g.rij.blijft_id, g.rij.vervalt_id] {
            boek(&mut uow, &g.permit, wie, Soort::Gelezen, "").await?;
        }
        Ok(Form {
            id,
            blijft: g.rij.blijft_id,
            blijft_naam: naam(&g.blijft),
            vervallen_naam: naam(&g.vervalt),
            op: g.rij.op,
            door: g.rij.door,
            reden: g.rij.reden,
            gaat_terug,
            gewijzigd,
            erbij,
            version: g.blijft.version,
            bezwaar,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Undoes a merge; `mee`: what came since (table.column) goes along to who comes back. Gives who stayed.
///
/// # Errors
/// `Gewijzigd` when who stayed changed since `version`; wrong input, a rule, access, not found, the store.
pub async fn terug(
    app: &App,
    ctx: &Ctx,
    id: SamenvoegingId,
    version: i64,
    reden: &str,
    mee: &[String],
) -> Uitkomst<PersoonId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let uow = &mut uow;
        let g = laad(uow, ctx, id).await?;
        regels::mag_terug(g.bezwaren)?;
        let reden = regels::terug_reden(reden)?;
        if g.blijft.version != version {
            return Err(AppFout::Gewijzigd);
        }
        let (permit, blijft, vervalt) = (&g.permit, g.rij.blijft_id, g.rij.vervalt_id);
        let (voor, na) = (feiten(&g.rij.feiten_voor)?, feiten(&g.rij.feiten_na)?);
        let (nieuw, _) = regels::terug(&g.blijft.feiten(), &voor, &na);
        if g.rij.bsn_mee {
            db::bsn_over(uow, permit, blijft, vervalt).await?;
        }
        let mee: Vec<(String, String)> = mee
            .iter()
            .filter_map(|m| m.split_once('.'))
            .map(|(t, k)| (t.to_owned(), k.to_owned()))
            .collect();
        if !db::zet_terug(uow, permit, id, (blijft, vervalt), &mee).await? {
            return Err(Weigering::new(
                "samenvoegen.botst",
                "Intussen is er iets vastgelegd dat in de weg zit, bijvoorbeeld in het huishouden. Daarom kan dit nu niet terug. Vraag het de beheerder.",
            )
            .into());
        }
        db::zet_feiten(uow, permit, blijft, version, &nieuw, None).await?;
        db::zet_feiten(uow, permit, vervalt, g.vervalt.version, &g.vervalt.feiten(), None).await?;
        db::is_terug(uow, permit, id, &reden).await?;
        vindbaar(app, uow, permit, &[blijft, vervalt], &[&voor, &na, &nieuw, &g.vervalt.feiten()]).await?;
        let versies = ((blijft, version + 1), (vervalt, g.vervalt.version + 1));
        db::zet_oordeel(uow, permit, versies.0, versies.1, ("ander", "samenvoegen", "")).await?;
        for wie in [blijft, vervalt] {
            boek(uow, permit, wie, Soort::Gewijzigd, "samenvoeging_terug").await?;
        }
        store::techniek::zet_resultaat(uow, &blijft.to_string()).await?;
        Ok(blijft)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
