// SPDX-License-Identifier: EUPL-1.2
//! Relations: recording, correcting and ending them, what the page shows, and who sees it (B6).

use super::zoeken::{geboekt, maak_persoon, opdracht};
use app::AppFout;
use app::huishouden::{geheim, lid};
use app::verwanten::relatie::{Opdracht, form, form_van, voeg_toe, wijzig};
use app::verwanten::{Beeld, openen, verwant};
use domain::verwanten::{Groep, NieuweRelatie, NieuweVerwant, Wie as Mens};
use domain::{HuishoudenId, PersoonId};
use policy::Doel;
use testkit::{Wereld, Wie, beide};

/// A mother and her child.
async fn gezin(w: &Wereld) -> (HuishoudenId, PersoonId, PersoonId) {
    let mut moeder = opdracht("Ineke", "Boersma-proef", "9-4-1985");
    moeder.lid.rol = "ouder".into();
    let (huis, ineke) = maak_persoon(w, &moeder).await;
    let mut kind = opdracht("Noor", "Boersma-proef", "1-6-2015");
    kind.lid.rol = "kind".into();
    kind.huishouden = Some(huis);
    kind.telefoon = String::new();
    kind.adres = domain::huishouden::NieuwAdres::default();
    let (_, noor) = maak_persoon(w, &kind).await;
    (huis, ineke, noor)
}

fn relatie(met: PersoonId, soort: &str, over: PersoonId) -> Opdracht {
    Opdracht {
        relatie: NieuweRelatie {
            met: format!("persoon:{met}"),
            soort: soort.into(),
            over: format!("persoon:{over}"),
            bron: "gesprek".into(),
            ..NieuweRelatie::default()
        },
        ..Opdracht::default()
    }
}

fn familie(naam: &str, soort: &str, over: PersoonId) -> Opdracht {
    let mut o = relatie(over, soort, over);
    o.relatie.met = String::new();
    o.verwant = NieuweVerwant {
        naam: naam.into(),
        geboortejaar: "1955".into(),
        geslacht: "v".into(),
        overleden: true,
    };
    o
}

async fn beeld(w: &Wereld, huis: HuishoudenId) -> Beeld {
    openen(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), huis)
        .await
        .unwrap()
}

fn zinnen(b: &Beeld, groep: Groep) -> Vec<&str> {
    b.delen
        .iter()
        .filter(|d| d.groep == groep)
        .flat_map(|d| d.regels.iter().map(|r| r.zin.as_str()))
        .collect()
}

fn velden(uit: Result<HuishoudenId, AppFout>) -> Vec<String> {
    match uit {
        Err(AppFout::Invoer(f)) => f.0.into_iter().map(|f| f.veld).collect(),
        anders => panic!("{anders:?}"),
    }
}

