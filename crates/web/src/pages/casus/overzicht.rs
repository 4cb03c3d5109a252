// SPDX-License-Identifier: EUPL-1.2
//! The overview of a casus, in the order of mockups/casus.html.

use super::Kop;
use super::kop::cijfers;
use crate::kern::{Bezoek, Pagina, PaginaUitkomst, tekst, toon};
use app::casus::overzicht::{
    ActieKort, BetrokkeneRij, DoelKort, HiernaRij, Lid, MomentRij, overzicht as open,
};
use askama::Template;
use axum::extract::Path;
use domain::CasusId;
use domain::casus::Fase;
use domain::huishouden::BetrokkeneSoort;
use domain::notitie::{Categorie, Vorm};
use domain::plan::ActieStatus;
use domain::termijn::{datum, datum_tekst};
use jiff::civil::Date;
use policy::Doel;

#[derive(Template)]
#[template(path = "casus/overzicht.html")]
struct Overzicht {
    p: Pagina,
    k: Kop,
    versie: String,
    oneens: bool,
    doelen: Vec<DoelBeeld>,
    momenten: Vec<MomentBeeld>,
    betrokkenen: Vec<Mens>,
    leden: Vec<LidBeeld>,
    hierna: Vec<HiernaBeeld>,
    open_einden: usize,
}

struct DoelBeeld {
    leefgebied: String,
    score: String,
    woorden: String,
    acties: Vec<ActieBeeld>,
}

struct ActieBeeld {
    trede: u8,
    wat: String,
    wie: String,
    wanneer: String,
    soort: &'static str,
}

/// One moment of the timeline in short.
struct MomentBeeld {
    wanneer: String,
    iso: String,
    kern: bool,
    titel: String,
    tekst: String,
    bij: String,
    tag: &'static str,
}

/// Somebody involved.
pub(super) struct Mens {
    pub naam: String,
    pub sub: String,
    pub rol: String,
    pub tel: String,
}

/// A member of the household.
pub(super) struct LidBeeld {
    pub naam: String,
    pub sub: String,
    pub overgang: bool,
}

struct HiernaBeeld {
    titel: String,
    sub: String,
    laat: bool,
}

pub(super) async fn overzicht(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let o = open(&bezoek.app, &ctx, id).await?;
    let mut k = Kop::van(&o.blad, "overzicht");
    if let Some(m) = &o.eerste {
        let wie = if m.melder_organisatie.is_empty() {
            &m.hoedanigheid
        } else {
            &m.melder_organisatie
        };
        if !wie.is_empty() {
            k.sub
                .push_str(&format!(" · 1e melding door {}", wie.replace('_', " ")));
        }
    }
    let regisseur = o.blad.kop.regisseur.clone().map(|naam| Mens {
        naam,
        sub: o.blad.kop.team.clone(),
        rol: "regisseur".to_owned(),
        tel: k.regisseur_tel.clone(),
    });
    let naam_regisseur = o.blad.kop.regisseur.clone().unwrap_or_default();
    toon(&Overzicht {
        p: bezoek.pagina("Casus", "casussen"),
        versie: o.oordeel_tekst(),
        oneens: o.oneens(),
        doelen: o.doelen.iter().map(|d| doel(d, vandaag)).collect(),
        momenten: o.momenten.iter().map(|m| moment(m, vandaag)).collect(),
        betrokkenen: regisseur
            .into_iter()
            .chain(
                o.betrokkenen
                    .iter()
                    .filter(|b| b.naam != naam_regisseur)
                    .map(mens),
            )
            .collect(),
        leden: o.leden.iter().map(lid).collect(),
        hierna: o.hierna.iter().map(|h| hierna(h, vandaag)).collect(),
        open_einden: o.blad.open_einden,
        k,
    })
}

fn doel(d: &DoelKort, vandaag: Date) -> DoelBeeld {
    DoelBeeld {
        leefgebied: d.leefgebied.clone(),
        score: match (d.begin, d.nu) {
            (Some(b), Some(n)) if b != n => format!("{b} → {n} van 5"),
            (_, Some(n)) | (Some(n), None) => format!("{n} van 5"),
            (None, None) => String::new(),
        },
        woorden: d.woorden.clone(),
        acties: d.acties.iter().map(|a| actie(a, vandaag)).collect(),
    }
}

fn actie(a: &ActieKort, vandaag: Date) -> ActieBeeld {
    let (wanneer, soort) = match (a.status, a.te_laat) {
        (_, Some(1)) => ("1 dag later".to_owned(), "late"),
        (_, Some(n)) => (format!("{n} dagen later"), "late"),
        (ActieStatus::Gelukt, _) => ("gelukt".to_owned(), "ok"),
        (ActieStatus::NietGelukt, _) => ("niet gelukt".to_owned(), "note"),
        (ActieStatus::Vervallen, _) => ("vervallen".to_owned(), "note"),
        (ActieStatus::Open | ActieStatus::Bezig, None) => {
            (format!("voor {}", tekst::dag(a.voor, vandaag)), "")
        }
    };
    let wat = if a.trede >= 4 && !a.trede_reden.is_empty() {
        format!("{} (waarom maatwerk: {})", a.wat, a.trede_reden)
    } else {
        a.wat.clone()
    };
    ActieBeeld {
        trede: a.trede,
        wat,
        wie: a.wie.clone(),
        wanneer,
        soort,
    }
}

