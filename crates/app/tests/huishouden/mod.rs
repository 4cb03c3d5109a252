// SPDX-License-Identifier: EUPL-1.2
//! Households: members with history, unborn, without address, two writers (C6, D1).

mod feiten;
mod splitsen;
mod verversen;

use super::melding::maak as maak_melding;
use super::zoeken::{geboekt, maak_persoon, opdracht};
use app::AppFout;
use app::huishouden::nieuw::{Gemaakt, Opdracht, maak};
use app::huishouden::{betrokkene, lid, openen, persoon, verhuizen, voor_persoon};
use app::zoeken::zoek;
use domain::huishouden::{NieuwAdres, NieuwBetrokkene, NieuweGegevens, Persoonsnaam};
use policy::Doel;
use testkit::{Wereld, Wie, beide};

fn betrokken(naam: &str) -> NieuwBetrokkene {
    NieuwBetrokkene {
        soort: "professional".into(),
        naam: naam.into(),
        organisatie: "Budget Adviesbureau".into(),
        rol: "schuldhulpverlener".into(),
        ..NieuwBetrokkene::default()
    }
}

async fn huishouden(w: &Wereld) -> domain::HuishoudenId {
    let mut o = opdracht("Ineke", "Boersma-proef", "9-4-1985");
    o.lid.rol = "ouder".into();
    o.gezag = true;
    maak_persoon(w, &o).await.0
}

fn gegevens(voornamen: &str, achternaam: &str, geboren: &str) -> NieuweGegevens {
    NieuweGegevens {
        naam: Persoonsnaam {
            voornamen: voornamen.into(),
            achternaam: achternaam.into(),
            ..Persoonsnaam::default()
        },
        geslacht: "onbekend".into(),
        geboortedatum: geboren.into(),
        ..NieuweGegevens::default()
    }
}

/// Fields and reason of the last change of a person in the journaal.
async fn laatste_velden(w: &Wereld, persoon: domain::PersoonId) -> (String, String) {
    async fn lees(uow: &mut store::Uow, persoon: domain::PersoonId) -> store::Resultaat<Option<String>> {
        store::waarde!(
            uow,
            String,
            "SELECT velden || '|' || reden AS w FROM journaal WHERE persoon_id = $1 AND soort = 'gewijzigd' ORDER BY id DESC LIMIT 1",
            persoon
        )
    }
    let mut kijk = w.kijk().await;
    let heel = lees(&mut kijk, persoon).await.unwrap().unwrap_or_default();
    let (velden, reden) = heel.split_once('|').unwrap();
    (velden.to_owned(), reden.to_owned())
}

