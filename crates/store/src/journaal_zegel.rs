// SPDX-License-Identifier: EUPL-1.2
//! Zegels of the journaal: drawing the line, keeping zegels, reading rows and zegels in order (docs/adr/0006).

use crate::{
    Resultaat, Sql, StoreFout, Uow, journaal_overgang, rij, rij_optie, rijen, voer_technisch, waarde,
};
use domain::journaal::{GetekendZegel, Hash, Overgang, PubliekeSleutel, Regel, Zegel};
use domain::{CasusId, Gemeente, HuishoudenId, JournaalId, MedewerkerId, PersoonId};
use jiff::Timestamp;
use policy::{Permit, handelingen::JournaalVerzegelen};
use uuid::Uuid;

/// Moves the line to the newest row, while nobody holds the journaal open. `false`: somebody held it too long; the
/// line stays where it was. Needs a unit of work [outside the journaal](Uow::begin_buiten_journaal).
///
/// # Errors
/// When the database refuses.
pub async fn trek_grens(uow: &mut Uow, _permit: &Permit<JournaalVerzegelen>) -> Resultaat<bool> {
    // Who wants to write waits while we wait: a quarter of a second at most. And a sealer that hangs with the lock in
    // its hands is thrown out.
    const KORT_WACHTEN: Sql = Sql {
        sqlite: "SELECT 1",
        postgres: "SET LOCAL lock_timeout = '250ms'",
    };
    const KORT_HOUDEN: Sql = Sql {
        sqlite: "SELECT 1",
        postgres: "SET LOCAL idle_in_transaction_session_timeout = '5s'",
    };
    const ALLEEN: Sql = Sql {
        sqlite: "SELECT $1",
        postgres: "SELECT pg_advisory_xact_lock('journaal_grens'::regclass::oid::int, $1)",
    };
    let gemeente = uow.gemeente();
    voer_technisch!(uow, KORT_WACHTEN)?;
    voer_technisch!(uow, KORT_HOUDEN)?;
    match voer_technisch!(uow, ALLEEN, gemeente) {
        Err(fout) if fout.wachtte_te_lang() => return Ok(false),
        anders => anders?,
    };
    voer_technisch!(
        uow,
        "INSERT INTO journaal_grens (gemeente, tot)
         SELECT gemeente, id FROM (SELECT gemeente, id FROM journaal WHERE gemeente = $1 ORDER BY id DESC LIMIT 1) nieuwste
          WHERE TRUE
         ON CONFLICT (gemeente) DO UPDATE SET tot = excluded.tot WHERE journaal_grens.tot < excluded.tot",
        gemeente
    )?;
    Ok(true)
}

/// True when there is a row after this one.
///
/// # Errors
/// When the database refuses.
pub async fn is_nieuw(uow: &mut Uow, na: Option<JournaalId>) -> Resultaat<bool> {
    let na = na.map_or(Uuid::nil(), JournaalId::uuid);
    let nieuw = waarde!(
        uow,
        JournaalId,
        "SELECT id AS w FROM journaal WHERE gemeente = $1 AND id > $2 ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        na
    )?;
    Ok(nieuw.is_some())
}

/// The line up to which rows may be sealed.
///
/// # Errors
/// When the database refuses.
pub async fn grens(uow: &mut Uow) -> Resultaat<Option<JournaalId>> {
    waarde!(
        uow,
        JournaalId,
        "SELECT tot AS w FROM journaal_grens WHERE gemeente = $1",
        uow.kop.gemeente
    )
}

/// Every gemeente of this database: sealing is work for all of them.
///
/// # Errors
/// When the database refuses.
pub async fn gemeenten(uow: &mut Uow) -> Resultaat<Vec<Gemeente>> {
    let rijen = rijen!(
        uow,
        crate::uow::Enkel<Gemeente>,
        "SELECT gemeente AS w FROM gemeente ORDER BY gemeente"
    )?;
    Ok(rijen.into_iter().map(|r| r.0).collect())
}

rij! {
    /// A row with all its columns.
    pub struct RegelRij {
        pub gemeente: Gemeente,
        pub id: JournaalId,
        pub op: Timestamp,
        pub medewerker_id: Option<MedewerkerId>,
        pub rol: String,
        pub handeling: String,
        pub soort: String,
        pub doel: String,
        pub grondslag: String,
        pub beleid: String,
        pub beleid_versie: i64,
        pub spoor: Uuid,
        pub casus_id: Option<CasusId>,
        pub huishouden_id: Option<HuishoudenId>,
        pub persoon_id: Option<PersoonId>,
        pub onderwerp: String,
        pub onderwerp_id: Option<Uuid>,
        pub velden: String,
        pub reden: String,
    }
}

