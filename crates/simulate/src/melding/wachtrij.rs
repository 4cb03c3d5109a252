// SPDX-License-Identifier: EUPL-1.2
//! What the queue of today is made of.

/// How an open melding stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stand {
    /// Nobody took it.
    Nieuw,
    /// Somebody of the Meldpunt has it: 0 and 1 are the demo people.
    Bij(usize),
    /// On offer to a kind of team; minutes until the answer is due.
    Aangeboden(&'static str, i64),
    /// On offer to the Meldpunt by a kind of team.
    AanMeldpunt(&'static str),
    /// An offer came home: status and reason.
    Thuis(&'static str, &'static str),
    /// Of another team.
    Van(&'static str),
}

/// Age in minutes (below a day) or working days, life, melding of the life, how it stands.
pub(super) const OPEN: [(i64, i32, &str, usize, Stand); 44] = [
    (45, 0, "spanning_thuis", 0, Stand::Nieuw),
    (185, 0, "psychische_crisis", 0, Stand::Bij(0)),
    (70, 0, "zwerfjongere", 0, Stand::Nieuw),
    (260, 0, "ongeboren_kind", 0, Stand::Nieuw),
    (0, 1, "vervuilde_woning", 0, Stand::Bij(0)),
    (0, 2, "woonoverlast", 0, Stand::Nieuw),
    (20, 0, "huurachterstand", 1, Stand::Nieuw),
    (95, 0, "scheiding_schulden", 0, Stand::Nieuw),
    (150, 0, "post_en_geld", 0, Stand::Nieuw),
    (0, 1, "schoolverzuim", 0, Stand::Nieuw),
    (0, 1, "verslaving", 2, Stand::Nieuw),
    (0, 1, "dementie_mantelzorg", 0, Stand::Nieuw),
    (0, 2, "schoolverzuim", 1, Stand::Nieuw),
    (0, 2, "huurachterstand", 0, Stand::Nieuw),
    (0, 3, "nieuw_in_nederland", 0, Stand::Nieuw),
    (0, 3, "ex_gedetineerde", 0, Stand::Nieuw),
    (0, 4, "jongere_justitie", 1, Stand::Nieuw),
    (0, 4, "post_en_geld", 1, Stand::Nieuw),
    (0, 7, "verslaving", 1, Stand::Nieuw),
    (0, 6, "post_en_geld", 0, Stand::Nieuw),
    (0, 1, "scheiding_schulden", 2, Stand::Bij(0)),
    (0, 2, "zwerfjongere", 2, Stand::Bij(0)),
    (0, 6, "vervuilde_woning", 1, Stand::Bij(0)),
    (0, 1, "spanning_thuis", 2, Stand::Bij(1)),
    (0, 3, "huurachterstand", 2, Stand::Bij(1)),
    (0, 4, "dementie_mantelzorg", 1, Stand::Bij(1)),
    (0, 2, "nieuw_in_nederland", 1, Stand::Bij(3)),
    (0, 3, "schoolverzuim", 2, Stand::Bij(4)),
    (0, 5, "verslaving", 0, Stand::Bij(5)),
    (0, 8, "huurachterstand", 0, Stand::Bij(6)),
    (0, 1, "woonoverlast", 1, Stand::Bij(7)),
    (
        0,
        3,
        "dementie_mantelzorg",
        0,
        Stand::Aangeboden("toegang_wmo", 115),
    ),
    (
        0,
        2,
        "scheiding_schulden",
        1,
        Stand::Aangeboden("budget_advies", 60 * 20),
    ),
    (
        0,
        2,
        "post_en_geld",
        1,
        Stand::Aangeboden("sociaal_team", 60 * 24),
    ),
    (
        0,
        1,
        "schoolverzuim",
        1,
        Stand::Aangeboden("toegang_jeugd", 60 * 30),
    ),
    (0, 2, "verslaving", 2, Stand::AanMeldpunt("sociaal_team")),
    (0, 1, "jongere_justitie", 0, Stand::AanMeldpunt("gezinscoaches")),
    (
        0,
        4,
        "ex_gedetineerde",
        1,
        Stand::Thuis(
            "teruggegeven",
            "Deze meneer is ouder dan 27. Dat past niet bij ons.",
        ),
    ),
    (0, 4, "woonoverlast", 1, Stand::Thuis("verlopen", "")),
    (0, 3, "vervuilde_woning", 2, Stand::Van("bzt")),
    (0, 2, "schoolverzuim", 2, Stand::Van("toegang_jeugd")),
    (0, 4, "ongeboren_kind", 1, Stand::Van("toegang_jeugd")),
    (0, 3, "nieuw_in_nederland", 0, Stand::Van("sociaal_team")),
    (0, 2, "huurachterstand", 1, Stand::Van("inkomen")),
];
/// Number of open meldingen of a unit.
pub const OPEN_AANTAL: usize = OPEN.len();
