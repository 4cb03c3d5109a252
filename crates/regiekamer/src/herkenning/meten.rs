// SPDX-License-Identifier: EUPL-1.2
//! `linkage evaluate`.

use super::figuur;
use super::lezen::{Invoer, Nummers, invoer, waarheid};
use crate::opdracht::Evaluate;
use crate::start::{Einde, Klaar};
use linkage::meten::{Meting, Missers, Punt, STRENG, Waarheid, measure};
use linkage::{Bestand, Index, Opties, Persoon, learn, score_pairs, weigh_together};
use serde_json::{Value, json};

/// From this score on pairs are kept: far below what anybody would call a link.
const VANAF: f64 = -12.0;

fn koppel(personen: &[Persoon], los: bool) -> Vec<(u32, u32, f64)> {
    let mut b = Bestand::new();
    for p in personen {
        b.add(p);
    }
    b.count();
    let index = Index::new(&b);
    let model = learn(&b, &index, &Opties::default());
    let (paren, _) = score_pairs(&b, &index, &model, VANAF);
    let paren = if los {
        paren
    } else {
        weigh_together(&b, &model, &paren)
    };
    paren.iter().map(|p| (p.a, p.b, f64::from(p.score))).collect()
}

/// Measures, prints, draws.
///
/// # Errors
/// Wrong input, all of it at once; a plot that can't be written.
pub fn evalueer(o: &Evaluate) -> Klaar {
    let mut nummers = Nummers::default();
    let gelezen = invoer(&o.file, &mut nummers);
    let personen = matches!(&gelezen, Ok(Invoer::Personen(_)));
    // Wrong ids in the truth can only be told beside a good file.
    let waar = waarheid(&o.truth, &mut nummers, personen);
    let (gelezen, (waar, achtergrond)) = match (gelezen, waar) {
        (Ok(g), Ok(w)) => (g, w),
        (g, w) => {
            let fouten = [g.err(), w.err()].into_iter().flatten().flatten().collect();
            return Err(Einde::Gebruik(fouten));
        }
    };
    let paren = match gelezen {
        Invoer::Paren(p) => p,
        Invoer::Personen(p) => koppel(&p, o.each_pair_alone),
    };
    let m = measure(&paren, &waar, &achtergrond);
    if let Some(pad) = &o.plot {
        std::fs::write(pad, figuur::svg(&m)).map_err(|e| Einde::Fout(format!("{}: {e}", pad.display())))?;
    }
    if o.json {
        println!("{}", serde_json::to_string_pretty(&als_json(&m))?);
    } else {
        print!("{}", als_tekst(&m, matches!(waar, Waarheid::Paren(_))));
    }
    Ok(())
}

fn punt_json(p: &Punt) -> Value {
    json!({"threshold": p.vanaf, "links": p.paren, "right": p.goed, "precision": p.precisie, "recall": p.recall, "f1": p.f1})
}

fn als_json(m: &Meting) -> Value {
    let met = |x: &Option<(Punt, Missers)>| {
        x.as_ref().map(|(p, f)| {
            let mut uit = punt_json(p);
            uit["wrong"] = json!(f.fout);
            uit["housemates"] = json!(f.huisgenoten);
            uit["twins"] = json!(f.tweelingen);
            uit
        })
    };
    json!({
        "true_pairs": m.echt,
        "scored_pairs": m.geteld,
        "candidate_recall": m.bereik,
        "best_f1": met(&m.beste),
        "recall_at_precision_0.999": met(&m.streng),
        "points": m.punten.iter().map(punt_json).collect::<Vec<_>>(),
    })
}

fn als_tekst(m: &Meting, beoordeeld: bool) -> String {
    use std::fmt::Write;
    let mut uit = String::new();
    let wat = if beoordeeld {
        "judged pairs that were scored"
    } else {
        "scored pairs"
    };
    let _ = writeln!(
        uit,
        "true pairs {} · {wat} {} · {:.4} of the true pairs scored",
        m.echt, m.geteld, m.bereik
    );
    let regel = |uit: &mut String, naam: &str, x: &Option<(Punt, Missers)>| {
        let Some((p, f)) = x else {
            let _ = writeln!(uit, "{naam}: at no threshold");
            return;
        };
        let _ = write!(
            uit,
            "{naam}: precision {:.4}, recall {:.4}, F1 {:.4}, from score {:.2} on; {} wrong",
            p.precisie, p.recall, p.f1, p.vanaf, f.fout
        );
        let deel = |n: Option<u64>, wie: &str| n.map(|n| format!(", {n} between {wie}")).unwrap_or_default();
        let _ = writeln!(
            uit,
            "{}{}",
            deel(f.huisgenoten, "housemates"),
            deel(f.tweelingen, "twins")
        );
    };
    regel(&mut uit, "best F1", &m.beste);
    regel(&mut uit, &format!("precision {STRENG}"), &m.streng);
    let _ = writeln!(uit, "\n  from    links    right  precision  recall      F1");
    let stap = (m.punten.len() / 20).max(1);
    for p in m.punten.iter().step_by(stap) {
        let _ = writeln!(
            uit,
            "{:>6.2} {:>8} {:>8}     {:.4}  {:.4}  {:.4}",
            p.vanaf, p.paren, p.goed, p.precisie, p.recall, p.f1
        );
    }
    uit
}

#[cfg(test)]
mod tests {
    use super::*;
    use linkage::meten::Achtergrond;

    #[test]
    fn text_and_json_tell_the_same() {
        let waar = Waarheid::Personen(vec![1, 1, 2, 2]);
        let bij = Achtergrond {
            huis: vec![1, 1, 1, 1],
            tweeling: Vec::new(),
        };
        let m = measure(&[(0, 1, 5.0), (2, 3, 4.0), (0, 2, 3.0)], &waar, &bij);
        let tekst = als_tekst(&m, false);
        assert!(
            tekst.contains("best F1: precision 1.0000, recall 1.0000, F1 1.0000, from score 4.00 on; 0 wrong, 0 between housemates\n"),
            "{tekst}"
        );
        assert_eq!(als_json(&m)["best_f1"]["threshold"], json!(4.0));
        assert_eq!(als_json(&m)["best_f1"]["twins"], Value::Null);
        let leeg = measure(
            &[],
            &Waarheid::Paren([((0, 1), true)].into_iter().collect()),
            &Achtergrond::default(),
        );
        let tekst = als_tekst(&leeg, true);
        assert!(
            tekst.contains("best F1: at no threshold") && tekst.contains("judged"),
            "{tekst}"
        );
    }
}
