// SPDX-License-Identifier: EUPL-1.2
//! How the module works in each gemeente, and who may place signalen.

use crate::melding::een;
use crate::{Code, Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::verwijsindex::{Domein, Instelling, Leertuin, Modus};
use domain::{Gemeente, MedewerkerId, MelderId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// The newest version of a gemeente.
    pub struct InstellingRij {
        pub gemeente: Gemeente,
        pub versie: i64,
        pub modus: Code<Modus>,
        pub regio: String,
        pub herinner_na: i32,
        pub procesmanager_na: i32,
        pub proef_grond: Option<String>,
        pub proef_van: Option<Date>,
        pub proef_tot: Option<Date>,
        pub proef_gemeenten: Option<String>,
        pub instituten: String,
    }
}

fn nummers(tekst: &str) -> Vec<Gemeente> {
    tekst
        .split(',')
        .filter_map(|n| n.parse().ok())
        .map(Gemeente)
        .collect()
}
fn tekst(gemeenten: &[Gemeente]) -> String {
    let nummers: Vec<String> = gemeenten.iter().map(|g| g.0.to_string()).collect();
    nummers.join(",")
}

impl InstellingRij {
    fn instelling(self) -> (Gemeente, Instelling) {
        let leertuin = match (
            self.proef_grond,
            self.proef_van,
            self.proef_tot,
            self.proef_gemeenten,
        ) {
            (Some(grond), Some(van), Some(tot), Some(gemeenten)) => Some(Leertuin {
                grond,
                van,
                tot,
                gemeenten: nummers(&gemeenten),
            }),
            _ => None,
        };
        let dagen = |n: i32| u16::try_from(n).unwrap_or(1);
        let instelling = Instelling {
            versie: self.versie,
            modus: *self.modus,
            regio: nummers(&self.regio),
            herinner_na: dagen(self.herinner_na),
            procesmanager_na: dagen(self.procesmanager_na),
            leertuin,
            instituten: self.instituten.lines().map(str::to_owned).collect(),
        };
        (self.gemeente, instelling)
    }
}

/// What holds in each gemeente of the installation that ever set something: also of others.
///
/// # Errors
/// When the database refuses.
pub async fn instellingen(uow: &mut Uow) -> Resultaat<Vec<(Gemeente, Instelling)>> {
    let rijen = rijen!(
        uow,
        InstellingRij,
        "SELECT v.gemeente, v.versie, v.modus, v.regio, v.herinner_na, v.procesmanager_na, v.proef_grond, v.proef_van, v.proef_tot,
                v.proef_gemeenten, v.instituten
           FROM verwijsinstelling v
          WHERE v.versie = (SELECT max(w.versie) FROM verwijsinstelling w WHERE w.gemeente = v.gemeente)
          ORDER BY v.gemeente"
    )?;
    Ok(rijen.into_iter().map(InstellingRij::instelling).collect())
}

/// The module is on here, or winding down.
///
/// # Errors
/// When the database refuses.
pub async fn staat_aan(uow: &mut Uow) -> Resultaat<bool> {
    let modus = waarde!(
        uow,
        String,
        "SELECT modus AS w FROM verwijsinstelling WHERE gemeente = $1 ORDER BY versie DESC LIMIT 1",
        uow.kop.gemeente
    )?;
    Ok(modus.is_some_and(|m| m != Modus::Uit.code()))
}

/// Adds a version after `versie`.
///
/// # Errors
/// `Gewijzigd` when somebody else was first; the database.
pub async fn zet_instelling<A: Writes<kind::Verwijsindex>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    versie: i64,
    i: &Instelling,
) -> Resultaat<()> {
    let l = i.leertuin.as_ref();
    let uit = voer_uit!(
        uow,
        permit,
        "INSERT INTO verwijsinstelling (gemeente, versie, modus, regio, herinner_na, procesmanager_na, proef_grond, proef_van,
           proef_tot, proef_gemeenten, instituten, door_id, op)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)",
        uow.kop.gemeente,
        versie + 1,
        i.modus.code(),
        tekst(&i.regio),
        i32::from(i.herinner_na),
        i32::from(i.procesmanager_na),
        l.map(|l| l.grond.as_str()),
        l.map(|l| l.van),
        l.map(|l| l.tot),
        l.map(|l| tekst(&l.gemeenten)),
        i.instituten.join("\n"),
        uow.kop.medewerker,
        uow.kop.nu
    );
    match uit {
        Err(StoreFout::Uniek(_)) => Err(StoreFout::Gewijzigd),
        anders => anders.map(drop),
    }
}

/// Signalen that run here.
///
/// # Errors
/// When the database refuses.
pub async fn aantal_lopend(uow: &mut Uow) -> Resultaat<i64> {
    let aantal = waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM verwijssignaal WHERE gemeente = $1 AND archief_tot IS NULL",
        uow.kop.gemeente
    )?;
    Ok(aantal.unwrap_or(0))
}

