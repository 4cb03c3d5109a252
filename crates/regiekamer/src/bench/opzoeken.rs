// SPDX-License-Identifier: EUPL-1.2
//! `bench lookup`: looking somebody up among many made-up persons, through the database, as people type it.
//!
//! Measured is the whole use case (`app::zoeken::zoek`): reading, judging, the row in the journaal and the commit, on one
//! connection after the other. What a commit alone costs is measured beside it. The store is made by the command itself, in an
//! empty database, and kept for a next time.

use crate::bron::SysteemBron;
use crate::opdracht::Lookup;
use crate::start::{Einde, Klaar};
use crate::voortgang::balk;
use app::App;
use app::zoeken::zoek;
use domain::huishouden::{Persoonsnaam, Zoekbron, zoektermen};
use domain::{Gemeente, MedewerkerId};
use hdrhistogram::Histogram;
use linkage::proefset::{Proef, Profiel, generate};
use policy::{Actor, ActorSoort, Doel, Rollen};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::bulk::Inladen;
use store::demo::{Stand, stand};
use store::{Db, Instelling, geheim::Sleutels};
use uuid::Uuid;

const GEMEENTE: i32 = 150;
/// Rows in one batch.
const HAP: usize = 5000;
/// A key for made-up people that everybody may know.
const SLEUTEL: [u8; 64] = [7; 64];

fn uuid(soort: u128, n: usize) -> Uuid {
    Uuid::from_u128(soort << 64 | n as u128)
}
fn hex(soort: u128, n: usize) -> String {
    uuid(soort, n).simple().to_string()
}
const ADRES: u128 = 1;
const PERSOON: u128 = 2;
const TEAM: u128 = 3;
const MEDEWERKER: u128 = 4;
const ORGANISATIE: u128 = 5;

fn geboren(p: &Proef) -> Option<jiff::civil::Date> {
    let g = p.persoon.geboren;
    let deel = |n: u32| i8::try_from(n).unwrap_or(0);
    let jaar = i16::try_from(g.jaar()).unwrap_or(0);
    let dag = jiff::civil::Date::new(jaar, deel(g.maand()), deel(g.dag())).ok();
    dag.filter(|d| (1900..=2026).contains(&d.year()))
}

fn achternaam(p: &Proef) -> String {
    format!("{}-proef", p.persoon.geslachtsnaam)
}

