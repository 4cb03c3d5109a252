// SPDX-License-Identifier: EUPL-1.2
//! Who is what to whom: parents, children, partners, gezag and curatele, as relations of the household that somebody lives
//! in. Who is not a member of it is family outside the household, with no more than a name, sex and year of birth.

use super::persoon::{geslacht, naam};
use super::{BRON, Opgenomen};
use crate::{App, Ctx, Uitkomst};
use domain::PersoonId;
use domain::brp::{BrpDatum, Gezag, Persoonslijst, Relatiepersoon};
use domain::huishouden::verjaardag;
use domain::verwanten::{Bron, GeldigeRelatie, GeldigeVerwant, Geslacht, RelatieSoort, Wie};
use jiff::civil::Date;
use policy::handelingen::PersonenInlezen;
use policy::{Feiten, Permit};
use store::Uow;
use store::huishouden::LidRij;
use store::journaal::{Boeking, Soort};
use store::verwanten::{self as db, RelatieRij, VerwantRij};

/// What came of the relations of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gelegd {
    /// Recorded now.
    pub nieuw: u64,
    /// There already.
    pub bestond: u64,
    /// Not recorded: the person lives in no household here.
    pub zonder_huishouden: u64,
}

/// A relation of the list: `met` is … of `over`.
struct Zegt {
    soort: RelatieSoort,
    over: Einde,
    met: Option<Einde>,
    sinds: Option<BrpDatum>,
    tot: Option<Date>,
    toelichting: String,
}

