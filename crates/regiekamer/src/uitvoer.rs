// SPDX-License-Identifier: EUPL-1.2
//! `export`: CSV files that open safely in a spreadsheet.

use crate::cel::veilige_cel;
use crate::opdracht::Periode;
use crate::start::{Einde, Klaar};
use app::uitvoeren::MeldingExport;
use app::{App, AppFout, Ctx, uitvoeren};
use domain::CasusId;
use domain::inzage::{deed, geweigerd_woorden};
use domain::melding::{Hoedanigheid, Kanaal, MeldingSoort, MeldingStatus, MeldingUitkomst, Urgentie};
use domain::termijn::begin_van_dag;
use jiff::{Timestamp, ToSpan};
use policy::{Actor, Doel};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use store::journaal::{JournaalRij, Soort};

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
fn bestand(pad: Option<&Path>) -> Result<Box<dyn Write>, Einde> {
    Ok(match pad {
        None => Box::new(std::io::stdout()),
        Some(pad) => Box::new(
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(pad)
                .map_err(|e| Einde::Fout(format!("{}: {e}", pad.display())))?,
        ),
    })
}

/// A file with these columns.
fn open(pad: Option<&Path>, kolommen: &[&str]) -> Result<Schrijver, Einde> {
    let mut uit = bestand(pad)?;
    // The mark makes Excel read UTF-8.
    uit.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer(uit);
    csv.write_record(kolommen)?;
    Ok(csv)
}

