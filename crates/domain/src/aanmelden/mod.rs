// SPDX-License-Identifier: EUPL-1.2
//! Signing in: in which way, and with which kind of browser. Enough for somebody to know their own sessions again
//! (requirement I6), and too little to follow a person by it.

use crate::code_enum;

code_enum! {
    /// How somebody signed in.
    pub enum Aanmeldwijze {
        Werkaccount = "werkaccount", "met je werkaccount";
        Demo = "demo", "in de demo";
        Noodaccount = "noodaccount", "met het noodaccount";
    }
}

/// Browsers, by the word in their `User-Agent`. Many say that they are another one too: the first that fits counts.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems, in the same way.
const SYSTEMEN: [(&str, &str); 7] = [
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "een Mac"),
    ("Linux", "Linux"),
];

/// What is kept of a `User-Agent`: "Firefox op Windows". Versions and the rest are not kept.
pub fn browserfamilie(user_agent: &str) -> String {
    let eerste = |lijst: &[(&str, &'static str)]| {
        lijst
            .iter()
            .find(|(woord, _)| user_agent.contains(woord))
            .map(|(_, naam)| *naam)
    };
    match (eerste(&BROWSERS), eerste(&SYSTEMEN)) {
        (Some(b), Some(s)) => format!("{b} op {s}"),
        (Some(b), None) => b.to_owned(),
        (None, Some(s)) => format!("een browser op {s}"),
        (None, None) => "een onbekende browser".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_and_no_more() {
        for (ua, verwacht) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox op Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Edge op Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
                "Safari op een Mac",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1",
                "Chrome op een iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "Samsung Internet op Android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 OPR/120",
                "Opera op Linux",
            ),
            ("Firefox/1", "Firefox"),
            ("iets op Windows", "een browser op Windows"),
            ("curl/8", "een onbekende browser"),
            ("", "een onbekende browser"),
        ] {
            assert_eq!(browserfamilie(ua), verwacht, "{ua}");
        }
    }
}
