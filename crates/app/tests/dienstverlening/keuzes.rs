// SPDX-License-Identifier: EUPL-1.2
//! Who can be chosen: a guest only while the agreement is in force.

use super::{fout, id_van, met_regisseur, wie};
use crate::overleg::opzet::te_verdelen;
use app::casus::regisseur::{Keuze, kies, wijs_toe};
use app::dienstverlening::stop;
use domain::MedewerkerId;
use policy::{Actor, Doel, Feiten, handelingen::InrichtingWijzigen};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, voer_uit};
use testkit::{Buren, Wereld, Wie, beide};

/// Somebody of Proefburg goes to its Bijzonder Zorgteam.
pub async fn naar_ander_team(buren: &Buren, naam: &str) -> Resultaat<()> {
    let ctx = buren.app.ctx(Actor::systeem(Buren::GEMEENTE), Doel::Beheer);
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = buren.app.begin(&ctx).await.unwrap();
    voer_uit!(
        uow,
        &permit,
        "UPDATE medewerker SET team_id = (SELECT id FROM team WHERE gemeente = $1 AND code = 'bzt') WHERE gemeente = $1 AND id = $2",
        Buren::GEMEENTE,
        buren.mensen[naam]
    )?;
    uow.boek(&permit, Soort::Gewijzigd, Boeking::default()).await?;
    uow.commit().await
}

async fn in_lijsten(w: &Wereld, casus: domain::CasusId, gast: MedewerkerId) -> [bool; 3] {
    let regisseurs = kies(&w.app, &w.als(Wie::Mdo, Doel::Mdo), casus, "")
        .await
        .unwrap();
    let mut uow = w.kijk().await;
    let mensen = store::toegang::medewerkers(&mut uow).await.unwrap();
    let teams = store::melding::teams(&mut uow).await.unwrap();
    [
        regisseurs.kandidaten.iter().any(|k| k.id == gast),
        mensen.iter().any(|m| m.id == gast),
        teams
            .iter()
            .any(|t| t.naam == "Team Inkomen (gemeente Proefburg)"),
    ]
}

beide! {
    async fn a_guest_is_chosen_only_under_an_agreement_in_force(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let dienst = buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let gast = id_van(&wie(&w, &buren.als_gast("i.gast").await).await);
        let casus = met_regisseur(&w, 1, gast).await;
        let ander = te_verdelen(&w, 2).await;
        assert_eq!(in_lijsten(&w, ander, gast).await, [true; 3]);
        stop(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), (dienst, 1), "niet meer nodig").await.unwrap();
        assert_eq!(in_lijsten(&w, ander, gast).await, [false; 3]);
        let keuze = |van| Keuze {
            regisseur: Some(gast), van, reden: "proef".to_owned(), stem_inwoner: "proef".to_owned(), ..Keuze::default()
        };
        let mdo = || w.als(Wie::Mdo, Doel::Mdo);
        assert_eq!(fout(wijs_toe(&w.app, &mdo(), ander, keuze(None)).await), "regie.geen_regisseur");
        // Somebody takes over what is left.
        let over = Keuze { regisseur: Some(Wereld::medewerker(Wie::Regisseur2)), ..keuze(Some(gast)) };
        wijs_toe(&w.app, &w.als(Wie::Procesmanager, Doel::Mdo), casus, over).await.unwrap();
    }

    async fn a_team_that_is_a_guest_is_no_meldpunt_while_there_is_an_own_one(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let teams = app::dienstverlening::teams(&w.app, &w.als(Wie::Beheerder, Doel::Beheer)).await.unwrap();
        let meldpunt = teams.iter().find(|t| t.soort == "meldpunt").unwrap();
        let mut nieuw = buren.typ(&w, "2026-11-24", "2026-12-31").await;
        nieuw.team = format!("151:{}", meldpunt.id);
        app::dienstverlening::maak(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), &nieuw).await.unwrap();
        let wie = store::melding::team_van_soort(&mut w.kijk().await, "meldpunt").await.unwrap();
        assert_eq!(wie, Some(Wereld::team(1)));
    }
}
