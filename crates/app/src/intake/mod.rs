// SPDX-License-Identifier: EUPL-1.2
//! The intake over the life areas: pre-filled with what is known, kept per area, two writers at once (B1, B3).

use crate::casus::blad::{Blad, Geopend, maak, open, zonder_sleutel};
use crate::{App, AppFout, Ctx, Uitkomst, inrichting};
use domain::inrichting::Inrichting;
use domain::intake::{
    Feit, GeldigIntakeantwoord, IntakeVeld, Intakeantwoord, Volledigheid, volledigheid, voorvullen,
};
use domain::{CasusId, Fouten, Weigering};
use jiff::Timestamp;
use jiff::civil::Date;
use policy::handelingen::IntakeDoen;
use store::Uow;
use store::intake::{AntwoordRij, IntakeRij, NIET_BESPROKEN};
use store::journaal::{Boeking, Soort};

/// One life area of the form.
#[derive(Clone, Debug)]
pub struct Gebied {
    /// Code.
    pub code: String,
    /// Name.
    pub label: String,
    /// Question to the resident.
    pub vraag: String,
    /// As stored in this intake, else as known from before.
    pub antwoord: Intakeantwoord,
    /// Stored in this intake.
    pub opgeslagen: bool,
    /// Who stored it, and when.
    pub door: String,
    /// "Uit intake van 3 maart 2026 · klopt dit nog?"; empty when nothing was known.
    pub bekend: String,
    /// What was known is old.
    pub verouderd: bool,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// Sheet of the casus.
    pub blad: Blad,
    /// Areas in order.
    pub gebieden: Vec<Gebied>,
    /// What is still missing.
    pub volledig: Volledigheid,
    /// Version of the intake; 0 when it did not start yet.
    pub version: i64,
    /// When it was finished.
    pub afgerond_op: Option<Timestamp>,
    /// Who changed it last, and when.
    pub laatste: Option<(String, Timestamp)>,
}

