// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `dienstverlening` (A12), on both engines: a team of Proefburg works for Proefstad, only under
//! an agreement in force.

mod deur;
mod keuzes;
mod wijzigen;

use crate::overleg::opzet::te_verdelen;
use app::aanmelden::sessie;
use app::casus::regisseur::{Keuze, wijs_toe};
use app::{AppFout, Ctx};
use domain::{CasusId, Id, MedewerkerId};
use policy::{Actor, Doel};
use testkit::{Wereld, Wie};

/// The person behind this cookie.
async fn wie(w: &Wereld, cookie: &str) -> Actor {
    sessie(&w.app, cookie).await.unwrap().unwrap().actor
}

/// Context of the person behind this cookie, as at a new request.
async fn als(w: &Wereld, cookie: &str) -> Ctx {
    w.app.ctx(wie(w, cookie).await, Doel::Regie)
}

/// What an act failed with: the code of the refusal, the rule or the fields.
fn fout<T: std::fmt::Debug>(uit: Result<T, AppFout>) -> String {
    match uit {
        Err(AppFout::Geweigerd(g)) => g.code.to_owned(),
        Err(AppFout::Regel(r)) => r.code,
        Err(AppFout::Invoer(f)) => f.0.into_iter().map(|v| v.veld).collect::<Vec<_>>().join(","),
        Err(AppFout::NietGevonden) => "niet gevonden".to_owned(),
        Err(AppFout::Gewijzigd) => "gewijzigd".to_owned(),
        anders => panic!("{anders:?}"),
    }
}

/// A casus without regisseur gets this one.
async fn met_regisseur(w: &Wereld, nummer: u64, regisseur: MedewerkerId) -> CasusId {
    let casus = te_verdelen(w, nummer).await;
    let keuze = Keuze {
        regisseur: Some(regisseur),
        reden: "kent de schuldhulp".to_owned(),
        stem_inwoner: "vindt het goed".to_owned(),
        ..Keuze::default()
    };
    wijs_toe(&w.app, &w.als(Wie::Mdo, Doel::Mdo), casus, keuze)
        .await
        .unwrap();
    casus
}

fn id_van(actor: &Actor) -> MedewerkerId {
    actor.medewerker.unwrap_or(Id::new(uuid::Uuid::nil()))
}
