// SPDX-License-Identifier: EUPL-1.2
//! What every drawing must hold: nothing lies over anything else, generations on rows, partners beside each other.

use super::*;
use RelatieSoort as S;
use proptest::prelude::*;

fn figuur(g: &Genogram, nr: usize) -> &Figuur {
    g.figuren.iter().find(|f| f.mens == nr).unwrap()
}

/// Grandparents, two of their children of whom one divorced and remarried, three grandchildren and one unborn.
fn drie_generaties() -> (Vec<Mens>, Vec<Band>) {
    let mut m: Vec<Mens> = (0..9).map(|nr| mens(p(nr), "x", None)).collect();
    m[8].ongeboren = true;
    for nr in [0, 1, 4, 5] {
        m[nr].lid = false;
    }
    let banden = vec![
        band(p(0), S::Gehuwd, p(1)),
        band(p(0), S::Ouder, p(2)),
        band(p(1), S::Ouder, p(2)),
        band(p(0), S::Ouder, p(5)),
        band(p(1), S::Ouder, p(5)),
        band(p(4), S::ExPartner, p(2)),
        band(p(3), S::Partner, p(2)),
        band(p(2), S::Ouder, p(6)),
        band(p(4), S::Ouder, p(6)),
        band(p(2), S::Ouder, p(7)),
        band(p(4), S::Ouder, p(7)),
        band(p(2), S::Ouder, p(8)),
        band(p(3), S::Ouder, p(8)),
    ];
    (m, banden)
}

#[test]
fn three_generations_stand_on_three_rows() {
    let (m, banden) = drie_generaties();
    let g = genogram(&m, &banden, VANDAAG);
    let rij: Vec<usize> = (0..9).map(|nr| figuur(&g, nr).rij).collect();
    assert_eq!(rij, [0, 0, 1, 1, 1, 1, 2, 2, 2]);
    // She stands between her ex-partner and her partner.
    let x = |nr: usize| figuur(&g, nr).x;
    assert_eq!((x(2) - x(3)).abs(), (x(2) - x(4)).abs());
    assert!((x(3) < x(2)) == (x(2) < x(4)));
    assert_eq!(g.lijnen.iter().filter(|l| l.soort == Lijnsoort::Breuk).count(), 2);
    heel(&m, &banden);
}

#[test]
fn who_is_not_linked_stands_on_the_row_of_the_role() {
    let mut m = vec![
        mens(p(0), "Oma", None),
        mens(p(1), "Ouder", None),
        mens(p(2), "Kind", None),
        mens(p(3), "Ander", None),
    ];
    for (nr, trede) in [(0, 0), (1, 1), (2, 2)] {
        m[nr].trede = Some(trede);
    }
    let g = genogram(&m, &[band(p(1), S::Ouder, p(2))], VANDAAG);
    let rij: Vec<usize> = (0..4).map(|nr| figuur(&g, nr).rij).collect();
    assert_eq!(rij, [0, 1, 2, 1]);
    assert_eq!(genogram(&[], &[], VANDAAG), Genogram::default());
}

#[test]
fn an_uncle_who_marries_his_niece_does_not_stop_it() {
    // 0 has 1 and 2; 2 has 3; 1 and 3 are a couple.
    let m: Vec<Mens> = (0..4).map(|nr| mens(p(nr), "x", None)).collect();
    let banden = vec![
        band(p(0), S::Ouder, p(1)),
        band(p(0), S::Ouder, p(2)),
        band(p(2), S::Ouder, p(3)),
        band(p(1), S::BroerZus, p(2)),
        band(p(1), S::Gehuwd, p(3)),
    ];
    heel(&m, &banden);
    // A circle can't be stored, but would not hang the screen.
    let rond = vec![band(p(0), S::Ouder, p(1)), band(p(1), S::Ouder, p(0))];
    assert_eq!(genogram(&m, &rond, VANDAAG).figuren.len(), 4);
}

