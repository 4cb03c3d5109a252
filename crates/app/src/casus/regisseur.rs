// SPDX-License-Identifier: EUPL-1.2
//! Choosing and changing the regisseur of a casus (D1, D2, E2).
//!
//! The weighted load is counted while the row of the receiving person is locked, so that two meetings that give
//! away the last place at the same moment cannot both succeed.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::caseload::{
    Overmaat, Regisseuradvies, Toegestaan, adviseer_regisseur, beoordeel, caseload, getal,
};
use domain::casus::{Casusstand, Fase, fase_uiterlijk, zet};
use domain::inrichting::{Caseloadregels, Inrichting};
use domain::kern::Weigering;
use domain::overleg::{AgendapuntStatus, Besluit, PuntSoort, controleer_besluit};
use domain::{CasusId, Fouten, MedewerkerId, RegieId};
use jiff::{Timestamp, civil::Date};
use policy::{Rol, Rollen, handelingen as h};
use std::collections::BTreeMap;
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::regie::{LastRij, RegisseurRij};
use store::{Uniek, Uow};

/// How many people the page shows at most; more are found by name or team.
const HOOGSTENS: i64 = 150;

/// Somebody who can become regisseur, with the load before and after.
#[derive(Clone, Debug)]
pub struct Kandidaat {
    /// Who.
    pub id: MedewerkerId,
    /// Name.
    pub naam: String,
    /// Job.
    pub functie: String,
    /// Team.
    pub team: String,
    /// Area of expertise, label; empty when not known.
    pub expertise: String,
    /// Works on the heaviest problem of this household.
    pub geadviseerd: bool,
    /// Absent today, until this day.
    pub afwezig_tot: Option<Date>,
    /// Who stands in.
    pub waarnemer: Option<String>,
    /// Load now, in hundredths.
    pub nu: u32,
    /// Load after, in hundredths.
    pub na: u32,
    /// Maximum, in hundredths.
    pub maximum: u32,
    /// "13 → 14 van 15".
    pub tekst: String,
    /// There is room for this casus.
    pub past: bool,
}

/// A period of regie.
#[derive(Clone, Debug)]
pub struct Periode {
    /// Regisseur.
    pub wie: String,
    /// Team.
    pub team: String,
    /// Since.
    pub van: Timestamp,
    /// Until; `None` is now.
    pub tot: Option<Timestamp>,
    /// Why this one.
    pub reden: String,
    /// What the resident said.
    pub stem_inwoner: String,
    /// Who decided.
    pub door: String,
    /// Over the maximum until.
    pub overmaat_tot: Option<Date>,
    /// Why over the maximum.
    pub overmaat_reden: String,
    /// Why it ended.
    pub einde_reden: String,
}

/// The page on which a regisseur is chosen.
#[derive(Clone, Debug)]
pub struct Keuzebeeld {
    /// Head of the casus.
    pub kop: CasusKop,
    /// Why the actor may do this.
    pub waarom: Waarom,
    /// Advice.
    pub advies: Regisseuradvies,
    /// People, the advised ones with room first.
    pub kandidaten: Vec<Kandidaat>,
    /// History, newest first.
    pub historie: Vec<Periode>,
    /// May the actor go over the maximum?
    pub mag_overmaat: bool,
    /// Longest time over the maximum, in days.
    pub overmaat_dagen: u16,
    /// The list was cut off.
    pub meer: bool,
}

/// Role, purpose and ground of an act, for the line above the page.
#[derive(Clone, Debug)]
pub struct Waarom {
    /// Role.
    pub rol: String,
    /// Purpose.
    pub doel: &'static str,
    /// Ground.
    pub grond: String,
}

/// The role whose maximum counts for this person; `None` when the person can't be regisseur.
pub fn regisseursrol(rollen: &str) -> Option<Rol> {
    let rollen = Rollen::uit_tekst(rollen);
    [Rol::Casusregisseur, Rol::Gezinscoach]
        .into_iter()
        .find(|r| rollen.heeft(*r))
}

/// Maximum of a person, in hundredths.
pub fn maximum(regels: &Caseloadregels, rollen: &str) -> u32 {
    regisseursrol(rollen).map_or(0, |r| regels.maximum_honderdsten(r.code()))
}

