// SPDX-License-Identifier: EUPL-1.2
//! What people do in a day, as requests.

use super::meting::{Metingen, Stap};
use crate::bron::SysteemBron;
use crate::start::Einde;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use regiekamer::klant::{Antwoord, Klant, KlantFout, links, veld};
use store::Bron;
use tokio::time::Instant;

const REGISSEURS: [&str; 3] = ["s.aalders", "p.okoye", "t.dewit"];
const TEAMLEIDER: &str = "l.smit";
const MELDPUNT: [&str; 2] = ["r.yilmaz", "m.jansen"];
const ZOEKEN: [&str; 6] = ["boersma", "7411", "yilmaz", "jansen", "de vries", "bakker"];

/// A task and how often it is done, out of 100.
const MIX: [(Taak, u32); 7] = [
    (Taak::MijnWerk, 22),
    (Taak::Casus, 30),
    (Taak::Notitie, 10),
    (Taak::Zoeken, 10),
    (Taak::Meldpunt, 15),
    (Taak::Triage, 10),
    (Taak::Team, 3),
];

#[derive(Clone, Copy, Debug)]
enum Taak {
    MijnWerk,
    Casus,
    Notitie,
    Zoeken,
    Meldpunt,
    Triage,
    Team,
}

/// A casus of the regisseur, with a person of the household.
#[derive(Debug)]
struct Dossier {
    pad: String,
    persoon: String,
}

/// Colleagues at one desk: a regisseur, somebody of the Meldpunt and a teamleider, each signed in.
#[derive(Debug)]
pub struct Bezoeker {
    adres: String,
    regisseur: Aangemeld,
    meldpunt: Aangemeld,
    teamleider: Aangemeld,
    dossiers: Vec<Dossier>,
    meldingen: Vec<String>,
    kans: ChaCha8Rng,
}

#[derive(Debug)]
struct Aangemeld {
    klant: Klant,
    csrf: String,
}

impl Aangemeld {
    async fn nieuw(adres: &str, naam: &str) -> Result<Self, Einde> {
        let mut klant = Klant::nieuw(adres);
        if !klant.meld_aan(naam).await? {
            return Err(Einde::Fout(format!(
                "can't sign in as {naam}: this server does not offer the demo sign-in"
            )));
        }
        let pagina = klant.haal("/mijn-werk").await?;
        let csrf = veld(&pagina.tekst, "csrf").unwrap_or_default();
        Ok(Self { klant, csrf })
    }
    async fn stuur(&mut self, pad: &str, velden: &[(&str, &str)]) -> Result<Antwoord, KlantFout> {
        let mut toeval = [0; 16];
        SysteemBron.toeval(&mut toeval);
        let eenmalig = uuid::Builder::from_random_bytes(toeval).into_uuid().to_string();
        let csrf = self.csrf.clone();
        let mut alle = vec![("csrf", csrf.as_str()), ("eenmalig", eenmalig.as_str())];
        alle.extend_from_slice(velden);
        self.klant.stuur(pad, &alle).await
    }
}

/// Addresses of records: the path, an id, nothing more.
fn dossierlinks(html: &str, begin: &str) -> Vec<String> {
    let mut uit = links(html, begin);
    uit.retain(|pad| {
        pad.strip_prefix(begin)
            .is_some_and(|id| uuid::Uuid::parse_str(id).is_ok())
    });
    uit
}

