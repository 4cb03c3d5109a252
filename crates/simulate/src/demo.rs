// SPDX-License-Identifier: EUPL-1.2
//! The households that everybody sees in the demo: Boersma-proef as in `mockups/casus.html`, and three others
//! of S. Aalders-proef.

use crate::{
    Wereld,
    boek::Boek,
    codes::{GROND_TOEGANG, GROND_TOESTEMMING, soort},
    deel::Deel,
    gezin::{self, Adres, Huis, Lid, Wens},
    id::Id,
    journaal,
    kans::Kans,
    levens::{Meldingtekst, Vorm},
    melding::{self, Afloop},
    organisatie::demo_id,
    plan::{self, Actie, Doel},
    rijen::*,
    tijd::{Dag, Moment},
    verhaal::{self, Opdracht, overleg_id},
    vul::Vul,
};
use domain::casus::Fase;

/// Number of households.
pub const AANTAL: usize = 4;

/// Tells one of them.
pub fn vertel(
    w: &Wereld,
    deel: &mut Deel,
    kans: &mut Kans,
    bak: &mut Bak,
    nummer: usize,
    moment: Moment,
    met_bsn: usize,
) -> Huis {
    let Some((naam, vorm, leven, fase)) = [
        (
            "van|Dijk-proef",
            Vorm::Eenouder,
            "schoolverzuim",
            Fase::Uitvoering,
        ),
        (
            "|El Amrani-proef",
            Vorm::Gezin,
            "spanning_thuis",
            Fase::Uitvoering,
        ),
        ("|Jansen-proef", Vorm::Zwanger, "ongeboren_kind", Fase::Plan),
    ]
    .get(nummer.wrapping_sub(1)) else {
        return boersma(w, deel, kans, bak, met_bsn);
    };
    let verwacht = w.vandaag.plus(80);
    let wens = Wens {
        vorm: *vorm,
        kinderen: 2,
        moment,
        naam: naam.split_once('|'),
        verwacht,
    };
    let huis = gezin::maak(kans, &wens, w.vandaag);
    gezin::schrijf(&huis, deel, met_bsn, bak);
    let opdracht = Opdracht {
        fase: *fase,
        regisseur: Some("s.aalders"),
        hermelding: false,
        eerder: false,
        wacht_op_mdo: *fase == Fase::Plan,
    };
    let casus = verhaal::vertel(w, deel, kans, bak, &huis, w.bib.leven(leven), &opdracht);
    let (soort_code, tekst, voor): (_, String, _) = match nummer {
        1 => (
            "overig",
            "Uitzoeken wie straks thuis begeleiding geeft. Jeugdhulp Proef heeft een wachttijd van 5 weken."
                .into(),
            w.vandaag,
        ),
        2 => (
            "bellen",
            format!(
                "Terugbellen: {} over de brief van het CAK",
                huis.hoofd().aanspreek()
            ),
            w.vandaag,
        ),
        _ => (
            "bellen",
            format!(
                "Bellen: {}, haar akkoord op het plan ontbreekt nog",
                huis.hoofd().aanspreek()
            ),
            w.mdo.plus(-1).max(w.vandaag),
        ),
    };
    bak.taak.push(taak(
        w,
        Id::vast(soort::DEMO, 900 + u32::try_from(nummer).unwrap_or(0)),
        casus,
        soort_code,
        tekst,
        voor,
    ));
    huis
}

fn taak(w: &Wereld, id: Id, casus: Id, soort_code: &'static str, tekst: String, voor: Dag) -> TaakRij {
    TaakRij {
        gemeente: w.gemeente,
        id,
        soort: soort_code,
        tekst: tekst.into(),
        casus_id: Some(casus),
        medewerker_id: demo_id("s.aalders"),
        team_id: None,
        voor: voor.werkdag(),
        status: "open",
        gedaan_op: None,
        gedaan_door: None,
        uitkomst: "",
        version: 1,
    }
}

