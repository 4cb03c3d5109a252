// SPDX-License-Identifier: EUPL-1.2
//! Rows around a casus, made without a use case.

use domain::CasusId;
use jiff::{SignedDuration, ToSpan};
use policy::{Feiten, Permit, handelingen::InrichtingWijzigen};
use store::journaal::{Boeking, Soort};
use store::{Resultaat, Uow, rij, rijen, voer_uit};
use testkit::{Wereld, Wie};
use uuid::Uuid;

const G: domain::Gemeente = Wereld::GEMEENTE;

async fn begin(w: &Wereld) -> (Uow, Permit<InrichtingWijzigen>) {
    let ctx = w.als_systeem();
    let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
    (w.app.begin(&ctx).await.unwrap(), permit)
}

async fn klaar(mut uow: Uow, permit: &Permit<InrichtingWijzigen>) {
    let boeking = Boeking {
        onderwerp: "proef",
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gemaakt, boeking).await.unwrap();
    uow.commit().await.unwrap();
}

/// Somebody who takes part in a casus, until so many days from today.
pub struct Meedoen {
    pub casus: CasusId,
    pub wie: Wie,
    pub tot_over_dagen: Option<i64>,
}

pub async fn doe_mee(w: &Wereld, m: Meedoen) {
    async fn schrijf(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>, m: &Meedoen) -> Resultaat<u64> {
        let vandaag = domain::termijn::datum(uow.nu());
        let id = Uuid::from_u128(m.casus.uuid().as_u128() ^ (u128::from(m.wie as u8) << 96));
        voer_uit!(
            uow,
            permit,
            "INSERT INTO betrokkene (gemeente, id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie, rol, telefoon, email,
               grondslag, grondslag_code, doel, categorieen, sinds, tot, einde_reden, bron, version)
             VALUES ($1,$2,(SELECT huishouden_id FROM casus WHERE id = $3),$3,'professional',$4,'Proef','Proef','proef','','','toestemming','toestemming','wonen','',$5,$6,'','gesprek',1)",
            G,
            id,
            m.casus,
            Wereld::medewerker(m.wie),
            vandaag - 30.days(),
            m.tot_over_dagen.map(|d| vandaag + d.days())
        )
    }
    let (mut uow, permit) = begin(w).await;
    schrijf(&mut uow, &permit, &m).await.unwrap();
    klaar(uow, &permit).await;
}

/// `wie` is away today, and `waarnemer` stands in.
pub async fn afwezig(w: &Wereld, wie: Wie, waarnemer: Wie) {
    async fn schrijf(
        uow: &mut Uow,
        permit: &Permit<InrichtingWijzigen>,
        wie: Wie,
        waarnemer: Wie,
    ) -> Resultaat<u64> {
        let vandaag = domain::termijn::datum(uow.nu());
        voer_uit!(
            uow,
            permit,
            "INSERT INTO afwezigheid (gemeente, id, medewerker_id, van, tot, waarnemer_id, ingetrokken) VALUES ($1,$2,$3,$4,$4,$5,FALSE)",
            G,
            Uuid::from_u128(u128::from(wie as u8)),
            Wereld::medewerker(wie),
            vandaag,
            Wereld::medewerker(waarnemer)
        )
    }
    let (mut uow, permit) = begin(w).await;
    schrijf(&mut uow, &permit, wie, waarnemer).await.unwrap();
    klaar(uow, &permit).await;
}

/// A note, number `n` of the casus.
pub async fn notitie(w: &Wereld, casus: CasusId, n: u64, categorie: &str, vast: bool) {
    async fn schrijf(
        uow: &mut Uow,
        permit: &Permit<InrichtingWijzigen>,
        (casus, n, categorie, vast): (CasusId, u64, &str, bool),
    ) -> Resultaat<u64> {
        let op = uow.nu() - SignedDuration::from_mins(i64::try_from(n).unwrap_or(0) + 1);
        voer_uit!(
            uow,
            permit,
            "INSERT INTO notitie (gemeente, id, casus_id, auteur_id, gemaakt_op, contact_op, vorm, categorie, feiten, mening, bron, vastgezet, version)
             VALUES ($1,$2,$3,$4,$5,$5,'gesprek',$6,$7,'','',$8,1)",
            G,
            Uuid::from_u128(casus.uuid().as_u128() ^ (u128::from(n + 1) << 64)),
            casus,
            Wereld::medewerker(Wie::Regisseur),
            op,
            categorie,
            format!("Notitie {categorie}"),
            vast
        )
    }
    let (mut uow, permit) = begin(w).await;
    schrijf(&mut uow, &permit, (casus, n, categorie, vast))
        .await
        .unwrap();
    klaar(uow, &permit).await;
}

/// A plan with one goal and so many actions that should have been ready last week.
pub async fn acties(w: &Wereld, casus: CasusId, aantal: u64) {
    async fn schrijf(
        uow: &mut Uow,
        permit: &Permit<InrichtingWijzigen>,
        casus: CasusId,
        aantal: u64,
    ) -> Resultaat<()> {
        let vandaag = domain::termijn::datum(uow.nu());
        voer_uit!(
            uow,
            permit,
            "INSERT INTO plan (gemeente, casus_id, version) VALUES ($1,$2,1)",
            G,
            casus
        )?;
        voer_uit!(
            uow,
            permit,
            "INSERT INTO doel (gemeente, id, casus_id, leefgebied, tekst, volgorde, version) VALUES ($1,$2,$2,'wonen','Hier blijven wonen.',1,1)",
            G,
            casus.uuid()
        )?;
        for n in 0..aantal {
            voer_uit!(
                uow,
                permit,
                "INSERT INTO actie (gemeente, id, casus_id, doel_id, tekst, wie_soort, wie, trede, trede_reden, voor, status, status_reden, volgorde, version)
                 VALUES ($1,$2,$3,$3,'Opruimen','inwoner','mevrouw',1,'',$4,'open','',1,1)",
                G,
                Uuid::from_u128(casus.uuid().as_u128() ^ (u128::from(n + 1) << 64)),
                casus.uuid(),
                vandaag - 7.days()
            )?;
        }
        Ok(())
    }
    let (mut uow, permit) = begin(w).await;
    schrijf(&mut uow, &permit, casus, aantal).await.unwrap();
    klaar(uow, &permit).await;
}

rij! {
    pub struct JournaalRij {
        pub handeling: String,
        pub soort: String,
        pub velden: String,
    }
}

/// What is in the journaal of a person: act, kind, field groups.
pub async fn boekingen(w: &Wereld, wie: Wie) -> Vec<(String, String, String)> {
    async fn lees(uow: &mut Uow, wie: Wie) -> Resultaat<Vec<JournaalRij>> {
        rijen!(
            uow,
            JournaalRij,
            "SELECT handeling, soort, velden FROM journaal WHERE gemeente = $1 AND medewerker_id = $2 ORDER BY id",
            G,
            Wereld::medewerker(wie)
        )
    }
    let mut uow = w.kijk().await;
    let rijen = lees(&mut uow, wie).await.unwrap();
    rijen
        .into_iter()
        .map(|r| (r.handeling, r.soort, r.velden))
        .collect()
}
