// SPDX-License-Identifier: EUPL-1.2
//! The weighing: kept answer by answer, ends with a reason, starts one casus per household.

use crate::melding::{code, maak, rij, tweede};
use app::AppFout;
use app::melding;
use app::triage::{self, Afronding, TriageInvoer};
use domain::melding::{MeldingStatus, MeldingUitkomst};
use domain::triage::{Antwoord, DrieUitAchtUitkomst};
use domain::{HuishoudenId, MeldingId};
use policy::Doel;
use store::Uow;
use testkit::{Wereld, Wie, beide};

fn antwoorden(ja: &[&str]) -> TriageInvoer {
    TriageInvoer {
        antwoorden: ja.iter().map(|g| ((*g).to_owned(), Antwoord::Ja)).collect(),
        ..TriageInvoer::default()
    }
}

fn einde(uitkomst: MeldingUitkomst, ja: &[&str], reden: &str) -> Afronding {
    Afronding {
        invoer: antwoorden(ja),
        versie: 0,
        uitkomst,
        team: None,
        reden: reden.to_owned(),
        doelgroep: String::new(),
    }
}

const DRIE: [&str; 3] = ["verslaving", "schulden", "psychiatrie"];

async fn met_huishouden(w: &Wereld, huishouden: HuishoudenId) -> MeldingId {
    let id = maak(w).await;
    melding::koppel(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), id, huishouden, None)
        .await
        .unwrap();
    id
}

async fn casussen(w: &Wereld, huishouden: HuishoudenId) -> Vec<store::start::HuishoudenCasus> {
    let mut kijk = w.kijk().await;
    store::start::van_huishouden(&mut kijk, huishouden).await.unwrap()
}

async fn tel(uow: &mut Uow, sql: &'static str) -> store::Resultaat<i64> {
    Ok(store::waarde!(uow, i64, sql)?.unwrap_or(-1))
}

fn velden(uit: Result<triage::Afgerond, AppFout>) -> Vec<String> {
    match uit {
        Err(AppFout::Invoer(f)) => f.0.into_iter().map(|f| f.veld).collect(),
        anders => panic!("{anders:?}"),
    }
}

