// SPDX-License-Identifier: EUPL-1.2
//! The page: genogram, ecogram, and the same in tables.

use super::Kring;
use crate::casus::blad::Waarom;
use crate::huishouden::{Geladen, laad};
use crate::{App, Ctx, Uitkomst};
use domain::huishouden::{BetrokkeneSoort, leeftijd, verjaardag};
use domain::notitie::Categorie;
use domain::termijn::datum_tekst;
use domain::verwanten::{
    EcoBand, Ecogram, Genogram, Groep, Mens, RelatieSoort, Sterkte, Wie, ecogram, genogram,
};
use domain::{HuishoudenId, RelatieId};
use jiff::civil::Date;
use policy::handelingen::{HuishoudenOpenen, HuishoudenWijzigen};
use store::journaal::{Boeking, Soort};
use store::verwanten::RelatieRij;

/// A relation as a line of the table.
#[derive(Clone, Debug)]
pub struct Regel {
    /// Id.
    pub id: RelatieId,
    /// "Wilma is ouder van Noor".
    pub zin: String,
    /// "sinds 3 maart 2026"; may be empty.
    pub periode: String,
    /// How strong; may be empty.
    pub sterkte: &'static str,
    /// Where it comes from, who recorded it, when it was confirmed.
    pub bron: String,
    /// Explanation.
    pub toelichting: String,
    /// It is over.
    pub voorbij: bool,
    /// It was recorded here, and the actor may change it.
    pub wijzigbaar: bool,
}

/// Relations of one group.
#[derive(Clone, Debug)]
pub struct Deel {
    /// Group.
    pub groep: Groep,
    /// Lines, those of now first.
    pub regels: Vec<Regel>,
}

/// Somebody in the table beside the genogram.
#[derive(Clone, Debug)]
pub struct Persoon {
    /// Who.
    pub wie: Wie,
    /// Name.
    pub naam: String,
    /// "vrouw · 1985 (41 jaar)".
    pub sub: String,
    /// Year and age under the symbol.
    pub kort: String,
    /// As the rules know this person.
    pub mens: Mens,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// The household.
    pub id: HuishoudenId,
    /// Name.
    pub naam: String,
    /// Why one may see it.
    pub waarom: Waarom,
    /// May change.
    pub mag_wijzigen: bool,
    /// In the genogram, in the order of its numbers.
    pub personen: Vec<Persoon>,
    /// The genogram.
    pub genogram: Genogram,
    /// In the ecogram; empty when the way in does not open it.
    pub kring: Vec<EcoBand>,
    /// The ecogram.
    pub ecogram: Ecogram,
    /// The network may be seen.
    pub mag_netwerk: bool,
    /// All relations.
    pub delen: Vec<Deel>,
}

