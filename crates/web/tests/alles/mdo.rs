// SPDX-License-Identifier: EUPL-1.2
//! Mijn werk, MDO, regisseur, team and configuration over HTTP.

use super::Klant;
use axum::http::StatusCode;
use domain::{CasusId, HuishoudenId};
use policy::{Feiten, Permit, handelingen::InrichtingWijzigen};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, voer_uit};
use testkit::{Wereld, Wie, beide};
use uuid::Uuid;

/// A casus in triage on the list of the MDO of 25 November 2026, or with a regisseur in the phase uitvoering.
pub async fn zaak(w: &Wereld, n: u8, regisseur: Option<Wie>) -> CasusId {
    async fn schrijf(
        uow: &mut Uow,
        permit: &Permit<InrichtingWijzigen>,
        casus: CasusId,
        huis: HuishoudenId,
        regisseur: Option<Wie>,
    ) -> Resultaat<()> {
        let (g, nu) = (Wereld::GEMEENTE, uow.nu());
        let fase = if regisseur.is_some() {
            "uitvoering"
        } else {
            "triage"
        };
        voer_uit!(
            uow,
            permit,
            "INSERT INTO casus (gemeente, id, kenmerk, huishouden_id, fase, fase_sinds, fase_termijn, gestart_op, sluit_reden, team_id, doelgroep, samenvatting, version)
             VALUES ($1,$2,$3,$4,$5,$6,$6,$6,'',$7,'oggz','',1)",
            g, casus, casus.to_string(), huis, fase, nu, Wereld::team(2)
        )?;
        match regisseur {
            Some(wie) => {
                store::regie::start(
                    uow,
                    permit,
                    store::regie::NieuweRegie {
                        casus,
                        medewerker: Wereld::medewerker(wie),
                        reden: "proef",
                        stem_inwoner: "proef",
                        door: Wereld::medewerker(wie),
                        overmaat: None,
                    },
                )
                .await?;
            }
            None => {
                let overleg = store::overleg::mdo_op(uow, permit, jiff::civil::date(2026, 11, 25)).await?;
                let soort = domain::overleg::PuntSoort::Toewijzen;
                store::overleg::agendeer(uow, permit, overleg, casus, soort, "Wie wordt regisseur?").await?;
            }
        }
        Ok(())
    }
    let (huis, _) = w.huishouden(n).await;
    let casus = CasusId::new(Uuid::from_u128(
        0x0195_0000_0000_7000_8000_0000_0000_0000 | u128::from(n),
    ));
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    schrijf(&mut uow, &permit, casus, huis, regisseur).await.unwrap();
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
    casus
}

const MENSEN: [&str; 12] = [
    "r.yilmaz",
    "m.jansen",
    "s.aalders",
    "d.kaya",
    "t.dewit",
    "k.visser",
    "h.bakker",
    "l.smit",
    "w.mulder",
    "j.hendriks",
    "b.beheer",
    "f.geurts",
];

