// SPDX-License-Identifier: EUPL-1.2
//! Signalen, with the pseudonyms by which they meet.

use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::verwijsindex::{Sleutel, Sleutelsoort};
use domain::{Gemeente, HuishoudenId, MedewerkerId, MelderId, PersoonId, SignaalId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A signaal that runs, with who placed it.
    pub struct SignaalRij {
        pub id: SignaalId,
        pub persoon_id: PersoonId,
        pub melder_id: MelderId,
        pub medewerker_id: MedewerkerId,
        pub naam: String,
        pub organisatie: String,
        pub telefoon: String,
        pub geplaatst_op: Timestamp,
        pub verwijderen_op: Date,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.persoon_id, s.melder_id, v.medewerker_id, m.naam, v.organisatie, v.telefoon, s.geplaatst_op, s.verwijderen_op
               FROM verwijssignaal s
               JOIN verwijsmelder v ON v.gemeente = s.gemeente AND v.id = s.melder_id
               JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.medewerker_id
              WHERE s.gemeente = $1 AND s.archief_tot IS NULL AND ",
            $rest
        )
    };
}

/// One that runs.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: SignaalId) -> Resultaat<Option<SignaalRij>> {
    rij_optie!(uow, SignaalRij, kies!("s.id = $2"), uow.kop.gemeente, id)
}

/// Those on a person, of everybody in this gemeente.
///
/// # Errors
/// When the database refuses.
pub async fn van_persoon(uow: &mut Uow, persoon: PersoonId) -> Resultaat<Vec<SignaalRij>> {
    rijen!(
        uow,
        SignaalRij,
        kies!("s.persoon_id = $2 ORDER BY s.geplaatst_op, s.id LIMIT 200"),
        uow.kop.gemeente,
        persoon
    )
}

/// That of a melder on a person.
///
/// # Errors
/// When the database refuses.
pub async fn lopend_van(
    uow: &mut Uow,
    persoon: PersoonId,
    melder: MelderId,
) -> Resultaat<Option<SignaalRij>> {
    rij_optie!(
        uow,
        SignaalRij,
        kies!("s.persoon_id = $2 AND s.melder_id = $3"),
        uow.kop.gemeente,
        persoon,
        melder
    )
}

rij! {
    /// An own signaal, with whom it is about: what the melder typed.
    pub struct MijnRij {
        pub id: SignaalId,
        pub persoon_id: PersoonId,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub geplaatst_op: Timestamp,
        pub verwijderen_op: Date,
    }
}

/// All that a melder has now, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn mijn(uow: &mut Uow, melder: MelderId) -> Resultaat<Vec<MijnRij>> {
    rijen!(
        uow,
        MijnRij,
        "SELECT s.id, s.persoon_id, COALESCE(p.toon_voorvoegsel, p.voorvoegsel) AS voorvoegsel,
                COALESCE(p.toon_naam, p.geslachtsnaam) AS geslachtsnaam, p.geboortedatum, s.geplaatst_op, s.verwijderen_op
           FROM verwijssignaal s JOIN persoon p ON p.gemeente = s.gemeente AND p.id = s.persoon_id
          WHERE s.gemeente = $1 AND s.melder_id = $2 AND s.archief_tot IS NULL
          ORDER BY s.verwijderen_op, s.id LIMIT 500",
        uow.kop.gemeente,
        melder
    )
}

/// Places a signaal.
///
/// # Errors
/// `Uniek` when this melder has one on this person; the database.
pub async fn voeg_toe<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    melder: MelderId,
    verwijderen_op: Date,
) -> Resultaat<SignaalId> {
    let id: SignaalId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO verwijssignaal (gemeente, id, persoon_id, melder_id, geplaatst_op, verwijderen_op, archief_tot)
         VALUES ($1,$2,$3,$4,$5,$6,NULL)",
        uow.kop.gemeente,
        id,
        persoon,
        melder,
        uow.kop.nu,
        verwijderen_op
    )?;
    Ok(id)
}

/// Adds a pseudonym of a signaal that runs.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_sleutel_toe<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    (signaal, melder): (SignaalId, MelderId),
    sleutel: &Sleutel,
    nummer: i32,
    volwassen: bool,
    tot: Date,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO verwijssleutel (gemeente, signaal_id, soort, sleutel, sleutelnummer, melder_id, volwassen, archief, tot)
         VALUES ($1,$2,$3,$4,$5,$6,$7,FALSE,$8) ON CONFLICT DO NOTHING",
        uow.kop.gemeente,
        signaal,
        sleutel.soort.code(),
        sleutel.waarde.as_slice(),
        nummer,
        melder,
        volwassen,
        tot
    )?;
    Ok(())
}

