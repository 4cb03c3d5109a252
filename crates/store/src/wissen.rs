// SPDX-License-Identifier: EUPL-1.2
//! Erasing a person: the fields that say who it is, and their words in every text about their households. Ids, dates of
//! acts and the journaal stay.

use crate::{Db, Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::PersoonId;
use domain::wissen::{GEWIST, Woorden};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// What tells who somebody is.
    pub struct WieRij {
        pub voornamen: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub telefoon: Option<String>,
        pub email: Option<String>,
        pub bsn_versleuteld: Option<Vec<u8>>,
    }
}

/// The person.
///
/// # Errors
/// When the database refuses.
pub async fn wie(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<WieRij>> {
    rij_optie!(
        uow,
        WieRij,
        "SELECT voornamen, geslachtsnaam, geboortedatum, telefoon, email, bsn_versleuteld
           FROM persoon WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

macro_rules! huishoudens {
    () => {
        "(SELECT wl.huishouden_id FROM huishouden_lid wl WHERE wl.gemeente = $1 AND wl.persoon_id = $2)"
    };
}
macro_rules! leden {
    () => {
        concat!(
            "(SELECT wl2.persoon_id FROM huishouden_lid wl2 WHERE wl2.gemeente = $1 AND wl2.huishouden_id IN ",
            huishoudens!(),
            ")"
        )
    };
}
macro_rules! casussen {
    () => {
        concat!(
            "(SELECT wc.id FROM casus wc WHERE wc.gemeente = $1 AND wc.huishouden_id IN ",
            huishoudens!(),
            ")"
        )
    };
}
macro_rules! meldingen {
    () => {
        concat!(
            "(SELECT wm.id FROM melding wm WHERE wm.gemeente = $1 AND (wm.persoon_id = $2 OR wm.huishouden_id IN ",
            huishoudens!(),
            "))"
        )
    };
}

/// True when a casus runs in a household of this person.
///
/// # Errors
/// When the database refuses.
pub async fn heeft_lopende_casus(uow: &mut Uow, id: PersoonId) -> Resultaat<bool> {
    let aantal = waarde!(
        uow,
        i64,
        concat!(
            "SELECT count(*) AS w FROM casus WHERE gemeente = $1 AND gesloten_op IS NULL AND huishouden_id IN ",
            huishoudens!()
        ),
        uow.kop.gemeente,
        id
    )?;
    Ok(aantal.unwrap_or(0) > 0)
}

/// True when somebody else who lives or lived in the same household has this family name too: then it stays in the texts,
/// because it tells of them.
///
/// # Errors
/// When the database refuses.
pub async fn naam_ook_van_ander(uow: &mut Uow, id: PersoonId, geslachtsnaam: &str) -> Resultaat<bool> {
    let aantal = waarde!(
        uow,
        i64,
        concat!(
            "SELECT count(*) AS w FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
              WHERE l.gemeente = $1 AND p.id <> $2 AND p.geslachtsnaam = $3 AND l.huishouden_id IN ",
            huishoudens!()
        ),
        uow.kop.gemeente,
        id,
        geslachtsnaam
    )?;
    Ok(aantal.unwrap_or(0) > 0)
}

/// A text column, and which of its rows are about the households of a person ($2).
struct Tekst {
    lees: &'static str,
    zet: &'static str,
}

macro_rules! teksten {
    ($($tabel:literal $($kolom:literal)+ : $waar:expr;)+) => {
        const TEKSTEN: &[Tekst] = &[$($(Tekst {
            lees: concat!("SELECT DISTINCT ", $kolom, " AS w FROM ", $tabel, " WHERE gemeente = $1 AND ", $kolom,
                          " <> '' AND ", $waar),
            zet: concat!("UPDATE ", $tabel, " SET ", $kolom, " = $4 WHERE gemeente = $1 AND ", $kolom, " = $3 AND ", $waar),
        },)+)+];
    };
}

teksten! {
    "huishouden" "naam": concat!("id IN ", huishoudens!());
    "melding" "melder_naam" "melder_organisatie" "melder_contact" "over_naam" "over_geboortedatum" "over_adres" "over_telefoon"
        "onderwerp" "wat" "sinds" "gevaar_toelichting" "uitkomst_reden" "terugkoppeling_tekst": concat!("id IN ", meldingen!());
    "aanbod" "reden" "antwoord_reden": concat!("melding_id IN ", meldingen!());
    "triage" "antwoorden" "kenmerken" "afwijk_reden" "toelichting": concat!("melding_id IN ", meldingen!());
    "casus" "sluit_reden" "samenvatting": concat!("id IN ", casussen!());
    "fase_stap" "reden": concat!("casus_id IN ", casussen!());
    "regie" "reden" "stem_inwoner" "overmaat_reden" "einde_reden": concat!("casus_id IN ", casussen!());
    "betrokkene" "naam" "organisatie" "rol" "telefoon" "email" "doel" "einde_reden": concat!("huishouden_id IN ", huishoudens!());
    "bekendheid" "doel" "verteld_reden" "reden": concat!("casus_id IN ", casussen!());
    "verrijking" "vraag" "doel" "antwoord" "weiger_reden":
        concat!("bekendheid_id IN (SELECT wb.id FROM bekendheid wb WHERE wb.gemeente = $1 AND wb.casus_id IN ", casussen!(), ")");
    "overgang_regeling" "toelichting": "persoon_id = $2";
    "overdracht" "wat" "toelichting": concat!("casus_id IN ", casussen!());
    "brp_relatie" "naam" "toelichting": "persoon_id = $2";
    "splitsing" "besloten_door" "reden": concat!("van_id IN ", huishoudens!());
    "splitsing_lid" "verblijf_van": "persoon_id = $2";
    "verwant" "naam": concat!("huishouden_id IN ", huishoudens!());
    "relatie" "toelichting": concat!("huishouden_id IN ", huishoudens!());
    "uitsluiting" "reden" "opgeheven_reden": concat!("huishouden_id IN ", huishoudens!());
    "afscherming" "reden" "opgeheven_reden": "persoon_id = $2";
    "afscherming_toegang" "reden": "persoon_id = $2";
    "noodtoegang" "reden" "oordeel_reden": concat!("huishouden_id IN ", huishoudens!());
    "toegangsverzoek" "rol" "reden" "besluit_reden": concat!("casus_id IN ", casussen!());
    "notitie" "feiten" "mening" "bron": concat!("casus_id IN ", casussen!());
    "intake_antwoord" "eigen_woorden" "wens" "eigen_kracht" "al_betrokken" "bron":
        concat!("intake_id IN (SELECT wi.id FROM intake wi WHERE wi.gemeente = $1 AND wi.casus_id IN ", casussen!(), ")");
    "doel" "tekst" "vervallen_reden": concat!("casus_id IN ", casussen!());
    "actie" "tekst" "wie" "trede_reden" "status_reden": concat!("casus_id IN ", casussen!());
    "planversie" "inhoud" "mdo_opmerking": concat!("casus_id IN ", casussen!());
    "plan_akkoord" "partij" "naam" "reden":
        concat!("planversie_id IN (SELECT wv.id FROM planversie wv WHERE wv.gemeente = $1 AND wv.casus_id IN ", casussen!(), ")");
    "agendapunt" "vraag" "besluit": concat!("casus_id IN ", casussen!());
    "taak" "tekst" "uitkomst": concat!("casus_id IN ", casussen!());
    "contact_besluit" "reden": concat!("casus_id IN ", casussen!());
    "waarschuwing" "tekst" "met_wie": concat!("huishouden_id IN ", huishoudens!());
    "waarschuwing_stap" "reden" "akkoord_naam" "akkoord_functie" "verteld_reden":
        concat!("waarschuwing_id IN (SELECT ww.id FROM waarschuwing ww WHERE ww.gemeente = $1 AND ww.huishouden_id IN ", huishoudens!(), ")");
    "adres_geheim_stap" "reden": concat!("huishouden_id IN ", huishoudens!());
    "herken_oordeel" "reden": concat!("(persoon_a IN ", leden!(), " OR persoon_b IN ", leden!(), ")");
    "samenvoeging" "reden" "terug_reden": concat!("blijft_id IN ", leden!());
    "samenvoeging_rij" "rij": concat!("samenvoeging_id IN (SELECT ws.id FROM samenvoeging ws WHERE ws.gemeente = $1 AND ws.blijft_id IN ", leden!(), ")");
    "open_eind_antwoord" "antwoord" "reden": concat!("casus_id IN ", casussen!());
}

/// Takes these words out of every text about the households of this person. Gives the number of fields that changed.
///
/// # Errors
/// When the database refuses.
pub async fn wis_woorden<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    woorden: &Woorden,
) -> Resultaat<u64> {
    let mut aantal = 0;
    for tekst in TEKSTEN {
        let oud = rijen!(uow, crate::uow::Enkel<String>, tekst.lees, uow.kop.gemeente, id)?;
        for crate::uow::Enkel(oud) in oud {
            let Some(nieuw) = woorden.wis(&oud) else {
                continue;
            };
            aantal += voer_uit!(uow, permit, tekst.zet, uow.kop.gemeente, id, oud, nieuw)?;
        }
    }
    Ok(aantal)
}

/// Empties the person itself, its search terms, what was told about it in meldingen, and drafts about its households.
///
/// # Errors
/// When the database refuses.
pub async fn wis_persoon<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET voornamen = '', voorvoegsel = '', geslachtsnaam = $3, geslacht = 'onbekend',
                geboortedatum = NULL, verwacht_op = NULL, overleden_op = NULL, telefoon = NULL, email = NULL,
                adres_id = NULL, verblijf = NULL, bsn_versleuteld = NULL, bsn_sleutel = NULL, bsn_sleutelnummer = NULL,
                voorletters = NULL, partner_voorvoegsel = NULL, partnernaam = NULL, naamgebruik = NULL,
                toon_voorvoegsel = NULL, toon_naam = NULL, geboorte_deel = NULL, taal = NULL, tolk = NULL,
                school_soort = NULL, school = NULL, school_tot = NULL,
                version = version + 1
          WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id,
        GEWIST
    )?;
    voer_uit!(
        uow,
        permit,
        "DELETE FROM persoon_zoekterm WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        id
    )?;
    for weg in [
        "DELETE FROM persoon_feit WHERE gemeente = $1 AND persoon_id = $2",
        "DELETE FROM brp_verzoek WHERE gemeente = $1 AND persoon_id = $2",
        // Also where somebody else names this person.
        "DELETE FROM brp_relatie WHERE gemeente = $1 AND (persoon_id = $2 OR ander_id = $2)",
        "DELETE FROM persoon_verblijf WHERE gemeente = $1 AND persoon_id = $2",
        "DELETE FROM persoon_naam WHERE gemeente = $1 AND persoon_id = $2",
    ] {
        voer_uit!(uow, permit, weg, uow.kop.gemeente, id)?;
    }
    // What is left of somebody has no family.
    voer_uit!(
        uow,
        permit,
        "DELETE FROM relatie WHERE gemeente = $1 AND (over_persoon_id = $2 OR met_persoon_id = $2)",
        uow.kop.gemeente,
        id
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE splitsing_lid SET adres_van = NULL WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        id
    )?;
    crate::herken::wis(uow, permit, id).await?;
    // A merge of somebody who was erased can't be undone, so nothing of it is kept.
    crate::samenvoegen::wis_paren(uow, permit, id).await?;
    crate::samenvoegen::vergeet(uow, permit, id).await?;
    voer_uit!(
        uow,
        permit,
        "UPDATE melding SET over_naam = $3, over_geboortedatum = '', over_adres = '', over_postcode = '', over_telefoon = '',
                version = version + 1
          WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        id,
        GEWIST
    )?;
    // A draft names its casus, melding or household in the name of its form.
    let ids = rijen!(
        uow,
        crate::uow::Enkel<uuid::Uuid>,
        concat!(
            "SELECT huishouden_id AS w FROM huishouden_lid WHERE gemeente = $1 AND persoon_id = $2
             UNION SELECT id FROM casus WHERE gemeente = $1 AND id IN ",
            casussen!(),
            " UNION SELECT id FROM melding WHERE gemeente = $1 AND id IN ",
            meldingen!()
        ),
        uow.kop.gemeente,
        id
    )?;
    for over in ids.into_iter().map(|e| e.0).chain([id.uuid()]) {
        voer_uit!(
            uow,
            permit,
            "DELETE FROM concept WHERE gemeente = $1 AND formulier LIKE $2",
            uow.kop.gemeente,
            format!("%{over}%")
        )?;
    }
    Ok(())
}

/// Takes what was erased out of the file as well: SQLite keeps it in free pages otherwise. PostgreSQL does this by itself,
/// later (autovacuum). Backups are another matter on both.
///
/// # Errors
/// When the database refuses.
pub async fn ruim_bestand_op(db: &Db) -> Resultaat<()> {
    if let Db::Sqlite { schrijven, .. } = db {
        sqlx::query("VACUUM").execute(schrijven).await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(schrijven)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
