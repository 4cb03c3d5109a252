// SPDX-License-Identifier: EUPL-1.2
//! One person of the BRP into the store. Of who is known already, what a worker wrote stays, and what the BRP says is kept
//! beside it; nobody is moved, made open again or brought back to life by a file.

use super::verblijven::{adressen, samen, waar};
use super::{BRON, namen};
use crate::huishouden::feiten::{neem_over_brp, waarde, zet_waarde};
use crate::huishouden::{geheim, herindexeer};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::brp::{BrpDatum, Geslacht, Naam, Opschorting, Persoonslijst};
use domain::feiten::{Feitveld, naamwaarde};
use domain::huishouden::{GeldigeGegevens, Persoonsnaam, normaliseer};
use domain::{AdresId, PersoonId, Weigering};
use jiff::civil::Date;
use policy::handelingen::PersonenInlezen;
use policy::{Feiten, Permit};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::persoon::PersoonRij;
use store::persoon_verblijf::{self, Stuk};

/// What became of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gedaan {
    /// Not known before.
    Nieuw(PersoonId),
    /// Known; something of it is new.
    Bijgewerkt(PersoonId),
    /// Known; the BRP says something else than a worker did, who chooses.
    Verschilt(PersoonId),
    /// Known, and the same.
    Gelijk(PersoonId),
}

impl Gedaan {
    /// The person.
    pub fn persoon(&self) -> PersoonId {
        match self {
            Self::Nieuw(id) | Self::Bijgewerkt(id) | Self::Verschilt(id) | Self::Gelijk(id) => *id,
        }
    }
}

/// Takes in one person, in one transaction with its row in the journaal.
///
/// # Errors
/// `Regel` when the list was made by mistake; a refusal; the store. Nothing of the person is stored then.
pub async fn neem_op(app: &App, ctx: &Ctx, lijst: &Persoonslijst) -> Uitkomst<Gedaan> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(app, &mut uow, ctx, lijst, None).await;
    app.sluit(ctx, uow, uit).await
}

/// Takes in what the BRP says of somebody who is here, in one transaction with its row in the journaal. Who was erased since the
/// BRP was asked is not made anew.
///
/// # Errors
/// `Regel` when this number is no longer of this person, or as [`neem_op`].
pub(super) async fn werk_bij(
    app: &App,
    ctx: &Ctx,
    lijst: &Persoonslijst,
    persoon: PersoonId,
) -> Uitkomst<Gedaan> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(app, &mut uow, ctx, lijst, Some(persoon)).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    lijst: &Persoonslijst,
    alleen: Option<PersoonId>,
) -> Uitkomst<Gedaan> {
    let permit = ctx.mag::<PersonenInlezen>(&Feiten::Geen)?;
    if lijst.opgeschort == Some(Opschorting::Fout) {
        return Err(Weigering::new(
            "brp.fout",
            "Deze lijst is bij vergissing gemaakt (67.20 is F of W). Zij telt niet.",
        )
        .into());
    }
    let wordt = gegevens(lijst);
    let bekend = match &lijst.bsn {
        Some(bsn) => store::bsn::persoon_met(uow, &app.sleutels, bsn).await?,
        None => store::persoon::ingelezen_zonder_bsn(uow, &wordt.naam, lijst.geboren).await?,
    };
    if alleen.is_some() && bekend != alleen {
        return Err(Weigering::new(
            "brp.niet_meer",
            "Dit BSN is hier niet meer van deze persoon. Die is intussen gewist of samengevoegd.",
        )
        .into());
    }
    let (stukken, adres) = adressen(uow, &permit, lijst).await?;
    let (gedaan, velden) = match bekend {
        Some(id) => bijwerken(uow, &permit, lijst, id, &wordt, (&stukken, adres)).await?,
        None => {
            let id = nieuw(app, uow, &permit, lijst, &wordt, (&stukken, adres)).await?;
            (Gedaan::Nieuw(id), vec!["persoon", "bsn", "adres"])
        }
    };
    let id = gedaan.persoon();
    if !velden.is_empty() {
        herindexeer(app, uow, &permit, id).await?;
        crate::verwijsindex::volg(app, uow, &permit, id).await?;
        if lijst.geheim {
            // Who lives there too can't be found by it either.
            let rij = lees(uow, id).await?;
            geheim::hertermen(app, uow, &permit, rij.adres_id).await?;
        }
    }
    let boeking = Boeking {
        persoon: Some(id),
        onderwerp: "persoon",
        onderwerp_id: Some(id.uuid()),
        velden: &velden,
        reden: BRON,
        ..Boeking::default()
    };
    let soort = match &gedaan {
        Gedaan::Nieuw(_) => Soort::Gemaakt,
        Gedaan::Gelijk(_) => Soort::Gelezen,
        Gedaan::Bijgewerkt(_) | Gedaan::Verschilt(_) => Soort::Gewijzigd,
    };
    uow.boek(&permit, soort, boeking).await?;
    Ok(gedaan)
}

