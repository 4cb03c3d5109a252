// SPDX-License-Identifier: EUPL-1.2
//! Meldingen: those that were dealt with, and the queue of today.

use crate::{
    Wereld,
    boek::Boek,
    deel::Deel,
    gezin::{self, Huis, Wens},
    id::Id,
    journaal,
    kans::Kans,
    levens::{Leven, Meldingtekst},
    namen,
    organisatie::demo_id,
    rijen::*,
    tijd::{Dag, Moment},
    vul::Vul,
};
use domain::melding::{MeldingUitkomst, Terugkoppeling, terugkoppeling};

const UUR: i64 = 3_600_000_000;
/// Features that a worker ticks; the others follow from the answers (`app::triage`).
const AAN_TE_VINKEN: [&str; 8] = [
    "kind_gerelateerd",
    "huishouden_gerelateerd",
    "school_of_werk",
    "overlast",
    "bekend_bij_zorg",
    "bekend_bij_justitie",
    "politie",
    "veelpleger",
];
const MINUUT: i64 = 60_000_000;

/// A reference such as `M-7K2QX-9TB4C`.
pub fn kenmerk(letter: char, kans: &mut Kans) -> String {
    let mut bytes = [0; 6];
    bytes.copy_from_slice(&kans.u64().to_be_bytes()[..6]);
    let kenmerk = domain::melding::Kenmerk::nieuw(bytes);
    format!("{letter}{}", &kenmerk.as_str()[1..])
}

/// A melding that was dealt with.
#[derive(Clone, Copy, Debug)]
pub struct Afloop<'a> {
    /// How it reads.
    pub tekst: &'a Meldingtekst,
    /// The life it is of.
    pub leven: Option<&'a Leven>,
    /// The household it is about.
    pub huis: Option<&'a Huis>,
    /// What is filled in.
    pub vul: Option<&'a Vul>,
    /// Received.
    pub ontvangen: Moment,
    /// Weighed.
    pub klaar: Moment,
    /// Outcome.
    pub uitkomst: &'static str,
    /// Kind of team that took it.
    pub team: &'static str,
    /// Reason of the outcome.
    pub reden: &'static str,
    /// The casus.
    pub casus: Option<Id>,
}

/// Kind of concern of a life.
fn soort(leven: Option<&Leven>, tekst: &Meldingtekst) -> &'static str {
    match leven.map_or("", |l| l.code) {
        "huurachterstand" | "scheiding_schulden" | "post_en_geld" => "geld",
        "vervuilde_woning" | "zwerfjongere" | "ex_gedetineerde" => "wonen",
        "woonoverlast" => "overlast",
        "schoolverzuim" => "school_werk",
        "ongeboren_kind" | "jongere_justitie" => "kinderen",
        "psychische_crisis" | "verslaving" => "zorgmijding",
        "spanning_thuis" => "geweld",
        "" if tekst.organisatie == "school" => "school_werk",
        "" if tekst.organisatie == "woon" => "geld",
        "" => "anders",
        _ => "huishouden",
    }
}

/// Danger and urgency, by the rule of the domain.
fn gevaar(tekst: &Meldingtekst) -> (&'static str, &'static str) {
    match (tekst.gevaar, tekst.urgentie) {
        ("ja", _) => ("ja", "acuut"),
        ("onbekend", _) => ("weet_niet", "spoed"),
        (_, "spoed") => ("nee", "spoed"),
        _ => ("nee", "gewoon"),
    }
}

/// Due moment of the first weighing.
fn termijn(ontvangen: Moment, urgentie: &str) -> Moment {
    let dag = Dag::op(ontvangen);
    match urgentie {
        "acuut" => ontvangen + 4 * UUR,
        "spoed" => dag.plus_werkdagen(1).einde(),
        _ => dag.plus_werkdagen(5).einde(),
    }
}

/// Name, organisation and contact of the melder.
fn melder(w: &Wereld, kans: &mut Kans, tekst: &Meldingtekst, huis: Option<&Huis>) -> (Tekst, Tekst, Tekst) {
    match tekst.hoedanigheid {
        "inwoner" => {
            let naam = huis.map_or_else(|| namen::professional(kans).0, |h| h.hoofd().naam());
            let contact = huis
                .and_then(|h| h.hoofd().telefoon.clone())
                .unwrap_or_else(|| namen::mobiel(kans));
            (naam.into(), "".into(), contact.into())
        }
        "buur" if kans.procent(35) => ("".into(), "".into(), "".into()),
        "familie" | "buur" | "vrijwilliger" => {
            let naam = namen::professional(kans).0;
            let organisatie = if tekst.organisatie == "-" {
                ""
            } else {
                w.o.partner(tekst.organisatie).2
            };
            (naam.into(), organisatie.into(), namen::mobiel(kans).into())
        }
        _ => {
            let p = w.o.partner(tekst.organisatie);
            let m = &w.o.mensen[*kans.kies(&p.3)];
            (m.naam.clone().into(), p.2.into(), m.telefoon.clone().into())
        }
    }
}

