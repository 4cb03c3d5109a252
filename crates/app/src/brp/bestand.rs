// SPDX-License-Identifier: EUPL-1.2
//! The file: CSV in UTF-8, with a column per element and more lines per person.

use domain::brp::{Indeling, Leesfout, Persoonslijst, Regel, groepeer, lees_persoon};

/// One person of the file, or all that is wrong with it.
pub type Groep = Result<Persoonslijst, Vec<Leesfout>>;

/// Reads a file.
///
/// # Errors
/// Why it can't be read at all, in Dutch; never with a value from it.
pub fn lees_bestand(bytes: &[u8]) -> Result<Vec<Groep>, String> {
    let tekst = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .map_err(|_| "Dit bestand is geen CSV in UTF-8.".to_owned())?;
    let kop = tekst.lines().next().unwrap_or_default();
    let scheiding = if kop.matches(';').count() >= kop.matches(',').count() {
        b';'
    } else {
        b','
    };
    let mut lezer = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(scheiding)
        .from_reader(tekst.as_bytes());
    let mut regels: Vec<Regel> = Vec::new();
    for (n, record) in (1..).zip(lezer.records()) {
        let record = record.map_err(|_| format!("Dit bestand is geen CSV: kijk naar rij {n}."))?;
        let regel = record.position().map_or(n, csv::Position::line);
        regels.push((regel, record.iter().map(str::to_owned).collect()));
    }
    let Some(((_, kop), rest)) = regels.split_first() else {
        return Err("Dit bestand is leeg.".to_owned());
    };
    let indeling = Indeling::uit_kop(kop).map_err(|f| f.to_string())?;
    let (los, groepen) = groepeer(rest);
    let mut uit: Vec<Groep> = los
        .iter()
        .map(|(regel, _)| {
            Err(vec![Leesfout {
                regel: *regel,
                rubriek: "01.01.20".to_owned(),
                wat: "Deze regel hoort bij niemand: er staat geen persoon boven.".to_owned(),
            }])
        })
        .collect();
    uit.extend(groepen.into_iter().map(|g| lees_persoon(&indeling, g)));
    Ok(uit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_such_file_is_told() {
        assert!(lees_bestand(b"").unwrap_err().contains("leeg"));
        assert!(lees_bestand(b"\xff\xfe").unwrap_err().contains("UTF-8"));
        assert!(
            lees_bestand(b"naam;plaats\nx;y\n")
                .unwrap_err()
                .contains("01.02.40")
        );
        let kop = ";01.01.20;01.02.10;01.02.40;01.03.10;01.04.10";
        let uit = lees_bestand(
            format!("{kop}\n;;Los;;;\nA;;Anna;Proef;19850412;V\nB;;Bas;Proef;1985;M\n").as_bytes(),
        )
        .unwrap();
        assert_eq!(uit.len(), 3);
        assert_eq!(uit[0].as_ref().unwrap_err()[0].regel, 2);
        assert_eq!(uit[1].as_ref().unwrap().naam.voornamen, "Anna");
        let fout = &uit[2].as_ref().unwrap_err()[0];
        assert_eq!((fout.regel, fout.rubriek.as_str()), (4, "01.03.10"));
    }
}
