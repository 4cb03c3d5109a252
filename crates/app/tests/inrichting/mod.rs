// SPDX-License-Identifier: EUPL-1.2
//! The configuration: reading it, and loading a new version after seeing its effect (A4).

use crate::overleg::opzet::te_verdelen;
use app::AppFout;
use app::inrichting::{NieuweVersie, bekijk_effect, laad, lees};
use policy::Doel;
use testkit::{Wie, beide};

fn anders() -> String {
    domain::inrichting::PROFIELEN[1]
        .1
        .replace("casusregisseur = 15", "casusregisseur = 12")
        .replace("aanbod = \"2 werkdagen\"", "aanbod = \"3 werkdagen\"")
}

beide! {
    async fn everybody_reads_and_only_beheer_loads(w: Wereld) {
        let r = lees(&w.app, &w.als(Wie::Regisseur, Doel::Beheer), None).await.unwrap();
        assert!(!r.mag_wijzigen && r.toml.is_none() && r.inrichting.doelgroepen.len() >= 9);
        let v = NieuweVersie { inhoud: anders(), geldig_van: "2026-12-01".into() };
        assert!(matches!(laad(&w.app, &w.als(Wie::Regisseur, Doel::Beheer), &v).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(bekijk_effect(&w.app, &w.als(Wie::Procesmanager, Doel::Beheer), &v).await, Err(AppFout::Geweigerd(_))));
    }

    async fn effect_is_shown_first_and_nothing_is_saved(w: Wereld) {
        te_verdelen(&w, 1).await;
        let b = w.als(Wie::Beheerder, Doel::Beheer);
        let v = NieuweVersie { inhoud: anders(), geldig_van: "2026-12-01".into() };
        let e = bekijk_effect(&w.app, &b, &v).await.unwrap();
        assert_eq!((e.casussen, e.meldingen), (1, 0));
        assert_eq!(e.wijzigingen, ["Antwoord op een aanbod aan een team: was 2 werkdagen, wordt 3 werkdagen.", "Maximale caseload van een casusregisseur: was 15, wordt 12."]);
        assert_eq!(lees(&w.app, &b, None).await.unwrap().versies.len(), 1);
        assert_eq!(laad(&w.app, &b, &v).await.unwrap(), 2);
        let nu = lees(&w.app, &b, None).await.unwrap();
        assert_eq!((nu.nummer, nu.versies.len(), nu.versies[0].later), (1, 2, true), "not in force yet");
        w.bron.verder(jiff::SignedDuration::from_hours(24 * 10));
        let dan = lees(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), None).await.unwrap();
        assert_eq!(dan.inrichting.caseload.maximum["casusregisseur"], 12);
        assert_eq!(lees(&w.app, &b, Some(1)).await.unwrap().inrichting.caseload.maximum["casusregisseur"], 15);
    }

    async fn all_faults_at_once(w: Wereld) {
        let b = w.als(Wie::Beheerder, Doel::Beheer);
        let fout = anders().replace("casusregisseur = 12", "casusregisseur = 0").replace("overmaat_dagen = 42", "overmaat_dagen = 0");
        let v = NieuweVersie { inhoud: fout, geldig_van: "2026-01-01".into() };
        let Err(AppFout::Invoer(f)) = bekijk_effect(&w.app, &b, &v).await else { panic!("faults") };
        assert_eq!(f.0.len(), 3, "{f}");
        let v = NieuweVersie { inhoud: "dit is = = geen toml".into(), geldig_van: "2026-12-01".into() };
        assert!(matches!(laad(&w.app, &b, &v).await, Err(AppFout::Invoer(_))));
    }
}