/// Somebody at the end of a relation.
#[derive(Clone)]
enum Einde {
    /// The person of the list.
    Zelf,
    /// Somebody who is named in it.
    Ander(Relatiepersoon),
    /// Somebody of whom the list does not tell who it is.
    Naamloos(&'static str),
}

fn vlak(soort: RelatieSoort, met: Einde, over: Einde, sinds: Option<BrpDatum>) -> Zegt {
    Zegt {
        soort,
        over,
        met: Some(met),
        sinds,
        tot: None,
        toelichting: String::new(),
    }
}

/// All relations that a list names.
fn relaties(l: &Persoonslijst, vandaag: Date) -> Vec<Zegt> {
    use Einde::{Ander, Naamloos, Zelf};
    let mut uit = Vec::new();
    for o in &l.ouders {
        uit.push(vlak(RelatieSoort::Ouder, Ander(o.wie.clone()), Zelf, o.sinds));
    }
    for k in &l.kinderen {
        uit.push(vlak(RelatieSoort::Ouder, Zelf, Ander(k.clone()), None));
    }
    for p in &l.partners {
        let (soort, sinds) = match p.tot {
            None => (RelatieSoort::Gehuwd, p.van),
            Some(_) => (RelatieSoort::ExPartner, p.tot),
        };
        let mut z = vlak(soort, Ander(p.wie.clone()), Zelf, sinds);
        if let (Some(van), Some(tot)) = (p.van, p.tot) {
            z.toelichting = format!("Getrouwd of geregistreerd partner van {van} tot {tot}.");
        }
        uit.push(z);
    }
    uit.extend(gezag(l, vandaag));
    if l.curatele {
        let curator = Naamloos("Curator (naam staat niet in de BRP)");
        uit.push(vlak(RelatieSoort::Curatele, curator, Zelf, None));
    }
    uit
}

/// Gezag over this person (11.32.10). It ends at 18; of somebody whose day of birth is not known it is taken to hold.
fn gezag(l: &Persoonslijst, vandaag: Date) -> Vec<Zegt> {
    use Einde::{Ander, Naamloos, Zelf};
    let een = l.ouders.first().map(|o| Ander(o.wie.clone()));
    let twee = l.ouders.get(1).or(l.ouders.first()).map(|o| Ander(o.wie.clone()));
    let derde = || Some(Naamloos("Voogd of ander met gezag (naam staat niet in de BRP)"));
    let wie: Vec<(RelatieSoort, Option<Einde>)> = match l.gezag {
        None => return Vec::new(),
        Some(Gezag::Ouder1) => vec![(RelatieSoort::GezagOuder, een)],
        Some(Gezag::Ouder2) => vec![(RelatieSoort::GezagOuder, twee)],
        Some(Gezag::Beide) => vec![
            (RelatieSoort::GezagOuders, een),
            (RelatieSoort::GezagOuders, twee),
        ],
        Some(Gezag::Derde) => vec![(RelatieSoort::Voogdij, derde())],
        Some(Gezag::Ouder1EnDerde) => vec![
            (RelatieSoort::GezagGezamenlijk, een),
            (RelatieSoort::GezagGezamenlijk, derde()),
        ],
        Some(Gezag::Ouder2EnDerde) => vec![
            (RelatieSoort::GezagGezamenlijk, twee),
            (RelatieSoort::GezagGezamenlijk, derde()),
        ],
    };
    let achttien = l.geboren.volledig().and_then(|d| verjaardag(d, 18));
    wie.into_iter()
        .map(|(soort, met)| {
            // The register gives gezag to a parent that the list does not name: nobody can tell who it is.
            let soort = if met.is_some() {
                soort
            } else {
                RelatieSoort::GezagOnbekend
            };
            Zegt {
                soort,
                over: Zelf,
                met,
                sinds: None,
                tot: achttien.filter(|d| *d <= vandaag),
                toelichting: String::new(),
            }
        })
        .collect()
}

/// Records the relations of one person, in one transaction.
///
/// # Errors
/// A refusal; the store.
pub async fn leg_relaties(app: &App, ctx: &Ctx, wie: &Opgenomen) -> Uitkomst<Gelegd> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(app, &mut uow, ctx, wie).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(app: &App, uow: &mut Uow, ctx: &Ctx, wie: &Opgenomen) -> Uitkomst<Gelegd> {
    let permit = ctx.mag::<PersonenInlezen>(&Feiten::Geen)?;
    let vandaag = ctx.vandaag();
    let zeggen = relaties(&wie.lijst, vandaag);
    let mut uit = Gelegd::default();
    let Some(thuis) = store::persoon::huishouden(uow, wie.persoon).await? else {
        uit.zonder_huishouden = zeggen.len() as u64;
        return Ok(uit);
    };
    let id = thuis.huishouden_id;
    let mut kring = Kring {
        leden: store::huishouden::leden(uow, id).await?,
        verwanten: db::verwanten(uow, id).await?,
    };
    let mut al = db::relaties(uow, id).await?;
    for z in zeggen {
        let over = kring.wie(app, uow, &permit, &thuis, wie.persoon, &z.over).await?;
        let met = match &z.met {
            Some(e) => Some(kring.wie(app, uow, &permit, &thuis, wie.persoon, e).await?),
            None => None,
        };
        if al.iter().any(|r| is_zelfde(r, z.soort, over, met)) {
            uit.bestond += 1;
            continue;
        }
        let deels = z.sinds.filter(|d| d.deel().is_some());
        let relatie = GeldigeRelatie {
            over,
            soort: z.soort,
            met,
            sterkte: None,
            sinds: z.sinds.and_then(BrpDatum::volledig),
            tot: z.tot,
            bron: Bron::Brp,
            bevestigd_op: vandaag,
            toelichting: match deels {
                Some(d) => format!("Sinds {d}. {}", z.toelichting).trim().to_owned(),
                None => z.toelichting,
            },
        };
        let nieuw = db::voeg_toe(uow, &permit, id, &relatie).await?;
        al.extend(db::lees(uow, nieuw).await?);
        uit.nieuw += 1;
        let boeking = Boeking {
            huishouden: Some(id),
            persoon: Some(wie.persoon),
            onderwerp: "relatie",
            onderwerp_id: Some(nieuw.uuid()),
            reden: BRON,
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gemaakt, boeking).await?;
    }
    Ok(uit)
}

fn is_zelfde(r: &RelatieRij, soort: RelatieSoort, over: Wie, met: Option<Wie>) -> bool {
    let zo = r.over() == Some(over) && r.met() == met;
    let andersom = soort.is_wederzijds() && r.met() == Some(over) && r.over() == met;
    *r.soort == soort && (zo || andersom)
}

/// Who can stand at an end of a relation of this household.
struct Kring {
    leden: Vec<LidRij>,
    verwanten: Vec<VerwantRij>,
}

impl Kring {
    async fn wie(
        &mut self,
        app: &App,
        uow: &mut Uow,
        permit: &Permit<PersonenInlezen>,
        thuis: &store::persoon::ThuisRij,
        zelf: PersoonId,
        einde: &Einde,
    ) -> Uitkomst<Wie> {
        let verwant = match einde {
            Einde::Zelf => return Ok(Wie::Persoon(zelf)),
            Einde::Naamloos(tekst) => GeldigeVerwant {
                naam: (*tekst).to_owned(),
                geslacht: Geslacht::Onbekend,
                geboortejaar: None,
                overleden: false,
            },
            Einde::Ander(r) => {
                if let Some(bsn) = &r.bsn
                    && let Some(id) = store::bsn::persoon_met(uow, &app.sleutels, bsn).await?
                    && self.leden.iter().any(|l| l.persoon_id == id && l.tot.is_none())
                {
                    return Ok(Wie::Persoon(id));
                }
                GeldigeVerwant {
                    naam: naam(&r.naam).volledig().chars().take(100).collect(),
                    geslacht: r
                        .geslacht
                        .and_then(|g| geslacht(g).parse().ok())
                        .unwrap_or(Geslacht::Onbekend),
                    geboortejaar: r.geboren.and_then(BrpDatum::jaar),
                    overleden: false,
                }
            }
        };
        let jaar = verwant.geboortejaar.map(i32::from);
        let bekend = self
            .verwanten
            .iter()
            .find(|v| v.naam == verwant.naam && v.geboortejaar == jaar);
        if let Some(v) = bekend {
            return Ok(Wie::Verwant(v.id));
        }
        let id = db::voeg_verwant_toe(uow, permit, thuis.huishouden_id, &verwant).await?;
        self.verwanten.extend(db::lees_verwant(uow, id).await?);
        let boeking = Boeking {
            huishouden: Some(thuis.huishouden_id),
            persoon: Some(zelf),
            onderwerp: "verwant",
            onderwerp_id: Some(id.uuid()),
            reden: BRON,
            ..Boeking::default()
        };
        uow.boek(permit, Soort::Gemaakt, boeking).await?;
        Ok(Wie::Verwant(id))
    }
}
