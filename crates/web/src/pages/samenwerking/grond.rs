// SPDX-License-Identifier: EUPL-1.2
//! Grounds: a new one, a new version of one, and the end of one.

use super::{in_woorden, periode};
use crate::kern::formulier::keuzes;
use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, PaginaFout, PaginaUitkomst, klaar, naar_met};
use app::AppFout;
use app::samenwerking::{self as zaak, Beeld, lees_voor};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::notitie::Categorie;
use domain::toegang::{Grondslag, NieuweGrondslag};
use policy::{Doel, handelingen as h};

async fn beeld(bezoek: &Bezoek) -> Result<Beeld, PaginaFout> {
    Ok(lees_voor::<h::GrondslagWijzigen>(&bezoek.app, &bezoek.ctx(Doel::Beheer)).await?)
}

/// The newest version of a ground.
fn vind<'a>(b: &'a Beeld, code: &str) -> Result<&'a Grondslag, PaginaFout> {
    b.gronden
        .iter()
        .find(|g| g.code == code)
        .ok_or(PaginaFout::App(AppFout::NietGevonden))
}

/// The form; `oud` is what it changes.
fn scherm(bezoek: &Bezoek, b: &Beeld, oud: Option<&Grondslag>, f: Option<Formulier>) -> Scherm {
    let (kop, actie) = match oud {
        Some(g) => (
            format!("Grond wijzigen: {}", g.naam),
            format!("/samenwerking/gronden/{}", g.code),
        ),
        None => (
            "Grond toevoegen".to_owned(),
            "/samenwerking/gronden/nieuw".to_owned(),
        ),
    };
    let f = f.unwrap_or_else(|| oud.map_or_else(Formulier::leeg, ingevuld));
    let mut s = Scherm::nieuw(bezoek, &kop, actie, f).onder(bezoek, super::TERUG);
    s.uitleg = vec!["Een wijziging geldt vanaf een dag, en voor iedereen die op deze grond meedoet. Wat al bekeken is, blijft in het journaal onder de oude versie staan.".to_owned()];
    if let Some(g) = oud {
        for v in b.gronden.iter().filter(|v| v.code == g.code) {
            let namen: Vec<&str> = v.categorieen.iter().map(|c| c.label()).collect();
            s.gegevens.push((
                "Versie",
                format!("{}: {}", periode(v.geldig_van, v.geldig_tot), namen.join(", ")),
            ));
        }
        s.versie = Some(g.version);
        s.ook = vec![(
            format!("/samenwerking/gronden/{}/einde", g.code),
            "Deze grond laten stoppen",
        )];
    } else {
        s.velden.push(Veld::Tekst(
            "code",
            "Korte code",
            "Alleen kleine letters, cijfers en _. De code blijft altijd gelijk.",
        ));
    }
    s.velden.extend([
        Veld::Tekst("naam", "Hoe heet de grond?", ""),
        Veld::Tekst("artikel", "In welk wetsartikel staat hij?", ""),
        Veld::Tekstvak("uitleg", "Wanneer kiest een regisseur deze grond?", ""),
        Veld::VinkjesNodig(
            "categorieen",
            "Welke gegevens kan deze grond openen?",
            "Ook als een deelname meer noemt, ziet iemand niet meer dan dit.",
            keuzes(Categorie::ALL, |c| (c.code(), c.label())),
        ),
        Veld::Datum("geldig_van", "Geldt vanaf", b.vandaag.to_string(), String::new()),
    ]);
    s.eerst_bekijken = true;
    s.knop = "Leg vast";
    s
}

/// What stands there now.
fn ingevuld(g: &Grondslag) -> Formulier {
    let mut paren = vec![
        ("naam", g.naam.clone()),
        ("artikel", g.artikel.clone()),
        ("uitleg", g.uitleg.clone()),
    ];
    paren.extend(g.categorieen.iter().map(|c| ("categorieen", c.code().to_owned())));
    Formulier::van(paren)
}

fn uit_invoer(invoer: &Invoer) -> NieuweGrondslag {
    NieuweGrondslag {
        code: invoer.tekst("code"),
        naam: invoer.tekst("naam"),
        artikel: invoer.tekst("artikel"),
        uitleg: invoer.tekst("uitleg"),
        categorieen: invoer.waarden("categorieen"),
        geldig_van: invoer.tekst("geldig_van"),
    }
}

pub(super) async fn nieuw(bezoek: Bezoek) -> PaginaUitkomst {
    let b = beeld(&bezoek).await?;
    let concept = bezoek.concept("/samenwerking/gronden/nieuw").await?;
    let f = Formulier::leeg().met_concept(concept);
    scherm(&bezoek, &b, None, Some(f)).toon(StatusCode::OK)
}

pub(super) async fn maak(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    bewaar(bezoek, String::new(), invoer).await
}

