// SPDX-License-Identifier: EUPL-1.2
//! Bekendheidscheck and verrijking: who asks, who answers, what each sees, two people at once, and what is left behind.

use super::casus::opzet::{Meedoen, doe_mee};
use super::plan::opzet::{Zaak, zaak};
use super::toegang::opzet::{doe, zonder_convenant};
use super::zoeken::geboekt;
use app::AppFout;
use app::bekendheid::{
    Een, alle, antwoord, antwoord_verder, een, form, trek_in, trek_verder_in, vraag, vraag_verder,
};
use app::mijn_werk::{MijnWerk, Naar, mijn_werk};
use domain::bekendheid::{
    NieuwAntwoord, NieuwVerrijkingsantwoord, NieuweVerrijking, NieuweVraag, Stand, Uitkomst,
};
use domain::casus::Fase;
use domain::toegang::NieuweUitsluiting;
use domain::{BekendheidId, BetrokkeneId};
use jiff::SignedDuration;
use policy::Doel;
use store::voer_uit;
use testkit::{Wereld, Wie, beide};

fn nieuw(z: &Zaak, aan: &[BetrokkeneId]) -> NieuweVraag {
    NieuweVraag {
        persoon: z.persoon.to_string(),
        partijen: aan.iter().map(ToString::to_string).collect(),
        doel: "Weten wie er al helpt.".into(),
        verteld: "ja".into(),
        ..NieuweVraag::default()
    }
}

/// Asks the partner of the casus; gives the question.
pub async fn gevraagd(w: &Wereld, z: &Zaak) -> BekendheidId {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    vraag(&w.app, &ctx, z.casus, &nieuw(z, &[z.partner]))
        .await
        .unwrap();
    let vragen = alle(&w.app, &ctx, z.casus).await.unwrap().vragen;
    vragen.iter().find(|(_, stand)| stand.wacht()).unwrap().0.id
}

async fn zie(w: &Wereld, wie: Wie, id: BekendheidId) -> Een {
    een(&w.app, &w.als(wie, Doel::Regie), id).await.unwrap()
}

async fn zegt(
    w: &Wereld,
    wie: Wie,
    id: BekendheidId,
    wat: &str,
    reden: &str,
) -> Result<BekendheidId, AppFout> {
    let ctx = w.als(wie, Doel::Regie);
    let version = een(&w.app, &ctx, id).await?.rij.version;
    let a = NieuwAntwoord {
        uitkomst: wat.into(),
        reden: reden.into(),
    };
    antwoord(&w.app, &ctx, id, version, &a).await
}

fn verder(categorie: &str) -> NieuweVerrijking {
    NieuweVerrijking {
        vraag: "Is er een huurachterstand?".into(),
        categorie: categorie.into(),
        doel: "De regeling met de verhuurder.".into(),
        ..NieuweVerrijking::default()
    }
}

/// The deelname of the partner names money, which its ground opens.
async fn ziet_geld(w: &Wereld, z: &Zaak) {
    let partner = z.partner;
    doe(w, async |uow, permit| {
        voer_uit!(
            uow,
            permit,
            "UPDATE betrokkene SET categorieen = 'financieel' WHERE gemeente = $1 AND id = $2",
            Wereld::GEMEENTE,
            partner
        )?;
        Ok(())
    })
    .await;
}

fn lijnen(m: &MijnWerk) -> Vec<(String, String)> {
    m.week
        .iter()
        .chain(&m.wacht)
        .chain(&m.eerst)
        .filter(|r| matches!(r.naar, Naar::Bekendheid(_)))
        .map(|r| (r.titel.clone(), r.merk.clone()))
        .collect()
}

