// SPDX-License-Identifier: EUPL-1.2
//! The verwijsindex (C1–C7): who places, what meets, what a match tells, what goes when, and that nothing else is left.

pub mod opzet;
mod regio;
mod sporen;

use app::verwijsindex::{gelezen, persoon, plaats, ruim_op, stop_melder, trek_in, volg_op};
use domain::verwijsindex::{Matchsoort, NieuweOpvolging, Stand};
use jiff::SignedDuration;
use jiff::civil::date;
use opzet::*;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

const DAG: i64 = 24;

fn stap(stand: &str, reden: &str, regie: &str) -> NieuweOpvolging {
    NieuweOpvolging {
        stand: stand.into(),
        reden: reden.into(),
        regie: regie.into(),
    }
}

/// Lines about a match: the other side, the mark, and whether it goes first.
async fn op_mijn_werk(w: &Wereld, ctx: app::Ctx) -> Vec<(String, String, bool)> {
    let ctx = app::Ctx {
        eenmalig: None,
        ..ctx
    };
    let m = app::mijn_werk::mijn_werk(&w.app, &ctx).await.unwrap();
    let is = |r: &&app::mijn_werk::Regel| matches!(r.naar, app::mijn_werk::Naar::Match(_));
    let lijn = |eerst: bool| move |r: &app::mijn_werk::Regel| (r.bij.clone(), r.merk.clone(), eerst);
    let eerst = m.eerst.iter().filter(is).map(lijn(true));
    eerst.chain(m.week.iter().filter(is).map(lijn(false))).collect()
}