pub(super) async fn form(bezoek: Bezoek, Path(code): Path<String>) -> PaginaUitkomst {
    let b = beeld(&bezoek).await?;
    let oud = vind(&b, &code)?;
    let concept = bezoek.concept(&format!("/samenwerking/gronden/{code}")).await?;
    let f = ingevuld(oud).met_concept(concept);
    scherm(&bezoek, &b, Some(oud), Some(f)).toon(StatusCode::OK)
}

pub(super) async fn wijzig(bezoek: Bezoek, Path(code): Path<String>, invoer: Invoer) -> PaginaUitkomst {
    bewaar(bezoek, code, invoer).await
}

async fn bewaar(bezoek: Bezoek, code: String, invoer: Invoer) -> PaginaUitkomst {
    let n = uit_invoer(&invoer);
    let f = Formulier::uit(&invoer);
    let oud = |b: &Beeld| -> Result<Option<Grondslag>, PaginaFout> {
        if code.is_empty() {
            return Ok(None);
        }
        vind(b, &code).map(|g| Some(g.clone()))
    };
    if invoer.waarde("stap") != "vastleggen" {
        let uit = zaak::bekijk(&bezoek.app, &bezoek.ctx(Doel::Beheer), &code, &n).await;
        let (f, gevolg, status) = match na_fout(f.clone(), uit)? {
            Ok(g) => (f, Some(in_woorden(&g)), StatusCode::OK),
            Err((f, status)) => (f, None, status),
        };
        let b = beeld(&bezoek).await?;
        let mut s = scherm(&bezoek, &b, oud(&b)?.as_ref(), Some(f));
        s.gevolg = gevolg;
        return s.toon(status);
    }
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = klaar(zaak::wijzig(&bezoek.app, &ctx, &code, invoer.versie(), &n).await);
    match na_fout(f, uit)? {
        Ok(_) => {
            let sleutel = if code.is_empty() { "nieuw" } else { code.as_str() };
            bezoek
                .wis_concept(&format!("/samenwerking/gronden/{sleutel}"))
                .await?;
            Ok(naar_met("/samenwerking", "De grond is vastgelegd."))
        }
        Err((f, status)) => {
            let b = beeld(&bezoek).await?;
            scherm(&bezoek, &b, oud(&b)?.as_ref(), Some(f)).toon(status)
        }
    }
}

fn scherm_einde(bezoek: &Bezoek, b: &Beeld, code: &str, f: Formulier) -> Result<Scherm, PaginaFout> {
    let g = vind(b, code)?;
    let mut s = Scherm::nieuw(
        bezoek,
        "Grond laten stoppen",
        format!("/samenwerking/gronden/{code}/einde"),
        f,
    )
    .onder(bezoek, (&format!("/samenwerking/gronden/{code}"), "Terug"));
    s.sub = g.naam.clone();
    s.gegevens = vec![("Geldt", periode(g.geldig_van, g.geldig_tot))];
    s.uitleg = vec!["Na de laatste dag ziet niemand meer iets op deze grond.".to_owned()];
    s.velden = vec![Veld::Datum(
        "tot",
        "Laatste dag",
        b.vandaag.to_string(),
        String::new(),
    )];
    s.versie = Some(g.version);
    s.eerst_bekijken = true;
    s.knop = "Laat de grond stoppen";
    Ok(s)
}

pub(super) async fn einde_form(bezoek: Bezoek, Path(code): Path<String>) -> PaginaUitkomst {
    let b = beeld(&bezoek).await?;
    scherm_einde(&bezoek, &b, &code, Formulier::leeg())?.toon(StatusCode::OK)
}

pub(super) async fn einde(bezoek: Bezoek, Path(code): Path<String>, invoer: Invoer) -> PaginaUitkomst {
    let tot = invoer.tekst("tot");
    let f = Formulier::uit(&invoer);
    if invoer.waarde("stap") != "vastleggen" {
        let uit = zaak::bekijk_einde(&bezoek.app, &bezoek.ctx(Doel::Beheer), &code, &tot).await;
        let (f, gevolg, status) = match na_fout(f.clone(), uit)? {
            Ok(g) => (f, Some(in_woorden(&g)), StatusCode::OK),
            Err((f, status)) => (f, None, status),
        };
        let b = beeld(&bezoek).await?;
        let mut s = scherm_einde(&bezoek, &b, &code, f)?;
        s.gevolg = gevolg;
        return s.toon(status);
    }
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = klaar(zaak::beeindig(&bezoek.app, &ctx, &code, invoer.versie(), &tot).await);
    match na_fout(f, uit)? {
        Ok(_) => Ok(naar_met(
            "/samenwerking",
            "De laatste dag van de grond is vastgelegd.",
        )),
        Err((f, status)) => {
            let b = beeld(&bezoek).await?;
            scherm_einde(&bezoek, &b, &code, f)?.toon(status)
        }
    }
}
