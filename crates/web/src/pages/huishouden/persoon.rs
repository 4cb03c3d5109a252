// SPDX-License-Identifier: EUPL-1.2
//! Form to correct a member of a household, with the conflict of two writers.

use super::betrokkene::Verschil;
use super::bronnen::{Adresregel, BronVerschil, BrpStaat, adresregel, bronnen, brp_staat, naamregel};
use super::nieuw::geslachten;
use crate::kern::formulier::keuzes;
use crate::kern::tekst;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar, naar_met, toon, toon_met,
};
use app::AppFout;
use app::huishouden::persoon::{self as zaak, Form};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::huishouden::{Naamgebruik, NieuweGegevens, Persoonsnaam};
use domain::levensloop::{NieuweSchool, Schoolsoort};
use domain::{HuishoudenId, PersoonId};
use policy::Doel;

/// Why the address became secret or open again.
struct Stap {
    wanneer: String,
    iso: String,
    wat: &'static str,
    door: String,
    reden: String,
}

#[derive(Template)]
#[template(path = "huishouden/persoon.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    form: Form,
    version: i64,
    geslachten: Vec<Keuze>,
    naamgebruik: Vec<Keuze>,
    scholen: Vec<Keuze>,
    verschillen: Vec<BronVerschil>,
    adressen: Vec<Adresregel>,
    namen: Vec<Adresregel>,
    brp: Option<BrpStaat>,
    geheim: Vec<Stap>,
    fout_in_geheim: bool,
    conflict: Vec<Verschil>,
    wie: String,
    wanneer: String,
}

fn concept(persoon: PersoonId) -> String {
    format!("gegevens:{persoon}")
}

fn scherm(bezoek: &Bezoek, form: Form, f: Formulier) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let (wie, wanneer) = tekst::laatste_door(form.laatste.as_ref(), vandaag);
    Scherm {
        p: bezoek.pagina("Persoon wijzigen", "casussen"),
        version: f.versie_of(form.persoon.version),
        f,
        geslachten: geslachten(),
        naamgebruik: Naamgebruik::ALL
            .iter()
            .map(|n| Keuze::new(n.code(), n.label()))
            .collect(),
        scholen: keuzes(Schoolsoort::ALL, |s| (s.code(), s.label())),
        verschillen: form.verschillen.iter().map(|v| bronnen(v, vandaag)).collect(),
        brp: brp_staat(&form, vandaag),
        adressen: form.adressen.iter().map(|a| adresregel(a, vandaag)).collect(),
        namen: form.namen.iter().map(|n| naamregel(n, vandaag)).collect(),
        geheim: form
            .geheim_stappen
            .iter()
            .map(|s| Stap {
                wanneer: tekst::moment(s.op, vandaag),
                iso: tekst::iso(s.op),
                wat: if s.stap == "gezet" {
                    "geheim gemaakt"
                } else {
                    "niet meer geheim"
                },
                door: s.door.clone(),
                reden: s.reden.clone(),
            })
            .collect(),
        fout_in_geheim: false,
        conflict: Vec::new(),
        wie,
        wanneer,
        form,
    }
}

/// Stored values, as the form has them.
fn velden(form: &Form) -> Vec<(&'static str, &'static str, String)> {
    let p = &form.persoon;
    let datum = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let mut uit = vec![
        ("voornamen", "Voornamen", p.voornamen.clone()),
        ("voorvoegsel", "Voorvoegsel", p.voorvoegsel.clone()),
        ("achternaam", "Achternaam", p.geslachtsnaam.clone()),
        ("geboortedatum", "Geboortedatum", datum(p.geboortedatum)),
        ("geslacht", "Geslacht", p.geslacht.clone()),
        ("telefoon", "Telefoon", p.telefoon.clone().unwrap_or_default()),
    ];
    if form.ongeboren {
        uit.push(("verwacht_op", "Verwacht op", datum(p.verwacht_op)));
    } else {
        let tekst = |t: &Option<String>| t.clone().unwrap_or_default();
        let tolk = if p.tolk == Some(true) { "ja" } else { "" };
        uit.extend([
            ("voorletters", "Voorletters", tekst(&p.voorletters)),
            (
                "partner_voorvoegsel",
                "Voorvoegsel partner",
                tekst(&p.partner_voorvoegsel),
            ),
            ("partnernaam", "Naam van de partner", tekst(&p.partnernaam)),
            (
                "naamgebruik",
                "Gebruik van de naam",
                p.naamgebruik
                    .as_ref()
                    .map_or_else(|| Naamgebruik::Eigen.code().to_owned(), |n| n.code().to_owned()),
            ),
            (
                "geboorte_deel",
                "Jaar of maand van geboorte",
                p.geboren().deel().unwrap_or_default(),
            ),
            ("taal", "Taal", tekst(&p.taal)),
            ("tolk", "Tolk nodig", tolk.to_owned()),
            (
                "school_soort",
                "Soort school",
                p.school_soort
                    .as_ref()
                    .map(|s| s.code().to_owned())
                    .unwrap_or_default(),
            ),
            ("school", "School", tekst(&p.school)),
            ("school_tot", "Verwacht einde van school", datum(p.school_tot)),
        ]);
    }
    uit
}

