// SPDX-License-Identifier: EUPL-1.2
//! Access to a household beyond the ordinary tasks (requirements D4, H8; S3 "Per casus", S4 §7): taking part, asking
//! for it, emergency access, conflict of interest and restricted people. Who may do each stands in the policies; here
//! is what must be said, until when it holds, and what nobody may do for themselves.

mod afscherming;
mod convenant;
mod deelname;
mod geraakt;
mod grondslag;
mod nood;
mod verzoek;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_convenant;
#[cfg(test)]
mod tests_grond;

pub use afscherming::{
    AfschermingSoort, GeldigeAfscherming, NieuweAfscherming, NieuweUitsluiting, UitsluitingSoort, reden_nodig,
};
pub use convenant::{
    Convenant, GeldigConvenant, GeldigeOndertekening, NieuwConvenant, NieuweOndertekening, NieuweOrganisatie,
    Ondertekening, OrganisatieSoort, gaten, nieuwe_laatste_dag, onder_convenant,
};
pub use deelname::{GeldigeDeelname, NieuweDeelname, laatste_dag, te_bevestigen};
pub use geraakt::{Deelnameraak, Raak, raakt_grond};
pub use grondslag::{
    BASIS as BASIS_CATEGORIEEN, BEGIN as BEGIN_GRONDSLAGEN, GeldigeGrondslag, Grondslag, NieuweGrondslag,
    dag_ervoor, geldende, laatste_dag_grond, opent, opent_tekst,
};
pub use nood::{GeldigOordeel, NieuwOordeel, NieuweNood, NoodOordeel, nood_loopt, nood_tot};
pub use verzoek::{GeldigVerzoek, NieuwVerzoek, VerzoekBesluit, VerzoekStatus, besluit_reden};

use crate::{Fouten, MedewerkerId, Weigering};

/// Longest text.
pub const LANGST: usize = 1000;

/// Nobody decides on what they asked or did themselves (anchors: self-approval).
///
/// # Errors
/// A refusal when both are the same person.
pub fn niet_over_jezelf(wie: MedewerkerId, beslisser: Option<MedewerkerId>) -> Result<(), Weigering> {
    if beslisser == Some(wie) {
        return Err(Weigering::new(
            "toegang.over_jezelf",
            "Hierover kun je niet zelf beslissen. Vraag een collega die dat mag.",
        ));
    }
    Ok(())
}

/// Who directs a casus must be able to open it (anchors: "a task assigned to somebody without access to the case").
///
/// # Errors
/// A refusal for who is shut out of the household, or has no access by name to somebody restricted in it.
pub fn mag_regie(naam: &str, uitgesloten: bool, afgeschermd: bool) -> Result<(), Weigering> {
    if uitgesloten {
        return Err(Weigering::new(
            "regie.uitgesloten",
            format!("{naam} is uitgesloten van dit dossier. Kies een andere regisseur."),
        ));
    }
    if afgeschermd {
        return Err(Weigering::new(
            "regie.afgeschermd",
            format!(
                "Dit dossier is afgeschermd, en {naam} heeft geen toegang. Geef eerst toegang op naam, of kies een andere regisseur."
            ),
        ));
    }
    Ok(())
}

/// A text that must say something: not empty, long enough, not too long. Gives it trimmed.
fn tekst(f: &mut Fouten, veld: &str, waarde: &str, minstens: usize, vraag: &str) -> String {
    let waarde = waarde.trim().to_owned();
    let lengte = waarde.chars().count();
    if lengte < minstens {
        f.voeg(veld, vraag);
    } else if lengte > LANGST {
        f.voeg(
            veld,
            format!("Deze tekst is te lang. Maak hem korter: hoogstens {LANGST} tekens."),
        );
    }
    waarde
}
