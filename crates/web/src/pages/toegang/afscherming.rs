// SPDX-License-Identifier: EUPL-1.2
//! Restricting a person.

use super::deelname::mensen;
use crate::kern::formulier::keuzes;
use crate::kern::scherm::na_fout;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon_met,
};
use app::AppFout;
use app::toegang::{hef_afscherming_op, naam_eraf, naam_erbij, open_afscherming, scherm_af};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::toegang::{AfschermingSoort, NieuweAfscherming};
use domain::{CasusId, Fouten, MedewerkerId, PersoonId};
use policy::Doel;

#[derive(Template)]
#[template(path = "toegang/afscherming.html")]
struct Scherm {
    p: Pagina,
    actie: String,
    terug: String,
    naam: String,
    huishouden: String,
    /// Why and since when, while it holds.
    nu: Option<(String, String)>,
    namen: Vec<(MedewerkerId, String)>,
    soorten: Vec<Keuze>,
    werkers: Vec<Keuze>,
    keuzes: Vec<Keuze>,
    /// Forms: restrict, one more name, end.
    f: Formulier,
    erbij: Formulier,
    op: Formulier,
}

type Welke = (CasusId, PersoonId);

async fn scherm(
    bezoek: &Bezoek,
    (casus, persoon): Welke,
    [f, erbij, op]: [Formulier; 3],
    status: StatusCode,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let a = open_afscherming(&bezoek.app, &ctx, casus, persoon).await?;
    let keuzes_alle = mensen(&a.keuzes, true);
    let werkt = |k: &&Keuze| {
        k.waarde
            .parse::<MedewerkerId>()
            .is_ok_and(|id| a.werkers.contains(&id))
    };
    let scherm = Scherm {
        p: bezoek.pagina("Persoon afschermen", "casussen"),
        actie: format!("/casussen/{casus}/afschermen/{persoon}"),
        terug: format!("/casussen/{casus}/toegang"),
        naam: a.naam,
        huishouden: a.huishouden,
        nu: a.nu.map(|n| {
            let wanneer = tekst::moment(n.sinds, ctx.vandaag());
            (
                format!(
                    "Afgeschermd sinds {wanneer} door {}: {}.",
                    n.door,
                    n.soort.label()
                ),
                n.reden,
            )
        }),
        namen: a
            .namen
            .into_iter()
            .map(|n| (n.medewerker_id, format!("{}, {}", n.medewerker, n.organisatie)))
            .collect(),
        soorten: keuzes(AfschermingSoort::ALL, |s| (s.code(), s.label())),
        werkers: keuzes_alle.iter().filter(werkt).cloned().collect(),
        keuzes: keuzes_alle,
        f,
        erbij,
        op,
    };
    toon_met(status, &scherm, None)
}

fn leeg() -> [Formulier; 3] {
    [Formulier::leeg(), Formulier::leeg(), Formulier::leeg()]
}

pub(super) async fn form(bezoek: Bezoek, Path(welke): Path<Welke>) -> PaginaUitkomst {
    scherm(&bezoek, welke, leeg(), StatusCode::OK).await
}

pub(super) async fn maak(bezoek: Bezoek, Path(welke): Path<Welke>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let mut namen = invoer.waarden("namen");
    namen.extend(Some(invoer.tekst("nog_iemand")).filter(|n| !n.is_empty()));
    let nieuw = NieuweAfscherming {
        soort: invoer.tekst("soort"),
        reden: invoer.tekst("reden"),
        namen,
    };
    let uit = klaar(scherm_af(&bezoek.app, &ctx, welke.0, welke.1, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        // Who did not name themselves has just shut their own door.
        Ok(_) => Ok(naar_met(
            "/mijn-werk",
            "De persoon is afgeschermd. Alleen wie je koos, ziet het dossier nog.",
        )),
        Err((f, status)) => {
            let [_, erbij, op] = leeg();
            scherm(&bezoek, welke, [f, erbij, op], status).await
        }
    }
}

pub(super) async fn erbij(bezoek: Bezoek, Path(welke): Path<Welke>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = match invoer.als::<MedewerkerId>("medewerker") {
        Some(wie) => al(naam_erbij(&bezoek.app, &ctx, welke, wie, invoer.waarde("waarom")).await),
        None => {
            let mut f = Fouten::new();
            f.voeg("medewerker", "Kies wie er toegang krijgt.");
            Err(AppFout::Invoer(f))
        }
    };
    let uit = uit.map_err(|fout| hernoem(fout, "waarom"));
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(()) => Ok(naar_met(
            format!("/casussen/{}/afschermen/{}", welke.0, welke.1),
            "Deze persoon heeft nu toegang.",
        )),
        Err((f, status)) => scherm(&bezoek, welke, [Formulier::leeg(), f, Formulier::leeg()], status).await,
    }
}

pub(super) async fn eraf(bezoek: Bezoek, Path(welke): Path<Welke>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let Some(wie) = invoer.als::<MedewerkerId>("medewerker") else {
        return Err(AppFout::NietGevonden.into());
    };
    let uit = al(naam_eraf(&bezoek.app, &ctx, welke, wie).await);
    match na_fout(Formulier::leeg(), uit)? {
        Ok(()) => Ok(naar_met(
            format!("/casussen/{}/afschermen/{}", welke.0, welke.1),
            "De toegang is ingetrokken.",
        )),
        Err((f, status)) => scherm(&bezoek, welke, [f, Formulier::leeg(), Formulier::leeg()], status).await,
    }
}

pub(super) async fn opheffen(bezoek: Bezoek, Path(welke): Path<Welke>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit =
        klaar(hef_afscherming_op(&bezoek.app, &ctx, welke.0, welke.1, invoer.waarde("einde_reden")).await)
            .map_err(|fout| hernoem(fout, "einde_reden"));
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{}/toegang", welke.0),
            "De afscherming is opgeheven.",
        )),
        Err((f, status)) => scherm(&bezoek, welke, [Formulier::leeg(), Formulier::leeg(), f], status).await,
    }
}

/// Three forms stand on one page, each with a reason: the error goes to the field of its own form.
fn hernoem(fout: AppFout, naar: &str) -> AppFout {
    match fout {
        AppFout::Invoer(mut f) => {
            for v in &mut f.0 {
                if v.veld == "reden" {
                    naar.clone_into(&mut v.veld);
                }
            }
            AppFout::Invoer(f)
        }
        anders => anders,
    }
}

/// A form that was handled before is done.
fn al(uit: app::Uitkomst<()>) -> app::Uitkomst<()> {
    match uit {
        Err(AppFout::AlVerwerkt(_)) => Ok(()),
        anders => anders,
    }
}