fn schrijf(csv: &mut Schrijver, cellen: &[String]) -> Result<(), csv::Error> {
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

/// A code as people say it; a code of a later version as it stands.
fn woord<T: std::str::FromStr + std::fmt::Display>(code: &str) -> String {
    code.parse::<T>()
        .map_or_else(|_| code.to_owned(), |t| t.to_string())
}

fn meldingcellen(m: &MeldingExport) -> [String; 15] {
    let optie = |op: Option<Timestamp>| op.map(moment).unwrap_or_default();
    let uitkomst = m.uitkomst.as_deref().map(woord::<MeldingUitkomst>);
    [
        m.kenmerk.clone(),
        m.bron_kenmerk.clone().unwrap_or_default(),
        moment(m.ontvangen_op),
        woord::<Kanaal>(&m.kanaal),
        woord::<MeldingSoort>(&m.soort),
        woord::<Hoedanigheid>(&m.hoedanigheid),
        woord::<Urgentie>(&m.urgentie),
        m.wijk.clone().unwrap_or_default(),
        woord::<MeldingStatus>(&m.status),
        m.team.clone(),
        moment(m.termijn_op),
        uitkomst.unwrap_or_default(),
        optie(m.afgerond_op),
        moment(m.terugkoppeling_voor),
        optie(m.terugkoppeling_op),
    ]
}

/// What was done stands there in words, and its code beside it: that is what the policies and the sealed row say.
fn journaalcellen(j: &JournaalRij) -> [String; 13] {
    let wat = match j.soort.as_str() {
        "geweigerd" => geweigerd_woorden(&j.handeling),
        soort => deed(&j.handeling, soort, &j.velden),
    };
    [
        moment(j.op),
        j.medewerker.clone().unwrap_or_default(),
        j.organisatie.clone().unwrap_or_default(),
        j.rol.clone(),
        wat,
        j.handeling.clone(),
        woord::<Soort>(&j.soort),
        woord::<Doel>(&j.doel),
        j.grondslag.clone(),
        j.beleid.clone(),
        policy::beleid::versie_tekst(j.beleid_versie),
        j.onderwerp.clone(),
        j.velden.clone(),
    ]
}

/// From the first moment of a period up to the last.
fn momenten(periode: &Periode) -> (Timestamp, Timestamp) {
    let van = periode.from.map_or(Timestamp::MIN, begin_van_dag);
    let tot = periode
        .until
        .map_or(Timestamp::MAX, |d| begin_van_dag(d.saturating_add(1.day())));
    (van.max(VROEGSTE), tot.min(LAATSTE))
}

/// Meldingen of a period, without names and texts.
///
/// # Errors
/// When the file is there already, or the database refuses.
pub async fn meldingen(app: &App, periode: &Periode, pad: Option<&Path>) -> Klaar {
    let (van, tot) = momenten(periode);
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
    let aantal = uitvoeren::meldingen(app, &ctx(app), van, tot, |m| {
        Ok::<(), Fout>(schrijf(&mut csv, &meldingcellen(m))?)
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
        "wat",
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
        Ok::<(), Fout>(schrijf(&mut csv, &journaalcellen(j))?)
    })
    .await;
    klaar(csv, aantal)
}

/// Every act of a period in the shape of the Logboek Dataverwerkingen, one JSON object per line.
///
/// # Errors
/// When the file is there already, or the database refuses.
pub async fn logboek(app: &App, periode: &Periode, register: &str, pad: Option<&Path>) -> Klaar {
    let (van, tot) = momenten(periode);
    let mut uit = std::io::BufWriter::new(bestand(pad)?);
    let aantal = uitvoeren::logboek(app, &ctx(app), van, tot, register, |regel| {
        serde_json::to_writer(&mut uit, regel).map_err(|e| Fout(Einde::Fout(e.to_string())))?;
        uit.write_all(b"\n").map_err(|e| Fout(e.into()))
    })
    .await
    .map_err(|f| f.0)?;
    uit.flush()?;
    eprintln!("{aantal} records");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_says_labels_and_no_codes() {
        let op: Timestamp = "2026-11-24T23:30:00Z".parse().unwrap();
        for soort in MeldingSoort::ALL {
            let m = MeldingExport {
                id: domain::Id::new(uuid::Uuid::nil()),
                kenmerk: "M-1".to_owned(),
                bron_kenmerk: None,
                ontvangen_op: op,
                kanaal: Kanaal::Formulier.code().to_owned(),
                soort: soort.code().to_owned(),
                hoedanigheid: Hoedanigheid::Buur.code().to_owned(),
                urgentie: Urgentie::Gewoon.code().to_owned(),
                wijk: Some("Voorstad".to_owned()),
                status: MeldingStatus::InBehandeling.code().to_owned(),
                team: "Meldpunt".to_owned(),
                termijn_op: op,
                uitkomst: None,
                afgerond_op: None,
                terugkoppeling_voor: op,
                terugkoppeling_op: None,
            };
            let cellen = meldingcellen(&m);
            assert_eq!(cellen[2], "2026-11-25 00:30", "the day of the Netherlands");
            assert_eq!(cellen[3], Kanaal::Formulier.label());
            assert_eq!(cellen[4], soort.label());
            assert_eq!(cellen[8], MeldingStatus::InBehandeling.label());
            assert!(cellen.iter().all(|c| !c.contains('_')), "{cellen:?}");
        }
    }

    #[test]
    fn the_journaal_is_exported_in_words_with_the_code_beside_them() {
        let j = JournaalRij {
            id: domain::Id::new(uuid::Uuid::nil()),
            op: Timestamp::UNIX_EPOCH,
            medewerker_id: None,
            medewerker: Some("S. Aalders".to_owned()),
            organisatie: None,
            rol: "casusregisseur".to_owned(),
            handeling: "casus.openen".to_owned(),
            soort: "gelezen".to_owned(),
            doel: "regie".to_owned(),
            beleid: String::new(),
            beleid_versie: 0,
            grondslag: String::new(),
            onderwerp: "casus".to_owned(),
            velden: "plan".to_owned(),
        };
        let cellen = journaalcellen(&j);
        assert!(cellen[4].starts_with("bekeek het dossier"), "{}", cellen[4]);
        assert_eq!(
            [&cellen[5], &cellen[6], &cellen[7]],
            ["casus.openen", "bekeken", "het plan van dit huishouden uitvoeren"]
        );
    }
}
