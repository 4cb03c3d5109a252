// SPDX-License-Identifier: EUPL-1.2
//! The rows of a household.

use super::{Adres, Huis, Lid, school::school};
use crate::{
    deel::Deel,
    organisatie::WIJKEN,
    rijen::{AdresRij, Bak, HuishoudenLidRij, HuishoudenRij, PersoonRij, PersoonZoektermRij},
    tijd::Dag,
};
use domain::huishouden::{Persoonsnaam, Zoekbron, zoektermen};

/// Search words of a person, as the domain makes them.
fn termen(lid: &Lid, adres: Option<&Adres>) -> Vec<String> {
    let naam = Persoonsnaam {
        voornamen: lid.voornaam.clone(),
        roepnaam: String::new(),
        voorvoegsel: lid.voorvoegsel.to_owned(),
        achternaam: lid.achternaam.clone(),
    };
    let nummer = adres.map_or_else(String::new, |a| a.nummer.to_string());
    zoektermen(
        &naam,
        &Zoekbron {
            geboren: lid.geboren.and_then(Dag::datum),
            postcode: adres.map_or("", |a| &a.postcode),
            huisnummer: &nummer,
            telefoons: &lid.telefoon.iter().map(String::as_str).collect::<Vec<_>>(),
            jaar: None,
            partnernaam: "",
        },
    )
}

/// Puts the rows of a household in the bak, as it is on this day. `met_bsn`: how many members get a BSN at most.
pub fn schrijf(huis: &Huis, deel: &mut Deel, met_bsn: usize, vandaag: Dag, bak: &mut Bak) {
    let gemeente = deel.gemeente;
    bak.adres.extend(huis.adres.as_ref().map(|a| {
        AdresRij {
            gemeente,
            id: a.id,
            straat: a.straat.into(),
            huisnummer: a.nummer,
            toevoeging: "".into(),
            postcode: a.postcode.clone().into(),
            plaats: if huis.wijk < 10 {
                "Deventer"
            } else {
                WIJKEN[huis.wijk].1
            }
            .into(),
            wijk_code: Some(huis.wijk_code().into()),
        }
    }));
    for (n, lid) in huis.leden.iter().enumerate() {
        let bsn = if lid.zonder_bsn || n >= met_bsn {
            None
        } else {
            deel.bsns.next()
        };
        schrijf_lid(gemeente, huis, lid, bsn, vandaag, bak);
    }
    bak.huishouden.push(HuishoudenRij {
        gemeente,
        id: huis.id,
        naam: huis.naam.clone().into(),
        adres_id: huis.adres.as_ref().map(|a| a.id),
        wijk_code: Some(huis.wijk_code().into()),
        version: 1,
    });
}

/// The rows of a member.
fn schrijf_lid(gemeente: i32, huis: &Huis, lid: &Lid, bsn: Option<String>, vandaag: Dag, bak: &mut Bak) {
    let school = school(lid, vandaag);
    bak.persoon.push(PersoonRij {
        gemeente,
        id: lid.id,
        voornamen: lid.voornaam.clone().into(),
        voorvoegsel: lid.voorvoegsel.into(),
        geslachtsnaam: lid.achternaam.clone().into(),
        geslacht: match lid.man {
            Some(true) => "m",
            Some(false) => "v",
            None => "onbekend",
        },
        geboortedatum: lid.geboren,
        verwacht_op: lid.verwacht,
        overleden_op: None,
        telefoon: lid.telefoon.clone().map(Into::into),
        email: None,
        adres_id: huis.adres.as_ref().map(|a| a.id),
        verblijf: lid.verblijf.map(Into::into),
        adres_geheim: false,
        bron: if bsn.is_some() { "brp" } else { "gesprek" },
        bsn,
        bevestigd_op: huis.sinds,
        version: 1,
        school_soort: school.as_ref().map(|s| s.soort.into()),
        school: school.as_ref().map(|s| s.naam.clone()),
        school_tot: school.and_then(|s| s.tot),
    });
    for term in termen(lid, huis.adres.as_ref()) {
        bak.persoon_zoekterm.push(PersoonZoektermRij {
            gemeente,
            term: term.into(),
            persoon_id: lid.id,
        });
    }
    bak.huishouden_lid.push(HuishoudenLidRij {
        gemeente,
        huishouden_id: huis.id,
        persoon_id: lid.id,
        rol: lid.rol,
        gezag: lid.gezag,
        van: lid.geboren.map_or(huis.sinds, |g| g.max(huis.sinds)),
        tot: None,
    });
}
