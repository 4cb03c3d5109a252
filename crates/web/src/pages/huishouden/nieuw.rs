// SPDX-License-Identifier: EUPL-1.2
//! A new person: with a new household, or in a known one. Looks first whether the person is known.

use crate::kern::formulier::keuzes;
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, naar_met, toon, toon_met};
use app::AppFout;
use app::huishouden::nieuw::{Gemaakt, Opdracht, maak as doe, mag};
use app::zoeken::{Gevonden, TE_VAAK};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use domain::huishouden::{Lidrol, NieuwAdres, NieuwLid, NieuweGegevens, Persoonsnaam, Verblijf};
use domain::{HuishoudenId, MeldingId};
use policy::Doel;
use serde::Deserialize;

/// Ids that come along in the address; no personal data.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Waarvoor {
    huishouden: Option<HuishoudenId>,
    melding: Option<MeldingId>,
}

#[derive(Template)]
#[template(path = "huishouden/nieuw.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    huishouden: Option<HuishoudenId>,
    huishouden_naam: String,
    melding: Option<MeldingId>,
    rollen: Vec<Keuze>,
    geslachten: Vec<Keuze>,
    verblijven: Vec<Keuze>,
    mogelijk: Vec<Gevonden>,
    gezien: Vec<String>,
    concept: String,
}

impl Scherm {
    /// Something stands in the part that is folded.
    fn meer_open(&self) -> bool {
        const VELDEN: [&str; 6] = [
            "geboorte_deel",
            "voorletters",
            "partner_voorvoegsel",
            "partnernaam",
            "taal",
            "tolk",
        ];
        VELDEN
            .iter()
            .any(|v| !self.f.waarde(v).is_empty() || self.f.fout(v).is_some())
    }
}

async fn scherm(
    bezoek: &Bezoek,
    huishouden: Option<HuishoudenId>,
    melding: Option<MeldingId>,
    f: Formulier,
) -> Result<Scherm, AppFout> {
    let doel = if melding.is_some() {
        Doel::Triage
    } else {
        Doel::Regie
    };
    let naam = mag(&bezoek.app, &bezoek.ctx(doel), huishouden).await?;
    let verblijven = keuzes(Verblijf::ALL, |v| {
        let label = if v == Verblijf::OpAdres && naam.is_none() {
            "op dit adres"
        } else {
            v.label()
        };
        (v.code(), label)
    });
    Ok(Scherm {
        p: bezoek.pagina("Persoon toevoegen", "casussen"),
        f,
        huishouden,
        huishouden_naam: naam.unwrap_or_default(),
        melding,
        rollen: keuzes(Lidrol::ALL, |r| (r.code(), r.label())),
        geslachten: geslachten(),
        verblijven,
        mogelijk: Vec::new(),
        gezien: Vec::new(),
        concept: concept(huishouden, melding),
    })
}

pub(super) fn geslachten() -> Vec<Keuze> {
    [
        ("v", "vrouw"),
        ("m", "man"),
        ("x", "x"),
        ("onbekend", "weet ik niet"),
    ]
    .map(|(c, l)| Keuze::new(c, l))
    .to_vec()
}

fn concept(huishouden: Option<HuishoudenId>, melding: Option<MeldingId>) -> String {
    match (huishouden, melding) {
        (Some(h), _) => format!("persoon:huishouden:{h}"),
        (None, Some(m)) => format!("persoon:melding:{m}"),
        (None, None) => "persoon:nieuw".to_owned(),
    }
}

pub(super) async fn toon_nieuw(bezoek: Bezoek, Query(w): Query<Waarvoor>) -> PaginaUitkomst {
    let f = Formulier::leeg()
        .met("verblijf", Verblijf::OpAdres.code())
        .met_concept(bezoek.concept(&concept(w.huishouden, w.melding)).await?);
    toon(&scherm(&bezoek, w.huishouden, w.melding, f).await?)
}

