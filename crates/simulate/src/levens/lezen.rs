// SPDX-License-Identifier: EUPL-1.2
//! Reads the lines of a file with lives or questions.

use super::{Actietekst, Doeltekst, Gebied, Leven, Meldingtekst, Noottekst, Vorm, Vraag};

fn melding(rest: &'static str) -> Meldingtekst {
    let mut w = rest.split_whitespace();
    let mut volgend = || w.next().unwrap_or("");
    Meldingtekst {
        kanaal: volgend(),
        hoedanigheid: volgend(),
        organisatie: volgend(),
        urgentie: volgend(),
        gevaar: volgend(),
        ..Meldingtekst::default()
    }
}

fn vorm(woord: &str) -> Option<Vorm> {
    Some(match woord {
        "gezin" => Vorm::Gezin,
        "eenouder" => Vorm::Eenouder,
        "alleen" => Vorm::Alleen,
        "paar" => Vorm::Paar,
        "oud" => Vorm::Oud,
        "zwanger" => Vorm::Zwanger,
        "dakloos" => Vorm::Dakloos,
        _ => return None,
    })
}

fn actie(rest: &'static str) -> Actietekst {
    let (kop, reden) = rest.split_once(" // ").unwrap_or((rest, ""));
    // "net:" may be followed by several words, up to the rung.
    let cijfer = kop.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (wie, getallen) = kop.split_at(cijfer);
    let mut w = getallen.splitn(3, ' ');
    let trede = w.next().and_then(|s| s.parse().ok()).unwrap_or(1);
    let dagen = w.next().and_then(|s| s.parse().ok()).unwrap_or(30);
    Actietekst {
        wie: wie.trim(),
        trede,
        dagen,
        tekst: w.next().unwrap_or(""),
        reden,
    }
}

/// The lines that say something: a word and the rest. True for a line that begins a block.
fn regels(tekst: &'static str) -> impl Iterator<Item = (bool, &'static str, &'static str)> {
    tekst
        .lines()
        .filter(|r| !r.trim().is_empty() && !r.starts_with('#'))
        .map(|regel| {
            let (woord, rest) = regel.trim_start().split_once(' ').unwrap_or((regel.trim(), ""));
            (!regel.starts_with(' '), woord, rest)
        })
}

/// Reads lives behind those that are there.
pub(super) fn levens(tekst: &'static str, uit: &mut Vec<Leven>) {
    let mut blok = "";
    for (begint, woord, rest) in regels(tekst) {
        if woord == "leven" {
            uit.push(Leven {
                code: rest,
                ..Leven::default()
            });
            continue;
        }
        let Some(l) = uit.last_mut() else { continue };
        if begint {
            blok = woord;
        }
        regel(l, blok, woord, rest);
    }
}

/// A line of a life: a fact, or a line of the block it stands in.
fn regel(l: &mut Leven, blok: &str, woord: &str, rest: &'static str) {
    let woorden = || rest.split_whitespace().collect::<Vec<_>>();
    match blok {
        "doelgroep" => l.doelgroep = rest,
        "vorm" => l.vormen = rest.split_whitespace().filter_map(vorm).collect(),
        "team" => l.teams = woorden(),
        "ja" => l.ja = woorden(),
        "ggsr" => l.ggsr = woorden(),
        "soorten" => l.soorten = woorden(),
        "kenmerken" => l.kenmerken = woorden(),
        "over" => l.over = rest,
        "vast" => l.vast = rest,
        "slot" => l.slot = rest,
        "melding" => meldingregel(&mut l.meldingen, woord, rest),
        "gebied" => gebiedregel(&mut l.gebieden, woord, rest),
        "doel" => doelregel(&mut l.doelen, woord, rest),
        "noot" => nootregel(&mut l.noten, woord, rest),
        _ => {}
    }
}

fn meldingregel(uit: &mut Vec<Meldingtekst>, woord: &str, rest: &'static str) {
    if woord == "melding" {
        uit.push(melding(rest));
    } else if let Some(m) = uit.last_mut() {
        match woord {
            "o" => m.onderwerp = rest,
            "w" => m.wat = rest,
            _ => m.sinds = rest,
        }
    }
}

fn gebiedregel(uit: &mut Vec<Gebied>, woord: &str, rest: &'static str) {
    if woord == "gebied" {
        let (leefgebied, ernst) = rest.split_once(' ').unwrap_or((rest, "3"));
        uit.push(Gebied {
            leefgebied,
            ernst: ernst.parse().unwrap_or(3),
            ..Gebied::default()
        });
    } else if let Some(g) = uit.last_mut() {
        match woord {
            "w" => g.woorden = rest,
            "n" => g.wens = rest,
            _ => g.kracht = rest,
        }
    }
}

fn doelregel(uit: &mut Vec<Doeltekst>, woord: &str, rest: &'static str) {
    if woord == "doel" {
        let (leefgebied, begin) = rest.split_once(' ').unwrap_or((rest, "2"));
        uit.push(Doeltekst {
            leefgebied,
            begin: begin.parse().unwrap_or(2),
            ..Doeltekst::default()
        });
    } else if let Some(d) = uit.last_mut() {
        match woord {
            "t" => d.woorden.push(rest),
            _ => d.acties.push(actie(rest)),
        }
    }
}

fn nootregel(uit: &mut Vec<Noottekst>, woord: &str, rest: &'static str) {
    if woord == "noot" {
        let mut w = rest.split_whitespace();
        let mut volgend = || w.next().unwrap_or("");
        uit.push(Noottekst {
            stadium: volgend(),
            vorm: volgend(),
            categorie: volgend(),
            leefgebied: volgend(),
            ..Noottekst::default()
        });
    } else if let Some(n) = uit.last_mut() {
        match woord {
            "f" => n.feiten = rest,
            "m" => n.mening = rest,
            _ => n.bron = rest,
        }
    }
}

/// Reads questions.
pub(super) fn vragen(tekst: &'static str) -> Vec<Vraag> {
    let mut uit: Vec<Vraag> = Vec::new();
    for (_, woord, rest) in regels(tekst) {
        if woord == "vraag" {
            let mut w = rest.split_whitespace();
            let mut volgend = || w.next().unwrap_or("");
            uit.push(Vraag {
                melding: Meldingtekst {
                    kanaal: volgend(),
                    hoedanigheid: volgend(),
                    organisatie: volgend(),
                    urgentie: volgend(),
                    gevaar: "nee",
                    ..Meldingtekst::default()
                },
                uitkomst: volgend(),
                team: volgend(),
                reden: "",
            });
        } else if let Some(v) = uit.last_mut() {
            match woord {
                "o" => v.melding.onderwerp = rest,
                "w" => v.melding.wat = rest,
                _ => v.reden = rest,
            }
        }
    }
    uit
}
