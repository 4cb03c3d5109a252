// SPDX-License-Identifier: EUPL-1.2
//! Classes of bugs that happened to other systems, as far as they are about who takes part (docs/security.md).

use super::*;
use store::{Resultaat, Uow, voer_uit, waarde};
use uuid::Uuid;

beide! {
    // Anchors: time-zone bugs around "today".
    async fn a_deelname_ends_at_midnight_in_the_netherlands(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        voeg_toe(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus, &deelname(Wie::Gezinscoach)).await.unwrap();
        // 24 December is the last day; in UTC it ends an hour late.
        let laatste: jiff::Timestamp = "2026-12-24T22:59:00Z".parse().unwrap();
        w.bron.verder(laatste.duration_since(w.nu()));
        assert!(mag_openen(&w, &z, Wie::Gezinscoach).await, "23.59 uur on the last day");
        w.bron.verder(SignedDuration::from_mins(1));
        assert!(!mag_openen(&w, &z, Wie::Gezinscoach).await, "0.00 uur");
    }

    // Anchors: a bulk action stops at the size of a page.
    async fn closing_ends_more_deelnames_than_a_page_holds(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        veel_deelnames(&w, z.casus, 120).await;
        let open = || lopende_deelnames(&w);
        assert_eq!(open().await, 121);
        let versie = toegang(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus).await.unwrap().blad.kop.version;
        let reden = "Verhuisd naar Zutphen, daar overgedragen.";
        fase::sluit_eerder(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus, Sluitreden::Verhuisd, reden, versie).await.unwrap();
        assert_eq!(open().await, 0);
    }

    // Anchors: the search by an id ignores the scope.
    async fn a_restricted_person_is_found_by_no_reference_or_number(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (huis, _) = Wereld::huishouden_ids(1);
        let gegevens = domain::huishouden::NieuweGegevens {
            naam: domain::huishouden::Persoonsnaam { voornamen: "Ineke".into(), achternaam: "Boersma1-proef".into(), ..Default::default() },
            geslacht: "v".into(), geboortedatum: "9-4-1985".into(), telefoon: "06-11112222".into(), ..Default::default()
        };
        app::huishouden::persoon::wijzig(&w.app, &w.als(Wie::Meldpunt, Doel::Regie), huis, z.persoon, 1, &gegevens).await.unwrap();
        let vind = async |wie: Wie, wat: &str| {
            let u = zoeken::zoek(&w.app, &w.als(wie, Doel::Regie), wat, None).await.unwrap();
            u.personen.len() + usize::from(u.kenmerk.is_some())
        };
        let kenmerk = geef_kenmerk(&w, z.casus).await;
        let wegen = [kenmerk.as_str(), "06-11112222", "9-4-1985", "7411AB 1", "Boersma1-proef", "inneke bursma 9-4-1985"];
        for weg in wegen { assert!(vind(Wie::Meldpunt, weg).await > 0, "{weg} finds while nobody is restricted"); }
        let op = NieuweAfscherming {
            soort: "bedreigd".into(), reden: "Aangifte gedaan.".into(),
            namen: [Wie::Regisseur, Wie::Procesmanager].map(|n| Wereld::medewerker(n).to_string()).to_vec(),
        };
        scherm_af(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), z.casus, z.persoon, &op).await.unwrap();
        for wie in [Wie::Meldpunt, Wie::Procesregisseur, Wie::Gezinscoach] {
            for weg in wegen { assert_eq!(vind(wie, weg).await, 0, "{wie:?} {weg}"); }
        }
        for weg in wegen { assert!(vind(Wie::Regisseur, weg).await > 0, "{weg}"); }
    }
}

/// So many more colleagues take part.
async fn veel_deelnames(w: &Wereld, casus: domain::CasusId, aantal: u128) {
    opzet::doe(w, async |uow, permit| {
        for n in 0..aantal {
            let wie = domain::MedewerkerId::new(Uuid::from_u128(0x0196_0000_0000_7000_8000_0000_0000_0000 | n));
            voer_uit!(uow, permit,
                "INSERT INTO medewerker (gemeente, id, aanmeldnaam, naam, voornaam, functie, uitleg, telefoon, team_id, organisatie_id, rollen, actief, version)
                 VALUES ($1,$2,$3,$3,$3,'','','',$4,$5,'ketenpartner',TRUE,1)",
                Wereld::GEMEENTE, wie, format!("partner{n}"), Wereld::team(5), Wereld::organisatie(2))?;
            voer_uit!(uow, permit,
                "INSERT INTO betrokkene (gemeente, id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie_id, organisatie, rol,
                    telefoon, email, grondslag, grondslag_code, doel, categorieen, sinds, einde_reden, bron, version)
                 SELECT gemeente, $2, huishouden_id, casus_id, soort, $3, naam, organisatie_id, organisatie, rol,
                    telefoon, email, grondslag, grondslag_code, doel, categorieen, sinds, einde_reden, bron, version
                   FROM betrokkene WHERE gemeente = $1 AND casus_id = $4 AND medewerker_id = $5",
                Wereld::GEMEENTE, Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 | n), wie, casus, Wereld::medewerker(Wie::Ketenpartner))?;
        }
        Ok(())
    })
    .await;
}

/// Deelnames without an end.
async fn lopende_deelnames(w: &Wereld) -> i64 {
    async fn lees(uow: &mut Uow) -> Resultaat<Option<i64>> {
        waarde!(
            uow,
            i64,
            "SELECT count(*) AS w FROM betrokkene WHERE medewerker_id IS NOT NULL AND tot IS NULL"
        )
    }
    lees(&mut w.kijk().await).await.unwrap().unwrap()
}

/// A reference that the search takes for one of a casus.
async fn geef_kenmerk(w: &Wereld, casus: domain::CasusId) -> String {
    opzet::doe(w, async |uow, permit| {
        voer_uit!(
            uow,
            permit,
            "UPDATE casus SET kenmerk = 'C-2026-0001' WHERE gemeente = $1 AND id = $2",
            Wereld::GEMEENTE,
            casus
        )?;
        Ok(())
    })
    .await;
    "C-2026-0001".to_owned()
}
