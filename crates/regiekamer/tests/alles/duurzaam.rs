// SPDX-License-Identifier: EUPL-1.2
//! What the server said it saved is there after `kill -9`, and nothing is half there.

use crate::hulp::{start, tel};
use regiekamer::klant::{Klant, veld};
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use store::uow::Enkel;
use store::{Resultaat, rijen};
use testkit::Wereld;

const KLANTEN: usize = 4;
const RONDES: usize = 3;
const PER_RONDE: usize = 60;

/// A public form as it stands filled in on the screen of a visitor.
struct Formulier {
    velden: Vec<(String, String)>,
}

impl Formulier {
    async fn open(klant: &mut Klant, wat: &str) -> Option<Self> {
        let html = klant.haal("/melden").await.ok()?.tekst;
        let vast = [
            ("hoedanigheid", "buur"),
            ("anoniem", "ja"),
            ("over_adres", "Proefstraat 12"),
            ("gevaar", "nee"),
            ("wat", wat),
        ];
        let mut velden: Vec<(String, String)> = vast.map(|(n, w)| (n.to_owned(), w.to_owned())).to_vec();
        for naam in ["csrf", "eenmalig"] {
            velden.push((naam.to_owned(), veld(&html, naam)?));
        }
        Some(Self { velden })
    }

    /// The reference, when the server answered that the melding is in.
    async fn stuur(&self, klant: &mut Klant) -> Option<String> {
        let velden: Vec<(&str, &str)> = self
            .velden
            .iter()
            .map(|(n, w)| (n.as_str(), w.as_str()))
            .collect();
        let antwoord = klant.stuur("/melden", &velden).await.ok()?;
        let kenmerk = antwoord
            .locatie
            .as_deref()
            .and_then(|l| l.strip_prefix("/melden/bedankt/"))
            .map(str::to_owned);
        assert!(kenmerk.is_some(), "{}: {}", antwoord.status, antwoord.tekst);
        kenmerk
    }
}

/// Sends meldingen until the server is gone. Gives the visitor and the form that got no answer.
async fn meld_tot_het_einde(
    mut klant: Klant,
    nummer: usize,
    gelukt: Arc<Mutex<Vec<String>>>,
    teller: Arc<AtomicUsize>,
) -> (Klant, Option<Formulier>) {
    for n in 0.. {
        let wat = format!("Er staat al dagen afval in de hal ({nummer}.{n}).");
        let Some(formulier) = Formulier::open(&mut klant, &wat).await else {
            break;
        };
        let Some(kenmerk) = formulier.stuur(&mut klant).await else {
            return (klant, Some(formulier));
        };
        gelukt.lock().unwrap().push(kenmerk);
        teller.fetch_add(1, Ordering::SeqCst);
    }
    (klant, None)
}

async fn kenmerken(w: &Wereld) -> Resultaat<HashSet<String>> {
    let mut uow = w.kijk().await;
    let alle = rijen!(uow, Enkel<String>, "SELECT kenmerk AS w FROM melding")?;
    Ok(alle.into_iter().map(|e| e.0).collect())
}

testkit::beide! {
    async fn what_was_answered_is_there_after_a_kill(w: Wereld) {
        let map = tempfile::tempdir().unwrap();
        let mut server = start(&w, &map);
        let gelukt = Arc::new(Mutex::new(Vec::new()));
        let teller = Arc::new(AtomicUsize::new(0));
        let mut klanten: Vec<Klant> = (0..KLANTEN).map(|_| Klant::nieuw(&server.adres)).collect();
        for ronde in 1..=RONDES {
            let taken: Vec<_> = klanten
                .drain(..)
                .enumerate()
                .map(|(n, k)| tokio::spawn(meld_tot_het_einde(k, n, gelukt.clone(), teller.clone())))
                .collect();
            while teller.load(Ordering::SeqCst) < ronde * PER_RONDE {
                assert!(server.proces.0.try_wait().unwrap().is_none(), "the server stopped by itself");
                tokio::task::yield_now().await;
            }
            server.proces.0.kill().unwrap();
            server.proces.0.wait().unwrap();
            server = start(&w, &map);
            for taak in taken {
                let (mut klant, open) = taak.await.unwrap();
                klant.verhuis(&server.adres);
                // The visitor presses the button again: one melding, whether the first press came through or not.
                if let Some(formulier) = open {
                    let eerste = formulier.stuur(&mut klant).await.expect("an answer");
                    let tweede = formulier.stuur(&mut klant).await.expect("an answer");
                    assert_eq!(eerste, tweede);
                    gelukt.lock().unwrap().push(eerste);
                }
                klanten.push(klant);
            }
        }
        let gelukt = gelukt.lock().unwrap().clone();
        let anders: HashSet<String> = gelukt.iter().cloned().collect();
        assert_eq!(anders.len(), gelukt.len(), "each form got a reference of its own");
        assert_eq!(kenmerken(&w).await.unwrap(), anders, "all that was answered is there, and nothing else");
        let aantal = i64::try_from(gelukt.len()).unwrap();
        assert!(aantal >= i64::try_from(RONDES * PER_RONDE).unwrap());
        assert_eq!(tel(&w, "SELECT count(DISTINCT j.onderwerp_id) AS w FROM journaal j
             JOIN melding m ON m.gemeente = j.gemeente AND m.id = j.onderwerp_id
            WHERE j.handeling = 'melding.doen' AND j.soort = 'gemaakt'").await, aantal, "each with its journaal row");
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM journaal WHERE handeling = 'melding.doen' AND soort = 'gemaakt'").await, aantal);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM melding m
             JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id WHERE m.termijn_op > m.ontvangen_op").await, aantal);
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM verwerkt_formulier f
             JOIN melding m ON m.gemeente = f.gemeente AND m.kenmerk = f.resultaat").await, aantal, "each form with its result");
    }
}
