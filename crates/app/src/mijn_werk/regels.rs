// SPDX-License-Identifier: EUPL-1.2
//! From rows to lines, in the order of risk.

use super::beeld::{Huishoudens, MijnHuishouden, Naar, Regel, Toon};
use crate::team::dagen_sinds;
use domain::caseload::{caseload, getal};
use domain::casus::Fase;
use domain::inrichting::Inrichting;
use domain::termijn::{datum, datum_lang, resterend};
use domain::werk::{Plek, Signaal, plek};
use jiff::{Timestamp, civil::Date};
use store::mijn_werk as db;

/// How many lines the first card shows.
const EERST: usize = 8;

/// Lines of one's own work as they are gathered.
#[derive(Debug, Default)]
pub(super) struct Verzameling {
    eerst: Vec<(Signaal, i64, Regel)>,
    week: Vec<(Date, Regel)>,
    wacht: Vec<(i64, Regel)>,
    nalopen: Vec<(Date, Regel)>,
}

/// "vandaag", "morgen", a weekday within the week, else the date.
pub(super) fn wanneer(dag: Date, vandaag: Date) -> String {
    match dagen_sinds(vandaag, dag) {
        0 => "vandaag".to_owned(),
        1 => "morgen".to_owned(),
        2..=6 => datum_lang(dag).split(' ').next().unwrap_or_default().to_owned(),
        n if n < 0 => te_laat(-n),
        _ => datum_lang(dag),
    }
}

pub(super) fn te_laat(dagen: i64) -> String {
    match dagen {
        1 => "1 dag later".to_owned(),
        n => format!("{n} dagen later"),
    }
}

pub(super) fn dagen(n: i64) -> String {
    match n {
        0 => "vandaag".to_owned(),
        1 => "1 dag".to_owned(),
        n => format!("{n} dagen"),
    }
}

/// Mark of a date: amber when it is over, never red.
fn merk(dag: Date, vandaag: Date) -> (String, Toon) {
    let toon = if dag < vandaag { Toon::Laat } else { Toon::Gewoon };
    (wanneer(dag, vandaag), toon)
}

