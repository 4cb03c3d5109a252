// SPDX-License-Identifier: EUPL-1.2
//! What one member of a household may read of another (requirement G4). Under 12 the parents with gezag read for the child;
//! from 12 to 15 the youth together with them; from 16 the youth alone, and parents only with consent (Jeugdwet 7.3.4, 7.3.5,
//! 7.3.15). A parent without gezag hears what is important and factual (BW 1:377c, Jeugdwet 7.3.11). Safety goes before all
//! of it: a secret address, and what is about the safety of a member, never reach another, whatever gezag or consent says.

mod plan;

pub use plan::{doel_voor, soort_van_leefgebied};

use crate::PersoonId;
use crate::code_enum;
use crate::huishouden::{Lidrol, leeftijd};
use jiff::civil::Date;

/// A member, as far as this depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lid {
    /// The person.
    pub persoon: PersoonId,
    /// Date of birth; `None`: not known, or not born yet.
    pub geboren: Option<Date>,
    /// Role in the household.
    pub rol: Lidrol,
    /// Has gezag over the children.
    pub gezag: bool,
    /// Has a secret address.
    pub adres_geheim: bool,
}

/// The household, with what stands between its members.
#[derive(Clone, Copy, Debug)]
pub struct Kring<'a> {
    /// Members now.
    pub leden: &'a [Lid],
    /// Of whom nothing may reach whom.
    pub onveilig: &'a [(PersoonId, PersoonId)],
    /// Who consents that whom reads of him or her.
    pub toestemming: &'a [(PersoonId, PersoonId)],
    /// The day on which ages count.
    pub dag: Date,
}

code_enum! {
    /// Kind of data.
    pub enum Gegevenssoort {
        Afspraak = "afspraak", "een afspraak of doel in het plan";
        Algemeen = "algemeen", "iets anders, zonder bijzondere categorie";
        Adres = "adres", "waar iemand woont";
        Medisch = "medisch", "iets medisch";
        Justitie = "justitie", "iets van justitie";
        Veiligheid = "veiligheid", "iets over de veiligheid";
    }
}

/// A piece of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gegeven {
    /// Members that it is about; none: the household as a whole.
    pub over: Vec<PersoonId>,
    /// Kind.
    pub soort: Gegevenssoort,
    /// Member who told or wrote it; `None`: a professional.
    pub door: Option<PersoonId>,
    /// It is a fact of weight, and no more than that (BW 1:377c).
    pub belangrijk_feit: bool,
}

code_enum! {
    /// Why something is shown or not.
    pub enum Reden {
        Eigen = "eigen", "gaat over de lezer zelf";
        Huishouden = "huishouden", "gaat over het hele huishouden";
        Gezag = "gezag", "de lezer heeft gezag over dit kind";
        Toestemming = "toestemming", "er is toestemming";
        GezamenlijkPlan = "gezamenlijk_plan", "het is een afspraak in het gezamenlijke plan";
        BelangrijkFeit = "belangrijk_feit", "een belangrijk feit mag een ouder zonder gezag weten";
        GeenLid = "geen_lid", "de lezer hoort niet bij dit huishouden";
        LezerOnderTwaalf = "lezer_onder_twaalf", "de lezer is jonger dan 12: de ouders met gezag lezen voor het kind";
        GeheimAdres = "geheim_adres", "het adres van een ander is geheim";
        Veiligheid = "veiligheid", "het gaat over de veiligheid van een ander";
        Onveilig = "onveilig", "er is afgesproken om dit niet met de lezer te delen";
        ZonderGezag = "zonder_gezag", "de lezer heeft geen gezag over dit kind";
        Vertrouwelijk = "vertrouwelijk", "de jongere vertelde dit zelf, zonder toestemming om het te delen";
        VanafZestien = "vanaf_zestien", "de jongere is 16 of ouder en beslist zelf, er is geen toestemming";
        AnderLid = "ander_lid", "het gaat over iemand anders, er is geen toestemming";
    }
}

/// May the reader read it, and why (not)?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inzage {
    /// Yes.
    Zichtbaar(Reden),
    /// No.
    Niet(Reden),
}

impl Inzage {
    /// True when it may be read.
    pub const fn mag(self) -> bool {
        matches!(self, Self::Zichtbaar(_))
    }
    /// Why.
    pub const fn reden(self) -> Reden {
        match self {
            Self::Zichtbaar(r) | Self::Niet(r) => r,
        }
    }
}

