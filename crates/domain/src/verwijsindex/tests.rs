// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::Gemeente;
use jiff::civil::date;
use proptest::prelude::*;

const HIER: Gemeente = Gemeente(150);
const DAAR: Gemeente = Gemeente(151);

#[test]
fn a_signaal_goes_after_two_years_or_at_23() {
    // placed, born, pilot → first day on which it is gone
    let table = [
        (date(2026, 3, 10), date(2015, 6, 1), None, date(2028, 3, 10)),
        (date(2026, 3, 10), date(2004, 6, 1), None, date(2027, 6, 1)),
        // The 23rd birthday falls on the day before, the day of and the day after the two years.
        (date(2026, 3, 10), date(2005, 3, 9), None, date(2028, 3, 9)),
        (date(2026, 3, 10), date(2005, 3, 10), None, date(2028, 3, 10)),
        (date(2026, 3, 10), date(2005, 3, 11), None, date(2028, 3, 10)),
        // 29 February: two years on, and a birthday.
        (date(2024, 2, 29), date(2015, 6, 1), None, date(2026, 2, 28)),
        (date(2026, 12, 1), date(2004, 2, 29), None, date(2027, 3, 1)),
        // An adult in a pilot: up to and including its last day.
        (
            date(2026, 3, 10),
            date(1980, 1, 1),
            Some(date(2026, 12, 31)),
            date(2027, 1, 1),
        ),
        (
            date(2026, 3, 10),
            date(1980, 1, 1),
            Some(date(2030, 1, 1)),
            date(2028, 3, 10),
        ),
    ];
    for (geplaatst, geboren, proef, op) in table {
        assert_eq!(
            verwijderen_op(geplaatst, geboren, proef),
            op,
            "{geplaatst} {geboren}"
        );
    }
}

#[test]
fn the_archive_stays_five_years_and_not_after_23() {
    use Verwijderreden::*;
    let geboren = date(2015, 6, 1);
    let table = [
        (RisicoWeg, date(2026, 3, 10), geboren, Some(date(2031, 3, 10))),
        (TweeJaar, date(2028, 2, 29), geboren, Some(date(2033, 2, 28))),
        // At 23 it goes before the five years are over; the day before its birthday it still stays a day.
        (
            RisicoWeg,
            date(2026, 3, 10),
            date(2005, 6, 1),
            Some(date(2028, 6, 1)),
        ),
        (
            RisicoWeg,
            date(2026, 3, 9),
            date(2003, 3, 10),
            Some(date(2026, 3, 10)),
        ),
        (RisicoWeg, date(2026, 3, 10), date(2003, 3, 10), None),
        (TweeJaar, date(2026, 3, 11), date(2003, 3, 10), None),
        (Onterecht, date(2026, 3, 10), geboren, None),
        (Leeftijd, date(2038, 6, 1), geboren, None),
        (Overleden, date(2026, 3, 10), geboren, None),
        (ProefVoorbij, date(2026, 3, 10), date(1980, 1, 1), None),
    ];
    for (reden, op, geboren, tot) in table {
        assert_eq!(archief_tot(reden, op, geboren), tot, "{reden} {op}");
    }
}

#[test]
fn who_is_told_changes_at_12_and_16() {
    use Rechthebbende::*;
    let geboren = date(2010, 5, 20);
    let schrikkel = date(2012, 2, 29);
    for (geboren, dag, wie) in [
        (geboren, date(2022, 5, 19), Vertegenwoordiger),
        (geboren, date(2022, 5, 20), Samen),
        (geboren, date(2022, 5, 21), Samen),
        (geboren, date(2026, 5, 19), Samen),
        (geboren, date(2026, 5, 20), Zelf),
        (geboren, date(2026, 5, 21), Zelf),
        (schrikkel, date(2024, 2, 28), Vertegenwoordiger),
        (schrikkel, date(2024, 2, 29), Samen),
        (schrikkel, date(2028, 2, 28), Samen),
        (schrikkel, date(2028, 2, 29), Zelf),
    ] {
        assert_eq!(wie_vertellen(geboren, dag), wie, "{dag}");
    }
}

fn aan() -> Instelling {
    Instelling {
        modus: Modus::Aan,
        ..Instelling::default()
    }
}

fn proef(van: jiff::civil::Date, tot: jiff::civil::Date, gemeenten: &[Gemeente]) -> Leertuin {
    Leertuin {
        grond: "Experimenteerwet artikel 1".to_owned(),
        van,
        tot,
        gemeenten: gemeenten.to_vec(),
    }
}

