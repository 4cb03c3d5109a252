// SPDX-License-Identifier: EUPL-1.2
//! Reads the invented lives in `levens/` (see `levens/LEESMIJ.md`) once; texts stay where they are.

use std::sync::LazyLock;

/// Kind of household a life fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vorm {
    /// Two parents with children.
    Gezin,
    /// One parent with children.
    Eenouder,
    /// Somebody alone.
    Alleen,
    /// Two adults.
    Paar,
    /// Old people.
    Oud,
    /// A young woman who expects a child.
    Zwanger,
    /// A young person without address.
    Dakloos,
}

/// How a melding of a life reads.
#[derive(Clone, Debug, Default)]
pub struct Meldingtekst {
    /// Channel, capacity, organisation key or "-", urgency, danger.
    pub kanaal: &'static str,
    /// Capacity of the melder.
    pub hoedanigheid: &'static str,
    /// Key of the organisation, or "-".
    pub organisatie: &'static str,
    /// Urgency.
    pub urgentie: &'static str,
    /// Danger: ja, nee, onbekend.
    pub gevaar: &'static str,
    /// One line.
    pub onderwerp: &'static str,
    /// The concern.
    pub wat: &'static str,
    /// Since when.
    pub sinds: &'static str,
}

/// What the intake says about one life area.
#[derive(Clone, Debug, Default)]
pub struct Gebied {
    /// Life area.
    pub leefgebied: &'static str,
    /// 1 (acute) to 5.
    pub ernst: i32,
    /// Own words.
    pub woorden: &'static str,
    /// Wish.
    pub wens: &'static str,
    /// Own strength.
    pub kracht: &'static str,
}

/// An action of a plan.
#[derive(Clone, Debug)]
pub struct Actietekst {
    /// Who.
    pub wie: &'static str,
    /// Rung of the ladder.
    pub trede: i32,
    /// Days after the start of the plan.
    pub dagen: i32,
    /// What.
    pub tekst: &'static str,
    /// Why this rung.
    pub reden: &'static str,
}

/// A goal of a plan.
#[derive(Clone, Debug, Default)]
pub struct Doeltekst {
    /// Life area.
    pub leefgebied: &'static str,
    /// Score at the start.
    pub begin: i32,
    /// The resident's words; one is chosen.
    pub woorden: Vec<&'static str>,
    /// Actions.
    pub acties: Vec<Actietekst>,
}

/// A contact note.
#[derive(Clone, Debug, Default)]
pub struct Noottekst {
    /// begin, plan, loop, tegen or eind.
    pub stadium: &'static str,
    /// Form of contact.
    pub vorm: &'static str,
    /// Category.
    pub categorie: &'static str,
    /// Life area.
    pub leefgebied: &'static str,
    /// Facts.
    pub feiten: &'static str,
    /// Opinion.
    pub mening: &'static str,
    /// Source.
    pub bron: &'static str,
}

/// One invented life.
#[derive(Clone, Debug, Default)]
pub struct Leven {
    /// Code.
    pub code: &'static str,
    /// Doelgroep.
    pub doelgroep: &'static str,
    /// Households it fits.
    pub vormen: Vec<Vorm>,
    /// Kinds of team that direct it.
    pub teams: Vec<&'static str>,
    /// Areas of 3-uit-8 with "ja".
    pub ja: Vec<&'static str>,
    /// Areas of GGSR with "ja".
    pub ggsr: Vec<&'static str>,
    /// Problem kinds.
    pub soorten: Vec<&'static str>,
    /// Features for the routing table.
    pub kenmerken: Vec<&'static str>,
    /// Summary.
    pub over: &'static str,
    /// Meldingen.
    pub meldingen: Vec<Meldingtekst>,
    /// Intake.
    pub gebieden: Vec<Gebied>,
    /// Goals.
    pub doelen: Vec<Doeltekst>,
    /// Notes.
    pub noten: Vec<Noottekst>,
    /// Why it gets stuck.
    pub vast: &'static str,
    /// Why it could close.
    pub slot: &'static str,
}

/// A melding that does not lead to a casus.
#[derive(Clone, Debug, Default)]
pub struct Vraag {
    /// The melding.
    pub melding: Meldingtekst,
    /// Outcome.
    pub uitkomst: &'static str,
    /// Kind of team that takes it, or "-".
    pub team: &'static str,
    /// Reason of the outcome.
    pub reden: &'static str,
}

/// All lives and questions.
#[derive(Debug)]
pub struct Bibliotheek {
    /// Lives.
    pub levens: Vec<Leven>,
    /// Questions.
    pub vragen: Vec<Vraag>,
    /// Notes that fit every life.
    pub noten: Vec<Noottekst>,
}

static BIBLIOTHEEK: LazyLock<Bibliotheek> = LazyLock::new(|| {
    let mut levens = Vec::new();
    for tekst in [
        include_str!("../levens/wonen.txt"),
        include_str!("../levens/jeugd.txt"),
        include_str!("../levens/zorg.txt"),
        include_str!("../levens/veiligheid.txt"),
        include_str!("../levens/geld.txt"),
    ] {
        lees_levens(tekst, &mut levens);
    }
    let mut algemeen = Vec::new();
    lees_levens(include_str!("../levens/noten.txt"), &mut algemeen);
    Bibliotheek {
        levens,
        vragen: lees_vragen(include_str!("../levens/vragen.txt")),
        noten: algemeen.into_iter().flat_map(|l| l.noten).collect(),
    }
});

