// SPDX-License-Identifier: EUPL-1.2
//! The command line of the benchmark (bench/linkage):
//! `koppel make SEED RECORDS gewoon|moeilijk FILE.csv` writes a test set with its truth;
//! `koppel link FILE.csv PAIRS.bin [MODEL.json]` learns, scores, and writes every pair that matters;
//! `koppel look SEED CANDIDATES` times looking one person up among this many candidates (no database).

use linkage::{
    Adres, Bestand, Datum, Geslacht, Index, Opties, Persoon, learn,
    proefset::{Profiel, generate},
    score_pairs, weigh_together,
};
use std::{
    error::Error,
    fs::File,
    io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write},
    time::Instant,
};

const KOLOMMEN: [&str; 20] = [
    "id",
    "wie",
    "huis",
    "tweeling",
    "voornamen",
    "voorletters",
    "voorvoegsel",
    "geslachtsnaam",
    "partnernaam",
    "geboren",
    "geslacht",
    "postcode",
    "huisnummer",
    "toevoeging",
    "straat",
    "plaats",
    "vorige_postcode",
    "vorige_nummer",
    "telefoon",
    "bsn",
];

fn datum(d: Datum) -> String {
    match (d.jaar(), d.maand(), d.dag()) {
        (0, ..) => String::new(),
        (j, 0, _) => format!("{j:04}"),
        (j, m, 0) => format!("{j:04}-{m:02}"),
        (j, m, d) => format!("{j:04}-{m:02}-{d:02}"),
    }
}

fn make(zaad: u64, records: usize, profiel: Profiel, pad: &str) -> Result<(), Box<dyn Error>> {
    let mut uit = csv::Writer::from_path(pad)?;
    uit.write_record(KOLOMMEN)?;
    for (id, r) in generate(zaad, records, profiel).iter().enumerate() {
        let (p, a) = (&r.persoon, &r.persoon.adres);
        let vorig = p.vorige.first().cloned().unwrap_or_default();
        let getal = |n: u32| if n == 0 { String::new() } else { n.to_string() };
        uit.write_record([
            id.to_string().as_str(),
            r.wie.to_string().as_str(),
            r.huis.to_string().as_str(),
            getal(r.tweeling).as_str(),
            p.voornamen.as_str(),
            p.voorletters.as_str(),
            p.voorvoegsel.as_str(),
            p.geslachtsnaam.as_str(),
            p.partnernaam.as_str(),
            datum(p.geboren).as_str(),
            match p.geslacht {
                Geslacht::Man => "M",
                Geslacht::Vrouw => "V",
                Geslacht::Onbekend => "",
            },
            a.postcode.as_str(),
            getal(a.huisnummer).as_str(),
            a.toevoeging.as_str(),
            a.straat.as_str(),
            a.plaats.as_str(),
            vorig.postcode.as_str(),
            getal(vorig.huisnummer).as_str(),
            p.telefoon.as_str(),
            p.bsn.as_str(),
        ])?;
    }
    uit.flush()?;
    Ok(())
}

fn persoon(r: &csv::StringRecord) -> Persoon {
    let veld = |n: usize| r.get(n).unwrap_or("").to_owned();
    let vorig = Adres {
        postcode: veld(16),
        huisnummer: veld(17).parse().unwrap_or(0),
        ..Adres::default()
    };
    Persoon {
        voornamen: veld(4),
        voorletters: veld(5),
        voorvoegsel: veld(6),
        geslachtsnaam: veld(7),
        partnernaam: veld(8),
        geboren: Datum::read(&veld(9)),
        geslacht: Geslacht::read(&veld(10)),
        adres: Adres {
            postcode: veld(11),
            huisnummer: veld(12).parse().unwrap_or(0),
            toevoeging: veld(13),
            straat: veld(14),
            plaats: veld(15),
        },
        vorige: if vorig.postcode.is_empty() {
            Vec::new()
        } else {
            vec![vorig]
        },
        telefoon: veld(18),
        bsn: veld(19),
    }
}

