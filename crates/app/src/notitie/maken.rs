// SPDX-License-Identifier: EUPL-1.2
//! Making, correcting and pinning a note.

use crate::casus::blad::{self, Blad};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::notitie::{Categorie, NieuwDeel, NieuweNotitie, controleer_correctie};
use domain::{CasusId, Fouten, NotitieId, PersoonId};
use jiff::Timestamp;
use policy::Permit;
use policy::handelingen::NotitieMaken;
use store::casus_blad::LidNaam;
use store::journaal::{Boeking, Soort};
use store::notitie::NotitieRij;
use store::{Uow, techniek};

/// A note as typed.
#[derive(Clone, Debug, Default)]
pub struct Opdracht {
    /// Kind of contact (code).
    pub vorm: String,
    /// How it ended (code).
    pub resultaat: String,
    /// Category (code).
    pub categorie: String,
    /// Life area (code), or empty.
    pub leefgebied: String,
    /// When; `None` is now.
    pub moment: Option<Timestamp>,
    /// Ids of the persons.
    pub personen: Vec<String>,
    /// Facts.
    pub feiten: String,
    /// Worry or opinion.
    pub mening: String,
    /// Who said it or where it stands.
    pub bron: String,
    /// "ja": seen or heard by the author.
    pub zelf: String,
    /// The note that this one corrects, and what was wrong in it.
    pub corrigeert: Option<NotitieId>,
    /// What was wrong.
    pub correctie_reden: String,
}

/// What the form needs.
#[derive(Clone, Debug)]
pub struct Formulierbeeld {
    /// Head of the casus.
    pub blad: Blad,
    /// Members of the household to choose from.
    pub leden: Vec<LidNaam>,
    /// Life areas: code and label.
    pub leefgebieden: Vec<(String, String)>,
    /// The note to correct.
    pub corrigeert: Option<NotitieRij>,
}

/// Opens the form; with the note that is corrected, when it is a correction.
///
/// # Errors
/// Access, not found, the store.
pub async fn formulier(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    corrigeert: Option<NotitieId>,
) -> Uitkomst<Formulierbeeld> {
    let ctx = blad::zonder_sleutel(ctx);
    let mut uow = app.begin(&ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, &ctx, casus, &["huishouden"]).await?;
        ctx.mag::<NotitieMaken>(&open.feiten)?;
        let blad = blad::maak(&mut uow, &ctx, &open).await?;
        let leden = store::casus_blad::leden_namen(&mut uow, open.kop.huishouden_id).await?;
        let corrigeert = match corrigeert {
            Some(id) => Some(te_corrigeren(&mut uow, casus, id, &blad.categorieen).await?),
            None => None,
        };
        let leefgebieden = open
            .inrichting
            .leefgebieden
            .iter()
            .map(|l| (l.code.clone(), l.label.clone()))
            .collect();
        Ok(Formulierbeeld {
            blad,
            leden,
            leefgebieden,
            corrigeert,
        })
    }
    .await;
    app.sluit(&ctx, uow, uit).await
}

async fn te_corrigeren(
    uow: &mut Uow,
    casus: CasusId,
    id: NotitieId,
    mag: &[Categorie],
) -> Uitkomst<NotitieRij> {
    let rij = store::notitie::haal(uow, id)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    // A note of another casus, or one that the actor may not see, does not exist here.
    if rij.casus_id != casus || !mag.contains(&rij.categorie) {
        return Err(AppFout::NietGevonden);
    }
    Ok(rij)
}

/// Makes a note, or the correction of one.
///
/// # Errors
/// [`AppFout::Invoer`] with all errors at the fields of [`Opdracht`]; [`AppFout::Regel`] for a correction that can't
/// be; access; the store.
pub async fn maak(app: &App, ctx: &Ctx, casus: CasusId, opdracht: &Opdracht) -> Uitkomst<NotitieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = maak_in(&mut uow, ctx, casus, opdracht).await;
    app.sluit(ctx, uow, uit).await
}

