// SPDX-License-Identifier: EUPL-1.2
//! How a casus begins from a melding, or is taken up again (D1, D3, D6, E2): one running casus per household,
//! the first steps in its history, and its place on the list of the next MDO.

use super::regisseur::houdt_plek;
use crate::overleg::zet_op_lijst;
use crate::{AppFout, Ctx, Uitkomst};
use domain::casus::{Fase, Hermelding, fase_uiterlijk, hermelding, zet};
use domain::inrichting::Inrichting;
use domain::melding::Kenmerk;
use domain::overleg::PuntSoort;
use domain::termijn::{datum, datum_lang, einde_van_dag};
use domain::{CasusId, HuishoudenId, MedewerkerId, TeamId, Weigering};
use jiff::ToSpan;
use policy::{Permit, Writes, handelingen::kind};
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::start::{self as opslag, HuishoudenCasus, NieuweCasus, Voor};
use store::{StoreFout, Uow};

/// What a casus begins with.
#[derive(Clone, Copy, Debug)]
pub struct Startgegevens<'a> {
    /// Household.
    pub huishouden: HuishoudenId,
    /// Team that waits for a regisseur; the BZT when empty.
    pub team: Option<TeamId>,
    /// Doelgroep (code), or empty.
    pub doelgroep: &'a str,
    /// One or two sentences: what it is about.
    pub samenvatting: &'a str,
    /// What the MDO is asked.
    pub vraag: &'a str,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gestart {
    /// The casus.
    pub casus: CasusId,
    /// True when it is new; false when an earlier thread was taken up.
    pub nieuw: bool,
    /// What happened, in B1.
    pub tekst: String,
}

/// Begins a casus for a household, or takes up the thread of one that was closed within nazorg.
///
/// # Errors
/// The household has a running casus (it is named); no team; the store.
pub async fn start<A>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    inrichting: &Inrichting,
    s: Startgegevens<'_>,
) -> Uitkomst<Gestart>
where
    A: Writes<kind::Casus> + Writes<kind::Overleg> + Writes<kind::Taak>,
{
    let eerder = opslag::van_huishouden(uow, s.huishouden).await?;
    if let Some(lopend) = eerder.iter().find(|c| c.gesloten_op.is_none()) {
        return Err(loopt_al(lopend).into());
    }
    let laatste = eerder.first();
    if let Some(c) = laatste
        && let Hermelding::DraadOpnemen { tekst } = oordeel(c, ctx, inrichting)
    {
        let wie = neem_draad_op(uow, ctx, permit, inrichting, c, s.vraag).await?;
        return Ok(Gestart {
            casus: c.id,
            nieuw: false,
            tekst: format!("{tekst} {wie}"),
        });
    }
    let team = match s.team {
        Some(team) => team,
        None => store::melding::team_van_soort(uow, "bzt").await?.ok_or_else(|| {
            Weigering::new(
                "casus.geen_team",
                "Er is geen Bijzonder Zorgteam ingericht. Vraag de beheerder.",
            )
        })?,
    };
    let mut toeval = [0u8; 6];
    uow.kop.bron.toeval(&mut toeval);
    let kenmerk = Kenmerk::nieuw(toeval).as_str().replacen('M', "C", 1);
    let casus: CasusId = uow.nieuw_id();
    let nieuw = NieuweCasus {
        id: casus,
        kenmerk: &kenmerk,
        huishouden: s.huishouden,
        vorige: laatste.map(|c| c.id),
        fase: Fase::Triage,
        fase_termijn: fase_uiterlijk(Fase::Triage, ctx.nu, &inrichting.termijnen)
            .unwrap_or_else(|| einde_van_dag(ctx.vandaag().saturating_add(7.days()))),
        team,
        doelgroep: s.doelgroep,
        samenvatting: s.samenvatting,
    };
    if !opslag::casus(uow, permit, &nieuw).await? {
        // Somebody else began one at this very moment: name it.
        let nu = opslag::van_huishouden(uow, s.huishouden).await?;
        return Err(match nu.iter().find(|c| c.gesloten_op.is_none()) {
            Some(lopend) => loopt_al(lopend).into(),
            None => AppFout::Gewijzigd,
        });
    }
    opslag::stap(uow, permit, casus, None, Fase::Aangemeld, "").await?;
    opslag::stap(uow, permit, casus, Some(Fase::Aangemeld), Fase::Triage, "").await?;
    let mdo = naar_mdo(uow, ctx, permit, inrichting, casus, s.vraag).await?;
    Ok(Gestart {
        casus,
        nieuw: true,
        tekst: format!("Casus {kenmerk} is begonnen en staat op de lijst van het MDO van {mdo}."),
    })
}