impl Bezoeker {
    /// Signs them in and looks what there is to work on.
    ///
    /// # Errors
    /// When the server has no demo people or no work for them.
    pub async fn nieuw(adres: &str, nummer: usize, samen: usize) -> Result<Self, Einde> {
        let wie = |namen: &[&'static str]| namen.get(nummer % namen.len()).copied().unwrap_or_default();
        let mut regisseur = Aangemeld::nieuw(adres, wie(&REGISSEURS)).await?;
        let mut meldpunt = Aangemeld::nieuw(adres, wie(&MELDPUNT)).await?;
        let teamleider = Aangemeld::nieuw(adres, TEAMLEIDER).await?;
        let werk = regisseur.klant.haal("/mijn-werk").await?;
        let mut paden = dossierlinks(&werk.tekst, "/casussen/");
        if paden.is_empty() {
            let lijst = regisseur.klant.haal("/casussen").await?;
            paden = dossierlinks(&lijst.tekst, "/casussen/");
        }
        let mut dossiers = Vec::new();
        for pad in paden.into_iter().take(20) {
            let formulier = regisseur.klant.haal(&format!("{pad}/notities/nieuw")).await?;
            if let Some(persoon) = veld(&formulier.tekst, "personen") {
                dossiers.push(Dossier { pad, persoon });
            }
        }
        let rij = meldpunt.klant.haal("/meldpunt").await?;
        let alle = dossierlinks(&rij.tekst, "/meldingen/");
        // Everybody their own meldingen: two people at one weighing is another measurement.
        let meldingen: Vec<String> = alle.iter().skip(nummer).step_by(samen).cloned().collect();
        let meldingen = if meldingen.is_empty() { alle } else { meldingen };
        if dossiers.is_empty() || meldingen.is_empty() {
            return Err(Einde::Fout(format!(
                "nothing to work on: {} casussen, {} meldingen; fill a demo first",
                dossiers.len(),
                meldingen.len()
            )));
        }
        Ok(Self {
            adres: adres.to_owned(),
            regisseur,
            meldpunt,
            teamleider,
            dossiers,
            meldingen,
            kans: ChaCha8Rng::seed_from_u64(u64::try_from(nummer).unwrap_or(0)),
        })
    }

    /// New connections, after one was given up.
    pub fn opnieuw(&mut self) {
        self.regisseur.klant.verhuis(&self.adres);
        self.meldpunt.klant.verhuis(&self.adres);
        self.teamleider.klant.verhuis(&self.adres);
    }

    fn kies(&mut self) -> Taak {
        let mut rest = self.kans.random_range(0..100);
        for (taak, deel) in MIX {
            if rest < deel {
                return taak;
            }
            rest -= deel;
        }
        Taak::MijnWerk
    }

    /// Does one task; its time runs from `vanaf`.
    pub async fn doe(&mut self, vanaf: Instant, m: &mut Metingen) {
        let taak = self.kies();
        let dossier = self.kans.random_range(0..self.dossiers.len());
        let melding = self.kans.random_range(0..self.meldingen.len());
        let zoek = ZOEKEN[self.kans.random_range(0..ZOEKEN.len())];
        match taak {
            Taak::MijnWerk => {
                let uit = self.regisseur.klant.haal("/mijn-werk").await;
                m.neem(Stap::MijnWerk, vanaf, &uit);
            }
            Taak::Casus => {
                let uit = match self.dossiers.get(dossier) {
                    Some(d) => self.regisseur.klant.haal(&d.pad).await,
                    None => return,
                };
                m.neem(Stap::Casus, vanaf, &uit);
            }
            Taak::Notitie => {
                let Some(d) = self.dossiers.get(dossier) else {
                    return;
                };
                let velden = [
                    ("personen", d.persoon.as_str()),
                    ("vorm", "telefoon"),
                    ("categorie", "algemeen"),
                    (
                        "feiten",
                        "Gebeld over de afspraak van volgende week. Die gaat door.",
                    ),
                    ("zelf", "ja"),
                ];
                let pad = format!("{}/notities/nieuw", d.pad);
                let uit = self.regisseur.stuur(&pad, &velden).await;
                m.neem(Stap::Notitie, vanaf, &uit);
            }
            Taak::Zoeken => {
                let uit = self.meldpunt.stuur("/zoeken", &[("zoek", zoek)]).await;
                m.neem(Stap::Zoeken, vanaf, &uit);
            }
            Taak::Meldpunt => {
                let uit = self.meldpunt.klant.haal("/meldpunt").await;
                m.neem(Stap::Meldpunt, vanaf, &uit);
            }
            Taak::Triage => self.triage(melding, vanaf, m).await,
            Taak::Team => {
                let uit = self.teamleider.klant.haal("/team").await;
                m.neem(Stap::Team, vanaf, &uit);
            }
        }
    }

    async fn triage(&mut self, melding: usize, vanaf: Instant, m: &mut Metingen) {
        let Some(pad) = self.meldingen.get(melding).map(|p| format!("{p}/triage")) else {
            return;
        };
        let uit = self.meldpunt.klant.haal(&pad).await;
        m.neem(Stap::TriageOpenen, vanaf, &uit);
        let Ok(pagina) = uit else {
            return;
        };
        let vanaf = Instant::now();
        let versie = veld(&pagina.tekst, "versie").unwrap_or_default();
        let velden = [
            ("versie", versie.as_str()),
            ("gebied_financien", "ja"),
            (
                "toelichting",
                "Er zijn schulden. De huur is twee maanden niet betaald.",
            ),
            ("doe", "bewaar"),
        ];
        let uit = self.meldpunt.stuur(&pad, &velden).await;
        m.neem(Stap::TriageBewaren, vanaf, &uit);
    }
}