/// Another last day for a signaal that runs: the birth date was wrong.
///
/// # Errors
/// When the database refuses.
pub async fn zet_eind<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    signaal: SignaalId,
    verwijderen_op: Date,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE verwijssignaal SET verwijderen_op = $3 WHERE gemeente = $1 AND id = $2 AND archief_tot IS NULL AND verwijderen_op <> $3",
        uow.kop.gemeente,
        signaal,
        verwijderen_op
    )?;
    Ok(())
}

/// Members of a household now who have a signaal that runs.
///
/// # Errors
/// When the database refuses.
pub async fn met_signaal(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<PersoonId>> {
    let rijen = rijen!(
        uow,
        crate::uow::Enkel<PersoonId>,
        "SELECT DISTINCT l.persoon_id AS w FROM huishouden_lid l
           JOIN verwijssignaal s ON s.gemeente = l.gemeente AND s.persoon_id = l.persoon_id AND s.archief_tot IS NULL
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL",
        uow.kop.gemeente,
        huishouden
    )?;
    Ok(rijen.into_iter().map(|r| r.0).collect())
}

/// Takes the pseudonyms of a signaal away.
///
/// # Errors
/// When the database refuses.
pub async fn sleutels_weg<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    signaal: SignaalId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM verwijssleutel WHERE gemeente = $1 AND signaal_id = $2",
        uow.kop.gemeente,
        signaal
    )?;
    Ok(())
}

rij! {
    /// Another signaal, in whatever gemeente, that shares a pseudonym.
    pub struct Treffer {
        pub gemeente: Gemeente,
        pub signaal_id: SignaalId,
        pub melder_id: MelderId,
        pub soort: Code<Sleutelsoort>,
        pub volwassen: bool,
        pub archief: bool,
    }
}

/// Most rows that [`treffers`] gives. Also in the SQL.
pub const TREFFERS_HOOGSTENS: usize = 200;

/// The statement of [`treffers`]; the benchmark runs it with pgbench as well.
pub const TREFFERS: &str = "SELECT DISTINCT k.gemeente, k.signaal_id, k.melder_id, k.soort, k.volwassen, k.archief,
                CASE k.soort WHEN 'jeugdige' THEN 1 WHEN 'ouder' THEN 2 ELSE 3 END AS volgorde
           FROM verwijssleutel e JOIN verwijssleutel k ON k.sleutel = e.sleutel AND k.soort = e.soort
          WHERE e.gemeente = $1 AND e.signaal_id = $2 AND k.tot > $3 AND NOT (k.gemeente = $1 AND k.melder_id = e.melder_id)
          ORDER BY volgorde, k.signaal_id LIMIT 200";

/// Signalen of other melders, in all gemeenten, that share a pseudonym with this one: the strongest kind first.
///
/// # Errors
/// When the database refuses.
pub async fn treffers(uow: &mut Uow, signaal: SignaalId) -> Resultaat<Vec<Treffer>> {
    rijen!(uow, Treffer, TREFFERS, uow.kop.gemeente, signaal, uow.vandaag())
}

/// Ends a signaal: into the archive up to a day, with only the pseudonym of the youth; its matches go.
///
/// # Errors
/// When the database refuses.
pub async fn archiveer<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    signaal: SignaalId,
    tot: Date,
) -> Resultaat<()> {
    let vandaag = uow.vandaag();
    super::matches::weg_van_signaal(uow, permit, signaal).await?;
    voer_uit!(
        uow,
        permit,
        "DELETE FROM verwijssleutel WHERE gemeente = $1 AND signaal_id = $2 AND soort <> 'jeugdige'",
        uow.kop.gemeente,
        signaal
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE verwijssleutel SET archief = TRUE, tot = $3 WHERE gemeente = $1 AND signaal_id = $2",
        uow.kop.gemeente,
        signaal,
        tot
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE verwijssignaal SET verwijderen_op = $3, archief_tot = $4 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        signaal,
        vandaag,
        tot
    )?;
    Ok(())
}

/// Takes a signaal away with all that hangs on it; nothing stays but the row of the journaal.
///
/// # Errors
/// When the database refuses.
pub async fn wis<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    signaal: SignaalId,
) -> Resultaat<()> {
    super::matches::weg_van_signaal(uow, permit, signaal).await?;
    sleutels_weg(uow, permit, signaal).await?;
    voer_uit!(
        uow,
        permit,
        "DELETE FROM verwijssignaal WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        signaal
    )?;
    Ok(())
}

/// A household that a person belongs to now.
///
/// # Errors
/// When the database refuses.
pub async fn huishouden_van(uow: &mut Uow, persoon: PersoonId) -> Resultaat<Option<HuishoudenId>> {
    waarde!(
        uow,
        HuishoudenId,
        "SELECT huishouden_id AS w FROM huishouden_lid WHERE gemeente = $1 AND persoon_id = $2 AND tot IS NULL
          ORDER BY van DESC, huishouden_id LIMIT 1",
        uow.kop.gemeente,
        persoon
    )
}
