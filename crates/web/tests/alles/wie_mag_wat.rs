// SPDX-License-Identifier: EUPL-1.2
//! The page "Wie mag wat?": it says what docs/access-matrix.txt says, and every refusal leads to its line there.

use super::{Klant, rollen, rolwereld, routes};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::notitie::Categorie;
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use testkit::beide;
use tower::ServiceExt;

/// What the page says of each act: its name, and who may do it with what belongs to that.
fn regels(html: &str) -> BTreeMap<String, (String, Vec<String>)> {
    html.split("<tr id=\"")
        .skip(1)
        .map(|rij| {
            let (code, rest) = rij.split_once('"').unwrap();
            let (rij, _) = rest.split_once("</tr>").unwrap();
            let naam = tussen(rij, "<th scope=\"row\">", "</th>");
            let wie = rij
                .split("<li>")
                .skip(1)
                .map(|li| kaal(li.split("</li>").next().unwrap()))
                .collect();
            (code.to_owned(), (naam, wie))
        })
        .collect()
}

fn tussen(tekst: &str, van: &str, tot: &str) -> String {
    let (_, rest) = tekst.split_once(van).unwrap();
    kaal(rest.split_once(tot).unwrap().0)
}

/// Text without marks.
fn kaal(html: &str) -> String {
    let mut uit = String::new();
    let mut in_merk = false;
    for c in html.chars() {
        match c {
            '<' => in_merk = true,
            '>' => in_merk = false,
            _ if !in_merk => uit.push(c),
            _ => {}
        }
    }
    uit.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of the text in the words of the page.
fn in_woorden(wie: &str, waar: &str, gegevens: &str) -> String {
    let waar = match waar {
        "this record" => "alleen dit dossier",
        "own gemeente" => "alles in de eigen gemeente",
        anders => panic!("which records are {anders:?}?"),
    };
    let codes: Vec<&str> = gegevens.split(", ").collect();
    let met = if gegevens == "-" {
        String::new()
    } else if gegevens.contains("deelname") {
        ", met de gegevens die de deelname noemt en de grond toestaat".to_owned()
    } else if codes.len() == Categorie::ALL.len() {
        ", met alle gegevens".to_owned()
    } else {
        let labels: Vec<&str> = codes
            .iter()
            .map(|c| c.parse::<Categorie>().unwrap().label())
            .collect();
        format!(
            ", met deze gegevens: {}",
            domain::triage::opsomming(&labels, "en")
        )
    };
    format!("{wie} {waar}{met}")
}

beide! {
    async fn the_page_says_what_the_text_says(w: Wereld) {
        let mut k = Klant::als(&w, "j.hendriks").await;
        let a = k.haal("/toegang").await;
        assert_eq!(a.status, StatusCode::OK, "everybody who signed in reads it");
        let mut pagina = regels(&a.html);
        let tekst = std::fs::read_to_string("../../docs/access-matrix.txt").unwrap();
        for regel in tekst.lines().filter(|r| !r.starts_with('#') && !r.is_empty()) {
            let delen: Vec<&str> = regel.split(" | ").collect();
            assert_eq!(delen.len(), 5, "{regel}");
            let (naam, wegen) = pagina.get_mut(delen[0]).unwrap_or_else(|| panic!("{regel}: not on the page"));
            assert_eq!(naam, delen[1]);
            let zin = in_woorden(delen[2], delen[3], delen[4]);
            let plek = wegen.iter().position(|w| *w == zin);
            wegen.remove(plek.unwrap_or_else(|| panic!("{regel}: the page says {wegen:?}, not {zin:?}")));
        }
        let over: Vec<_> = pagina.iter().filter(|(_, (_, wegen))| !wegen.is_empty()).collect();
        assert!(over.is_empty(), "on the page and not in the text: {over:?}");
    }

    async fn every_refusal_leads_to_its_line(w: Wereld) {
        let r = rolwereld::maak(&w).await;
        let m = r.mensen.iter().find(|m| m.rol == "controller" && !m.elders).unwrap();
        let vraag = async |methode: Method, pad: &str| {
            let verzoek = Request::builder().method(methode).uri(rollen::ingevuld(pad, &r))
                .header(header::COOKIE, format!("rk={}", m.cookie))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(format!("csrf={}", web::kern::bezoek::csrf(&m.cookie)))).unwrap();
            let a = r.hier.clone().oneshot(verzoek).await.unwrap();
            let status = a.status();
            (status, String::from_utf8_lossy(&a.into_body().collect().await.unwrap().to_bytes()).into_owned())
        };
        let pagina = regels(&vraag(Method::GET, "/toegang").await.1);
        let mut gezien = 0;
        for pad in routes::paden(&w).iter().filter(|p| p.as_str() != "/afmelden" && p.as_str() != "/aanmelden/nood") {
            for methode in [Method::GET, Method::POST] {
                let (status, html) = vraag(methode.clone(), pad).await;
                if status != StatusCode::FORBIDDEN { continue; }
                let handeling = html.split("href=\"/toegang#").nth(1).and_then(|s| s.split('"').next());
                let er = handeling.is_some_and(|h| pagina.contains_key(h));
                assert!(er, "{methode} {pad}: {handeling:?} leads nowhere");
                gezien += 1;
            }
        }
        assert!(gezien > 100, "{gezien} refusals");
    }
}
