// SPDX-License-Identifier: EUPL-1.2
//! Erasing a person: afterwards nothing in the whole database says who it was, and the journaal is valid (D10, G2).

use super::plan::opzet::{Zaak, zaak};
use app::AppFout;
use app::journaal::{Controleopdracht, controleer, verzegel};
use app::kern::{Volgorde, bewaar_concept};
use app::wissen::wis;
use domain::PersoonId;
use domain::bsn::Bsn;
use domain::casus::Fase;
use domain::wissen::Reden;
use jiff::civil::date;
use policy::{Actor, Doel, Feiten, Rollen, handelingen::SleutelWisselen};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, bsn, persoon, voer_technisch, waarde};
use testkit::{Wereld, Wie, beide, rauw};

const NUMMER: &str = "999990019";
/// What must be gone: names, number, date, in the ways they were written.
const WOORDEN: [&str; 10] = [
    "fennegien",
    "zilverschoon",
    NUMMER,
    "2001-02-03",
    "3 februari 2001",
    "3-2-2001",
    "0612121212",
    "fz@proef.test",
    "fennegiens",
    "03-02-2001",
];

async fn schrijf(uow: &mut Uow, z: &Zaak, bsn: &Bsn, app: &app::App, ctx: &app::Ctx) -> Resultaat<()> {
    let permit = ctx.mag::<SleutelWisselen>(&Feiten::Geen).unwrap();
    let g = uow.gemeente();
    voer_technisch!(
        uow,
        "UPDATE persoon SET voornamen = 'Fennegien', geslachtsnaam = 'Zilverschoon-proef', geboortedatum = $3,
           telefoon = '0612121212', email = 'fz@proef.test' WHERE gemeente = $1 AND id = $2",
        g, z.persoon, date(2001, 2, 3)
    )?;
    assert!(bsn::zet(uow, &permit, &app.sleutels, z.persoon, bsn).await?);
    persoon::zet_vindbaar(
        uow,
        &permit,
        z.persoon,
        &persoon::Vindbaar {
            termen: vec!["fennegien".to_owned(), "zilverschoon".to_owned()],
            herken: vec![4711],
            nummer: 1,
        },
    )
    .await?;
    voer_technisch!(
        uow,
        "UPDATE huishouden SET naam = 'Zilverschoon-proef' WHERE gemeente = $1 AND id =
        (SELECT huishouden_id FROM casus WHERE gemeente = $1 AND id = $2)",
        g,
        z.casus
    )?;
    voer_technisch!(uow, "UPDATE casus SET samenvatting = 'Fennegien Zilverschoon-proef, geboren 3 februari 2001 (3-2-2001), bsn 999990019, belt 0612121212.'
        WHERE gemeente = $1 AND id = $2", g, z.casus)?;
    voer_technisch!(
        uow,
        "UPDATE regie SET stem_inwoner = 'FENNEGIEN wil Sanne; Fennegiens broer ook. 03-02-2001' WHERE gemeente = $1 AND casus_id = $2",
        g,
        z.casus
    )?;
    voer_technisch!(
        uow,
        "UPDATE betrokkene SET doel = 'wonen voor Fennegien, fz@proef.test' WHERE gemeente = $1 AND casus_id = $2",
        g,
        z.casus
    )?;
    uow.boek(
        &permit,
        Soort::Gewijzigd,
        Boeking {
            persoon: Some(z.persoon),
            onderwerp: "persoon",
            velden: &["naam"],
            ..Boeking::default()
        },
    )
    .await
}

/// A closed casus with somebody in it.
async fn sluit(uow: &mut Uow, z: &Zaak) -> Resultaat<()> {
    let (g, nu) = (uow.gemeente(), uow.nu());
    voer_technisch!(
        uow,
        "UPDATE regie SET tot = $3, einde_reden = 'klaar' WHERE gemeente = $1 AND casus_id = $2",
        g,
        z.casus,
        nu
    )?;
    voer_technisch!(
        uow,
        "UPDATE casus SET fase = 'gesloten', gesloten_op = $3, regisseur_id = NULL WHERE gemeente = $1 AND id = $2",
        g,
        z.casus,
        nu
    )?;
    Ok(())
}

async fn gevonden(w: &Wereld) -> Vec<&'static str> {
    let alles = rauw::alles(&w.test).await.to_lowercase();
    WOORDEN
        .into_iter()
        .filter(|woord| alles.contains(woord))
        .collect()
}

fn beheerder(w: &Wereld) -> app::Ctx {
    w.als(Wie::Beheerder, Doel::Beheer)
}