/// Adds a melding to the running casus. In nazorg the thread is taken up again; else its regisseur (or the team
/// that waits for one) gets a task. Gives what happened.
///
/// # Errors
/// The casus is not of this household or is closed; somebody changed it; the store.
pub async fn voeg_bij<A>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    inrichting: &Inrichting,
    huishouden: HuishoudenId,
    casus: CasusId,
) -> Uitkomst<Gestart>
where
    A: Writes<kind::Casus> + Writes<kind::Overleg> + Writes<kind::Taak>,
{
    let alle = opslag::van_huishouden(uow, huishouden).await?;
    let Some(c) = alle.iter().find(|c| c.id == casus && c.gesloten_op.is_none()) else {
        return Err(Weigering::new(
            "casus.niet_lopend",
            "Deze casus loopt niet (meer) voor dit huishouden. Kijk opnieuw wat er bekend is.",
        )
        .into());
    };
    let oordeel = oordeel(c, ctx, inrichting);
    let tekst = match oordeel {
        Hermelding::DraadOpnemen { tekst } => {
            let vraag = "Nieuwe melding in de nazorg. Kies een regisseur.";
            let wie = neem_draad_op(uow, ctx, permit, inrichting, c, vraag).await?;
            format!("{tekst} {wie}")
        }
        Hermelding::LopendeCasus { tekst } | Hermelding::Nieuw { tekst } => {
            let wie = c.regisseur_id.map_or(Voor::Team(c.team_id), Voor::Mens);
            let tekst_taak = "Er is een nieuwe melding over dit huishouden. Bekijk haar en bel zo nodig.";
            opslag::taak(uow, permit, wie, Some(c.id), tekst_taak, ctx.vandaag()).await?;
            tekst
        }
    };
    Ok(Gestart {
        casus: c.id,
        nieuw: false,
        tekst,
    })
}

fn oordeel(c: &HuishoudenCasus, ctx: &Ctx, inrichting: &Inrichting) -> Hermelding {
    let sinds = c.nazorg_sinds.or(c.gesloten_op).map(datum);
    hermelding(c.fase.0, sinds, ctx.vandaag(), &inrichting.termijnen)
}

