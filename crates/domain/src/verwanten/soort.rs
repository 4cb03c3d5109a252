// SPDX-License-Identifier: EUPL-1.2
//! Kinds of relations. A relation reads "met … over": "Wilma is ouder van Noor".

use crate::code_enum;

code_enum! {
    /// What relations are about, in the order of the screen.
    pub enum Groep {
        Familie = "familie", "Familie";
        Gezag = "gezag", "Gezag";
        Vertegenwoordiging = "vertegenwoordiging", "Curatele, bewind en mentorschap";
        Zorg = "zorg", "Mantelzorg";
        Netwerk = "netwerk", "Eigen netwerk";
        Professional = "professional", "Professionals";
    }
}

code_enum! {
    /// Kind of a relation. The six kinds of gezag are those of the BRP (Haal Centraal BRP Personen 2.7.0, `gezag`);
    /// curatele, bewind and mentorschap are those of BW 1:378, 1:431 and 1:450.
    pub enum RelatieSoort {
        Ouder = "ouder", "is ouder van";
        Adoptieouder = "adoptieouder", "is adoptieouder van";
        Stiefouder = "stiefouder", "is stiefouder van";
        Pleegouder = "pleegouder", "is pleegouder van";
        Gehuwd = "gehuwd", "is getrouwd of geregistreerd partner van";
        Partner = "partner", "is partner van";
        ExPartner = "ex_partner", "is ex-partner van";
        BroerZus = "broer_zus", "is broer of zus van";
        HalfBroerZus = "half_broer_zus", "is halfbroer of halfzus van";
        AndereFamilie = "andere_familie", "is andere familie van";
        GezagOuders = "gezag_ouders", "heeft samen met de andere ouder gezag over";
        GezagOuder = "gezag_ouder", "heeft als enige ouder gezag over";
        GezagGezamenlijk = "gezag_gezamenlijk", "heeft gezamenlijk gezag over";
        Voogdij = "voogdij", "heeft de voogdij over";
        GezagGeen = "gezag_geen", "niemand heeft tijdelijk gezag over";
        GezagOnbekend = "gezag_onbekend", "niet te bepalen wie gezag heeft over";
        Curatele = "curatele", "is curator van";
        Bewind = "bewind", "is bewindvoerder van";
        Mentorschap = "mentorschap", "is mentor van";
        Mantelzorg = "mantelzorg", "is mantelzorger van";
        Netwerk = "netwerk", "hoort bij het netwerk van";
        Professional = "professional", "is professional voor";
    }
}

code_enum! {
    /// How strong a tie is, as lines in an ecogram are drawn.
    pub enum Sterkte {
        Sterk = "sterk", "sterk";
        Gewoon = "gewoon", "gewoon";
        Zwak = "zwak", "zwak";
        Gespannen = "gespannen", "gespannen";
        Verbroken = "verbroken", "verbroken";
    }
}

code_enum! {
    /// Where a fact comes from.
    pub enum Bron {
        Gesprek = "gesprek", "gesprek met de inwoner";
        Brp = "brp", "BRP";
        Gezagsregister = "gezagsregister", "gezagsregister";
        Ccbr = "ccbr", "register curatele en bewind";
        Partner = "partner", "ketenpartner";
        Anders = "anders", "anders";
    }
}

impl RelatieSoort {
    /// What it is about.
    pub const fn groep(self) -> Groep {
        match self {
            Self::Ouder
            | Self::Adoptieouder
            | Self::Stiefouder
            | Self::Pleegouder
            | Self::Gehuwd
            | Self::Partner
            | Self::ExPartner
            | Self::BroerZus
            | Self::HalfBroerZus
            | Self::AndereFamilie => Groep::Familie,
            Self::GezagOuders
            | Self::GezagOuder
            | Self::GezagGezamenlijk
            | Self::Voogdij
            | Self::GezagGeen
            | Self::GezagOnbekend => Groep::Gezag,
            Self::Curatele | Self::Bewind | Self::Mentorschap => Groep::Vertegenwoordiging,
            Self::Mantelzorg => Groep::Zorg,
            Self::Netwerk => Groep::Netwerk,
            Self::Professional => Groep::Professional,
        }
    }
    /// `met` is a parent in whatever way; `over` is the child.
    pub const fn is_ouder(self) -> bool {
        matches!(
            self,
            Self::Ouder | Self::Adoptieouder | Self::Stiefouder | Self::Pleegouder
        )
    }
    /// A couple, of now or before.
    pub const fn is_paar(self) -> bool {
        matches!(self, Self::Gehuwd | Self::Partner | Self::ExPartner)
    }
    /// Brothers and sisters.
    pub const fn is_broer_zus(self) -> bool {
        matches!(self, Self::BroerZus | Self::HalfBroerZus)
    }
    /// Reads the same in both directions.
    pub const fn is_wederzijds(self) -> bool {
        self.is_paar() || self.is_broer_zus() || matches!(self, Self::AndereFamilie)
    }
    /// Gezag that nobody has, or of which nobody knows who has it: there is no `met`.
    pub const fn zonder_ander(self) -> bool {
        matches!(self, Self::GezagGeen | Self::GezagOnbekend)
    }
    /// How many may have it over one child at the same time.
    pub const fn hoogstens(self) -> usize {
        match self {
            Self::Ouder | Self::Adoptieouder | Self::GezagOuders | Self::GezagGezamenlijk | Self::Voogdij => {
                2
            }
            Self::GezagOuder | Self::Curatele | Self::GezagGeen | Self::GezagOnbekend => 1,
            _ => usize::MAX,
        }
    }
}
