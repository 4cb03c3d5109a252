// SPDX-License-Identifier: EUPL-1.2
//! The policies: Cedar files in `beleid/`, read once. Nothing else grants anything.
//!
//! For each act the policies that speak of it are kept apart, so that a decision looks at a handful and not at all.

use crate::Rol;
use cedar_policy::{
    ActionConstraint, Effect, EntityUid, Policy, PolicyId, PolicySet, Schema, SchemaFragment, ValidationMode,
    Validator,
};
use domain::notitie::Categorie;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::LazyLock;

/// The files, in the order of preference of their ways in.
const BESTANDEN: [(&str, &str); 5] = [
    ("1_dossier.cedar", include_str!("../beleid/1_dossier.cedar")),
    ("2_rollen.cedar", include_str!("../beleid/2_rollen.cedar")),
    ("3_meekijken.cedar", include_str!("../beleid/3_meekijken.cedar")),
    ("4_algemeen.cedar", include_str!("../beleid/4_algemeen.cedar")),
    ("5_verboden.cedar", include_str!("../beleid/5_verboden.cedar")),
];
const SCHEMA: &str = include_str!("../beleid/regels.cedarschema");

/// Every text that decides, schema included, as one JSON text: what is kept beside the journaal, so that an old row can
/// be read under its own rules.
pub fn tekst() -> &'static str {
    static TEKST: LazyLock<String> = LazyLock::new(|| {
        let bestanden: Vec<_> = BESTANDEN
            .iter()
            .chain(&[("regels.cedarschema", SCHEMA)])
            .map(|(bestand, tekst)| serde_json::json!({ "bestand": bestand, "tekst": tekst }))
            .collect();
        serde_json::Value::from(bestanden).to_string()
    });
    &TEKST
}

/// Which policies decide: kept in each row of the journaal.
pub fn versie() -> i64 {
    static VERSIE: LazyLock<i64> = LazyLock::new(|| versie_van(tekst()));
    *VERSIE
}

/// The version of a text: the first 63 bits of its SHA-256, so eight bytes per row, and nobody can find another text
/// that goes with it.
pub fn versie_van(tekst: &str) -> i64 {
    let hash = Sha256::digest(tekst.as_bytes());
    let eerste = hash.iter().take(8).fold(0u64, |n, b| n << 8 | u64::from(*b));
    i64::try_from(eerste >> 1).unwrap_or(i64::MAX)
}

/// A version as it is shown.
pub fn versie_tekst(versie: i64) -> String {
    format!("{versie:016x}")
}

/// What a row of the journaal says when no policy of ours decided: none fitted, or there was nobody yet to decide on.
pub const GEEN: &str = "geen";

/// Categories of data that a way in opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gegevens {
    /// These; none for a way in that opens no dossier.
    Lijst(Vec<Categorie>),
    /// What the deelname names, as far as its ground opens that.
    Deelname,
}

/// A way in, or what beats them all: one policy with its annotations.
#[derive(Clone, Debug)]
pub struct Weg {
    /// Id of the policy: kept with a decision.
    pub id: String,
    /// Who comes in this way, as said in a sentence.
    pub wie: String,
    /// As what they act.
    pub rol: String,
    /// Legal ground.
    pub grond: String,
    /// Why, said to the person who acts.
    pub reden: String,
    /// For one record only; else for all records of the own gemeente.
    pub per_dossier: bool,
    /// Categories of data that it opens.
    pub gegevens: Gegevens,
    /// A refusal by this policy hides that the record exists.
    pub verborgen: bool,
    /// It refuses.
    pub verbiedt: bool,
    /// It refuses for who asks, and whatever the record: it is said before the others.
    pub over_vrager: bool,
}

impl Weg {
    /// The role, when it is one for all records of the gemeente (`rol.fg`).
    pub fn van_rol(&self) -> Option<Rol> {
        self.id.strip_prefix("rol.")?.parse().ok()
    }
}

/// The policies that speak of one act.
#[derive(Debug)]
pub(crate) struct VanHandeling {
    pub(crate) actie: EntityUid,
    pub(crate) regels: PolicySet,
    /// In order of preference.
    pub(crate) wegen: Vec<&'static Weg>,
}

/// All policies.
#[derive(Debug)]
pub(crate) struct Beleid {
    per_handeling: HashMap<String, VanHandeling>,
}

static BELEID: LazyLock<Result<Beleid, String>> = LazyLock::new(lees);

/// The policies; `None` when they can't be read, which a test rules out and on which every decision is a refusal.
pub(crate) fn van(handeling: &str) -> Option<&'static VanHandeling> {
    BELEID.as_ref().ok()?.per_handeling.get(handeling)
}

/// The ways in of an act, in order of preference.
pub fn wegen(handeling: &str) -> Vec<&'static Weg> {
    van(handeling)
        .map(|h| h.wegen.iter().copied().filter(|w| !w.verbiedt).collect())
        .unwrap_or_default()
}

