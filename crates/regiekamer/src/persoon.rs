// SPDX-License-Identifier: EUPL-1.2
//! `person`: erase what tells who somebody is.

use crate::start::{Einde, Klaar};
use app::wissen::{beslisser, wis};
use app::{App, AppFout};
use domain::PersoonId;
use domain::wissen::Reden;
use policy::{Actor, Doel};

/// Erases a person.
///
/// # Errors
/// Unknown people; refused; a rule says no; the database refuses.
pub async fn wis_persoon(app: &App, id: PersoonId, door: &str, akkoord: &str, reden: Reden) -> Klaar {
    let systeem = app.ctx(Actor::systeem(app.gemeente), Doel::Beheer);
    let mut wie = Vec::new();
    for naam in [door, akkoord] {
        match beslisser(app, &systeem, naam).await {
            Ok(actor) => wie.push(app.ctx(actor, Doel::Beheer)),
            Err(AppFout::NietGevonden) => {
                return Err(Einde::Gebruik(vec![format!("there is no active user {naam}")]));
            }
            Err(fout) => return Err(fout.into()),
        }
    }
    let [doet, gaf] = wie.as_slice() else {
        return Err(Einde::Gebruik(vec!["two people must decide".to_owned()]));
    };
    let aantal = wis(app, doet, gaf, id, reden).await?;
    println!(
        "De persoon is gewist; {aantal} teksten zijn aangepast. Reservekopieën bevatten nog wat erin stond."
    );
    Ok(())
}