/// Load of rows of one person, in hundredths.
pub fn last<'a>(regels: &Caseloadregels, rijen: impl IntoIterator<Item = &'a LastRij>) -> u32 {
    caseload(
        regels,
        rijen.into_iter().flat_map(|r| {
            let aantal = usize::try_from(r.aantal).unwrap_or(0);
            std::iter::repeat_n(*r.fase, aantal)
        }),
    )
}

/// Load per person, in hundredths.
pub fn lasten(regels: &Caseloadregels, rijen: &[LastRij]) -> BTreeMap<MedewerkerId, u32> {
    let mut uit: BTreeMap<MedewerkerId, u32> = BTreeMap::new();
    for r in rijen {
        *uit.entry(r.medewerker_id).or_default() += last(regels, [r]);
    }
    uit
}

/// The phase in which the casus will be once it has a regisseur.
fn fase_na(fase: Fase) -> Fase {
    match fase {
        Fase::Aangemeld | Fase::Triage => Fase::Onderzoek,
        anders => anders,
    }
}

/// The page on which a regisseur is chosen. `zoek`: a part of a name or team.
///
/// # Errors
/// Access refused; no such casus; the store.
pub async fn kies(app: &App, ctx: &Ctx, id: CasusId, zoek: &str) -> Uitkomst<Keuzebeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = kies_binnen(&mut uow, ctx, id, zoek).await;
    app.sluit(ctx, uow, uit).await
}

async fn kies_binnen(uow: &mut Uow, ctx: &Ctx, id: CasusId, zoek: &str) -> Uitkomst<Keuzebeeld> {
    let vandaag = ctx.vandaag();
    let kop = store::casus::kop(uow, id, &ctx.actor, vandaag)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit = ctx.mag::<h::CasusToewijzen>(&kop.feiten(uow.gemeente()))?;
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let regels = &inrichting.caseload;
    let ernst: Vec<(String, u8)> = store::regie::ernst(uow, id)
        .await?
        .into_iter()
        .map(|r| (r.leefgebied, u8::try_from(r.ernst).unwrap_or(5)))
        .collect();
    let advies = adviseer_regisseur(&inrichting, &ernst);
    let leefgebied = advies.leefgebied.clone().unwrap_or_default();
    let zoek = zoek.trim().to_lowercase();
    let mensen = store::regie::kandidaten(uow, vandaag, &zoek, &leefgebied, HOOGSTENS + 1).await?;
    let meer = mensen.len() > usize::try_from(HOOGSTENS).unwrap_or(0);
    let lasten = lasten(regels, &store::regie::last_van_allen(uow).await?);
    let erbij = regels.gewicht(fase_na(*kop.fase));
    let mut kandidaten: Vec<Kandidaat> = mensen
        .into_iter()
        .filter(|m| Some(m.id) != kop.regisseur_id)
        .map(|m| kandidaat(m, &inrichting, &leefgebied, &lasten, erbij))
        .collect();
    kandidaten.sort_by_key(|k| {
        (
            k.afwezig_tot.is_some(),
            !k.past,
            !k.geadviseerd,
            k.nu,
            k.naam.clone(),
        )
    });
    let historie = store::regie::historie(uow, id)
        .await?
        .into_iter()
        .map(periode)
        .collect();
    uow.boek(
        &permit,
        Soort::Gelezen,
        Boeking {
            casus: Some(id),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "casus",
            onderwerp_id: Some(id.uuid()),
            velden: &["kop", "regie", "ernst"],
            ..Boeking::default()
        },
    )
    .await?;
    Ok(Keuzebeeld {
        waarom: Waarom {
            rol: permit.rol().to_owned(),
            doel: permit.doel().label(),
            grond: permit.grondslag().to_owned(),
        },
        kop,
        advies,
        kandidaten,
        historie,
        mag_overmaat: ctx.actor.is(Rol::Procesmanager),
        overmaat_dagen: regels.overmaat_dagen,
        meer,
    })
}

