// SPDX-License-Identifier: EUPL-1.2
//! Goals and actions as rows, and as the content of a frozen version (`domain::plan::PlanInhoud`).

use crate::{
    id::Id,
    rijen::{ActieRij, Bak, DoelRij, Tekst},
    tijd::Dag,
};
use serde::Serialize;

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

#[derive(Serialize)]
struct InhoudActie<'a> {
    id: String,
    wat: &'a str,
    wie_soort: &'a str,
    wie: &'a str,
    voor: Dag,
    trede: &'a str,
    trede_reden: Option<&'a str>,
    status: &'a str,
}
#[derive(Serialize)]
struct InhoudDoel<'a> {
    id: String,
    leefgebied: &'a str,
    leefgebied_label: &'a str,
    woorden: &'a str,
    toelichting: Option<&'a str>,
    acties: Vec<InhoudActie<'a>>,
}
#[derive(Serialize)]
struct Inhoud<'a> {
    doelen: Vec<InhoudDoel<'a>>,
}

/// An id as a UUID is written.
pub fn uuid(id: Id) -> String {
    let h = id.to_string();
    format!("{}-{}-{}-{}-{}", &h[..8], &h[8..12], &h[12..16], &h[16..20], &h[20..])
}

/// Label of a life area, as in the profile deventer-2023.
pub fn gebied_label(code: &str) -> &str {
    match code {
        "gezin" => "Gezin en opgroeien",
        "wonen" => "Wonen",
        "werk" => "Werk en dagbesteding",
        "inkomen" => "Inkomen",
        "schulden" => "Geld en schulden",
        "gezondheid" => "Gezondheid",
        "onderwijs" => "School en leren",
        "veiligheid" => "Veiligheid",
        "netwerk" => "Familie, vrienden en buren",
        "welzijn" => "Welzijn en meedoen",
        "ondersteuning" => "Hulp in het dagelijks leven",
        anders => anders,
    }
}

/// The content of a version: all goals with what they were then. The first of several versions has no more than
/// two goals; only the last of several shows how actions stand today.
pub fn inhoud(doelen: &[Doel], met_stand: bool, eerste: bool) -> String {
    let aantal = if eerste { 2 } else { doelen.len() };
    let doelen = doelen
        .iter()
        .take(aantal)
        .map(|d| InhoudDoel {
            id: uuid(d.id),
            leefgebied: d.leefgebied,
            leefgebied_label: gebied_label(d.leefgebied),
            woorden: &d.woorden,
            toelichting: None,
            acties: d
                .acties
                .iter()
                .map(|a| InhoudActie {
                    id: uuid(a.id),
                    wat: &a.tekst,
                    wie_soort: a.wie_soort,
                    wie: &a.wie,
                    voor: a.voor,
                    trede: ["eigen_kracht", "netwerk", "algemeen", "maatwerk"]
                        .get(usize::try_from(a.trede - 1).unwrap_or(0))
                        .copied()
                        .unwrap_or("eigen_kracht"),
                    trede_reden: Some(a.trede_reden.as_ref()).filter(|r| !r.is_empty()),
                    status: if met_stand { a.status } else { "open" },
                })
                .collect(),
        })
        .collect();
    serde_json::to_string(&Inhoud { doelen }).unwrap_or_default()
}
