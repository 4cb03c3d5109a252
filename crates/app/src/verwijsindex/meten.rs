// SPDX-License-Identifier: EUPL-1.2
//! Pseudonyms of a signaal, and where it meets others.

use super::van;
use crate::{App, Uitkomst};
use domain::verwijsindex::{
    Instelling, Kant, LEEFTIJD, Matchsoort, Sleutel, Sleutelsoort, adressleutel, mogen_meten, verwijderen_op,
};
use domain::{Gemeente, HuishoudenId, MelderId, PersoonId, SignaalId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use store::Uow;
use store::verwijsindex::{self as db, NieuweMatch, PersoonFeiten};

/// The name of a person before it is hashed: the look-up key of the BSN, the same in each gemeente of the installation;
/// without a BSN the person as this gemeente knows them, who then meets only here.
fn naam(gemeente: Gemeente, id: PersoonId, bsn_sleutel: Option<&[u8]>) -> String {
    match bsn_sleutel {
        Some(bytes) => bytes.iter().fold("verwijsindex bsn 1 ".to_owned(), |mut uit, b| {
            let _ = write!(uit, "{b:02x}");
            uit
        }),
        None => format!("verwijsindex persoon 1 {} {}", gemeente.0, id.uuid()),
    }
}

/// All pseudonyms of a signaal on this person: of the youth, of each parent, and of the home address when it is no
/// institution. An adult (pilot) stands for themselves as a parent too.
async fn sleutels(
    app: &App,
    uow: &mut Uow,
    p: &PersoonFeiten,
    i: &Instelling,
    volwassen: bool,
) -> Uitkomst<Vec<Sleutel>> {
    let sleutel = app.sleutels.huidig()?;
    let gemeente = uow.gemeente();
    let zelf = sleutel.zoeksleutel(&naam(gemeente, p.id, p.bsn_sleutel.as_deref()))?;
    let mut uit = vec![Sleutel {
        soort: Sleutelsoort::Jeugdige,
        waarde: zelf.clone(),
    }];
    if volwassen {
        uit.push(Sleutel {
            soort: Sleutelsoort::Ouder,
            waarde: zelf,
        });
    }
    for ouder in db::ouders(uow, p.id).await? {
        uit.push(Sleutel {
            soort: Sleutelsoort::Ouder,
            waarde: sleutel.zoeksleutel(&naam(gemeente, ouder.id, ouder.bsn_sleutel.as_deref()))?,
        });
    }
    if let (Some(postcode), Some(nummer)) = (&p.postcode, p.huisnummer) {
        let adres = adressleutel(postcode, nummer, p.toevoeging.as_deref().unwrap_or_default());
        if !i.instituten.contains(&adres) {
            uit.push(Sleutel {
                soort: Sleutelsoort::Adres,
                waarde: sleutel.zoeksleutel(&format!("verwijsindex adres 1 {adres}"))?,
            });
        }
    }
    Ok(uit)
}

/// A signaal that is to meet others.
#[derive(Clone, Copy)]
pub(super) struct Nieuw {
    pub id: SignaalId,
    pub melder: MelderId,
    pub volwassen: bool,
    pub tot: Date,
}

/// Stores the pseudonyms of a signaal and what it meets; gives how many new matches.
pub(super) async fn ontmoet<A: Writes<kind::Signaal>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    p: &PersoonFeiten,
    nieuw: Nieuw,
    alle: &[(Gemeente, Instelling)],
) -> Uitkomst<usize> {
    let eigen = van(alle, uow.gemeente());
    let nummer = app.sleutels.huidig()?.nummer();
    for s in sleutels(app, uow, p, &eigen, nieuw.volwassen).await? {
        let wie = (nieuw.id, nieuw.melder);
        db::voeg_sleutel_toe(uow, permit, wie, &s, nummer, nieuw.volwassen, nieuw.tot).await?;
    }
    let ik = (uow.gemeente(), nieuw.id, nieuw.melder);
    let vandaag = uow.vandaag();
    let mut gehad = BTreeSet::new();
    let mut aantal = 0;
    for t in db::treffers(uow, nieuw.id).await? {
        let hun = van(alle, t.gemeente);
        let mijn_kant = Kant {
            gemeente: ik.0,
            volwassen: nieuw.volwassen,
            instelling: &eigen,
        };
        let hun_kant = Kant {
            gemeente: t.gemeente,
            volwassen: t.volwassen,
            instelling: &hun,
        };
        // The strongest kind comes first; one match for two signalen.
        if !mogen_meten(mijn_kant, hun_kant, vandaag) || !gehad.insert((t.gemeente, t.signaal_id)) {
            continue;
        }
        let soort = match (t.archief, *t.soort) {
            (true, Sleutelsoort::Jeugdige) => Matchsoort::Archief,
            (true, _) => continue,
            (false, soort) => Matchsoort::from(soort),
        };
        let m = NieuweMatch {
            een: ik,
            ander: (t.gemeente, t.signaal_id, t.melder_id),
            soort,
        };
        aantal += usize::from(db::voeg_match_toe(uow, permit, &m).await?);
    }
    Ok(aantal)
}

