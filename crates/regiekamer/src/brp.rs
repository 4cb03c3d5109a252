// SPDX-License-Identifier: EUPL-1.2
//! `import brp`: persons in the test format of the GBA-V. Nothing that is printed holds a number of a person.

use crate::start::{Einde, Klaar};
use crate::voortgang::balk;
use app::brp::{Gedaan, Opgenomen, groepen, lees_bestand, leg_relaties, maak_huishouden, neem_op};
use app::{App, AppFout};
use domain::brp::{Leesfout, Persoonslijst, Telling, tel};
use domain::bsn::Bsn;
use policy::{Actor, Doel};
use std::collections::HashMap;
use std::path::Path;

/// Largest file, in bytes: it is read into memory.
const MAXIMUM: u64 = 500_000_000;

/// What was stored.
#[derive(Default)]
struct Uitslag {
    nieuw: u64,
    bijgewerkt: u64,
    verschilt: u64,
    gelijk: u64,
    huishoudens: u64,
    aangevuld: u64,
    relaties: u64,
    relaties_al: u64,
    wachten: u64,
}

/// Imports a file. `alleen_kijken`: check and count, store nothing.
///
/// # Errors
/// [`Einde::Gebruik`] when the file can't be read as a whole, [`Einde::Deels`] when some persons were refused.
pub async fn personen(app: &App, pad: &Path, alleen_kijken: bool) -> Klaar {
    let wat = |tekst: String| Einde::Gebruik(vec![format!("{}: {tekst}", pad.display())]);
    let grootte = std::fs::metadata(pad).map_err(|e| wat(e.to_string()))?.len();
    if grootte > MAXIMUM {
        return Err(wat(
            "dit bestand is te groot (hoogstens 500 MB); splits het".to_owned()
        ));
    }
    let bytes = std::fs::read(pad).map_err(|e| wat(e.to_string()))?;
    let (mut goed, mut fouten): (Vec<Persoonslijst>, Vec<Vec<Leesfout>>) = (Vec::new(), Vec::new());
    let mut gezien: HashMap<Bsn, u64> = HashMap::new();
    for groep in lees_bestand(&bytes).map_err(wat)? {
        match groep {
            Ok(lijst) => match lijst.bsn.as_ref().and_then(|b| gezien.get(b)) {
                // Two lists with one number: nobody but a person can tell which one is right.
                Some(eerder) => fouten.push(vec![geweigerd(
                    lijst.regel,
                    &format!(
                        "Dit BSN staat ook op regel {eerder}. Die regel telt, deze niet. Kijk wie het is."
                    ),
                )]),
                None => {
                    gezien.extend(lijst.bsn.clone().map(|b| (b, lijst.regel)));
                    goed.push(lijst);
                }
            },
            Err(f) => fouten.push(f),
        }
    }
    let aantal = goed.len() + fouten.len();
    let (mut uit, mut opgenomen) = (Uitslag::default(), Vec::new());
    if alleen_kijken {
        toon_telling(&tel(&goed));
        println!("Er is niets opgeslagen.");
    } else {
        opgenomen = neem_personen(app, goed, &mut uit, &mut fouten).await?;
        let adressen = samen(app, &opgenomen, &mut uit).await?;
        toon_telling(&tel(opgenomen.iter().map(|o| &o.lijst)));
        println!(
            "Personen: {} nieuw, {} bijgewerkt, {} waar de BRP iets anders zegt dan er stond, {} gelijk gebleven.",
            uit.nieuw, uit.bijgewerkt, uit.verschilt, uit.gelijk
        );
        println!(
            "Huishoudens: {adressen} adressen met bewoners, {} huishoudens gemaakt, {} aangevuld.",
            uit.huishoudens, uit.aangevuld
        );
        println!(
            "Relaties: {} vastgelegd, {} waren er al, {} bewaard tot deze persoon hier in een huishouden woont.",
            uit.relaties, uit.relaties_al, uit.wachten
        );
    }
    if fouten.is_empty() {
        return Ok(());
    }
    println!("{} van {aantal} personen zijn niet overgenomen:", fouten.len());
    for f in fouten.iter().flatten() {
        println!("  {f}");
    }
    if !opgenomen.is_empty() {
        println!("Verbeter ze en lees het bestand opnieuw in: wat er al is, komt er niet dubbel in.");
    }
    Err(Einde::Deels)
}

