// SPDX-License-Identifier: EUPL-1.2
//! "Mijn aanmeldingen", and for the beheerder: who is signed in.

use crate::kern::{Bezoek, Invoer, Pagina, PaginaFout, PaginaUitkomst, naar_met, tekst, toon};
use app::aanmelden::{
    AangemeldRij, HOOGSTENS, SessieRegel, Welke, aangemeld, beeindig_eigen, beeindig_van, eigen,
};
use askama::Template;
use domain::MedewerkerId;
use jiff::civil::Date;
use policy::Doel;

struct Regel {
    id: String,
    browser: String,
    hoe: &'static str,
    sinds: String,
    laatst: String,
    tot: String,
    deze: bool,
}

fn regel(r: SessieRegel, vandaag: Date) -> Regel {
    Regel {
        id: r.id.to_string(),
        browser: r.browser,
        hoe: r.hoe.0.label(),
        sinds: tekst::moment(r.gestart_op, vandaag),
        laatst: tekst::moment(r.gezien_op, vandaag),
        tot: tekst::moment(r.verloopt_op, vandaag),
        deze: r.deze,
    }
}

#[derive(Template)]
#[template(path = "aanmelden/eigen.html")]
struct Eigen {
    p: Pagina,
    regels: Vec<Regel>,
    andere: usize,
}

pub(super) async fn eigen_pagina(bezoek: Bezoek) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Aanmelden);
    let rijen = eigen(&bezoek.app, &ctx, &bezoek.sessie).await?;
    let regels: Vec<Regel> = rijen.into_iter().map(|r| regel(r, ctx.vandaag())).collect();
    toon(&Eigen {
        p: bezoek.pagina("Mijn aanmeldingen", ""),
        andere: regels.iter().filter(|r| !r.deze).count(),
        regels,
    })
}

fn beeindigd(aantal: u64) -> String {
    match aantal {
        0 => "Die aanmelding was al voorbij.".to_owned(),
        1 => "1 aanmelding is beëindigd.".to_owned(),
        n => format!("{n} aanmeldingen zijn beëindigd."),
    }
}

pub(super) async fn beeindig(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let welke = if invoer.heeft("welke", "andere") {
        Welke::Andere
    } else {
        Welke::Een(invoer.als("welke").ok_or(PaginaFout::NietGevonden)?)
    };
    let ctx = bezoek.ctx_van(Doel::Aanmelden, &invoer);
    let aantal = match beeindig_eigen(&bezoek.app, &ctx, &bezoek.sessie, welke).await {
        // The same form twice: it is over.
        Err(app::AppFout::AlVerwerkt(_)) => 0,
        uit => uit?,
    };
    Ok(naar_met("/aanmeldingen", &beeindigd(aantal)))
}

struct Mens {
    rij: AangemeldRij,
    laatst: String,
}

#[derive(Template)]
#[template(path = "aanmelden/alle.html")]
struct Alle {
    p: Pagina,
    mensen: Vec<Mens>,
    meer: bool,
}

pub(super) async fn alle(bezoek: Bezoek) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Beheer);
    let rijen = aangemeld(&bezoek.app, &ctx).await?;
    toon(&Alle {
        p: bezoek.pagina("Wie is er aangemeld?", "aanmeldingen"),
        meer: rijen.len() >= HOOGSTENS,
        mensen: rijen
            .into_iter()
            .map(|rij| Mens {
                laatst: tekst::moment(rij.laatst, ctx.vandaag()),
                rij,
            })
            .collect(),
    })
}

pub(super) async fn beeindig_alle(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let wie: Option<MedewerkerId> = invoer.als("medewerker");
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let aantal = match wie {
        Some(wie) => match beeindig_van(&bezoek.app, &ctx, wie).await {
            Err(app::AppFout::AlVerwerkt(_)) => 0,
            uit => uit?,
        },
        // Nobody was named; who may not do this still hears that first.
        None => {
            aangemeld(&bezoek.app, &bezoek.ctx(Doel::Beheer)).await?;
            return Err(PaginaFout::NietGevonden);
        }
    };
    Ok(naar_met("/beheer/aanmeldingen", &beeindigd(aantal)))
}
