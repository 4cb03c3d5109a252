// SPDX-License-Identifier: EUPL-1.2
//! Households and the people in them.

use crate::{
    deel::Deel,
    id::Id,
    kans::Kans,
    levens::Vorm,
    namen,
    organisatie::WIJKEN,
    rijen::{AdresRij, Bak, HuishoudenLidRij, HuishoudenRij, PersoonRij, PersoonZoektermRij},
    tijd::{Dag, Moment},
};
use domain::huishouden::{Persoonsnaam, Zoekbron, zoektermen};

/// A member of a household.
#[derive(Clone, Debug)]
pub struct Lid {
    /// Id.
    pub id: Id,
    /// First name; empty for an unborn child.
    pub voornaam: String,
    /// Prefix.
    pub voorvoegsel: &'static str,
    /// Family name.
    pub achternaam: String,
    /// Male or female; unknown for an unborn child.
    pub man: Option<bool>,
    /// Born.
    pub geboren: Option<Dag>,
    /// Expected.
    pub verwacht: Option<Dag>,
    /// Role in the household.
    pub rol: &'static str,
    /// Has parental authority.
    pub gezag: bool,
    /// Phone.
    pub telefoon: Option<String>,
    /// Where somebody without address can be found.
    pub verblijf: Option<&'static str>,
    /// Has no BSN known to us.
    pub zonder_bsn: bool,
}

