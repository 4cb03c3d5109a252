// SPDX-License-Identifier: EUPL-1.2
//! The BRP over HTTP: against a small server that holds each question to the OpenAPI document of Haal Centraal (when it
//! stands beside the project) and answers in its shapes.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod server;

use server::{Server, bron, personen, server, wie};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use chain::brp::{Adresvraag, Bron, BrpFout, Gezagsoort, Instelling, Parameterfout, Toegang, Vraag};
use domain::brp::{BrpDatum, Naamgebruik, Opschorting, Plaats, Verbintenis};
use domain::bsn::Bsn;
use jiff::civil::date;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn a_whole_person() {
    let bsn = wie(4);
    let n: Vec<String> = bsn.iter().map(Bsn::onthul).collect();
    let antwoord = json!({"type": "RaadpleegMetBurgerservicenummer", "personen": [{
        "burgerservicenummer": n[0],
        "naam": {"voornamen": "Anna", "voorvoegsel": "van der", "geslachtsnaam": "Proef", "volledigeNaam": "Anna van der Proef",
                 "aanduidingNaamgebruik": {"code": "N", "omschrijving": "eigen geslachtsnaam voor geslachtsnaam partner"}},
        "geboorte": {"datum": {"type": "JaarMaandDatum", "langFormaat": "april 2012", "jaar": 2012, "maand": 4}},
        "geslacht": {"code": "V", "omschrijving": "vrouw"},
        "geheimhoudingPersoonsgegevens": true,
        "verblijfplaats": {"type": "Adres", "functieAdres": {"code": "W", "omschrijving": "woonadres"},
            "adresseerbaarObjectIdentificatie": "0150010000000001", "datumVan": {"type": "Datum", "langFormaat": "1 mei 2020", "datum": "2020-05-01"},
            "verblijfadres": {"officieleStraatnaam": "Proefstraat", "korteStraatnaam": "Proefstr", "huisnummer": 12, "huisletter": "A",
                "huisnummertoevoeging": "bis", "postcode": "7411AB", "woonplaats": "Deventer"}},
        "gemeenteVanInschrijving": {"code": "0150", "omschrijving": "Deventer"},
        "indicatieCurateleRegister": true,
        "ouders": [{"burgerservicenummer": n[1], "ouderAanduiding": "1", "naam": {"geslachtsnaam": "Proef"},
            "geboorte": {"datum": {"type": "JaarDatum", "langFormaat": "1980", "jaar": 1980}},
            "datumIngangFamilierechtelijkeBetrekking": {"type": "DatumOnbekend", "langFormaat": "onbekend", "onbekend": true}}],
        "partners": [{"naam": {"geslachtsnaam": "Ander"}, "soortVerbintenis": {"code": "P", "omschrijving": "geregistreerd partnerschap"},
            "aangaanHuwelijkPartnerschap": {"datum": {"type": "Datum", "langFormaat": "1 mei 2020", "datum": "2020-05-01"}}}],
        "kinderen": [{"burgerservicenummer": n[2], "naam": {"voornamen": "Kind"}}],
        "gezag": [{"type": "GezamenlijkGezag", "minderjarige": {"burgerservicenummer": n[0], "naam": {"volledigeNaam": "Anna"}},
            "ouder": {"burgerservicenummer": n[1], "naam": {"volledigeNaam": "Ouder Proef"}},
            "derde": {"type": "BekendeDerde", "burgerservicenummer": n[3], "naam": {"volledigeNaam": "Derde Proef"}}}],
    }]});
    let (bron, server) = server(200, &antwoord).await;
    let uit = bron.raadpleeg(&bsn[..1]).await.unwrap();
    let p = &uit[0].lijst;
    assert_eq!(p.bsn.as_ref(), Some(&bsn[0]));
    assert_eq!(
        (p.naam.voorvoegsel.as_str(), p.naamgebruik),
        ("van der", Naamgebruik::EigenPartner)
    );
    assert_eq!(
        (p.geboren, p.geheim, p.curatele),
        (BrpDatum::JaarMaand(2012, 4), true, true)
    );
    let Plaats::Adres {
        toevoeging, object, ..
    } = &p.verblijven[0].plaats
    else {
        panic!("{:?}", p.verblijven)
    };
    assert_eq!(
        (toevoeging.as_str(), object.as_str(), p.woont_op()),
        ("Abis", "0150010000000001", Some("0150010000000001"))
    );
    assert_eq!(
        (p.ouders[0].sinds, p.ouders[0].wie.geboren),
        (Some(BrpDatum::Onbekend), Some(BrpDatum::Jaar(1980)))
    );
    assert_eq!(
        (p.partners[0].soort, p.partners[0].van),
        (
            Some(Verbintenis::Partnerschap),
            Some(BrpDatum::Volledig(date(2020, 5, 1)))
        )
    );
    assert_eq!(p.kinderen[0].bsn.as_ref(), Some(&bsn[2]));
    let gezag = &uit[0].gezag[0];
    assert_eq!(gezag.soort, Gezagsoort::OuderEnDerde);
    assert_eq!(
        gezag.dragers.iter().map(|d| d.naam.as_str()).collect::<Vec<_>>(),
        ["Ouder Proef", "Derde Proef"]
    );
    let vraag = server.gevraagd.lock().unwrap()[0].clone();
    assert_eq!(vraag["burgerservicenummer"], json!([n[0]]));
    // What comes by itself may not be asked for.
    for vanzelf in [
        "geheimhoudingPersoonsgegevens",
        "opschortingBijhouding",
        "rni",
        "verificatie",
        "inOnderzoek",
    ] {
        assert!(
            !vraag["fields"].as_array().unwrap().contains(&json!(vanzelf)),
            "{vanzelf}"
        );
    }
}

