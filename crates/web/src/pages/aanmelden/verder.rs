// SPDX-License-Identifier: EUPL-1.2
//! After signing in again: the form that was being sent when the session ended.

use super::veilig_pad;
use crate::kern::herstel::{FORMULIER, PAD};
use crate::kern::{Bezoek, Invoer, Pagina, PaginaUitkomst, naar, naar_met, tekst, toon};
use askama::Template;

#[derive(Template)]
#[template(path = "aanmelden/verder.html")]
struct Verder {
    p: Pagina,
    pad: String,
    wanneer: String,
    /// What was typed, to read.
    teksten: Vec<String>,
    /// All of it, to send.
    velden: Vec<(String, String)>,
}

/// Shows it, to send it after all or to throw it away.
pub(super) async fn toon_verder(bezoek: Bezoek) -> PaginaUitkomst {
    let Some(concept) = bezoek.concept(FORMULIER).await? else {
        return Ok(naar("/mijn-werk"));
    };
    let (paden, velden): (Vec<_>, Vec<_>) = concept.velden.into_iter().partition(|(n, _)| n == PAD);
    let pad = paden.first().map_or("", |(_, p)| p.as_str());
    let pad = veilig_pad(pad).to_owned();
    toon(&Verder {
        p: bezoek.pagina("Je was nog niet klaar", ""),
        wanneer: tekst::tijd(concept.bewaard_op),
        // Codes and ids say nothing to a reader; sentences do.
        teksten: velden
            .iter()
            .map(|(_, w)| w.trim().to_owned())
            .filter(|w| w.contains(' ') || w.chars().count() > 40)
            .filter(|w| uuid::Uuid::parse_str(w).is_err())
            .collect(),
        velden,
        pad,
    })
}

/// Throws it away.
pub(super) async fn weg(bezoek: Bezoek, _invoer: Invoer) -> PaginaUitkomst {
    bezoek.wis_concept(FORMULIER).await?;
    Ok(naar_met("/mijn-werk", "Weggegooid. Er is niets verstuurd."))
}
