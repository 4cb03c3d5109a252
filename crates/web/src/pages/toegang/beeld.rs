// SPDX-License-Identifier: EUPL-1.2
//! Who may see this casus, on which ground, until when.

use super::nood::{Keer, keer};
use crate::kern::{Bezoek, Pagina, PaginaUitkomst, tekst, toon};
use crate::pages::casus::kop::Kop;
use app::toegang::{Deelnemer, toegang};
use askama::Template;
use axum::extract::Path;
use domain::notitie::Categorie;
use domain::termijn::datum_tekst;
use domain::toegang::opent;
use domain::{BetrokkeneId, CasusId, PersoonId};
use jiff::civil::Date;
use policy::Doel;
use uuid::Uuid;

struct Meedoen {
    id: BetrokkeneId,
    versie: i64,
    naam: String,
    organisatie: String,
    rol: String,
    grond: String,
    doel: String,
    notities: String,
    tot: String,
    klopt_nog: bool,
    /// Why it opens nothing, although it stands there.
    dicht: &'static str,
}

#[derive(Template)]
#[template(path = "toegang/casus.html")]
#[expect(clippy::struct_excessive_bools, reason = "one flag per act")]
struct Scherm {
    p: Pagina,
    k: Kop,
    deelnemers: Vec<Meedoen>,
    verzoeken: Vec<(Uuid, String, String)>,
    uitgesloten: Vec<(Uuid, String, String)>,
    nood: Vec<Keer>,
    leden: Vec<(PersoonId, String, bool)>,
    mag_deelname: bool,
    mag_beslissen: bool,
    mag_uitsluiten: bool,
    mag_afschermen: bool,
}

fn meedoen(d: Deelnemer, vandaag: Date) -> Meedoen {
    let r = d.rij;
    let open = opent(
        &Categorie::uit_codes(&r.categorieen),
        &Categorie::uit_codes(&r.grond_opent),
    );
    let namen: Vec<&str> = open.iter().map(|c| c.label()).collect();
    Meedoen {
        id: r.id,
        versie: r.version,
        naam: r.naam,
        organisatie: r.organisatie,
        rol: r.rol,
        grond: r.grondslag,
        doel: r.doel,
        notities: if namen.is_empty() {
            "niets".to_owned()
        } else {
            namen.join(", ")
        },
        tot: r.tot.map_or_else(
            || "zonder einddatum".to_owned(),
            |t| format!("tot en met {}", datum_tekst(t)),
        ),
        klopt_nog: d.te_bevestigen,
        dicht: if !r.convenant {
            "Ziet nu niets: de organisatie heeft het convenant niet getekend."
        } else if open.is_empty() {
            "Ziet nu niets: de grond geldt niet meer. Kies een andere grond."
        } else if r.sinds > vandaag {
            "Begint later."
        } else {
            ""
        },
    }
}

pub(super) async fn toon_toegang(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let b = toegang(&bezoek.app, &ctx, id).await?;
    toon(&Scherm {
        p: bezoek.pagina("Wie mag dit zien?", "casussen"),
        k: Kop::van(&b.blad, "betrokken"),
        deelnemers: b.deelnemers.into_iter().map(|d| meedoen(d, vandaag)).collect(),
        verzoeken: b
            .verzoeken
            .into_iter()
            .map(|v| {
                let wie = format!("{}, {} ({})", v.medewerker, v.functie, v.organisatie);
                (v.id, wie, tekst::moment(v.gevraagd_op, vandaag))
            })
            .collect(),
        uitgesloten: b
            .uitsluitingen
            .into_iter()
            .map(|u| {
                let wie = format!("{}, {}", u.medewerker, u.organisatie);
                (
                    u.id,
                    wie,
                    format!("{}, {}", u.soort.label(), tekst::moment(u.sinds, vandaag)),
                )
            })
            .collect(),
        nood: b.nood.into_iter().map(|r| keer(r, vandaag)).collect(),
        leden: b.leden,
        mag_deelname: b.mag_deelname,
        mag_beslissen: b.mag_beslissen,
        mag_uitsluiten: b.mag_uitsluiten,
        mag_afschermen: b.mag_afschermen,
    })
}