/// The records of a part of the file: from `van`, a line that begins at `tot` or later not any more.
fn deel(pad: &str, van: u64, tot: u64) -> Result<Bestand, csv::Error> {
    let mut bestand = File::open(pad)?;
    bestand.seek(SeekFrom::Start(van))?;
    let mut bron = csv::ReaderBuilder::new()
        .has_headers(van == 0)
        .from_reader(bestand);
    let (mut b, mut r) = (Bestand::new(), csv::StringRecord::new());
    while van + bron.position().byte() < tot && bron.read_record(&mut r)? {
        b.add(&persoon(&r));
    }
    Ok(b)
}

/// Reads on two threads, each a half of the file (no field of it holds a new line).
fn read(pad: &str) -> Result<Bestand, Box<dyn Error>> {
    let mut bestand = BufReader::new(File::open(pad)?);
    let eind = bestand.get_ref().metadata()?.len();
    bestand.seek(SeekFrom::Start(eind / 2))?;
    let mut rest = Vec::new();
    bestand.read_until(b'\n', &mut rest)?;
    let midden = eind / 2 + rest.len() as u64;
    std::thread::scope(|s| {
        let tweede = s.spawn(|| deel(pad, midden, eind));
        let mut b = deel(pad, 0, midden)?;
        let tweede = tweede.join().unwrap_or_else(|e| std::panic::resume_unwind(e));
        b.append(tweede?);
        Ok(b)
    })
}

fn link(pad: &str, paren: &str, model: Option<&String>) -> Result<(), Box<dyn Error>> {
    let begin = Instant::now();
    let stap = |wat: &str| println!("{wat} {:.2}", begin.elapsed().as_secs_f64());
    let mut b = read(pad)?;
    b.count();
    stap("read");
    let index = Index::new(&b);
    stap("index");
    let m = learn(&b, &index, &Opties::default());
    stap("learn");
    let (uit, vergeleken) = score_pairs(&b, &index, &m, -12.0);
    stap("score");
    let los = uit.len();
    let uit = if std::env::var_os("KOPPEL_LOS").is_some() {
        uit
    } else {
        weigh_together(&b, &m, &uit)
    };
    stap("together");
    println!(
        "compared {vergeleken} kept {los} {} too_big {}",
        uit.len(),
        index.te_groot
    );
    let mut f = BufWriter::new(File::create(paren)?);
    for p in &uit {
        f.write_all(&p.a.to_le_bytes())?;
        f.write_all(&p.b.to_le_bytes())?;
        f.write_all(&p.score.to_le_bytes())?;
    }
    f.flush()?;
    if let Some(pad) = model {
        serde_json::to_writer_pretty(File::create(pad)?, &m)?;
    }
    stap("write");
    Ok(())
}

fn look(zaad: u64, aantal: usize) -> Result<(), Box<dyn Error>> {
    let proeven = generate(zaad, 20_000, Profiel::Moeilijk);
    let mut b = Bestand::new();
    for p in &proeven {
        b.add(&p.persoon);
    }
    b.count();
    let m = learn(&b, &Index::new(&b), &Opties::default());
    let mut tijden = Vec::new();
    let mut gevonden = 0;
    for n in 0..2000 {
        // Neighbours in the shuffled set, and the record itself among them.
        let van = n % (proeven.len() - aantal);
        let kandidaten: Vec<Persoon> = proeven[van..van + aantal]
            .iter()
            .map(|p| p.persoon.clone())
            .collect();
        let begin = Instant::now();
        let uit = m.look_up(&proeven[van].persoon, &kandidaten);
        tijden.push(begin.elapsed());
        gevonden += usize::from(uit.first().is_some_and(|(k, _)| *k == 0));
    }
    tijden.sort_unstable();
    println!(
        "p50 {:?} p99 {:?} first {gevonden} of {}",
        tijden[1000],
        tijden[1980],
        tijden.len()
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let a: Vec<String> = std::env::args().skip(1).collect();
    match a.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", zaad, records, profiel, pad] => {
            let profiel = if *profiel == "gewoon" {
                Profiel::Gewoon
            } else {
                Profiel::Moeilijk
            };
            make(zaad.parse()?, records.parse()?, profiel, pad)
        }
        ["link", pad, paren, ..] => link(pad, paren, a.get(3)),
        ["look", zaad, aantal] => look(zaad.parse()?, aantal.parse()?),
        _ => Err(
            "usage: koppel make SEED RECORDS PROFILE FILE | link FILE PAIRS [MODEL] | look SEED CANDIDATES"
                .into(),
        ),
    }
}
