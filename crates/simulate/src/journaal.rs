// SPDX-License-Identifier: EUPL-1.2
//! Rows of the journaal. There are very many of them, so a row keeps a reference to a constant for
//! everything that is the same for each act of its kind.

use crate::{
    codes::{GROND_AVG, GROND_GEEN, GROND_TOEGANG, GROND_TOESTEMMING, GROND_WMO},
    id::Id,
    rijen::Code,
    tijd::Moment,
};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// What is the same for each act of one kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Handeling {
    /// Action code, as in `policy::handelingen`.
    pub handeling: Code,
    /// Role or relation in which somebody acts.
    pub rol: Code,
    /// Id of the policy that lets them, as in `policy`; the version comes at loading.
    pub beleid: Code,
    /// Kind of act.
    pub soort: Code,
    /// Purpose code.
    pub doel: Code,
    /// Ground.
    pub grondslag: Code,
    /// Kind of thing.
    pub onderwerp: Code,
    /// Field groups.
    pub velden: Code,
    /// Refusal or reason code.
    pub reden: Code,
}

/// A row of `journaal`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JournaalRij {
    /// Column `gemeente`.
    pub gemeente: i32,
    /// Column `id`: sorts as the moment does.
    pub id: Id,
    /// Column `op`.
    pub op: Moment,
    /// Column `medewerker_id`.
    pub medewerker_id: Option<Id>,
    /// The columns that follow from the act, as a place in [`HANDELINGEN`].
    pub wat: u8,
    /// Column `spoor`.
    pub spoor: Id,
    /// Column `casus_id`.
    pub casus_id: Option<Id>,
    /// Column `huishouden_id`.
    pub huishouden_id: Option<Id>,
    /// Column `persoon_id`.
    pub persoon_id: Option<Id>,
    /// Column `onderwerp_id`.
    pub onderwerp_id: Option<Id>,
}

macro_rules! handelingen {
    ($($naam:ident: $handeling:literal $rol:literal $beleid:literal $soort:literal $doel:literal $grond:ident $onderwerp:literal $velden:literal $reden:literal;)+) => {
        /// Every act the simulator writes down.
        pub const HANDELINGEN: &[Handeling] = &[$(Handeling {
            handeling: $handeling, rol: $rol, beleid: $beleid, soort: $soort, doel: $doel, grondslag: $grond, onderwerp: $onderwerp,
            velden: $velden, reden: $reden,
        }),+];
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "names of constants, counted by the compiler")]
        #[repr(u8)]
        enum Plaats { $($naam),+ }
        $(#[doc = concat!("`", $handeling, "`, ", $soort, ".")] pub const $naam: u8 = Plaats::$naam as u8;)+
    };
}