/// Numbers of the fixed ids of this household.
mod nr {
    pub const HUIS: u32 = 1;
    pub const ADRES: u32 = 2;
    pub const INEKE: u32 = 3;
    pub const CASUS: u32 = 7;
    pub const OKOYE: u32 = 11;
    pub const HENDRIKS: u32 = 12;
    pub const DE_WIT: u32 = 13;
    pub const INTAKE: u32 = 20;
    pub const DOEL: u32 = 30;
    pub const ACTIE: u32 = 40;
    pub const VERSIE: u32 = 50;
    pub const TAAK: u32 = 60;
    pub const REGIE: u32 = 70;
}

const fn vast(nummer: u32) -> Id {
    Id::vast(soort::DEMO, nummer)
}

/// The first of the month and day that comes.
fn komende(vandaag: Dag, maand: i32, dag: i32) -> Dag {
    let (jaar, _, _) = vandaag.delen();
    let dit = Dag::jmd(jaar, maand, dag);
    if dit > vandaag {
        dit
    } else {
        Dag::jmd(jaar + 1, maand, dag)
    }
}

fn boersma_huis(w: &Wereld) -> Huis {
    let v = w.vandaag;
    let a = ("", "Boersma-proef");
    let (jaar, maand, _) = v.delen();
    // Joris turns eighteen in four and a half months, on the ninth.
    let wordt = v.plus(137);
    let (wj, wm, _) = wordt.delen();
    let mut ineke = Lid::nieuw(
        vast(nr::INEKE),
        "Ineke",
        a,
        false,
        Dag::jmd(jaar - 41, maand, 1).plus(-70),
        "ouder",
    );
    ineke.telefoon = Some("06-00414141".to_owned());
    let mut joris = Lid::nieuw(
        vast(nr::INEKE + 1),
        "Joris",
        a,
        true,
        Dag::jmd(wj - 18, wm, 9),
        "kind",
    );
    joris.telefoon = Some("06-00171717".to_owned());
    let milan = Lid::nieuw(
        vast(nr::INEKE + 2),
        "Milan",
        a,
        true,
        v.plus(-9 * 365 - 140),
        "kind",
    );
    let baby = Lid::ongeboren(vast(nr::INEKE + 3), a, v.plus(115));
    Huis {
        id: vast(nr::HUIS),
        naam: "Boersma-proef".to_owned(),
        leden: vec![ineke, joris, milan, baby],
        wijk: 3,
        adres: Some(Adres {
            id: vast(nr::ADRES),
            straat: "Voorbeeldlaan",
            nummer: 12,
            postcode: "7414PR".to_owned(),
        }),
        sinds: v.plus(-290),
        vorm: Vorm::Eenouder,
    }
}

