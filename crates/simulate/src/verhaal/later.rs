// SPDX-License-Identifier: EUPL-1.2
//! What else goes on around a casus: tasks, more meldingen, and who reads it.

use super::{Lijn, Opdracht, Verteller};
use crate::{
    deel::Deel,
    id::Id,
    journaal,
    kans::Kans,
    rijen::*,
    tijd::{Dag, Moment},
};
use domain::casus::Fase;

impl Verteller<'_> {
    pub(super) fn taken(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        fase: Fase,
        opdracht: &Opdracht<'_>,
    ) {
        let w = self.w;
        let regisseur = self.mens(w.vandaag).id;
        let mut taak = |kans: &mut Kans,
                        soort_code: &'static str,
                        tekst: Tekst,
                        voor: Dag,
                        gedaan: Option<(Moment, &'static str)>| {
            let gemaakt = voor.plus(-20).om(9, 0).min(w.nu);
            let id = Id::op(gemaakt, kans);
            if let Some((op, _)) = gedaan {
                self.boek(&mut bak.journaal).schrijf(
                    op,
                    Some(regisseur),
                    journaal::TAAK_GEDAAN,
                    Some(id),
                    kans,
                );
            }
            bak.taak.push(TaakRij {
                gemeente: w.gemeente,
                id,
                soort: soort_code,
                tekst,
                casus_id: Some(self.casus),
                medewerker_id: Some(regisseur),
                team_id: None,
                voor,
                status: if gedaan.is_some() { "gedaan" } else { "open" },
                gedaan_op: gedaan.map(|g| g.0),
                gedaan_door: gedaan.map(|_| regisseur),
                uitkomst: gedaan.map_or("", |g| g.1),
                version: 1,
            });
        };
        if matches!(fase, Fase::Nazorg | Fase::Gesloten) && lijn.nazorg < w.vandaag {
            for (n, dagen) in [(3, 91), (6, 182), (12, 365)] {
                let voor = lijn.nazorg.plus(dagen).werkdag();
                let op = voor.plus(-kans.tussen(0, 4)).werkdag_ervoor().werktijd(kans);
                let gedaan = (op < w.nu && (fase == Fase::Gesloten || kans.procent(80)))
                    .then_some((op, "Het gaat goed. Geen nieuwe vragen."));
                taak(
                    kans,
                    "nazorg",
                    format!("Nazorg na {n} maanden: hoe gaat het nu?").into(),
                    voor,
                    gedaan,
                );
            }
        }
        if matches!(
            fase,
            Fase::Onderzoek | Fase::Plan | Fase::Uitvoering | Fase::Afronding
        ) {
            if kans.procent(40) {
                let tekst = *kans.kies(&[
                    "Terugbellen: {hoofd} over de brief van de zorgverzekering",
                    "Terugbellen: {hoofd} over de afspraak van volgende week",
                    "Bellen met school over het rooster",
                    "Bellen met de verhuurder over de betaling",
                    "Navragen of de aanvraag compleet is",
                ]);
                let voor = w.vandaag.plus(kans.tussen(-3, 9)).werkdag();
                let tekst = self.vul.tekst(tekst, kans);
                taak(kans, "bellen", tekst, voor, None);
            }
            if fase == Fase::Uitvoering {
                let mut voor = lijn.uitvoering.plus(91).werkdag();
                while voor < w.vandaag.plus(-4) {
                    let op = voor.werktijd(kans);
                    taak(
                        kans,
                        "evaluatie",
                        "Evaluatie van het plan".into(),
                        voor,
                        Some((op, "Gehouden, bij de inwoner thuis.")),
                    );
                    voor = voor.plus(91).werkdag();
                }
                taak(kans, "evaluatie", "Evaluatie van het plan".into(), voor, None);
            }
        }
        if fase == Fase::Plan && opdracht.wacht_op_mdo {
            taak(
                kans,
                "overig",
                "Plan naar het MDO: vraag nog één akkoord".into(),
                w.mdo.plus(-1).werkdag_ervoor().max(w.vandaag),
                None,
            );
        }
    }

    /// More meldingen while it runs, and a double one in the beginning.
    pub(super) fn extra_meldingen(
        &self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        eind: Dag,
        tot_en_met: Fase,
    ) {
        let w = self.w;
        let duur = eind.0 - lijn.mdo.0;
        let aantal = if tot_en_met >= Fase::Onderzoek && duur > 20 {
            kans.tussen(0, 2 + duur / 200) - 1
        } else {
            0
        };
        for _ in 0..aantal.max(0) {
            let dag = lijn.mdo.plus(kans.tussen(3, duur - 3)).werkdag();
            let op = dag.werktijd(kans);
            let klaar = dag
                .plus_werkdagen(kans.tussen(0, 2))
                .om(16, kans.tussen(0, 59))
                .max(op + 1_800_000_000);
            if klaar > w.nu {
                continue;
            }
            let reden = "Er loopt al een casus. De regisseur is gebeld.";
            self.melding(deel, kans, bak, op, klaar, "casus", reden);
        }
    }

    /// Reading: the regisseur mostly, now and then others, seldom somebody who may not.
    pub(super) fn lezen(&self, deel: &Deel, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, eind: Dag) {
        let w = self.w;
        let dagen = (eind.0 - lijn.start.0).max(1);
        let aantal = w.lezingen(dagen, kans);
        let mut boek = self.boek(&mut bak.journaal);
        let staf = &w.o.delen[deel.nummer].iedereen;
        for _ in 0..aantal {
            let dag = lijn
                .start
                .plus(kans.tussen(0, dagen))
                .werkdag_ervoor()
                .max(lijn.start);
            let op = dag.werktijd(kans);
            let regisseur = self.mens(dag).id;
            let (wie, wat) = match kans.onder(1000) {
                0..560 => (regisseur, journaal::CASUS_GELEZEN),
                560..700 => (regisseur, journaal::HUISHOUDEN_GELEZEN_REGIE),
                700..760 => (w.o.mensen[w.o.procesmanager].id, journaal::CASUS_GELEZEN_PROCES),
                760..800 => (w.o.mensen[w.o.voorzitter].id, journaal::CASUS_GELEZEN_MDO),
                800..998 => match self.deelnemers.iter().filter_map(|d| d.mens).nth(kans.onder(3)) {
                    Some(m) => (w.o.mensen[m].id, journaal::CASUS_GELEZEN_DEELNEMER),
                    None => (regisseur, journaal::CASUS_GELEZEN),
                },
                _ => (w.o.mensen[*kans.kies(staf)].id, journaal::CASUS_GEWEIGERD),
            };
            boek.schrijf(op, Some(wie), wat, Some(self.casus), kans);
        }
    }
}
