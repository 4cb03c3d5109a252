// SPDX-License-Identifier: EUPL-1.2
//! Where the BRP says that somebody lives or lived, as it is stored.

use crate::Uitkomst;
use domain::AdresId;
use domain::brp::{BrpDatum, Persoonslijst, Plaats, Verblijf};
use policy::Permit;
use policy::handelingen::PersonenInlezen;
use store::Uow;
use store::persoon_verblijf::Stuk;

/// The end of a stay of which nothing is known but that it is over.
const VOORBIJ: &str = "0001";

/// Where somebody is who lives at no address.
pub(super) fn waar(lijst: &Persoonslijst) -> Option<String> {
    let nu = lijst.verblijven.first()?;
    match &nu.plaats {
        Plaats::Adres { .. } if nu.briefadres => Some("alleen een briefadres".to_owned()),
        Plaats::Adres { .. } => None,
        anders => Some(plek(anders)).filter(|p| !p.is_empty()),
    }
}

/// A place that is no address, in words.
fn plek(p: &Plaats) -> String {
    match p {
        Plaats::Adres { .. } => String::new(),
        Plaats::Locatie(tekst) => tekst.clone(),
        Plaats::Buitenland(land, adres) if adres.is_empty() => format!("in het buitenland (land {land})"),
        Plaats::Buitenland(land, adres) => format!("in het buitenland (land {land}): {adres}"),
        Plaats::Onbekend => "niet bekend".to_owned(),
    }
}

/// Stays as they are stored, and the address where this person lives now.
pub(super) async fn adressen(
    uow: &mut Uow,
    permit: &Permit<PersonenInlezen>,
    lijst: &Persoonslijst,
) -> Uitkomst<(Vec<Stuk>, Option<AdresId>)> {
    let iso = |v: &Verblijf| v.van.map(BrpDatum::iso).unwrap_or_default();
    let (mut uit, mut nu, mut later) = (Vec::new(), None, None::<String>);
    for (n, v) in lijst.verblijven.iter().enumerate() {
        let adres = match &v.plaats {
            Plaats::Adres {
                straat,
                huisnummer,
                toevoeging,
                postcode,
                plaats,
                ..
            } => {
                let nummer = i32::try_from(*huisnummer).unwrap_or(0);
                let (id, _) =
                    store::persoon::adres_van(uow, permit, straat, nummer, toevoeging, postcode, plaats)
                        .await?;
                Some(id)
            }
            _ => None,
        };
        if n == 0 && !v.briefadres && lijst.overleden.is_none() {
            nu = adres;
        }
        uit.push(Stuk {
            adres,
            plek: plek(&v.plaats),
            brief: v.briefadres,
            van: iso(v),
            // Until the next one began; of a stay of before without a known end it is at least over.
            tot: later.map_or_else(String::new, |t| if t.is_empty() { VOORBIJ.to_owned() } else { t }),
        });
        later = Some(iso(v));
    }
    Ok((uit, nu))
}

/// What is kept of the stays of a person: those that the BRP tells, and, when it tells only of now, those that it told before. The
/// stay of before then ended when this one began; when that is not known, it is at least over.
pub(super) fn samen(stond: &[Stuk], zegt: &[Stuk], historie: bool) -> Vec<Stuk> {
    let mut uit = zegt.to_vec();
    if historie {
        return uit;
    }
    let zelfde =
        |a: &Stuk, b: &Stuk| (a.adres, &a.plek, a.brief, &a.van) == (b.adres, &b.plek, b.brief, &b.van);
    let sinds = zegt.first().map_or("", |s| s.van.as_str());
    for s in stond.iter().filter(|s| !zegt.iter().any(|z| zelfde(z, s))) {
        let mut s = s.clone();
        // Without anything to say of now, nothing ended.
        if s.tot.is_empty() && !zegt.is_empty() {
            s.tot = if sinds.is_empty() { VOORBIJ } else { sinds }.to_owned();
        }
        uit.push(s);
    }
    uit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stuk(plek: &str, van: &str, tot: &str) -> Stuk {
        Stuk {
            adres: None,
            plek: plek.to_owned(),
            brief: false,
            van: van.to_owned(),
            tot: tot.to_owned(),
        }
    }

    #[test]
    fn what_was_told_of_before_is_kept_when_only_now_is_told() {
        let stond = [stuk("B", "2015", ""), stuk("A", "1990", "2015")];
        let dezelfde = [stuk("B", "2015", "")];
        assert_eq!(samen(&stond, &dezelfde, false), stond);
        // A list with its history says all there is.
        assert_eq!(samen(&stond, &dezelfde, true), dezelfde);
        // Moved: the stay of before ended when this one began.
        let c = stuk("C", "2020-04", "");
        let verhuisd = samen(&stond, std::slice::from_ref(&c), false);
        assert_eq!(
            verhuisd,
            [c, stuk("B", "2015", "2020-04"), stuk("A", "1990", "2015")]
        );
        // Since when is not known.
        let d = stuk("D", "", "");
        assert_eq!(
            samen(&stond, std::slice::from_ref(&d), false)[1],
            stuk("B", "2015", VOORBIJ)
        );
        // Nothing is told: nothing ends.
        assert_eq!(samen(&stond, &[], false), stond);
    }
}
