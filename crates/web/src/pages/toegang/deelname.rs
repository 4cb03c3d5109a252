// SPDX-License-Identifier: EUPL-1.2
//! Letting somebody take part, saying that it still holds, and ending it.

use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, klaar, naar_met, toon_met,
};
use app::AppFout;
use app::toegang::{Deelnemer, KeuzeRij, Toegangsbeeld, beeindig, bevestig, toegang, verleng, voeg_toe};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::notitie::Categorie;
use domain::termijn::datum_tekst;
use domain::toegang::NieuweDeelname;
use domain::{BetrokkeneId, CasusId};
use jiff::civil::Date;
use policy::Doel;

/// People to choose from: "Woonstichting Proef – J. Hendriks-proef, medewerker wonen". `alle`: also of organisations
/// outside the convenant.
pub(super) fn mensen(keuzes: &[KeuzeRij], alle: bool) -> Vec<Keuze> {
    keuzes
        .iter()
        .filter(|k| alle || k.convenant)
        .map(|k| {
            Keuze::new(
                k.id.to_string(),
                format!("{} – {}, {}", k.organisatie, k.naam, k.functie),
            )
        })
        .collect()
}

/// Ground, purpose, categories and end: for a new deelname and for a request.
pub(super) fn velden(b: &Toegangsbeeld, vandaag: Date) -> Vec<Veld> {
    let gevoelig: Vec<Keuze> = Categorie::ALL
        .iter()
        .filter(|c| c.is_gevoelig())
        .map(|c| Keuze::new(c.code(), c.label()))
        .collect();
    vec![
        Veld::Keuzelijst(
            "grondslag",
            "Op welke grond?",
            "Zonder grond mag niemand meekijken.",
            b.gronden
                .iter()
                .map(|g| Keuze::new(g.code.clone(), g.tekst()))
                .collect(),
        ),
        Veld::Tekst(
            "doel",
            "Waarvoor heeft deze persoon gegevens nodig?",
            "Bijvoorbeeld: de zorg thuis afstemmen.",
        ),
        Veld::Vinkjes(
            "categorieen",
            "Welke gevoelige gegevens mag deze persoon ook zien?",
            "Wie meedoet ziet wie er wonen, hoe ze te bereiken zijn, en gewone notities. Kies hier alleen wat nodig is, en wat de grond toestaat.",
            gevoelig,
        ),
        Veld::Datum(
            "tot",
            "Tot en met welke dag?",
            vandaag.to_string(),
            b.regels.laatste_dag(vandaag).to_string(),
        ),
    ]
}

/// What was posted of them.
pub(super) fn uit_invoer(invoer: &Invoer) -> NieuweDeelname {
    NieuweDeelname {
        medewerker: invoer.tekst("medewerker"),
        rol: invoer.tekst("rol"),
        grondslag: invoer.tekst("grondslag"),
        doel: invoer.tekst("doel"),
        categorieen: invoer.waarden("categorieen"),
        tot: invoer.tekst("tot"),
    }
}

fn scherm(bezoek: &Bezoek, b: &Toegangsbeeld, f: Formulier) -> Scherm {
    let id = b.blad.kop.id;
    let mut s = Scherm::nieuw(
        bezoek,
        "Iemand laten meedoen",
        format!("/casussen/{id}/toegang/deelnemer"),
        f,
    );
    s.sub = format!("Huishouden {}", b.blad.kop.huishouden);
    s.terug = (format!("/casussen/{id}/toegang"), "Terug".to_owned());
    s.uitleg = vec!["Wie meedoet, ziet deze casus tot de dag die je kiest, en niets anders. Staat iemand er niet bij? Dan heeft die persoon geen account, of heeft de organisatie het convenant niet getekend.".to_owned()];
    s.velden = vec![
        Veld::Keuzelijst("medewerker", "Wie?", "", mensen(&b.keuzes, false)),
        Veld::Tekst("rol", "Wat doet deze persoon voor het huishouden?", ""),
    ];
    s.velden.extend(velden(b, bezoek.ctx(Doel::Regie).vandaag()));
    s.knop = "Laat meedoen";
    s
}

