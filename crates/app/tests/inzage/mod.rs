// SPDX-License-Identifier: EUPL-1.2
//! Who looked in a file, in words for the resident (G2), on both engines.

use crate::casus::kost;
use crate::overleg::opzet::{Zaak, zaak};
use app::AppFout;
use app::casus::overzicht;
use app::inzage::{Vraag, dossier, persoon};
use domain::casus::Fase;
use domain::inzage::{HANDELINGEN, Kijk, doel_woorden, rol_woorden};
use domain::{CasusId, HuishoudenId, PersoonId};
use jiff::{SignedDuration, ToSpan};
use policy::handelingen::{ALLE, InrichtingWijzigen};
use policy::{Doel, Feiten};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, voer_uit, waarde};
use testkit::{Wereld, Wie, beide};

async fn casus(w: &Wereld, nummer: u64, regisseur: Option<Wie>) -> CasusId {
    let fase = Fase::Uitvoering;
    zaak(
        w,
        Zaak {
            nummer,
            fase,
            regisseur,
            team: 2,
        },
    )
    .await
}

async fn huis_van(w: &Wereld, casus: CasusId) -> HuishoudenId {
    async fn lees(uow: &mut Uow, casus: CasusId) -> Resultaat<Option<HuishoudenId>> {
        waarde!(
            uow,
            HuishoudenId,
            "SELECT huishouden_id AS w FROM casus WHERE gemeente = $1 AND id = $2",
            Wereld::GEMEENTE,
            casus
        )
    }
    lees(&mut w.kijk().await, casus).await.unwrap().unwrap()
}

/// Makes the person of household `nummer` of the test world a member of another household, from and until so many days ago.
async fn lid(w: &Wereld, huis: HuishoudenId, persoon: PersoonId, van: i64, tot: Option<i64>) {
    async fn schrijf(
        uow: &mut Uow,
        permit: &policy::Permit<InrichtingWijzigen>,
        huis: HuishoudenId,
        persoon: PersoonId,
        van: i64,
        tot: Option<i64>,
    ) -> Resultaat<u64> {
        let vandaag = domain::termijn::datum(uow.nu());
        voer_uit!(
            uow,
            permit,
            "INSERT INTO huishouden_lid (gemeente, huishouden_id, persoon_id, rol, gezag, van, tot) VALUES ($1,$2,$3,'ouder',TRUE,$4,$5)",
            Wereld::GEMEENTE,
            huis,
            persoon,
            vandaag - van.days(),
            tot.map(|d| vandaag - d.days())
        )
    }
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    schrijf(&mut uow, &permit, huis, persoon, van, tot).await.unwrap();
    uow.boek(
        &permit,
        Soort::Gemaakt,
        Boeking {
            onderwerp: "proef",
            ..Boeking::default()
        },
    )
    .await
    .unwrap();
    uow.commit().await.unwrap();
}

async fn open(w: &Wereld, wie: Wie, casus: CasusId) -> bool {
    overzicht::overzicht(&w.app, &w.als(wie, Doel::Regie), casus)
        .await
        .is_ok()
}

/// What stands on the page: who and what, the newest first.
fn regels(i: &app::inzage::Inzage) -> Vec<String> {
    i.groepen
        .iter()
        .map(|g| format!("{} {} x{}", g.eerste.naam, g.wat(), g.aantal()))
        .collect()
}

const BEKEEK: &str =
    "bekeek het dossier (wie er bij het huishouden hoort, wie er betrokken is, het plan en de notities)";

/// A new act, role, purpose or kind without words for residents fails here.
#[test]
fn every_act_role_and_purpose_has_words() {
    for (code, label) in ALLE {
        assert!(
            HANDELINGEN.iter().any(|(c, _, _)| c == code),
            "no words for {code} ({label}) in domain::inzage"
        );
        for weg in policy::beleid::wegen(code) {
            assert!(
                weg.rol == "systeem" || rol_woorden(&weg.rol).starts_with("omdat "),
                "{}",
                weg.rol
            );
        }
    }
    for (code, _, _) in HANDELINGEN {
        assert!(ALLE.iter().any(|(c, _)| c == code), "{code} is no act any more");
    }
    for d in Doel::ALL {
        assert!(doel_woorden(d.code()).starts_with("om"), "{d}");
    }
    for s in Soort::ALL {
        assert!(Kijk::ALL.iter().any(|k| k.soorten().contains(&s.code())), "{s}");
    }
}

