// SPDX-License-Identifier: EUPL-1.2
//! Persistence of meldingen: the record, who has it, how it ended. The queue is in [`wachtrij`].

mod afloop;
mod andere;
mod teams;
pub mod wachtrij;

pub use afloop::{Afloop, koppel_terug, rond_af, voeg_samen, zet_samengevoegd};
pub use andere::{EerdereMelding, MogelijkDubbel, mogelijk_dubbel, van_huishouden};
pub use teams::{TeamRij, team, team_van_soort, teams};

use crate::{
    Code, Resultaat, Sql, StoreFout, Uow, afgeschermde_huishoudens, afgeschermde_personen, rij, rij_optie,
    voer_uit, waarde,
};
use domain::melding::{
    GeldigeMelding, Hoedanigheid, Kanaal, MeldingSoort, MeldingStatus, MeldingUitkomst, NaamNoemen, Urgentie,
};
use domain::{AanbodId, CasusId, Gemeente, HuishoudenId, MedewerkerId, MeldingId, PersoonId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Bijzonder, Feiten, MeldingFeiten, Permit, Writes, handelingen::kind};

/// A melding to store. It has an owner and a due date from the start (A2).
#[derive(Debug)]
pub struct NieuweRij<'a> {
    /// Id.
    pub id: MeldingId,
    /// Public reference.
    pub kenmerk: &'a str,
    /// Reference of the source, for import.
    pub bron_kenmerk: Option<&'a str>,
    /// When it came in.
    pub ontvangen_op: Timestamp,
    /// What was told.
    pub melding: &'a GeldigeMelding,
    /// Wijk, when known.
    pub wijk_code: Option<&'a str>,
    /// Owner.
    pub team_id: TeamId,
    /// Due date of the weighing.
    pub termijn_op: Timestamp,
    /// Due date of the word to the melder.
    pub terugkoppeling_voor: Timestamp,
}

/// Stores a new melding.
///
/// # Errors
/// A source reference that is there already ([`crate::Uniek::MELDING_BRON`]); the database.
pub async fn voeg_toe<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    n: &NieuweRij<'_>,
) -> Resultaat<()> {
    fn t(tekst: &Option<String>) -> &str {
        tekst.as_deref().unwrap_or_default()
    }
    let m = n.melding;
    let wat = match &m.over_huishouden {
        Some(wie) => format!("{}\n\nWie er nog meer wonen: {wie}", m.wat),
        None => m.wat.clone(),
    };
    voer_uit!(
        uow,
        permit,
        "INSERT INTO melding (gemeente, id, kenmerk, bron_kenmerk, ontvangen_op, kanaal, soort, hoedanigheid, melder_naam,
            melder_organisatie, melder_contact, naam_noemen, over_naam, over_geboortedatum, over_adres, over_postcode,
            over_telefoon, onderwerp, wat, sinds, gevaar, gevaar_toelichting, met_kinderen, urgentie, wijk_code, status,
            team_id, termijn_op, uitkomst_reden, terugkoppeling_voor, terugkoppeling_tekst, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,'nieuw',
            $26,$27,'',$28,'',1)",
        uow.kop.gemeente,
        n.id,
        n.kenmerk,
        n.bron_kenmerk,
        n.ontvangen_op,
        m.kanaal.code(),
        m.soort.code(),
        m.hoedanigheid.code(),
        t(&m.melder_naam),
        t(&m.melder_organisatie),
        t(&m.melder_contact),
        m.naam_noemen.code(),
        t(&m.over_naam),
        t(&m.over_geboortedatum),
        t(&m.over_adres),
        t(&m.over_postcode),
        t(&m.over_telefoon),
        &m.onderwerp,
        wat,
        t(&m.sinds),
        m.gevaar.code(),
        t(&m.gevaar_toelichting),
        m.met_kinderen.code(),
        m.urgentie.code(),
        n.wijk_code,
        n.team_id,
        n.termijn_op,
        n.terugkoppeling_voor
    )?;
    Ok(())
}

