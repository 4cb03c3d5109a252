// SPDX-License-Identifier: EUPL-1.2
//! One timeline of a casus: notes, phase steps, changes of regisseur, versions of the plan, decisions, tasks.

use crate::{Resultaat, Uow, rij, rijen};
use domain::notitie::Categorie;
use domain::{CasusId, NotitieId, PersoonId};
use jiff::Timestamp;
use uuid::Uuid;

rij! {
    /// One moment.
    pub struct MomentRij {
        pub soort: String,
        pub id: Uuid,
        pub op: Timestamp,
        pub kop: String,
        pub tekst: String,
        pub mening: String,
        pub bron: String,
        pub wie: Option<String>,
        pub categorie: String,
        pub leefgebied: String,
        pub resultaat: String,
        pub vastgezet: bool,
        pub corrigeert: Option<Uuid>,
        pub verbeterd_door: Option<Uuid>,
        pub version: i64,
    }
}

/// What the timeline is filtered by; empty filters nothing.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Kind: notitie, fase, regie, plan, besluit, taak.
    pub soort: String,
    /// Notes about this person only.
    pub persoon: Option<PersoonId>,
    /// Notes on this life area only.
    pub leefgebied: String,
    /// Only before this moment (paging).
    pub voor: Timestamp,
    /// Categories of notes that may be shown; others are absent, but for the actor's own.
    pub categorieen: Vec<Categorie>,
}

/// A page of the timeline, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn momenten(uow: &mut Uow, casus: CasusId, f: &Filter, aantal: i64) -> Resultaat<Vec<MomentRij>> {
    rijen!(
        uow,
        MomentRij,
        "SELECT * FROM (
           SELECT 'notitie' AS soort, n.id, n.contact_op AS op, n.vorm AS kop, n.feiten AS tekst, n.mening, n.bron, m.naam AS wie,
                  n.categorie, coalesce(n.leefgebied, '') AS leefgebied, coalesce(n.resultaat, '') AS resultaat, n.vastgezet,
                  n.corrigeert_id AS corrigeert,
                  (SELECT v.id FROM notitie v WHERE v.gemeente = n.gemeente AND v.casus_id = n.casus_id AND v.corrigeert_id = n.id LIMIT 1) AS verbeterd_door,
                  n.version
             FROM notitie n JOIN medewerker m ON m.gemeente = n.gemeente AND m.id = n.auteur_id
            WHERE n.gemeente = $1 AND n.casus_id = $2 AND ($6 LIKE '%,' || n.categorie || ',%' OR n.auteur_id = $9)
              AND ($4 = '' OR n.leefgebied = $4)
              AND ($5 IS NULL OR EXISTS (SELECT 1 FROM notitie_persoon np WHERE np.gemeente = n.gemeente AND np.notitie_id = n.id AND np.persoon_id = $5))
           UNION ALL
           SELECT 'fase', f.id, f.op, f.naar, f.reden, '', '', m.naam, '', '', '', FALSE, CAST(NULL AS UUID), CAST(NULL AS UUID), 1
             FROM fase_stap f LEFT JOIN medewerker m ON m.gemeente = f.gemeente AND m.id = f.door_id
            WHERE f.gemeente = $1 AND f.casus_id = $2 AND $4 = '' AND $5 IS NULL
           UNION ALL
           SELECT 'regie', r.id, r.van, m.naam, r.reden, r.stem_inwoner, '', d.naam, '', '', '', FALSE, CAST(NULL AS UUID), CAST(NULL AS UUID), 1
             FROM regie r JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
             LEFT JOIN medewerker d ON d.gemeente = r.gemeente AND d.id = r.toegewezen_door
            WHERE r.gemeente = $1 AND r.casus_id = $2 AND $4 = '' AND $5 IS NULL
           UNION ALL
           SELECT 'plan', v.id, v.gemaakt_op, CAST(v.nummer AS TEXT), '', '', '', m.naam, '', '', '', FALSE, CAST(NULL AS UUID), CAST(NULL AS UUID), 1
             FROM planversie v JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.gemaakt_door
            WHERE v.gemeente = $1 AND v.casus_id = $2 AND $4 = '' AND $5 IS NULL
           UNION ALL
           SELECT 'besluit', g.id, g.besloten_op, g.soort, g.besluit, '', '', m.naam, '', '', '', FALSE, CAST(NULL AS UUID), CAST(NULL AS UUID), 1
             FROM agendapunt g LEFT JOIN medewerker m ON m.gemeente = g.gemeente AND m.id = g.besloten_door
            WHERE g.gemeente = $1 AND g.casus_id = $2 AND g.besloten_op IS NOT NULL AND $4 = '' AND $5 IS NULL
           UNION ALL
           SELECT 'besluit', b.id, b.op, 'contact_' || b.besluit_van, b.reden, '', '', m.naam, '', '', '', FALSE, CAST(NULL AS UUID), CAST(NULL AS UUID), 1
             FROM contact_besluit b JOIN medewerker m ON m.gemeente = b.gemeente AND m.id = b.door_id
            WHERE b.gemeente = $1 AND b.casus_id = $2 AND $4 = '' AND $5 IS NULL
           UNION ALL
           SELECT 'taak', t.id, t.gedaan_op, t.tekst, t.uitkomst, '', '', m.naam, '', '', '', FALSE, CAST(NULL AS UUID), CAST(NULL AS UUID), 1
             FROM taak t LEFT JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.gedaan_door
            WHERE t.gemeente = $1 AND t.casus_id = $2 AND t.gedaan_op IS NOT NULL AND $4 = '' AND $5 IS NULL
         ) alles
         WHERE ($3 = '' OR soort = $3) AND op < $7 ORDER BY op DESC, id DESC LIMIT $8",
        uow.kop.gemeente,
        casus,
        &f.soort,
        &f.leefgebied,
        f.persoon,
        format!(",{},", Categorie::codes(&f.categorieen)),
        f.voor,
        aantal,
        uow.kop.medewerker
    )
}

rij! {
    /// A person that a note is about.
    pub struct NotitiePersoonRij {
        pub notitie_id: NotitieId,
        pub voornamen: String,
        pub geslachtsnaam: String,
    }
}

/// Persons of the notes of a casus within a span of time.
///
/// # Errors
/// When the database refuses.
pub async fn personen(
    uow: &mut Uow,
    casus: CasusId,
    van: Timestamp,
    tot: Timestamp,
) -> Resultaat<Vec<NotitiePersoonRij>> {
    rijen!(
        uow,
        NotitiePersoonRij,
        "SELECT np.notitie_id, p.voornamen, COALESCE(p.toon_naam, p.geslachtsnaam) AS geslachtsnaam
           FROM notitie n JOIN notitie_persoon np ON np.gemeente = n.gemeente AND np.notitie_id = n.id
           JOIN persoon p ON p.gemeente = np.gemeente AND p.id = np.persoon_id
          WHERE n.gemeente = $1 AND n.casus_id = $2 AND n.contact_op >= $3 AND n.contact_op <= $4 ORDER BY p.geboortedatum, p.id",
        uow.kop.gemeente,
        casus,
        van,
        tot
    )
}