fn lees(invoer: &Invoer) -> NieuweGegevens {
    NieuweGegevens {
        naam: Persoonsnaam {
            voornamen: invoer.tekst("voornamen"),
            roepnaam: String::new(),
            voorvoegsel: invoer.tekst("voorvoegsel"),
            achternaam: invoer.tekst("achternaam"),
        },
        geslacht: invoer.tekst("geslacht"),
        geboortedatum: invoer.tekst("geboortedatum"),
        verwacht_op: invoer.tekst("verwacht_op"),
        telefoon: invoer.tekst("telefoon"),
        voorletters: invoer.tekst("voorletters"),
        partner_voorvoegsel: invoer.tekst("partner_voorvoegsel"),
        partnernaam: invoer.tekst("partnernaam"),
        naamgebruik: invoer.tekst("naamgebruik"),
        geboorte_deel: invoer.tekst("geboorte_deel"),
        taal: invoer.tekst("taal"),
        tolk: invoer.heeft("tolk", "ja"),
        school: NieuweSchool {
            soort: invoer.tekst("school_soort"),
            naam: invoer.tekst("school"),
            tot: invoer.tekst("school_tot"),
        },
    }
}

pub(super) async fn toon_form(
    bezoek: Bezoek,
    Path((id, persoon)): Path<(HuishoudenId, PersoonId)>,
) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id, persoon).await?;
    let f = Formulier::van(velden(&form).into_iter().map(|(n, _, w)| (n, w)))
        .met_concept(bezoek.concept(&concept(persoon)).await?);
    toon(&scherm(&bezoek, form, f))
}

pub(super) async fn wijzig(
    bezoek: Bezoek,
    Path((id, persoon)): Path<(HuishoudenId, PersoonId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    if invoer.heeft("laat", "ja") {
        bezoek.wis_concept(&concept(persoon)).await?;
        return Ok(naar(format!("/huishoudens/{id}/personen/{persoon}")));
    }
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(zaak::wijzig(&bezoek.app, &ctx, id, persoon, invoer.versie(), &lees(&invoer)).await);
    let (status, f) = match uit {
        Ok(_) => return bewaard(&bezoek, id, persoon).await,
        Err(AppFout::Invoer(fouten)) => (
            StatusCode::BAD_REQUEST,
            Formulier::uit(&invoer).met_fouten(&fouten),
        ),
        Err(AppFout::Gewijzigd) => (StatusCode::CONFLICT, Formulier::uit_conflict(&invoer)),
        Err(fout) => return Err(fout.into()),
    };
    let form = zaak::form(&bezoek.app, &ctx, id, persoon).await?;
    let mut conflict = Vec::new();
    if status == StatusCode::CONFLICT {
        conflict = verschillen(&form, &invoer);
        // The very same as a colleague saved: nothing to choose.
        if conflict.is_empty() {
            return bewaard(&bezoek, id, persoon).await;
        }
    }
    let mut s = scherm(&bezoek, form, f);
    s.conflict = conflict;
    toon_met(status, &s, None)
}

/// Makes the address secret, or open again.
pub(super) async fn zet_geheim(
    bezoek: Bezoek,
    Path((id, persoon)): Path<(HuishoudenId, PersoonId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let geheim = invoer.heeft("geheim", "ja");
    let reden = invoer.waarde("geheim_reden");
    let uit = klaar(app::huishouden::geheim::zet(&bezoek.app, &ctx, id, persoon, geheim, reden).await);
    let (status, f) = match uit {
        Ok(_) if geheim => {
            let tekst = "Het adres is nu geheim. Zoeken op postcode vindt deze persoon niet meer.";
            return Ok(naar_met(format!("/huishoudens/{id}"), tekst));
        }
        Ok(_) => {
            return Ok(naar_met(
                format!("/huishoudens/{id}"),
                "Het adres is niet meer geheim.",
            ));
        }
        Err(AppFout::Invoer(fouten)) => (
            StatusCode::BAD_REQUEST,
            Formulier::leeg().met("geheim_reden", reden).met_fouten(&fouten),
        ),
        Err(AppFout::Regel(w)) => (
            StatusCode::CONFLICT,
            Formulier::leeg().met("geheim_reden", reden).met_weigering(&w),
        ),
        Err(fout) => return Err(fout.into()),
    };
    let form = zaak::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id, persoon).await?;
    let mut f = f;
    for (naam, _, waarde) in velden(&form) {
        f = f.met(naam, waarde);
    }
    let mut s = scherm(&bezoek, form, f);
    s.fout_in_geheim = true;
    toon_met(status, &s, None)
}

async fn bewaard(bezoek: &Bezoek, id: HuishoudenId, persoon: PersoonId) -> PaginaUitkomst {
    bezoek.wis_concept(&concept(persoon)).await?;
    Ok(naar_met(
        format!("/huishoudens/{id}"),
        "De gegevens van de persoon zijn bewaard.",
    ))
}

fn verschillen(form: &Form, invoer: &Invoer) -> Vec<Verschil> {
    let keuzes = geslachten();
    let namen = |w: &str| {
        w.parse::<Naamgebruik>()
            .map_or_else(|_| w.to_owned(), |n| n.label().to_owned())
    };
    let leesbaar = |naam: &str, w: &str| match keuzes.iter().find(|k| naam == "geslacht" && k.waarde == w) {
        None if naam == "naamgebruik" && !w.is_empty() => namen(w),
        None if naam == "school_soort" && !w.is_empty() => w
            .parse::<Schoolsoort>()
            .map_or_else(|_| w.to_owned(), |s| s.label().to_owned()),
        Some(keus) => keus.label.clone(),
        None if w.is_empty() => "(leeg)".to_owned(),
        None => w.to_owned(),
    };
    velden(form)
        .into_iter()
        .filter(|(naam, _, nu)| invoer.waarde(naam) != nu)
        .map(|(naam, label, ander)| Verschil {
            label,
            mijn: leesbaar(naam, invoer.waarde(naam)),
            ander: leesbaar(naam, &ander),
        })
        .collect()
}