async fn beeld(bezoek: &Bezoek, id: CasusId) -> Result<Toegangsbeeld, PaginaFout> {
    let b = toegang(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    if b.mag_deelname {
        Ok(b)
    } else {
        Err(PaginaFout::App(AppFout::NietGevonden))
    }
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let mut s = scherm(&bezoek, &beeld(&bezoek, id).await?, Formulier::leeg());
    s.f = Formulier::leeg().met_concept(bezoek.concept(&s.concept).await?);
    s.toon(StatusCode::OK)
}

pub(super) async fn maak(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(voeg_toe(&bezoek.app, &ctx, id, &uit_invoer(&invoer)).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            bezoek
                .wis_concept(&format!("/casussen/{id}/toegang/deelnemer"))
                .await?;
            Ok(naar_met(
                format!("/casussen/{id}/toegang"),
                "Deze persoon doet nu mee.",
            ))
        }
        Err((f, status)) => scherm(&bezoek, &beeld(&bezoek, id).await?, f).toon(status),
    }
}

#[derive(Template)]
#[template(path = "toegang/deelname.html")]
struct Wijzigen {
    p: Pagina,
    casus: CasusId,
    d: Deelnemer,
    tot: String,
    min: String,
    max: String,
    /// Form of the new last day, and that of the end.
    langer: Formulier,
    stop: Formulier,
}

async fn wijzig(
    bezoek: &Bezoek,
    (id, welke): (CasusId, BetrokkeneId),
    (langer, stop): (Formulier, Formulier),
    status: StatusCode,
) -> PaginaUitkomst {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let b = beeld(bezoek, id).await?;
    let max = b.regels.laatste_dag(vandaag).to_string();
    let Some(d) = b.deelnemers.into_iter().find(|d| d.rij.id == welke) else {
        return Err(PaginaFout::App(AppFout::NietGevonden));
    };
    let scherm = Wijzigen {
        p: bezoek.pagina("Deelname wijzigen", "casussen"),
        casus: id,
        tot: d.rij.tot.map_or_else(
            || "zonder einddatum".to_owned(),
            |t| format!("tot en met {}", datum_tekst(t)),
        ),
        min: vandaag.to_string(),
        max,
        d,
        langer,
        stop,
    };
    toon_met(status, &scherm, None)
}

pub(super) async fn wijzig_form(
    bezoek: Bezoek,
    Path(welke): Path<(CasusId, BetrokkeneId)>,
) -> PaginaUitkomst {
    wijzig(
        &bezoek,
        welke,
        (Formulier::leeg(), Formulier::leeg()),
        StatusCode::OK,
    )
    .await
}

pub(super) async fn klopt(
    bezoek: Bezoek,
    Path((id, welke)): Path<(CasusId, BetrokkeneId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    klaar(bevestig(&bezoek.app, &ctx, welke, invoer.versie()).await)?;
    Ok(naar_met(
        format!("/casussen/{id}/toegang"),
        "Vastgelegd: dit klopt nog.",
    ))
}

pub(super) async fn langer(
    bezoek: Bezoek,
    Path((id, welke)): Path<(CasusId, BetrokkeneId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(verleng(&bezoek.app, &ctx, welke, invoer.versie(), invoer.waarde("tot")).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}/toegang"),
            "De nieuwe laatste dag is vastgelegd.",
        )),
        Err((f, status)) => wijzig(&bezoek, (id, welke), (f, Formulier::leeg()), status).await,
    }
}

pub(super) async fn stop(
    bezoek: Bezoek,
    Path((id, welke)): Path<(CasusId, BetrokkeneId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(beeindig(&bezoek.app, &ctx, welke, invoer.versie(), invoer.waarde("reden")).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}/toegang"),
            "De deelname is beëindigd. Deze persoon ziet de casus niet meer.",
        )),
        Err((f, status)) => wijzig(&bezoek, (id, welke), (Formulier::leeg(), f), status).await,
    }
}
