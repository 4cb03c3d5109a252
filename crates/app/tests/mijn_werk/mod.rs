// SPDX-License-Identifier: EUPL-1.2
//! Mijn werk per role, and what it costs.

use crate::overleg::opzet::{belast, te_verdelen};
use app::mijn_werk::mijn_werk;
use domain::casus::Fase;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

const ALLEN: [Wie; 11] = [
    Wie::Meldpunt,
    Wie::Meldpunt2,
    Wie::Regisseur,
    Wie::Regisseur2,
    Wie::Gezinscoach,
    Wie::Procesmanager,
    Wie::Procesregisseur,
    Wie::Teamleider,
    Wie::Mdo,
    Wie::Ketenpartner,
    Wie::Beheerder,
];

async fn kosten(w: &Wereld, wie: Wie) -> u32 {
    let ctx = w.als(wie, Doel::Regie);
    app::kern::STATEMENTS
        .scope(std::cell::Cell::new(0), async {
            mijn_werk(&w.app, &ctx).await.unwrap();
            app::kern::STATEMENTS.with(std::cell::Cell::get)
        })
        .await
}

beide! {
    async fn at_most_twelve_statements_for_few_and_many(w: Wereld) {
        let mut weinig = Vec::new();
        for wie in ALLEN { weinig.push(kosten(&w, wie).await); }
        assert!(weinig.iter().all(|k| *k <= 12), "{weinig:?}");
        belast(&w, Wie::Regisseur, 1, 20, Fase::Uitvoering).await;
        for n in 100..120 { te_verdelen(&w, n).await; }
        let mut veel = Vec::new();
        for wie in ALLEN { veel.push(kosten(&w, wie).await); }
        assert_eq!(veel, weinig);
    }

    async fn each_role_gets_its_own_cards(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 16, Fase::Uitvoering).await;
        te_verdelen(&w, 100).await;
        let van = async |wie| mijn_werk(&w.app, &w.als(wie, Doel::Regie)).await.unwrap();
        let titels = |m: &app::mijn_werk::MijnWerk| m.blokken.iter().map(|b| b.titel).collect::<Vec<_>>();
        let r = van(Wie::Regisseur).await;
        let h = r.huishoudens.clone().unwrap();
        assert_eq!((h.aantal, h.tekst.as_str()), (16, "16 van 15"));
        assert!(h.mdo.contains("Morgen in het MDO: 1 huishouden zoekt een regisseur"), "{}", h.mdo);
        let pm = van(Wie::Procesmanager).await;
        assert_eq!(titels(&pm), ["Teruggekomen meldingen", "Nog zonder regisseur", "Boven het maximum", "Blijft hangen in een fase"]);
        assert_eq!(pm.blokken[1].totaal, 1);
        assert_eq!(pm.blokken[2].regels[0].merk, "16 van 15");
        assert_eq!(pm.groet, "Goedemorgen");
        assert_eq!(titels(&van(Wie::Meldpunt).await), ["Aan jouw team aangeboden", "Meldingen om te wegen", "De melder wacht op bericht"]);
        assert_eq!(titels(&van(Wie::Ketenpartner).await), ["Casussen waar je aan meedoet"]);
        assert!(van(Wie::Beheerder).await.mag_inrichten);
        assert!(van(Wie::Mdo).await.week.iter().any(|r| r.titel == "MDO"));
        assert_eq!(van(Wie::Teamleider).await.blokken[1].totaal, 0, "a casus of another team is not counted");
    }
}
