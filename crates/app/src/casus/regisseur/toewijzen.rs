// SPDX-License-Identifier: EUPL-1.2
//! Giving a casus its regisseur, or another one.

use super::last::{fase_na, last, mag_ontvangen, maximum};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::caseload::{Overmaat, Toegestaan, beoordeel};
use domain::casus::{Casusstand, Fase, fase_uiterlijk, zet};
use domain::inrichting::Inrichting;
use domain::kern::Weigering;
use domain::overleg::{AgendapuntStatus, Besluit, PuntSoort, controleer_besluit};
use domain::{CasusId, Fouten, MedewerkerId, RegieId};
use jiff::civil::Date;
use policy::handelingen as h;
use policy::{CasusFeiten, Feiten};
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::{Uniek, Uow};

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
    let permit = match ctx.mag::<h::CasusToewijzen>(&feiten) {
        Err(_) if intussen_gekozen(ctx, &kop, &feiten, keuze) => {
            return Err(al_toegewezen("iemand anders koos net").into());
        }
        uit => uit?,
    };
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
    crate::toegang::eis_regie(uow, &kop, wie, &ontvanger.naam).await?;
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
        store::regie::eindig(uow, &permit, id, oud, Some(wie), keuze.reden.trim()).await?;
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

/// Somebody else of the MDO chose first, so that this casus is not before the MDO any more: no refusal, but two people who did the
/// same. It tells no more than that.
fn intussen_gekozen(ctx: &Ctx, kop: &CasusKop, feiten: &Feiten, keuze: &Keuze) -> bool {
    let Feiten::Casus(c) = feiten else { return false };
    let toen = Feiten::Casus(CasusFeiten {
        regisseur: keuze.van,
        ..c.clone()
    });
    keuze.van != kop.regisseur_id && ctx.mag::<h::CasusToewijzen>(&toen).is_ok()
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
fn eerste(mut weigeringen: Vec<Weigering>, code: &str) -> AppFout {
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
