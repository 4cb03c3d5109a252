// SPDX-License-Identifier: EUPL-1.2
//! `linkage`: how good recognition is, and learning it from the own store.

mod figuur;
mod lezen;
mod meten;

pub use meten::evalueer;

use crate::opdracht::Learn;
use crate::start::{Einde, Klaar};
use crate::voortgang::balk;
use app::herkenning::{Eisen, Leeruitkomst, leer, modellen, terug};
use app::{App, AppFout};
use policy::{Actor, Doel};

/// Learns from the own store.
///
/// # Errors
/// The model is not fit for use; refused; the database.
pub async fn leren(app: &App, o: &Learn) -> Klaar {
    let eisen = Eisen {
        personen: o.min_persons,
        precisie: o.min_precision,
        recall: o.min_recall,
        dubbel: o.max_double,
    };
    let balk = balk(0, "personen gelezen");
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let uit = leer(app, &ctx, eisen, |n| balk.inc(n)).await?;
    balk.finish_and_clear();
    match uit {
        Leeruitkomst::Geleerd { versie, personen } => {
            println!("Geleerd van {personen} personen: versie {versie} is nu in gebruik.");
            Ok(())
        }
        Leeruitkomst::Afgekeurd { personen, bezwaren } => {
            let redenen: Vec<String> = bezwaren.iter().map(ToString::to_string).collect();
            Err(Einde::Fout(format!(
                "read {personen} persons; no model was kept: {}",
                redenen.join("; ")
            )))
        }
    }
}

/// Lists the models.
///
/// # Errors
/// Refused; the database.
pub async fn toon(app: &App) -> Klaar {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let lijst = modellen(app, &ctx).await?;
    for (n, m) in lijst.iter().enumerate() {
        let soort = match m.van_versie {
            None => String::new(),
            Some(0) => " · gelijk aan het beginmodel".to_owned(),
            Some(van) => format!(" · gelijk aan versie {van}"),
        };
        let gebruik = if n == 0 { " · in gebruik" } else { "" };
        println!(
            "versie {} · {} · {} personen{soort}{gebruik}",
            m.versie,
            domain::termijn::datum_tekst(domain::termijn::datum(m.geleerd_op)),
            m.records
        );
    }
    let gebruik = if lijst.is_empty() { " · in gebruik" } else { "" };
    println!("versie 0 · het beginmodel, van verzonnen personen{gebruik}");
    Ok(())
}

/// Goes back to an earlier model.
///
/// # Errors
/// No such version; refused; the database.
pub async fn gebruik(app: &App, versie: i32) -> Klaar {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    match terug(app, &ctx, versie).await {
        Ok(nieuw) => {
            println!("Versie {versie} is weer in gebruik, als versie {nieuw}.");
            Ok(())
        }
        Err(AppFout::NietGevonden) => Err(Einde::Gebruik(vec![format!(
            "there is no model {versie} that this program can read; see: regiekamer linkage models"
        )])),
        Err(fout) => Err(fout.into()),
    }
}
