// SPDX-License-Identifier: EUPL-1.2
//! A quick note: first one's own casussen to choose from.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::CasusId;
use policy::{Feiten, handelingen::MijnWerkZien};
use store::journaal::{Boeking, Soort};
use store::mijn_werk as db;

/// A casus to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keus {
    /// The casus.
    pub casus: CasusId,
    /// Household.
    pub huishouden: String,
    /// Why it is one's own: "Uitvoering · Voorstad", "je neemt waar voor …", "je doet mee".
    pub bij: String,
}

/// The running casussen in which the actor writes notes: as regisseur, standing in, or taking part. By name.
///
/// # Errors
/// Access refused; the store.
pub async fn snel(app: &App, ctx: &Ctx) -> Uitkomst<Vec<Keus>> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<MijnWerkZien>(&Feiten::Geen)?;
        let ik = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
        let vandaag = ctx.vandaag();
        let mut keuzes: Vec<Keus> = db::huishoudens(&mut uow, ik, vandaag)
            .await?
            .into_iter()
            .map(|r| {
                let mut bij = vec![r.fase.label().to_owned()];
                bij.extend(r.wijk);
                if r.regisseur_id != ik {
                    bij.push(format!("je neemt waar voor {}", r.regisseur));
                }
                Keus {
                    casus: r.casus_id,
                    huishouden: r.huishouden,
                    bij: bij.join(" · "),
                }
            })
            .collect();
        for r in db::deelnames(&mut uow, ik, vandaag).await? {
            if !keuzes.iter().any(|k| k.casus == r.casus_id) {
                keuzes.push(Keus {
                    casus: r.casus_id,
                    huishouden: r.huishouden,
                    bij: format!("{} · je doet mee", r.fase.label()),
                });
            }
        }
        keuzes.sort_by(|a, b| (&a.huishouden, a.casus).cmp(&(&b.huishouden, b.casus)));
        let boeking = Boeking {
            onderwerp: "casus",
            velden: &["lijst"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gezocht, boeking).await?;
        Ok(keuzes)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
