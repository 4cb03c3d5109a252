// SPDX-License-Identifier: EUPL-1.2
//! Contact notes.

use super::{Lijn, Verteller};
use crate::{
    id::Id,
    journaal,
    kans::Kans,
    levens::Noottekst,
    rijen::*,
    tijd::{Dag, Moment},
};
use domain::casus::Fase;

impl Verteller<'_> {
    pub(super) fn noteer(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        eind: Dag,
        tot_en_met: Fase,
        fase: Fase,
    ) {
        let eind = eind.min(self.w.vandaag);
        let kies = |stadium: &str| {
            self.leven
                .noten
                .iter()
                .filter(|n| n.stadium == stadium)
                .collect::<Vec<_>>()
        };
        let mut eerste = None;
        let mut dag = lijn.mdo.plus(2).werkdag();
        for n in kies("begin") {
            eerste = self.noot(kans, bak, n, dag, eind).or(eerste);
            dag = dag.plus(kans.tussen(3, 12)).werkdag();
        }
        if tot_en_met < Fase::Plan {
            return;
        }
        dag = lijn.plan.plus(kans.tussen(1, 5)).werkdag();
        for n in kies("plan") {
            self.noot(kans, bak, n, dag, eind);
            dag = dag.plus(kans.tussen(4, 9)).werkdag();
        }
        if tot_en_met < Fase::Uitvoering {
            return;
        }
        // The long middle: what is of this life once, what fits every life more often, and setbacks.
        let mut eigen = kies("loop");
        let mut tegen = kies("tegen");
        let slot = lijn.afronding.min(eind);
        dag = lijn.uitvoering.plus(kans.tussen(3, 12)).werkdag();
        let mut aantal = 0;
        while dag < slot && aantal < 26 {
            let noot = if kans.procent(38) && !eigen.is_empty() {
                eigen.remove(0)
            } else if kans.procent(14) && !tegen.is_empty() {
                tegen.remove(0)
            } else {
                kans.kies(&self.w.bib.noten)
            };
            self.noot(kans, bak, noot, dag, eind);
            dag = dag.plus(kans.tussen(5, 27)).werkdag();
            aantal += 1;
        }
        if fase == Fase::Uitvoering && kans.procent(15) {
            let noot = Noottekst {
                stadium: "tegen",
                vorm: "overleg",
                categorie: "algemeen",
                leefgebied: self.leven.gebieden[0].leefgebied,
                feiten: self.leven.vast,
                mening: "Dit loopt vast. Ik vraag de procesregisseur om mee te kijken.",
                bron: "Overleg met iedereen die meedoet",
            };
            let dag = self.w.vandaag.plus(-kans.tussen(2, 14)).werkdag_ervoor();
            self.noot(kans, bak, &noot, dag, eind);
        }
        if tot_en_met >= Fase::Afronding {
            for n in kies("eind") {
                let dag = lijn.afronding.plus(kans.tussen(1, 9)).werkdag();
                self.noot(kans, bak, n, dag, self.w.vandaag);
            }
        }
        // Sometimes a note was wrong: a new one corrects it, the old one stays.
        if let Some((oud, dag)) = eerste.filter(|_| kans.procent(9)) {
            let op = dag.plus(1).werkdag().werktijd(kans);
            if op < self.w.nu {
                let noot = Noottekst {
                    vorm: "gesprek",
                    categorie: "algemeen",
                    feiten: "Verbetering: {hoofd} deed zelf de eerste keer al open. In de vorige notitie staat dat verkeerd.",
                    bron: "{Hoofd}",
                    ..Noottekst::default()
                };
                self.zet_noot(kans, bak, &noot, op, Some(oud));
            }
        }
    }

    pub(super) fn noot(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        noot: &Noottekst,
        dag: Dag,
        eind: Dag,
    ) -> Option<(Id, Dag)> {
        let op = dag.werktijd(kans);
        (dag <= eind && op <= self.w.nu).then(|| (self.zet_noot(kans, bak, noot, op, None), dag))
    }

    pub(super) fn zet_noot(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        noot: &Noottekst,
        op: Moment,
        corrigeert: Option<Id>,
    ) -> Id {
        let w = self.w;
        let dag = Dag::op(op);
        // Now and then somebody who takes part writes it.
        let deelnemer = self
            .deelnemers
            .iter()
            .find(|d| d.mens.is_some())
            .filter(|_| noot.stadium == "loop" && noot.categorie == "algemeen" && kans.procent(9));
        let auteur = deelnemer
            .and_then(|d| d.mens)
            .map_or_else(|| self.mens(dag).id, |m| w.o.mensen[m].id);
        let gemaakt = (op + i64::from(kans.tussen(5, 180)) * 60_000_000).min(w.nu);
        let id = Id::op(gemaakt, kans);
        let feiten = self.vul.tekst(noot.feiten, kans);
        let resultaat: Option<Tekst> = (noot.vorm == "poging").then(|| {
            if noot.feiten.contains("gehoor") || noot.feiten.contains("telefoon staat uit") {
                "geen_gehoor".into()
            } else if noot.feiten.contains("niemand thuis")
                || noot.feiten.contains("niet op de afspraak")
                || noot.feiten.contains("kwam niet")
            {
                "niet_thuis".into()
            } else if noot.feiten.contains("niet praten") {
                "geweigerd".into()
            } else {
                "niet_opengedaan".into()
            }
        });
        let wat = if corrigeert.is_some() || deelnemer.is_none() {
            journaal::NOTITIE_GEMAAKT
        } else {
            journaal::NOTITIE_DEELNEMER
        };
        self.boek(&mut bak.journaal)
            .schrijf(gemaakt, Some(auteur), wat, Some(id), kans);
        bak.notitie.push(NotitieRij {
            gemeente: w.gemeente,
            id,
            casus_id: self.casus,
            auteur_id: auteur,
            gemaakt_op: gemaakt,
            contact_op: op,
            vorm: noot.vorm,
            resultaat,
            categorie: noot.categorie,
            leefgebied: (!noot.leefgebied.is_empty()).then_some(noot.leefgebied),
            feiten,
            mening: self.vul.tekst(noot.mening, kans),
            bron: self.vul.tekst(noot.bron, kans),
            corrigeert_id: corrigeert,
            vastgezet: noot.categorie == "veiligheid" && kans.procent(40),
            version: 1,
        });
        let mut over = vec![self.huis.hoofd().id];
        if noot.feiten.contains("{kind}")
            && let Some(k) = self.huis.kind()
        {
            over.push(k.id);
        }
        if noot.feiten.contains("{partner}")
            && let Some(p) = self.huis.partner()
        {
            over.push(p.id);
        }
        for persoon_id in over {
            bak.notitie_persoon.push(NotitiePersoonRij {
                gemeente: w.gemeente,
                notitie_id: id,
                persoon_id,
            });
        }
        id
    }
}
