// SPDX-License-Identifier: EUPL-1.2
//! Random worlds: households, casussen and meldingen in two gemeenten, with everything that access depends on.

use domain::{CasusId, Gemeente, HuishoudenId, Id, MeldingId, PersoonId, kern::ids::Kind};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use policy::Rol;
use proptest::prelude::*;
use store::{Resultaat, Uow, voer_technisch};
use testkit::{Wereld, Wie};
use uuid::Uuid;

/// People of the test municipality that stand for the actor; small, so that they meet.
pub const MENSEN: [Wie; 4] = [
    Wie::Regisseur,
    Wie::Regisseur2,
    Wie::Ketenpartner,
    Wie::Procesmanager,
];
const ELDERS: Gemeente = Gemeente(151);

/// A day near today: the edges matter most.
pub type Dag = i8;

#[derive(Clone, Debug)]
pub struct Persoon {
    /// Left this household.
    vertrokken: bool,
    /// Restricted; lifted again.
    afgeschermd: Option<bool>,
    /// Who has access by name, until when, and taken back.
    op_naam: Option<(u8, Option<Dag>, bool)>,
}

#[derive(Clone, Debug)]
pub struct Dossier {
    elders: bool,
    personen: Vec<Persoon>,
    gesloten: bool,
    team: u8,
    regisseur: Option<u8>,
    /// On the agenda of an MDO; still open.
    mdo: Option<bool>,
    /// Who takes part, since and until when.
    deelname: Vec<(u8, Dag, Option<Dag>)>,
    /// Who is shut out; lifted again.
    uitgesloten: Vec<(u8, bool)>,
    /// Emergency access: who, hours from now that it ends.
    nood: Option<(u8, i8)>,
    melding: Option<Melding>,
}

#[derive(Clone, Debug)]
pub struct Melding {
    team: u8,
    /// About the household, the person, or neither is known.
    huishouden: bool,
    persoon: bool,
    /// Team that was asked; still open.
    aanbod: Option<(u8, bool)>,
    afgerond: bool,
}

#[derive(Clone, Debug)]
pub struct Alles {
    pub dossiers: Vec<Dossier>,
    /// Who is away, who stands in, from, until, taken back.
    pub afwezig: Vec<(u8, u8, Dag, Dag, bool)>,
    /// Since when the organisation of the ketenpartner is under the convenant.
    pub convenant: Option<Dag>,
    /// Who asks: as whom, with which roles, in which team.
    pub vragers: Vec<(u8, Vec<Rol>, Option<u8>)>,
}

fn dag() -> impl Strategy<Value = Dag> {
    prop_oneof![3 => -1..=1i8, 1 => -40..40i8]
}
fn wie() -> impl Strategy<Value = u8> {
    0..4u8
}
fn team() -> impl Strategy<Value = u8> {
    1..=4u8
}
fn soms<S: Strategy>(s: S) -> impl Strategy<Value = Option<S::Value>> {
    proptest::option::weighted(0.35, s)
}
fn lijst<S: Strategy>(s: S, meest: usize) -> impl Strategy<Value = Vec<S::Value>> {
    proptest::collection::vec(s, 0..=meest)
}

fn dossier() -> impl Strategy<Value = Dossier> {
    let persoon = (
        proptest::bool::weighted(0.3),
        soms(any::<bool>()),
        soms((wie(), soms(dag()), proptest::bool::weighted(0.3))),
    )
        .prop_map(|(vertrokken, afgeschermd, op_naam)| Persoon {
            vertrokken,
            afgeschermd,
            op_naam,
        });
    let over = (
        team(),
        any::<bool>(),
        any::<bool>(),
        soms((team(), any::<bool>())),
        proptest::bool::weighted(0.2),
    )
        .prop_map(|(team, huishouden, persoon, aanbod, afgerond)| Melding {
            team,
            huishouden,
            persoon,
            aanbod,
            afgerond,
        });
    let eerst = (
        proptest::bool::weighted(0.2),
        proptest::collection::vec(persoon, 1..=2),
        proptest::bool::weighted(0.25),
        team(),
        proptest::option::of(wie()),
    );
    let dan = (
        soms(any::<bool>()),
        lijst((wie(), dag(), proptest::option::of(dag())), 2),
        lijst((wie(), any::<bool>()), 1),
        soms((wie(), -2..3i8)),
        proptest::option::of(over),
    );
    (eerst, dan).prop_map(
        |((elders, personen, gesloten, team, regisseur), (mdo, deelname, uitgesloten, nood, melding))| {
            Dossier {
                elders,
                personen,
                gesloten,
                team,
                regisseur: regisseur.filter(|_| !gesloten),
                mdo,
                deelname,
                uitgesloten,
                nood,
                melding,
            }
        },
    )
}

