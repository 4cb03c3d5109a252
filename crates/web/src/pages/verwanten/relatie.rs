// SPDX-License-Identifier: EUPL-1.2
//! Form of a relation, with the conflict of two writers.

use crate::kern::formulier::keuzes;
use crate::kern::tekst;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon, toon_met,
};
use crate::pages::huishouden::Verschil;
use app::AppFout;
use app::verwanten::relatie::{self as zaak, Form, Opdracht};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::verwanten::{Bron, Geslacht, Groep, Mens, NieuweRelatie, NieuweVerwant, RelatieSoort, Sterkte};
use domain::{HuishoudenId, RelatieId};
use policy::Doel;

/// Kinds under the name of what they are about.
struct Soorten {
    groep: &'static str,
    keuzes: Vec<Keuze>,
}

#[derive(Template)]
#[template(path = "verwanten/relatie.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    form: Form,
    actie: String,
    version: i64,
    soorten: Vec<Soorten>,
    over: Vec<Keuze>,
    met: Vec<Keuze>,
    sterktes: Vec<Keuze>,
    bronnen: Vec<Keuze>,
    geslachten: Vec<Keuze>,
    conflict: Vec<Verschil>,
    wie: String,
    wanneer: String,
}

fn mensen(lijst: &[Mens]) -> Vec<Keuze> {
    lijst
        .iter()
        .map(|m| {
            let jaar = m.jaar().map(|j| format!(" ({j})")).unwrap_or_default();
            Keuze::new(m.wie.to_string(), format!("{}{jaar}", m.naam))
        })
        .collect()
}

fn scherm(bezoek: &Bezoek, form: Form, f: Formulier) -> Scherm {
    let (titel, actie) = match &form.relatie {
        Some(r) => ("Relatie wijzigen", format!("/relaties/{}", r.id)),
        None => (
            "Relatie toevoegen",
            format!("/huishoudens/{}/verwanten/nieuw", form.huishouden),
        ),
    };
    let laatste = form.relatie.as_ref().map(|r| (r.door.clone(), r.op));
    let (wie, wanneer) = tekst::laatste_door(laatste.as_ref(), bezoek.ctx(Doel::Regie).vandaag());
    Scherm {
        p: bezoek.pagina(titel, "casussen"),
        version: f.versie_of(form.relatie.as_ref().map_or(0, |r| r.version)),
        f,
        actie,
        soorten: Groep::ALL
            .iter()
            .map(|g| Soorten {
                groep: g.label(),
                keuzes: RelatieSoort::ALL
                    .iter()
                    .filter(|s| s.groep() == *g)
                    .map(|s| Keuze::new(s.code(), s.label()))
                    .collect(),
            })
            .collect(),
        over: mensen(&form.mensen),
        met: mensen(&form.allen),
        sterktes: keuzes(Sterkte::ALL, |s| (s.code(), s.label())),
        bronnen: keuzes(Bron::ALL, |b| (b.code(), b.label())),
        geslachten: keuzes(Geslacht::ALL, |g| (g.code(), g.label())),
        conflict: Vec::new(),
        wie,
        wanneer,
        form,
    }
}

/// Stored values, as the form has them.
fn velden(form: &Form) -> Vec<(&'static str, &'static str, String)> {
    let Some(r) = &form.relatie else {
        return Vec::new();
    };
    let dag = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let wie = |w: Option<domain::verwanten::Wie>| w.map(|w| w.to_string()).unwrap_or_default();
    vec![
        ("met", "Wie", wie(r.met())),
        ("soort", "Relatie", r.soort.code().to_owned()),
        ("over", "Van of over wie", wie(r.over())),
        ("sterkte", "Hoe sterk de band is", r.sterkte.clone()),
        ("sinds", "Sinds", dag(r.sinds)),
        ("tot", "Tot en met", dag(r.tot)),
        ("bron", "Bron", r.bron.code().to_owned()),
        ("bevestigd_op", "Bevestigd op", r.bevestigd_op.to_string()),
        ("toelichting", "Toelichting", r.toelichting.clone()),
    ]
}

