// SPDX-License-Identifier: EUPL-1.2
//! The policies: they hold against their schema, and beat what they must beat.

use domain::notitie::Categorie;
use domain::{Gemeente, Id};
use policy::handelingen::{self as h, ALLE, Handeling};
use policy::{
    Actor, ActorSoort, Bijzonder, CasusFeiten, Deelname, Doel, Feiten, Gast, MeldingFeiten, Rol, Rollen,
    decide,
};
use proptest::prelude::*;
use uuid::Uuid;

const HIER: Gemeente = Gemeente(150);

fn id<K: domain::Kind>(n: u128) -> Id<K> {
    Id::new(Uuid::from_u128(n))
}

fn medewerker(rollen: &str) -> Actor {
    let mut actor = Actor::melder(HIER);
    actor.soort = ActorSoort::Medewerker;
    actor.medewerker = Some(id(1));
    actor.team = Some(id(10));
    actor.team_naam = "Team Noord".to_owned();
    actor.rollen = Rollen::uit_tekst(rollen);
    actor
}

fn casus() -> CasusFeiten {
    CasusFeiten {
        gemeente: HIER,
        id: id(2),
        huishouden: id(3),
        team: id(11),
        regisseur: Some(id(4)),
        waarnemer: false,
        deelname: None,
        op_mdo: false,
        bijzonder: Bijzonder::default(),
    }
}

fn opent(actor: &Actor, c: &CasusFeiten) -> Result<&'static str, &'static str> {
    decide::<h::CasusOpenen>(actor, Doel::Regie, &Feiten::Casus(c.clone()))
        .map(|p| p.weg())
        .map_err(|g| g.code)
}

#[test]
fn het_beleid_klopt_met_zijn_schema() {
    assert_eq!(policy::beleid::controleer(), Ok(()));
}

#[test]
fn elke_handeling_staat_in_het_schema_en_iemand_mag_haar() {
    let schema = include_str!("../beleid/regels.cedarschema");
    let bestanden = [
        include_str!("../beleid/1_dossier.cedar"),
        include_str!("../beleid/2_rollen.cedar"),
        include_str!("../beleid/3_meekijken.cedar"),
        include_str!("../beleid/4_algemeen.cedar"),
    ];
    for (code, _) in ALLE {
        assert!(
            schema.contains(&format!("\"{code}\"")),
            "{code} is not in the schema"
        );
        assert!(!policy::beleid::wegen(code).is_empty(), "nobody may {code}");
    }
    // And the other way round: no policy speaks of an act that is not there.
    for stuk in bestanden.iter().flat_map(|b| b.split("Action::\"").skip(1)) {
        let code = stuk.split('"').next().unwrap();
        assert!(ALLE.iter().any(|(c, _)| *c == code), "no act {code}");
    }
}

#[test]
fn elke_rol_van_de_code_en_van_het_beleid_is_dezelfde() {
    let rollen = include_str!("../beleid/2_rollen.cedar");
    for stuk in rollen.split("rollen.contains(\"").skip(1) {
        let code = stuk.split('"').next().unwrap();
        assert!(code.parse::<Rol>().is_ok(), "no role {code}");
    }
}

#[test]
fn elke_weg_naar_een_casus() {
    let niemand = medewerker("");
    assert_eq!(opent(&niemand, &casus()), Err("geen_weg"));
    let met = |f: fn(&mut CasusFeiten)| {
        let mut c = casus();
        f(&mut c);
        c
    };
    let table: Vec<(Actor, CasusFeiten, Result<&str, &str>)> = vec![
        (
            niemand.clone(),
            met(|c| c.regisseur = Some(id(1))),
            Ok("regisseur"),
        ),
        (niemand.clone(), met(|c| c.waarnemer = true), Ok("waarnemer")),
        (
            niemand.clone(),
            met(|c| c.deelname = Some(Deelname::default())),
            Ok("deelnemer"),
        ),
        (
            niemand.clone(),
            met(|c| c.bijzonder.noodtoegang = true),
            Ok("noodtoegang"),
        ),
        (niemand.clone(), met(|c| c.op_mdo = true), Err("geen_weg")),
        (medewerker("mdo"), met(|c| c.op_mdo = true), Ok("mdo-agenda")),
        (medewerker("mdo"), casus(), Err("geen_weg")),
        (
            medewerker("teamleider"),
            met(|c| c.team = id(10)),
            Ok("teamleider-van-casus"),
        ),
        (medewerker("teamleider"), casus(), Err("geen_weg")),
        (medewerker("procesmanager"), casus(), Ok("rol.procesmanager")),
        (medewerker("procesregisseur"), casus(), Ok("rol.procesregisseur")),
        (
            medewerker("meldpunt,toegang,casusregisseur,gezinscoach,beleid,beheerder,fg,ketenpartner"),
            casus(),
            Err("geen_weg"),
        ),
        (Actor::melder(HIER), casus(), Err("geen_weg")),
        (Actor::systeem(HIER), casus(), Err("geen_weg")),
    ];
    for (nummer, (actor, feiten, verwacht)) in table.into_iter().enumerate() {
        assert_eq!(opent(&actor, &feiten), verwacht, "row {nummer}");
    }
}