beide! {
    async fn views_are_grouped_and_a_refusal_is_told(w: Wereld) {
        let id = casus(&w, 1, Some(Wie::Regisseur)).await;
        assert!(open(&w, Wie::Regisseur, id).await);
        w.bron.verder(SignedDuration::from_mins(5));
        assert!(!open(&w, Wie::Regisseur2, id).await);
        w.bron.verder(SignedDuration::from_mins(5));
        assert!(open(&w, Wie::Regisseur, id).await);
        w.bron.verder(SignedDuration::from_mins(5));
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let (i, statements) = kost(dossier(&w.app, &ctx, id, &Vraag::default())).await;
        let i = i.unwrap();
        assert_eq!(regels(&i), [
            format!("S. Aalders-proef {BEKEEK} x2"),
            "D. Kaya-proef wilde het dossier bekijken, maar mocht dat niet x1".to_owned(),
        ]);
        assert_eq!(i.naam.as_deref(), Some("Zaak001-proef"));
        assert!(statements <= 6, "{statements}");
        // This look is a row itself, of the same person on the same day.
        let i = dossier(&w.app, &ctx, id, &Vraag::default()).await.unwrap();
        assert_eq!(i.groepen.first().unwrap().aantal(), 3);
        assert!(i.groepen.first().unwrap().wat().starts_with("bekeek wie er in het dossier keek en bekeek het dossier"));
    }

    async fn filters_by_day_kind_and_person(w: Wereld) {
        let id = casus(&w, 1, Some(Wie::Regisseur)).await;
        assert!(open(&w, Wie::Regisseur, id).await);
        assert!(!open(&w, Wie::Regisseur2, id).await);
        w.bron.verder(SignedDuration::from_hours(24));
        assert!(open(&w, Wie::Procesmanager, id).await);
        let (gisteren, vandaag) = (jiff::civil::date(2026, 11, 24), jiff::civil::date(2026, 11, 25));
        let wie = |w| Some(Wereld::medewerker(w));
        let leeg = Vraag::default();
        for (vraag, verwacht) in [
            (Vraag { tot: Some(gisteren), ..leeg }, vec![Wie::Regisseur2, Wie::Regisseur]),
            (Vraag { van: Some(vandaag), ..leeg }, vec![Wie::Procesmanager]),
            (Vraag { kijk: Some(Kijk::Geweigerd), ..leeg }, vec![Wie::Regisseur2]),
            (Vraag { kijk: Some(Kijk::Keek), tot: Some(gisteren), ..leeg }, vec![Wie::Regisseur]),
            (Vraag { wie: wie(Wie::Regisseur2), ..leeg }, vec![Wie::Regisseur2]),
            (Vraag { kijk: Some(Kijk::Wijzigde), ..leeg }, vec![]),
        ] {
            let ctx = w.als(Wie::Procesregisseur, Doel::Regie);
            let i = dossier(&w.app, &ctx, id, &vraag).await.unwrap();
            let gezien: Vec<_> = i.groepen.iter().map(|g| g.eerste.wie).filter(|m| *m != wie(Wie::Procesregisseur)).collect();
            assert_eq!(gezien, verwacht.into_iter().map(wie).collect::<Vec<_>>(), "{vraag:?}");
        }
    }

    async fn pages_follow_by_key_and_lose_nothing(w: Wereld) {
        let id = casus(&w, 1, Some(Wie::Regisseur)).await;
        for _ in 0..3 {
            for _ in 0..45 {
                assert!(open(&w, Wie::Regisseur, id).await);
            }
            w.bron.verder(SignedDuration::from_hours(24));
        }
        let ctx = w.als(Wie::Procesmanager, Doel::Regie);
        let een = dossier(&w.app, &ctx, id, &Vraag::default()).await.unwrap();
        // The first page ends between two days, so the second holds one day whole.
        assert_eq!(een.groepen.iter().map(domain::inzage::Groep::aantal).collect::<Vec<_>>(), [45, 45]);
        let twee = dossier(&w.app, &ctx, id, &Vraag { voor: een.volgende, ..Vraag::default() }).await.unwrap();
        assert_eq!(twee.groepen.iter().map(domain::inzage::Groep::aantal).collect::<Vec<_>>(), [45]);
        assert_eq!(twee.volgende, None);
    }

    async fn a_person_sees_the_household_only_while_they_belonged_to_it(w: Wereld) {
        let (_, mens) = w.huishouden(1).await;
        let hier = casus(&w, 1, Some(Wie::Regisseur)).await;
        let elders = casus(&w, 2, Some(Wie::Regisseur2)).await;
        let (huis, ander) = (huis_van(&w, hier).await, huis_van(&w, elders).await);
        // Until yesterday elsewhere, from yesterday here.
        lid(&w, ander, mens, 10, Some(1)).await;
        lid(&w, huis, mens, 1, None).await;
        assert!(open(&w, Wie::Regisseur, hier).await);
        assert!(open(&w, Wie::Regisseur2, elders).await);
        let vraag = Vraag { kijk: Some(Kijk::Keek), ..Vraag::default() };
        let ctx = w.als(Wie::Procesmanager, Doel::Regie);
        let i = persoon(&w.app, &ctx, huis, mens, &vraag).await.unwrap();
        assert_eq!(regels(&i), [format!("S. Aalders-proef {BEKEEK} x1")]);
        assert_eq!(i.persoon.unwrap().naam, "Ineke Boersma1-proef");
        // A member until today: the look of today counts; but who is let in for this household only is not told of it.
        lid(&w, ander, mens, 0, None).await;
        let ctx = w.als(Wie::Procesmanager, Doel::Regie);
        let i = persoon(&w.app, &ctx, huis, mens, &vraag).await.unwrap();
        assert_eq!(i.groepen.iter().filter(|g| g.eerste.naam == "D. Kaya-proef").count(), 1);
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let i = persoon(&w.app, &ctx, huis, mens, &vraag).await.unwrap();
        assert!(i.groepen.iter().all(|g| g.eerste.naam != "D. Kaya-proef"), "{:?}", regels(&i));
        // Somebody of another household is not found here.
        let (_, vreemd) = w.huishouden(2).await;
        assert!(matches!(persoon(&w.app, &ctx, huis, vreemd, &vraag).await, Err(AppFout::NietGevonden)));
    }

    async fn the_fg_sees_who_looked_and_no_names_of_residents(w: Wereld) {
        let (_, mens) = w.huishouden(1).await;
        let id = casus(&w, 1, Some(Wie::Regisseur)).await;
        let huis = huis_van(&w, id).await;
        lid(&w, huis, mens, 1, None).await;
        let ctx = w.als(Wie::Fg, Doel::Toezicht);
        let i = dossier(&w.app, &ctx, id, &Vraag::default()).await.unwrap();
        assert_eq!((i.naam, i.mag_openen, i.waarom.rol.as_str()), (None, false, "functionaris gegevensbescherming"));
        assert_eq!(i.leden.iter().map(|l| l.naam.as_str()).collect::<Vec<_>>(), ["Lid 1"]);
        let i = persoon(&w.app, &ctx, huis, mens, &Vraag::default()).await.unwrap();
        assert_eq!((i.naam, i.persoon.unwrap().naam.as_str()), (None, "Lid 1"));
        // The FG stands in the list as everybody does.
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let i = dossier(&w.app, &ctx, id, &Vraag::default()).await.unwrap();
        assert!(regels(&i).iter().any(|r| r.starts_with("F. Geurts-proef bekeek wie er in het dossier keek")), "{:?}", regels(&i));
        // And the file itself stays shut.
        assert!(!open(&w, Wie::Fg, id).await);
    }

    async fn nobody_else_comes_in(w: Wereld) {
        let id = casus(&w, 1, Some(Wie::Regisseur)).await;
        for wie in [Wie::Regisseur2, Wie::Teamleider, Wie::Meldpunt, Wie::Ketenpartner, Wie::Beheerder] {
            let ctx = w.als(wie, Doel::Regie);
            assert!(matches!(dossier(&w.app, &ctx, id, &Vraag::default()).await, Err(AppFout::Geweigerd(_))), "{wie:?}");
        }
    }
}
