// SPDX-License-Identifier: EUPL-1.2
//! The lives are complete.

use super::bibliotheek;

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
