// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::inrichting::Inrichting;
use proptest::prelude::*;

fn inrichting() -> Inrichting {
    Inrichting::profiel("deventer-2023").unwrap()
}

/// Answers by the letters j, n and o, in the order of the configured areas.
fn antw(codes: impl IntoIterator<Item = String>, letters: &str) -> Antwoorden {
    let van = |c| match c {
        'j' => Antwoord::Ja,
        'n' => Antwoord::Nee,
        _ => Antwoord::Onbekend,
    };
    codes
        .into_iter()
        .zip(letters.chars())
        .map(|(code, c)| (code, van(c)))
        .collect()
}

#[test]
fn drie_uit_acht_alle_uitkomsten() {
    use DrieUitAchtUitkomst::{Doelgroep, GeenDoelgroep, NogNietTeBepalen};
    let regels = inrichting().drie_uit_acht;
    let codes = || regels.gebieden.iter().map(|g| g.code.clone());
    for (letters, uitkomst, nodig, tekst) in [
        (
            "jjjnnnnn",
            Doelgroep,
            0,
            "3 keer ja: verslaving, criminaliteit en psychiatrie. Vanaf 3 gebieden hoort iemand tot de doelgroep.",
        ),
        ("jjjooooo", Doelgroep, 0, ""),
        (
            "jjnnnnnn",
            GeenDoelgroep,
            0,
            "2 keer ja: verslaving en criminaliteit. Ook met de open antwoorden worden het er geen 3.",
        ),
        (
            "nnnnnnoo",
            GeenDoelgroep,
            0,
            "Nergens ja. Ook met de open antwoorden worden het er geen 3.",
        ),
        (
            "ojjnnonn",
            NogNietTeBepalen,
            1,
            "2 keer ja. Is het antwoord op verslaving of werk ook ja, dan hoort deze persoon tot de doelgroep.",
        ),
        (
            "jnnnnoon",
            NogNietTeBepalen,
            2,
            "1 keer ja. Nog 2 keer ja op werk of geweld, dan hoort deze persoon tot de doelgroep.",
        ),
        ("", NogNietTeBepalen, 3, ""),
    ] {
        let d = drie_uit_acht(&regels, &antw(codes(), letters));
        assert_eq!((d.uitkomst, d.nodig), (uitkomst, nodig), "{letters}");
        assert!(tekst.is_empty() || d.tekst == tekst, "{}", d.tekst);
        assert_eq!(d.beslist_nog.is_empty(), nodig == 0);
    }
}

fn ggsr_vol() -> GgsrAntwoorden {
    let regels = inrichting().ggsr;
    GgsrAntwoorden {
        ouders: Some(1),
        kinderen: Some(2),
        gebieden: antw(regels.gebieden.iter().map(|g| g.code.clone()), "jjjjnnn"),
        ouders_lossen_zelf_op: Antwoord::Nee,
        risico_kinderen: Antwoord::Ja,
        eerdere_hulp_vastgelopen: Antwoord::Ja,
    }
}

