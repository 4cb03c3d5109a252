// SPDX-License-Identifier: EUPL-1.2
//! Sources side by side on the page of a person: what each says, and "welke klopt?".

use crate::kern::tekst;
use crate::kern::{Bezoek, Invoer, PaginaUitkomst, klaar, naar_met};
use app::AppFout;
use app::huishouden::feiten::Adres;
use axum::extract::Path;
use domain::feiten::{Feitveld, Verschil, bron_tekst};
use domain::{HuishoudenId, PersoonId};
use jiff::civil::Date;
use policy::Doel;

/// A field of which sources say different things.
pub(super) struct BronVerschil {
    pub veld: &'static str,
    pub label: &'static str,
    pub open: bool,
    pub keuzes: Vec<BronKeuze>,
}

/// What one source says.
pub(super) struct BronKeuze {
    pub bron: String,
    pub waarde: String,
    pub herkomst: String,
    pub geldt: bool,
}

/// An address of before.
pub(super) struct Adresregel {
    pub tekst: String,
    pub sub: String,
}

/// "volgens BRP, 28 november 2026".
fn volgens(bron: &str, op: Date, vandaag: Date) -> String {
    format!("volgens {bron}, {}", tekst::dag(op, vandaag))
}

pub(super) fn bronnen(v: &Verschil, vandaag: Date) -> BronVerschil {
    let veld = v.geldt.veld;
    let geldt = BronKeuze {
        bron: v.geldt.bron.clone(),
        waarde: veld.toon(&v.geldt.waarde),
        herkomst: format!(
            "{} · geldt nu",
            volgens(bron_tekst(&v.geldt.bron), v.geldt.bevestigd_op, vandaag)
        ),
        geldt: true,
    };
    let anders = v.anders.iter().map(|f| {
        let herkomst = volgens(bron_tekst(&f.bron), f.bevestigd_op, vandaag);
        BronKeuze {
            bron: f.bron.clone(),
            waarde: veld.toon(&f.waarde),
            herkomst: match &f.door {
                Some(door) => format!("{herkomst} · {door}"),
                None => herkomst,
            },
            geldt: false,
        }
    });
    BronVerschil {
        veld: veld.code(),
        label: veld.label(),
        open: v.open,
        keuzes: std::iter::once(geldt).chain(anders).collect(),
    }
}

/// An address of before, or what the BRP says of where.
pub(super) fn adresregel(a: &Adres, vandaag: Date) -> Adresregel {
    Adresregel {
        tekst: a.tekst.clone(),
        sub: [a.soort, &a.periode, &volgens(&a.bron, a.bevestigd_op, vandaag)]
            .into_iter()
            .filter(|d| !d.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
    }
}

/// "Welke klopt?": another source counts from now on.
pub(super) async fn kies_bron(
    bezoek: Bezoek,
    Path((id, persoon)): Path<(HuishoudenId, PersoonId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let Some(veld) = invoer.als::<Feitveld>("veld") else {
        return Err(AppFout::NietGevonden.into());
    };
    let bron = invoer.waarde("bron");
    let uit =
        app::huishouden::feiten::kies(&bezoek.app, &ctx, id, persoon, invoer.versie(), veld, bron).await;
    let pagina = format!("/huishoudens/{id}/personen/{persoon}");
    match klaar(uit) {
        Ok(_) => Ok(naar_met(
            pagina,
            "Je keuze is bewaard. De andere bron blijft staan.",
        )),
        Err(AppFout::Gewijzigd) => Ok(naar_met(
            pagina,
            "Iemand anders heeft deze persoon net gewijzigd. Kijk wat er nu staat, en kies opnieuw.",
        )),
        Err(fout) => Err(fout.into()),
    }
}
