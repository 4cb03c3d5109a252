// SPDX-License-Identifier: EUPL-1.2
//! Where signalen met. A match is of two gemeenten: it holds ids, kinds and codes, and each side reads the contact data of
//! the other's melder.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::verwijsindex::{Domein, GeldigeOpvolging, Matchsoort, Regie, Stand};
use domain::{Gemeente, MatchId, MelderId, PersoonId, SignaalId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};
use std::collections::BTreeSet;

/// A side of a match.
pub type Zijde = (Gemeente, SignaalId, MelderId);

/// A match to store. Which side comes first does not matter, but for the archive: the new melder is `een`.
#[derive(Clone, Copy, Debug)]
pub struct NieuweMatch {
    /// One side.
    pub een: Zijde,
    /// The other.
    pub ander: Zijde,
    /// Kind.
    pub soort: Matchsoort,
}

/// Stores a match, unless these two met before. `true` when it is new.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_match_toe<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    m: &NieuweMatch,
) -> Resultaat<bool> {
    let (een, ander) = if m.soort != Matchsoort::Archief && (m.ander.0, m.ander.1) < (m.een.0, m.een.1) {
        (m.ander, m.een)
    } else {
        (m.een, m.ander)
    };
    let id: MatchId = uow.nieuw_id();
    let aantal = voer_uit!(
        uow,
        permit,
        "INSERT INTO verwijsmatch (id, een_gemeente, een_signaal, een_melder, ander_gemeente, ander_signaal, ander_melder, soort, ontstaan_op,
           status, reden, regie, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'nieuw','','',1) ON CONFLICT DO NOTHING",
        id,
        een.0,
        een.1,
        een.2,
        ander.0,
        ander.1,
        ander.2,
        m.soort.code(),
        uow.kop.nu
    )?;
    Ok(aantal == 1)
}

rij! {
    /// A match as one side sees it: contact of the other melder, and which own signaal it is about.
    pub struct MatchRij {
        pub id: MatchId,
        pub soort: Code<Matchsoort>,
        pub ontstaan_op: Timestamp,
        pub status: Code<Stand>,
        pub reden: String,
        pub regie: String,
        pub ik: String,
        pub version: i64,
        pub persoon_id: PersoonId,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub naam: String,
        pub organisatie: String,
        pub domein: Code<Domein>,
        pub telefoon: String,
        pub email: String,
        pub coordinator: String,
        pub gemeente: String,
    }
}

macro_rules! van_melder {
    ($rest:literal) => {
        concat!(
            "SELECT x.id, x.soort, x.ontstaan_op, x.status, x.reden, x.regie, x.ik, x.version, s.persoon_id,
                    COALESCE(p.toon_voorvoegsel, p.voorvoegsel) AS voorvoegsel, COALESCE(p.toon_naam, p.geslachtsnaam) AS geslachtsnaam,
                    p.geboortedatum, w.naam, o.organisatie, o.domein, o.telefoon, o.email, o.coordinator, g.naam AS gemeente
               FROM (SELECT e.id, e.soort, e.ontstaan_op, e.status, e.reden, e.regie, e.version, 'een' AS ik, e.een_signaal AS mijn,
                            e.ander_gemeente AS hun_gemeente, e.ander_melder AS hun_melder
                       FROM verwijsmatch e WHERE e.een_gemeente = $1 AND e.een_melder = $2
                      UNION ALL
                     SELECT a.id, a.soort, a.ontstaan_op, a.status, a.reden, a.regie, a.version, 'ander' AS ik, a.ander_signaal AS mijn,
                            a.een_gemeente AS hun_gemeente, a.een_melder AS hun_melder
                       FROM verwijsmatch a WHERE a.ander_gemeente = $1 AND a.ander_melder = $2 AND a.soort <> 'archief') x
               JOIN verwijssignaal s ON s.gemeente = $1 AND s.id = x.mijn
               JOIN persoon p ON p.gemeente = s.gemeente AND p.id = s.persoon_id
               JOIN verwijsmelder o ON o.gemeente = x.hun_gemeente AND o.id = x.hun_melder
               JOIN medewerker w ON w.gemeente = o.gemeente AND w.id = o.medewerker_id
               JOIN gemeente g ON g.gemeente = o.gemeente ",
            $rest
        )
    };
}

/// All matches of a melder of this gemeente, with the contact data of the other side: the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn matches_van(uow: &mut Uow, melder: MelderId) -> Resultaat<Vec<MatchRij>> {
    rijen!(
        uow,
        MatchRij,
        van_melder!("ORDER BY x.ontstaan_op DESC, x.id LIMIT 500"),
        uow.kop.gemeente,
        melder
    )
}

rij! {
    /// A match, as far as a step depends on it.
    pub struct MatchKop {
        pub id: MatchId,
        pub een_gemeente: Gemeente,
        pub een_melder: MelderId,
        pub ander_gemeente: Gemeente,
        pub ander_melder: MelderId,
        pub soort: Code<Matchsoort>,
        pub status: Code<Stand>,
        pub version: i64,
    }
}

/// A match with a side in this gemeente.
///
/// # Errors
/// When the database refuses.
pub async fn lees_match(uow: &mut Uow, id: MatchId) -> Resultaat<Option<MatchKop>> {
    rij_optie!(
        uow,
        MatchKop,
        "SELECT id, een_gemeente, een_melder, ander_gemeente, ander_melder, soort, status, version FROM verwijsmatch
          WHERE id = $2 AND (een_gemeente = $1 OR ander_gemeente = $1)",
        uow.kop.gemeente,
        id
    )
}