#[test]
fn ggsr_alle_takken() {
    let regels = inrichting().ggsr;
    let g = ggsr(&regels, &ggsr_vol());
    assert_eq!(g.uitkomst, GgsrUitkomst::Voldoet);
    assert_eq!(
        g.tekst,
        "Dit gezin valt onder GGSR: er zijn langdurige problemen op gezin, wonen, werk en inkomen en de ouders kunnen het niet alleen oplossen."
    );
    assert_eq!(
        g.aandacht,
        ["De kinderen lopen risico.", "Eerdere hulp is vastgelopen."]
    );
    let gebieden = |l: &str| antw(regels.gebieden.iter().map(|g| g.code.clone()), l);
    for (a, uitkomst, bevat) in [
        (
            GgsrAntwoorden {
                ouders: Some(0),
                ..ggsr_vol()
            },
            GgsrUitkomst::VoldoetNiet,
            "geen ouder",
        ),
        (
            GgsrAntwoorden {
                kinderen: Some(0),
                ..ggsr_vol()
            },
            GgsrUitkomst::VoldoetNiet,
            "geen kind",
        ),
        (
            GgsrAntwoorden {
                ouders_lossen_zelf_op: Antwoord::Ja,
                ..ggsr_vol()
            },
            GgsrUitkomst::VoldoetNiet,
            "zelf oplossen",
        ),
        (
            GgsrAntwoorden {
                gebieden: gebieden("jjjnnnn"),
                ..ggsr_vol()
            },
            GgsrUitkomst::VoldoetNiet,
            "op 3 gebieden, en 4 zijn nodig",
        ),
        (
            GgsrAntwoorden {
                gebieden: gebieden("jjjonnn"),
                ..ggsr_vol()
            },
            GgsrUitkomst::NogNietTeBepalen,
            "problemen op inkomen?",
        ),
        (
            GgsrAntwoorden {
                ouders: None,
                ..ggsr_vol()
            },
            GgsrUitkomst::NogNietTeBepalen,
            "een ouder of verzorger?",
        ),
        (
            GgsrAntwoorden {
                kinderen: None,
                ..ggsr_vol()
            },
            GgsrUitkomst::NogNietTeBepalen,
            "kind op komst?",
        ),
        (
            GgsrAntwoorden {
                ouders_lossen_zelf_op: Antwoord::Onbekend,
                ..ggsr_vol()
            },
            GgsrUitkomst::NogNietTeBepalen,
            "zelf oplossen?",
        ),
        (
            GgsrAntwoorden {
                ouders: None,
                kinderen: Some(0),
                ..ggsr_vol()
            },
            GgsrUitkomst::VoldoetNiet,
            "geen kind",
        ),
    ] {
        let g = ggsr(&regels, &a);
        assert_eq!(g.uitkomst, uitkomst, "{}", g.tekst);
        assert!(g.tekst.contains(bevat), "{}", g.tekst);
        assert_eq!(g.mist.is_empty(), uitkomst != GgsrUitkomst::NogNietTeBepalen);
    }
    let stil = GgsrAntwoorden {
        risico_kinderen: Antwoord::Onbekend,
        eerdere_hulp_vastgelopen: Antwoord::Nee,
        ..ggsr_vol()
    };
    assert_eq!(ggsr(&regels, &stil).aandacht.len(), 1);
    let rustig = GgsrAntwoorden {
        risico_kinderen: Antwoord::Nee,
        ..stil
    };
    assert!(ggsr(&regels, &rustig).aandacht.is_empty());
}

#[test]
fn problemen_apart_van_de_triage() {
    let i = inrichting();
    let goed = Meldpuntproblemen {
        soorten: ["psychisch".to_owned()].into(),
        hulp_geweigerd: Antwoord::Nee,
        toelichting: String::new(),
    };
    assert!(controleer_problemen(&i, &goed).is_ok());
    let fout = Meldpuntproblemen {
        soorten: ["x".to_owned()].into(),
        hulp_geweigerd: Antwoord::Ja,
        ..goed.clone()
    };
    assert_eq!(controleer_problemen(&i, &fout).unwrap_err().0.len(), 2);
    let lang = Meldpuntproblemen {
        toelichting: "x".repeat(2001),
        ..goed
    };
    assert_eq!(controleer_problemen(&i, &lang).unwrap_err().0.len(), 1);
}

fn letters() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0_u8..3, 8)
}
fn uit(codes: &[String], l: &[u8]) -> Antwoorden {
    codes
        .iter()
        .cloned()
        .zip(l.iter().map(|i| Antwoord::ALL[usize::from(*i)]))
        .collect()
}

proptest! {
    #[test]
    fn drie_uit_acht_volgt_de_definitie(l in letters()) {
        let regels = inrichting().drie_uit_acht;
        let codes: Vec<String> = regels.gebieden.iter().map(|g| g.code.clone()).collect();
        let d = drie_uit_acht(&regels, &uit(&codes, &l));
        let (ja, open) = (l.iter().filter(|i| **i == 0).count(), l.iter().filter(|i| **i == 2).count());
        let verwacht = if ja >= 3 { DrieUitAchtUitkomst::Doelgroep } else if ja + open < 3 { DrieUitAchtUitkomst::GeenDoelgroep } else { DrieUitAchtUitkomst::NogNietTeBepalen };
        prop_assert_eq!(d.uitkomst, verwacht);
    }
    #[test]
    fn een_antwoord_draait_een_vaste_uitkomst_nooit_om(mut l in letters(), plek in 0_usize..8, nieuw in 0_u8..2) {
        let regels = inrichting().drie_uit_acht;
        let codes: Vec<String> = regels.gebieden.iter().map(|g| g.code.clone()).collect();
        l[plek] = 2;
        let voor = drie_uit_acht(&regels, &uit(&codes, &l));
        l[plek] = nieuw;
        let na = drie_uit_acht(&regels, &uit(&codes, &l));
        prop_assert!(voor.uitkomst == DrieUitAchtUitkomst::NogNietTeBepalen || voor.uitkomst == na.uitkomst);
    }
}
