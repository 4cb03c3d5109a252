// SPDX-License-Identifier: EUPL-1.2
//! A small municipality: two wijken, six teams, twelve people, and helpers to act as one of them.

use crate::{Motor, TestDb, VasteBron};
use app::{App, Ctx};
use domain::{Gemeente, HuishoudenId, Id, MedewerkerId, OrganisatieId, PersoonId, TeamId};
use jiff::{Timestamp, civil::date};
use policy::{Actor, ActorSoort, Doel, Feiten, Rollen, handelingen::InrichtingWijzigen};
use std::sync::Arc;
use store::journaal::{Boeking, Soort};
use store::{Bron, Uow, voer_uit};
use uuid::Uuid;

/// People to act as. The number is part of their id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wie {
    /// Meldpunt worker, team Meldpunt.
    Meldpunt = 1,
    /// Second Meldpunt worker, same team.
    Meldpunt2 = 2,
    /// Casusregisseur, team Toegang.
    Regisseur = 3,
    /// Second casusregisseur, team Toegang.
    Regisseur2 = 4,
    /// Gezinscoach, team Gezinscoaches.
    Gezinscoach = 5,
    /// Procesmanager, team BZT.
    Procesmanager = 6,
    /// Procesregisseur, team BZT.
    Procesregisseur = 7,
    /// Teamleider, team Toegang.
    Teamleider = 8,
    /// MDO member, team BZT.
    Mdo = 9,
    /// Ketenpartner at Woonstichting Proef.
    Ketenpartner = 10,
    /// Beheerder.
    Beheerder = 11,
    /// Functionaris gegevensbescherming.
    Fg = 12,
}

const MENSEN: [(Wie, &str, &str, &str, u8); 12] = [
    (Wie::Meldpunt, "r.yilmaz", "meldpunt", "R. Yilmaz-proef", 1),
    (Wie::Meldpunt2, "m.jansen", "meldpunt", "M. Jansen-proef", 1),
    (
        Wie::Regisseur,
        "s.aalders",
        "casusregisseur,toegang",
        "S. Aalders-proef",
        2,
    ),
    (
        Wie::Regisseur2,
        "d.kaya",
        "casusregisseur,toegang",
        "D. Kaya-proef",
        2,
    ),
    (Wie::Gezinscoach, "t.dewit", "gezinscoach", "T. de Wit-proef", 3),
    (
        Wie::Procesmanager,
        "k.visser",
        "mdo,procesmanager",
        "K. Visser-proef",
        4,
    ),
    (
        Wie::Procesregisseur,
        "h.bakker",
        "procesregisseur",
        "H. Bakker-proef",
        4,
    ),
    (Wie::Teamleider, "l.smit", "teamleider", "L. Smit-proef", 2),
    (Wie::Mdo, "w.mulder", "mdo", "W. Mulder-proef", 4),
    (
        Wie::Ketenpartner,
        "j.hendriks",
        "ketenpartner",
        "J. Hendriks-proef",
        5,
    ),
    (Wie::Beheerder, "b.beheer", "beheerder", "B. Beheer-proef", 6),
    (Wie::Fg, "f.geurts", "fg", "F. Geurts-proef", 6),
];

const TEAMS: [(u8, &str, &str, &str); 6] = [
    (1, "meldpunt", "Meldpunt", "meldpunt"),
    (2, "toegang", "Toegang Sociaal Domein", "toegang_wmo"),
    (3, "gezinscoaches", "Gezinscoaches", "gezinscoach"),
    (4, "bzt", "Bijzonder Zorgteam", "bzt"),
    (5, "woonstichting", "Woonstichting Proef", "keten"),
    (6, "crisisdienst", "Crisisdienst", "crisisdienst"),
];

/// The test municipality on one engine, with the clock at Tuesday 24 November 2026, 10:00 in Amsterdam.
#[derive(Debug)]
pub struct Wereld {
    /// The database.
    pub test: TestDb,
    /// Clock.
    pub bron: Arc<VasteBron>,
    /// Application.
    pub app: App,
    /// Engine.
    pub motor: Motor,
}

impl Wereld {
    /// Tenant of the test municipality.
    pub const GEMEENTE: Gemeente = Gemeente(150);

    /// Makes it.
    ///
    /// # Panics
    /// When the database can't be made.
    pub async fn nieuw(motor: Motor) -> Self {
        let test = TestDb::nieuw(motor).await;
        let nu: Timestamp = "2026-11-24T09:00:00Z".parse().expect("moment");
        let bron = Arc::new(VasteBron::op(nu));
        let app = crate::app(&test.db, &bron);
        let wereld = Self {
            test,
            bron,
            app,
            motor,
        };
        wereld.vul().await.expect("fill the test municipality");
        wereld
    }

