// SPDX-License-Identifier: EUPL-1.2
//! The binary: serve, demo, worker, migrate, import, export, journaal, key, bench, user.

mod bench;
mod bron;
mod brp;
mod brp_bron;
mod cel;
mod demo;
mod dubbel;
mod herkenning;
mod instellingen;
mod invoer;
mod journaal;
mod mensen;
mod opdracht;
mod persoon;
mod serve;
mod sleutel;
mod start;
mod uitvoer;
mod voortgang;
mod worker;

use clap::{CommandFactory, FromArgMatches};
use instellingen::{Bronnen, Instellingen, lees};
use opdracht::{
    Cli, Export, Gedeeld, Gemeente, Import, Journaal, Key, Linkage, Opdracht, Person, Persons, User,
};
use start::{Einde, Klaar, app_met, app_zonder_nummers, open, open_actueel};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let commando = Cli::command().mut_subcommand("serve", |c| c.after_long_help(instellingen::overzicht()));
    let cli = match commando.try_get_matches().and_then(|m| Cli::from_arg_matches(&m)) {
        Ok(cli) => cli,
        Err(fout) => fout.exit(),
    };
    let uit = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(doe(cli.opdracht)),
        Err(e) => Err(e.into()),
    };
    match uit {
        Ok(()) => ExitCode::SUCCESS,
        Err(Einde::Gebruik(fouten)) => {
            for fout in fouten {
                eprintln!("error: {fout}");
            }
            ExitCode::from(2)
        }
        Err(Einde::Fout(fout)) => {
            eprintln!("error: {fout}");
            ExitCode::from(1)
        }
        Err(Einde::Deels) => ExitCode::from(3),
    }
}

