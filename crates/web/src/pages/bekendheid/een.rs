// SPDX-License-Identifier: EUPL-1.2
//! One bekendheidscheck: the question, its answer, and what was asked on it.

use super::{Staat, over, staat, uitkomst};
use crate::kern::formulier::keuzes;
use crate::kern::scherm::na_fout;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, klaar, naar_met, tekst, toon_met,
};
use app::Uitkomst;
use app::bekendheid::{Een, Verder};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::bekendheid::{
    NieuwAntwoord, NieuwVerrijkingsantwoord, NieuweVerrijking, Stand, Uitkomst as Antwoord,
};
use domain::huishouden::leeftijd_tekst;
use domain::notitie::Categorie;
use domain::termijn::datum_tekst;
use domain::waarschuwing::Verteld;
use domain::{BekendheidId, VerrijkingId};
use jiff::civil::Date;
use policy::Doel;

/// A question on it.
struct Vraag {
    id: VerrijkingId,
    /// Before the names of its fields, as there may be more forms.
    voor: String,
    versie: i64,
    vraag: String,
    soort: &'static str,
    doel: String,
    grond: String,
    gevraagd: String,
    staat: Staat,
    antwoord: String,
    reden: String,
    verborgen: bool,
    mag_antwoorden: bool,
    mag_intrekken: bool,
    /// What was typed, when this is the form that came back with errors.
    f: Formulier,
}

#[derive(Template)]
#[template(path = "bekendheid/een.html")]
struct Scherm {
    p: Pagina,
    e: Een,
    over: String,
    geboren: String,
    gevraagd: String,
    verteld: String,
    staat: Staat,
    antwoord: String,
    mag_antwoorden: bool,
    mag_intrekken: bool,
    mag_verder: bool,
    geen_verder: &'static str,
    uitkomsten: Vec<Keuze>,
    categorieen: Vec<Keuze>,
    vragen: Vec<Vraag>,
    verwacht: String,
    vandaag: String,
    f_antwoord: Formulier,
    f_verder: Formulier,
}

/// Which form came back, with what was typed.
enum Terug {
    Geen,
    Antwoord(Formulier),
    Verder(Formulier),
    Bij(VerrijkingId, Formulier),
}

/// Drafts: what somebody was writing when they left.
#[derive(Default)]
struct Concepten {
    verder: Formulier,
    antwoorden: Vec<(VerrijkingId, Formulier)>,
}

fn sleutel_verder(id: BekendheidId) -> String {
    format!("bekendheid-verder:{id}")
}
fn sleutel_antwoord(id: VerrijkingId) -> String {
    format!("verrijking:{id}")
}

/// The drafts of the forms that this page has.
async fn concepten(bezoek: &Bezoek, e: &Een) -> Result<Concepten, PaginaFout> {
    let mut uit = Concepten::default();
    if mag_verder(e) {
        let concept = bezoek.concept(&sleutel_verder(e.rij.id)).await?;
        uit.verder = Formulier::leeg().met_concept(concept);
    }
    for v in e.verder.iter().filter(|v| mag_antwoorden(e, v)) {
        let concept = bezoek.concept(&sleutel_antwoord(v.rij.id)).await?;
        uit.antwoorden
            .push((v.rij.id, Formulier::leeg().met_concept(concept)));
    }
    Ok(uit)
}

fn mag_verder(e: &Een) -> bool {
    let bekend = e.rij.uitkomst.as_ref().map(|u| **u) == Some(Antwoord::Bekend);
    e.vraagt && e.loopt && bekend && e.opent.is_some()
}
fn mag_antwoorden(e: &Een, v: &Verder) -> bool {
    e.mijn && e.loopt && v.stand.wacht()
}

