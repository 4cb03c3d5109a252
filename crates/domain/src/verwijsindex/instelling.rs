// SPDX-License-Identifier: EUPL-1.2
//! How the module works in a gemeente: off, winding down, or on; with which gemeenten; the pilot for adults.

use super::{LEEFTIJD, Modus::*};
use crate::huishouden::{is_postcode, normaliseer, verjaardag};
use crate::import::lees_datum;
use crate::kern::Fouten;
use crate::{Gemeente, Weigering, code_enum};
use jiff::{ToSpan, civil::Date};

code_enum! {
    /// How the module works.
    pub enum Modus {
        Uit = "uit", "staat uit";
        Afbouw = "afbouw", "wordt afgebouwd";
        Aan = "aan", "staat aan";
    }
}

/// A pilot (leertuin) in which adults may be in it too: never without its ground, its period and its gemeenten (C2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leertuin {
    /// Legal ground.
    pub grond: String,
    /// First day.
    pub van: Date,
    /// Last day.
    pub tot: Date,
    /// Gemeenten that take part.
    pub gemeenten: Vec<Gemeente>,
}

impl Leertuin {
    /// Holds on this day.
    pub fn geldt(&self, vandaag: Date) -> bool {
        self.van <= vandaag && vandaag <= self.tot
    }
}

/// What holds in a gemeente. The begin is: off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instelling {
    /// Number of the version; 0 when nothing was ever set.
    pub versie: i64,
    /// Off, winding down, on.
    pub modus: Modus,
    /// Other gemeenten that it works with; they must name this one too.
    pub regio: Vec<Gemeente>,
    /// Days after which both melders are reminded [config].
    pub herinner_na: u16,
    /// Days after which a match lies with the procesmanager [config].
    pub procesmanager_na: u16,
    /// The pilot for adults.
    pub leertuin: Option<Leertuin>,
    /// Addresses of institutions, as [`adressleutel`] writes them: living there together says nothing.
    pub instituten: Vec<String>,
}

impl Default for Instelling {
    fn default() -> Self {
        Self {
            versie: 0,
            modus: Uit,
            regio: Vec::new(),
            herinner_na: 7,
            procesmanager_na: 14,
            leertuin: None,
            instituten: Vec::new(),
        }
    }
}

/// An address in one writing: `7411AB 12a`.
pub fn adressleutel(postcode: &str, huisnummer: i32, toevoeging: &str) -> String {
    let postcode: String = postcode.to_uppercase().split_whitespace().collect();
    format!(
        "{postcode} {huisnummer}{}",
        normaliseer(toevoeging).replace(' ', "")
    )
}

/// What lets a signaal in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Toelating {
    /// About an adult, under the pilot that runs up to and including this day.
    pub proef_tot: Option<Date>,
}

/// May a signaal be placed today on somebody with these facts?
///
/// # Errors
/// The module is off or winding down; died; no date of birth; 23 or over without a pilot that holds here.
pub fn mag_plaatsen(
    i: &Instelling,
    gemeente: Gemeente,
    geboren: Option<Date>,
    overleden: bool,
    vandaag: Date,
) -> Result<Toelating, Weigering> {
    let nee = |code: &str, reden: &str| Err(Weigering::new(code, reden));
    match i.modus {
        Uit => return nee("verwijsindex.uit", "De verwijsindex staat uit in deze gemeente."),
        Afbouw => {
            return nee(
                "verwijsindex.afbouw",
                "De verwijsindex wordt afgebouwd. Nieuwe signalen kunnen niet meer; wat er staat loopt af.",
            );
        }
        Aan => {}
    }
    if overleden {
        return nee("verwijsindex.overleden", "Deze persoon is overleden.");
    }
    let Some(geboren) = geboren.filter(|g| *g <= vandaag) else {
        return nee(
            "verwijsindex.geboortedatum",
            "Van deze persoon is geen geboortedatum bekend. Zonder geboortedatum kan er geen signaal op.",
        );
    };
    if verjaardag(geboren, LEEFTIJD).is_some_and(|dag| vandaag < dag) {
        return Ok(Toelating { proef_tot: None });
    }
    match i
        .leertuin
        .as_ref()
        .filter(|l| l.geldt(vandaag) && l.gemeenten.contains(&gemeente))
    {
        Some(l) => Ok(Toelating {
            proef_tot: Some(l.tot),
        }),
        None => nee(
            "verwijsindex.volwassen",
            "Deze persoon is 23 of ouder. De wet kent de verwijsindex alleen voor jeugdigen tot 23 jaar, en in deze gemeente loopt geen proef voor volwassenen.",
        ),
    }
}

/// An instelling as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweInstelling {
    /// Mode (code).
    pub modus: String,
    /// Other gemeenten (numbers).
    pub regio: Vec<String>,
    /// Days.
    pub herinner_na: String,
    /// Days.
    pub procesmanager_na: String,
    /// Adults too?
    pub leertuin: bool,
    /// Ground of the pilot.
    pub grond: String,
    /// First day.
    pub van: String,
    /// Last day.
    pub tot: String,
    /// Gemeenten of the pilot (numbers).
    pub leertuin_gemeenten: Vec<String>,
    /// One address of an institution on each line: `7411 AB 12 a`.
    pub instituten: String,
}

/// An instelling that may be stored; its version is that of the store.
pub type GeldigeInstelling = Instelling;

/// A pilot runs for four years at most: it is no way around the law.
const PROEF_JAREN: i32 = 4;