fn fg(w: &Wereld) -> app::Ctx {
    w.als(Wie::Fg, Doel::Toezicht)
}

async fn tel(w: &Wereld, sql: &'static str, id: PersoonId) -> i64 {
    let mut uow = w.kijk().await;
    let doe =
        async |uow: &mut Uow| -> Resultaat<Option<i64>> { waarde!(uow, i64, sql, uow.kop.gemeente, id) };
    doe(&mut uow).await.unwrap().unwrap()
}

beide! {
    async fn after_erasing_nothing_says_who_it_was(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let ctx = w.als_systeem();
        let mut uow = w.app.begin(&ctx).await.unwrap();
        schrijf(&mut uow, &z, &NUMMER.parse().unwrap(), &w.app, &ctx).await.unwrap();
        uow.commit().await.unwrap();
        let formulier = format!("notitie:{}", z.casus);
        bewaar_concept(&w.app, &w.als(Wie::Regisseur, Doel::Regie), None, &formulier, &[("feiten".to_owned(), "Fennegien zei".to_owned())], Volgorde::default())
            .await.unwrap();
        verzegel(&w.app, &ctx, |_| ()).await.unwrap();
        assert!(gevonden(&w).await.len() >= 8);

        // While they are being helped: no. By one person: no. By two without the roles: no.
        let code = |uit: Result<u64, AppFout>| match uit {
            Err(AppFout::Regel(r)) => r.code,
            anders => panic!("{anders:?}"),
        };
        let doe = async |een: &app::Ctx, twee: &app::Ctx| wis(&w.app, een, twee, z.persoon, Reden::OpVerzoek).await;
        assert_eq!(code(doe(&beheerder(&w), &fg(&w)).await), "wissen.lopende_casus");
        let mut uow = w.app.begin(&ctx).await.unwrap();
        sluit(&mut uow, &z).await.unwrap();
        uow.commit().await.unwrap();
        assert_eq!(code(doe(&fg(&w), &fg(&w)).await), "wissen.twee_mensen");
        assert_eq!(code(doe(&beheerder(&w), &beheerder(&w)).await), "wissen.twee_mensen");
        let beide = Actor { rollen: Rollen::uit_tekst("beheerder,fg"), ..fg(&w).actor };
        let beide = w.app.ctx(beide, Doel::Beheer);
        assert_eq!(code(doe(&beide, &beide).await), "wissen.twee_mensen");
        for ander in [w.als(Wie::Regisseur, Doel::Regie), w.als_systeem(), w.als(Wie::Procesmanager, Doel::Regie)] {
            assert!(matches!(doe(&ander, &fg(&w)).await, Err(AppFout::Geweigerd(_))));
            assert!(matches!(doe(&beheerder(&w), &ander).await, Err(AppFout::Geweigerd(_))));
        }
        assert!(gevonden(&w).await.len() >= 8, "nothing was touched");

        let rijen = tel(&w, "SELECT count(*) AS w FROM journaal WHERE gemeente = $1 AND persoon_id = $2", z.persoon).await;
        assert!(doe(&beheerder(&w), &fg(&w)).await.unwrap() >= 4);
        assert_eq!(gevonden(&w).await, Vec::<&str>::new());
        // The casus is there, and what was done too; two people stand for it.
        let samen = "SELECT count(*) AS w FROM journaal WHERE gemeente = $1 AND persoon_id = $2";
        assert_eq!(tel(&w, samen, z.persoon).await, rijen + 2);
        let wie = "SELECT count(DISTINCT medewerker_id) AS w FROM journaal WHERE gemeente = $1 AND persoon_id = $2 AND handeling = 'persoon.wissen' AND soort = 'gewijzigd'";
        assert_eq!(tel(&w, wie, z.persoon).await, 2);
        verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap();
        let opdracht = Controleopdracht { vertrouwd: w.app.sleutels.publiek(), ..Controleopdracht::default() };
        let verslag = controleer(&w.app, &w.als_systeem(), opdracht, |_| ()).await.unwrap();
        assert!(verslag.schoon(), "{:?}", verslag.bevindingen);
        // Nobody is found by that number any more; a second time there is nothing left to do.
        let mut uow = w.kijk().await;
        assert_eq!(bsn::persoon_met(&mut uow, &w.app.sleutels, &NUMMER.parse().unwrap()).await.unwrap(), None);
        uow.rollback().await.unwrap();
        assert_eq!(doe(&fg(&w), &beheerder(&w)).await.unwrap(), 0);
    }
}
