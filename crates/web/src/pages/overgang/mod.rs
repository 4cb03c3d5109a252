// SPDX-License-Identifier: EUPL-1.2
//! Pages of changes that come with age or school: those of a casus, one of them, and a warm handover (D7).

mod een;
mod overdracht;

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, Web, tekst, toon};
use crate::pages::casus::kop::Kop;
use app::overgang::{Item, OverdrachtRij};
use askama::Template;
use axum::extract::Path;
use axum::{Router, routing::get, routing::post};
use domain::CasusId;
use domain::levensloop::{Besluit, Planning};
use domain::termijn::{datum, datum_tekst};
use jiff::civil::Date;
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/casussen/{id}/overgangen", get(lijst))
        .route(
            "/casussen/{id}/overgangen/{persoon}/{overgang}",
            get(een::pagina).post(een::regel),
        )
        .route(
            "/casussen/{id}/overgangen/{persoon}/{overgang}/terug",
            post(een::regel_niet),
        )
        .route(
            "/casussen/{id}/overgangen/{persoon}/{overgang}/overdracht",
            post(een::draag_over),
        )
        .route(
            "/overdrachten/{id}",
            get(overdracht::pagina).post(overdracht::besluit),
        )
        .route("/overdrachten/{id}/intrekken", post(overdracht::trek_in))
}

/// How something stands: words, and a mark beside them.
#[derive(Clone, Debug, Default)]
struct Staat {
    tekst: String,
    merk: &'static str,
    soort: &'static str,
}

/// How a handover stands.
fn staat(o: &OverdrachtRij, vandaag: Date) -> Staat {
    if o.ingetrokken_op.is_some() {
        return Staat {
            tekst: "ingetrokken".to_owned(),
            ..Staat::default()
        };
    }
    match o.besluit.as_ref().map(|b| **b) {
        Some(Besluit::Bevestigd) => Staat {
            tekst: o
                .gesprek_op
                .map(|d| format!("gesprek op {}", datum_tekst(d)))
                .unwrap_or_default(),
            merk: "overgenomen",
            soort: "",
        },
        Some(Besluit::Afgewezen) => Staat {
            merk: "kan het niet overnemen",
            soort: "late",
            ..Staat::default()
        },
        None => Staat {
            tekst: format!("nog geen antwoord, uiterlijk {}", datum_tekst(o.uiterlijk)),
            merk: if o.uiterlijk < vandaag { "te laat" } else { "" },
            soort: "late",
        },
    }
}

/// A handover in a list.
struct Overdracht {
    href: String,
    aan: String,
    organisatie: String,
    gevraagd: String,
    staat: Staat,
}

fn overdracht(o: &OverdrachtRij, vandaag: Date) -> Overdracht {
    Overdracht {
        href: format!("/overdrachten/{}", o.id),
        aan: o.aan.clone(),
        organisatie: o.organisatie.clone(),
        gevraagd: format!(
            "{}, {}",
            o.gevraagd_door,
            tekst::dag(datum(o.gevraagd_op), vandaag)
        ),
        staat: staat(o, vandaag),
    }
}

/// How a change stands; the decision and the handovers count only for who may see them.
fn stand(i: &Item) -> Staat {
    if let Some(r) = &i.regeling {
        return Staat {
            merk: r.regeling.label(),
            ..Staat::default()
        };
    }
    if let Some(o) = i
        .overdrachten
        .iter()
        .find(|o| o.besluit.as_ref().map(|b| **b) == Some(Besluit::Bevestigd))
    {
        return Staat {
            tekst: format!("aan {}, {}", o.aan, o.organisatie),
            merk: "overgenomen",
            ..Staat::default()
        };
    }
    let wacht = i
        .overdrachten
        .iter()
        .find(|o| o.besluit.is_none() && o.ingetrokken_op.is_none());
    if let Some(o) = wacht {
        return Staat {
            tekst: format!("wacht op {}", o.aan),
            ..Staat::default()
        };
    }
    match i.planning {
        Planning::Later => Staat {
            tekst: "nog tijd".to_owned(),
            ..Staat::default()
        },
        Planning::Nu => Staat {
            merk: "nu regelen",
            soort: "note",
            ..Staat::default()
        },
        Planning::TeLaat => Staat {
            merk: "de dag is geweest",
            soort: "late",
            ..Staat::default()
        },
    }
}

/// A change in the list.
struct Regel {
    href: String,
    kop: String,
    wat: &'static str,
    dag: String,
    staat: Staat,
    overdrachten: Vec<Overdracht>,
}

#[derive(Template)]
#[template(path = "overgang/lijst.html")]
struct Lijst {
    p: Pagina,
    k: Kop,
    mag_regelen: bool,
    regels: Vec<Regel>,
}

async fn lijst(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let b = app::overgang::alle(&bezoek.app, &ctx, id).await?;
    let mag_regelen = b.mag_regelen;
    toon(&Lijst {
        p: bezoek.pagina("Overgangen", "casussen"),
        k: Kop::van(&b.blad, "betrokken"),
        mag_regelen,
        regels: b
            .items
            .iter()
            .map(|i| Regel {
                href: if mag_regelen {
                    een::adres(id, i.welke.persoon, i.welke.overgang)
                } else {
                    String::new()
                },
                kop: format!("{} {}", i.naam, i.welke.overgang.label()),
                wat: i.welke.overgang.wat(),
                dag: datum_tekst(i.welke.dag),
                staat: if mag_regelen { stand(i) } else { Staat::default() },
                overdrachten: if mag_regelen {
                    Vec::new()
                } else {
                    i.overdrachten.iter().map(|o| overdracht(o, vandaag)).collect()
                },
            })
            .collect(),
    })
}