fn boersma(w: &Wereld, deel: &mut Deel, kans: &mut Kans, bak: &mut Bak, met_bsn: usize) -> Huis {
    let huis = boersma_huis(w);
    gezin::schrijf(&huis, deel, met_bsn, bak);
    let gemeente = w.gemeente;
    let v = w.vandaag;
    let terug = |dagen: i32| v.plus(-dagen).werkdag_ervoor();
    let casus = vast(nr::CASUS);
    let wie = |naam: &str| demo_id(naam).unwrap_or(Id(0));
    let aalders = wie("s.aalders");
    let _ = deel.genoemde(&w.o, "s.aalders", Fase::Uitvoering);

    // How it began: the housing corporation.
    let leven = w.bib.leven("huurachterstand");
    let vul = Vul::voor(&huis);
    let start = terug(282).om(14, 10);
    let mut boek = Boek::nieuw(gemeente, w.nu, &mut bak.journaal);
    boek.huishouden = Some(huis.id);
    melding::afgerond(
        w,
        deel,
        kans,
        &mut bak.melding,
        &mut bak.triage,
        &mut bak.aanbod,
        &mut boek,
        &Afloop {
            tekst: &leven.meldingen[0],
            leven: Some(leven),
            huis: Some(&huis),
            vul: Some(&vul),
            ontvangen: terug(285).om(9, 20),
            klaar: start,
            uitkomst: "mdo",
            team: "",
            reden: "",
            casus: Some(casus),
        },
    );
    boek.casus = Some(casus);
    let mdo = terug(282).plus(1).mdo();
    let stappen = [
        (
            None,
            "aangemeld",
            start,
            wie("r.yilmaz"),
            "Uit de melding is een casus gemaakt.",
        ),
        (Some("aangemeld"), "triage", start, wie("r.yilmaz"), ""),
        (
            Some("triage"),
            "onderzoek",
            mdo.om(10, 15),
            wie("w.mulder"),
            "Het MDO koos een regisseur.",
        ),
        (Some("onderzoek"), "plan", terug(236).om(15, 30), aalders, ""),
        (Some("plan"), "uitvoering", terug(205).om(9, 40), aalders, ""),
        (
            Some("uitvoering"),
            "plan",
            terug(84).om(13, 5),
            aalders,
            "Milan ging niet meer naar school. Het plan moest anders.",
        ),
        (Some("plan"), "uitvoering", terug(63).om(10, 5), aalders, ""),
    ];
    for (van, naar, op, door, reden) in stappen {
        let id = Id::op(op, kans);
        boek.schrijf(op, Some(door), journaal::FASE_GEZET, Some(id), kans);
        bak.fase_stap.push(FaseStapRij {
            gemeente,
            id,
            casus_id: casus,
            van,
            naar,
            op,
            door_id: Some(door),
            reden: reden.into(),
        });
    }
    let team =
        w.o.mensen
            .iter()
            .find(|m| m.id == aalders)
            .map_or(Id(0), |m| w.o.teams[m.team].id);
    bak.casus.push(CasusRij {
        gemeente,
        id: casus,
        kenmerk: melding::kenmerk('C', kans).into(),
        huishouden_id: huis.id,
        vorige_casus_id: None,
        fase: "uitvoering",
        fase_sinds: terug(63).om(10, 5),
        fase_termijn: terug(63).plus(365).einde(),
        gestart_op: start,
        gesloten_op: None,
        sluit_reden: "".into(),
        team_id: team,
        doelgroep: "bijstand_meervoudig",
        samenvatting: "Achterstand met de huur en schulden. Milan gaat weinig naar school. Mevrouw is zwanger en wil hier blijven wonen met haar zoons.".into(),
        version: 7,
    });
    boek.schrijf(
        mdo.om(10, 15),
        Some(wie("w.mulder")),
        journaal::REGIE_TOEGEWEZEN,
        Some(vast(nr::REGIE)),
        kans,
    );
    bak.regie.push(RegieRij {
        gemeente,
        id: vast(nr::REGIE),
        casus_id: casus,
        medewerker_id: aalders,
        van: mdo.om(10, 15),
        tot: None,
        reden: "Het zwaarste probleem ligt bij de kinderen. Er was plek: 9 → 10 van 15.".into(),
        stem_inwoner: "Vindt het goed, als het bij één persoon blijft.".into(),
        toegewezen_door: wie("w.mulder"),
        overmaat_reden: "".into(),
        overmaat_tot: None,
        einde_reden: "".into(),
    });
    for (soort_code, datum, gezet, besluit) in [
        ("toewijzen", mdo, start + 600_000_000, "regisseur_gekozen"),
        ("plan_zien", terug(215).mdo(), terug(219).om(16, 0), "plan_gezien"),
    ] {
        bak.agendapunt.push(AgendapuntRij {
            gemeente,
            id: Id::op(gezet, kans),
            overleg_id: overleg_id(datum),
            casus_id: casus,
            soort: soort_code,
            vraag: if soort_code == "toewijzen" {
                "Wie wordt regisseur?"
            } else {
                "Klopt het plan?"
            }
            .into(),
            status: "besloten",
            besluit: besluit.into(),
            besloten_op: Some(datum.om(10, 15)),
            besloten_door: demo_id("w.mulder"),
            aangemaakt_op: gezet,
            version: 2,
        });
    }
    betrokkenen(w, bak, casus, &huis);
    intake(w, bak, casus, terug(268), aalders);
    let doelen = doelen(w, &huis);
    bak.plan.push(PlanRij {
        gemeente,
        casus_id: casus,
        evaluatie_op: Some(evaluatie(v)),
        version: 9,
    });
    plan::rijen(gemeente, casus, &doelen, bak);
    versies(w, bak, casus, &huis, &doelen);
    noten(w, kans, bak, casus, &huis);
    let tekst = "Evaluatie van het plan, bij mevrouw thuis";
    bak.taak.push(taak(
        w,
        vast(nr::TAAK),
        casus,
        "evaluatie",
        tekst.to_owned(),
        evaluatie(v),
    ));
    let tekst = "Navragen bij het Budget Adviesbureau: waar blijft het overzicht van de schulden?";
    bak.taak
        .push(taak(w, vast(nr::TAAK + 1), casus, "bellen", tekst.to_owned(), v));

    // Last night the police reported a concern about Joris; nobody looked at it yet.
    let politie = Meldingtekst {
        kanaal: "keten",
        hoedanigheid: "instelling",
        organisatie: "politie",
        urgentie: "spoed",
        gevaar: "onbekend",
        onderwerp: "Zorg om Joris (17), vannacht op straat",
        wat: "Wij troffen Joris vannacht om twee uur aan bij het station, samen met drie anderen. Hij had gedronken en was boos. \
              Wij brachten hem thuis. Zijn moeder was geschrokken. Er was geen strafbaar feit.",
        sinds: "Vannacht",
    };
    let ontvangen = v.om(6, 40).min(w.nu - 3_600_000_000);
    melding::binnengekomen(w, deel, kans, bak, &politie, &huis, ontvangen);
    lezen(w, kans, bak, casus, &huis, start);
    huis
}

