// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::Id;
use jiff::ToSpan;
use jiff::civil::date;
use uuid::Uuid;

const DAG: Date = date(2026, 11, 24);

fn p(n: u128) -> PersoonId {
    Id::new(Uuid::from_u128(n))
}
const MOEDER: u128 = 1;
const VADER: u128 = 2;
const KIND: u128 = 3;
const ZUS: u128 = 4;
const OMA: u128 = 5;

fn lid(n: u128, rol: Lidrol, gezag: bool, geboren: Option<Date>) -> Lid {
    Lid {
        persoon: p(n),
        geboren,
        rol,
        gezag,
        adres_geheim: false,
    }
}
/// Mother with gezag, father without, a child born on this day, a sister of 14, a grandmother.
fn gezin(kind: Option<Date>) -> Vec<Lid> {
    vec![
        lid(MOEDER, Lidrol::Ouder, true, Some(date(1985, 4, 9))),
        lid(VADER, Lidrol::Ouder, false, Some(date(1984, 1, 1))),
        lid(KIND, Lidrol::Kind, false, kind),
        lid(ZUS, Lidrol::Kind, false, Some(date(2012, 6, 1))),
        lid(OMA, Lidrol::Grootouder, false, Some(date(1950, 1, 1))),
    ]
}
fn over(n: u128, soort: Gegevenssoort) -> Gegeven {
    Gegeven {
        over: vec![p(n)],
        soort,
        door: None,
        belangrijk_feit: false,
    }
}
fn kijk(leden: &[Lid], lezer: u128, g: &Gegeven) -> Inzage {
    let kring = Kring {
        leden,
        onveilig: &[],
        toestemming: &[],
        dag: DAG,
    };
    inzage(&kring, p(lezer), g)
}

use Gegevenssoort::{Adres, Afspraak, Algemeen, Justitie, Medisch, Veiligheid};
use Inzage::{Niet, Zichtbaar};

#[test]
fn per_leeftijd_en_lezer() {
    // Age of the child, reader, kind → what.
    for (jaren, lezer, soort, verwacht) in [
        (8, MOEDER, Afspraak, Zichtbaar(Reden::Gezag)),
        (8, MOEDER, Medisch, Zichtbaar(Reden::Gezag)),
        (8, VADER, Afspraak, Niet(Reden::ZonderGezag)),
        (8, VADER, Medisch, Niet(Reden::ZonderGezag)),
        (8, ZUS, Afspraak, Niet(Reden::AnderLid)),
        (8, OMA, Afspraak, Niet(Reden::AnderLid)),
        (8, KIND, Afspraak, Niet(Reden::LezerOnderTwaalf)),
        (13, MOEDER, Medisch, Zichtbaar(Reden::Gezag)),
        (13, VADER, Medisch, Niet(Reden::ZonderGezag)),
        (13, KIND, Medisch, Zichtbaar(Reden::Eigen)),
        (16, MOEDER, Afspraak, Niet(Reden::VanafZestien)),
        (16, MOEDER, Medisch, Niet(Reden::VanafZestien)),
        (16, VADER, Justitie, Niet(Reden::VanafZestien)),
        (16, ZUS, Afspraak, Niet(Reden::AnderLid)),
        (16, KIND, Medisch, Zichtbaar(Reden::Eigen)),
        (19, MOEDER, Afspraak, Niet(Reden::VanafZestien)),
        (19, KIND, Justitie, Zichtbaar(Reden::Eigen)),
    ] {
        let leden = gezin(Some(DAG.saturating_sub((jaren * 12 + 1).months())));
        assert_eq!(
            kijk(&leden, lezer, &over(KIND, soort)),
            verwacht,
            "{jaren} {lezer} {soort:?}"
        );
    }
    // Adults: what was agreed in the plan of the household is seen, the rest is not.
    let leden = gezin(Some(date(2013, 1, 1)));
    for (wie, lezer, soort, verwacht) in [
        (MOEDER, VADER, Afspraak, Zichtbaar(Reden::GezamenlijkPlan)),
        (MOEDER, KIND, Afspraak, Zichtbaar(Reden::GezamenlijkPlan)),
        (MOEDER, VADER, Algemeen, Niet(Reden::AnderLid)),
        (MOEDER, VADER, Medisch, Niet(Reden::AnderLid)),
        (MOEDER, MOEDER, Justitie, Zichtbaar(Reden::Eigen)),
        (9, MOEDER, Afspraak, Niet(Reden::AnderLid)),
        (MOEDER, 9, Afspraak, Niet(Reden::GeenLid)),
    ] {
        assert_eq!(
            kijk(&leden, lezer, &over(wie, soort)),
            verwacht,
            "{wie} {lezer} {soort:?}"
        );
    }
    let allen = Gegeven {
        over: vec![],
        soort: Afspraak,
        door: None,
        belangrijk_feit: false,
    };
    assert_eq!(kijk(&leden, ZUS, &allen), Zichtbaar(Reden::Huishouden));
}

