// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::{casus::Fase, melding::Urgentie, termijn::Duur};
use jiff::civil::date;

fn profiel() -> Inrichting {
    Inrichting::profiel("deventer-2023").unwrap()
}

#[test]
fn profielen_kloppen_en_hebben_wat_de_bronnen_zeggen() {
    for (code, _) in PROFIELEN {
        let i = Inrichting::profiel(code).unwrap();
        assert_eq!(i.code, code);
        assert_eq!(
            (i.drie_uit_acht.drempel, i.drie_uit_acht.gebieden.len()),
            (3, 8),
            "A5"
        );
        assert_eq!((i.ggsr.drempel, i.ggsr.gebieden.len()), (4, 7), "A6");
        assert_eq!(i.probleemsoorten.len(), 6, "A7");
        assert_eq!(i.leefgebieden.len(), 11, "B1");
        assert_eq!(i.doelgroepen.len(), 10, "A4");
        assert_eq!(i.caseload.maximum_honderdsten("casusregisseur"), 1500, "D2");
        assert_eq!(i.caseload.maximum_honderdsten("onbekende_rol"), 1500, "D2");
        assert_eq!(i.caseload.gewicht(Fase::Uitvoering), 100);
        assert_eq!(i.caseload.gewicht(Fase::Afronding), 50);
        assert_eq!(i.termijnen.nazorg, [3, 6, 12].map(Duur::maanden), "D6");
        assert_eq!(i.termijnen.triage(Urgentie::Acuut), Duur::uren(4), "A10");
        assert_eq!(i.termijnen.triage(Urgentie::Spoed), Duur::werkdagen(1));
        assert_eq!(i.termijnen.triage(Urgentie::Gewoon), Duur::werkdagen(5));
        assert_eq!(i.termijnen.fase(Fase::Gesloten), None);
        assert_eq!(i.termijnen.lijst().len(), 11 + 6 + 3);
        assert_eq!(i.leefgebied_label("schulden"), "Geld en schulden");
        assert_eq!(i.leefgebied_label("oud"), "oud");
        assert!(i.heeft_leefgebied("netwerk") && !i.heeft_leefgebied("oud"));
        let tekst = toml::to_string(&i).unwrap();
        assert_eq!(Inrichting::uit_toml(&tekst).unwrap(), i, "round trip");
        assert!(!tekst.to_lowercase().contains(concat!("multi", "probleem")));
    }
    assert!(profiel().geldt_op(date(2026, 1, 1)) && !profiel().geldt_op(date(2023, 7, 17)));
    assert!(
        !Inrichting::profiel("deventer-2014")
            .unwrap()
            .geldt_op(date(2023, 7, 18))
    );
}

#[test]
fn de_dag_van_het_mdo_is_inrichting() {
    use jiff::civil::Weekday;
    assert_eq!(profiel().overleg.mdo_dag.dag(), Weekday::Wednesday);
    let tekst = toml::to_string(&profiel()).unwrap();
    let zonder = tekst.replace("[overleg]\nmdo_dag = \"woensdag\"\n", "");
    assert_ne!(zonder, tekst);
    assert_eq!(
        Inrichting::uit_toml(&zonder).unwrap(),
        profiel(),
        "an older version has the default"
    );
    let donderdag = tekst.replace("\"woensdag\"", "\"donderdag\"");
    let donderdag = Inrichting::uit_toml(&donderdag).unwrap();
    assert_eq!(donderdag.overleg.mdo_dag.dag(), Weekday::Thursday);
    let zondag = tekst.replace("mdo_dag = \"woensdag\"", "mdo_dag = \"zondag\"");
    assert!(
        Inrichting::uit_toml(&zondag).is_err(),
        "a meeting is on a working day"
    );
}

