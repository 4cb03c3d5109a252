// SPDX-License-Identifier: EUPL-1.2
//! A note as typed, and as accepted (requirements D8, D11).

use super::{Categorie, Deelsoort, Resultaat, Vorm};
use crate::kern::{
    Fouten, Weigering,
    ids::{NotitieId, PersoonId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A part of a note as typed: one fact, or one opinion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NieuwDeel {
    /// Code: fact or opinion.
    pub soort: String,
    /// The text.
    pub tekst: String,
    /// Who said it or where it stands; empty when the writer saw it.
    pub bron: String,
    /// "ja" when the writer saw or heard it in person.
    pub zelf: String,
}

/// A note as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NieuweNotitie {
    /// Kind of contact (code).
    pub vorm: String,
    /// Result of an attempt (code).
    pub resultaat: String,
    /// Category (code).
    pub categorie: String,
    /// When the contact was; `None` is now.
    pub moment: Option<Timestamp>,
    /// Whom it is about: ids of persons.
    pub personen: Vec<String>,
    /// Short text above the parts; may be empty when there are parts.
    pub tekst: String,
    /// Facts and opinions.
    pub delen: Vec<NieuwDeel>,
}

/// A part that may be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeldigDeel {
    /// Fact or opinion.
    pub soort: Deelsoort,
    /// The text.
    pub tekst: String,
    /// The source; `None` when the writer saw it in person.
    pub bron: Option<String>,
}

/// A note that may be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeldigeNotitie {
    /// Kind of contact.
    pub vorm: Vorm,
    /// Result; always there with an attempt.
    pub resultaat: Option<Resultaat>,
    /// Category.
    pub categorie: Categorie,
    /// When the contact was.
    pub moment: Timestamp,
    /// Whom it is about, each once.
    pub personen: Vec<PersoonId>,
    /// Short text.
    pub tekst: String,
    /// Facts and opinions.
    pub delen: Vec<GeldigDeel>,
}

impl NieuweNotitie {
    /// Checks the note.
    ///
    /// # Errors
    /// All that is wrong, by field name; a part has fields such as `delen.1.bron` (counted from 1).
    pub fn valideer(&self, nu: Timestamp) -> Result<GeldigeNotitie, Fouten> {
        let mut f = Fouten::new();
        let vorm = keuze::<Vorm>(&mut f, "vorm", &self.vorm, "Kies wat voor contact het was.");
        let categorie = match self.categorie.trim() {
            "" => Some(Categorie::Algemeen),
            code => {
                const VRAAG: &str =
                    "Kies een soort: algemeen, medisch, justitie, geld en schulden, of veiligheid.";
                match keuze::<Categorie>(&mut f, "categorie", code, VRAAG) {
                    Some(c) if !Categorie::VAN_NOTITIE.contains(&c) => {
                        f.voeg("categorie", VRAAG);
                        None
                    }
                    gekozen => gekozen,
                }
            }
        };
        let resultaat = match (vorm, self.resultaat.trim()) {
            (Some(Vorm::Poging), "") => {
                f.voeg("resultaat", "Kies hoe de poging afliep.");
                None
            }
            (_, "") => None,
            (_, code) => keuze::<Resultaat>(&mut f, "resultaat", code, "Kies hoe het contact afliep."),
        };
        let moment = self.moment.unwrap_or(nu);
        if moment > nu {
            f.voeg(
                "moment",
                "Dit moment is nog niet geweest. Kies het moment waarop het contact was.",
            );
        }
        let mut personen: Vec<PersoonId> = Vec::new();
        for id in &self.personen {
            match id.trim().parse::<PersoonId>() {
                Ok(p) if personen.contains(&p) => {}
                Ok(p) => personen.push(p),
                Err(_) => f.voeg("personen", "Een gekozen persoon is niet bekend. Kies opnieuw."),
            }
        }
        if self.personen.is_empty() {
            f.voeg(
                "personen",
                "Kies over wie deze notitie gaat. Dat mogen meer mensen zijn.",
            );
        }
        let tekst = self.tekst.trim();
        if tekst.chars().count() > 4000 {
            f.voeg(
                "tekst",
                "Deze tekst is te lang. Maak hem korter: hoogstens 4000 tekens.",
            );
        }
        let delen = self.lees_delen(&mut f);
        let alleen_poging = vorm == Some(Vorm::Poging) && resultaat.is_some();
        if tekst.is_empty() && self.delen.iter().all(|d| d.tekst.trim().is_empty()) && !alleen_poging {
            f.voeg("tekst", "Schrijf op wat er gebeurde.");
        }
        match (vorm, categorie) {
            (Some(vorm), Some(categorie)) => f.of(GeldigeNotitie {
                vorm,
                resultaat,
                categorie,
                moment,
                personen,
                tekst: tekst.to_owned(),
                delen,
            }),
            _ => Err(f),
        }
    }

    fn lees_delen(&self, f: &mut Fouten) -> Vec<GeldigDeel> {
        let mut uit = Vec::new();
        for (i, deel) in self
            .delen
            .iter()
            .enumerate()
            .filter(|(_, d)| !d.tekst.trim().is_empty())
        {
            let veld = |naam: &str| format!("delen.{}.{naam}", i + 1);
            let soort = keuze::<Deelsoort>(
                f,
                &veld("soort"),
                &deel.soort,
                "Kies: is dit een feit, of een zorg of mening?",
            );
            let bron = deel.bron.trim();
            if bron.is_empty() && deel.zelf.trim() != "ja" {
                f.voeg(
                    veld("bron"),
                    "Vul in wie dit zei of waar dit staat, of kies dat je het zelf zag of hoorde.",
                );
            }
            if deel.tekst.chars().count() > 2000 || bron.chars().count() > 200 {
                f.voeg(
                    veld("tekst"),
                    "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens, de bron 200.",
                );
            }
            if let Some(soort) = soort {
                uit.push(GeldigDeel {
                    soort,
                    tekst: deel.tekst.trim().to_owned(),
                    bron: (!bron.is_empty()).then(|| bron.to_owned()),
                });
            }
        }
        uit
    }
}

fn keuze<T: FromStr>(f: &mut Fouten, veld: &str, code: &str, vraag: &str) -> Option<T> {
    let uit = code.trim().parse().ok();
    if uit.is_none() {
        f.voeg(veld, vraag);
    }
    uit
}

/// A note is never overwritten: it is corrected by a follow-up entry that names it and says why.
///
/// # Errors
/// A correction of itself or of a note that was corrected already (then the newest is corrected), or no reason.
pub fn controleer_correctie(
    deze: NotitieId,
    van: NotitieId,
    al_gecorrigeerd: bool,
    reden: &str,
) -> Result<(), Weigering> {
    if deze == van {
        return Err(Weigering::new(
            "notitie.zichzelf",
            "Een notitie kan zichzelf niet verbeteren.",
        ));
    }
    if al_gecorrigeerd {
        return Err(Weigering::new(
            "notitie.al_verbeterd",
            "Deze notitie is al verbeterd. Verbeter de nieuwste notitie.",
        ));
    }
    if reden.trim().is_empty() {
        return Err(Weigering::new("notitie.reden", "Schrijf op wat er niet klopte."));
    }
    Ok(())
}