#[test]
fn who_may_be_in_it() {
    let vandaag = date(2026, 11, 24);
    let kind = Some(date(2015, 6, 1));
    let met = |modus| Instelling {
        modus,
        ..Instelling::default()
    };
    let code = |i: &Instelling, geboren, overleden| {
        mag_plaatsen(i, HIER, geboren, overleden, vandaag)
            .map(|t| t.proef_tot)
            .map_err(|w| w.code)
    };
    assert_eq!(
        code(&Instelling::default(), kind, false),
        Err("verwijsindex.uit".to_owned())
    );
    assert_eq!(
        code(&met(Modus::Afbouw), kind, false),
        Err("verwijsindex.afbouw".to_owned())
    );
    assert_eq!(code(&aan(), kind, false), Ok(None));
    assert_eq!(code(&aan(), kind, true), Err("verwijsindex.overleden".to_owned()));
    assert_eq!(
        code(&aan(), None, false),
        Err("verwijsindex.geboortedatum".to_owned())
    );
    assert_eq!(
        code(&aan(), Some(date(2026, 11, 25)), false),
        Err("verwijsindex.geboortedatum".to_owned())
    );
    // The day before, on and after the 23rd birthday.
    let volwassen = || Err("verwijsindex.volwassen".to_owned());
    assert_eq!(code(&aan(), Some(date(2003, 11, 25)), false), Ok(None));
    assert_eq!(code(&aan(), Some(date(2003, 11, 24)), false), volwassen());
    assert_eq!(code(&aan(), Some(date(2003, 11, 23)), false), volwassen());
    // A pilot opens it between its first and last day, for the gemeenten that it names.
    for (van, tot, g, uit) in [
        (
            date(2026, 11, 24),
            date(2026, 11, 24),
            HIER,
            Ok(Some(date(2026, 11, 24))),
        ),
        (date(2026, 11, 25), date(2027, 1, 1), HIER, volwassen()),
        (date(2026, 1, 1), date(2026, 11, 23), HIER, volwassen()),
        (date(2026, 1, 1), date(2027, 1, 1), DAAR, volwassen()),
    ] {
        let i = Instelling {
            leertuin: Some(proef(van, tot, &[g])),
            ..aan()
        };
        assert_eq!(code(&i, Some(date(1980, 1, 1)), false), uit, "{van} {tot}");
    }
}

#[test]
fn a_pilot_without_ground_period_and_gemeenten_is_refused() {
    let vandaag = date(2026, 11, 24);
    let heel = NieuweInstelling {
        modus: "aan".to_owned(),
        regio: vec!["151".to_owned()],
        herinner_na: "7".to_owned(),
        procesmanager_na: "14".to_owned(),
        leertuin: true,
        grond: "Experimenteerwet artikel 1".to_owned(),
        van: "2026-12-01".to_owned(),
        tot: "2027-12-01".to_owned(),
        leertuin_gemeenten: vec!["150".to_owned()],
        instituten: "7411 ab 12 A\n7411AB 12a\n\n".to_owned(),
    };
    let kijk = |n: &NieuweInstelling| {
        n.valideer(HIER, &[HIER, DAAR], vandaag)
            .map_err(|f| f.0.into_iter().map(|v| v.veld).collect::<Vec<_>>())
    };
    let goed = kijk(&heel).unwrap();
    assert_eq!(goed.regio, [DAAR]);
    assert_eq!(goed.instituten, ["7411AB 12a"]);
    assert_eq!(goed.leertuin.unwrap().gemeenten, [HIER]);
    let leeg = NieuweInstelling {
        grond: String::new(),
        van: String::new(),
        tot: String::new(),
        leertuin_gemeenten: Vec::new(),
        ..heel.clone()
    };
    assert_eq!(
        kijk(&leeg),
        Err(["grond", "van", "tot", "leertuin_gemeenten"]
            .map(str::to_owned)
            .to_vec())
    );
    assert_eq!(
        kijk(&NieuweInstelling {
            leertuin: false,
            ..leeg
        })
        .unwrap()
        .leertuin,
        None
    );
    let een = |f: fn(&mut NieuweInstelling)| {
        let mut n = heel.clone();
        f(&mut n);
        kijk(&n).unwrap_err()
    };
    assert_eq!(een(|n| n.tot = "2026-11-30".to_owned()), ["tot"]);
    assert_eq!(een(|n| n.tot = "2030-12-02".to_owned()), ["tot"]);
    assert_eq!(
        een(|n| n.leertuin_gemeenten = vec!["151".to_owned()]),
        ["leertuin_gemeenten"]
    );
    assert_eq!(een(|n| n.regio = vec!["150".to_owned()]), ["regio"]);
    assert_eq!(een(|n| n.modus = "half".to_owned()), ["modus"]);
    assert_eq!(een(|n| n.procesmanager_na = "3".to_owned()), ["procesmanager_na"]);
    assert_eq!(een(|n| n.herinner_na = "0".to_owned()), ["herinner_na"]);
    assert_eq!(een(|n| n.instituten = "Kerkstraat 1".to_owned()), ["instituten"]);
}

