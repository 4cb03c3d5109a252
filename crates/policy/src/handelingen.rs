// SPDX-License-Identifier: EUPL-1.2
//! Every act there is, what it is called, and what it may write. Who may do it stands in the policies (`beleid/`).

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
        /// Sessions of others, and emergency accounts.
        Sessie,
        /// Requests, conflicts of interest, restrictions and emergency access.
        Toegang,
        /// Warnings and flags about sharing.
        Waarschuwing,
        /// Whether a partner knows somebody, and what is asked of them then.
        Bekendheid,
        /// What was decided about changes of age or school, and warm handovers.
        Overgang,
        /// Signalen and matches of the verwijsindex.
        Signaal,
        /// What persons are recognised by.
        Herkenmodel,
        /// How the verwijsindex works, and who may place signalen.
        Verwijsindex,
        /// Organisations, versions of the convenant and who signed them.
        Convenant,
        /// Legal grounds to take part.
        Grondslag,
    }
}

/// An act. Implemented by the marker types in this module only.
pub trait Handeling: Send + Sync + 'static {
    /// Stable code, stored in the journaal.
    const CODE: &'static str;
    /// What it is called on a screen: "een notitie maken".
    const LABEL: &'static str;
}

/// `A: Writes<K>`: an act that may write records of kind `K`.
pub trait Writes<K>: Handeling {}

macro_rules! handelingen {
    ($($name:ident = $code:literal, $label:literal $(, writes $($kind:ident),+)?);+ $(;)?) => {
        $(
            #[doc = concat!("Act: ", $label, ".")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl Handeling for $name {
                const CODE: &'static str = $code;
                const LABEL: &'static str = $label;
            }
            $($(impl Writes<kind::$kind> for $name {})+)?
        )+
        /// Code and label of every act: for the access matrix and its page.
        pub const ALLE: &[(&str, &str)] = &[$(($code, $label)),+];
    };
}