#[test]
fn een_waarschuwing_wordt_binnen_een_jaar_herbeoordeeld() {
    let tekst = toml::to_string(&profiel()).unwrap();
    let zonder = tekst.replace("waarschuwing = \"12 maanden\"\n", "");
    assert_ne!(zonder, tekst);
    assert_eq!(
        Inrichting::uit_toml(&zonder).unwrap(),
        profiel(),
        "an older version has a year"
    );
    for (termijn, goed) in [
        ("6 maanden", true),
        ("12 maanden", true),
        ("13 maanden", false),
        ("0 dagen", false),
    ] {
        let anders = tekst.replace(
            "waarschuwing = \"12 maanden\"",
            &format!("waarschuwing = \"{termijn}\""),
        );
        let uit = Inrichting::uit_toml(&anders).map(|i| i.valideer());
        assert_eq!(matches!(uit, Ok(Ok(()))), goed, "{termijn}");
    }
}

#[test]
fn onbekend_profiel_en_onleesbare_tekst() {
    let fout = Inrichting::profiel("zwolle").unwrap_err().to_string();
    assert!(fout.contains("deventer-2014, deventer-2023"), "{fout}");
    let fout = Inrichting::uit_toml("code = 3").unwrap_err().to_string();
    assert!(
        fout.contains("niet te lezen") && fout.contains("line 1"),
        "{fout}"
    );
}

#[test]
fn alle_fouten_worden_gemeld() {
    let mut i = profiel();
    i.code = " ".into();
    i.versie = 0;
    i.geldig_tot = Some(i.geldig_van);
    i.leefgebieden.clear();
    i.probleemsoorten[1].code = i.probleemsoorten[0].code.clone();
    i.drie_uit_acht.drempel = 9;
    i.ggsr.drempel = 0;
    i.ggsr.gebieden[0].code = "Het Gezin".into();
    i.behoefte_ernst = 5;
    i.routes[0].wanneer.clear();
    i.routes[1].reden = String::new();
    i.routes[2].voorrang = i.routes[1].voorrang;
    i.termijnen.aanbod = Duur::werkdagen(0);
    i.termijnen.nazorg.reverse();
    i.termijnen.fase.insert(Fase::Gesloten, Duur::weken(1));
    i.caseload.maximum = [("gezinscoach".to_owned(), 0)].into();
    i.caseload.gewicht.insert(Fase::Plan, 301);
    i.caseload.overmaat_dagen = 0;
    let fouten = i.valideer().unwrap_err();
    let velden: Vec<&str> = fouten.0.iter().map(|f| f.veld.as_str()).collect();
    assert_eq!(
        velden,
        [
            "code",
            "versie",
            "geldig_tot",
            "leefgebieden",
            "probleemsoorten",
            "drie_uit_acht.drempel",
            "ggsr.gebieden",
            "ggsr.drempel",
            "behoefte_ernst",
            "routes.crisis",
            "routes.jor",
            "routes.bzt",
            "termijnen.aanbod",
            "termijnen.nazorg",
            "termijnen.fase.gesloten",
            "caseload.maximum",
            "caseload.maximum.gezinscoach",
            "caseload.gewicht.plan",
            "caseload.overmaat_dagen",
        ]
    );
    i.termijnen.nazorg.clear();
    assert!(
        i.valideer()
            .unwrap_err()
            .to_string()
            .contains("minstens één moment")
    );
}

#[test]
fn supervision_has_thresholds_and_an_older_version_has_the_defaults() {
    assert_eq!(profiel().toezicht, Toezichtregels::default());
    let mut tabel: toml::Table = toml::from_str(&toml::to_string(&profiel()).unwrap()).unwrap();
    tabel.remove("toezicht").unwrap();
    let zonder = toml::to_string(&tabel).unwrap();
    assert_eq!(Inrichting::uit_toml(&zonder).unwrap(), profiel());
    let mut fout = profiel();
    fout.toezicht.werkdag_tot = fout.toezicht.werkdag_van;
    assert!(fout.valideer().is_err());
}