beide! {
    async fn half_way_is_kept_and_the_outcome_is_live(w: Wereld) {
        let id = maak(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let eerst = triage::bewaar(&w.app, &ctx, id, 0, antwoorden(&["schulden"])).await.unwrap();
        assert_eq!((eerst.versie, eerst.weging.drie_uit_acht.uitkomst), (1, DrieUitAchtUitkomst::NogNietTeBepalen));
        let m = rij(&w, id).await;
        assert_eq!((m.behandelaar_id, m.status.0), (ctx.actor.medewerker, MeldingStatus::InBehandeling));
        // The session ends here; later the same page shows what was answered.
        let beeld = triage::beeld(&w.app, &ctx, id).await.unwrap();
        assert_eq!((beeld.versie, beeld.invoer.antwoorden.get("schulden")), (1, Some(&Antwoord::Ja)));
        let dan = triage::bewaar(&w.app, &ctx, id, beeld.versie, antwoorden(&DRIE)).await.unwrap();
        assert_eq!(dan.weging.drie_uit_acht.uitkomst, DrieUitAchtUitkomst::Doelgroep);
        // Help refused never weighs in 3-uit-8, but it does in the route.
        let t = TriageInvoer { hulp_geweigerd: Antwoord::Ja, ..antwoorden(&["schulden", "isolement"]) };
        let dan = triage::bewaar(&w.app, &ctx, id, dan.versie, t).await.unwrap();
        assert_eq!(dan.weging.drie_uit_acht.uitkomst, DrieUitAchtUitkomst::NogNietTeBepalen);
        assert_eq!(dan.weging.advies.eerste.unwrap().code, "bzt");
    }

    async fn a_colleagues_answers_are_never_overwritten_unseen(w: Wereld) {
        let id = maak(&w).await;
        let (een, twee) = (w.als(Wie::Meldpunt, Doel::Triage), w.als(Wie::Meldpunt2, Doel::Triage));
        triage::bewaar(&w.app, &een, id, 0, antwoorden(&DRIE)).await.unwrap();
        let uit = triage::bewaar(&w.app, &twee, id, 0, antwoorden(&[])).await;
        assert!(matches!(uit, Err(AppFout::Gewijzigd)));
        triage::bewaar(&w.app, &twee, id, 1, antwoorden(&["schulden"])).await.unwrap();
        let uit = triage::bewaar(&w.app, &een, id, 1, antwoorden(&DRIE)).await;
        assert!(matches!(uit, Err(AppFout::Gewijzigd)));
        // Two first answers at the same moment: one is kept, the other hears of it.
        let id = maak(&w).await;
        let ander = tweede(&w).await;
        let (a, b) = tokio::join!(
            triage::bewaar(&w.app, &een, id, 0, antwoorden(&DRIE)),
            triage::bewaar(&ander, &twee, id, 0, antwoorden(&[])),
        );
        assert_eq!(a.is_ok() as u8 + b.is_ok() as u8, 1, "{a:?} {b:?}");
    }

    async fn to_the_mdo_starts_a_casus_on_the_next_list(w: Wereld) {
        let (huishouden, _) = w.huishouden(1).await;
        let id = met_huishouden(&w, huishouden).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let uit = triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Mdo, &DRIE, "")).await.unwrap();
        let m = rij(&w, id).await;
        assert_eq!((m.status.0, m.casus_id, m.uitkomst.unwrap().0), (MeldingStatus::Afgerond, uit.casus, MeldingUitkomst::Mdo));
        let c = &casussen(&w, huishouden).await[0];
        assert_eq!((Some(c.id), c.fase.0, c.team_id), (uit.casus, domain::casus::Fase::Triage, Wereld::team(4)));
        assert!(c.kenmerk.starts_with("C-"));
        assert!(uit.tekst.contains("woensdag 25 november"), "{}", uit.tekst);
        let mut kijk = w.kijk().await;
        assert_eq!(tel(&mut kijk, "SELECT count(*) AS w FROM fase_stap").await.unwrap(), 2);
        assert_eq!(tel(&mut kijk, "SELECT count(*) AS w FROM agendapunt g JOIN overleg o ON o.id = g.overleg_id WHERE g.soort = 'toewijzen' AND g.status = 'open'").await.unwrap(), 1);
        assert_eq!(tel(&mut kijk, "SELECT count(*) AS w FROM journaal WHERE onderwerp = 'casus' AND soort = 'gemaakt' AND casus_id IS NOT NULL").await.unwrap(), 1);
    }

    async fn two_mdo_outcomes_at_once_make_one_casus(w: Wereld) {
        let (huishouden, _) = w.huishouden(1).await;
        let (x, y) = (met_huishouden(&w, huishouden).await, met_huishouden(&w, huishouden).await);
        let ander = tweede(&w).await;
        let (een, twee) = (w.als(Wie::Meldpunt, Doel::Triage), w.als(Wie::Meldpunt2, Doel::Triage));
        let (a, b) = tokio::join!(
            triage::rond_af(&w.app, &een, x, einde(MeldingUitkomst::Mdo, &DRIE, "")),
            triage::rond_af(&ander, &twee, y, einde(MeldingUitkomst::Mdo, &DRIE, "")),
        );
        assert_eq!(a.is_ok() as u8 + b.is_ok() as u8, 1, "{a:?} {b:?}");
        let alle = casussen(&w, huishouden).await;
        assert_eq!(alle.len(), 1);
        match if a.is_err() { a } else { b } {
            // Lost the race on the unique index: the refusal names the casus.
            Err(AppFout::Regel(weigering)) => {
                assert_eq!(weigering.code, "casus.loopt_al");
                assert!(weigering.reden.contains(&alle[0].kenmerk), "{}", weigering.reden);
            }
            // Came after it: said at the field.
            Err(AppFout::Invoer(f)) => assert!(f.to_string().contains("al een lopende casus")),
            anders => panic!("{anders:?}"),
        }
        let (x, y) = (rij(&w, x).await, rij(&w, y).await);
        assert!(x.status.is_open() != y.status.is_open());
    }

    async fn a_melding_goes_to_the_running_casus(w: Wereld) {
        let (huishouden, _) = w.huishouden(1).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let eerste = met_huishouden(&w, huishouden).await;
        let casus = triage::rond_af(&w.app, &ctx, eerste, einde(MeldingUitkomst::Mdo, &DRIE, "")).await.unwrap().casus;
        let id = met_huishouden(&w, huishouden).await;
        let uit = triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Casus, &[], "")).await.unwrap();
        assert_eq!((uit.casus, rij(&w, id).await.casus_id), (casus, casus));
        let mut kijk = w.kijk().await;
        assert_eq!(tel(&mut kijk, "SELECT count(*) AS w FROM taak WHERE status = 'open' AND team_id IS NOT NULL").await.unwrap(), 1);
    }

    async fn a_melding_in_nazorg_takes_up_the_thread(w: Wereld) {
        let (huishouden, _) = w.huishouden(1).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let eerste = met_huishouden(&w, huishouden).await;
        let casus = triage::rond_af(&w.app, &ctx, eerste, einde(MeldingUitkomst::Mdo, &DRIE, "")).await.unwrap().casus;
        zet_fase(&w, "nazorg", false).await;
        let id = met_huishouden(&w, huishouden).await;
        let uit = triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Casus, &[], "")).await.unwrap();
        let c = &casussen(&w, huishouden).await[0];
        assert_eq!((Some(c.id), c.fase.0, uit.casus), (casus, domain::casus::Fase::Onderzoek, casus));
        // Closed within nazorg: taken up again; long after it: a new casus that knows the old one.
        zet_fase(&w, "gesloten", true).await;
        let id = met_huishouden(&w, huishouden).await;
        let uit = triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Mdo, &DRIE, "")).await.unwrap();
        assert_eq!(uit.casus, casus);
        zet_fase(&w, "gesloten", true).await;
        w.bron.verder(jiff::SignedDuration::from_hours(24 * 800));
        let later = w.als(Wie::Meldpunt, Doel::Triage);
        let id = met_huishouden(&w, huishouden).await;
        let uit = triage::rond_af(&w.app, &later, id, einde(MeldingUitkomst::Mdo, &DRIE, "")).await.unwrap();
        assert_ne!(uit.casus, casus);
        assert_eq!(casussen(&w, huishouden).await.len(), 2);
    }

    async fn a_full_regisseur_does_not_keep_the_thread_from_being_taken_up(w: Wereld) {
        use crate::overleg::opzet::{Zaak, belast, kop, overmaat, regies, taak, taken, zaak};
        use domain::casus::Fase;
        let (ctx, wie) = (w.als(Wie::Meldpunt, Doel::Triage), Some(Wereld::medewerker(Wie::Regisseur)));
        let nazorg = |nummer| Zaak { nummer, fase: Fase::Nazorg, regisseur: Some(Wie::Regisseur), team: 2 };
        let [vol, met_verlof] = [zaak(&w, nazorg(100)).await, zaak(&w, nazorg(101)).await];
        belast(&w, Wie::Regisseur, 1, 14, Fase::Uitvoering).await;
        // 14 of 15: there is room, so the regisseur goes on.
        let past = zaak(&w, nazorg(102)).await;
        let id = met_huishouden(&w, kop(&w, past).await.huishouden_id).await;
        let uit = triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Casus, &[], "")).await.unwrap();
        assert!(uit.tekst.contains("De regisseur is S. Aalders-proef."), "{}", uit.tekst);
        let k = kop(&w, past).await;
        assert_eq!((k.fase.0, k.regisseur_id), (Fase::Onderzoek, wie));
        // 15 of 15: the thread is taken up, and the MDO chooses; meanwhile the team has the open tasks.
        taak(&w, vol, Wie::Regisseur).await;
        let id = met_huishouden(&w, kop(&w, vol).await.huishouden_id).await;
        let uit = triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Casus, &[], "")).await.unwrap();
        assert!(uit.tekst.contains("heeft geen plek. Het MDO van woensdag 25 november"), "{}", uit.tekst);
        let k = kop(&w, vol).await;
        assert_eq!((k.fase.0, k.regisseur_id, k.op_mdo, regies(&w, vol).await), (Fase::Onderzoek, None, true, (0, 1)));
        assert_eq!(taken(&w, vol, Wie::Regisseur, k.team_id).await, (0, 1));
        let mut kijk = w.kijk().await;
        assert_eq!(tel(&mut kijk, "SELECT count(*) AS w FROM journaal WHERE onderwerp = 'regie' AND reden = 'geen_plek'").await.unwrap(), 1);
        drop(kijk);
        // With the leave of the procesmanager for this casus the regisseur goes on.
        overmaat(&w, met_verlof, jiff::civil::date(2026, 12, 1)).await;
        let id = met_huishouden(&w, kop(&w, met_verlof).await.huishouden_id).await;
        triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Casus, &[], "")).await.unwrap();
        assert_eq!(kop(&w, met_verlof).await.regisseur_id, wie);
    }

    async fn to_a_team_is_an_offer(w: Wereld) {
        let id = maak(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        assert_eq!(velden(triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Team, &[], "")).await), ["team"]);
        let a = Afronding { team: Some(Wereld::team(3)), ..einde(MeldingUitkomst::Team, &[], "") };
        assert_eq!(velden(triage::rond_af(&w.app, &ctx, id, a.clone()).await), ["reden"], "another team than the advice asks a reason");
        triage::rond_af(&w.app, &ctx, id, Afronding { reden: "De gezinscoach kent het gezin.".into(), ..a }).await.unwrap();
        let m = rij(&w, id).await;
        assert_eq!((m.status.is_open(), m.team_id, m.aanbod_aan), (true, Wereld::team(1), Some(Wereld::team(3))));
        let coach = w.als(Wie::Gezinscoach, Doel::Triage);
        melding::aanvaard(&w.app, &coach, m.aanbod_id.unwrap()).await.unwrap();
        let a = Afronding { team: Some(Wereld::team(3)), reden: "Wij gaan langs.".into(), ..einde(MeldingUitkomst::Team, &[], "") };
        let beeld = triage::beeld(&w.app, &coach, id).await.unwrap();
        triage::rond_af(&w.app, &coach, id, Afronding { versie: beeld.versie, ..a }).await.unwrap();
        let m = rij(&w, id).await;
        assert_eq!((m.status.0, m.team_id, m.uitkomst.unwrap().0), (MeldingStatus::Afgerond, Wereld::team(3), MeldingUitkomst::Team));
    }

    async fn no_follow_up_needs_a_reason_and_crisis_does_not_wait(w: Wereld) {
        let id = maak(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        assert_eq!(velden(triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::GeenVervolg, &[], "")).await), ["reden"]);
        assert_eq!(velden(triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Mdo, &DRIE, "")).await), ["huishouden"]);
        let mut weigert = einde(MeldingUitkomst::GeenVervolg, &[], "");
        weigert.invoer.hulp_geweigerd = Antwoord::Ja;
        assert_eq!(velden(triage::rond_af(&w.app, &ctx, id, weigert).await), ["reden", "toelichting"]);
        assert!(rij(&w, id).await.status.is_open());
        let aangeboden = melding::bied_aan(&w.app, &ctx, id, Wereld::team(2), "Geld.").await.unwrap();
        triage::rond_af(&w.app, &ctx, id, einde(MeldingUitkomst::Crisis, &[], "")).await.unwrap();
        let m = rij(&w, id).await;
        assert_eq!((m.uitkomst.unwrap().0, m.aanbod_id), (MeldingUitkomst::Crisis, None));
        assert_eq!(code(melding::aanvaard(&w.app, &w.als(Wie::Regisseur, Doel::Triage), aangeboden).await), "aanbod.niet_open");
        let mut kijk = w.kijk().await;
        assert_eq!(tel(&mut kijk, "SELECT count(*) AS w FROM taak WHERE team_id IS NOT NULL AND status = 'open'").await.unwrap(), 1);
    }

    async fn who_may_weigh(w: Wereld) {
        let id = maak(&w).await;
        for (wie, mag) in [(Wie::Meldpunt, true), (Wie::Procesmanager, false), (Wie::Regisseur, false), (Wie::Ketenpartner, false)] {
            assert_eq!(triage::beeld(&w.app, &w.als(wie, Doel::Triage), id).await.is_ok(), mag, "{wie:?}");
            let uit = triage::bewaar(&w.app, &w.als(wie, Doel::Triage), id, 0, antwoorden(&[])).await;
            assert_eq!(uit.is_ok(), mag, "{wie:?}");
        }
    }
}

/// Moves every casus to a phase, without a use case.
async fn zet_fase(w: &Wereld, fase: &str, dicht: bool) {
    let ctx = w.als_systeem();
    let permit = ctx
        .mag::<policy::handelingen::InrichtingWijzigen>(&policy::Feiten::Geen)
        .unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    schrijf_fase(&mut uow, &permit, fase, dicht.then_some(ctx.nu))
        .await
        .unwrap();
    let boeking = store::journaal::Boeking {
        onderwerp: "casus",
        ..Default::default()
    };
    uow.boek(&permit, store::journaal::Soort::Gewijzigd, boeking)
        .await
        .unwrap();
    uow.commit().await.unwrap();
}
async fn schrijf_fase(
    uow: &mut Uow,
    permit: &policy::Permit<policy::handelingen::InrichtingWijzigen>,
    fase: &str,
    gesloten: Option<jiff::Timestamp>,
) -> store::Resultaat<u64> {
    store::voer_uit!(
        uow,
        permit,
        "UPDATE casus SET fase = $1, gesloten_op = $2",
        fase,
        gesloten
    )
}