#[test]
fn a_match_is_followed_up_in_steps() {
    let stap = |nu, stand: &str, reden: &str, regie: &str| {
        NieuweOpvolging {
            stand: stand.into(),
            reden: reden.into(),
            regie: regie.into(),
        }
        .valideer(nu)
        .map(|g| (g.stand, g.reden, g.regie))
        .map_err(|f| match f {
            OpvolgFout::Invoer(f) => f.0.into_iter().map(|v| v.veld).collect::<Vec<_>>().join(","),
            OpvolgFout::Regel(w) => w.code,
        })
    };
    let nee = |t: &str| Err(t.to_owned());
    use Stand::*;
    assert_eq!(
        stap(Nieuw, "contact", "al_samen", "wij"),
        Ok((Contact, None, None))
    );
    assert_eq!(stap(Nieuw, "niet_nodig", "", ""), nee("reden"));
    assert_eq!(
        stap(Nieuw, "niet_nodig", "al_samen", ""),
        Ok((NietNodig, Some(super::NietNodig::AlSamen), None))
    );
    assert_eq!(stap(Contact, "afgestemd", "", ""), nee("regie"));
    assert_eq!(
        stap(Contact, "afgestemd", "", "zij"),
        Ok((Afgestemd, None, Some(Regie::Zij)))
    );
    assert_eq!(stap(Nieuw, "nieuw", "", ""), nee("stand"));
    assert_eq!(stap(Contact, "contact", "", ""), nee("stand"));
    assert_eq!(stap(Contact, "", "", ""), nee("stand"));
    assert_eq!(stap(Afgestemd, "contact", "", ""), nee("match.klaar"));
    assert_eq!(stap(NietNodig, "contact", "", ""), nee("match.klaar"));
}

#[test]
fn open_matches_are_reminded_and_go_to_the_procesmanager() {
    // 23:30 in UTC is the next day here.
    let op: jiff::Timestamp = "2026-11-01T23:30:00Z".parse().unwrap();
    for (dag, herinner) in [(8, false), (9, true), (10, true)] {
        assert_eq!(
            herinneren(op, Stand::Nieuw, date(2026, 11, dag), 7),
            herinner,
            "{dag}"
        );
        assert_eq!(
            naar_procesmanager(op, Stand::Contact, date(2026, 11, dag), 7),
            herinner,
            "{dag}"
        );
        assert!(!herinneren(op, Stand::Contact, date(2026, 11, dag), 7));
        assert!(!naar_procesmanager(op, Stand::Afgestemd, date(2026, 11, dag), 7));
        assert!(!naar_procesmanager(op, Stand::NietNodig, date(2026, 11, dag), 7));
    }
}

fn sleutels() -> impl Strategy<Value = Vec<Sleutel>> {
    prop::collection::vec((0..3usize, 0..4u8), 0..5).prop_map(|v| {
        v.into_iter()
            .map(|(s, w)| Sleutel {
                soort: Sleutelsoort::ALL[s],
                waarde: vec![w],
            })
            .collect()
    })
}

fn instelling() -> impl Strategy<Value = Instelling> {
    (
        prop::collection::vec(150..154i32, 0..4),
        prop::option::of((0..40i64, 0..40i64, prop::collection::vec(150..154i32, 0..4))),
    )
        .prop_map(|(regio, l)| Instelling {
            regio: regio.into_iter().map(Gemeente).collect(),
            leertuin: l.map(|(van, duur, g)| {
                let van = date(2026, 11, 1)
                    .checked_add(jiff::Span::new().days(van))
                    .unwrap();
                let gemeenten: Vec<Gemeente> = g.into_iter().map(Gemeente).collect();
                proef(
                    van,
                    van.checked_add(jiff::Span::new().days(duur)).unwrap(),
                    &gemeenten,
                )
            }),
            ..aan()
        })
}

proptest! {
    #[test]
    fn matching_is_symmetric(a in sleutels(), b in sleutels(), ia in instelling(), ib in instelling(), ga in 150..154i32, gb in 150..154i32, va: bool, vb: bool) {
        prop_assert_eq!(match_soort(&a, &b), match_soort(&b, &a));
        let een = Kant { gemeente: Gemeente(ga), volwassen: va, instelling: &ia };
        let ander = Kant { gemeente: Gemeente(gb), volwassen: vb, instelling: if ga == gb { &ia } else { &ib } };
        let dag = date(2026, 11, 24);
        prop_assert_eq!(mogen_meten(een, ander, dag), mogen_meten(ander, een, dag));
        // Without a pilot no adult meets anybody.
        let zonder = Instelling { leertuin: None, ..ia.clone() };
        let een = Kant { instelling: &zonder, volwassen: true, ..een };
        prop_assert!(!mogen_meten(een, ander, dag));
    }
}