#[test]
fn rond_de_verjaardag() {
    // Born on a day; the day; what the mother and the child itself may read of something medical.
    for (geboren, dag, moeder, kind) in [
        (date(2014, 11, 24), date(2026, 11, 23), true, false),
        (date(2014, 11, 24), date(2026, 11, 24), true, true),
        (date(2010, 11, 24), date(2026, 11, 23), true, true),
        (date(2010, 11, 24), date(2026, 11, 24), false, true),
        (date(2008, 11, 24), date(2026, 11, 23), false, true),
        (date(2008, 11, 24), date(2026, 11, 24), false, true),
        // Born on 29 February: a year older on 1 March.
        (date(2012, 2, 29), date(2028, 2, 28), true, true),
        (date(2012, 2, 29), date(2028, 2, 29), false, true),
        (date(2008, 2, 29), date(2024, 2, 28), true, true),
        (date(2008, 2, 29), date(2024, 2, 29), false, true),
        (date(2016, 2, 29), date(2028, 2, 28), true, false),
        (date(2016, 2, 29), date(2028, 2, 29), true, true),
        (date(2012, 2, 29), date(2024, 2, 28), true, false),
        (date(2012, 2, 29), date(2030, 2, 28), false, true),
        (date(2014, 2, 28), date(2030, 2, 28), false, true),
    ] {
        let leden = gezin(Some(geboren));
        let kring = Kring {
            leden: &leden,
            onveilig: &[],
            toestemming: &[],
            dag,
        };
        let g = over(KIND, Medisch);
        assert_eq!(inzage(&kring, p(MOEDER), &g).mag(), moeder, "{geboren} {dag}");
        assert_eq!(inzage(&kring, p(KIND), &g).mag(), kind, "{geboren} {dag}");
    }
    // Sixteen years after 29 February there is one again, but not in 2100: then it is 1 March.
    for (dag, zestien) in [(date(2100, 2, 28), false), (date(2100, 3, 1), true)] {
        let leden = gezin(Some(date(2084, 2, 29)));
        let kring = Kring {
            leden: &leden,
            onveilig: &[],
            toestemming: &[],
            dag,
        };
        assert_eq!(
            !inzage(&kring, p(MOEDER), &over(KIND, Medisch)).mag(),
            zestien,
            "{dag}"
        );
    }
    // Not known how old: a child is taken for one that decides; not born yet: the parents.
    assert_eq!(
        kijk(&gezin(None), MOEDER, &over(KIND, Medisch)),
        Niet(Reden::VanafZestien)
    );
    let mut leden = gezin(None);
    leden[2].rol = Lidrol::Ongeboren;
    assert_eq!(
        kijk(&leden, MOEDER, &over(KIND, Medisch)),
        Zichtbaar(Reden::Gezag)
    );
}

#[test]
fn ouder_zonder_gezag_en_wat_een_jongere_zelf_vertelt() {
    let leden = gezin(Some(date(2013, 1, 1)));
    for (soort, feit, verwacht) in [
        (Afspraak, true, Zichtbaar(Reden::BelangrijkFeit)),
        (Algemeen, true, Zichtbaar(Reden::BelangrijkFeit)),
        (Medisch, true, Niet(Reden::ZonderGezag)),
        (Afspraak, false, Niet(Reden::ZonderGezag)),
    ] {
        let g = Gegeven {
            belangrijk_feit: feit,
            ..over(KIND, soort)
        };
        assert_eq!(kijk(&leden, VADER, &g), verwacht);
    }
    for (soort, verwacht) in [
        (Medisch, Niet(Reden::Vertrouwelijk)),
        (Algemeen, Niet(Reden::Vertrouwelijk)),
        (Afspraak, Zichtbaar(Reden::Gezag)),
    ] {
        let g = Gegeven {
            door: Some(p(KIND)),
            ..over(KIND, soort)
        };
        assert_eq!(kijk(&leden, MOEDER, &g), verwacht);
    }
    let jong = gezin(Some(date(2018, 1, 1)));
    let g = Gegeven {
        door: Some(p(KIND)),
        ..over(KIND, Medisch)
    };
    assert_eq!(kijk(&jong, MOEDER, &g), Zichtbaar(Reden::Gezag));
}