pub fn wereld() -> impl Strategy<Value = Alles> {
    let rollen = proptest::sample::subsequence(Rol::ALL.to_vec(), 0..=2);
    (
        proptest::collection::vec(dossier(), 1..=5),
        lijst((wie(), wie(), dag(), dag(), proptest::bool::weighted(0.2)), 2),
        proptest::option::of(dag()),
        proptest::collection::vec((wie(), rollen, proptest::option::of(team())), 3),
    )
        .prop_map(|(dossiers, afwezig, convenant, vragers)| Alles {
            dossiers,
            afwezig,
            convenant,
            vragers,
        })
}

/// Ids that are not those of anything else.
struct Teller(u128);
impl Teller {
    fn id<K: Kind>(&mut self) -> Id<K> {
        Id::new(self.uuid())
    }
    fn uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 | self.0)
    }
}

fn op(vandaag: Date, d: Dag) -> Date {
    vandaag.saturating_add(i64::from(d).days())
}
pub fn mens(n: u8) -> domain::MedewerkerId {
    Wereld::medewerker(MENSEN[usize::from(n)])
}

/// The ids of what was made in our gemeente, and of what was made elsewhere.
#[derive(Default)]
pub struct Gemaakt {
    pub casussen: Vec<CasusId>,
    pub meldingen: Vec<(MeldingId, bool)>,
    pub elders: Vec<CasusId>,
}

async fn elders(uow: &mut Uow) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "INSERT INTO gemeente (gemeente, naam) VALUES ($1, 'Elders')",
        ELDERS
    )?;
    voer_technisch!(
        uow,
        "INSERT INTO organisatie (gemeente, id, naam, soort) SELECT $1, id, naam, soort FROM organisatie",
        ELDERS
    )?;
    voer_technisch!(
        uow,
        "INSERT INTO team (gemeente, id, code, naam, soort, organisatie_id, actief) SELECT $1, id, code, naam, soort, organisatie_id, actief FROM team",
        ELDERS
    )?;
    voer_technisch!(
        uow,
        "INSERT INTO medewerker (gemeente, id, aanmeldnaam, naam, voornaam, functie, team_id, organisatie_id, rollen, actief, version)
         SELECT $1, id, aanmeldnaam, naam, voornaam, functie, team_id, organisatie_id, rollen, actief, version FROM medewerker",
        ELDERS
    )?;
    Ok(())
}

pub async fn bouw(uow: &mut Uow, alles: &Alles) -> Resultaat<Gemaakt> {
    let (mut t, mut uit, vandaag, nu) = (Teller(0), Gemaakt::default(), uow.vandaag(), uow.nu());
    elders(uow).await?;
    match alles.convenant {
        Some(dag) => voer_technisch!(
            uow,
            "UPDATE convenant_partij SET getekend_op = $2 WHERE organisatie_id = $1",
            Wereld::organisatie(2),
            op(vandaag, dag)
        )?,
        None => voer_technisch!(
            uow,
            "DELETE FROM convenant_partij WHERE organisatie_id = $1",
            Wereld::organisatie(2)
        )?,
    };
    for (weg, waarnemer, van, tot, ingetrokken) in &alles.afwezig {
        voer_technisch!(
            uow,
            "INSERT INTO afwezigheid (gemeente, id, medewerker_id, van, tot, waarnemer_id, ingetrokken) VALUES ($1,$2,$3,$4,$5,$6,$7)",
            Wereld::GEMEENTE,
            t.uuid(),
            mens(*weg),
            op(vandaag, *van),
            op(vandaag, *tot),
            mens(*waarnemer),
            *ingetrokken
        )?;
    }
    for d in &alles.dossiers {
        dossier_in(uow, &mut t, d, &mut uit, vandaag, nu).await?;
    }
    Ok(uit)
}

