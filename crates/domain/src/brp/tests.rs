// SPDX-License-Identifier: EUPL-1.2
mod naam;
mod soorten;

use super::*;
use proptest::prelude::*;

const KOP: &str = ";01.01.20;01.02.10;01.02.20;01.02.30;01.02.40;01.03.10;01.04.10;01.61.10;01.84.10;01.85.10;01.H;02.01.20;02.02.10;02.02.40;02.03.10;02.62.10;02.H;05.02.40;05.03.10;05.06.10;05.07.10;05.15.10;05.H;06.08.10;07.67.20;07.70.10;08.09.10;08.10.10;08.10.30;08.11.10;08.11.20;08.11.30;08.11.40;08.11.60;08.11.70;08.11.80;08.12.10;08.13.10;08.13.20;08.13.30;08.84.10;08.H;09.01.20;09.02.10;09.02.40;09.03.10;09.H;11.32.10;11.33.10";

fn indeling() -> Indeling {
    Indeling::uit_kop(&KOP.split(';').collect::<Vec<_>>()).unwrap()
}

/// A line from what stands in some columns.
fn regel(n: u64, velden: &[(&str, &str)]) -> Regel {
    let kop: Vec<&str> = KOP.split(';').collect();
    let mut rij = vec![String::new(); kop.len()];
    for (rubriek, waarde) in velden {
        let kolom = kop.iter().position(|k| k == rubriek).unwrap();
        rij[kolom] = (*waarde).to_owned();
    }
    (n, rij)
}

const ANNA: [(&str, &str); 5] = [
    ("", "Lg1"),
    ("01.02.10", "Anna"),
    ("01.02.40", "Proef"),
    ("01.03.10", "19850412"),
    ("01.04.10", "V"),
];

fn met(extra: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    ANNA.into_iter().chain(extra.iter().copied()).collect()
}

fn lees(regels: &[Regel]) -> Persoonslijst {
    lees_persoon(&indeling(), regels).unwrap()
}

#[test]
fn a_date_has_eight_digits_and_zeros_for_what_is_not_known() {
    let d = |s: &str| s.parse::<BrpDatum>();
    assert_eq!(d("00000000"), Ok(BrpDatum::Onbekend));
    assert_eq!(d("19680000"), Ok(BrpDatum::Jaar(1968)));
    assert_eq!(d("19950200"), Ok(BrpDatum::JaarMaand(1995, 2)));
    assert_eq!(
        d("20240229"),
        Ok(BrpDatum::Volledig(jiff::civil::date(2024, 2, 29)))
    );
    for fout in [
        "",
        "1985",
        "1985-12-01",
        "19850230",
        "19851301",
        "19850012",
        "00001201",
        "1985120a",
        "198512011",
        "２０２４０２２９",
    ] {
        assert_eq!(d(fout), Err(BrpDatumFout), "{fout}");
    }
    let woorden = ["00000000", "19680000", "19950200", "19851201"].map(|s| d(s).unwrap().to_string());
    assert_eq!(woorden, ["onbekend", "1968", "februari 1995", "1 december 1985"]);
    let grenzen = d("19960200").unwrap().grenzen().unwrap();
    assert_eq!(
        grenzen,
        (jiff::civil::date(1996, 2, 1), jiff::civil::date(1996, 2, 29))
    );
    assert_eq!(d("00000000").unwrap().grenzen(), None);
}

#[test]
fn a_file_without_the_columns_is_told_which() {
    let fout = Indeling::uit_kop(&["naam", "01.01.20"]).unwrap_err();
    assert_eq!(
        fout,
        Indelingsfout::Mist("01.02.40, 01.03.10, 01.04.10".to_owned())
    );
}

#[test]
fn a_line_without_a_first_field_goes_on_with_the_person_above() {
    let regels = [
        regel(2, &[("01.02.40", "Los")]),
        regel(3, &ANNA),
        regel(4, &[("08.11.20", "7")]),
        regel(5, &ANNA),
    ];
    let (los, groepen) = groepeer(&regels);
    assert_eq!(los.len(), 1);
    assert_eq!(groepen.iter().map(|g| g.len()).collect::<Vec<_>>(), [2, 1]);
    let (los, groepen) = groepeer(&[]);
    assert!(los.is_empty() && groepen.is_empty());
}