fn vraag(v: &Verder, e: &Een, terug: &Terug, c: &Concepten, vandaag: Date) -> Vraag {
    let r = &v.rij;
    let geweigerd = !r.weiger_reden.is_empty();
    let antwoord = if geweigerd {
        "geeft geen antwoord"
    } else {
        "beantwoord"
    };
    Vraag {
        id: r.id,
        voor: format!("v{}-", r.id),
        versie: r.version,
        vraag: r.vraag.clone(),
        soort: r.categorie.label(),
        doel: r.doel.clone(),
        grond: r.grondslag.clone(),
        gevraagd: format!("{}, {}", r.gevraagd_door, tekst::moment(r.gevraagd_op, vandaag)),
        staat: staat(v.stand, antwoord, r.uiterlijk),
        antwoord: r.antwoord.clone(),
        reden: r.weiger_reden.clone(),
        verborgen: v.verborgen && v.stand == Stand::Beantwoord && !geweigerd,
        mag_antwoorden: mag_antwoorden(e, v),
        mag_intrekken: e.vraagt && v.stand.wacht(),
        f: match terug {
            Terug::Bij(id, f) if *id == r.id => f.clone(),
            _ => c
                .antwoorden
                .iter()
                .find(|(id, _)| *id == r.id)
                .map(|(_, f)| f.clone())
                .unwrap_or_default(),
        },
    }
}

/// Why nothing more can be asked; empty when it can, or when the actor does not ask.
fn geen_verder(e: &Een) -> &'static str {
    match e.rij.uitkomst.as_ref().map(|u| **u) {
        _ if !e.vraagt || !e.loopt => "",
        Some(Antwoord::Bekend) if e.opent.is_none() => {
            "Deze partner doet niet meer mee of heeft vandaag geen grond. Regel eerst de deelname."
        }
        Some(Antwoord::Bekend) => "",
        _ => "Verder vragen kan alleen bij wie heeft gezegd dat de persoon bekend is.",
    }
}

fn scherm(bezoek: &Bezoek, e: Een, terug: Terug, c: Concepten) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let r = &e.rij;
    let opent = e.opent.clone().unwrap_or_default();
    Scherm {
        p: bezoek.pagina("Bekendheidscheck", "casussen"),
        over: over(r),
        geboren: r.geboortedatum.map_or_else(
            || "niet bekend".to_owned(),
            |g| format!("{} ({})", datum_tekst(g), leeftijd_tekst(Some(g), vandaag)),
        ),
        gevraagd: format!("{}, {}", r.gevraagd_door, tekst::moment(r.gevraagd_op, vandaag)),
        verteld: match *r.verteld {
            Verteld::Ja => "De inwoner weet dat dit wordt gevraagd.".to_owned(),
            Verteld::Nee => format!("De inwoner weet het nog niet: {}", r.verteld_reden),
        },
        staat: staat(e.stand, uitkomst(r), r.uiterlijk),
        antwoord: r
            .geantwoord_op
            .map(|op| format!("{}, {}", r.aan, tekst::moment(op, vandaag)))
            .unwrap_or_default(),
        // An answer can be put right until more was asked on it.
        mag_antwoorden: e.mijn && e.loopt && e.stand != Stand::Ingetrokken && e.verder.is_empty(),
        mag_intrekken: e.vraagt && e.stand.wacht(),
        mag_verder: mag_verder(&e),
        geen_verder: geen_verder(&e),
        uitkomsten: keuzes(Antwoord::ALL, |u| (u.code(), u.label())),
        categorieen: Categorie::ALL
            .iter()
            .filter(|c| !c.is_gevoelig() || opent.contains(c))
            .map(|c| Keuze::new(c.code(), c.label()))
            .collect(),
        vragen: e
            .verder
            .iter()
            .map(|v| vraag(v, &e, &terug, &c, vandaag))
            .collect(),
        verwacht: format!("Kies je geen dag, dan is het {}.", datum_tekst(e.verwacht)),
        vandaag: vandaag.to_string(),
        f_antwoord: match &terug {
            Terug::Antwoord(f) => f.clone(),
            _ => match r.uitkomst.as_ref() {
                Some(u) => Formulier::leeg().met("uitkomst", u.code()).met("reden", &r.reden),
                None => Formulier::leeg(),
            },
        },
        f_verder: match terug {
            Terug::Verder(f) => f,
            _ => c.verder,
        },
        e,
    }
}

