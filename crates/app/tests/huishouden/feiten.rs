// SPDX-License-Identifier: EUPL-1.2
//! Sources side by side, partner's name, a part of a date, former addresses, and a file of the BRP (B3, A8, I4).

use super::gegevens;
use crate::zoeken::{maak_persoon, opdracht};
use app::AppFout;
use app::brp::{Gedaan, Opgenomen, groepen, lees_bestand, leg_relaties, maak_huishouden, neem_op};
use app::huishouden::{feiten, geheim, openen, persoon, verhuizen, voor_persoon};
use app::zoeken::zoek;
use domain::brp::Persoonslijst;
use domain::feiten::Feitveld;
use domain::huishouden::{NieuwAdres, NieuweGegevens};
use policy::{Actor, Doel};
use testkit::{Wereld, Wie, beide};

const KOP: &str = ";01.01.20;01.02.10;01.02.20;01.02.30;01.02.40;01.03.10;01.04.10;01.61.10;01.85.10;01.H;02.01.20;02.02.10;02.02.40;02.03.10;02.H;05.01.20;05.02.10;05.02.30;05.02.40;05.03.10;05.06.10;05.07.10;05.15.10;05.H;06.08.10;07.67.20;07.70.10;08.09.10;08.10.10;08.10.30;08.11.10;08.11.20;08.11.60;08.11.70;08.11.80;08.13.10;08.H;09.01.20;09.02.10;09.02.40;09.03.10;09.H;11.32.10;11.33.10";

pub(super) fn lijst(velden: &[&[(&str, &str)]]) -> Persoonslijst {
    let mut tekst = format!("{KOP}\n");
    for regel in velden {
        let rij: Vec<&str> = KOP
            .split(';')
            .map(|k| regel.iter().find(|(r, _)| *r == k).map_or("", |(_, w)| *w))
            .collect();
        tekst.push_str(&format!("{}\n", rij.join(";")));
    }
    lees_bestand(tekst.as_bytes()).unwrap().remove(0).unwrap()
}

pub(super) const INEKE: &[(&str, &str)] = &[
    ("", "A"),
    ("01.01.20", "999990019"),
    ("01.02.10", "Ineke Maria"),
    ("01.02.30", "van der"),
    ("01.02.40", "Boersma-proef"),
    ("01.03.10", "19850000"),
    ("01.04.10", "V"),
    ("01.61.10", "V"),
    ("05.02.10", "Piet"),
    ("05.02.30", "de"),
    ("05.02.40", "Wit-proef"),
    ("05.03.10", "19800101"),
    ("05.06.10", "20100505"),
    ("05.15.10", "H"),
    ("08.09.10", "0150"),
    ("08.10.30", "20200101"),
    ("08.11.10", "Proefweg"),
    ("08.11.20", "9"),
    ("08.11.60", "7415ZZ"),
    ("08.11.70", "Proefstad"),
    ("08.11.80", "0150010000000001"),
];

pub(super) fn met(
    basis: &[(&'static str, &'static str)],
    anders: &[(&'static str, &'static str)],
) -> Vec<(&'static str, &'static str)> {
    let mut uit: Vec<_> = basis
        .iter()
        .filter(|(k, _)| !anders.iter().any(|(a, _)| a == k))
        .copied()
        .collect();
    uit.extend(anders);
    uit
}

pub(super) fn systeem(w: &Wereld) -> app::Ctx {
    w.app.ctx(Actor::systeem(w.app.gemeente), Doel::Systeem)
}

pub(super) async fn tel(w: &Wereld, sql: &'static str) -> i64 {
    async fn lees(uow: &mut store::Uow, sql: &'static str) -> store::Resultaat<Option<i64>> {
        store::waarde!(uow, i64, sql)
    }
    lees(&mut w.kijk().await, sql).await.unwrap().unwrap_or(0)
}

