// SPDX-License-Identifier: EUPL-1.2
//! Bringing encrypted fields under another key, a few at a time, while everybody works on (C5). Every encrypted column
//! must be here: a test compares the list with the migration.

use crate::geheim::Sleutels;
use crate::{Resultaat, StoreFout, Uow, rij, rijen, voer_technisch, waarde};
use domain::{MedewerkerId, PersoonId};
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

/// Encrypted columns, each with its number of the key beside it.
pub const KOLOMMEN: &[(&str, &str)] = &[
    ("persoon", "bsn_versleuteld"),
    ("noodaccount", "totp_versleuteld"),
];

rij! {
    /// An encrypted field under another key than the one to write with.
    pub struct Oud {
        pub id: PersoonId,
        pub bsn_versleuteld: Vec<u8>,
        pub bsn_sleutelnummer: Option<i32>,
    }
}

rij! {
    /// How many fields are under a key.
    pub struct PerSleutel {
        pub nummer: Option<i32>,
        pub aantal: i64,
    }
}

/// What became of some fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gewisseld {
    /// Now under the key to write with.
    pub gedaan: u64,
    /// Left: none of our keys opens them.
    pub onleesbaar: u64,
    /// Left: somebody else has this number too, under the key to write with.
    pub dubbel: u64,
}

/// Takes the next persons after `na`, at most `aantal`, and brings their number under the key to write with. Gives the
/// last person that was looked at; `None` when there is none left.
///
/// A row that somebody changed in the meantime stays as they left it. Each call is one transaction: whoever is
/// interrupted goes on where it stopped.
///
/// # Errors
/// When the database refuses.
pub async fn volgende<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    _permit: &Permit<A>,
    sleutels: &Sleutels,
    na: Option<PersoonId>,
    aantal: i64,
) -> Resultaat<(Option<PersoonId>, Gewisseld)> {
    let nieuw = sleutels.huidig()?;
    let na = na.map_or(Uuid::nil(), PersoonId::uuid);
    let oud = rijen!(
        uow,
        Oud,
        "SELECT id, bsn_versleuteld, bsn_sleutelnummer FROM persoon
          WHERE gemeente = $1 AND id > $2 AND bsn_versleuteld IS NOT NULL AND bsn_sleutelnummer IS DISTINCT FROM $3
          ORDER BY id LIMIT $4",
        uow.kop.gemeente,
        na,
        nieuw.nummer(),
        aantal
    )?;
    let mut uit = Gewisseld::default();
    for rij in &oud {
        let klaar = rij
            .bsn_sleutelnummer
            .and_then(|nummer| sleutels.met(nummer))
            .and_then(|sleutel| sleutel.ontsleutel(&rij.bsn_versleuteld).ok());
        let Some(klaar) = klaar else {
            uit.onleesbaar += 1;
            continue;
        };
        let tekst = std::str::from_utf8(&klaar).map_err(|_| StoreFout::Geheim("no number"))?;
        let mut nonce = [0; 12];
        uow.kop.bron.toeval(&mut nonce);
        let zoek = nieuw.zoeksleutel(tekst)?;
        let ander = waarde!(
            uow,
            PersoonId,
            "SELECT id AS w FROM persoon WHERE gemeente = $1 AND bsn_sleutel = $2 AND id <> $3",
            uow.kop.gemeente,
            zoek.as_slice(),
            rij.id
        )?;
        if ander.is_some() {
            uit.dubbel += 1;
            continue;
        }
        uit.gedaan += voer_technisch!(
            uow,
            "UPDATE persoon SET bsn_versleuteld = $3, bsn_sleutel = $4, bsn_sleutelnummer = $5
              WHERE gemeente = $1 AND id = $2 AND bsn_versleuteld = $6",
            uow.kop.gemeente,
            rij.id,
            nieuw.versleutel(nonce, &klaar)?,
            zoek,
            nieuw.nummer(),
            rij.bsn_versleuteld.as_slice()
        )?;
    }
    Ok((oud.last().map(|r| r.id), uit))
}

rij! {
    /// An emergency account whose secret is under another key.
    pub struct OudNood {
        pub medewerker_id: MedewerkerId,
        pub totp_versleuteld: Vec<u8>,
    }
}

/// Brings the secrets of all emergency accounts under the key to write with: there are a few at most.
///
/// # Errors
/// When the database refuses.
pub async fn noodaccounts<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    _permit: &Permit<A>,
    sleutels: &Sleutels,
) -> Resultaat<Gewisseld> {
    let nieuw = sleutels.huidig()?;
    let oud = rijen!(
        uow,
        OudNood,
        "SELECT medewerker_id, totp_versleuteld FROM noodaccount WHERE gemeente = $1 AND totp_sleutelnummer <> $2",
        uow.kop.gemeente,
        nieuw.nummer()
    )?;
    let mut uit = Gewisseld::default();
    for rij in oud {
        let Ok(klaar) = sleutels.ontsleutel(&rij.totp_versleuteld) else {
            uit.onleesbaar += 1;
            continue;
        };
        let mut nonce = [0; 12];
        uow.kop.bron.toeval(&mut nonce);
        uit.gedaan += voer_technisch!(
            uow,
            "UPDATE noodaccount SET totp_versleuteld = $3, totp_sleutelnummer = $4
              WHERE gemeente = $1 AND medewerker_id = $2 AND totp_versleuteld = $5",
            uow.kop.gemeente,
            rij.medewerker_id,
            nieuw.versleutel(nonce, &klaar)?,
            nieuw.nummer(),
            rij.totp_versleuteld.as_slice()
        )?;
    }
    Ok(uit)
}

/// How many fields are under which key.
///
/// # Errors
/// When the database refuses.
pub async fn stand(uow: &mut Uow) -> Resultaat<Vec<PerSleutel>> {
    rijen!(
        uow,
        PerSleutel,
        "SELECT bsn_sleutelnummer AS nummer, count(*) AS aantal FROM persoon
          WHERE gemeente = $1 AND bsn_versleuteld IS NOT NULL GROUP BY bsn_sleutelnummer
         UNION ALL
         SELECT totp_sleutelnummer, count(*) FROM noodaccount WHERE gemeente = $1 GROUP BY totp_sleutelnummer
          ORDER BY nummer",
        uow.kop.gemeente
    )
}

#[cfg(test)]
mod tests {
    use super::KOLOMMEN;

    #[test]
    fn every_encrypted_column_changes_keys() {
        let migratie = include_str!("../migrations/0001_spine.sql");
        let mut gevonden = Vec::new();
        for stuk in migratie.split("CREATE TABLE ").skip(1) {
            let (tabel, rest) = stuk.split_once(" (").unwrap_or((stuk, ""));
            let regels = rest.split("\n)").next().unwrap_or("").lines();
            let kolommen = regels.filter_map(|r| r.trim().split(' ').next());
            gevonden.extend(
                kolommen
                    .filter(|k| k.ends_with("versleuteld"))
                    .map(|k| (tabel, k)),
            );
        }
        assert_eq!(gevonden, KOLOMMEN);
    }
}
