// SPDX-License-Identifier: EUPL-1.2
//! Tabs of a casus that are only read: who is involved, how it was weighed, and the journaal.

use super::blad::{self, Blad};
use super::overzicht::{Lid, zonder_netwerk_telefoon};
use crate::huishouden::adres_van_huishouden;
use crate::{App, Ctx, Uitkomst};
use domain::notitie::Categorie;
use domain::{CasusId, Id, JournaalId};
use policy::handelingen::{ALLE, JournaalZien};
use policy::{Doel, Permit, Rol, Scope};
use std::collections::BTreeMap;
pub use store::betrokkene::BetrokkeneRij;
pub use store::casus_overzicht::{IntakeRegel, WegingRij};
pub use store::huishouden::CasusKort;
use store::journaal::{Boeking, JournaalRij, Soort};
use store::{betrokkene, casus_overzicht, huishouden};
use uuid::Uuid;

/// Who is involved and who lives here.
#[derive(Clone, Debug)]
pub struct Betrokken {
    /// Head.
    pub blad: Blad,
    /// Now involved.
    pub nu: Vec<BetrokkeneRij>,
    /// Was involved.
    pub eerder: Vec<BetrokkeneRij>,
    /// Lives here.
    pub leden: Vec<Lid>,
    /// Lived here.
    pub vorige: Vec<Lid>,
    /// Address of the household, as the actor may know it.
    pub adres: String,
    /// Earlier casussen of the household.
    pub casussen: Vec<CasusKort>,
}

