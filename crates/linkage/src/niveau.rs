// SPDX-License-Identifier: EUPL-1.2
//! The graded outcomes of comparing, per field, with the words by which they are shown.

/// The fields, in the order in which their evidence is told. The order matters for the explanation: what a field adds
/// depends on what was known before it (see `uitleg`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Veld {
    /// Family name, with partner's name and prefix.
    Naam,
    /// Present and former addresses.
    Adres,
    /// Phone.
    Telefoon,
    /// Date of birth.
    Geboren,
    /// Given names and initials.
    Voornaam,
    /// Sex, given how the given names compare.
    Geslacht,
    /// BSN.
    Bsn,
}

/// How many fields there are.
pub const VELDEN: usize = 7;
/// The most levels that a field has.
pub const NIVEAUS: usize = 12;

/// All fields, in order.
pub const ALLE: [Veld; VELDEN] = [
    Veld::Naam,
    Veld::Adres,
    Veld::Telefoon,
    Veld::Geboren,
    Veld::Voornaam,
    Veld::Geslacht,
    Veld::Bsn,
];

/// Levels of the family name.
pub mod naam {
    #![expect(missing_docs, reason = "the words stand in Veld::words")]
    pub const LEEG: u8 = 0;
    pub const GELIJK: u8 = 1;
    pub const VOORVOEGSEL: u8 = 2;
    pub const KLANK: u8 = 3;
    pub const BIJNA: u8 = 4;
    pub const PARTNER: u8 = 5;
    pub const LIJKT: u8 = 6;
    pub const ANDERS: u8 = 7;
}
/// Levels of the address.
pub mod adres {
    #![expect(missing_docs, reason = "the words stand in Veld::words")]
    pub const LEEG: u8 = 0;
    pub const GELIJK: u8 = 1;
    pub const TOEVOEGING: u8 = 2;
    pub const BIJNA: u8 = 3;
    pub const VORIG: u8 = 4;
    pub const STRAAT: u8 = 5;
    pub const WIJK: u8 = 6;
    pub const ANDERS: u8 = 7;
}
/// Levels of phone and of BSN.
pub mod nummer {
    #![expect(missing_docs, reason = "the words stand in Veld::words")]
    pub const LEEG: u8 = 0;
    pub const GELIJK: u8 = 1;
    pub const BIJNA: u8 = 2;
    pub const ANDERS: u8 = 3;
}
/// Levels of the date of birth.
pub mod geboren {
    #![expect(missing_docs, reason = "the words stand in Veld::words")]
    pub const LEEG: u8 = 0;
    pub const GELIJK: u8 = 1;
    pub const GEWISSELD: u8 = 2;
    pub const CIJFER: u8 = 3;
    pub const DEELS: u8 = 4;
    pub const DAG_MAAND: u8 = 5;
    pub const JAAR_EN: u8 = 6;
    pub const JAAR: u8 = 7;
    pub const TOT3: u8 = 8;
    pub const TOT15: u8 = 9;
    pub const GENERATIE: u8 = 10;
    pub const VER: u8 = 11;
}
/// Levels of the given names.
pub mod voornaam {
    #![expect(missing_docs, reason = "the words stand in Veld::words")]
    pub const LEEG: u8 = 0;
    pub const GELIJK: u8 = 1;
    pub const ROEPNAAM: u8 = 2;
    pub const KLANK: u8 = 3;
    pub const BIJNA: u8 = 4;
    pub const LETTERS: u8 = 5;
    pub const EERSTE_LETTER: u8 = 6;
    pub const LIJKT: u8 = 7;
    pub const ZELFDE_LETTER: u8 = 8;
    pub const ANDERS: u8 = 9;
    pub const ANDERE_LETTER: u8 = 10;
    pub const VOLGORDE: u8 = 11;
}

impl Veld {
    /// Its place in the order.
    pub fn nr(self) -> usize {
        self as usize
    }
    /// How many levels it has; level 0 is always "not known".
    pub fn niveaus(self) -> usize {
        match self {
            Self::Naam | Self::Adres => 8,
            Self::Telefoon | Self::Bsn => 4,
            Self::Geboren | Self::Voornaam => 12,
            Self::Geslacht => 7,
        }
    }
    /// Its name on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Naam => "naam",
            Self::Adres => "adres",
            Self::Telefoon => "telefoon",
            Self::Geboren => "geboortedatum",
            Self::Voornaam => "voornaam",
            Self::Geslacht => "geslacht",
            Self::Bsn => "BSN",
        }
    }
    /// The words for a level, after the label.
    pub fn words(self, niveau: u8) -> &'static str {
        let tabel: &[&'static str] = match self {
            Self::Naam => &[
                "onbekend",
                "gelijk",
                "gelijk, ander voorvoegsel",
                "klinkt gelijk",
                "bijna gelijk",
                "gelijk met partnernaam, dubbele naam of voornaam",
                "lijkt erop",
                "anders",
            ],
            Self::Adres => &[
                "onbekend",
                "gelijk",
                "gelijk, andere toevoeging",
                "bijna gelijk",
                "vorig",
                "zelfde straat",
                "zelfde wijk",
                "anders",
            ],
            Self::Telefoon | Self::Bsn => &["onbekend", "gelijk", "één cijfer anders", "anders"],
            Self::Geboren => &[
                "onbekend",
                "gelijk",
                "dag en maand gewisseld",
                "één cijfer anders",
                "deels bekend en gelijk",
                "dag en maand gelijk, jaar anders",
                "jaar en dag of maand gelijk",
                "jaar gelijk",
                "scheelt hooguit 3 jaar",
                "scheelt hooguit 15 jaar",
                "scheelt een generatie",
                "scheelt meer dan een generatie",
            ],
            Self::Voornaam => &[
                "onbekend",
                "gelijk",
                "roepnaam",
                "klinkt gelijk",
                "bijna gelijk",
                "voorletters passen",
                "eerste voorletter past",
                "lijkt erop",
                "anders, zelfde voorletter",
                "anders",
                "voorletters passen niet",
                "een andere van de namen gelijk",
            ],
            Self::Geslacht => &[
                "onbekend", "gelijk", "anders", "gelijk", "anders", "gelijk", "anders",
            ],
        };
        tabel.get(usize::from(niveau)).copied().unwrap_or("onbekend")
    }
}

/// How two records compare: a level per field, and the frequency of the shared value where that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Patroon {
    /// Level per field.
    pub niveau: [u8; VELDEN],
    /// Relative frequency of the shared value per field; 0 where it has no part. Below zero: minus the factor by which it is
    /// more common than on average.
    pub freq: [f32; VELDEN],
}