#[test]
fn a_sister_without_parents_has_a_line_of_her_own() {
    let m: Vec<Mens> = (0..3).map(|nr| mens(p(nr), "x", None)).collect();
    let punt = |banden: &[Band]| {
        let g = heel(&m, banden);
        g.lijnen.iter().filter(|l| l.soort == Lijnsoort::Punt).count()
    };
    assert_eq!(punt(&[band(p(0), S::BroerZus, p(1))]), 1);
    let ouder = |kind| band(p(2), S::Ouder, p(kind));
    assert_eq!(punt(&[band(p(0), S::BroerZus, p(1)), ouder(0), ouder(1)]), 0);
}

/// Checks everything that every drawing must hold, and gives it.
fn heel(m: &[Mens], banden: &[Band]) -> Genogram {
    let g = genogram(m, banden, VANDAAG);
    assert_eq!(g, genogram(m, banden, VANDAAG), "deterministic");
    assert_eq!(g.figuren.len(), m.len());
    // No symbol or name lies over another, and all are within the drawing.
    let vak = |f: &Figuur| {
        (
            f.x - LABEL_BREED / 2,
            f.y - HALF,
            f.x + LABEL_BREED / 2,
            f.y + HALF + 4 + LABEL_HOOG,
        )
    };
    for (i, a) in g.figuren.iter().enumerate() {
        let va = vak(a);
        assert!(
            va.0 >= 0 && va.1 >= 0 && va.2 <= g.breed && va.3 <= g.hoog,
            "{a:?} outside"
        );
        for b in g.figuren.iter().skip(i + 1) {
            let vb = vak(b);
            let los = va.2 <= vb.0 || vb.2 <= va.0 || va.3 <= vb.1 || vb.3 <= va.1;
            assert!(los, "{a:?} over {b:?}");
            assert_eq!(a.rij == b.rij, a.y == b.y);
        }
    }
    for b in banden.iter().filter(|b| b.soort.is_ouder()) {
        let nr = |w: Wie| m.iter().position(|m| m.wie == w).unwrap();
        let (ouder, kind) = (figuur(&g, nr(b.met.unwrap())), figuur(&g, nr(b.over)));
        assert!(ouder.rij < kind.rij, "parents above their children");
    }
    // The border holds every member and nobody else.
    for f in &g.figuren {
        let binnen = g
            .rand
            .iter()
            .any(|v| v.x <= f.x && f.x <= v.x + v.breed && v.y <= f.y && f.y <= v.y + v.hoog);
        assert_eq!(binnen, m[f.mens].lid, "border at {f:?}");
    }
    for l in &g.lijnen {
        for (x, y) in &l.punten {
            assert!(
                (0..=g.breed).contains(x) && (0..=g.hoog).contains(y),
                "{l:?} outside"
            );
        }
    }
    g
}

/// Couples that stand beside each other when each has at most two partners and no ring is made.
fn naast_elkaar(m: &[Mens], banden: &[Band], g: &Genogram) {
    let paren: Vec<(usize, usize)> = banden
        .iter()
        .filter(|b| b.soort.is_paar())
        .map(|b| {
            let nr = |w: Wie| m.iter().position(|m| m.wie == w).unwrap();
            (nr(b.met.unwrap()), nr(b.over))
        })
        .collect();
    for (a, b) in paren {
        let (a, b) = (figuur(g, a), figuur(g, b));
        assert_eq!(a.rij, b.rij);
        let tussen = g
            .figuren
            .iter()
            .any(|f| f.rij == a.rij && f.x > a.x.min(b.x) && f.x < a.x.max(b.x));
        assert!(!tussen, "{a:?} and {b:?} have somebody between them");
    }
}

