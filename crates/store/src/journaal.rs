// SPDX-License-Identifier: EUPL-1.2
//! The journaal: one row per act, in the transaction of the act. It holds ids, codes and names of field
//! groups; never names or texts of residents, so that erasure of a person leaves it whole.

use crate::{Resultaat, StoreFout, Uow, journaal_zegel, rij, rijen, voer_technisch};
use domain::{CasusId, HuishoudenId, JournaalId, MedewerkerId, PersoonId, code_enum};
use jiff::Timestamp;
use policy::{Geweigerd, Handeling, Permit};
use uuid::Uuid;

code_enum! {
    /// What was done.
    pub enum Soort {
        Gemaakt = "gemaakt", "gemaakt";
        Gewijzigd = "gewijzigd", "gewijzigd";
        Gelezen = "gelezen", "bekeken";
        Gezocht = "gezocht", "gezocht";
        Geweigerd = "geweigerd", "geweigerd";
        Aangemeld = "aangemeld", "aangemeld";
        Afgemeld = "afgemeld", "afgemeld";
        Geexporteerd = "geexporteerd", "uitgevoerd naar een bestand";
        Noodtoegang = "noodtoegang", "nam noodtoegang";
        Geprint = "geprint", "op papier gezet";
    }
}

/// What a journaal row is about; the rest comes from the unit of work and the permit.
#[derive(Clone, Debug, Default)]
pub struct Boeking<'a> {
    /// Casus concerned.
    pub casus: Option<CasusId>,
    /// Household concerned.
    pub huishouden: Option<HuishoudenId>,
    /// Person concerned.
    pub persoon: Option<PersoonId>,
    /// Kind of thing: melding, notitie, plan …
    pub onderwerp: &'a str,
    /// Its id.
    pub onderwerp_id: Option<Uuid>,
    /// Names of fields (changed) or field groups (read). Never their values.
    pub velden: &'a [&'a str],
    /// A reason code. Never free text.
    pub reden: &'a str,
}

/// What was decided, and by which policy.
struct Besluit<'a> {
    handeling: &'a str,
    soort: Soort,
    rol: &'a str,
    doel: &'a str,
    grondslag: &'a str,
    beleid: &'a str,
}