handelingen! {
    AANGEMELD: "aanmelden" "medewerker" "iedereen" "aangemeld" "aanmelden" GROND_TOEGANG "sessie" "" "";
    GEZOCHT: "persoon.zoeken" "casusregisseur" "rol.casusregisseur" "gezocht" "regie" GROND_TOEGANG "persoon" "naam,adres" "";
    GEZOCHT_MELDPUNT: "persoon.zoeken" "meldpunt" "rol.meldpunt" "gezocht" "triage" GROND_TOEGANG "persoon" "naam,adres" "";
    LIJST: "casus.lijst" "medewerker" "aangemeld" "gezocht" "regie" GROND_TOEGANG "casus" "lijst" "";
    MELDING_GEDAAN: "melding.doen" "melder" "iedereen" "gemaakt" "melden" GROND_AVG "melding" "melding" "";
    MELDING_OPGENOMEN: "melding.opnemen" "meldpunt" "rol.meldpunt" "gemaakt" "triage" GROND_TOEGANG "melding" "melding" "";
    MELDING_GELEZEN: "melding.openen" "meldpunt" "rol.meldpunt" "gelezen" "triage" GROND_TOEGANG "melding" "melding,melder" "";
    MELDING_GELEZEN_TEAM: "melding.openen" "behandelend team" "behandelend-team" "gelezen" "triage" GROND_WMO "melding" "melding,melder" "";
    MELDING_OPGEPAKT: "melding.oppakken" "meldpunt" "rol.meldpunt" "gewijzigd" "triage" GROND_TOEGANG "melding" "behandelaar" "";
    MELDING_SAMENGEVOEGD: "melding.samenvoegen" "meldpunt" "rol.meldpunt" "gewijzigd" "triage" GROND_TOEGANG "melding" "melding" "";
    MELDING_AFGEROND: "melding.afronden" "meldpunt" "rol.meldpunt" "gewijzigd" "triage" GROND_TOEGANG "melding" "uitkomst" "";
    MELDING_TERUGGEKOPPELD: "melding.terugkoppelen" "meldpunt" "rol.meldpunt" "gewijzigd" "triage" GROND_TOEGANG "melding" "terugkoppeling" "";
    AANBOD_GEDAAN: "melding.aanbieden" "meldpunt" "rol.meldpunt" "gewijzigd" "triage" GROND_TOEGANG "melding" "aanbod" "";
    AANBOD_BEANTWOORD: "melding.aanbod_beantwoorden" "gevraagd team" "gevraagd-team" "gewijzigd" "triage" GROND_WMO "melding" "aanbod" "";
    AANBOD_VERLOPEN: "melding.aanbod_verlopen" "systeem" "systeem" "gewijzigd" "systeem" GROND_AVG "melding" "aanbod" "";
    TRIAGE_BEWAARD: "melding.triage" "meldpunt" "rol.meldpunt" "gewijzigd" "triage" GROND_TOEGANG "melding" "triage" "";
    HUISHOUDEN_GEMAAKT: "huishouden.wijzigen" "meldpunt" "rol.meldpunt" "gemaakt" "triage" GROND_TOEGANG "huishouden" "leden,adres" "";
    HUISHOUDEN_GELEZEN: "huishouden.openen" "meldpunt" "rol.meldpunt" "gelezen" "triage" GROND_TOEGANG "huishouden" "leden,adres,betrokkenen" "";
    HUISHOUDEN_GELEZEN_REGIE: "huishouden.openen" "casusregisseur" "regisseur" "gelezen" "regie" GROND_TOEGANG "huishouden" "leden,adres,betrokkenen" "";
    CASUS_GEMAAKT: "melding.afronden" "meldpunt" "rol.meldpunt" "gemaakt" "triage" GROND_TOEGANG "casus" "casus" "";
    CASUS_GELEZEN: "casus.openen" "casusregisseur" "regisseur" "gelezen" "regie" GROND_TOEGANG "casus" "huishouden,betrokkenen,plan,notities" "";
    CASUS_GELEZEN_LEIDER: "casus.openen" "teamleider" "teamleider-van-casus" "gelezen" "team" GROND_TOEGANG "casus" "huishouden,betrokkenen,plan,notities" "";
    CASUS_GELEZEN_MDO: "casus.openen" "MDO-lid" "mdo-agenda" "gelezen" "mdo" GROND_TOEGANG "casus" "huishouden,betrokkenen,plan" "";
    CASUS_GELEZEN_PROCES: "casus.openen" "procesmanager" "rol.procesmanager" "gelezen" "regie" GROND_TOEGANG "casus" "huishouden,betrokkenen,plan,notities" "";
    CASUS_GELEZEN_DEELNEMER: "casus.openen" "deelnemer" "deelnemer" "gelezen" "regie" GROND_TOESTEMMING "casus" "huishouden,plan" "";
    CASUS_GEWEIGERD: "casus.openen" "" "geen" "geweigerd" "regie" GROND_GEEN "casus" "" "niet_betrokken";
    FASE_GEZET: "casus.fase" "casusregisseur" "regisseur" "gewijzigd" "regie" GROND_TOEGANG "casus" "fase" "";
    REGIE_TOEGEWEZEN: "casus.toewijzen" "mdo" "mdo-toewijzen" "gewijzigd" "mdo" GROND_TOEGANG "casus" "regie" "";
    REGIE_OVERMAAT: "casus.overmaat" "procesmanager" "rol.procesmanager" "gewijzigd" "mdo" GROND_TOEGANG "casus" "regie" "";
    REGIE_OVERGEDRAGEN: "casus.overdragen" "teamleider" "rol.teamleider" "gewijzigd" "team" GROND_TOEGANG "casus" "regie" "";
    BETROKKENE_TOEGEVOEGD: "betrokkene.wijzigen" "casusregisseur" "regisseur" "gemaakt" "regie" GROND_TOEGANG "betrokkene" "betrokkenen" "";
    NOTITIE_GEMAAKT: "notitie.maken" "casusregisseur" "regisseur" "gemaakt" "regie" GROND_TOEGANG "notitie" "notities" "";
    NOTITIE_DEELNEMER: "notitie.maken" "deelnemer" "deelnemer" "gemaakt" "regie" GROND_TOESTEMMING "notitie" "notities" "";
    INTAKE_GEMAAKT: "intake.doen" "casusregisseur" "regisseur" "gemaakt" "regie" GROND_TOEGANG "intake" "intake" "";
    INTAKE_GEWIJZIGD: "intake.doen" "casusregisseur" "regisseur" "gewijzigd" "regie" GROND_TOEGANG "intake" "intake" "";
    PLAN_GEWIJZIGD: "plan.wijzigen" "casusregisseur" "regisseur" "gewijzigd" "regie" GROND_TOEGANG "plan" "doelen,acties" "";
    PLAN_VASTGELEGD: "plan.wijzigen" "casusregisseur" "regisseur" "gemaakt" "regie" GROND_TOEGANG "planversie" "plan" "";
    PLAN_AKKOORD: "plan.wijzigen" "casusregisseur" "regisseur" "gemaakt" "regie" GROND_TOEGANG "planversie" "akkoord" "";
    PLAN_GEZIEN: "overleg.besluiten" "mdo" "rol.mdo" "gewijzigd" "mdo" GROND_TOEGANG "planversie" "plan" "";
    ACTIE_GEWIJZIGD: "plan.actie" "casusregisseur" "regisseur" "gewijzigd" "regie" GROND_TOEGANG "actie" "status" "";
    AGENDA_GEZET: "casus.fase" "casusregisseur" "regisseur" "gemaakt" "mdo" GROND_TOEGANG "agendapunt" "overleg" "";
    AGENDA_BESLOTEN: "overleg.besluiten" "mdo" "rol.mdo" "gewijzigd" "mdo" GROND_TOEGANG "agendapunt" "overleg" "";
    TAAK_GEDAAN: "taak.afhandelen" "casusregisseur" "regisseur" "gewijzigd" "regie" GROND_TOEGANG "taak" "taken" "";
    WAARSCHUWING_GEMAAKT: "waarschuwing.wijzigen" "casusregisseur" "regisseur" "gemaakt" "regie" GROND_TOEGANG "waarschuwing" "waarschuwing" "";
    ADRES_GEHEIM: "huishouden.wijzigen" "casusregisseur" "regisseur" "gewijzigd" "regie" GROND_TOEGANG "persoon" "adres_geheim" "gezet";
    CASUS_AFGESLOTEN: "casus.afsluiten" "casusregisseur" "regisseur" "gewijzigd" "regie" GROND_TOEGANG "casus" "fase,open_einden" "";
}