async fn lees(uow: &mut Uow, id: PersoonId) -> Uitkomst<PersoonRij> {
    store::persoon::lees(uow, id).await?.ok_or(AppFout::NietGevonden)
}

async fn nieuw(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<PersonenInlezen>,
    lijst: &Persoonslijst,
    g: &GeldigeGegevens,
    (stukken, adres): (&[Stuk], Option<AdresId>),
) -> Uitkomst<PersoonId> {
    let vandaag = uow.vandaag();
    let verblijf = waar(lijst);
    let rij = store::persoon::Nieuw {
        voornamen: &g.naam.voornamen,
        voorvoegsel: &g.naam.voorvoegsel,
        geslachtsnaam: &g.naam.achternaam,
        geslacht: g.geslacht,
        geboortedatum: g.geboren,
        verwacht_op: None,
        telefoon: None,
        email: None,
        adres,
        verblijf: verblijf.as_deref(),
        bron: BRON,
        bevestigd_op: vandaag,
    };
    let id = store::persoon::voeg_toe(uow, permit, &rij, &store::persoon::Vindbaar::default()).await?;
    store::persoon::wijzig(uow, permit, id, 1, g).await?;
    if let Some(bsn) = &lijst.bsn {
        store::bsn::zet(uow, permit, &app.sleutels, id, bsn).await?;
    }
    if lijst.geheim {
        store::adres_geheim::zet_geheim(uow, permit, id, 2, true).await?;
    }
    if let Some(op) = overleden(lijst, vandaag) {
        store::persoon::overlijdt(uow, permit, id, op).await?;
    }
    persoon_verblijf::vervang(uow, permit, id, BRON, stukken, vandaag).await?;
    namen::zet(uow, permit, id, lijst).await?;
    Ok(id)
}

