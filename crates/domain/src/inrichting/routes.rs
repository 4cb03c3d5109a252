// SPDX-License-Identifier: EUPL-1.2
//! The routing table (requirement A3).

use crate::code_enum;
use serde::{Deserialize, Serialize};

code_enum! {
    /// What kind of team takes the work (S0 §6, S1 "Huidige organisatiestructuur", S4 §4).
    pub enum TeamSoort {
        Meldpunt = "meldpunt", "Meldpunt";
        Bzt = "bzt", "Bijzonder Zorgteam";
        SociaalTeam = "sociaal_team", "Sociaal team";
        Gezinscoaches = "gezinscoaches", "Gezinscoaches en CJG";
        ToegangWmo = "toegang_wmo", "Toegang Wmo";
        ToegangJeugd = "toegang_jeugd", "Toegang Jeugd";
        ToegangOpvang = "toegang_opvang", "Toegang Beschermd Wonen en Opvang";
        Inkomen = "inkomen", "Inkomensondersteuning";
        BudgetAdvies = "budget_advies", "Budget Adviesbureau";
        Schakelpunt = "schakelpunt", "Schakelpunt";
        Crisisdienst = "crisisdienst", "Crisisdienst";
        VeiligThuis = "veilig_thuis", "Veilig Thuis";
        Jor = "jor", "Justitieel Overleg Risicojongeren";
        Woonoverlast = "woonoverlast", "Overleg woonoverlast";
        Veiligheid = "veiligheid", "Veiligheid";
        Partner = "partner", "Partnerorganisatie";
    }
}

code_enum! {
    /// A feature of a melding on which the routing table decides.
    pub enum Kenmerk {
        AcuutOnveilig = "acuut_onveilig", "acuut onveilig";
        KindGerelateerd = "kind_gerelateerd", "het gaat om een kind";
        HuishoudenGerelateerd = "huishouden_gerelateerd", "het gaat om het hele huishouden";
        MeerdereGebieden = "meerdere_gebieden", "problemen op meerdere gebieden";
        HulpGeweigerd = "hulp_geweigerd", "hulp afgehouden";
        JongerDan27 = "jonger_dan_27", "jonger dan 27 jaar";
        SchoolOfWerk = "school_of_werk", "een vraag over school of werk";
        Leeftijd12Tot23 = "leeftijd_12_tot_23", "12 tot en met 23 jaar";
        BekendBijZorg = "bekend_bij_zorg", "bekend bij de zorg";
        BekendBijJustitie = "bekend_bij_justitie", "bekend bij justitie";
        Overlast = "overlast", "overlast bij het wonen";
        Jeugdoverlast = "jeugdoverlast", "overlast door jongeren";
        Politie = "politie", "de politie is betrokken";
        Voetbalgeweld = "voetbalgeweld", "geweld rond voetbal";
        Veelpleger = "veelpleger", "veelpleger";
    }
}

/// One row of the routing table: when all features hold, this is the advice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Stable code.
    pub code: String,
    /// Where to, on screens.
    pub label: String,
    /// Lower goes first.
    pub voorrang: u16,
    /// Features that must all hold.
    pub wanneer: Vec<Kenmerk>,
    /// Kind of team.
    pub team_soort: TeamSoort,
    /// Why, in B1, to follow "want": "meerdere gebieden en hulp afgehouden".
    pub reden: String,
    /// Where the rule comes from.
    pub bron: String,
}
