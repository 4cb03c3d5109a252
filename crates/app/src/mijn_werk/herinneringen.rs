// SPDX-License-Identifier: EUPL-1.2
//! Reminders as lines: what waits for the actor with what was promised, what is late first, what waits for others apart.

use super::beeld::{Naar, Regel, Toon};
use super::regels::{Verzameling, sinds, te_laat, wanneer};
use crate::team::dagen_sinds;
use domain::levensloop::{Overgang, Planning, School, Vastgelegd, in_casus, planning};
use domain::termijn::{Duur, datum, datum_lang};
use domain::verwijsindex::{Stand, herinneren};
use domain::werk::Signaal;
use domain::{BekendheidId, MatchId, OverdrachtId, PersoonId, WaarschuwingId};
use jiff::civil::Date;
use store::mijn_werk::{HerinneringRij, HerinneringSoort};

impl Verzameling {
    /// All of them; `herinner_na`: days after which nobody having called about a match is late; `vooraf`: how long before a
    /// change of age or school it is time to arrange it.
    pub(super) fn herinneringen(
        &mut self,
        rijen: Vec<HerinneringRij>,
        herinner_na: u16,
        vooraf: Duur,
        vandaag: Date,
    ) {
        let (geregeld, rijen): (Vec<_>, Vec<_>) = rijen.into_iter().partition(|r| {
            matches!(
                *r.soort,
                HerinneringSoort::Geregeld | HerinneringSoort::Overgedragen
            )
        });
        for r in rijen {
            match *r.soort {
                HerinneringSoort::Overdracht => self.overdracht(r, vandaag),
                HerinneringSoort::Lid => self.overgangen(&r, &geregeld, vooraf, vandaag),
                HerinneringSoort::Geregeld | HerinneringSoort::Overgedragen => {}
                HerinneringSoort::Herbeoordeling => self.herbeoordeling(r, vandaag),
                HerinneringSoort::Bekendheid | HerinneringSoort::Verrijking => self.bekendheid(r, vandaag),
                HerinneringSoort::Match => self.match_open(r, herinner_na, vandaag),
            }
        }
    }
    /// A warning to review: first when its day is over, else with what was promised this week.
    fn herbeoordeling(&mut self, r: HerinneringRij, vandaag: Date) {
        let (Some(op), Some(soort)) = (r.dag, r.waarschuwing) else {
            return;
        };
        let laat = dagen_sinds(op, vandaag);
        let naar = Naar::Waarschuwing(WaarschuwingId::new(r.id));
        if laat > 0 {
            let regel = Regel {
                titel: r.bij,
                bij: "de herbeoordeling van een waarschuwing is te laat".to_owned(),
                sub: format!("{} · {}", soort.label(), te_laat(laat)),
                merk: "te laat".to_owned(),
                toon: Toon::Laat,
                naar,
            };
            self.eerst(Signaal::Herbeoordeling, -laat, regel);
        } else {
            let titel = format!("Waarschuwing herbeoordelen: {}", r.bij);
            self.eigen(op, vandaag, titel, soort.label().to_owned(), naar);
        }
    }
    /// A question whether somebody is known, or one on it: mine to answer, or an answer of somebody else that is late.
    fn bekendheid(&mut self, r: HerinneringRij, vandaag: Date) {
        let Some(uiterlijk) = r.dag else { return };
        let naar = Naar::Bekendheid(BekendheidId::new(r.id));
        let wat = r.soort.label();
        if r.van_mij {
            let titel = format!("Bekendheidscheck: {}", r.bij);
            return self.eigen(uiterlijk, vandaag, titel, wat.to_owned(), naar);
        }
        let laat = dagen_sinds(uiterlijk, vandaag);
        let regel = Regel {
            titel: format!("Bekendheidscheck: {wat}"),
            bij: r.wie,
            sub: r.bij,
            merk: te_laat(laat),
            toon: Toon::Laat,
            naar,
        };
        self.wacht(-laat, regel);
    }
    /// A match that nobody finished: first when the reminder is due.
    fn match_open(&mut self, r: HerinneringRij, herinner_na: u16, vandaag: Date) {
        let (Some(ontstaan), Some(stand)) = (r.ontstaan_op, r.stand) else {
            return;
        };
        let op = datum(ontstaan);
        let al = dagen_sinds(op, vandaag);
        let laat = herinneren(ontstaan, *stand, vandaag, herinner_na);
        let regel = Regel {
            titel: "Match in de verwijsindex".to_owned(),
            bij: format!("{}, {}", r.wie, r.bij),
            sub: match *stand {
                Stand::Nieuw => "neem contact op".to_owned(),
                _ => "spreek af wie de regie heeft".to_owned(),
            },
            merk: if laat {
                te_laat(al - i64::from(herinner_na))
            } else {
                sinds(op, vandaag)
            },
            toon: if laat { Toon::Laat } else { Toon::Gewoon },
            naar: Naar::Match(MatchId::new(r.id)),
        };
        if laat {
            self.eerst(Signaal::LooptVast, -al, regel);
        } else {
            self.week(op, regel);
        }
    }
    /// A warm handover: mine to answer, or an answer of somebody else that is late.
    fn overdracht(&mut self, r: HerinneringRij, vandaag: Date) {
        let Some(uiterlijk) = r.dag else { return };
        let naar = Naar::Overdracht(OverdrachtId::new(r.id));
        let wat = r.soort.label().to_owned();
        if r.van_mij {
            let titel = format!("Warme overdracht: {}", r.bij);
            return self.eigen(uiterlijk, vandaag, titel, wat, naar);
        }
        let laat = dagen_sinds(uiterlijk, vandaag);
        let regel = Regel {
            titel: "Warme overdracht: nog geen antwoord".to_owned(),
            bij: r.wie,
            sub: r.bij,
            merk: te_laat(laat),
            toon: Toon::Laat,
            naar,
        };
        self.wacht(-laat, regel);
    }
    /// Changes of age or school of a member that nobody arranged: with the households to look after, those that are over
    /// before those that come.
    fn overgangen(&mut self, r: &HerinneringRij, geregeld: &[HerinneringRij], vooraf: Duur, vandaag: Date) {
        let (Some(casus), Some(sinds)) = (r.casus_id, r.ontstaan_op) else {
            return;
        };
        let school = School::van(r.school_soort.map(|s| *s), r.school_tot);
        for (dag, overgang) in in_casus(r.dag, school, datum(sinds), vandaag) {
            let klaar = geregeld.iter().any(|g| {
                g.id == r.id
                    && g.overgang.as_ref().map(|o| **o) == Some(overgang)
                    && g.dag.is_some_and(|d| match *g.soort {
                        HerinneringSoort::Geregeld => Vastgelegd::Besloten(d).geldt_voor(dag),
                        _ => Vastgelegd::Overgedragen(d).geldt_voor(dag),
                    })
            });
            let stand = planning(dag, vooraf, vandaag);
            if klaar || stand == Planning::Later {
                continue;
            }
            let laat = dagen_sinds(dag, vandaag);
            let naar = Naar::Overgang(casus, PersoonId::new(r.id), overgang);
            // Gezag and help for youth end at 18 by themselves: what was not arranged then, goes first.
            if stand == Planning::TeLaat && overgang == Overgang::Achttien {
                let regel = Regel {
                    titel: r.bij.clone(),
                    bij: format!("{} {}: niets geregeld", r.wie, overgang.label()),
                    sub: format!("de dag was {}", datum_lang(dag)),
                    merk: te_laat(laat),
                    toon: Toon::Laat,
                    naar,
                };
                self.eerst(Signaal::LooptVast, -laat, regel);
            } else {
                let regel = Regel {
                    titel: r.bij.clone(),
                    bij: String::new(),
                    sub: format!("{} {}", r.wie, overgang.label()),
                    merk: wanneer(dag, vandaag),
                    toon: if laat > 0 { Toon::Laat } else { Toon::Gewoon },
                    naar,
                };
                self.nalopen(dag, regel);
            }
        }
    }
}
