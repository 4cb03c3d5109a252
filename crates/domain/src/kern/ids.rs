// SPDX-License-Identifier: EUPL-1.2
//! Typed identifiers. An id is a UUID v7, made by the id source of the context (never by the database),
//! and is never shown as a public reference: it tells the time of creation.

use serde::{Deserialize, Serialize};
use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// CBS code of a municipality (Deventer is 150, written "0150"); the tenant of every record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Gemeente(pub i32);

impl fmt::Display for Gemeente {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// What an id is of. Implemented by the empty marker types below.
pub trait Kind: 'static {
    /// Name of the kind, used in debug output only.
    const NAME: &'static str;
}

/// Identifier of one `K`.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id<K: Kind>(Uuid, #[serde(skip)] PhantomData<fn() -> K>);

impl<K: Kind> Id<K> {
    /// Wraps a UUID that is known to be of this kind.
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
    /// The UUID itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K: Kind> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Id<K> {}
impl<K: Kind> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K: Kind> Eq for Id<K> {}
impl<K: Kind> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K: Kind> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K: Kind> Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", K::NAME, self.0)
    }
}
impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K: Kind> FromStr for Id<K> {
    type Err = uuid::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Uuid::from_str(s).map(Self::new)
    }
}
impl<K: Kind> From<Uuid> for Id<K> {
    fn from(value: Uuid) -> Self {
        Self::new(value)
    }
}
impl<K: Kind> From<Id<K>> for Uuid {
    fn from(value: Id<K>) -> Self {
        value.0
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident = $kind:ident),+ $(,)?) => {$(
        #[doc = concat!("Marker of ", stringify!($kind), ".")]
        pub enum $kind {}
        impl Kind for $kind { const NAME: &'static str = stringify!($kind); }
        $(#[$doc])*
        pub type $id = Id<$kind>;
    )+};
}

ids! {
    /// Id of a melding.
    MeldingId = MeldingKind,
    /// Id of an offer of a melding to another team.
    AanbodId = AanbodKind,
    /// Id of a persoon.
    PersoonId = PersoonKind,
    /// Id of a huishouden.
    HuishoudenId = HuishoudenKind,
    /// Id of an address.
    AdresId = AdresKind,
    /// Id of a casus.
    CasusId = CasusKind,
    /// Id of a staff member or partner professional with a sign-in.
    MedewerkerId = MedewerkerKind,
    /// Id of a team.
    TeamId = TeamKind,
    /// Id of an organisation.
    OrganisatieId = OrganisatieKind,
    /// Id of family that lives outside the household.
    VerwantId = VerwantKind,
    /// Id of a split of a household.
    SplitsingId = SplitsingKind,
    /// Two persons that became one.
    SamenvoegingId = SamenvoegingKind,
    /// Id of a relation between people.
    RelatieId = RelatieKind,
    /// Id of somebody involved with a huishouden.
    BetrokkeneId = BetrokkeneKind,
    /// Id of a bekendheidscheck: one partner, one person.
    BekendheidId = BekendheidKind,
    /// Id of a question to a partner who said that somebody is known.
    VerrijkingId = VerrijkingKind,
    /// Id of a warm handover.
    OverdrachtId = OverdrachtKind,
    /// Id of a contact note.
    NotitieId = NotitieKind,
    /// Id of an intake.
    IntakeId = IntakeKind,
    /// Id of a goal in the plan.
    DoelId = DoelKind,
    /// Id of an action in the plan.
    ActieId = ActieKind,
    /// Id of a frozen version of the plan.
    PlanversieId = PlanversieKind,
    /// Id of a meeting.
    OverlegId = OverlegKind,
    /// Id of an agenda item.
    AgendapuntId = AgendapuntKind,
    /// Id of a task.
    TaakId = TaakKind,
    /// Id of a journaal row.
    JournaalId = JournaalKind,
    /// Id of a period in which one regisseur directs one casus.
    RegieId = RegieKind,
    /// Id of an absence.
    AfwezigheidId = AfwezigheidKind,
    /// Id of a service agreement under which a team of another gemeente works here.
    DienstId = DienstKind,
    /// Id of a safety warning or do-not-disclose flag.
    WaarschuwingId = WaarschuwingKind,
    /// Id of somebody who may place signalen in the verwijsindex.
    MelderId = MelderKind,
    /// Id of a signaal in the verwijsindex.
    SignaalId = SignaalKind,
    /// Id of a match in the verwijsindex.
    MatchId = MatchKind,
    /// Id of a version of a legal ground.
    GrondslagId = GrondslagKind,
    /// Id of a version of the convenant.
    ConvenantId = ConvenantKind,
}