/// Opens the page; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn openen(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Beeld> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let geladen = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<HuishoudenOpenen>(&geladen.feiten)?;
        let mut kring = Kring::laad(&mut uow, ctx, &geladen).await?;
        // Who is there for whom, and how strong the tie is, is no part of who somebody is.
        let mag_netwerk = policy::mag_categorie(&permit, Categorie::Algemeen);
        if !mag_netwerk {
            kring
                .rijen
                .retain(|r| matches!(r.soort.groep(), Groep::Familie | Groep::Gezag));
            for r in &mut kring.rijen {
                r.sterkte.clear();
                r.toelichting.clear();
            }
        }
        let velden: &[&str] = if mag_netwerk {
            &["leden", "relaties", "verwanten", "betrokkenen"]
        } else {
            &["leden", "relaties", "verwanten"]
        };
        let boeking = Boeking {
            huishouden: Some(id),
            casus: geladen.rij.casus_id,
            onderwerp: "huishouden",
            onderwerp_id: Some(id.uuid()),
            velden,
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(maak(ctx, geladen, &kring, mag_netwerk, Waarom::van(&permit)))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn maak(ctx: &Ctx, geladen: Geladen, kring: &Kring, mag_netwerk: bool, waarom: Waarom) -> Beeld {
    let vandaag = ctx.vandaag();
    let mag_wijzigen = ctx.mag::<HuishoudenWijzigen>(&geladen.feiten).is_ok();
    let banden = kring.banden();
    let familie: Vec<_> = banden
        .iter()
        .filter(|b| b.soort.groep() == Groep::Familie)
        .cloned()
        .collect();
    // Who left and is no family of anybody here is not drawn.
    let getekend: Vec<Mens> = kring
        .mensen
        .iter()
        .filter(|m| m.lid || familie.iter().any(|b| b.over == m.wie || b.met == Some(m.wie)))
        .cloned()
        .collect();
    let namen = kring.allen();
    let delen = Groep::ALL
        .iter()
        .filter_map(|groep| {
            let mut regels: Vec<Regel> = kring
                .rijen
                .iter()
                .filter(|r| r.soort.groep() == *groep)
                .map(|r| {
                    let wijzigbaar = mag_wijzigen && r.huishouden_id == geladen.rij.id;
                    regel(r, &namen, wijzigbaar, vandaag)
                })
                .collect();
            regels.sort_by_key(|r| r.voorbij);
            let groep = *groep;
            (!regels.is_empty()).then_some(Deel { groep, regels })
        })
        .collect();
    let rond = if mag_netwerk {
        netwerk(kring, &namen, vandaag)
    } else {
        Vec::new()
    };
    Beeld {
        id: geladen.rij.id,
        naam: geladen.rij.naam,
        waarom,
        mag_wijzigen,
        genogram: genogram(&getekend, &familie, vandaag),
        personen: getekend.into_iter().map(|m| persoon(m, vandaag)).collect(),
        ecogram: ecogram(&rond),
        kring: rond,
        mag_netwerk,
        delen,
    }
}

fn persoon(mens: Mens, vandaag: Date) -> Persoon {
    let jaar = mens.jaar().map(|j| j.to_string()).unwrap_or_default();
    let oud = mens
        .geboren
        .filter(|_| !mens.overleden)
        .and_then(|d| leeftijd(d, vandaag));
    let kort = match (mens.ongeboren, mens.overleden, oud) {
        (true, _, _) => "ongeboren".to_owned(),
        (_, true, _) if jaar.is_empty() => "overleden".to_owned(),
        (_, true, _) => format!("{jaar} · overleden"),
        (_, _, Some(oud)) => format!("{jaar} · {oud} jaar"),
        _ => jaar,
    };
    let mut sub = vec![mens.geslacht.label().to_owned()];
    if mens.geslacht == domain::verwanten::Geslacht::Onbekend {
        sub = vec!["geslacht niet bekend".to_owned()];
    }
    if !kort.is_empty() {
        sub.push(kort.clone());
    }
    sub.push(if mens.lid { "woont hier" } else { "woont hier niet" }.to_owned());
    Persoon {
        wie: mens.wie,
        naam: mens.naam.clone(),
        sub: sub.join(" · "),
        kort,
        mens,
    }
}

fn naam_van(namen: &[Mens], wie: Option<Wie>) -> &str {
    namen
        .iter()
        .find(|m| Some(m.wie) == wie)
        .map_or("iemand", |m| m.naam.as_str())
}

/// Gezag ends by itself at 18 (BW 1:245), whatever was filled in.
fn einde_gezag(r: &RelatieRij, namen: &[Mens]) -> Option<Date> {
    if r.soort.groep() != Groep::Gezag {
        return None;
    }
    let kind = namen.iter().find(|m| Some(m.wie) == r.over())?;
    verjaardag(kind.geboren?, 18)?.yesterday().ok()
}

fn regel(r: &RelatieRij, namen: &[Mens], wijzigbaar: bool, vandaag: Date) -> Regel {
    let over = naam_van(namen, r.over());
    let zin = match r.met() {
        None => {
            let mut label = r.soort.label().to_owned();
            label
                .get_mut(..1)
                .iter_mut()
                .for_each(|c| c.make_ascii_uppercase());
            format!("{label} {over}")
        }
        met => format!("{} {} {over}", naam_van(namen, met), r.soort.label()),
    };
    let van_zelf = einde_gezag(r, namen);
    let tot = match (r.tot, van_zelf) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let periode = match (r.sinds, tot) {
        (Some(van), Some(tot)) => format!("van {} tot en met {}", datum_tekst(van), datum_tekst(tot)),
        (Some(van), None) => format!("sinds {}", datum_tekst(van)),
        (None, Some(tot)) => format!("tot en met {}", datum_tekst(tot)),
        (None, None) => String::new(),
    };
    Regel {
        id: r.id,
        zin,
        periode,
        sterkte: r.sterkte.parse::<Sterkte>().map_or("", Sterkte::label),
        bron: format!(
            "{} · vastgelegd door {} · bevestigd op {}",
            r.bron.label(),
            r.door,
            datum_tekst(r.bevestigd_op)
        ),
        toelichting: r.toelichting.clone(),
        voorbij: tot.is_some_and(|t| t < vandaag),
        wijzigbaar,
    }
}

/// Who is around the household now: with a recorded tie, or involved without one.
fn netwerk(kring: &Kring, namen: &[Mens], vandaag: Date) -> Vec<EcoBand> {
    let mut uit = Vec::new();
    let geldig = |r: &&RelatieRij| r.tot.is_none_or(|t| t >= vandaag);
    let hier = |wie: Option<Wie>| kring.mensen.iter().any(|m| m.lid && Some(m.wie) == wie);
    for r in kring.rijen.iter().filter(geldig) {
        let (groep, over, met) = (r.soort.groep(), r.over(), r.met());
        let band = !matches!(groep, Groep::Familie | Groep::Gezag) || !r.sterkte.is_empty();
        // From the one who lives here to the one outside.
        let (binnen, buiten) = match (hier(over), hier(met)) {
            (true, false) => (over, met),
            (false, true) if r.soort.is_wederzijds() || r.soort.is_ouder() => (met, over),
            _ => continue,
        };
        if !band || buiten.is_none() {
            continue;
        }
        let wat = match buiten {
            Some(Wie::Betrokkene(b)) => {
                let rol = kring.betrokkenen.iter().find(|x| x.id == b);
                rol.map_or_else(String::new, |b| b.rol.clone())
            }
            _ => kort(*r.soort).to_owned(),
        };
        uit.push(EcoBand {
            naam: naam_van(namen, buiten).to_owned(),
            wat: format!("{wat} · {}", voornaam(naam_van(namen, binnen))),
            sterkte: r.sterkte.parse().ok(),
            professional: groep == Groep::Professional,
        });
    }
    for b in &kring.betrokkenen {
        let wie = Some(Wie::Betrokkene(b.id));
        let al = kring.rijen.iter().filter(geldig).any(|r| r.met() == wie);
        if al || b.tot.is_some_and(|t| t < vandaag) {
            continue;
        }
        uit.push(EcoBand {
            naam: b.naam.clone(),
            wat: b.rol.clone(),
            sterkte: None,
            professional: *b.soort == BetrokkeneSoort::Professional,
        });
    }
    uit.truncate(40);
    uit
}

fn voornaam(naam: &str) -> &str {
    naam.split_whitespace().next().unwrap_or(naam)
}

fn kort(soort: RelatieSoort) -> &'static str {
    match soort {
        RelatieSoort::Curatele => "curator",
        RelatieSoort::Bewind => "bewindvoerder",
        RelatieSoort::Mentorschap => "mentor",
        RelatieSoort::Mantelzorg => "mantelzorger",
        RelatieSoort::Netwerk => "netwerk",
        RelatieSoort::Professional => "professional",
        RelatieSoort::Voogdij => "voogd",
        _ => "familie",
    }
}
