// SPDX-License-Identifier: EUPL-1.2
//! The plan on paper for one member of the household: without what that member may not read, and with a list for the regisseur
//! of what was left out and why (G4). That list never goes on paper.

use crate::casus::blad::{self, Blad, Geopend};
use crate::huishouden::geheim::mag_zien;
use crate::huishouden::lid_naam;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::{is_ongeboren, leeftijd};
use domain::leesrecht::{
    Gegeven, Gegevenssoort, Inzage, Kring, Lid, doel_voor, inzage, soort_van_leefgebied,
};
use domain::plan::ActieStatus;
use domain::waarschuwing::{Waarschuwing, WaarschuwingSoort};
use domain::{CasusId, PersoonId};
use jiff::civil::Date;
use policy::Permit;
use policy::handelingen::PlanAfdrukVoorLid;
use store::Uow;
use store::huishouden::LidRij;
use store::journaal::{Boeking, Soort};

/// A member to choose from.
#[derive(Clone, Debug)]
pub struct Lezer {
    /// The person.
    pub persoon: PersoonId,
    /// Name.
    pub naam: String,
    /// From 16 on somebody decides who reads along.
    pub beslist_zelf: bool,
}

/// An agreement on paper.
#[derive(Clone, Debug)]
pub struct Afspraak {
    /// What.
    pub wat: String,
    /// Who.
    pub wie: String,
    /// Before when.
    pub voor: Date,
    /// How it stands.
    pub status: ActieStatus,
}

/// A goal on paper.
#[derive(Clone, Debug)]
pub struct Doel {
    /// Life area.
    pub leefgebied: String,
    /// In the resident's words.
    pub woorden: String,
    /// Its agreements that may be read.
    pub afspraken: Vec<Afspraak>,
}

/// Something that is not on the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weggelaten {
    /// What.
    pub wat: String,
    /// Why.
    pub waarom: &'static str,
}

