// SPDX-License-Identifier: EUPL-1.2
//! Looking: own signalen and matches, the signalen on one person, and what stays open.

use super::{Ik, bijzonder, boeking, feiten, ik, van};
use crate::zoeken::persoonsnaam;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::verwijsindex::{
    Instelling, Rechthebbende, Stand, herinneren, mag_plaatsen, naar_procesmanager, verwijderen_op,
    wie_vertellen,
};
use domain::{PersoonId, SignaalId};
use jiff::ToSpan;
use jiff::civil::Date;
use policy::Feiten;
use policy::handelingen::{
    HuishoudenOpenen, PersoonZoeken, SignaalPlaatsen, SignaalVerwijderen, VerwijsindexInrichten,
    VerwijsindexOverzicht, VerwijsindexZien,
};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::verwijsindex::{self as db, MatchRij, MijnRij, OpenMatchRij, SignaalRij};

/// The actor must be able to find this person in another way: open a household of theirs, or search.
pub(super) async fn mag_persoon(uow: &mut Uow, ctx: &Ctx, persoon: PersoonId) -> Uitkomst<()> {
    match db::huishouden_van(uow, persoon).await? {
        Some(huishouden) => {
            let geladen = crate::huishouden::laad(uow, ctx, huishouden).await?;
            ctx.mag::<HuishoudenOpenen>(&geladen.feiten)?;
        }
        None => drop(ctx.mag::<PersoonZoeken>(&Feiten::Geen)?),
    }
    Ok(())
}

/// The page of a person.
#[derive(Clone, Debug)]
pub struct PersoonBeeld {
    /// The person.
    pub id: PersoonId,
    /// Name.
    pub naam: String,
    /// Why no signaal can be placed; empty: it can.
    pub waarom_niet: String,
    /// Who must be told.
    pub vertellen: Option<Rechthebbende>,
    /// First day on which a signaal of today would be gone.
    pub tot: Option<Date>,
    /// Under the pilot for adults: its ground.
    pub proef: Option<String>,
    /// The own signaal.
    pub eigen: Option<SignaalRij>,
    /// Those of others, for who may take them away; else none.
    pub anderen: Vec<SignaalRij>,
}

