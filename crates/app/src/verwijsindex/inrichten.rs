// SPDX-License-Identifier: EUPL-1.2
//! How the module works in this gemeente, and who may place signalen.

use super::van;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::verwijsindex::{Domein, Instelling, Modus, NieuweInstelling};
use domain::{Fouten, Gemeente, MedewerkerId, MelderId, Weigering};
use policy::{Feiten, handelingen::VerwijsindexInrichten};
use store::journaal::{Boeking, Soort};
use store::verwijsindex::{self as db, KandidaatRij, MelderRij};
use store::{Uow, techniek};

/// The page.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// What holds.
    pub instelling: Instelling,
    /// All gemeenten of the installation, the own one too.
    pub gemeenten: Vec<(Gemeente, String)>,
    /// The own gemeente.
    pub eigen: Gemeente,
    /// Melders, now and before.
    pub melders: Vec<MelderRij>,
    /// Who can be designated.
    pub kandidaten: Vec<KandidaatRij>,
    /// Signalen that run.
    pub lopend: i64,
    /// Today.
    pub vandaag: jiff::civil::Date,
}

fn boeking(velden: &'static [&'static str], reden: &'static str) -> Boeking<'static> {
    Boeking {
        onderwerp: "verwijsindex",
        velden,
        reden,
        ..Boeking::default()
    }
}

async fn laad(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Beeld> {
    let eigen = uow.gemeente();
    Ok(Beeld {
        instelling: van(&db::instellingen(uow).await?, eigen),
        gemeenten: store::gemeente::namen(uow).await?,
        eigen,
        melders: db::melders(uow).await?,
        kandidaten: db::kandidaten(uow).await?,
        lopend: db::aantal_lopend(uow).await?,
        vandaag: ctx.vandaag(),
    })
}

/// Opens it; staff only, so not booked.
///
/// # Errors
/// Access (recorded), the store.
pub async fn lees(app: &App, ctx: &Ctx) -> Uitkomst<Beeld> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<VerwijsindexInrichten>(&Feiten::Geen)?;
        laad(&mut uow, ctx).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Stores how it works from now on; gives the mode.
///
/// # Errors
/// Wrong input, also a pilot without ground, period and gemeenten; off while signalen run; `Gewijzigd`; access; the store.
pub async fn zet(app: &App, ctx: &Ctx, versie: i64, n: &NieuweInstelling) -> Uitkomst<Modus> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<VerwijsindexInrichten>(&Feiten::Geen)?;
        let b = laad(&mut uow, ctx).await?;
        let bekend: Vec<Gemeente> = b.gemeenten.iter().map(|(g, _)| *g).collect();
        let nieuw = n.valideer(b.eigen, &bekend, ctx.vandaag())?;
        if b.instelling.versie != versie {
            return Err(AppFout::Gewijzigd);
        }
        if nieuw.modus == Modus::Uit && b.lopend > 0 {
            return Err(Weigering::new(
                "verwijsindex.nog_signalen",
                "Er staan nog signalen. Kies eerst \"wordt afgebouwd\". Als het laatste signaal weg is, kun je de verwijsindex uitzetten.",
            )
            .into());
        }
        db::zet_instelling(&mut uow, &permit, versie, &nieuw).await?;
        for g in bekend.iter().filter(|g| **g != b.eigen && !nieuw.regio.contains(g)) {
            db::verbreek(&mut uow, &permit, *g).await?;
        }
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            boeking(&["instelling"], nieuw.modus.code()),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, nieuw.modus.code()).await?;
        Ok(nieuw.modus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// A melder as typed.
#[derive(Clone, Debug, Default)]
pub struct NieuweMelder {
    /// Who (id of a medewerker).
    pub wie: String,
    /// Domain (code).
    pub domein: String,
    /// Whom to call when the melder is away.
    pub coordinator: String,
}

/// Designates somebody by name, or changes what is known of them; gives the melder.
///
/// # Errors
/// Wrong input; `Gewijzigd`; access (recorded); the store.
pub async fn wijs_aan(app: &App, ctx: &Ctx, version: i64, n: &NieuweMelder) -> Uitkomst<MelderId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<VerwijsindexInrichten>(&Feiten::Geen)?;
        let b = laad(&mut uow, ctx).await?;
        let mut f = Fouten::new();
        let wie = n.wie.trim().parse::<MedewerkerId>().ok();
        let kandidaat = b.kandidaten.iter().find(|k| Some(k.id) == wie);
        if kandidaat.is_none() {
            f.voeg(
                "wie",
                "Kies wie signalen mag plaatsen. De organisatie moet het convenant hebben getekend.",
            );
        }
        let domein = n.domein.trim().parse::<Domein>().ok();
        if domein.is_none() {
            f.voeg("domein", "Kies voor welk domein.");
        }
        let coordinator = n.coordinator.trim();
        if coordinator.chars().count() > 200 {
            f.voeg(
                "coordinator",
                "Deze tekst is te lang. Maak hem korter: hoogstens 200 tekens.",
            );
        }
        let (Some(kandidaat), Some(domein), true) = (kandidaat, domein, f.is_leeg()) else {
            return Err(f.into());
        };
        let id = db::wijs_aan(&mut uow, &permit, kandidaat, domein, coordinator, version).await?;
        let mut boeking = boeking(&["melder"], domein.code());
        boeking.onderwerp_id = Some(id.uuid());
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// From now on this melder places nothing any more; what they placed stays.
///
/// # Errors
/// Not there; `Gewijzigd`; access (recorded); the store.
pub async fn stop_melder(app: &App, ctx: &Ctx, id: MelderId, version: i64) -> Uitkomst<MelderId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<VerwijsindexInrichten>(&Feiten::Geen)?;
        if !db::melders(&mut uow).await?.iter().any(|m| m.id == id) {
            return Err(AppFout::NietGevonden);
        }
        let gisteren = ctx.vandaag().yesterday().unwrap_or(ctx.vandaag());
        db::eindig_melder(&mut uow, &permit, id, version, gisteren).await?;
        let mut boeking = boeking(&["melder"], "beeindigd");
        boeking.onderwerp_id = Some(id.uuid());
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