/// Age of a member on the day; an unborn child is 0, an unknown date says what the role says.
fn jaren(lid: &Lid, dag: Date) -> u16 {
    match lid.geboren {
        Some(geboren) => leeftijd(geboren, dag).unwrap_or(0),
        // Not known: a child is taken for older than it may be, so that parents don't read what a youth of 16 decides on.
        None if lid.rol == Lidrol::Ongeboren => 0,
        None if lid.rol.is_kind() => 16,
        None => 18,
    }
}

/// What `lezer` may read of this. Of all members that it is about, the strictest answer counts.
pub fn inzage(kring: &Kring<'_>, lezer: PersoonId, g: &Gegeven) -> Inzage {
    use Inzage::{Niet, Zichtbaar};
    let Some(ik) = kring.leden.iter().find(|l| l.persoon == lezer) else {
        return Niet(Reden::GeenLid);
    };
    let anderen: Vec<PersoonId> = g.over.iter().copied().filter(|p| *p != lezer).collect();
    // Safety first: nothing after this may open it again.
    let geheim = |p: &PersoonId| kring.leden.iter().any(|l| l.persoon == *p && l.adres_geheim);
    if g.soort == Gegevenssoort::Adres && anderen.iter().any(geheim) {
        return Niet(Reden::GeheimAdres);
    }
    if g.soort == Gegevenssoort::Veiligheid && (g.over != [lezer] || g.door.is_some_and(|d| d != lezer)) {
        return Niet(Reden::Veiligheid);
    }
    let bron = g.door.filter(|d| *d != lezer);
    if anderen
        .iter()
        .chain(&bron)
        .any(|p| kring.onveilig.contains(&(*p, lezer)))
    {
        return Niet(Reden::Onveilig);
    }
    if jaren(ik, kring.dag) < 12 {
        return Niet(Reden::LezerOnderTwaalf);
    }
    let mut uit = Zichtbaar(if g.over.is_empty() {
        Reden::Huishouden
    } else {
        Reden::Eigen
    });
    for p in anderen {
        match over_ander(kring, ik, p, g) {
            niet @ Niet(_) => return niet,
            ja @ Zichtbaar(_) => uit = ja,
        }
    }
    uit
}

/// What a reader of 12 or older may read of another member; safety has been judged.
fn over_ander(kring: &Kring<'_>, ik: &Lid, over: PersoonId, g: &Gegeven) -> Inzage {
    use Inzage::{Niet, Zichtbaar};
    let toestemming = kring.toestemming.contains(&(over, ik.persoon));
    let Some(lid) = kring.leden.iter().find(|l| l.persoon == over) else {
        // Somebody who is no member (any more) is nobody's business here.
        return Niet(Reden::AnderLid);
    };
    let leeftijd = jaren(lid, kring.dag);
    let ouder = matches!(ik.rol, Lidrol::Ouder | Lidrol::Verzorger) && lid.rol.is_kind();
    let afspraak = matches!(g.soort, Gegevenssoort::Afspraak);
    if toestemming && leeftijd >= 12 {
        return Zichtbaar(Reden::Toestemming);
    }
    match leeftijd {
        18.. if afspraak && !lid.rol.is_kind() => Zichtbaar(Reden::GezamenlijkPlan),
        18.. if !lid.rol.is_kind() => Niet(Reden::AnderLid),
        16.. if ouder => Niet(Reden::VanafZestien),
        0..16 if ouder && ik.gezag => {
            let zelf_verteld =
                g.door == Some(over) && !matches!(g.soort, Gegevenssoort::Afspraak | Gegevenssoort::Adres);
            if leeftijd >= 12 && zelf_verteld {
                Niet(Reden::Vertrouwelijk)
            } else {
                Zichtbaar(Reden::Gezag)
            }
        }
        0..16 if ouder => {
            let gewoon = matches!(g.soort, Gegevenssoort::Afspraak | Gegevenssoort::Algemeen);
            if g.belangrijk_feit && gewoon {
                Zichtbaar(Reden::BelangrijkFeit)
            } else {
                Niet(Reden::ZonderGezag)
            }
        }
        _ => Niet(Reden::AnderLid),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_altijd;