async fn dossier_in(
    uow: &mut Uow,
    t: &mut Teller,
    d: &Dossier,
    uit: &mut Gemaakt,
    vandaag: Date,
    nu: jiff::Timestamp,
) -> Resultaat<()> {
    let g = if d.elders { ELDERS } else { Wereld::GEMEENTE };
    let (huis, zaak): (HuishoudenId, CasusId) = (t.id(), t.id());
    voer_technisch!(
        uow,
        "INSERT INTO huishouden (gemeente, id, naam, version) VALUES ($1,$2,'Proef',1)",
        g,
        huis
    )?;
    let mut personen: Vec<PersoonId> = Vec::new();
    for p in &d.personen {
        let id: PersoonId = t.id();
        personen.push(id);
        voer_technisch!(
            uow,
            "INSERT INTO persoon (gemeente, id, voornamen, voorvoegsel, geslachtsnaam, geslacht, adres_geheim, bron, bevestigd_op, version)
             VALUES ($1,$2,'Proef','','Proef','x',FALSE,'gesprek',$3,1)",
            g, id, vandaag
        )?;
        voer_technisch!(
            uow,
            "INSERT INTO huishouden_lid (gemeente, huishouden_id, persoon_id, rol, gezag, van, tot) VALUES ($1,$2,$3,'ouder',TRUE,$4,$5)",
            g,
            huis,
            id,
            date(2020, 1, 1),
            p.vertrokken.then_some(date(2021, 1, 1))
        )?;
        if let Some(opgeheven) = p.afgeschermd {
            voer_technisch!(
                uow,
                "INSERT INTO afscherming (gemeente, id, persoon_id, soort, reden, sinds, door_id, opgeheven_op, opgeheven_reden)
                 VALUES ($1,$2,$3,'bekend','proef',$4,$5,$6,'')",
                g, t.uuid(), id, nu, mens(3), opgeheven.then_some(nu)
            )?;
        }
        if let Some((wie, tot, ingetrokken)) = p.op_naam {
            voer_technisch!(
                uow,
                "INSERT INTO afscherming_toegang (gemeente, id, persoon_id, medewerker_id, reden, sinds, door_id, tot, ingetrokken_op)
                 VALUES ($1,$2,$3,$4,'proef',$5,$6,$7,$8)",
                g, t.uuid(), id, mens(wie), nu, mens(3), tot.map(|d| op(vandaag, d)), ingetrokken.then_some(nu)
            )?;
        }
    }
    voer_technisch!(
        uow,
        "INSERT INTO casus (gemeente, id, kenmerk, huishouden_id, fase, fase_sinds, fase_termijn, gestart_op, gesloten_op, sluit_reden, team_id, regisseur_id, doelgroep, samenvatting, version)
         VALUES ($1,$2,$3,$4,$5,$6,$6,$6,$7,'',$8,$9,'','',1)",
        g, zaak, format!("P-{}", t.0), huis, if d.gesloten { "gesloten" } else { "uitvoering" }, nu,
        d.gesloten.then_some(nu), Wereld::team(d.team), d.regisseur.map(mens)
    )?;
    if d.elders {
        uit.elders.push(zaak)
    } else {
        uit.casussen.push(zaak)
    }
    if let Some(r) = d.regisseur {
        voer_technisch!(
            uow,
            "INSERT INTO regie (gemeente, id, casus_id, medewerker_id, van, reden, stem_inwoner, toegewezen_door, overmaat_reden, einde_reden)
             VALUES ($1,$2,$3,$4,$5,'proef','proef',$6,'','')",
            g, t.uuid(), zaak, mens(r), nu, mens(3)
        )?;
    }
    if let Some(open) = d.mdo {
        let overleg = t.uuid();
        // One meeting per day: a day of its own for each.
        let dag = date(2030, 1, 1).saturating_add(i64::try_from(t.0).unwrap_or(0).days());
        voer_technisch!(
            uow,
            "INSERT INTO overleg (gemeente, id, soort, datum) VALUES ($1,$2,'mdo',$3)",
            g,
            overleg,
            dag
        )?;
        voer_technisch!(
            uow,
            "INSERT INTO agendapunt (gemeente, id, overleg_id, casus_id, soort, vraag, status, besluit, aangemaakt_op, version)
             VALUES ($1,$2,$3,$4,'voortgang','proef',$5,'',$6,1)",
            g, t.uuid(), overleg, zaak, if open { "open" } else { "besloten" }, nu
        )?;
    }
    for (wie, sinds, tot) in &d.deelname {
        voer_technisch!(
            uow,
            "INSERT INTO betrokkene (gemeente, id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie, rol, telefoon, email, grondslag, grondslag_code, doel, categorieen, sinds, tot, einde_reden, bron, version)
             VALUES ($1,$2,$3,$4,'professional',$5,'Proef','','proef','','','toestemming','toestemming','proef','',$6,$7,'','gesprek',1)",
            g, t.uuid(), huis, zaak, mens(*wie), op(vandaag, *sinds), tot.map(|d| op(vandaag, d))
        )?;
    }
    for (wie, opgeheven) in &d.uitgesloten {
        voer_technisch!(
            uow,
            "INSERT INTO uitsluiting (gemeente, id, huishouden_id, medewerker_id, soort, reden, sinds, door_id, opgeheven_op, opgeheven_reden)
             VALUES ($1,$2,$3,$4,'ken_ik','proef',$5,$6,$7,'')",
            g, t.uuid(), huis, mens(*wie), nu, mens(3), opgeheven.then_some(nu)
        )?;
    }
    if let Some((wie, uren)) = d.nood {
        voer_technisch!(
            uow,
            "INSERT INTO noodtoegang (gemeente, id, huishouden_id, casus_id, medewerker_id, reden, van, tot, oordeel_reden) VALUES ($1,$2,$3,$4,$5,'proef',$6,$7,'')",
            g,
            t.uuid(),
            huis,
            zaak,
            mens(wie),
            nu - SignedDuration::from_hours(3),
            nu + SignedDuration::from_hours(uren.into())
        )?;
    }
    let Some(m) = d.melding.as_ref().filter(|_| !d.elders) else {
        return Ok(());
    };
    let id: MeldingId = t.id();
    uit.meldingen.push((id, m.afgerond));
    voer_technisch!(
        uow,
        "INSERT INTO melding (gemeente, id, kenmerk, ontvangen_op, kanaal, soort, hoedanigheid, melder_naam, melder_organisatie, melder_contact,
           naam_noemen, over_naam, over_geboortedatum, over_adres, over_postcode, over_telefoon, onderwerp, wat, sinds, gevaar, gevaar_toelichting,
           met_kinderen, urgentie, huishouden_id, persoon_id, status, team_id, termijn_op, uitkomst_reden, afgerond_op, terugkoppeling_voor,
           terugkoppeling_tekst, version)
         VALUES ($1,$2,$3,$4,'telefoon','geld','professional','','','','ja','','','','','','proef','proef','','nee','','nee','gewoon',$5,$6,$7,$8,$4,'',$9,$4,'',1)",
        g, id, format!("M-{}", t.0), nu, m.huishouden.then_some(huis), personen.first().copied().filter(|_| m.persoon),
        if m.afgerond { "afgerond" } else { "nieuw" }, Wereld::team(m.team), m.afgerond.then_some(nu)
    )?;
    if let Some((naar, open)) = m.aanbod {
        voer_technisch!(
            uow,
            "INSERT INTO aanbod (gemeente, id, melding_id, van_team, naar_team, door_id, reden, aangeboden_op, antwoord_voor, status, antwoord_reden, version)
             VALUES ($1,$2,$3,$4,$5,$6,'proef',$7,$7,$8,'',1)",
            g, t.uuid(), id, Wereld::team(m.team), Wereld::team(naar), mens(0), nu, if open { "open" } else { "verlopen" }
        )?;
    }
    Ok(())
}
