// SPDX-License-Identifier: EUPL-1.2
//! The BRP of the settings, for the use cases: Haal Centraal over `chain` (I4).

use crate::instellingen::Instellingen;
use app::brp::{Antwoord, BrpBron, Storing};
use chain::brp::{Bron, BrpFout, Instelling, Toegang};
use domain::bsn::Bsn;
use jiff::SignedDuration;
use std::sync::Arc;

/// Haal Centraal BRP Personen.
#[derive(Debug)]
struct HaalCentraal(Bron);

impl BrpBron for HaalCentraal {
    fn persoon<'a>(&'a self, bsn: &'a Bsn) -> Antwoord<'a> {
        Box::pin(async move {
            let personen = self
                .0
                .raadpleeg(std::slice::from_ref(bsn))
                .await
                .map_err(storing)?;
            Ok(personen
                .into_iter()
                .next()
                .map(chain::brp::Persoon::persoonslijst))
        })
    }
}

fn storing(fout: BrpFout) -> Storing {
    let later = fout.later();
    let waarom = fout.to_string();
    let wacht = match fout {
        BrpFout::Nu { wacht, .. } => wacht.and_then(|w| SignedDuration::try_from(w).ok()),
        _ => None,
    };
    // Why the BRP refuses or does not understand is for the beheerder too.
    if !later {
        tracing::error!(%waarom, "the BRP gave no answer that can be used");
    }
    Storing { waarom, later, wacht }
}

/// The BRP that these settings name; `None`: there is none.
///
/// # Errors
/// In words, when the address or the key can't be used.
pub fn brp_bron(i: &Instellingen) -> Result<Option<Arc<dyn BrpBron>>, Vec<String>> {
    let Some(adres) = &i.brp_adres else {
        return Ok(None);
    };
    let toegang = match &i.brp_sleutel {
        Some(waarde) => Toegang::Sleutel {
            kop: i.brp_kop.clone(),
            waarde: waarde.clone(),
        },
        None => Toegang::Netwerk,
    };
    let bron = Bron::nieuw(&Instelling {
        adres: adres.clone(),
        toegang,
    })
    .map_err(|e| vec![e])?;
    Ok(Some(Arc::new(HaalCentraal(bron))))
}
