// SPDX-License-Identifier: EUPL-1.2
//! Casussen, regie and agenda items made without a use case, for the tests of MDO, team and Mijn werk.

use domain::casus::Fase;
use domain::overleg::PuntSoort;
use domain::{AgendapuntId, CasusId, HuishoudenId, MedewerkerId, TeamId};
use jiff::civil::date;
use policy::{Feiten, Permit, handelingen::InrichtingWijzigen};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, voer_uit, waarde};
use testkit::{Wereld, Wie};
use uuid::Uuid;

/// A fixed id: kind and number.
fn vast(soort: u64, nummer: u64) -> Uuid {
    Uuid::from_u128(
        0x0191_0000_0000_7000_8000_0000_0000_0000 | (u128::from(soort) << 32) | u128::from(nummer),
    )
}

/// A running casus, number `n`.
#[derive(Clone, Copy, Debug)]
pub struct Zaak {
    pub nummer: u64,
    pub fase: Fase,
    pub regisseur: Option<Wie>,
    pub team: u8,
}

/// Casus `n` in triage, without regisseur, on the list of the MDO of 25 November 2026.
pub async fn te_verdelen(w: &Wereld, n: u64) -> CasusId {
    let id = zaak(
        w,
        Zaak {
            nummer: n,
            fase: Fase::Triage,
            regisseur: None,
            team: 4,
        },
    )
    .await;
    agendapunt(w, id, PuntSoort::Toewijzen).await;
    id
}

/// `aantal` casussen in this phase for one regisseur, from number `vanaf`.
pub async fn belast(w: &Wereld, wie: Wie, vanaf: u64, aantal: u64, fase: Fase) {
    for n in vanaf..vanaf + aantal {
        zaak(
            w,
            Zaak {
                nummer: n,
                fase,
                regisseur: Some(wie),
                team: 2,
            },
        )
        .await;
    }
}

pub async fn zaak(w: &Wereld, z: Zaak) -> CasusId {
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    let id = schrijf(&mut uow, &permit, z).await.unwrap();
    boek(&mut uow, &permit).await;
    uow.commit().await.unwrap();
    id
}

async fn boek(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>) {
    uow.boek(
        permit,
        Soort::Gemaakt,
        Boeking {
            onderwerp: "proef",
            ..Boeking::default()
        },
    )
    .await
    .unwrap();
}

async fn schrijf(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>, z: Zaak) -> Resultaat<CasusId> {
    let g = Wereld::GEMEENTE;
    let (huis, casus): (HuishoudenId, CasusId) = (vast(1, z.nummer).into(), vast(2, z.nummer).into());
    let naam = format!("Zaak{:03}-proef", z.nummer);
    let nu = uow.nu();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO huishouden (gemeente, id, naam, wijk_code, version) VALUES ($1,$2,$3,'WK01',1)",
        g,
        huis,
        &naam
    )?;
    voer_uit!(
        uow,
        permit,
        "INSERT INTO casus (gemeente, id, kenmerk, huishouden_id, fase, fase_sinds, fase_termijn, gestart_op, sluit_reden, team_id, doelgroep, samenvatting, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$6,'',$8,'oggz','',1)",
        g,
        casus,
        format!("C-{:05}", z.nummer),
        huis,
        z.fase.code(),
        nu - jiff::SignedDuration::from_hours(72),
        nu + jiff::SignedDuration::from_hours(240),
        Wereld::team(z.team)
    )?;
    if let Some(wie) = z.regisseur {
        store::regie::start(
            uow,
            permit,
            store::regie::NieuweRegie {
                casus,
                medewerker: Wereld::medewerker(wie),
                reden: "proef",
                stem_inwoner: "proef",
                door: Wereld::medewerker(Wie::Mdo),
                overmaat: None,
            },
        )
        .await?;
    }
    Ok(casus)
}

pub async fn agendapunt(w: &Wereld, casus: CasusId, soort: PuntSoort) -> AgendapuntId {
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    let overleg = store::overleg::mdo_op(&mut uow, &permit, date(2026, 11, 25))
        .await
        .unwrap();
    let id = store::overleg::agendeer(&mut uow, &permit, overleg, casus, soort, "Wie wordt regisseur?")
        .await
        .unwrap()
        .unwrap();
    boek(&mut uow, &permit).await;
    uow.commit().await.unwrap();
    id
}

/// Closes a casus without a use case, and ends its regie.
pub async fn sluit(w: &Wereld, casus: CasusId) {
    async fn schrijf(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>, casus: CasusId) -> Resultaat<()> {
        let nu = uow.nu();
        store::regie::sluit(uow, permit, casus, "proef").await?;
        voer_uit!(
            uow,
            permit,
            "UPDATE casus SET fase = 'gesloten', gesloten_op = $2 WHERE id = $1",
            casus,
            nu
        )?;
        Ok(())
    }
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    schrijf(&mut uow, &permit, casus).await.unwrap();
    boek(&mut uow, &permit).await;
    uow.commit().await.unwrap();
}

