// SPDX-License-Identifier: EUPL-1.2
//! Fixed values of a warning.

use crate::code_enum;
use crate::notitie::Categorie;

code_enum! {
    /// What a warning is about, the gravest first.
    pub enum WaarschuwingSoort {
        Wapens = "wapens", "wapens in huis";
        Agressie = "agressie", "agressie tegen hulpverleners";
        NietAlleen = "niet_alleen", "nooit alleen op huisbezoek";
        Justitie = "justitie", "maatregel van justitie, zoals een contactverbod";
        Hond = "hond", "gevaarlijke hond";
        Besmettelijk = "besmettelijk", "besmettelijke ziekte";
        Anders = "anders", "ander gevaar bij een bezoek";
        NietDelen = "niet_delen", "niet delen met iemand";
    }
}

impl WaarschuwingSoort {
    /// The category whose ground one needs to read the text. Danger to who visits, and with whom nothing may be shared,
    /// is for everybody who may open the casus: without it they can't act rightly.
    pub const fn categorie(self) -> Categorie {
        match self {
            Self::Besmettelijk => Categorie::Medisch,
            Self::Justitie => Categorie::Justitie,
            Self::Wapens
            | Self::Agressie
            | Self::NietAlleen
            | Self::Hond
            | Self::Anders
            | Self::NietDelen => Categorie::Algemeen,
        }
    }
    /// True when it is about the safety of who visits; then that there is a warning reaches everybody.
    pub const fn is_bezoek(self) -> bool {
        !matches!(self, Self::NietDelen)
    }
}

code_enum! {
    /// What happened to a warning.
    pub enum Stap {
        Gemaakt = "gemaakt", "vastgelegd";
        Verlengd = "verlengd", "herbeoordeeld en verlengd";
        Beeindigd = "beeindigd", "beëindigd";
    }
}

code_enum! {
    /// Was the person told that the warning is there?
    pub enum Verteld {
        Ja = "ja", "ja";
        Nee = "nee", "nee, nog niet";
    }
}