/// A Thursday at least three days ahead.
const fn evaluatie(vandaag: Dag) -> Dag {
    let dag = vandaag.plus(3);
    dag.plus((3 - dag.weekdag()).rem_euclid(7))
}

fn betrokkenen(w: &Wereld, bak: &mut Bak, casus: Id, huis: &Huis) {
    let v = w.vandaag;
    let (jaar, _, _) = v.delen();
    let toestemming = Dag::jmd(jaar, 3, 3);
    let toestemming = if toestemming < v {
        toestemming
    } else {
        Dag::jmd(jaar - 1, 3, 3)
    };
    let grond = format!("{GROND_TOESTEMMING} van {}", toestemming.tekst());
    let woon = w.o.partner("woon");
    let school = w.o.partner("school");
    let eigen =
        w.o.mensen
            .iter()
            .find(|m| Some(m.id) == demo_id("p.okoye"))
            .map(|m| m.organisatie);
    for (nummer, naam, mens, organisatie, rol, grondslag, doel, tot) in [
        (
            nr::OKOYE,
            "P. Okoye-proef",
            "p.okoye",
            eigen.map(|o| (o.0, "Budget Adviesbureau Deventer")),
            "schuldhulpverlener",
            GROND_TOEGANG.to_owned(),
            "de schulden op een rij zetten",
            Some(komende(v, 3, 1)),
        ),
        (
            nr::HENDRIKS,
            "J. Hendriks-proef",
            "j.hendriks",
            Some((woon.1, woon.2)),
            "medewerker wonen en leefbaarheid",
            grond.clone(),
            "alleen wonen",
            Some(komende(v, 6, 1)),
        ),
        (
            nr::DE_WIT,
            "M. de Wit-proef",
            "",
            Some((school.1, "Basisschool van Scholengroep Proef")),
            "intern begeleider, basisschool",
            grond.clone(),
            "Milan weer naar school",
            Some(komende(v, 7, 15)),
        ),
    ] {
        bak.betrokkene.push(BetrokkeneRij {
            gemeente: w.gemeente,
            id: vast(nummer),
            huishouden_id: huis.id,
            casus_id: Some(casus),
            soort: "professional",
            medewerker_id: demo_id(mens),
            naam: naam.into(),
            organisatie_id: organisatie.map(|o| o.0),
            organisatie: organisatie.map_or("", |o| o.1).into(),
            rol: rol.into(),
            telefoon: format!("0570-00{:04}", 1200 + nummer).into(),
            email: "".into(),
            grondslag: grondslag.into(),
            doel: doel.into(),
            sinds: v.plus(-230),
            tot,
            einde_reden: "".into(),
            bron: "gesprek".into(),
            version: 1,
        });
    }
}