fn kandidaat(
    m: RegisseurRij,
    inrichting: &Inrichting,
    advies: &str,
    lasten: &BTreeMap<MedewerkerId, u32>,
    erbij: u32,
) -> Kandidaat {
    let nu = lasten.get(&m.id).copied().unwrap_or(0);
    let maximum = maximum(&inrichting.caseload, &m.rollen);
    let na = nu.saturating_add(erbij);
    let leefgebied = m.leefgebied.unwrap_or_default();
    Kandidaat {
        id: m.id,
        naam: m.naam,
        functie: m.functie,
        team: m.team,
        geadviseerd: !leefgebied.is_empty() && leefgebied == advies,
        expertise: inrichting.leefgebied_label(&leefgebied).to_owned(),
        afwezig_tot: m.afwezig_tot,
        waarnemer: m.waarnemer,
        nu,
        na,
        maximum,
        tekst: format!("{} → {} van {}", getal(nu), getal(na), getal(maximum)),
        past: na <= maximum || erbij == 0,
    }
}

fn periode(r: store::regie::RegieRij) -> Periode {
    Periode {
        wie: r.medewerker,
        team: r.team,
        van: r.van,
        tot: r.tot,
        reden: r.reden,
        stem_inwoner: r.stem_inwoner,
        door: r.toegewezen_door,
        overmaat_tot: r.overmaat_tot,
        overmaat_reden: r.overmaat_reden,
        einde_reden: r.einde_reden,
    }
}

/// The choice as it was made on the form.
#[derive(Clone, Debug, Default)]
pub struct Keuze {
    /// Who becomes regisseur.
    pub regisseur: Option<MedewerkerId>,
    /// Who was regisseur when the form was made; `None` for the first one.
    pub van: Option<MedewerkerId>,
    /// Why this one (and why the change).
    pub reden: String,
    /// What the resident said of the choice.
    pub stem_inwoner: String,
    /// The procesmanager goes over the maximum.
    pub overmaat: bool,
    /// Why over the maximum.
    pub overmaat_reden: String,
    /// Until when, as typed (`2026-12-31`).
    pub overmaat_tot: String,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Toegewezen {
    /// The new period.
    pub regie: RegieId,
    /// Name of the regisseur.
    pub regisseur: String,
    /// Load before and after.
    pub last: Toegestaan,
}

impl std::fmt::Display for Toegewezen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.regie.fmt(f)
    }
}

/// Gives the casus its regisseur, or another one. Decides the open agenda item about it, starts the onderzoek.
///
/// # Errors
/// Wrong input; full, absent, no regisseur, somebody else was first; access refused; the store.
pub async fn wijs_toe(app: &App, ctx: &Ctx, id: CasusId, keuze: Keuze) -> Uitkomst<Toegewezen> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx, id, &keuze).await;
    app.sluit(ctx, uow, uit).await
}

fn controleer(keuze: &Keuze) -> Result<(MedewerkerId, Option<Overmaat>), Fouten> {
    let mut f = Fouten::new();
    if keuze.regisseur.is_none() {
        f.voeg("regisseur", "Kies wie de regisseur wordt.");
    }
    if keuze.reden.trim().is_empty() {
        f.voeg("reden", "Schrijf op waarom je voor deze regisseur kiest.");
    }
    if keuze.stem_inwoner.trim().is_empty() {
        f.voeg(
            "stem_inwoner",
            "Schrijf op wat de inwoner van de keuze vindt. Is het nog niet gevraagd? Schrijf dan op wie het vraagt, en wanneer.",
        );
    }
    for (veld, tekst) in [
        ("reden", &keuze.reden),
        ("stem_inwoner", &keuze.stem_inwoner),
        ("overmaat_reden", &keuze.overmaat_reden),
    ] {
        if tekst.chars().count() > 2000 {
            f.voeg(
                veld,
                "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
            );
        }
    }
    let mut overmaat = None;
    if keuze.overmaat {
        match keuze.overmaat_tot.trim().parse::<Date>() {
            Ok(tot) => {
                overmaat = Some(Overmaat {
                    reden: keuze.overmaat_reden.trim().to_owned(),
                    tot,
                    door_procesmanager: false,
                });
            }
            Err(_) => f.voeg(
                "overmaat_tot",
                "Kies tot en met welke dag het boven het maximum mag.",
            ),
        }
        if keuze.overmaat_reden.trim().is_empty() {
            f.voeg("overmaat_reden", "Schrijf op waarom dit boven het maximum mag.");
        }
    }
    match (keuze.regisseur, f.is_leeg()) {
        (Some(wie), true) => Ok((wie, overmaat)),
        _ => Err(f),
    }
}

