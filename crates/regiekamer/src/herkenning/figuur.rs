// SPDX-License-Identifier: EUPL-1.2
//! Precision, recall and F1 against the threshold, as an SVG that stands by itself.

use linkage::meten::{Meting, Punt};
use std::fmt::Write;

const BREED: f64 = 760.0;
const HOOG: f64 = 460.0;
/// Left, top, right and bottom of the plot itself.
const VAK: (f64, f64, f64, f64) = (64.0, 58.0, 636.0, 396.0);

/// Name, colour (told apart by lightness too), dashes, value.
type Lijn = (&'static str, &'static str, &'static str, fn(&Punt) -> f64);
/// What is drawn.
const LIJNEN: [Lijn; 3] = [
    ("precision", "#0b5394", "", |p| p.precisie),
    ("recall", "#b45309", "8 4", |p| p.recall),
    ("F1", "#1f2937", "2 4", |p| p.f1),
];

/// Thresholds that are worth showing: where links are few, and where nearly all are wrong, the lines only run on.
fn bereik(m: &Meting) -> (f64, f64) {
    let toon: Vec<&Punt> = m
        .punten
        .iter()
        .filter(|p| p.recall >= 0.01 && p.precisie >= 0.05)
        .collect();
    let lijst: Vec<&Punt> = if toon.len() > 1 {
        toon
    } else {
        m.punten.iter().collect()
    };
    let laag = lijst.iter().map(|p| p.vanaf).fold(f64::INFINITY, f64::min);
    let hoog = lijst.iter().map(|p| p.vanaf).fold(f64::NEG_INFINITY, f64::max);
    match (laag.is_finite(), hoog - laag > 1e-9) {
        (false, _) => (0.0, 1.0),
        (true, false) => (laag - 1.0, laag + 1.0),
        (true, true) => (laag, hoog),
    }
}

/// Round numbers from `laag` to `hoog`, about eight.
fn streepjes(laag: f64, hoog: f64) -> Vec<f64> {
    let ruw = (hoog - laag) / 8.0;
    let macht = 10_f64.powf(ruw.log10().floor());
    let stap = [1.0, 2.0, 5.0, 10.0]
        .map(|x| x * macht)
        .into_iter()
        .find(|s| *s >= ruw)
        .unwrap_or(ruw);
    let mut uit = Vec::new();
    let mut x = (laag / stap).ceil() * stap;
    while x <= hoog + stap * 1e-6 && uit.len() < 20 {
        uit.push(if x.abs() < stap * 1e-6 { 0.0 } else { x });
        x += stap;
    }
    uit
}

/// The drawing.
pub fn svg(m: &Meting) -> String {
    let (l, t, r, o) = VAK;
    let (laag, hoog) = bereik(m);
    let x = |s: f64| l + (s - laag) / (hoog - laag) * (r - l);
    let y = |v: f64| o - v * (o - t);
    let mut s = String::new();
    let _ = writeln!(
        s,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {BREED} {HOOG}\" width=\"{BREED}\" height=\"{HOOG}\" role=\"img\" \
         font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#1f2937\">"
    );
    let _ = writeln!(s, "<title>Precision, recall and F1 against the threshold</title>");
    let _ = writeln!(s, "<rect width=\"{BREED}\" height=\"{HOOG}\" fill=\"#ffffff\"/>");
    let _ = writeln!(
        s,
        "<text x=\"{l}\" y=\"24\" font-size=\"17\" font-weight=\"600\">Precision, recall and F1 against the threshold</text>"
    );
    let beste = m.beste.as_ref().map_or_else(
        || "no link is right at any threshold".to_owned(),
        |(p, _)| format!("best F1 {:.4} from score {:.2} on", p.f1, p.vanaf),
    );
    let streng = m.streng.as_ref().map_or_else(String::new, |(p, _)| {
        format!(" · recall {:.4} at precision 0.999", p.recall)
    });
    let _ = writeln!(
        s,
        "<text x=\"{l}\" y=\"44\" fill=\"#4b5563\">{} true pairs · {beste}{streng}</text>",
        m.echt
    );
    for n in 0..=5 {
        let v = f64::from(n) / 5.0;
        let _ = writeln!(
            s,
            "<line x1=\"{l}\" x2=\"{r}\" y1=\"{0:.1}\" y2=\"{0:.1}\" stroke=\"#e5e7eb\"/>\
             <text x=\"{1:.1}\" y=\"{2:.1}\" text-anchor=\"end\">{v:.1}</text>",
            y(v),
            l - 8.0,
            y(v) + 4.0
        );
    }
    let stappen = streepjes(laag, hoog);
    let heel = stappen.iter().all(|x| x.fract() == 0.0);
    for streep in &stappen {
        let tekst = if heel {
            format!("{streep:.0}")
        } else {
            format!("{streep:.2}")
        };
        let _ = writeln!(
            s,
            "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{o}\" y2=\"{1}\" stroke=\"#6b7280\"/>\
             <text x=\"{0:.1}\" y=\"{2}\" text-anchor=\"middle\">{tekst}</text>",
            x(*streep),
            o + 5.0,
            o + 20.0
        );
    }
    let _ = writeln!(
        s,
        "<line x1=\"{l}\" x2=\"{r}\" y1=\"{o}\" y2=\"{o}\" stroke=\"#6b7280\"/>\
         <text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">threshold: a pair is a link from this score on</text>",
        f64::midpoint(l, r),
        o + 42.0
    );
    for (waar, naam) in [(&m.beste, "best F1"), (&m.streng, "0.999")] {
        let Some((p, _)) = waar.as_ref().filter(|(p, _)| (laag..=hoog).contains(&p.vanaf)) else {
            continue;
        };
        let hoogte = if naam == "0.999" { o - 8.0 } else { o - 26.0 };
        let rechts = x(p.vanaf) > r - 70.0;
        let _ = writeln!(
            s,
            "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{t}\" y2=\"{o}\" stroke=\"#9ca3af\" stroke-dasharray=\"3 3\"/>\
             <text x=\"{1:.1}\" y=\"{hoogte}\" fill=\"#4b5563\" text-anchor=\"{2}\">{naam}</text>",
            x(p.vanaf),
            x(p.vanaf) + if rechts { -5.0 } else { 5.0 },
            if rechts { "end" } else { "start" }
        );
    }
    for (n, (naam, kleur, streep, waarde)) in LIJNEN.into_iter().enumerate() {
        let punten: Vec<String> = m
            .punten
            .iter()
            .filter(|p| (laag..=hoog).contains(&p.vanaf))
            .map(|p| format!("{:.1},{:.1}", x(p.vanaf), y(waarde(p))))
            .collect();
        let stijl =
            format!("fill=\"none\" stroke=\"{kleur}\" stroke-width=\"2\" stroke-dasharray=\"{streep}\"");
        match punten.as_slice() {
            [] => {}
            [een] => {
                let (px, py) = een.split_once(',').unwrap_or_default();
                let _ = writeln!(s, "<circle cx=\"{px}\" cy=\"{py}\" r=\"4\" fill=\"{kleur}\"/>");
            }
            _ => {
                let _ = writeln!(s, "<polyline {stijl} points=\"{}\"/>", punten.join(" "));
            }
        }
        let rij = t + 14.0 + 24.0 * f64::from(u8::try_from(n).unwrap_or(0));
        let _ = writeln!(
            s,
            "<line x1=\"{}\" x2=\"{}\" y1=\"{rij}\" y2=\"{rij}\" {stijl}/><text x=\"{}\" y=\"{}\">{naam}</text>",
            r + 16.0,
            r + 46.0,
            r + 52.0,
            rij + 4.0
        );
    }
    s.push_str("</svg>\n");
    s
}

#[cfg(test)]
mod tests {
    use super::*;
    use linkage::meten::{Achtergrond, Waarheid, measure};

    fn meting(paren: &[(u32, u32, f64)]) -> Meting {
        let waar = Waarheid::Personen(vec![1, 1, 2, 2, 3]);
        measure(paren, &waar, &Achtergrond::default())
    }

    #[test]
    fn three_lines_axes_and_a_title() {
        let s = svg(&meting(&[(0, 1, 9.0), (2, 3, 4.5), (3, 4, 1.0)]));
        assert_eq!(s.matches("<polyline").count(), 3);
        for deel in [
            "<title>",
            "threshold: a pair",
            ">precision</text>",
            ">best F1</text>",
            "2 true pairs",
        ] {
            assert!(s.contains(deel), "{deel}\n{s}");
        }
        assert!(!s.contains("NaN") && !s.contains("inf"), "{s}");
    }

    #[test]
    fn one_point_and_none_are_drawn_too() {
        let een = svg(&meting(&[(0, 1, 3.0)]));
        assert_eq!(een.matches("<circle").count(), 3);
        let geen = svg(&meting(&[]));
        assert!(
            geen.contains("no link is right") && !geen.contains("NaN"),
            "{geen}"
        );
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(
            streepjes(-12.0, 28.0),
            [-10.0, -5.0, 0.0, 5.0, 10.0, 15.0, 20.0, 25.0]
        );
        assert_eq!(streepjes(0.0, 1.0).len(), 6);
    }
}