handelingen! {
    Aanmelden = "aanmelden", "aanmelden of afmelden";
    SessiesBeeindigen = "sessies.beeindigen", "alle aanmeldingen van iemand beëindigen", writes Sessie;
    InwonerAanmelden = "mijn.aanmelden", "als inwoner aanmelden of afmelden";
    InwonerInzage = "mijn.inzage", "als inwoner zien wie er naar de eigen gegevens keek";
    EigenSessies = "sessies.eigen", "de eigen aanmeldingen zien en beëindigen", writes Sessie;
    SessiesZien = "sessies.lijst", "zien wie er is aangemeld";
    NoodaccountWijzigen = "noodaccount.wijzigen", "het noodaccount van een beheerder maken of weghalen", writes Sessie;
    ConceptBewaren = "concept.bewaren", "een concept bewaren";

    MeldingDoen = "melding.doen", "een melding doen", writes Melding;
    MeldingOpnemen = "melding.opnemen", "een melding opnemen", writes Melding, Taak;
    MeldingenImporteren = "melding.importeren", "meldingen inlezen", writes Melding;
    BrpVerversen = "brp.verversen", "de BRP vragen wat er nu van een persoon bekend is", writes Huishouden;
    PersonenInlezen = "persoon.inlezen", "personen uit de BRP inlezen", writes Huishouden, Signaal;
    MeldingenExporteren = "melding.exporteren", "meldingen naar een bestand brengen";
    MeldingenZien = "melding.lijst", "de lijst van meldingen zien";
    MeldingOpenen = "melding.openen", "een melding openen";
    MeldingOppakken = "melding.oppakken", "een melding oppakken", writes Melding;
    MeldingAanbieden = "melding.aanbieden", "een melding aanbieden aan een team", writes Melding;
    AanbodBeantwoorden = "melding.aanbod_beantwoorden", "een aanbod aannemen of teruggeven", writes Melding;
    AanbodIntrekken = "melding.aanbod_intrekken", "een aanbod intrekken", writes Melding;
    AanbodVerlopen = "melding.aanbod_verlopen", "een onbeantwoord aanbod laten terugkomen", writes Melding;
    MeldingSamenvoegen = "melding.samenvoegen", "dubbele meldingen samenvoegen", writes Melding;
    MeldingTriage = "melding.triage", "een melding wegen", writes Melding;
    MeldingAfronden = "melding.afronden", "een melding afronden", writes Melding, Casus, Overleg, Taak;
    MeldingTerugkoppelen = "melding.terugkoppelen", "de melder laten weten wat er gebeurt", writes Melding;

    PersoonZoeken = "persoon.zoeken", "een persoon zoeken";
    DubbelZien = "persoon.dubbel", "zien welke personen misschien dezelfde zijn, en daarover oordelen", writes Huishouden;
    PersoonSamenvoegen = "persoon.samenvoegen", "twee personen samenvoegen die dezelfde zijn, of dat terugdraaien", writes Huishouden, Signaal;
    DubbelZoeken = "persoon.dubbel_zoeken", "alle personen vergelijken om dubbelen te vinden", writes Huishouden;
    HuishoudenOpenen = "huishouden.openen", "een huishouden openen";
    HuishoudenWijzigen = "huishouden.wijzigen", "een huishouden wijzigen", writes Huishouden, Betrokkene, Melding, Signaal;

    WaarschuwingWijzigen = "waarschuwing.wijzigen", "een waarschuwing vastleggen, herbeoordelen of beëindigen", writes Waarschuwing;
    BekendheidVragen = "bekendheid.vragen", "een partner vragen of iemand bekend is, en verder vragen", writes Bekendheid;
    BekendheidAntwoorden = "bekendheid.antwoorden", "zeggen of iemand bekend is, en een vraag daarover beantwoorden", writes Bekendheid;
    OvergangRegelen = "overgang.regelen", "een overgang in leeftijd of school regelen, en warm overdragen", writes Overgang;
    OvergangOntvangen = "overgang.ontvangen", "een warme overdracht bevestigen of afwijzen", writes Overgang;
    GeheimAdresZien = "adres.geheim_zien", "een geheim adres zien";
    GeheimAdresTonen = "adres.geheim_tonen", "een geheim adres laten tonen, met een reden", writes Huishouden;

    VerwijsindexZien = "verwijsindex.zien", "de eigen signalen en matches van de verwijsindex zien";
    VerwijsindexOverzicht = "verwijsindex.overzicht", "zien welke matches van de verwijsindex openstaan";
    VerwijsindexInrichten = "verwijsindex.inrichten", "de verwijsindex inrichten en aanwijzen wie mag signaleren", writes Verwijsindex;
    VerwijsindexOpruimen = "verwijsindex.opruimen", "signalen weghalen waarvan de termijn om is", writes Signaal;
    SignaalPlaatsen = "signaal.plaatsen", "een signaal plaatsen in de verwijsindex", writes Signaal;
    SignaalVerwijderen = "signaal.verwijderen", "een signaal weghalen uit de verwijsindex", writes Signaal;
    MatchOpvolgen = "match.opvolgen", "vastleggen wat er met een match is gedaan", writes Signaal;

    CasussenZien = "casus.lijst", "de lijst van casussen zien";
    CasusOpenen = "casus.openen", "een casus openen";
    CasusPrinten = "casus.printen", "een blad voor huisbezoek maken";
    PlanAfdrukVoorLid = "plan.afdruk_voor", "een afdruk maken voor een lid van het huishouden";
    CasusFase = "casus.fase", "een casus naar een andere fase brengen", writes Casus, Taak, Overleg;
    CasusToewijzen = "casus.toewijzen", "een casusregisseur aanwijzen", writes Casus, Overleg, Taak, Betrokkene;
    CasusAgenderen = "casus.agenderen", "een casus op de lijst van het MDO zetten om een regisseur te kiezen", writes Overleg;
    CasusOvermaat = "casus.overmaat", "boven de maximale caseload toewijzen", writes Casus;
    CasusOverdragen = "casus.overdragen", "casussen overdragen", writes Casus, Taak;
    BetrokkeneWijzigen = "betrokkene.wijzigen", "vastleggen wie betrokken is", writes Betrokkene;
    NotitieMaken = "notitie.maken", "een notitie maken", writes Notitie;
    ContactStoppen = "contact.stoppen", "vastleggen dat het zoeken naar contact stopt", writes Notitie;
    IntakeDoen = "intake.doen", "de brede uitvraag doen", writes Intake;
    PlanWijzigen = "plan.wijzigen", "het plan wijzigen", writes Plan, Overleg, Taak;
    ActieBijwerken = "plan.actie", "een actie bijwerken", writes Plan;
    CasusAfsluiten = "casus.afsluiten", "een casus afsluiten", writes Casus, Taak, Afsluiten;
    TaakAfhandelen = "taak.afhandelen", "een taak afhandelen", writes Taak;
    JournaalZien = "casus.journaal", "het journaal van een casus zien";

    PersoonWissen = "persoon.wissen", "de gegevens van een persoon wissen, met twee mensen", writes Huishouden, Signaal;
    SleutelWisselen = "sleutel.wisselen", "versleutelde gegevens onder een nieuwe sleutel brengen", writes Huishouden;
    HerkenmodelZien = "herkenmodel.zien", "zien waarvan geleerd is hoe personen te herkennen zijn";
    HerkenmodelLeren = "herkenmodel.leren", "van alle personen leren hoe zij te herkennen zijn", writes Herkenmodel;

    JournaalExporteren = "journaal.exporteren", "het journaal naar een bestand brengen";
    JournaalVerzegelen = "journaal.verzegelen", "het journaal verzegelen";
    JournaalControleren = "journaal.controleren", "de zegels van het journaal controleren";
    JournaalAnkeren = "journaal.anker", "een anker van het journaal maken";
    ToezichtMedewerkers = "toezicht.medewerkers", "zien hoeveel dossiers medewerkers openen";
    ToezichtMedewerker = "toezicht.medewerker", "zien waar een medewerker naar keek";

    OverlegZien = "overleg.zien", "de agenda van het MDO zien";
    OverlegBesluiten = "overleg.besluiten", "een besluit van het MDO vastleggen", writes Overleg, Plan, Casus, Taak;

    MijnWerkZien = "mijnwerk.zien", "Mijn werk zien";
    TeamZien = "team.zien", "het teambord zien";
    AfwezigheidVastleggen = "team.afwezigheid", "afwezigheid vastleggen", writes Inrichting;
    InrichtingZien = "inrichting.zien", "de inrichting zien";
    ConvenantWijzigen = "convenant.wijzigen", "het convenant en de partners wijzigen", writes Convenant;
    GrondslagWijzigen = "grondslag.wijzigen", "de gronden om mee te doen wijzigen", writes Grondslag;
    InrichtingWijzigen = "inrichting.wijzigen", "de inrichting wijzigen", writes Inrichting, Huishouden, Melding, Casus, Overleg, Taak;
    DienstverleningZien = "dienstverlening.zien", "overeenkomsten met andere gemeenten zien";
    DienstverleningWijzigen = "dienstverlening.wijzigen", "vastleggen welk team van een andere gemeente hier werkt", writes Inrichting;

    ToegangZien = "toegang.zien", "zien wie er in een dossier mag";
    ToegangVragen = "toegang.vragen", "toegang tot een casus vragen", writes Toegang;
    ToegangBeslissen = "toegang.beslissen", "beslissen over een verzoek om toegang", writes Toegang, Betrokkene;
    DeelnameWijzigen = "deelname.wijzigen", "iemand laten meedoen in een casus", writes Betrokkene;
    UitsluitingMelden = "uitsluiting.melden", "laten weten dat je een gezin kent", writes Toegang;
    UitsluitingWijzigen = "uitsluiting.wijzigen", "iemand uitsluiten van een dossier", writes Toegang;
    AfschermingWijzigen = "afscherming.wijzigen", "een persoon afschermen", writes Toegang;
    NoodtoegangNemen = "noodtoegang.nemen", "noodtoegang nemen bij acuut gevaar", writes Toegang;
    NoodtoegangLijst = "noodtoegang.lijst", "de lijst van noodtoegang zien";
    NoodtoegangBeoordelen = "noodtoegang.beoordelen", "noodtoegang achteraf beoordelen", writes Toegang;
}