#[test]
fn toestemming_en_veiligheid() {
    let mut leden = gezin(Some(date(2009, 4, 9)));
    leden[0].adres_geheim = true;
    let met =
        |onveilig: &[(PersoonId, PersoonId)], toestemming: &[(PersoonId, PersoonId)], lezer, g: &Gegeven| {
            inzage(
                &Kring {
                    leden: &leden,
                    onveilig,
                    toestemming,
                    dag: DAG,
                },
                p(lezer),
                g,
            )
        };
    let ja = [(p(KIND), p(MOEDER))];
    assert_eq!(
        met(&[], &ja, MOEDER, &over(KIND, Medisch)),
        Zichtbaar(Reden::Toestemming)
    );
    assert_eq!(
        met(&[], &ja, VADER, &over(KIND, Medisch)),
        Niet(Reden::VanafZestien),
        "consent for one is not for the other"
    );
    // Neither consent nor gezag opens a secret address, safety, or what may not reach the reader.
    let alles = [(p(MOEDER), p(VADER)), (p(KIND), p(VADER)), (p(ZUS), p(VADER))];
    assert_eq!(
        met(&[], &alles, VADER, &over(MOEDER, Adres)),
        Niet(Reden::GeheimAdres)
    );
    assert_eq!(
        met(&[], &alles, MOEDER, &over(MOEDER, Adres)),
        Zichtbaar(Reden::Eigen)
    );
    assert_eq!(
        met(&[], &alles, VADER, &over(ZUS, Veiligheid)),
        Niet(Reden::Veiligheid)
    );
    assert_eq!(
        met(&[], &[], MOEDER, &over(ZUS, Veiligheid)),
        Niet(Reden::Veiligheid),
        "gezag doesn't open it"
    );
    assert_eq!(
        met(&[], &[], VADER, &over(VADER, Veiligheid)),
        Zichtbaar(Reden::Eigen)
    );
    let verteld = Gegeven {
        door: Some(p(KIND)),
        ..over(VADER, Veiligheid)
    };
    assert_eq!(
        met(&[], &[], VADER, &verteld),
        Niet(Reden::Veiligheid),
        "who told it is in danger"
    );
    let niet = [(p(MOEDER), p(VADER))];
    assert_eq!(
        met(&niet, &alles, VADER, &over(MOEDER, Afspraak)),
        Niet(Reden::Onveilig)
    );
    let verteld = Gegeven {
        door: Some(p(MOEDER)),
        ..over(VADER, Algemeen)
    };
    assert_eq!(met(&niet, &alles, VADER, &verteld), Niet(Reden::Onveilig));
    // Of several members the strictest counts.
    let beiden = Gegeven {
        over: vec![p(VADER), p(MOEDER)],
        ..over(VADER, Algemeen)
    };
    assert_eq!(met(&[], &[], VADER, &beiden), Niet(Reden::AnderLid));
    assert_eq!(met(&[], &alles, VADER, &beiden), Zichtbaar(Reden::Toestemming));
}

#[test]
fn een_doel_met_afspraken() {
    let leden = gezin(Some(date(2009, 4, 9)));
    let kring = Kring {
        leden: &leden,
        onveilig: &[],
        toestemming: &[],
        dag: DAG,
    };
    let doel = |lezer, soort, acties: &[Option<u128>]| {
        let acties: Vec<_> = acties.iter().map(|a| a.map(p)).collect();
        let (doel, per) = doel_voor(&kring, p(lezer), soort, &acties);
        (doel.mag(), per.into_iter().map(Inzage::mag).collect::<Vec<_>>())
    };
    // The mother: her own agreement and that of the professional stay, that of her son of 17 goes.
    assert_eq!(
        doel(MOEDER, Afspraak, &[Some(MOEDER), Some(KIND), None]),
        (true, vec![true, false, true])
    );
    assert_eq!(
        doel(MOEDER, Afspraak, &[Some(KIND), None]),
        (false, vec![false, false])
    );
    assert_eq!(doel(MOEDER, Afspraak, &[None]), (true, vec![true]));
    assert_eq!(doel(MOEDER, Afspraak, &[]), (true, vec![]));
    // Something sensitive goes as a whole; of nobody in particular it is of all.
    assert_eq!(
        doel(MOEDER, Medisch, &[Some(MOEDER), Some(KIND)]),
        (false, vec![false, false])
    );
    assert_eq!(
        doel(MOEDER, Medisch, &[Some(MOEDER), None]),
        (true, vec![true, true])
    );
    assert_eq!(doel(MOEDER, Medisch, &[None]), (false, vec![false]));
    assert_eq!(doel(KIND, Medisch, &[Some(KIND)]), (true, vec![true]));
    for (code, soort) in [
        ("gezondheid", Medisch),
        ("psychisch", Medisch),
        ("verslaving", Medisch),
        ("justitie", Justitie),
        ("veiligheid", Veiligheid),
        ("wonen", Afspraak),
        ("", Afspraak),
    ] {
        assert_eq!(soort_van_leefgebied(code), soort, "{code}");
    }
}