/// Stores a step of a match that was read as `version`. `een`: the actor is that side.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; the database.
pub async fn volg_op<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: MatchId,
    version: i64,
    een_zijde: bool,
    g: &GeldigeOpvolging,
) -> Resultaat<()> {
    let regie = match (g.regie, een_zijde) {
        (None, _) => "",
        (Some(Regie::Wij), true) | (Some(Regie::Zij), false) => "een",
        (Some(Regie::Wij), false) | (Some(Regie::Zij), true) => "ander",
    };
    een(voer_uit!(
        uow,
        permit,
        "UPDATE verwijsmatch SET status = $4, reden = $5, regie = $6, version = version + 1
          WHERE id = $2 AND version = $3 AND (een_gemeente = $1 OR ander_gemeente = $1)",
        uow.kop.gemeente,
        id,
        version,
        g.stand.code(),
        g.reden.map_or("", |r| r.code()),
        regie
    )?)
}

/// Takes the one message from the archive away, when it was read.
///
/// # Errors
/// When the database refuses.
pub async fn wis_match<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: MatchId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM verwijsmatch WHERE id = $2 AND soort = 'archief' AND een_gemeente = $1",
        uow.kop.gemeente,
        id
    )?;
    Ok(())
}

/// Takes all matches of a signaal of this gemeente away.
pub(super) async fn weg_van_signaal<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    signaal: SignaalId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM verwijsmatch WHERE (een_gemeente = $1 AND een_signaal = $2) OR (ander_gemeente = $1 AND ander_signaal = $2)",
        uow.kop.gemeente,
        signaal
    )?;
    Ok(())
}

rij! {
    /// A match that nobody followed up yet, with its other side.
    pub struct OpenRij {
        pub id: MatchId,
        pub gemeente: Gemeente,
        pub signaal: SignaalId,
    }
}

/// Takes the matches of a signaal away that nobody followed up, but for those with `houd`.
///
/// # Errors
/// When the database refuses.
pub async fn matches_weg<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    signaal: SignaalId,
    houd: &BTreeSet<(Gemeente, SignaalId)>,
) -> Resultaat<()> {
    let rijen = rijen!(
        uow,
        OpenRij,
        "SELECT id, ander_gemeente AS gemeente, ander_signaal AS signaal FROM verwijsmatch
          WHERE een_gemeente = $1 AND een_signaal = $2 AND status = 'nieuw' AND soort <> 'archief'
         UNION ALL
         SELECT id, een_gemeente AS gemeente, een_signaal AS signaal FROM verwijsmatch
          WHERE ander_gemeente = $1 AND ander_signaal = $2 AND status = 'nieuw' AND soort <> 'archief'",
        uow.kop.gemeente,
        signaal
    )?;
    for r in rijen.iter().filter(|r| !houd.contains(&(r.gemeente, r.signaal))) {
        voer_uit!(
            uow,
            permit,
            "DELETE FROM verwijsmatch WHERE id = $1 AND status = 'nieuw'",
            r.id
        )?;
    }
    Ok(())
}

/// Takes all matches with another gemeente away: the two no longer work together.
///
/// # Errors
/// When the database refuses.
pub async fn verbreek<A: Writes<kind::Verwijsindex>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    met: Gemeente,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM verwijsmatch WHERE (een_gemeente = $1 AND ander_gemeente = $2) OR (een_gemeente = $2 AND ander_gemeente = $1)",
        uow.kop.gemeente,
        met
    )?;
    Ok(())
}

rij! {
    /// A match that is open, for who sees to it that it does not stay so: both melders, nothing of the youth.
    pub struct OpenMatchRij {
        pub id: MatchId,
        pub ontstaan_op: Timestamp,
        pub status: Code<Stand>,
        pub een_naam: String,
        pub een_organisatie: String,
        pub een_telefoon: String,
        pub ander_naam: String,
        pub ander_organisatie: String,
        pub ander_telefoon: String,
        pub version: i64,
    }
}

/// Open matches of this gemeente, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn open_matches(uow: &mut Uow) -> Resultaat<Vec<OpenMatchRij>> {
    rijen!(
        uow,
        OpenMatchRij,
        "SELECT x.id, x.ontstaan_op, x.status, x.version, m.naam AS een_naam, e.organisatie AS een_organisatie, e.telefoon AS een_telefoon,
                n.naam AS ander_naam, a.organisatie AS ander_organisatie, a.telefoon AS ander_telefoon
           FROM verwijsmatch x
           JOIN verwijsmelder e ON e.gemeente = x.een_gemeente AND e.id = x.een_melder
           JOIN medewerker m ON m.gemeente = e.gemeente AND m.id = e.medewerker_id
           JOIN verwijsmelder a ON a.gemeente = x.ander_gemeente AND a.id = x.ander_melder
           JOIN medewerker n ON n.gemeente = a.gemeente AND n.id = a.medewerker_id
          WHERE (x.een_gemeente = $1 OR x.ander_gemeente = $1) AND x.soort <> 'archief' AND x.status IN ('nieuw', 'contact')
          ORDER BY x.ontstaan_op, x.id LIMIT 500",
        uow.kop.gemeente
    )
}

rij! {
    /// How many matches there are in a state.
    pub struct Telling {
        pub status: Code<Stand>,
        pub aantal: i64,
        pub oud: i64,
    }
}

/// Matches of this gemeente by state; `oud` of them are from before this moment.
///
/// # Errors
/// When the database refuses.
pub async fn tel(uow: &mut Uow, voor: Timestamp) -> Resultaat<Vec<Telling>> {
    rijen!(
        uow,
        Telling,
        "SELECT status, count(*) AS aantal, count(*) FILTER (WHERE ontstaan_op < $2) AS oud FROM verwijsmatch
          WHERE (een_gemeente = $1 OR ander_gemeente = $1) AND soort <> 'archief' GROUP BY status ORDER BY status",
        uow.kop.gemeente,
        voor
    )
}
