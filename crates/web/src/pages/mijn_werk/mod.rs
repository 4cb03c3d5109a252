// SPDX-License-Identifier: EUPL-1.2
//! Mijn werk.

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, Web, toon};
use app::mijn_werk::{Blok, Huishoudens, MijnWerk, Naar, Regel, Toon};
use askama::Template;
use axum::{Router, routing::get};
use domain::termijn::datum_lang;
use policy::{Doel, Feiten, Rol, decide, handelingen as h};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new().route("/mijn-werk", get(toon_werk))
}

/// A line with its address.
pub(crate) struct Lijn {
    titel: String,
    href: String,
    bij: String,
    sub: String,
    merk: String,
    toon: &'static str,
}

/// Address of where a line leads.
fn href(naar: Naar) -> String {
    match naar {
        Naar::Geen => String::new(),
        Naar::Casus(id) => format!("/casussen/{id}"),
        Naar::Toegang(id) => format!("/casussen/{id}/toegang"),
        Naar::Drempel(id) => format!("/casussen/{id}/toegang/vragen"),
        Naar::Verzoek(id, verzoek) => format!("/casussen/{id}/toegang/verzoeken/{verzoek}"),
        Naar::Plan(id) => format!("/casussen/{id}/plan"),
        Naar::Regisseur(id) => format!("/casussen/{id}/regisseur"),
        Naar::Melding(id) => format!("/meldingen/{id}"),
        Naar::Taak(id) => format!("/taken/{id}"),
        Naar::Bekendheid(id) => format!("/bekendheid/{id}"),
        Naar::Match(id) => format!("/matches/{id}"),
        Naar::Overdracht(id) => format!("/overdrachten/{id}"),
        Naar::Overgang(casus, persoon, o) => {
            format!("/casussen/{casus}/overgangen/{persoon}/{}", o.code())
        }
        Naar::Waarschuwing(id) => format!("/waarschuwingen/{id}"),
        Naar::Overleg(datum) => format!("/overleg/{datum}"),
        Naar::Team => "/team".to_owned(),
    }
}

fn lijn(r: Regel) -> Lijn {
    Lijn {
        href: href(r.naar),
        titel: r.titel,
        bij: r.bij,
        sub: r.sub,
        merk: r.merk,
        toon: match r.toon {
            Toon::Gewoon => "",
            Toon::Veiligheid => "risk",
            Toon::Laat => "late",
            Toon::Notitie => "note",
        },
    }
}

fn lijnen(regels: Vec<Regel>) -> Vec<Lijn> {
    regels.into_iter().map(lijn).collect()
}

struct BlokBeeld {
    titel: &'static str,
    leeg: &'static str,
    alle: &'static str,
    meer: i64,
    lijnen: Vec<Lijn>,
}

#[derive(Template)]
#[template(path = "mijn_werk/werk.html")]
struct Werk {
    p: Pagina,
    kop: String,
    sub: String,
    eigen_werk: bool,
    mag_inrichten: bool,
    mag_toezien: bool,
    mag_opnemen: bool,
    mag_notitie: bool,
    eerst: Vec<Lijn>,
    week: Vec<Lijn>,
    wacht: Vec<Lijn>,
    blokken: Vec<BlokBeeld>,
    huishoudens: Option<Huishoudens>,
    nalopen: Vec<Lijn>,
}

impl Werk {
    /// "alle 13".
    fn alle(&self) -> String {
        format!("alle {}", self.huishoudens.as_ref().map_or(0, |h| h.lijst.len()))
    }
}

fn blok(b: Blok) -> BlokBeeld {
    let aantal = i64::try_from(b.regels.len()).unwrap_or(0);
    BlokBeeld {
        titel: b.titel,
        leeg: b.leeg,
        alle: b.alle,
        meer: (b.totaal - aantal).max(0),
        lijnen: lijnen(b.regels),
    }
}

async fn toon_werk(bezoek: Bezoek) -> PaginaUitkomst {
    let w: MijnWerk = app::mijn_werk::mijn_werk(&bezoek.app, &bezoek.ctx(Doel::Regie)).await?;
    let mut huishoudens = w.huishoudens;
    let nalopen = huishoudens
        .as_mut()
        .map(|h| std::mem::take(&mut h.nalopen))
        .unwrap_or_default();
    let dag = datum_lang(w.vandaag);
    toon(&Werk {
        p: bezoek.pagina("Mijn werk", "mijn-werk"),
        kop: format!("{}, {}", w.groet, w.voornaam),
        sub: if w.eigen_werk {
            format!("{dag} · {}", w.samenvatting)
        } else {
            dag
        },
        eigen_werk: w.eigen_werk,
        mag_inrichten: w.mag_inrichten,
        mag_toezien: decide::<h::JournaalControleren>(&bezoek.actor, Doel::Toezicht, &Feiten::Geen).is_ok(),
        mag_opnemen: decide::<h::MeldingOpnemen>(&bezoek.actor, Doel::Triage, &Feiten::Geen).is_ok(),
        mag_notitie: huishoudens.is_some() || bezoek.actor.rollen.iter().any(Rol::komt_als_deelnemer),
        eerst: lijnen(w.eerst),
        week: lijnen(w.week),
        wacht: lijnen(w.wacht),
        blokken: w.blokken.into_iter().map(blok).collect(),
        nalopen: lijnen(nalopen),
        huishoudens,
    })
}