async fn maak_in(uow: &mut Uow, ctx: &Ctx, casus: CasusId, o: &Opdracht) -> Uitkomst<NotitieId> {
    let kop = store::casus::kop(uow, casus, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit: Permit<NotitieMaken> = ctx.mag(&kop.feiten(uow.gemeente()))?;
    let leden = store::casus_blad::leden_namen(uow, kop.huishouden_id).await?;
    let geldig = controleer(o, ctx.nu, &leden)?;
    if let Some(oud) = o.corrigeert {
        let rij = te_corrigeren(uow, casus, oud, permit.categorieen()).await?;
        let nieuw: NotitieId = uow.nieuw_id();
        controleer_correctie(nieuw, oud, rij.verbeterd, &o.correctie_reden)?;
    }
    let feiten = match &o.corrigeert {
        Some(_) => format!("Verbetering: {}\n{}", o.correctie_reden.trim(), o.feiten.trim()),
        None => o.feiten.trim().to_owned(),
    };
    let notitie = store::notitie::NieuweNotitie {
        casus,
        contact_op: geldig.moment,
        vorm: geldig.vorm,
        resultaat: geldig.resultaat,
        categorie: geldig.categorie,
        leefgebied: Some(o.leefgebied.as_str()).filter(|l| !l.is_empty()),
        feiten: feiten.trim(),
        mening: o.mening.trim(),
        bron: o.bron.trim(),
        corrigeert: o.corrigeert,
        personen: &geldig.personen,
    };
    let id = store::notitie::maak(uow, &permit, &notitie).await?;
    let boeking = Boeking {
        casus: Some(casus),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "notitie",
        onderwerp_id: Some(id.uuid()),
        velden: &["notitie"],
        reden: geldig.categorie.code(),
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gemaakt, boeking).await?;
    techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}

/// The domain checks the note in parts; the form has one source for both, so the errors move to its fields.
fn controleer(
    o: &Opdracht,
    nu: Timestamp,
    leden: &[LidNaam],
) -> Result<domain::notitie::GeldigeNotitie, Fouten> {
    let deel = |soort: &str, tekst: &str| NieuwDeel {
        soort: soort.to_owned(),
        tekst: tekst.to_owned(),
        bron: o.bron.clone(),
        zelf: o.zelf.clone(),
    };
    let nieuw = NieuweNotitie {
        vorm: o.vorm.clone(),
        resultaat: o.resultaat.clone(),
        categorie: o.categorie.clone(),
        moment: o.moment,
        personen: o.personen.clone(),
        tekst: String::new(),
        delen: vec![deel("feit", &o.feiten), deel("mening", &o.mening)],
    };
    let mut fouten = Fouten::new();
    let geldig = match nieuw.valideer(nu) {
        Ok(geldig) => Some(geldig),
        Err(f) => {
            for fout in f.0 {
                let veld = match fout.veld.as_str() {
                    "tekst" | "delen.1.tekst" => "feiten",
                    "delen.2.tekst" => "mening",
                    "delen.1.bron" | "delen.2.bron" => "bron",
                    anders => anders,
                };
                if !fouten.0.iter().any(|e| e.veld == veld) {
                    fouten.voeg(veld, fout.tekst);
                }
            }
            None
        }
    };
    let bekend = |p: &PersoonId| leden.iter().any(|l| l.persoon_id == *p);
    if geldig.as_ref().is_some_and(|g| !g.personen.iter().all(bekend)) {
        fouten.voeg("personen", "Kies iemand uit dit huishouden.");
    }
    match geldig {
        Some(geldig) => fouten.of(geldig),
        None => Err(fouten),
    }
}

/// Pins a note on top, or takes it off.
///
/// # Errors
/// [`AppFout::Gewijzigd`], access, not found, the store.
pub async fn zet_vast(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    id: NotitieId,
    vast: bool,
    version: i64,
) -> Uitkomst<NotitieId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = store::casus::kop(&mut uow, casus, &ctx.actor, ctx.vandaag())
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let permit: Permit<NotitieMaken> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        te_corrigeren(&mut uow, casus, id, permit.categorieen()).await?;
        store::notitie::zet_vast(&mut uow, &permit, id, vast, version).await?;
        let boeking = Boeking {
            casus: Some(casus),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "notitie",
            onderwerp_id: Some(id.uuid()),
            velden: &["vastgezet"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