async fn binnen(uow: &mut Uow, ctx: &Ctx, id: CasusId, keuze: &Keuze) -> Uitkomst<Toegewezen> {
    let vandaag = ctx.vandaag();
    let kop = store::casus::kop_grendel(uow, id, &ctx.actor, vandaag)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let feiten = kop.feiten(uow.gemeente());
    let permit = ctx.mag::<h::CasusToewijzen>(&feiten)?;
    let (wie, mut overmaat) = controleer(keuze)?;
    let mut overmaat_permit = None;
    if let Some(o) = overmaat.as_mut() {
        overmaat_permit = Some(ctx.mag::<h::CasusOvermaat>(&feiten)?);
        o.door_procesmanager = true;
    }
    controleer_stand(&kop, keuze, wie)?;
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let regels = &inrichting.caseload;
    let ontvanger = store::regie::grendel(uow, wie, vandaag).await?;
    let ontvanger = mag_ontvangen(ontvanger)?;
    let nu = last(regels, &store::regie::last_van(uow, wie).await?);
    let last = beoordeel(
        nu,
        regels.gewicht(fase_na(*kop.fase)),
        maximum(regels, &ontvanger.rollen),
        overmaat.as_ref(),
        vandaag,
        regels.overmaat_dagen,
    )
    .map_err(|w| vol(w, &ontvanger.naam))?;

    if let (Some(permit), Some(_)) = (&overmaat_permit, last.overmaat_tot) {
        boek_overmaat(uow, permit, &kop).await?;
    }
    if let Some(oud) = kop.regisseur_id {
        store::regie::eindig(uow, &permit, id, oud, wie, keuze.reden.trim()).await?;
    }
    let door = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
    let regie = store::regie::start(
        uow,
        &permit,
        store::regie::NieuweRegie {
            casus: id,
            medewerker: wie,
            reden: keuze.reden.trim(),
            stem_inwoner: keuze.stem_inwoner.trim(),
            door,
            overmaat: match (&overmaat, last.overmaat_tot) {
                (Some(o), Some(tot)) => Some((o.reden.as_str(), tot)),
                _ => None,
            },
        },
    )
    .await
    .map_err(|f| {
        if f.schendt(Uniek::REGIE_NU) {
            AppFout::Regel(al_toegewezen("iemand anders"))
        } else {
            f.into()
        }
    })?;
    store::regie::zet_team(uow, &permit, id, ontvanger.team_id).await?;
    begin_onderzoek(uow, ctx, &permit, &kop, &inrichting).await?;
    besluit_punt(uow, &permit, id, &ontvanger.naam).await?;
    uow.boek(
        &permit,
        if kop.regisseur_id.is_some() {
            Soort::Gewijzigd
        } else {
            Soort::Gemaakt
        },
        Boeking {
            casus: Some(id),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "regie",
            onderwerp_id: Some(regie.uuid()),
            velden: &["regisseur", "team", "fase"],
            reden: if last.overmaat_tot.is_some() {
                "overmaat"
            } else {
                ""
            },
            ..Boeking::default()
        },
    )
    .await?;
    store::techniek::zet_resultaat(uow, &regie.to_string()).await?;
    Ok(Toegewezen {
        regie,
        regisseur: ontvanger.naam,
        last,
    })
}

async fn boek_overmaat(
    uow: &mut Uow,
    permit: &policy::Permit<h::CasusOvermaat>,
    kop: &CasusKop,
) -> Uitkomst<()> {
    uow.boek(
        permit,
        Soort::Gewijzigd,
        Boeking {
            casus: Some(kop.id),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "regie",
            velden: &["overmaat"],
            ..Boeking::default()
        },
    )
    .await?;
    Ok(())
}

fn al_toegewezen(wie: &str) -> Weigering {
    Weigering::new(
        "regie.al_toegewezen",
        format!(
            "Deze casus heeft intussen al een regisseur: {wie}. Ververs de pagina en kijk of er nog iets te kiezen is."
        ),
    )
}