fn lees(invoer: &Invoer) -> Opdracht {
    Opdracht {
        lid: NieuwLid {
            rol: invoer.tekst("rol"),
            naam: Persoonsnaam {
                voornamen: invoer.tekst("voornamen"),
                roepnaam: String::new(),
                voorvoegsel: invoer.tekst("voorvoegsel"),
                achternaam: invoer.tekst("achternaam"),
            },
            geboortedatum: invoer.tekst("geboortedatum"),
            verblijf: invoer.tekst("verblijf"),
            verblijf_toelichting: invoer.tekst("verblijf_toelichting"),
        },
        geslacht: invoer.tekst("geslacht"),
        gezag: invoer.heeft("gezag", "ja"),
        telefoon: invoer.tekst("telefoon"),
        ook: NieuweGegevens {
            voorletters: invoer.tekst("voorletters"),
            partner_voorvoegsel: invoer.tekst("partner_voorvoegsel"),
            partnernaam: invoer.tekst("partnernaam"),
            geboorte_deel: invoer.tekst("geboorte_deel"),
            taal: invoer.tekst("taal"),
            tolk: invoer.heeft("tolk", "ja"),
            ..NieuweGegevens::default()
        },
        adres: NieuwAdres {
            postcode: invoer.tekst("postcode"),
            huisnummer: invoer.tekst("huisnummer"),
            straat: invoer.tekst("straat"),
            plaats: invoer.tekst("plaats"),
        },
        huishouden: invoer.als("huishouden"),
        melding: invoer.als("melding"),
        gezien: invoer.waarden("gezien"),
    }
}

pub(super) async fn maak(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let o = lees(&invoer);
    let doel = if o.melding.is_some() {
        Doel::Triage
    } else {
        Doel::Regie
    };
    let ctx = bezoek.ctx_van(doel, &invoer);
    let naar = |huishouden: &str| match o.melding {
        Some(m) => naar_met(
            format!("/meldingen/{m}"),
            "De persoon is bewaard en staat bij de melding.",
        ),
        None => naar_met(format!("/huishoudens/{huishouden}"), "De persoon is bewaard."),
    };
    match doe(&bezoek.app, &ctx, &o).await {
        Ok(Gemaakt::Klaar { huishouden, .. }) => {
            bezoek.wis_concept(&concept(o.huishouden, o.melding)).await?;
            Ok(naar(&huishouden.to_string()))
        }
        Err(AppFout::AlVerwerkt(uit)) => Ok(naar(uit.split(' ').next().unwrap_or_default())),
        Ok(Gemaakt::Kijk(mogelijk)) => {
            let mut s = scherm(&bezoek, o.huishouden, o.melding, Formulier::uit(&invoer)).await?;
            s.gezien = o.gezien.clone();
            s.gezien.extend(mogelijk.iter().map(|g| g.oordeel.gezien.clone()));
            s.mogelijk = mogelijk;
            toon(&s)
        }
        Err(AppFout::Geweigerd(g)) if g.code == TE_VAAK => {
            let weigering = domain::Weigering::new(TE_VAAK, &g.reden);
            let f = Formulier::uit(&invoer).met_weigering(&weigering);
            let mut s = scherm(&bezoek, o.huishouden, o.melding, f).await?;
            s.gezien.clone_from(&o.gezien);
            toon_met(StatusCode::TOO_MANY_REQUESTS, &s, None)
        }
        Err(fout @ (AppFout::Invoer(_) | AppFout::Regel(_))) => {
            let f = Formulier::uit(&invoer);
            let f = match &fout {
                AppFout::Invoer(fouten) => f.met_fouten(fouten),
                AppFout::Regel(weigering) => f.met_weigering(weigering),
                _ => f,
            };
            let mut s = scherm(&bezoek, o.huishouden, o.melding, f).await?;
            s.gezien.clone_from(&o.gezien);
            toon_met(StatusCode::BAD_REQUEST, &s, None)
        }
        Err(fout) => Err(fout.into()),
    }
}
