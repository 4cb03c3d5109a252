// SPDX-License-Identifier: EUPL-1.2
//! Every route of the router, called as each role without a link to the casus, and as each role of another gemeente
//! with the ids of this one. What comes back stands in docs/route-matrix.txt, to be read as text: a difference fails.

use super::rolwereld::{MERKEN, Rolmens, Rolwereld, maak};
use super::routes::paden;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;
use testkit::{Wereld, beide};
use tower::ServiceExt;

/// Lists, search, counts, prints and pages with a filter: the same records by another way. `{…}` as in a route; where
/// the record is not named by what stands before it, its kind is said.
const MET_VRAAG: [&str; 14] = [
    "/casussen?fase=uitvoering",
    "/casussen?regisseur={toezicht}&wijk=WK01",
    "/casussen/{id}/plan/afdruk?voor={persoon}",
    "/casussen/{id}/notities/nieuw?verbeter={notitie}",
    "/casussen/{id}/tijdlijn?persoon={persoon}",
    "/casussen/{id}/wie-keek?voor={persoon}",
    "/casussen/{id}/regisseur?alle=1",
    "/meldpunt?kijk=alles",
    "/huishoudens/nieuw?huishouden={huishoudens}&melding={meldingen}",
    "/personen/{id}/huishouden?melding={meldingen}",
    "/team?team={team2}",
    "/team/overdragen?van={toezicht}&team={team2}",
    "/team/afwezigheid?team={team2}",
    "/toezicht/medewerkers?team={team2}",
];

/// Posts that are answered before anybody looks who asks, unless they hold something: here they hold something.
const MET_VELDEN: [(&str, &str); 13] = [
    ("/zoeken", "zoek=boersma1-proef"),
    ("/zoeken", "zoek=9-4-1985"),
    ("/zoeken", "zoek=7411ab"),
    (
        "/personen/nieuw",
        "achternaam=boersma1-proef&voornamen=ineke&geboortedatum=1985-04-09&rol=ouder&verblijf=op_adres",
    ),
    ("/huishoudens/{id}/leden", "persoon={persoon}&rol=kind"),
    ("/huishoudens/{id}/leden/einde", "persoon={persoon}&versie=0"),
    ("/casussen/{id}/afschermen/{persoon}/eraf", "medewerker={collega}"),
    ("/casussen/{id}/plan/akkoord", "nummer=1"),
    ("/casussen/{id}/fase", "naar=plan&versie=0"),
    (
        "/casussen/{id}/fase/eerder",
        "sluitreden=verhuisd&toelichting=proef&versie=0",
    ),
    (
        "/overleg/{datum}",
        "punt={notitie}&besluit=plan_gezien&toelichting=proef&versie=0",
    ),
    (
        "/team/afwezigheid",
        "wie={toezicht}&van=2026-12-10&tot=2026-12-11",
    ),
    (
        "/team/overdragen",
        "van={toezicht}&naar_{casussen}={collega}&reden=proef&stem_inwoner=proef",
    ),
];

/// Not called: they end the session of who calls.
const NIET: [&str; 2] = [
    // A few attempts a minute for everybody together; app/tests/aanmelden/nood has it.
    "/aanmelden/nood",
    "/afmelden",
];

/// Called last by each role: a casus on the agenda of the MDO opens for the MDO.
const ZET_OP_AGENDA: &str = "/casussen/{id}/regisseur/mdo";

/// Known, and judged: a member of the MDO may choose the regisseur of any casus, and reads the name of the household
/// there; who may search finds who somebody is and where they live, and nothing of what goes on.
const MAG_OOK: [(&str, &str, &[&str]); 4] = [
    ("/casussen/{id}/regisseur", "n", &["mdo"]),
    ("/zoeken zoek=9-4-1985", "na", ZOEKERS),
    ("/zoeken zoek=7411ab", "na", ZOEKERS),
    ("/zoeken zoek=boersma1-proef", "na", ZOEKERS),
];

/// Roles that may search.
const ZOEKERS: &[&str] = &["casusregisseur", "gezinscoach", "procesregisseur", "toegang"];

/// What one call gave.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uitkomst {
    pub status: StatusCode,
    naar: String,
    merken: String,
}

impl Uitkomst {
    fn tekst(&self) -> String {
        format!("{} {}{}", self.status.as_u16(), self.naar, self.merken)
            .trim()
            .to_owned()
    }
}