fn moment(m: &MomentRij, vandaag: Date) -> MomentBeeld {
    let mut titel = match m.soort.as_str() {
        "notitie" => m
            .kop
            .parse::<Vorm>()
            .map_or(m.kop.clone(), |v| hoofdletter(v.label())),
        "fase" => format!(
            "Naar {}",
            m.kop
                .parse::<Fase>()
                .map_or(m.kop.clone(), |f| f.label().to_lowercase())
        ),
        "regie" => format!("{} is regisseur", m.kop),
        "plan" => format!("Versie {} van het plan vastgelegd", m.kop),
        "besluit" => "MDO-besluit".to_owned(),
        _ => m.kop.clone(),
    };
    if m.corrigeert.is_some() {
        titel = format!("Verbetering · {}", titel.to_lowercase());
    }
    let lang = [&m.tekst, &m.mening]
        .into_iter()
        .find(|t| !t.is_empty())
        .cloned()
        .unwrap_or_default();
    let mut bij: Vec<String> = m.wie.iter().cloned().collect();
    if m.soort == "notitie" && !m.mening.is_empty() && !m.tekst.is_empty() {
        bij.push("ook een zorg of mening".to_owned());
    }
    if m.verbeterd_door.is_some() {
        bij.push("later verbeterd".to_owned());
    }
    MomentBeeld {
        wanneer: tekst::moment(m.op, vandaag),
        iso: tekst::iso(m.op),
        kern: m.soort == "besluit" || m.vastgezet,
        titel,
        tekst: kort(&lang, 220),
        bij: bij.join(" · "),
        tag: match m.categorie.parse() {
            Ok(Categorie::Medisch) => "medisch",
            Ok(Categorie::Justitie) => "justitie",
            Ok(Categorie::Financieel) => "geld en schulden",
            Ok(Categorie::Veiligheid) => "veiligheid",
            _ => "",
        },
    }
}

fn kort(tekst: &str, tekens: usize) -> String {
    if tekst.chars().count() <= tekens {
        return tekst.to_owned();
    }
    let begin: String = tekst.chars().take(tekens).collect();
    let heel = begin.rsplit_once(' ').map_or(begin.as_str(), |(b, _)| b);
    format!("{heel} …")
}

fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

pub(super) fn mens(b: &BetrokkeneRij) -> Mens {
    let mut sub: Vec<String> = [&b.organisatie, &b.rol]
        .into_iter()
        .filter(|t| !t.is_empty())
        .cloned()
        .collect();
    if let Some(tot) = b.tot {
        sub.push(format!("tot {}", datum_tekst(tot)));
    }
    Mens {
        naam: b.naam.clone(),
        sub: sub.join(" · "),
        rol: if *b.soort == BetrokkeneSoort::Netwerk {
            "netwerk".to_owned()
        } else {
            String::new()
        },
        tel: cijfers(&b.telefoon),
    }
}

pub(super) fn lid(l: &Lid) -> LidBeeld {
    let mut sub = vec![l.leeftijd.clone()];
    if *l.rij.rol != domain::huishouden::Lidrol::Ongeboren {
        sub.push(l.rij.rol.label().to_owned());
    }
    if l.rij.gezag {
        sub.push("gezag".to_owned());
    }
    if !l.verblijf.is_empty() {
        sub.push(l.verblijf.clone());
    }
    if l.rij.overleden_op.is_some() {
        sub.push("overleden".to_owned());
    }
    LidBeeld {
        naam: l.naam.clone(),
        sub: sub.join(" · "),
        overgang: l.overgang,
    }
}

fn hierna(h: &HiernaRij, vandaag: Date) -> HiernaBeeld {
    let titel = match h.soort.as_str() {
        "evaluatie" if h.tekst.is_empty() => "Evaluatie van het plan".to_owned(),
        "mdo_toewijzen" => "MDO: regisseur kiezen".to_owned(),
        "mdo_plan_zien" => "MDO: het plan bekijken".to_owned(),
        _ => h.tekst.clone(),
    };
    let mut sub = vec![tekst::dag(h.op, vandaag)];
    sub.extend(h.wie.iter().cloned());
    HiernaBeeld {
        titel,
        sub: sub.join(" · "),
        laat: h.op < vandaag,
    }
}

/// A date as text; for templates of the tabs.
pub(super) fn dag(op: jiff::Timestamp, vandaag: Date) -> String {
    tekst::dag(datum(op), vandaag)
}
