// SPDX-License-Identifier: EUPL-1.2
//! The casus: head, facts for access, and the one predicate for what is visible.

use crate::{Code, Resultaat, Uow, bijzonder, deelname_kolommen, rij, rij_optie};
use domain::casus::Fase;
use domain::{CasusId, Gemeente, HuishoudenId, MedewerkerId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Actor, Bijzonder, CasusFeiten, Deelname, Feiten};

/// What an actor may find of `casus c`, as SQL; must agree with the policies for `policy::handelingen::CasusOpenen`.
/// Binds: `$1` gemeente, and in this order: alle_casussen, medewerker, vandaag, mdo_casussen, team_casussen, team
/// (see `policy::Scope`), now.
#[macro_export]
macro_rules! zichtbaar_casus {
    ($alle:literal, $wie:literal, $vandaag:literal, $mdo:literal, $team_ok:literal, $team:literal, $nu:literal) => {
        concat!(
            "((", $alle,
            " OR c.regisseur_id = ", $wie,
            " OR EXISTS (SELECT 1 FROM afwezigheid za WHERE za.gemeente = c.gemeente AND za.medewerker_id = c.regisseur_id",
            "              AND NOT za.ingetrokken AND za.waarnemer_id = ", $wie, " AND za.van <= ", $vandaag, " AND za.tot >= ", $vandaag, ")",
            " OR EXISTS (SELECT 1 FROM betrokkene b WHERE b.gemeente = c.gemeente AND b.casus_id = c.id AND c.gesloten_op IS NULL AND ",
            $crate::deelname_geldt!($wie, $vandaag), ")",
            " OR (", $mdo, " AND EXISTS (SELECT 1 FROM agendapunt zg WHERE zg.gemeente = c.gemeente AND zg.casus_id = c.id AND zg.status = 'open'))",
            " OR (", $team_ok, " AND c.team_id = ", $team, ")",
            " OR c.huishouden_id IN (SELECT zn.huishouden_id FROM noodtoegang zn WHERE zn.gemeente = $1 AND zn.medewerker_id = ", $wie,
            "              AND zn.tot > ", $nu, "))",
            " AND c.huishouden_id NOT IN (", $crate::verborgen_huishoudens!($wie, $vandaag), "))"
        )
    };
}

rij! {
    /// Head of a casus: what every page of it shows, and what access depends on.
    pub struct CasusKop {
        pub id: CasusId,
        pub kenmerk: String,
        pub huishouden_id: HuishoudenId,
        pub huishouden: String,
        pub wijk: Option<String>,
        pub fase: Code<Fase>,
        pub fase_sinds: Timestamp,
        pub fase_termijn: Timestamp,
        pub gestart_op: Timestamp,
        pub gesloten_op: Option<Timestamp>,
        pub sluit_reden: String,
        pub doelgroep: String,
        pub samenvatting: String,
        pub vorige_casus_id: Option<CasusId>,
        pub team_id: TeamId,
        pub team: String,
        pub regisseur_id: Option<MedewerkerId>,
        pub regisseur: Option<String>,
        pub regisseur_telefoon: Option<String>,
        pub regie_sinds: Option<Timestamp>,
        pub waarnemer: bool,
        pub deelname: Option<String>,
        pub deelname_categorieen: Option<String>,
        pub op_mdo: bool,
        pub uitgesloten: bool,
        pub afgeschermd: bool,
        pub noodtoegang: bool,
        pub nood_open: i64,
        pub verzoeken_open: i64,
        pub version: i64,
    }
}

impl CasusKop {
    /// The facts that a decision on access rests on.
    pub fn feiten(&self, gemeente: Gemeente) -> Feiten {
        Feiten::Casus(self.casus_feiten(gemeente))
    }
    /// The same, for a decision on the household.
    pub fn casus_feiten(&self, gemeente: Gemeente) -> CasusFeiten {
        CasusFeiten {
            gemeente,
            id: self.id,
            huishouden: self.huishouden_id,
            team: self.team_id,
            regisseur: self.regisseur_id,
            waarnemer: self.waarnemer,
            deelname: Deelname::uit_tekst(self.deelname.clone(), self.deelname_categorieen.as_deref()),
            op_mdo: self.op_mdo,
            bijzonder: Bijzonder {
                uitgesloten: self.uitgesloten,
                afgeschermd: self.afgeschermd,
                noodtoegang: self.noodtoegang,
            },
        }
    }
}

const KOP: &str = concat!("SELECT c.id, c.kenmerk, c.huishouden_id, h.naam AS huishouden, w.naam AS wijk, c.fase, c.fase_sinds,
        c.fase_termijn, c.gestart_op, c.gesloten_op, c.sluit_reden, c.doelgroep, c.samenvatting, c.vorige_casus_id,
        c.team_id, t.naam AS team, r.medewerker_id AS regisseur_id, m.naam AS regisseur, m.telefoon AS regisseur_telefoon,
        r.van AS regie_sinds, c.version,
        EXISTS (SELECT 1 FROM afwezigheid a WHERE a.gemeente = c.gemeente AND a.medewerker_id = r.medewerker_id
                 AND a.waarnemer_id = $3 AND NOT a.ingetrokken AND a.van <= $4 AND a.tot >= $4) AS waarnemer,
        ", deelname_kolommen!("$3", "$4"), ",
        EXISTS (SELECT 1 FROM agendapunt g WHERE g.gemeente = c.gemeente AND g.casus_id = c.id AND g.status = 'open') AS op_mdo, ",
        bijzonder!("c.huishouden_id", "$3", "$4", "$5"), ",
        (SELECT count(*) FROM noodtoegang n WHERE n.gemeente = c.gemeente AND n.huishouden_id = c.huishouden_id AND n.oordeel IS NULL) AS nood_open,
        (SELECT count(*) FROM toegangsverzoek v WHERE v.gemeente = c.gemeente AND v.casus_id = c.id AND v.status = 'open') AS verzoeken_open
   FROM casus c
   JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
   JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
   LEFT JOIN wijk w ON w.gemeente = h.gemeente AND w.code = h.wijk_code
   LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
   LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
  WHERE c.gemeente = $1 AND c.id = $2");

/// Head of a casus, with what the actor has to do with it today.
///
/// # Errors
/// When the database refuses.
pub async fn kop(uow: &mut Uow, id: CasusId, actor: &Actor, vandaag: Date) -> Resultaat<Option<CasusKop>> {
    let kop = rij_optie!(
        uow,
        CasusKop,
        KOP,
        uow.kop.gemeente,
        id,
        actor.medewerker,
        vandaag,
        uow.kop.nu
    )?;
    if let Some(k) = &kop {
        uow.betreft(Some(k.id), Some(k.huishouden_id));
    }
    Ok(kop)
}

/// As [`kop`], and locks the casus row until the end of the transaction, so that two people can't change its
/// phase or regisseur at once.
///
/// # Errors
/// When the database refuses.
pub async fn kop_grendel(
    uow: &mut Uow,
    id: CasusId,
    actor: &Actor,
    vandaag: Date,
) -> Resultaat<Option<CasusKop>> {
    crate::waarde!(
        uow,
        CasusId,
        crate::Sql {
            sqlite: "SELECT id AS w FROM casus WHERE gemeente = $1 AND id = $2",
            postgres: "SELECT id AS w FROM casus WHERE gemeente = $1 AND id = $2 FOR UPDATE",
        },
        uow.kop.gemeente,
        id
    )?;
    kop(uow, id, actor, vandaag).await
}
