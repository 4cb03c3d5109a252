// SPDX-License-Identifier: EUPL-1.2
//! The world of the route matrix: one casus with something of everything, and people who have one role each and no
//! link to it, here and in another gemeente.

mod stukken;

use super::meldpunt;
use super::plan::opzet::{leefgebied, met_actie, zaak};
use app::toegang::{neem_nood, nood_lijst, sluit_uit, toegang, vraag};
use domain::casus::Fase;
use domain::toegang::{NieuwVerzoek, NieuweNood, NieuweUitsluiting};
use domain::{Gemeente, Id, MedewerkerId, OrganisatieId, TeamId};
use jiff::civil::date;
use policy::{Actor, Doel, Feiten, Permit, Rol, handelingen::InrichtingWijzigen};
use std::collections::BTreeMap;
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, voer_uit};
use testkit::{Wereld, Wie};
use uuid::Uuid;

/// The other gemeente.
const ANDER: Gemeente = Gemeente(151);

/// What a page tells of the casus, its household or the melding: a letter for the matrix, and texts that occur nowhere
/// else.
pub const MERKEN: [(char, &[&str]); 6] = [
    ('n', &["Boersma1-proef", "I. Boersma"]),
    ('a', &["Proefstraat"]),
    (
        't',
        &[
            "zelf de post openmaken",
            "Elke week de post openen",
            "Ze zei dat de brief zoek is.",
            "Ik neem het misschien over.",
            "Werkt bij de zus.",
            "Bel over de brief.",
            "Is er een huurachterstand?",
        ],
    ),
    ('w', &["De hond beet de postbode."]),
    ('d', &["Buren horen gegil"]),
    (
        'm',
        &["Er is geen gas en licht", "P. Buurman-proef", "06-12345678"],
    ),
];

/// Somebody to call routes as.
pub struct Rolmens {
    /// Role, as stored.
    pub rol: String,
    /// Of the other gemeente?
    pub elders: bool,
    /// Session cookie.
    pub cookie: String,
}

/// Everything that the matrix needs.
pub struct Rolwereld {
    /// The application of each gemeente, on one database.
    pub hier: axum::Router,
    /// The other.
    pub elders: axum::Router,
    /// The people.
    pub mensen: Vec<Rolmens>,
    /// Records for the `{…}` of a path: by the kind before it, or by its own name.
    pub ids: BTreeMap<&'static str, String>,
}

fn rollen() -> Vec<String> {
    Rol::ALL.iter().map(|r| r.code().to_owned()).collect()
}

fn vast<K: domain::kern::ids::Kind>(soort: u128, n: usize) -> Id<K> {
    Id::new(Uuid::from_u128(
        0x0199_0000_0000_7000_8000_0000_0000_0000 | (soort << 8) | n as u128,
    ))
}

/// Makes it.
pub async fn maak(w: &Wereld) -> Rolwereld {
    let ids = dossiers(w).await;
    let andere_app = app::App {
        gemeente: ANDER,
        ..w.app.clone()
    };
    let mut mensen = Vec::new();
    for (een, elders) in [(&w.app, false), (&andere_app, true)] {
        let ctx = een.ctx(Actor::systeem(een.gemeente), Doel::Systeem);
        let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
        let mut uow = een.begin(&ctx).await.unwrap();
        if elders {
            andere_gemeente(&mut uow, &permit).await.unwrap();
        }
        zet_mensen(&mut uow, &permit, een.gemeente).await.unwrap();
        klaar(uow, &permit).await;
        for rol in rollen() {
            let cookie = app::aanmelden::demo_aanmelden(een, &format!("rol.{rol}"), "")
                .await
                .unwrap();
            mensen.push(Rolmens { rol, elders, cookie });
        }
    }
    let web = || web::WebInstellingen {
        cookie_secure: false,
        ..web::WebInstellingen::default()
    };
    Rolwereld {
        hier: web::router(w.app.clone(), web()),
        elders: web::router(andere_app, web()),
        mensen,
        ids,
    }
}

async fn klaar(mut uow: Uow, permit: &Permit<InrichtingWijzigen>) {
    let boeking = Boeking {
        onderwerp: "proef",
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gemaakt, boeking).await.unwrap();
    uow.commit().await.unwrap();
}