impl RegelRij {
    /// As it is sealed.
    pub fn regel(&self) -> Regel<'_> {
        Regel {
            gemeente: self.gemeente,
            id: self.id,
            op: self.op,
            medewerker: self.medewerker_id,
            rol: &self.rol,
            handeling: &self.handeling,
            soort: &self.soort,
            doel: &self.doel,
            grondslag: &self.grondslag,
            beleid: &self.beleid,
            beleid_versie: self.beleid_versie,
            spoor: self.spoor,
            casus: self.casus_id,
            huishouden: self.huishouden_id,
            persoon: self.persoon_id,
            onderwerp: &self.onderwerp,
            onderwerp_id: self.onderwerp_id,
            velden: &self.velden,
            reden: &self.reden,
        }
    }
}

/// The next rows after `na` up to and including `tot`, in order.
///
/// # Errors
/// When the database refuses.
pub async fn regels(
    uow: &mut Uow,
    na: Option<JournaalId>,
    tot: JournaalId,
    aantal: u16,
) -> Resultaat<Vec<RegelRij>> {
    let na = na.map_or(Uuid::nil(), JournaalId::uuid);
    rijen!(
        uow,
        RegelRij,
        "SELECT gemeente, id, op, medewerker_id, rol, handeling, soort, doel, grondslag, beleid, beleid_versie, spoor,
                casus_id, huishouden_id, persoon_id, onderwerp, onderwerp_id, velden, reden
           FROM journaal WHERE gemeente = $1 AND id > $2 AND id <= $3 ORDER BY id LIMIT $4",
        uow.kop.gemeente,
        na,
        tot,
        i64::from(aantal)
    )
}

rij! {
    /// A zegel as stored.
    pub struct ZegelRij {
        pub gemeente: Gemeente,
        pub nummer: i64,
        pub eerste: JournaalId,
        pub laatste: JournaalId,
        pub aantal: i64,
        pub wortel: Vec<u8>,
        pub vorige: Vec<u8>,
        pub lijst: Vec<u8>,
        pub op: Timestamp,
        pub sleutel: Vec<u8>,
        pub handtekening: Vec<u8>,
    }
}

impl ZegelRij {
    /// As it was signed. A hash or signature of another length becomes zeros, so that checking it fails there, and
    /// goes on.
    fn zegel(self) -> GetekendZegel {
        let hash = |bytes: &[u8]| Hash::uit(bytes).unwrap_or(Hash::NUL);
        GetekendZegel {
            zegel: Zegel {
                gemeente: self.gemeente,
                nummer: self.nummer,
                eerste: self.eerste,
                laatste: self.laatste,
                aantal: self.aantal,
                wortel: hash(&self.wortel),
                vorige: hash(&self.vorige),
                lijst: hash(&self.lijst),
                op: self.op,
                sleutel: hash(&self.sleutel),
            },
            handtekening: self.handtekening.try_into().unwrap_or([0; 64]),
        }
    }
}

/// The last zegel.
///
/// # Errors
/// When the database refuses.
pub async fn laatste(uow: &mut Uow) -> Resultaat<Option<GetekendZegel>> {
    let rij = rij_optie!(
        uow,
        ZegelRij,
        "SELECT gemeente, nummer, eerste, laatste, aantal, wortel, vorige, lijst, op, sleutel, handtekening
           FROM journaal_zegel WHERE gemeente = $1 ORDER BY nummer DESC LIMIT 1",
        uow.kop.gemeente
    )?;
    Ok(rij.map(ZegelRij::zegel))
}

rij! {
    /// How many rows a zegel says to hold.
    pub struct AantalRij {
        pub nummer: i64,
        pub aantal: i64,
    }
}

/// The last zegels with their number of rows, the last first.
///
/// # Errors
/// When the database refuses.
pub async fn aantallen(uow: &mut Uow, hoeveel: i64) -> Resultaat<Vec<AantalRij>> {
    rijen!(
        uow,
        AantalRij,
        "SELECT nummer, aantal FROM journaal_zegel WHERE gemeente = $1 ORDER BY nummer DESC LIMIT $2",
        uow.kop.gemeente,
        hoeveel
    )
}

