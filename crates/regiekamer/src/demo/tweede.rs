// SPDX-License-Identifier: EUPL-1.2
//! A small second gemeente beside the made-up one: its debt help comes from the first, under a service agreement (A12).
//! By use cases only, after the simulation, which it leaves as it is.

use crate::start::Einde;
use app::beheer::{NieuweGemeente, NieuweMedewerker, nieuwe_gemeente, voeg_toe};
use app::casus::regisseur::{Keuze, wijs_toe};
use app::casus::start::{Startgegevens, start};
use app::dienstverlening::{blad, maak as leg_vast, teams, voeg_gast_toe};
use app::huishouden::nieuw::{Gemaakt, Opdracht, maak as maak_huishouden};
use app::{App, Ctx, Uitkomst};
use domain::dienstverlening::{NieuweDienst, NieuweGast};
use domain::huishouden::{NieuwAdres, NieuwLid, Persoonsnaam};
use domain::{CasusId, Gemeente, HuishoudenId, MedewerkerId};
use jiff::ToSpan;
use policy::{Actor, ActorSoort, Doel, Feiten, Rollen, handelingen::InrichtingWijzigen};
use store::journaal::{Boeking, Soort};

/// Olst-Wijhe, which the sources name as one that Deventer works for (S1, S4).
const GEMEENTE: Gemeente = Gemeente(1773);
/// Who comes to work there.
const GAST: &str = "p.okoye";

const MENSEN: [(&str, &str, &str, &str, &str, &str); 2] = [
    (
        "v.vos",
        "V. Vos-proef",
        "Vera",
        "procesmanager",
        "mdo,meldpunt,procesmanager",
        "Vera is procesmanager van Olst-Wijhe. Voor schulden werkt daar een team van een andere gemeente.",
    ),
    (
        "o.beheer",
        "O. Beheer-proef",
        "Onno",
        "beheerder",
        "beheerder",
        "Onno legt vast welk team van een andere gemeente voor Olst-Wijhe werkt, en hoe lang.",
    ),
];

const HUISHOUDENS: [(&str, &str, &str, &str); 3] = [
    (
        "Johanna",
        "Dijkhuis-proef",
        "12",
        "Schulden na een scheiding. Het loon wordt niet goed gebruikt.",
    ),
    (
        "Gerrit",
        "Kolkman-proef",
        "48",
        "Huurschuld van vier maanden, en post die niet meer opengaat.",
    ),
    (
        "Fatma",
        "Yildiz-proef",
        "7 a",
        "Drie leningen en een kind dat naar school moet.",
    ),
];

/// Makes it.
///
/// # Errors
/// When a use case refuses, or the database.
pub async fn maak(eerste: &App) -> Result<(), Einde> {
    if eerste.gemeente == GEMEENTE {
        return Ok(());
    }
    let app = App {
        gemeente: GEMEENTE,
        ..eerste.clone()
    };
    vul(&app).await.map_err(|e| Einde::Fout(e.to_string()))?;
    println!("Gemeente Olst-Wijhe is erbij: {GAST} werkt er als gast.");
    Ok(())
}

