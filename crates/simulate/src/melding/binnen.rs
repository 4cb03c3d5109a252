// SPDX-License-Identifier: EUPL-1.2
//! A melding as it comes in.

use super::{UUR, kenmerk};
use crate::{
    Wereld,
    boek::Boek,
    deel::Deel,
    gezin::{self, Huis},
    id::Id,
    journaal,
    kans::Kans,
    levens::{Leven, Meldingtekst},
    namen,
    organisatie::WIJKEN,
    rijen::*,
    tijd::{Dag, Moment},
    vul::Vul,
};

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
pub(super) fn binnen(
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
    let wijk = huis.map_or_else(|| gezin::wijk(kans), |h| h.wijk);
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
            .map_or_else(|| namen::professional(kans).0, gezin::Lid::naam)
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
        wijk_code: Some(WIJKEN[wijk].0.into()),
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