/// Opens it; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn persoon(app: &App, ctx: &Ctx, id: PersoonId) -> Uitkomst<PersoonBeeld> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        mag_persoon(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<VerwijsindexZien>(&Feiten::Geen)?;
        let p = db::persoon(&mut uow, id).await?.ok_or(AppFout::NietGevonden)?;
        let b = bijzonder(&mut uow, &p).await?;
        if b.afgeschermd {
            return Err(AppFout::NietGevonden);
        }
        let ik = ik(&mut uow, ctx).await?;
        let (gemeente, vandaag) = (uow.gemeente(), ctx.vandaag());
        let hier = van(&db::instellingen(&mut uow).await?, gemeente);
        let toelating = mag_plaatsen(
            &hier,
            gemeente,
            p.geboortedatum,
            p.overleden_op.is_some(),
            vandaag,
        );
        let mag = ctx.mag::<SignaalPlaatsen>(&feiten(&uow, ik, false, b));
        let waarom_niet = match (&toelating, mag) {
            (Err(w), _) => w.reden.clone(),
            (Ok(_), Err(w)) => w.reden,
            (Ok(_), Ok(_)) => String::new(),
        };
        let signalen = db::van_persoon(&mut uow, id).await?;
        let is_eigen = |s: &SignaalRij| ik.id == Some(s.melder_id);
        let eigen = signalen.iter().find(|s| is_eigen(s)).cloned();
        let anderen = if ctx.mag::<SignaalVerwijderen>(&feiten(&uow, ik, false, b)).is_ok() {
            signalen.into_iter().filter(|s| !is_eigen(s)).collect()
        } else {
            Vec::new()
        };
        uow.boek(&permit, Soort::Gelezen, boeking(Some(id), None, &["signalen"]))
            .await?;
        let proef_tot = toelating.as_ref().ok().and_then(|t| t.proef_tot);
        Ok(PersoonBeeld {
            id,
            naam: persoonsnaam(&p.voornamen, &p.voorvoegsel, &p.geslachtsnaam),
            waarom_niet,
            vertellen: p.geboortedatum.map(|g| wie_vertellen(g, vandaag)),
            tot: p.geboortedatum.map(|g| verwijderen_op(vandaag, g, proef_tot)),
            proef: hier.leertuin.filter(|_| proef_tot.is_some()).map(|l| l.grond),
            eigen,
            anderen,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// What comes of matches, for who sees to it.
#[derive(Clone, Debug, Default)]
pub struct Overzicht {
    /// Open for longer than the set time: with the procesmanager now.
    pub bij_procesmanager: Vec<OpenMatchRij>,
    /// Other open matches.
    pub open: Vec<OpenMatchRij>,
    /// All matches there are.
    pub totaal: i64,
    /// Of them: nobody did anything, though the reminder is over.
    pub zonder_opvolging: i64,
    /// Signalen that run.
    pub signalen: i64,
}

/// The own page.
#[derive(Clone, Debug)]
pub struct Mijn {
    /// What holds here.
    pub instelling: Instelling,
    /// May place signalen today.
    pub melder: bool,
    /// Own signalen.
    pub signalen: Vec<MijnRij>,
    /// Own matches.
    pub matches: Vec<MatchRij>,
    /// For the procesmanager.
    pub overzicht: Option<Overzicht>,
    /// May change how it works.
    pub mag_inrichten: bool,
    /// Today.
    pub vandaag: Date,
}

impl Mijn {
    /// This match is waiting for a first contact for too long.
    pub fn herinnering(&self, m: &MatchRij) -> bool {
        herinneren(
            m.ontstaan_op,
            *m.status,
            self.vandaag,
            self.instelling.herinner_na,
        )
    }
    /// This match lies with the procesmanager.
    pub fn bij_procesmanager(&self, m: &MatchRij) -> bool {
        naar_procesmanager(
            m.ontstaan_op,
            *m.status,
            self.vandaag,
            self.instelling.procesmanager_na,
        )
    }
    /// The own signaal with this id.
    pub fn signaal(&self, id: SignaalId) -> Option<&MijnRij> {
        self.signalen.iter().find(|s| s.id == id)
    }
}

/// Opens it; booked: the law asks a log of who received what.
///
/// # Errors
/// Access (recorded), the store.
pub async fn mijn(app: &App, ctx: &Ctx) -> Uitkomst<Mijn> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let permit = ctx.mag::<VerwijsindexZien>(&Feiten::Geen)?;
        let Ik { id, melder } = ik(&mut uow, ctx).await?;
        let (gemeente, vandaag) = (uow.gemeente(), ctx.vandaag());
        let instelling = van(&db::instellingen(&mut uow).await?, gemeente);
        let (signalen, matches) = match id {
            Some(id) => (
                db::mijn(&mut uow, id).await?,
                db::matches_van(&mut uow, id).await?,
            ),
            None => (Vec::new(), Vec::new()),
        };
        let mut gezien: Vec<PersoonId> = matches.iter().map(|m| m.persoon_id).collect();
        gezien.sort_unstable();
        gezien.dedup();
        for persoon in gezien {
            uow.boek(
                &permit,
                Soort::Gelezen,
                boeking(Some(persoon), None, &["matches"]),
            )
            .await?;
        }
        let b = Boeking {
            onderwerp: "verwijsindex",
            velden: &["signalen", "matches"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, b).await?;
        let overzicht = match ctx.mag::<VerwijsindexOverzicht>(&Feiten::Geen) {
            Ok(permit) => {
                let b = Boeking {
                    onderwerp: "verwijsindex",
                    velden: &["matches"],
                    ..Boeking::default()
                };
                uow.boek(&permit, Soort::Gelezen, b).await?;
                Some(overzicht(&mut uow, ctx, &instelling).await?)
            }
            Err(_) => None,
        };
        Ok(Mijn {
            melder,
            signalen,
            matches,
            overzicht,
            mag_inrichten: ctx.mag::<VerwijsindexInrichten>(&Feiten::Geen).is_ok(),
            instelling,
            vandaag,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn overzicht(uow: &mut Uow, ctx: &Ctx, i: &Instelling) -> Uitkomst<Overzicht> {
    let grens = ctx.vandaag().saturating_sub(i64::from(i.herinner_na).days());
    // The whole of the day on which the reminder comes counts, as `herinneren` says.
    let voor = domain::termijn::einde_van_dag(grens);
    let telling = db::tel(uow, voor).await?;
    let (bij_procesmanager, open) = db::open_matches(uow)
        .await?
        .into_iter()
        .partition(|m| naar_procesmanager(m.ontstaan_op, *m.status, ctx.vandaag(), i.procesmanager_na));
    Ok(Overzicht {
        bij_procesmanager,
        open,
        totaal: telling.iter().map(|t| t.aantal).sum(),
        zonder_opvolging: telling
            .iter()
            .filter(|t| *t.status == Stand::Nieuw)
            .map(|t| t.oud)
            .sum(),
        signalen: db::aantal_lopend(uow).await?,
    })
}
