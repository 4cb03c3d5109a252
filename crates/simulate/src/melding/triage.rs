// SPDX-License-Identifier: EUPL-1.2
//! The triage of a melding.

use crate::{Wereld, gezin::Huis, id::Id, kans::Kans, levens::Leven, rijen::TriageRij, tijd::Moment};

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

/// A triage; half done when it is not ready.
#[expect(
    clippy::too_many_arguments,
    reason = "one place where all of a triage comes together"
)]
pub(super) fn triage(
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