fn intake(w: &Wereld, bak: &mut Bak, casus: Id, dag: Dag, door: Id) {
    let id = vast(nr::INTAKE);
    bak.intake.push(IntakeRij {
        gemeente: w.gemeente,
        id,
        casus_id: casus,
        gestart_op: dag.om(14, 0),
        afgerond_op: Some(dag.plus(7).werkdag().om(15, 0)),
        door_id: door,
        version: 2,
    });
    for (leefgebied, woorden, wens, kracht, ernst, al) in [
        (
            "gezin",
            "Alleen is het veel, met de jongens. En straks een baby.",
            "Rust in huis.",
            "Elke avond eten ze samen.",
            2,
            "",
        ),
        (
            "wonen",
            "Ik woon hier al twaalf jaar, ik ken iedereen.",
            "Hier blijven wonen.",
            "De buurvrouw let op het huis.",
            3,
            "Woonstichting Proef",
        ),
        (
            "werk",
            "Ik maakte schoon op school, tot mijn rug niet meer wilde.",
            "Later weer iets met kinderen.",
            "Tien jaar werkervaring.",
            3,
            "",
        ),
        (
            "inkomen",
            "De uitkering is net genoeg, als er niets gebeurt.",
            "Elke maand iets overhouden.",
            "Kan goed koken van weinig geld.",
            3,
            "Inkomensondersteuning",
        ),
        (
            "schulden",
            "Ik durf de post niet meer open te maken.",
            "Weten hoeveel het is.",
            "Haar nicht kan goed met geld omgaan.",
            2,
            "Budget Adviesbureau",
        ),
        (
            "gezondheid",
            "De rug, en moe van de zwangerschap.",
            "Goed slapen.",
            "Gaat naar elke controle.",
            3,
            "verloskundige",
        ),
        (
            "onderwijs",
            "Milan is vaak thuis met buikpijn.",
            "Dat Milan weer gewoon naar school gaat.",
            "Milan leest veel.",
            2,
            "intern begeleider",
        ),
        (
            "veiligheid",
            "Joris kan heftig zijn, maar hij doet niemand kwaad.",
            "Geen geschreeuw.",
            "Joris loopt zelf weg als het te veel wordt.",
            3,
            "",
        ),
        (
            "netwerk",
            "Mijn nicht en de buurvrouw. Verder niet veel.",
            "Meer mensen om me heen.",
            "Een nicht die elke week komt.",
            3,
            "",
        ),
        (
            "welzijn",
            "Vroeger zat ik op het koor.",
            "Weer zingen.",
            "Mooie stem.",
            3,
            "",
        ),
        (
            "ondersteuning",
            "Bellen met instanties lukt me niet.",
            "Iemand die meebelt, de eerste keer.",
            "Als het een keer is voorgedaan, lukt het.",
            3,
            "",
        ),
    ] {
        bak.intake_antwoord.push(IntakeAntwoordRij {
            gemeente: w.gemeente,
            intake_id: id,
            leefgebied,
            eigen_woorden: woorden.into(),
            wens: wens.into(),
            eigen_kracht: kracht.into(),
            ernst: Some(ernst),
            al_betrokken: al.into(),
            bron: "gesprek".into(),
            vastgelegd_door: door,
            bevestigd_op: dag,
        });
    }
}

