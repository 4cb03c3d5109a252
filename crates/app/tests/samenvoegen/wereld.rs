// SPDX-License-Identifier: EUPL-1.2
//! A world in which everything that can name a person does so, at random.

use super::super::plan::opzet::{Zaak, met_actie, zaak};
use super::super::verwijsindex::opzet;
use super::super::zoeken::{maak_persoon, opdracht};
use domain::casus::Fase;
use domain::huishouden::NieuwAdres;
use domain::{HuishoudenId, PersoonId};
use policy::Doel;
use std::collections::{BTreeMap, BTreeSet};
use store::Db;
use testkit::{Wereld, Wie, rauw};

/// Draws from a seed, the same each time.
pub struct Kans(u64);

impl Kans {
    pub fn met(zaad: u64) -> Self {
        Self(zaad)
    }
    pub fn onder(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }
    pub fn munt(&mut self) -> bool {
        self.onder(2) == 0
    }
    pub fn uit<T: Copy>(&mut self, lijst: &[T]) -> T {
        lijst[self.onder(lijst.len())]
    }
    fn id(&mut self) -> u128 {
        0x0193_0000_0000_7000_8000_0000_0000_0000 | u128::try_from(self.onder(usize::MAX)).unwrap()
    }
}

/// An id, a date, a moment, a flag and NULL, as either engine writes them.
pub struct Taal(bool);

impl Taal {
    pub fn van(w: &Wereld) -> Self {
        Self(matches!(w.app.db, Db::Sqlite { .. }))
    }
    pub fn id(&self, id: impl Into<uuid::Uuid>) -> String {
        let id: uuid::Uuid = id.into();
        if self.0 {
            format!("x'{}'", id.simple())
        } else {
            format!("'{id}'")
        }
    }
    fn moment(&self, w: &Wereld) -> String {
        if self.0 {
            w.nu().as_microsecond().to_string()
        } else {
            format!("'{}'", w.nu())
        }
    }
    fn vlag(&self, ja: bool) -> &'static str {
        if ja { "TRUE" } else { "FALSE" }
    }
}

pub struct Bont {
    pub mensen: Vec<PersoonId>,
    pub huizen: Vec<HuishoudenId>,
    pub zaak: Zaak,
}

/// Six people in five households, one of them with a casus, a plan and notes; two children with signalen.
pub async fn bont(w: &Wereld) -> Bont {
    let z = zaak(w, Fase::Uitvoering).await;
    met_actie(w, &z).await;
    opzet::begin(w).await;
    let (mut mensen, mut huizen) = (Vec::new(), vec![Wereld::huishouden_ids(1).0]);
    let wie = [
        ("Aaltje", "Zwanepoel-proef", "3-5-1961", "3"),
        ("Berend", "Kwakkelstein-proef", "7-9-1977", "8"),
        ("Cato", "Wiegersma-proef", "21-2-2016", "15"),
        ("Doede", "Pluimgraaff-proef", "30-11-2012", "15"),
        ("Evert", "Muilwijk-proef", "14-8-1999", "44"),
    ];
    for (voornaam, achternaam, geboren, nummer) in wie {
        let mut o = opdracht(voornaam, achternaam, geboren);
        o.telefoon = format!("06-770{:05}", mensen.len() * 1117);
        o.adres = NieuwAdres {
            postcode: "7415 ZZ".into(),
            huisnummer: nummer.into(),
            straat: "Zijstraat".into(),
            plaats: "Proefstad".into(),
        };
        let (huis, persoon) = maak_persoon(w, &o).await;
        mensen.push(persoon);
        huizen.push(huis);
    }
    for kind in [mensen[2], mensen[3]] {
        app::verwijsindex::plaats(&w.app, &opzet::meldpunt(w), kind, true)
            .await
            .unwrap();
    }
    let plan = app::plan::open(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus)
        .await
        .unwrap()
        .version();
    app::plan::leg_vast(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus, plan)
        .await
        .unwrap();
    super::super::melding::maak(w).await;
    Bont {
        mensen,
        huizen,
        zaak: z,
    }
}

