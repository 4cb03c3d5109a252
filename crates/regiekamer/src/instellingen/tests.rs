// SPDX-License-Identifier: EUPL-1.2
use super::*;

fn bronnen(bestand: Option<PathBuf>, omgeving: &[(&str, &str)], vlaggen: &[(&'static str, &str)]) -> Bronnen {
    Bronnen {
        bestand,
        zoek_bestand: false,
        omgeving: omgeving
            .iter()
            .map(|(n, w)| ((*n).to_owned(), (*w).to_owned()))
            .collect(),
        vlaggen: vlaggen.iter().map(|(n, w)| (*n, (*w).to_owned())).collect(),
    }
}

fn bestand(tekst: &str) -> (tempfile::TempDir, PathBuf) {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("regiekamer.toml");
    std::fs::write(&pad, tekst).unwrap();
    (map, pad)
}

#[test]
fn later_wins() {
    let (_map, pad) = bestand("database_url = 'sqlite:a.db'\nlisten = '127.0.0.1:1'\nconnections = 3\n");
    let b = bronnen(
        Some(pad),
        &[
            ("REGIEKAMER_LISTEN", "127.0.0.1:2"),
            ("REGIEKAMER_DATABASE_URL", "sqlite:b.db"),
            ("HOME", "/x"),
        ],
        &[("database_url", "sqlite:c.db")],
    );
    let i = lees(&b, Instellingen::default()).unwrap();
    assert_eq!(i.database_url, "sqlite:c.db");
    assert_eq!(i.luister.port(), 2);
    assert_eq!(i.verbindingen, 3);
}

#[test]
fn all_errors_at_once_with_what_and_where() {
    let (_map, pad) = bestand("listn = 'x'\ncookie_secure = 'maybe'\nconnections = 1.5\nkey = 'abc'\n");
    let b = bronnen(
        Some(pad.clone()),
        &[
            ("REGIEKAMER_LOG_FORMAT", "xml"),
            ("REGIEKAMER_KEY", "geheim"),
            ("REGIEKAMER_FOO", "1"),
        ],
        &[
            ("listen", "nowhere"),
            ("database_url", "mysql://u:wachtwoord@h/d"),
        ],
    );
    let fouten = lees(&b, Instellingen::default()).unwrap_err();
    let pad = pad.display();
    for verwacht in [
        format!("file {pad}, key listn: there is no such setting"),
        format!("file {pad}, key cookie_secure: must be true or false, not 'maybe'"),
        format!("file {pad}, key connections: must be a text, a whole number or true/false, not a float"),
        format!("file {pad}, key key: may stand in the environment only (REGIEKAMER_KEY); or use key_file"),
        "environment variable REGIEKAMER_LOG_FORMAT: must be text or json, not 'xml'".to_owned(),
        "environment variable REGIEKAMER_KEY: must be base64 of 64 bytes".to_owned(),
        "environment variable REGIEKAMER_FOO: there is no such setting".to_owned(),
        "flag --listen: must be an address and port, such as 127.0.0.1:8080, not 'nowhere'".to_owned(),
        "flag --database: must start with sqlite: or postgres:".to_owned(),
    ] {
        assert!(fouten.contains(&verwacht), "{verwacht}\n{fouten:#?}");
    }
    assert_eq!(fouten.len(), 9, "{fouten:#?}");
    assert!(
        !fouten
            .iter()
            .any(|f| f.contains("wachtwoord") || f.contains("geheim"))
    );
}

#[test]
fn a_missing_database_a_missing_file_and_a_broken_file_are_told() {
    let fouten = lees(&bronnen(None, &[], &[]), Instellingen::default()).unwrap_err();
    assert!(fouten[0].contains("no database"), "{fouten:?}");
    let fouten = lees(
        &bronnen(Some("/nergens.toml".into()), &[], &[]),
        Instellingen::default(),
    )
    .unwrap_err();
    assert!(
        fouten[0].starts_with("file /nergens.toml: can't be read"),
        "{fouten:?}"
    );
    let (_map, pad) = bestand("database_url = 'sqlite:a'\nlisten = \n");
    let fouten = lees(&bronnen(Some(pad), &[], &[]), Instellingen::default()).unwrap_err();
    assert!(fouten[0].contains("line 2"), "{fouten:?}");
}

#[test]
fn the_defaults_of_the_table_are_the_defaults() {
    let mut i = Instellingen {
        verbindingen: 77,
        luister: SocketAddr::from(([1, 1, 1, 1], 1)),
        gemeente: Gemeente(1),
        demo: true,
        cookie_secure: false,
        log: LogVorm::Json,
        log_filter: "x".to_owned(),
        proxy_diepte: 3,
        meldingen_per_uur: NonZeroU32::MIN,
        aanmeldingen_per_minuut: NonZeroU32::MIN,
        zoeken_per_minuut: None,
        noodaccount: true,
        nood_minuten: 5,
        sessies: app::aanmelden::Sessieduur {
            stil: jiff::SignedDuration::ZERO,
            geheel: jiff::SignedDuration::ZERO,
        },
        oidc: Oidc {
            scopes: Vec::new(),
            claim: "x".to_owned(),
            token_minuten: 1,
            ..Oidc::default()
        },
        ..Instellingen::default()
    };
    for w in WOORDEN.iter().filter(|w| !w.standaard.is_empty()) {
        (w.zet)(&mut i, w.standaard).unwrap();
    }
    let d = Instellingen::default();
    assert_eq!(
        (
            i.verbindingen,
            i.luister,
            i.gemeente,
            i.demo,
            i.cookie_secure,
            i.log
        ),
        (
            d.verbindingen,
            d.luister,
            d.gemeente,
            d.demo,
            d.cookie_secure,
            d.log
        )
    );
    assert_eq!(
        (i.log_filter, i.proxy_diepte, i.meldingen_per_uur),
        (d.log_filter, d.proxy_diepte, d.meldingen_per_uur)
    );
    assert_eq!(
        (i.aanmeldingen_per_minuut, i.zoeken_per_minuut, i.sessies, i.oidc),
        (d.aanmeldingen_per_minuut, d.zoeken_per_minuut, d.sessies, d.oidc)
    );
    assert_eq!((i.noodaccount, i.nood_minuten), (d.noodaccount, d.nood_minuten));
}

#[test]
fn the_sign_in_is_whole_or_absent() {
    let lees = |omgeving: &[(&str, &str)]| {
        lees(
            &bronnen(None, omgeving, &[("database_url", "sqlite:a")]),
            Instellingen::default(),
        )
    };
    assert!(lees(&[]).unwrap().werkaccount().unwrap().is_none());
    let i = lees(&[("REGIEKAMER_OIDC_ISSUER", "https://id.example")]).unwrap();
    let fouten = i.werkaccount().unwrap_err();
    assert_eq!(fouten.len(), 3, "{fouten:?}");
    assert!(fouten[0].contains("oidc_client_id"), "{fouten:?}");
    let i = lees(&[("REGIEKAMER_OIDC_CLIENT_ID", "regiekamer")]).unwrap();
    assert!(i.werkaccount().unwrap_err()[0].starts_with("oidc_issuer: is missing"));
    let (_map, pad) = bestand("geheim");
    let i = lees(&[
        ("REGIEKAMER_OIDC_ISSUER", "https://id.example"),
        ("REGIEKAMER_OIDC_CLIENT_ID", "regiekamer"),
        ("REGIEKAMER_PUBLIC_URL", "https://regie.example/"),
        ("REGIEKAMER_OIDC_KEY_FILE", pad.to_str().unwrap()),
    ]);
    let fouten = i.unwrap().werkaccount().unwrap_err();
    assert!(
        fouten[0].starts_with("oidc_key_file") && !fouten[0].contains("geheim"),
        "{fouten:?}"
    );
    for (naam, waarde) in [
        ("REGIEKAMER_OIDC_ISSUER", "http://id.example"),
        ("REGIEKAMER_PUBLIC_URL", "https://regie.example/pad"),
        ("REGIEKAMER_SESSION_MAX_HOURS", "48"),
        ("REGIEKAMER_OIDC_TOKEN_MINUTES", "0"),
    ] {
        let fouten = lees(&[(naam, waarde)]).unwrap_err();
        assert!(fouten[0].contains(naam), "{fouten:?}");
    }
}

const WORTEL: &str = "../../";

#[test]
fn the_example_is_right() {
    let pad = PathBuf::from(WORTEL).join("regiekamer.example.toml");
    let i = lees(&bronnen(Some(pad.clone()), &[], &[]), Instellingen::default()).unwrap();
    assert!(i.sleutelbestand.is_some());
    let tekst = std::fs::read_to_string(pad).unwrap();
    for w in WOORDEN.iter().filter(|w| w.in_bestand) {
        assert!(
            tekst.contains(&format!("{} =", w.naam)),
            "{} is not in the example",
            w.naam
        );
    }
}

#[test]
fn the_documentation_has_every_setting() {
    let tekst = std::fs::read_to_string(PathBuf::from(WORTEL).join("docs/configuration.md")).unwrap();
    for w in &WOORDEN {
        let vlag = if w.vlag.is_empty() {
            "–".to_owned()
        } else {
            format!("`--{}`", w.vlag)
        };
        let standaard = if w.standaard.is_empty() {
            "–".to_owned()
        } else {
            format!("`{}`", w.standaard)
        };
        let bestand = if w.in_bestand {
            format!("`{}`", w.naam)
        } else {
            "–".to_owned()
        };
        let rij = format!(
            "| {bestand} | `{}` | {vlag} | {standaard} | {} |",
            w.variabele(),
            w.uitleg
        );
        assert!(
            tekst.contains(&rij),
            "docs/configuration.md misses or changes this row:\n{rij}"
        );
    }
}
