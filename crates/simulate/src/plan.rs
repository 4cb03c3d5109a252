// SPDX-License-Identifier: EUPL-1.2
//! Goals and actions as rows, and as the content of a frozen version ([`PlanInhoud`]).

use crate::{
    id::Id,
    rijen::{ActieRij, Bak, DoelRij, Tekst},
    tijd::Dag,
};
use domain::{
    inrichting::Inrichting,
    plan::{ActieStatus, PlanActie, PlanDoel, PlanInhoud, Trede},
};

/// An action.
#[derive(Clone, Debug)]
pub struct Actie {
    /// Id.
    pub id: Id,
    /// What.
    pub tekst: Tekst,
    /// Kind of person.
    pub wie_soort: &'static str,
    /// Who.
    pub wie: Tekst,
    /// The person.
    pub persoon: Option<Id>,
    /// The one involved.
    pub betrokkene: Option<Id>,
    /// Rung.
    pub trede: i32,
    /// Why this rung.
    pub trede_reden: Tekst,
    /// Before when.
    pub voor: Dag,
    /// How it stands.
    pub status: &'static str,
    /// Why so.
    pub status_reden: &'static str,
    /// Begun.
    pub gestart: Option<Dag>,
    /// Done.
    pub afgerond: Option<Dag>,
}

/// A goal.
#[derive(Clone, Debug)]
pub struct Doel {
    /// Id.
    pub id: Id,
    /// Life area.
    pub leefgebied: &'static str,
    /// The resident's words.
    pub woorden: Tekst,
    /// Score at the start.
    pub begin: i32,
    /// Score now.
    pub nu: Option<i32>,
    /// Actions.
    pub acties: Vec<Actie>,
}

/// Puts the rows in the bak.
pub fn rijen(gemeente: i32, casus_id: Id, doelen: &[Doel], bak: &mut Bak) {
    let nummer = |n: usize| i32::try_from(n + 1).unwrap_or(1);
    for (n, d) in doelen.iter().enumerate() {
        bak.doel.push(DoelRij {
            gemeente,
            id: d.id,
            casus_id,
            leefgebied: d.leefgebied,
            tekst: d.woorden.clone(),
            score_begin: Some(d.begin),
            score_nu: d.nu,
            volgorde: nummer(n),
            vervallen_reden: None,
            version: 1,
        });
        for (m, a) in d.acties.iter().enumerate() {
            bak.actie.push(ActieRij {
                gemeente,
                id: a.id,
                casus_id,
                doel_id: d.id,
                tekst: a.tekst.clone(),
                wie_soort: a.wie_soort,
                wie: a.wie.clone(),
                persoon_id: a.persoon,
                betrokkene_id: a.betrokkene,
                trede: a.trede,
                trede_reden: a.trede_reden.clone(),
                voor: a.voor,
                status: a.status,
                status_reden: a.status_reden.into(),
                gestart_op: a.gestart,
                afgerond_op: a.afgerond,
                volgorde: nummer(m),
                version: if a.status == "open" { 1 } else { 2 },
            });
        }
    }
}

/// The content of a version: all goals with what they were then. The first of several versions has no more than
/// two goals; only the last of several shows how actions stand today.
pub fn inhoud(inrichting: &Inrichting, doelen: &[Doel], met_stand: bool, eerste: bool) -> PlanInhoud {
    let aantal = if eerste { 2 } else { doelen.len() };
    let actie = |a: &Actie| {
        Some(PlanActie {
            id: a.id.to_string().parse().ok()?,
            wat: a.tekst.to_string(),
            wie_soort: a.wie_soort.parse().ok()?,
            wie: a.wie.to_string(),
            voor: a.voor.datum()?,
            trede: usize::try_from(a.trede - 1)
                .ok()
                .and_then(|i| Trede::ALL.get(i))
                .copied()?,
            trede_reden: Some(a.trede_reden.to_string()).filter(|r| !r.is_empty()),
            status: if met_stand {
                a.status.parse().ok()?
            } else {
                ActieStatus::Open
            },
        })
    };
    let doel = |d: &Doel| {
        Some(PlanDoel {
            id: d.id.to_string().parse().ok()?,
            leefgebied: d.leefgebied.to_owned(),
            leefgebied_label: inrichting.leefgebied_label(d.leefgebied).to_owned(),
            woorden: d.woorden.to_string(),
            toelichting: None,
            acties: d.acties.iter().filter_map(actie).collect(),
        })
    };
    PlanInhoud {
        doelen: doelen.iter().take(aantal).filter_map(doel).collect(),
    }
}

/// The content as it is stored.
pub fn inhoud_tekst(inrichting: &Inrichting, doelen: &[Doel], met_stand: bool, eerste: bool) -> String {
    serde_json::to_string(&inhoud(inrichting, doelen, met_stand, eerste)).unwrap_or_default()
}
