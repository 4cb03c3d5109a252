// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `notitie`, on both engines: outreach and giving it up (D11), the quick note (D8).

use super::overleg::opzet::{agendapunt, belast};
use super::plan::opzet::{Zaak, zaak};
use super::zoeken::geboekt;
use app::AppFout;
use app::mijn_werk::mijn_werk;
use app::notitie::{Opdracht, contact, maak, snel, stop_contact};
use domain::CasusId;
use domain::casus::Fase;
use domain::notitie::{Besluitnemer, NieuwStoppen};
use domain::overleg::PuntSoort;
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

/// An attempt by the regisseur; then five minutes pass.
async fn poging(w: &Wereld, z: &Zaak, categorie: &str) {
    let o = Opdracht {
        vorm: "huisbezoek".into(),
        resultaat: "niet_thuis".into(),
        categorie: categorie.into(),
        personen: vec![z.persoon.to_string()],
        feiten: "Aangebeld, niemand deed open.".into(),
        zelf: "ja".into(),
        ..Opdracht::default()
    };
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    maak(&w.app, &ctx, z.casus, &o).await.unwrap();
    w.bron.verder(SignedDuration::from_mins(5));
}

fn besluit(van: Besluitnemer) -> NieuwStoppen {
    NieuwStoppen {
        besluit_van: van.code().into(),
        besloten_op: "2026-11-24".into(),
        reden: "Deur blijft dicht, ook na drie bezoeken.".into(),
    }
}

/// Number of decisions, and what the journaal says of the last: "velden|reden".
async fn vastgelegd(w: &Wereld, casus: CasusId) -> (i64, String) {
    async fn lees(uow: &mut store::Uow, casus: CasusId) -> store::Resultaat<(Option<i64>, Option<String>)> {
        Ok((
            store::waarde!(uow, i64, "SELECT count(*) AS w FROM contact_besluit WHERE casus_id = $1", casus)?,
            store::waarde!(
                uow,
                String,
                "SELECT velden || '|' || reden AS w FROM journaal
                  WHERE casus_id = $1 AND handeling = 'contact.stoppen' AND soort = 'gemaakt' ORDER BY id DESC LIMIT 1",
                casus
            )?,
        ))
    }
    let mut kijk = w.kijk().await;
    let (aantal, regel) = lees(&mut kijk, casus).await.unwrap();
    (aantal.unwrap_or(0), regel.unwrap_or_default())
}