/// Is the casus still as the form showed it?
fn controleer_stand(kop: &CasusKop, keuze: &Keuze, wie: MedewerkerId) -> Result<(), Weigering> {
    if kop.gesloten_op.is_some() {
        return Err(Weigering::new(
            "regie.gesloten",
            "Deze casus is gesloten. Een gesloten casus krijgt geen regisseur.",
        ));
    }
    if kop.regisseur_id != keuze.van {
        return Err(al_toegewezen(kop.regisseur.as_deref().unwrap_or("nog niemand")));
    }
    if kop.regisseur_id == Some(wie) {
        return Err(Weigering::new(
            "regie.zelfde",
            "Deze persoon is al de regisseur. Kies iemand anders.",
        ));
    }
    Ok(())
}

/// May this person be regisseur today?
///
/// # Errors
/// Not known, not active, no such role, or absent.
pub fn mag_ontvangen(wie: Option<RegisseurRij>) -> Result<RegisseurRij, Weigering> {
    let Some(wie) = wie else {
        return Err(Weigering::new(
            "regie.onbekend",
            "Deze persoon is niet bekend. Kies iemand uit de lijst.",
        ));
    };
    if !wie.actief || regisseursrol(&wie.rollen).is_none() {
        return Err(Weigering::new(
            "regie.geen_regisseur",
            format!(
                "{} kan geen regisseur zijn. Kies een casusregisseur of gezinscoach.",
                wie.naam
            ),
        ));
    }
    if let Some(tot) = wie.afwezig_tot {
        return Err(Weigering::new(
            "regie.afwezig",
            format!(
                "{} is afwezig tot en met {}. Kies iemand anders.",
                wie.naam,
                domain::termijn::datum_tekst(tot)
            ),
        ));
    }
    Ok(wie)
}

/// The refusal names the person.
fn vol(w: Weigering, naam: &str) -> Weigering {
    if w.code == "caseload.vol" {
        Weigering::new(&w.code, format!("{naam} heeft geen plek. {}", w.reden))
    } else {
        w
    }
}

async fn begin_onderzoek(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &policy::Permit<h::CasusToewijzen>,
    kop: &CasusKop,
    inrichting: &Inrichting,
) -> Uitkomst<()> {
    let stand = Casusstand {
        regisseur: true,
        ..Casusstand::default()
    };
    let mut fase = *kop.fase;
    while matches!(fase, Fase::Aangemeld | Fase::Triage) {
        let naar = if fase == Fase::Aangemeld {
            Fase::Triage
        } else {
            Fase::Onderzoek
        };
        let wissel = zet(fase, naar, &stand, "").map_err(|w| eerste(w, "casus.fase"))?;
        let uiterlijk = fase_uiterlijk(naar, ctx.nu, &inrichting.termijnen).unwrap_or(kop.fase_termijn);
        store::regie::zet_fase(
            uow,
            permit,
            kop.id,
            wissel.van,
            wissel.naar,
            uiterlijk,
            "regisseur gekozen",
        )
        .await?;
        fase = naar;
    }
    Ok(())
}

/// The first of the refusals of a rule that gives several.
pub(crate) fn eerste(mut weigeringen: Vec<Weigering>, code: &str) -> AppFout {
    if weigeringen.is_empty() {
        return AppFout::Regel(Weigering::new(code, "Dit kan nu niet."));
    }
    AppFout::Regel(weigeringen.swap_remove(0))
}

async fn besluit_punt(
    uow: &mut Uow,
    permit: &policy::Permit<h::CasusToewijzen>,
    id: CasusId,
    naam: &str,
) -> Uitkomst<()> {
    let Some(punt) = store::overleg::open_punt(uow, id, PuntSoort::Toewijzen).await? else {
        return Ok(());
    };
    controleer_besluit(
        PuntSoort::Toewijzen,
        AgendapuntStatus::Open,
        Besluit::RegisseurGekozen,
        true,
        "",
    )?;
    let besluit = format!("{}\n{naam}", Besluit::RegisseurGekozen.code());
    store::overleg::besluit(uow, permit, punt.id, punt.version, &besluit).await?;
    Ok(())
}