beide! {
    async fn a_name_is_shown_as_it_is_used_and_a_part_of_a_date_is_kept(w: Wereld) {
        let (huis, wie) = maak_persoon(&w, &opdracht("Ineke", "Boersma-proef", "9-4-1985")).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        let g = NieuweGegevens {
            voorletters: "I.M.".into(),
            partner_voorvoegsel: "de".into(),
            partnernaam: "Wit-proef".into(),
            naamgebruik: "P".into(),
            geboorte_deel: "april 1985".into(),
            taal: "Tigrinya".into(),
            tolk: true,
            ..gegevens("Ineke", "Boersma-proef", "")
        };
        persoon::wijzig(&w.app, &ctx, huis, wie, f.persoon.version, &g).await.unwrap();
        let b = openen(&w.app, &ctx, huis).await.unwrap();
        assert_eq!((b.leden[0].naam.as_str(), b.naam.as_str()), ("Ineke de Wit-proef", "De Wit-proef"));
        assert!(b.leden[0].sub.starts_with("41 jaar (geboren in april 1985)"), "{}", b.leden[0].sub);
        for vraag in ["ineke wit-proef", "ineke boersma-proef", "ineke wit 1985"] {
            let uit = zoek(&w.app, &ctx, vraag, None).await.unwrap().personen;
            assert!(uit.iter().any(|p| p.persoon == wie && p.naam == "Ineke de Wit-proef"), "{vraag}");
        }
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!((f.naam.as_str(), f.persoon.geslachtsnaam.as_str()), ("Ineke de Wit-proef", "Boersma-proef"));
        assert_eq!((f.persoon.voorletters.as_deref(), f.persoon.taal.as_deref(), f.persoon.tolk), (Some("I.M."), Some("Tigrinya"), Some(true)));
        // All of it can be emptied again.
        let leeg = gegevens("Ineke", "Boersma-proef", "9-4-1985");
        persoon::wijzig(&w.app, &ctx, huis, wie, f.persoon.version, &leeg).await.unwrap();
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!((f.naam.as_str(), f.persoon.taal, f.persoon.tolk, f.persoon.toon_naam), ("Ineke Boersma-proef", None, None, None));
    }

    async fn who_is_added_with_a_year_only_is_found_and_recognised(w: Wereld) {
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let mut o = opdracht("Selam", "Tesfay-proef", "");
        o.ook = NieuweGegevens {
            geboorte_deel: "april 1991".into(), partnernaam: "Haile-proef".into(), voorletters: "S.M.".into(),
            taal: "Tigrinya".into(), tolk: true, ..NieuweGegevens::default()
        };
        let (huis, wie) = maak_persoon(&w, &o).await;
        let p = persoon::form(&w.app, &ctx, huis, wie).await.unwrap().persoon;
        assert_eq!(
            (p.geboorte_deel.as_deref(), p.partnernaam.as_deref(), p.voorletters.as_deref(), p.taal.as_deref(), p.tolk),
            (Some("1991-04"), Some("Haile-proef"), Some("S.M."), Some("Tigrinya"), Some(true))
        );
        assert_eq!(p.geslachtsnaam, "Tesfay-proef");
        for vraag in ["selam haile-proef", "selam tesfay-proef 1991"] {
            assert!(zoek(&w.app, &ctx, vraag, None).await.unwrap().personen.iter().any(|p| p.persoon == wie), "{vraag}");
        }
        // The same once more: shown first.
        let weer = app::huishouden::nieuw::maak(&w.app, &ctx, &o).await.unwrap();
        let app::huishouden::nieuw::Gemaakt::Kijk(lijst) = weer else { panic!("{weer:?}") };
        assert_eq!(lijst[0].persoon, wie);
        assert!(lijst[0].oordeel.waarom.contains("geboortedatum deels bekend en gelijk"), "{}", lijst[0].oordeel.waarom);
        // All errors at once, each field once.
        let mut fout = opdracht("", "", "9-4-1991");
        fout.ook = NieuweGegevens { geboorte_deel: "1991".into(), tolk: true, ..NieuweGegevens::default() };
        let Err(AppFout::Invoer(f)) = app::huishouden::nieuw::maak(&w.app, &ctx, &fout).await else { panic!() };
        let mut velden: Vec<&str> = f.0.iter().map(|v| v.veld.as_str()).collect();
        velden.sort_unstable();
        assert_eq!(velden, ["achternaam", "geboorte_deel", "taal"]);
    }

    async fn the_address_that_is_left_is_kept_and_hidden_when_it_is_secret(w: Wereld) {
        let (huis, wie) = maak_persoon(&w, &opdracht("Ineke", "Boersma-proef", "9-4-1985")).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let v = verhuizen::form(&w.app, &ctx, huis).await.unwrap();
        let daar = NieuwAdres { postcode: "7412 CD".into(), huisnummer: "3".into(), straat: "Andere straat".into(), plaats: "Proefstad".into() };
        verhuizen::verhuis(&w.app, &ctx, huis, v.version, daar, "").await.unwrap();
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!(f.adressen.len(), 1);
        assert!(f.adressen[0].soort == "vorig adres" && f.adressen[0].periode.starts_with("tot "), "{:?}", f.adressen);
        geheim::zet(&w.app, &ctx, huis, wie, true, "Haar ex-partner zoekt haar.").await.unwrap();
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!((f.adressen[0].tekst.as_str(), f.adressen[0].periode.as_str()), ("geheim adres", ""));
    }

    async fn sources_stand_side_by_side_until_somebody_chooses(w: Wereld) {
        let (huis, wie) = maak_persoon(&w, &opdracht("Ineke", "Boersema-proef", "9-4-1985")).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        // Known by the BSN, as after an earlier import.
        let l = lijst(&[INEKE]);
        let s = systeem(&w);
        let mut uow = w.app.begin(&s).await.unwrap();
        let permit = s.mag::<policy::handelingen::PersonenInlezen>(&policy::Feiten::Geen).unwrap();
        assert!(store::bsn::zet(&mut uow, &permit, &w.app.sleutels, wie, l.bsn.as_ref().unwrap()).await.unwrap());
        uow.boek(&permit, store::journaal::Soort::Gewijzigd, store::journaal::Boeking::default()).await.unwrap();
        uow.commit().await.unwrap();

        assert_eq!(neem_op(&w.app, &systeem(&w), &l).await.unwrap(), Gedaan::Verschilt(wie));
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        let over: Vec<_> = f.verschillen.iter().map(|v| (v.geldt.veld.code(), v.open)).collect();
        assert_eq!(over, [("voornamen", true), ("achternaam", true), ("geboortedatum", true)]);
        // What nobody had filled in counts at once; what a worker wrote stays.
        assert_eq!(f.persoon.partnernaam.as_deref(), Some("Wit-proef"));
        assert_eq!((f.persoon.geslachtsnaam.as_str(), f.persoon.geslacht.as_str()), ("Boersema-proef", "v"));
        assert!(openen(&w.app, &ctx, huis).await.unwrap().leden[0].bronnen_verschillen);

        // Twice is once.
        let versie = f.persoon.version;
        assert_eq!(neem_op(&w.app, &systeem(&w), &l).await.map(|g| g.persoon()).unwrap(), wie);
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!(f.persoon.version, versie);

        // Chosen, and chosen back.
        feiten::kies(&w.app, &ctx, huis, wie, versie, Feitveld::Achternaam, "brp").await.unwrap();
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!((f.persoon.voorvoegsel.as_str(), f.persoon.geslachtsnaam.as_str()), ("van der", "Boersma-proef"));
        let v = f.verschillen.iter().find(|v| v.geldt.veld == Feitveld::Achternaam).unwrap();
        assert!(!v.open && v.geldt.bron == "brp" && v.anders[0].waarde == "|Boersema-proef");
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM journaal WHERE handeling = 'huishouden.wijzigen' AND velden = 'achternaam' AND reden = 'gekozen.brp'").await, 1);
        feiten::kies(&w.app, &ctx, huis, wie, versie + 1, Feitveld::Achternaam, "gesprek").await.unwrap();
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!((f.persoon.voorvoegsel.as_str(), f.persoon.geslachtsnaam.as_str()), ("", "Boersema-proef"));
        // An old version, a source that said nothing, and who may not change the household.
        let oud = feiten::kies(&w.app, &ctx, huis, wie, versie, Feitveld::Achternaam, "brp").await;
        assert!(matches!(oud, Err(AppFout::Gewijzigd)));
        let vreemd = feiten::kies(&w.app, &ctx, huis, wie, versie + 2, Feitveld::Achternaam, "ccbr").await;
        assert!(matches!(vreemd, Err(AppFout::NietGevonden)));
        let ander = w.als(Wie::Regisseur, Doel::Regie);
        let geweigerd = feiten::kies(&w.app, &ander, huis, wie, versie + 2, Feitveld::Achternaam, "brp").await;
        assert!(matches!(geweigerd, Err(AppFout::Geweigerd(_))));
    }

    async fn a_family_of_the_brp_becomes_a_household_with_relations(w: Wereld) {
        let kind: &[(&str, &str)] = &[
            ("", "B"), ("01.01.20", "999990020"), ("01.02.10", "Noor"), ("01.02.40", "Wit-proef"), ("01.03.10", "20150302"), ("01.04.10", "V"),
            ("02.01.20", "999990019"), ("02.02.10", "Ineke Maria"), ("02.02.40", "Boersma-proef"), ("02.03.10", "19850000"),
            ("11.32.10", "1D"), ("07.70.10", "7"),
        ];
        let thuis: Vec<_> = INEKE.iter().filter(|(k, _)| k.starts_with("08.")).copied().collect();
        let kind = met(kind, &thuis);
        let weg = met(INEKE, &[("", "C"), ("01.01.20", "999990032"), ("01.02.10", "Wim"), ("06.08.10", "20200000"), ("07.67.20", "O"), ("11.33.10", "1")]);
        let fout = met(INEKE, &[("", "D"), ("01.01.20", "999990044"), ("07.67.20", "F")]);
        let mut opgenomen = Vec::new();
        for l in [lijst(&[INEKE]), lijst(&[&kind]), lijst(&[&weg])] {
            let gedaan = neem_op(&w.app, &systeem(&w), &l).await.unwrap();
            assert!(matches!(gedaan, Gedaan::Nieuw(_)));
            opgenomen.push(Opgenomen { persoon: gedaan.persoon(), lijst: l });
        }
        let geweigerd = neem_op(&w.app, &systeem(&w), &lijst(&[&fout])).await;
        assert!(matches!(geweigerd, Err(AppFout::Regel(r)) if r.code == "brp.fout"));
        let per_adres = groepen(&opgenomen);
        assert_eq!((per_adres.len(), per_adres[0].len()), (1, 2), "who died lives nowhere");
        assert_eq!(maak_huishouden(&w.app, &systeem(&w), &per_adres[0]).await.unwrap(), Some(true));
        assert_eq!(maak_huishouden(&w.app, &systeem(&w), &per_adres[0]).await.unwrap(), None);
        let mut gelegd = Vec::new();
        for wie in &opgenomen {
            gelegd.push(leg_relaties(&w.app, &systeem(&w), wie).await.unwrap());
        }
        // Ineke: her husband. Noor: her mother, and gezag of mother and a guardian. Wim: two that have no household.
        assert_eq!(gelegd.iter().map(|g| (g.nieuw, g.wacht)).collect::<Vec<_>>(), [(1, 0), (3, 0), (0, 2)]);
        for wie in &opgenomen {
            assert_eq!(leg_relaties(&w.app, &systeem(&w), wie).await.unwrap().nieuw, 0, "twice is once");
            assert_eq!(neem_op(&w.app, &systeem(&w), &wie.lijst).await.unwrap(), Gedaan::Gelijk(wie.persoon));
        }
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM relatie WHERE soort = 'gezag_gezamenlijk' AND bron = 'brp' AND door_id IS NULL").await, 2);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM verwant").await, 2, "the husband and the guardian");
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM persoon WHERE overleden_op = '2020-12-31' AND adres_id IS NULL").await, 1);
        // Noor has a secret address, so nobody at it can be found by it, and nobody reads it.
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let uit = zoek(&w.app, &ctx, "noor wit-proef", None).await.unwrap().personen;
        assert_eq!((uit.len(), uit[0].adres.as_str()), (1, "geheim adres"));
        assert!(zoek(&w.app, &ctx, "7415zz 9", None).await.unwrap().personen.is_empty());
        let b = openen(&w.app, &ctx, uit[0].huishouden.unwrap()).await.unwrap();
        assert_eq!((b.naam.as_str(), b.adres.as_str()), ("De Wit-proef-van der Boersma-proef", "geheim adres"));
        let leden: Vec<_> = b.leden.iter().map(|l| (l.naam.as_str(), l.rol_code)).collect();
        assert_eq!(leden, [("Ineke de Wit-proef-van der Boersma-proef", "hoofdbewoner"), ("Noor Wit-proef", "kind")]);
    }

    async fn family_of_the_brp_waits_for_a_household(w: Wereld) {
        let weg = met(INEKE, &[("08.09.10", ""), ("08.10.30", ""), ("08.11.10", ""), ("08.11.20", ""), ("08.11.60", ""), ("08.11.70", ""),
            ("08.11.80", ""), ("02.02.10", "Moeder"), ("02.02.40", "Boersma-proef"), ("02.03.10", "19600000"), ("11.33.10", "1")]);
        let l = lijst(&[&weg]);
        let wie = neem_op(&w.app, &systeem(&w), &l).await.unwrap().persoon();
        let opgenomen = Opgenomen { persoon: wie, lijst: l };
        for _ in 0..2 {
            let g = leg_relaties(&w.app, &systeem(&w), &opgenomen).await.unwrap();
            assert_eq!((g.nieuw, g.wacht), (0, 3), "husband, mother, curator");
        }
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM brp_relatie").await, 3);
        // Kept once: the second time nothing is written, and nothing booked.
        let booked = "SELECT count(*) AS w FROM journaal WHERE velden = 'relaties' AND reden = 'brp'";
        assert_eq!(tel(&w, booked).await, 1);
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let f = voor_persoon::form(&w.app, &ctx, wie).await.unwrap();
        assert_eq!(f.familie, 3);
        let o = voor_persoon::Opdracht { rol: "hoofdbewoner".into(), ..voor_persoon::Opdracht::default() };
        voor_persoon::maak(&w.app, &ctx, wie, f.version, &o).await.unwrap();
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM brp_relatie").await, 0);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM relatie WHERE bron = 'brp'").await, 3);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM verwant").await, 3);
        let g = leg_relaties(&w.app, &systeem(&w), &opgenomen).await.unwrap();
        assert_eq!((g.nieuw, g.bestond, g.wacht), (0, 3, 0));
    }
}