    /// Id of a team by its number in this world (1 Meldpunt, 2 Toegang, 3 Gezinscoaches, 4 BZT, 5 Woonstichting, 6 Crisisdienst).
    pub fn team(nummer: u8) -> TeamId {
        vast(0x10, nummer)
    }
    /// Id of a person to act as.
    pub fn medewerker(wie: Wie) -> MedewerkerId {
        vast(0x20, wie as u8)
    }
    /// Id of an organisation (1 gemeente, 2 Woonstichting Proef).
    pub fn organisatie(nummer: u8) -> OrganisatieId {
        vast(0x30, nummer)
    }

    /// The person as actor.
    pub fn actor(wie: Wie) -> Actor {
        let (_, _, rollen, naam, team) = MENSEN[wie as usize - 1];
        let (_, _, team_naam, team_soort) = TEAMS[usize::from(team) - 1];
        Actor {
            soort: ActorSoort::Medewerker,
            gemeente: Self::GEMEENTE,
            medewerker: Some(Self::medewerker(wie)),
            persoon: None,
            naam: naam.to_owned(),
            voornaam: naam.to_owned(),
            rollen: Rollen::uit_tekst(rollen),
            team: Some(Self::team(team)),
            team_naam: team_naam.to_owned(),
            team_soort: team_soort.to_owned(),
            organisatie: Some(Self::organisatie(if team == 5 { 2 } else { 1 })),
            gast: None,
        }
    }

    /// Context of an act by this person, now.
    pub fn als(&self, wie: Wie, doel: Doel) -> Ctx {
        self.app.ctx(Self::actor(wie), doel)
    }
    /// Context of an act by somebody without account.
    pub fn als_melder(&self) -> Ctx {
        self.app.ctx(Actor::melder(Self::GEMEENTE), Doel::Melden)
    }
    /// Context of an act by the system.
    pub fn als_systeem(&self) -> Ctx {
        self.app.ctx(Actor::systeem(Self::GEMEENTE), Doel::Systeem)
    }

    /// A unit of work outside any use case: to look at what was stored.
    ///
    /// # Panics
    /// When the database can't be reached.
    pub async fn kijk(&self) -> Uow {
        self.app.begin_lezen(&self.als_systeem()).await.expect("read")
    }

