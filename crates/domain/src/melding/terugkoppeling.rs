// SPDX-License-Identifier: EUPL-1.2
//! What the melder hears back: within a term, and without case content (requirement A9).

use super::MeldingUitkomst;
use crate::{inrichting::Termijnen, termijn::einde};
use jiff::Timestamp;

/// What to tell the melder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terugkoppeling {
    /// This text, to be sent or said.
    Bericht {
        /// Subject line.
        onderwerp: &'static str,
        /// The text, in B1, without anything about the household.
        tekst: &'static str,
    },
    /// Nobody to tell; the reason is kept.
    NietMogelijk {
        /// Why.
        reden: &'static str,
    },
}

/// The standard text for an outcome. The same text goes for every outcome in which work goes on, so that the
/// text itself tells nothing about the household.
pub const fn terugkoppeling(uitkomst: MeldingUitkomst, heeft_contact: bool) -> Terugkoppeling {
    if !heeft_contact {
        return Terugkoppeling::NietMogelijk {
            reden: "De melder heeft geen telefoonnummer of e-mailadres gegeven.",
        };
    }
    let tekst = match uitkomst {
        MeldingUitkomst::Mdo | MeldingUitkomst::Team | MeldingUitkomst::Crisis | MeldingUitkomst::Casus => {
            "Dank u wel voor uw melding. Wij hebben haar gelezen en gewogen, en wij zijn ermee aan de slag. \
             Wij mogen u niet vertellen wat wij doen. Dat is om de mensen over wie het gaat te beschermen. \
             Ziet u dat het slechter gaat? Meld het dan opnieuw. Is er nu gevaar? Bel 112."
        }
        MeldingUitkomst::Informatie => {
            "Dank u wel voor uw melding. U hebt van ons informatie gekregen over wat u zelf kunt doen en wie u \
             kunt bellen. Lukt het niet, of gaat het slechter? Meld het dan opnieuw. Is er nu gevaar? Bel 112."
        }
        MeldingUitkomst::GeenVervolg => {
            "Dank u wel voor uw melding. Wij hebben haar gelezen en gewogen. Op dit moment doen wij er verder \
             niets mee. Wij mogen u niet vertellen waarom. Ziet u dat het slechter gaat? Meld het dan opnieuw. \
             Is er nu gevaar? Bel 112."
        }
    };
    Terugkoppeling::Bericht {
        onderwerp: "Uw melding bij het Meldpunt",
        tekst,
    }
}

/// When the melder must have heard back.
pub fn terugkoppeling_uiterlijk(ontvangen: Timestamp, termijnen: &Termijnen) -> Timestamp {
    einde(ontvangen, termijnen.terugkoppeling)
}
