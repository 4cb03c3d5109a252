// SPDX-License-Identifier: EUPL-1.2
//! From our actor and facts to the entities that the policies speak of.

use crate::{Actor, ActorSoort, Bijzonder, CasusFeiten, Doel, Feiten};
use cedar_policy::{
    Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression as Waarde,
};
use std::collections::{HashMap, HashSet};
use std::str::FromStr;
use std::sync::LazyLock;
use uuid::Uuid;

/// Names of the entity types, parsed once.
struct Soorten {
    team: EntityTypeName,
    medewerker: EntityTypeName,
    inwoner: EntityTypeName,
    persoon: EntityTypeName,
    melder: EntityTypeName,
    systeem: EntityTypeName,
    gemeente: EntityTypeName,
    verwijs: EntityTypeName,
    melding: EntityTypeName,
    huishouden: EntityTypeName,
    casus: EntityTypeName,
}

static SOORTEN: LazyLock<Option<Soorten>> = LazyLock::new(|| {
    let naam = |n| EntityTypeName::from_str(n).ok();
    Some(Soorten {
        team: naam("Team")?,
        medewerker: naam("Medewerker")?,
        inwoner: naam("Inwoner")?,
        persoon: naam("Persoon")?,
        melder: naam("Melder")?,
        systeem: naam("Systeem")?,
        gemeente: naam("Gemeente")?,
        verwijs: naam("Verwijsindex")?,
        melding: naam("Melding")?,
        huishouden: naam("Huishouden")?,
        casus: naam("Casus")?,
    })
});

type Velden = HashMap<String, Waarde>;

fn uid(soort: &EntityTypeName, id: Uuid) -> EntityUid {
    EntityUid::from_type_name_and_id(soort.clone(), EntityId::new(id.to_string()))
}
fn gemeente_waarde(gemeente: domain::Gemeente) -> Waarde {
    Waarde::new_long(i64::from(gemeente.0))
}
fn verwijs(soort: &EntityTypeName, id: Uuid) -> Waarde {
    Waarde::new_entity_uid(uid(soort, id))
}

/// Who asks, about what, and all that the policies may look at: the same for every act.
pub(crate) struct Basis {
    wie: EntityUid,
    wat: EntityUid,
    context: Context,
    pub(crate) entiteiten: Entities,
}

impl Basis {
    /// The question for one act.
    pub(crate) fn verzoek(&self, actie: &EntityUid) -> Option<Request> {
        Request::new(
            self.wie.clone(),
            actie.clone(),
            self.wat.clone(),
            self.context.clone(),
            None,
        )
        .ok()
    }
}

/// `None` when the question can't be put, on which the answer is no.
pub(crate) fn basis(actor: &Actor, doel: Doel, feiten: &Feiten) -> Option<Basis> {
    let soorten = SOORTEN.as_ref()?;
    let wie = principaal(soorten, actor)?;
    let wat = bron(soorten, actor, feiten)?;
    let context =
        Context::from_pairs([("doel".to_owned(), Waarde::new_string(doel.code().to_owned()))]).ok()?;
    Some(Basis {
        wie: wie.uid(),
        wat: wat.uid(),
        context,
        entiteiten: Entities::from_entities([wie, wat], None).ok()?,
    })
}

fn principaal(s: &Soorten, actor: &Actor) -> Option<Entity> {
    let mut velden = Velden::from([("gemeente".to_owned(), gemeente_waarde(actor.gemeente))]);
    let soort = match actor.soort {
        ActorSoort::Inwoner => {
            if let Some(persoon) = actor.persoon {
                velden.insert("persoon".to_owned(), verwijs(&s.persoon, persoon.uuid()));
            }
            &s.inwoner
        }
        ActorSoort::Melder => &s.melder,
        ActorSoort::Systeem => &s.systeem,
        ActorSoort::Medewerker => {
            let rollen = actor
                .rollen
                .iter()
                .map(|r| Waarde::new_string(r.code().to_owned()));
            velden.insert("rollen".to_owned(), Waarde::new_set(rollen));
            if let Some(team) = actor.team {
                velden.insert("team".to_owned(), verwijs(&s.team, team.uuid()));
            }
            if let Some(gast) = &actor.gast {
                velden.insert("overeenkomst".to_owned(), Waarde::new_bool(gast.dicht.is_none()));
            }
            &s.medewerker
        }
    };
    // Somebody without an account and the system have no id; nothing is ever compared with it.
    let id = actor.medewerker.map_or(Uuid::nil(), |m| m.uuid());
    Entity::new(uid(soort, id), velden, HashSet::new()).ok()
}