beide! {
    async fn shows_who_may_be_the_same_before_saving(w: Wereld) {
        huishouden(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let mut o = opdracht("Ineke", "Boersma-proef", "9-4-1985");
        o.lid.rol = "ouder".into();
        let Gemaakt::Kijk(wie) = maak(&w.app, &ctx, &o).await.unwrap() else { panic!("saved at once") };
        assert_eq!(wie.len(), 1);
        o.gezien = wie.iter().map(|g| g.oordeel.gezien.clone()).collect();
        assert!(matches!(maak(&w.app, &ctx, &o).await.unwrap(), Gemaakt::Klaar { .. }));
    }

    async fn unborn_and_without_address_are_members(w: Wereld) {
        let id = huishouden(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let mut kind = Opdracht { huishouden: Some(id), ..Opdracht::default() };
        kind.lid.rol = "ongeboren".into();
        kind.lid.geboortedatum = "2027-03-10".into();
        maak(&w.app, &ctx, &kind).await.unwrap();
        let mut joris = Opdracht { huishouden: Some(id), ..opdracht("Joris", "Boersma-proef", "9-4-2009") };
        joris.lid.rol = "kind".into();
        joris.lid.verblijf = "zonder_adres".into();
        joris.lid.verblijf_toelichting = "bij vrienden".into();
        joris.telefoon = String::new();
        maak(&w.app, &ctx, &joris).await.unwrap();
        let b = openen(&w.app, &ctx, id).await.unwrap();
        let leden: Vec<(&str, &str, &str)> = b.leden.iter().map(|l| (l.naam.as_str(), l.sub.as_str(), l.verblijf.as_str())).collect();
        assert_eq!(leden, [
            ("Ineke Boersma-proef", "41 jaar · ouder, gezag", ""),
            ("Joris Boersma-proef", "17 jaar · wordt 18 op 9 april · kind", "Zonder vast adres · bij vrienden"),
            ("Ongeboren kind", "ongeboren · verwacht in maart 2027 · ongeboren kind", ""),
        ]);
        let straks: Vec<String> = b.overgangen.iter().map(|o| format!("{} {}", o.kop, o.wanneer())).collect();
        assert_eq!(straks, ["Joris Boersma-proef wordt 18 op 9 april 2027"]);
        let g = zoek(&w.app, &ctx, "joris", None).await.unwrap().personen;
        assert_eq!(g[0].adres, "Zonder vast adres · bij vrienden");
    }

    async fn a_closed_melding_is_not_linked(w: Wereld) {
        use app::triage::{Afronding, TriageInvoer, rond_af};
        use domain::melding::MeldingUitkomst;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let [open, dicht, dubbel] = [maak_melding(&w).await, maak_melding(&w).await, maak_melding(&w).await];
        let klaar = Afronding {
            invoer: TriageInvoer::default(),
            versie: 0,
            uitkomst: MeldingUitkomst::GeenVervolg,
            team: None,
            reden: "Het was een vergissing.".into(),
            doelgroep: String::new(),
        };
        rond_af(&w.app, &ctx, dicht, klaar).await.unwrap();
        app::melding::samenvoegen(&w.app, &ctx, open, dubbel).await.unwrap();
        let mut o = opdracht("Ineke", "Boersma-proef", "9-4-1985");
        o.lid.rol = "ouder".into();
        for id in [dicht, dubbel] {
            o.melding = Some(id);
            match maak(&w.app, &ctx, &o).await {
                Err(AppFout::Regel(r)) => assert_eq!(r.code, "melding.dicht"),
                anders => panic!("{anders:?}"),
            }
        }
        assert!(zoek(&w.app, &ctx, "boersma-proef", None).await.unwrap().personen.is_empty(), "nothing is half saved");
        o.melding = Some(open);
        assert!(matches!(maak(&w.app, &ctx, &o).await.unwrap(), Gemaakt::Klaar { .. }));
    }

    async fn members_leave_and_their_history_stays(w: Wereld) {
        let id = huishouden(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let b = openen(&w.app, &ctx, id).await.unwrap();
        let wie = b.leden[0].persoon;
        lid::beeindig(&w.app, &ctx, id, wie, b.version).await.unwrap();
        assert!(matches!(lid::beeindig(&w.app, &ctx, id, wie, b.version).await, Err(AppFout::Gewijzigd)));
        let b = openen(&w.app, &ctx, id).await.unwrap();
        assert_eq!((b.leden.len(), b.vroeger.len()), (0, 1));
        lid::voeg_toe(&w.app, &ctx, id, wie, "ouder", true).await.unwrap();
        let b = openen(&w.app, &ctx, id).await.unwrap();
        assert_eq!(b.leden.len(), 1);
        assert!(matches!(lid::voeg_toe(&w.app, &ctx, id, wie, "ouder", true).await, Err(AppFout::Invoer(_))));
    }

    async fn household_moves_with_its_members_and_is_found_there(w: Wereld) {
        let id = huishouden(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let f = verhuizen::form(&w.app, &ctx, id).await.unwrap();
        let nieuw = NieuwAdres { postcode: "7412 CD".into(), huisnummer: "3".into(), straat: "Andere straat".into(), plaats: "Proefstad".into() };
        verhuizen::verhuis(&w.app, &ctx, id, f.version, nieuw.clone(), "").await.unwrap();
        assert!(matches!(verhuizen::verhuis(&w.app, &ctx, id, f.version, nieuw, "").await, Err(AppFout::Gewijzigd)));
        assert_eq!(zoek(&w.app, &ctx, "7412cd3", None).await.unwrap().personen.len(), 1);
        let was = zoek(&w.app, &ctx, "7411ab12", None).await.unwrap().personen;
        assert!(was.len() == 1 && was[0].oordeel.waarom.contains("adres vorig"), "{was:?}");
        let f = verhuizen::form(&w.app, &ctx, id).await.unwrap();
        verhuizen::verhuis(&w.app, &ctx, id, f.version, NieuwAdres::default(), "nachtopvang").await.unwrap();
        let b = openen(&w.app, &ctx, id).await.unwrap();
        assert_eq!((b.adres.as_str(), b.leden[0].verblijf.as_str()), ("Zonder vast adres", "Zonder vast adres · nachtopvang"));
    }

    async fn two_people_change_a_betrokkene(w: Wereld) {
        let id = huishouden(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        betrokkene::voeg_toe(&w.app, &ctx, id, betrokken("P. Okoye-proef")).await.unwrap();
        let b = openen(&w.app, &ctx, id).await.unwrap();
        let wie = b.betrokkenen[0].id;
        let form = betrokkene::form(&w.app, &ctx, wie).await.unwrap();
        let version = form.betrokkene.unwrap().version;
        let twee = testkit::app(&w.test.nog_een().await, &w.bron);
        let ander = w.als(Wie::Procesmanager, Doel::Regie);
        let (a, b) = tokio::join!(
            betrokkene::wijzig(&w.app, &ctx, wie, version, betrokken("Naam een")),
            betrokkene::wijzig(&twee, &ander, wie, version, betrokken("Naam twee")),
        );
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
        let verloor = if a.is_ok() { b } else { a };
        assert!(matches!(verloor, Err(AppFout::Gewijzigd)), "{verloor:?}");
    }

    async fn a_child_is_born_and_names_are_corrected(w: Wereld) {
        let id = huishouden(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let mut kind = Opdracht { huishouden: Some(id), ..Opdracht::default() };
        kind.lid.rol = "ongeboren".into();
        kind.lid.geboortedatum = "2026-11-30".into();
        maak(&w.app, &ctx, &kind).await.unwrap();
        let leden = openen(&w.app, &ctx, id).await.unwrap().leden;
        let (ineke, baby) = (leden[0].persoon, leden[1].persoon);
        let form = persoon::form(&w.app, &ctx, id, baby).await.unwrap();
        assert!(form.ongeboren && form.persoon.verwacht_op.is_some());
        let geboren = gegevens("Noor", "Boersma-proef", "2026-11-23");
        persoon::wijzig(&w.app, &ctx, id, baby, form.persoon.version, &geboren).await.unwrap();
        let leden = openen(&w.app, &ctx, id).await.unwrap().leden;
        let noor = leden.iter().find(|l| l.persoon == baby).unwrap();
        assert_eq!((noor.naam.as_str(), noor.rol_code), ("Noor Boersma-proef", "kind"));
        assert_eq!(zoek(&w.app, &ctx, "noor", None).await.unwrap().personen.len(), 1, "found by the name");
        assert_eq!(laatste_velden(&w, baby).await, ("voornamen,achternaam,geboortedatum,verwacht_op".into(), "geboren".into()));
        // The household goes by the name of Ineke, so it goes by the corrected one.
        let form = persoon::form(&w.app, &ctx, id, ineke).await.unwrap();
        let beter = NieuweGegevens { geslacht: form.persoon.geslacht.clone(), telefoon: form.persoon.telefoon.clone().unwrap_or_default(), ..gegevens("Ineke", "Boersema-proef", "1985-04-09") };
        persoon::wijzig(&w.app, &ctx, id, ineke, form.persoon.version, &beter).await.unwrap();
        assert_eq!(openen(&w.app, &ctx, id).await.unwrap().naam, "Boersema-proef");
        assert_eq!(laatste_velden(&w, ineke).await, ("achternaam".into(), String::new()));
        assert!(matches!(persoon::wijzig(&w.app, &ctx, id, ineke, form.persoon.version, &beter).await, Err(AppFout::Gewijzigd)));
        // The same once more changes nothing, and who may not change the household may not change its members.
        persoon::wijzig(&w.app, &ctx, id, ineke, form.persoon.version + 1, &beter).await.unwrap();
        let vreemd = w.als(Wie::Regisseur, Doel::Regie);
        assert!(matches!(persoon::wijzig(&w.app, &vreemd, id, ineke, 2, &beter).await, Err(AppFout::Geweigerd(_))));
        let ander = w.huishouden(9).await.0;
        assert!(matches!(persoon::form(&w.app, &ctx, ander, ineke).await, Err(AppFout::NietGevonden)), "no member there");
    }

    async fn a_known_person_without_household_gets_one(w: Wereld) {
        let id = huishouden(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let b = openen(&w.app, &ctx, id).await.unwrap();
        let wie = b.leden[0].persoon;
        let heeft_al = |uit: AppFout| matches!(uit, AppFout::Regel(r) if r.code == "huishouden.heeft_al");
        assert!(heeft_al(voor_persoon::form(&w.app, &ctx, wie).await.unwrap_err()));
        lid::beeindig(&w.app, &ctx, id, wie, b.version).await.unwrap();
        let form = voor_persoon::form(&w.app, &ctx, wie).await.unwrap();
        assert_eq!((form.naam.as_str(), form.adres.as_str()), ("Ineke Boersma-proef", b.adres.as_str()));
        let melding = maak_melding(&w).await;
        let o = voor_persoon::Opdracht { rol: "hoofdbewoner".into(), gezag: false, melding: Some(melding) };
        let leeg = voor_persoon::Opdracht::default();
        assert!(matches!(voor_persoon::maak(&w.app, &ctx, wie, form.version, &leeg).await, Err(AppFout::Invoer(_))));
        let oud = voor_persoon::maak(&w.app, &ctx, wie, form.version - 1, &o).await;
        assert!(matches!(oud, Err(AppFout::Gewijzigd)), "{oud:?}");
        // A regisseur has no ground for a person without a casus; the refusal is booked.
        let vreemd = w.als(Wie::Regisseur, Doel::Regie);
        assert!(matches!(voor_persoon::form(&w.app, &vreemd, wie).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(voor_persoon::maak(&w.app, &vreemd, wie, form.version, &o).await, Err(AppFout::Geweigerd(_))));
        assert_eq!(geboekt(&w, "geweigerd", "huishouden.wijzigen").await.unwrap(), Some(2));
        let voor = geboekt(&w, "gemaakt", "huishouden.wijzigen").await.unwrap().unwrap();
        // Two people at once make one.
        let twee = testkit::app(&w.test.nog_een().await, &w.bron);
        let ander = w.als(Wie::Meldpunt2, Doel::Triage);
        let (x, y) = tokio::join!(
            voor_persoon::maak(&w.app, &ctx, wie, form.version, &o),
            voor_persoon::maak(&twee, &ander, wie, form.version, &o),
        );
        assert_eq!(usize::from(x.is_ok()) + usize::from(y.is_ok()), 1, "{x:?} {y:?}");
        let nieuw = x.or(y).unwrap();
        assert_eq!(geboekt(&w, "gemaakt", "huishouden.wijzigen").await.unwrap(), Some(voor + 1));
        let beeld = openen(&w.app, &ctx, nieuw).await.unwrap();
        assert_eq!((beeld.leden.len(), beeld.leden[0].persoon, beeld.adres), (1, wie, b.adres));
        let mut kijk = w.kijk().await;
        let m = store::melding::lees(&mut kijk, melding).await.unwrap().unwrap();
        assert_eq!((m.huishouden_id, m.persoon_id), (Some(nieuw), Some(wie)));
    }

    async fn refusal_is_booked(w: Wereld) {
        let id = huishouden(&w).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        assert!(matches!(openen(&w.app, &ctx, id).await, Err(AppFout::Geweigerd(_))));
        let uit = betrokkene::voeg_toe(&w.app, &ctx, id, betrokken("X")).await;
        assert!(matches!(uit, Err(AppFout::Geweigerd(_))));
        assert_eq!(geboekt(&w, "geweigerd", "huishouden.openen").await.unwrap(), Some(1));
        assert_eq!(geboekt(&w, "geweigerd", "betrokkene.wijzigen").await.unwrap(), Some(1));
    }
}