fn doelen(w: &Wereld, huis: &Huis) -> Vec<Doel> {
    let v = w.vandaag;
    let (j, m, _) = v.delen();
    // The first Tuesday of the next month.
    let eerste = if m == 12 {
        Dag::jmd(j + 1, 1, 1)
    } else {
        Dag::jmd(j, m + 1, 1)
    };
    let dinsdag = eerste.plus((1 - eerste.weekdag()).rem_euclid(7));
    let uitvoering = v.plus(-205);
    let ineke = huis.hoofd().id;
    let actie = |n: u32,
                 tekst: &'static str,
                 wie_soort,
                 wie: &'static str,
                 trede,
                 reden: &'static str,
                 voor,
                 status| Actie {
        id: vast(nr::ACTIE + n),
        tekst: tekst.into(),
        wie_soort,
        wie: wie.into(),
        persoon: (wie_soort == "inwoner").then_some(ineke),
        betrokkene: match n {
            1 => Some(vast(nr::OKOYE)),
            3 => Some(vast(nr::HENDRIKS)),
            _ => None,
        },
        trede,
        trede_reden: reden.into(),
        voor,
        status,
        status_reden: "",
        gestart: (status != "open").then_some(uitvoering),
        afgerond: (status == "gelukt").then_some(v.plus(-40)),
    };
    let doel = |n: u32, leefgebied, woorden: &'static str, begin, nu, acties| Doel {
        id: vast(nr::DOEL + n),
        leefgebied,
        woorden: woorden.into(),
        begin,
        nu: Some(nu),
        acties,
    };
    vec![
        doel(
            0,
            "schulden",
            "Ik wil weer zelf de post durven openmaken.",
            2,
            3,
            vec![
                actie(
                    0,
                    "Elke maand samen de rekeningen betalen",
                    "netwerk",
                    "nicht van mevrouw",
                    2,
                    "Alleen is het nog te spannend.",
                    dinsdag,
                    "bezig",
                ),
                actie(
                    1,
                    "Overzicht van alle schulden, alle 7 schuldeisers aangeschreven",
                    "professional",
                    "Budget Adviesbureau",
                    3,
                    "Zeven schuldeisers aanschrijven lukt niet met hulp van de nicht alleen.",
                    v.plus(-6),
                    "bezig",
                ),
            ],
        ),
        doel(
            1,
            "wonen",
            "We blijven hier wonen, zonder gedoe met de buren.",
            3,
            4,
            vec![
                actie(
                    2,
                    "Tuin en balkon opgeruimd houden",
                    "inwoner",
                    "mevrouw en oudste zoon",
                    1,
                    "",
                    v.plus(-40),
                    "gelukt",
                ),
                actie(
                    3,
                    "Geen ontruiming zolang de huur betaald wordt",
                    "professional",
                    "Woonstichting Proef",
                    3,
                    "Alleen de verhuurder kan de ontruiming stoppen.",
                    komende(v, 6, 1),
                    "bezig",
                ),
            ],
        ),
        doel(
            2,
            "gezin",
            "Dat Milan weer gewoon naar school gaat.",
            2,
            2,
            vec![actie(
                4,
                "Begeleiding thuis, 2 keer per week",
                "professional",
                "Jeugdhulp Proef",
                4,
                "School en netwerk samen waren niet genoeg.",
                v.plus(10),
                "open",
            )],
        ),
    ]
}

fn versies(w: &Wereld, bak: &mut Bak, casus: Id, huis: &Huis, doelen: &[Doel]) {
    let v = w.vandaag;
    let aalders = demo_id("s.aalders").unwrap_or(Id(0));
    for (n, dagen) in [(1, 220), (2, 66), (3, 12)] {
        let op = v.plus(-dagen).werkdag_ervoor().om(16, 20);
        let id = vast(nr::VERSIE + n);
        bak.planversie.push(PlanversieRij {
            gemeente: w.gemeente,
            id,
            casus_id: casus,
            nummer: i32::try_from(n).unwrap_or(1),
            inhoud: plan::inhoud_tekst(&w.inrichting, doelen, n == 3, n == 1).into(),
            gemaakt_op: op,
            gemaakt_door: aalders,
            mdo_gezien_op: (n == 1).then(|| v.plus(-215).mdo().om(10, 15)),
            mdo_opmerking: if n == 1 {
                "Goed plan. Kijk over een half jaar naar school."
            } else {
                ""
            }
            .into(),
        });
        let ineke = huis.hoofd();
        let mut partijen = vec![(
            ineke.id.to_string(),
            ineke.naam(),
            Some(ineke.id),
            if n == 3 { "deels" } else { "akkoord" },
        )];
        for naam in [
            "Budget Adviesbureau",
            "Woonstichting Proef",
            "Basisschool",
            "Jeugdhulp Proef",
        ]
        .iter()
        .take(if n == 3 { 4 } else { 2 })
        {
            partijen.push(((*naam).to_owned(), (*naam).to_owned(), None, "akkoord"));
        }
        for (partij, naam, persoon_id, oordeel) in partijen {
            bak.plan_akkoord.push(PlanAkkoordRij {
                gemeente: w.gemeente,
                planversie_id: id,
                partij: partij.into(),
                naam: naam.into(),
                persoon_id,
                oordeel,
                reden: if oordeel == "deels" {
                    "Ik wil niet twee keer per week een vreemde in huis. De rest is goed."
                } else {
                    ""
                }
                .into(),
                wijze: "gesprek",
                op: v.plus(1 - dagen).werkdag_ervoor().om(11, 0).max(op),
                vastgelegd_door: aalders,
            });
        }
    }
}