/// Opens the tab on who is involved.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn betrokken(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<Betrokken> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, id, &["huishouden", "betrokkenen"]).await?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let vandaag = ctx.vandaag();
        let huis = open.kop.huishouden_id;
        let contact = blad.toont(Categorie::Contact);
        let mut betrokkenen = betrokkene::van_huishouden(&mut uow, huis).await?;
        if !contact {
            zonder_netwerk_telefoon(&mut betrokkenen);
        }
        let (nu, eerder) = betrokkenen
            .into_iter()
            .partition(|b| b.tot.is_none_or(|tot| tot >= vandaag));
        let mag_adres = crate::huishouden::geheim::mag_zien(ctx, &open.feiten);
        let (mut leden, mut vorige) = Lid::lijst(huishouden::leden(&mut uow, huis).await?, vandaag);
        for lid in leden.iter_mut().chain(&mut vorige) {
            lid.verberg_adres(mag_adres, contact);
        }
        let scope = Scope::van(&ctx.actor);
        Ok(Betrokken {
            nu,
            eerder,
            leden,
            vorige,
            adres: huishouden::lees(&mut uow, huis)
                .await?
                .filter(|_| contact)
                .map(|rij| adres_van_huishouden(&rij, mag_adres))
                .unwrap_or_default(),
            casussen: huishouden::casussen(&mut uow, huis, &scope, vandaag).await?,
            blad,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// A weighed melding.
#[derive(Clone, Debug)]
pub struct Weging {
    /// The melding and its weighing.
    pub rij: WegingRij,
    /// Life areas of 3-uit-8: label and answer (ja, nee, onbekend).
    pub antwoorden: Vec<(String, String)>,
    /// Problem kinds.
    pub problemen: Vec<String>,
}

/// How the casus began, and what the intake says.
#[derive(Clone, Debug)]
pub struct Begin {
    /// Head.
    pub blad: Blad,
    /// Weighed meldingen.
    pub wegingen: Vec<Weging>,
    /// Newest intake: label of the life area and what was said.
    pub intake: Vec<(String, IntakeRegel)>,
}

/// Opens the tab on triage and intake. Who takes part for one goal sees only that it was weighed, not the words.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn begin(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<Begin> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, id, &["triage", "intake"]).await?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let inr = &open.inrichting;
        let label = |lijst: &[domain::inrichting::Regel], code: &str| {
            lijst
                .iter()
                .find(|g| g.code == code)
                .map_or_else(|| code.to_owned(), |g| g.label.clone())
        };
        let mut wegingen: Vec<Weging> = casus_overzicht::wegingen(&mut uow, id)
            .await?
            .into_iter()
            .map(|rij| {
                let lees = |t: &Option<String>| t.clone().unwrap_or_default();
                let antwoorden: BTreeMap<String, String> =
                    serde_json::from_str(&lees(&rij.antwoorden)).unwrap_or_default();
                let problemen: Vec<String> =
                    serde_json::from_str(&lees(&rij.probleemsoorten)).unwrap_or_default();
                Weging {
                    antwoorden: antwoorden
                        .into_iter()
                        .map(|(code, a)| (label(&inr.drie_uit_acht.gebieden, &code), a))
                        .collect(),
                    problemen: problemen.iter().map(|p| label(&inr.probleemsoorten, p)).collect(),
                    rij,
                }
            })
            .collect();
        let mut intake = Vec::new();
        // Each life area by the category of its data: what may not be read is absent.
        for regel in casus_overzicht::intake(&mut uow, id).await? {
            if blad.toont(inr.leefgebied_categorie(&regel.leefgebied)) {
                intake.push((inr.leefgebied_label(&regel.leefgebied).to_owned(), regel));
            }
        }
        if !blad.gevoelig {
            for w in &mut wegingen {
                w.rij.wat = String::new();
                w.rij.toelichting = None;
                w.antwoorden.clear();
                w.problemen.clear();
            }
        }
        Ok(Begin {
            blad,
            wegingen,
            intake,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// A journaal row in plain words.
#[derive(Clone, Debug)]
pub struct JournaalRegel {
    /// When.
    pub op: jiff::Timestamp,
    /// Who.
    pub wie: String,
    /// In which role, and of which organisation.
    pub rol: String,
    /// What: "bekeken: het plan, notities".
    pub wat: String,
    /// Purpose.
    pub doel: String,
    /// Legal ground.
    pub grondslag: String,
    /// It was refused.
    pub geweigerd: bool,
}

/// The journaal of a casus.
#[derive(Clone, Debug)]
pub struct Journaal {
    /// Head.
    pub blad: Blad,
    /// Newest first.
    pub regels: Vec<JournaalRegel>,
    /// Key for the next page.
    pub volgende: Option<JournaalId>,
}

/// Rows on a page of the journaal.
const PER_PAGINA: usize = 50;

/// Opens the journaal of a casus; that is booked too.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn journaal(app: &App, ctx: &Ctx, id: CasusId, voor: Option<Uuid>) -> Uitkomst<Journaal> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, id, &["casus"]).await?;
        let permit: Permit<JournaalZien> = ctx.mag(&open.feiten)?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let voor = voor.map(Id::new);
        let mut rijen = store::journaal::van_casus(&mut uow, id, voor, PER_PAGINA as i64 + 1).await?;
        let meer = rijen.len() > PER_PAGINA;
        rijen.truncate(PER_PAGINA);
        let boeking = Boeking {
            casus: Some(id),
            huishouden: Some(open.kop.huishouden_id),
            onderwerp: "journaal",
            velden: &["journaal"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Journaal {
            volgende: rijen.last().filter(|_| meer).map(|r| r.id),
            regels: rijen.into_iter().map(in_woorden).collect(),
            blad,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn in_woorden(r: JournaalRij) -> JournaalRegel {
    let soort = r.soort.parse::<Soort>();
    let handeling = ALLE
        .iter()
        .find(|(code, _)| *code == r.handeling)
        .map_or(r.handeling.as_str(), |(_, label)| *label);
    let velden = r.velden.replace('_', " ").replace(',', ", ");
    let geweigerd = matches!(soort, Ok(Soort::Geweigerd));
    let wat = match soort {
        Ok(Soort::Gelezen) if velden.is_empty() => format!("bekeken: {}", r.onderwerp),
        Ok(Soort::Gelezen) => format!("bekeken: {velden}"),
        Ok(Soort::Geweigerd) => format!("geweigerd: {handeling}"),
        Ok(s) if velden.is_empty() => format!("{handeling} ({s})"),
        Ok(s) => format!("{handeling} ({s}: {velden})"),
        Err(_) => handeling.to_owned(),
    };
    let rol = r
        .rol
        .parse::<Rol>()
        .map_or(r.rol.clone(), |rol| rol.label().to_lowercase());
    let rol = match r.organisatie {
        Some(o) if !rol.is_empty() => format!("{rol} · {o}"),
        Some(o) => o,
        None => rol,
    };
    JournaalRegel {
        op: r.op,
        wie: r.medewerker.unwrap_or_else(|| {
            if r.rol == "systeem" {
                "Regiekamer zelf".to_owned()
            } else {
                "iemand zonder account".to_owned()
            }
        }),
        rol,
        wat,
        doel: r.doel.parse::<Doel>().map_or(r.doel, |d| d.label().to_owned()),
        grondslag: r.grondslag,
        geweigerd,
    }
}
