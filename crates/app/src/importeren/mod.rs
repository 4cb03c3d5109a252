// SPDX-License-Identifier: EUPL-1.2
//! Meldingen from a file (A11): each good row comes in once, each wrong row is told with its line and reason.

mod bestand;

pub use bestand::{Bestand, Bestandsfout, Codering, lees_bestand};

use crate::{App, AppFout, Ctx, Uitkomst, inrichting};
use domain::MeldingId;
use domain::import::{ImportMelding, Rijfout};
use domain::melding::{Kenmerk, terugkoppeling_uiterlijk};
use policy::{Feiten, handelingen};
use std::collections::HashMap;
use store::journaal::{Boeking, Soort};
use store::melding::{self, NieuweRij};
use store::{StoreFout, Uow, importeren as db};

/// Rows in one transaction.
pub const PARTIJ: usize = 200;

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uitslag {
    /// Stored now.
    pub nieuw: u64,
    /// Stored before: the source reference was there.
    pub bestond: u64,
}

/// Names of the wijken, to check the rows with.
#[derive(Clone, Debug, Default)]
pub struct Wijken(HashMap<String, String>);

impl Wijken {
    /// Reads them.
    ///
    /// # Errors
    /// The store.
    pub async fn lees(app: &App, ctx: &Ctx) -> Uitkomst<Self> {
        let mut uow = app.begin_lezen(ctx).await?;
        let uit = db::wijken(&mut uow).await.map_err(AppFout::from);
        let rijen = app.sluit(ctx, uow, uit).await?;
        Ok(Self(
            rijen
                .into_iter()
                .map(|w| (w.naam.to_lowercase(), w.code))
                .collect(),
        ))
    }
    /// Refuses a wijk that is not known.
    ///
    /// # Errors
    /// The fault, for the report.
    pub fn controleer(&self, melding: &ImportMelding) -> Result<(), Rijfout> {
        match &melding.wijk {
            Some(naam) if self.code(naam).is_none() => Err(Rijfout {
                kolom: "wijk".to_owned(),
                waarde: naam.chars().take(60).collect(),
                reden: "Deze wijk is niet bekend. Kijk hoe de wijk heet in de inrichting, of laat dit leeg."
                    .to_owned(),
            }),
            _ => Ok(()),
        }
    }
    fn code(&self, naam: &str) -> Option<&str> {
        self.0.get(&naam.to_lowercase()).map(String::as_str)
    }
}

/// Stores a batch in one transaction, with a journaal row for each melding. Run it again with the same rows and
/// nothing changes.
///
/// # Errors
/// A refusal; a gemeente without team Meldpunt; the store. Nothing of the batch is stored then.
pub async fn importeer(app: &App, ctx: &Ctx, wijken: &Wijken, rijen: &[ImportMelding]) -> Uitkomst<Uitslag> {
    let mut pogingen = 0;
    loop {
        let mut uow = app.begin(ctx).await?;
        let uit = binnen(&mut uow, ctx, wijken, rijen).await;
        pogingen += 1;
        match app.sluit(ctx, uow, uit).await {
            // Another import was first with one of these, or a random public reference was taken: look again.
            Err(AppFout::Store(StoreFout::Uniek(_))) if pogingen < 3 => {}
            anders => return anders,
        }
    }
}

async fn binnen(uow: &mut Uow, ctx: &Ctx, wijken: &Wijken, rijen: &[ImportMelding]) -> Uitkomst<Uitslag> {
    let permit = ctx.mag::<handelingen::MeldingenImporteren>(&Feiten::Geen)?;
    let inrichting = inrichting::geldend(uow, ctx).await?;
    let Some(team_id) = melding::team_van_soort(uow, "meldpunt").await? else {
        return Err(domain::Weigering::new(
            "import.geen_meldpunt",
            "Deze gemeente heeft geen team Meldpunt. Maak dat eerst: elke melding heeft een eigenaar.",
        )
        .into());
    };
    let mut uitslag = Uitslag::default();
    for rij in rijen {
        if db::is_bekend(uow, &rij.bron_kenmerk).await? {
            uitslag.bestond += 1;
            continue;
        }
        let id: MeldingId = uow.nieuw_id();
        let mut toeval = [0; 6];
        uow.kop.bron.toeval(&mut toeval);
        let kenmerk = Kenmerk::nieuw(toeval);
        let termijnen = &inrichting.termijnen;
        let nieuw = NieuweRij {
            id,
            kenmerk: kenmerk.as_str(),
            bron_kenmerk: Some(&rij.bron_kenmerk),
            ontvangen_op: rij.ontvangen_op,
            melding: &rij.melding,
            wijk_code: rij.wijk.as_deref().and_then(|w| wijken.code(w)),
            team_id,
            termijn_op: rij.melding.urgentie.uiterlijk(rij.ontvangen_op, termijnen),
            terugkoppeling_voor: terugkoppeling_uiterlijk(rij.ontvangen_op, termijnen),
        };
        melding::voeg_toe(uow, &permit, &nieuw).await?;
        uitslag.nieuw += 1;
        let boeking = Boeking {
            onderwerp: "melding",
            onderwerp_id: Some(id.uuid()),
            velden: &["melding", "melder"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gemaakt, boeking).await?;
    }
    Ok(uitslag)
}
