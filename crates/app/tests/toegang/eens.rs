// SPDX-License-Identifier: EUPL-1.2
//! "Scope finds, policy authorises": in a random world the list holds what may be opened, and nothing else (D4). For
//! casussen and meldingen, for people with random roles and teams, on both engines.

use super::wereld::{Alles, Gemaakt, MENSEN, bouw, wereld};
use domain::CasusId;
use policy::{Actor, Doel, Rol, Rollen, Scope, decide, handelingen as h};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::casus_lijst::{self, Filter};
use store::melding::wachtrij::{self, Zeef};
use store::{Resultaat, Uow, casus, melding};
use testkit::{Wereld, beide};
use uuid::Uuid;

fn vrager((wie, rollen, team): &(u8, Vec<Rol>, Option<u8>)) -> Actor {
    let codes: Vec<&str> = rollen.iter().map(|r| r.code()).collect();
    Actor {
        rollen: Rollen::uit_tekst(&codes.join(",")),
        team: team.map(Wereld::team),
        ..Wereld::actor(MENSEN[usize::from(*wie)])
    }
}

/// Of casussen, then of meldingen: what may be opened, and what is in the list.
type Uitkomst = [(Vec<Uuid>, Vec<Uuid>); 2];

/// What may be opened, and what is in the list, of this world for this actor: casussen, then meldingen.
async fn meet(uow: &mut Uow, actor: &Actor, g: &Gemaakt) -> Resultaat<Uitkomst> {
    uow.kop.medewerker = actor.medewerker;
    let (vandaag, nu, scope) = (uow.vandaag(), uow.nu(), Scope::van(actor));
    let mut mag = [Vec::new(), Vec::new()];
    for id in g.casussen.iter().chain(&g.elders) {
        if let Some(kop) = casus::kop(uow, *id, actor, vandaag).await?
            && decide::<h::CasusOpenen>(actor, Doel::Regie, &kop.feiten(Wereld::GEMEENTE)).is_ok()
        {
            mag[0].push(id.uuid());
        }
    }
    for (id, _) in g.meldingen.iter().filter(|(_, afgerond)| !afgerond) {
        if let Some(m) = melding::lees(uow, *id).await?
            && decide::<h::MeldingOpenen>(actor, Doel::Triage, &m.feiten(Wereld::GEMEENTE)).is_ok()
        {
            mag[1].push(id.uuid());
        }
    }
    let filter = Filter {
        fase: String::new(),
        wijk: String::new(),
        regisseur: None,
        zonder_regisseur: false,
        te_laat: false,
        nu,
        na: (jiff::Timestamp::UNIX_EPOCH, CasusId::new(Uuid::nil())),
    };
    let casussen = casus_lijst::lijst(uow, &scope, &filter, vandaag, 1000).await?;
    let zeef = Zeef {
        kijk: "alles",
        ..Zeef::default()
    };
    let meldingen = wachtrij::pagina(uow, &scope, &zeef, 1000, 0).await?;
    let [een, twee] = mag;
    Ok([
        op_volgorde(een, casussen.into_iter().map(|r| r.id.uuid()).collect()),
        op_volgorde(twee, meldingen.into_iter().map(|r| r.id.uuid()).collect()),
    ])
}

fn op_volgorde(mut een: Vec<Uuid>, mut twee: Vec<Uuid>) -> (Vec<Uuid>, Vec<Uuid>) {
    een.sort();
    twee.sort();
    (een, twee)
}

beide! {
    async fn the_list_holds_what_may_be_opened_in_any_world(w: Wereld) {
        let mut runner = TestRunner::new(Config { cases: 96, failure_persistence: None, ..Config::default() });
        // How often something could be opened, and how often not: a property of nothing would hold as well.
        let (wel, niet) = (std::cell::Cell::new([0usize; 2]), std::cell::Cell::new([0usize; 2]));
        let een_wereld = async |alles: &Alles| -> Resultaat<Vec<Uitkomst>> {
            let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
            let gemaakt = bouw(&mut uow, alles).await?;
            let mut uit = Vec::new();
            for v in &alles.vragers {
                uit.push(meet(&mut uow, &vrager(v), &gemaakt).await?);
            }
            uow.rollback().await?;
            let totaal = [gemaakt.casussen.len(), gemaakt.meldingen.len()];
            for i in 0..2 {
                let (mut ja, mut nee) = (wel.get(), niet.get());
                let open: usize = uit.iter().map(|u| u[i].0.len()).sum();
                ja[i] += open;
                nee[i] += totaal[i] * uit.len() - open;
                wel.set(ja);
                niet.set(nee);
            }
            Ok(uit)
        };
        let uitslag = runner.run(&wereld(), |alles| {
            let uit = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(een_wereld(&alles)));
            for (vraag, [casussen, meldingen]) in alles.vragers.iter().zip(uit.map_err(|e| TestCaseError::fail(e.to_string()))?) {
                prop_assert_eq!(&casussen.0, &casussen.1, "casussen: may be opened, and in the list, for {:?}", vraag);
                prop_assert_eq!(&meldingen.0, &meldingen.1, "meldingen: may be opened, and in the list, for {:?}", vraag);
            }
            Ok(())
        });
        if let Err(fout) = uitslag {
            panic!("{fout}");
        }
        assert!(wel.get().into_iter().chain(niet.get()).all(|n| n > 30), "{wel:?} {niet:?}");
    }
}
