// SPDX-License-Identifier: EUPL-1.2
//! Merging two persons and going back (C6): nothing is lost, nobody sees more, and going back puts everything where it was.

mod wachtrij;
mod wereld;

use app::samenvoegen::{form, terug, voeg_samen};
use app::{App, AppFout, Ctx};
use domain::samenvoegen::{NieuweSamenvoeging, Veld};
use domain::{PersoonId, SamenvoegingId};
use jiff::SignedDuration;
use policy::Doel;
use store::{voer_technisch, waarde};
use testkit::{Wereld, Wie, beide, rauw};
use wereld::{Kans, Taal, alles, bont, strooi, verschil};

pub fn meldpunt(w: &Wereld) -> Ctx {
    w.als(Wie::Meldpunt, Doel::Triage)
}

/// Everything of who stays, but what is said.
pub fn kies(keuzes: &[(Veld, &str)]) -> NieuweSamenvoeging {
    NieuweSamenvoeging {
        keuzes: Veld::ALLE
            .into_iter()
            .map(|v| {
                let k = keuzes.iter().find(|k| k.0 == v).map_or("blijft", |k| k.1);
                (v, k.to_owned())
            })
            .collect(),
        reden: "Zelfde mens: de moeder zei het.".into(),
    }
}

pub async fn samen(
    app: &App,
    ctx: &Ctx,
    blijft: PersoonId,
    vervalt: PersoonId,
    n: &NieuweSamenvoeging,
) -> Result<SamenvoegingId, AppFout> {
    let f = form(app, ctx, blijft, vervalt).await?;
    voeg_samen(
        app,
        ctx,
        (blijft, f.blijft.version),
        (vervalt, f.vervalt.version),
        n,
    )
    .await
}

pub async fn draai_terug(
    app: &App,
    ctx: &Ctx,
    id: SamenvoegingId,
    mee: &[&str],
) -> Result<PersoonId, AppFout> {
    let f = terug::form(app, ctx, id).await?;
    let mee: Vec<String> = mee.iter().map(|m| (*m).to_owned()).collect();
    terug::terug(app, ctx, id, f.version, "Toch twee mensen.", &mee).await
}

fn code<T: std::fmt::Debug>(uit: Result<T, AppFout>) -> String {
    match uit.unwrap_err() {
        AppFout::Regel(w) => w.code,
        AppFout::Geweigerd(g) if g.verborgen => "verborgen".into(),
        AppFout::Geweigerd(g) => g.code.into(),
        AppFout::NietGevonden => "niet gevonden".into(),
        AppFout::Gewijzigd => "gewijzigd".into(),
        AppFout::Invoer(f) => f.to_string(),
        anders => panic!("{anders}"),
    }
}

async fn tel(w: &Wereld, tabel: &str, wie: PersoonId) -> u64 {
    let t = Taal::van(w);
    // Rows that a no-op write touches: a count that needs no new way into the database.
    rauw::sql(
        &w.app.db,
        format!(
            "UPDATE {tabel} SET persoon_id = persoon_id WHERE persoon_id = {}",
            t.id(wie)
        ),
    )
    .await
    .unwrap()
}

async fn met_bsn(w: &Wereld, wie: PersoonId, bsn: &str) {
    w.met_bsn(wie, bsn, jiff::civil::date(1990, 1, 1)).await;
}

async fn heeft_bsn(w: &Wereld, wie: PersoonId) -> bool {
    let mut uow = w.kijk().await;
    let uit: store::Resultaat<Option<i64>> = async {
        waarde!(
            uow,
            i64,
            "SELECT count(*) AS w FROM persoon WHERE id = $1 AND bsn_sleutel IS NOT NULL",
            wie
        )
    }
    .await;
    uit.unwrap() == Some(1)
}

async fn in_een_transactie(w: &Wereld, tekst: &'static str, wie: PersoonId) {
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    let uit: store::Resultaat<u64> = async { voer_technisch!(uow, tekst, wie) }.await;
    uit.unwrap();
    uow.commit().await.unwrap();
}

