// SPDX-License-Identifier: EUPL-1.2
//! Households and their members, with history.

use crate::melding::een;
use crate::{
    Code, Resultaat, Uow, adres_is_geheim, bijzonder, rij, rij_optie, rijen, voer_uit, zichtbaar_casus,
};
use domain::casus::Fase;
use domain::huishouden::Lidrol;
use domain::levensloop::Schoolsoort;
use domain::melding::{MeldingStatus, MeldingUitkomst};
use domain::{AdresId, CasusId, HuishoudenId, MeldingId, PersoonId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Bijzonder, Permit, Scope, Writes, handelingen::kind};

rij! {
    /// Head of a household.
    pub struct HuishoudenRij {
        pub id: HuishoudenId,
        pub naam: String,
        pub adres_id: Option<AdresId>,
        pub straat: Option<String>,
        pub huisnummer: Option<i32>,
        pub toevoeging: Option<String>,
        pub postcode: Option<String>,
        pub plaats: Option<String>,
        pub geheim: bool,
        pub wijk: Option<String>,
        pub casus_id: Option<CasusId>,
        pub uitgesloten: bool,
        pub afgeschermd: bool,
        pub noodtoegang: bool,
        pub version: i64,
    }
}

impl HuishoudenRij {
    /// What is special between the actor and this household.
    pub fn bijzonder(&self) -> Bijzonder {
        Bijzonder {
            uitgesloten: self.uitgesloten,
            afgeschermd: self.afgeschermd,
            noodtoegang: self.noodtoegang,
        }
    }
}

/// Head of a household, with its running casus.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Option<HuishoudenRij>> {
    let vandaag = uow.vandaag();
    rij_optie!(
        uow,
        HuishoudenRij,
        concat!(
            "SELECT h.id, h.naam, h.adres_id, a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats, w.naam AS wijk,
                c.id AS casus_id, h.version, ",
            bijzonder!("h.id", "$3", "$4", "$5"),
            ", ",
            adres_is_geheim!("h.adres_id"),
            " AS geheim
           FROM huishouden h
           LEFT JOIN adres a ON a.gemeente = h.gemeente AND a.id = h.adres_id
           LEFT JOIN wijk w ON w.gemeente = h.gemeente AND w.code = h.wijk_code
           LEFT JOIN casus c ON c.gemeente = h.gemeente AND c.huishouden_id = h.id AND c.gesloten_op IS NULL
          WHERE h.gemeente = $1 AND h.id = $2"
        ),
        uow.kop.gemeente,
        id,
        uow.kop.medewerker,
        vandaag,
        uow.kop.nu
    )
}

rij! {
    /// A member, now or before.
    pub struct LidRij {
        pub persoon_id: PersoonId,
        pub rol: Code<Lidrol>,
        pub gezag: bool,
        pub van: Date,
        pub tot: Option<Date>,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub geboorte_deel: Option<String>,
        pub verwacht_op: Option<Date>,
        pub overleden_op: Option<Date>,
        pub telefoon: Option<String>,
        pub adres_id: Option<AdresId>,
        pub verblijf: Option<String>,
        pub adres_geheim: bool,
        pub geheim: bool,
        pub school_soort: Option<Code<Schoolsoort>>,
        pub school: Option<String>,
        pub school_tot: Option<Date>,
    }
}

