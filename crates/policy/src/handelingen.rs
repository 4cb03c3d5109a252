// SPDX-License-Identifier: EUPL-1.2
//! Every act there is, who may do it (the ways in), and what it may write. This table *is* the policy;
//! nothing else grants anything. Issue "access" replaces the ways in by Cedar policies behind the same types.

use crate::Rol;

/// A way in: why this actor may act on this record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// Anybody, also without an account.
    Iedereen,
    /// Any signed-in person.
    Aangemeld,
    /// The system itself.
    Systeem,
    /// A role, regardless of the record (within the own gemeente).
    Rol(Rol),
    /// The melding belongs to the actor's team.
    TeamVanMelding,
    /// The melding is on offer to the actor's team.
    AanbodAanTeam,
    /// The actor is the current regisseur of the casus.
    Regisseur,
    /// The actor stands in for the absent regisseur.
    Waarnemer,
    /// The actor takes part in the casus, with a ground and an end.
    Deelnemer,
    /// The casus is on an MDO agenda and the actor is a member of the MDO.
    MdoAgenda,
    /// The actor leads the team that the casus hangs on.
    TeamleiderVanCasus,
}

impl Via {
    /// Who comes in this way, as said in a sentence: "de casusregisseur".
    pub fn wie(self) -> &'static str {
        match self {
            Self::Iedereen => "iedereen, ook zonder account",
            Self::Aangemeld => "iedereen die is aangemeld",
            Self::Systeem => "het systeem zelf",
            Self::Rol(r) => r.label(),
            Self::Regisseur => "de casusregisseur",
            Self::Waarnemer => "de waarnemer",
            Self::Deelnemer => "wie meedoet in de casus",
            Self::MdoAgenda => "het MDO, als de casus op de agenda staat",
            Self::TeamleiderVanCasus => "de teamleider van het team",
            Self::TeamVanMelding => "het team dat de melding heeft",
            Self::AanbodAanTeam => "het team dat is gevraagd",
        }
    }
    /// True when it holds for one record only; a role, being signed in, or being the system holds for all.
    pub fn is_per_dossier(self) -> bool {
        !matches!(
            self,
            Self::Iedereen | Self::Aangemeld | Self::Systeem | Self::Rol(_)
        )
    }
}

