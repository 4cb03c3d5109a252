// SPDX-License-Identifier: EUPL-1.2
//! Search: by every kind of term, within the gemeente, booked without the text (A8).

use app::huishouden::nieuw::{Gemaakt, Opdracht, maak};
use app::zoeken::{Zoekuitkomst, zoek};
use domain::huishouden::{NieuwAdres, NieuwLid, Persoonsnaam};
use domain::{HuishoudenId, PersoonId};
use policy::Doel;
use store::waarde;
use testkit::{Wereld, Wie, beide};

/// A person to make.
pub fn opdracht(voornamen: &str, achternaam: &str, geboren: &str) -> Opdracht {
    Opdracht {
        lid: NieuwLid {
            rol: "hoofdbewoner".into(),
            naam: Persoonsnaam {
                voornamen: voornamen.into(),
                achternaam: achternaam.into(),
                ..Persoonsnaam::default()
            },
            geboortedatum: geboren.into(),
            ..NieuwLid::default()
        },
        telefoon: "06-12345678".into(),
        adres: NieuwAdres {
            postcode: "7411 AB".into(),
            huisnummer: "12a".into(),
            straat: "Proefstraat".into(),
            plaats: "Proefstad".into(),
        },
        ..Opdracht::default()
    }
}

/// Makes a person with a household.
pub async fn maak_persoon(w: &Wereld, o: &Opdracht) -> (HuishoudenId, PersoonId) {
    let ctx = w.als(Wie::Meldpunt, Doel::Triage);
    match maak(&w.app, &ctx, o).await.unwrap() {
        Gemaakt::Klaar { huishouden, persoon } => (huishouden, persoon),
        Gemaakt::Kijk(wie) => panic!("already there: {wie:?}"),
    }
}

async fn vind(w: &Wereld, tekst: &str) -> Zoekuitkomst {
    zoek(&w.app, &w.als(Wie::Meldpunt, Doel::Triage), tekst, None)
        .await
        .unwrap()
}

/// Journaal rows of this kind and act.
pub async fn geboekt(w: &Wereld, soort: &str, handeling: &str) -> store::Resultaat<Option<i64>> {
    let mut uow = w.kijk().await;
    waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM journaal WHERE soort = $1 AND handeling = $2",
        soort,
        handeling
    )
}

async fn velden(w: &Wereld) -> store::Resultaat<Option<String>> {
    let mut uow = w.kijk().await;
    waarde!(
        uow,
        String,
        "SELECT velden AS w FROM journaal WHERE soort = 'gezocht' AND handeling = 'persoon.zoeken'"
    )
}

beide! {
    async fn finds_by_every_kind_of_term(w: Wereld) {
        let o = opdracht("Ineke Maria", "Boersma-proef", "9-4-1985");
        let (huishouden, persoon) = maak_persoon(&w, &o).await;
        for tekst in [
            "boers", "Ineke Boersma", "inek boersm proef", "9-4-1985", "boersma 1985", "7411AB 12a", "7411 ab 12",
            "7411AB", "0612345678", "+31 6 12345678", "ineke 9-4-1985 7411AB 0612345678",
        ] {
            let uit = vind(&w, tekst).await;
            assert_eq!(uit.personen.len(), 1, "{tekst}");
            let g = &uit.personen[0];
            assert_eq!((g.persoon, g.huishouden), (persoon, Some(huishouden)), "{tekst}");
        }
        for tekst in ["boersma 1986", "oersma", "7411AB 13", "0612345679", "jan boersma"] {
            assert!(vind(&w, tekst).await.personen.is_empty(), "{tekst}");
        }
        assert!(vind(&w, "  ").await.leeg);
        let bsn = vind(&w, "boersma 123456782").await;
        assert!(!bsn.bsn_genegeerd && bsn.personen.len() == 1);
        let g = &vind(&w, "boersma").await.personen[0];
        assert_eq!((g.naam.as_str(), g.adres.as_str()), ("Ineke Boersma-proef", "Proefstraat 12a, Proefstad"));
        assert!(g.leeftijd.contains("41 jaar") && g.casus.is_none() && g.mag_openen);
    }

    async fn a_whole_name_comes_before_a_longer_one(w: Wereld) {
        for (voor, naam) in [("Anna", "Jansen-proef"), ("Bea", "Jan-proef"), ("Cor", "Janssens-proef")] {
            let mut o = opdracht(voor, naam, "");
            o.telefoon = String::new();
            maak_persoon(&w, &o).await;
        }
        let namen: Vec<String> = vind(&w, "jan").await.personen.into_iter().map(|g| g.naam).collect();
        assert_eq!(namen, ["Bea Jan-proef", "Anna Jansen-proef", "Cor Janssens-proef"]);
    }

    async fn not_across_gemeenten(w: Wereld) {
        let o = opdracht("Ineke", "Boersma-proef", "9-4-1985");
        maak_persoon(&w, &o).await;
        let mut ctx = w.als(Wie::Meldpunt, Doel::Triage);
        ctx.actor.gemeente = domain::Gemeente(200);
        let uit = zoek(&w.app, &ctx, "boersma", None).await.unwrap();
        assert!(uit.personen.is_empty());
    }

    async fn booked_without_the_text_and_refusal_booked(w: Wereld) {
        vind(&w, "geheim-woord").await;
        assert_eq!(velden(&w).await.unwrap().as_deref(), Some("naam,adres,casus,regisseur"));
        let ctx = w.als(Wie::Ketenpartner, Doel::Regie);
        assert!(matches!(zoek(&w.app, &ctx, "boersma", None).await, Err(app::AppFout::Geweigerd(_))));
        assert_eq!(geboekt(&w, "geweigerd", "persoon.zoeken").await.unwrap(), Some(1));
    }

    async fn who_searches_without_end_is_stopped_and_others_are_not(w: Wereld) {
        for _ in 0..60 {
            vind(&w, "boersma").await;
        }
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        let te_vaak = |uit| matches!(uit, Err(app::AppFout::Geweigerd(g)) if g.code == app::zoeken::TE_VAAK);
        assert!(te_vaak(zoek(&w.app, &ctx, "boersma", None).await));
        // Adding a person shows who is known, so it is no way around.
        let uit = maak(&w.app, &ctx, &opdracht("Ineke", "Boersma-proef", "9-4-1985")).await;
        assert!(te_vaak(uit.map(|_| Zoekuitkomst::default())));
        assert_eq!(geboekt(&w, "geweigerd", "persoon.zoeken").await.unwrap(), Some(2));
        zoek(&w.app, &w.als(Wie::Regisseur, Doel::Regie), "boersma", None).await.unwrap();
        w.bron.verder(jiff::SignedDuration::from_secs(1));
        vind(&w, "boersma").await;
        assert!(te_vaak(zoek(&w.app, &ctx, "boersma", None).await));
        w.bron.verder(jiff::SignedDuration::from_mins(1));
        vind(&w, "boersma").await;
    }
}