impl Verzameling {
    /// New meldingen about households of mine.
    pub(super) fn meldingen(&mut self, rijen: Vec<db::MeldingOverMijRij>, vandaag: Date) {
        for r in rijen {
            let signaal = Signaal::van_melding(r.gevaar == "ja", *r.urgentie);
            let op = datum(r.ontvangen_op);
            let wie = if r.melder.is_empty() {
                String::new()
            } else {
                format!("{}, ", r.melder)
            };
            let regel = Regel {
                titel: r.huishouden,
                bij: "nieuwe melding over jouw huishouden".to_owned(),
                sub: format!("{wie}{} · {}", sinds(op, vandaag), r.onderwerp),
                merk: "veiligheid".to_owned(),
                toon: Toon::Veiligheid,
                naar: if r.bij_mijn_team {
                    Naar::Melding(r.melding_id)
                } else {
                    Naar::Casus(r.casus_id)
                },
            };
            self.eerst.push((signaal, dagen_sinds(vandaag, op), regel));
        }
    }
    /// Goals for which nothing runs any more.
    pub(super) fn stille_doelen(
        &mut self,
        rijen: Vec<db::StilDoelRij>,
        inrichting: &Inrichting,
        vandaag: Date,
    ) {
        for r in rijen {
            let dagen_stil = r.sinds.map_or(0, |s| dagen_sinds(s, vandaag));
            let gebied = inrichting.leefgebied_label(&r.leefgebied).to_lowercase();
            let regel = Regel {
                titel: r.huishouden,
                bij: format!("voor het doel bij {gebied} loopt nu niets"),
                sub: if r.sinds.is_some() {
                    format!("open einde sinds {}", dagen(dagen_stil))
                } else {
                    "er is nog geen afspraak".to_owned()
                },
                merk: "loopt vast".to_owned(),
                toon: Toon::Laat,
                naar: Naar::Plan(r.casus_id),
            };
            self.eerst.push((Signaal::LooptVast, -dagen_stil, regel));
        }
    }
    /// Agreements in the plans of my households.
    pub(super) fn afspraken(&mut self, rijen: Vec<db::AfspraakRij>, vandaag: Date, vast_na: i64) {
        for r in rijen {
            let laat = dagen_sinds(r.voor, vandaag);
            let naar = Naar::Plan(r.casus_id);
            match plek(laat, r.van_mij, vast_na) {
                Plek::Eerst => self.eerst.push((
                    Signaal::LooptVast,
                    -laat,
                    Regel {
                        titel: r.huishouden,
                        bij: r.tekst,
                        sub: format!("{} · {}", r.wie, te_laat(laat)),
                        merk: "loopt vast".to_owned(),
                        toon: Toon::Laat,
                        naar,
                    },
                )),
                Plek::Wacht => self.wacht.push((
                    -laat,
                    Regel {
                        titel: r.tekst,
                        bij: r.wie,
                        sub: r.huishouden,
                        merk: te_laat(laat),
                        toon: Toon::Laat,
                        naar,
                    },
                )),
                Plek::Week => self.eigen(r.voor, vandaag, r.tekst, r.huishouden, naar),
                Plek::Niet => {}
            }
        }
    }
    /// An own promise.
    pub(super) fn eigen(&mut self, voor: Date, vandaag: Date, titel: String, sub: String, naar: Naar) {
        let (merk, toon) = merk(voor, vandaag);
        self.week.push((
            voor,
            Regel {
                titel,
                bij: String::new(),
                sub,
                merk,
                toon,
                naar,
            },
        ));
    }
    /// Tasks.
    pub(super) fn taken(&mut self, rijen: Vec<db::TaakRij>, vandaag: Date) {
        for r in rijen {
            let mut sub = r.huishouden.unwrap_or_default();
            if let Some(ander) = r.van_ander {
                let los = if sub.is_empty() { "" } else { " · " };
                sub = format!("{sub}{los}je neemt waar voor {ander}");
            }
            self.eigen(r.voor, vandaag, r.tekst, sub, Naar::Taak(r.id));
        }
    }
    /// Evaluations and plans for the MDO of my households.
    pub(super) fn huishoudens(&mut self, rijen: &[db::MijnHuishoudenRij], vandaag: Date, tot: Date) {
        for r in rijen {
            if let Some(op) = r.evaluatie_op
                && op <= tot
                && matches!(*r.fase, Fase::Uitvoering | Fase::Afronding)
            {
                self.eigen(
                    op,
                    vandaag,
                    format!("Evaluatie: {}", r.huishouden),
                    "samen kijken of het plan nog klopt".to_owned(),
                    Naar::Plan(r.casus_id),
                );
            }
            if let Some(op) = r.op_mdo
                && op <= tot
            {
                self.eigen(
                    op.max(vandaag),
                    vandaag,
                    format!("Plan naar het MDO: {}", r.huishouden),
                    String::new(),
                    Naar::Plan(r.casus_id),
                );
            }
            let opmerking = r.mdo_opmerking.as_deref().unwrap_or_default();
            if *r.fase == Fase::Plan && !opmerking.is_empty() {
                let regel = Regel {
                    titel: r.huishouden.clone(),
                    bij: "het MDO zag het plan en heeft een opmerking".to_owned(),
                    sub: kort(opmerking),
                    merk: "opmerking".to_owned(),
                    toon: Toon::Notitie,
                    naar: Naar::Plan(r.casus_id),
                };
                self.eerst.push((Signaal::PlanTerug, 0, regel));
            }
        }
    }
    /// Something else that goes first.
    pub(super) fn eerst(&mut self, signaal: Signaal, orde: i64, regel: Regel) {
        self.eerst.push((signaal, orde, regel));
    }
    /// Something else that waits for others.
    pub(super) fn wacht(&mut self, orde: i64, regel: Regel) {
        self.wacht.push((orde, regel));
    }
    /// Something to look after in a household before this day.
    pub(super) fn nalopen(&mut self, dag: Date, regel: Regel) {
        self.nalopen.push((dag, regel));
    }
    /// What there is to look after, the first day first; taken out.
    pub(super) fn neem_nalopen(&mut self) -> Vec<Regel> {
        self.nalopen.sort_by_key(|(dag, _)| *dag);
        std::mem::take(&mut self.nalopen)
            .into_iter()
            .map(|(_, r)| r)
            .collect()
    }
    /// Something else that was promised.
    pub(super) fn week(&mut self, dag: Date, regel: Regel) {
        self.week.push((dag, regel));
    }

