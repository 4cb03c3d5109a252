// SPDX-License-Identifier: EUPL-1.2
//! A casus with a regisseur and a partner, made without a use case.

use app::plan::ActieInvoer;
use domain::casus::Fase;
use domain::plan::{NieuwDoel, NieuweActie};
use domain::{ActieId, BetrokkeneId, CasusId, DoelId, PersoonId};
use jiff::civil::date;
use policy::{Doel, Feiten, handelingen::InrichtingWijzigen};
use store::journaal::{Boeking, Soort};
use store::voer_uit;
use testkit::{Wereld, Wie};
use uuid::Uuid;

pub struct Zaak {
    pub casus: CasusId,
    pub persoon: PersoonId,
    pub partner: BetrokkeneId,
}

fn vast(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | n)
}

/// A casus in this phase; Wie::Regisseur has the regie, Wie::Ketenpartner takes part.
pub async fn zaak(w: &Wereld, fase: Fase) -> Zaak {
    maak(w, fase).await.unwrap()
}

async fn maak(w: &Wereld, fase: Fase) -> store::Resultaat<Zaak> {
    let (huishouden, persoon) = w.huishouden(1).await;
    let (casus, partner) = (CasusId::new(vast(1)), BetrokkeneId::new(vast(3)));
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    let (g, nu) = (Wereld::GEMEENTE, uow.nu());
    voer_uit!(
        uow,
        &permit,
        "INSERT INTO casus (gemeente, id, kenmerk, huishouden_id, fase, fase_sinds, fase_termijn, gestart_op, sluit_reden, team_id, doelgroep, samenvatting, version)
         VALUES ($1,$2,'C-1',$3,$4,$5,$5,$5,'',$6,'','',1)",
        g,
        casus,
        huishouden,
        fase.code(),
        nu,
        Wereld::team(2)
    )?;
    store::regie::start(
        &mut uow,
        &permit,
        store::regie::NieuweRegie {
            casus,
            medewerker: Wereld::medewerker(Wie::Regisseur),
            reden: "proef",
            stem_inwoner: "proef",
            door: Wereld::medewerker(Wie::Mdo),
            overmaat: None,
        },
    )
    .await?;
    voer_uit!(
        uow,
        &permit,
        "INSERT INTO betrokkene (gemeente, id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie_id, organisatie, rol,
            telefoon, email, grondslag, grondslag_code, doel, categorieen, sinds, einde_reden, bron, version)
         VALUES ($1,$2,$3,$4,'professional',$5,'J. Hendriks-proef',$6,'Woonstichting Proef','wonen','','','toestemming','toestemming','wonen','',$7,'','gesprek',1)",
        g,
        partner,
        huishouden,
        casus,
        Wereld::medewerker(Wie::Ketenpartner),
        Wereld::organisatie(2),
        date(2026, 1, 1)
    )?;
    let boeking = Boeking {
        onderwerp: "proef",
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gemaakt, boeking).await.unwrap();
    uow.commit().await.unwrap();
    Ok(Zaak {
        casus,
        persoon,
        partner,
    })
}

pub fn doel(woorden: &str) -> NieuwDoel {
    NieuwDoel {
        leefgebied: leefgebied(),
        woorden: woorden.to_owned(),
        toelichting: String::new(),
    }
}

/// The first life area of the configuration.
pub fn leefgebied() -> String {
    let inr = domain::inrichting::Inrichting::profiel("deventer-2023").unwrap();
    inr.leefgebieden[0].code.clone()
}

pub fn actie(wat: &str, keuze: String, trede: &str, reden: &str) -> ActieInvoer {
    ActieInvoer {
        keuze,
        actie: NieuweActie {
            wat: wat.to_owned(),
            voor: "2026-12-15".to_owned(),
            trede: trede.to_owned(),
            trede_reden: reden.to_owned(),
            ..NieuweActie::default()
        },
    }
}

/// One goal with one action by the resident.
pub async fn met_actie(w: &Wereld, z: &Zaak) -> (DoelId, ActieId) {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    let d = app::plan::nieuw_doel(
        &w.app,
        &ctx,
        z.casus,
        &doel("Ik wil weer zelf de post openmaken."),
    )
    .await
    .unwrap();
    let invoer = actie(
        "Elke week de post openen",
        format!("persoon:{}", z.persoon),
        "eigen_kracht",
        "",
    );
    let a = app::plan::nieuwe_actie(&w.app, &ctx, z.casus, d, &invoer)
        .await
        .unwrap();
    (d, a)
}