async fn neem_personen(
    app: &App,
    goed: Vec<Persoonslijst>,
    uit: &mut Uitslag,
    fouten: &mut Vec<Vec<Leesfout>>,
) -> Result<Vec<Opgenomen>, Einde> {
    let balk = balk(goed.len() as u64, "personen");
    let mut opgenomen = Vec::new();
    for lijst in goed {
        let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
        match neem_op(app, &ctx, &lijst).await {
            Ok(gedaan) => {
                *match &gedaan {
                    Gedaan::Nieuw(_) => &mut uit.nieuw,
                    Gedaan::Bijgewerkt(_) => &mut uit.bijgewerkt,
                    Gedaan::Verschilt(_) => &mut uit.verschilt,
                    Gedaan::Gelijk(_) => &mut uit.gelijk,
                } += 1;
                let persoon = gedaan.persoon();
                opgenomen.push(Opgenomen { lijst, persoon });
            }
            // A rule, or another process that changes the same person: this one not, the rest goes on.
            Err(AppFout::Regel(w)) => fouten.push(vec![geweigerd(lijst.regel, &w.reden)]),
            Err(AppFout::Gewijzigd) => fouten.push(vec![geweigerd(
                lijst.regel,
                "Iemand anders wijzigde deze persoon op hetzelfde moment.",
            )]),
            Err(fout) => return Err(Einde::Fout(fout.to_string())),
        }
        balk.inc(1);
    }
    balk.finish_and_clear();
    Ok(opgenomen)
}

fn geweigerd(regel: u64, wat: &str) -> Leesfout {
    Leesfout {
        regel,
        rubriek: "01.01.20".to_owned(),
        wat: wat.to_owned(),
    }
}

/// Households and relations; gives the number of addresses.
async fn samen(app: &App, opgenomen: &[Opgenomen], uit: &mut Uitslag) -> Result<usize, Einde> {
    let per_adres = groepen(opgenomen);
    let voortgang = balk(per_adres.len() as u64, "huishoudens");
    for groep in &per_adres {
        let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
        match maak_huishouden(app, &ctx, groep).await {
            Ok(Some(true)) => uit.huishoudens += 1,
            Ok(Some(false)) => uit.aangevuld += 1,
            Ok(None) => {}
            Err(fout) => return Err(Einde::Fout(fout.to_string())),
        }
        voortgang.inc(1);
    }
    voortgang.finish_and_clear();
    let voortgang = balk(opgenomen.len() as u64, "personen met relaties");
    for wie in opgenomen {
        let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
        let gelegd = leg_relaties(app, &ctx, wie)
            .await
            .map_err(|fout| Einde::Fout(fout.to_string()))?;
        uit.relaties += gelegd.nieuw;
        uit.relaties_al += gelegd.bestond;
        uit.wachten += gelegd.wacht;
        voortgang.inc(1);
    }
    voortgang.finish_and_clear();
    Ok(per_adres.len())
}

fn toon_telling(t: &Telling) {
    println!(
        "Gelezen: {} personen ({} zonder BSN), {} ouders, {} partners, {} kinderen, {} verblijven, {} met gezag, {} onder curatele.",
        t.personen, t.zonder_bsn, t.ouders, t.partners, t.kinderen, t.verblijven, t.gezag, t.curatele
    );
    println!(
        "Van hen: {} met geheim adres, {} overleden, {} geëmigreerd, {} met alleen een briefadres, {} met een titel; {} vorige namen.",
        t.geheim, t.overleden, t.geemigreerd, t.briefadres, t.titels, t.vorige_namen
    );
}
