// SPDX-License-Identifier: EUPL-1.2
//! The page of a household.

use super::{Geladen, laad, lid_naam, zonder_adres};
use crate::casus::blad::Waarom;
use crate::zoeken::leeftijd_van;
use crate::{App, Ctx, Uitkomst};
use domain::brp::{BrpDatum, leeftijd_deel};
use domain::huishouden::{BetrokkeneSoort, adres_voor, is_ongeboren};
use domain::notitie::Categorie;
use domain::termijn::{datum, datum_tekst};
use domain::{BetrokkeneId, CasusId, HuishoudenId, MeldingId, PersoonId};
use jiff::Timestamp;
use jiff::civil::Date;
use policy::{Bijzonder, Feiten, MeldingFeiten, Scope, handelingen as h};
use store::Uow;
use store::huishouden::LidRij;
use store::journaal::{Boeking, Soort};

/// "sinds 3 maart 2026", "van 3 maart 2026 tot en met 1 mei 2026".
fn periode(van: Date, tot: Option<Date>) -> String {
    match tot {
        Some(tot) => format!("van {} tot en met {}", datum_tekst(van), datum_tekst(tot)),
        None => format!("sinds {}", datum_tekst(van)),
    }
}

impl Lid {
    /// When the person is or was a member.
    pub fn periode(&self) -> String {
        periode(self.van, self.tot)
    }
}
impl Betrokken {
    /// When this person is or was involved.
    pub fn periode(&self) -> String {
        periode(self.sinds, self.tot)
    }
}
impl Casus {
    /// When it ran.
    pub fn periode(&self) -> String {
        periode(datum(self.van), self.tot.map(datum))
    }
}
impl Melding {
    /// The day it came.
    pub fn dag(&self) -> String {
        datum_tekst(datum(self.op))
    }
}

/// A member, now or before.
#[derive(Clone, Debug)]
pub struct Lid {
    /// The person.
    pub persoon: PersoonId,
    /// Name; an unborn child without a name is "Ongeboren kind".
    pub naam: String,
    /// "41 jaar · ouder, gezag".
    pub sub: String,
    /// Role.
    pub rol: &'static str,
    /// Code of the role.
    pub rol_code: &'static str,
    /// Where the person stays, when not at the address of the household.
    pub verblijf: String,
    /// Phone digits.
    pub telefoon: String,
    /// First day.
    pub van: Date,
    /// Last day.
    pub tot: Option<Date>,
    /// Sources say different things, and nobody chose yet.
    pub bronnen_verschillen: bool,
}

/// Somebody involved.
#[derive(Clone, Debug)]
pub struct Betrokken {
    /// Id.
    pub id: BetrokkeneId,
    /// Name.
    pub naam: String,
    /// Role.
    pub rol: String,
    /// Organisation, or "netwerk".
    pub organisatie: String,
    /// Phone digits.
    pub telefoon: String,
    /// First day.
    pub sinds: Date,
    /// Last day.
    pub tot: Option<Date>,
    /// Takes part in the running casus.
    pub deelnemer: bool,
    /// Over.
    pub voorbij: bool,
}

/// A melding, as far as everybody on this page may know.
#[derive(Clone, Debug)]
pub struct Melding {
    /// Id.
    pub id: MeldingId,
    /// Reference.
    pub kenmerk: String,
    /// When it came.
    pub op: Timestamp,
    /// What became of it, or where it is.
    pub stand: String,
    /// May be opened.
    pub mag_openen: bool,
}

/// A casus, as far as everybody on this page may know.
#[derive(Clone, Debug)]
pub struct Casus {
    /// Id.
    pub id: CasusId,
    /// Reference.
    pub kenmerk: String,
    /// Phase.
    pub fase: &'static str,
    /// Start.
    pub van: Timestamp,
    /// End.
    pub tot: Option<Timestamp>,
    /// Regisseur now.
    pub regisseur: String,
    /// May be opened.
    pub mag_openen: bool,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// The household.
    pub id: HuishoudenId,
    /// Name.
    pub naam: String,
    /// Address.
    pub adres: String,
    /// Somebody here has a secret address.
    pub adres_geheim: bool,
    /// The actor has a ground to know it, or it is shown for a reason.
    pub mag_adres: bool,
    /// The actor may have it shown, for a reason.
    pub mag_tonen: bool,
    /// Wijk.
    pub wijk: String,
    /// Why one may see it.
    pub waarom: Waarom,
    /// What to know before a visit and before sharing, as the actor may read it.
    pub let_op: Vec<domain::waarschuwing::Getoond>,
    /// May make and change warnings.
    pub mag_waarschuwen: bool,
    /// The verwijsindex works here.
    pub verwijsindex: bool,
    /// Members now.
    pub leden: Vec<Lid>,
    /// Members of before.
    pub vroeger: Vec<Lid>,
    /// Ages of the coming year at which something changes, the first one first.
    pub overgangen: Vec<super::overgang::Overgang>,
    /// Involved, first those of now.
    pub betrokkenen: Vec<Betrokken>,
    /// Meldingen.
    pub meldingen: Vec<Melding>,
    /// Casussen.
    pub casussen: Vec<Casus>,
    /// The running casus, when the actor may print for a member.
    pub afdruk: Option<CasusId>,
    /// Regisseur of the running casus.
    pub regisseur: String,
    /// Phone digits of the regisseur.
    pub regisseur_tel: String,
    /// May change household and address.
    pub mag_wijzigen: bool,
    /// May change who is involved.
    pub mag_betrokkene: bool,
    /// Version of the household.
    pub version: i64,
}

