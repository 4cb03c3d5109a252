// SPDX-License-Identifier: EUPL-1.2
//! Rows of the journaal for who may know of them (G2): of a casus, of a person with their households, and who looked.
//! Every look-up walks one index from new to old and stops at a limit.

use crate::{Kolom, Resultaat, Rij, UitRij, Uow, rij, rijen};
use domain::inzage::{Kijk, Regel};
use domain::{CasusId, HuishoudenId, JournaalId, MedewerkerId, PersoonId};
use jiff::civil::Date;

impl UitRij for Regel {
    fn uit(rij: &Rij<'_>) -> Resultaat<Self> {
        fn tekst(rij: &Rij<'_>, kolom: &str) -> Resultaat<String> {
            Ok(Option::<String>::lees(rij, kolom)?.unwrap_or_default())
        }
        Ok(Self {
            id: rij.lees("id")?,
            op: rij.lees("op")?,
            wie: rij.lees("medewerker_id")?,
            naam: tekst(rij, "naam")?,
            functie: tekst(rij, "functie")?,
            organisatie: tekst(rij, "organisatie")?,
            gast_uit: tekst(rij, "gast_uit")?,
            handeling: rij.lees("handeling")?,
            soort: rij.lees("soort")?,
            rol: rij.lees("rol")?,
            doel: rij.lees("doel")?,
            grondslag: rij.lees("grondslag")?,
            velden: rij.lees("velden")?,
            casus: rij.lees("casus_id")?,
        })
    }
}

/// Which rows of a record. Ids carry their moment, so a period is a range of ids.
#[derive(Clone, Copy, Debug)]
pub struct Keuze {
    /// First id.
    pub van: JournaalId,
    /// First id that no longer belongs to it: the end of the period, or the last row of the page before.
    pub voor: JournaalId,
    /// Only this kind.
    pub kijk: Option<Kijk>,
    /// Only this medewerker.
    pub wie: Option<MedewerkerId>,
    /// At most so many, the newest first.
    pub hoogstens: i64,
}

impl Keuze {
    /// Codes of `soort` to keep (",gelezen,gezocht,"), and true when every one is kept.
    pub(crate) fn soorten(&self) -> (String, bool) {
        self.kijk.map_or_else(
            || (String::new(), true),
            |k| (format!(",{},", k.soorten().join(",")), false),
        )
    }
}

macro_rules! kies_regels {
    ($waar:literal) => {
        concat!(
            "SELECT j.id, j.op, j.medewerker_id, m.naam, m.functie, o.naam AS organisatie, thuis.naam AS gast_uit, j.handeling, j.soort,
                j.rol, j.doel, j.grondslag, j.velden, j.casus_id
               FROM journaal j
               LEFT JOIN medewerker m ON m.gemeente = j.gemeente AND m.id = j.medewerker_id
               LEFT JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
               LEFT JOIN gast g ON g.gemeente = j.gemeente AND g.medewerker_id = j.medewerker_id
               LEFT JOIN gemeente thuis ON thuis.gemeente = g.thuis_gemeente
              WHERE j.gemeente = $1 AND j.id >= $2 AND j.id < $3 AND ($4 OR $5 LIKE '%,' || j.soort || ',%')
                AND ($6 OR j.medewerker_id = $7) AND ", $waar, "
              ORDER BY j.id DESC LIMIT $8"
        )
    };
}
pub(crate) use kies_regels;

/// Rows of a casus.
///
/// # Errors
/// When the database refuses.
pub async fn van_casus(uow: &mut Uow, casus: CasusId, k: &Keuze) -> Resultaat<Vec<Regel>> {
    let (soorten, alle) = k.soorten();
    rijen!(
        uow,
        Regel,
        kies_regels!("j.casus_id = $9"),
        uow.kop.gemeente,
        k.van,
        k.voor,
        alle,
        &soorten,
        k.wie.is_none(),
        k.wie,
        k.hoogstens,
        casus
    )
}

/// Rows about one person; with `huishouden` only those of that household, or of none.
///
/// # Errors
/// When the database refuses.
pub async fn van_persoon(
    uow: &mut Uow,
    persoon: PersoonId,
    huishouden: Option<HuishoudenId>,
    k: &Keuze,
) -> Resultaat<Vec<Regel>> {
    let (soorten, alle) = k.soorten();
    rijen!(
        uow,
        Regel,
        kies_regels!("j.persoon_id = $9 AND ($10 OR j.huishouden_id IS NULL OR j.huishouden_id = $11)"),
        uow.kop.gemeente,
        k.van,
        k.voor,
        alle,
        &soorten,
        k.wie.is_none(),
        k.wie,
        k.hoogstens,
        persoon,
        huishouden.is_none(),
        huishouden
    )
}

/// Rows about a household as a whole: those about one person are of that person only.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(uow: &mut Uow, huishouden: HuishoudenId, k: &Keuze) -> Resultaat<Vec<Regel>> {
    let (soorten, alle) = k.soorten();
    rijen!(
        uow,
        Regel,
        kies_regels!("j.huishouden_id = $9 AND j.persoon_id IS NULL"),
        uow.kop.gemeente,
        k.van,
        k.voor,
        alle,
        &soorten,
        k.wie.is_none(),
        k.wie,
        k.hoogstens,
        huishouden
    )
}

rij! {
    /// A time in which somebody belonged to a household.
    pub struct LidmaatschapRij {
        pub huishouden_id: HuishoudenId,
        pub van: Date,
        pub tot: Option<Date>,
    }
}

/// Households of a person, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn lidmaatschappen(uow: &mut Uow, persoon: PersoonId) -> Resultaat<Vec<LidmaatschapRij>> {
    rijen!(
        uow,
        LidmaatschapRij,
        "SELECT huishouden_id, van, tot FROM huishouden_lid WHERE gemeente = $1 AND persoon_id = $2
          ORDER BY van DESC, huishouden_id LIMIT 20",
        uow.kop.gemeente,
        persoon
    )
}

rij! {
    /// Somebody who occurs in the rows, for the choice of a filter.
    pub struct KijkerRij {
        pub id: MedewerkerId,
        pub naam: String,
    }
}

/// Newest rows that are looked through for who occurs in them.
const KIJKERS_IN: i64 = 2000;

/// Who occurs in the newest rows of a household.
///
/// # Errors
/// When the database refuses.
pub async fn kijkers(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<KijkerRij>> {
    rijen!(
        uow,
        KijkerRij,
        "SELECT m.id, m.naam FROM (
             SELECT DISTINCT n.medewerker_id FROM (
                 SELECT medewerker_id FROM journaal WHERE gemeente = $1 AND huishouden_id = $2 ORDER BY id DESC LIMIT $3) n) j
           JOIN medewerker m ON m.gemeente = $1 AND m.id = j.medewerker_id
          ORDER BY m.naam, m.id LIMIT 200",
        uow.kop.gemeente,
        huishouden,
        KIJKERS_IN
    )
}