/// All members, also those of before.
///
/// # Errors
/// When the database refuses.
pub async fn leden(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<LidRij>> {
    rijen!(
        uow,
        LidRij,
        concat!("SELECT l.persoon_id, l.rol, l.gezag, l.van, l.tot, ", crate::naam_kolommen!(), ", p.geboortedatum, p.geboorte_deel,
                p.verwacht_op, p.overleden_op, p.telefoon, p.adres_id, p.verblijf, p.adres_geheim, (p.adres_geheim OR ", adres_is_geheim!("p.adres_id"), ") AS geheim, p.school_soort, p.school, p.school_tot
           FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2
          ORDER BY l.van, p.id LIMIT 200"),
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// A melding about the household: that it was there, and what came of it.
    pub struct MeldingKort {
        pub id: MeldingId,
        pub kenmerk: String,
        pub ontvangen_op: Timestamp,
        pub status: Code<MeldingStatus>,
        pub uitkomst: Option<Code<MeldingUitkomst>>,
        pub team_id: TeamId,
        pub team: String,
        pub aanbod_aan: Option<TeamId>,
    }
}

/// Meldingen about the household, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn meldingen(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<MeldingKort>> {
    rijen!(
        uow,
        MeldingKort,
        "SELECT m.id, m.kenmerk, m.ontvangen_op, m.status, m.uitkomst, m.team_id, t.naam AS team, o.naar_team AS aanbod_aan
           FROM melding m
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
           LEFT JOIN aanbod o ON o.gemeente = m.gemeente AND o.melding_id = m.id AND o.status = 'open'
          WHERE m.gemeente = $1 AND m.huishouden_id = $2
          ORDER BY m.ontvangen_op DESC LIMIT 50",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// A casus of the household: that it is or was there.
    pub struct CasusKort {
        pub id: CasusId,
        pub kenmerk: String,
        pub fase: Code<Fase>,
        pub gestart_op: Timestamp,
        pub gesloten_op: Option<Timestamp>,
        pub regisseur: Option<String>,
        pub zichtbaar: bool,
    }
}

/// Casussen of the household, the newest first, and whether the actor may open them.
///
/// # Errors
/// When the database refuses.
pub async fn casussen(
    uow: &mut Uow,
    id: HuishoudenId,
    scope: &Scope,
    vandaag: Date,
) -> Resultaat<Vec<CasusKort>> {
    rijen!(
        uow,
        CasusKort,
        concat!(
            "SELECT c.id, c.kenmerk, c.fase, c.gestart_op, c.gesloten_op, m.naam AS regisseur, ",
            zichtbaar_casus!("$3", "$4", "$5", "$6", "$7", "$8", "$9"),
            " AS zichtbaar
               FROM casus c
               LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
               LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
              WHERE c.gemeente = $1 AND c.huishouden_id = $2
              ORDER BY c.gestart_op DESC LIMIT 20"
        ),
        uow.kop.gemeente,
        id,
        scope.alle_casussen,
        scope.medewerker,
        vandaag,
        scope.mdo_casussen,
        scope.team_casussen,
        scope.team,
        uow.kop.nu
    )
}

/// Adds a household.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    naam: &str,
    adres: Option<AdresId>,
    wijk: Option<&str>,
) -> Resultaat<HuishoudenId> {
    let id: HuishoudenId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO huishouden (gemeente, id, naam, adres_id, wijk_code, version) VALUES ($1,$2,$3,$4,$5,1)",
        uow.kop.gemeente,
        id,
        naam,
        adres,
        wijk
    )?;
    Ok(id)
}

/// Counts a change of the household or its members; fails when somebody else changed it since `version`.
///
/// # Errors
/// `Gewijzigd`; the database.
pub async fn verhoog<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    version: i64,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE huishouden SET version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version
    )?)
}

/// Gives the household another address.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn verhuis<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    version: i64,
    adres: Option<AdresId>,
    wijk: Option<&str>,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE huishouden SET adres_id = $4, wijk_code = coalesce($5, wijk_code), version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        adres,
        wijk
    )?)
}

/// Adds a member from a day on. Who ended on that same day goes on.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_lid_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    persoon: PersoonId,
    rol: Lidrol,
    gezag: bool,
    van: Date,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO huishouden_lid (gemeente, huishouden_id, persoon_id, rol, gezag, van) VALUES ($1,$2,$3,$4,$5,$6)
         ON CONFLICT (gemeente, huishouden_id, persoon_id, van) DO UPDATE SET tot = NULL, rol = excluded.rol, gezag = excluded.gezag",
        uow.kop.gemeente,
        id,
        persoon,
        rol.code(),
        gezag,
        van
    )?;
    Ok(())
}

/// Ends a membership; the row stays.
///
/// # Errors
/// `Gewijzigd` when it had ended already; the database.
pub async fn beeindig_lid<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    persoon: PersoonId,
    tot: Date,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE huishouden_lid SET tot = $4 WHERE gemeente = $1 AND huishouden_id = $2 AND persoon_id = $3 AND tot IS NULL",
        uow.kop.gemeente,
        id,
        persoon,
        tot
    )?)
}

/// A child that was expected is born: its role becomes that of a child.
///
/// # Errors
/// When the database refuses.
pub async fn is_geboren<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "UPDATE huishouden_lid SET rol = 'kind' WHERE gemeente = $1 AND persoon_id = $2 AND tot IS NULL AND rol = 'ongeboren'",
        uow.kop.gemeente,
        persoon
    )
}

/// Gives the household another name. The caller took its version.
///
/// # Errors
/// When the database refuses.
pub async fn hernoem<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    naam: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE huishouden SET naam = $3 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id,
        naam
    )?)
}