async fn toon(bezoek: &Bezoek, id: BekendheidId, terug: Terug, status: StatusCode) -> PaginaUitkomst {
    let e = app::bekendheid::een(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let c = concepten(bezoek, &e).await?;
    toon_met(status, &scherm(bezoek, e, terug, c), None)
}

pub(super) async fn pagina(bezoek: Bezoek, Path(id): Path<BekendheidId>) -> PaginaUitkomst {
    toon(&bezoek, id, Terug::Geen, StatusCode::OK).await
}

/// Done: back to the page. Else the page again, with what is wrong at the form that was sent.
async fn na(
    bezoek: &Bezoek,
    id: BekendheidId,
    invoer: &Invoer,
    uit: Uitkomst<String>,
    gedaan: &str,
    terug: impl FnOnce(Formulier) -> Terug,
) -> PaginaUitkomst {
    match na_fout(Formulier::uit(invoer), uit)? {
        Ok(_) => Ok(naar_met(format!("/bekendheid/{id}"), gedaan)),
        Err((f, status)) => toon(bezoek, id, terug(f), status).await,
    }
}

pub(super) async fn antwoord(bezoek: Bezoek, Path(id): Path<BekendheidId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuwAntwoord {
        uitkomst: invoer.tekst("uitkomst"),
        reden: invoer.tekst("reden"),
    };
    let uit = klaar(app::bekendheid::antwoord(&bezoek.app, &ctx, id, invoer.versie(), &nieuw).await);
    na(
        &bezoek,
        id,
        &invoer,
        uit,
        "Je antwoord is bewaard.",
        Terug::Antwoord,
    )
    .await
}

pub(super) async fn trek_in(bezoek: Bezoek, Path(id): Path<BekendheidId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(app::bekendheid::trek_in(&bezoek.app, &ctx, id, invoer.versie()).await);
    na(
        &bezoek,
        id,
        &invoer,
        uit,
        "De vraag is ingetrokken.",
        Terug::Antwoord,
    )
    .await
}

pub(super) async fn verder(bezoek: Bezoek, Path(id): Path<BekendheidId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuweVerrijking {
        vraag: invoer.tekst("vraag"),
        categorie: invoer.tekst("categorie"),
        doel: invoer.tekst("doel"),
        uiterlijk: invoer.tekst("uiterlijk"),
    };
    let uit = klaar(app::bekendheid::vraag_verder(&bezoek.app, &ctx, id, &nieuw).await);
    if uit.is_ok() {
        bezoek.wis_concept(&sleutel_verder(id)).await?;
    }
    na(&bezoek, id, &invoer, uit, "De vraag is gesteld.", Terug::Verder).await
}

/// The bekendheidscheck that a question belongs to: where its page is, for a form that comes back.
async fn van(bezoek: &Bezoek, id: VerrijkingId) -> Result<BekendheidId, PaginaFout> {
    Ok(app::bekendheid::waar(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?)
}

pub(super) async fn antwoord_verder(
    bezoek: Bezoek,
    Path(id): Path<VerrijkingId>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuwVerrijkingsantwoord {
        antwoord: invoer.tekst("antwoord"),
        weigeren: invoer.heeft("weigeren", "ja"),
        reden: invoer.tekst("weiger_reden"),
    };
    let bij = van(&bezoek, id).await?;
    let uit = klaar(app::bekendheid::antwoord_verder(&bezoek.app, &ctx, id, invoer.versie(), &nieuw).await);
    if uit.is_ok() {
        bezoek.wis_concept(&sleutel_antwoord(id)).await?;
    }
    let terug = |f| Terug::Bij(id, f);
    na(&bezoek, bij, &invoer, uit, "Je antwoord is bewaard.", terug).await
}

pub(super) async fn trek_verder_in(
    bezoek: Bezoek,
    Path(id): Path<VerrijkingId>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let bij = van(&bezoek, id).await?;
    let uit = klaar(app::bekendheid::trek_verder_in(&bezoek.app, &ctx, id, invoer.versie()).await);
    let terug = |f| Terug::Bij(id, f);
    na(&bezoek, bij, &invoer, uit, "De vraag is ingetrokken.", terug).await
}
