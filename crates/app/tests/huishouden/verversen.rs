// SPDX-License-Identifier: EUPL-1.2
//! Asking the BRP from the page of a person: an answer, an outage that leaves the question waiting, and what can't be
//! answered (I4).

use super::feiten::{INEKE, lijst, met, systeem, tel};
use crate::zoeken::{maak_persoon, opdracht};
use app::brp::{Antwoord, BrpBron, Storing, ververs, werk_af};
use app::huishouden::persoon;
use app::{App, AppFout};
use domain::brp::{Persoonslijst, Stand, Uitkomst};
use domain::bsn::Bsn;
use domain::{HuishoudenId, PersoonId};
use jiff::SignedDuration;
use policy::Doel;
use std::sync::{Arc, Mutex};
use testkit::{Wereld, Wie, beide};

/// A register that says what the test tells it to, one answer after the other; the last one stays.
#[derive(Debug, Default)]
struct Register(Mutex<Vec<Result<Option<Persoonslijst>, Storing>>>);

impl BrpBron for Register {
    fn persoon<'a>(&'a self, _: &'a Bsn) -> Antwoord<'a> {
        let mut rij = self.0.lock().unwrap();
        let antwoord = if rij.len() > 1 {
            rij.remove(0)
        } else {
            rij[0].clone()
        };
        Box::pin(async move { antwoord })
    }
}

fn met_register(w: &Wereld, antwoorden: Vec<Result<Option<Persoonslijst>, Storing>>) -> App {
    App {
        brp: Some(Arc::new(Register(Mutex::new(antwoorden)))),
        ..w.app.clone()
    }
}

fn weg(later: bool, wacht: Option<SignedDuration>) -> Storing {
    Storing {
        waarom: "geen verbinding".into(),
        later,
        wacht,
    }
}

async fn ineke(w: &Wereld) -> (HuishoudenId, PersoonId) {
    let (huis, wie) = maak_persoon(w, &opdracht("Ineke", "Boersma-proef", "9-4-1985")).await;
    let s = systeem(w);
    let mut uow = w.app.begin(&s).await.unwrap();
    let permit = s
        .mag::<policy::handelingen::PersonenInlezen>(&policy::Feiten::Geen)
        .unwrap();
    let bsn = lijst(&[INEKE]).bsn.unwrap();
    store::bsn::zet(&mut uow, &permit, &w.app.sleutels, wie, &bsn)
        .await
        .unwrap();
    let b = store::journaal::Boeking::default();
    uow.boek(&permit, store::journaal::Soort::Gewijzigd, b)
        .await
        .unwrap();
    uow.commit().await.unwrap();
    (huis, wie)
}

async fn zie(app: &App, w: &Wereld, (huis, wie): (HuishoudenId, PersoonId)) -> persoon::Form {
    persoon::form(app, &w.als(Wie::Meldpunt, Doel::Triage), huis, wie)
        .await
        .unwrap()
}