/// The next zegels after this number, in order.
///
/// # Errors
/// When the database refuses.
pub async fn zegels_na(uow: &mut Uow, nummer: i64, aantal: i64) -> Resultaat<Vec<GetekendZegel>> {
    let rijen = rijen!(
        uow,
        ZegelRij,
        "SELECT gemeente, nummer, eerste, laatste, aantal, wortel, vorige, lijst, op, sleutel, handtekening
           FROM journaal_zegel WHERE gemeente = $1 AND nummer > $2 ORDER BY nummer LIMIT $3",
        uow.kop.gemeente,
        nummer,
        aantal
    )?;
    Ok(rijen.into_iter().map(ZegelRij::zegel).collect())
}

/// The list of rows of a zegel.
///
/// # Errors
/// When the database refuses.
pub async fn lijst(uow: &mut Uow, nummer: i64) -> Resultaat<Option<Vec<u8>>> {
    waarde!(
        uow,
        Vec<u8>,
        "SELECT regels AS w FROM journaal_zegel WHERE gemeente = $1 AND nummer = $2",
        uow.kop.gemeente,
        nummer
    )
}

/// Every public key that is known, the first used first.
///
/// # Errors
/// When the database refuses.
pub async fn sleutels(uow: &mut Uow) -> Resultaat<Vec<PubliekeSleutel>> {
    let rijen = rijen!(
        uow,
        crate::uow::Enkel<Vec<u8>>,
        "SELECT publiek AS w FROM journaal_sleutel WHERE gemeente = $1 ORDER BY vanaf_nummer, sleutel",
        uow.kop.gemeente
    )?;
    Ok(rijen.iter().filter_map(|r| PubliekeSleutel::uit(&r.0)).collect())
}

/// Keeps a zegel. `false`: somebody else sealed these rows in the meantime, nothing is kept. Zegels are the record
/// of the sealing; a journaal row for each would need a zegel again, without end.
///
/// # Errors
/// When the database refuses.
pub async fn bewaar(
    uow: &mut Uow,
    permit: &Permit<JournaalVerzegelen>,
    getekend: &GetekendZegel,
    lijst: &[u8],
    publiek: PubliekeSleutel,
    overgang: Option<&Overgang>,
) -> Resultaat<bool> {
    let z = &getekend.zegel;
    if permit.gemeente() != z.gemeente || uow.gemeente() != z.gemeente {
        return Err(StoreFout::Grens);
    }
    let nieuw = voer_technisch!(
        uow,
        "INSERT INTO journaal_zegel (gemeente, nummer, eerste, laatste, aantal, wortel, vorige, lijst, op, sleutel,
           handtekening, regels) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12) ON CONFLICT DO NOTHING",
        z.gemeente,
        z.nummer,
        z.eerste,
        z.laatste,
        z.aantal,
        z.wortel.0.as_slice(),
        z.vorige.0.as_slice(),
        z.lijst.0.as_slice(),
        z.op,
        z.sleutel.0.as_slice(),
        getekend.handtekening.as_slice(),
        lijst
    )?;
    if nieuw == 0 {
        return Ok(false);
    }
    voer_technisch!(
        uow,
        "INSERT INTO journaal_sleutel (gemeente, sleutel, publiek, vanaf_nummer, vanaf_op) VALUES ($1,$2,$3,$4,$5)
         ON CONFLICT DO NOTHING",
        z.gemeente,
        z.sleutel.0.as_slice(),
        publiek.0.as_slice(),
        z.nummer,
        z.op
    )?;
    if let Some(o) = overgang {
        journaal_overgang::bewaar(uow, o).await?;
    }
    Ok(true)
}

rij! {
    /// Rows that wait for their zegel.
    pub struct WachtRij {
        pub aantal: i64,
        pub oudste: Option<Timestamp>,
    }
}

/// Counting stops here: more than this is simply far too many.
pub const TELLEN_TOT: i64 = 100_000;

/// Rows after this one: how many, up to `hoogstens`, and since when the oldest of them waits.
///
/// # Errors
/// When the database refuses.
pub async fn wachtend(uow: &mut Uow, na: Option<JournaalId>, hoogstens: i64) -> Resultaat<WachtRij> {
    let na = na.map_or(Uuid::nil(), JournaalId::uuid);
    let rij = rij_optie!(
        uow,
        WachtRij,
        "SELECT count(*) AS aantal, min(op) AS oudste
           FROM (SELECT op FROM journaal WHERE gemeente = $1 AND id > $2 ORDER BY id LIMIT $3) w",
        uow.kop.gemeente,
        na,
        hoogstens
    )?;
    Ok(rij.unwrap_or(WachtRij {
        aantal: 0,
        oudste: None,
    }))
}