rij! {
    /// A melding as it is worked on.
    pub struct MeldingRij {
        pub id: MeldingId,
        pub kenmerk: String,
        pub ontvangen_op: Timestamp,
        pub kanaal: Code<Kanaal>,
        pub soort: Code<MeldingSoort>,
        pub hoedanigheid: Code<Hoedanigheid>,
        pub melder_naam: String,
        pub melder_organisatie: String,
        pub melder_contact: String,
        pub naam_noemen: Code<NaamNoemen>,
        pub over_naam: String,
        pub over_geboortedatum: String,
        pub over_adres: String,
        pub over_postcode: String,
        pub geheim: bool,
        pub over_telefoon: String,
        pub onderwerp: String,
        pub wat: String,
        pub sinds: String,
        pub gevaar: String,
        pub gevaar_toelichting: String,
        pub met_kinderen: String,
        pub urgentie: Code<Urgentie>,
        pub wijk: Option<String>,
        pub huishouden_id: Option<HuishoudenId>,
        pub huishouden: Option<String>,
        pub persoon_id: Option<PersoonId>,
        pub persoon: Option<String>,
        pub geboortedatum: Option<Date>,
        pub casus_id: Option<CasusId>,
        pub status: Code<MeldingStatus>,
        pub team_id: TeamId,
        pub team: String,
        pub team_soort: String,
        pub behandelaar_id: Option<MedewerkerId>,
        pub behandelaar: Option<String>,
        pub termijn_op: Timestamp,
        pub samengevoegd_met: Option<MeldingId>,
        pub samengevoegd_kenmerk: Option<String>,
        pub uitkomst: Option<Code<MeldingUitkomst>>,
        pub uitkomst_reden: String,
        pub afgerond_op: Option<Timestamp>,
        pub terugkoppeling_voor: Timestamp,
        pub terugkoppeling_op: Option<Timestamp>,
        pub terugkoppeling_tekst: String,
        pub aanbod_id: Option<AanbodId>,
        pub aanbod_aan: Option<TeamId>,
        pub uitgesloten: bool,
        pub afgeschermd: bool,
        pub version: i64,
    }
}

impl MeldingRij {
    /// The facts that a decision on access rests on.
    pub fn feiten(&self, gemeente: Gemeente) -> Feiten {
        self.feiten_met_aanbod(gemeente, self.aanbod_aan)
    }
    /// The same, with this team as the one that was asked.
    pub fn feiten_met_aanbod(&self, gemeente: Gemeente, aanbod_aan: Option<TeamId>) -> Feiten {
        Feiten::Melding(MeldingFeiten {
            gemeente,
            team: self.team_id,
            aanbod_aan,
            bijzonder: self.bijzonder(),
        })
    }
    /// What is special between the actor and the household it is about.
    pub fn bijzonder(&self) -> Bijzonder {
        Bijzonder {
            uitgesloten: self.uitgesloten,
            afgeschermd: self.afgeschermd,
            noodtoegang: false,
        }
    }
}

/// One melding, with its owner, household and open offer.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: MeldingId) -> Resultaat<Option<MeldingRij>> {
    let vandaag = uow.vandaag();
    rij_optie!(
        uow,
        MeldingRij,
        concat!(
            "SELECT m.id, m.kenmerk, m.ontvangen_op, m.kanaal, m.soort, m.hoedanigheid, m.melder_naam, m.melder_organisatie,
                m.melder_contact, m.naam_noemen, m.over_naam, m.over_geboortedatum, m.over_adres, m.over_postcode,
                m.over_telefoon, m.onderwerp, m.wat, m.sinds, m.gevaar, m.gevaar_toelichting, m.met_kinderen, m.urgentie,
                w.naam AS wijk, m.huishouden_id, h.naam AS huishouden, m.persoon_id,
                trim(p.voornamen || ' ' || COALESCE(p.toon_voorvoegsel, p.voorvoegsel) || ' ' || COALESCE(p.toon_naam, p.geslachtsnaam)) AS persoon, p.geboortedatum,
                m.casus_id, m.status, m.team_id, t.naam AS team, t.soort AS team_soort, m.behandelaar_id,
                b.naam AS behandelaar, m.termijn_op, m.samengevoegd_met, s.kenmerk AS samengevoegd_kenmerk, m.uitkomst,
                m.uitkomst_reden, m.afgerond_op, m.terugkoppeling_voor, m.terugkoppeling_op, m.terugkoppeling_tekst,
                o.id AS aanbod_id, o.naar_team AS aanbod_aan, m.version,
                EXISTS (SELECT 1 FROM uitsluiting xu WHERE xu.gemeente = $1 AND xu.huishouden_id = m.huishouden_id
                         AND xu.medewerker_id = $3 AND xu.opgeheven_op IS NULL) AS uitgesloten,
                coalesce(m.huishouden_id IN (",
            afgeschermde_huishoudens!("$3", "$4"),
            "), FALSE) OR coalesce(m.persoon_id IN (",
            afgeschermde_personen!("$3", "$4"),
            "), FALSE) AS afgeschermd, ",
            crate::gaat_over_geheim!(),
            " AS geheim
           FROM melding m
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
           LEFT JOIN wijk w ON w.gemeente = m.gemeente AND w.code = m.wijk_code
           LEFT JOIN huishouden h ON h.gemeente = m.gemeente AND h.id = m.huishouden_id
           LEFT JOIN persoon p ON p.gemeente = m.gemeente AND p.id = m.persoon_id
           LEFT JOIN medewerker b ON b.gemeente = m.gemeente AND b.id = m.behandelaar_id
           LEFT JOIN melding s ON s.gemeente = m.gemeente AND s.id = m.samengevoegd_met
           LEFT JOIN aanbod o ON o.gemeente = m.gemeente AND o.melding_id = m.id AND o.status = 'open'
          WHERE m.gemeente = $1 AND m.id = $2"
        ),
        uow.kop.gemeente,
        id,
        uow.kop.medewerker,
        vandaag
    )
}

/// As [`lees`], and locks the row until the end of the transaction: nobody else takes, offers or ends it meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn grendel(uow: &mut Uow, id: MeldingId) -> Resultaat<Option<MeldingRij>> {
    waarde!(
        uow,
        MeldingId,
        Sql {
            sqlite: "SELECT id AS w FROM melding WHERE gemeente = $1 AND id = $2",
            postgres: "SELECT id AS w FROM melding WHERE gemeente = $1 AND id = $2 FOR UPDATE",
        },
        uow.kop.gemeente,
        id
    )?;
    lees(uow, id).await
}