/// Takes up the thread. Its regisseur goes on with it when there is room; else the MDO chooses one: a full caseload
/// never keeps a household waiting outside. Gives who goes on with it, in B1.
async fn neem_draad_op<A>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    inrichting: &Inrichting,
    c: &HuishoudenCasus,
    vraag: &str,
) -> Uitkomst<String>
where
    A: Writes<kind::Casus> + Writes<kind::Overleg> + Writes<kind::Taak>,
{
    // The casus before its regisseur: the order in which everybody locks.
    let kop = store::casus::kop_grendel(uow, c.id, &ctx.actor, ctx.vandaag())
        .await?
        .filter(|kop| kop.version == c.version)
        .ok_or(AppFout::Gewijzigd)?;
    let naar = Fase::Onderzoek;
    let reden = "Er kwam een nieuwe melding over dit huishouden.";
    let stand = domain::casus::Casusstand {
        hermelding: true,
        ..Default::default()
    };
    zet(c.fase.0, naar, &stand, reden).map_err(|w| {
        w.into_iter()
            .next()
            .unwrap_or_else(|| Weigering::new("casus.stap_bestaat_niet", "Deze stap kan nu niet."))
    })?;
    let plek = match kop.regisseur_id {
        Some(wie) => houdt_plek(uow, ctx, &inrichting.caseload, c.id, wie, (c.fase.0, naar)).await?,
        None => Ok(()),
    };
    let termijn = fase_uiterlijk(naar, ctx.nu, &inrichting.termijnen)
        .unwrap_or_else(|| einde_van_dag(ctx.vandaag().saturating_add(42.days())));
    opslag::hervat(uow, permit, c.id, c.version, naar, termijn)
        .await
        .map_err(|fout| match fout {
            // A closed casus can't be opened beside one that began meanwhile.
            StoreFout::Uniek(_) => AppFout::Gewijzigd,
            anders => anders.into(),
        })?;
    opslag::stap(uow, permit, c.id, Some(c.fase.0), naar, reden).await?;
    opslag::nazorg_vervalt(uow, permit, c.id).await?;
    if let Some(wie) = kop.regisseur_id {
        let naam = kop.regisseur.as_deref().unwrap_or("de regisseur");
        match plek {
            Ok(()) => {
                let tekst = "Nieuwe melding in de nazorg: de draad is weer opgenomen. Neem contact op met het huishouden.";
                opslag::taak(uow, permit, Voor::Mens(wie), Some(c.id), tekst, ctx.vandaag()).await?;
                return Ok(format!("De regisseur is {naam}."));
            }
            Err(_) => geef_vrij(uow, permit, &kop, wie).await?,
        }
        let vraag = format!("{vraag} De vorige regisseur, {naam}, heeft geen plek.");
        let mdo = naar_mdo(uow, ctx, permit, inrichting, c.id, &vraag).await?;
        return Ok(format!(
            "De vorige regisseur, {naam}, heeft geen plek. Het MDO van {mdo} kiest een regisseur."
        ));
    }
    let mdo = naar_mdo(uow, ctx, permit, inrichting, c.id, vraag).await?;
    Ok(format!("Het MDO van {mdo} kiest een regisseur."))
}

/// The regisseur has no room for the casus that is taken up again.
async fn geef_vrij<A>(uow: &mut Uow, permit: &Permit<A>, kop: &CasusKop, wie: MedewerkerId) -> Uitkomst<()>
where
    A: Writes<kind::Casus> + Writes<kind::Taak>,
{
    let reden = "Geen plek toen de draad weer werd opgenomen.";
    store::regie::eindig(uow, permit, kop.id, wie, None, reden).await?;
    let boeking = Boeking {
        casus: Some(kop.id),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "regie",
        velden: &["regisseur"],
        reden: "geen_plek",
        ..Boeking::default()
    };
    Ok(uow.boek(permit, Soort::Gewijzigd, boeking).await?)
}

/// Puts the casus on the list of the next MDO; gives its date in words.
async fn naar_mdo<A: Writes<kind::Overleg>>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    inrichting: &Inrichting,
    casus: CasusId,
    vraag: &str,
) -> Uitkomst<String> {
    let soort = PuntSoort::Toewijzen;
    let (dag, _) = zet_op_lijst(uow, ctx, permit, inrichting, casus, soort, vraag).await?;
    Ok(datum_lang(dag))
}

/// The refusal that names the running casus.
fn loopt_al(c: &HuishoudenCasus) -> Weigering {
    let wie = match &c.regisseur {
        Some(naam) => format!("De regisseur is {naam}."),
        None => format!("Er is nog geen regisseur; de casus wacht bij {}.", c.team),
    };
    Weigering::new(
        "casus.loopt_al",
        format!(
            "Dit huishouden heeft al een lopende casus: {} (fase {}). {wie} Voeg de melding bij die casus.",
            c.kenmerk,
            c.fase.label().to_lowercase()
        ),
    )
}
