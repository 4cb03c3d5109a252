// SPDX-License-Identifier: EUPL-1.2
//! An organisation: adding one, having it sign, and letting it leave.

use super::{in_woorden, periode};
use crate::kern::formulier::keuzes;
use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, PaginaFout, PaginaUitkomst, klaar, naar_met};
use app::AppFout;
use app::samenwerking::{self as zaak, Beeld, Einde, PartijRij, Partner, lees_voor};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::OrganisatieId;
use domain::termijn::datum_tekst;
use domain::toegang::{NieuweOndertekening, NieuweOrganisatie, OrganisatieSoort};
use policy::{Doel, handelingen as h};
use uuid::Uuid;

async fn beeld(bezoek: &Bezoek) -> Result<Beeld, PaginaFout> {
    Ok(lees_voor::<h::ConvenantWijzigen>(&bezoek.app, &bezoek.ctx(Doel::Beheer)).await?)
}

fn scherm_nieuw(bezoek: &Bezoek, f: Formulier) -> Scherm {
    let mut s = Scherm::nieuw(
        bezoek,
        "Organisatie toevoegen",
        "/samenwerking/organisaties/nieuw".to_owned(),
        f,
    )
    .onder(bezoek, super::TERUG);
    s.uitleg = vec!["Een organisatie ziet niets, tot zij het convenant heeft getekend.".to_owned()];
    let soorten: Vec<OrganisatieSoort> = OrganisatieSoort::ALL
        .iter()
        .copied()
        .filter(|s| *s != OrganisatieSoort::Gemeente)
        .collect();
    s.velden = vec![
        Veld::Tekst("naam", "Hoe heet de organisatie?", ""),
        Veld::Keuzelijst(
            "soort",
            "Wat doet zij?",
            "",
            keuzes(&soorten, |s| (s.code(), s.label())),
        ),
        Veld::TekstVrij("telefoon", "Telefoon"),
    ];
    s.knop = "Toevoegen";
    s
}

pub(super) async fn nieuw(bezoek: Bezoek) -> PaginaUitkomst {
    beeld(&bezoek).await?;
    let mut s = scherm_nieuw(&bezoek, Formulier::leeg());
    s.f = Formulier::leeg().met_concept(bezoek.concept(&s.concept).await?);
    s.toon(StatusCode::OK)
}

pub(super) async fn maak(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let n = NieuweOrganisatie {
        naam: invoer.tekst("naam"),
        soort: invoer.tekst("soort"),
        telefoon: invoer.tekst("telefoon"),
    };
    let uit = klaar(zaak::voeg_organisatie_toe(&bezoek.app, &ctx, &n).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(id) => {
            bezoek.wis_concept("/samenwerking/organisaties/nieuw").await?;
            Ok(naar_met(
                format!("/samenwerking/organisaties/{id}"),
                "De organisatie is toegevoegd. Leg nu vast welke versie zij tekende.",
            ))
        }
        Err((f, status)) => scherm_nieuw(&bezoek, f).toon(status),
    }
}

fn vind(b: &Beeld, id: OrganisatieId) -> Result<&Partner, PaginaFout> {
    b.partners
        .iter()
        .find(|o| o.rij.id == id && !o.is_gemeente())
        .ok_or(PaginaFout::App(AppFout::NietGevonden))
}

fn scherm_teken(bezoek: &Bezoek, b: &Beeld, id: OrganisatieId, f: Formulier) -> Result<Scherm, PaginaFout> {
    let o = vind(b, id)?;
    let mut s = Scherm::nieuw(bezoek, &o.rij.naam, format!("/samenwerking/organisaties/{id}"), f)
        .onder(bezoek, super::TERUG);
    s.sub = o.soort().to_owned();
    s.gegevens = vec![(
        "Nu",
        if o.rij.convenant {
            "heeft een geldig convenant getekend".to_owned()
        } else {
            "heeft geen geldig convenant, en ziet dus niets".to_owned()
        },
    )];
    for p in &o.partijen {
        s.gegevens.push(("Getekend", tekst(p)));
    }
    let vrij: Vec<Keuze> = b
        .versies
        .iter()
        .filter(|v| !o.partijen.iter().any(|p| p.convenant_id == v.id))
        .map(|v| {
            Keuze::new(
                v.id.to_string(),
                format!(
                    "versie {}: {}, {}",
                    v.nummer,
                    v.naam,
                    periode(v.geldig_van, v.geldig_tot)
                ),
            )
        })
        .collect();
    s.ook = o
        .partijen
        .iter()
        .map(|p| {
            (
                format!("/samenwerking/ondertekeningen/{}", p.id),
                "Deze organisatie doet niet meer mee",
            )
        })
        .collect();
    if vrij.is_empty() {
        s.uitleg = vec![if b.versies.is_empty() {
            "Er is nog geen convenant. Voeg eerst een versie toe.".to_owned()
        } else {
            "Deze organisatie heeft alle versies al getekend.".to_owned()
        }];
        return Ok(s);
    }
    s.velden = vec![
        Veld::Keuzelijst("convenant", "Welke versie is getekend?", "", vrij),
        Veld::Datum(
            "getekend_op",
            "Op welke dag?",
            String::new(),
            b.vandaag.to_string(),
        ),
        Veld::Tekst("getekend_door", "Wie tekende er?", "Functie en naam."),
        Veld::TekstvakVrij(
            "mandaat",
            "Wat mogen de medewerkers in het overleg zelf beslissen?",
        ),
    ];
    s.knop = "Leg de handtekening vast";
    Ok(s)
}