impl Uow {
    /// Appends the row of a permitted act.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn boek<A: Handeling>(
        &mut self,
        permit: &Permit<A>,
        soort: Soort,
        boeking: Boeking<'_>,
    ) -> Resultaat<()> {
        let besluit = Besluit {
            handeling: A::CODE,
            soort,
            rol: permit.rol(),
            doel: permit.doel().code(),
            grondslag: permit.grondslag(),
            beleid: permit.weg(),
        };
        self.schrijf_rij(&besluit, &boeking).await
    }

    /// Appends the row of somebody else who agreed to the act, by a permit of their own.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn boek_ook<A: Handeling>(
        &mut self,
        wie: Option<MedewerkerId>,
        permit: &Permit<A>,
        soort: Soort,
        boeking: Boeking<'_>,
    ) -> Resultaat<()> {
        let zelf = std::mem::replace(&mut self.kop.medewerker, wie);
        let uit = self.boek(permit, soort, boeking).await;
        self.kop.medewerker = zelf;
        uit
    }

    /// Appends the row of a refused act. Goes into a unit of work of its own, because the act itself is undone.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn boek_weigering(
        &mut self,
        geweigerd: &Geweigerd,
        doel: policy::Doel,
        boeking: Boeking<'_>,
    ) -> Resultaat<()> {
        let boeking = Boeking {
            casus: boeking.casus.or(geweigerd.casus),
            huishouden: boeking.huishouden.or(geweigerd.huishouden),
            reden: if boeking.reden.is_empty() {
                geweigerd.code
            } else {
                boeking.reden
            },
            ..boeking
        };
        let besluit = Besluit {
            handeling: geweigerd.handeling,
            soort: Soort::Geweigerd,
            rol: "",
            doel: doel.code(),
            grondslag: "",
            beleid: geweigerd.beleid(),
        };
        self.schrijf_rij(&besluit, &boeking).await
    }

    async fn schrijf_rij(&mut self, besluit: &Besluit<'_>, b: &Boeking<'_>) -> Resultaat<()> {
        let mut id: JournaalId = self.nieuw_id();
        if self.zet_rij(id, besluit, b).await? == 0 {
            // The line was drawn after this act began, or by a server whose clock is ahead. It can't move now.
            let grens = journaal_zegel::grens(self).await?.map_or(0, millis_van);
            id = self.nieuw_id_vanaf(grens + 1);
            if self.zet_rij(id, besluit, b).await? == 0 {
                return Err(StoreFout::Grens);
            }
        }
        self.boekt();
        Ok(())
    }

    /// Puts the row in, unless its id lies before the line up to which rows may be sealed. Gives the number of rows.
    async fn zet_rij(&mut self, id: JournaalId, besluit: &Besluit<'_>, b: &Boeking<'_>) -> Resultaat<u64> {
        let (gemeente, nu, wie, spoor) = (self.gemeente(), self.nu(), self.kop.medewerker, self.kop.spoor);
        voer_technisch!(
            self,
            "INSERT INTO journaal (gemeente, id, op, medewerker_id, rol, handeling, soort, doel, grondslag, beleid,
               beleid_versie, spoor, casus_id, huishouden_id, persoon_id, onderwerp, onderwerp_id, velden, reden)
             SELECT $1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19
              WHERE NOT EXISTS (SELECT 1 FROM journaal_grens g WHERE g.gemeente = $1 AND g.tot >= $2)",
            gemeente,
            id,
            nu,
            wie,
            besluit.rol,
            besluit.handeling,
            besluit.soort.code(),
            besluit.doel,
            besluit.grondslag,
            besluit.beleid,
            policy::beleid::versie(),
            spoor,
            b.casus,
            b.huishouden,
            b.persoon,
            b.onderwerp,
            b.onderwerp_id,
            b.velden.join(","),
            b.reden
        )
    }
}

/// Milliseconds that a UUID v7 carries.
fn millis_van(id: JournaalId) -> u64 {
    u64::try_from(id.uuid().as_u128() >> 80).unwrap_or(0)
}

rij! {
    /// A row as shown on the journaal tab.
    pub struct JournaalRij {
        pub id: JournaalId,
        pub op: Timestamp,
        pub medewerker_id: Option<MedewerkerId>,
        pub medewerker: Option<String>,
        pub organisatie: Option<String>,
        pub rol: String,
        pub handeling: String,
        pub soort: String,
        pub doel: String,
        pub grondslag: String,
        pub beleid: String,
        pub beleid_versie: i64,
        pub onderwerp: String,
        pub velden: String,
    }
}

/// Newest rows of a casus, older than `voor` (paging by id).
///
/// # Errors
/// When the database refuses.
pub async fn van_casus(
    uow: &mut Uow,
    casus: CasusId,
    voor: Option<JournaalId>,
    aantal: i64,
) -> Resultaat<Vec<JournaalRij>> {
    let voor = voor.map_or(Uuid::max(), JournaalId::uuid);
    rijen!(
        uow,
        JournaalRij,
        "SELECT j.id, j.op, j.medewerker_id, m.naam AS medewerker, o.naam AS organisatie, j.rol, j.handeling, j.soort,
                j.doel, j.grondslag, j.beleid, j.beleid_versie, j.onderwerp, j.velden
           FROM journaal j
           LEFT JOIN medewerker m ON m.gemeente = j.gemeente AND m.id = j.medewerker_id
           LEFT JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE j.gemeente = $1 AND j.casus_id = $2 AND j.id < $3
          ORDER BY j.id DESC LIMIT $4",
        uow.kop.gemeente,
        casus,
        voor,
        aantal
    )
}