beide! {
    async fn a_match_is_on_the_work_of_both_until_it_is_finished(w: Wereld) {
        begin(&w).await;
        let jong = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        door_meldpunt(&w, jong).await.unwrap();
        assert!(op_mijn_werk(&w, meldpunt(&w)).await.is_empty());
        door_partner(&w, 1, "2015-06-01").await.unwrap();
        let t = |a: &str, b: &str, eerst| vec![(a.to_owned(), b.to_owned(), eerst)];
        assert_eq!(op_mijn_werk(&w, meldpunt(&w)).await, t("J. Hendriks-proef, Woonstichting Proef", "vandaag", false));
        assert_eq!(op_mijn_werk(&w, partner(&w)).await, t("R. Yilmaz-proef, Gemeente Proefstad", "vandaag", false));
        assert!(op_mijn_werk(&w, w.als(Wie::Regisseur, Doel::Regie)).await.is_empty());
        // Nobody called: on the day of the reminder it goes first, not the day before.
        w.bron.verder(SignedDuration::from_hours(DAG * 6));
        assert!(!op_mijn_werk(&w, partner(&w)).await[0].2);
        w.bron.verder(SignedDuration::from_hours(DAG * 2));
        assert_eq!(op_mijn_werk(&w, partner(&w)).await, t("R. Yilmaz-proef, Gemeente Proefstad", "1 dag later", true));
        let m = van(&w, &partner(&w)).await.matches[0].clone();
        volg_op(&w.app, &partner(&w), m.id, 1, &stap("afgestemd", "", "wij")).await.unwrap();
        assert!(op_mijn_werk(&w, meldpunt(&w)).await.is_empty());
    }

    async fn two_organisations_find_each_other_and_learn_nothing_else(w: Wereld) {
        begin(&w).await;
        let jong = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        assert_eq!(regel(plaats(&w.app, &meldpunt(&w), jong, false).await), "verteld");
        assert_eq!(door_meldpunt(&w, jong).await.unwrap(), 0);
        assert_eq!(regel(door_meldpunt(&w, jong).await), "verwijsindex.al");
        // Everything that is typed must fit; who is not found, is not told apart from who is not there.
        for (nummer, geboren) in [(1, "2015-06-02"), (2, "2015-06-01")] {
            assert_eq!(door_partner(&w, nummer, geboren).await.unwrap(), None);
        }
        let leeg = app::verwijsindex::OpNaam::default();
        let uit = app::verwijsindex::plaats_op_naam(&w.app, &partner(&w), &leeg).await;
        assert_eq!(regel(uit), "achternaam,geboortedatum,postcode,huisnummer,verteld");
        assert_eq!(door_partner(&w, 1, "1-6-2015").await.unwrap(), Some(1));

        let van_partner = van(&w, &partner(&w)).await;
        let [m] = van_partner.matches.as_slice() else { panic!("{:?}", van_partner.matches) };
        assert_eq!((m.naam.as_str(), m.organisatie.as_str(), m.telefoon.as_str()), ("R. Yilmaz-proef", "Gemeente Proefstad", "06-00000000"));
        assert_eq!((*m.soort, *m.status), (Matchsoort::Jeugdige, Stand::Nieuw));
        let van_ons = van(&w, &meldpunt(&w)).await;
        assert_eq!(van_ons.matches[0].naam, "J. Hendriks-proef");
        assert_eq!(van_ons.matches[0].organisatie, "Woonstichting Proef");
        // Who is no melder sees none, places none; nor does a melder whose time is over, who can still take theirs away.
        assert!(van(&w, &w.als(Wie::Regisseur, Doel::Verwijzen)).await.matches.is_empty());
        assert_eq!(regel(plaats(&w.app, &w.als(Wie::Meldpunt2, Doel::Verwijzen), jong, true).await), "geen_weg");
        let b = app::verwijsindex::lees(&w.app, &w.als(Wie::Beheerder, Doel::Beheer)).await.unwrap();
        let melder = b.melders.iter().find(|m| m.medewerker_id == Wereld::medewerker(Wie::Meldpunt)).unwrap();
        stop_melder(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), melder.id, melder.version).await.unwrap();
        let ander = kind(&w, 3, "999990020", date(2015, 6, 1)).await;
        assert_eq!(regel(door_meldpunt(&w, ander).await), "geen_weg");
        let b = persoon(&w.app, &meldpunt(&w), jong).await.unwrap();
        assert!(b.anderen.is_empty() && !b.waarom_niet.is_empty());
        let eigen = b.eigen.unwrap().id;
        assert_eq!(regel(trek_in(&w.app, &meldpunt(&w), eigen, "zomaar").await), "reden");
        assert_eq!(regel(trek_in(&w.app, &partner(&w), eigen, "risico_weg").await), "geen_weg");
        trek_in(&w.app, &meldpunt(&w), eigen, "risico_weg").await.unwrap();
        assert!(van(&w, &partner(&w)).await.matches.is_empty());
    }

    async fn the_three_kinds_and_no_institution(w: Wereld) {
        begin(&w).await;
        let een = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        kind(&w, 2, "999990020", date(2016, 6, 1)).await;
        kind(&w, 3, "999990021", date(2017, 6, 1)).await;
        kind(&w, 4, "999990022", date(2018, 6, 1)).await;
        // 2 has a parent of 1, 3 lives where 1 lives, 4 has nothing of it.
        let (_, ouder) = w.huishouden(9).await;
        for n in [1, 2] {
            ouder_in(&w, Wereld::huishouden_ids(n).0, ouder).await;
        }
        bij(&w, Wereld::huishouden_ids(3).1, een).await;
        door_meldpunt(&w, een).await.unwrap();
        assert_eq!(door_partner(&w, 2, "2016-06-01").await.unwrap(), Some(1));
        let mut drie = op_naam(3, "2017-06-01");
        drie.huisnummer = "1".into();
        assert_eq!(app::verwijsindex::plaats_op_naam(&w.app, &partner(&w), &drie).await.unwrap(), Some(1));
        assert_eq!(door_partner(&w, 4, "2018-06-01").await.unwrap(), Some(0));
        let soorten: Vec<_> = van(&w, &meldpunt(&w)).await.matches.iter().map(|m| *m.soort).collect();
        assert!(soorten.len() == 2 && soorten.contains(&Matchsoort::Ouder) && soorten.contains(&Matchsoort::Adres));

        // The same two at the address of an institution do not meet.
        let vijf = kind(&w, 5, "999990023", date(2015, 6, 1)).await;
        kind(&w, 6, "999990024", date(2015, 6, 2)).await;
        bij(&w, Wereld::huishouden_ids(6).1, vijf).await;
        zet_op(&w, &domain::verwijsindex::NieuweInstelling { instituten: "7411 AB 5".into(), ..aan() }).await.unwrap();
        door_meldpunt(&w, vijf).await.unwrap();
        let mut zes = op_naam(6, "2015-06-02");
        zes.huisnummer = "5".into();
        assert_eq!(app::verwijsindex::plaats_op_naam(&w.app, &partner(&w), &zes).await.unwrap(), Some(0));
    }

    async fn who_moves_in_meets_who_lives_there(w: Wereld) {
        begin(&w).await;
        let een = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        kind(&w, 2, "999990020", date(2016, 6, 1)).await;
        door_meldpunt(&w, een).await.unwrap();
        assert_eq!(door_partner(&w, 2, "2016-06-01").await.unwrap(), Some(0));
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let adres = domain::huishouden::NieuwAdres {
            postcode: "7411AB".into(), huisnummer: "2".into(), straat: "Proefstraat".into(), plaats: "Proefstad".into(),
        };
        app::huishouden::verhuizen::verhuis(&w.app, &ctx, Wereld::huishouden_ids(1).0, 1, adres, "").await.unwrap();
        assert_eq!(*van(&w, &partner(&w)).await.matches[0].soort, Matchsoort::Adres);
        // And away again: nobody had followed it up, so nothing of it stays.
        let adres = domain::huishouden::NieuwAdres {
            postcode: "7411AB".into(), huisnummer: "77".into(), straat: "Proefstraat".into(), plaats: "Proefstad".into(),
        };
        app::huishouden::verhuizen::verhuis(&w.app, &ctx, Wereld::huishouden_ids(1).0, 2, adres, "").await.unwrap();
        assert!(van(&w, &partner(&w)).await.matches.is_empty());
    }

    async fn matches_follow_the_members_of_a_household(w: Wereld) {
        begin(&w).await;
        let een = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        kind(&w, 2, "999990020", date(2016, 6, 1)).await;
        let (_, ouder) = w.huishouden(9).await;
        door_meldpunt(&w, een).await.unwrap();
        assert_eq!(door_partner(&w, 2, "2016-06-01").await.unwrap(), Some(0));
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let gezin = [Wereld::huishouden_ids(1).0, Wereld::huishouden_ids(2).0];
        for huis in gezin {
            assert!(van(&w, &meldpunt(&w)).await.matches.is_empty());
            app::huishouden::lid::voeg_toe(&w.app, &ctx, huis, ouder, "ouder", true).await.unwrap();
        }
        let matches = van(&w, &meldpunt(&w)).await.matches;
        assert_eq!(matches.iter().map(|m| *m.soort).collect::<Vec<_>>(), [Matchsoort::Ouder]);
        // A split takes the parent away from who stays, and undoing it brings them back.
        use app::huishouden::{openen, splitsen};
        let weg = domain::huishouden::NieuweSplitsing {
            wie: vec![ouder.to_string()],
            hoofd: "hier".into(),
            adres: domain::huishouden::NieuwAdres {
                postcode: "7411 BV".into(), huisnummer: "99".into(), straat: "Brink".into(), plaats: "Proefstad".into(),
            },
            besloten_door: "de ouders".into(),
            reden: "Ze gaan uit elkaar.".into(),
            ..domain::huishouden::NieuweSplitsing::default()
        };
        let versie = openen(&w.app, &ctx, gezin[1]).await.unwrap().version;
        splitsen::splits(&w.app, &ctx, gezin[1], versie, &weg).await.unwrap();
        assert!(van(&w, &meldpunt(&w)).await.matches.is_empty());
        let stap = splitsen::form(&w.app, &ctx, gezin[1]).await.unwrap().eerder[0].id;
        splitsen::terug(&w.app, &ctx, gezin[1], stap).await.unwrap();
        let matches = van(&w, &meldpunt(&w)).await.matches;
        assert_eq!(matches.iter().map(|m| *m.soort).collect::<Vec<_>>(), [Matchsoort::Ouder]);
        // What somebody followed up stays, as what was done; what nobody looked at goes with the parent.
        let versie = openen(&w.app, &ctx, gezin[1]).await.unwrap().version;
        app::huishouden::lid::beeindig(&w.app, &ctx, gezin[1], ouder, versie).await.unwrap();
        assert!(van(&w, &meldpunt(&w)).await.matches.is_empty());
        assert!(van(&w, &partner(&w)).await.matches.is_empty());
    }

    async fn another_birth_date_is_another_last_day(w: Wereld) {
        begin(&w).await;
        let een = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        door_meldpunt(&w, een).await.unwrap();
        let eind = || async { van(&w, &meldpunt(&w)).await.signalen[0].verwijderen_op };
        assert_eq!(eind().await, date(2028, 11, 24));
        let huis = Wereld::huishouden_ids(1).0;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let f = app::huishouden::persoon::form(&w.app, &ctx, huis, een).await.unwrap().persoon;
        let nieuw = domain::huishouden::NieuweGegevens {
            naam: domain::huishouden::Persoonsnaam {
                voornamen: f.voornamen.clone(), roepnaam: String::new(), voorvoegsel: f.voorvoegsel.clone(), achternaam: f.geslachtsnaam.clone(),
            },
            geslacht: f.geslacht.clone(),
            geboortedatum: "2004-06-01".into(),
            ..domain::huishouden::NieuweGegevens::default()
        };
        app::huishouden::persoon::wijzig(&w.app, &ctx, huis, een, f.version, &nieuw).await.unwrap();
        assert_eq!(eind().await, date(2027, 6, 1), "the 23rd birthday comes first");
    }

    async fn a_match_is_followed_up_or_goes_to_the_procesmanager(w: Wereld) {
        begin(&w).await;
        for (n, bsn) in [(1, "999990019"), (2, "999990020")] {
            let id = kind(&w, n, bsn, date(2015, 6, 1)).await;
            door_meldpunt(&w, id).await.unwrap();
            door_partner(&w, n, "2015-06-01").await.unwrap();
        }
        let m = van(&w, &partner(&w)).await.matches[0].clone();
        assert_eq!(regel(volg_op(&w.app, &w.als(Wie::Regisseur, Doel::Verwijzen), m.id, 1, &stap("contact", "", "")).await), "geen_weg");
        volg_op(&w.app, &partner(&w), m.id, 1, &stap("contact", "", "")).await.unwrap();
        // The other side looked before that.
        let uit = volg_op(&w.app, &meldpunt(&w), m.id, 1, &stap("niet_nodig", "al_samen", "")).await;
        assert!(matches!(uit, Err(app::AppFout::Gewijzigd)));
        assert_eq!(regel(volg_op(&w.app, &meldpunt(&w), m.id, 2, &stap("afgestemd", "", "")).await), "regie");
        volg_op(&w.app, &meldpunt(&w), m.id, 2, &stap("afgestemd", "", "wij")).await.unwrap();
        // Each side reads it as its own: one directs, whoever looks.
        let regie = |b: &app::verwijsindex::Mijn| b.matches.iter().find(|x| x.id == m.id).map(|x| x.regie == x.ik).unwrap();
        assert!(regie(&van(&w, &meldpunt(&w)).await) && !regie(&van(&w, &partner(&w)).await));

        let pm = || w.als(Wie::Procesmanager, Doel::Verwijzen);
        let o = |b: app::verwijsindex::Mijn| b.overzicht.map(|o| (o.bij_procesmanager.len(), o.open.len(), o.totaal, o.zonder_opvolging, o.signalen)).unwrap();
        for (dagen, herinnerd, verwacht) in [(6, false, (0, 1, 2, 0, 4)), (1, true, (0, 1, 2, 1, 4)), (6, true, (0, 1, 2, 1, 4)), (1, true, (1, 0, 2, 1, 4))] {
            w.bron.verder(SignedDuration::from_hours(dagen * DAG));
            let b = van(&w, &partner(&w)).await;
            assert_eq!(b.matches.iter().any(|m| b.herinnering(m)), herinnerd, "{dagen}");
            assert_eq!(o(van(&w, &pm()).await), verwacht);
        }
        assert!(van(&w, &partner(&w)).await.overzicht.is_none());
        let open = van(&w, &pm()).await.overzicht.unwrap().bij_procesmanager[0].clone();
        volg_op(&w.app, &pm(), open.id, open.version, &stap("niet_nodig", "iemand_regie", "")).await.unwrap();
        assert_eq!(o(van(&w, &pm()).await).0, 0);
    }

    async fn signalen_go_by_the_clock_and_the_archive_tells_once(w: Wereld) {
        begin(&w).await;
        let jong = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        let bijna_23 = kind(&w, 2, "999990020", date(2003, 11, 26)).await;
        let sterft = kind(&w, 3, "999990021", date(2015, 6, 1)).await;
        let onterecht = kind(&w, 4, "999990022", date(2015, 6, 1)).await;
        for id in [jong, bijna_23, sterft, onterecht] {
            door_meldpunt(&w, id).await.unwrap();
        }
        let over = |b: app::verwijsindex::Mijn| b.signalen.iter().map(|s| s.persoon_id).collect::<Vec<_>>();
        let fout = persoon(&w.app, &meldpunt(&w), onterecht).await.unwrap().eigen.unwrap().id;
        trek_in(&w.app, &meldpunt(&w), fout, "onterecht").await.unwrap();
        // The day before the birthday nothing goes; on it, one does. It is not in the archive.
        assert_eq!(ruim_op(&w.app).await.unwrap(), 0);
        w.bron.verder(SignedDuration::from_hours(DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 0);
        w.bron.verder(SignedDuration::from_hours(DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 1);
        assert!(!over(van(&w, &meldpunt(&w)).await).contains(&bijna_23));
        overleden(&w, sterft, date(2026, 11, 25)).await;
        assert_eq!(ruim_op(&w.app).await.unwrap(), 1);
        assert_eq!(over(van(&w, &meldpunt(&w)).await), [jong]);
        assert_eq!(regel(door_meldpunt(&w, sterft).await), "verwijsindex.overleden");
        // Two years on: the day before, the day.
        w.bron.verder(SignedDuration::from_hours((365 * 2 + 1 - 3) * DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 0);
        w.bron.verder(SignedDuration::from_hours(DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 1);
        assert!(over(van(&w, &meldpunt(&w)).await).is_empty());
        // A new melder is told once who knew the youth; the old one hears nothing. What was wrong tells nothing.
        assert_eq!(door_partner(&w, 4, "2015-06-01").await.unwrap(), Some(0));
        assert_eq!(door_partner(&w, 1, "2015-06-01").await.unwrap(), Some(1));
        let b = van(&w, &partner(&w)).await;
        assert_eq!((*b.matches[0].soort, b.matches[0].naam.as_str()), (Matchsoort::Archief, "R. Yilmaz-proef"));
        assert!(van(&w, &meldpunt(&w)).await.matches.is_empty());
        assert!(volg_op(&w.app, &partner(&w), b.matches[0].id, 1, &stap("contact", "", "")).await.is_err());
        gelezen(&w.app, &partner(&w), b.matches[0].id).await.unwrap();
        assert!(van(&w, &partner(&w)).await.matches.is_empty());
        // Five years after that the archive is empty: the two of the partner go after two.
        w.bron.verder(SignedDuration::from_hours(365 * 5 * DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 2);
        w.bron.verder(SignedDuration::from_hours(2 * DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 1);
    }

    async fn an_adult_is_refused_without_a_pilot(w: Wereld) {
        begin(&w).await;
        let jong = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        let (_, ouder) = w.huishouden(9).await;
        ouder_in(&w, Wereld::huishouden_ids(1).0, ouder).await;
        assert_eq!(regel(door_meldpunt(&w, ouder).await), "verwijsindex.volwassen");
        let mut proef = domain::verwijsindex::NieuweInstelling { leertuin: true, ..aan() };
        assert_eq!(regel(zet_op(&w, &proef).await), "grond,van,tot,leertuin_gemeenten");
        proef.grond = "Experimenteerbesluit, artikel 2".into();
        proef.van = "2026-11-24".into();
        proef.tot = "2026-12-24".into();
        proef.leertuin_gemeenten = vec!["150".into()];
        zet_op(&w, &proef).await.unwrap();
        assert_eq!(door_meldpunt(&w, ouder).await.unwrap(), 0);
        assert_eq!(door_partner(&w, 1, "2015-06-01").await.unwrap(), Some(1));
        let b = persoon(&w.app, &meldpunt(&w), ouder).await.unwrap();
        assert_eq!(b.eigen.unwrap().verwijderen_op, date(2026, 12, 25));
        // The pilot is taken back: what it let in goes, and leaves no archive.
        zet_op(&w, &aan()).await.unwrap();
        assert_eq!(ruim_op(&w.app).await.unwrap(), 1);
        assert!(van(&w, &partner(&w)).await.matches.is_empty());
        assert_eq!(door_meldpunt(&w, jong).await.unwrap(), 1);
    }

    async fn winding_down_lets_what_is_there_run_out(w: Wereld) {
        assert_eq!(regel(zet_op(&w, &domain::verwijsindex::NieuweInstelling { modus: "afbouw".into(), ..aan() }).await), "()");
        begin(&w).await;
        let jong = kind(&w, 1, "999990019", date(2015, 6, 1)).await;
        let ander = kind(&w, 2, "999990020", date(2015, 6, 1)).await;
        door_meldpunt(&w, jong).await.unwrap();
        door_partner(&w, 1, "2015-06-01").await.unwrap();
        let modus = |m: &str| domain::verwijsindex::NieuweInstelling { modus: m.into(), ..aan() };
        assert_eq!(regel(zet_op(&w, &modus("uit")).await), "verwijsindex.nog_signalen");
        zet_op(&w, &modus("afbouw")).await.unwrap();
        assert_eq!(regel(door_meldpunt(&w, ander).await), "verwijsindex.afbouw");
        // What is there stays, is followed up, and can be taken away.
        let m = van(&w, &partner(&w)).await.matches[0].clone();
        volg_op(&w.app, &partner(&w), m.id, 1, &stap("contact", "", "")).await.unwrap();
        let eigen = persoon(&w.app, &meldpunt(&w), jong).await.unwrap().eigen.unwrap().id;
        trek_in(&w.app, &meldpunt(&w), eigen, "risico_weg").await.unwrap();
        assert_eq!(regel(zet_op(&w, &modus("uit")).await), "verwijsindex.nog_signalen");
        w.bron.verder(SignedDuration::from_hours((365 * 2 + 1) * DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 1);
        zet_op(&w, &modus("uit")).await.unwrap();
        assert_eq!(regel(door_meldpunt(&w, ander).await), "verwijsindex.uit");
        // The archive stays to its term, also when it is off.
        let tel = testkit::rauw::per_tabel(&w.test.db).await["verwijssignaal"].len();
        assert_eq!(tel, 2);
        w.bron.verder(SignedDuration::from_hours(365 * 6 * DAG));
        assert_eq!(ruim_op(&w.app).await.unwrap(), 2);
    }
}