/// All lives and questions.
pub fn bibliotheek() -> &'static Bibliotheek {
    &BIBLIOTHEEK
}

impl Bibliotheek {
    /// A life by its code; the first one when there is none.
    pub fn leven(&self, code: &str) -> &Leven {
        self.levens
            .iter()
            .find(|l| l.code == code)
            .unwrap_or(&self.levens[0])
    }
}

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

fn lees_levens(tekst: &'static str, uit: &mut Vec<Leven>) {
    let mut laatste = "";
    for regel in tekst
        .lines()
        .filter(|r| !r.trim().is_empty() && !r.starts_with('#'))
    {
        let (woord, rest) = regel.trim_start().split_once(' ').unwrap_or((regel.trim(), ""));
        let woorden = || rest.split_whitespace().collect::<Vec<_>>();
        if woord == "leven" {
            uit.push(Leven {
                code: rest,
                ..Leven::default()
            });
            continue;
        }
        let Some(l) = uit.last_mut() else { continue };
        if !regel.starts_with(' ') {
            laatste = woord;
        }
        match (laatste, woord) {
            ("doelgroep", _) => l.doelgroep = rest,
            ("vorm", _) => l.vormen = rest.split_whitespace().filter_map(vorm).collect(),
            ("team", _) => l.teams = woorden(),
            ("ja", _) => l.ja = woorden(),
            ("ggsr", _) => l.ggsr = woorden(),
            ("soorten", _) => l.soorten = woorden(),
            ("kenmerken", _) => l.kenmerken = woorden(),
            ("over", _) => l.over = rest,
            ("vast", _) => l.vast = rest,
            ("slot", _) => l.slot = rest,
            ("melding", "melding") => l.meldingen.push(melding(rest)),
            ("melding", soort) => {
                if let Some(m) = l.meldingen.last_mut() {
                    match soort {
                        "o" => m.onderwerp = rest,
                        "w" => m.wat = rest,
                        _ => m.sinds = rest,
                    }
                }
            }
            ("gebied", "gebied") => {
                let (leefgebied, ernst) = rest.split_once(' ').unwrap_or((rest, "3"));
                l.gebieden.push(Gebied {
                    leefgebied,
                    ernst: ernst.parse().unwrap_or(3),
                    ..Gebied::default()
                });
            }
            ("gebied", soort) => {
                if let Some(g) = l.gebieden.last_mut() {
                    match soort {
                        "w" => g.woorden = rest,
                        "n" => g.wens = rest,
                        _ => g.kracht = rest,
                    }
                }
            }
            ("doel", "doel") => {
                let (leefgebied, begin) = rest.split_once(' ').unwrap_or((rest, "2"));
                l.doelen.push(Doeltekst {
                    leefgebied,
                    begin: begin.parse().unwrap_or(2),
                    ..Doeltekst::default()
                });
            }
            ("doel", soort) => {
                if let Some(d) = l.doelen.last_mut() {
                    match soort {
                        "t" => d.woorden.push(rest),
                        _ => d.acties.push(actie(rest)),
                    }
                }
            }
            ("noot", "noot") => {
                let mut w = rest.split_whitespace();
                let mut volgend = || w.next().unwrap_or("");
                l.noten.push(Noottekst {
                    stadium: volgend(),
                    vorm: volgend(),
                    categorie: volgend(),
                    leefgebied: volgend(),
                    ..Noottekst::default()
                });
            }
            ("noot", soort) => {
                if let Some(n) = l.noten.last_mut() {
                    match soort {
                        "f" => n.feiten = rest,
                        "m" => n.mening = rest,
                        _ => n.bron = rest,
                    }
                }
            }
            _ => {}
        }
    }
}

fn lees_vragen(tekst: &'static str) -> Vec<Vraag> {
    let mut uit: Vec<Vraag> = Vec::new();
    for regel in tekst
        .lines()
        .filter(|r| !r.trim().is_empty() && !r.starts_with('#'))
    {
        let (woord, rest) = regel.trim_start().split_once(' ').unwrap_or((regel.trim(), ""));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alle_levens_zijn_volledig() {
        let b = bibliotheek();
        assert_eq!(b.levens.len(), 15);
        assert_eq!(b.vragen.len(), 20);
        for l in &b.levens {
            assert!(
                !l.vormen.is_empty() && !l.teams.is_empty() && l.ja.len() >= 3,
                "{}",
                l.code
            );
            assert!(
                !l.over.is_empty() && !l.vast.is_empty() && !l.slot.is_empty(),
                "{}",
                l.code
            );
            assert!(
                l.meldingen
                    .iter()
                    .all(|m| !m.wat.is_empty() && !m.onderwerp.is_empty()),
                "{}",
                l.code
            );
            assert!(l.gebieden.len() >= 3 && l.doelen.len() >= 2, "{}", l.code);
            for d in &l.doelen {
                assert!(
                    !d.woorden.is_empty() && !d.acties.is_empty(),
                    "{} {}",
                    l.code,
                    d.leefgebied
                );
                for a in &d.acties {
                    assert!(
                        (1..=4).contains(&a.trede) && !a.tekst.is_empty() && !a.wie.is_empty(),
                        "{} {a:?}",
                        l.code
                    );
                    assert!(a.trede < 3 || !a.reden.is_empty(), "{} {a:?}", l.code);
                }
            }
            for s in ["begin", "plan", "loop", "tegen", "eind"] {
                assert!(
                    l.noten.iter().any(|n| n.stadium == s && !n.feiten.is_empty()),
                    "{} {s}",
                    l.code
                );
            }
        }
    }
}