fn gemeenten(f: &mut Fouten, veld: &str, codes: &[String], bekend: &[Gemeente]) -> Vec<Gemeente> {
    let mut uit: Vec<Gemeente> = Vec::new();
    for code in codes.iter().map(|c| c.trim()).filter(|c| !c.is_empty()) {
        match code.parse().map(Gemeente) {
            Ok(g) if bekend.contains(&g) => uit.push(g),
            _ => f.voeg(veld, "Kies alleen gemeenten uit de lijst."),
        }
    }
    uit.sort_unstable();
    uit.dedup();
    uit
}

fn dagen(f: &mut Fouten, veld: &str, tekst: &str) -> u16 {
    let n = tekst.trim().parse::<u16>().ok().filter(|n| (1..=365).contains(n));
    if n.is_none() {
        f.voeg(veld, "Vul een aantal dagen in, van 1 tot 365.");
    }
    n.unwrap_or(1)
}

impl NieuweInstelling {
    /// Checks it. `eigen`: the gemeente itself; `bekend`: all gemeenten of the installation.
    ///
    /// # Errors
    /// All that is wrong, by field name. A pilot without a ground, a period and gemeenten is refused.
    pub fn valideer(
        &self,
        eigen: Gemeente,
        bekend: &[Gemeente],
        vandaag: Date,
    ) -> Result<GeldigeInstelling, Fouten> {
        let mut f = Fouten::new();
        let modus = self.modus.trim().parse::<Modus>().ok();
        if modus.is_none() {
            f.voeg(
                "modus",
                "Kies of de verwijsindex uit staat, wordt afgebouwd of aan staat.",
            );
        }
        let anderen: Vec<Gemeente> = bekend.iter().copied().filter(|g| *g != eigen).collect();
        let regio = gemeenten(&mut f, "regio", &self.regio, &anderen);
        let herinner_na = dagen(&mut f, "herinner_na", &self.herinner_na);
        let procesmanager_na = dagen(&mut f, "procesmanager_na", &self.procesmanager_na);
        if f.is_leeg() && procesmanager_na < herinner_na {
            f.voeg(
                "procesmanager_na",
                "Kies hier minstens zoveel dagen als voor de herinnering.",
            );
        }
        let leertuin = self
            .leertuin
            .then(|| self.proef(&mut f, eigen, bekend, vandaag))
            .flatten();
        let instituten = self.adressen(&mut f);
        match modus {
            Some(modus) if f.is_leeg() => Ok(Instelling {
                versie: 0,
                modus,
                regio,
                herinner_na,
                procesmanager_na,
                leertuin,
                instituten,
            }),
            _ => Err(f),
        }
    }

    fn proef(&self, f: &mut Fouten, eigen: Gemeente, bekend: &[Gemeente], vandaag: Date) -> Option<Leertuin> {
        let grond = self.grond.trim().to_owned();
        if !(10..=500).contains(&grond.chars().count()) {
            f.voeg("grond", "Schrijf op welke wet of welk besluit dit toestaat. Zonder grond mag een proef met volwassenen niet.");
        }
        let (van, tot) = (lees_datum(&self.van), lees_datum(&self.tot));
        if van.is_none() {
            f.voeg("van", "Kies de eerste dag van de proef.");
        }
        match (van, tot) {
            (_, None) => f.voeg("tot", "Kies de laatste dag van de proef."),
            (Some(van), Some(tot)) if tot < van => {
                f.voeg(
                    "tot",
                    "De laatste dag ligt voor de eerste dag. Kies een latere dag.",
                );
            }
            (Some(van), Some(tot)) if tot > van.saturating_add(PROEF_JAREN.years()) => {
                f.voeg(
                    "tot",
                    "Een proef duurt hoogstens vier jaar. Kies een eerdere dag.",
                );
            }
            (_, Some(tot)) if tot < vandaag => {
                f.voeg("tot", "Deze dag is al geweest. Kies vandaag of later.")
            }
            _ => {}
        }
        let gemeenten = gemeenten(f, "leertuin_gemeenten", &self.leertuin_gemeenten, bekend);
        if !gemeenten.contains(&eigen) {
            f.voeg(
                "leertuin_gemeenten",
                "Kies welke gemeenten meedoen, in elk geval de eigen gemeente.",
            );
        }
        Some(Leertuin {
            grond,
            van: van?,
            tot: tot?,
            gemeenten,
        })
    }

    fn adressen(&self, f: &mut Fouten) -> Vec<String> {
        let mut uit = Vec::new();
        for regel in self.instituten.lines().map(str::trim).filter(|r| !r.is_empty()) {
            let kaal: String = regel.split_whitespace().collect();
            let postcode = kaal.get(..6).unwrap_or_default().to_uppercase();
            let rest = kaal.get(6..).unwrap_or_default();
            let cijfers: String = rest.chars().take_while(char::is_ascii_digit).collect();
            match cijfers.parse::<i32>() {
                Ok(nummer) if is_postcode(&postcode) && nummer > 0 => {
                    uit.push(adressleutel(
                        &postcode,
                        nummer,
                        rest.get(cijfers.len()..).unwrap_or_default(),
                    ));
                }
                _ => f.voeg(
                    "instituten",
                    format!("'{regel}' is geen adres. Schrijf postcode en huisnummer, zoals 7411 AB 12 a."),
                ),
            }
        }
        uit.sort_unstable();
        uit.dedup();
        uit
    }
}