/// The path with the records of this world in it.
pub fn ingevuld(pad: &str, r: &Rolwereld) -> String {
    let kop = if pad.starts_with("/samenwerking/") { 2 } else { 1 };
    let soort = pad.split(['/', '?']).nth(kop).unwrap();
    let mut uit = pad.to_owned();
    let team2 = Wereld::team(2).to_string();
    let collega = Wereld::medewerker(testkit::Wie::Regisseur2).to_string();
    let vast = [
        ("{id}", r.ids.get(soort)),
        ("{team2}", Some(&team2)),
        ("{toezicht}", r.ids.get("toezicht")),
        ("{huishoudens}", r.ids.get("huishoudens")),
        ("{meldingen}", r.ids.get("meldingen")),
        ("{casussen}", r.ids.get("casussen")),
        ("{collega}", Some(&collega)),
    ];
    for (naam, id) in vast {
        if uit.contains(naam) {
            let id = id.unwrap_or_else(|| panic!("which record is {naam} of {pad}? Say it in rolwereld.rs"));
            uit = uit.replace(naam, id);
        }
    }
    for (naam, id) in r.ids.iter().filter(|(naam, _)| naam.starts_with('{')) {
        uit = uit.replace(naam, id);
    }
    for (naam, waarde) in [
        ("{nummer}", "1"),
        ("{code}", "wmo"),
        ("{datum}", "2026-11-25"),
        ("{kenmerk}", "M-00000-00000"),
        ("{*pad}", "x"),
    ] {
        uit = uit.replace(naam, waarde);
    }
    assert!(
        !uit.contains('{'),
        "what is the rest of {pad}? Say it in rollen.rs"
    );
    uit
}

/// One call.
pub async fn roep(r: &Rolwereld, wie: &Rolmens, methode: &Method, pad: &str, velden: &str) -> Uitkomst {
    let router = if wie.elders { &r.elders } else { &r.hier };
    let lijf = match *methode {
        Method::POST => Body::from(format!(
            "csrf={}&{}",
            web::kern::bezoek::csrf(&wie.cookie),
            ingevuld(&format!("/{velden}"), r).trim_start_matches('/')
        )),
        _ => Body::empty(),
    };
    let verzoek = Request::builder()
        .method(methode)
        .uri(ingevuld(pad, r))
        .header(header::COOKIE, format!("rk={}", wie.cookie))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(lijf)
        .unwrap();
    let antwoord = router.clone().oneshot(verzoek).await.unwrap();
    let status = antwoord.status();
    let koppen = antwoord.headers().clone();
    let html =
        String::from_utf8_lossy(&antwoord.into_body().collect().await.unwrap().to_bytes()).into_owned();
    let kop = |naam| koppen.get(naam).and_then(|w| w.to_str().ok()).unwrap_or_default();
    let (naar, flits) = (kop(header::LOCATION).to_owned(), kop(header::SET_COOKIE));
    let alles = format!("{naar} {flits} {html}");
    let merken = MERKEN
        .iter()
        .filter(|(_, teksten)| teksten.iter().any(|t| alles.contains(t)))
        .map(|(m, _)| *m)
        .collect();
    // The path of a record, without the record.
    let naar = r.ids.values().fold(naar, |n, id| n.replace(id.as_str(), "…"));
    Uitkomst {
        status,
        naar: if naar.is_empty() { naar } else { format!("{naar} ") },
        merken,
    }
}

/// A role, and whether it is one of the other gemeente.
type Wie = (bool, String);
/// Method and path; for each outcome who got it.
type Matrix = BTreeMap<(String, String), BTreeMap<Uitkomst, BTreeSet<Wie>>>;

/// Roles in one line: all, or all but a few, are said as such.
fn in_woorden(rollen: &BTreeSet<Wie>, alle: &BTreeSet<Wie>) -> String {
    let mut uit = Vec::new();
    for (elders, voor) in [(false, ""), (true, "elsewhere ")] {
        let kies = |s: &BTreeSet<Wie>| -> BTreeSet<String> {
            s.iter()
                .filter(|(e, _)| *e == elders)
                .map(|(_, rol)| rol.clone())
                .collect()
        };
        let (deze, alle) = (kies(rollen), kies(alle));
        let noem = |s: Vec<String>| s.join(", ");
        if deze.is_empty() {
            continue;
        } else if deze == alle {
            uit.push(format!("{voor}every role"));
        } else if deze.len() * 2 > alle.len() {
            uit.push(format!(
                "{voor}every role but {}",
                noem(alle.difference(&deze).cloned().collect())
            ));
        } else {
            uit.push(format!("{voor}{}", noem(deze.into_iter().collect())));
        }
    }
    uit.join("; ")
}

const KOP: &str = "\
# What each route answers to each role, when the role is all that somebody has: no casus, no team's melding, no
# deelname. \"elsewhere\" is a role in another gemeente, calling with the ids of this one.
# Letters after a status: what the answer tells of the record. n a name, a the address, t text of the casus,
# w a warning, d why somebody took emergency access, m the melding.
# A POST has a form token, and no fields but those that stand behind the path. Made by crates/web/tests/alles/rollen.rs with
# `UPDATE_DOCS=1 cargo nextest run -p web -E 'test(rollen)'`; a test fails when it differs.
";

fn tekst(matrix: &Matrix, alle: &BTreeSet<Wie>) -> String {
    let mut uit = KOP.to_owned();
    for ((methode, pad), uitkomsten) in matrix {
        // A path that takes only the other method: the same for everybody, and of no interest.
        let saai = |u: &Uitkomst| {
            u.status == StatusCode::METHOD_NOT_ALLOWED || (methode == "GET" && u.naar == "/mijn-werk ")
        };
        if uitkomsten.len() == 1 && uitkomsten.keys().all(saai) {
            continue;
        }
        writeln!(uit, "\n{methode} {pad}").unwrap();
        for (u, rollen) in uitkomsten {
            writeln!(uit, "    {:<18} {}", u.tekst(), in_woorden(rollen, alle)).unwrap();
        }
    }
    uit
}

