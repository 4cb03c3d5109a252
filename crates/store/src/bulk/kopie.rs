// SPDX-License-Identifier: EUPL-1.2
//! A JSON array of rows as the text format of COPY: a line per row, tabs between columns, `\N` for null.

use crate::{Resultaat, StoreFout};
use jiff::Timestamp;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soort {
    /// As it is.
    Gewoon,
    /// Microseconds since 1970, as a time stamp.
    Moment,
    /// Hexadecimal digits, as bytes.
    Bytes,
    /// Not in the rows: the version of the policies of this program.
    Versie,
}

type Kolommen = &'static [(&'static str, Soort)];

/// The lines for these rows. A column that a row does not have is null; what is no column is left out.
pub(super) fn kopieregels(json: &str, kolommen: Kolommen) -> Resultaat<Vec<u8>> {
    let mut uit = Vec::with_capacity(json.len());
    let mut lezer = serde_json::Deserializer::from_str(json);
    Rijen {
        kolommen,
        uit: &mut uit,
    }
    .deserialize(&mut lezer)
    .map_err(|e| StoreFout::Waarde {
        kolom: "json".to_owned(),
        fout: e.to_string(),
    })?;
    Ok(uit)
}

struct Rijen<'u> {
    kolommen: Kolommen,
    uit: &'u mut Vec<u8>,
}

impl<'de> DeserializeSeed<'de> for Rijen<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_seq(self)
    }
}
impl<'de> Visitor<'de> for Rijen<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of rows")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut rijen: A) -> Result<(), A::Error> {
        // Where each column of the row at hand begins and ends in `ruimte`; the columns may come in any order.
        let mut ruimte = Vec::new();
        let mut plaatsen = vec![None; self.kolommen.len()];
        let versie = policy::beleid::versie().to_string();
        loop {
            ruimte.clear();
            plaatsen.fill(None);
            let rij = Rij {
                kolommen: self.kolommen,
                ruimte: &mut ruimte,
                plaatsen: &mut plaatsen,
            };
            if rijen.next_element_seed(rij)?.is_none() {
                return Ok(());
            }
            for (n, plaats) in plaatsen.iter().enumerate() {
                if n > 0 {
                    self.uit.push(b'\t');
                }
                let waarde = plaats.and_then(|(van, tot): (usize, usize)| ruimte.get(van..tot));
                match self.kolommen.get(n) {
                    Some((_, Soort::Versie)) => self.uit.extend_from_slice(versie.as_bytes()),
                    _ => self.uit.extend_from_slice(waarde.unwrap_or(b"\\N")),
                }
            }
            self.uit.push(b'\n');
        }
    }
}

struct Rij<'u> {
    kolommen: Kolommen,
    ruimte: &'u mut Vec<u8>,
    plaatsen: &'u mut [Option<(usize, usize)>],
}

impl<'de> DeserializeSeed<'de> for Rij<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}
impl<'de> Visitor<'de> for Rij<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut velden: A) -> Result<(), A::Error> {
        // Mostly the columns come in their order: look at the next one first.
        let mut volgende = 0;
        while let Some(naam) = velden.next_key::<&str>()? {
            let plaats = match self.kolommen.get(volgende) {
                Some((k, _)) if *k == naam => Some(volgende),
                _ => self.kolommen.iter().position(|(k, _)| *k == naam),
            };
            let Some((plaats, (_, soort))) = plaats.and_then(|p| Some((p, self.kolommen.get(p)?))) else {
                velden.next_value::<serde::de::IgnoredAny>()?;
                continue;
            };
            volgende = plaats + 1;
            let van = self.ruimte.len();
            let is_er = velden.next_value_seed(Waarde {
                soort: *soort,
                uit: self.ruimte,
            })?;
            if let Some(p) = self.plaatsen.get_mut(plaats).filter(|_| is_er) {
                *p = Some((van, self.ruimte.len()));
            }
        }
        Ok(())
    }
}

struct Waarde<'u> {
    soort: Soort,
    uit: &'u mut Vec<u8>,
}

impl<'de> DeserializeSeed<'de> for Waarde<'_> {
    /// False for null.
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<bool, D::Error> {
        d.deserialize_any(self)
    }
}
impl Visitor<'_> for Waarde<'_> {
    type Value = bool;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a whole number, a boolean or null")
    }
    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_bool<E: Error>(self, b: bool) -> Result<bool, E> {
        self.uit.push(if b { b't' } else { b'f' });
        Ok(true)
    }
    fn visit_u64<E: Error>(self, n: u64) -> Result<bool, E> {
        self.visit_i64(i64::try_from(n).map_err(E::custom)?)
    }
    fn visit_i64<E: Error>(self, n: i64) -> Result<bool, E> {
        use std::io::Write as _;
        let geschreven = match self.soort {
            Soort::Moment => write!(self.uit, "{}", Timestamp::from_microsecond(n).map_err(E::custom)?),
            _ => write!(self.uit, "{n}"),
        };
        geschreven.map_err(E::custom)?;
        Ok(true)
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<bool, E> {
        if self.soort == Soort::Bytes {
            self.uit.extend_from_slice(b"\\\\x");
        }
        for b in s.bytes() {
            match b {
                b'\\' => self.uit.extend_from_slice(b"\\\\"),
                b'\n' => self.uit.extend_from_slice(b"\\n"),
                b'\r' => self.uit.extend_from_slice(b"\\r"),
                b'\t' => self.uit.extend_from_slice(b"\\t"),
                b => self.uit.push(b),
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rijen_worden_regels() {
        const KOLOMMEN: Kolommen = &[
            ("id", Soort::Gewoon),
            ("op", Soort::Moment),
            ("tekst", Soort::Gewoon),
            ("ja", Soort::Gewoon),
            ("geheim", Soort::Bytes),
        ];
        let json = r#"[{"id":1,"op":1795428000000001,"tekst":"a\tb\\c\nd é","ja":true,"geheim":"00ff"},
                       {"onbekend":{"x":[1]},"geheim":null,"tekst":"","id":-2,"ja":false}]"#;
        let regels = String::from_utf8(kopieregels(json, KOLOMMEN).unwrap()).unwrap();
        assert_eq!(
            regels,
            "1\t2026-11-23T10:00:00.000001Z\ta\\tb\\\\c\\nd é\tt\t\\\\x00ff\n-2\t\\N\t\tf\t\\N\n"
        );
        assert!(kopieregels("[{\"id\":1.5}]", KOLOMMEN).is_err());
        assert!(kopieregels("{", KOLOMMEN).is_err());
    }
}