#[test]
fn meer_wegen_openen_samen_de_categorieen() {
    let mut c = casus();
    c.deelname = Deelname::uit_tekst(Some("wmo".to_owned()), Some("/algemeen"));
    let notities = |actor: &Actor, c: &CasusFeiten| {
        decide::<h::CasusOpenen>(actor, Doel::Regie, &Feiten::Casus(c.clone()))
            .unwrap()
            .categorieen()
            .to_vec()
    };
    assert_eq!(notities(&medewerker(""), &c), [Categorie::Algemeen]);
    assert_eq!(notities(&medewerker("procesmanager"), &c), Categorie::ALL);
    c.deelname = Deelname::uit_tekst(Some("wmo".to_owned()), Some("veiligheid/algemeen,veiligheid"));
    assert_eq!(
        notities(&medewerker(""), &c),
        [Categorie::Algemeen, Categorie::Veiligheid]
    );
}

#[test]
fn een_weigering_zegt_wie_het_wel_mag_en_waarover_het_ging() {
    let g =
        decide::<h::CasusOpenen>(&medewerker("meldpunt"), Doel::Regie, &Feiten::Casus(casus())).unwrap_err();
    assert!(
        !g.verborgen && g.reden.contains("de casusregisseur") && g.reden.contains("Procesmanager"),
        "{}",
        g.reden
    );
    assert_eq!((g.casus, g.huishouden), (Some(id(2)), Some(id(3))));
}

#[test]
fn een_belangenconflict_gaat_voor_elke_rol_en_een_afscherming_verbergt() {
    let alle_rollen = Rol::ALL.iter().map(|r| r.code()).collect::<Vec<_>>().join(",");
    let mut actor = medewerker(&alle_rollen);
    actor.medewerker = Some(id(4)); // the regisseur as well
    let mut c = casus();
    c.bijzonder.noodtoegang = true;
    assert!(opent(&actor, &c).is_ok());
    c.bijzonder.uitgesloten = true;
    assert_eq!(opent(&actor, &c), Err("belangenconflict"));
    c.bijzonder.afgeschermd = true;
    let g = decide::<h::CasusOpenen>(&actor, Doel::Regie, &Feiten::Casus(c)).unwrap_err();
    assert!(g.verborgen && g.code == "afgeschermd", "{g:?}");
    let m = MeldingFeiten {
        gemeente: HIER,
        team: id(10),
        aanbod_aan: None,
        bijzonder: Bijzonder {
            afgeschermd: true,
            ..Bijzonder::default()
        },
    };
    assert!(
        decide::<h::MeldingOpenen>(&actor, Doel::Triage, &Feiten::Melding(m))
            .unwrap_err()
            .verborgen
    );
}

fn gast(rollen: &str, dicht: Option<&str>) -> Actor {
    let mut actor = medewerker(rollen);
    actor.gast = Some(Gast {
        uit: "Proefstad".to_owned(),
        bij: "Proefdorp".to_owned(),
        kenmerk: "DVO-1".to_owned(),
        dicht: dicht.map(str::to_owned),
    });
    actor
}

#[test]
fn een_gast_onder_een_geldende_overeenkomst_komt_binnen_langs_dezelfde_wegen() {
    let mut c = casus();
    let regie = gast("casusregisseur", None);
    assert_eq!(opent(&regie, &c), Err("geen_weg"));
    c.regisseur = Some(id(1));
    assert_eq!(opent(&regie, &c), Ok("regisseur"));
    let permit = decide::<h::CasusOpenen>(&regie, Doel::Regie, &Feiten::Casus(c.clone())).unwrap();
    assert!(
        permit
            .grondslag()
            .ends_with("; dienstverleningsovereenkomst DVO-1 met gemeente Proefstad"),
        "{}",
        permit.grondslag()
    );
    c.gemeente = Gemeente(151);
    assert_eq!(opent(&regie, &c), Err("andere-gemeente"));
}

