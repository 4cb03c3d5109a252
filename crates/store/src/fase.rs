// SPDX-License-Identifier: EUPL-1.2
//! Phase steps of a casus, and what is there in a casus as far as steps depend on it.

use crate::{Code, Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit};
use domain::casus::Fase;
use domain::kern::ids::Kind;
use domain::{CasusId, Id};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A step in the history of a casus.
    pub struct FaseStapRij {
        pub van: Option<Code<Fase>>,
        pub naar: Code<Fase>,
        pub op: Timestamp,
        pub door: Option<String>,
        pub reden: String,
    }
}

rij! {
    /// What is there in a casus; the open ends come from [`crate::afsluiten`].
    pub struct StandRij {
        pub regisseur: bool,
        pub intake: bool,
        pub planversie: bool,
        pub gezien: bool,
        pub oordeel: bool,
        pub nazorg_open: i64,
    }
}

/// What is there in a casus.
///
/// # Errors
/// When the database refuses.
pub async fn stand(uow: &mut Uow, casus: CasusId) -> Resultaat<Option<StandRij>> {
    rij_optie!(
        uow,
        StandRij,
        "SELECT EXISTS (SELECT 1 FROM regie r WHERE r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL) AS regisseur,
                EXISTS (SELECT 1 FROM intake i WHERE i.gemeente = c.gemeente AND i.casus_id = c.id) AS intake,
                EXISTS (SELECT 1 FROM planversie v WHERE v.gemeente = c.gemeente AND v.casus_id = c.id) AS planversie,
                EXISTS (SELECT 1 FROM planversie v WHERE v.gemeente = c.gemeente AND v.casus_id = c.id AND v.mdo_gezien_op IS NOT NULL) AS gezien,
                EXISTS (SELECT 1 FROM plan_akkoord a JOIN planversie v ON v.gemeente = a.gemeente AND v.id = a.planversie_id
                         WHERE v.gemeente = c.gemeente AND v.casus_id = c.id AND a.persoon_id IS NOT NULL) AS oordeel,
                (SELECT count(*) FROM taak t WHERE t.gemeente = c.gemeente AND t.casus_id = c.id AND t.soort = 'nazorg' AND t.status = 'open') AS nazorg_open
           FROM casus c WHERE c.gemeente = $1 AND c.id = $2",
        uow.kop.gemeente,
        casus
    )
}

/// History of phases, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn historie(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<FaseStapRij>> {
    rijen!(
        uow,
        FaseStapRij,
        "SELECT f.van, f.naar, f.op, m.naam AS door, f.reden
           FROM fase_stap f LEFT JOIN medewerker m ON m.gemeente = f.gemeente AND m.id = f.door_id
          WHERE f.gemeente = $1 AND f.casus_id = $2 ORDER BY f.op, f.id",
        uow.kop.gemeente,
        casus
    )
}

/// A step as it goes into the history.
#[derive(Clone, Debug)]
pub struct NieuweStap<'a> {
    /// The casus.
    pub casus: CasusId,
    /// From; `None` for the first phase.
    pub van: Option<Fase>,
    /// To.
    pub naar: Fase,
    /// Until when it may stay there.
    pub termijn: Timestamp,
    /// Why; may be empty.
    pub reden: &'a str,
}

/// Adds a step to the history only; for a casus that is made in this phase.
///
/// # Errors
/// When the database refuses.
pub async fn noteer<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    stap: &NieuweStap<'_>,
) -> Resultaat<()> {
    enum StapKind {}
    impl Kind for StapKind {
        const NAME: &'static str = "FaseStap";
    }
    let id: Id<StapKind> = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO fase_stap (gemeente, id, casus_id, van, naar, op, door_id, reden) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
        uow.kop.gemeente,
        id,
        stap.casus,
        stap.van.map(Fase::code),
        stap.naar.code(),
        uow.kop.nu,
        uow.kop.medewerker,
        stap.reden
    )?;
    Ok(())
}

/// Takes a step: the casus, and the history. `version` is the one that the page was made from.
///
/// # Errors
/// [`StoreFout::Gewijzigd`] when somebody else changed the casus; or the database.
pub async fn zet<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    stap: &NieuweStap<'_>,
    version: i64,
) -> Resultaat<()> {
    let gesloten = (stap.naar == Fase::Gesloten).then_some(uow.kop.nu);
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE casus SET fase = $4, fase_sinds = $5, fase_termijn = $6, gesloten_op = $7,
                regisseur_id = CASE WHEN $4 = 'gesloten' THEN NULL ELSE regisseur_id END,
                sluit_reden = CASE WHEN $4 = 'gesloten' THEN $8 ELSE sluit_reden END, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        stap.casus,
        version,
        stap.naar.code(),
        uow.kop.nu,
        stap.termijn,
        gesloten,
        stap.reden
    )?;
    if geraakt == 0 {
        return Err(StoreFout::Gewijzigd);
    }
    noteer(uow, permit, stap).await
}

/// Ends what ends with the casus: the regie, the part that others take in it, open tasks and agenda items.
///
/// # Errors
/// When the database refuses.
pub async fn beeindig<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    vandaag: jiff::civil::Date,
) -> Resultaat<()> {
    crate::regie::sluit(uow, permit, casus, "casus gesloten").await?;
    voer_uit!(
        uow,
        permit,
        "UPDATE betrokkene SET tot = $3, einde_reden = 'casus gesloten', version = version + 1
          WHERE gemeente = $1 AND casus_id = $2 AND medewerker_id IS NOT NULL AND (tot IS NULL OR tot > $3)",
        uow.kop.gemeente,
        casus,
        vandaag
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE taak SET status = 'vervallen', uitkomst = 'casus gesloten', version = version + 1
          WHERE gemeente = $1 AND casus_id = $2 AND status = 'open'",
        uow.kop.gemeente,
        casus
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE toegangsverzoek SET status = 'ingetrokken', besluit_reden = 'casus gesloten', besloten_op = $3
          WHERE gemeente = $1 AND casus_id = $2 AND status = 'open'",
        uow.kop.gemeente,
        casus,
        uow.kop.nu
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE agendapunt SET status = 'ingetrokken', besluit = 'casus gesloten', version = version + 1
          WHERE gemeente = $1 AND casus_id = $2 AND status = 'open'",
        uow.kop.gemeente,
        casus
    )?;
    Ok(())
}
