// SPDX-License-Identifier: EUPL-1.2
//! How a casus begins, or is taken up again: the casus row (one running per household by the unique index
//! `casus_lopend`), its first steps, and the tasks that follow.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::casus::Fase;
use domain::{CasusId, HuishoudenId, MedewerkerId, TaakId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A casus of a household, as far as the start of a new one depends on it.
    pub struct HuishoudenCasus {
        pub id: CasusId,
        pub kenmerk: String,
        pub fase: Code<Fase>,
        pub gestart_op: Timestamp,
        pub gesloten_op: Option<Timestamp>,
        pub team_id: TeamId,
        pub team: String,
        pub regisseur_id: Option<MedewerkerId>,
        pub regisseur: Option<String>,
        pub nazorg_sinds: Option<Timestamp>,
        pub version: i64,
    }
}

/// Casussen of a household: the running one first, then the newest.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<HuishoudenCasus>> {
    rijen!(
        uow,
        HuishoudenCasus,
        "SELECT c.id, c.kenmerk, c.fase, c.gestart_op, c.gesloten_op, c.team_id, t.naam AS team, r.medewerker_id AS regisseur_id,
                m.naam AS regisseur, c.version,
                (SELECT max(s.op) FROM fase_stap s WHERE s.gemeente = c.gemeente AND s.casus_id = c.id AND s.naar = 'nazorg') AS nazorg_sinds
           FROM casus c
           JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
           LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
           LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
          WHERE c.gemeente = $1 AND c.huishouden_id = $2
          ORDER BY CASE WHEN c.gesloten_op IS NULL THEN 0 ELSE 1 END, c.gestart_op DESC",
        uow.kop.gemeente,
        huishouden
    )
}

/// A casus to begin.
#[derive(Debug)]
pub struct NieuweCasus<'a> {
    /// Id.
    pub id: CasusId,
    /// Reference.
    pub kenmerk: &'a str,
    /// Household.
    pub huishouden: HuishoudenId,
    /// Earlier, closed casus.
    pub vorige: Option<CasusId>,
    /// Phase it begins in.
    pub fase: Fase,
    /// Due date of that phase.
    pub fase_termijn: Timestamp,
    /// Team that waits for a regisseur.
    pub team: TeamId,
    /// Doelgroep (code), or empty.
    pub doelgroep: &'a str,
    /// One or two sentences.
    pub samenvatting: &'a str,
}

/// Begins a casus. `false` when the household has a running one (also one that began at the same moment).
///
/// # Errors
/// When the database refuses.
pub async fn casus<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    n: &NieuweCasus<'_>,
) -> Resultaat<bool> {
    let aantal = voer_uit!(
        uow,
        permit,
        "INSERT INTO casus (gemeente, id, kenmerk, huishouden_id, vorige_casus_id, fase, fase_sinds, fase_termijn, gestart_op,
            sluit_reden, team_id, doelgroep, samenvatting, version) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$7,'',$9,$10,$11,1)
         ON CONFLICT (gemeente, huishouden_id) WHERE gesloten_op IS NULL DO NOTHING",
        uow.kop.gemeente,
        n.id,
        n.kenmerk,
        n.huishouden,
        n.vorige,
        n.fase.code(),
        uow.kop.nu,
        n.fase_termijn,
        n.team,
        n.doelgroep,
        n.samenvatting
    )?;
    Ok(aantal == 1)
}

/// Takes up the thread of a casus that is in nazorg or closed.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since it was read; the database.
pub async fn hervat<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    versie: i64,
    fase: Fase,
    termijn: Timestamp,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE casus SET fase = $4, fase_sinds = $5, fase_termijn = $6, gesloten_op = NULL, sluit_reden = '', version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        casus,
        versie,
        fase.code(),
        uow.kop.nu,
        termijn
    )?;
    een(aantal)
}

/// A step in the history of a casus.
///
/// # Errors
/// When the database refuses.
pub async fn stap<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    van: Option<Fase>,
    naar: Fase,
    reden: &str,
) -> Resultaat<()> {
    let id: domain::TaakId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO fase_stap (gemeente, id, casus_id, van, naar, op, door_id, reden) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
        uow.kop.gemeente,
        id.uuid(),
        casus,
        van.map(Fase::code),
        naar.code(),
        uow.kop.nu,
        uow.kop.medewerker,
        reden
    )?;
    Ok(())
}

/// Who gets a task: a person, or a team.
#[derive(Clone, Copy, Debug)]
pub enum Voor {
    /// One person.
    Mens(MedewerkerId),
    /// A team.
    Team(TeamId),
}

/// Makes a task.
///
/// # Errors
/// When the database refuses.
pub async fn taak<A: Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: Voor,
    casus: Option<CasusId>,
    tekst: &str,
    voor: Date,
) -> Resultaat<TaakId> {
    let id: TaakId = uow.nieuw_id();
    let (mens, team) = match wie {
        Voor::Mens(m) => (Some(m), None),
        Voor::Team(t) => (None, Some(t)),
    };
    voer_uit!(
        uow,
        permit,
        "INSERT INTO taak (gemeente, id, soort, tekst, casus_id, medewerker_id, team_id, voor, status, uitkomst, version)
         VALUES ($1,$2,'overig',$3,$4,$5,$6,$7,'open','',1)",
        uow.kop.gemeente,
        id,
        tekst,
        casus,
        mens,
        team,
        voor
    )?;
    Ok(id)
}

/// The open nazorg moments of a casus lapse: the thread is taken up again.
///
/// # Errors
/// When the database refuses.
pub async fn nazorg_vervalt<A: Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "UPDATE taak SET status = 'vervallen', uitkomst = 'De draad is weer opgenomen.', gedaan_op = $3, gedaan_door = $4, version = version + 1
          WHERE gemeente = $1 AND casus_id = $2 AND soort = 'nazorg' AND status = 'open'",
        uow.kop.gemeente,
        casus,
        uow.kop.nu,
        uow.kop.medewerker
    )
}

rij! {
    /// Grown-ups and children in a household now.
    pub struct Samenstelling {
        pub volwassenen: i64,
        pub kinderen: i64,
    }
}

/// Counts who lives in a household; born after `kind_vanaf`, or not born yet, is a child.
///
/// # Errors
/// When the database refuses.
pub async fn samenstelling(
    uow: &mut Uow,
    huishouden: HuishoudenId,
    kind_vanaf: Date,
) -> Resultaat<Option<Samenstelling>> {
    rij_optie!(
        uow,
        Samenstelling,
        "SELECT count(CASE WHEN p.geboortedatum IS NOT NULL AND p.geboortedatum <= $3 THEN 1 END) AS volwassenen,
                count(CASE WHEN p.geboortedatum > $3 OR (p.geboortedatum IS NULL AND p.verwacht_op IS NOT NULL) THEN 1 END) AS kinderen
           FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL",
        uow.kop.gemeente,
        huishouden,
        kind_vanaf
    )
}
