// SPDX-License-Identifier: EUPL-1.2
//! Geheimhouding of an address (G4): hidden and never absent in each place where an address is shown, for everybody without
//! a ground; and not to be found.

use super::casus::opzet::{Meedoen, afwezig, doe_mee};
use super::melding::maak as maak_melding;
use super::plan::opzet::zaak;
use super::zoeken::{geboekt, maak_persoon, opdracht};
use app::AppFout;
use app::casus::huisbezoek::huisbezoek;
use app::casus::lezen::betrokken;
use app::casus::overzicht::overzicht;
use app::huishouden::{geheim, lid, openen, persoon, verhuizen, voor_persoon};
use app::zoeken::zoek;
use domain::casus::Fase;
use domain::huishouden::{GEHEIM_ADRES, NieuwAdres, NieuweGegevens, Persoonsnaam};
use jiff::SignedDuration;
use policy::Doel;
use store::Resultaat;
use testkit::{Wereld, Wie, beide};

fn huis() -> domain::HuishoudenId {
    Wereld::huishouden_ids(1).0
}

const OPEN: &str = "Proefstraat 1, Proefstad";
const MET_GROND: &str = "Proefstraat 1, Proefstad (geheim adres)";
const REDEN: &str = "Haar ex-partner zoekt haar.";

async fn redenen(w: &Wereld) -> Resultaat<Vec<String>> {
    let mut uow = w.kijk().await;
    let rijen = store::rijen!(
        uow,
        store::uow::Enkel<String>,
        "SELECT stap || ': ' || reden AS w FROM adres_geheim_stap ORDER BY stap, reden"
    )?;
    Ok(rijen.into_iter().map(|e| e.0).collect())
}

/// Puts the search terms of the only person of the household in place, as a use case does.
async fn hernoem(w: &Wereld, z: &super::plan::opzet::Zaak, voornaam: &str) {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    let form = persoon::form(&w.app, &ctx, huis(), z.persoon).await.unwrap();
    let g = NieuweGegevens {
        naam: Persoonsnaam {
            voornamen: voornaam.into(),
            achternaam: form.persoon.geslachtsnaam.clone(),
            ..Persoonsnaam::default()
        },
        geslacht: "v".into(),
        geboortedatum: "1985-04-09".into(),
        ..NieuweGegevens::default()
    };
    persoon::wijzig(&w.app, &ctx, huis(), z.persoon, form.persoon.version, &g)
        .await
        .unwrap();
}

