// SPDX-License-Identifier: EUPL-1.2
//! Names that a register gives a person beside the one that stands in the person: those of before, and a title (B3, I4).

use crate::{Resultaat, Uow, rij, rijen, voer_uit};
use domain::{Id, Kind, PersoonId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A name as its source gives it.
    #[derive(PartialEq, Eq)]
    pub struct NaamRij {
        pub voornamen: String,
        pub titel: String,
        pub voorvoegsel: String,
        pub achternaam: String,
        pub eerder: bool,
        pub tot: String,
        pub bron: String,
        pub bevestigd_op: Date,
    }
}

/// Names of a person: that of now first (only when it has a title), then those of before, the latest first.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: PersoonId) -> Resultaat<Vec<NaamRij>> {
    rijen!(
        uow,
        NaamRij,
        "SELECT voornamen, titel, voorvoegsel, achternaam, eerder, tot, bron, bevestigd_op FROM persoon_naam
          WHERE gemeente = $1 AND persoon_id = $2 ORDER BY eerder, id LIMIT 100",
        uow.kop.gemeente,
        id
    )
}

/// Puts what a source says of the names of a person in the place of what it said before. Of `namen` the order counts.
///
/// # Errors
/// When the database refuses.
pub async fn vervang<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    bron: &str,
    namen: &[NaamRij],
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM persoon_naam WHERE gemeente = $1 AND persoon_id = $2 AND bron = $3",
        uow.kop.gemeente,
        persoon,
        bron
    )?;
    enum NaamKind {}
    impl Kind for NaamKind {
        const NAME: &'static str = "PersoonNaam";
    }
    for n in namen {
        let id: Id<NaamKind> = uow.nieuw_id();
        voer_uit!(
            uow,
            permit,
            "INSERT INTO persoon_naam (gemeente, id, persoon_id, voornamen, titel, voorvoegsel, achternaam, eerder, tot, bron,
                    bevestigd_op)
             VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)",
            uow.kop.gemeente,
            id,
            persoon,
            &n.voornamen,
            &n.titel,
            &n.voorvoegsel,
            &n.achternaam,
            n.eerder,
            &n.tot,
            bron,
            n.bevestigd_op
        )?;
    }
    Ok(())
}
