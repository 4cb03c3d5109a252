// SPDX-License-Identifier: EUPL-1.2
//! The batch fills the queue; people judge; who was judged stays away until something changes (C6).

use super::wereld::{Taal, bont};
use super::{code, kies, meldpunt, samen};
use app::samenvoegen::dubbel::{Stap, beoordeeld, zoek};
use app::samenvoegen::kijk::lijkt_op;
use app::samenvoegen::wachtrij::{NieuwOordeel, lijst, oordeel, paar, trek_in};
use app::wissen::wis;
use domain::PersoonId;
use domain::wissen::Reden;
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide, rauw};

fn zegt(wat: &str, gezien: &str) -> NieuwOordeel {
    NieuwOordeel {
        oordeel: wat.into(),
        reden: "Gevraagd aan de school.".into(),
        gezien: gezien.into(),
    }
}

/// Makes `y` look like `x`, but for a slip in the first name and no phone.
async fn lijk(w: &Wereld, x: PersoonId, y: PersoonId) {
    let t = Taal::van(w);
    let sql = format!(
        "UPDATE persoon SET voornamen = 'Aaltjen', geslachtsnaam = 'Zwanenpoel-proef', geboortedatum = '1961-05-03', telefoon = NULL,
           adres_id = (SELECT p.adres_id FROM persoon p WHERE p.id = {}) WHERE id = {}",
        t.id(x),
        t.id(y)
    );
    rauw::sql(&w.app.db, sql).await.unwrap();
}

async fn paren(w: &Wereld, wie: Wie) -> Vec<(PersoonId, PersoonId)> {
    let blad = lijst(&w.app, &w.als(wie, Doel::Regie), None).await.unwrap();
    blad.regels
        .iter()
        .map(|r| (r.een.min(r.ander), r.een.max(r.ander)))
        .collect()
}