beide! {
    async fn the_brp_answers_at_once(w: Wereld) {
        let (huis, wie) = ineke(&w).await;
        let app = met_register(&w, vec![Ok(Some(lijst(&[INEKE])))]);
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let f = zie(&app, &w, (huis, wie)).await;
        assert!(f.mag_brp && f.brp.is_none());
        assert_eq!(ververs(&app, &ctx, huis, wie).await.unwrap(), Stand::Klaar);
        let f = zie(&app, &w, (huis, wie)).await;
        assert_eq!(f.persoon.partnernaam.as_deref(), Some("Wit-proef"));
        let v = f.brp.unwrap();
        assert_eq!((*v.stand, v.uitkomst.map(|u| *u)), (Stand::Klaar, Some(Uitkomst::Verschilt)));
        assert!(v.door.is_some() && v.gedaan_op.is_some());
        // Her husband of the register is family of the household now.
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM verwant").await, 1);
        // Asked by her name, taken in by the system, and both are booked.
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM journaal WHERE handeling = 'brp.verversen' AND medewerker_id IS NOT NULL").await, 1);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM journaal WHERE handeling = 'persoon.inlezen' AND reden = 'brp' AND soort = 'gewijzigd'").await, 1);
        // Once more: nothing new. The worker has nothing to do.
        ververs(&app, &ctx, huis, wie).await.unwrap();
        assert_eq!(werk_af(&app).await.unwrap(), 0);
    }

    async fn names_and_stays_of_before_are_kept_and_found_by(w: Wereld) {
        let hier = ineke(&w).await;
        let eerst = met(INEKE, &[("01.02.20", "BS"), ("01.85.10", "20100505"), ("01.H", "51"), ("08.H", "58")]);
        let daarna: &[(&str, &str)] = &[("01.02.10", "Ineke Maria"), ("01.02.40", "Vroegop-proef"), ("08.09.10", "0150"), ("08.10.30", "19900000"),
            ("08.11.10", "Oudeweg"), ("08.11.20", "3"), ("08.11.60", "7415ZX"), ("08.11.80", "0150010000000009")];
        let heel = lijst(&[&eerst, daarna]);
        assert_eq!((heel.vorige_namen.len(), heel.verblijven.len()), (1, 2));
        let neem = async |l: &Persoonslijst| app::brp::neem_op(&w.app, &systeem(&w), l).await.unwrap();
        neem(&heel).await;
        neem(&heel).await;
        let geschreven = "SELECT count(*) AS w FROM journaal WHERE velden LIKE '%adressen%namen' AND reden = 'brp'";
        assert_eq!(tel(&w, geschreven).await, 1, "twice is once");
        let f = zie(&w.app, &w, hier).await;
        let namen: Vec<_> = f.namen.iter().map(|n| (n.tekst.as_str(), n.eerder, n.periode.as_str(), n.bron.as_str())).collect();
        assert_eq!(namen, [
            ("Ineke Maria barones van der Boersma-proef", false, "", "BRP"),
            ("Ineke Maria Vroegop-proef", true, "tot 5 mei 2010", "BRP"),
        ]);
        // Found by the name of before, typed as it sounds, too.
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        for vraag in ["vroegop", "ineke vroegob 1985"] {
            let uit = app::zoeken::zoek(&w.app, &ctx, vraag, None).await.unwrap().personen;
            assert_eq!(uit.iter().map(|p| p.persoon).collect::<Vec<_>>(), [hier.1], "{vraag}");
        }
        // The register itself tells only of now: of before stays what was known, and where she was until she moved.
        let verhuisd = met(&eerst, &[("01.H", ""), ("08.H", ""), ("08.10.30", "20240301"), ("08.11.20", "11"), ("08.11.80", "0150010000000002")]);
        let nu = Persoonslijst { historie: false, ..lijst(&[&verhuisd]) };
        let app = met_register(&w, vec![Ok(Some(nu))]);
        ververs(&app, &ctx, hier.0, hier.1).await.unwrap();
        let f = zie(&w.app, &w, hier).await;
        assert_eq!(f.namen.len(), 2);
        let adressen: Vec<_> = f.adressen.iter().map(|a| (a.tekst.as_str(), a.periode.as_str())).collect();
        assert_eq!(adressen, [
            ("Proefweg 11, Proefstad", "sinds 1 maart 2024"),
            ("Proefweg 9, Proefstad", "van 1 januari 2020 tot 1 maart 2024"),
            ("Oudeweg 3", "van 1990 tot 1 januari 2020"),
        ]);
    }

    async fn an_outage_leaves_the_question_waiting(w: Wereld) {
        let hier = ineke(&w).await;
        let app = met_register(&w, vec![Err(weg(true, None)), Err(weg(true, None)), Ok(Some(lijst(&[INEKE])))]);
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        assert_eq!(ververs(&app, &ctx, hier.0, hier.1).await.unwrap(), Stand::Wacht);
        let f = zie(&app, &w, hier).await;
        let v = f.brp.unwrap();
        assert_eq!((*v.stand, v.pogingen, v.waarom.as_str()), (Stand::Wacht, 1, "geen verbinding"));
        assert_eq!(f.persoon.partnernaam, None, "what is known stays");
        // Not before its time; then again, and longer.
        assert_eq!(werk_af(&app).await.unwrap(), 0);
        assert_eq!(zie(&app, &w, hier).await.brp.unwrap().pogingen, 1);
        w.bron.verder(SignedDuration::from_secs(61));
        assert_eq!(werk_af(&app).await.unwrap(), 0);
        assert_eq!(zie(&app, &w, hier).await.brp.unwrap().pogingen, 2);
        w.bron.verder(SignedDuration::from_secs(61));
        assert_eq!(werk_af(&app).await.unwrap(), 0, "five minutes now");
        w.bron.verder(SignedDuration::from_mins(5));
        assert_eq!(werk_af(&app).await.unwrap(), 1);
        let f = zie(&app, &w, hier).await;
        assert_eq!((*f.brp.unwrap().stand, f.persoon.partnernaam.as_deref()), (Stand::Klaar, Some("Wit-proef")));
    }

    async fn what_asking_again_does_not_help_is_told(w: Wereld) {
        let hier = ineke(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let ander = lijst(&[&met(INEKE, &[("01.01.20", "999990020")])]);
        let fout = lijst(&[&met(INEKE, &[("07.67.20", "F")])]);
        for (antwoord, waarom) in [
            (Err(weg(false, None)), "geen verbinding"),
            (Ok(None), "dit BSN staat niet in de BRP"),
            (Ok(Some(ander)), "het antwoord gaat over iemand anders"),
            (Ok(Some(fout)), "Deze lijst is bij vergissing gemaakt (67.20 is F of W). Zij telt niet."),
        ] {
            let app = met_register(&w, vec![antwoord]);
            assert_eq!(ververs(&app, &ctx, hier.0, hier.1).await.unwrap(), Stand::Mislukt, "{waarom}");
            let v = zie(&app, &w, hier).await.brp.unwrap();
            assert_eq!((*v.stand, v.waarom.as_str()), (Stand::Mislukt, waarom));
            w.bron.verder(SignedDuration::from_hours(48));
            assert_eq!(werk_af(&app).await.unwrap(), 0);
        }
        assert_eq!(zie(&w.app, &w, hier).await.persoon.partnernaam, None, "nothing of it was taken over");
    }

    async fn without_a_number_or_a_connection_nothing_is_asked(w: Wereld) {
        let (huis, wie) = maak_persoon(&w, &opdracht("Wim", "Proefman-proef", "1-2-1970")).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let app = met_register(&w, vec![Ok(None)]);
        let uit = ververs(&app, &ctx, huis, wie).await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "brp.zonder_bsn"), "{uit:?}");
        assert!(!zie(&app, &w, (huis, wie)).await.mag_brp);
        let uit = ververs(&w.app, &ctx, huis, wie).await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "brp.geen"), "{uit:?}");
        assert!(!zie(&w.app, &w, (huis, wie)).await.mag_brp);
        // Who may not change the household may not ask either.
        let uit = ververs(&app, &w.als(Wie::Regisseur, Doel::Regie), huis, wie).await;
        assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{uit:?}");
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM brp_verzoek").await, 0);
    }

    async fn who_was_erased_meanwhile_is_not_made_anew(w: Wereld) {
        let hier = ineke(&w).await;
        let app = met_register(&w, vec![Ok(Some(lijst(&[INEKE])))]);
        // As between the question and the answer: the number is read, and then it is nobody's any more.
        let persoon = hier.1;
        crate::toegang::opzet::doe(&w, async |uow, permit| {
            store::voer_uit!(
                uow,
                permit,
                "UPDATE persoon SET bsn_sleutel = NULL WHERE gemeente = $1 AND id = $2",
                Wereld::GEMEENTE,
                persoon
            )?;
            Ok(())
        })
        .await;
        let mensen = tel(&w, "SELECT count(*) AS w FROM persoon").await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        assert_eq!(ververs(&app, &ctx, hier.0, hier.1).await.unwrap(), Stand::Mislukt);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon").await, mensen);
        let v = zie(&app, &w, hier).await.brp.unwrap();
        assert!(v.waarom.contains("intussen gewist of samengevoegd"), "{}", v.waarom);
    }

    async fn two_at_once_ask_once(w: Wereld) {
        let hier = ineke(&w).await;
        let app = met_register(&w, vec![Err(weg(true, Some(SignedDuration::from_hours(2))))]);
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        ververs(&app, &ctx, hier.0, hier.1).await.unwrap();
        // They said two hours.
        w.bron.verder(SignedDuration::from_mins(119));
        werk_af(&app).await.unwrap();
        assert_eq!(zie(&app, &w, hier).await.brp.unwrap().pogingen, 1);
        w.bron.verder(SignedDuration::from_mins(1));
        let (een, twee) = tokio::join!(werk_af(&app), werk_af(&app));
        assert!(een.is_ok() && twee.is_ok());
        assert_eq!(zie(&app, &w, hier).await.brp.unwrap().pogingen, 2);
    }
}