beide! {
    async fn a_partner_says_yes_and_is_asked_more(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        ziet_geld(&w, &z).await;
        let regie = w.als(Wie::Regisseur, Doel::Regie);
        let f = form(&w.app, &regie, z.casus).await.unwrap();
        assert_eq!(f.partijen.iter().map(|p| p.id).collect::<Vec<_>>(), [z.partner]);
        assert!(f.zonder_grond.is_empty());
        let id = gevraagd(&w, &z).await;
        // The partner finds it in their work, and sees about whom and what for.
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        let m = mijn_werk(&w.app, &partner).await.unwrap();
        assert_eq!(lijnen(&m), [("Bekendheidscheck: Boersma1-proef".to_owned(), "dinsdag 1 december".to_owned())]);
        let e = zie(&w, Wie::Ketenpartner, id).await;
        assert!(e.mijn && !e.vraagt && e.stand == Stand::Open(7), "{:?}", e.stand);
        assert_eq!(e.rij.doel, "Weten wie er al helpt.");
        // More is asked only after a yes.
        let uit = vraag_verder(&w.app, &regie, id, &verder("financieel")).await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "verrijking.niet_bekend"), "{uit:?}");
        zegt(&w, Wie::Ketenpartner, id, "niet_bekend", "").await.unwrap();
        // Put right: a slip is not the end.
        zegt(&w, Wie::Ketenpartner, id, "bekend", "Zij heeft schulden.").await.unwrap();
        let e = zie(&w, Wie::Regisseur, id).await;
        assert_eq!((e.rij.uitkomst.as_ref().map(|u| **u), e.rij.reden.as_str()), (Some(Uitkomst::Bekend), ""));
        // Medical is not what this deelname opens.
        let uit = vraag_verder(&w.app, &regie, id, &verder("medisch")).await;
        assert!(matches!(&uit, Err(AppFout::Invoer(f)) if f.0[0].veld == "categorie"), "{uit:?}");
        vraag_verder(&w.app, &regie, id, &verder("financieel")).await.unwrap();
        let uit = zegt(&w, Wie::Ketenpartner, id, "niet_bekend", "").await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "bekendheid.verrijkt"), "{uit:?}");
        assert_eq!(lijnen(&mijn_werk(&w.app, &partner).await.unwrap()).len(), 1);
        let v = zie(&w, Wie::Ketenpartner, id).await.verder[0].rij.clone();
        let a = NieuwVerrijkingsantwoord { antwoord: "Twee maanden.".into(), ..NieuwVerrijkingsantwoord::default() };
        antwoord_verder(&w.app, &partner, v.id, v.version, &a).await.unwrap();
        for wie in [Wie::Regisseur, Wie::Ketenpartner] {
            assert_eq!(zie(&w, wie, id).await.verder[0].rij.antwoord, "Twee maanden.", "{wie:?}");
        }
        assert!(lijnen(&mijn_werk(&w.app, &partner).await.unwrap()).is_empty());
        // Once answered it stays as it is.
        let uit = antwoord_verder(&w.app, &partner, v.id, v.version + 1, &a).await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "verrijking.beantwoord"), "{uit:?}");
        assert_eq!(geboekt(&w, "gemaakt", "bekendheid.vragen").await.unwrap(), Some(2));
        assert_eq!(geboekt(&w, "gewijzigd", "bekendheid.antwoorden").await.unwrap(), Some(3));
    }

    async fn nobody_else_sees_that_it_was_asked(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        doe_mee(&w, Meedoen { casus: z.casus, wie: Wie::Regisseur2, tot_over_dagen: None }).await;
        let id = gevraagd(&w, &z).await;
        // Another who takes part: not asked, so it is not there. Who has no part in the casus is refused.
        let ander = w.als(Wie::Regisseur2, Doel::Regie);
        assert!(matches!(een(&w.app, &ander, id).await, Err(AppFout::NietGevonden)));
        assert!(alle(&w.app, &ander, z.casus).await.unwrap().vragen.is_empty());
        let a = NieuwAntwoord { uitkomst: "bekend".into(), reden: String::new() };
        assert!(matches!(antwoord(&w.app, &ander, id, 1, &a).await, Err(AppFout::NietGevonden)));
        for wie in [Wie::Meldpunt, Wie::Beheerder] {
            let ctx = w.als(wie, Doel::Regie);
            assert!(matches!(een(&w.app, &ctx, id).await, Err(AppFout::Geweigerd(_))), "{wie:?}");
            assert!(matches!(alle(&w.app, &ctx, z.casus).await, Err(AppFout::Geweigerd(_))), "{wie:?}");
        }
        // The teamleider may open the casus, and no more.
        let leider = w.als(Wie::Teamleider, Doel::Regie);
        assert!(alle(&w.app, &leider, z.casus).await.unwrap().vragen.is_empty());
        assert!(matches!(een(&w.app, &leider, id).await, Err(AppFout::NietGevonden)));
        assert!(matches!(form(&w.app, &leider, z.casus).await, Err(AppFout::Geweigerd(_))));
        // Who was asked does not ask, and who asks does not answer.
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        assert!(matches!(vraag(&w.app, &partner, z.casus, &nieuw(&z, &[z.partner])).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(trek_in(&w.app, &partner, id, 1).await, Err(AppFout::Geweigerd(_))));
        let regie = w.als(Wie::Regisseur, Doel::Regie);
        assert!(matches!(antwoord(&w.app, &regie, id, 1, &a).await, Err(AppFout::Geweigerd(_))));
        assert!(zie(&w, Wie::Regisseur, id).await.rij.uitkomst.is_none());
    }

    async fn who_knows_the_family_is_not_reminded_of_it(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let id = gevraagd(&w, &z).await;
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        assert_eq!(lijnen(&mijn_werk(&w.app, &partner).await.unwrap()).len(), 1);
        let ken = NieuweUitsluiting { reden: "Ze wonen naast ons.".into(), ..NieuweUitsluiting::default() };
        app::toegang::ken_ik(&w.app, &partner, z.casus, &ken).await.unwrap();
        let m = mijn_werk(&w.app, &partner).await.unwrap();
        assert!(lijnen(&m).is_empty() && !format!("{m:?}").contains("Boersma"), "{m:?}");
        assert!(matches!(een(&w.app, &partner, id).await, Err(AppFout::Geweigerd(_))));
    }

    async fn without_a_ground_nobody_can_be_asked(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let id = gevraagd(&w, &z).await;
        zegt(&w, Wie::Ketenpartner, id, "bekend", "").await.unwrap();
        zonder_convenant(&w, 2).await;
        let regie = w.als(Wie::Regisseur, Doel::Regie);
        let f = form(&w.app, &regie, z.casus).await.unwrap();
        assert!(f.partijen.is_empty());
        assert_eq!(f.zonder_grond, ["J. Hendriks-proef"]);
        let uit = vraag(&w.app, &regie, z.casus, &nieuw(&z, &[z.partner])).await;
        assert!(matches!(&uit, Err(AppFout::Invoer(f)) if f.0[0].veld == "partijen"), "{uit:?}");
        let uit = vraag_verder(&w.app, &regie, id, &verder("algemeen")).await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "verrijking.geen_grond"), "{uit:?}");
        // And the partner sees nothing any more.
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        assert!(matches!(een(&w.app, &partner, id).await, Err(AppFout::Geweigerd(_))));
        assert!(lijnen(&mijn_werk(&w.app, &partner).await.unwrap()).is_empty());
    }

    async fn all_that_is_wrong_at_once_and_nothing_is_kept(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let regie = w.als(Wie::Regisseur, Doel::Regie);
        let uit = vraag(&w.app, &regie, z.casus, &NieuweVraag::default()).await;
        let Err(AppFout::Invoer(f)) = uit else { panic!("{uit:?}") };
        assert_eq!(f.0.iter().map(|f| f.veld.as_str()).collect::<Vec<_>>(), ["persoon", "partijen", "doel", "verteld"]);
        // One of two can't be asked: neither is.
        let geen = BetrokkeneId::new(uuid::Uuid::from_u128(7));
        assert!(vraag(&w.app, &regie, z.casus, &nieuw(&z, &[z.partner, geen])).await.is_err());
        assert!(alle(&w.app, &regie, z.casus).await.unwrap().vragen.is_empty());
        gevraagd(&w, &z).await;
        let uit = vraag(&w.app, &regie, z.casus, &nieuw(&z, &[z.partner])).await;
        assert!(matches!(&uit, Err(AppFout::Invoer(f)) if f.0[0].tekst.contains("heeft deze vraag al")), "{uit:?}");
    }

    async fn an_answer_and_taking_back_do_not_pass_each_other(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let id = gevraagd(&w, &z).await;
        let (regie, partner) = (w.als(Wie::Regisseur, Doel::Regie), w.als(Wie::Ketenpartner, Doel::Regie));
        zegt(&w, Wie::Ketenpartner, id, "geweigerd", "Beroepsgeheim.").await.unwrap();
        assert!(matches!(trek_in(&w.app, &regie, id, 1).await, Err(AppFout::Gewijzigd)));
        assert_eq!(zie(&w, Wie::Regisseur, id).await.rij.reden, "Beroepsgeheim.");
        // The other way round, on a new question: the refusal left room to ask again.
        let id = gevraagd(&w, &z).await;
        trek_in(&w.app, &regie, id, 1).await.unwrap();
        let a = NieuwAntwoord { uitkomst: "bekend".into(), reden: String::new() };
        let uit = antwoord(&w.app, &partner, id, 1, &a).await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "bekendheid.ingetrokken"), "{uit:?}");
        let id = gevraagd(&w, &z).await;
        zegt(&w, Wie::Ketenpartner, id, "bekend", "").await.unwrap();
        vraag_verder(&w.app, &regie, id, &verder("algemeen")).await.unwrap();
        let v = zie(&w, Wie::Regisseur, id).await.verder[0].rij.clone();
        trek_verder_in(&w.app, &regie, v.id, v.version).await.unwrap();
        assert!(matches!(trek_verder_in(&w.app, &regie, v.id, v.version).await, Err(AppFout::Gewijzigd)));
    }

    async fn a_late_answer_is_shown_to_who_waits_and_can_still_come(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let id = gevraagd(&w, &z).await;
        let regie = async |w: &Wereld| lijnen(&mijn_werk(&w.app, &w.als(Wie::Regisseur, Doel::Regie)).await.unwrap());
        // Tuesday 24 November and five working days: 1 December is the last day.
        w.bron.verder(SignedDuration::from_hours(24 * 7));
        assert_eq!(zie(&w, Wie::Regisseur, id).await.stand, Stand::Open(0));
        assert!(regie(&w).await.is_empty());
        w.bron.verder(SignedDuration::from_hours(24));
        assert_eq!(zie(&w, Wie::Regisseur, id).await.stand, Stand::TeLaat(1));
        assert_eq!(regie(&w).await, [("Bekendheidscheck: zeggen of iemand bekend is".to_owned(), "1 dag later".to_owned())]);
        zegt(&w, Wie::Ketenpartner, id, "niet_bekend", "").await.unwrap();
        assert!(regie(&w).await.is_empty());
    }
}
