// SPDX-License-Identifier: EUPL-1.2
//! Who is what to whom: parents, children, partners, gezag and curatele, as relations of the household that somebody lives
//! in. Who is not a member of it is family outside the household, with no more than a name, sex and year of birth. Of who lives
//! in no household here they are kept until there is one.

use super::persoon::{geslacht, naam};
use super::{BRON, Opgenomen};
use crate::{App, Ctx, Uitkomst};
use domain::brp::{BrpDatum, Gezag, Persoonslijst, Relatiepersoon};
use domain::huishouden::verjaardag;
use domain::verwanten::{Bron, GeldigeRelatie, GeldigeVerwant, Geslacht, RelatieSoort, Wie};
use domain::{HuishoudenId, PersoonId};
use jiff::civil::Date;
use policy::handelingen::{PersonenInlezen, kind::Huishouden};
use policy::{Feiten, Handeling, Permit, Writes};
use store::brp_relatie::WachtRij;
use store::huishouden::LidRij;
use store::journaal::{Boeking, Soort};
use store::verwanten::{self as db, RelatieRij, VerwantRij};
use store::{Code, Uow};

/// What came of the relations of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gelegd {
    /// Recorded now.
    pub nieuw: u64,
    /// There already.
    pub bestond: u64,
    /// Kept until the person lives in a household here.
    pub wacht: u64,
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
    let mut zegt = Vec::new();
    for z in relaties(&wie.lijst, ctx.vandaag()) {
        zegt.push(vast(app, uow, z).await?);
    }
    let thuis = store::persoon::huishouden(uow, wie.persoon).await?;
    let Some(thuis) = thuis else {
        let wacht = zegt.len() as u64;
        bewaar(uow, &permit, wie.persoon, &zegt).await?;
        return Ok(Gelegd {
            wacht,
            ..Gelegd::default()
        });
    };
    // What waited is among what the register says now, or is not so any more.
    bewaar(uow, &permit, wie.persoon, &[]).await?;
    leg(uow, &permit, thuis.huishouden_id, wie.persoon, zegt).await
}

/// Keeps what waits for a household, when it is not what waits already.
async fn bewaar(
    uow: &mut Uow,
    permit: &Permit<PersonenInlezen>,
    persoon: PersoonId,
    zegt: &[WachtRij],
) -> Uitkomst<()> {
    if store::brp_relatie::lees(uow, persoon).await? == zegt {
        return Ok(());
    }
    store::brp_relatie::vervang(uow, permit, persoon, zegt).await?;
    let boeking = Boeking {
        persoon: Some(persoon),
        onderwerp: "persoon",
        onderwerp_id: Some(persoon.uuid()),
        velden: &["relaties"],
        reden: BRON,
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gewijzigd, boeking).await?;
    Ok(())
}

/// Records what the BRP said of somebody who belongs to this household from now on, and had none before (I4).
pub(crate) async fn leg_wachtende<A: Handeling + Writes<Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    persoon: PersoonId,
) -> Uitkomst<()> {
    let zegt = store::brp_relatie::lees(uow, persoon).await?;
    if !zegt.is_empty() {
        store::brp_relatie::vervang(uow, permit, persoon, &[]).await?;
        leg(uow, permit, huishouden, persoon, zegt).await?;
    }
    Ok(())
}

/// As it is kept: who of the two is the person, and who is the other.
async fn vast(app: &App, uow: &mut Uow, z: Zegt) -> Uitkomst<WachtRij> {
    let andersom = matches!(z.met, Some(Einde::Zelf));
    let ander = if andersom { Some(z.over) } else { z.met };
    let mut ander_id = None;
    let (naam, wat, jaar) = match ander {
        None | Some(Einde::Zelf) => (String::new(), Geslacht::Onbekend, None),
        Some(Einde::Naamloos(tekst)) => (tekst.to_owned(), Geslacht::Onbekend, None),
        Some(Einde::Ander(r)) => {
            if let Some(bsn) = &r.bsn {
                ander_id = store::bsn::persoon_met(uow, &app.sleutels, bsn).await?;
            }
            (
                naam(&r.naam).volledig().chars().take(100).collect(),
                r.geslacht
                    .and_then(|g| geslacht(g).parse().ok())
                    .unwrap_or(Geslacht::Onbekend),
                r.geboren.and_then(BrpDatum::jaar),
            )
        }
    };
    let deels = z.sinds.filter(|d| d.deel().is_some());
    Ok(WachtRij {
        soort: Code(z.soort),
        andersom,
        ander_id,
        naam,
        geslacht: Code(wat),
        geboortejaar: jaar.map(i32::from),
        sinds: z.sinds.and_then(BrpDatum::volledig),
        tot: z.tot,
        toelichting: match deels {
            Some(d) => format!("Sinds {d}. {}", z.toelichting).trim().to_owned(),
            None => z.toelichting,
        },
    })
}

