// SPDX-License-Identifier: EUPL-1.2
//! `import meldingen`: checks a file row by row, stores the good rows in batches, reports the wrong ones.

use crate::cel::veilige_cel;
use crate::start::{Einde, Klaar};
use crate::voortgang::balk;
use app::importeren::{Bestand, Bestandsfout, Codering, PARTIJ, Uitslag, Wijken, importeer, lees_bestand};
use app::{App, AppFout};
use domain::import::{ImportMelding, Rijfout, controleer_rij};
use policy::{Actor, Doel};
use std::collections::HashMap;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Largest file, in bytes: it is read into memory.
const MAXIMUM: u64 = 500_000_000;

/// A row that was refused.
struct Fout {
    regel: u64,
    fout: Rijfout,
}

/// Imports a file. `alleen_kijken`: check, store nothing.
///
/// # Errors
/// [`Einde::Gebruik`] when the file can't be read as a whole, [`Einde::Deels`] when some rows were refused.
pub async fn meldingen(app: &App, pad: &Path, alleen_kijken: bool) -> Klaar {
    let bestand = lees(pad)?;
    println!(
        "{}: {} rijen, {}, gescheiden door {}.",
        pad.display(),
        bestand.rijen().len(),
        match bestand.codering {
            Codering::Utf8 => "UTF-8",
            Codering::Windows1252 => "Windows-1252",
        },
        match bestand.scheiding {
            '\t' => "tabs".to_owned(),
            teken => format!("'{teken}'"),
        }
    );
    let begin = Instant::now();
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let wijken = Wijken::lees(app, &ctx).await.map_err(app_fout)?;
    let (goed, fouten) = controleer(&bestand, &wijken, ctx.nu);
    let mut totaal = Uitslag::default();
    if !alleen_kijken {
        let balk = balk(goed.len().try_into().unwrap_or(u64::MAX), "meldingen");
        for partij in goed.chunks(PARTIJ) {
            let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
            let uit = importeer(app, &ctx, &wijken, partij).await.map_err(app_fout)?;
            totaal.nieuw += uit.nieuw;
            totaal.bestond += uit.bestond;
            balk.inc(uit.nieuw + uit.bestond);
        }
        balk.finish_and_clear();
    }
    let duur = begin.elapsed().as_secs_f64();
    let rapport = rapport_pad(pad);
    schrijf_rapport(&rapport, &fouten)?;
    let mut regels: Vec<u64> = fouten.iter().map(|f| f.regel).collect();
    regels.dedup();
    if alleen_kijken {
        println!("{} rijen zijn goed. Er is niets opgeslagen.", goed.len());
    } else {
        println!("{} meldingen zijn nieuw opgeslagen.", totaal.nieuw);
        if totaal.bestond > 0 {
            println!("{} waren er al; die zijn niet veranderd.", totaal.bestond);
        }
        println!(
            "{:.1} seconden, {:.0} rijen per seconde.",
            duur,
            snelheid(bestand.rijen().len(), duur)
        );
    }
    if fouten.is_empty() {
        return Ok(());
    }
    println!(
        "{} rijen zijn niet opgeslagen. Regel, kolom en reden staan in {}. Verbeter ze en lees het bestand opnieuw in: wat er al is, komt er niet dubbel in.",
        regels.len(),
        rapport.display()
    );
    Err(Einde::Deels)
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn snelheid(rijen: usize, duur: f64) -> f64 {
    rijen as f64 / duur.max(0.001)
}

fn app_fout(fout: AppFout) -> Einde {
    Einde::Fout(fout.to_string())
}

fn lees(pad: &Path) -> Result<Bestand, Einde> {
    let wat = |tekst: String| Einde::Gebruik(vec![format!("{}: {tekst}", pad.display())]);
    let grootte = std::fs::metadata(pad).map_err(|e| wat(e.to_string()))?.len();
    if grootte > MAXIMUM {
        return Err(wat(
            "dit bestand is te groot (hoogstens 500 MB); splits het".to_owned()
        ));
    }
    let bytes = std::fs::read(pad).map_err(|e| wat(e.to_string()))?;
    lees_bestand(&bytes).map_err(|fout| match fout {
        Bestandsfout::GeenCsv(tekst) => wat(tekst),
        Bestandsfout::Kop(fouten) => Einde::Gebruik(
            fouten
                .into_iter()
                .map(|f| format!("{}, regel 1: {}", pad.display(), f.reden))
                .collect(),
        ),
    })
}

fn controleer(bestand: &Bestand, wijken: &Wijken, nu: jiff::Timestamp) -> (Vec<ImportMelding>, Vec<Fout>) {
    let mut goed: Vec<ImportMelding> = Vec::new();
    let mut fouten = Vec::new();
    let mut gezien: HashMap<String, u64> = HashMap::new();
    for (regel, velden) in bestand.rijen() {
        let rij = controleer_rij(&bestand.kop, velden, nu)
            .and_then(|m| wijken.controleer(&m).map_err(|f| vec![f]).map(|()| m));
        match rij {
            Ok(m) => match gezien.get(&m.bron_kenmerk) {
                Some(eerder) => fouten.push(Fout {
                    regel,
                    fout: Rijfout {
                        kolom: "bron_kenmerk".to_owned(),
                        reden: format!("Dit kenmerk staat ook op regel {eerder}. Die regel telt, deze niet."),
                        waarde: m.bron_kenmerk,
                    },
                }),
                None => {
                    gezien.insert(m.bron_kenmerk.clone(), regel);
                    goed.push(m);
                }
            },
            Err(lijst) => fouten.extend(lijst.into_iter().map(|fout| Fout { regel, fout })),
        }
    }
    (goed, fouten)
}

/// `meldingen.csv` → `meldingen.csv.fouten.csv`.
fn rapport_pad(pad: &Path) -> PathBuf {
    let mut naam = pad.to_owned().into_os_string();
    naam.push(".fouten.csv");
    naam.into()
}

/// Writes the report, readable by the user only: it holds values of the file. Without faults an old one goes.
fn schrijf_rapport(pad: &Path, fouten: &[Fout]) -> Klaar {
    if fouten.is_empty() {
        return match std::fs::remove_file(pad) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        };
    }
    let mut bestand = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(pad)?;
    // The mark makes Excel read UTF-8.
    bestand.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer(bestand);
    csv.write_record(["regel", "kolom", "waarde", "reden"])?;
    for Fout { regel, fout } in fouten {
        csv.write_record([
            regel.to_string().as_str(),
            &fout.kolom,
            &veilige_cel(&fout.waarde),
            &fout.reden,
        ])?;
    }
    csv.flush()?;
    Ok(())
}