#[tokio::test]
async fn who_died_went_abroad_or_lives_on_a_boat() {
    let antwoord = json!({"type": "RaadpleegMetBurgerservicenummer", "personen": [
        {"opschortingBijhouding": {"reden": {"code": "O", "omschrijving": "overlijden"}}},
        {"overlijden": {"datum": {"type": "JaarDatum", "langFormaat": "2019", "jaar": 2019}}},
        {"opschortingBijhouding": {"reden": {"code": "E", "omschrijving": "emigratie"}},
         "verblijfplaats": {"type": "VerblijfplaatsBuitenland", "verblijfadres": {"regel1": "Rue 1", "regel3": "Paris", "land": {"code": "5002"}}}},
        {"verblijfplaats": {"type": "Locatie", "verblijfadres": {"locatiebeschrijving": "woonboot bij de brug"}}},
        {"verblijfplaats": {"type": "VerblijfplaatsOnbekend"}},
    ]});
    let (bron, _) = server(200, &antwoord).await;
    let uit = bron.raadpleeg(&wie(5)).await.unwrap();
    assert_eq!(uit[0].lijst.overleden, Some(BrpDatum::Onbekend));
    assert_eq!(uit[1].lijst.overleden, Some(BrpDatum::Jaar(2019)));
    assert_eq!(uit[2].lijst.opgeschort, Some(Opschorting::Geemigreerd));
    assert_eq!(
        uit[2].lijst.verblijven[0].plaats,
        Plaats::Buitenland("5002".to_owned(), "Rue 1, Paris".to_owned())
    );
    assert_eq!(
        uit[3].lijst.verblijven[0].plaats,
        Plaats::Locatie("woonboot bij de brug".to_owned())
    );
    assert_eq!(uit[4].lijst.verblijven[0].plaats, Plaats::Onbekend);
    assert!(uit.iter().all(|p| p.lijst.woont_op().is_none()));
}

#[tokio::test]
async fn every_kind_of_question_is_one_of_the_standard() {
    let (bron, server) = server(200, json!({"type": "x", "personen": []})).await;
    let adres = Adresvraag {
        huisnummer: 12,
        huisletter: "A".to_owned(),
        toevoeging: String::new(),
    };
    let tekst = str::to_owned;
    let vragen = [
        Vraag::NaamEnGeboorte {
            geslachtsnaam: tekst("Proef*"),
            voorvoegsel: String::new(),
            voornamen: String::new(),
            geboren: date(1985, 4, 12),
        },
        Vraag::NaamEnGemeente {
            geslachtsnaam: tekst("Proef"),
            voorvoegsel: tekst("van"),
            voornamen: tekst("Anna"),
            gemeente: 150,
        },
        Vraag::PostcodeEnHuisnummer {
            postcode: tekst("7411AB"),
            adres: adres.clone(),
        },
        Vraag::StraatEnHuisnummer {
            straat: tekst("Proefstraat"),
            adres,
            gemeente: 150,
        },
        Vraag::Nummeraanduiding(tekst("0150200000000001")),
        Vraag::Object(tekst("0150010000000001")),
    ];
    for vraag in &vragen {
        assert_eq!(bron.zoek(vraag).await, Ok(Vec::new()), "{}", vraag.soort());
    }
    assert_eq!(bron.raadpleeg(&wie(41)).await, Ok(Vec::new()));
    let gevraagd = server.gevraagd.lock().unwrap();
    let soorten: Vec<&str> = gevraagd.iter().map(|v| v["type"].as_str().unwrap()).collect();
    assert_eq!(soorten[..6], vragen.each_ref().map(Vraag::soort));
    assert_eq!(
        gevraagd[0].get("voorvoegsel"),
        None,
        "an empty parameter is a wrong one"
    );
    assert_eq!(gevraagd[1]["gemeenteVanInschrijving"], "0150");
    assert_eq!(
        gevraagd[5]["fields"].as_array().unwrap().last(),
        Some(&json!("gezag"))
    );
    let aantallen: Vec<usize> = gevraagd[6..]
        .iter()
        .map(|v| v["burgerservicenummer"].as_array().unwrap().len())
        .collect();
    assert_eq!(aantallen, [20, 20, 1]);
}

