// SPDX-License-Identifier: EUPL-1.2
//! The intake: kept per area, pre-filled from before, two writers, finished when complete (B1, B3).

use super::zoeken::geboekt;
use app::AppFout;
use app::intake::{Gestuurd, beeld, bewaar};
use domain::intake::Intakeantwoord;
use domain::{CasusId, HuishoudenId, Id};
use jiff::Timestamp;
use policy::handelingen::InrichtingWijzigen;
use policy::{Doel, Feiten};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, voer_uit};
use testkit::{Wereld, Wie, beide};
use uuid::Uuid;

/// A casus of the first regisseur, made without a use case.
async fn casus(
    w: &Wereld,
    huis: HuishoudenId,
    nummer: u128,
    gesloten: Option<Timestamp>,
) -> Resultaat<CasusId> {
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let id: CasusId = Id::new(Uuid::from_u128(
        0x0190_0000_0000_7000_8000_0000_0000_9000 + nummer,
    ));
    let mut uow = w.app.begin(&ctx).await.unwrap();
    let g = Wereld::GEMEENTE;
    voer_uit!(
        uow,
        &permit,
        "INSERT INTO casus (gemeente, id, kenmerk, huishouden_id, fase, fase_sinds, fase_termijn, gestart_op, gesloten_op, sluit_reden, team_id, doelgroep, samenvatting, version)
         VALUES ($1,$2,$3,$4,$5,$6,$6,$6,$7,'',$8,'ggsr','',1)",
        g,
        id,
        format!("C-{nummer}"),
        huis,
        if gesloten.is_some() { "gesloten" } else { "onderzoek" },
        ctx.nu,
        gesloten,
        Wereld::team(2)
    )?;
    if gesloten.is_none() {
        store::regie::start(
            &mut uow,
            &permit,
            store::regie::NieuweRegie {
                casus: id,
                medewerker: Wereld::medewerker(Wie::Regisseur),
                reden: "proef",
                stem_inwoner: "proef",
                door: Wereld::medewerker(Wie::Regisseur),
                overmaat: None,
            },
        )
        .await?;
    }
    uow.boek(&permit, Soort::Gemaakt, Boeking::default()).await?;
    uow.commit().await?;
    Ok(id)
}

async fn sluit(w: &Wereld, id: CasusId) -> Resultaat<()> {
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    store::regie::sluit(&mut uow, &permit, id, "proef").await?;
    voer_uit!(
        uow,
        &permit,
        "UPDATE casus SET fase = 'gesloten', gesloten_op = $2 WHERE id = $1",
        id,
        ctx.nu
    )?;
    uow.boek(&permit, Soort::Gewijzigd, Boeking::default()).await?;
    uow.commit().await
}

fn gebied(code: &str, ernst: &str) -> Gestuurd {
    Gestuurd {
        antwoord: Intakeantwoord {
            leefgebied: code.into(),
            eigen_woorden: "Het gaat.".into(),
            wens: "Rust".into(),
            ernst: ernst.into(),
            ..Intakeantwoord::default()
        },
        klopt_nog: false,
    }
}