beide! {
    async fn mijn_werk_of_everybody(w: Wereld) {
        zaak(&w, 1, Some(Wie::Regisseur)).await;
        zaak(&w, 2, None).await;
        for naam in MENSEN {
            let mut k = Klant::als(&w, naam).await;
            let a = k.haal("/mijn-werk").await;
            assert_eq!((a.status, a.pad.as_str()), (StatusCode::OK, "/mijn-werk"), "{naam}");
            assert!(a.html.contains("Goedemorgen"), "{naam}");
            assert!(a.statements <= 14, "{naam}: {} statements with the session", a.statements);
        }
    }

    async fn mdo_assigns_over_http(w: Wereld) {
        let casus = zaak(&w, 2, None).await;
        let mut k = Klant::als(&w, "w.mulder").await;
        let a = k.haal("/overleg").await;
        assert_eq!(a.pad, "/overleg/2026-11-25");
        assert!(a.html.contains("Boersma2-proef"), "{}", a.html);
        let pad = format!("/casussen/{casus}/regisseur");
        let a = k.haal(&pad).await;
        assert!(a.html.contains("0 → 1 van 15"), "{}", a.html);
        let a = k.stuur(&pad, &[("reden", "<b>kent</b> het huis")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Kies wie de regisseur wordt.") && a.html.contains("&#60;b&#62;kent"), "{}", a.html);
        let wie = Wereld::medewerker(Wie::Gezinscoach).to_string();
        let a = k.stuur(&pad, &[("regisseur", &wie), ("reden", "x"), ("stem_inwoner", "y")]).await;
        assert_eq!(a.pad, "/overleg/2026-11-25");
        assert!(a.html.contains("T. de Wit-proef is nu de regisseur: 0 → 1 van 15."), "{}", a.html);
        let mut r = Klant::als(&w, "s.aalders").await;
        assert_eq!(r.haal(&pad).await.status, StatusCode::FORBIDDEN);
        assert!(!r.haal("/overleg").await.html.contains("Boersma2-proef"));
    }

    async fn team_pages_over_http(w: Wereld) {
        let casus = zaak(&w, 1, Some(Wie::Regisseur)).await;
        let mut k = Klant::als(&w, "l.smit").await;
        let a = k.haal("/team").await;
        assert!(a.html.contains("1 van 15"), "{}", a.html);
        let (van, naar) = (Wereld::medewerker(Wie::Regisseur).to_string(), Wereld::medewerker(Wie::Regisseur2).to_string());
        let a = k.haal(&format!("/team/overdragen?van={van}")).await;
        assert!(a.html.contains("Boersma1-proef"), "{}", a.html);
        let veld = format!("naar_{casus}");
        let a = k.stuur("/team/overdragen", &[("van", &van), (&veld, &naar)]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        let a = k.stuur("/team/overdragen", &[("van", &van), (&veld, &naar), ("reden", "x"), ("stem_inwoner", "y")]).await;
        assert!(a.html.contains("Overgedragen. D. Kaya-proef: 0 → 1 van 15."), "{}", a.html);
        k.haal("/team/afwezigheid").await;
        let velden = [("wie", van.as_str()), ("van", "2026-11-24"), ("tot", "2026-11-30"), ("waarnemer", naar.as_str())];
        let a = k.stuur("/team/afwezigheid", &velden).await;
        assert!(a.html.contains("24 november 2026 tot en met 30 november 2026"), "{}", a.html);
        let mut r = Klant::als(&w, "r.yilmaz").await;
        assert_eq!(r.haal("/team").await.status, StatusCode::FORBIDDEN);
    }

    async fn configuration_over_http(w: Wereld) {
        let mut k = Klant::als(&w, "b.beheer").await;
        let a = k.haal("/inrichting").await;
        assert!(a.html.contains("Huiselijk geweld") && a.html.contains("Nieuwe versie laden"), "{}", a.html);
        k.haal("/inrichting/nieuw").await;
        let inhoud = domain::inrichting::PROFIELEN[1].1.replace("casusregisseur = 15", "casusregisseur = 12");
        let velden = [("inhoud", inhoud.as_str()), ("geldig_van", "2026-12-01"), ("stap", "bekijken")];
        let a = k.stuur("/inrichting/nieuw", &velden).await;
        assert!(a.html.contains("Deze versie geldt voor 0 lopende casussen en 0 open meldingen, vanaf 1 december 2026."), "{}", a.html);
        let velden = [("inhoud", inhoud.as_str()), ("geldig_van", "2026-12-01"), ("stap", "laden")];
        let a = k.stuur("/inrichting/nieuw", &velden).await;
        assert!(a.pad.ends_with("versie=2") && a.html.contains("Versie 2 is geladen."), "{}", a.html);
        let mut r = Klant::als(&w, "s.aalders").await;
        assert_eq!(r.haal("/inrichting/nieuw").await.status, StatusCode::FORBIDDEN);
        assert_eq!(r.haal("/inrichting").await.status, StatusCode::OK);
    }
}