/// Records these relations in a household, but for those that are there already.
async fn leg<A: Handeling + Writes<Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    persoon: PersoonId,
    zegt: Vec<WachtRij>,
) -> Uitkomst<Gelegd> {
    let mut uit = Gelegd::default();
    let mut kring = Kring {
        id,
        leden: store::huishouden::leden(uow, id).await?,
        verwanten: db::verwanten(uow, id).await?,
    };
    let mut al = db::relaties(uow, id).await?;
    for z in zegt {
        let ander = kring.wie(uow, permit, persoon, &z).await?;
        let zelf = Wie::Persoon(persoon);
        let (over, met) = match (z.andersom, ander) {
            (true, Some(ander)) => (ander, Some(zelf)),
            (_, ander) => (zelf, ander),
        };
        if al.iter().any(|r| is_zelfde(r, *z.soort, over, met)) {
            uit.bestond += 1;
            continue;
        }
        let relatie = GeldigeRelatie {
            over,
            soort: *z.soort,
            met,
            sterkte: None,
            sinds: z.sinds,
            tot: z.tot,
            bron: Bron::Brp,
            bevestigd_op: uow.vandaag(),
            toelichting: z.toelichting,
        };
        let nieuw = db::voeg_toe(uow, permit, id, &relatie).await?;
        al.extend(db::lees(uow, nieuw).await?);
        uit.nieuw += 1;
        boek(uow, permit, id, persoon, "relatie", nieuw.uuid()).await?;
    }
    Ok(uit)
}

async fn boek<A: Handeling>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    persoon: PersoonId,
    onderwerp: &str,
    id: uuid::Uuid,
) -> Uitkomst<()> {
    let boeking = Boeking {
        huishouden: Some(huishouden),
        persoon: Some(persoon),
        onderwerp,
        onderwerp_id: Some(id),
        reden: BRON,
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gemaakt, boeking).await?;
    Ok(())
}

fn is_zelfde(r: &RelatieRij, soort: RelatieSoort, over: Wie, met: Option<Wie>) -> bool {
    let zo = r.over() == Some(over) && r.met() == met;
    let andersom = soort.is_wederzijds() && r.met() == Some(over) && r.over() == met;
    *r.soort == soort && (zo || andersom)
}

/// Who can stand at an end of a relation of this household.
struct Kring {
    id: HuishoudenId,
    leden: Vec<LidRij>,
    verwanten: Vec<VerwantRij>,
}

impl Kring {
    /// The other of a relation: a member, or family outside the household; `None`: there is no other.
    async fn wie<A: Handeling + Writes<Huishouden>>(
        &mut self,
        uow: &mut Uow,
        permit: &Permit<A>,
        zelf: PersoonId,
        z: &WachtRij,
    ) -> Uitkomst<Option<Wie>> {
        if let Some(id) = z.ander_id
            && self.leden.iter().any(|l| l.persoon_id == id && l.tot.is_none())
        {
            return Ok(Some(Wie::Persoon(id)));
        }
        if z.naam.is_empty() {
            return Ok(None);
        }
        let bekend = self
            .verwanten
            .iter()
            .find(|v| v.naam == z.naam && v.geboortejaar == z.geboortejaar);
        if let Some(v) = bekend {
            return Ok(Some(Wie::Verwant(v.id)));
        }
        let verwant = GeldigeVerwant {
            naam: z.naam.clone(),
            geslacht: *z.geslacht,
            geboortejaar: z.geboortejaar.and_then(|j| i16::try_from(j).ok()),
            overleden: false,
        };
        let id = db::voeg_verwant_toe(uow, permit, self.id, &verwant).await?;
        self.verwanten.extend(db::lees_verwant(uow, id).await?);
        boek(uow, permit, self.id, zelf, "verwant", id.uuid()).await?;
        Ok(Some(Wie::Verwant(id)))
    }
}
