// SPDX-License-Identifier: EUPL-1.2
//! The rules for the rows of each table, and for the whole.

mod casus;
mod eind;
mod huishouden;
mod melding;
mod organisatie;
mod plan;
mod verslag;

use crate::inst;
use simulate::{Batch, Id, Simulatie};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    str::FromStr,
};

fn code<T: FromStr>(code: &str) {
    assert!(
        code.parse::<T>().is_ok(),
        "unknown code '{code}' of {}",
        std::any::type_name::<T>()
    );
}

#[derive(Default)]
struct Telling {
    aantal: BTreeMap<&'static str, usize>,
    ids: HashMap<&'static str, HashSet<Id>>,
}

impl Telling {
    fn nieuw(&mut self, tabel: &'static str, id: Id) {
        assert!(
            self.ids.entry(tabel).or_default().insert(id),
            "double id in {tabel}"
        );
    }
    /// The row that is pointed at came before.
    fn naar(&self, tabel: &'static str, id: impl Into<Option<Id>>) {
        if let Some(id) = id.into() {
            assert!(
                self.ids.get(tabel).is_some_and(|s| s.contains(&id)),
                "no {tabel} {id}"
            );
        }
    }
}

/// What was seen so far.
#[derive(Default)]
struct Regels {
    nu: i64,
    t: Telling,
    bsns: HashSet<String>,
    kenmerken: HashSet<String>,
    /// Phase of each running casus.
    lopend: HashMap<Id, &'static str>,
    /// Households with a running casus.
    huis_lopend: HashSet<Id>,
    /// Regisseur of each running casus.
    regie_nu: HashMap<Id, Id>,
    regisseurs: HashSet<Id>,
    /// Sign-in names.
    namen: HashMap<Id, String>,
    /// Who may go over the maximum for a while.
    overmaat: HashSet<Id>,
    /// Casussen that followed an earlier one.
    vervangers: usize,
    met_kinderen: usize,
    /// Open meldingen, by how they stand.
    open: BTreeMap<&'static str, usize>,
    open_punten: BTreeMap<&'static str, usize>,
    /// Codes of grounds.
    gronden: HashSet<String>,
    /// Casussen in which j.hendriks takes part.
    zaken: BTreeSet<Option<Id>>,
}

#[test]
fn de_regels_gelden_over_de_hele_gemeente() {
    let i = inst(1, 1);
    let mut regels = Regels {
        nu: i.nu.as_microsecond(),
        ..Regels::default()
    };
    for batch in Simulatie::new(i) {
        regels.neem(&batch);
    }
    regels.aantallen();
    regels.regisseurs_aan_het_eind();
    regels.wat_open_staat();
}

impl Regels {
    /// Takes the next rows.
    fn neem(&mut self, batch: &Batch) {
        assert!(!batch.is_empty() && batch.len() <= Batch::MAX);
        *self.t.aantal.entry(batch.tabel()).or_default() += batch.len();
        match batch {
            Batch::Organisatie(r) => r.iter().for_each(|r| self.organisatie(r)),
            Batch::Team(r) => r.iter().for_each(|r| self.team(r)),
            Batch::Medewerker(r) => r.iter().for_each(|r| self.medewerker(r)),
            Batch::Persoon(r) => r.iter().for_each(|r| self.persoon(r)),
            Batch::Adres(r) => r.iter().for_each(|r| self.t.nieuw("adres", r.id)),
            Batch::PersoonZoekterm(r) => r.iter().for_each(|r| self.t.naar("persoon", r.persoon_id)),
            Batch::Huishouden(r) => r.iter().for_each(|r| self.t.nieuw("huishouden", r.id)),
            Batch::HuishoudenLid(r) => r.iter().for_each(|r| self.huishouden_lid(r)),
            Batch::Melding(r) => r.iter().for_each(|r| self.melding(r)),
            Batch::Aanbod(r) => r.iter().for_each(|r| self.aanbod(r)),
            Batch::Triage(r) => r.iter().for_each(|r| self.triage(r)),
            Batch::Casus(r) => r.iter().for_each(|r| self.casus(r)),
            Batch::FaseStap(r) => r.iter().for_each(|r| self.fase_stap(r)),
            Batch::Regie(r) => r.iter().for_each(|r| self.regie(r)),
            Batch::Convenant(r) => r.iter().for_each(|r| self.t.nieuw("convenant", r.id)),
            Batch::ConvenantPartij(r) => r.iter().for_each(|r| self.convenant_partij(r)),
            Batch::Grondslag(r) => r.iter().for_each(|r| self.grondslag(r)),
            Batch::Betrokkene(r) => r.iter().for_each(|r| self.betrokkene(r)),
            Batch::Notitie(r) => r.iter().for_each(|r| self.notitie(r)),
            Batch::NotitiePersoon(r) => r.iter().for_each(|r| self.notitie_persoon(r)),
            Batch::Intake(r) => r.iter().for_each(|r| self.t.nieuw("intake", r.id)),
            Batch::IntakeAntwoord(r) => r.iter().for_each(|r| self.t.naar("intake", r.intake_id)),
            Batch::Plan(r) => r.iter().for_each(|r| self.plan(r)),
            Batch::Doel(r) => r.iter().for_each(|r| self.doel(r)),
            Batch::Actie(r) => r.iter().for_each(|r| self.actie(r)),
            Batch::Planversie(r) => r.iter().for_each(|r| self.planversie(r)),
            Batch::PlanAkkoord(r) => r.iter().for_each(|r| self.plan_akkoord(r)),
            Batch::Overleg(r) => r.iter().for_each(|r| self.t.nieuw("overleg", r.id)),
            Batch::Agendapunt(r) => r.iter().for_each(|r| self.agendapunt(r)),
            Batch::Taak(r) => r.iter().for_each(|r| self.t.naar("casus", r.casus_id)),
            Batch::Waarschuwing(r) => r.iter().for_each(|r| {
                self.t.nieuw("waarschuwing", r.id);
                self.t.naar("huishouden", r.huishouden_id);
            }),
            Batch::WaarschuwingStap(r) => r
                .iter()
                .for_each(|r| self.t.naar("waarschuwing", r.waarschuwing_id)),
            Batch::AdresGeheimStap(r) => r.iter().for_each(|r| self.t.naar("persoon", r.persoon_id)),
            Batch::OpenEindAntwoord(r) => r.iter().for_each(Self::open_eind_antwoord),
            Batch::Journaal(r) => r.iter().for_each(|r| self.journaal(r)),
            Batch::Gemeente(_) | Batch::Wijk(_) | Batch::Inrichting(_) | Batch::Afwezigheid(_) => {}
        }
    }
}
