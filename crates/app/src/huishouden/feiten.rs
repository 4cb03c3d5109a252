// SPDX-License-Identifier: EUPL-1.2
//! Facts of a person with their sources side by side: what the BRP says is kept beside what a worker wrote, and the worker
//! chooses which one counts; it can be chosen again (B3).

use super::{adres_tekst, herindexeer, persoon};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::brp::{BrpDatum, naam_met_titel};
use domain::feiten::{Feit, Feitveld, Geldend, Overname, bron_tekst, naamdelen, naamwaarde, overname};
use domain::huishouden::{GEHEIM_ADRES, GeldigeGegevens, Naamgebruik, Partnernaam};
use domain::{HuishoudenId, PersoonId};
use jiff::civil::Date;
use policy::handelingen::kind;
use policy::{Permit, Writes};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::persoon::PersoonRij;
use store::persoon_feit::{self as db, Zegt};

/// An address of before, or what the BRP says of where somebody lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adres {
    /// Address, or "geheim adres".
    pub tekst: String,
    /// "vorig adres", "briefadres", "adres".
    pub soort: &'static str,
    /// "van april 1985 tot 1990"; may be empty.
    pub periode: String,
    /// "BRP".
    pub bron: String,
    /// When the source confirmed it.
    pub bevestigd_op: Date,
    /// It is secret.
    pub geheim: bool,
}

/// Addresses of a person; `mag`: the reader may know secret ones.
pub(crate) async fn adressen(uow: &mut Uow, id: PersoonId, mag: bool) -> Uitkomst<Vec<Adres>> {
    let rijen = store::persoon_verblijf::lees(uow, id).await?;
    Ok(rijen
        .into_iter()
        // Of no length: the register corrected how it writes the address.
        .filter(|r| r.van.is_empty() || r.van != r.tot)
        .map(|r| {
            let tekst = match (&r.straat, r.huisnummer) {
                (Some(straat), Some(nummer)) => adres_tekst(
                    straat,
                    nummer,
                    r.toevoeging.as_deref().unwrap_or_default(),
                    r.plaats.as_deref().unwrap_or_default(),
                ),
                _ => r.plek,
            };
            let verborgen = r.geheim && !mag;
            let van = BrpDatum::uit_iso(&r.van);
            let tot = BrpDatum::uit_iso(&r.tot);
            Adres {
                tekst: if verborgen { GEHEIM_ADRES.to_owned() } else { tekst },
                soort: match (r.soort.as_str(), r.tot.is_empty()) {
                    ("briefadres", _) => "briefadres",
                    (_, true) => "adres",
                    (_, false) => "vorig adres",
                },
                // When somebody came to a secret address tells of it too.
                periode: match (van, tot) {
                    _ if verborgen => String::new(),
                    (BrpDatum::Onbekend, BrpDatum::Onbekend) => String::new(),
                    (van, BrpDatum::Onbekend) => format!("sinds {van}"),
                    (BrpDatum::Onbekend, tot) => format!("tot {tot}"),
                    (van, tot) => format!("van {van} tot {tot}"),
                },
                bron: bron_tekst(&r.bron).to_owned(),
                bevestigd_op: r.bevestigd_op,
                geheim: r.geheim,
            }
        })
        .collect())
}

/// A name that a register gives beside the one that counts: one of before, or that of now with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AndereNaam {
    /// "jonkvrouw Anna van Dijk".
    pub tekst: String,
    /// One of before.
    pub eerder: bool,
    /// "tot april 1985"; may be empty.
    pub periode: String,
    /// "BRP".
    pub bron: String,
    /// When the source confirmed it.
    pub bevestigd_op: Date,
}

/// Other names of a person.
pub(crate) async fn namen(uow: &mut Uow, id: PersoonId) -> Uitkomst<Vec<AndereNaam>> {
    let rijen = store::persoon_naam::lees(uow, id).await?;
    Ok(rijen
        .into_iter()
        .map(|r| AndereNaam {
            tekst: naam_met_titel(&r.voornamen, &r.titel, &r.voorvoegsel, &r.achternaam),
            eerder: r.eerder,
            periode: match BrpDatum::uit_iso(&r.tot) {
                BrpDatum::Onbekend => String::new(),
                tot => format!("tot {tot}"),
            },
            bron: bron_tekst(&r.bron).to_owned(),
            bevestigd_op: r.bevestigd_op,
        })
        .collect())
}

