// SPDX-License-Identifier: EUPL-1.2
//! Sessions, drafts and handled forms: technical records without a journaal row of their own.

use crate::dienstverlening::dienst_geldt;
use crate::{Code, Resultaat, Uow, rij, rij_optie, voer_technisch, waarde};
use domain::aanmelden::Aanmeldwijze;
use domain::{Gemeente, MedewerkerId, OrganisatieId, TeamId};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

rij! {
    /// A session with the person who is signed in.
    pub struct SessieRij {
        pub gemeente: Gemeente,
        pub medewerker_id: MedewerkerId,
        pub gezien_op: Timestamp,
        pub verloopt_op: Timestamp,
        pub naam: String,
        pub voornaam: String,
        pub rollen: String,
        pub team_id: TeamId,
        pub team_naam: String,
        pub team_soort: String,
        pub organisatie_id: OrganisatieId,
        pub gemeente_naam: String,
        pub thuis_naam: Option<String>,
        pub kenmerk: Option<String>,
        pub dienst_rollen: Option<String>,
        pub dienst_van: Option<Date>,
        pub dienst_tot: Option<Date>,
        pub dienst_gestopt: Option<Timestamp>,
        pub in_team: bool,
        pub elders: bool,
    }
}

/// Session of this key, with its active medewerker. For a guest also the agreement, in force or not. Roles that the
/// provider gave hold at home only.
///
/// # Errors
/// When the database refuses.
pub async fn sessie(uow: &mut Uow, sleutel: &[u8]) -> Resultaat<Option<SessieRij>> {
    rij_optie!(
        uow,
        SessieRij,
        concat!(
            "SELECT s.gemeente, s.medewerker_id, s.gezien_op, s.verloopt_op, m.naam, m.voornaam,
                CASE WHEN g.gemeente IS NULL THEN COALESCE(s.rollen, m.rollen) ELSE m.rollen END AS rollen, m.team_id,
                t.naam AS team_naam, t.soort AS team_soort, m.organisatie_id, hier.naam AS gemeente_naam,
                thuis.naam AS thuis_naam, d.kenmerk, d.rollen AS dienst_rollen, d.van AS dienst_van, d.tot AS dienst_tot,
                d.gestopt_op AS dienst_gestopt,
                EXISTS (SELECT 1 FROM medewerker tm WHERE tm.gemeente = g.thuis_gemeente AND tm.id = g.thuis_id
                           AND tm.actief AND tm.team_id = d.uitvoerder_team) AS in_team,
                EXISTS (SELECT 1 FROM gast xg JOIN dienstverlening xd ON xd.gemeente = xg.gemeente AND xd.id = xg.dienst_id
                         WHERE xg.thuis_gemeente = s.gemeente AND xg.thuis_id = s.medewerker_id AND xd.uitvoerder_team = m.team_id AND ",
            dienst_geldt!("xd", "$2"),
            ") AS elders
           FROM sessie s
           JOIN medewerker m ON m.gemeente = s.gemeente AND m.id = s.medewerker_id AND m.actief
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
           JOIN gemeente hier ON hier.gemeente = s.gemeente
           LEFT JOIN gast g ON g.gemeente = s.gemeente AND g.medewerker_id = s.medewerker_id
           LEFT JOIN dienstverlening d ON d.gemeente = g.gemeente AND d.id = g.dienst_id
           LEFT JOIN gemeente thuis ON thuis.gemeente = g.thuis_gemeente
          WHERE s.sleutel = $1"
        ),
        sleutel,
        uow.vandaag()
    )
}

/// A session to start.
pub struct NieuweSessie<'a> {
    /// Hash of the cookie.
    pub sleutel: &'a [u8],
    /// To name it on a screen.
    pub id: Uuid,
    /// Who.
    pub wie: MedewerkerId,
    /// Its end in any case.
    pub verloopt: Timestamp,
    /// Roles that the provider gave, instead of those of the medewerker.
    pub rollen: Option<&'a str>,
    /// Way of signing in.
    pub hoe: Aanmeldwijze,
    /// Family of the browser.
    pub browser: &'a str,
}