#[test]
fn zonder_geldende_overeenkomst_mag_een_gast_niets_dan_zich_afmelden() {
    let alle_rollen = Rol::ALL.iter().map(|r| r.code()).collect::<Vec<_>>().join(",");
    let dicht = gast(&alle_rollen, Some("De overeenkomst is afgelopen."));
    let mut c = casus();
    c.regisseur = Some(id(1));
    c.waarnemer = true;
    c.deelname = Some(Deelname::default());
    c.bijzonder.noodtoegang = true;
    let g = decide::<h::CasusOpenen>(&dicht, Doel::Regie, &Feiten::Casus(c.clone())).unwrap_err();
    assert_eq!((g.code, g.verborgen), ("dienstverlening", false));
    assert_eq!(g.reden, "De overeenkomst is afgelopen.");
    // The same for a record that is hidden: else the difference would tell.
    c.bijzonder.afgeschermd = true;
    assert_eq!(opent(&dicht, &c), Err("dienstverlening"));
    macro_rules! niets {
        ($($handeling:ident),+ $(,)?) => {$(
            let uit = decide::<h::$handeling>(&dicht, Doel::Regie, &Feiten::Geen);
            assert_eq!(uit.map(|p| p.weg()).map_err(|g| g.code), Err("dienstverlening"), stringify!($handeling));
        )+};
    }
    niets!(
        CasussenZien,
        MijnWerkZien,
        MeldingenZien,
        MeldingDoen,
        ConceptBewaren,
        PersoonZoeken,
        TeamZien,
        OverlegZien,
        InrichtingZien,
        InrichtingWijzigen,
        DienstverleningWijzigen,
        ToegangVragen,
        NoodtoegangNemen,
        JournaalControleren
    );
    assert!(decide::<h::Aanmelden>(&dicht, Doel::Aanmelden, &Feiten::Geen).is_ok());
}

#[test]
fn de_rollen_van_een_gast_bestaan_en_geen_ervan_houdt_toezicht_of_beheert() {
    for code in domain::dienstverlening::GAST_ROLLEN {
        let rol = code.parse::<Rol>().unwrap();
        assert!(!rol.zonder_huishouden(), "{rol:?}");
        // They stand beside the resident of their own gemeente, and never under an agreement between gemeenten.
        assert!(!matches!(
            rol,
            Rol::Klachtenfunctionaris | Rol::Vertrouwenspersoon
        ));
    }
    assert_eq!(domain::dienstverlening::GAST_ROLLEN.len() + 6, Rol::ALL.len());
    let thuis = Rollen::uit_tekst("beheerder,casusregisseur,procesmanager");
    let hier = thuis.binnen(&Rollen::uit_tekst("casusregisseur,toegang"));
    assert_eq!(hier, Rollen::uit_tekst("casusregisseur"));
}

fn bools() -> impl Strategy<Value = [bool; 8]> {
    proptest::array::uniform8(any::<bool>())
}

proptest! {
    /// Whoever it is: another gemeente, a restriction and a conflict of interest are never passed.
    #[test]
    fn niets_gaat_langs_een_verbod(rollen in proptest::sample::subsequence(Rol::ALL.to_vec(), 0..Rol::ALL.len()), b in bools()) {
        let codes = rollen.iter().map(|r| r.code()).collect::<Vec<_>>().join(",");
        let actor = medewerker(&codes);
        let mut c = casus();
        c.regisseur = Some(id(if b[0] { 1 } else { 4 }));
        c.waarnemer = b[1];
        c.deelname = b[2].then(Deelname::default);
        c.op_mdo = b[3];
        c.team = id(if b[4] { 10 } else { 11 });
        c.bijzonder = Bijzonder { uitgesloten: b[5], afgeschermd: b[6], noodtoegang: b[7] };
        let uit = opent(&actor, &c);
        if b[5] || b[6] {
            prop_assert!(uit.is_err());
        }
        let mut dicht = actor.clone();
        dicht.gast = gast("", Some("Afgelopen.")).gast;
        prop_assert_eq!(opent(&dicht, &c), Err("dienstverlening"));
        c.bijzonder = Bijzonder::default();
        c.gemeente = Gemeente(151);
        prop_assert_eq!(opent(&actor, &c), Err("andere-gemeente"));
    }

    /// Categories never go beyond what some way in opens.
    #[test]
    fn zonder_grond_geen_gevoelige_notitie(b in bools()) {
        let mut c = casus();
        c.deelname = Deelname::uit_tekst(Some("wmo".to_owned()), Some("/algemeen"));
        c.team = id(if b[0] { 10 } else { 11 });
        let actor = medewerker(if b[1] { "teamleider" } else { "ketenpartner" });
        let p = decide::<h::CasusOpenen>(&actor, Doel::Regie, &Feiten::Casus(c)).unwrap();
        prop_assert!(p.categorieen().iter().all(|c| matches!(c, Categorie::Identiteit | Categorie::Algemeen)));
    }
}

#[test]
fn de_code_van_een_handeling_is_eenmalig() {
    let mut codes: Vec<_> = ALLE.iter().map(|(c, _)| *c).collect();
    codes.sort_unstable();
    let aantal = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), aantal);
    assert_eq!(h::CasusOpenen::CODE, "casus.openen");
}
