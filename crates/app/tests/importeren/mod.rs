// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `importeren`, on both engines.

use app::importeren::{Uitslag, Wijken, importeer, lees_bestand};
use domain::import::{ImportMelding, KOLOMMEN, controleer_rij};
use store::waarde;
use testkit::{Wereld, Wie};

fn rijen(w: &Wereld, tekst: &str) -> Vec<ImportMelding> {
    let bestand = lees_bestand(tekst.as_bytes()).unwrap();
    bestand
        .rijen()
        .map(|(_, r)| controleer_rij(&bestand.kop, r, w.nu()).unwrap())
        .collect()
}

const TEKST: &str =
    "bron_kenmerk;ontvangen_op;hoedanigheid;melder_naam;melder_contact;over_adres;wijk;wat;urgentie
A-1;23-11-2026;buur;J. Buur-proef;06-00000001;Proefstraat 1;voorstad;Er staat al dagen afval in de hal.;spoed
A-2;20-11-2026;buur;J. Buur-proef;06-00000001;Proefstraat 2;;De buurman roept om hulp.;gewoon
";

async fn vraag(w: &Wereld, sql: &'static str) -> store::Resultaat<Option<i64>> {
    let mut uow = w.kijk().await;
    waarde!(uow, i64, sql)
}

async fn tel(w: &Wereld, sql: &'static str) -> i64 {
    vraag(w, sql).await.unwrap().unwrap()
}

testkit::beide! {
    async fn each_row_comes_in_once_with_owner_due_date_and_journaal(w: Wereld) {
        let wijken = Wijken::lees(&w.app, &w.als_systeem()).await.unwrap();
        let rijen = rijen(&w, TEKST);
        let eerste = importeer(&w.app, &w.als_systeem(), &wijken, &rijen).await.unwrap();
        assert_eq!(eerste, Uitslag { nieuw: 2, bestond: 0 });
        let tweede = importeer(&w.app, &w.als_systeem(), &wijken, &rijen).await.unwrap();
        assert_eq!(tweede, Uitslag { nieuw: 0, bestond: 2 });
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM melding WHERE status = 'nieuw' AND termijn_op > ontvangen_op").await, 2);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM melding WHERE wijk_code = 'WK01' AND bron_kenmerk = 'A-1' AND urgentie = 'spoed'").await, 1);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM journaal WHERE handeling = 'melding.importeren' AND soort = 'gemaakt'").await, 2);
    }

    async fn two_imports_at_once_store_each_row_once(w: Wereld) {
        let wijken = Wijken::lees(&w.app, &w.als_systeem()).await.unwrap();
        let rijen = rijen(&w, TEKST);
        let ander = testkit::app(&w.test.nog_een().await, &w.bron);
        let (ctx1, ctx2) = (w.als_systeem(), w.als_systeem());
        let (een, twee) = tokio::join!(
            importeer(&w.app, &ctx1, &wijken, &rijen),
            importeer(&ander, &ctx2, &wijken, &rijen)
        );
        let (een, twee) = (een.unwrap(), twee.unwrap());
        assert_eq!((een.nieuw + twee.nieuw, een.bestond + twee.bestond), (2, 2));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM melding").await, 2);
    }

    async fn only_the_system_and_the_beheerder_import(w: Wereld) {
        let wijken = Wijken::default();
        let rijen = rijen(&w, &TEKST.replace("voorstad", ""));
        let uit = importeer(&w.app, &w.als(Wie::Regisseur, policy::Doel::Beheer), &wijken, &rijen).await;
        assert!(matches!(uit, Err(app::AppFout::Geweigerd(_))));
        let uit = importeer(&w.app, &w.als(Wie::Beheerder, policy::Doel::Beheer), &wijken, &rijen).await;
        assert_eq!(uit.unwrap().nieuw, 2);
    }
}

#[test]
fn the_documentation_lists_each_column() {
    let pad = "../../docs/import.md"; // tests run in the folder of their crate
    let tekst = std::fs::read_to_string(pad).unwrap();
    for k in KOLOMMEN {
        let nodig = if k.verplicht { "yes" } else { "–" };
        let rij = format!("| `{}` | {nodig} | {} |", k.naam, k.uitleg);
        assert!(
            tekst.contains(&rij),
            "docs/import.md misses or changes this row:\n{rij}"
        );
    }
}
