// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `toegang`, on both engines: taking part, asking for it, emergency access, conflict of
//! interest, restricted people (D4, H8; anchors: self-approval, the restricted person in search and lists).

mod eens;
mod klassen;
pub mod opzet;
mod wereld;

use super::plan::opzet::{Zaak, zaak};
use super::zoeken::geboekt;
use app::casus::blad::blad;
use app::casus::regisseur::{Keuze, wijs_toe};
use app::casus::{fase, lijst, overzicht};
use app::team::{Overdrachtvraag, draag_over};
use app::toegang::{
    Toekenning, beeindig, beoordeel, beslis, bevestig, drempel, hef_afscherming_op, hef_op, ken_ik,
    naam_erbij, neem_nood, nood_lijst, scherm_af, sluit_uit, toegang, verleng, voeg_toe, vraag,
};
use app::{AppFout, zoeken};
use domain::casus::{Fase, Sluitreden};
use domain::notitie::Categorie;
use domain::toegang::VerzoekStatus;
use domain::toegang::{
    NieuwOordeel, NieuwVerzoek, NieuweAfscherming, NieuweDeelname, NieuweNood, NieuweUitsluiting,
};
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

fn deelname(wie: Wie) -> NieuweDeelname {
    NieuweDeelname {
        medewerker: Wereld::medewerker(wie).to_string(),
        rol: "jongerenwerker".into(),
        grondslag: "toestemming".into(),
        doel: "meedenken over de dag van Milan".into(),
        categorieen: vec!["veiligheid".into()],
        tot: "2026-12-24".into(),
    }
}

async fn mag_openen(w: &Wereld, z: &Zaak, wie: Wie) -> bool {
    let open = blad(&w.app, &w.als(wie, Doel::Regie), z.casus, &["plan"])
        .await
        .is_ok();
    // "Scope finds, policy authorises": the list and the page agree, whatever happened before.
    let in_lijst = lijst::casussen(&w.app, &w.als(wie, Doel::Regie), &lijst::Vraag::default())
        .await
        .unwrap()
        .regels
        .iter()
        .any(|r| r.rij.id == z.casus);
    assert_eq!(open, in_lijst, "{wie:?}: the page and the list differ");
    open
}

fn regel(uit: Result<impl std::fmt::Debug, AppFout>) -> String {
    match uit {
        Err(AppFout::Regel(r)) => r.code,
        anders => panic!("{anders:?}"),
    }
}

fn velden(uit: Result<impl std::fmt::Debug, AppFout>) -> Vec<String> {
    match uit {
        Err(AppFout::Invoer(f)) => f.0.into_iter().map(|v| v.veld).collect(),
        anders => panic!("{anders:?}"),
    }
}