beide! {
    async fn a_secret_address_is_hidden_in_every_place(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        hernoem(&w, &z, "Ineke Maria").await;
        doe_mee(&w, Meedoen { casus: z.casus, wie: Wie::Ketenpartner, tot_over_dagen: None }).await;
        let als = |wie| w.als(wie, Doel::Regie);
        let (regisseur, meldpunt, partner) = (als(Wie::Regisseur), als(Wie::Meldpunt), als(Wie::Ketenpartner));
        assert_eq!(openen(&w.app, &partner, huis()).await.unwrap().adres, OPEN);
        assert_eq!(zoek(&w.app, &meldpunt, "7411AB 1", None).await.unwrap().personen.len(), 1);
        geheim::zet(&w.app, &regisseur, huis(), z.persoon, true, REDEN).await.unwrap();

        // Search: not by postcode, for nobody; by name the address is hidden, except for who directs.
        for ctx in [&regisseur, &meldpunt, &als(Wie::Procesmanager), &als(Wie::Regisseur2)] {
            for vraag in ["7411AB 1", "7411AB", "7411ab1"] {
                let uit = zoek(&w.app, ctx, vraag, None).await.unwrap();
                assert!(uit.personen.is_empty() && !uit.meer, "{vraag}");
            }
            let g = zoek(&w.app, ctx, "Boersma1-proef", None).await.unwrap().personen;
            let verwacht = if ctx.actor.medewerker == regisseur.actor.medewerker { MET_GROND } else { GEHEIM_ADRES };
            assert_eq!(g[0].adres, verwacht, "{}", ctx.actor.naam);
        }
        // A correction of the person doesn't bring the terms back.
        hernoem(&w, &z, "Ineke").await;
        assert!(zoek(&w.app, &meldpunt, "7411AB 1", None).await.unwrap().personen.is_empty());

        // Household page, casus tab, overview, visit print.
        for (ctx, adres) in [(&regisseur, MET_GROND), (&partner, GEHEIM_ADRES)] {
            assert_eq!(openen(&w.app, ctx, huis()).await.unwrap().adres, adres);
            assert_eq!(betrokken(&w.app, ctx, z.casus).await.unwrap().adres, adres);
            assert_eq!(huisbezoek(&w.app, ctx, z.casus).await.unwrap().adres, adres);
        }
        let heel = format!("{:?}{:?}{:?}",
            openen(&w.app, &partner, huis()).await.unwrap(),
            overzicht(&w.app, &partner, z.casus).await.unwrap(),
            huisbezoek(&w.app, &partner, z.casus).await.unwrap());
        assert!(!heel.contains("Proefstraat") && !heel.contains("7411AB"), "{heel}");
        assert_eq!(openen(&w.app, &als(Wie::Meldpunt), huis()).await.unwrap().wijk, "");

        // The form to move does not tell it; the regisseur has it.
        let f = verhuizen::form(&w.app, &als(Wie::Procesmanager), huis()).await.unwrap();
        assert!(f.geheim && f.adres == NieuwAdres::default());
        assert_eq!(verhuizen::form(&w.app, &regisseur, huis()).await.unwrap().adres.straat, "Proefstraat");

        // Who stands in for the regisseur knows it too.
        afwezig(&w, Wie::Regisseur, Wie::Regisseur2).await;
        assert_eq!(openen(&w.app, &als(Wie::Regisseur2), huis()).await.unwrap().adres, MET_GROND);
    }

    async fn it_is_shown_for_a_reason_that_stays(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let als = |wie| w.als(wie, Doel::Regie);
        geheim::zet(&w.app, &als(Wie::Regisseur), huis(), z.persoon, true, REDEN).await.unwrap();
        let b = openen(&w.app, &als(Wie::Meldpunt), huis()).await.unwrap();
        assert!(b.adres_geheim && b.mag_tonen && !b.mag_adres && b.adres == GEHEIM_ADRES);
        for leeg in ["", "  "] {
            assert!(matches!(geheim::toon(&w.app, &als(Wie::Meldpunt), huis(), leeg).await, Err(AppFout::Invoer(_))));
        }
        for wie in [Wie::Meldpunt, Wie::Procesmanager] {
            let b = geheim::toon(&w.app, &als(wie), huis(), "Er is brand gemeld.").await.unwrap();
            assert_eq!(b.adres, MET_GROND);
        }
        assert_eq!(openen(&w.app, &als(Wie::Meldpunt), huis()).await.unwrap().adres, GEHEIM_ADRES, "for that once only");
        for wie in [Wie::Ketenpartner, Wie::Teamleider, Wie::Procesregisseur, Wie::Regisseur2, Wie::Beheerder] {
            let uit = geheim::toon(&w.app, &als(wie), huis(), "Er is brand gemeld.").await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{wie:?}");
        }
        assert_eq!(geboekt(&w, "gelezen", "adres.geheim_tonen").await.unwrap(), Some(2));
        assert_eq!(redenen(&w).await.unwrap(), ["getoond: Er is brand gemeld.".to_owned(), "getoond: Er is brand gemeld.".into(), format!("gezet: {REDEN}")]);
    }

    async fn it_becomes_open_again_with_a_reason(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        assert!(matches!(geheim::zet(&w.app, &ctx, huis(), z.persoon, true, " ").await, Err(AppFout::Invoer(_))));
        assert!(matches!(geheim::zet(&w.app, &ctx, huis(), z.persoon, false, REDEN).await, Err(AppFout::Regel(_))));
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        assert!(matches!(geheim::zet(&w.app, &partner, huis(), z.persoon, true, REDEN).await, Err(AppFout::Geweigerd(_))));
        geheim::zet(&w.app, &ctx, huis(), z.persoon, true, REDEN).await.unwrap();
        assert!(matches!(geheim::zet(&w.app, &ctx, huis(), z.persoon, true, REDEN).await, Err(AppFout::Regel(_))));
        w.bron.verder(SignedDuration::from_mins(1));
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        geheim::zet(&w.app, &ctx, huis(), z.persoon, false, "Zij wil weer gevonden worden.").await.unwrap();
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        assert_eq!(zoek(&w.app, &meldpunt, "7411AB 1", None).await.unwrap().personen.len(), 1);
        let form = persoon::form(&w.app, &ctx, huis(), z.persoon).await.unwrap();
        assert_eq!(form.geheim_stappen.iter().map(|s| s.stap.as_str()).collect::<Vec<_>>(), ["opgeheven", "gezet"]);
    }

    async fn it_does_not_leak_through_who_lives_there_too(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        let mut o = opdracht("Joris", "Anders-proef", "9-4-2009");
        o.huishouden = Some(huis());
        o.lid.rol = "kind".into();
        o.telefoon = String::new();
        maak_persoon(&w, &o).await;
        assert_eq!(zoek(&w.app, &meldpunt, "7411AB 1", None).await.unwrap().personen.len(), 1);
        let regisseur = w.als(Wie::Regisseur, Doel::Regie);
        geheim::zet(&w.app, &regisseur, huis(), z.persoon, true, REDEN).await.unwrap();
        assert!(zoek(&w.app, &meldpunt, "7411AB 1", None).await.unwrap().personen.is_empty());
        let g = zoek(&w.app, &meldpunt, "Anders-proef", None).await.unwrap().personen;
        assert_eq!(g[0].adres, GEHEIM_ADRES);
        // Somebody who comes to live there later can't be found there either.
        let mut o = opdracht("Noor", "Later-proef", "9-4-2012");
        o.huishouden = Some(huis());
        o.lid.rol = "kind".into();
        o.telefoon = String::new();
        let (_, noor) = maak_persoon(&w, &o).await;
        assert!(zoek(&w.app, &meldpunt, "7411AB", None).await.unwrap().personen.is_empty());
        // Nor on the form for a household of her own, after she left this one.
        let b = openen(&w.app, &meldpunt, huis()).await.unwrap();
        lid::beeindig(&w.app, &meldpunt, huis(), noor, b.version).await.unwrap();
        assert_eq!(voor_persoon::form(&w.app, &meldpunt, noor).await.unwrap().adres, GEHEIM_ADRES);
        // The household moves: the new address is as secret, and who stays behind can be found again.
        let f = verhuizen::form(&w.app, &regisseur, huis()).await.unwrap();
        let nieuw = NieuwAdres { postcode: "7412CD".into(), huisnummer: "3".into(), straat: "Andere straat".into(), plaats: "Proefstad".into() };
        verhuizen::verhuis(&w.app, &regisseur, huis(), f.version, nieuw, "").await.unwrap();
        assert!(zoek(&w.app, &meldpunt, "7412CD 3", None).await.unwrap().personen.is_empty());
        assert_eq!(openen(&w.app, &meldpunt, huis()).await.unwrap().adres, GEHEIM_ADRES);
        let g = zoek(&w.app, &meldpunt, "7411AB 1", None).await.unwrap().personen;
        assert_eq!(g.iter().map(|g| g.persoon).collect::<Vec<_>>(), [noor]);
    }

    async fn what_a_melder_told_of_it_is_hidden_too(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let melding = maak_melding(&w).await;
        let meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
        let m = app::melding::open(&w.app, &meldpunt, melding).await.unwrap().m;
        assert_ne!(m.over_adres, GEHEIM_ADRES);
        let dubbel = maak_melding(&w).await;
        for id in [melding, dubbel] {
            app::melding::koppel(&w.app, &meldpunt, id, huis(), Some(z.persoon)).await.unwrap();
        }
        geheim::zet(&w.app, &w.als(Wie::Regisseur, Doel::Regie), huis(), z.persoon, true, REDEN).await.unwrap();
        let b = app::melding::open(&w.app, &meldpunt, melding).await.unwrap();
        assert_eq!((b.m.over_adres.as_str(), b.m.over_postcode.as_str()), (GEHEIM_ADRES, ""));
        assert!(!b.dubbel.is_empty() && b.dubbel.iter().all(|d| d.over_adres == GEHEIM_ADRES));
    }
}