/// One person for each role, in a team that has no casus and no melding.
async fn zet_mensen(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>, g: Gemeente) -> Resultaat<()> {
    for (n, rol) in rollen().iter().enumerate() {
        let id: MedewerkerId = vast(1, n);
        let keten = rol == "ketenpartner";
        voer_uit!(
            uow,
            permit,
            "INSERT INTO medewerker (gemeente, id, aanmeldnaam, naam, voornaam, functie, uitleg, telefoon, team_id, organisatie_id, rollen, actief, version)
             VALUES ($1,$2,$3,$3,$3,$4,$4,'06-00000000',$5,$6,$4,TRUE,1)",
            g,
            id,
            format!("rol.{rol}"),
            rol,
            Wereld::team(if keten { 5 } else { 6 }),
            Wereld::organisatie(if keten { 2 } else { 1 })
        )?;
    }
    Ok(())
}

/// Another gemeente, with the same ids for its teams and organisations: a look-up that forgets the gemeente finds ours.
async fn andere_gemeente(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO gemeente (gemeente, naam) VALUES ($1, 'Anderstad')",
        ANDER
    )?;
    let (code, inhoud) = domain::inrichting::PROFIELEN[1];
    store::inrichting::voeg_toe(uow, permit, date(2023, 1, 1), code, inhoud).await?;
    for (nummer, soort) in [(1, "gemeente"), (2, "wonen")] {
        let id: OrganisatieId = Wereld::organisatie(nummer);
        voer_uit!(
            uow,
            permit,
            "INSERT INTO organisatie (gemeente, id, naam, soort) VALUES ($1,$2,$3,$3)",
            ANDER,
            id,
            soort
        )?;
    }
    testkit::samenwerking::zet(uow, permit, ANDER, Wereld::organisatie(2)).await?;
    for (nummer, soort) in [
        (1, "meldpunt"),
        (2, "toegang_wmo"),
        (5, "keten"),
        (6, "crisisdienst"),
    ] {
        let id: TeamId = Wereld::team(nummer);
        voer_uit!(
            uow,
            permit,
            "INSERT INTO team (gemeente, id, code, naam, soort, organisatie_id, telefoon, actief) VALUES ($1,$2,$3,$3,$3,$4,'',TRUE)",
            ANDER,
            id,
            soort,
            Wereld::organisatie(1)
        )?;
    }
    Ok(())
}

