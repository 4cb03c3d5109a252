// SPDX-License-Identifier: EUPL-1.2
//! Sources side by side on the page of a person: what each says, and "welke klopt?".

use crate::kern::tekst;
use crate::kern::{Bezoek, Invoer, PaginaUitkomst, klaar, naar_met};
use app::AppFout;
use app::huishouden::feiten::{Adres, AndereNaam};
use app::huishouden::persoon::Form;
use axum::extract::Path;
use domain::brp::Stand;
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

/// An address or a name of before.
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

fn met_punten(delen: [&str; 3]) -> String {
    let gevuld: Vec<&str> = delen.into_iter().filter(|d| !d.is_empty()).collect();
    gevuld.join(" · ")
}

/// An address of before, or what the BRP says of where.
pub(super) fn adresregel(a: &Adres, vandaag: Date) -> Adresregel {
    Adresregel {
        tekst: a.tekst.clone(),
        sub: met_punten([a.soort, &a.periode, &volgens(&a.bron, a.bevestigd_op, vandaag)]),
    }
}

/// A name of before, or that of now with its title.
pub(super) fn naamregel(n: &AndereNaam, vandaag: Date) -> Adresregel {
    let soort = if n.eerder { "vorige naam" } else { "met titel" };
    Adresregel {
        tekst: n.tekst.clone(),
        sub: met_punten([soort, &n.periode, &volgens(&n.bron, n.bevestigd_op, vandaag)]),
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

/// How the last question to the BRP stands.
pub(super) struct BrpStaat {
    pub tekst: String,
    pub merk: &'static str,
    pub waarom: String,
}

/// In words; `None`: nothing was asked and nothing can be.
pub(super) fn brp_staat(form: &Form, vandaag: Date) -> Option<BrpStaat> {
    let Some(v) = &form.brp else {
        return form.mag_brp.then(|| BrpStaat {
            tekst: "De BRP is hier nog niet om deze persoon gevraagd.".to_owned(),
            merk: "",
            waarom: String::new(),
        });
    };
    let wie = v.door.as_ref().map(|d| format!(" door {d}")).unwrap_or_default();
    let gevraagd = format!("Gevraagd{wie}, {}", tekst::moment(v.gevraagd_op, vandaag));
    Some(match *v.stand {
        Stand::Klaar => BrpStaat {
            tekst: format!(
                "{gevraagd}: {}.",
                v.uitkomst.as_ref().map_or("er is een antwoord", |u| u.label())
            ),
            merk: "",
            waarom: String::new(),
        },
        Stand::Mislukt => BrpStaat {
            tekst: format!("{gevraagd}."),
            merk: "geen antwoord",
            waarom: format!("Waarom: {}.", v.waarom.trim_end_matches('.')),
        },
        Stand::Wacht => BrpStaat {
            tekst: format!("{gevraagd}."),
            merk: "wacht op de BRP",
            waarom: if v.waarom.is_empty() {
                "Werk verder met wat bekend is. We vragen het vanzelf opnieuw.".to_owned()
            } else {
                format!(
                    "Werk verder met wat bekend is. We vragen het vanzelf opnieuw ({}).",
                    v.waarom.trim_end_matches('.')
                )
            },
        },
    })
}

/// Asks the BRP now; when it does not answer, the question waits.
pub(super) async fn vraag_brp(
    bezoek: Bezoek,
    Path((id, persoon)): Path<(HuishoudenId, PersoonId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let pagina = format!("/huishoudens/{id}/personen/{persoon}#brp");
    let uit = app::brp::ververs(&bezoek.app, &ctx, id, persoon).await;
    let zin = match &uit {
        Ok(Stand::Klaar) => "De BRP heeft geantwoord.",
        Ok(Stand::Mislukt) => "De BRP gaf geen antwoord. Bij 'Basisregistratie personen' staat waarom.",
        Ok(Stand::Wacht) => {
            "De BRP antwoordt nu niet. Je vraag is bewaard en wordt vanzelf opnieuw gesteld. Werk verder met wat bekend is."
        }
        // The same form once more.
        Err(_) => "Je vraag is al gesteld. Bij 'Basisregistratie personen' staat hoe het ermee is.",
    };
    match klaar(uit) {
        Ok(_) => Ok(naar_met(pagina, zin)),
        Err(AppFout::Regel(w)) => Ok(naar_met(pagina, &w.reden)),
        Err(fout) => Err(fout.into()),
    }
}
