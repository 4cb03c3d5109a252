// SPDX-License-Identifier: EUPL-1.2
//! The rows that the simulator makes: one struct per table, one field per column, in the order of
//! `crates/store/migrations/0001_spine.sql`. A row is written to JSON as is.

use crate::{
    id::Id,
    journaal::JournaalRij,
    tijd::{Dag, Moment},
};
use serde::Serialize;
use std::{borrow::Cow, collections::VecDeque};

/// Text of a column: constant, or made for this row.
pub type Tekst = Cow<'static, str>;
/// A code: always a constant.
pub type Code = &'static str;

fn deel<T>(rijen: &mut Vec<T>, maak: fn(Vec<T>) -> Batch, uit: &mut VecDeque<Batch>) {
    let mut rest = std::mem::take(rijen);
    while rest.len() > Batch::MAX {
        let staart = rest.split_off(Batch::MAX);
        uit.push_back(maak(rest));
        rest = staart;
    }
    if !rest.is_empty() {
        uit.push_back(maak(rest));
    }
}

macro_rules! tabellen {
    ($($variant:ident $rij:ident $lijst:ident $tabel:literal { $($veld:ident: $soort:ty),+ $(,)? })+) => {
        $(
            #[doc = concat!("A row of `", $tabel, "`.")]
            #[derive(Clone, Debug, PartialEq, Serialize)]
            pub struct $rij { $(#[doc = concat!("Column `", stringify!($veld), "`.")] pub $veld: $soort),+ }
        )+

        /// Rows of one table, at most [`Batch::MAX`] of them. Batches come in the order of the foreign keys.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Batch {
            $(#[doc = concat!("Rows of `", $tabel, "`.")] $variant(Vec<$rij>),)+
            /// Rows of `journaal`.
            Journaal(Vec<JournaalRij>),
        }

        impl Batch {
            /// Most rows in a batch.
            pub const MAX: usize = 4000;

            /// Name of the table.
            pub const fn tabel(&self) -> &'static str {
                match self { $(Self::$variant(_) => $tabel,)+ Self::Journaal(_) => "journaal" }
            }
            /// Number of rows.
            pub const fn len(&self) -> usize {
                match self { $(Self::$variant(rijen) => rijen.len(),)+ Self::Journaal(rijen) => rijen.len() }
            }
            /// True without rows; the simulator gives no such batch.
            pub const fn is_empty(&self) -> bool {
                self.len() == 0
            }
            /// The rows as one JSON array of objects.
            ///
            /// # Errors
            /// Never in practice: rows hold only texts, numbers and booleans.
            pub fn json(&self) -> serde_json::Result<String> {
                match self {
                    $(Self::$variant(rijen) => serde_json::to_string(rijen),)+
                    Self::Journaal(rijen) => serde_json::to_string(rijen),
                }
            }
        }

        /// Rows that wait to be given out, one list per table.
        #[derive(Debug, Default)]
        pub struct Bak {
            $(#[doc = concat!("Rows of `", $tabel, "`.")] pub $lijst: Vec<$rij>,)+
            /// Rows of `journaal`.
            pub journaal: Vec<JournaalRij>,
        }

        impl Bak {
            /// Takes all rows out, as batches in the order of the foreign keys.
            pub fn leeg(&mut self, uit: &mut VecDeque<Batch>) {
                $(deel(&mut self.$lijst, Batch::$variant, uit);)+
                deel(&mut self.journaal, Batch::Journaal, uit);
            }
        }
    };
}

tabellen! {
    Gemeente GemeenteRij gemeente "gemeente" { gemeente: i32, naam: Tekst }
    Wijk WijkRij wijk "wijk" { gemeente: i32, code: Tekst, naam: Tekst }
    Inrichting InrichtingRij inrichting "inrichting" { gemeente: i32, versie: i32, geldig_van: Dag, profiel:
        Tekst, inhoud: Tekst }
    Organisatie OrganisatieRij organisatie "organisatie" { gemeente: i32, id: Id, naam: Tekst, soort:
        Code, telefoon: Option<Tekst> }
    Convenant ConvenantRij convenant "convenant" { gemeente: i32, id: Id, nummer: i32, naam: Tekst, vindplaats:
        Tekst, geldig_van: Dag, geldig_tot: Option<Dag>, version: i64 }
    ConvenantPartij ConvenantPartijRij convenant_partij "convenant_partij" { gemeente: i32, id: Id, convenant_id:
        Id, organisatie_id: Id, getekend_op: Dag, getekend_door: Tekst, mandaat: Tekst, tot: Option<Dag>,
        einde_reden: Tekst, version: i64 }
    Grondslag GrondslagRij grondslag "grondslag" { gemeente: i32, id: Id, code: Tekst, naam: Tekst, artikel: Tekst,
        uitleg: Tekst, categorieen: Tekst, geldig_van: Dag, geldig_tot: Option<Dag>, version: i64 }
    Team TeamRij team "team" { gemeente: i32, id: Id, code: Tekst, naam: Tekst, soort: Code,
        organisatie_id: Id, wijk_code: Option<Tekst>, telefoon: Option<Tekst>, actief: bool }
    Medewerker MedewerkerRij medewerker "medewerker" { gemeente: i32, id: Id, aanmeldnaam: Tekst, naam:
        Tekst, voornaam: Tekst, functie: Tekst, uitleg: Option<Tekst>, telefoon: Option<Tekst>, email:
        Option<Tekst>, team_id: Id, organisatie_id: Id, rollen: Tekst, leefgebied: Option<Code>, actief:
        bool, version: i64 }
    Afwezigheid AfwezigheidRij afwezigheid "afwezigheid" { gemeente: i32, id: Id, medewerker_id: Id, van:
        Dag, tot: Dag, waarnemer_id: Option<Id>, ingetrokken: bool }
    Adres AdresRij adres "adres" { gemeente: i32, id: Id, straat: Tekst, huisnummer: i32, toevoeging:
        Tekst, postcode: Tekst, plaats: Tekst, wijk_code: Option<Tekst> }
    Persoon PersoonRij persoon "persoon" { gemeente: i32, id: Id, voornamen: Tekst, voorvoegsel: Tekst,
        geslachtsnaam: Tekst, geslacht: Code, geboortedatum: Option<Dag>, verwacht_op: Option<Dag>,
        overleden_op: Option<Dag>, telefoon: Option<Tekst>, email: Option<Tekst>, adres_id: Option<Id>,
        verblijf: Option<Tekst>, adres_geheim: bool, bsn: Option<String>, bron: Code, bevestigd_op: Dag, version: i64,
        school_soort: Option<Tekst>, school: Option<Tekst>, school_tot: Option<Dag> }
    PersoonZoekterm PersoonZoektermRij persoon_zoekterm "persoon_zoekterm" { gemeente: i32, term: Tekst,
        persoon_id: Id }
    Huishouden HuishoudenRij huishouden "huishouden" { gemeente: i32, id: Id, naam: Tekst, adres_id:
        Option<Id>, wijk_code: Option<Tekst>, version: i64 }
    HuishoudenLid HuishoudenLidRij huishouden_lid "huishouden_lid" { gemeente: i32, huishouden_id: Id,
        persoon_id: Id, rol: Code, gezag: bool, van: Dag, tot: Option<Dag> }
    Melding MeldingRij melding "melding" { gemeente: i32, id: Id, kenmerk: Tekst, bron_kenmerk:
        Option<Tekst>, ontvangen_op: Moment, kanaal: Code, soort: Code, hoedanigheid: Code, melder_naam:
        Tekst, melder_organisatie: Tekst, melder_contact: Tekst, naam_noemen: Code, over_naam: Tekst,
        over_geboortedatum: Tekst, over_adres: Tekst, over_postcode: Tekst, over_telefoon: Tekst,
        onderwerp: Tekst, wat: Tekst, sinds: Tekst, gevaar: Code, gevaar_toelichting: Tekst, met_kinderen:
        Code, urgentie: Code, wijk_code: Option<Tekst>, huishouden_id: Option<Id>, persoon_id: Option<Id>,
        casus_id: Option<Id>, status: Code, team_id: Id, behandelaar_id: Option<Id>, termijn_op: Moment,
        samengevoegd_met: Option<Id>, uitkomst: Option<Code>, uitkomst_reden: Tekst, afgerond_op:
        Option<Moment>, terugkoppeling_voor: Moment, terugkoppeling_op: Option<Moment>,
        terugkoppeling_tekst: Tekst, version: i64 }
    Aanbod AanbodRij aanbod "aanbod" { gemeente: i32, id: Id, melding_id: Id, van_team: Id, naar_team: Id,
        door_id: Id, reden: Tekst, aangeboden_op: Moment, antwoord_voor: Moment, status: Code,
        antwoord_door: Option<Id>, antwoord_op: Option<Moment>, antwoord_reden: Tekst, version: i64 }
    Triage TriageRij triage "triage" { gemeente: i32, melding_id: Id, antwoorden: Tekst, ggsr: Tekst,
        probleemsoorten: Tekst, hulp_geweigerd: Code, kenmerken: Tekst, gekozen_route: Option<Code>,
        afwijk_reden: Tekst, toelichting: Tekst, door_id: Id, bijgewerkt_op: Moment, afgerond_op:
        Option<Moment>, version: i64 }
    Casus CasusRij casus "casus" { gemeente: i32, id: Id, kenmerk: Tekst, huishouden_id: Id,
        vorige_casus_id: Option<Id>, fase: Code, fase_sinds: Moment, fase_termijn: Moment, gestart_op:
        Moment, gesloten_op: Option<Moment>, sluit_reden: Tekst, team_id: Id, regisseur_id: Option<Id>, doelgroep: Code,
        samenvatting: Tekst, version: i64 }
    FaseStap FaseStapRij fase_stap "fase_stap" { gemeente: i32, id: Id, casus_id: Id, van: Option<Code>,
        naar: Code, op: Moment, door_id: Option<Id>, reden: Tekst }
    Regie RegieRij regie "regie" { gemeente: i32, id: Id, casus_id: Id, medewerker_id: Id, van: Moment,
        tot: Option<Moment>, reden: Tekst, stem_inwoner: Tekst, toegewezen_door: Id, overmaat_reden:
        Tekst, overmaat_tot: Option<Dag>, einde_reden: Tekst }
    Betrokkene BetrokkeneRij betrokkene "betrokkene" { gemeente: i32, id: Id, huishouden_id: Id, casus_id:
        Option<Id>, soort: Code, medewerker_id: Option<Id>, naam: Tekst, organisatie_id: Option<Id>,
        organisatie: Tekst, rol: Tekst, telefoon: Tekst, email: Tekst, grondslag: Tekst, grondslag_code: Code, doel: Tekst,
        categorieen: Tekst, sinds: Dag, tot: Option<Dag>, bevestigd_op: Option<Dag>, einde_reden: Tekst, bron: Tekst, version: i64 }
    Notitie NotitieRij notitie "notitie" { gemeente: i32, id: Id, casus_id: Id, auteur_id: Id, gemaakt_op:
        Moment, contact_op: Moment, vorm: Code, resultaat: Option<Tekst>, categorie: Code, leefgebied:
        Option<Code>, feiten: Tekst, mening: Tekst, bron: Tekst, corrigeert_id: Option<Id>, vastgezet:
        bool, version: i64 }
    NotitiePersoon NotitiePersoonRij notitie_persoon "notitie_persoon" { gemeente: i32, notitie_id: Id,
        persoon_id: Id }
    Intake IntakeRij intake "intake" { gemeente: i32, id: Id, casus_id: Id, gestart_op: Moment,
        afgerond_op: Option<Moment>, door_id: Id, version: i64 }
    IntakeAntwoord IntakeAntwoordRij intake_antwoord "intake_antwoord" { gemeente: i32, intake_id: Id,
        leefgebied: Code, eigen_woorden: Tekst, wens: Tekst, eigen_kracht: Tekst, ernst: Option<i32>,
        al_betrokken: Tekst, bron: Tekst, vastgelegd_door: Id, bevestigd_op: Dag }
    Plan PlanRij plan "plan" { gemeente: i32, casus_id: Id, evaluatie_op: Option<Dag>, version: i64 }
    Doel DoelRij doel "doel" { gemeente: i32, id: Id, casus_id: Id, leefgebied: Code, tekst: Tekst,
        score_begin: Option<i32>, score_nu: Option<i32>, volgorde: i32, vervallen_reden: Option<Tekst>,
        version: i64 }
    Actie ActieRij actie "actie" { gemeente: i32, id: Id, casus_id: Id, doel_id: Id, tekst: Tekst,
        wie_soort: Code, wie: Tekst, persoon_id: Option<Id>, betrokkene_id: Option<Id>, trede: i32,
        trede_reden: Tekst, voor: Dag, status: Code, status_reden: Tekst, gestart_op: Option<Dag>,
        afgerond_op: Option<Dag>, volgorde: i32, version: i64 }
    Planversie PlanversieRij planversie "planversie" { gemeente: i32, id: Id, casus_id: Id, nummer: i32,
        inhoud: Tekst, gemaakt_op: Moment, gemaakt_door: Id, mdo_gezien_op: Option<Moment>, mdo_opmerking:
        Tekst }
    PlanAkkoord PlanAkkoordRij plan_akkoord "plan_akkoord" { gemeente: i32, planversie_id: Id, partij:
        Tekst, naam: Tekst, persoon_id: Option<Id>, oordeel: Code, reden: Tekst, wijze: Code, op: Moment,
        vastgelegd_door: Id }
    Overleg OverlegRij overleg "overleg" { gemeente: i32, id: Id, soort: Code, datum: Dag, voorzitter_id:
        Option<Id> }
    Agendapunt AgendapuntRij agendapunt "agendapunt" { gemeente: i32, id: Id, overleg_id: Id, casus_id:
        Id, soort: Code, vraag: Tekst, status: Code, besluit: Tekst, besloten_op: Option<Moment>,
        besloten_door: Option<Id>, aangemaakt_op: Moment, version: i64 }
    Taak TaakRij taak "taak" { gemeente: i32, id: Id, soort: Code, tekst: Tekst, casus_id: Option<Id>,
        medewerker_id: Option<Id>, team_id: Option<Id>, voor: Dag, status: Code, gedaan_op:
        Option<Moment>, gedaan_door: Option<Id>, uitkomst: Code, version: i64 }
    Waarschuwing WaarschuwingRij waarschuwing "waarschuwing" { gemeente: i32, id: Id, huishouden_id: Id,
        persoon_id: Option<Id>, soort: Code, tekst: Tekst, met_wie: Tekst, met_persoon_id: Option<Id>, sinds: Dag, herbeoordelen_op: Dag,
        beeindigd_op: Option<Moment>, version: i64 }
    WaarschuwingStap WaarschuwingStapRij waarschuwing_stap "waarschuwing_stap" { gemeente: i32,
        waarschuwing_id: Id, version: i64, stap: Code, op: Moment, door_id: Id, reden: Tekst,
        herbeoordelen_op: Option<Dag>, akkoord_naam: Tekst, akkoord_functie: Tekst, verteld: Option<Code>,
        verteld_reden: Tekst, vertellen_op: Option<Dag> }
    AdresGeheimStap AdresGeheimStapRij adres_geheim_stap "adres_geheim_stap" { gemeente: i32, id: Id,
        huishouden_id: Id, persoon_id: Option<Id>, stap: Code, reden: Tekst, op: Moment, door_id: Id }
    OpenEindAntwoord OpenEindAntwoordRij open_eind_antwoord "open_eind_antwoord" { gemeente: i32,
        casus_id: Id, sleutel: Tekst, antwoord: Tekst, reden: Tekst, door_id: Id, op: Moment }
}