#[test]
fn a_person_with_everything() {
    let l = lees(&[
        regel(
            2,
            &met(&[
                ("01.01.20", "999993653"),
                ("01.02.30", "van der"),
                ("01.61.10", "V"),
                ("02.02.10", "Oma"),
                ("02.02.40", "Proef"),
                ("02.03.10", "19550000"),
                ("02.62.10", "19850412"),
                ("05.02.40", "Eerste"),
                ("05.03.10", "19800101"),
                ("05.07.10", "20100101"),
                ("07.70.10", "7"),
                ("08.09.10", "0150"),
                ("08.10.10", "W"),
                ("08.10.30", "20200101"),
                ("08.11.10", "Proefstraat"),
                ("08.11.20", "12"),
                ("08.11.30", "a"),
                ("08.11.40", "bis"),
                ("08.11.60", "7411 AB"),
                ("08.11.70", "Deventer"),
                ("08.11.80", "0150010000000001"),
                ("09.02.10", "Een"),
                ("09.02.40", "Proef"),
                ("09.03.10", "20150101"),
                ("11.33.10", "1"),
                ("01.H", "51"),
                ("05.H", "55"),
                ("08.H", "58"),
                ("09.H", "09"),
            ]),
        ),
        regel(
            3,
            &[
                ("01.02.10", "Anna"),
                ("01.02.40", "Vroeger"),
                ("05.02.40", "Eerste"),
                ("05.03.10", "19800101"),
                ("05.06.10", "20050101"),
                ("05.15.10", "H"),
                ("05.H", "05"),
                ("08.10.10", "W"),
                ("08.11.20", "3"),
                ("08.11.10", "Ergens"),
                ("08.H", "58"),
                ("09.02.10", "Twee"),
                ("09.02.40", "Proef"),
                ("09.03.10", "20170101"),
                ("09.H", "59"),
            ],
        ),
        regel(
            4,
            &[
                ("05.02.40", "Tweede"),
                ("05.03.10", "19810101"),
                ("05.06.10", "20150101"),
                ("05.15.10", "P"),
                ("08.10.10", "W"),
                ("08.11.20", "9"),
                ("08.84.10", "O"),
                ("09.02.10", "Een"),
                ("09.02.40", "Oud"),
                ("09.03.10", "20150101"),
            ],
        ),
    ]);
    assert!(l.bsn.as_ref().is_some_and(|b| b.is_testnummer()));
    assert_eq!(
        (l.naam.voorvoegsel.as_str(), l.naamgebruik),
        ("van der", Naamgebruik::PartnerEigen)
    );
    assert_eq!(
        l.vorige_namen
            .iter()
            .map(|n| n.naam.geslachtsnaam.as_str())
            .collect::<Vec<_>>(),
        ["Vroeger"]
    );
    assert_eq!(
        l.ouders.first().map(|o| (o.wie.geboren, o.sinds.is_some())),
        Some((Some(BrpDatum::Jaar(1955)), true))
    );
    let partners: Vec<_> = l
        .partners
        .iter()
        .map(|p| {
            (
                p.wie.naam.geslachtsnaam.as_str(),
                p.van.and_then(BrpDatum::jaar),
                p.tot.and_then(BrpDatum::jaar),
                p.soort,
            )
        })
        .collect();
    assert_eq!(
        partners,
        [
            ("Eerste", Some(2005), Some(2010), Some(Verbintenis::Huwelijk)),
            ("Tweede", Some(2015), None, Some(Verbintenis::Partnerschap)),
        ]
    );
    assert!(l.geheim && l.curatele);
    let kinderen: Vec<&str> = l.kinderen.iter().map(|k| k.naam.voornamen.as_str()).collect();
    assert_eq!(kinderen, ["Een", "Twee"], "history of a child is no child");
    assert_eq!(l.verblijven.len(), 2, "what was struck out does not count");
    assert_eq!(l.woont_op(), Some("0150010000000001"));
    let Plaats::Adres {
        toevoeging, postcode, ..
    } = &l.verblijven[0].plaats
    else {
        panic!("{:?}", l.verblijven)
    };
    assert_eq!((toevoeging.as_str(), postcode.as_str()), ("abis", "7411AB"));
}

/// The official test persons, when they stand beside the project: every line belongs to a person, and what is not taken
/// over is told.
#[test]
fn the_official_test_persons_are_read_whole() {
    let pad = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/fixtures/brp/testset-sample.csv"
    );
    let Ok(tekst) = std::fs::read_to_string(pad) else {
        eprintln!("not there: {pad}");
        return;
    };
    let mut lezer = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(tekst.trim_start_matches('\u{feff}').as_bytes());
    let mut regels = lezer
        .records()
        .zip(1..)
        .map(|(r, n)| (n, r.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()));
    let indeling = Indeling::uit_kop(&regels.next().unwrap().1).unwrap();
    let regels: Vec<Regel> = regels.collect();
    let (los, groepen) = groepeer(&regels);
    assert!(los.is_empty());
    assert_eq!(groepen.iter().map(|g| g.len()).sum::<usize>(), regels.len());
    let gelezen: Vec<_> = groepen.iter().map(|g| lees_persoon(&indeling, g)).collect();
    let goed: Vec<&Persoonslijst> = gelezen.iter().filter_map(|u| u.as_ref().ok()).collect();
    let fout: Vec<String> = gelezen
        .iter()
        .filter_map(|u| u.as_ref().err())
        .flatten()
        .map(ToString::to_string)
        .collect();
    println!("{:?}\n{}", tel(goed.iter().copied()), fout.join("\n"));
    assert_eq!(goed.len() + gelezen.iter().filter(|u| u.is_err()).count(), 260);
}

proptest! {
    #[test]
    fn a_date_is_read_back(jaar in 1_i16..3000, maand in 1_i8..=12, dag in 1_i8..=28) {
        let d = jiff::civil::date(jaar, maand, dag);
        prop_assert_eq!(format!("{jaar:04}{maand:02}{dag:02}").parse(), Ok(BrpDatum::Volledig(d)));
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(velden in proptest::collection::vec(("[A-Z0-9 ]{0,12}", 0_usize..48), 0..30)) {
        let kop: Vec<&str> = KOP.split(';').collect();
        let mut rij = vec![String::new(); kop.len()];
        for (waarde, kolom) in velden {
            if let Some(cel) = rij.get_mut(kolom) {
                *cel = waarde;
            }
        }
        let uit = lees_persoon(&indeling(), &[(2, rij)]);
        prop_assert!(uit.is_ok() || uit.is_err_and(|f| !f.is_empty()));
    }
}