async fn vraag_alles(r: &Arc<Rolwereld>, paden: &[String]) -> Matrix {
    let mut matrix = Matrix::new();
    let mut zet = |methode: &Method, pad: &str, wie: &Rolmens, u: Uitkomst| {
        let plek = matrix.entry((methode.to_string(), pad.to_owned())).or_default();
        plek.entry(u).or_default().insert((wie.elders, wie.rol.clone()));
    };
    let mut taken = tokio::task::JoinSet::new();
    for i in 0..r.mensen.len() {
        let (r, paden) = (Arc::clone(r), paden.to_vec());
        taken.spawn(async move {
            let mut uit = Vec::new();
            for pad in paden.into_iter().chain(MET_VRAAG.map(str::to_owned)) {
                let u = roep(&r, &r.mensen[i], &Method::GET, &pad, "").await;
                uit.push((i, pad, u));
            }
            uit
        });
    }
    while let Some(klaar) = taken.join_next().await {
        for (i, pad, u) in klaar.unwrap() {
            zet(&Method::GET, &pad, &r.mensen[i], u);
        }
    }
    // One after the other: who may act changes what the next finds. So the procesmanager, who may most, comes last.
    let mut volgorde: Vec<&Rolmens> = r.mensen.iter().collect();
    volgorde.sort_by_key(|m| (m.rol == "procesmanager", m.rol == "mdo", !m.elders));
    for wie in volgorde {
        let leeg = paden.iter().map(|pad| (pad.as_str(), ""));
        let mut vragen: Vec<_> = leeg.chain(MET_VELDEN).collect();
        vragen.sort_by_key(|(pad, _)| ZET_OP_AGENDA == *pad);
        for (pad, velden) in vragen {
            let u = roep(r, wie, &Method::POST, pad, velden).await;
            zet(&Method::POST, format!("{pad} {velden}").trim(), wie, u);
        }
    }
    matrix
}

/// Who got an answer with this mark where the record itself does not open for them.
fn lekken(matrix: &Matrix) -> Vec<String> {
    let mut uit = Vec::new();
    let open = |pad: &str, wie: &Wie| {
        let plek = &matrix[&("GET".to_owned(), pad.to_owned())];
        plek.iter()
            .any(|(u, rollen)| u.status == StatusCode::OK && rollen.contains(wie))
    };
    for ((methode, pad), uitkomsten) in matrix {
        for (u, rollen) in uitkomsten {
            for (m, wie) in u.merken.chars().flat_map(|m| rollen.iter().map(move |w| (m, w))) {
                let mag = match m {
                    't' => open("/casussen/{id}", wie),
                    'd' => open("/casussen/{id}", wie) || open("/toezicht/noodtoegang", wie),
                    'm' => open("/meldingen/{id}", wie),
                    _ => open("/huishoudens/{id}", wie) || open("/meldingen/{id}", wie),
                };
                let ook = MAG_OOK.iter().any(|(p, merken, rollen)| {
                    pad.split('?').next() == Some(p) && merken.contains(m) && rollen.contains(&wie.1.as_str())
                });
                if wie.0 || !(mag || ook) {
                    uit.push(format!("{methode} {pad}: {} to {wie:?}", u.tekst()));
                }
            }
        }
    }
    uit
}

beide! {
    async fn the_route_matrix_in_the_docs_is_that_of_the_code(w: Wereld) {
        let r = Arc::new(maak(&w).await);
        let paden: Vec<String> = paden(&w).into_iter().filter(|p| !NIET.contains(&p.as_str())).collect();
        let matrix = vraag_alles(&r, &paden).await;
        let alle = r.mensen.iter().map(|m| (m.elders, m.rol.clone())).collect();
        let nu = tekst(&matrix, &alle);
        let pad = "../../docs/route-matrix.txt";
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(pad, &nu).unwrap();
        }
        let docs = std::fs::read_to_string(pad).unwrap_or_default();
        let anders: Vec<&str> = nu.lines().filter(|r| !docs.contains(*r)).collect();
        assert!(docs == nu, "access to routes changed: look at it, then write the text anew with UPDATE_DOCS=1. {anders:#?}");
        let lekken = lekken(&matrix);
        assert!(lekken.is_empty(), "{lekken:#?}");
        // Nothing of ours for the other gemeente, whatever the status. (Partners are the same organisations there.)
        let elders = matrix.iter().filter(|((m, p), _)| m == "GET" && p.contains("{id}") && !p.starts_with("/samenwerking"));
        for (route, uitkomsten) in elders {
            for (u, rollen) in uitkomsten {
                let dicht = u.status.is_client_error() || u.naar == "/mijn-werk ";
                assert!(dicht || !rollen.iter().any(|(elders, _)| *elders), "{route:?} opens across gemeenten");
            }
        }
    }
}
