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
    /// Category; all but general are hidden from those without a ground for it (requirement D8).
    pub enum Categorie {
        Algemeen = "algemeen", "algemeen";
        Medisch = "medisch", "medisch";
        Justitie = "justitie", "justitie";
        Veiligheid = "veiligheid", "veiligheid van een persoon";
    }
}

impl Categorie {
    /// True when reading it needs a ground of its own.
    pub const fn is_gevoelig(self) -> bool {
        !matches!(self, Self::Algemeen)
    }
}

code_enum! {
    /// What a part of a note is; never mixed.
    pub enum Deelsoort {
        Feit = "feit", "feit";
        Mening = "mening", "zorg of mening";
    }
}
