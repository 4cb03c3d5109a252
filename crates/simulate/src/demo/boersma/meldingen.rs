// SPDX-License-Identifier: EUPL-1.2
//! How it began, and what came in last night.

use super::{CASUS, terug};
use crate::{
    Wereld,
    boek::Boek,
    deel::Deel,
    gezin::Huis,
    kans::Kans,
    levens::Meldingtekst,
    melding::{self, Afloop},
    rijen::Bak,
    tijd::Moment,
    vul::Vul,
};

/// The housing corporation reported arrears.
pub(super) fn eerste(w: &Wereld, deel: &Deel, kans: &mut Kans, bak: &mut Bak, huis: &Huis, start: Moment) {
    let leven = w.bib.leven("huurachterstand");
    let vul = Vul::voor(huis);
    let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
    boek.huishouden = Some(huis.id);
    melding::afgerond(
        w,
        deel,
        kans,
        &mut bak.melding,
        &mut bak.triage,
        &mut bak.aanbod,
        &mut boek,
        &Afloop {
            tekst: &leven.meldingen[0],
            leven: Some(leven),
            huis: Some(huis),
            vul: Some(&vul),
            ontvangen: terug(w, 285).om(9, 20),
            klaar: start,
            uitkomst: "mdo",
            team: "",
            reden: "",
            casus: Some(CASUS),
        },
    );
}

/// Last night the police reported a concern about Joris; nobody looked at it yet.
pub(super) fn laatste(w: &Wereld, deel: &Deel, kans: &mut Kans, bak: &mut Bak, huis: &Huis) {
    let politie = Meldingtekst {
        kanaal: "keten",
        hoedanigheid: "instelling",
        organisatie: "politie",
        urgentie: "spoed",
        gevaar: "onbekend",
        onderwerp: "Zorg om Joris (17), vannacht op straat",
        wat: "Wij troffen Joris vannacht om twee uur aan bij het station, samen met drie anderen. Hij had gedronken en was boos. \
              Wij brachten hem thuis. Zijn moeder was geschrokken. Er was geen strafbaar feit.",
        sinds: "Vannacht",
    };
    let ontvangen = w.vandaag.om(6, 40).min(w.nu - 3_600_000_000);
    melding::binnengekomen(w, deel, kans, bak, &politie, huis, ontvangen);
}