/// Kinds of records that an act may write. A store method asks `Permit<A>` with `A: Writes<Kind>`.
pub mod kind {
    macro_rules! kinds { ($($(#[$d:meta])* $k:ident),+ $(,)?) => { $($(#[$d])* #[derive(Debug)] pub enum $k {})+ } }
    kinds! {
        /// Melding, offers and triage.
        Melding,
        /// Casus, phase and regie.
        Casus,
        /// Persons and households.
        Huishouden,
        /// People involved.
        Betrokkene,
        /// Contact notes.
        Notitie,
        /// Intake.
        Intake,
        /// Plan, goals, actions, versions.
        Plan,
        /// Meetings and agenda.
        Overleg,
        /// Tasks.
        Taak,
        /// Answers to open ends.
        Afsluiten,
        /// Staff, teams, absence, configuration.
        Inrichting,
        /// Sessions of others.
        Sessie,
        /// Warnings and flags about sharing.
        Waarschuwing,
    }
}

/// An act. Implemented by the marker types in this module only.
pub trait Handeling: Send + Sync + 'static {
    /// Stable code, stored in the journaal.
    const CODE: &'static str;
    /// What it is called on a screen: "een notitie maken".
    const LABEL: &'static str;
    /// The ways in; one that fits is enough.
    const VIA: &'static [Via];
}

/// `A: Writes<K>`: an act that may write records of kind `K`.
pub trait Writes<K>: Handeling {}

macro_rules! handelingen {
    ($($name:ident = $code:literal, $label:literal, [$($via:expr),* $(,)?] $(writes $($kind:ident),+)?);+ $(;)?) => {
        $(
            #[doc = concat!("Act: ", $label, ".")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl Handeling for $name {
                const CODE: &'static str = $code;
                const LABEL: &'static str = $label;
                const VIA: &'static [Via] = &[$($via),*];
            }
            $($(impl Writes<kind::$kind> for $name {})+)?
        )+
        /// Code, label and ways in of every act: for the access matrix and its page.
        pub const ALLE: &[(&str, &str, &[Via])] = &[$(($code, $label, &[$($via),*])),+];
    };
}

use Rol::{
    Beheerder, Casusregisseur, Fg, Gezinscoach, Mdo, Meldpunt, Procesmanager, Procesregisseur, Teamleider,
    Toegang,
};
use Via::{
    AanbodAanTeam, Aangemeld, Deelnemer, Iedereen, MdoAgenda, Regisseur, Rol as R, Systeem, TeamVanMelding,
    TeamleiderVanCasus, Waarnemer,
};

handelingen! {
    Aanmelden = "aanmelden", "aanmelden of afmelden", [Iedereen];
    SessiesBeeindigen = "sessies.beeindigen", "alle aanmeldingen van iemand beëindigen", [R(Beheerder), Systeem] writes Sessie;
    ConceptBewaren = "concept.bewaren", "een concept bewaren", [Iedereen];

    MeldingDoen = "melding.doen", "een melding doen", [Iedereen, Systeem] writes Melding;
    MeldingOpnemen = "melding.opnemen", "een melding opnemen", [R(Meldpunt), R(Toegang), R(Procesmanager)] writes Melding, Taak;
    MeldingenImporteren = "melding.importeren", "meldingen inlezen", [Systeem, R(Beheerder)] writes Melding;
    MeldingenExporteren = "melding.exporteren", "meldingen naar een bestand brengen", [Systeem];
    MeldingenZien = "melding.lijst", "de lijst van meldingen zien", [R(Meldpunt), R(Toegang), R(Casusregisseur), R(Gezinscoach), R(Procesmanager), R(Procesregisseur), R(Teamleider)];
    MeldingOpenen = "melding.openen", "een melding openen", [TeamVanMelding, AanbodAanTeam, R(Meldpunt), R(Procesmanager)];
    MeldingOppakken = "melding.oppakken", "een melding oppakken", [TeamVanMelding, R(Meldpunt)] writes Melding;
    MeldingAanbieden = "melding.aanbieden", "een melding aanbieden aan een team", [TeamVanMelding, R(Meldpunt), R(Procesmanager)] writes Melding;
    AanbodBeantwoorden = "melding.aanbod_beantwoorden", "een aanbod aannemen of teruggeven", [AanbodAanTeam] writes Melding;
    AanbodIntrekken = "melding.aanbod_intrekken", "een aanbod intrekken", [TeamVanMelding, R(Meldpunt)] writes Melding;
    AanbodVerlopen = "melding.aanbod_verlopen", "een onbeantwoord aanbod laten terugkomen", [Systeem] writes Melding;
    MeldingSamenvoegen = "melding.samenvoegen", "dubbele meldingen samenvoegen", [TeamVanMelding, R(Meldpunt)] writes Melding;
    MeldingTriage = "melding.triage", "een melding wegen", [TeamVanMelding, R(Meldpunt)] writes Melding;
    MeldingAfronden = "melding.afronden", "een melding afronden", [TeamVanMelding, R(Meldpunt)] writes Melding, Casus, Overleg, Taak;
    MeldingTerugkoppelen = "melding.terugkoppelen", "de melder laten weten wat er gebeurt", [TeamVanMelding, R(Meldpunt)] writes Melding;

    PersoonZoeken = "persoon.zoeken", "een persoon zoeken", [R(Meldpunt), R(Toegang), R(Casusregisseur), R(Gezinscoach), R(Procesmanager), R(Procesregisseur)];
    HuishoudenOpenen = "huishouden.openen", "een huishouden openen", [R(Meldpunt), Regisseur, Waarnemer, Deelnemer, MdoAgenda, TeamleiderVanCasus, R(Procesmanager), R(Procesregisseur)];
    HuishoudenWijzigen = "huishouden.wijzigen", "een huishouden wijzigen", [R(Meldpunt), Regisseur, Waarnemer, R(Procesmanager)] writes Huishouden, Betrokkene, Melding;

    WaarschuwingWijzigen = "waarschuwing.wijzigen", "een waarschuwing vastleggen, herbeoordelen of beëindigen", [Regisseur, Waarnemer, R(Meldpunt), R(Procesmanager)] writes Waarschuwing;
    GeheimAdresZien = "adres.geheim_zien", "een geheim adres zien", [Regisseur, Waarnemer];
    GeheimAdresTonen = "adres.geheim_tonen", "een geheim adres laten tonen, met een reden", [Regisseur, Waarnemer, R(Meldpunt), R(Procesmanager)] writes Huishouden;

    CasussenZien = "casus.lijst", "de lijst van casussen zien", [Aangemeld];
    CasusOpenen = "casus.openen", "een casus openen", [Regisseur, Waarnemer, Deelnemer, MdoAgenda, TeamleiderVanCasus, R(Procesmanager), R(Procesregisseur)];
    CasusPrinten = "casus.printen", "een blad voor huisbezoek maken", [Regisseur, Waarnemer, Deelnemer, R(Procesregisseur), R(Procesmanager)];
    PlanAfdrukVoorLid = "plan.afdruk_voor", "een afdruk maken voor een lid van het huishouden", [Regisseur, Waarnemer, R(Procesmanager)];
    CasusFase = "casus.fase", "een casus naar een andere fase brengen", [Regisseur, Waarnemer, R(Procesmanager)] writes Casus, Taak, Overleg;
    CasusToewijzen = "casus.toewijzen", "een casusregisseur aanwijzen", [R(Mdo), R(Procesmanager)] writes Casus, Overleg, Taak, Betrokkene;
    CasusOvermaat = "casus.overmaat", "boven de maximale caseload toewijzen", [R(Procesmanager)] writes Casus;
    CasusOverdragen = "casus.overdragen", "casussen overdragen", [R(Teamleider), R(Procesmanager)] writes Casus, Taak;
    BetrokkeneWijzigen = "betrokkene.wijzigen", "vastleggen wie betrokken is", [R(Meldpunt), Regisseur, Waarnemer, R(Procesmanager)] writes Betrokkene;
    NotitieMaken = "notitie.maken", "een notitie maken", [Regisseur, Waarnemer, Deelnemer, R(Procesregisseur), R(Procesmanager)] writes Notitie;
    ContactStoppen = "contact.stoppen", "vastleggen dat het zoeken naar contact stopt", [R(Procesmanager), MdoAgenda] writes Notitie;
    IntakeDoen = "intake.doen", "de brede uitvraag doen", [Regisseur, Waarnemer, R(Procesmanager)] writes Intake;
    PlanWijzigen = "plan.wijzigen", "het plan wijzigen", [Regisseur, Waarnemer, R(Procesmanager)] writes Plan, Overleg, Taak;
    ActieBijwerken = "plan.actie", "een actie bijwerken", [Regisseur, Waarnemer, Deelnemer, R(Procesmanager)] writes Plan;
    CasusAfsluiten = "casus.afsluiten", "een casus afsluiten", [Regisseur, Waarnemer, R(Procesmanager)] writes Casus, Taak, Afsluiten;
    TaakAfhandelen = "taak.afhandelen", "een taak afhandelen", [Regisseur, Waarnemer, Deelnemer, R(Procesmanager)] writes Taak;
    JournaalZien = "casus.journaal", "het journaal van een casus zien", [Regisseur, Waarnemer, MdoAgenda, R(Procesmanager), R(Procesregisseur)];

    JournaalExporteren = "journaal.exporteren", "het journaal naar een bestand brengen", [Systeem];
    JournaalVerzegelen = "journaal.verzegelen", "het journaal verzegelen", [Systeem];
    JournaalControleren = "journaal.controleren", "de zegels van het journaal controleren", [R(Fg), Systeem];
    JournaalAnkeren = "journaal.anker", "een anker van het journaal maken", [R(Fg), Systeem];

    OverlegZien = "overleg.zien", "de agenda van het MDO zien", [R(Mdo), R(Procesmanager), R(Procesregisseur), R(Teamleider), R(Casusregisseur), R(Gezinscoach)];
    OverlegBesluiten = "overleg.besluiten", "een besluit van het MDO vastleggen", [R(Mdo), R(Procesmanager)] writes Overleg, Plan, Casus, Taak;

    MijnWerkZien = "mijnwerk.zien", "Mijn werk zien", [Aangemeld];
    TeamZien = "team.zien", "het teambord zien", [R(Teamleider), R(Procesmanager), R(Procesregisseur), R(Mdo), R(Casusregisseur), R(Gezinscoach), R(Toegang)];
    AfwezigheidVastleggen = "team.afwezigheid", "afwezigheid vastleggen", [R(Teamleider), R(Procesmanager), R(Casusregisseur), R(Gezinscoach)] writes Inrichting;
    InrichtingZien = "inrichting.zien", "de inrichting zien", [Aangemeld];
    InrichtingWijzigen = "inrichting.wijzigen", "de inrichting wijzigen", [R(Beheerder), Systeem] writes Inrichting, Huishouden, Melding, Casus, Overleg, Taak;
}