#[tokio::test]
async fn a_secret_address_does_not_come_along_with_what_was_found() {
    let antwoord = json!({"type": "ZoekMetPostcodeEnHuisnummer", "personen": [
        {"burgerservicenummer": wie(1)[0].onthul(), "geheimhoudingPersoonsgegevens": true, "adressering": {"adresregel1": "Proefstraat 12"}},
        {"adressering": {"adresregel1": "Proefstraat 12", "adresregel2": "7411 AB  DEVENTER"}},
    ]});
    let (bron, _) = server(200, &antwoord).await;
    let uit = bron
        .zoek(&Vraag::Object("0150010000000001".to_owned()))
        .await
        .unwrap();
    assert!(uit[0].geheim && uit[0].adres.is_empty());
    assert_eq!(uit[1].adres.len(), 2);
}

#[tokio::test]
async fn each_way_to_say_no_is_known() {
    let fout = async |status: u16, lijf: &str| {
        let (bron, _) = server(status, lijf).await;
        bron.raadpleeg(&wie(1)).await.unwrap_err()
    };
    let verkeerd = r#"{"type":"https://x","title":"Een of meerdere parameters zijn niet correct.","status":400,"code":"paramsValidation",
        "invalidParams":[{"name":"burgerservicenummer[0]","code":"pattern","reason":"Waarde voldoet niet aan patroon."},{"name":"fields","code":"required","reason":"Parameter is verplicht."}]}"#;
    let BrpFout::Vraag { parameters, .. } = fout(400, verkeerd).await else {
        panic!()
    };
    assert_eq!(parameters.len(), 2);
    assert_eq!(
        parameters[0],
        Parameterfout {
            naam: "burgerservicenummer[0]".to_owned(),
            code: "pattern".to_owned(),
            reden: "Waarde voldoet niet aan patroon.".to_owned()
        }
    );
    assert_eq!(
        fout(403, r#"{"title":"Je mag deze gegevens niet opvragen."}"#).await,
        BrpFout::Geweigerd("Je mag deze gegevens niet opvragen.".to_owned())
    );
    let BrpFout::Nu { waarom, wacht } = fout(429, "").await else {
        panic!()
    };
    assert_eq!(
        (waarom.as_str(), wacht),
        ("status 429", Some(Duration::from_secs(30)))
    );
    assert!(fout(503, "<html>onderhoud</html>").await.later());
    for (status, lijf) in [
        (200, "{"),
        (200, "[]"),
        (200, r#"{"personen":[{"burgerservicenummer":"123456789"}]}"#),
        (
            200,
            r#"{"personen":[{"geboorte":{"datum":{"type":"Datum","datum":"2020-13-01"}}}]}"#,
        ),
        (
            200,
            r#"{"personen":[{"geboorte":{"datum":{"type":"JaarMaandDatum","jaar":2020,"maand":13}}}]}"#,
        ),
        (200, r#"{"personen":[{"gezag":[{"type":"Nieuw"}]}]}"#),
        (200, r#"{"personen":[{"verblijfplaats":{"type":"Nieuw"}}]}"#),
    ] {
        let fout = fout(status, lijf).await;
        assert!(
            matches!(fout, BrpFout::Antwoord(_)) && !fout.later(),
            "{lijf}: {fout:?}"
        );
        assert!(!fout.to_string().contains("123456789"));
    }
    let (_, server) = server(200, "{}").await;
    drop(server);
    let dicht = bron("http://127.0.0.1:9", "proefsleutel")
        .raadpleeg(&wie(1))
        .await
        .unwrap_err();
    assert!(dicht.later(), "{dicht:?}");
}

#[tokio::test]
async fn a_wrong_key_is_a_refusal_and_is_never_shown() {
    let (goed, _) = server(200, "{}").await;
    assert!(!format!("{goed:?}").contains("proefsleutel"));
    let deur = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let adres = format!("http://{}", deur.local_addr().unwrap());
    let s = Server {
        status: StatusCode::OK,
        antwoord: String::new(),
        gevraagd: Arc::default(),
    };
    tokio::spawn(async move {
        axum::serve(
            deur,
            Router::new().route("/personen", post(personen)).with_state(s),
        )
        .await
    });
    let fout = bron(&adres, "anders").raadpleeg(&wie(1)).await.unwrap_err();
    assert_eq!(
        fout,
        BrpFout::Geweigerd("Niet correct geauthenticeerd.".to_owned())
    );
}

#[test]
fn only_an_encrypted_address_will_do() {
    let bij = |adres: &str, kop: &str| {
        let toegang = Toegang::Sleutel {
            kop: kop.to_owned(),
            waarde: "geheim".to_owned(),
        };
        Bron::nieuw(&Instelling {
            adres: adres.to_owned(),
            toegang,
        })
        .map(|_| ())
    };
    assert_eq!(bij("https://brp.example/api", "x-api-key"), Ok(()));
    assert!(
        bij("http://brp.example/api", "x-api-key")
            .unwrap_err()
            .contains("https")
    );
    assert!(bij("brp", "x-api-key").is_err());
    assert!(bij("https://brp.example", "x api key").is_err());
    let toegang = Toegang::Sleutel {
        kop: "x-api-key".to_owned(),
        waarde: "geheim".to_owned(),
    };
    assert!(!format!("{toegang:?}").contains("geheim"));
}