/// A melding as it comes in.
#[expect(
    clippy::too_many_arguments,
    reason = "one place where all of a melding comes together"
)]
fn binnen(
    w: &Wereld,
    deel: &Deel,
    kans: &mut Kans,
    tekst: &Meldingtekst,
    leven: Option<&Leven>,
    huis: Option<&Huis>,
    vul: Option<&Vul>,
    ontvangen: Moment,
) -> MeldingRij {
    let (melder_naam, melder_organisatie, melder_contact) = melder(w, kans, tekst, huis);
    let (gevaar, urgentie) = gevaar(tekst);
    let h = huis.map(Huis::hoofd);
    let invul = |s: &'static str, kans: &mut Kans| vul.map_or(Tekst::Borrowed(s), |v| v.tekst(s, kans));
    let jaar = h.and_then(|l| l.geboren).map(|g| g.delen());
    let wijk = huis.map_or_else(|| crate::gezin::wijk(kans), |h| h.wijk);
    let met_kinderen = match huis {
        Some(h) if h.ouders_en_kinderen().1 > 0 => "ja",
        Some(_) if kans.procent(90) => "nee",
        _ => "onbekend",
    };
    MeldingRij {
        gemeente: w.gemeente,
        id: Id::op(ontvangen, kans),
        kenmerk: kenmerk('M', kans).into(),
        bron_kenmerk: None,
        ontvangen_op: ontvangen,
        kanaal: tekst.kanaal,
        soort: soort(leven, tekst),
        hoedanigheid: tekst.hoedanigheid,
        naam_noemen: if melder_naam.is_empty() {
            "nee"
        } else {
            kans.een(&["ja", "ja", "nee", "eerst_overleggen"])
        },
        melder_naam,
        melder_organisatie,
        melder_contact,
        over_naam: h
            .map_or_else(|| namen::professional(kans).0, crate::gezin::Lid::naam)
            .into(),
        over_geboortedatum: match (jaar, kans.onder(3)) {
            (Some((j, m, d)), 0) => format!("{d}-{m}-{j}").into(),
            (Some((j, _, _)), 1) => j.to_string().into(),
            (Some((j, _, _)), _) => format!("ongeveer {}", (w.vandaag.delen().0 - j) / 5 * 5).into(),
            _ => "".into(),
        },
        over_adres: huis
            .and_then(|h| h.adres.as_ref())
            .map_or_else(|| "".into(), |a| format!("{} {}", a.straat, a.nummer).into()),
        over_postcode: huis
            .and_then(|h| h.adres.as_ref())
            .map_or_else(|| "".into(), |a| a.postcode.clone().into()),
        over_telefoon: "".into(),
        onderwerp: invul(tekst.onderwerp, kans),
        wat: invul(tekst.wat, kans),
        sinds: invul(tekst.sinds, kans),
        gevaar,
        gevaar_toelichting: if gevaar == "ja" {
            "De melder zegt dat het nu niet veilig is."
        } else {
            ""
        }
        .into(),
        met_kinderen,
        urgentie,
        wijk_code: Some(crate::organisatie::WIJKEN[wijk].0.into()),
        huishouden_id: None,
        persoon_id: None,
        casus_id: None,
        status: "nieuw",
        team_id: w.o.teams[w.o.delen[deel.nummer].meldpunt_team].id,
        behandelaar_id: None,
        termijn_op: termijn(ontvangen, urgentie),
        samengevoegd_met: None,
        uitkomst: None,
        uitkomst_reden: "".into(),
        afgerond_op: None,
        terugkoppeling_voor: Dag::op(ontvangen).plus_werkdagen(5).einde(),
        terugkoppeling_op: None,
        terugkoppeling_tekst: "".into(),
        version: 1,
    }
}

