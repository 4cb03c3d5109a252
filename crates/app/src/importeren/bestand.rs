// SPDX-License-Identifier: EUPL-1.2
//! A CSV file as people make it: UTF-8 (with or without mark) or Windows-1252, with `;`, `,` or tabs.

use domain::import::{Kolomfout, Kop};
use encoding_rs::WINDOWS_1252;

/// How the file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codering {
    /// UTF-8.
    Utf8,
    /// Windows-1252, as Excel writes it on Windows.
    Windows1252,
}

/// Why a file can't be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bestandsfout {
    /// It is something else than a CSV file.
    GeenCsv(String),
    /// The first line is wrong.
    Kop(Vec<Kolomfout>),
}

/// A file whose first line was understood.
#[derive(Debug)]
pub struct Bestand {
    /// Columns.
    pub kop: Kop,
    /// Encoding that was found.
    pub codering: Codering,
    /// Separator that was found.
    pub scheiding: char,
    rijen: Vec<(u64, Vec<String>)>,
}

impl Bestand {
    /// Rows after the first line, each with the line of the file on which it begins.
    pub fn rijen(&self) -> impl ExactSizeIterator<Item = (u64, &[String])> {
        self.rijen
            .iter()
            .map(|(regel, velden)| (*regel, velden.as_slice()))
    }
}

/// Reads a file.
///
/// # Errors
/// When it is no CSV file, or the columns are wrong.
pub fn lees_bestand(bytes: &[u8]) -> Result<Bestand, Bestandsfout> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Bestandsfout::GeenCsv(
            "Dit is een werkmap van Excel. Kies in Excel 'Opslaan als' en dan 'CSV UTF-8'.".to_owned(),
        ));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0) {
        return Err(Bestandsfout::GeenCsv(
            "Dit bestand is geen CSV in UTF-8 of Windows-1252. Kies in Excel 'Opslaan als' en dan 'CSV UTF-8'."
                .to_owned(),
        ));
    }
    let zonder_merk = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (tekst, codering) = match std::str::from_utf8(zonder_merk) {
        Ok(tekst) => (std::borrow::Cow::Borrowed(tekst), Codering::Utf8),
        Err(_) => (WINDOWS_1252.decode(zonder_merk).0, Codering::Windows1252),
    };
    let (begin, gezegd) = sep_regel(&tekst);
    let inhoud = tekst.get(begin..).unwrap_or_default();
    let scheiding = gezegd.unwrap_or_else(|| vind_scheiding(inhoud));
    let mut lezer = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(scheiding).unwrap_or(b';'))
        .from_reader(inhoud.as_bytes());
    let mut teller = Regelteller::nieuw(&tekst);
    let mut kop: Option<Kop> = None;
    let mut rijen = Vec::new();
    for record in lezer.records() {
        let record = record.map_err(|e| Bestandsfout::GeenCsv(format!("Dit bestand is geen CSV: {e}")))?;
        let plaats = record.position().map_or(0, csv::Position::byte);
        let regel = teller.op(begin + usize::try_from(plaats).unwrap_or(0));
        let velden: Vec<String> = record.iter().map(str::to_owned).collect();
        if kop.is_none() {
            kop = Some(Kop::lees(&velden).map_err(Bestandsfout::Kop)?);
        } else if velden.iter().any(|v| !v.trim().is_empty()) {
            // A row of nothing but separators is what a spreadsheet makes of an empty line.
            rijen.push((regel, velden));
        }
    }
    match kop {
        Some(kop) => Ok(Bestand {
            kop,
            codering,
            scheiding,
            rijen,
        }),
        None => Err(Bestandsfout::GeenCsv("Dit bestand is leeg.".to_owned())),
    }
}

/// Excel may put "sep=;" on a line of its own before everything else.
fn sep_regel(tekst: &str) -> (usize, Option<char>) {
    let eerste = tekst.split_inclusive('\n').next().unwrap_or("");
    let teken = eerste
        .trim_end()
        .strip_prefix("sep=")
        .and_then(|r| r.chars().next())
        .filter(char::is_ascii);
    match teken {
        Some(teken) => (eerste.len(), Some(teken)),
        None => (0, None),
    }
}

