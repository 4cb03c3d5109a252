// SPDX-License-Identifier: EUPL-1.2
//! From the fields of the weighing form to answers, and back.

use super::Verschil;
use crate::kern::{Formulier, Invoer};
use app::triage::{TriageBeeld, TriageInvoer};
use domain::triage::{Antwoord, Antwoorden, GgsrAntwoorden};

pub(super) fn lees(invoer: &Invoer) -> TriageInvoer {
    let tri = |veld: &str| invoer.als(veld).unwrap_or(Antwoord::Onbekend);
    let lijst = |voor: &str| -> Antwoorden {
        invoer
            .met_voorvoegsel(voor)
            .filter_map(|(code, w)| Some((code.to_owned(), w.parse().ok()?)))
            .collect()
    };
    TriageInvoer {
        antwoorden: lijst("gebied_"),
        ggsr: GgsrAntwoorden {
            ouders: invoer.als("ouders"),
            kinderen: invoer.als("kinderen"),
            gebieden: lijst("ggsr_"),
            ouders_lossen_zelf_op: tri("ouders_lossen_zelf_op"),
            risico_kinderen: tri("risico_kinderen"),
            eerdere_hulp_vastgelopen: tri("eerdere_hulp_vastgelopen"),
        },
        soorten: invoer.waarden("soorten").into_iter().collect(),
        hulp_geweigerd: tri("hulp_geweigerd"),
        kenmerken: invoer
            .waarden("kenmerken")
            .iter()
            .filter_map(|k| k.parse().ok())
            .collect(),
        toelichting: invoer.tekst("toelichting"),
    }
}

pub(super) fn formulier(t: &TriageInvoer) -> Formulier {
    let mut paren: Vec<(String, String)> = Vec::new();
    let mut zet = |veld: String, waarde: String| paren.push((veld, waarde));
    for (code, antwoord) in &t.antwoorden {
        zet(format!("gebied_{code}"), antwoord.code().to_owned());
    }
    for (code, antwoord) in &t.ggsr.gebieden {
        zet(format!("ggsr_{code}"), antwoord.code().to_owned());
    }
    for (veld, antwoord) in [
        ("ouders_lossen_zelf_op", t.ggsr.ouders_lossen_zelf_op),
        ("risico_kinderen", t.ggsr.risico_kinderen),
        ("eerdere_hulp_vastgelopen", t.ggsr.eerdere_hulp_vastgelopen),
        ("hulp_geweigerd", t.hulp_geweigerd),
    ] {
        zet(veld.to_owned(), antwoord.code().to_owned());
    }
    for (veld, aantal) in [("ouders", t.ggsr.ouders), ("kinderen", t.ggsr.kinderen)] {
        if let Some(n) = aantal {
            zet(veld.to_owned(), n.to_string());
        }
    }
    for code in &t.soorten {
        zet("soorten".to_owned(), code.clone());
    }
    for k in &t.kenmerken {
        zet("kenmerken".to_owned(), k.code().to_owned());
    }
    zet("toelichting".to_owned(), t.toelichting.clone());
    Formulier::van(paren)
}

/// Where two people's answers differ, for the page that shows both.
pub(super) fn verschillen(mijn: &TriageInvoer, b: &TriageBeeld) -> Vec<Verschil> {
    let ander = &b.invoer;
    let i = &b.inrichting;
    let mut uit = Vec::new();
    let mut als = |label: &str, m: String, a: String| {
        if m != a {
            uit.push(Verschil {
                label: label.to_owned(),
                mijn: m,
                ander: a,
            });
        }
    };
    let tri = |lijst: &Antwoorden, code: &str| {
        lijst
            .get(code)
            .copied()
            .unwrap_or(Antwoord::Onbekend)
            .label()
            .to_owned()
    };
    for g in &i.drie_uit_acht.gebieden {
        als(
            &g.label,
            tri(&mijn.antwoorden, &g.code),
            tri(&ander.antwoorden, &g.code),
        );
    }
    for g in &i.ggsr.gebieden {
        als(
            &format!("GGSR: {}", g.label),
            tri(&mijn.ggsr.gebieden, &g.code),
            tri(&ander.ggsr.gebieden, &g.code),
        );
    }
    let woord = |a: Antwoord| a.label().to_owned();
    als(
        "Hulp afgehouden",
        woord(mijn.hulp_geweigerd),
        woord(ander.hulp_geweigerd),
    );
    let getal = |n: Option<u16>| n.map_or_else(|| "niet ingevuld".to_owned(), |n| n.to_string());
    als("Ouders", getal(mijn.ggsr.ouders), getal(ander.ggsr.ouders));
    als("Kinderen", getal(mijn.ggsr.kinderen), getal(ander.ggsr.kinderen));
    let soorten = |t: &TriageInvoer| {
        let namen: Vec<&str> = i
            .probleemsoorten
            .iter()
            .filter(|p| t.soorten.contains(&p.code))
            .map(|p| p.kort.as_str())
            .collect();
        namen.join(", ")
    };
    als("Soort problemen", soorten(mijn), soorten(ander));
    als("Toelichting", mijn.toelichting.clone(), ander.toelichting.clone());
    uit
}
