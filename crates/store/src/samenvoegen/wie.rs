// SPDX-License-Identifier: EUPL-1.2
//! The two persons of a merge: their facts, who stands for whom, and what they have in common.

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::samenvoegen::Feiten;
use domain::wissen::GEWIST;
use domain::{AdresId, PersoonId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A person as a merge sees it, also one that was merged before.
    pub struct WieRij {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geslacht: String,
        pub geboortedatum: Option<Date>,
        pub verwacht_op: Option<Date>,
        pub overleden_op: Option<Date>,
        pub telefoon: Option<String>,
        pub email: Option<String>,
        pub adres_id: Option<AdresId>,
        pub verblijf: Option<String>,
        pub adres_geheim: bool,
        pub bron: String,
        pub bevestigd_op: Date,
        pub vervangen_door: Option<PersoonId>,
        pub heeft_bsn: bool,
        pub version: i64,
        pub voorletters: Option<String>,
        pub partner_voorvoegsel: Option<String>,
        pub partnernaam: Option<String>,
        pub naamgebruik: Option<String>,
        pub geboorte_deel: Option<String>,
        pub taal: Option<String>,
        pub tolk: Option<bool>,
        pub school_soort: Option<String>,
        pub school: Option<String>,
        pub school_tot: Option<Date>,
    }
}

impl WieRij {
    /// What a merge chooses between.
    pub fn feiten(&self) -> Feiten {
        Feiten {
            voornamen: self.voornamen.clone(),
            voorvoegsel: self.voorvoegsel.clone(),
            geslachtsnaam: self.geslachtsnaam.clone(),
            geslacht: self.geslacht.clone(),
            geboortedatum: self.geboortedatum,
            verwacht_op: self.verwacht_op,
            overleden_op: self.overleden_op,
            telefoon: self.telefoon.clone(),
            email: self.email.clone(),
            adres_id: self.adres_id,
            verblijf: self.verblijf.clone(),
            adres_geheim: self.adres_geheim,
            voorletters: self.voorletters.clone(),
            partner_voorvoegsel: self.partner_voorvoegsel.clone(),
            partnernaam: self.partnernaam.clone(),
            naamgebruik: self.naamgebruik.clone(),
            geboorte_deel: self.geboorte_deel.clone(),
            taal: self.taal.clone(),
            tolk: self.tolk,
            school_soort: self.school_soort.clone(),
            school: self.school.clone(),
            school_tot: self.school_tot,
        }
    }
    /// Erased.
    pub fn gewist(&self) -> bool {
        self.geslachtsnaam == GEWIST
    }
}

/// A person, whether merged or not.
///
/// # Errors
/// When the database refuses.
pub async fn wie(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<WieRij>> {
    rij_optie!(
        uow,
        WieRij,
        "SELECT id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, verwacht_op, overleden_op, telefoon, email,
                adres_id, verblijf, adres_geheim, bron, bevestigd_op, vervangen_door, bsn_sleutel IS NOT NULL AS heeft_bsn, version,
                voorletters, partner_voorvoegsel, partnernaam, naamgebruik, geboorte_deel, taal, tolk,
                school_soort, school, school_tot
           FROM persoon WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Writes the facts of a person.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the person since `version`; the database.
pub async fn zet_feiten<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    version: i64,
    f: &Feiten,
    vervangen_door: Option<PersoonId>,
) -> Resultaat<()> {
    let (toon_voorvoegsel, toon_naam) = f.getoond().unzip();
    een(voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET voornamen = $4, voorvoegsel = $5, geslachtsnaam = $6, geslacht = $7, geboortedatum = $8, verwacht_op = $9,
                overleden_op = $10, telefoon = $11, email = $12, adres_id = $13, verblijf = $14, adres_geheim = $15,
                vervangen_door = $16, voorletters = $17, partner_voorvoegsel = $18, partnernaam = $19, naamgebruik = $20,
                geboorte_deel = $21, taal = $22, tolk = $23, toon_voorvoegsel = $24, toon_naam = $25, school_soort = $26, school = $27,
                school_tot = $28, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        &f.voornamen,
        &f.voorvoegsel,
        &f.geslachtsnaam,
        &f.geslacht,
        f.geboortedatum,
        f.verwacht_op,
        f.overleden_op,
        f.telefoon.as_deref(),
        f.email.as_deref(),
        f.adres_id,
        f.verblijf.as_deref(),
        f.adres_geheim,
        vervangen_door,
        f.voorletters.as_deref(),
        f.partner_voorvoegsel.as_deref(),
        f.partnernaam.as_deref(),
        f.naamgebruik.as_deref(),
        f.geboorte_deel.as_deref(),
        f.taal.as_deref(),
        f.tolk,
        toon_voorvoegsel,
        toon_naam,
        f.school_soort.as_deref(),
        f.school.as_deref(),
        f.school_tot
    )?)
}

rij! {
    /// The three columns of a BSN, to be moved together.
    pub struct BsnRij {
        pub bsn_versleuteld: Option<Vec<u8>>,
        pub bsn_sleutel: Option<Vec<u8>>,
        pub bsn_sleutelnummer: Option<i32>,
    }
}

/// Gives the BSN of one person to another; `false`: there is none.
///
/// # Errors
/// When the database refuses.
pub async fn bsn_over<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    van: PersoonId,
    naar: PersoonId,
) -> Resultaat<bool> {
    let bsn = rij_optie!(
        uow,
        BsnRij,
        "SELECT bsn_versleuteld, bsn_sleutel, bsn_sleutelnummer FROM persoon WHERE gemeente = $1 AND id = $2 AND bsn_sleutel IS NOT NULL",
        uow.kop.gemeente,
        van
    )?;
    let Some(bsn) = bsn else { return Ok(false) };
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET bsn_versleuteld = NULL, bsn_sleutel = NULL, bsn_sleutelnummer = NULL WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        van
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET bsn_versleuteld = $3, bsn_sleutel = $4, bsn_sleutelnummer = $5 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        naar,
        bsn.bsn_versleuteld,
        bsn.bsn_sleutel,
        bsn.bsn_sleutelnummer
    )?;
    Ok(true)
}