/// The separator that occurs most in the first line, outside quotes.
fn vind_scheiding(tekst: &str) -> char {
    let mut aantal = [(';', 0), (',', 0), ('\t', 0)];
    let mut in_tekst = false;
    for c in tekst.trim_start().chars() {
        match c {
            '"' => in_tekst = !in_tekst,
            '\n' | '\r' if !in_tekst => break,
            _ if in_tekst => {}
            _ => {
                if let Some((_, n)) = aantal.iter_mut().find(|(s, _)| *s == c) {
                    *n += 1;
                }
            }
        }
    }
    // The first of equals, so `;`.
    aantal
        .into_iter()
        .reduce(|beste, dit| if dit.1 > beste.1 { dit } else { beste })
        .map_or(';', |(s, _)| s)
}

/// Line numbers of growing places in a text. The reader's own numbers point at the end of the line before.
struct Regelteller<'a> {
    bytes: &'a [u8],
    plaats: usize,
    regel: u64,
}

impl<'a> Regelteller<'a> {
    fn nieuw(tekst: &'a str) -> Self {
        Self {
            bytes: tekst.as_bytes(),
            plaats: 0,
            regel: 1,
        }
    }
    fn op(&mut self, plaats: usize) -> u64 {
        let mut einde = plaats;
        while matches!(self.bytes.get(einde), Some(b'\r' | b'\n')) {
            einde += 1;
        }
        let stuk = self.bytes.get(self.plaats..einde).unwrap_or_default();
        let regels = stuk.iter().filter(|b| **b == b'\n').count();
        self.regel += u64::try_from(regels).unwrap_or(0);
        self.plaats = einde.max(self.plaats);
        self.regel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOP: &str = "bron_kenmerk;ontvangen_op;hoedanigheid;wat";

    fn regels(bytes: &[u8]) -> Vec<u64> {
        lees_bestand(bytes).unwrap().rijen().map(|(r, _)| r).collect()
    }

    #[test]
    fn line_numbers_with_every_kind_of_line_end() {
        for nl in ["\n", "\r\n"] {
            let tekst = [
                KOP,
                "a;1;b;\"drie",
                "regels \"\"met\"\"",
                "tekst\"",
                "",
                "b;1;b;x",
                ";;;",
                "c;1;b;\"x\"",
            ]
            .join(nl);
            assert_eq!(regels(tekst.as_bytes()), [2, 6, 8], "{nl:?}");
            assert_eq!(regels(format!("sep=;{nl}{tekst}{nl}").as_bytes()), [3, 7, 9]);
            assert_eq!(regels(format!("\u{feff}{tekst}").as_bytes()), [2, 6, 8]);
        }
        let b = lees_bestand(format!("{KOP}\na;1;b;\"drie\nregels\"\n").as_bytes()).unwrap();
        assert_eq!(b.rijen().next().unwrap().1[3], "drie\nregels");
    }

    #[test]
    fn encoding_and_separator() {
        let b = lees_bestand(format!("{KOP}\na;1;b;één café").as_bytes()).unwrap();
        assert_eq!((b.codering, b.scheiding), (Codering::Utf8, ';'));
        let (oud, _, _) =
            WINDOWS_1252.encode("bron_kenmerk,ontvangen_op,hoedanigheid,wat\na,1,b,\"€ 5; één\"");
        let b = lees_bestand(&oud).unwrap();
        assert_eq!((b.codering, b.scheiding), (Codering::Windows1252, ','));
        assert_eq!(b.rijen().next().unwrap().1[3], "€ 5; één");
        let b = lees_bestand(format!("{}\n1\t2\t3\t4", KOP.replace(';', "\t")).as_bytes()).unwrap();
        assert_eq!(b.scheiding, '\t');
    }

    #[test]
    fn what_is_no_csv_is_told() {
        for bytes in [&b"PK\x03\x04..."[..], b"\xff\xfea\0b\0", b"", b"\n\n"] {
            assert!(
                matches!(lees_bestand(bytes), Err(Bestandsfout::GeenCsv(_))),
                "{bytes:?}"
            );
        }
        let Err(Bestandsfout::Kop(fouten)) = lees_bestand(b"bron_kenmerk;foo\n") else {
            panic!("header");
        };
        assert_eq!(fouten.len(), 4, "{fouten:?}");
    }
}
