// SPDX-License-Identifier: EUPL-1.2
//! Pieces of that casus.

use super::super::plan;
use jiff::civil::date;
use policy::{Doel, Permit, handelingen::InrichtingWijzigen};
use store::{Resultaat, Uow, voer_uit};
use testkit::{Wereld, Wie};

/// A question to the partner who said yes, and one on it.
pub(super) async fn bekendheid(
    w: &Wereld,
    z: &plan::opzet::Zaak,
) -> (domain::BekendheidId, domain::VerrijkingId) {
    use app::bekendheid as b;
    let regie = || w.als(Wie::Regisseur, Doel::Regie);
    let vraag = domain::bekendheid::NieuweVraag {
        persoon: z.persoon.to_string(),
        partijen: vec![z.partner.to_string()],
        doel: "Weten wie er al helpt.".into(),
        verteld: "ja".into(),
        ..domain::bekendheid::NieuweVraag::default()
    };
    b::vraag(&w.app, &regie(), z.casus, &vraag).await.unwrap();
    let id = b::alle(&w.app, &regie(), z.casus).await.unwrap().vragen[0].0.id;
    let ja = domain::bekendheid::NieuwAntwoord {
        uitkomst: "bekend".into(),
        ..domain::bekendheid::NieuwAntwoord::default()
    };
    b::antwoord(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), id, 1, &ja)
        .await
        .unwrap();
    let verder = domain::bekendheid::NieuweVerrijking {
        vraag: "Is er een huurachterstand?".into(),
        categorie: "algemeen".into(),
        doel: "De regeling met de verhuurder.".into(),
        ..domain::bekendheid::NieuweVerrijking::default()
    };
    b::vraag_verder(&w.app, &regie(), id, &verder).await.unwrap();
    let e = b::een(&w.app, &regie(), id).await.unwrap();
    (id, e.verder[0].rij.id)
}

/// Somebody who is soon 18, and who is asked to take over.
pub(super) async fn overdracht(w: &Wereld, z: &plan::opzet::Zaak) -> domain::OverdrachtId {
    use domain::levensloop::{NieuweOverdracht, Overgang};
    w.met_bsn(z.persoon, "999990160", jiff::civil::date(2008, 12, 9))
        .await;
    let nieuw = NieuweOverdracht {
        ontvanger: z.partner.to_string(),
        wat: "Begeleiding bij wonen.".into(),
        ..NieuweOverdracht::default()
    };
    let waar = (z.casus, z.persoon, Overgang::Achttien);
    app::overgang::draag_over(&w.app, &w.als(Wie::Regisseur, Doel::Regie), waar, &nieuw)
        .await
        .unwrap()
}

/// A grandmother: her relation, and herself.
pub(super) async fn familie(
    w: &Wereld,
    huis: domain::HuishoudenId,
    persoon: domain::PersoonId,
) -> (domain::RelatieId, domain::VerwantId) {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    let o = app::verwanten::relatie::Opdracht {
        relatie: domain::verwanten::NieuweRelatie {
            soort: "ouder".into(),
            over: format!("persoon:{persoon}"),
            bron: "gesprek".into(),
            ..domain::verwanten::NieuweRelatie::default()
        },
        verwant: domain::verwanten::NieuweVerwant {
            naam: "Oma Riet".into(),
            ..domain::verwanten::NieuweVerwant::default()
        },
    };
    app::verwanten::relatie::voeg_toe(&w.app, &ctx, huis, o)
        .await
        .unwrap();
    let b = app::verwanten::openen(&w.app, &ctx, huis).await.unwrap();
    let oma = b.personen.iter().find_map(|p| match p.wie {
        domain::verwanten::Wie::Verwant(id) => Some(id),
        _ => None,
    });
    (b.delen[0].regels[0].id, oma.unwrap())
}

pub(super) async fn zet_taak(
    uow: &mut Uow,
    permit: &Permit<InrichtingWijzigen>,
    taak: domain::TaakId,
    casus: domain::CasusId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO taak (gemeente, id, soort, tekst, casus_id, medewerker_id, voor, status, uitkomst, version)
         VALUES ($1,$2,'bellen','Bel over de brief.',$3,$4,$5,'open','',1)",
        Wereld::GEMEENTE,
        taak,
        casus,
        Wereld::medewerker(Wie::Regisseur),
        date(2026, 11, 24)
    )?;
    Ok(())
}