/// Opens the intake of a casus; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn beeld(app: &App, ctx: &Ctx, id: CasusId) -> Uitkomst<Beeld> {
    let mut uow = app.begin(&zonder_sleutel(ctx)).await?;
    let uit = async {
        let geopend = open(&mut uow, ctx, id, &["intake"]).await?;
        let blad = maak(&mut uow, ctx, &geopend).await?;
        let Geopend { kop, inrichting, .. } = geopend;
        let intake = store::intake::van_casus(&mut uow, id).await?;
        let rijen =
            store::intake::antwoorden(&mut uow, kop.huishouden_id, intake.as_ref().map(|i| i.id)).await?;
        let laatste = match &intake {
            Some(i) => store::betrokkene::laatste_wijziging(&mut uow, id, i.id.uuid()).await?,
            None => None,
        };
        Ok(Beeld {
            blad,
            gebieden: gebieden(&inrichting, &rijen, ctx.vandaag()),
            volledig: volledigheid(&inrichting, &geldig(&rijen)),
            version: intake.as_ref().map_or(0, |i| i.version),
            afgerond_op: intake.and_then(|i| i.afgerond_op),
            laatste: laatste.map(|l| (l.naam, l.op)),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn antwoord(r: &AntwoordRij) -> Intakeantwoord {
    Intakeantwoord {
        leefgebied: r.leefgebied.clone(),
        eigen_woorden: r.eigen_woorden.clone(),
        wens: r.wens.clone(),
        eigen_kracht: r.eigen_kracht.clone(),
        ernst: r.ernst.map(|e| e.to_string()).unwrap_or_default(),
        al_betrokken: r.al_betrokken.clone(),
        niet_besproken: if r.bron == NIET_BESPROKEN { "ja" } else { "" }.to_owned(),
    }
}

/// Names of the life areas that the newest intake doesn't hold yet.
pub(crate) async fn niet_besproken(
    uow: &mut Uow,
    inrichting: &Inrichting,
    casus: CasusId,
    huishouden: domain::HuishoudenId,
) -> Uitkomst<Vec<String>> {
    let intake = store::intake::van_casus(uow, casus).await?;
    let rijen = store::intake::antwoorden(uow, huishouden, intake.map(|i| i.id)).await?;
    Ok(volledigheid(inrichting, &geldig(&rijen))
        .mist
        .into_iter()
        .map(|(code, _)| inrichting.leefgebied_label(&code).to_owned())
        .collect())
}

fn geldig(rijen: &[AntwoordRij]) -> Vec<GeldigIntakeantwoord> {
    let leeg = |t: &String| Some(t.trim().to_owned()).filter(|t| !t.is_empty());
    rijen
        .iter()
        .filter(|r| r.deze)
        .map(|r| GeldigIntakeantwoord {
            leefgebied: r.leefgebied.clone(),
            eigen_woorden: leeg(&r.eigen_woorden),
            wens: leeg(&r.wens),
            eigen_kracht: leeg(&r.eigen_kracht),
            ernst: r.ernst.and_then(|e| u8::try_from(e).ok()),
            al_betrokken: leeg(&r.al_betrokken),
            niet_besproken: r.bron == NIET_BESPROKEN,
        })
        .collect()
}

/// What earlier intakes say, as facts.
fn feiten(rijen: &[AntwoordRij]) -> Vec<Feit> {
    let mut uit = Vec::new();
    for r in rijen.iter().filter(|r| !r.deze && r.bron != NIET_BESPROKEN) {
        let ernst = r.ernst.map(|e| e.to_string()).unwrap_or_default();
        for (veld, waarde) in [
            (IntakeVeld::EigenWoorden, &r.eigen_woorden),
            (IntakeVeld::Wens, &r.wens),
            (IntakeVeld::EigenKracht, &r.eigen_kracht),
            (IntakeVeld::Ernst, &ernst),
            (IntakeVeld::AlBetrokken, &r.al_betrokken),
        ] {
            if !waarde.trim().is_empty() {
                uit.push(Feit {
                    leefgebied: r.leefgebied.clone(),
                    veld,
                    waarde: waarde.clone(),
                    bron: format!("de vorige intake ({})", r.bron),
                    bevestigd_op: r.bevestigd_op,
                });
            }
        }
    }
    uit
}

fn gebieden(inrichting: &Inrichting, rijen: &[AntwoordRij], vandaag: Date) -> Vec<Gebied> {
    let bekend = voorvullen(inrichting, &feiten(rijen), vandaag);
    inrichting
        .leefgebieden
        .iter()
        .map(|l| {
            let eigen = rijen.iter().find(|r| r.deze && r.leefgebied == l.code);
            let mut uit = Gebied {
                code: l.code.clone(),
                label: l.label.clone(),
                vraag: l.vraag.clone(),
                antwoord: eigen.map(antwoord).unwrap_or_else(|| Intakeantwoord {
                    leefgebied: l.code.clone(),
                    ..Intakeantwoord::default()
                }),
                opgeslagen: eigen.is_some(),
                door: eigen.and_then(|r| r.door.clone()).unwrap_or_default(),
                bekend: String::new(),
                verouderd: false,
            };
            if eigen.is_none() {
                for v in bekend.iter().filter(|v| v.feit.leefgebied == l.code) {
                    let vak = match v.feit.veld {
                        IntakeVeld::EigenWoorden => &mut uit.antwoord.eigen_woorden,
                        IntakeVeld::Wens => &mut uit.antwoord.wens,
                        IntakeVeld::EigenKracht => &mut uit.antwoord.eigen_kracht,
                        IntakeVeld::Ernst => &mut uit.antwoord.ernst,
                        IntakeVeld::AlBetrokken => &mut uit.antwoord.al_betrokken,
                    };
                    vak.clone_from(&v.feit.waarde);
                    uit.verouderd |= v.verouderd;
                    uit.bekend.clone_from(&v.tekst);
                }
            }
            uit
        })
        .collect()
}

/// An area as posted.
#[derive(Clone, Debug, Default)]
pub struct Gestuurd {
    /// The answer.
    pub antwoord: Intakeantwoord,
    /// What was pre-filled is confirmed as it is.
    pub klopt_nog: bool,
}

/// Keeps the areas that were changed or confirmed; with `afronden` the intake is finished when nothing is missing.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the intake since `version`; wrong input; what is missing; access; the store.
pub async fn bewaar(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    version: i64,
    gestuurd: &[Gestuurd],
    afronden: bool,
) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx, id, version, gestuurd, afronden).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(
    uow: &mut Uow,
    ctx: &Ctx,
    id: CasusId,
    version: i64,
    gestuurd: &[Gestuurd],
    afronden: bool,
) -> Uitkomst<CasusId> {
    let kop = store::casus::kop_grendel(uow, id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit = ctx.mag::<IntakeDoen>(&kop.feiten(uow.gemeente()))?;
    if kop.gesloten_op.is_some() {
        let reden = "Deze casus is gesloten. De intake kan niet meer veranderen.";
        return Err(Weigering::new("intake.gesloten", reden).into());
    }
    let inrichting = inrichting::geldend(uow, ctx).await?;
    let intake = store::intake::van_casus(uow, id).await?;
    // A finished intake stays as it is; changing it starts the next one.
    let (intake_id, nu, nieuw) = match intake {
        Some(i) if i.version != version => return Err(AppFout::Gewijzigd),
        None if version > 0 => return Err(AppFout::Gewijzigd),
        Some(IntakeRij {
            id,
            afgerond_op: None,
            version,
            ..
        }) => (id, version, false),
        Some(_) | None => (store::intake::start(uow, &permit, id).await?, 1, true),
    };
    let rijen = store::intake::antwoorden(uow, kop.huishouden_id, Some(intake_id)).await?;
    let nu_bekend = gebieden(&inrichting, &rijen, ctx.vandaag());
    let (mut velden, mut fouten) = (Vec::new(), Fouten::new());
    for g in gestuurd {
        let Some(bekend) = nu_bekend.iter().find(|b| b.code == g.antwoord.leefgebied) else {
            continue;
        };
        let anders = g.antwoord != bekend.antwoord;
        if !anders && (!g.klopt_nog || bekend.opgeslagen) {
            continue;
        }
        match g.antwoord.valideer(&inrichting) {
            Ok(a) => {
                store::intake::zet_antwoord(uow, &permit, intake_id, &a, ctx.vandaag()).await?;
                velden.push(bekend.code.as_str());
            }
            Err(f) => fouten.0.extend(f.0.into_iter().map(|mut f| {
                f.veld = format!("{}_{}", f.veld, bekend.code);
                f
            })),
        }
    }
    if !fouten.is_leeg() {
        return Err(fouten.into());
    }
    if afronden {
        let rijen = store::intake::antwoorden(uow, kop.huishouden_id, Some(intake_id)).await?;
        let stand = volledigheid(&inrichting, &geldig(&rijen));
        if !stand.volledig {
            let mut f = Fouten::new();
            for (code, wat) in &stand.mist {
                let label = inrichting.leefgebied_label(code);
                f.voeg(format!("eigen_woorden_{code}"), format!("{label}: {wat}."));
            }
            if stand.mist.is_empty() {
                f.voeg(
                    "",
                    "Bespreek ten minste één leefgebied voordat je de intake afrondt.",
                );
            }
            return Err(f.into());
        }
    }
    store::intake::verhoog(uow, &permit, intake_id, nu, afronden.then_some(ctx.nu)).await?;
    let boeking = Boeking {
        casus: Some(id),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "intake",
        onderwerp_id: Some(intake_id.uuid()),
        velden: &velden,
        reden: if afronden { "afgerond" } else { "" },
        ..Boeking::default()
    };
    let soort = if nieuw { Soort::Gemaakt } else { Soort::Gewijzigd };
    uow.boek(&permit, soort, boeking).await?;
    store::techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}
