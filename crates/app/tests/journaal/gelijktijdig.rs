// SPDX-License-Identifier: EUPL-1.2
//! Writers and sealers at the same time: no row is missed, none is sealed twice, none comes in behind the line.

use super::opzet::*;
use app::journaal::{stand, verzegel};
use jiff::SignedDuration;
use policy::Doel;
use std::sync::Arc;
use testkit::{Motor, VasteBron, Wie, beide};

beide! {
    async fn two_sealers_and_four_writers(w: Wereld) {
        const PER_SCHRIJVER: usize = 25;
        let tweede = testkit::app(&w.test.nog_een().await, &w.bron);
        let mut taken = Vec::new();
        for i in 0..4 {
            let app = if i % 2 == 0 { w.app.clone() } else { tweede.clone() };
            let ctx = w.als_systeem();
            taken.push(tokio::spawn(async move {
                for _ in 0..PER_SCHRIJVER {
                    boek(&app, &ctx, 2).await.commit().await.unwrap();
                }
                0
            }));
        }
        for app in [w.app.clone(), tweede] {
            let ctx = w.als_systeem();
            taken.push(tokio::spawn(async move {
                let mut verzegeld = 0;
                for _ in 0..15 {
                    verzegeld += verzegel(&app, &ctx, |_| ()).await.unwrap();
                }
                verzegeld
            }));
        }
        let mut verzegeld = 0;
        for taak in taken {
            verzegeld += taak.await.unwrap();
        }
        verzegeld += verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap();
        let regels = tel(&w, "SELECT count(*) AS w FROM journaal").await;
        assert!(regels >= 8 * PER_SCHRIJVER as i64);
        assert_eq!(verzegeld, regels as u64);
        assert_eq!(tel(&w, "SELECT CAST(sum(aantal) AS BIGINT) AS w FROM journaal_zegel").await, regels);
        let verslag = verslag(&w, vec![]).await;
        assert!(verslag.schoon(), "{:?}", verslag.bevindingen);
        assert_eq!(verslag.regels, regels as u64);
    }

    /// An act that began long ago, or a server whose clock is behind: the row comes after the line all the same.
    async fn a_late_row_comes_after_the_line(w: Wereld) {
        let laat = w.als_systeem();
        w.bron.verder(SignedDuration::from_mins(5));
        regels(&w, 2).await;
        verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap();
        boek(&w.app, &laat, 3).await.commit().await.unwrap();
        let achter = testkit::app(&w.test.db, &Arc::new(VasteBron::op(w.nu() - SignedDuration::from_hours(1))));
        let ctx = app::Ctx { nu: achter.bron.nu(), ..w.als_systeem() };
        boek(&achter, &ctx, 1).await.commit().await.unwrap();
        assert_eq!(verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap(), 4);
        let verslag = verslag(&w, vec![]).await;
        assert!(verslag.schoon(), "{:?}", verslag.bevindingen);
    }

    /// A row that is written but not committed holds the line; sealing gives up soon, and takes it the next time.
    async fn an_open_act_holds_the_line(w: Wereld) {
        if w.motor == Motor::Sqlite {
            // The one writer is the lock: sealing can't even begin.
            return;
        }
        verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap();
        let open = boek(&w.app, &w.als_systeem(), 1).await;
        regels(&w, 1).await;
        assert_eq!(verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap(), 0);
        open.commit().await.unwrap();
        assert_eq!(verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap(), 2);
        let fg = w.als(Wie::Fg, Doel::Toezicht);
        assert_eq!(stand(&w.app, &fg).await.unwrap().laatste.map(|z| z.nummer), Some(2));
    }
}