beide! {
    /// Random worlds: a merge that is undone leaves every table as it was, also through a chain of two.
    async fn merge_then_undo_is_the_identity(w: Wereld) {
        let b = bont(&w).await;
        let mut k = Kans::met(20_261_128);
        let (mut gedaan, mut ketens) = (0, 0);
        for _ in 0..14 {
            strooi(&w, &b, &mut k).await;
            w.bron.verder(SignedDuration::from_mins(1));
            let (x, y, z) = (k.uit(&b.mensen), k.uit(&b.mensen), k.uit(&b.mensen));
            if x == y { continue; }
            let keuze = kies(&[(k.uit(&Veld::ALLE), "vervalt"), (k.uit(&Veld::ALLE), "vervalt")]);
            let voor = alles(&w).await;
            let id = samen(&w.app, &meldpunt(&w), x, y, &keuze).await.unwrap();
            let tussen = alles(&w).await;
            assert_ne!(voor, tussen);
            if z != x && z != y {
                w.bron.verder(SignedDuration::from_mins(1));
                // Who stayed goes into somebody else, or somebody else comes: both rest on the first.
                let (blijft, vervalt) = if k.munt() { (z, x) } else { (x, z) };
                let later = samen(&w.app, &meldpunt(&w), blijft, vervalt, &kies(&[])).await.unwrap();
                assert_eq!(code(draai_terug(&w.app, &meldpunt(&w), id, &[]).await), "samenvoegen.later");
                draai_terug(&w.app, &meldpunt(&w), later, &[]).await.unwrap();
                assert_eq!(verschil(&tussen, &alles(&w).await), []);
                ketens += 1;
            }
            draai_terug(&w.app, &meldpunt(&w), id, &[]).await.unwrap();
            assert_eq!(verschil(&voor, &alles(&w).await), []);
            gedaan += 1;
        }
        assert!(gedaan >= 6 && ketens >= 3, "{gedaan} {ketens}");
    }

    /// Of the real schema of either engine, no column that refers to a person is forgotten.
    async fn every_column_that_refers_to_a_person_is_in_the_list(w: Wereld) {
        use store::samenvoegen::{BLIJFT_LIGGEN, VERWIJZINGEN};
        let lijst: std::collections::BTreeSet<(String, String)> = VERWIJZINGEN
            .iter()
            .map(|v| (v.tabel, v.kolom))
            .chain(BLIJFT_LIGGEN.iter().map(|(t, k, _)| (*t, *k)))
            .map(|(t, k)| (t.to_owned(), k.to_owned()))
            .collect();
        assert_eq!(lijst, rauw::noemt_persoon(&w.app.db).await);
    }

    /// What was changed or added after the merge is there after it is undone, on the side that was chosen.
    async fn edits_since_are_kept(w: Wereld) {
        let b = bont(&w).await;
        let mut k = Kans::met(7);
        for _ in 0..4 { strooi(&w, &b, &mut k).await; }
        let (x, y) = (b.mensen[0], b.mensen[1]);
        let t = Taal::van(&w);
        for mee in [false, true] {
            w.bron.verder(SignedDuration::from_mins(1));
            let voor = alles(&w).await;
            let notities = (tel(&w, "notitie_persoon", x).await, tel(&w, "notitie_persoon", y).await);
            let id = samen(&w.app, &meldpunt(&w), x, y, &kies(&[(Veld::Naam, "vervalt"), (Veld::Telefoon, "vervalt")])).await.unwrap();
            rauw::sql(&w.app.db, format!("UPDATE persoon SET telefoon = '0699999999' WHERE id = {}", t.id(x))).await.unwrap();
            // A membership that came along ends; a note comes.
            rauw::sql(&w.app.db, format!("UPDATE huishouden_lid SET tot = '2026-11-01' WHERE persoon_id = {} AND huishouden_id = {}", t.id(x), t.id(b.huizen[2]))).await.unwrap();
            let notitie = uuid::Uuid::from_u128(0x0194_0000_0000_7000_8000_0000_0000_0001 + u128::from(mee));
            rauw::sql(&w.app.db, format!(
                "INSERT INTO notitie (gemeente, id, casus_id, auteur_id, gemaakt_op, contact_op, vorm, categorie, feiten, mening, bron, vastgezet, version)
                 SELECT gemeente, {n}, casus_id, auteur_id, gemaakt_op, contact_op, vorm, categorie, feiten, mening, bron, vastgezet, version FROM notitie LIMIT 1;
                 INSERT INTO notitie_persoon (gemeente, notitie_id, persoon_id) VALUES (150, {n}, {})", t.id(x), n = t.id(notitie)
            )).await.unwrap();
            let f = terug::form(&w.app, &meldpunt(&w), id).await.unwrap();
            assert_eq!(f.gewijzigd, [Veld::Telefoon]);
            assert_eq!(f.erbij.iter().map(|e| e.wat.as_str()).collect::<Vec<_>>(), ["1 notitie"]);
            draai_terug(&w.app, &meldpunt(&w), id, if mee { &["notitie_persoon.persoon_id"] } else { &[] }).await.unwrap();
            let nu = (tel(&w, "notitie_persoon", x).await, tel(&w, "notitie_persoon", y).await);
            let erbij = (u64::from(!mee), u64::from(mee));
            assert_eq!(nu, (notities.0 + erbij.0, notities.1 + erbij.1));
            let anders = verschil(&voor, &alles(&w).await);
            let tabellen: Vec<&str> = anders.iter().map(|v| v.0.as_str()).collect();
            let verwacht = ["huishouden_lid", "notitie", "notitie_persoon", "persoon", "persoon_herken", "persoon_zoekterm"];
            assert!(tabellen.iter().all(|t| verwacht.contains(t)), "{anders:?}");
            let persoon = anders.iter().find(|v| v.0 == "persoon").map(|v| v.2.join(" "));
            // The second time it was so before.
            assert!(mee || persoon.is_some_and(|p| p.contains("0699999999") && p.contains("Aaltje")), "{anders:?}");
        }
    }

    async fn who_goes_is_found_nowhere_and_leads_on(w: Wereld) {
        let b = bont(&w).await;
        let (x, y) = (b.mensen[0], b.mensen[1]);
        let ziet = async |tekst: &str| {
            let uit = app::zoeken::zoek(&w.app, &meldpunt(&w), tekst, None).await.unwrap();
            uit.personen.into_iter().map(|g| g.persoon).collect::<Vec<_>>()
        };
        assert_eq!(ziet("berend kwakkelstein").await, [y]);
        let collega = Wereld::actor(Wie::Meldpunt2).naam;
        app::huishouden::persoon::form(&w.app, &w.als(Wie::Meldpunt2, Doel::Triage), b.huizen[2], y).await.unwrap();
        let id = samen(&w.app, &meldpunt(&w), x, y, &kies(&[(Veld::Telefoon, "vervalt")])).await.unwrap();
        assert!(ziet("berend kwakkelstein").await.is_empty());
        assert!(ziet("aaltje zwanepoel").await.contains(&x));
        assert_eq!(app::samenvoegen::nu(&w.app, &meldpunt(&w), y).await.unwrap(), Some(x));
        assert_eq!(app::samenvoegen::nu(&w.app, &meldpunt(&w), x).await.unwrap(), None);
        assert_eq!(code(form(&w.app, &meldpunt(&w), x, y).await), "niet gevonden");
        // The index is not filled with who went.
        app::herkenning::vul(&w.app, app::herkenning::Tempo::Alleen, |_| ()).await.unwrap();
        assert_eq!(tel(&w, "persoon_herken", y).await, 0);
        // Both halves of who looked: a colleague who saw the record that went, stands with the one that stays.
        let pm = w.als(Wie::Procesmanager, app::inzage::doel(&Wereld::actor(Wie::Procesmanager)));
        let keek = app::inzage::persoon(&w.app, &pm, b.huizen[1], x, &app::inzage::Vraag::default()).await.unwrap();
        assert!(format!("{:?}", keek.groepen).contains(&collega), "{collega}: {:?}", keek.groepen);
        let f = terug::form(&w.app, &meldpunt(&w), id).await.unwrap();
        assert!(f.gaat_terug.iter().any(|g| g == "1 huishouden"), "{:?}", f.gaat_terug);
        let (_, lijst) = terug::lijst(&w.app, &meldpunt(&w), x).await.unwrap();
        assert_eq!(lijst[0].vervallen, "Berend Kwakkelstein-proef");
        draai_terug(&w.app, &meldpunt(&w), id, &[]).await.unwrap();
        assert_eq!(ziet("berend kwakkelstein").await, [y]);
        assert_eq!(code(draai_terug(&w.app, &meldpunt(&w), id, &[]).await), "samenvoegen.al_terug");
        let (_, lijst) = terug::lijst(&w.app, &meldpunt(&w), x).await.unwrap();
        assert!(lijst[0].terug.is_some());
    }

    async fn numbers_move_and_two_numbers_are_two_people(w: Wereld) {
        let b = bont(&w).await;
        let (x, y, z) = (b.mensen[0], b.mensen[1], b.mensen[4]);
        met_bsn(&w, y, "999990019").await;
        met_bsn(&w, z, "999990020").await;
        let id = samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await.unwrap();
        assert!(heeft_bsn(&w, x).await && !heeft_bsn(&w, y).await);
        assert_eq!(code(samen(&w.app, &meldpunt(&w), x, z, &kies(&[])).await), "samenvoegen.bsn");
        assert!(form(&w.app, &meldpunt(&w), x, z).await.unwrap().bezwaar.is_some());
        draai_terug(&w.app, &meldpunt(&w), id, &[]).await.unwrap();
        assert!(!heeft_bsn(&w, x).await && heeft_bsn(&w, y).await);
    }

    async fn merging_never_shows_more(w: Wereld) {
        let b = bont(&w).await;
        let (x, y) = (b.mensen[0], b.mensen[1]);
        let t = Taal::van(&w);
        // Not with this role; not for yourself.
        let regisseur = w.als(Wie::Regisseur, Doel::Regie);
        assert_ne!(code(form(&w.app, &regisseur, x, y).await), "");
        assert_eq!(code(samen(&w.app, &meldpunt(&w), x, x, &kies(&[])).await), "samenvoegen.zelfde");
        // Shut out of a household of either: told so. Restricted: not there.
        let uit = format!(
            "INSERT INTO uitsluiting (gemeente, id, medewerker_id, huishouden_id, soort, reden, sinds, door_id, opgeheven_reden)
             VALUES (150,{i},{m},{h},'zelf','Buurvrouw.',{nu},{m},'')",
            i = t.id(uuid::Uuid::from_u128(5)), m = t.id(Wereld::medewerker(Wie::Meldpunt2)), h = t.id(b.huizen[2]),
            nu = if matches!(w.app.db, store::Db::Sqlite { .. }) { "1".to_owned() } else { "now()".to_owned() }
        );
        let _ = rauw::sql(&w.app.db, uit).await.unwrap();
        let twee = w.als(Wie::Meldpunt2, Doel::Triage);
        assert_eq!(code(samen(&w.app, &twee, x, y, &kies(&[])).await), "belangenconflict");
        let dicht = async |wie: PersoonId, n: u128| {
            let sql = format!(
                "INSERT INTO afscherming (gemeente, id, persoon_id, soort, reden, sinds, door_id, opgeheven_reden) VALUES (150,{i},{p},'collega','Werkt hier.',{nu},{m},'')",
                i = t.id(uuid::Uuid::from_u128(n)), p = t.id(wie), m = t.id(Wereld::medewerker(Wie::Meldpunt)),
                nu = if matches!(w.app.db, store::Db::Sqlite { .. }) { "1" } else { "now()" }
            );
            rauw::sql(&w.app.db, sql).await.unwrap();
        };
        let open = async |wie: PersoonId, voor: Wie, n: u128| {
            let sql = format!(
                "INSERT INTO afscherming_toegang (gemeente, id, persoon_id, medewerker_id, reden, sinds, door_id) VALUES (150,{i},{p},{m},'Mag.',{nu},{m})",
                i = t.id(uuid::Uuid::from_u128(n)), p = t.id(wie), m = t.id(Wereld::medewerker(voor)),
                nu = if matches!(w.app.db, store::Db::Sqlite { .. }) { "1" } else { "now()" }
            );
            rauw::sql(&w.app.db, sql).await.unwrap();
        };
        dicht(y, 10).await;
        assert_eq!(code(samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await), "verborgen");
        open(y, Wie::Meldpunt, 11).await;
        let id = samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await.unwrap();
        // The restriction of who went holds for who stayed.
        let pm = w.als(Wie::Procesmanager, Doel::Regie);
        assert_eq!(code(terug::lijst(&w.app, &pm, x).await), "verborgen");
        assert_eq!(app::samenvoegen::nu(&w.app, &pm, y).await.unwrap(), None);
        draai_terug(&w.app, &meldpunt(&w), id, &[]).await.unwrap();
        terug::lijst(&w.app, &pm, x).await.unwrap();
        // Both restricted, for others: no.
        dicht(x, 12).await;
        open(x, Wie::Meldpunt, 13).await;
        open(x, Wie::Procesmanager, 14).await;
        assert_eq!(code(samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await), "samenvoegen.afscherming");
        open(y, Wie::Procesmanager, 15).await;
        samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await.unwrap();
    }

    async fn a_secret_address_of_either_stays_secret(w: Wereld) {
        let b = bont(&w).await;
        let (x, y) = (b.mensen[0], b.mensen[1]);
        in_een_transactie(&w, "UPDATE persoon SET adres_geheim = TRUE WHERE id = $1", y).await;
        let vindt = async |w: &Wereld| {
            let uit = app::zoeken::zoek(&w.app, &meldpunt(w), "7415zz 3", None).await.unwrap();
            uit.personen.iter().any(|g| g.persoon == x)
        };
        assert!(vindt(&w).await);
        let id = samen(&w.app, &meldpunt(&w), x, y, &kies(&[])).await.unwrap();
        assert!(!vindt(&w).await);
        draai_terug(&w.app, &meldpunt(&w), id, &[]).await.unwrap();
        assert!(vindt(&w).await);
    }

    async fn of_two_who_merge_one_goes_on_and_all_errors_come_at_once(w: Wereld) {
        let b = bont(&w).await;
        let (x, y) = (b.mensen[0], b.mensen[1]);
        let f = form(&w.app, &meldpunt(&w), x, y).await.unwrap();
        let versies = ((x, f.blijft.version), (y, f.vervalt.version));
        let leeg = NieuweSamenvoeging::default();
        let uit = code(voeg_samen(&w.app, &meldpunt(&w), versies.0, versies.1, &leeg).await);
        for deel in ["naam", "geboortedatum", "telefoon", "adres", "hoe je dit weet"] {
            assert!(uit.contains(deel), "{uit}");
        }
        let ander = ((x, f.blijft.version + 1), versies.1);
        assert_eq!(code(voeg_samen(&w.app, &meldpunt(&w), ander.0, ander.1, &kies(&[])).await), "gewijzigd");
        voeg_samen(&w.app, &meldpunt(&w), versies.0, versies.1, &kies(&[])).await.unwrap();
        assert_eq!(code(voeg_samen(&w.app, &meldpunt(&w), versies.0, versies.1, &kies(&[])).await), "niet gevonden");
    }
}
