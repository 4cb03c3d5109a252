// SPDX-License-Identifier: EUPL-1.2
//! Letters as people search them.

/// Small letters without accents, `ij` as `y`, everything that is no letter or digit as one space.
pub fn normaliseer(tekst: &str) -> String {
    let mut uit = String::with_capacity(tekst.len());
    for c in tekst.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => uit.push(c),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => uit.push('a'),
            'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => uit.push('c'),
            'ď' | 'đ' | 'ð' => uit.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => uit.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => uit.push('g'),
            'ĥ' | 'ħ' => uit.push('h'),
            'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => uit.push('i'),
            'ĵ' => uit.push('j'),
            'ķ' => uit.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => uit.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => uit.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => uit.push('o'),
            'ŕ' | 'ŗ' | 'ř' => uit.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => uit.push('s'),
            'ţ' | 'ť' | 'ŧ' | 'ț' => uit.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => uit.push('u'),
            'ŵ' => uit.push('w'),
            'ý' | 'ÿ' | 'ŷ' | 'ĳ' => uit.push('y'),
            'ź' | 'ż' | 'ž' => uit.push('z'),
            'æ' => uit.push_str("ae"),
            'œ' => uit.push_str("oe"),
            'ß' => uit.push_str("ss"),
            // A combining accent (also the dot that small-casing İ leaves) and an apostrophe fall away: o'neill is oneill.
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            c if c.is_alphanumeric() => uit.push(c),
            _ if uit.ends_with(' ') || uit.is_empty() => {}
            _ => uit.push(' '),
        }
    }
    uit.truncate(uit.trim_end().len());
    uit.replace("ij", "y")
}
