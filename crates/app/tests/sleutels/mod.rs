// SPDX-License-Identifier: EUPL-1.2
//! Changing keys while people work: every number is found during it, and afterwards nothing is under the old key (C5).

use app::journaal::{Controleopdracht, anker, controleer, verzegel};
use app::sleutels::{stand, wissel};
use app::{App, Ctx};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use domain::PersoonId;
use domain::bsn::Bsn;
use domain::journaal::{Anker, Verslag};
use policy::{Doel, Feiten, handelingen::SleutelWisselen};
use std::sync::Arc;
use store::bsn;
use store::geheim::Sleutels;
use store::journaal::{Boeking, Soort};
use store::persoon::{Nieuw, voeg_toe};
use testkit::{Wie, beide};

/// Keys of these bytes; the first one writes.
fn ring(bytes: &[u8]) -> Sleutels {
    let tekst: Vec<String> = bytes.iter().map(|b| BASE64.encode([*b; 64])).collect();
    Sleutels::uit_tekst(&tekst.join("\n")).unwrap()
}

fn met(app: &App, bytes: &[u8]) -> App {
    App {
        sleutels: Arc::new(ring(bytes)),
        ..app.clone()
    }
}

/// Test numbers, from the range of the government.
fn nummers(vanaf: u32, aantal: usize) -> Vec<Bsn> {
    (999_900_000 + vanaf..)
        .filter_map(|n| n.to_string().parse().ok())
        .take(aantal)
        .collect()
}

/// Adds people with these numbers, each in a transaction of its own when `los`.
async fn mensen(app: &App, ctx: &Ctx, nummers: &[Bsn], los: bool) -> Vec<PersoonId> {
    let permit = ctx.mag::<SleutelWisselen>(&Feiten::Geen).unwrap();
    let mut uit = Vec::new();
    for stuk in nummers.chunks(if los { 1 } else { nummers.len() }) {
        let mut uow = app.begin(ctx).await.unwrap();
        for nummer in stuk {
            let nieuw = Nieuw {
                voornamen: "Proef",
                voorvoegsel: "",
                geslachtsnaam: "Proef",
                geslacht: "x",
                geboortedatum: None,
                verwacht_op: None,
                telefoon: None,
                email: None,
                adres: None,
                verblijf: None,
                bron: "gesprek",
                bevestigd_op: uow.vandaag(),
            };
            let id = voeg_toe(&mut uow, &permit, &nieuw, &store::persoon::Vindbaar::default())
                .await
                .unwrap();
            assert!(
                bsn::zet(&mut uow, &permit, &app.sleutels, id, nummer)
                    .await
                    .unwrap()
            );
            uit.push(id);
        }
        uow.boek(
            &permit,
            Soort::Gemaakt,
            Boeking {
                onderwerp: "persoon",
                ..Boeking::default()
            },
        )
        .await
        .unwrap();
        uow.commit().await.unwrap();
    }
    uit
}

/// How many of these numbers are found with these keys.
async fn gevonden(app: &App, ctx: &Ctx, sleutels: &Sleutels, nummers: &[Bsn]) -> usize {
    let mut uow = app.begin_lezen(ctx).await.unwrap();
    let mut aantal = 0;
    for nummer in nummers {
        aantal += usize::from(
            bsn::persoon_met(&mut uow, sleutels, nummer)
                .await
                .unwrap()
                .is_some(),
        );
    }
    uow.rollback().await.unwrap();
    aantal
}

