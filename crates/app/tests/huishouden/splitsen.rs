// SPDX-License-Identifier: EUPL-1.2
//! Splitting a household, with co-parenting, and going back (D1).

use super::super::zoeken::{maak_persoon, opdracht};
use app::AppFout;
use app::huishouden::splitsen::{bekijk, form, splits, terug};
use app::huishouden::{Beeld, lid, openen};
use app::zoeken::zoek;
use domain::huishouden::{NieuwAdres, NieuweSplitsing};
use domain::{HuishoudenId, PersoonId};
use policy::Doel;
use testkit::{Wereld, Wie, beide};

struct Gezin {
    huis: HuishoudenId,
    moeder: PersoonId,
    vader: PersoonId,
    kind: PersoonId,
}

async fn gezin(w: &Wereld) -> Gezin {
    let mut o = opdracht("Ineke", "Boersma-proef", "9-4-1985");
    o.lid.rol = "ouder".into();
    let (huis, moeder) = maak_persoon(w, &o).await;
    let mut erbij = Vec::new();
    for (voornaam, achternaam, geboren, rol) in [
        ("Bram", "De Wit-proef", "1-1-1983", "partner"),
        ("Noor", "Boersma-proef", "1-6-2015", "kind"),
    ] {
        let mut o = opdracht(voornaam, achternaam, geboren);
        o.lid.rol = rol.into();
        o.huishouden = Some(huis);
        o.telefoon = String::new();
        o.adres = NieuwAdres::default();
        erbij.push(maak_persoon(w, &o).await.1);
    }
    Gezin {
        huis,
        moeder,
        vader: erbij[0],
        kind: erbij[1],
    }
}

fn naar_brink(wie: &[PersoonId], beide: &[PersoonId]) -> NieuweSplitsing {
    NieuweSplitsing {
        wie: wie.iter().map(ToString::to_string).collect(),
        beide: beide.iter().map(ToString::to_string).collect(),
        hoofd: "hier".into(),
        adres: NieuwAdres {
            postcode: "7411 BV".into(),
            huisnummer: "99".into(),
            straat: "Brink".into(),
            plaats: "Proefstad".into(),
        },
        besloten_door: "ouders samen".into(),
        reden: "Ze gaan uit elkaar.".into(),
        ..NieuweSplitsing::default()
    }
}

async fn beeld(w: &Wereld, huis: HuishoudenId) -> Beeld {
    openen(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), huis)
        .await
        .unwrap()
}

fn namen(b: &Beeld) -> Vec<String> {
    b.leden
        .iter()
        .map(|l| format!("{} · {}", l.naam, l.sub))
        .collect()
}