rij! {
    /// Somebody who may place signalen, or might.
    pub struct MelderRij {
        pub id: MelderId,
        pub medewerker_id: MedewerkerId,
        pub naam: String,
        pub domein: Code<Domein>,
        pub organisatie: String,
        pub telefoon: String,
        pub email: String,
        pub coordinator: String,
        pub van: Date,
        pub tot: Option<Date>,
        pub version: i64,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.medewerker_id, m.naam, v.domein, v.organisatie, v.telefoon, v.email, v.coordinator, v.van, v.tot, v.version
               FROM verwijsmelder v JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.medewerker_id
              WHERE v.gemeente = $1 ",
            $rest
        )
    };
}

/// All of this gemeente, by organisation and name.
///
/// # Errors
/// When the database refuses.
pub async fn melders(uow: &mut Uow) -> Resultaat<Vec<MelderRij>> {
    rijen!(
        uow,
        MelderRij,
        kies!("ORDER BY v.organisatie, m.naam, v.id LIMIT 2000"),
        uow.kop.gemeente
    )
}

/// This medewerker as melder, now or before.
///
/// # Errors
/// When the database refuses.
pub async fn melder_van(uow: &mut Uow, wie: MedewerkerId) -> Resultaat<Option<MelderRij>> {
    rij_optie!(
        uow,
        MelderRij,
        kies!("AND v.medewerker_id = $2"),
        uow.kop.gemeente,
        wie
    )
}

rij! {
    /// Somebody who can be designated: of the gemeente, or of an organisation with a signature that holds today.
    pub struct KandidaatRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub organisatie: String,
        pub telefoon: Option<String>,
        pub email: Option<String>,
    }
}

/// Who can be designated today. A guest of another gemeente can't: they are melder at home.
///
/// # Errors
/// When the database refuses.
pub async fn kandidaten(uow: &mut Uow) -> Resultaat<Vec<KandidaatRij>> {
    rijen!(
        uow,
        KandidaatRij,
        "SELECT m.id, m.naam, m.functie, o.naam AS organisatie, m.telefoon, m.email
           FROM medewerker m JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE m.gemeente = $1 AND m.actief
            AND NOT EXISTS (SELECT 1 FROM gast g WHERE g.gemeente = m.gemeente AND g.medewerker_id = m.id)
            AND (o.soort = 'gemeente' OR EXISTS (
                SELECT 1 FROM convenant_partij p JOIN convenant c ON c.gemeente = p.gemeente AND c.id = p.convenant_id
                 WHERE p.gemeente = o.gemeente AND p.organisatie_id = o.id AND p.getekend_op <= $2 AND (p.tot IS NULL OR p.tot >= $2)
                   AND c.geldig_van <= $2 AND (c.geldig_tot IS NULL OR c.geldig_tot >= $2)))
          ORDER BY o.naam, m.naam, m.id LIMIT 5000",
        uow.kop.gemeente,
        uow.vandaag()
    )
}

/// Designates somebody, or changes what is known of them as melder. `version` is 0 for who never was.
///
/// # Errors
/// `Gewijzigd` when somebody else was first; the database.
pub async fn wijs_aan<A: Writes<kind::Verwijsindex>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: &KandidaatRij,
    domein: Domein,
    coordinator: &str,
    version: i64,
) -> Resultaat<MelderId> {
    let id: MelderId = uow.nieuw_id();
    let gezet = voer_uit!(
        uow,
        permit,
        "INSERT INTO verwijsmelder (gemeente, id, medewerker_id, domein, organisatie, telefoon, email, coordinator, van, tot, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,NULL,1)
         ON CONFLICT (gemeente, medewerker_id) DO UPDATE SET domein = $4, organisatie = $5, telefoon = $6, email = $7, coordinator = $8,
           van = $9, tot = NULL, version = verwijsmelder.version + 1
          WHERE verwijsmelder.version = $10",
        uow.kop.gemeente,
        id,
        wie.id,
        domein.code(),
        &wie.organisatie,
        wie.telefoon.as_deref().unwrap_or_default(),
        wie.email.as_deref().unwrap_or_default(),
        coordinator,
        uow.vandaag(),
        version
    )?;
    een(gezet)?;
    let melder = waarde!(
        uow,
        MelderId,
        "SELECT id AS w FROM verwijsmelder WHERE gemeente = $1 AND medewerker_id = $2",
        uow.kop.gemeente,
        wie.id
    )?;
    Ok(melder.unwrap_or(id))
}

/// Gives a melder a last day. What they placed stays, and they can still take it away.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; the database.
pub async fn eindig_melder<A: Writes<kind::Verwijsindex>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: MelderId,
    version: i64,
    tot: Date,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE verwijsmelder SET tot = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        tot
    )?)
}
