// SPDX-License-Identifier: EUPL-1.2
//! A model that is learned from the own store, refused when it is not fit, used in look-up, and undone (C6).

use super::super::zoeken::geboekt;
use super::{Wereld, maak_persoon, opdracht, vind_met};
use app::herkenning::{Bezwaar, Eisen, Leeruitkomst, leer, modellen, terug};
use app::{AppFout, huishouden::nieuw::Opdracht};
use domain::huishouden::NieuwAdres;
use linkage::proefset::{Profiel, generate};
use policy::Doel;
use store::{Resultaat, voer_technisch, waarde};
use testkit::{Wie, beide};
use uuid::Uuid;

/// Many made-up persons, straight into the tables: a form for each would take minutes.
async fn vul_met(w: &Wereld, aantal: usize) -> Resultaat<()> {
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    for (n, p) in generate(21, aantal, Profiel::Gewoon).into_iter().enumerate() {
        let p = p.persoon;
        let g = p.geboren;
        let id = Uuid::from_u128(0x7000_0000 + n as u128);
        let dag = (g.is_volledig() && g.dag() < 29)
            .then(|| jiff::civil::date(g.jaar() as i16, g.maand() as i8, g.dag() as i8))
            .filter(|d| d.year() > 1900);
        voer_technisch!(
            uow,
            "INSERT INTO adres (gemeente, id, straat, huisnummer, toevoeging, postcode, plaats) VALUES ($1,$2,$3,$4,$5,$6,$7)",
            Wereld::GEMEENTE,
            id,
            p.adres.straat.as_str(),
            p.adres.huisnummer as i32,
            p.adres.toevoeging.as_str(),
            p.adres.postcode.as_str(),
            p.adres.plaats.as_str()
        )?;
        voer_technisch!(
            uow,
            "INSERT INTO persoon (gemeente, id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, telefoon, adres_id,
                adres_geheim, bron, bevestigd_op, version)
             VALUES ($1,$2,$3,$4,$5,'onbekend',$6,$7,$2,FALSE,'gesprek',$8,1)",
            Wereld::GEMEENTE,
            id,
            p.voornamen.as_str(),
            p.voorvoegsel.as_str(),
            p.geslachtsnaam.as_str(),
            dag,
            Some(p.telefoon.as_str()).filter(|t| !t.is_empty()),
            jiff::civil::date(2026, 11, 24)
        )?;
    }
    uow.commit().await
}

async fn inhoud(w: &Wereld, versie: i32) -> Resultaat<Option<String>> {
    let mut uow = w.kijk().await;
    waarde!(
        uow,
        String,
        "SELECT inhoud AS w FROM herkenmodel WHERE versie = $1",
        versie
    )
}

/// A model of which the borders were spoilt.
async fn zet_erbij(w: &Wereld, tekst: &str) -> Resultaat<()> {
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    voer_technisch!(
        uow,
        "INSERT INTO herkenmodel (gemeente, versie, geleerd_op, records, inhoud) SELECT gemeente, 2, geleerd_op, records, $1
           FROM herkenmodel WHERE versie = 1",
        tekst
    )?;
    uow.commit().await
}

/// Somebody who is in no set.
fn iemand() -> Opdracht {
    let mut o = opdracht("Dirkje", "Meijden", "9-4-1985");
    o.adres = NieuwAdres {
        huisnummer: "33".into(),
        ..o.adres
    };
    o
}

beide! {
    async fn too_few_persons_are_refused_with_the_reason(w: Wereld) {
        maak_persoon(&w, &iemand()).await;
        let uit = leer(&w.app, &w.als_systeem(), Eisen::default(), |_| {}).await.unwrap();
        let Leeruitkomst::Afgekeurd { personen, bezwaren } = uit else { panic!("{uit:?}") };
        assert_eq!(bezwaren, [Bezwaar::TeWeinig { personen, minstens: 2000 }]);
        assert!(modellen(&w.app, &w.als_systeem()).await.unwrap().is_empty());
        assert_eq!(geboekt(&w, "gelezen", "herkenmodel.leren").await.unwrap(), Some(1));
    }

    async fn a_model_is_learned_used_and_undone(w: Wereld) {
        vul_met(&w, 2600).await.unwrap();
        maak_persoon(&w, &iemand()).await;
        let vraag = "dirkje meyden 9-4-1985";
        let vooraf = vind_met(&w.app, &w, vraag).await;
        let mut gelezen = 0;
        let uit = leer(&w.app, &w.als_systeem(), Eisen::default(), |n| gelezen += n).await.unwrap();
        let Leeruitkomst::Geleerd { versie: 1, personen } = uit else { panic!("{uit:?}") };
        assert!(personen > 2500 && personen == gelezen, "{personen} {gelezen}");
        assert_eq!(geboekt(&w, "gemaakt", "herkenmodel.leren").await.unwrap(), Some(1));
        // The model in use is that one: with an unusable border in it, nobody is "the same" any more.
        assert!(!vooraf[0].oordeel.zone.is_empty());
        let mut model: linkage::Model = serde_json::from_str(&inhoud(&w, 1).await.unwrap().unwrap()).unwrap();
        assert_eq!(model.records, personen);
        assert!(!vind_met(&w.app, &w, vraag).await[0].oordeel.zone.is_empty());
        model.grenzen.zelfde = 400.0;
        model.grenzen.misschien = 300.0;
        zet_erbij(&w, &serde_json::to_string(&model).unwrap()).await.unwrap();
        assert_eq!(vind_met(&w.app, &w, vraag).await[0].oordeel.zone, "");
        // And back.
        assert_eq!(terug(&w.app, &w.als_systeem(), 1).await.unwrap(), 3);
        assert!(!vind_met(&w.app, &w, vraag).await[0].oordeel.zone.is_empty());
        assert_eq!(terug(&w.app, &w.als_systeem(), 0).await.unwrap(), 4);
        assert_eq!(inhoud(&w, 4).await.unwrap().unwrap(), linkage::START);
        assert!(matches!(terug(&w.app, &w.als_systeem(), 9).await, Err(AppFout::NietGevonden)));
        let lijst = modellen(&w.app, &w.als_systeem()).await.unwrap();
        assert_eq!(lijst.iter().map(|m| (m.versie, m.van_versie)).collect::<Vec<_>>(), [(4, Some(0)), (3, Some(1)), (2, None), (1, None)]);
        assert_eq!(geboekt(&w, "gewijzigd", "herkenmodel.leren").await.unwrap(), Some(2));
        // What fails is not kept, whatever it was learned from.
        let streng = Eisen { recall: 1.0, ..Eisen::default() };
        let uit = leer(&w.app, &w.als_systeem(), streng, |_| {}).await.unwrap();
        assert!(matches!(&uit, Leeruitkomst::Afgekeurd { bezwaren, .. } if matches!(bezwaren[..], [Bezwaar::Recall(_)])), "{uit:?}");
        assert_eq!(modellen(&w.app, &w.als_systeem()).await.unwrap().len(), 4);
    }

    async fn only_the_system_learns(w: Wereld) {
        for wie in [Wie::Meldpunt, Wie::Regisseur, Wie::Beheerder] {
            let ctx = w.als(wie, Doel::Triage);
            assert!(matches!(leer(&w.app, &ctx, Eisen::default(), |_| {}).await, Err(AppFout::Geweigerd(_))));
            assert!(matches!(terug(&w.app, &ctx, 0).await, Err(AppFout::Geweigerd(_))));
            assert!(matches!(modellen(&w.app, &ctx).await, Err(AppFout::Geweigerd(_))));
        }
    }
}