/// A triage; half done when it is not ready.
#[expect(
    clippy::too_many_arguments,
    reason = "one place where all of a triage comes together"
)]
fn triage(
    w: &Wereld,
    kans: &mut Kans,
    melding: Id,
    leven: Option<&Leven>,
    huis: Option<&Huis>,
    door: Id,
    op: Moment,
    klaar: bool,
) -> TriageRij {
    const GEBIEDEN: [&str; 8] = [
        "verslaving",
        "criminaliteit",
        "psychiatrie",
        "schulden",
        "dakloos",
        "werkloos",
        "geweldsslachtoffer",
        "isolement",
    ];
    const GGSR: [&str; 7] = [
        "gezin",
        "wonen",
        "werk",
        "inkomen",
        "gezondheid",
        "onderwijs",
        "veiligheid",
    ];
    let lijst = |gebieden: &[&str], ja: &[&str], kans: &mut Kans| -> String {
        let delen: Vec<String> = gebieden
            .iter()
            .filter_map(|g| {
                let trek = kans.onder(100);
                let antwoord = if ja.contains(g) {
                    if klaar || trek < 70 { "ja" } else { "onbekend" }
                } else if trek < 72 {
                    "nee"
                } else {
                    "onbekend"
                };
                (klaar || trek < 60).then(|| format!("\"{g}\":\"{antwoord}\""))
            })
            .collect();
        format!("{{{}}}", delen.join(","))
    };
    let antwoorden = lijst(&GEBIEDEN, leven.map_or(&[], |l| &l.ja), kans);
    let gebieden = lijst(&GGSR, leven.map_or(&[], |l| &l.ggsr), kans);
    let (ouders, kinderen) = huis.map_or((0, 0), Huis::ouders_en_kinderen);
    let geweigerd = leven.is_some_and(|l| l.kenmerken.contains(&"hulp_geweigerd"));
    let codes = |lijst: &[&str]| serde_json::to_string(lijst).unwrap_or_default();
    let route = leven.map(|l| match l.teams[0] {
        _ if geweigerd => "bzt",
        "toegang_jeugd" | "gezinscoaches" => "gezinscoach",
        "schakelpunt" => "schakelpunt",
        _ if l.code == "woonoverlast" => "woonoverlast",
        _ => "sociaal_team",
    });
    TriageRij {
        gemeente: w.gemeente,
        melding_id: melding,
        antwoorden: antwoorden.into(),
        ggsr: format!(
            "{{\"ouders\":{ouders},\"kinderen\":{kinderen},\"gebieden\":{},\"ouders_lossen_zelf_op\":\"{}\",\"risico_kinderen\":\"{}\",\"eerdere_hulp_vastgelopen\":\"{}\"}}",
            if kinderen > 0 { gebieden.as_str() } else { "{}" },
            if leven.is_some() { "nee" } else { "ja" },
            if kinderen > 0 && leven.is_some() { "ja" } else { "nee" },
            if kans.procent(30) { "ja" } else { "onbekend" },
        )
        .into(),
        probleemsoorten: codes(leven.map_or(&[], |l| &l.soorten)).into(),
        hulp_geweigerd: if geweigerd { "ja" } else if klaar { "nee" } else { "onbekend" },
        kenmerken: codes(
            &leven
                .map_or(&[][..], |l| &l.kenmerken)
                .iter()
                .copied()
                .filter(|k| AAN_TE_VINKEN.contains(k))
                .collect::<Vec<_>>(),
        )
        .into(),
        gekozen_route: route.filter(|_| klaar),
        afwijk_reden: "".into(),
        toelichting: if geweigerd { "Hulp is eerder afgehouden. Wil wel praten over praktische zaken." } else { "" }.into(),
        door_id: door,
        bijgewerkt_op: op,
        afgerond_op: klaar.then_some(op),
        version: if klaar { 2 } else { 1 },
    }
}

/// What the melder heard back.
fn bericht(uitkomst: &str, met_contact: bool) -> &'static str {
    let uitkomst = uitkomst.parse().unwrap_or(MeldingUitkomst::Team);
    match terugkoppeling(uitkomst, met_contact) {
        Terugkoppeling::Bericht { tekst, .. } => tekst,
        Terugkoppeling::NietMogelijk { reden } => reden,
    }
}

