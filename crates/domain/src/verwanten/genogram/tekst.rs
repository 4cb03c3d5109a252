// SPDX-License-Identifier: EUPL-1.2
//! Names that fit under a symbol.

/// A text in at most `regels` lines of at most `breed` characters; what does not fit ends in "…".
pub fn in_regels(tekst: &str, breed: usize, regels: usize) -> Vec<String> {
    let mut uit: Vec<String> = Vec::new();
    let mut af = false;
    for woord in tekst.split_whitespace() {
        if af {
            break;
        }
        let lang = woord.chars().count();
        let plaats = uit.len() < regels;
        match uit.last_mut() {
            Some(regel) if regel.chars().count() + 1 + lang <= breed => {
                regel.push(' ');
                regel.push_str(woord);
            }
            _ if plaats => uit.push(woord.to_owned()),
            _ => af = true,
        }
    }
    for regel in &mut uit {
        if regel.chars().count() > breed {
            *regel = regel.chars().take(breed.saturating_sub(1)).chain(['…']).collect();
        }
    }
    if af && let Some(laatste) = uit.last_mut() {
        let mut tekens: Vec<char> = laatste.chars().filter(|c| *c != '…').collect();
        tekens.truncate(breed.saturating_sub(1));
        *laatste = tekens.into_iter().chain(['…']).collect();
    }
    uit
}

#[cfg(test)]
mod tests {
    use super::in_regels;

    #[test]
    fn a_name_fits_or_says_that_it_goes_on() {
        for (tekst, verwacht) in [
            ("", vec![]),
            ("Ineke", vec!["Ineke"]),
            ("Ineke Boersma-proef", vec!["Ineke", "Boersma-proef"]),
            ("Jan de Wit", vec!["Jan de Wit"]),
            (
                "Maria Johanna van der Ven-Proef",
                vec!["Maria Johanna", "van der…"],
            ),
            ("Abcdefghijklmnopqrst", vec!["Abcdefghijklmn…"]),
        ] {
            assert_eq!(in_regels(tekst, 15, 2), verwacht, "{tekst}");
        }
    }
}
