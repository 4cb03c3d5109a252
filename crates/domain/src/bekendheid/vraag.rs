// SPDX-License-Identifier: EUPL-1.2
//! Asking whether somebody is known, and the answer.

use super::{BekendheidFout, LANGST, Stand, Uitkomst, dag, tekst};
use crate::kern::Fouten;
use crate::notitie::Categorie;
use crate::termijn::Duur;
use crate::waarschuwing::Verteld;
use crate::{BetrokkeneId, PersoonId, Weigering};
use jiff::civil::Date;

/// Somebody who takes part in the casus and can be asked: their deelname runs, on a ground in force, for an organisation
/// under the convenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partij {
    /// The deelname.
    pub id: BetrokkeneId,
    /// Who.
    pub naam: String,
    /// Of which organisation.
    pub organisatie: String,
    /// The ground of the deelname, as it is kept with the question.
    pub grondslag: String,
    /// Categories that the deelname opens.
    pub opent: Vec<Categorie>,
}

/// What a question is held against.
#[derive(Clone, Copy, Debug)]
pub struct Kader<'a> {
    /// Today.
    pub vandaag: Date,
    /// Usual time for an answer.
    pub termijn: Duur,
    /// Members of the household now.
    pub leden: &'a [PersoonId],
    /// Who can be asked.
    pub partijen: &'a [Partij],
    /// Who was asked about whom already and has not answered.
    pub open: &'a [(PersoonId, BetrokkeneId)],
}

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweVraag {
    /// About whom (id).
    pub persoon: String,
    /// Who are asked (ids).
    pub partijen: Vec<String>,
    /// What the answer is needed for.
    pub doel: String,
    /// Does the person know (code)?
    pub verteld: String,
    /// If not, why.
    pub verteld_reden: String,
    /// Last day; empty: the usual term.
    pub uiterlijk: String,
}

/// A question that may be stored; one for each who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweVraag")]
pub struct GeldigeVraag {
    pub persoon: PersoonId,
    pub partijen: Vec<Partij>,
    pub doel: String,
    pub verteld: Verteld,
    pub verteld_reden: String,
    pub uiterlijk: Date,
}

impl NieuweVraag {
    /// Checks it (glossary "bekendheidscheck"; standards, Samen onder Handbereik: each action keeps whether the person was
    /// told).
    ///
    /// # Errors
    /// All that is wrong, by field.
    pub fn valideer(&self, k: &Kader<'_>) -> Result<GeldigeVraag, Fouten> {
        let mut f = Fouten::new();
        let persoon = self.persoon.trim().parse().ok().filter(|p| k.leden.contains(p));
        if persoon.is_none() {
            f.voeg(
                "persoon",
                "Kies over wie je het vraagt: iemand van dit huishouden.",
            );
        }
        let partijen = self.gevraagden(&mut f, persoon, k);
        let doel = tekst(
            &mut f,
            "doel",
            &self.doel,
            (5, LANGST),
            "Schrijf op waarvoor je dit moet weten. De ander leest dat.",
        );
        let verteld = self.verteld.trim().parse::<Verteld>().ok();
        let verteld_reden = match verteld {
            None => {
                f.voeg("verteld", "Kies of de inwoner weet dat je dit vraagt.");
                String::new()
            }
            Some(Verteld::Ja) => String::new(),
            Some(Verteld::Nee) => tekst(
                &mut f,
                "verteld_reden",
                &self.verteld_reden,
                (5, LANGST),
                "Schrijf op waarom de inwoner het nog niet weet.",
            ),
        };
        let uiterlijk = dag(&mut f, &self.uiterlijk, k.vandaag, k.termijn);
        match (persoon, verteld, uiterlijk) {
            (Some(persoon), Some(verteld), Some(uiterlijk)) if f.is_leeg() => Ok(GeldigeVraag {
                persoon,
                partijen,
                doel,
                verteld,
                verteld_reden,
                uiterlijk,
            }),
            _ => Err(f),
        }
    }

    fn gevraagden(&self, f: &mut Fouten, persoon: Option<PersoonId>, k: &Kader<'_>) -> Vec<Partij> {
        let mut uit: Vec<Partij> = Vec::new();
        for id in &self.partijen {
            let gevonden = id
                .trim()
                .parse::<BetrokkeneId>()
                .ok()
                .and_then(|id| k.partijen.iter().find(|p| p.id == id));
            match gevonden {
                None => f.voeg(
                    "partijen",
                    "Iemand die je koos, doet niet meer mee of heeft nu geen grond. Kies opnieuw.",
                ),
                Some(p) if uit.contains(p) => {}
                Some(p) => {
                    if persoon.is_some_and(|wie| k.open.contains(&(wie, p.id))) {
                        f.voeg(
                            "partijen",
                            format!(
                                "{} heeft deze vraag al en gaf nog geen antwoord. Haal dat vinkje weg.",
                                p.naam
                            ),
                        );
                    }
                    uit.push(p.clone());
                }
            }
        }
        if self.partijen.is_empty() {
            f.voeg("partijen", "Kies aan wie je het vraagt.");
        }
        uit
    }
}

/// How a question stands on a day.
pub fn stand(uiterlijk: Date, beantwoord: bool, ingetrokken: bool, vandaag: Date) -> Stand {
    let dagen = (uiterlijk - vandaag).get_days();
    match (ingetrokken, beantwoord) {
        (true, _) => Stand::Ingetrokken,
        (false, true) => Stand::Beantwoord,
        (false, false) if dagen < 0 => Stand::TeLaat(-dagen),
        (false, false) => Stand::Open(dagen),
    }
}

/// An answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwAntwoord {
    /// Known, not known, or refused (code).
    pub uitkomst: String,
    /// Why refused.
    pub reden: String,
}

/// An answer that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigAntwoord {
    /// What it is.
    pub uitkomst: Uitkomst,
    /// Why refused; empty otherwise: a yes or no carries no content.
    pub reden: String,
}

impl NieuwAntwoord {
    /// Checks it. An answer can be put right until something more was asked on it (`verrijkt`).
    ///
    /// # Errors
    /// All that is wrong by field; or the question was taken back, or more was asked already.
    pub fn valideer(&self, stand: Stand, verrijkt: bool) -> Result<GeldigAntwoord, BekendheidFout> {
        if stand == Stand::Ingetrokken {
            return Err(ingetrokken().into());
        }
        if verrijkt {
            return Err(Weigering::new(
                "bekendheid.verrijkt",
                "Op jouw antwoord is al verder gevraagd. Je kunt het niet meer veranderen. Klopt het niet? Zeg dat in het antwoord op die vraag.",
            )
            .into());
        }
        let mut f = Fouten::new();
        let uitkomst = self.uitkomst.trim().parse::<Uitkomst>().ok();
        if uitkomst.is_none() {
            f.voeg("uitkomst", "Kies een antwoord.");
        }
        let reden = if uitkomst == Some(Uitkomst::Geweigerd) {
            tekst(
                &mut f,
                "reden",
                &self.reden,
                (5, LANGST),
                "Schrijf op waarom je geen antwoord geeft. Schrijf niets over de persoon zelf.",
            )
        } else {
            String::new()
        };
        match uitkomst {
            Some(uitkomst) if f.is_leeg() => Ok(GeldigAntwoord { uitkomst, reden }),
            _ => Err(f.into()),
        }
    }
}

pub(super) fn ingetrokken() -> Weigering {
    Weigering::new(
        "bekendheid.ingetrokken",
        "Deze vraag is ingetrokken. Er is geen antwoord meer nodig.",
    )
}