impl Lid {
    /// Somebody new.
    pub fn nieuw(
        id: Id,
        voornaam: &str,
        achternaam: (&'static str, &str),
        man: bool,
        geboren: Dag,
        rol: &'static str,
    ) -> Self {
        Self {
            id,
            voornaam: voornaam.to_owned(),
            voorvoegsel: achternaam.0,
            achternaam: achternaam.1.to_owned(),
            man: Some(man),
            geboren: Some(geboren),
            verwacht: None,
            rol,
            gezag: rol == "ouder",
            telefoon: None,
            verblijf: None,
            zonder_bsn: false,
        }
    }
    /// An unborn child.
    pub fn ongeboren(id: Id, achternaam: (&'static str, &str), verwacht: Dag) -> Self {
        Self {
            id,
            voornaam: String::new(),
            voorvoegsel: achternaam.0,
            achternaam: achternaam.1.to_owned(),
            man: None,
            geboren: None,
            verwacht: Some(verwacht),
            rol: "ongeboren",
            gezag: false,
            telefoon: None,
            verblijf: None,
            zonder_bsn: true,
        }
    }
    /// "Ineke Boersma-proef".
    pub fn naam(&self) -> String {
        let tussen = if self.voorvoegsel.is_empty() { "" } else { " " };
        format!(
            "{} {}{tussen}{}",
            self.voornaam, self.voorvoegsel, self.achternaam
        )
    }
    /// "mevrouw Boersma-proef".
    pub fn aanspreek(&self) -> String {
        let tussen = if self.voorvoegsel.is_empty() { "" } else { " " };
        let titel = if self.man == Some(true) {
            "meneer"
        } else {
            "mevrouw"
        };
        let voor = namen::hoofdletter(self.voorvoegsel);
        format!("{titel} {voor}{tussen}{}", self.achternaam)
    }
    /// Age on a day.
    pub fn leeftijd(&self, op: Dag) -> Option<i32> {
        self.geboren.map(|g| g.jaren_tot(op))
    }
    /// True for somebody who acts for themself.
    pub fn is_volwassen(&self) -> bool {
        !matches!(self.rol, "kind" | "ongeboren")
    }
}

/// An address.
#[derive(Clone, Debug)]
pub struct Adres {
    /// Id.
    pub id: Id,
    /// Street.
    pub straat: &'static str,
    /// House number.
    pub nummer: i32,
    /// Postcode.
    pub postcode: String,
}

/// A household. The first member is the one whom most is about.
#[derive(Clone, Debug)]
pub struct Huis {
    /// Id.
    pub id: Id,
    /// Name.
    pub naam: String,
    /// Members.
    pub leden: Vec<Lid>,
    /// Place in [`WIJKEN`].
    pub wijk: usize,
    /// Address, unless there is none.
    pub adres: Option<Adres>,
    /// Since when it is known.
    pub sinds: Dag,
    /// Kind.
    pub vorm: Vorm,
}

impl Huis {
    /// Whom most is about.
    pub fn hoofd(&self) -> &Lid {
        &self.leden[0]
    }
    /// The child that is talked about: the eldest under 18.
    pub fn kind(&self) -> Option<&Lid> {
        self.leden
            .iter()
            .find(|l| l.rol == "kind" && !l.voornaam.is_empty())
    }
    /// The other adult.
    pub fn partner(&self) -> Option<&Lid> {
        self.leden.iter().skip(1).find(|l| l.is_volwassen())
    }
    /// Number of parents and of children, unborn too.
    pub fn ouders_en_kinderen(&self) -> (usize, usize) {
        let kinderen = self.leden.iter().filter(|l| !l.is_volwassen()).count();
        (self.leden.iter().filter(|l| l.rol == "ouder").count(), kinderen)
    }
    /// Code of the wijk.
    pub fn wijk_code(&self) -> &'static str {
        WIJKEN[self.wijk].0
    }
}

/// A wijk, by how much of the work is there.
pub fn wijk(kans: &mut Kans) -> usize {
    let totaal: usize = WIJKEN.iter().map(|w| w.2).sum();
    let mut rest = kans.onder(totaal);
    WIJKEN
        .iter()
        .position(|w| {
            if rest < w.2 {
                return true;
            }
            rest -= w.2;
            false
        })
        .unwrap_or(0)
}

/// How a household must be.
#[derive(Clone, Copy, Debug)]
pub struct Wens {
    /// Kind.
    pub vorm: Vorm,
    /// Number of children for a family.
    pub kinderen: i32,
    /// Moment from which the ids tell; grows with each household.
    pub moment: Moment,
    /// Family name, when it is fixed.
    pub naam: Option<(&'static str, &'static str)>,
    /// Day on which the unborn child is expected.
    pub verwacht: Dag,
}

/// Makes a household of a kind.
pub fn maak(kans: &mut Kans, wens: &Wens, vandaag: Dag) -> Huis {
    let id = |kans: &mut Kans| Id::op(wens.moment, kans);
    let dag = |kans: &mut Kans, van: i32, tot: i32| vandaag.plus(-(kans.tussen(van * 365 + 40, tot * 365)));
    let achternaam = wens
        .naam
        .map_or_else(|| namen::achternaam(kans), |(voor, naam)| (voor, naam.to_owned()));
    let a = (achternaam.0, achternaam.1.as_str());
    let mut leden = Vec::new();
    let volwassene = |kans: &mut Kans, man: bool, van, tot, rol, a: (&'static str, &str)| {
        let voor = namen::voornaam(kans, man);
        let lid_id = id(kans);
        let geboren = dag(kans, van, tot);
        let mut lid = Lid::nieuw(lid_id, voor, a, man, geboren, rol);
        if kans.procent(80) {
            lid.telefoon = Some(namen::mobiel(kans));
        }
        lid
    };
    let man = kans.procent(50);
    match wens.vorm {
        Vorm::Gezin | Vorm::Eenouder => {
            let eerste = wens.vorm == Vorm::Gezin && man;
            leden.push(volwassene(kans, eerste, 26, 52, "ouder", a));
            if wens.vorm == Vorm::Gezin {
                let ander = namen::achternaam(kans);
                leden.push(volwassene(
                    kans,
                    !eerste,
                    26,
                    54,
                    "ouder",
                    (ander.0, ander.1.as_str()),
                ));
            }
        }
        Vorm::Alleen => leden.push(volwassene(kans, man, 27, 68, "hoofdbewoner", a)),
        Vorm::Paar => {
            leden.push(volwassene(kans, man, 24, 66, "hoofdbewoner", a));
            let ander = namen::achternaam(kans);
            leden.push(volwassene(
                kans,
                !man,
                24,
                66,
                "partner",
                (ander.0, ander.1.as_str()),
            ));
        }
        Vorm::Oud => {
            leden.push(volwassene(kans, man, 74, 91, "hoofdbewoner", a));
            if kans.procent(75) {
                leden.push(volwassene(kans, !man, 70, 89, "partner", a));
            }
        }
        Vorm::Zwanger => leden.push(volwassene(kans, false, 18, 27, "ouder", a)),
        Vorm::Dakloos => leden.push(volwassene(kans, man, 18, 22, "hoofdbewoner", a)),
    }
    if wens.vorm == Vorm::Zwanger {
        leden.push(Lid::ongeboren(id(kans), a, wens.verwacht));
    }
    if matches!(wens.vorm, Vorm::Gezin | Vorm::Eenouder) {
        let jongste_ouder = leden
            .iter()
            .filter_map(|l| l.leeftijd(vandaag))
            .min()
            .unwrap_or(30);
        let mut oud = (jongste_ouder - 19).clamp(7, 17);
        for _ in 0..wens.kinderen {
            let man = kans.procent(50);
            let voor = namen::voornaam(kans, man);
            let lid_id = id(kans);
            let geboren = dag(kans, oud.max(1) - 1, oud.max(1));
            leden.push(Lid::nieuw(lid_id, voor, a, man, geboren, "kind"));
            oud = (oud - kans.tussen(1, 4)).max(1);
        }
    }
    let wijk = wijk(kans);
    let adres = (wens.vorm != Vorm::Dakloos).then(|| Adres {
        id: id(kans),
        straat: namen::straat(kans),
        nummer: kans.tussen(1, 240),
        postcode: namen::postcode(kans, wijk),
    });
    if wens.vorm == Vorm::Dakloos {
        leden[0].verblijf = Some(*kans.kies(&[
            "slaapt bij vrienden, overdag in het buurthuis",
            "in het portiek achter het station",
            "bij een tante op zolder",
            "in de nachtopvang",
            "in een auto op de parkeerplaats",
        ]));
        leden[0].zonder_bsn = kans.procent(30);
    }
    let tussen = if achternaam.0.is_empty() { "" } else { " " };
    Huis {
        id: id(kans),
        naam: format!("{}{tussen}{}", namen::hoofdletter(achternaam.0), achternaam.1),
        leden,
        wijk,
        adres,
        sinds: vandaag.plus(-4 * 365),
        vorm: wens.vorm,
    }
}

/// Search words of a person, as the domain makes them.
fn termen(lid: &Lid, adres: Option<&Adres>) -> Vec<String> {
    let naam = Persoonsnaam {
        voornamen: lid.voornaam.clone(),
        roepnaam: String::new(),
        voorvoegsel: lid.voorvoegsel.to_owned(),
        achternaam: lid.achternaam.clone(),
    };
    let nummer = adres.map_or_else(String::new, |a| a.nummer.to_string());
    zoektermen(
        &naam,
        &Zoekbron {
            geboren: lid.geboren.and_then(Dag::datum),
            postcode: adres.map_or("", |a| &a.postcode),
            huisnummer: &nummer,
            telefoons: &lid.telefoon.iter().map(String::as_str).collect::<Vec<_>>(),
        },
    )
}

/// Puts the rows of a household in the bak. `met_bsn`: how many members get a BSN at most.
pub fn schrijf(huis: &Huis, deel: &mut Deel, met_bsn: usize, bak: &mut Bak) {
    let gemeente = deel.gemeente;
    if let Some(a) = &huis.adres {
        bak.adres.push(AdresRij {
            gemeente,
            id: a.id,
            straat: a.straat.into(),
            huisnummer: a.nummer,
            toevoeging: "".into(),
            postcode: a.postcode.clone().into(),
            plaats: if huis.wijk < 10 {
                "Deventer"
            } else {
                WIJKEN[huis.wijk].1
            }
            .into(),
            wijk_code: Some(huis.wijk_code().into()),
        });
    }
    for (n, lid) in huis.leden.iter().enumerate() {
        let bsn = if lid.zonder_bsn || n >= met_bsn {
            None
        } else {
            deel.bsns.next()
        };
        bak.persoon.push(PersoonRij {
            gemeente,
            id: lid.id,
            voornamen: lid.voornaam.clone().into(),
            voorvoegsel: lid.voorvoegsel.into(),
            geslachtsnaam: lid.achternaam.clone().into(),
            geslacht: match lid.man {
                Some(true) => "m",
                Some(false) => "v",
                None => "onbekend",
            },
            geboortedatum: lid.geboren,
            verwacht_op: lid.verwacht,
            overleden_op: None,
            telefoon: lid.telefoon.clone().map(Into::into),
            email: None,
            adres_id: huis.adres.as_ref().map(|a| a.id),
            verblijf: lid.verblijf.map(Into::into),
            bron: if bsn.is_some() { "brp" } else { "gesprek" },
            bsn,
            bevestigd_op: huis.sinds,
            version: 1,
        });
        for term in termen(lid, huis.adres.as_ref()) {
            bak.persoon_zoekterm.push(PersoonZoektermRij {
                gemeente,
                term: term.into(),
                persoon_id: lid.id,
            });
        }
        bak.huishouden_lid.push(HuishoudenLidRij {
            gemeente,
            huishouden_id: huis.id,
            persoon_id: lid.id,
            rol: lid.rol,
            gezag: lid.gezag,
            van: lid.geboren.map_or(huis.sinds, |g| g.max(huis.sinds)),
            tot: None,
        });
    }
    bak.huishouden.push(HuishoudenRij {
        gemeente,
        id: huis.id,
        naam: huis.naam.clone().into(),
        adres_id: huis.adres.as_ref().map(|a| a.id),
        wijk_code: Some(huis.wijk_code().into()),
        version: 1,
    });
}