fn gevuld(form: &Form, bezoek: &Bezoek) -> Formulier {
    if form.relatie.is_none() {
        return Formulier::leeg()
            .met("bron", Bron::Gesprek.code())
            .met("bevestigd_op", bezoek.ctx(Doel::Regie).vandaag().to_string());
    }
    Formulier::van(velden(form).into_iter().map(|(n, _, w)| (n, w)))
}

fn lees(invoer: &Invoer) -> Opdracht {
    Opdracht {
        relatie: NieuweRelatie {
            over: invoer.tekst("over"),
            soort: invoer.tekst("soort"),
            met: invoer.tekst("met"),
            sterkte: invoer.tekst("sterkte"),
            sinds: invoer.tekst("sinds"),
            tot: invoer.tekst("tot"),
            bron: invoer.tekst("bron"),
            bevestigd_op: invoer.tekst("bevestigd_op"),
            toelichting: invoer.tekst("toelichting"),
        },
        verwant: NieuweVerwant {
            naam: invoer.tekst("naam"),
            geslacht: invoer.tekst("geslacht"),
            geboortejaar: invoer.tekst("geboortejaar"),
            overleden: invoer.heeft("overleden", "ja"),
        },
    }
}

fn bewaard(id: impl std::fmt::Display) -> Response {
    naar_met(format!("/huishoudens/{id}/verwanten"), "De relatie is bewaard.")
}

pub(super) async fn toon_nieuw(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = gevuld(&form, &bezoek);
    toon(&scherm(&bezoek, form, f))
}

pub(super) async fn voeg_toe(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(zaak::voeg_toe(&bezoek.app, &ctx, id, lees(&invoer)).await) {
        Ok(_) => Ok(bewaard(id)),
        Err(AppFout::Invoer(fouten)) => {
            let form = zaak::form(&bezoek.app, &ctx, id).await?;
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon_met(StatusCode::BAD_REQUEST, &scherm(&bezoek, form, f), None)
        }
        Err(fout) => Err(fout.into()),
    }
}

pub(super) async fn toon_een(bezoek: Bezoek, Path(id): Path<RelatieId>) -> PaginaUitkomst {
    let form = zaak::form_van(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = gevuld(&form, &bezoek);
    toon(&scherm(&bezoek, form, f))
}

pub(super) async fn wijzig(bezoek: Bezoek, Path(id): Path<RelatieId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(zaak::wijzig(&bezoek.app, &ctx, id, invoer.versie(), lees(&invoer)).await) {
        Ok(huishouden) => Ok(bewaard(huishouden)),
        Err(AppFout::Invoer(fouten)) => {
            let form = zaak::form_van(&bezoek.app, &ctx, id).await?;
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon_met(StatusCode::BAD_REQUEST, &scherm(&bezoek, form, f), None)
        }
        Err(AppFout::Gewijzigd) => {
            let form = zaak::form_van(&bezoek.app, &ctx, id).await?;
            let conflict = verschillen(&form, &invoer);
            if conflict.is_empty() {
                return Ok(bewaard(form.huishouden));
            }
            let mut s = scherm(&bezoek, form, Formulier::uit_conflict(&invoer));
            s.conflict = conflict;
            toon_met(StatusCode::CONFLICT, &s, None)
        }
        Err(fout) => Err(fout.into()),
    }
}

fn verschillen(form: &Form, invoer: &Invoer) -> Vec<Verschil> {
    let leesbaar = |veld: &str, waarde: &str| {
        let uit = match veld {
            "met" | "over" => mensen(&form.allen)
                .into_iter()
                .find(|k| k.waarde == waarde)
                .map(|k| k.label),
            "soort" => waarde.parse::<RelatieSoort>().ok().map(|s| s.label().to_owned()),
            "sterkte" => waarde.parse::<Sterkte>().ok().map(|s| s.label().to_owned()),
            "bron" => waarde.parse::<Bron>().ok().map(|b| b.label().to_owned()),
            _ => (!waarde.is_empty()).then(|| waarde.to_owned()),
        };
        uit.unwrap_or_else(|| "(leeg)".to_owned())
    };
    velden(form)
        .into_iter()
        .filter(|(naam, _, nu)| invoer.waarde(naam) != nu)
        .map(|(naam, label, ander)| Verschil {
            label,
            mijn: leesbaar(naam, invoer.waarde(naam)),
            ander: leesbaar(naam, &ander),
        })
        .collect()
}
