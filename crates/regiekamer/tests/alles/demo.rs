// SPDX-License-Identifier: EUPL-1.2
//! The demo never touches real data; the server refuses a database that is not up to date.

use crate::hulp::{doe, regiekamer, tel, url};

testkit::beide! {
    async fn a_real_database_is_left_alone(w: Wereld) {
        for args in [&["demo", "--no-serve"][..], &["demo", "--no-serve", "--fresh"]] {
            let map = tempfile::tempdir().unwrap();
            let uit = regiekamer()
                .current_dir(map.path())
                .args(args)
                .args(["--database", &url(&w)])
                .output()
                .unwrap();
            let gezegd = String::from_utf8(uit.stderr).unwrap();
            assert_eq!(uit.status.code(), Some(1), "{gezegd}");
            assert!(gezegd.contains("could be real"), "{gezegd}");
        }
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM medewerker").await, 12);
    }

    async fn a_user_and_the_worker(w: Wereld) {
        let uit = doe(&w, &["worker", "--once"]);
        assert!(uit.status.success(), "{}", String::from_utf8_lossy(&uit.stderr));
    }
}

#[test]
fn the_server_needs_a_database_that_is_up_to_date_and_a_key() {
    let map = tempfile::tempdir().unwrap();
    let db = format!("sqlite:{}", map.path().join("x.db").display());
    let serve = |met_sleutel: bool| {
        let mut c = regiekamer();
        c.current_dir(map.path())
            .args(["serve", "--database", &db, "--listen", "127.0.0.1:0"]);
        if met_sleutel {
            c.env("REGIEKAMER_KEY", format!("{}Bw==", "BwcH".repeat(21)));
        }
        let uit = c.output().unwrap();
        (uit.status.code(), String::from_utf8(uit.stderr).unwrap())
    };
    let (code, gezegd) = serve(false);
    assert!(code == Some(2) && gezegd.contains("no key"), "{gezegd}");
    let (code, gezegd) = serve(true);
    assert!(
        code == Some(1) && gezegd.contains("there is no database"),
        "{gezegd}"
    );
    std::fs::write(map.path().join("x.db"), "").unwrap();
    let (code, gezegd) = serve(true);
    assert!(
        code == Some(1) && gezegd.contains("run: regiekamer migrate"),
        "{gezegd}"
    );
}

#[test]
fn all_wrong_settings_at_once() {
    let uit = regiekamer()
        .current_dir(std::env::temp_dir())
        .env("REGIEKAMER_LISTEN", "nergens")
        .env("REGIEKAMER_FOUT", "1")
        .args(["serve", "--log-format", "xml"])
        .output()
        .unwrap();
    let gezegd = String::from_utf8(uit.stderr).unwrap();
    assert_eq!(uit.status.code(), Some(2));
    for wat in [
        "REGIEKAMER_LISTEN",
        "REGIEKAMER_FOUT",
        "--log-format",
        "no database",
    ] {
        assert!(gezegd.contains(wat), "{wat}: {gezegd}");
    }
}