/// Makes the pseudonyms of all signalen on a person anew, and lets them meet again: after a merge, or another key.
pub(crate) async fn ververs<A: Writes<kind::Signaal>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
) -> Uitkomst<()> {
    opnieuw(app, uow, permit, persoon, false).await
}

/// As [`ververs`], after what is known of the person changed: they moved, or another birth date. A match that nobody followed
/// up, and that does not hold any more, goes.
pub(crate) async fn volg<A: Writes<kind::Signaal>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
) -> Uitkomst<()> {
    opnieuw(app, uow, permit, persoon, true).await
}

/// After members came or went: the signalen on who belongs to this household now have other parents.
pub(crate) async fn volg_gezin<A: Writes<kind::Signaal>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
) -> Uitkomst<()> {
    for persoon in db::met_signaal(uow, huishouden).await? {
        volg(app, uow, permit, persoon).await?;
    }
    Ok(())
}

async fn opnieuw<A: Writes<kind::Signaal>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    gewijzigd: bool,
) -> Uitkomst<()> {
    let signalen = db::van_persoon(uow, persoon).await?;
    if signalen.is_empty() {
        return Ok(());
    }
    let Some(p) = db::persoon(uow, persoon).await? else {
        return Ok(());
    };
    let alle = db::instellingen(uow).await?;
    let vandaag = uow.vandaag();
    let volwassen = p
        .geboortedatum
        .and_then(|g| domain::huishouden::verjaardag(g, LEEFTIJD))
        .is_some_and(|dag| dag <= vandaag);
    for s in signalen {
        db::sleutels_weg(uow, permit, s.id).await?;
        let mut tot = s.verwijderen_op;
        if let (true, false, Some(geboren)) = (gewijzigd, volwassen, p.geboortedatum) {
            tot = verwijderen_op(domain::termijn::datum(s.geplaatst_op), geboren, None);
            db::zet_eind(uow, permit, s.id, tot).await?;
        }
        let nieuw = Nieuw {
            id: s.id,
            melder: s.melder_id,
            volwassen,
            tot,
        };
        ontmoet(app, uow, permit, &p, nieuw, &alle).await?;
        if gewijzigd {
            let nog = db::treffers(uow, s.id).await?;
            // Of so many that the list was cut off, nobody can tell what does not hold any more.
            if nog.len() < db::TREFFERS_HOOGSTENS {
                let nog: BTreeSet<_> = nog.iter().map(|t| (t.gemeente, t.signaal_id)).collect();
                db::matches_weg(uow, permit, s.id, &nog).await?;
            }
        }
    }
    Ok(())
}

/// The pseudonym of the youth anew, for a signaal in the archive.
pub(super) async fn herzet_archief<A: Writes<kind::Signaal>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    r: &db::EindRij,
) -> Uitkomst<()> {
    let sleutel = app.sleutels.huidig()?;
    let p = db::persoon(uow, r.persoon_id).await?;
    let naam = naam(
        uow.gemeente(),
        r.persoon_id,
        p.and_then(|p| p.bsn_sleutel).as_deref(),
    );
    let waarde = sleutel.zoeksleutel(&naam)?;
    db::herzet_archief(uow, permit, r.id, &waarde, sleutel.nummer()).await?;
    Ok(())
}
