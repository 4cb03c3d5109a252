// SPDX-License-Identifier: EUPL-1.2
//! What is known of a person, as it stands in a register: nothing here is checked or forced into shape.

/// A date of which parts may be unknown (Haal Centraal BRP: full, year-month, year, unknown). Never filled up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Datum(u32);

impl Datum {
    /// From parts; 0 is unknown. A day without a month, or a month without a year, is dropped.
    pub fn new(jaar: u16, maand: u8, dag: u8) -> Self {
        let (jaar, maand, dag) = (u32::from(jaar), u32::from(maand), u32::from(dag));
        if jaar == 0 || jaar > 9999 {
            return Self(0);
        }
        if maand == 0 || maand > 12 {
            return Self(jaar * 10_000);
        }
        Self(jaar * 10_000 + maand * 100 + if dag > 31 { 0 } else { dag })
    }
    /// Reads `19800312`, `1980-03-12`, `1980-03`, `1980`, `19800300` and `12-3-1980`; anything else is unknown.
    pub fn read(tekst: &str) -> Self {
        let delen: Vec<&str> = tekst
            .split(|c: char| !c.is_ascii_digit())
            .filter(|d| !d.is_empty())
            .collect();
        let getal = |s: &str| s.parse::<u16>().unwrap_or(0);
        let klein = |s: &str| s.parse::<u8>().unwrap_or(0);
        match delen.as_slice() {
            [d] if d.len() == 8 => Self::new(getal(&d[..4]), klein(&d[4..6]), klein(&d[6..])),
            [j] if j.len() == 4 => Self::new(getal(j), 0, 0),
            [j, m] if j.len() == 4 => Self::new(getal(j), klein(m), 0),
            [j, m, d] if j.len() == 4 => Self::new(getal(j), klein(m), klein(d)),
            [d, m, j] if j.len() == 4 => Self::new(getal(j), klein(m), klein(d)),
            _ => Self(0),
        }
    }
    /// Year, 0 when unknown.
    pub fn jaar(self) -> u32 {
        self.0 / 10_000
    }
    /// Month, 0 when unknown.
    pub fn maand(self) -> u32 {
        self.0 / 100 % 100
    }
    /// Day, 0 when unknown.
    pub fn dag(self) -> u32 {
        self.0 % 100
    }
    /// True when nothing is known.
    pub fn is_leeg(self) -> bool {
        self.0 == 0
    }
    /// True when day, month and year are known.
    pub fn is_volledig(self) -> bool {
        self.dag() > 0
    }
    /// True for 1 January: often it stands for a day that nobody knows.
    pub fn op_een_januari(self) -> bool {
        self.dag() == 1 && self.maand() == 1
    }
    /// The number yyyymmdd, with zeros for what is unknown.
    pub fn getal(self) -> u32 {
        self.0
    }
}

/// Registered sex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Geslacht {
    /// Not known, or neither.
    #[default]
    Onbekend,
    /// Man.
    Man,
    /// Woman.
    Vrouw,
}

impl Geslacht {
    /// Reads `M`, `V`, `F` (also as the begin of a word); anything else is unknown.
    pub fn read(tekst: &str) -> Self {
        match tekst.trim().bytes().next().map(|b| b.to_ascii_lowercase()) {
            Some(b'm') => Self::Man,
            Some(b'v' | b'f') => Self::Vrouw,
            _ => Self::Onbekend,
        }
    }
}

/// An address; empty fields are unknown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Adres {
    /// Four digits and two letters, with or without a space.
    pub postcode: String,
    /// House number; 0 is unknown.
    pub huisnummer: u32,
    /// Letter and addition.
    pub toevoeging: String,
    /// Street name.
    pub straat: String,
    /// Town.
    pub plaats: String,
}

/// One record. `Debug` shows nothing of it: it would put names and numbers in a log.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Persoon {
    /// Given names, separated by spaces.
    pub voornamen: String,
    /// Initials, with or without dots.
    pub voorletters: String,
    /// Prefix of the family name ("van der").
    pub voorvoegsel: String,
    /// Family name; a prefix in it and a double name are recognised.
    pub geslachtsnaam: String,
    /// Name of the partner, with its prefix.
    pub partnernaam: String,
    /// Date of birth.
    pub geboren: Datum,
    /// Registered sex.
    pub geslacht: Geslacht,
    /// Present address.
    pub adres: Adres,
    /// Former addresses.
    pub vorige: Vec<Adres>,
    /// Phone number in any writing.
    pub telefoon: String,
    /// BSN, digits; empty when not known or not allowed to be used.
    pub bsn: String,
}

impl std::fmt::Debug for Persoon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Persoon(•••)")
    }
}