fn tekst(p: &PartijRij) -> String {
    let tot = p.tot.map_or_else(String::new, |t| {
        format!(", tot en met {} ({})", datum_tekst(t), p.einde_reden)
    });
    format!(
        "versie {}, {} door {}{tot}",
        p.nummer,
        datum_tekst(p.getekend_op),
        p.getekend_door
    )
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<OrganisatieId>) -> PaginaUitkomst {
    let b = beeld(&bezoek).await?;
    let mut s = scherm_teken(&bezoek, &b, id, Formulier::leeg())?;
    s.f = Formulier::leeg().met_concept(bezoek.concept(&s.concept).await?);
    s.toon(StatusCode::OK)
}

pub(super) async fn teken(bezoek: Bezoek, Path(id): Path<OrganisatieId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let n = NieuweOndertekening {
        convenant: invoer.tekst("convenant"),
        getekend_op: invoer.tekst("getekend_op"),
        getekend_door: invoer.tekst("getekend_door"),
        mandaat: invoer.tekst("mandaat"),
    };
    let uit = klaar(zaak::teken(&bezoek.app, &ctx, id, &n).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            bezoek
                .wis_concept(&format!("/samenwerking/organisaties/{id}"))
                .await?;
            Ok(naar_met("/samenwerking", "De handtekening is vastgelegd."))
        }
        Err((f, status)) => {
            let b = beeld(&bezoek).await?;
            scherm_teken(&bezoek, &b, id, f)?.toon(status)
        }
    }
}

fn scherm_einde(bezoek: &Bezoek, b: &Beeld, id: Uuid, f: Formulier) -> Result<Scherm, PaginaFout> {
    let (o, p) = b
        .partners
        .iter()
        .find_map(|o| o.partijen.iter().find(|p| p.id == id).map(|p| (o, p)))
        .ok_or(PaginaFout::App(AppFout::NietGevonden))?;
    let mut s = Scherm::nieuw(
        bezoek,
        "Niet meer meedoen",
        format!("/samenwerking/ondertekeningen/{id}"),
        f,
    )
    .onder(
        bezoek,
        (&format!("/samenwerking/organisaties/{}", o.rij.id), "Terug"),
    );
    s.sub = o.rij.naam.clone();
    s.gegevens = vec![("Getekend", tekst(p))];
    s.uitleg = vec!["Na de laatste dag zien de medewerkers van deze organisatie geen enkele casus meer, tenzij zij een andere versie heeft getekend. Laat de dag leeg als zij toch blijft meedoen.".to_owned()];
    s.velden = vec![
        Veld::DatumVrij("geldig_tot", "Laatste dag", b.vandaag.to_string()),
        Veld::TekstvakVrij("reden", "Waarom stopt zij?"),
    ];
    s.versie = Some(p.version);
    s.eerst_bekijken = true;
    s.knop = "Leg vast";
    Ok(s)
}

pub(super) async fn einde_form(bezoek: Bezoek, Path(id): Path<Uuid>) -> PaginaUitkomst {
    let b = beeld(&bezoek).await?;
    scherm_einde(&bezoek, &b, id, Formulier::leeg())?.toon(StatusCode::OK)
}

pub(super) async fn einde(bezoek: Bezoek, Path(id): Path<Uuid>, invoer: Invoer) -> PaginaUitkomst {
    let e = Einde {
        tot: invoer.tekst("geldig_tot"),
        reden: invoer.tekst("reden"),
    };
    let f = Formulier::uit(&invoer);
    if invoer.waarde("stap") != "vastleggen" {
        let uit = zaak::bekijk_partij(&bezoek.app, &bezoek.ctx(Doel::Beheer), id, &e).await;
        let (f, gevolg, status) = match na_fout(f.clone(), uit)? {
            Ok(g) => (f, Some(in_woorden(&g)), StatusCode::OK),
            Err((f, status)) => (f, None, status),
        };
        let b = beeld(&bezoek).await?;
        let mut s = scherm_einde(&bezoek, &b, id, f)?;
        s.gevolg = gevolg;
        return s.toon(status);
    }
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = klaar(zaak::beeindig_partij(&bezoek.app, &ctx, id, invoer.versie(), &e).await);
    match na_fout(f, uit)? {
        Ok(organisatie) => Ok(naar_met(
            format!("/samenwerking/organisaties/{organisatie}"),
            "De laatste dag is vastgelegd.",
        )),
        Err((f, status)) => {
            let b = beeld(&bezoek).await?;
            scherm_einde(&bezoek, &b, id, f)?.toon(status)
        }
    }
}