/// A field of what is known, as one value.
pub(crate) fn waarde(g: &GeldigeGegevens, veld: Feitveld) -> String {
    match veld {
        Feitveld::Voornamen => g.naam.voornamen.clone(),
        Feitveld::Achternaam => naamwaarde(&g.naam.voorvoegsel, &g.naam.achternaam),
        Feitveld::Partnernaam => naamwaarde(&g.partner.voorvoegsel, &g.partner.naam),
        Feitveld::Naamgebruik => g.naamgebruik.code().to_owned(),
        Feitveld::Geslacht => g.geslacht.to_owned(),
        Feitveld::Geboren => g.geboren_op().iso(),
    }
}

/// The other way round.
pub(crate) fn zet_waarde(g: &mut GeldigeGegevens, veld: Feitveld, waarde: &str) {
    let (voorvoegsel, naam) = naamdelen(waarde);
    match veld {
        Feitveld::Voornamen => waarde.clone_into(&mut g.naam.voornamen),
        Feitveld::Achternaam => {
            voorvoegsel.clone_into(&mut g.naam.voorvoegsel);
            naam.clone_into(&mut g.naam.achternaam);
        }
        Feitveld::Partnernaam => {
            g.partner = Partnernaam {
                voorvoegsel: voorvoegsel.to_owned(),
                naam: naam.to_owned(),
            };
        }
        Feitveld::Naamgebruik => g.naamgebruik = waarde.parse().unwrap_or(Naamgebruik::Eigen),
        Feitveld::Geslacht => {
            g.geslacht = match waarde {
                "m" => "m",
                "v" => "v",
                "x" => "x",
                _ => "onbekend",
            };
        }
        Feitveld::Geboren => {
            let d = BrpDatum::uit_iso(waarde);
            (g.geboren, g.geboorte_deel) = (d.volledig(), d.deel());
            if d != BrpDatum::Onbekend {
                g.verwacht = None;
            }
        }
    }
}

/// What counts now, with its source: the one that was chosen, or else that of the person as a whole.
pub(crate) fn geldend(rij: &PersoonRij, feiten: &[Feit]) -> Vec<Geldend> {
    let nu = rij.gegevens();
    Feitveld::ALL
        .iter()
        .map(|veld| {
            let gekozen = feiten.iter().find(|f| f.veld == *veld && f.gekozen_op.is_some());
            Geldend {
                veld: *veld,
                waarde: waarde(&nu, *veld),
                bron: gekozen.map_or_else(|| rij.bron.clone(), |f| f.bron.clone()),
                bevestigd_op: gekozen.map_or(rij.bevestigd_op, |f| f.bevestigd_op),
            }
        })
        .collect()
}

/// Keeps what counts now as what its source said, unless that is kept already.
async fn bewaar_geldend<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    nu: &Geldend,
    feiten: &[Feit],
) -> Uitkomst<()> {
    let al = feiten.iter().any(|f| f.veld == nu.veld && f.bron == nu.bron);
    if !al && !nu.veld.is_leeg(&nu.waarde) {
        let zegt = Zegt {
            veld: nu.veld,
            waarde: &nu.waarde,
            bron: &nu.bron,
            bevestigd_op: nu.bevestigd_op,
            met_naam: false,
        };
        db::zet(uow, permit, persoon, zegt).await?;
    }
    Ok(())
}

/// Fields that a worker changed: from now on they count as told by the resident; what other sources said is kept.
pub(super) async fn volgens_gesprek<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    oud: &PersoonRij,
    feiten: &[Feit],
    nieuw: &GeldigeGegevens,
) -> Uitkomst<()> {
    let vandaag = uow.vandaag();
    for nu in geldend(oud, feiten) {
        let wordt = waarde(nieuw, nu.veld);
        if wordt == nu.waarde {
            continue;
        }
        bewaar_geldend(uow, permit, oud.id, &nu, feiten).await?;
        let zegt = Zegt {
            veld: nu.veld,
            waarde: &wordt,
            bron: "gesprek",
            bevestigd_op: vandaag,
            met_naam: true,
        };
        db::zet(uow, permit, oud.id, zegt).await?;
        db::kies(uow, permit, oud.id, nu.veld, "gesprek").await?;
    }
    Ok(())
}

/// What came of taking over what a register says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overgenomen {
    /// Fields that count from now on.
    pub gezet: Vec<&'static str>,
    /// Fields of which it says something else than what counts: a worker chooses.
    pub naast: Vec<&'static str>,
}

