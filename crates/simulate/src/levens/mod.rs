// SPDX-License-Identifier: EUPL-1.2
//! The invented lives in `levens/` of the crate (see `levens/LEESMIJ.md`), read once; texts stay where they are.

mod lezen;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

/// Kind of household a life fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vorm {
    /// Two parents with children.
    Gezin,
    /// One parent with children.
    Eenouder,
    /// Somebody alone.
    Alleen,
    /// Two adults.
    Paar,
    /// Old people.
    Oud,
    /// A young woman who expects a child.
    Zwanger,
    /// A young person without address.
    Dakloos,
}

/// How a melding of a life reads.
#[derive(Clone, Debug, Default)]
pub struct Meldingtekst {
    /// Channel, capacity, organisation key or "-", urgency, danger.
    pub kanaal: &'static str,
    /// Capacity of the melder.
    pub hoedanigheid: &'static str,
    /// Key of the organisation, or "-".
    pub organisatie: &'static str,
    /// Urgency.
    pub urgentie: &'static str,
    /// Danger: ja, nee, onbekend.
    pub gevaar: &'static str,
    /// One line.
    pub onderwerp: &'static str,
    /// The concern.
    pub wat: &'static str,
    /// Since when.
    pub sinds: &'static str,
}

/// What the intake says about one life area.
#[derive(Clone, Debug, Default)]
pub struct Gebied {
    /// Life area.
    pub leefgebied: &'static str,
    /// 1 (acute) to 5.
    pub ernst: i32,
    /// Own words.
    pub woorden: &'static str,
    /// Wish.
    pub wens: &'static str,
    /// Own strength.
    pub kracht: &'static str,
}

/// An action of a plan.
#[derive(Clone, Debug)]
pub struct Actietekst {
    /// Who.
    pub wie: &'static str,
    /// Rung of the ladder.
    pub trede: i32,
    /// Days after the start of the plan.
    pub dagen: i32,
    /// What.
    pub tekst: &'static str,
    /// Why this rung.
    pub reden: &'static str,
}

/// A goal of a plan.
#[derive(Clone, Debug, Default)]
pub struct Doeltekst {
    /// Life area.
    pub leefgebied: &'static str,
    /// Score at the start.
    pub begin: i32,
    /// The resident's words; one is chosen.
    pub woorden: Vec<&'static str>,
    /// Actions.
    pub acties: Vec<Actietekst>,
}

/// A contact note.
#[derive(Clone, Debug, Default)]
pub struct Noottekst {
    /// begin, plan, loop, tegen or eind.
    pub stadium: &'static str,
    /// Form of contact.
    pub vorm: &'static str,
    /// Category.
    pub categorie: &'static str,
    /// Life area.
    pub leefgebied: &'static str,
    /// Facts.
    pub feiten: &'static str,
    /// Opinion.
    pub mening: &'static str,
    /// Source.
    pub bron: &'static str,
}

/// One invented life.
#[derive(Clone, Debug, Default)]
pub struct Leven {
    /// Code.
    pub code: &'static str,
    /// Doelgroep.
    pub doelgroep: &'static str,
    /// Households it fits.
    pub vormen: Vec<Vorm>,
    /// Kinds of team that direct it.
    pub teams: Vec<&'static str>,
    /// Areas of 3-uit-8 with "ja".
    pub ja: Vec<&'static str>,
    /// Areas of GGSR with "ja".
    pub ggsr: Vec<&'static str>,
    /// Problem kinds.
    pub soorten: Vec<&'static str>,
    /// Features for the routing table.
    pub kenmerken: Vec<&'static str>,
    /// Summary.
    pub over: &'static str,
    /// Meldingen.
    pub meldingen: Vec<Meldingtekst>,
    /// Intake.
    pub gebieden: Vec<Gebied>,
    /// Goals.
    pub doelen: Vec<Doeltekst>,
    /// Notes.
    pub noten: Vec<Noottekst>,
    /// Why it gets stuck.
    pub vast: &'static str,
    /// Why it could close.
    pub slot: &'static str,
}

/// A melding that does not lead to a casus.
#[derive(Clone, Debug, Default)]
pub struct Vraag {
    /// The melding.
    pub melding: Meldingtekst,
    /// Outcome.
    pub uitkomst: &'static str,
    /// Kind of team that takes it, or "-".
    pub team: &'static str,
    /// Reason of the outcome.
    pub reden: &'static str,
}

/// All lives and questions.
#[derive(Debug)]
pub struct Bibliotheek {
    /// Lives.
    pub levens: Vec<Leven>,
    /// Questions.
    pub vragen: Vec<Vraag>,
    /// Notes that fit every life.
    pub noten: Vec<Noottekst>,
}

static BIBLIOTHEEK: LazyLock<Bibliotheek> = LazyLock::new(|| {
    let mut levens = Vec::new();
    for tekst in [
        include_str!("../../levens/wonen.txt"),
        include_str!("../../levens/jeugd.txt"),
        include_str!("../../levens/zorg.txt"),
        include_str!("../../levens/veiligheid.txt"),
        include_str!("../../levens/geld.txt"),
    ] {
        lezen::levens(tekst, &mut levens);
    }
    let mut algemeen = Vec::new();
    lezen::levens(include_str!("../../levens/noten.txt"), &mut algemeen);
    Bibliotheek {
        levens,
        vragen: lezen::vragen(include_str!("../../levens/vragen.txt")),
        noten: algemeen.into_iter().flat_map(|l| l.noten).collect(),
    }
});

/// All lives and questions.
pub fn bibliotheek() -> &'static Bibliotheek {
    &BIBLIOTHEEK
}

impl Bibliotheek {
    /// A life by its code; the first one when there is none.
    pub fn leven(&self, code: &str) -> &Leven {
        self.levens
            .iter()
            .find(|l| l.code == code)
            .unwrap_or(&self.levens[0])
    }
}