impl std::fmt::Debug for NieuweSessie<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NieuweSessie")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Starts a session.
///
/// # Errors
/// When the database refuses.
pub async fn start_sessie(uow: &mut Uow, n: &NieuweSessie<'_>) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "INSERT INTO sessie (sleutel, id, gemeente, medewerker_id, gestart_op, gezien_op, verloopt_op, rollen, hoe, browser)
         VALUES ($1,$2,$3,$4,$5,$5,$6,$7,$8,$9)",
        n.sleutel,
        n.id,
        uow.kop.gemeente,
        n.wie,
        uow.kop.nu,
        n.verloopt,
        n.rollen,
        n.hoe.code(),
        n.browser
    )?;
    Ok(())
}

rij! {
    /// What goes along when somebody goes on in another gemeente.
    pub struct MeenemenRij {
        pub verloopt_op: Timestamp,
        pub rollen: Option<String>,
        pub hoe: Code<Aanmeldwijze>,
        pub browser: String,
    }
}

/// The end of a session, the roles that the provider gave, and how and where it began.
///
/// # Errors
/// When the database refuses.
pub async fn meenemen(uow: &mut Uow, sleutel: &[u8]) -> Resultaat<Option<MeenemenRij>> {
    rij_optie!(
        uow,
        MeenemenRij,
        "SELECT verloopt_op, rollen, hoe, browser FROM sessie WHERE sleutel = $1",
        sleutel
    )
}

/// Notes that the session is in use.
///
/// # Errors
/// When the database refuses.
pub async fn raak_sessie(uow: &mut Uow, sleutel: &[u8]) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "UPDATE sessie SET gezien_op = $2 WHERE sleutel = $1",
        sleutel,
        uow.kop.nu
    )?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the database refuses.
pub async fn eindig_sessie(uow: &mut Uow, sleutel: &[u8]) -> Resultaat<()> {
    voer_technisch!(uow, "DELETE FROM sessie WHERE sleutel = $1", sleutel)?;
    Ok(())
}

rij! {
    /// A half-written form.
    pub struct ConceptRij {
        pub inhoud: String,
        pub bijgewerkt_op: Timestamp,
    }
}

/// The draft of this form, if any.
///
/// # Errors
/// When the database refuses.
pub async fn concept(uow: &mut Uow, eigenaar: &str, formulier: &str) -> Resultaat<Option<ConceptRij>> {
    rij_optie!(
        uow,
        ConceptRij,
        "SELECT inhoud, bijgewerkt_op FROM concept WHERE gemeente = $1 AND eigenaar = $2 AND formulier = $3",
        uow.kop.gemeente,
        eigenaar,
        formulier
    )
}

/// Keeps a draft. What the same page sent earlier and arrives later changes nothing: `nummer` counts the changes on
/// `bladzijde` (empty: sent by hand, which always counts).
///
/// # Errors
/// When the database refuses.
pub async fn bewaar_concept(
    uow: &mut Uow,
    eigenaar: &str,
    formulier: &str,
    inhoud: &str,
    (bladzijde, nummer): (&str, i64),
) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "INSERT INTO concept (gemeente, eigenaar, formulier, inhoud, bijgewerkt_op, bladzijde, nummer) VALUES ($1,$2,$3,$4,$5,$6,$7)
         ON CONFLICT (gemeente, eigenaar, formulier) DO UPDATE SET inhoud = excluded.inhoud, bijgewerkt_op = excluded.bijgewerkt_op,
           bladzijde = excluded.bladzijde, nummer = excluded.nummer
         WHERE concept.bladzijde = '' OR concept.bladzijde <> excluded.bladzijde OR concept.nummer <= excluded.nummer",
        uow.kop.gemeente,
        eigenaar,
        formulier,
        inhoud,
        uow.kop.nu,
        bladzijde,
        nummer
    )?;
    Ok(())
}

