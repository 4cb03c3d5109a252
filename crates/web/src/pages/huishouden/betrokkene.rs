// SPDX-License-Identifier: EUPL-1.2
//! Form of somebody involved, with the conflict of two writers.

use crate::kern::formulier::keuzes;
use crate::kern::tekst;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon, toon_met,
};
use app::AppFout;
use app::huishouden::betrokkene::{self as zaak, Form};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::huishouden::{BetrokkeneSoort, NieuwBetrokkene};
use domain::{BetrokkeneId, HuishoudenId};
use policy::Doel;

/// A line of the conflict: what I typed, and what is stored now.
pub(in crate::pages) struct Verschil {
    pub label: &'static str,
    pub mijn: String,
    pub ander: String,
}

#[derive(Template)]
#[template(path = "huishouden/betrokkene.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    form: Form,
    actie: String,
    version: i64,
    soorten: Vec<Keuze>,
    conflict: Vec<Verschil>,
    wie: String,
    wanneer: String,
}

fn scherm(bezoek: &Bezoek, form: Form, f: Formulier) -> Scherm {
    let (titel, actie) = match &form.betrokkene {
        Some(b) => ("Betrokkene wijzigen", format!("/betrokkenen/{}", b.id)),
        None => (
            "Betrokkene toevoegen",
            format!("/huishoudens/{}/betrokkenen/nieuw", form.huishouden),
        ),
    };
    let (wie, wanneer) = tekst::laatste_door(form.laatste.as_ref(), bezoek.ctx(Doel::Regie).vandaag());
    Scherm {
        p: bezoek.pagina(titel, "casussen"),
        version: f.versie_of(form.betrokkene.as_ref().map_or(0, |b| b.version)),
        f,
        actie,
        soorten: keuzes(BetrokkeneSoort::ALL, |s| (s.code(), s.label())),
        conflict: Vec::new(),
        wie,
        wanneer,
        form,
    }
}

/// Stored values, as the form has them.
fn velden(form: &Form) -> Vec<(&'static str, &'static str, String)> {
    let Some(b) = &form.betrokkene else {
        return Vec::new();
    };
    vec![
        ("soort", "Soort", b.soort.code().to_owned()),
        ("naam", "Naam", b.naam.clone()),
        ("organisatie", "Organisatie", b.organisatie.clone()),
        ("rol", "Rol", b.rol.clone()),
        ("telefoon", "Telefoon", b.telefoon.clone()),
        ("email", "E-mail", b.email.clone()),
        ("sinds", "Sinds", b.sinds.to_string()),
        (
            "tot",
            "Tot en met",
            b.tot.map(|t| t.to_string()).unwrap_or_default(),
        ),
        ("einde_reden", "Reden van het einde", b.einde_reden.clone()),
        (
            "deelnemer",
            "Doet mee in de casus",
            if form.deelnemer { "ja" } else { "" }.to_owned(),
        ),
        ("grondslag", "Grond", b.grondslag.clone()),
        ("doel", "Doel", b.doel.clone()),
    ]
}

fn gevuld(form: &Form, bezoek: &Bezoek) -> Formulier {
    if form.betrokkene.is_none() {
        return Formulier::leeg()
            .met("soort", BetrokkeneSoort::Professional.code())
            .met("sinds", bezoek.ctx(Doel::Regie).vandaag().to_string());
    }
    Formulier::van(velden(form).into_iter().map(|(n, _, w)| (n, w)))
}

fn lees(invoer: &Invoer) -> NieuwBetrokkene {
    NieuwBetrokkene {
        soort: invoer.tekst("soort"),
        naam: invoer.tekst("naam"),
        organisatie: invoer.tekst("organisatie"),
        rol: invoer.tekst("rol"),
        telefoon: invoer.tekst("telefoon"),
        email: invoer.tekst("email"),
        grondslag: invoer.tekst("grondslag"),
        doel: invoer.tekst("doel"),
        sinds: invoer.tekst("sinds"),
        tot: invoer.tekst("tot"),
        einde_reden: invoer.tekst("einde_reden"),
        deelnemer: invoer.heeft("deelnemer", "ja"),
    }
}

pub(super) async fn toon_nieuw(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let form = zaak::nieuw(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = gevuld(&form, &bezoek);
    toon(&scherm(&bezoek, form, f))
}

pub(super) async fn voeg_toe(bezoek: Bezoek, Path(id): Path<HuishoudenId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(zaak::voeg_toe(&bezoek.app, &ctx, id, lees(&invoer)).await) {
        Ok(huishouden) => Ok(klaar_met(huishouden)),
        Err(AppFout::Invoer(fouten)) => {
            let form = zaak::nieuw(&bezoek.app, &ctx, id).await?;
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon_met(StatusCode::BAD_REQUEST, &scherm(&bezoek, form, f), None)
        }
        Err(fout) => Err(fout.into()),
    }
}

pub(super) async fn toon_een(bezoek: Bezoek, Path(id): Path<BetrokkeneId>) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = gevuld(&form, &bezoek);
    toon(&scherm(&bezoek, form, f))
}

pub(super) async fn wijzig(bezoek: Bezoek, Path(id): Path<BetrokkeneId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(zaak::wijzig(&bezoek.app, &ctx, id, invoer.versie(), lees(&invoer)).await) {
        Ok(huishouden) => Ok(klaar_met(huishouden)),
        Err(AppFout::Invoer(fouten)) => {
            let form = zaak::form(&bezoek.app, &ctx, id).await?;
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon_met(StatusCode::BAD_REQUEST, &scherm(&bezoek, form, f), None)
        }
        Err(AppFout::Gewijzigd) => {
            let form = zaak::form(&bezoek.app, &ctx, id).await?;
            let conflict = verschillen(&form, &invoer);
            if conflict.is_empty() {
                // A colleague saved the very same meanwhile: it is as asked, so there is nothing to choose.
                return Ok(klaar_met(form.huishouden));
            }
            let mut s = scherm(&bezoek, form, Formulier::uit_conflict(&invoer));
            s.conflict = conflict;
            toon_met(StatusCode::CONFLICT, &s, None)
        }
        Err(fout) => Err(fout.into()),
    }
}

/// Where what was typed differs from what is stored; for fields that the form showed.
fn verschillen(form: &Form, invoer: &Invoer) -> Vec<Verschil> {
    velden(form)
        .into_iter()
        .filter(|(naam, _, nu)| invoer.waarde(naam) != nu)
        .map(|(naam, label, ander)| Verschil {
            label,
            mijn: leesbaar(invoer.waarde(naam)),
            ander: leesbaar(&ander),
        })
        .collect()
}

fn klaar_met(huishouden: impl std::fmt::Display) -> Response {
    naar_met(
        format!("/huishoudens/{huishouden}"),
        "Wie betrokken is, is bewaard.",
    )
}

fn leesbaar(waarde: &str) -> String {
    if waarde.is_empty() {
        "(leeg)".to_owned()
    } else {
        waarde.to_owned()
    }
}