/// Reads the settings and starts the log.
fn instel(
    bestand: Option<&PathBuf>,
    zoek: bool,
    vlaggen: Vec<(&'static str, String)>,
    basis: Instellingen,
) -> Result<Instellingen, Einde> {
    let bronnen = Bronnen::echt(bestand.cloned(), zoek, vlaggen);
    let i = lees(&bronnen, basis).map_err(Einde::Gebruik)?;
    start::log(&i);
    Ok(i)
}

async fn doe(opdracht: Opdracht) -> Klaar {
    let standaard = Instellingen::default;
    match opdracht {
        Opdracht::Serve(o) => {
            let i = instel(o.gedeeld.config.as_ref(), true, o.vlaggen(), standaard())?;
            let sleutels = i.eis_sleutels().map_err(|f| Einde::Gebruik(vec![f]))?;
            i.werkaccount().map_err(Einde::Gebruik)?;
            i.inwoneraccount().map_err(Einde::Gebruik)?;
            brp_bron::brp_bron(&i).map_err(Einde::Gebruik)?;
            let db = open_actueel(&i).await?;
            let app = app_met(&i, db, sleutels);
            serve::serveer(app, &i, !o.no_worker, None, |adres| println!("{adres}")).await
        }
        Opdracht::Demo(o) => {
            let mut basis = Instellingen {
                demo: true,
                cookie_secure: false,
                log_filter: "warn".to_owned(),
                meldingen_per_uur: std::num::NonZeroU32::MIN.saturating_add(9999),
                ..standaard()
            };
            basis.luister.set_port(o.port);
            // A file that lies about is meant for a real server; only a named one counts here.
            let i = instel(o.gedeeld.config.as_ref(), false, o.gedeeld.vlaggen(), basis)?;
            let opdracht = demo::Opdracht {
                opnieuw: o.fresh,
                schaal: o.scale,
                seed: o.seed,
                gereed: o.ready_file,
                serveer: !o.no_serve,
            };
            demo::draai(&i, opdracht).await
        }
        Opdracht::Worker(o) => {
            let i = instel(o.gedeeld.config.as_ref(), true, o.gedeeld.vlaggen(), standaard())?;
            // The zegels are signed with it.
            let sleutels = i.eis_sleutels().map_err(|f| Einde::Gebruik(vec![f]))?;
            brp_bron::brp_bron(&i).map_err(Einde::Gebruik)?;
            let app = app_met(&i, open_actueel(&i).await?, sleutels);
            werk(app, i.bestand_van_sleutels(), o.once).await
        }
        Opdracht::Import(Import::Meldingen { gedeeld, file, check }) => {
            let app = app_voor(&gedeeld).await?;
            sluit(&app, invoer::meldingen(&app, &file, check).await).await
        }
        Opdracht::Import(Import::Brp { gedeeld, file, check }) => {
            let app = app_voor(&gedeeld).await?;
            sluit(&app, brp::personen(&app, &file, check).await).await
        }
        Opdracht::Export(Export::Meldingen {
            gedeeld,
            periode,
            out,
        }) => {
            let app = app_voor(&gedeeld).await?;
            sluit(&app, uitvoer::meldingen(&app, &periode, out.as_deref()).await).await
        }
        Opdracht::Export(Export::Journaal { gedeeld, casus, out }) => {
            let app = app_voor(&gedeeld).await?;
            sluit(&app, uitvoer::journaal(&app, casus, out.as_deref()).await).await
        }
        Opdracht::Export(Export::Logboek {
            gedeeld,
            periode,
            register,
            out,
        }) => {
            let app = app_voor(&gedeeld).await?;
            sluit(
                &app,
                uitvoer::logboek(&app, &periode, &register, out.as_deref()).await,
            )
            .await
        }
        Opdracht::Journaal(Journaal::Verify {
            gedeeld,
            from,
            anchor,
        }) => {
            let i = instel(gedeeld.config.as_ref(), true, gedeeld.vlaggen(), standaard())?;
            let eigen = i.sleutels().map_err(|f| Einde::Gebruik(vec![f]))?;
            let app = app_zonder_nummers(&i, open_actueel(&i).await?)?;
            let vertrouwd = eigen.map(|s| s.publiek()).unwrap_or_default();
            sluit(&app, journaal::controleer(&app, from, &anchor, vertrouwd).await).await
        }
        Opdracht::Journaal(Journaal::Anchor { gedeeld, file }) => {
            let i = instel(gedeeld.config.as_ref(), true, gedeeld.vlaggen(), standaard())?;
            let sleutels = i.eis_sleutels().map_err(|f| Einde::Gebruik(vec![f]))?;
            let app = app_met(&i, open_actueel(&i).await?, sleutels);
            sluit(&app, journaal::anker(&app, &file).await).await
        }
        Opdracht::Key(o) => {
            let (Key::Rotate { gedeeld } | Key::Status { gedeeld }) = &o;
            let i = instel(gedeeld.config.as_ref(), true, gedeeld.vlaggen(), standaard())?;
            let sleutels = i.eis_sleutels().map_err(|f| Einde::Gebruik(vec![f]))?;
            let app = app_met(&i, open_actueel(&i).await?, sleutels);
            let uit = match o {
                Key::Rotate { .. } => sleutel::roteer(&app).await,
                Key::Status { .. } => sleutel::toon(&app).await,
            };
            sluit(&app, uit).await
        }
        Opdracht::Person(Person::Erase {
            gedeeld,
            id,
            by,
            agreed_by,
            reason,
        }) => {
            let i = instel(gedeeld.config.as_ref(), true, gedeeld.vlaggen(), standaard())?;
            // The BSN must be read to be found in texts.
            let sleutels = i.eis_sleutels().map_err(|f| Einde::Gebruik(vec![f]))?;
            let app = app_met(&i, open_actueel(&i).await?, sleutels);
            sluit(
                &app,
                persoon::wis_persoon(&app, id, &by, &agreed_by, reason).await,
            )
            .await
        }
        Opdracht::Linkage(o) => {
            let gedeeld = match &o {
                Linkage::Evaluate(o) => return herkenning::evalueer(o),
                Linkage::Learn(o) => &o.gedeeld,
                Linkage::Models { gedeeld } | Linkage::Use { gedeeld, .. } => gedeeld,
            };
            let app = app_voor(gedeeld).await?;
            let uit = match &o {
                Linkage::Learn(o) => herkenning::leren(&app, o).await,
                Linkage::Use { version, .. } => herkenning::gebruik(&app, *version).await,
                Linkage::Models { .. } | Linkage::Evaluate(_) => herkenning::toon(&app).await,
            };
            sluit(&app, uit).await
        }
        Opdracht::Persons(o) => {
            let (Persons::Dedupe { gedeeld, .. } | Persons::Judged { gedeeld, .. }) = &o;
            let app = app_voor(gedeeld).await?;
            let uit = match &o {
                Persons::Dedupe { json, .. } => dubbel::dedupe(&app, *json).await,
                Persons::Judged { out, .. } => dubbel::judged(&app, out.as_deref()).await,
            };
            sluit(&app, uit).await
        }
        Opdracht::Bench(o) => bench::draai(o).await,
        Opdracht::User(o) => {
            let app = if let User::Emergency { gedeeld, .. } = &o {
                // The secret of the codes is kept under the key.
                let i = instel(gedeeld.config.as_ref(), true, gedeeld.vlaggen(), standaard())?;
                let sleutels = i.eis_sleutels().map_err(|f| Einde::Gebruik(vec![f]))?;
                app_met(&i, open_actueel(&i).await?, sleutels)
            } else {
                app_voor(o.gedeeld()).await?
            };
            sluit(&app, mensen::doe(&app, o).await).await
        }
        Opdracht::Gemeente(Gemeente::Add(o)) => {
            let app = app_voor(&o.gedeeld).await?;
            sluit(&app, mensen::gemeente_erbij(&app, o).await).await
        }
        Opdracht::Migrate(o) => {
            let g = &o.gedeeld;
            let i = instel(g.config.as_ref(), true, g.vlaggen(), standaard())?;
            let db = open(&i).await?;
            let gedaan = store::migratie::migreer(&db).await?;
            if let Some(rol) = &o.grants {
                store::rechten::geef(&db, rol).await?;
            }
            db.sluit().await;
            match gedaan.as_slice() {
                [] => println!("the database is up to date"),
                namen => println!("applied: {}", namen.join(", ")),
            }
            if let Some(rol) = o.grants {
                println!("{rol} can work with the tables, and only read and add to the journaal");
            }
            Ok(())
        }
    }
}

/// The application for a command that never touches the numbers of residents.
async fn app_voor(gedeeld: &Gedeeld) -> Result<app::App, Einde> {
    let i = instel(
        gedeeld.config.as_ref(),
        true,
        gedeeld.vlaggen(),
        Instellingen::default(),
    )?;
    app_zonder_nummers(&i, open_actueel(&i).await?)
}

async fn sluit(app: &app::App, uit: Klaar) -> Klaar {
    app.db.sluit().await;
    uit
}

async fn werk(app: app::App, sleutelbestand: Option<PathBuf>, eenmaal: bool) -> Klaar {
    worker::ronde(&app).await;
    worker::verzegel(&app).await;
    if eenmaal {
        worker::herken(&app).await;
    } else {
        let (stop, luister) = tokio::sync::watch::channel(false);
        let sleutels = tokio::spawn(sleutel::volg(app.clone(), sleutelbestand, luister.clone()));
        let taak = tokio::spawn(worker::draai(app.clone(), luister));
        serve::wacht_op_signaal().await?;
        let _ = stop.send(true);
        let _ = tokio::join!(taak, sleutels);
    }
    app.db.sluit().await;
    Ok(())
}
