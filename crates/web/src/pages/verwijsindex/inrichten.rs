// SPDX-License-Identifier: EUPL-1.2
//! How the verwijsindex works in this gemeente: off, winding down, on; the region; the pilot; and who may place signalen.

use crate::kern::formulier::keuzes;
use crate::kern::scherm::na_fout;
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon_met};
use app::verwijsindex::{Beeld, MelderRij, NieuweMelder, lees, stop_melder, zet};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::MelderId;
use domain::termijn::datum_tekst;
use domain::verwijsindex::{Domein, Instelling, Modus, NieuweInstelling};
use policy::Doel;

/// A melder.
struct Melder {
    id: MelderId,
    naam: String,
    organisatie: String,
    domein: &'static str,
    coordinator: String,
    periode: String,
    nu: bool,
    version: i64,
}

#[derive(Template)]
#[template(path = "verwijsindex/inrichten.html")]
struct InrichtPagina {
    p: Pagina,
    f: Formulier,
    /// The form of a melder.
    g: Formulier,
    versie: i64,
    lopend: i64,
    modi: Vec<Keuze>,
    regio: Vec<Keuze>,
    gemeenten: Vec<Keuze>,
    melders: Vec<Melder>,
    kandidaten: Vec<Keuze>,
    domeinen: Vec<Keuze>,
}

/// What holds, as the form has it.
fn formulier(i: &Instelling) -> Formulier {
    let mut f = Formulier::van([
        ("modus", i.modus.code().to_owned()),
        ("herinner_na", i.herinner_na.to_string()),
        ("procesmanager_na", i.procesmanager_na.to_string()),
        ("instituten", i.instituten.join("\n")),
    ]);
    for g in &i.regio {
        f = f.met("regio", g.0.to_string());
    }
    if let Some(l) = &i.leertuin {
        f = f
            .met("leertuin", "ja")
            .met("grond", &l.grond)
            .met("van", l.van.to_string())
            .met("tot", l.tot.to_string());
        for g in &l.gemeenten {
            f = f.met("leertuin_gemeenten", g.0.to_string());
        }
    }
    f
}

fn melder(m: &MelderRij, vandaag: jiff::civil::Date) -> Melder {
    let nu = m.tot.is_none_or(|tot| tot >= vandaag);
    Melder {
        id: m.id,
        naam: m.naam.clone(),
        organisatie: m.organisatie.clone(),
        domein: m.domein.label(),
        coordinator: m.coordinator.clone(),
        periode: if nu {
            format!("sinds {}", datum_tekst(m.van))
        } else {
            "mag niet meer".to_owned()
        },
        nu,
        version: m.version,
    }
}

async fn pagina(bezoek: &Bezoek, f: Option<Formulier>, g: Formulier, status: StatusCode) -> PaginaUitkomst {
    let b: Beeld = lees(&bezoek.app, &bezoek.ctx(Doel::Beheer)).await?;
    let f = f.unwrap_or_else(|| formulier(&b.instelling));
    let keus = |(g, naam): &(domain::Gemeente, String)| Keuze::new(g.0.to_string(), naam.clone());
    let pagina = InrichtPagina {
        p: bezoek.pagina("Verwijsindex inrichten", ""),
        versie: f.versie_of(b.instelling.versie),
        f,
        g,
        lopend: b.lopend,
        modi: keuzes(Modus::ALL, |m| (m.code(), m.label())),
        regio: b
            .gemeenten
            .iter()
            .filter(|(g, _)| *g != b.eigen)
            .map(keus)
            .collect(),
        gemeenten: b.gemeenten.iter().map(keus).collect(),
        melders: b.melders.iter().map(|m| melder(m, b.vandaag)).collect(),
        kandidaten: b
            .kandidaten
            .iter()
            .map(|k| {
                Keuze::new(
                    k.id.to_string(),
                    format!("{} – {}, {}", k.organisatie, k.naam, k.functie),
                )
            })
            .collect(),
        domeinen: keuzes(Domein::ALL, |d| (d.code(), d.label())),
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn toon_form(bezoek: Bezoek) -> PaginaUitkomst {
    pagina(&bezoek, None, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn bewaar(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let n = NieuweInstelling {
        modus: invoer.tekst("modus"),
        regio: invoer.waarden("regio"),
        herinner_na: invoer.tekst("herinner_na"),
        procesmanager_na: invoer.tekst("procesmanager_na"),
        leertuin: invoer.heeft("leertuin", "ja"),
        grond: invoer.tekst("grond"),
        van: invoer.tekst("van"),
        tot: invoer.tekst("tot"),
        leertuin_gemeenten: invoer.waarden("leertuin_gemeenten"),
        instituten: invoer.tekst("instituten"),
    };
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = klaar(zet(&bezoek.app, &ctx, invoer.versie(), &n).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            "/verwijsindex/inrichten",
            "De verwijsindex is ingericht.",
        )),
        Err((f, status)) => pagina(&bezoek, Some(f), Formulier::leeg(), status).await,
    }
}

pub(super) async fn wijs_aan(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let n = NieuweMelder {
        wie: invoer.tekst("wie"),
        domein: invoer.tekst("domein"),
        coordinator: invoer.tekst("coordinator"),
    };
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    // Somebody who was melder before is read anew: the newest row of them is the one that is changed.
    let b = lees(&bezoek.app, &bezoek.ctx(Doel::Beheer)).await?;
    let version = b
        .melders
        .iter()
        .find(|m| m.medewerker_id.to_string() == n.wie)
        .map_or(0, |m| m.version);
    let uit = klaar(app::verwijsindex::wijs_aan(&bezoek.app, &ctx, version, &n).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            "/verwijsindex/inrichten",
            "Deze medewerker mag nu signalen plaatsen.",
        )),
        Err((g, status)) => pagina(&bezoek, None, g, status).await,
    }
}

pub(super) async fn stop(bezoek: Bezoek, Path(id): Path<MelderId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = klaar(stop_melder(&bezoek.app, &ctx, id, invoer.versie()).await);
    match na_fout(Formulier::leeg(), uit)? {
        Ok(_) => Ok(naar_met(
            "/verwijsindex/inrichten",
            "Deze medewerker mag geen signalen meer plaatsen. Wat er staat, blijft tot het afloopt.",
        )),
        Err((g, status)) => pagina(&bezoek, None, g, status).await,
    }
}