async fn bijwerken(
    uow: &mut Uow,
    permit: &Permit<PersonenInlezen>,
    lijst: &Persoonslijst,
    id: PersoonId,
    wordt: &GeldigeGegevens,
    (stukken, adres): (&[Stuk], Option<AdresId>),
) -> Uitkomst<(Gedaan, Vec<&'static str>)> {
    let vandaag = uow.vandaag();
    let rij = lees(uow, id).await?;
    // A number that came to belong to somebody else: nothing of the one is written over the other.
    let anders = |veld: Feitveld| {
        let (was, nu) = (waarde(&rij.gegevens(), veld), waarde(wordt, veld));
        !veld.is_leeg(&was) && !veld.is_leeg(&nu) && normaliseer(&was) != normaliseer(&nu)
    };
    if rij.bron == BRON && anders(Feitveld::Achternaam) && anders(Feitveld::Geboren) {
        return Err(Weigering::new(
            "brp.ander",
            "Dit BSN is hier van iemand met een andere naam en een andere geboortedatum. Kijk wie het is.",
        )
        .into());
    }
    let zegt: Vec<(Feitveld, String)> = Feitveld::ALL.iter().map(|v| (*v, waarde(wordt, *v))).collect();
    let over = neem_over_brp(uow, permit, &rij, &zegt).await?;
    let verschilt = !over.naast.is_empty();
    let mut velden = over.gezet;
    velden.extend(over.naast);
    if lijst.geheim && !rij.adres_geheim {
        let nu = lees(uow, id).await?.version;
        store::adres_geheim::zet_geheim(uow, permit, id, nu, true).await?;
        velden.push("adres_geheim");
    }
    if let Some(op) = overleden(lijst, vandaag)
        && store::persoon::overlijdt(uow, permit, id, op).await?
    {
        velden.push("overleden_op");
    }
    // Where somebody is who has no address here, the register knows; who has one is moved by a worker.
    if rij.adres_id.is_none() && rij.verblijf.is_none() && adres.is_some() {
        store::persoon::verhuis(uow, permit, id, adres, None, vandaag).await?;
        velden.push("adres");
    }
    let stond = persoon_verblijf::van_bron(uow, id, BRON).await?;
    let wordt = samen(&stond, stukken, lijst.historie);
    if stond != wordt {
        persoon_verblijf::vervang(uow, permit, id, BRON, &wordt, vandaag).await?;
        velden.push("adressen");
    }
    if namen::zet(uow, permit, id, lijst).await? {
        velden.push("namen");
    }
    let gedaan = match (velden.is_empty(), verschilt) {
        (true, _) => Gedaan::Gelijk(id),
        (false, true) => Gedaan::Verschilt(id),
        (false, false) => Gedaan::Bijgewerkt(id),
    };
    Ok((gedaan, velden))
}

/// The day of death. Somebody of whom a part of it is known died on the last day that it can have been, at the latest today:
/// who is dead is never taken for living.
fn overleden(lijst: &Persoonslijst, vandaag: Date) -> Option<Date> {
    let op = match (lijst.overleden, lijst.opgeschort) {
        (Some(op), _) => op,
        (None, Some(Opschorting::Overleden)) => BrpDatum::Onbekend,
        _ => return None,
    };
    Some(op.grenzen().map_or(vandaag, |(_, laatste)| laatste.min(vandaag)))
}

/// Name as it is stored: who has one name only has "." for a surname.
pub(super) fn naam(n: &Naam) -> Persoonsnaam {
    let achternaam = n.geslachtsnaam.trim();
    Persoonsnaam {
        voornamen: n.voornamen.trim().to_owned(),
        roepnaam: String::new(),
        voorvoegsel: n.voorvoegsel.trim().to_owned(),
        achternaam: if achternaam == "." { "" } else { achternaam }.to_owned(),
    }
}

/// Sex as it is stored.
pub(super) fn geslacht(g: Geslacht) -> &'static str {
    match g {
        Geslacht::Man => "m",
        Geslacht::Vrouw => "v",
        Geslacht::Onbekend => "onbekend",
    }
}

fn gegevens(lijst: &Persoonslijst) -> GeldigeGegevens {
    // The partner of now, or else the last one: the use of a name stays after a marriage ended.
    let partner = lijst
        .partners
        .iter()
        .find(|p| p.tot.is_none())
        .or(lijst.partners.first());
    let mut g = GeldigeGegevens {
        naam: naam(&lijst.naam),
        geslacht: geslacht(lijst.geslacht),
        geboren: lijst.geboren.volledig(),
        verwacht: None,
        telefoon: None,
        voorletters: String::new(),
        partner: domain::huishouden::Partnernaam::default(),
        naamgebruik: lijst.naamgebruik,
        geboorte_deel: lijst.geboren.deel(),
        taal: None,
        tolk: false,
        school: None,
    };
    if let Some(p) = partner {
        let n = naam(&p.wie.naam);
        zet_waarde(
            &mut g,
            Feitveld::Partnernaam,
            &naamwaarde(&n.voorvoegsel, &n.achternaam),
        );
    }
    g
}