beide! {
    async fn a_family_is_recorded_and_drawn(w: Wereld) {
        let (huis, ineke, noor) = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        voeg_toe(&w.app, &ctx, huis, relatie(ineke, "ouder", noor)).await.unwrap();
        voeg_toe(&w.app, &ctx, huis, familie("Oma Riet", "ouder", ineke)).await.unwrap();
        voeg_toe(&w.app, &ctx, huis, relatie(ineke, "gezag_ouder", noor)).await.unwrap();
        let b = beeld(&w, huis).await;
        assert_eq!(zinnen(&b, Groep::Familie), ["Ineke Boersma-proef is ouder van Noor Boersma-proef", "Oma Riet is ouder van Ineke Boersma-proef"]);
        let gezag = &b.delen.iter().find(|d| d.groep == Groep::Gezag).unwrap().regels[0];
        assert_eq!(gezag.periode, "tot en met 31 mei 2033", "gezag ends by itself");
        assert!(gezag.bron.starts_with("gesprek met de inwoner · vastgelegd door "), "{}", gezag.bron);
        // Three generations on three rows; grandmother does not live here.
        assert_eq!(b.genogram.figuren.iter().map(|f| f.rij).max(), Some(2));
        let oma = b.personen.iter().find(|p| p.naam == "Oma Riet").unwrap();
        assert_eq!(oma.sub, "vrouw · 1955 · overleden · woont hier niet");
        assert_eq!(geboekt(&w, "gemaakt", "huishouden.wijzigen").await.unwrap(), Some(6), "two persons, three relations, one verwant");
        // Rules are held against what is stored.
        assert_eq!(velden(voeg_toe(&w.app, &ctx, huis, relatie(noor, "ouder", ineke)).await), ["met", "met"]);
        assert_eq!(velden(voeg_toe(&w.app, &ctx, huis, relatie(ineke, "voogdij", noor)).await), ["soort"]);
        let mut dubbel = familie("Oma Riet", "", ineke);
        dubbel.relatie.met = format!("persoon:{noor}");
        dubbel.verwant.geboortejaar = "oud".into();
        assert_eq!(velden(voeg_toe(&w.app, &ctx, huis, dubbel).await), ["met", "geboortejaar", "soort"], "all at once");
        assert_eq!(form(&w.app, &ctx, huis).await.unwrap().mensen.len(), 3, "nothing is half saved");
    }

    async fn a_relation_ends_and_two_writers_collide(w: Wereld) {
        let (huis, ineke, noor) = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        voeg_toe(&w.app, &ctx, huis, relatie(ineke, "stiefouder", noor)).await.unwrap();
        let id = beeld(&w, huis).await.delen[0].regels[0].id;
        let mut einde = relatie(ineke, "stiefouder", noor);
        einde.relatie.sinds = "1-1-2020".into();
        einde.relatie.tot = "1-2-2020".into();
        wijzig(&w.app, &ctx, id, 1, einde.clone()).await.unwrap();
        assert!(matches!(wijzig(&w.app, &ctx, id, 1, einde.clone()).await, Err(AppFout::Gewijzigd)));
        let b = beeld(&w, huis).await;
        let regel = &b.delen[0].regels[0];
        assert_eq!((regel.voorbij, regel.periode.as_str()), (true, "van 1 januari 2020 tot en met 1 februari 2020"));
        assert_eq!(form_van(&w.app, &ctx, id).await.unwrap().relatie.unwrap().version, 2);
        let mut mis = einde;
        mis.relatie.tot = "1-1-2019".into();
        assert_eq!(velden(wijzig(&w.app, &ctx, id, 2, mis).await), ["tot"]);
    }

    async fn family_outside_is_corrected(w: Wereld) {
        let (huis, ineke, _) = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        voeg_toe(&w.app, &ctx, huis, familie("Oma", "ouder", ineke)).await.unwrap();
        let b = beeld(&w, huis).await;
        let Some(Mens::Verwant(oma)) = b.personen.iter().find(|p| p.naam == "Oma").map(|p| p.wie) else { panic!("no grandmother") };
        let (_, rij) = verwant::form(&w.app, &ctx, oma).await.unwrap();
        let nieuw = NieuweVerwant { naam: "Oma Riet".into(), geslacht: "v".into(), ..NieuweVerwant::default() };
        verwant::wijzig(&w.app, &ctx, oma, rij.version, &nieuw).await.unwrap();
        assert!(matches!(verwant::wijzig(&w.app, &ctx, oma, rij.version, &nieuw).await, Err(AppFout::Gewijzigd)));
        assert!(beeld(&w, huis).await.personen.iter().any(|p| p.naam == "Oma Riet"));
    }

    async fn who_left_to_a_secret_address_is_absent(w: Wereld) {
        let (huis, ineke, noor) = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        voeg_toe(&w.app, &ctx, huis, relatie(ineke, "ouder", noor)).await.unwrap();
        let id = beeld(&w, huis).await.delen[0].regels[0].id;
        geheim::zet(&w.app, &ctx, huis, noor, true, "Wordt bedreigd.").await.unwrap();
        assert_eq!(beeld(&w, huis).await.personen.len(), 2, "who lives here is named on the page of the household too");
        let version = app::huishouden::openen(&w.app, &ctx, huis).await.unwrap().version;
        lid::beeindig(&w.app, &ctx, huis, noor, version).await.unwrap();
        let b = beeld(&w, huis).await;
        assert_eq!((b.personen.len(), b.delen.len()), (1, 0));
        assert!(matches!(form_van(&w.app, &ctx, id).await, Err(AppFout::NietGevonden)));
        assert!(matches!(wijzig(&w.app, &ctx, id, 1, relatie(ineke, "ouder", noor)).await, Err(AppFout::NietGevonden)));
    }

    async fn who_may_not_open_the_household_gets_nothing(w: Wereld) {
        let (huis, ineke, noor) = gezin(&w).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        voeg_toe(&w.app, &ctx, huis, relatie(ineke, "ouder", noor)).await.unwrap();
        let id = beeld(&w, huis).await.delen[0].regels[0].id;
        let vreemd = w.als(Wie::Beheerder, Doel::Regie);
        assert!(openen(&w.app, &vreemd, huis).await.is_err());
        assert!(voeg_toe(&w.app, &vreemd, huis, relatie(ineke, "stiefouder", noor)).await.is_err());
        assert!(form_van(&w.app, &vreemd, id).await.is_err());
        assert!(wijzig(&w.app, &vreemd, id, 1, relatie(ineke, "ouder", noor)).await.is_err());
        assert!(geboekt(&w, "geweigerd", "huishouden.wijzigen").await.unwrap() >= Some(3));
    }
}
