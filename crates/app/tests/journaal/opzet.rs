// SPDX-License-Identifier: EUPL-1.2
//! Rows, zegels, and a hand that tampers with them.

use app::App;
use app::journaal::{Controleopdracht, controleer, verzegel};
use domain::JournaalId;
use domain::journaal::{Anker, Verslag, Wat};
use policy::{Feiten, handelingen::InrichtingWijzigen};
use std::sync::Arc;
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, geheim::Sleutels, rijen, uow::Enkel, voer_technisch, waarde};
use testkit::Wereld;
use uuid::Uuid;

/// Books so many rows in one unit of work.
pub async fn boek(app: &App, ctx: &app::Ctx, aantal: usize) -> Uow {
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = app.begin(ctx).await.unwrap();
    for i in 0..aantal {
        let reden = format!("proef.{i}");
        let boeking = Boeking {
            onderwerp: "proef",
            reden: &reden,
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await.unwrap();
    }
    uow
}

pub async fn regels(w: &Wereld, aantal: usize) {
    boek(&w.app, &w.als_systeem(), aantal)
        .await
        .commit()
        .await
        .unwrap();
}

async fn ids(uow: &mut Uow, nummer: i64) -> Resultaat<Vec<Enkel<JournaalId>>> {
    rijen!(
        uow,
        Enkel<JournaalId>,
        "SELECT j.id AS w FROM journaal j JOIN journaal_zegel z ON z.gemeente = j.gemeente AND z.nummer = $2
          WHERE j.gemeente = $1 AND j.id >= z.eerste AND j.id <= z.laatste ORDER BY j.id",
        uow.kop.gemeente,
        nummer
    )
}

/// Zegel 1 with the rows of the municipality itself, 2 and 3 with three rows each; gives the ids of those.
pub async fn twee_zegels(w: &Wereld) -> (Vec<JournaalId>, Vec<JournaalId>) {
    verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap();
    for _ in 0..2 {
        regels(w, 3).await;
        verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap();
    }
    let mut uow = w.kijk().await;
    let eerste = ids(&mut uow, 2).await.unwrap();
    let tweede = ids(&mut uow, 3).await.unwrap();
    assert_eq!((eerste.len(), tweede.len()), (3, 3));
    (
        eerste.into_iter().map(|e| e.0).collect(),
        tweede.into_iter().map(|e| e.0).collect(),
    )
}

/// A check that trusts the key of this installation.
pub fn eigen(w: &Wereld) -> Controleopdracht {
    Controleopdracht {
        vertrouwd: w.app.sleutels.publiek(),
        ..Controleopdracht::default()
    }
}

pub async fn verslag(w: &Wereld, ankers: Vec<Anker>) -> Verslag {
    let opdracht = Controleopdracht { ankers, ..eigen(w) };
    controleer(&w.app, &w.als_systeem(), opdracht, |_| ())
        .await
        .unwrap()
}

/// What a check of everything finds.
pub async fn wat(w: &Wereld) -> Vec<(i64, Wat)> {
    let verslag = verslag(w, vec![]).await;
    verslag
        .bevindingen
        .into_iter()
        .map(|b| (b.zegel, b.wat))
        .collect()
}

/// The same application with another key.
pub fn met_sleutel(w: &Wereld, byte: u8) -> App {
    App {
        sleutels: Arc::new(Sleutels::uit_bytes(&[byte; 64]).unwrap()),
        ..w.app.clone()
    }
}

pub fn na(id: JournaalId) -> JournaalId {
    JournaalId::new(Uuid::from_u128(id.uuid().as_u128() + 1))
}

async fn hand(w: &Wereld) -> Uow {
    w.app.begin(&w.als_systeem()).await.unwrap()
}

pub async fn technisch(w: &Wereld, sql: &'static str) {
    let mut uow = hand(w).await;
    let doe = async |uow: &mut Uow| -> Resultaat<u64> { voer_technisch!(uow, sql, uow.kop.gemeente) };
    doe(&mut uow).await.unwrap();
    uow.commit().await.unwrap();
}

pub async fn sql(w: &Wereld, sql: &'static str, id: JournaalId) {
    let mut uow = hand(w).await;
    let doe = async |uow: &mut Uow| -> Resultaat<u64> { voer_technisch!(uow, sql, uow.kop.gemeente, id) };
    assert_eq!(doe(&mut uow).await.unwrap(), 1);
    uow.commit().await.unwrap();
}

/// Gives a row another id.
async fn hernoem(uow: &mut Uow, van: JournaalId, naar: JournaalId) -> Resultaat<u64> {
    let gemeente = uow.gemeente();
    voer_technisch!(
        uow,
        "UPDATE journaal SET id = $3 WHERE gemeente = $1 AND id = $2",
        gemeente,
        van,
        naar
    )
}

pub async fn verwissel(w: &Wereld, a: JournaalId, b: JournaalId) {
    let mut uow = hand(w).await;
    let tijdelijk = JournaalId::new(Uuid::max());
    for (van, naar) in [(a, tijdelijk), (b, a), (tijdelijk, b)] {
        assert_eq!(hernoem(&mut uow, van, naar).await.unwrap(), 1);
    }
    uow.commit().await.unwrap();
}

/// A copy of a row with another id and reason.
pub async fn kopie(w: &Wereld, van: JournaalId, naar: JournaalId) {
    let mut uow = hand(w).await;
    let doe = async |uow: &mut Uow| -> Resultaat<u64> {
        voer_technisch!(
            uow,
            "INSERT INTO journaal (gemeente, id, op, medewerker_id, rol, handeling, soort, doel, grondslag, beleid,
               beleid_versie, spoor, casus_id, huishouden_id, persoon_id, onderwerp, onderwerp_id, velden, reden)
             SELECT gemeente, $3, op, medewerker_id, rol, handeling, soort, doel, grondslag, beleid, beleid_versie,
                    spoor, casus_id, huishouden_id, persoon_id, onderwerp, onderwerp_id, velden, 'later'
               FROM journaal WHERE gemeente = $1 AND id = $2",
            uow.kop.gemeente,
            van,
            naar
        )
    };
    assert_eq!(doe(&mut uow).await.unwrap(), 1);
    uow.commit().await.unwrap();
}

async fn vraag(w: &Wereld, sql: &'static str) -> Resultaat<Option<i64>> {
    let mut uow = w.kijk().await;
    waarde!(uow, i64, sql)
}

/// A count, from a column named `w`.
pub async fn tel(w: &Wereld, sql: &'static str) -> i64 {
    vraag(w, sql).await.unwrap().unwrap()
}