beide! {
    async fn parents_part_and_the_child_belongs_to_both(w: Wereld) {
        let g = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let voor = beeld(&w, g.huis).await;
        let plan = naar_brink(&[g.vader, g.kind], &[g.kind]);
        let v = bekijk(&w.app, &ctx, g.huis, voor.version, &plan).await.unwrap();
        assert_eq!(v.voor[0].leden.len(), 3);
        assert_eq!(v.na[0].leden, ["Ineke Boersma-proef", "Noor Boersma-proef (hoofdverblijf)"]);
        assert_eq!((v.na[1].naam.as_str(), v.na[1].leden.as_slice()), ("De Wit-proef", &["Bram De Wit-proef".to_owned(), "Noor Boersma-proef (hoort ook hierbij)".to_owned()][..]));
        assert_eq!(namen(&beeld(&w, g.huis).await), namen(&voor), "looking changes nothing");

        let daar = splits(&w.app, &ctx, g.huis, voor.version, &plan).await.unwrap();
        assert!(matches!(splits(&w.app, &ctx, g.huis, voor.version, &plan).await, Err(AppFout::Gewijzigd)));
        let hier = beeld(&w, g.huis).await;
        assert_eq!(namen(&hier), ["Ineke Boersma-proef · 41 jaar · ouder", "Noor Boersma-proef · 11 jaar · kind · hoort ook bij een ander huishouden, hoofdverblijf hier"]);
        assert_eq!(hier.vroeger.len(), 1);
        let ginds = beeld(&w, daar).await;
        assert_eq!((ginds.naam.as_str(), ginds.adres.as_str()), ("De Wit-proef", "Brink 99, Proefstad"));
        assert_eq!(namen(&ginds)[1], "Noor Boersma-proef · 11 jaar · kind · hoort ook bij een ander huishouden");
        // He is found at his new address; she where she lived.
        let op = zoek(&w.app, &ctx, "7411BV 99", None).await.unwrap().personen;
        assert_eq!(op.iter().map(|p| p.naam.as_str()).collect::<Vec<_>>(), ["Bram De Wit-proef"]);

        // Back: everybody, every address, and no trace of the second household but its name.
        let f = form(&w.app, &ctx, g.huis).await.unwrap();
        assert_eq!((f.keuzes.len(), f.eerder[0].besloten_door.as_str(), f.eerder[0].terug), (1, "ouders samen", false));
        terug(&w.app, &ctx, g.huis, f.eerder[0].id).await.unwrap();
        let na = beeld(&w, g.huis).await;
        assert_eq!((namen(&na), na.vroeger.len()), (namen(&voor), 0));
        assert!(beeld(&w, daar).await.leden.is_empty());
        assert!(zoek(&w.app, &ctx, "7411BV 99", None).await.unwrap().personen.is_empty());
        match terug(&w.app, &ctx, g.huis, f.eerder[0].id).await {
            Err(AppFout::Regel(r)) => assert_eq!(r.code, "splitsing.al_terug"),
            anders => panic!("{anders:?}"),
        }
    }

    async fn who_goes_on_can_not_be_called_back(w: Wereld) {
        let g = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let version = beeld(&w, g.huis).await.version;
        let daar = splits(&w.app, &ctx, g.huis, version, &naar_brink(&[g.vader], &[])).await.unwrap();
        // The child follows to the household of the father.
        let mut mee = naar_brink(&[g.kind], &[]);
        mee.naar = daar.to_string();
        mee.reden = "Noor wil bij hem wonen.".into();
        let version = beeld(&w, g.huis).await.version;
        splits(&w.app, &ctx, g.huis, version, &mee).await.unwrap();
        assert_eq!(beeld(&w, daar).await.leden.len(), 2);
        let eerder = form(&w.app, &ctx, g.huis).await.unwrap().eerder;
        let met = |reden: &str| eerder.iter().find(|e| e.reden.starts_with(reden)).unwrap().id;
        match terug(&w.app, &ctx, g.huis, met("Ze gaan")).await {
            Err(AppFout::Regel(r)) => assert_eq!(r.code, "splitsing.gebruikt"),
            anders => panic!("{anders:?}"),
        }
        terug(&w.app, &ctx, g.huis, met("Noor wil")).await.unwrap();
        assert_eq!((beeld(&w, daar).await.leden.len(), beeld(&w, g.huis).await.leden.len()), (1, 2));
        // He leaves the new household by hand: the first step can't be undone any more.
        let b = beeld(&w, daar).await;
        lid::beeindig(&w.app, &ctx, daar, g.vader, b.version).await.unwrap();
        match terug(&w.app, &ctx, g.huis, met("Ze gaan")).await {
            Err(AppFout::Regel(r)) => assert_eq!(r.code, "splitsing.verder"),
            anders => panic!("{anders:?}"),
        }
    }

    async fn not_by_everybody_and_not_everywhere(w: Wereld) {
        let g = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let version = beeld(&w, g.huis).await.version;
        let vreemd = w.als(Wie::Beheerder, Doel::Regie);
        assert!(splits(&w.app, &vreemd, g.huis, version, &naar_brink(&[g.vader], &[])).await.is_err());
        assert!(form(&w.app, &vreemd, g.huis).await.is_err());
        let mut elders = naar_brink(&[g.vader], &[]);
        elders.naar = Wereld::huishouden_ids(1).0.to_string();
        assert!(matches!(splits(&w.app, &ctx, g.huis, version, &elders).await, Err(AppFout::Invoer(_))), "no household that nobody of them belongs to");
        assert!(matches!(splits(&w.app, &ctx, g.huis, version, &naar_brink(&[g.vader, g.moeder, g.kind], &[])).await, Err(AppFout::Invoer(_))));
        assert_eq!(beeld(&w, g.huis).await.leden.len(), 3);
    }
}
