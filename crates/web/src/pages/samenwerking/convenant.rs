// SPDX-License-Identifier: EUPL-1.2
//! Versions of the convenant.

use super::{in_woorden, periode};
use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, PaginaFout, PaginaUitkomst, klaar, naar_met};
use app::AppFout;
use app::samenwerking::{self as zaak, Beeld, lees_voor};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ConvenantId;
use domain::toegang::NieuwConvenant;
use policy::{Doel, handelingen as h};

async fn beeld(bezoek: &Bezoek) -> Result<Beeld, PaginaFout> {
    Ok(lees_voor::<h::ConvenantWijzigen>(&bezoek.app, &bezoek.ctx(Doel::Beheer)).await?)
}

fn scherm_nieuw(bezoek: &Bezoek, f: Formulier) -> Scherm {
    let mut s = Scherm::nieuw(
        bezoek,
        "Versie van het convenant toevoegen",
        "/samenwerking/convenant/nieuw".to_owned(),
        f,
    )
    .onder(bezoek, super::TERUG);
    s.uitleg = vec!["Een nieuwe versie telt voor een organisatie pas als zij die heeft getekend. Oudere versies blijven gelden tot hun laatste dag.".to_owned()];
    s.velden = vec![
        Veld::Tekst("naam", "Hoe heet het convenant?", ""),
        Veld::Tekst(
            "vindplaats",
            "Waar ligt de getekende tekst?",
            "Bijvoorbeeld een zaaknummer.",
        ),
        Veld::Datum("geldig_van", "Geldt vanaf", String::new(), String::new()),
        Veld::DatumVrij("geldig_tot", "Laatste dag", String::new()),
    ];
    s.knop = "Toevoegen";
    s
}

pub(super) async fn nieuw(bezoek: Bezoek) -> PaginaUitkomst {
    beeld(&bezoek).await?;
    let mut s = scherm_nieuw(&bezoek, Formulier::leeg());
    s.f = Formulier::leeg().met_concept(bezoek.concept(&s.concept).await?);
    s.toon(StatusCode::OK)
}

pub(super) async fn maak(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let n = NieuwConvenant {
        naam: invoer.tekst("naam"),
        vindplaats: invoer.tekst("vindplaats"),
        geldig_van: invoer.tekst("geldig_van"),
        geldig_tot: invoer.tekst("geldig_tot"),
    };
    let uit = klaar(zaak::voeg_versie_toe(&bezoek.app, &ctx, &n).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            bezoek.wis_concept("/samenwerking/convenant/nieuw").await?;
            Ok(naar_met(
                "/samenwerking",
                "De versie is toegevoegd. Leg per organisatie vast of zij heeft getekend.",
            ))
        }
        Err((f, status)) => scherm_nieuw(&bezoek, f).toon(status),
    }
}

fn scherm(bezoek: &Bezoek, b: &Beeld, id: ConvenantId, f: Option<Formulier>) -> Result<Scherm, PaginaFout> {
    let v = b
        .versies
        .iter()
        .find(|v| v.id == id)
        .ok_or(PaginaFout::App(AppFout::NietGevonden))?;
    let f = f.unwrap_or_else(|| {
        Formulier::van([(
            "geldig_tot",
            v.geldig_tot.map(|t| t.to_string()).unwrap_or_default(),
        )])
    });
    let mut s = Scherm::nieuw(
        bezoek,
        &format!("Convenant, versie {}", v.nummer),
        format!("/samenwerking/convenant/{id}"),
        f,
    )
    .onder(bezoek, super::TERUG);
    s.sub = v.naam.clone();
    let tekenden: Vec<&str> = b
        .partners
        .iter()
        .filter(|o| o.partijen.iter().any(|p| p.convenant_id == id && p.tot.is_none()))
        .map(|o| o.rij.naam.as_str())
        .collect();
    s.gegevens = vec![
        ("Geldt", periode(v.geldig_van, v.geldig_tot)),
        ("Vindplaats", v.vindplaats.clone()),
        (
            "Getekend door",
            if tekenden.is_empty() {
                "nog niemand".to_owned()
            } else {
                tekenden.join(", ")
            },
        ),
    ];
    s.uitleg = vec!["Na de laatste dag telt deze versie niet meer. Wie geen andere versie heeft getekend, ziet dan niets meer. Laat de dag leeg als het convenant blijft gelden.".to_owned()];
    s.velden = vec![Veld::DatumVrij(
        "geldig_tot",
        "Laatste dag",
        b.vandaag.to_string(),
    )];
    s.versie = Some(v.version);
    s.eerst_bekijken = true;
    s.knop = "Leg vast";
    Ok(s)
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<ConvenantId>) -> PaginaUitkomst {
    let b = beeld(&bezoek).await?;
    scherm(&bezoek, &b, id, None)?.toon(StatusCode::OK)
}

pub(super) async fn wijzig(bezoek: Bezoek, Path(id): Path<ConvenantId>, invoer: Invoer) -> PaginaUitkomst {
    let tot = invoer.tekst("geldig_tot");
    let f = Formulier::uit(&invoer);
    if invoer.waarde("stap") != "vastleggen" {
        let uit = zaak::bekijk_versie(&bezoek.app, &bezoek.ctx(Doel::Beheer), id, &tot).await;
        let (f, gevolg, status) = match na_fout(f.clone(), uit)? {
            Ok(g) => (f, Some(in_woorden(&g)), StatusCode::OK),
            Err((f, status)) => (f, None, status),
        };
        let b = beeld(&bezoek).await?;
        let mut s = scherm(&bezoek, &b, id, Some(f))?;
        s.gevolg = gevolg;
        return s.toon(status);
    }
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = klaar(zaak::wijzig_versie(&bezoek.app, &ctx, id, invoer.versie(), &tot).await);
    match na_fout(f, uit)? {
        Ok(_) => Ok(naar_met("/samenwerking", "De laatste dag is vastgelegd.")),
        Err((f, status)) => {
            let b = beeld(&bezoek).await?;
            scherm(&bezoek, &b, id, Some(f))?.toon(status)
        }
    }
}
