// SPDX-License-Identifier: EUPL-1.2
//! `export`: CSV files that open safely in a spreadsheet.

use crate::cel::veilige_cel;
use crate::opdracht::Periode;
use crate::start::{Einde, Klaar};
use app::{App, AppFout, Ctx, uitvoeren};
use domain::CasusId;
use domain::termijn::begin_van_dag;
use jiff::{Timestamp, ToSpan};
use policy::{Actor, Doel};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// An error of the file or of the use case.
struct Fout(Einde);
impl From<AppFout> for Fout {
    fn from(fout: AppFout) -> Self {
        Self(Einde::Fout(fout.to_string()))
    }
}
impl From<csv::Error> for Fout {
    fn from(fout: csv::Error) -> Self {
        Self(fout.into())
    }
}

type Schrijver = csv::Writer<Box<dyn Write>>;

/// The file (which may not be there yet) or standard output.
fn open(pad: Option<&Path>, kolommen: &[&str]) -> Result<Schrijver, Einde> {
    let mut uit: Box<dyn Write> = match pad {
        None => Box::new(std::io::stdout()),
        Some(pad) => Box::new(
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(pad)
                .map_err(|e| Einde::Fout(format!("{}: {e}", pad.display())))?,
        ),
    };
    // The mark makes Excel read UTF-8.
    uit.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer(uit);
    csv.write_record(kolommen)?;
    Ok(csv)
}

fn schrijf(csv: &mut Schrijver, cellen: &[&str]) -> Result<(), csv::Error> {
    csv.write_record(cellen.iter().map(|c| veilige_cel(c).into_owned()))
}

fn moment(op: Timestamp) -> String {
    op.to_zoned_datetime(domain::termijn::amsterdam())
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}

fn ctx(app: &App) -> Ctx {
    app.ctx(Actor::systeem(app.gemeente), Doel::Beheer)
}

fn klaar(mut csv: Schrijver, aantal: Result<u64, Fout>) -> Klaar {
    let aantal = aantal.map_err(|f| f.0)?;
    csv.flush()?;
    eprintln!("{aantal} rows");
    Ok(())
}

/// Meldingen of a period, without names and texts.
///
/// # Errors
/// When the file is there already, or the database refuses.
pub async fn meldingen(app: &App, periode: &Periode, pad: Option<&Path>) -> Klaar {
    let van = periode.from.map_or(Timestamp::MIN, begin_van_dag);
    let tot = periode
        .until
        .map_or(Timestamp::MAX, |d| begin_van_dag(d.saturating_add(1.day())));
    let kolommen = [
        "kenmerk",
        "bron_kenmerk",
        "ontvangen_op",
        "kanaal",
        "soort",
        "hoedanigheid",
        "urgentie",
        "wijk",
        "status",
        "team",
        "termijn_op",
        "uitkomst",
        "afgerond_op",
        "terugkoppeling_voor",
        "terugkoppeling_op",
    ];
    let mut csv = open(pad, &kolommen)?;
    let optie = |op: Option<Timestamp>| op.map(moment).unwrap_or_default();
    let aantal = uitvoeren::meldingen(app, &ctx(app), van.max(VROEGSTE), tot.min(LAATSTE), |m| {
        let cellen = [
            m.kenmerk.as_str(),
            m.bron_kenmerk.as_deref().unwrap_or(""),
            &moment(m.ontvangen_op),
            &m.kanaal,
            &m.soort,
            &m.hoedanigheid,
            &m.urgentie,
            m.wijk.as_deref().unwrap_or(""),
            &m.status,
            &m.team,
            &moment(m.termijn_op),
            m.uitkomst.as_deref().unwrap_or(""),
            &optie(m.afgerond_op),
            &moment(m.terugkoppeling_voor),
            &optie(m.terugkoppeling_op),
        ];
        Ok::<(), Fout>(schrijf(&mut csv, &cellen)?)
    })
    .await;
    klaar(csv, aantal)
}

/// PostgreSQL and SQLite hold a shorter time than jiff does.
const VROEGSTE: Timestamp = Timestamp::UNIX_EPOCH;
/// 1 January 2200.
const LAATSTE: Timestamp = Timestamp::constant(7_258_118_400, 0);

/// The journaal of one casus.
///
/// # Errors
/// When the file is there already, or the database refuses.
pub async fn journaal(app: &App, casus: CasusId, pad: Option<&Path>) -> Klaar {
    let kolommen = [
        "op",
        "wie",
        "organisatie",
        "rol",
        "handeling",
        "soort",
        "doel",
        "grondslag",
        "regel",
        "versie_regels",
        "onderwerp",
        "velden",
    ];
    let mut csv = open(pad, &kolommen)?;
    let aantal = uitvoeren::journaal_van(app, &ctx(app), casus, |j| {
        let op = moment(j.op);
        let versie = policy::beleid::versie_tekst(j.beleid_versie);
        let cellen = [
            &op,
            j.medewerker.as_deref().unwrap_or(""),
            j.organisatie.as_deref().unwrap_or(""),
            &j.rol,
            &j.handeling,
            &j.soort,
            &j.doel,
            &j.grondslag,
            &j.beleid,
            &versie,
            &j.onderwerp,
            &j.velden,
        ];
        Ok::<(), Fout>(schrijf(&mut csv, &cellen)?)
    })
    .await;
    klaar(csv, aantal)
}
