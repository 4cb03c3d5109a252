// SPDX-License-Identifier: EUPL-1.2
//! Each way in which a file can be wrong, and the right ones.

use super::*;

fn bestand(inhoud: &[u8]) -> tempfile::NamedTempFile {
    let f = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(f.path(), inhoud).unwrap();
    f
}

/// Errors of FILE, without its name.
fn fouten_van(inhoud: &[u8]) -> Vec<String> {
    let f = bestand(inhoud);
    let naam = format!("{}: ", f.path().display());
    let uit = invoer(f.path(), &mut Nummers::default())
        .err()
        .unwrap_or_default();
    uit.iter().map(|x| x.replace(&naam, "")).collect()
}

/// The truth beside these persons.
fn waar(personen: &[&str], inhoud: &str) -> Result<(Waarheid, Achtergrond), Vec<String>> {
    let mut n = Nummers::default();
    for p in personen {
        n.nieuw(p).unwrap();
    }
    let f = bestand(inhoud.as_bytes());
    let naam = format!("{}: ", f.path().display());
    waarheid(f.path(), &mut n, !personen.is_empty())
        .map_err(|uit| uit.iter().map(|x| x.replace(&naam, "")).collect())
}

#[test]
fn persons_are_read_by_the_names_of_the_columns() {
    let f = bestand(
        "\u{feff}id;Geslachtsnaam;geboren;voornamen;huisnummer;postcode;vorige_postcode;vorige_nummer\n\
         a;Jansen-proef;9-4-1985;Dirkje;12;7411AB;7412CD;3\n\
         b;de Vries-proef;;;;;;\n"
            .as_bytes(),
    );
    let mut n = Nummers::default();
    let Ok(Invoer::Personen(p)) = invoer(f.path(), &mut n) else {
        panic!("not read")
    };
    assert_eq!((p.len(), n.van["b"]), (2, 1));
    assert_eq!(
        (p[0].geboren, p[0].adres.huisnummer),
        (Datum::new(1985, 4, 9), 12)
    );
    assert_eq!((p[0].vorige[0].huisnummer, p[1].vorige.len()), (3, 0));
    assert!(p[1].geboren.is_leeg());
}

#[test]
fn everything_wrong_with_persons_is_told_at_once() {
    assert_eq!(
        fouten_van(
            b"id,geslachtsnaam,geboren,huisnummer,schoenmaat\n1,Jansen,gisteren,twaalf,3\n1,Jansen,1985,12,3\n,x,,,\n5,y\n"
        ),
        [
            "line 5: 2 fields, not 5",
            "line 1: column 5 is not one of id, geslachtsnaam, voornamen, voorletters, voorvoegsel, partnernaam, geboren, geslacht, postcode, huisnummer, toevoeging, straat, plaats, vorige_postcode, vorige_nummer, telefoon, bsn, wie, cluster, huis, tweeling, score",
            "line 2: huisnummer is not a number",
            "line 2: geboren is not a date (1985-04-09, 1985-04, 1985 or 9-4-1985)",
            "line 3: this id was there before",
            "line 4: id is empty",
        ]
    );
    assert_eq!(
        fouten_van(b"naam,naam\n"),
        [
            "line 1: column id is missing",
            "line 1: column geslachtsnaam is missing",
            "line 1: column 1 is not one of id, geslachtsnaam, voornamen, voorletters, voorvoegsel, partnernaam, geboren, geslacht, postcode, huisnummer, toevoeging, straat, plaats, vorige_postcode, vorige_nummer, telefoon, bsn, wie, cluster, huis, tweeling, score",
            "line 1: column 2 stands there twice",
        ]
    );
    assert_eq!(fouten_van(b"id,geslachtsnaam\n1,\xff\n"), ["line 2: not UTF-8"]);
    assert_eq!(fouten_van(b"id,\xff\n"), ["line 1: not UTF-8"]);
    assert_eq!(fouten_van(b"").len(), 2);
    let weg = invoer(Path::new("/no/such/file.csv"), &mut Nummers::default());
    assert!(weg.err().unwrap()[0].starts_with("/no/such/file.csv: "));
    let veel: String = (0..100).map(|_| "x\n").collect();
    let uit = fouten_van(format!("id,geslachtsnaam\n{veel}").as_bytes());
    assert_eq!(
        (uit.len(), uit[MEEST].as_str()),
        (MEEST + 1, "and 60 more errors")
    );
}

#[test]
fn scored_pairs() {
    let f = bestand(b"id_a,id_b,score\nx,y,3.5\ny,z,-2\n");
    let Ok(Invoer::Paren(p)) = invoer(f.path(), &mut Nummers::default()) else {
        panic!("not read")
    };
    assert_eq!(p, [(0, 1, 3.5), (1, 2, -2.0)]);
    assert_eq!(
        fouten_van(b"id_a,id_b,score\nx,y,veel\ny,x,1\nx,x,1\n,x,1\n"),
        [
            "line 2: score is not a number",
            "line 3: this pair stands on line 2 too",
            "line 4: id_a and id_b are the same",
            "line 5: an id is empty",
        ]
    );
    assert_eq!(fouten_van(b"id_a,id_b\n"), ["line 1: column score is missing"]);
}

#[test]
fn the_truth_is_who_is_who() {
    let (w, bij) = waar(&["a", "b", "c"], "id,cluster,tweeling\nb,9,\na,9,t\nc,4,t\n").unwrap();
    let Waarheid::Personen(wie) = w else {
        panic!("pairs")
    };
    assert!(wie[0] == wie[1] && wie[1] != wie[2], "{wie:?}");
    assert!(bij.huis.is_empty() && bij.tweeling[0] == bij.tweeling[2] && bij.tweeling[1] == 0);
    assert_eq!(
        waar(&["a", "b", "c"], "id,wie\na,1\na,2\nd,3\n,4\nb,\n").unwrap_err(),
        [
            "line 3: this id stands on line 2 too",
            "line 4: an id that is not in the file of persons",
            "line 5: id or wie is empty",
            "line 6: id or wie is empty",
            "2 ids of the file are not in the truth",
        ]
    );
    assert_eq!(
        waar(&["a"], "id\na\n").unwrap_err()[0],
        "line 1: column cluster is missing"
    );
}

#[test]
fn the_truth_is_judged_pairs() {
    let (w, _) = waar(&["a", "b", "c"], "id_a,id_b,same\nb,a,1\nb,c,nee\n").unwrap();
    assert_eq!(
        w,
        Waarheid::Paren([((0, 1), true), ((1, 2), false)].into_iter().collect())
    );
    assert_eq!(
        waar(
            &["a", "b"],
            "id_a,id_b,same\na,b,misschien\na,q,1\nq,b,0\na,a,1\n"
        )
        .unwrap_err(),
        [
            "line 2: same is not 1 or 0 (true, false, yes, no, ja, nee)",
            "line 3: an id that is not in the file of persons",
            "line 4: an id that is not in the file of persons",
            "line 5: id_a and id_b are the same",
        ]
    );
    // Beside scored pairs a judged pair may be one that was not scored.
    assert!(waar(&[], "id_a,id_b,same\na,q,1\n").is_ok());
    assert_eq!(
        waar(&[], "id_a,id_b\n").unwrap_err(),
        ["line 1: column same is missing"]
    );
}
