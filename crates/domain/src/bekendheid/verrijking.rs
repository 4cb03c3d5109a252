// SPDX-License-Identifier: EUPL-1.2
//! Asking more of who said yes.

use super::vraag::ingetrokken;
use super::{BekendheidFout, LANGST, LANGST_ANTWOORD, Stand, Uitkomst, dag, tekst};
use crate::Weigering;
use crate::kern::Fouten;
use crate::notitie::Categorie;
use crate::termijn::Duur;
use jiff::civil::Date;

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweVerrijking {
    /// What is asked.
    pub vraag: String,
    /// Category of data that the answer will be (code).
    pub categorie: String,
    /// What the answer is needed for.
    pub doel: String,
    /// Last day; empty: the usual term.
    pub uiterlijk: String,
}

/// A question that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweVerrijking")]
pub struct GeldigeVerrijking {
    pub vraag: String,
    pub categorie: Categorie,
    pub doel: String,
    pub uiterlijk: Date,
}

impl NieuweVerrijking {
    /// Checks it: only who said that the person is known, and only in a category that their deelname opens (`opent`;
    /// `None`: they do not take part any more, or have no ground today).
    ///
    /// # Errors
    /// All that is wrong by field; or nothing may be asked of this partner.
    pub fn valideer(
        &self,
        uitkomst: Option<Uitkomst>,
        opent: Option<&[Categorie]>,
        vandaag: Date,
        termijn: Duur,
    ) -> Result<GeldigeVerrijking, BekendheidFout> {
        if uitkomst != Some(Uitkomst::Bekend) {
            return Err(Weigering::new(
                "verrijking.niet_bekend",
                "Verder vragen kan alleen bij wie heeft gezegd dat de persoon bekend is.",
            )
            .into());
        }
        let Some(opent) = opent else {
            return Err(Weigering::new(
                "verrijking.geen_grond",
                "Deze partner doet niet meer mee of heeft vandaag geen grond. Regel eerst de deelname.",
            )
            .into());
        };
        let mut f = Fouten::new();
        let vraag = tekst(
            &mut f,
            "vraag",
            &self.vraag,
            (10, LANGST),
            "Schrijf op wat je wilt weten.",
        );
        let categorie = self.categorie.trim().parse::<Categorie>().ok();
        match categorie {
            None => f.voeg("categorie", "Kies over wat voor gegevens de vraag gaat."),
            Some(c) if c.is_gevoelig() && !opent.contains(&c) => f.voeg(
                "categorie",
                format!("De grond van deze partner opent geen gegevens van de soort '{c}'. Vraag iets anders, of regel eerst een andere grond."),
            ),
            Some(_) => {}
        }
        let doel = tekst(
            &mut f,
            "doel",
            &self.doel,
            (5, LANGST),
            "Schrijf op waarvoor je dit moet weten. De ander leest dat.",
        );
        let uiterlijk = dag(&mut f, &self.uiterlijk, vandaag, termijn);
        match (categorie, uiterlijk) {
            (Some(categorie), Some(uiterlijk)) if f.is_leeg() => Ok(GeldigeVerrijking {
                vraag,
                categorie,
                doel,
                uiterlijk,
            }),
            _ => Err(f.into()),
        }
    }
}

/// An answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwVerrijkingsantwoord {
    /// The answer.
    pub antwoord: String,
    /// "ja": no answer is given.
    pub weigeren: bool,
    /// Why not.
    pub reden: String,
}

/// An answer that may be stored: the text, or the reason why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeldigVerrijkingsantwoord {
    /// The answer.
    Antwoord(String),
    /// Refused, with the reason.
    Geweigerd(String),
}

impl NieuwVerrijkingsantwoord {
    /// Checks it.
    ///
    /// # Errors
    /// All that is wrong by field; or the question was taken back or answered.
    pub fn valideer(&self, stand: Stand) -> Result<GeldigVerrijkingsantwoord, BekendheidFout> {
        match stand {
            Stand::Ingetrokken => return Err(ingetrokken().into()),
            Stand::Beantwoord => {
                return Err(Weigering::new(
                    "verrijking.beantwoord",
                    "Deze vraag is al beantwoord. Klopt het niet meer? Maak dan een notitie.",
                )
                .into());
            }
            Stand::Open(_) | Stand::TeLaat(_) => {}
        }
        let mut f = Fouten::new();
        let uit = if self.weigeren {
            GeldigVerrijkingsantwoord::Geweigerd(tekst(
                &mut f,
                "weiger_reden",
                &self.reden,
                (5, LANGST),
                "Schrijf op waarom je geen antwoord geeft.",
            ))
        } else {
            GeldigVerrijkingsantwoord::Antwoord(tekst(
                &mut f,
                "antwoord",
                &self.antwoord,
                (2, LANGST_ANTWOORD),
                "Schrijf je antwoord op, of kies dat je geen antwoord geeft.",
            ))
        };
        Ok(f.of(uit)?)
    }
}