/// Adds rows at random, in every table that names a person.
pub async fn strooi(w: &Wereld, b: &Bont, k: &mut Kans) {
    let t = Taal::van(w);
    let door = t.id(Wereld::medewerker(Wie::Meldpunt));
    let nu = t.moment(w);
    let mut sql = Vec::new();
    for _ in 0..12 {
        let (p, q) = (t.id(k.uit(&b.mensen)), t.id(k.uit(&b.mensen)));
        let (huis, huis2) = (t.id(k.uit(&b.huizen)), t.id(k.uit(&b.huizen)));
        let id = t.id(uuid::Uuid::from_u128(k.id()));
        let casus = t.id(b.zaak.casus);
        let van = format!("'20{:02}-03-01'", 10 + k.onder(15));
        let open = k.munt();
        let ja = t.vlag(k.munt());
        sql.push(match k.onder(13) {
            0 => format!(
                "INSERT INTO huishouden_lid (gemeente, huishouden_id, persoon_id, rol, gezag, van, tot) VALUES (150,{huis},{p},'partner',{ja},{van},{}) ON CONFLICT DO NOTHING",
                if open { "NULL" } else { "'2025-02-02'" }
            ),
            1 => format!("INSERT INTO hoofdverblijf (gemeente, persoon_id, huishouden_id) VALUES (150,{p},{huis}) ON CONFLICT DO NOTHING"),
            2 => format!(
                "INSERT INTO splitsing (gemeente, id, van_id, naar_id, nieuw, besloten_door, reden, dag, op, door_id) VALUES (150,{id},{huis},{huis2},FALSE,'ouders','uit elkaar',{van},{nu},{door})"
            ),
            3 => format!(
                "INSERT INTO splitsing_lid (gemeente, splitsing_id, persoon_id, beide, was_hier, verhuisd, verblijf_van, hoofd_van)
                 SELECT 150, s.id, {p}, {ja}, FALSE, TRUE, NULL, {huis} FROM splitsing s ON CONFLICT DO NOTHING"
            )
            .replace("FROM splitsing s ON", "FROM splitsing s WHERE TRUE ON"),
            4 | 5 => format!(
                "INSERT INTO relatie (gemeente, id, huishouden_id, soort, over_persoon_id, met_persoon_id, sterkte, sinds, toelichting, bron, bevestigd_op, door_id, op, version)
                 SELECT 150,{id},{huis},'{}',{p},{q},'',NULL,'Ze \"bellen\" elke dag.','gesprek',{van},{door},{nu},1 WHERE {p} <> {q}",
                if open { "familie" } else { "netwerk" }
            ),
            6 => format!("UPDATE melding SET persoon_id = {p} WHERE gemeente = 150"),
            7 => format!(
                "INSERT INTO notitie (gemeente, id, casus_id, auteur_id, gemaakt_op, contact_op, vorm, categorie, feiten, mening, bron, vastgezet, version)
                 VALUES (150,{id},{casus},{door},{nu},{nu},'telefoon','algemeen','Brief kwijt.','','zelf',FALSE,1);
                 INSERT INTO notitie_persoon (gemeente, notitie_id, persoon_id) SELECT 150, n.id, {p} FROM notitie n WHERE TRUE ON CONFLICT DO NOTHING"
            ),
            8 => format!("UPDATE actie SET persoon_id = {p} WHERE gemeente = 150"),
            9 => format!(
                "INSERT INTO plan_akkoord (gemeente, planversie_id, partij, naam, persoon_id, oordeel, reden, wijze, op, vastgelegd_door)
                 SELECT 150, v.id, 'p{}', 'x', {p}, 'akkoord', '', 'gesprek', {nu}, {door} FROM planversie v WHERE TRUE ON CONFLICT DO NOTHING",
                k.onder(99)
            ),
            10 => format!(
                "INSERT INTO waarschuwing (gemeente, id, huishouden_id, persoon_id, soort, tekst, met_wie, met_persoon_id, sinds, herbeoordelen_op, version)
                 VALUES (150,{id},{huis},{p},'niet_delen','Niet bellen.','',{q},{van},'2027-01-01',1)"
            ),
            11 => format!(
                "INSERT INTO adres_geheim_stap (gemeente, id, huishouden_id, persoon_id, stap, reden, op, door_id) VALUES (150,{id},{huis},{p},'gezet','Ex.',{nu},{door})"
            ),
            _ => format!(
                "INSERT INTO afscherming (gemeente, id, persoon_id, soort, reden, sinds, door_id, opgeheven_reden) VALUES (150,{id},{p},'collega','Werkt hier.',{nu},{door},'') ON CONFLICT DO NOTHING;
                 INSERT INTO afscherming_toegang (gemeente, id, persoon_id, medewerker_id, reden, sinds, door_id) VALUES (150,{id},{p},{door},'Mag.',{nu},{door}) ON CONFLICT DO NOTHING"
            ),
        });
    }
    for tekst in sql {
        let uit = rauw::sql(&w.app.db, tekst.clone()).await;
        assert!(uit.is_ok(), "{uit:?}: {tekst}");
    }
}

/// Not part of "as it was": what only grows, or is about the merge itself, or ends with it.
const NIET: [&str; 6] = [
    "journaal",       // says that it happened
    "journaal_grens", // follows the journaal
    "herken_oordeel", // what was said of the two stays said
    "samenvoeging",   // the merge, with its end
    "inwonersessie",  // a resident signs in anew
    "beleid_versie",  // written down with the first row of the journaal under it
];

/// Every row of every other table. Version counters are set to one first: they only grow.
pub async fn alles(w: &Wereld) -> BTreeMap<String, BTreeSet<String>> {
    for tabel in ["persoon", "huishouden"] {
        rauw::sql(&w.app.db, format!("UPDATE {tabel} SET version = 1"))
            .await
            .unwrap();
    }
    let mut uit = rauw::per_tabel(&w.app.db).await;
    uit.retain(|t, _| !NIET.contains(&t.as_str()));
    uit
}

/// Tables that differ, with the rows.
pub fn verschil(
    voor: &BTreeMap<String, BTreeSet<String>>,
    na: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<(String, Vec<String>, Vec<String>)> {
    let leeg = BTreeSet::new();
    voor.keys()
        .filter_map(|t| {
            let (a, b) = (&voor[t], na.get(t).unwrap_or(&leeg));
            let weg: Vec<String> = a.difference(b).cloned().collect();
            let erbij: Vec<String> = b.difference(a).cloned().collect();
            (!weg.is_empty() || !erbij.is_empty()).then(|| (t.clone(), weg, erbij))
        })
        .collect()
}
