// SPDX-License-Identifier: EUPL-1.2
//! The frozen versions of the plan, and who agreed.

use super::{CASUS, nr, vast, wie};
use crate::{
    Wereld,
    gezin::Huis,
    plan::{self, Doel},
    rijen::*,
};

/// Writes them.
pub(super) fn schrijf(w: &Wereld, bak: &mut Bak, huis: &Huis, doelen: &[Doel]) {
    let v = w.vandaag;
    let aalders = wie("s.aalders");
    for (n, dagen) in [(1, 220), (2, 66), (3, 12)] {
        let op = v.plus(-dagen).werkdag_ervoor().om(16, 20);
        let id = vast(nr::VERSIE + n);
        bak.planversie.push(PlanversieRij {
            gemeente: w.gemeente,
            id,
            casus_id: CASUS,
            nummer: i32::try_from(n).unwrap_or(1),
            inhoud: plan::inhoud_tekst(&w.inrichting, doelen, n == 3, n == 1).into(),
            gemaakt_op: op,
            gemaakt_door: aalders,
            mdo_gezien_op: (n == 1).then(|| v.plus(-215).mdo().om(10, 15)),
            mdo_opmerking: if n == 1 {
                "Goed plan. Kijk over een half jaar naar school."
            } else {
                ""
            }
            .into(),
        });
        let ineke = huis.hoofd();
        let mut partijen = vec![(
            ineke.id.to_string(),
            ineke.naam(),
            Some(ineke.id),
            if n == 3 { "deels" } else { "akkoord" },
        )];
        for naam in [
            "Budget Adviesbureau",
            "Woonstichting Proef",
            "Basisschool",
            "Jeugdhulp Proef",
        ]
        .iter()
        .take(if n == 3 { 4 } else { 2 })
        {
            partijen.push(((*naam).to_owned(), (*naam).to_owned(), None, "akkoord"));
        }
        for (partij, naam, persoon_id, oordeel) in partijen {
            bak.plan_akkoord.push(PlanAkkoordRij {
                gemeente: w.gemeente,
                planversie_id: id,
                partij: partij.into(),
                naam: naam.into(),
                persoon_id,
                oordeel,
                reden: if oordeel == "deels" {
                    "Ik wil niet twee keer per week een vreemde in huis. De rest is goed."
                } else {
                    ""
                }
                .into(),
                wijze: "gesprek",
                op: v.plus(1 - dagen).werkdag_ervoor().om(11, 0).max(op),
                vastgelegd_door: aalders,
            });
        }
    }
}