/// Checks the policies against the schema, and each other.
///
/// # Errors
/// What is wrong, in words of Cedar.
pub fn controleer() -> Result<(), String> {
    BELEID.as_ref().map(|_| ()).map_err(Clone::clone)?;
    let (fragment, waarschuwingen) =
        SchemaFragment::from_cedarschema_str(SCHEMA).map_err(|f| f.to_string())?;
    if let Some(w) = waarschuwingen.into_iter().next() {
        return Err(w.to_string());
    }
    let schema = Schema::from_schema_fragments([fragment]).map_err(|f| f.to_string())?;
    let alle = PolicySet::from_policies(regels()?).map_err(|f| f.to_string())?;
    let uitslag = Validator::new(schema).validate(&alle, ValidationMode::Strict);
    let fouten: Vec<String> = uitslag
        .validation_errors()
        .map(ToString::to_string)
        .chain(uitslag.validation_warnings().map(ToString::to_string))
        .collect();
    if fouten.is_empty() {
        Ok(())
    } else {
        Err(fouten.join("\n"))
    }
}

/// Every policy, with its own id: else Cedar calls it policy0.
fn regels() -> Result<Vec<Policy>, String> {
    let mut uit = Vec::new();
    for (bestand, tekst) in BESTANDEN {
        let set = PolicySet::from_str(tekst).map_err(|f| format!("{bestand}: {f:?}"))?;
        // A set has no order; a file has.
        let mut gelezen: Vec<Policy> = set.policies().cloned().collect();
        gelezen.sort_by_key(|p| nummer(p.id()));
        for regel in gelezen {
            let id = regel
                .annotation("id")
                .ok_or_else(|| format!("{bestand}: a policy without @id"))?;
            uit.push(regel.new_id(PolicyId::new(id)));
        }
    }
    Ok(uit)
}

/// The number in "policy12", the id that the parser gives.
fn nummer(id: &PolicyId) -> usize {
    id.to_string()
        .trim_start_matches("policy")
        .parse()
        .unwrap_or(usize::MAX)
}

fn lees() -> Result<Beleid, String> {
    let regels = regels()?;
    let mut per_handeling: HashMap<String, VanHandeling> = HashMap::new();
    for (code, _) in crate::handelingen::ALLE {
        let actie = EntityUid::from_str(&format!("Action::\"{code}\"")).map_err(|f| f.to_string())?;
        let van_handeling = VanHandeling {
            actie,
            regels: PolicySet::new(),
            wegen: Vec::new(),
        };
        per_handeling.insert((*code).to_owned(), van_handeling);
    }
    for regel in &regels {
        let weg: &'static Weg = Box::leak(Box::new(weg(regel)?));
        for (code, van_handeling) in &mut per_handeling {
            if gaat_over(regel, &van_handeling.actie) {
                let regel = voor_een(regel, code)?;
                van_handeling.regels.add(regel).map_err(|f| f.to_string())?;
                van_handeling.wegen.push(weg);
            }
        }
    }
    Ok(Beleid { per_handeling })
}

/// The same policy, for this act alone: its list of acts need not be gone through at every decision, which is most of
/// the time that a decision takes.
fn voor_een(regel: &Policy, code: &str) -> Result<Policy, String> {
    if matches!(regel.action_constraint(), ActionConstraint::Any) {
        return Ok(regel.clone());
    }
    let mut json = regel.to_json().map_err(|f| f.to_string())?;
    json["action"] = serde_json::json!({ "op": "==", "entity": { "type": "Action", "id": code } });
    Policy::from_json(Some(regel.id().clone()), json).map_err(|f| f.to_string())
}

fn gaat_over(regel: &Policy, actie: &EntityUid) -> bool {
    match regel.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(een) => een == *actie,
        ActionConstraint::In(alle) => alle.contains(actie),
    }
}

fn lees_categorieen(codes: &str) -> Result<Vec<Categorie>, String> {
    let lees = |c: &str| c.trim().parse().map_err(|_| format!("@gegevens {c}"));
    codes.split(',').map(lees).collect()
}

fn weg(regel: &Policy) -> Result<Weg, String> {
    let tekst = |naam: &str| regel.annotation(naam).unwrap_or_default().to_owned();
    let verbiedt = regel.effect() == Effect::Forbid;
    let verplicht: &[&str] = if verbiedt {
        &["reden", "verborgen"]
    } else {
        &["wie", "rol", "grond", "reden", "bereik"]
    };
    if let Some(naam) = verplicht.iter().find(|n| tekst(n).is_empty()) {
        return Err(format!("{}: no @{naam}", regel.id()));
    }
    Ok(Weg {
        id: regel.id().to_string(),
        wie: tekst("wie"),
        rol: tekst("rol"),
        grond: tekst("grond"),
        reden: tekst("reden"),
        per_dossier: tekst("bereik") == "dossier",
        gegevens: match tekst("gegevens").as_str() {
            "" => Gegevens::Lijst(Vec::new()),
            "alle" => Gegevens::Lijst(Categorie::ALL.to_vec()),
            "deelname" => Gegevens::Deelname,
            codes => Gegevens::Lijst(lees_categorieen(codes).map_err(|f| format!("{}: {f}", regel.id()))?),
        },
        verborgen: tekst("verborgen") == "ja",
        over_vrager: tekst("over_vrager") == "ja",
        verbiedt,
    })
}
