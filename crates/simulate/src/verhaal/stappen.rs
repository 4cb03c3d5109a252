// SPDX-License-Identifier: EUPL-1.2
//! The steps between the phases of a casus.

use super::{Lijn, Verteller};
use crate::{
    deel::Deel,
    id::Id,
    journaal,
    kans::Kans,
    rijen::*,
    tijd::{Dag, Moment},
};
use domain::casus::Fase;

/// A step between phases.
pub(super) struct Stap {
    van: Option<Fase>,
    pub(super) naar: Fase,
    pub(super) op: Moment,
    door: Id,
    reden: Tekst,
}

impl Verteller<'_> {
    fn door(&self, dag: Dag, anders: Id) -> Id {
        self.regisseur_op(dag).map_or(anders, |m| self.w.o.mensen[m].id)
    }

    /// The steps forward, now and then one back.
    pub(super) fn stappen(
        &self,
        kans: &mut Kans,
        lijn: &Lijn,
        bereikt: Fase,
        start: Moment,
        weger: Id,
    ) -> Vec<Stap> {
        let stap = |van, naar, op, door, reden| Stap {
            van: Some(van),
            naar,
            op,
            door,
            reden,
        };
        let mut uit = vec![
            Stap {
                van: None,
                naar: Fase::Aangemeld,
                op: start,
                door: weger,
                reden: "Uit de melding is een casus gemaakt.".into(),
            },
            stap(Fase::Aangemeld, Fase::Triage, start, weger, "".into()),
        ];
        for (van, naar) in Fase::ALL
            .iter()
            .copied()
            .zip(Fase::ALL.iter().copied().skip(1))
            .skip(1)
        {
            if naar > bereikt {
                break;
            }
            let dag = lijn.begin(naar);
            let reden: Tekst = match naar {
                Fase::Onderzoek => "Het MDO koos een regisseur.".into(),
                Fase::Nazorg => self.vul.tekst(self.leven.slot, kans),
                Fase::Gesloten => "Het laatste moment van nazorg is geweest. Het gaat goed.".into(),
                _ => "".into(),
            };
            let op = if naar == Fase::Onderzoek {
                dag.om(10, kans.tussen(0, 59))
            } else {
                dag.werktijd(kans)
            };
            uit.push(stap(van, naar, op, self.door(dag, weger), reden));
            let lang = lijn.afronding.0 - lijn.uitvoering.0 > 60;
            if naar == Fase::Uitvoering && bereikt > Fase::Uitvoering && lang && kans.procent(6) {
                let terug = dag.plus(30).werkdag();
                let weer = terug.plus(12).werkdag();
                let door = self.door(terug, weger);
                let reden = self.vul.tekst(self.leven.vast, kans);
                uit.push(stap(
                    Fase::Uitvoering,
                    Fase::Plan,
                    terug.werktijd(kans),
                    door,
                    reden,
                ));
                uit.push(stap(
                    Fase::Plan,
                    Fase::Uitvoering,
                    weer.werktijd(kans),
                    door,
                    "Het plan is aangepast.".into(),
                ));
            }
        }
        uit
    }

    /// Closed before its time, with a fixed reason.
    pub(super) fn sluit_vroeg(&self, kans: &mut Kans, sluit: Dag, weger: Id) -> (&'static str, Stap) {
        let (code, reden): (&str, &str) = *kans.kies(&[
            (
                "verhuisd",
                "Het huishouden is verhuisd. De nieuwe gemeente heeft de overdracht bevestigd.",
            ),
            (
                "overgedragen",
                "De regie ligt nu bij de organisatie die al elke week komt. Zij hebben dit bevestigd.",
            ),
            (
                "overgedragen",
                "De wijkverpleegkundige heeft de regie overgenomen. Het huishouden weet dit en is akkoord.",
            ),
        ]);
        let (op, door) = (sluit.werktijd(kans), self.door(sluit, weger));
        (
            code,
            Stap {
                van: Some(Fase::Uitvoering),
                naar: Fase::Gesloten,
                op,
                door,
                reden: reden.into(),
            },
        )
    }

    /// A new melding in nazorg took up the thread again.
    pub(super) fn hermelding(
        &self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        weger: Id,
    ) -> Stap {
        let terug = self
            .w
            .vandaag
            .plus(-kans.tussen(2, 30))
            .werkdag_ervoor()
            .max(lijn.nazorg.plus(1));
        let op = terug.werktijd(kans);
        let reden = "Er is een nieuwe melding binnen de tijd van nazorg.";
        self.melding(
            deel,
            kans,
            bak,
            op - 86_400_000_000,
            op - 3_600_000_000,
            "casus",
            reden,
        );
        let reden = "Er is een nieuwe melding in de nazorg. De draad is weer opgenomen.";
        Stap {
            van: Some(Fase::Nazorg),
            naar: Fase::Onderzoek,
            op,
            door: self.door(terug, weger),
            reden: reden.into(),
        }
    }

    pub(super) fn schrijf_stappen(&self, kans: &mut Kans, bak: &mut Bak, stappen: Vec<Stap>) {
        for s in stappen {
            let op = s.op.min(self.w.nu);
            let id = Id::op(op, kans);
            let klaar = matches!(s.naar, Fase::Nazorg | Fase::Gesloten);
            let wat = if klaar {
                journaal::CASUS_AFGESLOTEN
            } else {
                journaal::FASE_GEZET
            };
            self.boek(&mut bak.journaal)
                .schrijf(op, Some(s.door), wat, Some(id), kans);
            bak.fase_stap.push(FaseStapRij {
                gemeente: self.w.gemeente,
                id,
                casus_id: self.casus,
                van: s.van.map(Fase::code),
                naar: s.naar.code(),
                op,
                door_id: Some(s.door),
                reden: s.reden,
            });
        }
    }

    pub(super) fn fase_termijn(&self, fase: Fase, sinds: Moment) -> Moment {
        let t = &self.w.inrichting.termijnen;
        let moment = jiff::Timestamp::from_microsecond(sinds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        match fase {
            Fase::Gesloten => sinds,
            Fase::Nazorg => Dag::op(sinds).plus(365).einde(),
            _ => {
                domain::casus::fase_uiterlijk(fase, moment, t).map_or(sinds, jiff::Timestamp::as_microsecond)
            }
        }
    }
}
