// SPDX-License-Identifier: EUPL-1.2
//! One agreement: what was agreed, and who works here under it.

use super::{periode, rolkeuzes, rolnamen, soort, stand_tekst};
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon_met,
};
use app::AppFout;
use app::dienstverlening::{Blad, GastRij, StapRij, blad, gast_eraf, stand_van, voeg_gast_toe};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::dienstverlening::{NieuweGast, Stand};
use domain::termijn::datum_tekst;
use domain::{DienstId, MedewerkerId};
use jiff::civil::Date;
use policy::Doel;

/// A guest on the page.
struct Gast {
    id: MedewerkerId,
    naam: String,
    functie: String,
    rollen: String,
    casussen: String,
    weg_uit_team: bool,
}

#[derive(Template)]
#[template(path = "dienstverlening/blad.html")]
struct BladPagina {
    p: Pagina,
    f: Formulier,
    /// Not `id`: inside a macro that is the id of the card.
    dienst: DienstId,
    kenmerk: String,
    gegevens: Vec<(&'static str, String)>,
    stand: String,
    stand_soort: &'static str,
    /// Said above the page when the agreement is not in force, or ends soon.
    let_op: Option<(String, String)>,
    loopt: bool,
    gestopt: bool,
    gasten: Vec<Gast>,
    teamleden: Vec<Keuze>,
    rollen: Vec<Keuze>,
    stappen: Vec<(String, String)>,
}

fn gast(g: GastRij) -> Gast {
    Gast {
        id: g.id,
        rollen: rolnamen(&g.rollen),
        casussen: match g.regie {
            0 => "geen".to_owned(),
            n => n.to_string(),
        },
        weg_uit_team: !g.in_team,
        naam: g.naam,
        functie: g.functie,
    }
}

/// What a step was, and when and by whom.
fn stap(s: &StapRij, vandaag: Date) -> (String, String) {
    let wat = match s.stap.as_str() {
        "gemaakt" => format!(
            "Vastgelegd, tot en met {}. Getekend door {} en {}.",
            datum_tekst(s.tot),
            s.akkoord_ons,
            s.akkoord_hen
        ),
        "gestopt" => format!("Gestopt: {}", s.reden),
        _ => format!("Nieuwe laatste dag {}: {}", datum_tekst(s.tot), s.reden),
    };
    let door = s.door.as_deref().unwrap_or("het systeem");
    (wat, format!("{}, {door}", tekst::moment(s.op, vandaag)))
}

/// What a beheerder must know at once.
fn let_op(b: &Blad, stand: Stand) -> Option<(String, String)> {
    let over = match b.gevolg.regie {
        0 => String::new(),
        1 => " 1 casus heeft nog een regisseur die er niet meer in kan. Draag die over.".to_owned(),
        n => format!(" {n} casussen hebben nog een regisseur die er niet meer in kan. Draag die over."),
    };
    match stand {
        Stand::Geldt => None,
        Stand::Later => Some((
            "Deze overeenkomst begint later".to_owned(),
            format!("De gasten kunnen pas iets vanaf {}.", datum_tekst(b.dienst.van)),
        )),
        Stand::Bijna => Some((
            "Deze overeenkomst eindigt binnenkort".to_owned(),
            format!(
                "Na {} kunnen de gasten niets meer zien of doen. Spreek op tijd af hoe het verder gaat.",
                datum_tekst(b.dienst.tot)
            ),
        )),
        Stand::Afgelopen | Stand::Gestopt => Some((
            "Deze overeenkomst geldt niet meer".to_owned(),
            format!("De gasten kunnen niets meer zien of doen.{over}"),
        )),
    }
}

async fn pagina(bezoek: &Bezoek, id: DienstId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Beheer);
    let b = blad(&bezoek.app, &ctx, id).await?;
    let stand = stand_van(&b.dienst, &ctx);
    let vandaag = ctx.vandaag();
    let d = &b.dienst;
    let pagina = BladPagina {
        p: bezoek.pagina(format!("Overeenkomst {}", d.kenmerk), "dienstverlening"),
        f,
        dienst: id,
        kenmerk: d.kenmerk.clone(),
        gegevens: vec![
            ("Wie doet het werk", d.team.clone()),
            ("Wat voor werk", d.voor.clone()),
            ("Grond", d.grondslag.label().to_owned()),
            ("Rollen van de gasten", rolnamen(&d.rollen)),
            ("Geldt", periode(d.van, d.tot)),
        ],
        stand: stand_tekst(d, stand),
        stand_soort: soort(stand),
        let_op: let_op(&b, stand),
        loopt: stand.geldt() || stand == Stand::Later,
        gestopt: stand == Stand::Gestopt,
        rollen: rolkeuzes(d.rollen.split(',')),
        teamleden: b
            .teamleden
            .iter()
            .map(|m| Keuze::new(m.id.to_string(), format!("{}, {}", m.naam, m.functie)))
            .collect(),
        stappen: b.stappen.iter().map(|s| stap(s, vandaag)).collect(),
        gasten: b.gasten.into_iter().map(gast).collect(),
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn toon_blad(bezoek: Bezoek, Path(id): Path<DienstId>) -> PaginaUitkomst {
    pagina(&bezoek, id, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn gast_erbij(bezoek: Bezoek, Path(id): Path<DienstId>, invoer: Invoer) -> PaginaUitkomst {
    let nieuw = NieuweGast {
        wie: invoer.tekst("wie"),
        rollen: invoer.waarden("rollen"),
    };
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = klaar(voeg_gast_toe(&bezoek.app, &ctx, id, &nieuw).await);
    klaar_of_opnieuw(&bezoek, id, &invoer, uit, "Deze persoon kan nu voor ons werken.").await
}

pub(super) async fn gast_weg(
    bezoek: Bezoek,
    Path((id, gast)): Path<(DienstId, MedewerkerId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = gast_eraf(&bezoek.app, &ctx, id, gast)
        .await
        .map(|()| String::new());
    klaar_of_opnieuw(
        &bezoek,
        id,
        &invoer,
        klaar(uit),
        "Deze persoon werkt niet meer voor ons.",
    )
    .await
}

async fn klaar_of_opnieuw(
    bezoek: &Bezoek,
    id: DienstId,
    invoer: &Invoer,
    uit: Result<String, AppFout>,
    gelukt: &str,
) -> PaginaUitkomst {
    let f = Formulier::uit(invoer);
    match uit {
        Ok(_) => Ok(naar_met(format!("/dienstverlening/{id}"), gelukt)),
        Err(AppFout::Invoer(fouten)) => {
            pagina(bezoek, id, f.met_fouten(&fouten), StatusCode::BAD_REQUEST).await
        }
        Err(AppFout::Regel(w)) => pagina(bezoek, id, f.met_weigering(&w), StatusCode::CONFLICT).await,
        Err(fout) => Err(fout.into()),
    }
}