beide! {
    async fn pairs_are_found_judged_and_stay_away(w: Wereld) {
        let b = bont(&w).await;
        let (x, y) = (b.mensen[0], b.mensen[1]);
        lijk(&w, x, y).await;
        let mut stappen = 0;
        let v = zoek(&w.app, |s| if let Stap::Gelezen(n) = s { stappen += n; }).await.unwrap();
        assert_eq!((v.personen, stappen), (6, 6));
        assert!(v.zelfde + v.misschien >= 1 && v.te_beoordelen >= 1, "{v:?}");
        let dit = (x.min(y), x.max(y));
        assert!(paren(&w, Wie::Meldpunt).await.contains(&dit));
        // Again: the same queue.
        w.bron.verder(SignedDuration::from_mins(1));
        let nog = zoek(&w.app, |_| ()).await.unwrap();
        assert_eq!((nog.zelfde, nog.misschien, nog.weg), (v.zelfde, v.misschien, 0));
        // A regisseur sees only whom they may open; the ketenpartner not even the page.
        assert!(!paren(&w, Wie::Regisseur).await.contains(&dit));
        assert_eq!(code(paar(&w.app, &w.als(Wie::Regisseur, Doel::Regie), x, y).await), "geen_weg");
        assert!(lijst(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), None).await.is_err());
        // Side by side, with reasons; of two who judge one goes on.
        let p = paar(&w.app, &meldpunt(&w), x, y).await.unwrap();
        assert!(p.oordeel.waarom.contains("geboortedatum gelijk") && !p.anders.is_empty() && p.eerder.is_empty(), "{p:?}");
        assert!(code(oordeel(&w.app, &meldpunt(&w), x, y, &zegt("", &p.gezien)).await).contains("Kies"));
        let id = oordeel(&w.app, &meldpunt(&w), x, y, &zegt("ander", &p.gezien)).await.unwrap();
        assert_eq!(code(oordeel(&w.app, &w.als(Wie::Meldpunt2, Doel::Triage), x, y, &zegt("zelfde", &p.gezien)).await), "gewijzigd");
        assert!(!paren(&w, Wie::Meldpunt).await.contains(&dit));
        assert_eq!(beoordeeld(&w.app).await.unwrap(), [(dit.0, dit.1, false)]);
        // Only the own one can be taken back.
        assert_eq!(code(trek_in(&w.app, &w.als(Wie::Meldpunt2, Doel::Triage), x, y, id).await), "gewijzigd");
        trek_in(&w.app, &meldpunt(&w), x, y, id).await.unwrap();
        assert!(paren(&w, Wie::Meldpunt).await.contains(&dit));
        assert_eq!(beoordeeld(&w.app).await.unwrap(), []);
        // Judged, and back when one of the two changes.
        let p = paar(&w.app, &meldpunt(&w), x, y).await.unwrap();
        oordeel(&w.app, &meldpunt(&w), x, y, &zegt("onbekend", &p.gezien)).await.unwrap();
        assert!(!paren(&w, Wie::Meldpunt).await.contains(&dit));
        assert_eq!(beoordeeld(&w.app).await.unwrap(), []);
        let t = Taal::van(&w);
        rauw::sql(&w.app.db, format!("UPDATE persoon SET version = version + 1 WHERE id = {}", t.id(y))).await.unwrap();
        assert!(paren(&w, Wie::Meldpunt).await.contains(&dit));
        // Merged: gone from the queue; the batch does not find who went, and lets go of the pair.
        samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await.unwrap();
        assert!(!paren(&w, Wie::Meldpunt).await.contains(&dit));
        w.bron.verder(SignedDuration::from_mins(1));
        let v = zoek(&w.app, |_| ()).await.unwrap();
        assert_eq!((v.personen, v.weg), (5, nog.zelfde + nog.misschien - v.zelfde - v.misschien));
        assert_eq!(beoordeeld(&w.app).await.unwrap(), [(dit.0, dit.1, true)]);
    }

    async fn who_looks_like_somebody_is_shown_beside_them(w: Wereld) {
        let b = bont(&w).await;
        let (x, y) = (b.mensen[0], b.mensen[1]);
        assert!(lijkt_op(&w.app, &meldpunt(&w), x).await.unwrap().anderen.is_empty());
        lijk(&w, x, y).await;
        let t = Taal::van(&w);
        rauw::sql(&w.app.db, format!("DELETE FROM persoon_herken WHERE persoon_id = {}", t.id(y))).await.unwrap();
        rauw::sql(&w.app.db, format!("UPDATE persoon SET herken_sleutelnummer = NULL WHERE id = {}", t.id(y))).await.unwrap();
        app::herkenning::vul(&w.app, app::herkenning::Tempo::Alleen, |_| ()).await.unwrap();
        let l = lijkt_op(&w.app, &meldpunt(&w), x).await.unwrap();
        assert_eq!(l.anderen.iter().map(|g| g.persoon).collect::<Vec<_>>(), [y]);
        assert!(l.mag_samenvoegen && l.naam.contains("Aaltje"), "{l:?}");
        assert!(lijkt_op(&w.app, &w.als(Wie::Regisseur, Doel::Regie), x).await.is_err());
    }

    async fn erasing_takes_verdicts_pairs_and_merged_records_along(w: Wereld) {
        let b = bont(&w).await;
        let (x, y, z) = (b.mensen[0], b.mensen[1], b.mensen[4]);
        lijk(&w, x, z).await;
        zoek(&w.app, |_| ()).await.unwrap();
        let p = paar(&w.app, &meldpunt(&w), x, z).await.unwrap();
        oordeel(&w.app, &meldpunt(&w), x, z, &zegt("ander", &p.gezien)).await.unwrap();
        let id = samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await.unwrap();
        let voor = rauw::per_tabel(&w.app.db).await;
        assert!(["herken_oordeel", "herken_paar", "samenvoeging_rij"].iter().all(|t| !voor[*t].is_empty()));
        wis(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), &w.als(Wie::Fg, Doel::Beheer), x, Reden::OpVerzoek).await.unwrap();
        let na = rauw::per_tabel(&w.app.db).await;
        assert!(["herken_oordeel", "herken_paar", "samenvoeging_rij"].iter().all(|t| na[*t].is_empty()), "{na:?}");
        for (tabel, rijen) in &na {
            for woord in ["Kwakkelstein", "Berend"] {
                assert!(!rijen.iter().any(|r| r.contains(woord)), "{woord} in {tabel}: {rijen:?}");
            }
        }
        assert_eq!(code(app::samenvoegen::terug::terug(&w.app, &meldpunt(&w), id, 1, "x", &[]).await), "samenvoegen.terug_gewist");
    }
}