/// Tables with their rows, of a part of the persons.
fn rijen(van: usize, mensen: &[Proef]) -> [(&'static str, Vec<Value>); 3] {
    let (mut adressen, mut personen, mut termen) = (Vec::new(), Vec::new(), Vec::new());
    for (n, p) in mensen.iter().enumerate() {
        let (n, q, a) = (van + n, &p.persoon, &p.persoon.adres);
        let heeft = !a.postcode.is_empty() && a.huisnummer > 0;
        if heeft {
            adressen.push(json!({"gemeente": GEMEENTE, "id": hex(ADRES, n), "straat": a.straat, "huisnummer": a.huisnummer,
                "toevoeging": a.toevoeging, "postcode": a.postcode, "plaats": a.plaats}));
        }
        let telefoon = Some(q.telefoon.as_str()).filter(|t| !t.is_empty());
        personen.push(json!({"gemeente": GEMEENTE, "id": hex(PERSOON, n), "voornamen": q.voornamen, "voorvoegsel": q.voorvoegsel,
            "geslachtsnaam": achternaam(p), "geslacht": "onbekend", "geboortedatum": geboren(p).map(|d| d.to_string()),
            "telefoon": telefoon, "adres_id": heeft.then(|| hex(ADRES, n)), "adres_geheim": 0, "bron": "gesprek",
            "bevestigd_op": "2026-11-01", "version": 1}));
        let naam = Persoonsnaam {
            voornamen: q.voornamen.clone(),
            roepnaam: String::new(),
            voorvoegsel: q.voorvoegsel.clone(),
            achternaam: achternaam(p),
        };
        let nummer = a.huisnummer.to_string();
        let telefoons: Vec<&str> = telefoon.into_iter().collect();
        let bron = Zoekbron {
            jaar: None,
            partnernaam: "",
            geboren: geboren(p),
            postcode: if heeft { &a.postcode } else { "" },
            huisnummer: &nummer,
            telefoons: &telefoons,
        };
        for term in zoektermen(&naam, &bron) {
            termen.push(json!({"gemeente": GEMEENTE, "term": term, "persoon_id": hex(PERSOON, n)}));
        }
    }
    [
        ("adres", adressen),
        ("persoon", personen),
        ("persoon_zoekterm", termen),
    ]
}

async fn laad(db: &Db, mensen: &[Proef]) -> Result<(), Einde> {
    store::demo::merk(db).await?;
    let mut laden = Inladen::begin(db).await?;
    let vast = [
        ("gemeente", json!({"gemeente": GEMEENTE, "naam": "Proefstad"})),
        (
            "organisatie",
            json!({"gemeente": GEMEENTE, "id": hex(ORGANISATIE, 1), "naam": "Gemeente Proefstad", "soort": "gemeente"}),
        ),
        (
            "team",
            json!({"gemeente": GEMEENTE, "id": hex(TEAM, 1), "code": "meldpunt", "naam": "Meldpunt", "soort": "meldpunt",
            "organisatie_id": hex(ORGANISATIE, 1), "actief": 1}),
        ),
        (
            "medewerker",
            json!({"gemeente": GEMEENTE, "id": hex(MEDEWERKER, 1), "aanmeldnaam": "m.meet", "naam": "M. Meet-proef",
            "voornaam": "M.", "functie": "proef", "team_id": hex(TEAM, 1), "organisatie_id": hex(ORGANISATIE, 1),
            "rollen": "meldpunt", "actief": 1, "version": 1}),
        ),
    ];
    for (tabel, rij) in vast {
        laden.neem(tabel, &json!([rij]).to_string()).await?;
    }
    let balk = balk(mensen.len() as u64, "personen");
    for (n, deel) in mensen.chunks(HAP).enumerate() {
        for (tabel, rijen) in rijen(n * HAP, deel) {
            if !rijen.is_empty() {
                laden.neem(tabel, &serde_json::to_string(&rijen)?).await?;
            }
        }
        balk.inc(deel.len() as u64);
    }
    laden.klaar().await?;
    store::demo::klaar(db).await?;
    balk.finish_and_clear();
    Ok(())
}

/// Swaps two letters, or doubles the first when there are too few.
fn tikfout(naam: &str, kans: &mut ChaCha8Rng) -> String {
    let mut letters: Vec<char> = naam.chars().collect();
    if letters.len() < 4 {
        letters.insert(1.min(letters.len()), 'e');
    } else {
        let plek = 1 + kans.next_u64() as usize % (letters.len() - 2);
        letters.swap(plek, plek + 1);
    }
    letters.into_iter().collect()
}

/// Ways of asking, as people type.
const VRAGEN: [&str; 8] = [
    "name and date",
    "family name and postcode",
    "misspelt, with year",
    "misspelt family name alone",
    "initial, name, date",
    "address",
    "phone (exact)",
    "date (exact)",
];

/// What is typed for this person; `None`: too little is known.
fn typ(soort: usize, p: &Proef, kans: &mut ChaCha8Rng) -> Option<String> {
    let q = &p.persoon;
    let dag = geboren(p).map(|d| format!("{}-{}-{}", d.day(), d.month(), d.year()));
    let voor = q.voornamen.split(' ').next().filter(|v| v.chars().count() > 1);
    let naam = format!("{} {}", q.voorvoegsel, q.geslachtsnaam);
    let adres = (!q.adres.postcode.is_empty() && q.adres.huisnummer > 0)
        .then(|| format!("{} {}", q.adres.postcode, q.adres.huisnummer));
    if q.geslachtsnaam.is_empty() {
        return None;
    }
    Some(match soort {
        0 => format!("{} {naam} {}", voor?, dag?),
        1 => format!("{naam} {}", adres?),
        2 => format!(
            "{} {} {}",
            voor?,
            tikfout(&q.geslachtsnaam, kans),
            geboren(p)?.year()
        ),
        3 => tikfout(&q.geslachtsnaam, kans),
        4 => format!("{} {naam} {}", voor?.chars().next()?, dag?),
        5 => adres?,
        6 => Some(q.telefoon.clone()).filter(|t| !t.is_empty())?,
        _ => dag?,
    })
}

fn ms(h: &Histogram<u64>, deel: f64) -> f64 {
    h.value_at_quantile(deel) as f64 / 1000.0
}

/// Makes the store when there is none, and measures.
///
/// # Errors
/// A database with other data; the database refuses.
pub async fn draai(o: &Lookup) -> Klaar {
    let db = Db::open(&Instelling {
        url: o.database.clone(),
        verbindingen: 4,
        schema: None,
    })
    .await?;
    store::migratie::migreer(&db).await?;
    let aantal = usize::try_from(o.persons).unwrap_or(usize::MAX);
    let mensen = generate(o.seed, aantal, Profiel::Gewoon);
    let begin = Instant::now();
    if stand(&db).await? == Stand::Leeg {
        laad(&db, &mensen).await?;
    }
    let geladen = begin.elapsed();
    let bron = SysteemBron::nieuw();
    let app = App {
        db: db.clone(),
        bron: Arc::clone(&bron),
        rem_zoeken: Arc::new(app::kern::Rem::per_minuut(None, Arc::clone(&bron))),
        sleutels: Arc::new(Sleutels::uit_bytes(&SLEUTEL)?),
        gemeente: Gemeente(GEMEENTE),
        geteld: Arc::default(),
        modellen: Arc::default(),
        brp: None,
        nood: None,
        sessies: app::aanmelden::Sessieduur::default(),
    };
    let begin = Instant::now();
    let balk = balk(o.persons, "personen herkenbaar gemaakt");
    let gevuld = app::herkenning::vul(&app, app::herkenning::Tempo::Alleen, |n| balk.inc(n)).await?;
    balk.finish_and_clear();
    let vullen = begin.elapsed();
    let begin = Instant::now();
    app::herkenning::vul(&app, app::herkenning::Tempo::Alleen, |_| {}).await?;
    let niets = begin.elapsed();
    let actor = Actor {
        soort: ActorSoort::Medewerker,
        medewerker: Some(MedewerkerId::new(uuid(MEDEWERKER, 1))),
        rollen: Rollen::uit_tekst("meldpunt"),
        ..Actor::systeem(app.gemeente)
    };
    let mut kans = ChaCha8Rng::seed_from_u64(o.seed);
    let mut tijden: Vec<Histogram<u64>> = Vec::new();
    let mut eerste = [(0_u32, 0_u32); VRAGEN.len()];
    let mut samen = Histogram::<u64>::new(3)?;
    for (soort, telling) in eerste.iter_mut().enumerate() {
        let mut h = Histogram::<u64>::new(3)?;
        // A tenth more than is counted: the first ones warm up.
        let warm = o.lookups / 10;
        let mut n = 0;
        while n < warm + o.lookups {
            let wie = kans.next_u64() as usize % mensen.len();
            let Some(tekst) = typ(soort, &mensen[wie], &mut kans) else {
                continue;
            };
            n += 1;
            let ctx = app.ctx(actor.clone(), Doel::Triage);
            let begin = Instant::now();
            let uit = zoek(&app, &ctx, &tekst, None).await?;
            let duur = u64::try_from(begin.elapsed().as_micros())?;
            if n > warm {
                h.record(duur)?;
                telling.0 += 1;
                telling.1 += u32::from(
                    uit.personen
                        .iter()
                        .any(|g| g.persoon.uuid() == uuid(PERSOON, wie)),
                );
            }
        }
        // The exact ways are told apart: they are no look-up by likeness.
        if soort < 6 {
            samen.add(&h)?;
        }
        tijden.push(h);
    }
    let commit = commits(&app, &actor, o.lookups).await?;
    println!(
        "{} · {} persons (seed {}) · loaded in {:.0} s · index of {gevuld} persons filled in {:.0} s, looking whether there is anything to fill {:.1} ms",
        db.naam(),
        mensen.len(),
        o.seed,
        geladen.as_secs_f64(),
        vullen.as_secs_f64(),
        niets.as_secs_f64() * 1000.0
    );
    println!(
        "{:<28} {:>8} {:>8} {:>8} {:>8}   found",
        "whole look-up, ms", "p50", "p90", "p99", "most"
    );
    let rij = |naam: &str, h: &Histogram<u64>, f: String| {
        println!(
            "{naam:<28} {:>8.2} {:>8.2} {:>8.2} {:>8.2}   {f}",
            ms(h, 0.5),
            ms(h, 0.9),
            ms(h, 0.99),
            ms(h, 1.0)
        );
    };
    for ((naam, h), (alle, goed)) in VRAGEN.iter().zip(&tijden).zip(eerste) {
        rij(naam, h, format!("{goed} of {alle}"));
    }
    rij("the first six together", &samen, String::new());
    rij("a row in the journaal alone", &commit, String::new());
    db.sluit().await;
    Ok(())
}

/// What is paid for the journaal and the commit alone: a search for nothing.
async fn commits(app: &App, actor: &Actor, aantal: u32) -> Result<Histogram<u64>, Einde> {
    let mut h = Histogram::<u64>::new(3)?;
    for _ in 0..aantal {
        let ctx = app.ctx(actor.clone(), Doel::Triage);
        let begin = Instant::now();
        zoek(app, &ctx, "", None).await?;
        h.record(u64::try_from(
            begin.elapsed().max(Duration::from_micros(1)).as_micros(),
        )?)?;
    }
    Ok(h)
}
