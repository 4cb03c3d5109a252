// SPDX-License-Identifier: EUPL-1.2
//! The list of casussen. Filters stand in the address; they hold codes and ids, never names.

use crate::kern::formulier::keuzes;
use crate::kern::{Bezoek, Formulier, Keuze, Pagina, PaginaUitkomst, tekst, toon};
use app::casus::lijst::{Lijst, Regel, Vraag, casussen};
use askama::Template;
use axum::extract::Query;
use domain::casus::Fase;
use domain::termijn::datum;
use policy::Doel;
use serde::Deserialize;

/// Filters as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Filters {
    #[serde(default)]
    fase: String,
    #[serde(default)]
    wijk: String,
    #[serde(default)]
    regisseur: String,
    #[serde(default)]
    laat: String,
    #[serde(default)]
    na: String,
}

#[derive(Template)]
#[template(path = "casus/lijst.html")]
struct LijstPagina {
    p: Pagina,
    f: Formulier,
    regels: Vec<Rij>,
    fasen: Vec<Keuze>,
    wijken: Vec<Keuze>,
    regisseurs: Vec<Keuze>,
    gefilterd: bool,
    volgende: String,
    sub: String,
}

struct Rij {
    r: Regel,
    sinds: String,
    laat: String,
}

pub(super) async fn lijst(bezoek: Bezoek, Query(f): Query<Filters>) -> PaginaUitkomst {
    let na =
        f.na.split_once('_')
            .and_then(|(us, id)| Some((us.parse().ok()?, id.parse().ok()?)));
    let vraag = Vraag {
        fase: f.fase.clone(),
        wijk: f.wijk.clone(),
        regisseur: f.regisseur.parse().ok(),
        zonder_regisseur: f.regisseur == "geen",
        te_laat: f.laat == "ja",
        na,
    };
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let l = casussen(&bezoek.app, &ctx, &vraag).await?;
    let mut fasen = vec![Keuze::new("alle", "Alle, ook gesloten")];
    fasen.extend(keuzes(Fase::ALL, |k| (k.code(), k.label())));
    let mut regisseurs = vec![Keuze::new("geen", "Nog geen regisseur")];
    regisseurs.extend(
        l.regisseurs
            .iter()
            .map(|r| Keuze::new(r.id.to_string(), r.naam.clone())),
    );
    toon(&LijstPagina {
        p: bezoek.pagina("Casussen", "casussen"),
        f: Formulier::van([
            ("fase", f.fase.as_str()),
            ("wijk", f.wijk.as_str()),
            ("regisseur", f.regisseur.as_str()),
            ("laat", f.laat.as_str()),
        ]),
        wijken: l
            .wijken
            .iter()
            .map(|w| Keuze::new(w.code.clone(), w.naam.clone()))
            .collect(),
        fasen,
        regisseurs,
        gefilterd: [&f.fase, &f.wijk, &f.regisseur, &f.laat]
            .iter()
            .any(|v| !v.is_empty()),
        volgende: volgende(&f, &l),
        sub: sub(&l),
        regels: l
            .regels
            .into_iter()
            .map(|r| Rij {
                sinds: tekst::dag(datum(r.rij.fase_sinds), vandaag),
                laat: match r.rij.acties_te_laat {
                    0 => String::new(),
                    1 => "1 actie later".to_owned(),
                    n => format!("{n} acties later"),
                },
                r,
            })
            .collect(),
    })
}

fn sub(l: &Lijst) -> String {
    if l.alles {
        "Alle casussen van de gemeente. Wat het eerst afloopt, staat bovenaan.".to_owned()
    } else {
        "De casussen waar jij iets mee te maken hebt. Wat het eerst afloopt, staat bovenaan.".to_owned()
    }
}

fn volgende(f: &Filters, l: &Lijst) -> String {
    let Some((us, id)) = l.volgende else {
        return String::new();
    };
    let mut adres = form_urlencoded::Serializer::new(String::new());
    for (naam, waarde) in [
        ("fase", &f.fase),
        ("wijk", &f.wijk),
        ("regisseur", &f.regisseur),
        ("laat", &f.laat),
    ] {
        if !waarde.is_empty() {
            adres.append_pair(naam, waarde);
        }
    }
    adres.append_pair("na", &format!("{us}_{id}"));
    format!("/casussen?{}", adres.finish())
}
