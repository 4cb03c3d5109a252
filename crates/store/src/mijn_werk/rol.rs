// SPDX-License-Identifier: EUPL-1.2
//! What comes with a role: queue of the Meldpunt, offers, who is too busy, what is stuck.

use crate::regie::kan_regisseur;
use crate::{Code, Resultaat, Uow, melding_niet_verborgen, rij, rijen, verborgen_huishoudens};
use domain::casus::Fase;
use domain::melding::Urgentie;
use domain::{AanbodId, CasusId, MedewerkerId, MeldingId, TeamId};
use jiff::{Timestamp, civil::Date};

rij! {
    /// A melding in a list.
    pub struct MeldingRij {
        pub id: MeldingId,
        pub onderwerp: String,
        pub wijk: Option<String>,
        pub urgentie: Code<Urgentie>,
        pub gevaar: String,
        pub termijn_op: Timestamp,
        pub terugkoppeling_voor: Timestamp,
        pub behandelaar_id: Option<MedewerkerId>,
        pub behandelaar: Option<String>,
        pub afgerond: bool,
        pub totaal: i64,
    }
}

/// Open meldingen of the team that this person handles or nobody handles; the shortest term first.
///
/// # Errors
/// When the database refuses.
pub async fn meldingen(
    uow: &mut Uow,
    wie: MedewerkerId,
    team: Option<TeamId>,
    aantal: i64,
) -> Resultaat<Vec<MeldingRij>> {
    rijen!(
        uow,
        MeldingRij,
        concat!(
            "SELECT d.id, d.onderwerp, w.naam AS wijk, d.urgentie, d.gevaar, d.termijn_op, d.terugkoppeling_voor, d.behandelaar_id,
                m.naam AS behandelaar, FALSE AS afgerond, count(*) OVER () AS totaal
           FROM melding d
           LEFT JOIN wijk w ON w.gemeente = d.gemeente AND w.code = d.wijk_code
           LEFT JOIN medewerker m ON m.gemeente = d.gemeente AND m.id = d.behandelaar_id
          WHERE d.gemeente = $1 AND d.team_id = $3 AND d.afgerond_op IS NULL AND (d.behandelaar_id = $2 OR d.behandelaar_id IS NULL) AND ", melding_niet_verborgen!("d", "$2", "$5"), "
          ORDER BY d.termijn_op, d.id LIMIT $4"
        ),
        uow.kop.gemeente,
        wie,
        team,
        aantal,
        uow.vandaag()
    )
}

/// Meldingen of the team whose melder still waits for an answer, due up to a moment.
///
/// # Errors
/// When the database refuses.
pub async fn terugkoppelingen(
    uow: &mut Uow,
    team: Option<TeamId>,
    tot: Timestamp,
    aantal: i64,
) -> Resultaat<Vec<MeldingRij>> {
    rijen!(
        uow,
        MeldingRij,
        concat!(
            "SELECT d.id, d.onderwerp, w.naam AS wijk, d.urgentie, d.gevaar, d.termijn_op, d.terugkoppeling_voor, d.behandelaar_id,
                m.naam AS behandelaar, (d.afgerond_op IS NOT NULL) AS afgerond, count(*) OVER () AS totaal
           FROM melding d
           LEFT JOIN wijk w ON w.gemeente = d.gemeente AND w.code = d.wijk_code
           LEFT JOIN medewerker m ON m.gemeente = d.gemeente AND m.id = d.behandelaar_id
          WHERE d.gemeente = $1 AND d.team_id = $2 AND d.terugkoppeling_op IS NULL AND d.terugkoppeling_voor <= $3 AND d.status <> 'samengevoegd' AND ", melding_niet_verborgen!("d", "$5", "$6"), "
          ORDER BY d.terugkoppeling_voor, d.id LIMIT $4"
        ),
        uow.kop.gemeente,
        team,
        tot,
        aantal,
        uow.kop.medewerker,
        uow.vandaag()
    )
}

rij! {
    /// An offer.
    pub struct AanbodRij {
        pub id: AanbodId,
        pub melding_id: MeldingId,
        pub onderwerp: String,
        pub van_team: String,
        pub naar_team: String,
        pub reden: String,
        pub status: String,
        pub antwoord_voor: Timestamp,
        pub antwoord_reden: String,
        pub antwoord_op: Option<Timestamp>,
    }
}

/// Offers to the team that wait for an answer.
///
/// # Errors
/// When the database refuses.
pub async fn aanbod_aan(uow: &mut Uow, team: Option<TeamId>) -> Resultaat<Vec<AanbodRij>> {
    rijen!(
        uow,
        AanbodRij,
        concat!(
            "SELECT a.id, a.melding_id, d.onderwerp, v.naam AS van_team, n.naam AS naar_team, a.reden, a.status, a.antwoord_voor,
                a.antwoord_reden, a.antwoord_op
           FROM aanbod a
           JOIN melding d ON d.gemeente = a.gemeente AND d.id = a.melding_id
           JOIN team v ON v.gemeente = a.gemeente AND v.id = a.van_team
           JOIN team n ON n.gemeente = a.gemeente AND n.id = a.naar_team
          WHERE a.gemeente = $1 AND a.naar_team = $2 AND a.status = 'open' AND ", melding_niet_verborgen!("d", "$3", "$4"), " ORDER BY a.antwoord_voor, a.id LIMIT 20"
        ),
        uow.kop.gemeente,
        team,
        uow.kop.medewerker,
        uow.vandaag()
    )
}