    /// The three lists in their order.
    pub(super) fn klaar(mut self) -> (Vec<Regel>, Vec<Regel>, Vec<Regel>) {
        self.eerst.sort_by_key(|(s, orde, _)| (*s, *orde));
        self.week.sort_by_key(|(dag, _)| *dag);
        self.wacht.sort_by_key(|(orde, _)| *orde);
        // What does not fit in the first card waits with the rest: nothing is left out.
        let rest = self.eerst.split_off(self.eerst.len().min(EERST));
        let wacht = rest
            .into_iter()
            .map(|(_, _, r)| r)
            .chain(self.wacht.into_iter().map(|(_, r)| r));
        let wacht = wacht.take(25).collect();
        (
            self.eerst.into_iter().map(|(_, _, r)| r).collect(),
            self.week.into_iter().map(|(_, r)| r).take(30).collect(),
            wacht,
        )
    }
}

fn kort(tekst: &str) -> String {
    let regel = tekst.lines().next().unwrap_or_default();
    if regel.chars().count() <= 140 {
        return regel.to_owned();
    }
    let begin: String = regel.chars().take(137).collect();
    format!("{begin}…")
}

pub(super) fn sinds(op: Date, vandaag: Date) -> String {
    match dagen_sinds(op, vandaag) {
        0 => "vandaag".to_owned(),
        1 => "gisteren".to_owned(),
        _ => datum_lang(op),
    }
}

/// The card with my households and the load bar.
pub(super) fn mijn_huishoudens(
    rijen: Vec<db::MijnHuishoudenRij>,
    inrichting: &Inrichting,
    ik: domain::MedewerkerId,
    maximum: u32,
    (mdo, overgangen): (String, Vec<Regel>),
    nu: Timestamp,
) -> Huishoudens {
    let vandaag = datum(nu);
    let eigen = rijen.iter().filter(|r| r.regisseur_id == ik);
    let last = caseload(&inrichting.caseload, eigen.clone().map(|r| *r.fase));
    let aantal = eigen.count();
    let stil_na = inrichting.termijnen.geen_contact;
    let mut nalopen = Vec::new();
    for r in &rijen {
        let lopend = matches!(
            *r.fase,
            Fase::Onderzoek | Fase::Plan | Fase::Uitvoering | Fase::Afronding
        );
        let contact = r.laatste_contact.unwrap_or(r.regie_sinds);
        // Giving up outreach was a decision: no reminder until somebody tries again.
        let gestopt = r
            .contact_gestopt
            .is_some_and(|op| domain::notitie::nog_gestopt(op, r.laatste_contact));
        if lopend && !gestopt && domain::termijn::einde(contact, stil_na) < nu {
            nalopen.push(Regel {
                titel: r.huishouden.clone(),
                bij: String::new(),
                sub: format!(
                    "geen contact vastgelegd sinds {}",
                    dagen(dagen_sinds(datum(contact), vandaag))
                ),
                merk: String::new(),
                toon: Toon::Gewoon,
                naar: Naar::Casus(r.casus_id),
            });
        } else if lopend && r.fase_termijn < nu {
            nalopen.push(Regel {
                titel: r.huishouden.clone(),
                bij: String::new(),
                sub: format!(
                    "fase {}: {}",
                    r.fase.label().to_lowercase(),
                    resterend(nu, r.fase_termijn)
                ),
                merk: String::new(),
                toon: Toon::Gewoon,
                naar: Naar::Casus(r.casus_id),
            });
        }
    }
    nalopen.truncate(8);
    nalopen.extend(overgangen.into_iter().take(20));
    Huishoudens {
        aantal,
        last,
        maximum,
        komt: 0,
        tekst: format!("{} van {}", getal(last), getal(maximum)),
        mdo,
        lijst: rijen
            .into_iter()
            .map(|r| MijnHuishouden {
                casus: r.casus_id,
                huishouden: r.huishouden,
                fase: r.fase.label(),
                wijk: r.wijk.unwrap_or_default(),
                waarneming_voor: (r.regisseur_id != ik).then_some(r.regisseur),
            })
            .collect(),
        nalopen,
    }
}