beide! {
    async fn who_asks_gets_in_for_as_long_as_the_regisseur_says(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let coach = || w.als(Wie::Gezinscoach, Doel::Regie);
        assert!(!mag_openen(&w, &z, Wie::Gezinscoach).await);
        let d = drempel(&w.app, &coach(), z.casus).await.unwrap();
        assert!(!d.mag_openen && d.mag_nood && d.laatste.is_none());
        assert_eq!(velden(vraag(&w.app, &coach(), z.casus, &NieuwVerzoek::default()).await), ["rol", "reden"]);
        let v = NieuwVerzoek { rol: "gezinscoach".into(), reden: "Ik begeleid de moeder al langer.".into() };
        vraag(&w.app, &coach(), z.casus, &v).await.unwrap();
        assert_eq!(regel(vraag(&w.app, &coach(), z.casus, &v).await), "toegang.al_gevraagd");
        // Nobody else decides, and certainly not who asked.
        let id = drempel(&w.app, &coach(), z.casus).await.unwrap().laatste.unwrap().id;
        let ja = Toekenning { besluit: "toekennen".into(), deelname: deelname(Wie::Gezinscoach), ..Toekenning::default() };
        for wie in [Wie::Gezinscoach, Wie::Regisseur2, Wie::Meldpunt, Wie::Ketenpartner, Wie::Teamleider] {
            let uit = beslis(&w.app, &w.als(wie, Doel::Regie), id, &ja).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{wie:?} {uit:?}");
        }
        let regisseur = || w.als(Wie::Regisseur, Doel::Regie);
        let zonder = Toekenning { besluit: "toekennen".into(), ..Toekenning::default() };
        assert_eq!(velden(beslis(&w.app, &regisseur(), id, &zonder).await), ["rol", "grondslag", "doel", "tot"]);
        let nee = Toekenning { besluit: "afwijzen".into(), ..Toekenning::default() };
        assert_eq!(velden(beslis(&w.app, &regisseur(), id, &nee).await), ["besluit_reden"]);
        beslis(&w.app, &regisseur(), id, &ja).await.unwrap();
        assert!(matches!(beslis(&w.app, &regisseur(), id, &ja).await, Err(AppFout::Gewijzigd)), "once");
        assert!(mag_openen(&w, &z, Wie::Gezinscoach).await);
        let o = blad(&w.app, &coach(), z.casus, &["plan"]).await.unwrap();
        assert_eq!(o.waarom.rol, "deelnemer");
        assert!(o.waarom.grondslag.starts_with("toestemming"), "{}", o.waarom.grondslag);
        // The last day counts; the day after, the door is closed by itself.
        w.bron.verder(SignedDuration::from_hours(24 * 30));
        assert!(mag_openen(&w, &z, Wie::Gezinscoach).await);
        w.bron.verder(SignedDuration::from_hours(24));
        assert!(!mag_openen(&w, &z, Wie::Gezinscoach).await);
    }

    async fn nobody_decides_on_their_own_request(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        // A regisseur who asked before becoming regisseur: the request stands, and is not theirs to answer.
        let v = NieuwVerzoek { rol: "regisseur".into(), reden: "Ik ken de buurt en de school.".into() };
        vraag(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), z.casus, &v).await.unwrap();
        let id = toegang(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus).await.unwrap().verzoeken[0].id;
        opzet::andere_regisseur(&w, z.casus, Wie::Regisseur2).await;
        let ja = Toekenning { besluit: "toekennen".into(), deelname: deelname(Wie::Regisseur2), ..Toekenning::default() };
        assert_eq!(regel(beslis(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), id, &ja).await), "toegang.over_jezelf");
    }

    async fn a_deelname_has_its_categories_and_ends_when_told(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let regisseur = || w.als(Wie::Regisseur, Doel::Regie);
        voeg_toe(&w.app, &regisseur(), z.casus, &deelname(Wie::Gezinscoach)).await.unwrap();
        assert_eq!(regel(voeg_toe(&w.app, &regisseur(), z.casus, &deelname(Wie::Gezinscoach)).await), "toegang.doet_al_mee");
        assert_eq!(regel(voeg_toe(&w.app, &regisseur(), z.casus, &deelname(Wie::Regisseur)).await), "toegang.over_jezelf");
        let mut uow = w.kijk().await;
        let ctx = w.als(Wie::Gezinscoach, Doel::Regie);
        let kop = store::casus::kop(&mut uow, z.casus, &ctx.actor, ctx.vandaag()).await.unwrap().unwrap();
        let permit = ctx.mag::<policy::handelingen::CasusOpenen>(&kop.feiten(Wereld::GEMEENTE)).unwrap();
        assert_eq!(
            permit.categorieen(),
            [
                Categorie::Identiteit,
                Categorie::Contact,
                Categorie::Algemeen,
                Categorie::Veiligheid
            ]
        );
        drop(uow);
        let b = toegang(&w.app, &regisseur(), z.casus).await.unwrap();
        let rij = &b.deelnemers.iter().find(|d| d.rij.medewerker_id == Some(Wereld::medewerker(Wie::Gezinscoach))).unwrap().rij;
        let (id, versie) = (rij.id, rij.version);
        assert_eq!(velden(verleng(&w.app, &regisseur(), id, versie, "2030-01-01").await), ["tot"]);
        verleng(&w.app, &regisseur(), id, versie, "2027-03-01").await.unwrap();
        assert!(matches!(bevestig(&w.app, &regisseur(), id, versie).await, Err(AppFout::Gewijzigd)), "an old page");
        bevestig(&w.app, &regisseur(), id, versie + 2).await.unwrap();
        assert_eq!(velden(beeindig(&w.app, &regisseur(), id, versie + 3, " ").await), ["reden"]);
        beeindig(&w.app, &regisseur(), id, versie + 3, "Begeleiding is klaar.").await.unwrap();
        assert!(!mag_openen(&w, &z, Wie::Gezinscoach).await);
        // Who takes part has no say in who takes part.
        let uit = voeg_toe(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), z.casus, &deelname(Wie::Gezinscoach)).await;
        assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{uit:?}");
    }

    async fn an_organisation_outside_the_convenant_gets_nothing(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        assert!(mag_openen(&w, &z, Wie::Ketenpartner).await);
        opzet::zonder_convenant(&w, 2).await;
        assert!(!mag_openen(&w, &z, Wie::Ketenpartner).await, "a running deelname opens nothing any more");
        let b = toegang(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus).await.unwrap();
        assert!(!b.deelnemers[0].rij.convenant);
    }

    async fn every_deelname_and_request_ends_when_the_casus_closes(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let regisseur = || w.als(Wie::Regisseur, Doel::Regie);
        voeg_toe(&w.app, &regisseur(), z.casus, &deelname(Wie::Gezinscoach)).await.unwrap();
        let v = NieuwVerzoek { rol: "regisseur".into(), reden: "Ik neem het misschien over.".into() };
        vraag(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), z.casus, &v).await.unwrap();
        assert!(mag_openen(&w, &z, Wie::Gezinscoach).await && mag_openen(&w, &z, Wie::Ketenpartner).await);
        let versie = toegang(&w.app, &regisseur(), z.casus).await.unwrap().blad.kop.version;
        let reden = "Verhuisd naar Zutphen, daar overgedragen.";
        fase::sluit_eerder(&w.app, &regisseur(), z.casus, Sluitreden::Verhuisd, reden, versie).await.unwrap();
        for wie in [Wie::Gezinscoach, Wie::Ketenpartner, Wie::Regisseur] {
            assert!(!mag_openen(&w, &z, wie).await, "{wie:?}");
        }
        let d = drempel(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), z.casus).await.unwrap();
        assert!(d.gesloten);
        assert_eq!(*d.laatste.unwrap().status, VerzoekStatus::Ingetrokken);
        assert_eq!(regel(vraag(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), z.casus, &v).await), "toegang.gesloten");
    }

    async fn klopt_dit_nog_after_thirty_days(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let te_doen = async || {
            let b = toegang(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus).await.unwrap();
            (b.deelnemers[0].te_bevestigen, b.deelnemers[0].rij.id, b.deelnemers[0].rij.version)
        };
        let (moet, id, versie) = te_doen().await;
        assert!(moet, "takes part since January, never confirmed");
        bevestig(&w.app, &w.als(Wie::Regisseur, Doel::Regie), id, versie).await.unwrap();
        assert!(!te_doen().await.0);
        w.bron.verder(SignedDuration::from_hours(24 * 30));
        assert!(te_doen().await.0);
    }

    async fn break_glass_opens_for_three_hours_and_is_judged(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let wie = Wie::Meldpunt;
        let nood = || w.als(wie, Doel::Nood);
        assert!(!mag_openen(&w, &z, wie).await);
        assert_eq!(velden(neem_nood(&w.app, &nood(), z.casus, &NieuweNood::default()).await), ["reden", "bevestigd"]);
        assert!(!mag_openen(&w, &z, wie).await, "nothing half-done");
        let reden = NieuweNood { reden: "Buren horen gegil en glas; de politie is onderweg.".into(), bevestigd: true };
        for ander in [Wie::Ketenpartner, Wie::Beheerder, Wie::Fg] {
            let uit = neem_nood(&w.app, &w.als(ander, Doel::Nood), z.casus, &reden).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_) | AppFout::Regel(_))), "{ander:?} {uit:?}");
        }
        neem_nood(&w.app, &nood(), z.casus, &reden).await.unwrap();
        assert!(mag_openen(&w, &z, wie).await);
        let o = overzicht::overzicht(&w.app, &nood(), z.casus).await.unwrap();
        assert_eq!(o.blad.waarom.rol, "noodtoegang");
        assert!(o.blad.gevoelig, "all categories: it is an emergency");
        assert_eq!(regel(neem_nood(&w.app, &nood(), z.casus, &reden).await), "nood.heeft_al");
        // Marked for the regisseur, and in the journaal of the casus.
        let b = toegang(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus).await.unwrap();
        assert_eq!((b.nood.len(), b.blad.kop.nood_open), (1, 1));
        assert_eq!(geboekt(&w, "noodtoegang", "noodtoegang.nemen").await.unwrap(), Some(1));
        w.bron.verder(SignedDuration::from_mins(179));
        assert!(mag_openen(&w, &z, wie).await);
        w.bron.verder(SignedDuration::from_mins(1));
        assert!(!mag_openen(&w, &z, wie).await);
        // The FG judges, nobody else.
        let goed = NieuwOordeel { oordeel: "terecht".into(), reden: String::new() };
        let rijen = nood_lijst(&w.app, &w.als(Wie::Fg, Doel::Toezicht), true).await.unwrap();
        assert_eq!(rijen.len(), 1);
        assert!(rijen[0].gelezen >= 2, "what was read under it: {}", rijen[0].gelezen);
        let uit = beoordeel(&w.app, &w.als(wie, Doel::Toezicht), rijen[0].id, &goed).await;
        assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{uit:?}");
        beoordeel(&w.app, &w.als(Wie::Fg, Doel::Toezicht), rijen[0].id, &goed).await.unwrap();
        assert!(matches!(beoordeel(&w.app, &w.als(Wie::Fg, Doel::Toezicht), rijen[0].id, &goed).await, Err(AppFout::Gewijzigd)));
        assert!(nood_lijst(&w.app, &w.als(Wie::Fg, Doel::Toezicht), true).await.unwrap().is_empty());
    }

    async fn a_conflict_of_interest_beats_every_role(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let pm = || w.als(Wie::Procesmanager, Doel::Regie);
        let ken = NieuweUitsluiting { reden: "Ze wonen naast ons.".into(), ..NieuweUitsluiting::default() };
        assert_eq!(velden(ken_ik(&w.app, &pm(), z.casus, &NieuweUitsluiting::default()).await), ["reden"]);
        assert_eq!(regel(ken_ik(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus, &ken).await), "uitsluiting.regisseur");
        assert!(mag_openen(&w, &z, Wie::Procesmanager).await);
        ken_ik(&w.app, &pm(), z.casus, &ken).await.unwrap();
        assert!(!mag_openen(&w, &z, Wie::Procesmanager).await);
        // Neither a request nor emergency access nor lifting it oneself gets past it.
        let v = NieuwVerzoek { rol: "procesmanager".into(), reden: "Ik moet erbij kunnen.".into() };
        assert!(matches!(vraag(&w.app, &pm(), z.casus, &v).await, Err(AppFout::Geweigerd(g)) if g.code == "belangenconflict"));
        let id = opzet::uitsluiting(&w).await;
        assert!(matches!(hef_op(&w.app, &pm(), z.casus, id, "toch niet").await, Err(AppFout::Geweigerd(_))));
        // A search still says that the household is there and whom to call, and opens nothing.
        assert!(drempel(&w.app, &pm(), z.casus).await.is_err());
        // Shutting a colleague out who takes part: the deelname opens nothing any more.
        assert!(mag_openen(&w, &z, Wie::Ketenpartner).await);
        let z2 = NieuweUitsluiting { medewerker: Wereld::medewerker(Wie::Ketenpartner).to_string(), reden: "Familie van de vader.".into() };
        let ander = || {
            let mut ctx = w.als(Wie::Procesregisseur, Doel::Regie);
            ctx.actor.rollen = policy::Rollen::uit_tekst("procesmanager");
            ctx
        };
        sluit_uit(&w.app, &ander(), z.casus, &z2).await.unwrap();
        assert!(!mag_openen(&w, &z, Wie::Ketenpartner).await);
        assert_eq!(regel(voeg_toe(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus, &deelname(Wie::Ketenpartner)).await), "toegang.uitgesloten");
        // A colleague lifts it, with a reason; then the old rights are back.
        assert_eq!(velden(hef_op(&w.app, &ander(), z.casus, id, "").await), ["reden"]);
        hef_op(&w.app, &ander(), z.casus, id, "Verhuisd, kent ze niet meer.").await.unwrap();
        assert!(mag_openen(&w, &z, Wie::Procesmanager).await);
    }

    async fn who_may_not_open_it_does_not_become_regisseur(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let pm = || w.als(Wie::Procesmanager, Doel::Regie);
        let kies = |wie| Keuze {
            regisseur: Some(Wereld::medewerker(wie)),
            van: Some(Wereld::medewerker(Wie::Regisseur)),
            reden: "Neemt het over.".into(),
            stem_inwoner: "Vindt het goed.".into(),
            ..Keuze::default()
        };
        let draag = |wie| Overdrachtvraag {
            van: Some(Wereld::medewerker(Wie::Regisseur)),
            regels: vec![(z.casus, Wereld::medewerker(wie))],
            reden: "Neemt het over.".into(),
            stem_inwoner: "Vindt het goed.".into(),
        };
        let u = NieuweUitsluiting { medewerker: Wereld::medewerker(Wie::Regisseur2).to_string(), reden: "Buurvrouw.".into() };
        sluit_uit(&w.app, &pm(), z.casus, &u).await.unwrap();
        assert_eq!(regel(wijs_toe(&w.app, &pm(), z.casus, kies(Wie::Regisseur2)).await), "regie.uitgesloten");
        let fout = draag_over(&w.app, &pm(), draag(Wie::Regisseur2)).await.unwrap_err();
        assert!(fout.to_string().contains("is uitgesloten van dit dossier"), "{fout}");
        let a = NieuweAfscherming {
            soort: "collega".into(),
            reden: "Werkt hier.".into(),
            namen: [Wie::Regisseur, Wie::Procesmanager].map(|n| Wereld::medewerker(n).to_string()).to_vec(),
        };
        scherm_af(&w.app, &pm(), z.casus, z.persoon, &a).await.unwrap();
        assert_eq!(regel(wijs_toe(&w.app, &pm(), z.casus, kies(Wie::Gezinscoach)).await), "regie.afgeschermd");
        naam_erbij(&w.app, &pm(), (z.casus, z.persoon), Wereld::medewerker(Wie::Gezinscoach), "Wordt regisseur.").await.unwrap();
        wijs_toe(&w.app, &pm(), z.casus, kies(Wie::Gezinscoach)).await.unwrap();
        assert!(mag_openen(&w, &z, Wie::Gezinscoach).await);
    }

    async fn a_restricted_person_is_nowhere_but_for_who_is_named(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let pm = || w.als(Wie::Procesmanager, Doel::Regie);
        let op = |namen: &[Wie]| NieuweAfscherming {
            soort: "bedreigd".into(),
            reden: "Aangifte gedaan.".into(),
            namen: namen.iter().map(|n| Wereld::medewerker(*n).to_string()).collect(),
        };
        let gezien = async |wie: Wie| {
            let ctx = w.als(wie, Doel::Regie);
            zoeken::zoek(&w.app, &ctx, "Boersma", None).await.map_or(0, |u| u.personen.len())
        };
        opzet::zoekbaar(&w, z.persoon).await;
        assert!(gezien(Wie::Meldpunt).await > 0);
        assert_eq!(regel(scherm_af(&w.app, &pm(), z.casus, z.persoon, &op(&[Wie::Procesmanager])).await), "afscherming.regisseur");
        scherm_af(&w.app, &pm(), z.casus, z.persoon, &op(&[Wie::Regisseur, Wie::Procesmanager])).await.unwrap();
        for wie in [Wie::Meldpunt, Wie::Procesregisseur, Wie::Teamleider, Wie::Ketenpartner, Wie::Mdo] {
            assert!(!mag_openen(&w, &z, wie).await, "{wie:?}");
            assert_eq!(gezien(wie).await, 0, "{wie:?} finds nothing");
            let uit = drempel(&w.app, &w.als(wie, Doel::Regie), z.casus).await;
            assert!(matches!(&uit, Err(AppFout::Geweigerd(g)) if g.verborgen), "{wie:?} {uit:?}");
        }
        assert!(mag_openen(&w, &z, Wie::Regisseur).await && mag_openen(&w, &z, Wie::Procesmanager).await);
        // One more name, never one's own.
        let p = (z.casus, z.persoon);
        assert_eq!(regel(naam_erbij(&w.app, &pm(), p, Wereld::medewerker(Wie::Procesmanager), "voor mij").await), "toegang.over_jezelf");
        naam_erbij(&w.app, &pm(), p, Wereld::medewerker(Wie::Procesregisseur), "Zij neemt waar.").await.unwrap();
        assert!(mag_openen(&w, &z, Wie::Procesregisseur).await);
        assert!(matches!(scherm_af(&w.app, &pm(), z.casus, z.persoon, &op(&[Wie::Regisseur])).await, Err(AppFout::Gewijzigd)));
        hef_afscherming_op(&w.app, &pm(), z.casus, z.persoon, "Dreiging voorbij.").await.unwrap();
        assert!(gezien(Wie::Meldpunt).await > 0 && mag_openen(&w, &z, Wie::Ketenpartner).await);
    }
}