/// Who took the place of this person.
///
/// # Errors
/// When the database refuses.
pub async fn vervangen_door(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<PersoonId>> {
    waarde!(
        uow,
        PersoonId,
        "SELECT vervangen_door AS w FROM persoon WHERE gemeente = $1 AND id = $2 AND vervangen_door IS NOT NULL",
        uow.kop.gemeente,
        id
    )
}

/// Who was merged into this person.
///
/// # Errors
/// When the database refuses.
pub async fn vervallen(uow: &mut Uow, blijft: PersoonId) -> Resultaat<Vec<PersoonId>> {
    let uit = rijen!(
        uow,
        crate::uow::Enkel<PersoonId>,
        "SELECT id AS w FROM persoon WHERE gemeente = $1 AND vervangen_door = $2 ORDER BY id LIMIT 50",
        uow.kop.gemeente,
        blijft
    )?;
    Ok(uit.into_iter().map(|e| e.0).collect())
}

rij! {
    /// What is known of two persons together.
    pub struct SamenRij {
        pub zelfde_huishouden: bool,
        pub zelfde_casus: bool,
        pub relatie: bool,
        pub dubbel_signaal: bool,
        pub afscherming_verschilt: bool,
    }
}

/// What two persons have in common. Both restricted: for the same people, today?
///
/// # Errors
/// When the database refuses.
pub async fn samen(uow: &mut Uow, een: PersoonId, ander: PersoonId) -> Resultaat<Option<SamenRij>> {
    macro_rules! erbij_niet {
        ($x:literal, $y:literal) => {
            concat!(
                "EXISTS (SELECT 1 FROM afscherming_toegang p WHERE p.gemeente = $1 AND p.persoon_id = ", $x,
                " AND p.ingetrokken_op IS NULL AND (p.tot IS NULL OR p.tot >= $4) AND NOT EXISTS (
                    SELECT 1 FROM afscherming_toegang q WHERE q.gemeente = $1 AND q.persoon_id = ", $y,
                " AND q.medewerker_id = p.medewerker_id AND q.ingetrokken_op IS NULL AND (q.tot IS NULL OR q.tot >= $4)))"
            )
        };
    }
    macro_rules! huis {
        ($extra:literal) => {
            concat!(
                "EXISTS (SELECT 1 FROM huishouden_lid x JOIN huishouden_lid y ON y.gemeente = x.gemeente AND y.huishouden_id = x.huishouden_id",
                $extra,
                " WHERE x.gemeente = $1 AND x.persoon_id = $2 AND y.persoon_id = $3 AND x.tot IS NULL AND y.tot IS NULL)"
            )
        };
    }
    rij_optie!(
        uow,
        SamenRij,
        concat!(
            "SELECT ", huis!(""), " AS zelfde_huishouden, ",
            huis!(" JOIN casus c ON c.gemeente = x.gemeente AND c.huishouden_id = x.huishouden_id AND c.gesloten_op IS NULL"),
            " AS zelfde_casus,
             EXISTS (SELECT 1 FROM relatie r WHERE r.gemeente = $1 AND ((r.over_persoon_id = $2 AND r.met_persoon_id = $3)
                       OR (r.over_persoon_id = $3 AND r.met_persoon_id = $2))) AS relatie,
             EXISTS (SELECT 1 FROM verwijssignaal s JOIN verwijssignaal t ON t.gemeente = s.gemeente AND t.melder_id = s.melder_id
                      WHERE s.gemeente = $1 AND s.persoon_id = $2 AND t.persoon_id = $3 AND s.archief_tot IS NULL AND t.archief_tot IS NULL) AS dubbel_signaal,
             (SELECT count(*) FROM afscherming f WHERE f.gemeente = $1 AND f.persoon_id IN ($2, $3) AND f.opgeheven_op IS NULL) = 2
             AND (", erbij_niet!("$2", "$3"), " OR ", erbij_niet!("$3", "$2"), ") AS afscherming_verschilt"
        ),
        uow.kop.gemeente,
        een,
        ander,
        uow.vandaag()
    )
}