/// Offers that came back (returned or expired) since a moment, of meldingen that are still open.
///
/// # Errors
/// When the database refuses.
pub async fn aanbod_terug(uow: &mut Uow, sinds: Timestamp) -> Resultaat<Vec<AanbodRij>> {
    rijen!(
        uow,
        AanbodRij,
        concat!(
            "SELECT a.id, a.melding_id, d.onderwerp, v.naam AS van_team, n.naam AS naar_team, a.reden, a.status, a.antwoord_voor,
                a.antwoord_reden, a.antwoord_op
           FROM melding d
           JOIN aanbod a ON a.gemeente = d.gemeente AND a.melding_id = d.id AND a.status IN ('teruggegeven','verlopen') AND a.aangeboden_op >= $2
           JOIN team v ON v.gemeente = a.gemeente AND v.id = a.van_team
           JOIN team n ON n.gemeente = a.gemeente AND n.id = a.naar_team
          WHERE d.gemeente = $1 AND d.afgerond_op IS NULL AND ", melding_niet_verborgen!("d", "$3", "$4"), " ORDER BY a.antwoord_op DESC, a.id LIMIT 12"
        ),
        uow.kop.gemeente,
        sinds,
        uow.kop.medewerker,
        uow.vandaag()
    )
}

rij! {
    /// A casus that stays too long in a phase.
    pub struct VastRij {
        pub casus_id: CasusId,
        pub huishouden: String,
        pub fase: Code<Fase>,
        pub fase_termijn: Timestamp,
        pub regisseur: Option<String>,
        pub team: String,
        pub totaal: i64,
    }
}

/// Casussen over the term of their phase, the longest first; with the total. For who sees all casussen.
///
/// # Errors
/// When the database refuses.
pub async fn vast(uow: &mut Uow, team: Option<TeamId>, aantal: i64) -> Resultaat<Vec<VastRij>> {
    rijen!(
        uow,
        VastRij,
        concat!(
            "SELECT c.id AS casus_id, h.naam AS huishouden, c.fase, c.fase_termijn, m.naam AS regisseur, t.naam AS team, count(*) OVER () AS totaal
           FROM casus c
           JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
           JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
           LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
           LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
          WHERE c.gemeente = $1 AND c.gesloten_op IS NULL AND c.fase <> 'nazorg' AND c.fase_termijn < $3 AND ($2 IS NULL OR c.team_id = $2)
            AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$5", "$6"), ")
          ORDER BY c.fase_termijn, c.id LIMIT $4"
        ),
        uow.kop.gemeente,
        team,
        uow.kop.nu,
        aantal,
        uow.kop.medewerker,
        uow.vandaag()
    )
}

rij! {
    /// Load of a regisseur in one phase, with name.
    pub struct DrukRij {
        pub medewerker_id: MedewerkerId,
        pub naam: String,
        pub team: String,
        pub rollen: String,
        pub fase: Code<Fase>,
        pub aantal: i64,
        pub overmaat_tot: Option<Date>,
    }
}

/// Load of the people with at least `vanaf` running casussen, per phase.
///
/// # Errors
/// When the database refuses.
pub async fn drukste(uow: &mut Uow, vanaf: i64) -> Resultaat<Vec<DrukRij>> {
    rijen!(
        uow,
        DrukRij,
        concat!(
            "SELECT m.id AS medewerker_id, m.naam, t.naam AS team, m.rollen, c.fase, count(*) AS aantal, max(r.overmaat_tot) AS overmaat_tot
               FROM (SELECT z.medewerker_id FROM regie z WHERE z.gemeente = $1 AND z.tot IS NULL GROUP BY z.medewerker_id HAVING count(*) >= $2) d
               JOIN medewerker m ON m.gemeente = $1 AND m.id = d.medewerker_id AND ", kan_regisseur!(), "
               JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
               JOIN regie r ON r.gemeente = m.gemeente AND r.medewerker_id = m.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
              GROUP BY m.id, m.naam, t.naam, m.rollen, c.fase ORDER BY m.naam, m.id"
        ),
        uow.kop.gemeente,
        vanaf
    )
}

rij! {
    /// What the next MDO brings.
    pub struct MdoTellingRij {
        pub toewijzen: i64,
        pub plannen: i64,
    }
}

/// Open items of meetings up to a date. Counts only.
///
/// # Errors
/// When the database refuses.
pub async fn mdo_telling(uow: &mut Uow, tot: Date) -> Resultaat<Option<MdoTellingRij>> {
    crate::rij_optie!(
        uow,
        MdoTellingRij,
        "SELECT coalesce(sum(CASE WHEN g.soort = 'toewijzen' THEN 1 ELSE 0 END), 0) AS toewijzen,
                coalesce(sum(CASE WHEN g.soort = 'plan_zien' THEN 1 ELSE 0 END), 0) AS plannen
           FROM agendapunt g JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id
          WHERE g.gemeente = $1 AND g.status = 'open' AND o.datum <= $2",
        uow.kop.gemeente,
        tot
    )
}
