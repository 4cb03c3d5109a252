// SPDX-License-Identifier: EUPL-1.2
//! Sorts the journaal by time outside memory. Rows come per household; in a database that was in use they lie in
//! the order of time. Loading them so keeps the primary key growing at its end, and makes the load set like the
//! real thing: the rows of one casus lie far apart.

use simulate::JournaalRij;
use std::{
    fs::File,
    io::{BufReader, BufWriter, Read, Write},
    path::PathBuf,
};

/// Microseconds that go into one file: 30 days.
const BREEDTE: i64 = 30 * 86_400_000_000;

type Kaal = [u8; JournaalRij::BYTES];

/// Rows on disk, one file per month.
pub struct Spoel {
    map: tempfile::TempDir,
    bestanden: Vec<(i64, BufWriter<File>)>,
}

impl Spoel {
    /// An empty one, in the folder for temporary files.
    pub fn nieuw() -> std::io::Result<Self> {
        Ok(Self {
            map: tempfile::tempdir()?,
            bestanden: Vec::new(),
        })
    }

    fn pad(&self, maand: i64) -> PathBuf {
        self.map.path().join(format!("{maand}.journaal"))
    }

    /// Keeps a row.
    pub fn bewaar(&mut self, rij: &JournaalRij) -> std::io::Result<()> {
        let maand = rij.op.div_euclid(BREEDTE);
        let plaats = match self.bestanden.iter().position(|(m, _)| *m == maand) {
            Some(plaats) => plaats,
            None => {
                let bestand = BufWriter::with_capacity(1 << 17, File::create(self.pad(maand))?);
                self.bestanden.push((maand, bestand));
                self.bestanden.len() - 1
            }
        };
        self.bestanden[plaats].1.write_all(&rij.naar_bytes())
    }

    /// Gives all rows back, the oldest first, in lists of at most `per` rows; a month at a time is in memory.
    pub fn op_volgorde<E: From<std::io::Error>>(
        mut self,
        per: usize,
        mut doe: impl FnMut(Vec<JournaalRij>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.bestanden.sort_unstable_by_key(|(maand, _)| *maand);
        let maanden: Vec<i64> = self.bestanden.iter().map(|(m, _)| *m).collect();
        for (_, mut bestand) in self.bestanden.drain(..) {
            bestand.flush()?;
        }
        for maand in maanden {
            let pad = self.pad(maand);
            let mut lezer = BufReader::with_capacity(1 << 20, File::open(&pad)?);
            let mut rijen: Vec<Kaal> = Vec::new();
            let mut rij: Kaal = [0; JournaalRij::BYTES];
            while lezer.read_exact(&mut rij).is_ok() {
                rijen.push(rij);
            }
            std::fs::remove_file(&pad)?;
            // A row begins with its id, and an id with its moment.
            rijen.sort_unstable();
            for stuk in rijen.chunks(per) {
                doe(stuk.iter().map(JournaalRij::van_bytes).collect())?;
            }
        }
        Ok(())
    }
}