beide! {
    async fn kept_per_area_and_finished_when_complete(w: Wereld) {
        let (huis, _) = w.huishouden(1).await;
        let id = casus(&w, huis, 1, None).await.unwrap();
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        bewaar(&w.app, &ctx, id, 0, &[gebied("wonen", "2")], false).await.unwrap();
        let b = beeld(&w.app, &ctx, id).await.unwrap();
        let wonen = b.gebieden.iter().find(|g| g.code == "wonen").unwrap();
        assert!(wonen.opgeslagen && wonen.door == "S. Aalders-proef" && wonen.antwoord.ernst == "2");
        let Err(AppFout::Invoer(f)) = bewaar(&w.app, &ctx, id, b.version, &[], true).await else { panic!("finished half-done") };
        assert_eq!(f.0.len(), b.gebieden.len() - 1);
        let rest: Vec<Gestuurd> = b.gebieden.iter().filter(|g| g.code != "wonen").map(|g| {
            let mut uit = gebied(&g.code, "4");
            uit.antwoord.niet_besproken = "ja".into();
            uit
        }).collect();
        bewaar(&w.app, &ctx, id, b.version, &rest, true).await.unwrap();
        let b = beeld(&w.app, &ctx, id).await.unwrap();
        assert!(b.afgerond_op.is_some() && b.volledig.volledig);
        let fout = bewaar(&w.app, &ctx, id, b.version, &[gebied("wonen", "9")], false).await;
        assert!(matches!(fout, Err(AppFout::Invoer(f)) if f.0[0].veld == "ernst_wonen"));
    }

    async fn pre_filled_with_date_and_source_and_marked_when_old(w: Wereld) {
        let (huis, _) = w.huishouden(1).await;
        let oud = casus(&w, huis, 1, None).await.unwrap();
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        bewaar(&w.app, &ctx, oud, 0, &[gebied("wonen", "2")], false).await.unwrap();
        sluit(&w, oud).await.unwrap();
        w.bron.verder(jiff::SignedDuration::from_hours(24 * 500));
        let id = casus(&w, huis, 2, None).await.unwrap();
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let b = beeld(&w.app, &ctx, id).await.unwrap();
        let wonen = b.gebieden.iter().find(|g| g.code == "wonen").unwrap();
        assert_eq!(wonen.antwoord.wens, "Rust");
        assert_eq!(wonen.bekend, "Uit de vorige intake (gesprek), 24 november 2026 · klopt dit nog?");
        assert!(wonen.verouderd && !wonen.opgeslagen);
        // Only looked at: not taken over. Confirmed: taken over with today's date.
        let mut zelfde = Gestuurd { antwoord: wonen.antwoord.clone(), klopt_nog: false };
        bewaar(&w.app, &ctx, id, 0, std::slice::from_ref(&zelfde), false).await.unwrap();
        let b = beeld(&w.app, &ctx, id).await.unwrap();
        assert!(!b.gebieden.iter().any(|g| g.opgeslagen));
        zelfde.klopt_nog = true;
        bewaar(&w.app, &ctx, id, b.version, &[zelfde], false).await.unwrap();
        let b = beeld(&w.app, &ctx, id).await.unwrap();
        let wonen = b.gebieden.iter().find(|g| g.code == "wonen").unwrap();
        assert!(wonen.opgeslagen && !wonen.verouderd && wonen.bekend.is_empty());
    }

    async fn two_writers_at_once(w: Wereld) {
        let (huis, _) = w.huishouden(1).await;
        let id = casus(&w, huis, 1, None).await.unwrap();
        let twee = testkit::app(&w.test.nog_een().await, &w.bron);
        let (een, ander) = (w.als(Wie::Regisseur, Doel::Regie), w.als(Wie::Procesmanager, Doel::Regie));
        let (wonen, werk) = ([gebied("wonen", "2")], [gebied("werk", "3")]);
        let (a, b) = tokio::join!(
            bewaar(&w.app, &een, id, 0, &wonen, false),
            bewaar(&twee, &ander, id, 0, &werk, false),
        );
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
        let verloor = if a.is_ok() { b } else { a };
        assert!(matches!(verloor, Err(AppFout::Gewijzigd)), "{verloor:?}");
        let stand = beeld(&w.app, &een, id).await.unwrap();
        assert_eq!(stand.gebieden.iter().filter(|g| g.opgeslagen).count(), 1);
        assert!(stand.laatste.is_some());
    }

    async fn refusal_is_booked(w: Wereld) {
        let (huis, _) = w.huishouden(1).await;
        let id = casus(&w, huis, 1, None).await.unwrap();
        let ctx = w.als(Wie::Regisseur2, Doel::Regie);
        let uit = bewaar(&w.app, &ctx, id, 0, &[gebied("wonen", "2")], false).await;
        assert!(matches!(uit, Err(AppFout::Geweigerd(_))));
        assert_eq!(geboekt(&w, "geweigerd", "intake.doen").await.unwrap(), Some(1));
    }
}
