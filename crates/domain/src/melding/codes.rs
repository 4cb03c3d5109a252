// SPDX-License-Identifier: EUPL-1.2
//! Fixed values of a melding (requirement A1).

use crate::code_enum;

code_enum! {
    /// How the melding came in (S1: "telefonie, mail, inloop, post, enzovoorts").
    pub enum Kanaal {
        Formulier = "formulier", "formulier";
        Telefoon = "telefoon", "telefoon";
        Email = "email", "e-mail";
        Post = "post", "post";
        Inloop = "inloop", "inloop";
        Keten = "keten", "bericht uit de keten";
        Import = "import", "bestand";
    }
}

code_enum! {
    /// In what capacity the melder reports (S0 §4: burgers, cliënten, professionals, vrijwilligers en instellingen).
    pub enum Hoedanigheid {
        Inwoner = "inwoner", "inwoner, over zichzelf";
        Familie = "familie", "familie of vriend";
        Buur = "buur", "buur";
        Professional = "professional", "professional";
        Vrijwilliger = "vrijwilliger", "vrijwilliger";
        Instelling = "instelling", "instelling";
    }
}

impl Hoedanigheid {
    /// True when the melder reports about themself.
    pub const fn is_over_zichzelf(self) -> bool {
        matches!(self, Self::Inwoner)
    }
    /// True when the melder may stay anonymous: people from the neighbourhood, never somebody on duty.
    pub const fn mag_anoniem(self) -> bool {
        matches!(self, Self::Familie | Self::Buur | Self::Vrijwilliger)
    }
}

code_enum! {
    /// May the household hear who made the melding?
    pub enum NaamNoemen {
        Ja = "ja", "ja";
        Nee = "nee", "nee";
        EerstOverleggen = "eerst_overleggen", "eerst met mij overleggen";
    }
}

code_enum! {
    /// Is there danger now?
    pub enum Gevaar {
        Ja = "ja", "ja";
        Nee = "nee", "nee";
        WeetNiet = "weet_niet", "weet ik niet";
    }
}

code_enum! {
    /// How urgent, the most urgent first (requirement A10).
    pub enum Urgentie {
        Acuut = "acuut", "acuut";
        Spoed = "spoed", "spoed";
        Gewoon = "gewoon", "gewoon";
    }
}

impl Urgentie {
    /// The more urgent of two.
    pub fn hoogste(self, ander: Self) -> Self {
        self.min(ander)
    }
}

code_enum! {
    /// Where a melding stands.
    pub enum MeldingStatus {
        Nieuw = "nieuw", "nieuw";
        InBehandeling = "in_behandeling", "in behandeling";
        Afgerond = "afgerond", "afgerond";
        Samengevoegd = "samengevoegd", "samengevoegd";
    }
}

impl MeldingStatus {
    /// True while the melding needs an owner and a due date (requirement A2).
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Nieuw | Self::InBehandeling)
    }
}

code_enum! {
    /// How the triage of a melding ended.
    pub enum MeldingUitkomst {
        Mdo = "mdo", "naar het MDO";
        Team = "team", "naar een team";
        Crisis = "crisis", "crisishulp gestart";
        Informatie = "informatie", "informatie gegeven";
        GeenVervolg = "geen_vervolg", "geen vervolg";
        Casus = "casus", "bij een lopende casus gevoegd";
    }
}

code_enum! {
    /// What kind of concern it is; the first sorting of the queue (S0 §6, S2 "Beschrijving", S4 §4.1).
    pub enum MeldingSoort {
        Kinderen = "kinderen", "zorg om een kind of gezin";
        Huishouden = "huishouden", "zorg om een volwassene of huishouden";
        Geld = "geld", "geld en schulden";
        Wonen = "wonen", "woning, vervuiling of dakloos";
        Overlast = "overlast", "overlast";
        Geweld = "geweld", "geweld of onveiligheid";
        Zorgmijding = "zorgmijding", "iemand houdt hulp af";
        SchoolWerk = "school_werk", "school of werk";
        Anders = "anders", "iets anders";
    }
}