/// Puts a melding in the bak that was dealt with, with its triage, offers and journaal.
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one bak that are borrowed apart"
)]
pub fn afgerond(
    w: &Wereld,
    deel: &Deel,
    kans: &mut Kans,
    meldingen: &mut Vec<MeldingRij>,
    triages: &mut Vec<TriageRij>,
    aanboden: &mut Vec<AanbodRij>,
    boek: &mut Boek<'_>,
    a: &Afloop<'_>,
) -> Id {
    let staf = &w.o.delen[deel.nummer];
    let door = w.o.mensen[*kans.kies(&staf.meldpunt)].id;
    let mut m = binnen(w, deel, kans, a.tekst, a.leven, a.huis, a.vul, a.ontvangen);
    let klaar = a.klaar.min(w.nu);
    m.huishouden_id = a.huis.map(|h| h.id);
    m.persoon_id = a.huis.map(|h| h.hoofd().id);
    m.casus_id = a.casus;
    m.status = "afgerond";
    m.behandelaar_id = Some(door);
    m.uitkomst = Some(a.uitkomst);
    m.uitkomst_reden = a.reden.into();
    m.afgerond_op = Some(klaar);
    m.version = 4;
    let opgepakt = a.ontvangen + (klaar - a.ontvangen) / 3;
    let melder = matches!(m.kanaal, "formulier" | "keten" | "import");
    let eerste = if melder {
        journaal::MELDING_GEDAAN
    } else {
        journaal::MELDING_OPGENOMEN
    };
    boek.schrijf(a.ontvangen, (!melder).then_some(door), eerste, Some(m.id), kans);
    boek.schrijf(opgepakt, Some(door), journaal::MELDING_OPGEPAKT, Some(m.id), kans);
    boek.schrijf(
        opgepakt + MINUUT,
        Some(door),
        journaal::MELDING_GELEZEN,
        Some(m.id),
        kans,
    );
    boek.schrijf(
        opgepakt + 2 * MINUUT,
        Some(door),
        journaal::GEZOCHT_MELDPUNT,
        Some(m.id),
        kans,
    );
    if a.huis.is_some() {
        let wat = if kans.procent(50) {
            journaal::HUISHOUDEN_GEMAAKT
        } else {
            journaal::HUISHOUDEN_GELEZEN
        };
        boek.schrijf(opgepakt + 3 * MINUUT, Some(door), wat, a.huis.map(|h| h.id), kans);
    }
    for n in 0..kans.tussen(2, 6) {
        let op = opgepakt + (klaar - opgepakt) * i64::from(n) / 7 + 4 * MINUUT;
        boek.schrijf(
            op.min(klaar),
            Some(door),
            journaal::TRIAGE_BEWAARD,
            Some(m.id),
            kans,
        );
    }
    triages.push(triage(w, kans, m.id, a.leven, a.huis, door, klaar, true));

    // A team takes it by an offer; sometimes the first offer came home.
    if a.uitkomst == "team" || a.uitkomst == "crisis" {
        let wijk = a.huis.map_or(0, |h| h.wijk);
        let naar = w.o.team(deel.nummer, a.team, wijk);
        let ontvanger = w.o.mensen[w.o.iemand(deel.nummer, naar, kans)].id;
        let van = m.team_id;
        let mut bied = |naar: Id,
                        op: Moment,
                        status: &'static str,
                        door_wie: Option<Id>,
                        na: i64,
                        reden: &'static str,
                        kans: &mut Kans| {
            let id = Id::op(op, kans);
            boek.schrijf(op, Some(door), journaal::AANBOD_GEDAAN, Some(m.id), kans);
            let wat = if status == "verlopen" {
                journaal::AANBOD_VERLOPEN
            } else {
                journaal::AANBOD_BEANTWOORD
            };
            boek.schrijf(op + na, door_wie, wat, Some(m.id), kans);
            aanboden.push(AanbodRij {
                gemeente: w.gemeente,
                id,
                melding_id: m.id,
                van_team: van,
                naar_team: naar,
                door_id: door,
                reden: "Deze vraag past bij jullie team.".into(),
                aangeboden_op: op,
                antwoord_voor: Dag::op(op).plus_werkdagen(2).einde(),
                status,
                antwoord_door: door_wie,
                antwoord_op: Some(op + na),
                antwoord_reden: reden.into(),
                version: 2,
            });
        };
        let eind = klaar - 20 * MINUUT;
        if a.uitkomst == "team" && kans.procent(9) {
            let mis = w.o.team(deel.nummer, "toegang_wmo", wijk);
            if mis != naar {
                let wie = w.o.mensen[w.o.iemand(deel.nummer, mis, kans)].id;
                let op = opgepakt.min(eind - 8 * UUR);
                if kans.procent(60) {
                    let reden = "Dit past niet bij ons. Het gaat vooral om geld.";
                    bied(
                        w.o.teams[mis].id,
                        op,
                        "teruggegeven",
                        Some(wie),
                        5 * UUR,
                        reden,
                        kans,
                    );
                } else {
                    bied(w.o.teams[mis].id, op, "verlopen", None, 6 * UUR, "", kans);
                }
            }
        }
        bied(
            w.o.teams[naar].id,
            eind - 2 * UUR,
            "aanvaard",
            Some(ontvanger),
            UUR,
            "",
            kans,
        );
        m.team_id = w.o.teams[naar].id;
        m.behandelaar_id = Some(ontvanger);
        boek.schrijf(
            eind,
            Some(ontvanger),
            journaal::MELDING_GELEZEN_TEAM,
            Some(m.id),
            kans,
        );
    }
    boek.schrijf(
        klaar,
        m.behandelaar_id,
        journaal::MELDING_AFGEROND,
        Some(m.id),
        kans,
    );
    let terug = klaar + i64::from(kans.tussen(10, 1500)) * MINUUT;
    if terug < w.nu && !m.melder_contact.is_empty() && kans.procent(97) {
        m.terugkoppeling_op = Some(terug);
        m.terugkoppeling_tekst = bericht(a.uitkomst, true).into();
        boek.schrijf(
            terug,
            Some(door),
            journaal::MELDING_TERUGGEKOPPELD,
            Some(m.id),
            kans,
        );
    } else if m.melder_contact.is_empty() {
        m.terugkoppeling_op = Some(klaar);
        m.terugkoppeling_tekst = bericht(a.uitkomst, false).into();
    }
    // The same concern a second time: merged with the first.
    let id = m.id;
    if a.uitkomst == "mdo" && kans.procent(10) && klaar - a.ontvangen > 3 * UUR {
        let mut dubbel = binnen(w, deel, kans, a.tekst, a.leven, a.huis, a.vul, a.ontvangen + UUR);
        dubbel.huishouden_id = m.huishouden_id;
        dubbel.status = "samengevoegd";
        dubbel.behandelaar_id = Some(door);
        dubbel.samengevoegd_met = Some(id);
        dubbel.afgerond_op = Some(a.ontvangen + 2 * UUR);
        dubbel.uitkomst_reden = "Dit is dezelfde zorg als in een eerdere melding.".into();
        dubbel.terugkoppeling_op = m.terugkoppeling_op.or(Some(a.ontvangen + 2 * UUR));
        boek.schrijf(
            a.ontvangen + 2 * UUR,
            Some(door),
            journaal::MELDING_SAMENGEVOEGD,
            Some(dubbel.id),
            kans,
        );
        meldingen.push(m);
        meldingen.push(dubbel);
    } else {
        meldingen.push(m);
    }
    id
}