/// A note: days ago, hour, minute, who, form, category, life area, facts, opinion, source, about Milan, pinned.
type Noot = (
    i32,
    i32,
    i32,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    bool,
    bool,
);

const NOTEN: [Noot; 14] = [
    (
        268,
        14,
        0,
        "s.aalders",
        "huisbezoek",
        "algemeen",
        "gezin",
        "Eerste bezoek. Mevrouw liet de doos met post zien. Zij vertelde dat zij zwanger wil worden van rust, en lachte daarbij.",
        "",
        "Mevrouw Boersma-proef",
        false,
        false,
    ),
    (
        251,
        10,
        30,
        "s.aalders",
        "telefoon",
        "algemeen",
        "wonen",
        "Woonstichting Proef stelt de zitting uit, als de lopende huur wordt betaald.",
        "",
        "Woonstichting Proef",
        false,
        false,
    ),
    (
        231,
        9,
        15,
        "s.aalders",
        "gesprek",
        "algemeen",
        "schulden",
        "Met mevrouw en haar nicht de post uitgezocht. Er zijn 7 schuldeisers.",
        "Mevrouw was opgelucht na afloop.",
        "Mevrouw en haar nicht",
        false,
        false,
    ),
    (
        190,
        15,
        0,
        "s.aalders",
        "huisbezoek",
        "algemeen",
        "wonen",
        "Het balkon is leeg. Joris bracht drie keer spullen weg.",
        "Joris wil graag laten zien wat hij kan.",
        "Eigen waarneming",
        false,
        false,
    ),
    (
        140,
        11,
        45,
        "s.aalders",
        "telefoon",
        "algemeen",
        "schulden",
        "Mevrouw belde zelf over een brief die zij niet begreep. Het was een aanbod van een krant.",
        "",
        "Mevrouw Boersma-proef",
        false,
        false,
    ),
    (
        98,
        13,
        20,
        "s.aalders",
        "gesprek",
        "algemeen",
        "onderwijs",
        "Gesprek op school. Milan was in vier weken zes dagen op school. De intern begeleider denkt aan pesten.",
        "",
        "M. de Wit-proef",
        true,
        false,
    ),
    (
        86,
        16,
        10,
        "s.aalders",
        "huisbezoek",
        "medisch",
        "gezondheid",
        "Mevrouw vertelt dat zij zwanger is. De verloskundige weet van de situatie.",
        "",
        "Mevrouw Boersma-proef",
        false,
        false,
    ),
    (
        62,
        10,
        0,
        "s.aalders",
        "overleg",
        "algemeen",
        "onderwijs",
        "Met school en mevrouw afgesproken dat Milan begint met halve dagen.",
        "",
        "Overleg op school",
        true,
        false,
    ),
    (
        34,
        9,
        50,
        "s.aalders",
        "poging",
        "algemeen",
        "gezin",
        "Op de afgesproken tijd aangebeld, niemand thuis. Kaartje achtergelaten.",
        "",
        "Eigen waarneming",
        false,
        false,
    ),
    (
        33,
        15,
        35,
        "s.aalders",
        "telefoon",
        "algemeen",
        "onderwijs",
        "Mevrouw belde terug. Halve dagen lukken niet meer: Milan houdt zich vast aan de deur.",
        "Mevrouw is erg moe. Zij heeft nu meer hulp nodig.",
        "Mevrouw Boersma-proef",
        true,
        false,
    ),
    (
        21,
        14,
        30,
        "s.aalders",
        "huisbezoek",
        "veiligheid",
        "veiligheid",
        "Ga met z'n tweeën op huisbezoek. Er is een hond in huis en de oudste zoon kan heftig reageren. Dit is zo besproken met mevrouw.",
        "",
        "Mevrouw Boersma-proef en eigen waarneming",
        false,
        true,
    ),
    (
        5,
        11,
        0,
        "j.hendriks",
        "bericht",
        "algemeen",
        "wonen",
        "Woonstichting Proef: de huur van de laatste twee maanden is ontvangen.",
        "",
        "Woonstichting Proef",
        false,
        false,
    ),
    (
        1,
        16,
        5,
        "s.aalders",
        "huisbezoek",
        "algemeen",
        "gezin",
        "Huisbezoek met de wijkverpleegkundige. Milan was thuis en las een boek op de bank. Mevrouw vertelde dat Joris deze week niet thuis at.",
        "Ik maak me zorgen dat Joris de spanning in huis niet aankan.",
        "Eigen waarneming en mevrouw",
        true,
        false,
    ),
    (
        0,
        10,
        40,
        "s.aalders",
        "overleg",
        "algemeen",
        "gezin",
        "Besluit van het overleg: de begeleiding thuis start. Mevrouw is gebeld en is het er niet mee eens. Haar reden staat bij versie 3 van het plan.",
        "",
        "Overleg",
        true,
        false,
    ),
];

