// SPDX-License-Identifier: EUPL-1.2
//! What the page Mijn werk shows.

use domain::levensloop::Overgang;
use domain::{BekendheidId, CasusId, MatchId, MeldingId, OverdrachtId, PersoonId, TaakId, WaarschuwingId};
use jiff::civil::Date;

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naar {
    /// Nowhere.
    Geen,
    /// Overview of a casus.
    Casus(CasusId),
    /// Plan of a casus.
    Plan(CasusId),
    /// Who may see a casus.
    Toegang(CasusId),
    /// The door of a casus.
    Drempel(CasusId),
    /// A request to take part in a casus.
    Verzoek(CasusId, uuid::Uuid),
    /// Choosing the regisseur of a casus.
    Regisseur(CasusId),
    /// A melding.
    Melding(MeldingId),
    /// A task.
    Taak(TaakId),
    /// A warning.
    Waarschuwing(WaarschuwingId),
    /// A bekendheidscheck.
    Bekendheid(BekendheidId),
    /// A match in the verwijsindex.
    Match(MatchId),
    /// A warm handover.
    Overdracht(OverdrachtId),
    /// A change of age or school of somebody, in a casus.
    Overgang(CasusId, PersoonId, Overgang),
    /// The MDO of a date.
    Overleg(Date),
    /// The team board.
    Team,
}

/// How the mark at the end of a line looks. A late date is never red.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toon {
    /// Plain text.
    Gewoon,
    /// Safety.
    Veiligheid,
    /// A promise that slips.
    Laat,
    /// A note.
    Notitie,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Regel {
    /// Name that stands first.
    pub titel: String,
    /// What it is about.
    pub bij: String,
    /// Second, small line.
    pub sub: String,
    /// Mark at the end.
    pub merk: String,
    /// How the mark looks.
    pub toon: Toon,
    /// Where it leads.
    pub naar: Naar,
}

/// A card with lines for a role.
#[derive(Clone, Debug)]
pub struct Blok {
    /// Heading.
    pub titel: &'static str,
    /// Lines.
    pub regels: Vec<Regel>,
    /// Number there are, when more than the lines.
    pub totaal: i64,
    /// When there are none: what that means.
    pub leeg: &'static str,
    /// Page with all of them; empty when there is none.
    pub alle: &'static str,
}

/// A household of mine.
#[derive(Clone, Debug)]
pub struct MijnHuishouden {
    /// Casus.
    pub casus: CasusId,
    /// Household.
    pub huishouden: String,
    /// Phase, label.
    pub fase: &'static str,
    /// Wijk.
    pub wijk: String,
    /// I stand in for this regisseur.
    pub waarneming_voor: Option<String>,
}

/// My households with the load.
#[derive(Clone, Debug)]
pub struct Huishoudens {
    /// Own ones (without those for which I stand in).
    pub aantal: usize,
    /// Load, in hundredths.
    pub last: u32,
    /// Maximum, in hundredths.
    pub maximum: u32,
    /// Load of what comes, in hundredths.
    pub komt: u32,
    /// "12,5 van 15".
    pub tekst: String,
    /// What the next MDO brings.
    pub mdo: String,
    /// The list.
    pub lijst: Vec<MijnHuishouden>,
    /// To think over: phase over its term, long without contact.
    pub nalopen: Vec<Regel>,
}

impl Huishoudens {
    /// The part of the bar that is filled; never more than the whole.
    pub fn bezet(&self) -> u32 {
        self.last.min(self.maximum)
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct MijnWerk {
    /// "Goedemorgen".
    pub groet: &'static str,
    /// First name.
    pub voornaam: String,
    /// Today.
    pub vandaag: Date,
    /// "2 dingen vragen je aandacht, 5 afspraken deze week".
    pub samenvatting: String,
    /// First this.
    pub eerst: Vec<Regel>,
    /// Promised this week.
    pub week: Vec<Regel>,
    /// Waits for others.
    pub wacht: Vec<Regel>,
    /// Cards per role.
    pub blokken: Vec<Blok>,
    /// My households; for who is regisseur or stands in.
    pub huishoudens: Option<Huishoudens>,
    /// The three lists of one's own work are shown.
    pub eigen_werk: bool,
    /// Links for who has no casework.
    pub mag_inrichten: bool,
}