/// A melding about a household that led to no casus.
pub fn los(w: &Wereld, deel: &Deel, kans: &mut Kans, bak: &mut Bak, huis: &Huis) {
    let vraag = kans.kies(&w.bib.vragen);
    let dagen = w.vandaag.0 - w.begin.0;
    let dag = w.begin.plus(kans.tussen(1, dagen - 8)).werkdag();
    let ontvangen = dag.werktijd(kans);
    let klaar = dag
        .plus_werkdagen(kans.tussen(0, 4))
        .om(16, kans.tussen(0, 59))
        .max(ontvangen + 4 * UUR);
    let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
    let bekend = kans.procent(80);
    if bekend {
        boek.huishouden = Some(huis.id);
    }
    let vul = Vul::voor(huis);
    afgerond(
        w,
        deel,
        kans,
        &mut bak.melding,
        &mut bak.triage,
        &mut bak.aanbod,
        &mut boek,
        &Afloop {
            tekst: &vraag.melding,
            leven: None,
            huis: bekend.then_some(huis),
            vul: Some(&vul),
            ontvangen,
            klaar,
            uitkomst: vraag.uitkomst,
            team: vraag.team,
            reden: vraag.reden,
            casus: None,
        },
    );
}

/// How an open melding stands.
#[derive(Clone, Copy, Debug)]
enum Stand {
    /// Nobody took it.
    Nieuw,
    /// Somebody of the Meldpunt has it: 0 and 1 are the demo people.
    Bij(usize),
    /// On offer to a kind of team; minutes until the answer is due.
    Aangeboden(&'static str, i64),
    /// On offer to the Meldpunt by a kind of team.
    AanMeldpunt(&'static str),
    /// An offer came home: status and reason.
    Thuis(&'static str, &'static str),
    /// Of another team.
    Van(&'static str),
}

/// Age in minutes (below a day) or working days, life, melding of the life, how it stands.
const OPEN: [(i64, i32, &str, usize, Stand); 44] = [
    (45, 0, "spanning_thuis", 0, Stand::Nieuw),
    (185, 0, "psychische_crisis", 0, Stand::Bij(0)),
    (70, 0, "zwerfjongere", 0, Stand::Nieuw),
    (260, 0, "ongeboren_kind", 0, Stand::Nieuw),
    (0, 1, "vervuilde_woning", 0, Stand::Bij(0)),
    (0, 2, "woonoverlast", 0, Stand::Nieuw),
    (20, 0, "huurachterstand", 1, Stand::Nieuw),
    (95, 0, "scheiding_schulden", 0, Stand::Nieuw),
    (150, 0, "post_en_geld", 0, Stand::Nieuw),
    (0, 1, "schoolverzuim", 0, Stand::Nieuw),
    (0, 1, "verslaving", 2, Stand::Nieuw),
    (0, 1, "dementie_mantelzorg", 0, Stand::Nieuw),
    (0, 2, "schoolverzuim", 1, Stand::Nieuw),
    (0, 2, "huurachterstand", 0, Stand::Nieuw),
    (0, 3, "nieuw_in_nederland", 0, Stand::Nieuw),
    (0, 3, "ex_gedetineerde", 0, Stand::Nieuw),
    (0, 4, "jongere_justitie", 1, Stand::Nieuw),
    (0, 4, "post_en_geld", 1, Stand::Nieuw),
    (0, 7, "verslaving", 1, Stand::Nieuw),
    (0, 6, "post_en_geld", 0, Stand::Nieuw),
    (0, 1, "scheiding_schulden", 2, Stand::Bij(0)),
    (0, 2, "zwerfjongere", 2, Stand::Bij(0)),
    (0, 6, "vervuilde_woning", 1, Stand::Bij(0)),
    (0, 1, "spanning_thuis", 2, Stand::Bij(1)),
    (0, 3, "huurachterstand", 2, Stand::Bij(1)),
    (0, 4, "dementie_mantelzorg", 1, Stand::Bij(1)),
    (0, 2, "nieuw_in_nederland", 1, Stand::Bij(3)),
    (0, 3, "schoolverzuim", 2, Stand::Bij(4)),
    (0, 5, "verslaving", 0, Stand::Bij(5)),
    (0, 8, "huurachterstand", 0, Stand::Bij(6)),
    (0, 1, "woonoverlast", 1, Stand::Bij(7)),
    (
        0,
        3,
        "dementie_mantelzorg",
        0,
        Stand::Aangeboden("toegang_wmo", 115),
    ),
    (
        0,
        2,
        "scheiding_schulden",
        1,
        Stand::Aangeboden("budget_advies", 60 * 20),
    ),
    (
        0,
        2,
        "post_en_geld",
        1,
        Stand::Aangeboden("sociaal_team", 60 * 24),
    ),
    (
        0,
        1,
        "schoolverzuim",
        1,
        Stand::Aangeboden("toegang_jeugd", 60 * 30),
    ),
    (0, 2, "verslaving", 2, Stand::AanMeldpunt("sociaal_team")),
    (0, 1, "jongere_justitie", 0, Stand::AanMeldpunt("gezinscoaches")),
    (
        0,
        4,
        "ex_gedetineerde",
        1,
        Stand::Thuis(
            "teruggegeven",
            "Deze meneer is ouder dan 27. Dat past niet bij ons.",
        ),
    ),
    (0, 4, "woonoverlast", 1, Stand::Thuis("verlopen", "")),
    (0, 3, "vervuilde_woning", 2, Stand::Van("bzt")),
    (0, 2, "schoolverzuim", 2, Stand::Van("toegang_jeugd")),
    (0, 4, "ongeboren_kind", 1, Stand::Van("toegang_jeugd")),
    (0, 3, "nieuw_in_nederland", 0, Stand::Van("sociaal_team")),
    (0, 2, "huurachterstand", 1, Stand::Van("inkomen")),
];
/// Number of open meldingen of a unit.
pub const OPEN_AANTAL: usize = OPEN.len();

/// The queue of today. Half of it is about somebody who is in the file already, but nobody looked yet.
pub fn open(w: &Wereld, deel: &Deel, kans: &mut Kans, bak: &mut Bak, huizen: &[Huis]) {
    let staf = &w.o.delen[deel.nummer];
    let demo = |naam: &str| demo_id(naam);
    for (n, (minuten, werkdagen, code, welke, stand)) in OPEN.iter().enumerate() {
        let leven = w.bib.leven(code);
        let tekst = leven.meldingen.get(*welke).unwrap_or(&leven.meldingen[0]);
        // One in two is about somebody in the file, one in four is linked already; the others are unknown.
        let bekend = huizen
            .iter()
            .filter(|h| leven.vormen.contains(&h.vorm))
            .nth(n / 2)
            .filter(|_| n % 2 == 0);
        let onbekend;
        let huis = match bekend {
            Some(h) => h,
            None => {
                let wens = Wens {
                    vorm: leven.vormen[n % leven.vormen.len()],
                    kinderen: 2,
                    moment: w.nu,
                    naam: None,
                    verwacht: w.vandaag.plus(110),
                };
                onbekend = gezin::maak(kans, &wens, w.vandaag);
                &onbekend
            }
        };
        let over = bekend.filter(|_| n % 4 == 0);
        let ontvangen = if *minuten > 0 {
            w.nu - minuten * MINUUT
        } else {
            let mut dag = w.vandaag;
            for _ in 0..*werkdagen {
                dag = dag.plus(-1).werkdag_ervoor();
            }
            dag.werktijd(kans).min(w.nu - UUR)
        };
        let vul = Vul::voor(huis);
        let mut m = binnen(
            w,
            deel,
            kans,
            tekst,
            Some(leven),
            Some(huis),
            Some(&vul),
            ontvangen,
        );
        m.huishouden_id = over.map(|h| h.id);
        m.persoon_id = over.map(|h| h.hoofd().id);
        let mens = |plaats: usize| -> Id {
            match (deel.nummer, plaats) {
                (0, 0) => demo("r.yilmaz"),
                (0, 1) => demo("m.jansen"),
                _ => None,
            }
            .unwrap_or_else(|| w.o.mensen[staf.meldpunt[plaats.min(staf.meldpunt.len() - 1)]].id)
        };
        let meldpunt = m.team_id;
        let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
        let eerste = if matches!(m.kanaal, "formulier" | "keten") {
            journaal::MELDING_GEDAAN
        } else {
            journaal::MELDING_OPGENOMEN
        };
        let opnemer = (eerste == journaal::MELDING_OPGENOMEN).then(|| mens(2 + n % 6));
        boek.schrijf(ontvangen, opnemer, eerste, Some(m.id), kans);
        let later = ontvangen + (w.nu - ontvangen) / 2;
        let mut aanbod = |m: &MeldingRij,
                          van: Id,
                          naar: Id,
                          op: Moment,
                          voor: Moment,
                          status: &'static str,
                          antwoord: Option<Moment>,
                          door: Id,
                          antwoord_door: Option<Id>,
                          reden: &'static str,
                          kans: &mut Kans| {
            bak.aanbod.push(AanbodRij {
                gemeente: w.gemeente,
                id: Id::op(op, kans),
                melding_id: m.id,
                van_team: van,
                naar_team: naar,
                door_id: door,
                reden: "Dit past het best bij jullie team.".into(),
                aangeboden_op: op,
                antwoord_voor: voor,
                status,
                antwoord_door,
                antwoord_op: antwoord,
                antwoord_reden: reden.into(),
                version: if antwoord.is_some() { 2 } else { 1 },
            });
        };
        let team_id = |soort: &str| w.o.teams[w.o.team(deel.nummer, soort, over.map_or(3, |h| h.wijk))].id;
        let mut half = |m: &MeldingRij, door: Id, kans: &mut Kans, boek: &mut Boek<'_>| {
            boek.schrijf(later, Some(door), journaal::MELDING_OPGEPAKT, Some(m.id), kans);
            boek.schrijf(
                later + MINUUT,
                Some(door),
                journaal::TRIAGE_BEWAARD,
                Some(m.id),
                kans,
            );
            bak.triage.push(triage(
                w,
                kans,
                m.id,
                Some(leven),
                over,
                door,
                (later + MINUUT).min(w.nu),
                false,
            ));
        };
        match *stand {
            Stand::Nieuw => {}
            Stand::Bij(plaats) => {
                m.status = "in_behandeling";
                m.behandelaar_id = Some(mens(plaats));
                m.version = 2;
                half(&m, mens(plaats), kans, &mut boek);
            }
            Stand::Aangeboden(soort_code, minuten) => {
                m.status = "in_behandeling";
                m.behandelaar_id = Some(mens(n % 2));
                half(&m, mens(n % 2), kans, &mut boek);
                boek.schrijf(
                    later + 2 * MINUUT,
                    Some(mens(n % 2)),
                    journaal::AANBOD_GEDAAN,
                    Some(m.id),
                    kans,
                );
                aanbod(
                    &m,
                    meldpunt,
                    team_id(soort_code),
                    later,
                    w.nu + minuten * MINUUT,
                    "open",
                    None,
                    mens(n % 2),
                    None,
                    "",
                    kans,
                );
            }
            Stand::AanMeldpunt(soort_code) => {
                m.team_id = team_id(soort_code);
                let team = w.o.team(deel.nummer, soort_code, over.map_or(3, |h| h.wijk));
                let door = w.o.mensen[w.o.iemand(deel.nummer, team, kans)].id;
                m.status = "in_behandeling";
                m.behandelaar_id = Some(door);
                boek.schrijf(later, Some(door), journaal::AANBOD_GEDAAN, Some(m.id), kans);
                let voor = Dag::op(later).plus_werkdagen(2).einde();
                aanbod(
                    &m, m.team_id, meldpunt, later, voor, "open", None, door, None, "", kans,
                );
            }
            Stand::Thuis(status, reden) => {
                let naar = w.o.team(deel.nummer, "schakelpunt", 0);
                let wie =
                    (status == "teruggegeven").then(|| w.o.mensen[w.o.iemand(deel.nummer, naar, kans)].id);
                boek.schrijf(
                    ontvangen + 2 * UUR,
                    Some(mens(1)),
                    journaal::AANBOD_GEDAAN,
                    Some(m.id),
                    kans,
                );
                let voor = (Dag::op(ontvangen).plus_werkdagen(2).einde()).min(w.nu - UUR);
                let antwoord = if wie.is_some() { later } else { voor };
                let wat = if wie.is_some() {
                    journaal::AANBOD_BEANTWOORD
                } else {
                    journaal::AANBOD_VERLOPEN
                };
                boek.schrijf(antwoord, wie, wat, Some(m.id), kans);
                aanbod(
                    &m,
                    meldpunt,
                    w.o.teams[naar].id,
                    ontvangen + 2 * UUR,
                    voor,
                    status,
                    Some(antwoord),
                    mens(1),
                    wie,
                    reden,
                    kans,
                );
                m.status = "in_behandeling";
                m.behandelaar_id = Some(mens(1));
            }
            Stand::Van(soort_code) => {
                let team = w.o.team(deel.nummer, soort_code, over.map_or(3, |h| h.wijk));
                let wie = w.o.mensen[w.o.iemand(deel.nummer, team, kans)].id;
                let op = ontvangen + 2 * UUR;
                boek.schrijf(op, Some(mens(0)), journaal::AANBOD_GEDAAN, Some(m.id), kans);
                boek.schrijf(later, Some(wie), journaal::AANBOD_BEANTWOORD, Some(m.id), kans);
                aanbod(
                    &m,
                    meldpunt,
                    w.o.teams[team].id,
                    op.min(later),
                    Dag::op(op).plus_werkdagen(2).einde(),
                    "aanvaard",
                    Some(later),
                    mens(0),
                    Some(wie),
                    "",
                    kans,
                );
                m.team_id = w.o.teams[team].id;
                m.status = "in_behandeling";
                m.behandelaar_id = Some(wie);
            }
        }
        bak.melding.push(m);
    }
}

/// A melding that just came in, about a known household.
pub fn binnengekomen(
    w: &Wereld,
    deel: &Deel,
    kans: &mut Kans,
    bak: &mut Bak,
    tekst: &Meldingtekst,
    huis: &Huis,
    ontvangen: Moment,
) {
    let mut m = binnen(w, deel, kans, tekst, None, Some(huis), None, ontvangen);
    m.soort = "kinderen";
    m.huishouden_id = Some(huis.id);
    m.persoon_id = huis.kind().map(|k| k.id);
    let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
    boek.huishouden = Some(huis.id);
    boek.schrijf(ontvangen, None, journaal::MELDING_GEDAAN, Some(m.id), kans);
    bak.melding.push(m);
}
