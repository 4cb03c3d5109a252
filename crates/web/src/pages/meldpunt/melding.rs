// SPDX-License-Identifier: EUPL-1.2
//! One melding: everything that was told, who has it, what is known; and the pages to offer and to merge.

use super::rij::stand;
use crate::kern::formulier::keuzes;
use crate::kern::{Bezoek, Formulier, Keuze, Pagina, PaginaUitkomst, tekst, toon, toon_met};
use app::melding::{self, MeldingBeeld, Wijze};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::MeldingId;
use domain::melding::{AanbodStatus, Gevaar, Terugkoppeling};
use domain::termijn::{datum, datum_lang};
use jiff::{Timestamp, civil::Date};
use policy::Doel;

#[derive(Template)]
#[template(path = "meldpunt/melding.html")]
struct MeldingPagina {
    p: Pagina,
    f: Formulier,
    b: MeldingBeeld,
    vandaag: Date,
    wijzen: Vec<Keuze>,
    teruggeven: bool,
    gevaar: &'static str,
}

impl MeldingPagina {
    fn wanneer(&self, op: &Timestamp) -> String {
        tekst::moment(*op, self.vandaag)
    }
    fn dag(&self, op: &Timestamp) -> String {
        datum_lang(datum(*op))
    }
    fn stand(&self) -> &'static str {
        stand(self.b.m.urgentie.0, self.b.nog)
    }
    fn eigenaar(&self) -> String {
        match &self.b.m.behandelaar {
            Some(wie) => format!("{wie} · {}", self.b.m.team),
            None => format!("{}, nog niemand heeft haar opgepakt", self.b.m.team),
        }
    }
    fn open(&self) -> bool {
        self.b.m.status.is_open()
    }
    fn bericht(&self) -> &'static str {
        match self.b.bericht {
            Terugkoppeling::Bericht { tekst, .. } => tekst,
            Terugkoppeling::NietMogelijk { reden } => reden,
        }
    }
    fn kan_bericht(&self) -> bool {
        matches!(self.b.bericht, Terugkoppeling::Bericht { .. })
    }
    fn verlopen(&self) -> bool {
        self.open()
            && self
                .b
                .aanbiedingen
                .first()
                .is_some_and(|a| a.status.0 == AanbodStatus::Verlopen)
    }
    fn kinderen(&self) -> &'static str {
        match self.b.m.met_kinderen.as_str() {
            "ja" => "ja",
            "nee" => "nee",
            _ => "weten we niet",
        }
    }
}

pub(super) async fn pagina(bezoek: Bezoek, Path(id): Path<MeldingId>) -> PaginaUitkomst {
    toon_melding(&bezoek, id, StatusCode::OK, Formulier::leeg(), false).await
}

/// The page, also after a refused act. `teruggeven`: the form to give it back is open.
pub(super) async fn toon_melding(
    bezoek: &Bezoek,
    id: MeldingId,
    status: StatusCode,
    f: Formulier,
    teruggeven: bool,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Triage);
    let b = melding::open(&bezoek.app, &ctx, id).await?;
    let gevaar: Gevaar = b.m.gevaar.parse().unwrap_or(Gevaar::WeetNiet);
    let pagina = MeldingPagina {
        p: bezoek.pagina(b.m.onderwerp.clone(), "meldpunt"),
        f,
        vandaag: ctx.vandaag(),
        wijzen: keuzes(Wijze::ALL, |w| (w.code(), w.label())),
        teruggeven,
        gevaar: gevaar.label(),
        b,
    };
    toon_met(status, &pagina, None)
}

#[derive(Template)]
#[template(path = "meldpunt/aanbieden.html")]
struct Aanbieden {
    p: Pagina,
    f: Formulier,
    b: MeldingBeeld,
    teams: Vec<Keuze>,
}

pub(super) async fn aanbieden(bezoek: Bezoek, Path(id): Path<MeldingId>) -> PaginaUitkomst {
    toon_aanbieden(&bezoek, id, StatusCode::OK, Formulier::leeg()).await
}

pub(super) async fn toon_aanbieden(
    bezoek: &Bezoek,
    id: MeldingId,
    status: StatusCode,
    f: Formulier,
) -> PaginaUitkomst {
    let b = melding::open(&bezoek.app, &bezoek.ctx(Doel::Triage), id).await?;
    let pagina = Aanbieden {
        p: bezoek.pagina("Melding aanbieden", "meldpunt"),
        f,
        teams: b
            .teams
            .iter()
            .map(|t| Keuze::new(t.id.to_string(), &t.naam))
            .collect(),
        b,
    };
    toon_met(status, &pagina, None)
}

#[derive(Template)]
#[template(path = "meldpunt/samenvoegen.html")]
struct Samenvoegen {
    p: Pagina,
    f: Formulier,
    b: MeldingBeeld,
    keuzes: Vec<Keuze>,
}

pub(super) async fn samenvoegen(bezoek: Bezoek, Path(id): Path<MeldingId>) -> PaginaUitkomst {
    toon_samenvoegen(&bezoek, id, StatusCode::OK, Formulier::leeg()).await
}

pub(super) async fn toon_samenvoegen(
    bezoek: &Bezoek,
    id: MeldingId,
    status: StatusCode,
    f: Formulier,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Triage);
    let b = melding::open(&bezoek.app, &ctx, id).await?;
    let keuzes = b
        .dubbel
        .iter()
        .map(|d| Keuze {
            waarde: d.kenmerk.clone(),
            label: d.onderwerp.clone(),
            uitleg: format!(
                "{} · {} · {} · {}",
                d.over_naam,
                d.over_adres,
                tekst::moment(d.ontvangen_op, ctx.vandaag()),
                d.team
            ),
        })
        .collect();
    let pagina = Samenvoegen {
        p: bezoek.pagina("Meldingen samenvoegen", "meldpunt"),
        f,
        b,
        keuzes,
    };
    if status == StatusCode::OK {
        toon(&pagina)
    } else {
        toon_met(status, &pagina, None)
    }
}
