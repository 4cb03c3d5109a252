// SPDX-License-Identifier: EUPL-1.2
//! Meldingen: one owner and one due date always, offers that come home, double submits, access. On both engines,
//! and where two people act at once, with two independent sets of connections.

use app::melding::{self, Filters, Wijze};
use app::{App, AppFout};
use domain::melding::{AanbodStatus, MeldingStatus, NieuweMelding, Urgentie};
use domain::{AanbodId, MeldingId, TeamId};
use jiff::SignedDuration;
use policy::Doel;
use store::Code;
use testkit::{Wereld, Wie, beide};

/// A complete public melding.
pub fn formulier() -> NieuweMelding {
    NieuweMelding {
        hoedanigheid: "instelling".into(),
        melder_naam: "J. Hendriks-proef".into(),
        melder_contact: "0570-123456".into(),
        melder_organisatie: "Woonstichting Proef".into(),
        naam_noemen: "ja".into(),
        over_naam: "I. Boersma-proef".into(),
        over_adres: "Proefstraat 1".into(),
        over_postcode: "7411 AB".into(),
        met_kinderen: "ja".into(),
        wat: "De huur is drie maanden niet betaald en niemand doet open.".into(),
        gevaar: "nee".into(),
        ..NieuweMelding::default()
    }
}

/// Makes a melding as somebody without account; gives its id.
pub async fn maak(w: &Wereld) -> MeldingId {
    let kenmerk = melding::doe_melding(&w.app, &w.als_melder(), formulier())
        .await
        .unwrap();
    let mut kijk = w.kijk().await;
    store::melding::bij_kenmerk(&mut kijk, &kenmerk)
        .await
        .unwrap()
        .unwrap()
}

pub async fn rij(w: &Wereld, id: MeldingId) -> store::melding::MeldingRij {
    let mut kijk = w.kijk().await;
    store::melding::lees(&mut kijk, id).await.unwrap().unwrap()
}

async fn aanbod(w: &Wereld, id: AanbodId) -> AanbodStatus {
    let mut kijk = w.kijk().await;
    store::aanbod::lees(&mut kijk, id)
        .await
        .unwrap()
        .unwrap()
        .status
        .0
}

/// A second application server on the same database.
pub async fn tweede(w: &Wereld) -> App {
    testkit::app(&w.test.nog_een().await, &w.bron)
}

pub fn code<T: std::fmt::Debug>(uit: Result<T, AppFout>) -> String {
    match uit {
        Err(AppFout::Regel(w)) => w.code,
        anders => format!("{anders:?}"),
    }
}

async fn open_zonder_eigenaar_of_datum(w: &Wereld) -> i64 {
    let mut uow = w.kijk().await;
    tel(&mut uow).await.unwrap()
}
async fn tel(uow: &mut store::Uow) -> store::Resultaat<i64> {
    let aantal = store::waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM melding m WHERE m.afgerond_op IS NULL AND (m.team_id IS NULL OR m.termijn_op IS NULL
            OR NOT EXISTS (SELECT 1 FROM team t WHERE t.gemeente = m.gemeente AND t.id = m.team_id))"
    )?;
    Ok(aantal.unwrap_or_default())
}

const TOEGANG: u8 = 2;
const COACHES: u8 = 3;
fn team(n: u8) -> TeamId {
    Wereld::team(n)
}

