// SPDX-License-Identifier: EUPL-1.2
//! A person as one side of a comparison, in words.

use crate::zoeken::persoonsnaam;
use crate::{Ctx, Uitkomst};
use domain::huishouden::{adres_voor, leeftijd_tekst};
use domain::levensloop::Schoolsoort;
use domain::samenvoegen::{Feiten, Veld};
use domain::{HuishoudenId, PersoonId};
use jiff::civil::Date;
use store::Uow;
use store::samenvoegen::WieRij;

/// One side.
#[derive(Clone, Debug)]
pub struct Kant {
    /// The person.
    pub persoon: PersoonId,
    /// Name.
    pub naam: String,
    /// Every fact, in words; empty: not known.
    pub feiten: Vec<(Veld, String)>,
    /// A BSN is known; never which.
    pub heeft_bsn: bool,
    /// Where the facts come from.
    pub bron: String,
    /// When they were confirmed.
    pub bevestigd_op: Date,
    /// Households of now.
    pub huishoudens: Vec<(HuishoudenId, String)>,
    /// Version that was read.
    pub version: i64,
}

impl Kant {
    /// A fact in words.
    pub fn feit(&self, veld: &Veld) -> &str {
        self.feiten
            .iter()
            .find(|f| f.0 == *veld)
            .map_or("", |f| f.1.as_str())
    }
}

/// "12-04-1985".
fn dag(d: Date) -> String {
    format!("{:02}-{:02}-{}", d.day(), d.month(), d.year())
}

/// A fact in words; the address is for the caller.
pub fn feit_tekst(veld: Veld, f: &Feiten, vandaag: Date) -> String {
    match veld {
        Veld::Naam => persoonsnaam(&f.voornamen, &f.voorvoegsel, &f.geslachtsnaam),
        Veld::Partner => [&f.voorletters, &f.partner_voorvoegsel, &f.partnernaam]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(" "),
        Veld::Taal => {
            let taal = f.taal.clone().unwrap_or_default();
            match (f.tolk.unwrap_or_default(), taal.is_empty()) {
                (true, true) => "tolk nodig".to_owned(),
                (true, false) => format!("{taal}, tolk nodig"),
                _ => taal,
            }
        }
        Veld::School => {
            let soort = f
                .school_soort
                .as_deref()
                .and_then(|s| s.parse::<Schoolsoort>().ok());
            let mut delen: Vec<String> = f.school.iter().cloned().collect();
            delen.extend(soort.map(|s| s.label().to_owned()));
            delen.extend(f.school_tot.map(|d| format!("tot {}", dag(d))));
            delen.join(", ")
        }
        Veld::Geslacht => match f.geslacht.as_str() {
            "m" => "man".to_owned(),
            "v" => "vrouw".to_owned(),
            "x" => "x".to_owned(),
            _ => String::new(),
        },
        Veld::Geboren => match (f.geboortedatum, f.verwacht_op) {
            (Some(d), _) => format!("{} ({})", dag(d), leeftijd_tekst(Some(d), vandaag)),
            (None, Some(d)) => format!("verwacht op {}", dag(d)),
            _ => f.geboorte_deel.clone().unwrap_or_default(),
        },
        Veld::Overleden => f.overleden_op.map(dag).unwrap_or_default(),
        Veld::Telefoon => f.telefoon.clone().unwrap_or_default(),
        Veld::Email => f.email.clone().unwrap_or_default(),
        Veld::Adres => f.verblijf.clone().unwrap_or_default(),
    }
}

/// A side; a secret address is shown as secret, never as absent.
pub(super) async fn kant(uow: &mut Uow, ctx: &Ctx, rij: &WieRij) -> Uitkomst<Kant> {
    let f = rij.feiten();
    let geheim = store::adres_geheim::woont_geheim(uow, rij.id).await?;
    let mut feiten = Vec::new();
    for veld in Veld::ALLE {
        let tekst = if veld == Veld::Adres {
            let adres = match rij.adres_id {
                Some(id) => store::persoon::adres(uow, id).await?,
                None => None,
            };
            let tekst = match adres {
                Some(a) => crate::huishouden::adres_tekst(&a.straat, a.huisnummer, &a.toevoeging, &a.plaats),
                None => feit_tekst(veld, &f, ctx.vandaag()),
            };
            adres_voor(geheim, false, &tekst)
        } else {
            feit_tekst(veld, &f, ctx.vandaag())
        };
        feiten.push((veld, tekst));
    }
    let mut huishoudens = Vec::new();
    for l in store::inzage::lidmaatschappen(uow, rij.id).await? {
        if l.tot.is_none()
            && let Some(h) = store::huishouden::lees(uow, l.huishouden_id).await?
        {
            huishoudens.push((h.id, h.naam));
        }
    }
    Ok(Kant {
        persoon: rij.id,
        naam: persoonsnaam(&rij.voornamen, &rij.voorvoegsel, &rij.geslachtsnaam),
        feiten,
        heeft_bsn: rij.heeft_bsn,
        bron: rij.bron.clone(),
        bevestigd_op: rij.bevestigd_op,
        huishoudens,
        version: rij.version,
    })
}
