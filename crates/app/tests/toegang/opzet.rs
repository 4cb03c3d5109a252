// SPDX-License-Identifier: EUPL-1.2
//! Rows that no use case makes, or that belong to another capability.

use super::{Wereld, Wie};
use policy::{Feiten, Permit, handelingen::InrichtingWijzigen};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, voer_uit, waarde};
use uuid::Uuid;

/// Writes in a unit of work of its own.
pub async fn doe(w: &Wereld, werk: impl AsyncFnOnce(&mut Uow, &Permit<InrichtingWijzigen>) -> Resultaat<()>) {
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    werk(&mut uow, &permit).await.unwrap();
    let boeking = Boeking {
        onderwerp: "proef",
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gemaakt, boeking).await.unwrap();
    uow.commit().await.unwrap();
}

/// The organisation leaves the convenant.
pub async fn zonder_convenant(w: &Wereld, nummer: u8) {
    doe(w, async |uow, permit| {
        let id = Wereld::organisatie(nummer);
        voer_uit!(
            uow,
            permit,
            "DELETE FROM convenant_partij WHERE gemeente = $1 AND organisatie_id = $2",
            Wereld::GEMEENTE,
            id
        )?;
        Ok(())
    })
    .await;
}

/// The person can be found by name.
pub async fn zoekbaar(w: &Wereld, persoon: domain::PersoonId) {
    doe(w, async |uow, permit| {
        voer_uit!(uow, permit, "INSERT INTO persoon_zoekterm (gemeente, term, persoon_id) VALUES ($1,$2,$3) ON CONFLICT DO NOTHING", Wereld::GEMEENTE, "boersma", persoon)?;
        Ok(())
    })
    .await;
}

/// Another regisseur, from now.
pub async fn andere_regisseur(w: &Wereld, casus: domain::CasusId, wie: Wie) {
    doe(w, async |uow, permit| {
        store::regie::sluit(uow, permit, casus, "proef").await?;
        let nieuw = store::regie::NieuweRegie {
            casus,
            medewerker: Wereld::medewerker(wie),
            reden: "proef",
            stem_inwoner: "proef",
            door: Wereld::medewerker(Wie::Mdo),
            overmaat: None,
        };
        store::regie::start(uow, permit, nieuw).await?;
        Ok(())
    })
    .await;
}

/// The one conflict of interest there is.
pub async fn uitsluiting(w: &Wereld) -> Uuid {
    async fn lees(uow: &mut Uow) -> Resultaat<Option<Uuid>> {
        waarde!(
            uow,
            Uuid,
            "SELECT id AS w FROM uitsluiting WHERE opgeheven_op IS NULL"
        )
    }
    lees(&mut w.kijk().await).await.unwrap().unwrap()
}