beide! {
    async fn keys_change_while_others_write(w: Wereld) {
        let ctx = w.als_systeem();
        let oud = met(&w.app, &[1, 2]);
        let nieuw = met(&w.app, &[2, 1]);
        let eerst = nummers(0, 450);
        mensen(&oud, &ctx, &eerst, false).await;
        assert_eq!(stand(&nieuw).await.unwrap().oud.iter().map(|o| o.1).sum::<u64>(), 450);

        // One server still writes with the old key, another with the new, and both look people up.
        let (laat, vers) = (nummers(20_000, 60), nummers(40_000, 60));
        let een = tokio::spawn({ let (a, c, n) = (oud.clone(), ctx.clone(), laat.clone()); async move { mensen(&a, &c, &n, true).await } });
        let twee = tokio::spawn({ let (a, c, n) = (nieuw.clone(), ctx.clone(), vers.clone()); async move { mensen(&a, &c, &n, true).await } });
        let kijkt = tokio::spawn({
            let (a, c, n) = (oud.clone(), ctx.clone(), eerst.clone());
            async move { for _ in 0..3 { assert_eq!(gevonden(&a, &c, &a.sleutels, &n).await, n.len()); } }
        });
        let mut geteld = 0;
        let verslag = wissel(&nieuw, |n| geteld += n).await.unwrap();
        assert!(verslag.gedaan >= 450 && geteld == verslag.gedaan, "{verslag:?}");
        assert_eq!((verslag.onleesbaar, verslag.dubbel), (0, 0));
        een.await.unwrap();
        twee.await.unwrap();
        kijkt.await.unwrap();

        // Now that everybody writes with the new key, nothing of the old one stays.
        let verslag = wissel(&nieuw, |_| ()).await.unwrap();
        assert!(verslag.stand.klaar(), "{verslag:?}");
        assert_eq!(verslag.stand.nieuw, 570);
        let alleen = ring(&[2]);
        for lijst in [&eerst, &laat, &vers] {
            assert_eq!(gevonden(&w.app, &ctx, &alleen, lijst).await, lijst.len());
            assert_eq!(gevonden(&w.app, &ctx, &ring(&[1]), lijst).await, 0);
        }
    }

    async fn a_change_that_is_killed_goes_on_where_it_was(w: Wereld) {
        let ctx = w.als_systeem();
        let eerst = nummers(0, 450);
        mensen(&met(&w.app, &[1]), &ctx, &eerst, false).await;
        let nieuw = met(&w.app, &[2, 1]);
        // Dies after the first batch.
        let app = nieuw.clone();
        let dood = tokio::spawn(async move { wissel(&app, |_| panic!("killed")).await }).await;
        assert!(dood.is_err());
        let halverwege = stand(&nieuw).await.unwrap();
        assert_eq!((halverwege.nieuw, halverwege.klaar()), (200, false));
        assert_eq!(gevonden(&w.app, &ctx, &nieuw.sleutels, &eerst).await, 450);
        let verslag = wissel(&nieuw, |_| ()).await.unwrap();
        assert_eq!((verslag.gedaan, verslag.stand.klaar()), (250, true));
        assert_eq!(gevonden(&w.app, &ctx, &ring(&[2]), &eerst).await, 450);
        // Once more changes nothing.
        assert_eq!(wissel(&nieuw, |_| ()).await.unwrap().gedaan, 0);
    }

    async fn what_no_key_opens_and_what_is_there_twice_is_told(w: Wereld) {
        let ctx = w.als_systeem();
        let n = nummers(0, 3);
        mensen(&met(&w.app, &[9]), &ctx, &n[..1], false).await;
        mensen(&met(&w.app, &[1]), &ctx, &n[1..], false).await;
        // The same number under the new key, by a server that did not know the old one.
        mensen(&met(&w.app, &[2]), &ctx, &n[1..2], false).await;
        let verslag = wissel(&met(&w.app, &[2, 1]), |_| ()).await.unwrap();
        assert_eq!((verslag.gedaan, verslag.onleesbaar, verslag.dubbel), (1, 1, 1));
        assert!(!verslag.stand.klaar());
        assert_eq!(verslag.stand.oud.len(), 2);
    }

    async fn nobody_else_gets_the_same_number(w: Wereld) {
        let ctx = w.als_systeem();
        let app = met(&w.app, &[2, 1]);
        let n = nummers(0, 2);
        let wie = mensen(&met(&w.app, &[1]), &ctx, &n, false).await;
        let permit = ctx.mag::<SleutelWisselen>(&Feiten::Geen).unwrap();
        let mut uow = app.begin(&ctx).await.unwrap();
        assert!(!bsn::zet(&mut uow, &permit, &app.sleutels, wie[1], &n[0]).await.unwrap());
        assert!(bsn::zet(&mut uow, &permit, &app.sleutels, wie[1], &n[1]).await.unwrap());
        uow.rollback().await.unwrap();
    }

    async fn the_chain_stays_valid_over_a_change_of_key(w: Wereld) {
        let ctx = w.als_systeem();
        let verslag = async |bytes: &[u8], ankers: Vec<Anker>| -> Verslag {
            let vertrouwd = ring(bytes).publiek();
            let opdracht = Controleopdracht { vertrouwd, ankers, ..Controleopdracht::default() };
            controleer(&w.app, &ctx, opdracht, |_| ()).await.unwrap()
        };
        verzegel(&met(&w.app, &[1]), &ctx, |_| ()).await.unwrap();
        let bewaard = Anker::lees(&anker(&met(&w.app, &[1]), &w.als(Wie::Fg, Doel::Toezicht)).await.unwrap()).unwrap();
        mensen(&w.app, &ctx, &nummers(0, 1), false).await;
        assert!(verzegel(&met(&w.app, &[2, 1]), &ctx, |_| ()).await.unwrap() > 0);
        // Servers that are behind: one knows the new key already and uses it, one does not and leaves it to others.
        mensen(&w.app, &ctx, &nummers(100, 1), false).await;
        assert_eq!(verzegel(&met(&w.app, &[1]), &ctx, |_| ()).await.unwrap(), 0);
        assert!(verzegel(&met(&w.app, &[1, 2]), &ctx, |_| ()).await.unwrap() > 0);
        for sleutels in [&[1][..], &[2], &[2, 1]] {
            let v = verslag(sleutels, vec![]).await;
            assert!(v.schoon() && v.zegels == 3, "{sleutels:?} {:?}", v.bevindingen);
        }
        // With the anker of the old days and the new key alone.
        assert!(verslag(&[2], vec![bewaard.clone()]).await.schoon());
        // A server with a key that nobody handed over to is found.
        mensen(&w.app, &ctx, &nummers(200, 1), false).await;
        verzegel(&met(&w.app, &[9]), &ctx, |_| ()).await.unwrap();
        assert_eq!(verslag(&[2], vec![bewaard]).await.bevindingen.len(), 1);
    }
}
