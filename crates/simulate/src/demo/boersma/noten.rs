// SPDX-License-Identifier: EUPL-1.2
//! The contact notes.

use super::{CASUS, boek, wie};
use crate::{Wereld, gezin::Huis, id::Id, journaal, kans::Kans, rijen::*};

/// A note: days ago, hour, minute, who, form, category, life area, facts, opinion, source, about Milan, pinned.
type Noot = (
    i32,
    i32,
    i32,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    bool,
    bool,
);

const NOTEN: [Noot; 14] = [
    (
        268,
        14,
        0,
        "s.aalders",
        "huisbezoek",
        "algemeen",
        "gezin",
        "Eerste bezoek. Mevrouw liet de doos met post zien. Zij vertelde dat zij zwanger wil worden van rust, en lachte daarbij.",
        "",
        "Mevrouw Boersma-proef",
        false,
        false,
    ),
    (
        251,
        10,
        30,
        "s.aalders",
        "telefoon",
        "algemeen",
        "wonen",
        "Woonstichting Proef stelt de zitting uit, als de lopende huur wordt betaald.",
        "",
        "Woonstichting Proef",
        false,
        false,
    ),
    (
        231,
        9,
        15,
        "s.aalders",
        "gesprek",
        "algemeen",
        "schulden",
        "Met mevrouw en haar nicht de post uitgezocht. Er zijn 7 schuldeisers.",
        "Mevrouw was opgelucht na afloop.",
        "Mevrouw en haar nicht",
        false,
        false,
    ),
    (
        190,
        15,
        0,
        "s.aalders",
        "huisbezoek",
        "algemeen",
        "wonen",
        "Het balkon is leeg. Joris bracht drie keer spullen weg.",
        "Joris wil graag laten zien wat hij kan.",
        "Eigen waarneming",
        false,
        false,
    ),
    (
        140,
        11,
        45,
        "s.aalders",
        "telefoon",
        "algemeen",
        "schulden",
        "Mevrouw belde zelf over een brief die zij niet begreep. Het was een aanbod van een krant.",
        "",
        "Mevrouw Boersma-proef",
        false,
        false,
    ),
    (
        98,
        13,
        20,
        "s.aalders",
        "gesprek",
        "algemeen",
        "onderwijs",
        "Gesprek op school. Milan was in vier weken zes dagen op school. De intern begeleider denkt aan pesten.",
        "",
        "M. de Wit-proef",
        true,
        false,
    ),
    (
        86,
        16,
        10,
        "s.aalders",
        "huisbezoek",
        "medisch",
        "gezondheid",
        "Mevrouw vertelt dat zij zwanger is. De verloskundige weet van de situatie.",
        "",
        "Mevrouw Boersma-proef",
        false,
        false,
    ),
    (
        62,
        10,
        0,
        "s.aalders",
        "overleg",
        "algemeen",
        "onderwijs",
        "Met school en mevrouw afgesproken dat Milan begint met halve dagen.",
        "",
        "Overleg op school",
        true,
        false,
    ),
    (
        34,
        9,
        50,
        "s.aalders",
        "poging",
        "algemeen",
        "gezin",
        "Op de afgesproken tijd aangebeld, niemand thuis. Kaartje achtergelaten.",
        "",
        "Eigen waarneming",
        false,
        false,
    ),
    (
        33,
        15,
        35,
        "s.aalders",
        "telefoon",
        "algemeen",
        "onderwijs",
        "Mevrouw belde terug. Halve dagen lukken niet meer: Milan houdt zich vast aan de deur.",
        "Mevrouw is erg moe. Zij heeft nu meer hulp nodig.",
        "Mevrouw Boersma-proef",
        true,
        false,
    ),
    (
        21,
        14,
        30,
        "s.aalders",
        "huisbezoek",
        "veiligheid",
        "veiligheid",
        "Ga met z'n tweeën op huisbezoek. Er is een hond in huis en de oudste zoon kan heftig reageren. Dit is zo besproken met mevrouw.",
        "",
        "Mevrouw Boersma-proef en eigen waarneming",
        false,
        true,
    ),
    (
        5,
        11,
        0,
        "j.hendriks",
        "bericht",
        "algemeen",
        "wonen",
        "Woonstichting Proef: de huur van de laatste twee maanden is ontvangen.",
        "",
        "Woonstichting Proef",
        false,
        false,
    ),
    (
        1,
        16,
        5,
        "s.aalders",
        "huisbezoek",
        "algemeen",
        "gezin",
        "Huisbezoek met de wijkverpleegkundige. Milan was thuis en las een boek op de bank. Mevrouw vertelde dat Joris deze week niet thuis at.",
        "Ik maak me zorgen dat Joris de spanning in huis niet aankan.",
        "Eigen waarneming en mevrouw",
        true,
        false,
    ),
    (
        0,
        10,
        40,
        "s.aalders",
        "overleg",
        "algemeen",
        "gezin",
        "Besluit van het overleg: de begeleiding thuis start. Mevrouw is gebeld en is het er niet mee eens. Haar reden staat bij versie 3 van het plan.",
        "",
        "Overleg",
        true,
        false,
    ),
];

/// Writes them.
pub(super) fn schrijf(w: &Wereld, kans: &mut Kans, bak: &mut Bak, huis: &Huis) {
    for (dagen, uur, minuut, naam, vorm, categorie, gebied, feiten, mening, bron, milan, vastgezet) in NOTEN {
        let dag = if dagen == 0 {
            w.vandaag
        } else {
            w.vandaag.plus(-dagen).werkdag_ervoor()
        };
        let op = dag.om(uur, minuut).min(w.nu - 20 * 60_000_000);
        let gemaakt = (op + 15 * 60_000_000).min(w.nu);
        let id = Id::op(gemaakt, kans);
        let auteur_id = wie(naam);
        let wat = if naam == "s.aalders" {
            journaal::NOTITIE_GEMAAKT
        } else {
            journaal::NOTITIE_DEELNEMER
        };
        boek(w, &mut bak.journaal, huis).schrijf(gemaakt, Some(auteur_id), wat, Some(id), kans);
        bak.notitie.push(NotitieRij {
            gemeente: w.gemeente,
            id,
            casus_id: CASUS,
            auteur_id,
            gemaakt_op: gemaakt,
            contact_op: op,
            vorm,
            resultaat: (vorm == "poging").then(|| "niet_thuis".into()),
            categorie,
            leefgebied: Some(gebied),
            feiten: feiten.into(),
            mening: mening.into(),
            bron: bron.into(),
            corrigeert_id: None,
            vastgezet,
            version: 1,
        });
        let mut over = vec![huis.leden[0].id];
        if feiten.contains("Joris") || feiten.contains("oudste zoon") {
            over.push(huis.leden[1].id);
        }
        if milan {
            over.push(huis.leden[2].id);
        }
        for persoon_id in over {
            bak.notitie_persoon.push(NotitiePersoonRij {
                gemeente: w.gemeente,
                notitie_id: id,
                persoon_id,
            });
        }
    }
}