fn noten(w: &Wereld, kans: &mut Kans, bak: &mut Bak, casus: Id, huis: &Huis) {
    for (dagen, uur, minuut, wie, vorm, categorie, gebied, feiten, mening, bron, milan, vastgezet) in NOTEN {
        let dag = if dagen == 0 {
            w.vandaag
        } else {
            w.vandaag.plus(-dagen).werkdag_ervoor()
        };
        let op = dag.om(uur, minuut).min(w.nu - 20 * 60_000_000);
        let gemaakt = (op + 15 * 60_000_000).min(w.nu);
        let id = Id::op(gemaakt, kans);
        let auteur_id = demo_id(wie).unwrap_or(Id(0));
        let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
        boek.casus = Some(casus);
        boek.huishouden = Some(huis.id);
        let wat = if wie == "s.aalders" {
            journaal::NOTITIE_GEMAAKT
        } else {
            journaal::NOTITIE_DEELNEMER
        };
        boek.schrijf(gemaakt, Some(auteur_id), wat, Some(id), kans);
        bak.notitie.push(NotitieRij {
            gemeente: w.gemeente,
            id,
            casus_id: casus,
            auteur_id,
            gemaakt_op: gemaakt,
            contact_op: op,
            vorm,
            resultaat: (vorm == "poging").then(|| "niet_thuis".into()),
            categorie,
            leefgebied: Some(gebied),
            feiten: feiten.into(),
            mening: mening.into(),
            bron: bron.into(),
            corrigeert_id: None,
            vastgezet,
            version: 1,
        });
        let mut over = vec![huis.leden[0].id];
        if feiten.contains("Joris") || feiten.contains("oudste zoon") {
            over.push(huis.leden[1].id);
        }
        if milan {
            over.push(huis.leden[2].id);
        }
        for persoon_id in over {
            bak.notitie_persoon.push(NotitiePersoonRij {
                gemeente: w.gemeente,
                notitie_id: id,
                persoon_id,
            });
        }
    }
}

/// Who looked.
fn lezen(w: &Wereld, kans: &mut Kans, bak: &mut Bak, casus: Id, huis: &Huis, start: Moment) {
    let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
    boek.casus = Some(casus);
    boek.huishouden = Some(huis.id);
    let begin = Dag::op(start);
    for _ in 0..180 {
        let dag = begin.plus(kans.tussen(5, w.vandaag.0 - begin.0)).werkdag_ervoor();
        let op = dag.werktijd(kans);
        let (naam, wat) = match kans.onder(20) {
            0..12 => ("s.aalders", journaal::CASUS_GELEZEN),
            12..14 => ("p.okoye", journaal::CASUS_GELEZEN_DEELNEMER),
            14..17 => ("j.hendriks", journaal::CASUS_GELEZEN_DEELNEMER),
            17..19 => ("l.smit", journaal::CASUS_GELEZEN_LEIDER),
            _ => ("k.visser", journaal::CASUS_GELEZEN_PROCES),
        };
        boek.schrijf(op, demo_id(naam), wat, Some(casus), kans);
    }
}
