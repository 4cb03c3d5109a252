// SPDX-License-Identifier: EUPL-1.2
//! Names of before and titles of the BRP, as they are stored (B3, I4).

use super::{BRON, persoon::naam};
use crate::Uitkomst;
use domain::PersoonId;
use domain::brp::{BrpDatum, Naam, Persoonslijst};
use policy::{Permit, Writes, handelingen::kind};
use store::Uow;
use store::persoon_naam::{self, NaamRij};

/// Keeps what the list says of names, when it is not what was kept already; true when it was not. What was told of before stays
/// when a list tells only of now.
pub(super) async fn zet<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    lijst: &Persoonslijst,
) -> Uitkomst<bool> {
    let stond: Vec<NaamRij> = persoon_naam::lees(uow, id)
        .await?
        .into_iter()
        .filter(|n| n.bron == BRON)
        .collect();
    let vandaag = uow.vandaag();
    let rij = |n: &Naam, eerder: bool, tot: String| {
        let los = naam(n);
        NaamRij {
            voornamen: los.voornamen,
            titel: n.predicaat.trim().to_owned(),
            voorvoegsel: los.voorvoegsel,
            achternaam: los.achternaam,
            eerder,
            tot,
            bron: BRON.to_owned(),
            bevestigd_op: vandaag,
        }
    };
    let nu = (!lijst.naam.predicaat.trim().is_empty()).then(|| rij(&lijst.naam, false, String::new()));
    let mut wordt: Vec<NaamRij> = nu.into_iter().collect();
    if lijst.historie {
        let tot = |t: Option<BrpDatum>| t.map(BrpDatum::iso).unwrap_or_default();
        wordt.extend(lijst.vorige_namen.iter().map(|v| rij(&v.naam, true, tot(v.tot))));
    } else {
        wordt.extend(stond.iter().filter(|n| n.eerder).cloned());
    }
    // The day on which it was confirmed is no difference by itself.
    let kaal = |n: &NaamRij| NaamRij {
        bevestigd_op: vandaag,
        ..n.clone()
    };
    if stond.iter().map(kaal).eq(wordt.iter().map(kaal)) {
        return Ok(false);
    }
    persoon_naam::vervang(uow, permit, id, BRON, &wordt).await?;
    Ok(true)
}