beide! {
    async fn public_melding_gets_owner_due_date_and_secret_reference(w: Wereld) {
        let id = maak(&w).await;
        let m = rij(&w, id).await;
        assert_eq!((m.team_id, m.status), (team(1), Code(MeldingStatus::Nieuw)));
        assert_eq!(m.wijk.as_deref(), None, "no address with this postcode is known yet");
        assert_eq!(m.onderwerp, "De huur is drie maanden niet betaald en niemand doet open");
        // 5 working days, until the end of the day in Amsterdam.
        assert_eq!(m.termijn_op.to_string().get(..10), Some("2026-12-01"));
        let b = melding::bevestiging(&w.app, &w.als_melder(), &m.kenmerk.to_lowercase()).await.unwrap();
        assert_eq!((b.kenmerk, b.heeft_contact), (m.kenmerk, true));
        assert!(matches!(melding::bevestiging(&w.app, &w.als_melder(), "M-00000-00000").await, Err(AppFout::NietGevonden)));
        assert_eq!(open_zonder_eigenaar_of_datum(&w).await, 0);
    }

    async fn danger_makes_it_acute_with_hours(w: Wereld) {
        let m = NieuweMelding { gevaar: "ja".into(), gevaar_toelichting: "Er wordt geslagen.".into(), ..formulier() };
        let kenmerk = melding::doe_melding(&w.app, &w.als_melder(), m).await.unwrap();
        let mut kijk = w.kijk().await;
        let id = store::melding::bij_kenmerk(&mut kijk, &kenmerk).await.unwrap().unwrap();
        drop(kijk);
        let m = rij(&w, id).await;
        assert_eq!(m.urgentie.0, Urgentie::Acuut);
        assert_eq!(m.termijn_op, w.nu() + SignedDuration::from_hours(4));
    }

    async fn all_errors_at_once_and_nothing_saved(w: Wereld) {
        let uit = melding::doe_melding(&w.app, &w.als_melder(), NieuweMelding::default()).await;
        let Err(AppFout::Invoer(f)) = uit else { panic!("{uit:?}") };
        assert!(f.0.len() >= 3, "{f}");
        let q = melding::wachtrij(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), &Filters::default()).await.unwrap();
        assert_eq!(q.totaal, 0);
    }

    async fn double_submit_makes_one_melding(w: Wereld) {
        let ander = tweede(&w).await;
        let mut ctx = w.als_melder();
        ctx.eenmalig = Some(w.app.nieuwe_sleutel());
        let (a, b) = tokio::join!(
            melding::doe_melding(&w.app, &ctx, formulier()),
            melding::doe_melding(&ander, &ctx, formulier()),
        );
        let (Ok(eerste), Err(AppFout::AlVerwerkt(tweede))) = (if a.is_ok() { (a, b) } else { (b, a) }) else {
            panic!("one of the two must be the first");
        };
        assert_eq!(eerste, tweede);
        let q = melding::wachtrij(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), &Filters::default()).await.unwrap();
        assert_eq!(q.totaal, 1);
    }

    async fn two_workers_take_the_same_melding(w: Wereld) {
        let id = maak(&w).await;
        let ander = tweede(&w).await;
        let (een, twee) = (w.als(Wie::Meldpunt, Doel::Triage), w.als(Wie::Meldpunt2, Doel::Triage));
        let (a, b) = tokio::join!(
            melding::pak_op(&w.app, &een, id, false),
            melding::pak_op(&ander, &twee, id, false),
        );
        assert_eq!(a.is_ok() as u8 + b.is_ok() as u8, 1, "{a:?} {b:?}");
        let Err(AppFout::Regel(weigering)) = (if a.is_err() { a } else { b }) else { panic!() };
        assert_eq!(weigering.code, "melding.al_opgepakt");
        assert!(weigering.reden.contains("-proef heeft deze melding al opgepakt"));
        melding::pak_op(&w.app, &twee, id, true).await.unwrap();
        assert_eq!(rij(&w, id).await.behandelaar_id, Some(Wereld::medewerker(Wie::Meldpunt2)));
        melding::leg_terug(&w.app, &twee, id).await.unwrap();
        let m = rij(&w, id).await;
        assert_eq!((m.behandelaar_id, m.team_id), (None, team(1)));
    }

    async fn offer_returns_with_reason_and_sender_stays_owner(w: Wereld) {
        let id = maak(&w).await;
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        let aangeboden = melding::bied_aan(&w.app, &meldpunt, id, team(COACHES), "Er zijn kinderen.").await.unwrap();
        assert_eq!(rij(&w, id).await.team_id, team(1));
        assert_eq!(code(melding::bied_aan(&w.app, &meldpunt, id, team(TOEGANG), "Toch maar zo.").await), "aanbod.al_open");
        let coach = w.als(Wie::Gezinscoach, Doel::Triage);
        assert_eq!(code(melding::geef_terug(&w.app, &coach, aangeboden, " ").await), "aanbod.reden");
        melding::geef_terug(&w.app, &coach, aangeboden, "Dit gaat alleen over geld.").await.unwrap();
        let beeld = melding::open(&w.app, &meldpunt, id).await.unwrap();
        assert_eq!(beeld.m.team_id, team(1));
        assert_eq!(beeld.aanbiedingen[0].antwoord_reden, "Dit gaat alleen over geld.");
        let nog_een = melding::bied_aan(&w.app, &meldpunt, id, team(TOEGANG), "Vooral geld.").await.unwrap();
        melding::aanvaard(&w.app, &w.als(Wie::Regisseur, Doel::Triage), nog_een).await.unwrap();
        let m = rij(&w, id).await;
        assert_eq!((m.team_id, m.behandelaar_id), (team(TOEGANG), Some(Wereld::medewerker(Wie::Regisseur))));
        assert_eq!(open_zonder_eigenaar_of_datum(&w).await, 0);
        assert_eq!(code(melding::trek_in(&w.app, &meldpunt, nog_een).await), "aanbod.niet_open");
    }

    async fn two_offers_at_once_leave_one(w: Wereld) {
        let id = maak(&w).await;
        let ander = tweede(&w).await;
        let (een, twee) = (w.als(Wie::Meldpunt, Doel::Triage), w.als(Wie::Meldpunt2, Doel::Triage));
        let (a, b) = tokio::join!(
            melding::bied_aan(&w.app, &een, id, team(TOEGANG), "Geld."),
            melding::bied_aan(&ander, &twee, id, team(COACHES), "Kinderen."),
        );
        assert_eq!(a.is_ok() as u8 + b.is_ok() as u8, 1, "{a:?} {b:?}");
        assert_eq!(code(if a.is_err() { a } else { b }), "aanbod.al_open");
        let beeld = melding::open(&w.app, &een, id).await.unwrap();
        assert_eq!(beeld.aanbiedingen.len(), 1);
    }

    async fn unanswered_offer_comes_home_by_itself(w: Wereld) {
        let id = maak(&w).await;
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        let a = melding::bied_aan(&w.app, &meldpunt, id, team(COACHES), "Kinderen.").await.unwrap();
        assert_eq!(melding::laat_verlopen(&w.app, &w.als_systeem()).await.unwrap(), 0);
        w.bron.verder(SignedDuration::from_hours(24 * 5));
        let coach = w.als(Wie::Gezinscoach, Doel::Triage);
        assert_eq!(code(melding::aanvaard(&w.app, &coach, a).await), "aanbod.verlopen");
        assert!(matches!(melding::laat_verlopen(&w.app, &coach).await, Err(AppFout::Geweigerd(_))));
        // Opening the queue is enough; the procesmanager sees that nobody answered.
        let f = Filters { kijk: "terug".into(), ..Filters::default() };
        let q = melding::wachtrij(&w.app, &w.als(Wie::Procesmanager, Doel::Triage), &f).await.unwrap();
        assert_eq!((q.totaal, q.aantallen.terug, q.regels[0].onbeantwoord), (1, 1, true));
        assert_eq!(aanbod(&w, a).await, AanbodStatus::Verlopen);
        assert_eq!(rij(&w, id).await.team_id, team(1));
    }

    async fn accept_and_expire_at_the_same_moment(w: Wereld) {
        let id = maak(&w).await;
        let a = melding::bied_aan(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), id, team(COACHES), "Kinderen.").await.unwrap();
        // Accepted in the last second, by the clock of the one; over by the clock of the other.
        let coach = w.als(Wie::Gezinscoach, Doel::Triage);
        w.bron.verder(SignedDuration::from_hours(24 * 5));
        let ander = tweede(&w).await;
        let systeem = w.als_systeem();
        let (ja, om) = tokio::join!(
            melding::aanvaard(&w.app, &coach, a),
            melding::laat_verlopen(&ander, &systeem),
        );
        let m = rij(&w, id).await;
        match aanbod(&w, a).await {
            AanbodStatus::Aanvaard => { ja.unwrap(); assert_eq!((m.team_id, om.unwrap()), (team(COACHES), 0)); }
            AanbodStatus::Verlopen => { assert_eq!(code(ja), "aanbod.niet_open"); assert_eq!((m.team_id, om.unwrap()), (team(1), 1)); }
            anders => panic!("{anders:?}"),
        }
        assert_eq!(open_zonder_eigenaar_of_datum(&w).await, 0);
    }

    async fn merge_keeps_urgency_and_first_date(w: Wereld) {
        let blijft = maak(&w).await;
        w.bron.verder(SignedDuration::from_hours(1));
        let m = NieuweMelding { spoed: "ja".into(), ..formulier() };
        let op = melding::neem_op(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), NieuweMelding { kanaal: "telefoon".into(), ..m }, true).await.unwrap();
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        let beeld = melding::open(&w.app, &meldpunt, op).await.unwrap();
        assert_eq!(beeld.dubbel.iter().map(|d| d.id).collect::<Vec<_>>(), [blijft]);
        assert!(beeld.van_mij);
        melding::samenvoegen(&w.app, &meldpunt, blijft, op).await.unwrap();
        let (b, o) = (rij(&w, blijft).await, rij(&w, op).await);
        assert_eq!((o.status.0, o.samengevoegd_met), (MeldingStatus::Samengevoegd, Some(blijft)));
        assert_eq!((b.urgentie.0, b.termijn_op), (Urgentie::Spoed, o.termijn_op));
        assert_eq!(code(melding::samenvoegen(&w.app, &meldpunt, op, blijft).await), "samenvoegen.dicht");
        let fout = melding::voeg_samen_met_kenmerk(&w.app, &meldpunt, blijft, "onzin").await;
        assert!(matches!(fout, Err(AppFout::Invoer(_))));
    }

    async fn merge_both_ways_at_once(w: Wereld) {
        let (x, y) = (maak(&w).await, maak(&w).await);
        let ander = tweede(&w).await;
        let (een, twee) = (w.als(Wie::Meldpunt, Doel::Triage), w.als(Wie::Meldpunt2, Doel::Triage));
        let (a, b) = tokio::join!(
            melding::samenvoegen(&w.app, &een, x, y),
            melding::samenvoegen(&ander, &twee, y, x),
        );
        assert_eq!(a.is_ok() as u8 + b.is_ok() as u8, 1, "{a:?} {b:?}");
        let (x, y) = (rij(&w, x).await, rij(&w, y).await);
        assert!(x.status.is_open() != y.status.is_open());
    }

    async fn melder_hears_back_once_without_case_content(w: Wereld) {
        let id = maak(&w).await;
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        melding::koppel_terug(&w.app, &meldpunt, id, Wijze::Telefoon).await.unwrap();
        let m = rij(&w, id).await;
        assert!(m.terugkoppeling_op.is_some() && m.terugkoppeling_tekst.starts_with("Verteld aan de telefoon."));
        assert!(!m.terugkoppeling_tekst.contains("huur"));
        assert_eq!(code(melding::koppel_terug(&w.app, &meldpunt, id, Wijze::Email).await), "terugkoppeling.al_gedaan");
    }

    async fn melding_is_linked_to_a_household_and_its_past_is_shown(w: Wereld) {
        let (huishouden, persoon) = w.huishouden(1).await;
        let (eerder, id) = (maak(&w).await, maak(&w).await);
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        let vreemd = w.huishouden(2).await.1;
        assert_eq!(code(melding::koppel(&w.app, &meldpunt, id, huishouden, Some(vreemd)).await), "melding.huishouden");
        melding::koppel(&w.app, &meldpunt, id, huishouden, Some(persoon)).await.unwrap();
        melding::koppel(&w.app, &meldpunt, eerder, huishouden, None).await.unwrap();
        let beeld = melding::open(&w.app, &meldpunt, id).await.unwrap();
        assert_eq!(beeld.bekend.meldingen.iter().map(|m| m.id).collect::<Vec<_>>(), [eerder]);
        assert_eq!(beeld.m.huishouden.as_deref(), Some("Boersma1-proef"));
        let q = melding::wachtrij(&w.app, &meldpunt, &Filters::default()).await.unwrap();
        assert_eq!(q.regels[0].bekend, "1 eerdere melding");
    }

    async fn who_may_open_a_melding(w: Wereld) {
        let id = maak(&w).await;
        for (wie, mag) in [(Wie::Meldpunt, true), (Wie::Procesmanager, true), (Wie::Regisseur, false), (Wie::Gezinscoach, false), (Wie::Beheerder, false), (Wie::Ketenpartner, false)] {
            let uit = melding::open(&w.app, &w.als(wie, Doel::Triage), id).await;
            assert_eq!(uit.is_ok(), mag, "{wie:?}");
            // The queue shows exactly what may be opened.
            let q = melding::wachtrij(&w.app, &w.als(wie, Doel::Triage), &Filters::default()).await;
            assert_eq!(q.is_ok_and(|q| q.totaal == 1), mag, "{wie:?}");
        }
        let a = melding::bied_aan(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), id, team(COACHES), "Kinderen.").await.unwrap();
        assert!(melding::open(&w.app, &w.als(Wie::Gezinscoach, Doel::Triage), id).await.is_ok());
        assert!(matches!(melding::aanvaard(&w.app, &w.als(Wie::Regisseur, Doel::Triage), a).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(melding::aanvaard(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), a).await, Err(AppFout::Geweigerd(_))));
    }

    async fn queue_filters_counts_and_order(w: Wereld) {
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        let gewoon = maak(&w).await;
        let m = NieuweMelding { kanaal: "telefoon".into(), met_kinderen: "nee".into(), gevaar: "ja".into(), gevaar_toelichting: "Er brandt iets.".into(), soort: "geweld".into(), ..formulier() };
        let acuut = melding::neem_op(&w.app, &meldpunt, m, true).await.unwrap();
        let zie = async |f: Filters| melding::wachtrij(&w.app, &meldpunt, &f).await.unwrap();
        let alles = zie(Filters::default()).await;
        assert_eq!(alles.regels.iter().map(|r| r.id).collect::<Vec<_>>(), [acuut, gewoon]);
        let a = &alles.aantallen;
        assert_eq!((a.alles, a.team, a.mijn, a.vrij, a.acuut, a.kinderen, a.over), (2, 2, 1, 1, 1, 1, 0));
        assert_eq!(zie(Filters { kijk: "mijn".into(), ..Default::default() }).await.regels[0].id, acuut);
        assert_eq!(zie(Filters { kinderen: true, ..Default::default() }).await.regels[0].id, gewoon);
        assert_eq!(zie(Filters { soort: Some(domain::melding::MeldingSoort::Geweld), ..Default::default() }).await.totaal, 1);
        assert_eq!(zie(Filters { urgentie: Some(Urgentie::Gewoon), ..Default::default() }).await.regels[0].id, gewoon);
        assert_eq!(zie(Filters { behandelaar: meldpunt.actor.medewerker, ..Default::default() }).await.totaal, 1);
        assert_eq!(zie(Filters { wijk: Some("WK01".into()), ..Default::default() }).await.totaal, 0);
        w.bron.verder(SignedDuration::from_hours(6));
        let later = w.als(Wie::Meldpunt, Doel::Triage);
        let over = melding::wachtrij(&w.app, &later, &Filters { over: true, ..Default::default() }).await.unwrap();
        assert_eq!((over.totaal, over.regels[0].nog.to_string()), (1, "2 uur over".to_owned()));
    }
}
