// SPDX-License-Identifier: EUPL-1.2
//! Meldingen, offers and triage.

use super::{Regels, code};
use domain::{
    melding::{
        Gevaar, Hoedanigheid, Kanaal, Kenmerk, MeldingSoort, MeldingStatus, MeldingUitkomst, NaamNoemen,
        Urgentie,
    },
    triage::{Antwoorden, GgsrAntwoorden},
};
use simulate::rijen::{AanbodRij, MeldingRij, TriageRij};

impl Regels {
    /// A melding: its codes, its moments, and to what it points.
    pub(super) fn melding(&mut self, r: &MeldingRij) {
        self.t.nieuw("melding", r.id);
        code::<Kanaal>(r.kanaal);
        code::<Hoedanigheid>(r.hoedanigheid);
        code::<NaamNoemen>(r.naam_noemen);
        code::<Gevaar>(r.gevaar);
        code::<Urgentie>(r.urgentie);
        code::<MeldingSoort>(r.soort);
        code::<Kenmerk>(&r.kenmerk);
        let status: MeldingStatus = r.status.parse().unwrap();
        if let Some(u) = r.uitkomst {
            code::<MeldingUitkomst>(u);
        }
        assert_eq!(status.is_open(), r.afgerond_op.is_none());
        assert!(
            r.ontvangen_op <= self.nu && r.afgerond_op.is_none_or(|a| a <= self.nu && a >= r.ontvangen_op)
        );
        assert!(self.kenmerken.insert(r.kenmerk.to_string()));
        self.t.naar("team", r.team_id);
        self.t.naar("medewerker", r.behandelaar_id);
        self.t.naar("huishouden", r.huishouden_id);
        self.t.naar("persoon", r.persoon_id);
        self.t.naar("melding", r.samengevoegd_met);
        self.met_kinderen += usize::from(r.met_kinderen == "ja");
        if status.is_open() {
            *self.open.entry(r.urgentie).or_default() += 1;
            *self
                .open
                .entry(if r.termijn_op < self.nu {
                    "te laat"
                } else {
                    "op tijd"
                })
                .or_default() += 1;
            *self
                .open
                .entry(if r.behandelaar_id.is_none() {
                    "van niemand"
                } else {
                    "van iemand"
                })
                .or_default() += 1;
        }
        for tekst in [&r.onderwerp, &r.wat, &r.sinds, &r.over_naam] {
            assert!(!tekst.contains(['{', '}']), "{tekst}");
        }
    }

    /// An offer.
    pub(super) fn aanbod(&mut self, r: &AanbodRij) {
        self.t.naar("melding", r.melding_id);
        self.t.naar("team", r.naar_team);
        code::<domain::melding::AanbodStatus>(r.status);
        if r.status == "open" {
            *self.open.entry("aanbod").or_default() += 1;
        }
    }

    /// A triage can be read by the domain.
    pub(super) fn triage(&self, r: &TriageRij) {
        self.t.naar("melding", r.melding_id);
        serde_json::from_str::<Antwoorden>(&r.antwoorden).unwrap();
        serde_json::from_str::<GgsrAntwoorden>(&r.ggsr).unwrap();
        serde_json::from_str::<Vec<String>>(&r.probleemsoorten).unwrap();
    }
}
