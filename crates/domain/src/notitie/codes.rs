// SPDX-License-Identifier: EUPL-1.2
//! Fixed values of a note.

use crate::code_enum;

code_enum! {
    /// What kind of contact it was.
    pub enum Vorm {
        Huisbezoek = "huisbezoek", "huisbezoek";
        Telefoon = "telefoon", "telefoon";
        Gesprek = "gesprek", "gesprek";
        Bericht = "bericht", "bericht";
        Overleg = "overleg", "overleg";
        Poging = "poging", "poging tot contact";
    }
}

code_enum! {
    /// How an attempt at contact ended (requirement D11).
    pub enum Resultaat {
        Gelukt = "gelukt", "gelukt";
        NietThuis = "niet_thuis", "niet thuis";
        NietOpengedaan = "niet_opengedaan", "niet opengedaan";
        GeenGehoor = "geen_gehoor", "geen gehoor";
        Geweigerd = "geweigerd", "wilde geen contact";
    }
}

code_enum! {
    /// Category of data; what nobody has a ground for is absent (requirements D4, D8). Notes have all but the first two.
    pub enum Categorie {
        Identiteit = "identiteit", "wie iemand is";
        Contact = "contact", "adres en telefoon";
        Algemeen = "algemeen", "algemeen";
        Medisch = "medisch", "medisch";
        Justitie = "justitie", "justitie";
        Financieel = "financieel", "geld en schulden";
        Veiligheid = "veiligheid", "veiligheid van een persoon";
    }
}

impl Categorie {
    /// What a note can be: the categories without those of the person file.
    pub const VAN_NOTITIE: [Self; 5] = [
        Self::Algemeen,
        Self::Medisch,
        Self::Justitie,
        Self::Financieel,
        Self::Veiligheid,
    ];

    /// True when reading it needs a ground of its own, named by the deelname.
    pub const fn is_gevoelig(self) -> bool {
        matches!(
            self,
            Self::Medisch | Self::Justitie | Self::Financieel | Self::Veiligheid
        )
    }

    /// Which fields and notes belong to it; for "Wie mag wat?".
    pub const fn uitleg(self) -> &'static str {
        match self {
            Self::Identiteit => "namen, leeftijden en wie er in het huishouden wonen",
            Self::Contact => {
                "adres, verblijf en telefoon van het huishouden en van familie en vrienden; een geheim adres vraagt daarnaast een eigen grond"
            }
            Self::Algemeen => {
                "de stand van de casus, gewone notities, waarschuwingen voor een bezoek, en afspraken, doelen en intake op gewone leefgebieden"
            }
            Self::Medisch => "medische notities en waarschuwingen, en intake en doelen over gezondheid",
            Self::Justitie => "notities en waarschuwingen over politie en justitie",
            Self::Financieel => "notities over geld, en intake en doelen over inkomen en schulden",
            Self::Veiligheid => "notities over de veiligheid van een persoon, en intake en doelen daarover",
        }
    }

    /// Categories from their codes with commas; an unknown code opens nothing.
    pub fn uit_codes(codes: &str) -> Vec<Self> {
        codes.split(',').filter_map(|c| c.trim().parse().ok()).collect()
    }

    /// Codes with commas, as stored.
    pub fn codes(lijst: &[Self]) -> String {
        let codes: Vec<&str> = lijst.iter().map(|c| c.code()).collect();
        codes.join(",")
    }
}

code_enum! {
    /// What a part of a note is; never mixed.
    pub enum Deelsoort {
        Feit = "feit", "feit";
        Mening = "mening", "zorg of mening";
    }
}