    async fn vul(&self) -> Result<(), app::AppFout> {
        let ctx = self.als_systeem();
        let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen)?;
        let mut uow = self.app.begin(&ctx).await?;
        let g = Self::GEMEENTE;
        voer_uit!(
            uow,
            &permit,
            "INSERT INTO gemeente (gemeente, naam) VALUES ($1, 'Proefstad')",
            g
        )?;
        let (_, inhoud) = domain::inrichting::PROFIELEN[1];
        store::inrichting::voeg_toe(&mut uow, &permit, date(2023, 1, 1), "deventer-2023", inhoud).await?;
        for (code, naam) in [("WK01", "Voorstad"), ("WK02", "Zandweerd")] {
            voer_uit!(
                uow,
                &permit,
                "INSERT INTO wijk (gemeente, code, naam) VALUES ($1,$2,$3)",
                g,
                code,
                naam
            )?;
        }
        for (nummer, naam, soort) in [
            (1, "Gemeente Proefstad", "gemeente"),
            (2, "Woonstichting Proef", "wonen"),
        ] {
            voer_uit!(
                uow,
                &permit,
                "INSERT INTO organisatie (gemeente, id, naam, soort) VALUES ($1,$2,$3,$4)",
                g,
                Self::organisatie(nummer),
                naam,
                soort
            )?;
        }
        crate::samenwerking::zet(&mut uow, &permit, g, Self::organisatie(2)).await?;
        for (nummer, code, naam, soort) in TEAMS {
            voer_uit!(
                uow,
                &permit,
                "INSERT INTO team (gemeente, id, code, naam, soort, organisatie_id, telefoon, actief) VALUES ($1,$2,$3,$4,$5,$6,'0570-000000',TRUE)",
                g,
                Self::team(nummer),
                code,
                naam,
                soort,
                Self::organisatie(if nummer == 5 { 2 } else { 1 })
            )?;
        }
        for (wie, aanmeldnaam, rollen, naam, team) in MENSEN {
            voer_uit!(
                uow,
                &permit,
                "INSERT INTO medewerker (gemeente, id, aanmeldnaam, naam, voornaam, functie, uitleg, telefoon, team_id, organisatie_id, rollen, actief, version)
                 VALUES ($1,$2,$3,$4,$4,$5,$5,'06-00000000',$6,$7,$5,TRUE,1)",
                g,
                Self::medewerker(wie),
                aanmeldnaam,
                naam,
                rollen,
                Self::team(team),
                Self::organisatie(if team == 5 { 2 } else { 1 })
            )?;
        }
        uow.boek(
            &permit,
            Soort::Gemaakt,
            Boeking {
                onderwerp: "proefstad",
                ..Boeking::default()
            },
        )
        .await?;
        uow.commit().await?;
        Ok(())
    }

    /// A household with one adult at an address in Voorstad, made without a use case.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn huishouden(&self, nummer: u8) -> (HuishoudenId, PersoonId) {
        self.maak_huishouden(nummer).await.expect("household")
    }

    /// Ids of a household that [`Self::huishouden`] made, and of its person.
    pub fn huishouden_ids(nummer: u8) -> (HuishoudenId, PersoonId) {
        (vast(0x40, nummer), vast(0x50, nummer))
    }

    /// Gives a person a BSN (look-up key only) and another date of birth.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn met_bsn(&self, persoon: PersoonId, bsn: &str, geboren: jiff::civil::Date) {
        self.zet_bsn(persoon, bsn, geboren).await.expect("a BSN");
    }

    async fn zet_bsn(
        &self,
        persoon: PersoonId,
        bsn: &str,
        geboren: jiff::civil::Date,
    ) -> Result<(), app::AppFout> {
        let sleutel = self.app.sleutels.huidig()?.zoeksleutel(bsn)?;
        let mut uow = self.app.begin(&self.als_systeem()).await?;
        store::voer_technisch!(
            uow,
            "UPDATE persoon SET bsn_sleutel = $3, geboortedatum = $4 WHERE gemeente = $1 AND id = $2",
            Self::GEMEENTE,
            persoon,
            sleutel.as_slice(),
            geboren
        )?;
        Ok(uow.commit().await?)
    }

    async fn maak_huishouden(&self, nummer: u8) -> Result<(HuishoudenId, PersoonId), app::AppFout> {
        let ctx = self.als_systeem();
        let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen)?;
        let (huishouden, persoon) = Self::huishouden_ids(nummer);
        let adres: domain::AdresId = vast(0x60, nummer);
        let naam = format!("Boersma{nummer}-proef");
        let mut uow = self.app.begin(&ctx).await?;
        let g = Self::GEMEENTE;
        voer_uit!(
            uow,
            &permit,
            "INSERT INTO adres (gemeente, id, straat, huisnummer, toevoeging, postcode, plaats, wijk_code) VALUES ($1,$2,'Proefstraat',$3,'','7411AB','Proefstad','WK01')",
            g,
            adres,
            i32::from(nummer)
        )?;
        voer_uit!(
            uow,
            &permit,
            "INSERT INTO persoon (gemeente, id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, adres_id, adres_geheim, bron, bevestigd_op, version)
             VALUES ($1,$2,'Ineke','',$3,'v',$4,$5,FALSE,'gesprek',$6,1)",
            g,
            persoon,
            &naam,
            date(1985, 4, 9),
            adres,
            ctx.vandaag()
        )?;
        voer_uit!(
            uow,
            &permit,
            "INSERT INTO huishouden (gemeente, id, naam, adres_id, wijk_code, version) VALUES ($1,$2,$3,$4,'WK01',1)",
            g,
            huishouden,
            &naam,
            adres
        )?;
        voer_uit!(
            uow,
            &permit,
            "INSERT INTO huishouden_lid (gemeente, huishouden_id, persoon_id, rol, gezag, van) VALUES ($1,$2,$3,'ouder',TRUE,$4)",
            g,
            huishouden,
            persoon,
            ctx.vandaag()
        )?;
        uow.boek(
            &permit,
            Soort::Gemaakt,
            Boeking {
                onderwerp: "huishouden",
                ..Boeking::default()
            },
        )
        .await?;
        uow.commit().await?;
        Ok((huishouden, persoon))
    }

    /// The clock.
    pub fn nu(&self) -> Timestamp {
        self.bron.nu()
    }
}

/// A fixed id: kind and number.
fn vast<K: domain::kern::ids::Kind>(soort: u8, nummer: u8) -> Id<K> {
    Id::new(Uuid::from_u128(
        0x0190_0000_0000_7000_8000_0000_0000_0000 | (u128::from(soort) << 8) | u128::from(nummer),
    ))
}