fn bron(s: &Soorten, actor: &Actor, feiten: &Feiten) -> Option<Entity> {
    let (soort, id, velden) = match feiten {
        Feiten::Geen => {
            let velden = Velden::from([("gemeente".to_owned(), gemeente_waarde(actor.gemeente))]);
            (&s.gemeente, Uuid::nil(), velden)
        }
        Feiten::Persoon { gemeente, id } => {
            let velden = Velden::from([("gemeente".to_owned(), gemeente_waarde(*gemeente))]);
            (&s.persoon, id.uuid(), velden)
        }
        Feiten::Verwijs(v) => {
            let mut velden = algemeen(v.gemeente, v.bijzonder);
            velden.remove("noodtoegang");
            for (naam, waarde) in [("melder", v.melder), ("eigen", v.eigen)] {
                velden.insert(naam.to_owned(), Waarde::new_bool(waarde));
            }
            (&s.verwijs, Uuid::nil(), velden)
        }
        Feiten::Melding(m) => {
            let mut velden = algemeen(m.gemeente, m.bijzonder);
            velden.insert("team".to_owned(), verwijs(&s.team, m.team.uuid()));
            if let Some(team) = m.aanbod_aan {
                velden.insert("gevraagd".to_owned(), verwijs(&s.team, team.uuid()));
            }
            (&s.melding, Uuid::nil(), velden)
        }
        Feiten::Casus(c) => {
            let mut velden = algemeen(c.gemeente, c.bijzonder);
            van_casus(s, &mut velden, Some(c));
            (&s.casus, c.id.uuid(), velden)
        }
        Feiten::Huishouden {
            gemeente,
            id,
            casus,
            bijzonder,
        } => {
            let mut velden = algemeen(*gemeente, *bijzonder);
            van_casus(s, &mut velden, casus.as_ref());
            (&s.huishouden, id.map_or(Uuid::nil(), |h| h.uuid()), velden)
        }
    };
    Entity::new(uid(soort, id), velden, HashSet::new()).ok()
}

fn algemeen(gemeente: domain::Gemeente, b: Bijzonder) -> Velden {
    let mut velden = Velden::with_capacity(9);
    velden.insert("gemeente".to_owned(), gemeente_waarde(gemeente));
    for (naam, waarde) in [
        ("uitgesloten", b.uitgesloten),
        ("afgeschermd", b.afgeschermd),
        ("noodtoegang", b.noodtoegang),
    ] {
        velden.insert(naam.to_owned(), Waarde::new_bool(waarde));
    }
    velden
}

fn van_casus(s: &Soorten, velden: &mut Velden, casus: Option<&CasusFeiten>) {
    for (naam, waarde) in [
        ("waarnemer", casus.is_some_and(|c| c.waarnemer)),
        ("deelname", casus.is_some_and(|c| c.deelname.is_some())),
        ("opMdo", casus.is_some_and(|c| c.op_mdo)),
    ] {
        velden.insert(naam.to_owned(), Waarde::new_bool(waarde));
    }
    if let Some(c) = casus {
        velden.insert("team".to_owned(), verwijs(&s.team, c.team.uuid()));
        if let Some(wie) = c.regisseur {
            velden.insert("regisseur".to_owned(), verwijs(&s.medewerker, wie.uuid()));
        }
    }
}