beide! {
    async fn outreach_is_given_up_once_and_booked(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        // A request has the moment at which it came.
        let pm = || w.als(Wie::Procesmanager, Doel::Regie);
        for _ in 0..2 { poging(&w, &z, "").await; }
        let uit = stop_contact(&w.app, &pm(), z.casus, &besluit(Besluitnemer::Procesmanager)).await;
        assert!(matches!(&uit, Err(AppFout::Invoer(f)) if f.0.len() == 1 && f.0[0].veld.is_empty()), "{uit:?}");
        poging(&w, &z, "").await;
        // Two people at once record it once; who comes second hears who did.
        let twee = testkit::app(&w.test.nog_een().await, &w.bron);
        let (een, ander) = (pm(), pm());
        let b = besluit(Besluitnemer::Procesmanager);
        let (x, y) = tokio::join!(stop_contact(&w.app, &een, z.casus, &b), stop_contact(&twee, &ander, z.casus, &b));
        assert_eq!(usize::from(x.is_ok()) + usize::from(y.is_ok()), 1, "{x:?} {y:?}");
        let verloor = x.err().or(y.err()).unwrap();
        assert!(matches!(&verloor, AppFout::Regel(r) if r.code == "contact.al_gestopt"), "{verloor:?}");
        assert_eq!(vastgelegd(&w, z.casus).await, (1, "besluit|procesmanager".into()));
        let beeld = contact(&w.app, &pm(), z.casus).await.unwrap();
        assert_eq!((beeld.stand.pogingen.len(), beeld.stand.volhouden.pogingen), (3, 3));
        assert_eq!(beeld.stand.gestopt.unwrap().reden, b.reden);
        w.bron.verder(SignedDuration::from_mins(5));
        // Who tries again takes it up again; then it can be given up again.
        poging(&w, &z, "").await;
        assert!(contact(&w.app, &pm(), z.casus).await.unwrap().stand.gestopt.is_none());
        stop_contact(&w.app, &pm(), z.casus, &b).await.unwrap();
        assert_eq!(vastgelegd(&w, z.casus).await.0, 2);
    }

    async fn who_may_not_decide_is_refused_and_that_is_booked(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        for _ in 0..3 { poging(&w, &z, "").await; }
        let b = besluit(Besluitnemer::Mdo);
        for wie in [Wie::Regisseur, Wie::Ketenpartner, Wie::Mdo, Wie::Meldpunt] {
            let uit = stop_contact(&w.app, &w.als(wie, Doel::Regie), z.casus, &b).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{wie:?} {uit:?}");
        }
        assert_eq!(geboekt(&w, "geweigerd", "contact.stoppen").await.unwrap(), Some(4));
        assert_eq!(vastgelegd(&w, z.casus).await.0, 0);
        // On the list of the MDO its members record what the MDO decided, never a decision of the procesmanager.
        agendapunt(&w, z.casus, PuntSoort::PlanZien).await;
        let mdo = w.als(Wie::Mdo, Doel::Mdo);
        let uit = stop_contact(&w.app, &mdo, z.casus, &besluit(Besluitnemer::Procesmanager)).await;
        assert!(matches!(&uit, Err(AppFout::Invoer(f)) if f.0[0].veld == "besluit_van"), "{uit:?}");
        stop_contact(&w.app, &mdo, z.casus, &b).await.unwrap();
        assert_eq!(vastgelegd(&w, z.casus).await, (1, "besluit|mdo".into()));
    }

    async fn a_sensitive_attempt_is_absent_for_who_takes_part(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        poging(&w, &z, "").await;
        poging(&w, &z, "medisch").await;
        let aantal = async |wie| {
            let s = contact(&w.app, &w.als(wie, Doel::Regie), z.casus).await.unwrap().stand;
            (s.pogingen.len(), s.volhouden.pogingen)
        };
        assert_eq!((aantal(Wie::Regisseur).await, aantal(Wie::Ketenpartner).await), ((2, 2), (1, 1)));
    }

    async fn mijn_werk_stays_silent_while_outreach_is_given_up(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        for _ in 0..3 { poging(&w, &z, "").await; }
        let stil = async || {
            let m = mijn_werk(&w.app, &w.als(Wie::Regisseur, Doel::Regie)).await.unwrap();
            m.huishoudens.unwrap().nalopen.iter().any(|r| r.sub.contains("geen contact vastgelegd"))
        };
        let b = besluit(Besluitnemer::Procesmanager);
        stop_contact(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), z.casus, &b).await.unwrap();
        w.bron.verder(SignedDuration::from_hours(24 * 120));
        assert!(!stil().await);
        poging(&w, &z, "").await;
        w.bron.verder(SignedDuration::from_hours(24 * 120));
        assert!(stil().await);
    }

    async fn a_quick_note_offers_ones_own_casussen_only(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        belast(&w, Wie::Regisseur2, 5, 2, Fase::Plan).await;
        let keus = async |wie| snel(&w.app, &w.als(wie, Doel::Regie)).await.unwrap();
        let van = |k: &[app::notitie::Keus]| k.iter().map(|k| k.casus).collect::<Vec<_>>();
        assert_eq!(van(&keus(Wie::Regisseur).await), [z.casus]);
        let partner = keus(Wie::Ketenpartner).await;
        assert!(van(&partner) == [z.casus] && partner[0].bij.ends_with("je doet mee"), "{partner:?}");
        let twee = keus(Wie::Regisseur2).await;
        assert_eq!(twee.iter().map(|k| k.huishouden.as_str()).collect::<Vec<_>>(), ["Zaak005-proef", "Zaak006-proef"]);
        assert!(keus(Wie::Beheerder).await.is_empty());
        assert_eq!(geboekt(&w, "gezocht", "mijnwerk.zien").await.unwrap(), Some(4));
        let melder = snel(&w.app, &w.als_melder()).await;
        assert!(matches!(melder, Err(AppFout::Geweigerd(_))), "{melder:?}");
    }
}