/// Opens a household; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn openen(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Beeld> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = binnen(&mut uow, ctx, id, false).await;
    app.sluit(ctx, uow, uit).await
}

/// The page. `getoond`: a secret address is shown for a reason that was booked.
pub(super) async fn binnen(uow: &mut Uow, ctx: &Ctx, id: HuishoudenId, getoond: bool) -> Uitkomst<Beeld> {
    let Geladen { rij, feiten, casus } = laad(uow, ctx, id).await?;
    let permit = ctx.mag::<h::HuishoudenOpenen>(&feiten)?;
    let vandaag = ctx.vandaag();
    let alle = store::huishouden::leden(uow, id).await?;
    let (nu, vroeger): (Vec<_>, Vec<_>) = alle.iter().partition(|l| l.tot.is_none());
    let mut nu = nu;
    nu.sort_by_key(|l| (*l.rol, l.geboortedatum.is_none(), l.geboortedatum));
    let contact = policy::mag_categorie(&permit, Categorie::Contact);
    let betrokkenen = betrokkenen(uow, id, (rij.casus_id, contact), vandaag).await?;
    let meldingen = meldingen(uow, ctx, id, rij.bijzonder()).await?;
    let casussen = store::huishouden::casussen(uow, id, &Scope::van(&ctx.actor), vandaag).await?;
    let waarschuwingen = crate::waarschuwing::lees_actief(uow, id).await?;
    let mut velden = vec!["leden", "betrokkenen", "meldingen", "casussen"];
    if contact {
        velden.insert(1, "adres");
    }
    if !waarschuwingen.is_empty() {
        velden.push("waarschuwingen");
    }
    let dubbel = store::splitsen::dubbel(uow, id).await?;
    let verschil = store::persoon_feit::open_bij(uow, id).await?;
    let mag_adres = contact && (getoond || super::geheim::mag_zien(ctx, &feiten));
    if mag_adres && (rij.geheim || nu.iter().any(|l| l.geheim)) {
        velden.push("geheim_adres");
    }
    let boeking = Boeking {
        huishouden: Some(id),
        casus: rij.casus_id,
        onderwerp: "huishouden",
        onderwerp_id: Some(id.uuid()),
        velden: &velden,
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gelezen, boeking).await?;
    Ok(Beeld {
        id,
        adres: if contact {
            super::adres_van_huishouden(&rij, mag_adres)
        } else {
            String::new()
        },
        adres_geheim: rij.geheim || nu.iter().any(|l| l.geheim),
        mag_adres,
        mag_tonen: !mag_adres && ctx.mag::<h::GeheimAdresTonen>(&feiten).is_ok(),
        naam: rij.naam,
        wijk: rij.wijk.filter(|_| mag_adres || !rij.geheim).unwrap_or_default(),
        waarom: Waarom::van(&permit),
        let_op: crate::waarschuwing::let_op(&waarschuwingen, &permit, vandaag),
        verwijsindex: store::verwijsindex::staat_aan(uow).await?,
        mag_waarschuwen: ctx.mag::<h::WaarschuwingWijzigen>(&feiten).is_ok(),
        overgangen: super::overgang::overgangen(&nu, vandaag),
        leden: nu
            .into_iter()
            .map(|l| {
                let mut lid = lid(l, rij.adres_id.is_some(), (contact, mag_adres), vandaag);
                if let Some(d) = dubbel.iter().find(|d| d.persoon_id == l.persoon_id) {
                    lid.sub.push_str(if d.hoofd {
                        " · hoort ook bij een ander huishouden, hoofdverblijf hier"
                    } else {
                        " · hoort ook bij een ander huishouden"
                    });
                }
                lid.bronnen_verschillen = verschil.contains(&l.persoon_id);
                lid
            })
            .collect(),
        vroeger: vroeger
            .into_iter()
            .map(|l| lid(l, rij.adres_id.is_some(), (contact, mag_adres), vandaag))
            .collect(),
        betrokkenen,
        meldingen,
        casussen: casussen
            .into_iter()
            .map(|c| Casus {
                id: c.id,
                kenmerk: c.kenmerk,
                fase: c.fase.label(),
                van: c.gestart_op,
                tot: c.gesloten_op,
                regisseur: c.regisseur.unwrap_or_default(),
                mag_openen: c.zichtbaar,
            })
            .collect(),
        afdruk: rij
            .casus_id
            .filter(|_| ctx.mag::<h::PlanAfdrukVoorLid>(&feiten).is_ok()),
        regisseur: casus
            .as_ref()
            .and_then(|k| k.regisseur.clone())
            .unwrap_or_default(),
        regisseur_tel: cijfers(casus.and_then(|k| k.regisseur_telefoon).as_deref()),
        mag_wijzigen: ctx.mag::<h::HuishoudenWijzigen>(&feiten).is_ok(),
        mag_betrokkene: ctx.mag::<h::BetrokkeneWijzigen>(&feiten).is_ok(),
        version: rij.version,
    })
}

