// SPDX-License-Identifier: EUPL-1.2
//! Marks: what stands out, each with its reason in a sentence (requirement G2). A mark is a reason to ask.

use super::Gebruik;
use crate::code_enum;
use crate::inrichting::Toezichtregels;
use crate::termijn::datum_lang;

code_enum! {
    /// What stands out.
    pub enum Merksoort {
        Noodaccount = "noodaccount", "gebruikte het noodaccount";
        VeelOpEenDag = "veel_op_een_dag", "veel dossiers op een dag";
        ZonderTaak = "zonder_taak", "zonder eigen taak";
        VaakGeweigerd = "vaak_geweigerd", "vaak geweigerd";
        VeelGezocht = "veel_gezocht", "zoekt veel";
        BuitenWerktijd = "buiten_werktijd", "buiten werktijd";
    }
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merk {
    /// What.
    pub soort: Merksoort,
    /// Why, in Dutch.
    pub reden: String,
}

fn dossiers(n: usize) -> String {
    match n {
        1 => "1 dossier".to_owned(),
        n => format!("{n} dossiers"),
    }
}

/// The middle of these numbers; of an even number the higher of the two, so that a mark is not given too soon.
fn midden(getallen: &[u32]) -> Option<u32> {
    let mut op_volgorde = getallen.to_vec();
    op_volgorde.sort_unstable();
    op_volgorde.get(op_volgorde.len() / 2).copied()
}

/// What stands out in this use. `collegas`: how often the others of the team searched in the same days.
pub fn merken(g: &Gebruik, collegas: &[u32], r: &Toezichtregels) -> Vec<Merk> {
    let boven = |n: usize, grens: u16| n > usize::from(grens);
    let mut uit = Vec::new();
    let mut merk = |soort, reden| uit.push(Merk { soort, reden });
    // There is no number of these that is usual.
    if g.noodaccount > 0 {
        merk(
            Merksoort::Noodaccount,
            format!(
                "Meldde zich {} keer aan met het noodaccount van de beheerder. Vraag waarom dat nodig was.",
                g.noodaccount
            ),
        );
    }
    if let Some((dag, n)) = g.drukste_dag().filter(|(_, n)| boven(*n, r.dossiers_per_dag)) {
        merk(
            Merksoort::VeelOpEenDag,
            format!(
                "Opende {} op {} {}. Meer dan {} op een dag valt op.",
                dossiers(n),
                datum_lang(dag),
                dag.year(),
                r.dossiers_per_dag
            ),
        );
    }
    let n = g.zonder_taak.len();
    if boven(n, r.zonder_taak) {
        merk(
            Merksoort::ZonderTaak,
            format!(
                "Opende {} alleen op grond van de rol: zonder regie, deelname, MDO of melding van het team. Meer dan {} valt op.",
                dossiers(n),
                r.zonder_taak
            ),
        );
    }
    if g.geweigerd > u32::from(r.weigeringen) {
        merk(
            Merksoort::VaakGeweigerd,
            format!(
                "Werd {} keer geweigerd. Meer dan {} keer valt op.",
                g.geweigerd, r.weigeringen
            ),
        );
    }
    if let Some(m) = midden(collegas) {
        let grens = m.saturating_mul(u32::from(r.zoeken_keer));
        if g.gezocht >= u32::from(r.zoeken_vanaf) && g.gezocht > grens {
            merk(
                Merksoort::VeelGezocht,
                format!(
                    "Zocht {} keer een persoon. De middelste collega in het team deed dat {m} keer; meer dan {} keer zo vaak valt op.",
                    g.gezocht, r.zoeken_keer
                ),
            );
        }
    }
    let n = g.buiten_werktijd.len();
    if boven(n, r.buiten_werktijd) {
        merk(
            Merksoort::BuitenWerktijd,
            format!(
                "Opende {} voor {}.00 uur, na {}.00 uur of op een vrije dag. Meer dan {} valt op.",
                dossiers(n),
                r.werkdag_van,
                r.werkdag_tot,
                r.buiten_werktijd
            ),
        );
    }
    uit
}