/// Throws a draft away (after saving, or on request).
///
/// # Errors
/// When the database refuses.
pub async fn wis_concept(uow: &mut Uow, eigenaar: &str, formulier: &str) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "DELETE FROM concept WHERE gemeente = $1 AND eigenaar = $2 AND formulier = $3",
        uow.kop.gemeente,
        eigenaar,
        formulier
    )?;
    Ok(())
}

/// Claims a form key. `None`: this is the first submit, go on. `Some`: it was handled, with this result.
/// A second submit at the same moment waits here for the first.
///
/// # Errors
/// When the database refuses.
pub async fn eis_formulier(uow: &mut Uow, sleutel: Uuid) -> Resultaat<Option<String>> {
    let nieuw = voer_technisch!(
        uow,
        "INSERT INTO verwerkt_formulier (gemeente, sleutel, resultaat, op) VALUES ($1,$2,'',$3) ON CONFLICT DO NOTHING",
        uow.kop.gemeente,
        sleutel,
        uow.kop.nu
    )?;
    if nieuw == 1 {
        uow.zet_formulier(sleutel);
        return Ok(None);
    }
    waarde!(
        uow,
        String,
        "SELECT resultaat AS w FROM verwerkt_formulier WHERE gemeente = $1 AND sleutel = $2",
        uow.kop.gemeente,
        sleutel
    )
}

/// True when a form with this key was handled.
///
/// # Errors
/// When the database refuses.
pub async fn is_verwerkt(uow: &mut Uow, sleutel: Uuid) -> Resultaat<bool> {
    Ok(waarde!(
        uow,
        Uuid,
        "SELECT sleutel AS w FROM verwerkt_formulier WHERE gemeente = $1 AND sleutel = $2",
        uow.kop.gemeente,
        sleutel
    )?
    .is_some())
}

/// Keeps what the form made, so that a second submit can lead there.
///
/// # Errors
/// When the database refuses.
pub async fn zet_resultaat(uow: &mut Uow, resultaat: &str) -> Resultaat<()> {
    if let Some(sleutel) = uow.formulier() {
        voer_technisch!(
            uow,
            "UPDATE verwerkt_formulier SET resultaat = $3 WHERE gemeente = $1 AND sleutel = $2",
            uow.kop.gemeente,
            sleutel,
            resultaat
        )?;
    }
    Ok(())
}

/// Removes sessions and attempts to sign in over their end, drafts not changed since one moment and form keys from before another.
/// Gives the number of records.
///
/// # Errors
/// When the database refuses.
pub async fn ruim_op(
    uow: &mut Uow,
    concepten_voor: Timestamp,
    formulieren_voor: Timestamp,
) -> Resultaat<u64> {
    // A day longer: it still says whom a form belongs to that was sent too late.
    let gisteren = uow.kop.nu - jiff::SignedDuration::from_hours(24);
    let sessies = voer_technisch!(uow, "DELETE FROM sessie WHERE verloopt_op <= $1", gisteren)?;
    let pogingen = voer_technisch!(
        uow,
        "DELETE FROM aanmeldpoging WHERE verloopt_op <= $1",
        uow.kop.nu
    )?;
    let concepten = voer_technisch!(
        uow,
        "DELETE FROM concept WHERE gemeente = $1 AND bijgewerkt_op < $2",
        uow.kop.gemeente,
        concepten_voor
    )?;
    let formulieren = voer_technisch!(
        uow,
        "DELETE FROM verwerkt_formulier WHERE gemeente = $1 AND op < $2",
        uow.kop.gemeente,
        formulieren_voor
    )?;
    let inwoners = crate::inwoner::ruim_op(uow).await?;
    Ok(sessies + inwoners + pogingen + concepten + formulieren)
}