/// A family that grows: each newcomer is a partner of, or a child of, somebody who is there.
fn familie() -> impl Strategy<Value = (Vec<Mens>, Vec<Band>)> {
    let stap = (
        0..4_u8,
        any::<prop::sample::Index>(),
        any::<bool>(),
        any::<bool>(),
    );
    prop::collection::vec(stap, 0..25).prop_map(|stappen| {
        let mut m = vec![mens(p(0), "x", None)];
        let mut banden: Vec<Band> = Vec::new();
        // Of each: the partner, and the depth.
        let mut partner: Vec<Option<usize>> = vec![None];
        for (wat, wie, lid, man) in stappen {
            let nr = m.len();
            let bij = wie.index(nr);
            let mut nieuw = mens(p(nr), "x", None);
            nieuw.lid = lid;
            if man {
                nieuw.geslacht = Geslacht::Man;
            }
            match (wat, partner[bij]) {
                (0, None) => {
                    banden.push(band(p(nr), S::Gehuwd, p(bij)));
                    partner[bij] = Some(nr);
                    partner.push(Some(bij));
                }
                // Parents of somebody who has none yet.
                (1, _) if !banden.iter().any(|b| b.soort.is_ouder() && b.over == p(bij)) => {
                    banden.push(band(p(nr), S::Ouder, p(bij)));
                    partner.push(None);
                }
                (_, ander) => {
                    banden.push(band(p(bij), S::Ouder, p(nr)));
                    if let Some(ander) = ander {
                        banden.push(band(p(ander), S::Ouder, p(nr)));
                    }
                    partner.push(None);
                }
            }
            m.push(nieuw);
        }
        (m, banden)
    })
}

/// Any relations between any people, as long as no one descends from themselves.
fn wat_dan_ook() -> impl Strategy<Value = (Vec<Mens>, Vec<Band>)> {
    let stap = (0..25_usize, 0..25_usize, 0..S::ALL.len());
    (1..26_usize, prop::collection::vec(stap, 0..60)).prop_map(|(aantal, stappen)| {
        let mut m: Vec<Mens> = (0..aantal).map(|nr| mens(p(nr), "x", None)).collect();
        for (nr, een) in m.iter_mut().enumerate() {
            een.lid = nr % 3 != 0;
            een.trede = (nr % 2 == 0).then_some(1);
        }
        let banden = stappen
            .into_iter()
            .map(|(a, b, s)| (a % aantal, b % aantal, S::ALL[s]))
            .filter(|(a, b, _)| a < b)
            .map(|(a, b, s)| band(p(a), s, p(b)))
            .collect();
        (m, banden)
    })
}

proptest! {
    #[test]
    fn families_are_drawn_whole((m, banden) in familie()) {
        let g = heel(&m, &banden);
        naast_elkaar(&m, &banden, &g);
    }

    #[test]
    fn whatever_the_relations_nothing_lies_over_anything((m, banden) in wat_dan_ook()) {
        heel(&m, &banden);
    }

    #[test]
    fn an_ecogram_is_drawn_whole(sterktes in prop::collection::vec(prop::option::of(0..Sterkte::ALL.len()), 0..26)) {
        let banden: Vec<EcoBand> = sterktes
            .iter()
            .map(|s| EcoBand { naam: "x".into(), wat: "x".into(), sterkte: s.map(|s| Sterkte::ALL[s]), professional: false })
            .collect();
        let e = ecogram(&banden);
        prop_assert_eq!(&e, &ecogram(&banden));
        for (i, a) in e.plekken.iter().enumerate() {
            prop_assert!(a.x - 62 >= 0 && a.x + 62 <= e.breed && a.y - 16 >= 0 && a.y + 62 <= e.hoog);
            for b in e.plekken.iter().skip(i + 1) {
                prop_assert!((a.x - b.x).abs() >= 124 || (a.y - b.y).abs() >= 78, "{:?} over {:?}", a, b);
            }
            // Nobody stands in the middle.
            prop_assert!((a.x - e.midden.0).abs() >= 124 || (a.y - e.midden.1).abs() >= 78);
        }
    }
}