impl Serialize for JournaalRij {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let wat = &HANDELINGEN[usize::from(self.wat)];
        let mut rij = s.serialize_struct("JournaalRij", 18)?;
        rij.serialize_field("gemeente", &self.gemeente)?;
        rij.serialize_field("id", &self.id)?;
        rij.serialize_field("op", &self.op)?;
        rij.serialize_field("medewerker_id", &self.medewerker_id)?;
        rij.serialize_field("rol", wat.rol)?;
        rij.serialize_field("handeling", wat.handeling)?;
        rij.serialize_field("soort", wat.soort)?;
        rij.serialize_field("doel", wat.doel)?;
        rij.serialize_field("grondslag", wat.grondslag)?;
        rij.serialize_field("beleid", wat.beleid)?;
        rij.serialize_field("spoor", &self.spoor)?;
        rij.serialize_field("casus_id", &self.casus_id)?;
        rij.serialize_field("huishouden_id", &self.huishouden_id)?;
        rij.serialize_field("persoon_id", &self.persoon_id)?;
        rij.serialize_field("onderwerp", wat.onderwerp)?;
        rij.serialize_field("onderwerp_id", &self.onderwerp_id)?;
        rij.serialize_field("velden", wat.velden)?;
        rij.serialize_field("reden", wat.reden)?;
        rij.end()
    }
}

impl JournaalRij {
    /// Size of [`JournaalRij::naar_bytes`].
    pub const BYTES: usize = 4 + 16 + 8 + 16 + 1 + 16 + 4 * 16;

    /// The row in a fixed number of bytes, most significant first, beginning with the id: rows can be sorted and
    /// kept outside memory. An absent id is all zeros.
    pub fn naar_bytes(&self) -> [u8; Self::BYTES] {
        let id = |id: Option<Id>| id.map_or(0, |i| i.0).to_be_bytes();
        let mut uit = [0; Self::BYTES];
        let mut plaats = 0;
        let mut zet = |bytes: &[u8]| {
            uit[plaats..plaats + bytes.len()].copy_from_slice(bytes);
            plaats += bytes.len();
        };
        zet(&self.id.bytes());
        zet(&self.op.to_be_bytes());
        zet(&self.gemeente.to_be_bytes());
        zet(&[self.wat]);
        zet(&id(self.medewerker_id));
        zet(&self.spoor.bytes());
        zet(&id(self.casus_id));
        zet(&id(self.huishouden_id));
        zet(&id(self.persoon_id));
        zet(&id(self.onderwerp_id));
        uit
    }

    /// The row back from its bytes.
    pub fn van_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        fn stuk<const N: usize>(bytes: &[u8], plaats: &mut usize) -> [u8; N] {
            let mut uit = [0; N];
            uit.copy_from_slice(&bytes[*plaats..*plaats + N]);
            *plaats += N;
            uit
        }
        let mut p = 0;
        let id = |p: &mut usize| Id(u128::from_be_bytes(stuk(bytes, p)));
        let misschien = |p: &mut usize| Some(id(p)).filter(|i| i.0 != 0);
        Self {
            id: id(&mut p),
            op: i64::from_be_bytes(stuk(bytes, &mut p)),
            gemeente: i32::from_be_bytes(stuk(bytes, &mut p)),
            wat: stuk::<1>(bytes, &mut p)[0],
            medewerker_id: misschien(&mut p),
            spoor: id(&mut p),
            casus_id: misschien(&mut p),
            huishouden_id: misschien(&mut p),
            persoon_id: misschien(&mut p),
            onderwerp_id: misschien(&mut p),
        }
    }
}