/// Gives the melding to a team, a person (or nobody yet) and a status.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since it was read; the database.
pub async fn zet_eigenaar<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    m: &MeldingRij,
    team: TeamId,
    behandelaar: Option<MedewerkerId>,
    status: MeldingStatus,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE melding SET team_id = $4, behandelaar_id = $5, status = $6, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND afgerond_op IS NULL",
        uow.kop.gemeente,
        m.id,
        m.version,
        team,
        behandelaar,
        status.code()
    )?;
    een(aantal)
}

/// Says which household and person the melding is about.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since it was read; the database.
pub async fn koppel<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    m: &MeldingRij,
    huishouden: HuishoudenId,
    persoon: Option<PersoonId>,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE melding SET huishouden_id = $4, persoon_id = $5, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        m.id,
        m.version,
        huishouden,
        persoon
    )?;
    een(aantal)
}

/// One row must have changed.
pub(crate) fn een(aantal: u64) -> Resultaat<()> {
    match aantal {
        0 => Err(StoreFout::Gewijzigd),
        _ => Ok(()),
    }
}

/// Id of the melding with this public reference.
///
/// # Errors
/// When the database refuses.
pub async fn bij_kenmerk(uow: &mut Uow, kenmerk: &str) -> Resultaat<Option<MeldingId>> {
    waarde!(
        uow,
        MeldingId,
        "SELECT id AS w FROM melding WHERE gemeente = $1 AND kenmerk = $2",
        uow.kop.gemeente,
        kenmerk
    )
}

/// Wijk of a postcode, from the addresses that are known.
///
/// # Errors
/// When the database refuses.
pub async fn wijk_van(uow: &mut Uow, postcode: &str) -> Resultaat<Option<String>> {
    waarde!(
        uow,
        String,
        "SELECT wijk_code AS w FROM adres WHERE gemeente = $1 AND postcode = $2 AND wijk_code IS NOT NULL LIMIT 1",
        uow.kop.gemeente,
        postcode
    )
}

/// Is this person a member of this household now? `None` as person: does the household exist?
///
/// # Errors
/// When the database refuses.
pub async fn hoort_bij(
    uow: &mut Uow,
    huishouden: HuishoudenId,
    persoon: Option<PersoonId>,
) -> Resultaat<bool> {
    let gevonden = waarde!(
        uow,
        HuishoudenId,
        "SELECT h.id AS w FROM huishouden h
          WHERE h.gemeente = $1 AND h.id = $2 AND ($4 OR EXISTS (SELECT 1 FROM huishouden_lid l
                WHERE l.gemeente = h.gemeente AND l.huishouden_id = h.id AND l.persoon_id = $3 AND l.tot IS NULL))",
        uow.kop.gemeente,
        huishouden,
        persoon,
        persoon.is_none()
    )?;
    Ok(gevonden.is_some())
}