/// What goes on paper for a reader.
#[derive(Clone, Debug)]
pub struct Papier {
    /// The reader.
    pub lezer: Lezer,
    /// Address; `None` when the reader may not read it.
    pub adres: Option<String>,
    /// Goals.
    pub doelen: Vec<Doel>,
    /// Who is involved: name, role, phone.
    pub betrokkenen: Vec<(String, String, String)>,
    /// What was left out; for the screen only.
    pub weggelaten: Vec<Weggelaten>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Afdruk {
    /// Head.
    pub blad: Blad,
    /// Members to choose from.
    pub leden: Vec<Lezer>,
    /// The paper, once a reader is chosen.
    pub papier: Option<Papier>,
}

/// Opens the page; with `voor` it is booked as printed. `toestemming`: members from 16 on who consent that this reader reads
/// of them, as they told the regisseur.
///
/// # Errors
/// Access (recorded), not found (also a reader who is no member now), the store.
pub async fn afdruk(
    app: &App,
    ctx: &Ctx,
    id: CasusId,
    voor: Option<PersoonId>,
    toestemming: &[PersoonId],
) -> Uitkomst<Afdruk> {
    let mut uow = app.begin(&blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, id, &["plan", "betrokkenen"]).await?;
        let permit: Permit<PlanAfdrukVoorLid> = ctx.mag(&open.feiten)?;
        let vandaag = ctx.vandaag();
        let rijen: Vec<LidRij> = store::huishouden::leden(&mut uow, open.kop.huishouden_id)
            .await?
            .into_iter()
            .filter(|l| l.tot.is_none() && l.overleden_op.is_none())
            .collect();
        let leden: Vec<Lezer> = rijen.iter().map(|l| lezer(l, vandaag)).collect();
        let papier = match voor {
            None => None,
            Some(wie) => {
                let lezer = leden
                    .iter()
                    .find(|l| l.persoon == wie)
                    .ok_or(AppFout::NietGevonden)?;
                let boeking = Boeking {
                    casus: Some(id),
                    huishouden: Some(open.kop.huishouden_id),
                    persoon: Some(wie),
                    onderwerp: "afdruk",
                    velden: &["plan", "betrokkenen", "adres"],
                    reden: if toestemming.is_empty() { "" } else { "toestemming" },
                    ..Boeking::default()
                };
                uow.boek(&permit, Soort::Geprint, boeking).await?;
                Some(papier(&mut uow, (ctx, &open), &rijen, lezer, toestemming, vandaag).await?)
            }
        };
        Ok(Afdruk {
            blad: blad::maak(&mut uow, ctx, &open).await?,
            leden,
            papier,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn lezer(l: &LidRij, vandaag: Date) -> Lezer {
    let ongeboren = is_ongeboren(*l.rol, l.geboortedatum, l.verwacht_op);
    Lezer {
        persoon: l.persoon_id,
        naam: lid_naam(&l.voornamen, &l.voorvoegsel, &l.geslachtsnaam, ongeboren),
        beslist_zelf: l
            .geboortedatum
            .and_then(|g| leeftijd(g, vandaag))
            .is_some_and(|j| j >= 16),
    }
}

/// Of whom nothing may reach whom, by the flags about sharing that hold.
fn onveilig(waarschuwingen: &[Waarschuwing], leden: &[Lid]) -> Vec<(PersoonId, PersoonId)> {
    waarschuwingen
        .iter()
        .filter(|w| w.soort == WaarschuwingSoort::NietDelen && !w.beeindigd)
        .filter_map(|w| Some((w.persoon, w.met_lid?)))
        .flat_map(|(over, met)| {
            leden
                .iter()
                .map(|l| l.persoon)
                .filter(move |p| *p != met && over.is_none_or(|o| o == *p))
                .map(move |p| (p, met))
        })
        .collect()
}

async fn papier(
    uow: &mut Uow,
    (ctx, open): (&Ctx, &Geopend),
    rijen: &[LidRij],
    lezer: &Lezer,
    toestemming: &[PersoonId],
    vandaag: Date,
) -> Uitkomst<Papier> {
    let leden: Vec<Lid> = rijen
        .iter()
        .map(|l| Lid {
            persoon: l.persoon_id,
            geboren: l.geboortedatum,
            rol: *l.rol,
            gezag: l.gezag,
            adres_geheim: l.adres_geheim,
        })
        .collect();
    let onveilig = onveilig(&open.waarschuwingen, &leden);
    let toestemming: Vec<_> = toestemming.iter().map(|p| (*p, lezer.persoon)).collect();
    let kring = Kring {
        leden: &leden,
        onveilig: &onveilig,
        toestemming: &toestemming,
        dag: vandaag,
    };
    let mut weggelaten = Vec::new();
    let adres = adres(uow, (ctx, open), rijen, &kring, lezer.persoon).await?;
    let adres = adres.unwrap_or_else(|waarom| {
        weggelaten.push(Weggelaten {
            wat: "Het adres".to_owned(),
            waarom,
        });
        None
    });
    let doelen = doelen(uow, open, &kring, lezer.persoon, &mut weggelaten).await?;
    let algemeen = Gegeven {
        over: Vec::new(),
        soort: Gegevenssoort::Algemeen,
        door: None,
        belangrijk_feit: false,
    };
    let mut betrokkenen = Vec::new();
    match inzage(&kring, lezer.persoon, &algemeen) {
        // Who helps tells where somebody can be found: that doesn't reach who may not know.
        Inzage::Zichtbaar(_) if onveilig.iter().any(|(_, met)| *met == lezer.persoon) => {
            weggelaten.push(Weggelaten {
                wat: "Wie is betrokken".to_owned(),
                waarom: domain::leesrecht::Reden::Onveilig.label(),
            });
        }
        Inzage::Zichtbaar(_) => {
            for b in store::betrokkene::van_huishouden(uow, open.kop.huishouden_id).await? {
                if b.tot.is_none_or(|tot| tot >= vandaag) {
                    let rol = [b.rol, b.organisatie]
                        .into_iter()
                        .filter(|t| !t.is_empty())
                        .collect::<Vec<_>>();
                    betrokkenen.push((b.naam, rol.join(", "), b.telefoon));
                }
            }
        }
        Inzage::Niet(r) => weggelaten.push(Weggelaten {
            wat: "Wie is betrokken".to_owned(),
            waarom: r.label(),
        }),
    }
    Ok(Papier {
        lezer: lezer.clone(),
        adres,
        doelen,
        betrokkenen,
        weggelaten,
    })
}

/// The address of the household, or why not.
async fn adres(
    uow: &mut Uow,
    (ctx, open): (&Ctx, &Geopend),
    rijen: &[LidRij],
    kring: &Kring<'_>,
    lezer: PersoonId,
) -> Uitkomst<Result<Option<String>, &'static str>> {
    let Some(huis) = store::huishouden::lees(uow, open.kop.huishouden_id).await? else {
        return Err(AppFout::NietGevonden);
    };
    // Paper is made on a screen: what its maker may not see does not get there.
    let geheim = rijen
        .iter()
        .any(|l| l.adres_geheim && l.adres_id.is_some() && l.adres_id == huis.adres_id);
    if geheim && !mag_zien(ctx, &open.feiten) {
        return Ok(Err(
            "het adres is geheim, en alleen de casusregisseur mag het zien",
        ));
    }
    // Who lives there knows it, unless it is kept from this reader.
    let bewoners: Vec<PersoonId> = rijen
        .iter()
        .filter(|l| l.adres_id.is_some() && l.adres_id == huis.adres_id)
        .map(|l| l.persoon_id)
        .collect();
    let over = if bewoners.contains(&lezer) {
        let geheim = |p: &PersoonId| kring.leden.iter().any(|l| l.persoon == *p && l.adres_geheim);
        bewoners
            .into_iter()
            .filter(|p| *p == lezer || geheim(p))
            .collect()
    } else {
        bewoners
    };
    let gegeven = Gegeven {
        over,
        soort: Gegevenssoort::Adres,
        door: None,
        belangrijk_feit: false,
    };
    Ok(match inzage(kring, lezer, &gegeven) {
        Inzage::Niet(r) => Err(r.label()),
        Inzage::Zichtbaar(_) => Ok(huis
            .straat
            .as_deref()
            .zip(huis.huisnummer)
            .map(|(straat, nummer)| {
                crate::huishouden::adres_tekst(
                    straat,
                    nummer,
                    huis.toevoeging.as_deref().unwrap_or_default(),
                    huis.plaats.as_deref().unwrap_or_default(),
                )
            })),
    })
}

async fn doelen(
    uow: &mut Uow,
    open: &Geopend,
    kring: &Kring<'_>,
    lezer: PersoonId,
    weggelaten: &mut Vec<Weggelaten>,
) -> Uitkomst<Vec<Doel>> {
    let acties = store::plan::acties(uow, open.kop.id).await?;
    let mut uit = Vec::new();
    for d in store::plan::doelen(uow, open.kop.id).await? {
        if d.vervallen_reden.is_some() {
            continue;
        }
        let leefgebied = open.inrichting.leefgebied_label(&d.leefgebied).to_owned();
        let eigen: Vec<_> = acties
            .iter()
            .filter(|a| a.doel_id == d.id && *a.status != ActieStatus::Vervallen)
            .collect();
        let wie: Vec<Option<PersoonId>> = eigen.iter().map(|a| a.persoon_id).collect();
        let (doel, per) = doel_voor(kring, lezer, soort_van_leefgebied(&d.leefgebied), &wie);
        if let Inzage::Niet(r) = doel {
            weggelaten.push(Weggelaten {
                wat: format!("Het doel bij {}: {}", leefgebied.to_lowercase(), d.tekst),
                waarom: r.label(),
            });
            continue;
        }
        let mut afspraken = Vec::new();
        for (a, mag) in eigen.into_iter().zip(per) {
            match mag {
                Inzage::Zichtbaar(_) => afspraken.push(Afspraak {
                    wat: a.tekst.clone(),
                    wie: a.wie.clone(),
                    voor: a.voor,
                    status: *a.status,
                }),
                Inzage::Niet(r) => weggelaten.push(Weggelaten {
                    wat: format!("De afspraak van {}: {}", a.wie, a.tekst),
                    waarom: r.label(),
                }),
            }
        }
        uit.push(Doel {
            leefgebied,
            woorden: d.tekst,
            afspraken,
        });
    }
    Ok(uit)
}