async fn dossiers(w: &Wereld) -> BTreeMap<&'static str, String> {
    let z = zaak(w, Fase::Uitvoering).await;
    let (doel, actie) = met_actie(w, &z).await;
    let (huis, persoon) = Wereld::huishouden_ids(1);
    // Changed by hand, so that the search finds her.
    let gegevens = domain::huishouden::NieuweGegevens {
        naam: domain::huishouden::Persoonsnaam {
            voornamen: "Ineke".into(),
            achternaam: "Boersma1-proef".into(),
            ..domain::huishouden::Persoonsnaam::default()
        },
        geslacht: "v".into(),
        geboortedatum: "9-4-1985".into(),
        telefoon: "06-11112222".into(),
        ..domain::huishouden::NieuweGegevens::default()
    };
    let meldpunt = w.als(Wie::Meldpunt, Doel::Regie);
    app::huishouden::persoon::wijzig(&w.app, &meldpunt, huis, persoon, 1, &gegevens)
        .await
        .unwrap();
    let regie = || w.als(Wie::Regisseur, Doel::Regie);
    let (relatie, verwant) = stukken::familie(w, huis, persoon).await;
    let notitie = app::notitie::Opdracht {
        vorm: "telefoon".into(),
        feiten: "Ze zei dat de brief zoek is.".into(),
        bron: "mevrouw".into(),
        leefgebied: leefgebied(),
        personen: vec![persoon.to_string()],
        ..app::notitie::Opdracht::default()
    };
    let notitie = app::notitie::maak(&w.app, &regie(), z.casus, &notitie)
        .await
        .unwrap();
    let versie = app::plan::open(&w.app, &regie(), z.casus)
        .await
        .unwrap()
        .version();
    app::plan::leg_vast(&w.app, &regie(), z.casus, versie)
        .await
        .unwrap();
    let waarschuwing = super::waarschuwing::maak(w, huis, "hond").await;
    meldpunt::meld(w).await;
    let (_, melding) = meldpunt::eerste(w, "r.yilmaz").await;
    let melding = melding.rsplit('/').next().unwrap().to_owned();
    let bij_meldpunt = w.als(Wie::Meldpunt, Doel::Triage);
    let aanbod = app::melding::bied_aan(
        &w.app,
        &bij_meldpunt,
        melding.parse().unwrap(),
        Wereld::team(3),
        "Kinderen.",
    )
    .await
    .unwrap();
    let v = NieuwVerzoek {
        rol: "regisseur".into(),
        reden: "Ik neem het misschien over.".into(),
    };
    vraag(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), z.casus, &v)
        .await
        .unwrap();
    let uit = NieuweUitsluiting {
        medewerker: Wereld::medewerker(Wie::Gezinscoach).to_string(),
        reden: "Werkt bij de zus.".into(),
    };
    sluit_uit(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), z.casus, &uit)
        .await
        .unwrap();
    let nood = NieuweNood {
        reden: "Buren horen gegil en glas.".into(),
        bevestigd: true,
    };
    neem_nood(&w.app, &w.als(Wie::Meldpunt2, Doel::Nood), z.casus, &nood)
        .await
        .unwrap();
    let nood = nood_lijst(&w.app, &w.als(Wie::Fg, Doel::Toezicht), true)
        .await
        .unwrap()[0]
        .id;
    let beeld = toegang(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), z.casus)
        .await
        .unwrap();
    let weg = app::team::Afwezigheidvraag {
        wie: Some(Wereld::medewerker(Wie::Regisseur)),
        van: "2026-12-01".into(),
        tot: "2026-12-02".into(),
        waarnemer: Some(Wereld::medewerker(Wie::Regisseur2)),
    };
    let weg = app::team::meld_afwezig(&w.app, &w.als(Wie::Teamleider, Doel::Team), weg)
        .await
        .unwrap();
    let taak: domain::TaakId = vast(2, 1);
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    stukken::zet_taak(&mut uow, &permit, taak, z.casus).await.unwrap();
    klaar(uow, &permit).await;
    let signaal = super::verwijsindex::signaal(w).await;
    let (bekendheid, verrijking) = stukken::bekendheid(w, &z).await;
    let overdracht = stukken::overdracht(w, &z).await;
    BTreeMap::from([
        ("bekendheid", bekendheid.to_string()),
        ("verrijkingen", verrijking.to_string()),
        ("overdrachten", overdracht.to_string()),
        ("{overgang}", "18".to_owned()),
        ("signalen", signaal.to_string()),
        ("matches", Uuid::from_u128(0xdead).to_string()),
        ("melders", Uuid::from_u128(0xdead).to_string()),
        ("casussen", z.casus.to_string()),
        ("huishoudens", huis.to_string()),
        ("personen", persoon.to_string()),
        ("dubbel", persoon.to_string()),
        ("samenvoegingen", Uuid::from_u128(0xdead).to_string()),
        ("meldingen", melding),
        ("waarschuwingen", waarschuwing.to_string()),
        ("betrokkenen", z.partner.to_string()),
        ("relaties", relatie.to_string()),
        ("verwanten", verwant.to_string()),
        ("taken", taak.to_string()),
        ("aanbod", aanbod.to_string()),
        ("team", weg.to_string()),
        ("toezicht", Wereld::medewerker(Wie::Regisseur).to_string()),
        ("dienstverlening", Uuid::from_u128(0xdead).to_string()),
        ("{gast}", Uuid::from_u128(0xdead).to_string()),
        ("organisaties", Wereld::organisatie(2).to_string()),
        ("convenant", testkit::samenwerking::CONVENANT.to_string()),
        ("ondertekeningen", Uuid::from_u128(0xC1).to_string()),
        ("{persoon}", persoon.to_string()),
        ("{doel}", doel.to_string()),
        ("{actie}", actie.to_string()),
        ("{notitie}", notitie.to_string()),
        ("{deelname}", z.partner.to_string()),
        ("{verzoek}", beeld.verzoeken[0].id.to_string()),
        ("{uitsluiting}", beeld.uitsluitingen[0].id.to_string()),
        ("{nood}", nood.to_string()),
        ("{sleutel}", format!("doel.{doel}")),
    ])
}