async fn vul(app: &App) -> Uitkomst<()> {
    let systeem = app.ctx(Actor::systeem(GEMEENTE), Doel::Beheer);
    let gemeente = NieuweGemeente {
        naam: "Olst-Wijhe".to_owned(),
        profiel: "deventer-2023".to_owned(),
        teams: Vec::new(),
    };
    nieuwe_gemeente(app, &systeem, &gemeente).await?;
    let mut mensen: Vec<Actor> = Vec::new();
    for (aanmeldnaam, naam, voornaam, functie, rollen, uitleg) in MENSEN {
        let nieuw = NieuweMedewerker {
            aanmeldnaam: aanmeldnaam.to_owned(),
            naam: naam.to_owned(),
            voornaam: voornaam.to_owned(),
            functie: functie.to_owned(),
            team: "bzt".to_owned(),
            rollen: rollen.split(',').map(str::to_owned).collect(),
            uitleg: Some(uitleg.to_owned()),
            ..NieuweMedewerker::default()
        };
        mensen.push(Actor {
            soort: ActorSoort::Medewerker,
            medewerker: Some(voeg_toe(app, &systeem, &nieuw).await?),
            rollen: Rollen::uit_tekst(rollen),
            ..Actor::systeem(GEMEENTE)
        });
    }
    let [procesmanager, beheerder] = mensen.as_slice() else {
        return Ok(());
    };
    let Some(gast) = overeenkomst(app, &app.ctx(beheerder.clone(), Doel::Beheer)).await? else {
        return Ok(());
    };
    for h in HUISHOUDENS {
        let triage = app.ctx(procesmanager.clone(), Doel::Triage);
        let Gemaakt::Klaar { huishouden, .. } = maak_huishouden(app, &triage, &opdracht(h)).await? else {
            continue;
        };
        let casus = begin(app, &systeem, huishouden, h.3).await?;
        let keuze = Keuze {
            regisseur: Some(gast),
            reden: "De schulden zijn het zwaarste probleem.".to_owned(),
            stem_inwoner: "Vindt het goed: zij kent de regels.".to_owned(),
            ..Keuze::default()
        };
        wijs_toe(app, &app.ctx(procesmanager.clone(), Doel::Mdo), casus, keuze).await?;
    }
    Ok(())
}

/// The agreement with the team that the guest works in; gives the guest. `None` when that person is not there.
async fn overeenkomst(app: &App, ctx: &Ctx) -> Uitkomst<Option<MedewerkerId>> {
    let vandaag = ctx.vandaag();
    for team in teams(app, ctx)
        .await?
        .iter()
        .filter(|t| t.code == "budget-advies")
    {
        let nieuw = NieuweDienst {
            kenmerk: "DVO 2026-014".to_owned(),
            team: format!("{}:{}", team.gemeente.0, team.id),
            voor: "schuldhulp en regie bij schulden".to_owned(),
            grondslag: "mandaat".to_owned(),
            rollen: vec!["casusregisseur".to_owned(), "toegang".to_owned()],
            van: vandaag.saturating_sub(1.year()).to_string(),
            tot: vandaag.saturating_add(45.days()).to_string(),
            akkoord_ons: "M. Proef, wethouder".to_owned(),
            akkoord_hen: "L. Proef, directeur".to_owned(),
        };
        let dienst = leg_vast(app, ctx, &nieuw).await?;
        let leden = blad(app, ctx, dienst).await?.teamleden;
        let Some(wie) = leden.iter().find(|m| m.aanmeldnaam == GAST) else {
            continue;
        };
        let gast = NieuweGast {
            wie: wie.id.to_string(),
            rollen: vec!["casusregisseur".to_owned()],
        };
        return Ok(Some(voeg_gast_toe(app, ctx, dienst, &gast).await?));
    }
    Ok(None)
}

fn opdracht((voornamen, achternaam, huisnummer, _): (&str, &str, &str, &str)) -> Opdracht {
    Opdracht {
        lid: NieuwLid {
            rol: "hoofdbewoner".to_owned(),
            naam: Persoonsnaam {
                voornamen: voornamen.to_owned(),
                achternaam: achternaam.to_owned(),
                ..Persoonsnaam::default()
            },
            geboortedatum: "1984-05-09".to_owned(),
            ..NieuwLid::default()
        },
        geslacht: "onbekend".to_owned(),
        adres: NieuwAdres {
            postcode: "8121 XX".to_owned(),
            huisnummer: huisnummer.to_owned(),
            straat: "Verzonnen straat".to_owned(),
            plaats: "Olst".to_owned(),
        },
        ..Opdracht::default()
    }
}

/// A casus that waits for a regisseur.
async fn begin(app: &App, ctx: &Ctx, huishouden: HuishoudenId, samenvatting: &str) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen)?;
        let inrichting = app::inrichting::geldend(&mut uow, ctx).await?;
        let s = Startgegevens {
            huishouden,
            team: None,
            doelgroep: "",
            samenvatting,
            vraag: "Wie wordt de regisseur?",
        };
        let gestart = start(&mut uow, ctx, &permit, &inrichting, s).await?;
        let boeking = Boeking {
            casus: Some(gestart.casus),
            huishouden: Some(huishouden),
            onderwerp: "casus",
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gemaakt, boeking).await?;
        Ok(gestart.casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
