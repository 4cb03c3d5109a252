// SPDX-License-Identifier: EUPL-1.2
//! The sheet for the bag at a home visit: one A4.

use super::kop::Kop;
use crate::kern::{Bezoek, Pagina, PaginaUitkomst, toon};
use app::casus::huisbezoek::{Huisbezoek, huisbezoek};
use askama::Template;
use axum::extract::Path;
use domain::CasusId;
use domain::termijn::datum_tekst;
use policy::Doel;

/// Somebody on the sheet.
struct Mens {
    naam: String,
    sub: String,
    telefoon: String,
}

/// An open agreement.
struct Afspraak {
    wat: String,
    sub: String,
    laat: bool,
}

#[derive(Template)]
#[template(path = "casus/huisbezoek.html")]
struct Blad {
    p: Pagina,
    k: Kop,
    adres: String,
    gemaakt: String,
    leden: Vec<Mens>,
    betrokkenen: Vec<Mens>,
    afspraken: Vec<Afspraak>,
    niet_besproken: Vec<String>,
    laat: Vec<String>,
    regisseur_telefoon: String,
}

pub(super) async fn pagina(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let h = huisbezoek(&bezoek.app, &ctx, id).await?;
    let gemaakt = format!(
        "Gemaakt op {} door {}",
        datum_tekst(ctx.vandaag()),
        bezoek.actor.naam
    );
    toon(&beeld(
        bezoek.pagina("Blad voor huisbezoek", "casussen"),
        h,
        gemaakt,
    ))
}

fn beeld(p: Pagina, h: Huisbezoek, gemaakt: String) -> Blad {
    Blad {
        p,
        k: Kop::van(&h.blad, ""),
        adres: h.adres,
        gemaakt,
        regisseur_telefoon: h.blad.kop.regisseur_telefoon.clone().unwrap_or_default(),
        leden: h
            .leden
            .into_iter()
            .map(|l| {
                let mut sub = vec![l.leeftijd, l.rij.rol.label().to_owned()];
                if l.rij.gezag {
                    sub.push("gezag".to_owned());
                }
                if !l.verblijf.is_empty() {
                    sub.push(l.verblijf);
                }
                Mens {
                    naam: l.naam,
                    sub: sub.join(" · "),
                    telefoon: l.rij.telefoon.unwrap_or_default(),
                }
            })
            .collect(),
        betrokkenen: h
            .betrokkenen
            .into_iter()
            .map(|b| Mens {
                naam: b.naam,
                sub: [b.rol, b.organisatie]
                    .into_iter()
                    .filter(|t| !t.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                telefoon: b.telefoon,
            })
            .collect(),
        laat: h
            .afspraken
            .iter()
            .filter(|a| a.te_laat.is_some())
            .map(|a| format!("Lukt het met: {} ({})?", a.wat.trim_end_matches('.'), a.wie))
            .collect(),
        afspraken: h
            .afspraken
            .into_iter()
            .map(|a| Afspraak {
                sub: format!("{} · voor {}", a.wie, datum_tekst(a.voor)),
                laat: a.te_laat.is_some(),
                wat: a.wat,
            })
            .collect(),
        niet_besproken: h.niet_besproken,
    }
}
