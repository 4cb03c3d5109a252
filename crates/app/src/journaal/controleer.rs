// SPDX-License-Identifier: EUPL-1.2
//! Checking zegels against the rows, in order, with one page of rows in memory. The act is booked before the first
//! row is read.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::JournaalId;
use domain::journaal::{Anker, Controle, GetekendZegel, PubliekeSleutel, Verslag};
use policy::{Feiten, handelingen::JournaalControleren};
use std::collections::VecDeque;
use store::journaal::{Boeking, Soort};
use store::journaal_zegel::{self as db, AantalRij, RegelRij};

/// Rows read at once.
const PAGINA: u16 = 5000;
/// Zegels read at once.
const ZEGELS: i64 = 200;
/// Zegels that are looked at to find the last ones.
const LAATSTE: i64 = 1000;

/// What to check.
#[derive(Clone, Debug, Default)]
pub struct Controleopdracht {
    /// First zegel to check; 1 or less checks all.
    pub vanaf: i64,
    /// When given: only the last zegels, as many as hold together so many rows (at least one, at most 1,000), and
    /// `vanaf` does not count.
    pub laatste_regels: Option<i64>,
    /// Ankers that were kept elsewhere.
    pub ankers: Vec<Anker>,
    /// The keys of this installation, when they are known.
    pub vertrouwd: Vec<PubliekeSleutel>,
}

/// How far a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voortgang {
    /// Zegels done.
    pub zegels: u64,
    /// Of so many.
    pub totaal: u64,
}

/// Checks zegels, rows and chain. `voortgang` is called after each page of zegels.
///
/// # Errors
/// Refused, or the store. What does not fit is no error: it is in the report.
pub async fn controleer(
    app: &App,
    ctx: &Ctx,
    opdracht: Controleopdracht,
    mut voortgang: impl FnMut(Voortgang),
) -> Uitkomst<Verslag> {
    let (mut controle, mut na, laatste) = begin(app, ctx, opdracht).await?;
    let eerste = na;
    let aantal = |van: i64, tot: i64| u64::try_from(tot - van).unwrap_or(0);
    loop {
        let zegels = lees_zegels(app, ctx, na).await?;
        let Some(einde) = zegels.last() else {
            controleer_beleid(app, ctx, &mut controle).await?;
            return Ok(controle.einde());
        };
        na = einde.zegel.nummer;
        controleer_zegels(app, ctx, &mut controle, &zegels).await?;
        voortgang(Voortgang {
            zegels: aantal(eerste, na),
            totaal: aantal(eerste, laatste.max(na)),
        });
    }
}

/// Books the act; gives the check, the number it begins after, and the last number.
async fn begin(app: &App, ctx: &Ctx, opdracht: Controleopdracht) -> Uitkomst<(Controle, i64, i64)> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<JournaalControleren>(&Feiten::Geen)?;
        let boeking = Boeking {
            onderwerp: "zegel",
            velden: &["controle"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        let laatste = db::laatste(&mut uow).await?.map_or(0, |z| z.zegel.nummer);
        let vanaf = match opdracht.laatste_regels {
            None => opdracht.vanaf,
            Some(regels) => eerste_van(&db::aantallen(&mut uow, LAATSTE).await?, regels),
        };
        // The zegel before the first one to check: the chain begins there.
        let voor = db::zegels_na(&mut uow, vanaf.max(1) - 2, 1).await?;
        let voor = voor.into_iter().map(|z| z.zegel).find(|z| z.nummer < vanaf);
        let na = voor.as_ref().map_or(0, |z| z.nummer);
        let bekend = db::sleutels(&mut uow).await?;
        let overgangen = store::journaal_overgang::overgangen(&mut uow).await?;
        Ok((
            Controle::nieuw(bekend, &opdracht.vertrouwd, opdracht.ankers, voor).met_overgangen(overgangen),
            na,
            laatste,
        ))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Number of the first of the zegels, given from the last back, that hold at most so many rows together.
fn eerste_van(aantallen: &[AantalRij], regels: i64) -> i64 {
    let (mut som, mut eerste) = (0i64, 1);
    for (i, z) in aantallen.iter().enumerate() {
        som = som.saturating_add(z.aantal.max(0));
        if i > 0 && som > regels {
            break;
        }
        eerste = z.nummer;
    }
    eerste
}

/// Is each version of the policies that a row names kept, as it was?
async fn controleer_beleid(app: &App, ctx: &Ctx, controle: &mut Controle) -> Uitkomst<()> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        for versie in controle.beleid() {
            let tekst = store::beleid::tekst(&mut uow, versie).await?;
            if tekst.is_none_or(|t| policy::beleid::versie_van(&t) != versie) {
                controle.beleid_ontbreekt(versie);
            }
        }
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn lees_zegels(app: &App, ctx: &Ctx, na: i64) -> Uitkomst<Vec<GetekendZegel>> {
    let mut uow = app.begin_lezen(ctx).await?;
    let zegels = db::zegels_na(&mut uow, na, ZEGELS).await;
    app.sluit(ctx, uow, zegels.map_err(AppFout::from)).await
}

/// Rows in order, a page at a time.
struct Stroom {
    pagina: VecDeque<RegelRij>,
    na: JournaalId,
    tot: JournaalId,
    op: bool,
}

impl Stroom {
    /// The next row up to this one, if there is one; it stays for who comes after otherwise.
    async fn volgende(&mut self, app: &App, ctx: &Ctx, tot: JournaalId) -> Uitkomst<Option<RegelRij>> {
        if self.pagina.is_empty() && !self.op {
            let mut uow = app.begin_lezen(ctx).await?;
            let rijen = db::regels(&mut uow, Some(self.na), self.tot, PAGINA).await;
            let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
            self.op = rijen.len() < usize::from(PAGINA);
            self.na = rijen.last().map_or(self.na, |r| r.id);
            self.pagina = rijen.into();
        }
        Ok(match self.pagina.front() {
            Some(r) if r.id <= tot => self.pagina.pop_front(),
            _ => None,
        })
    }
}

async fn controleer_zegels(
    app: &App,
    ctx: &Ctx,
    controle: &mut Controle,
    zegels: &[GetekendZegel],
) -> Uitkomst<()> {
    let Some(tot) = zegels.iter().map(|z| z.zegel.laatste).max() else {
        return Ok(());
    };
    let mut stroom: Option<Stroom> = None;
    for z in zegels {
        let na = controle.zegel(z);
        let stroom = stroom.get_or_insert(Stroom {
            pagina: VecDeque::new(),
            na,
            tot,
            op: false,
        });
        while let Some(r) = stroom.volgende(app, ctx, z.zegel.laatste).await? {
            // Rows before the zegel are those of a zegel that is missing: that has been told.
            if r.id > na {
                controle.regel(&r.regel());
            }
        }
        if !controle.sluit() {
            let mut uow = app.begin_lezen(ctx).await?;
            let lijst = db::lijst(&mut uow, z.zegel.nummer).await;
            let lijst = app.sluit(ctx, uow, lijst.map_err(AppFout::from)).await?;
            controle.verklaar(&lijst.unwrap_or_default());
        }
    }
    Ok(())
}