/// A frozen version of the plan.
pub async fn planversie(w: &Wereld, casus: CasusId) {
    async fn schrijf(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>, casus: CasusId) -> Resultaat<()> {
        let g = Wereld::GEMEENTE;
        // The kind Plan is not in the permit of the system; the statement is the same.
        voer_uit!(
            uow,
            permit,
            "INSERT INTO plan (gemeente, casus_id, version) VALUES ($1,$2,1)",
            g,
            casus
        )?;
        voer_uit!(
            uow,
            permit,
            "INSERT INTO planversie (gemeente, id, casus_id, nummer, inhoud, gemaakt_op, gemaakt_door, mdo_opmerking) VALUES ($1,$2,$3,1,'{\"doelen\":[]}',$4,$5,'')",
            g,
            casus.uuid(),
            casus,
            uow.nu(),
            Wereld::medewerker(Wie::Regisseur)
        )?;
        Ok(())
    }
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    schrijf(&mut uow, &permit, casus).await.unwrap();
    boek(&mut uow, &permit).await;
    uow.commit().await.unwrap();
}

/// An open task of somebody in a casus.
pub async fn taak(w: &Wereld, casus: CasusId, wie: Wie) {
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    let nieuw = store::taak::NieuweTaak {
        soort: "bellen",
        tekst: "Bel de school.",
        casus: Some(casus),
        medewerker: Some(Wereld::medewerker(wie)),
        team: None,
        voor: date(2026, 12, 1),
    };
    store::taak::maak(&mut uow, &permit, &nieuw).await.unwrap();
    boek(&mut uow, &permit).await;
    uow.commit().await.unwrap();
}

/// Number of open tasks of a casus for a person, and for a team without a person.
pub async fn taken(w: &Wereld, casus: CasusId, wie: Wie, team: TeamId) -> (i64, i64) {
    async fn tel(uow: &mut Uow, casus: CasusId, wie: MedewerkerId, team: TeamId) -> Resultaat<(i64, i64)> {
        let mens = waarde!(
            uow,
            i64,
            "SELECT count(*) AS w FROM taak WHERE casus_id = $1 AND medewerker_id = $2 AND team_id IS NULL AND status = 'open'",
            casus,
            wie
        )?;
        let groep = waarde!(
            uow,
            i64,
            "SELECT count(*) AS w FROM taak WHERE casus_id = $1 AND medewerker_id IS NULL AND team_id = $2 AND status = 'open' AND soort = 'bellen'",
            casus,
            team
        )?;
        Ok((mens.unwrap_or(0), groep.unwrap_or(0)))
    }
    let mut uow = w.kijk().await;
    tel(&mut uow, casus, Wereld::medewerker(wie), team).await.unwrap()
}

/// Leave of the procesmanager for this casus, until a day.
pub async fn overmaat(w: &Wereld, casus: CasusId, tot: jiff::civil::Date) {
    async fn schrijf(
        uow: &mut Uow,
        permit: &Permit<InrichtingWijzigen>,
        casus: CasusId,
        tot: jiff::civil::Date,
    ) -> Resultaat<u64> {
        voer_uit!(
            uow,
            permit,
            "UPDATE regie SET overmaat_reden = 'Collega is ziek', overmaat_tot = $2 WHERE casus_id = $1 AND tot IS NULL",
            casus,
            tot
        )
    }
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    let mut uow = w.app.begin(&ctx).await.unwrap();
    schrijf(&mut uow, &permit, casus, tot).await.unwrap();
    boek(&mut uow, &permit).await;
    uow.commit().await.unwrap();
}

/// Number of current periods of regie of a casus, and of all periods.
pub async fn regies(w: &Wereld, casus: CasusId) -> (i64, i64) {
    async fn tel(uow: &mut Uow, casus: CasusId) -> Resultaat<(i64, i64)> {
        let nu = waarde!(
            uow,
            i64,
            "SELECT count(*) AS w FROM regie WHERE casus_id = $1 AND tot IS NULL",
            casus
        )?;
        let alle = waarde!(
            uow,
            i64,
            "SELECT count(*) AS w FROM regie WHERE casus_id = $1",
            casus
        )?;
        Ok((nu.unwrap_or(0), alle.unwrap_or(0)))
    }
    let mut uow = w.kijk().await;
    tel(&mut uow, casus).await.unwrap()
}

/// Number of casussen that somebody directs now.
pub async fn heeft(w: &Wereld, wie: Wie) -> i64 {
    async fn tel(uow: &mut Uow, wie: MedewerkerId) -> Resultaat<i64> {
        Ok(waarde!(
            uow,
            i64,
            "SELECT count(*) AS w FROM regie WHERE medewerker_id = $1 AND tot IS NULL",
            wie
        )?
        .unwrap_or(0))
    }
    let mut uow = w.kijk().await;
    tel(&mut uow, Wereld::medewerker(wie)).await.unwrap()
}

pub async fn kop(w: &Wereld, casus: CasusId) -> store::casus::CasusKop {
    let ctx = w.als_systeem();
    let mut uow = w.kijk().await;
    store::casus::kop(&mut uow, casus, &ctx.actor, ctx.vandaag())
        .await
        .unwrap()
        .unwrap()
}

/// Team of the world, to compare with.
pub fn team(n: u8) -> TeamId {
    Wereld::team(n)
}