/// Takes over what the BRP says of a known person, without writing over what another source said.
pub(crate) async fn neem_over_brp<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    rij: &PersoonRij,
    zegt: &[(Feitveld, String)],
) -> Uitkomst<Overgenomen> {
    const BRON: &str = "brp";
    let feiten = db::lees(uow, rij.id).await?;
    let vandaag = uow.vandaag();
    let mut g = rij.gegevens();
    let mut uit = Overgenomen::default();
    for mut nu in geldend(rij, &feiten) {
        let Some((_, wordt)) = zegt.iter().find(|(veld, _)| *veld == nu.veld) else {
            continue;
        };
        // What a person has from the BRP as a whole needs no row per field.
        let gekozen = feiten.iter().any(|f| f.veld == nu.veld);
        // The own name is also what stands there when nobody said anything.
        let niets = !gekozen && nu.veld == Feitveld::Naamgebruik && nu.waarde == Naamgebruik::Eigen.code();
        if niets && nu.waarde != *wordt {
            nu.waarde.clear();
        }
        let wat = overname(&nu, wordt, BRON);
        if nu.veld.is_leeg(wordt) || (nu.bron == BRON && !gekozen && wat == Overname::Gelijk) {
            continue;
        }
        let stil = feiten
            .iter()
            .any(|f| f.veld == nu.veld && f.bron == BRON && f.waarde == *wordt && f.bevestigd_op == vandaag);
        if !stil {
            bewaar_geldend(uow, permit, rij.id, &nu, &feiten).await?;
            let nieuw = Zegt {
                veld: nu.veld,
                waarde: wordt,
                bron: BRON,
                bevestigd_op: vandaag,
                met_naam: false,
            };
            db::zet(uow, permit, rij.id, nieuw).await?;
        }
        match wat {
            Overname::Zet => {
                zet_waarde(&mut g, nu.veld, wordt);
                db::kies(uow, permit, rij.id, nu.veld, BRON).await?;
                uit.gezet.push(nu.veld.code());
            }
            // Nobody has to choose between two sources that agree.
            Overname::Gelijk if !stil => db::kies(uow, permit, rij.id, nu.veld, &nu.bron).await?,
            Overname::Gelijk => {}
            Overname::Naast => uit.naast.push(nu.veld.code()),
        }
    }
    if !uit.gezet.is_empty() {
        store::persoon::wijzig(uow, permit, rij.id, rij.version, &g).await?;
    }
    Ok(uit)
}

/// "Welke klopt?": from now on this source counts for this field; gives the household.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the person; access, not found (also a source that said nothing), the store.
pub async fn kies(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    wie: PersoonId,
    version: i64,
    veld: Feitveld,
    bron: &str,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let lid = persoon::lid(&mut uow, ctx, id, wie).await?;
        let feiten = db::lees(&mut uow, wie).await?;
        let nu = geldend(&lid.rij, &feiten)
            .into_iter()
            .find(|g| g.veld == veld)
            .ok_or(AppFout::NietGevonden)?;
        // Also the one that counts already can be chosen: then it is settled.
        let gekozen = if nu.bron == bron {
            nu.waarde.clone()
        } else {
            let feit = feiten.iter().find(|f| f.veld == veld && f.bron == bron);
            feit.map(|f| f.waarde.clone()).ok_or(AppFout::NietGevonden)?
        };
        if lid.rij.version != version {
            return Err(AppFout::Gewijzigd);
        }
        bewaar_geldend(&mut uow, &lid.permit, wie, &nu, &feiten).await?;
        let mut g = lid.rij.gegevens();
        zet_waarde(&mut g, veld, &gekozen);
        store::persoon::wijzig(&mut uow, &lid.permit, wie, version, &g).await?;
        db::kies(&mut uow, &lid.permit, wie, veld, bron).await?;
        herindexeer(app, &mut uow, &lid.permit, wie).await?;
        if veld == Feitveld::Geboren {
            crate::verwijsindex::volg(app, &mut uow, &lid.permit, wie).await?;
        }
        let reden = format!("gekozen.{bron}");
        let boeking = Boeking {
            casus: lid.geladen.rij.casus_id,
            huishouden: Some(id),
            persoon: Some(wie),
            onderwerp: "persoon",
            onderwerp_id: Some(wie.uuid()),
            velden: &[veld.code()],
            reden: &reden,
        };
        uow.boek(&lid.permit, Soort::Gewijzigd, boeking).await?;
        store::techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