fn cijfers(telefoon: Option<&str>) -> String {
    telefoon
        .and_then(domain::huishouden::telefoon_cijfers)
        .unwrap_or_default()
}

fn lid(l: &LidRij, op_adres: bool, (contact, mag_adres): (bool, bool), vandaag: Date) -> Lid {
    let ongeboren = l.geboorte_deel.is_none() && is_ongeboren(*l.rol, l.geboortedatum, l.verwacht_op);
    let rol = l.rol.label();
    let gezag = if l.gezag { ", gezag" } else { "" };
    let deel = BrpDatum::uit_opslag(l.geboortedatum, l.geboorte_deel.as_deref());
    let leeftijd = leeftijd_deel(deel, vandaag)
        .filter(|_| l.overleden_op.is_none())
        .unwrap_or_else(|| leeftijd_van(l.geboortedatum, l.verwacht_op, l.overleden_op, vandaag));
    let verblijf = match &l.verblijf {
        Some(v) => zonder_adres(Some(v)),
        None if l.adres_id.is_none() && op_adres && l.verwacht_op.is_none() => zonder_adres(None),
        None => String::new(),
    };
    // Also when nothing would stand here: that somebody has no address is known of nobody with a secret one.
    let verblijf = if contact {
        adres_voor(l.geheim, mag_adres, &verblijf)
    } else {
        String::new()
    };
    Lid {
        persoon: l.persoon_id,
        naam: lid_naam(&l.voornamen, &l.voorvoegsel, &l.geslachtsnaam, ongeboren),
        sub: format!("{leeftijd} · {rol}{gezag}"),
        rol,
        rol_code: l.rol.code(),
        verblijf,
        telefoon: cijfers(l.telefoon.as_deref().filter(|_| contact)),
        van: l.van,
        tot: l.tot,
        bronnen_verschillen: false,
    }
}

async fn betrokkenen(
    uow: &mut Uow,
    id: HuishoudenId,
    (casus, contact): (Option<CasusId>, bool),
    vandaag: Date,
) -> Uitkomst<Vec<Betrokken>> {
    let mut rijen = store::betrokkene::van_huishouden(uow, id).await?;
    if !contact {
        crate::casus::overzicht::zonder_netwerk_telefoon(&mut rijen);
    }
    let mut uit: Vec<Betrokken> = rijen
        .into_iter()
        .map(|b| Betrokken {
            id: b.id,
            naam: b.naam,
            rol: b.rol,
            organisatie: match *b.soort {
                BetrokkeneSoort::Professional => b.organisatie,
                BetrokkeneSoort::Netwerk => "eigen netwerk".to_owned(),
            },
            telefoon: cijfers(Some(&b.telefoon)),
            sinds: b.sinds,
            tot: b.tot,
            deelnemer: b.casus_id.is_some() && b.casus_id == casus,
            voorbij: b.tot.is_some_and(|t| t < vandaag),
        })
        .collect();
    uit.sort_by_key(|b| b.voorbij);
    Ok(uit)
}

async fn meldingen(
    uow: &mut Uow,
    ctx: &Ctx,
    id: HuishoudenId,
    bijzonder: Bijzonder,
) -> Uitkomst<Vec<Melding>> {
    let gemeente = uow.gemeente();
    let rijen = store::huishouden::meldingen(uow, id).await?;
    Ok(rijen
        .into_iter()
        .map(|m| {
            let feiten = Feiten::Melding(MeldingFeiten {
                gemeente,
                team: m.team_id,
                aanbod_aan: m.aanbod_aan,
                bijzonder,
            });
            Melding {
                id: m.id,
                kenmerk: m.kenmerk,
                op: m.ontvangen_op,
                stand: match m.uitkomst {
                    Some(u) => u.label().to_owned(),
                    None => format!("{} bij {}", m.status.label(), m.team),
                },
                mag_openen: ctx.mag::<h::MeldingOpenen>(&feiten).is_ok(),
            }
        })
        .collect())
}
