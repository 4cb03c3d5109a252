// SPDX-License-Identifier: EUPL-1.2
//! Emergency access: taking it, and the queue of the FG.

use super::drempel::feiten;
use crate::kern::formulier::keuzes;
use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{
    Bezoek, Formulier, Invoer, Pagina, PaginaFout, PaginaUitkomst, klaar, naar_met, tekst, toon,
};
use app::AppFout;
use app::toegang::{Drempel, NoodRij, beoordeel, drempel, neem_nood, nood_lijst};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::CasusId;
use domain::toegang::{NieuwOordeel, NieuweNood, NoodOordeel};
use jiff::civil::Date;
use policy::Doel;
use uuid::Uuid;

fn scherm(bezoek: &Bezoek, d: &Drempel, f: Formulier) -> Scherm {
    let actie = format!("/casussen/{}/toegang/nood", d.casus);
    let mut s = Scherm::nieuw(bezoek, "Noodtoegang", actie, f);
    s.gegevens = feiten(d);
    s.terug = (
        format!("/casussen/{}/toegang/vragen", d.casus),
        "Terug".to_owned(),
    );
    s.uitleg = vec![
        "Is iemand nu in levensgevaar? Bel eerst 112.".to_owned(),
        format!(
            "Met noodtoegang zie je dit dossier {} uur. De casusregisseur ziet dat je dit deed. De functionaris gegevensbescherming kijkt er achteraf naar.",
            d.nood_uren
        ),
    ];
    if d.mag_openen {
        s.uitleg = vec!["Je mag deze casus al zien.".to_owned()];
    } else if d.mag_nood {
        s.velden = vec![
            Veld::Tekstvak(
                "reden",
                "Wat is het gevaar, en waarom heb je het dossier nu nodig?",
                "Dit staat in het journaal.",
            ),
            Veld::Vinkje("bevestigd", "Er is nu acuut gevaar, en wachten kan niet", ""),
        ];
        s.knop = "Open het dossier met noodtoegang";
    } else {
        s.uitleg =
            vec!["Jij kunt geen noodtoegang nemen. Bel de casusregisseur of de crisisdienst.".to_owned()];
    }
    s
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let d = drempel(&bezoek.app, &bezoek.ctx(Doel::Nood), id).await?;
    scherm(&bezoek, &d, Formulier::leeg()).toon(StatusCode::OK)
}

pub(super) async fn neem(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Nood, &invoer);
    let nieuw = NieuweNood {
        reden: invoer.tekst("reden"),
        bevestigd: invoer.heeft("bevestigd", "ja"),
    };
    let uit = klaar(neem_nood(&bezoek.app, &ctx, id, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}"),
            "Je hebt noodtoegang. De FG kijkt er achteraf naar.",
        )),
        Err((f, status)) => {
            let d = drempel(&bezoek.app, &bezoek.ctx(Doel::Nood), id).await?;
            scherm(&bezoek, &d, f).toon(status)
        }
    }
}

/// One time, as shown.
pub(super) struct Keer {
    pub id: Uuid,
    pub wie: String,
    pub casus: String,
    pub wanneer: String,
    pub reden: String,
    pub gelezen: i64,
    pub oordeel: String,
}

/// One time for a screen.
pub(super) fn keer(r: NoodRij, vandaag: Date) -> Keer {
    Keer {
        id: r.id,
        wie: format!("{}, {} ({})", r.medewerker, r.functie, r.team),
        casus: r.casus.unwrap_or_default(),
        wanneer: format!("{} tot {}", tekst::moment(r.van, vandaag), tekst::tijd(r.tot)),
        reden: r.reden,
        gelezen: r.gelezen,
        oordeel: match (r.oordeel, r.beoordeeld_door) {
            (Some(o), Some(door)) => format!("{}, beoordeeld door {door}. {}", o.label(), r.oordeel_reden),
            _ => String::new(),
        },
    }
}

#[derive(Template)]
#[template(path = "toegang/nood.html")]
struct Lijst {
    p: Pagina,
    open: Vec<Keer>,
    klaar: Vec<Keer>,
}

pub(super) async fn lijst(bezoek: Bezoek) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Toezicht);
    let vandaag = ctx.vandaag();
    let kort = |rijen: Vec<NoodRij>| rijen.into_iter().map(|r| keer(r, vandaag)).collect();
    toon(&Lijst {
        open: kort(nood_lijst(&bezoek.app, &ctx, true).await?),
        klaar: kort(nood_lijst(&bezoek.app, &ctx, false).await?),
        p: bezoek.pagina("Noodtoegang", "noodtoegang"),
    })
}

async fn oordeel_scherm(bezoek: &Bezoek, id: Uuid, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Toezicht);
    let rijen = nood_lijst(&bezoek.app, &ctx, true).await?;
    let Some(r) = rijen.into_iter().find(|r| r.id == id) else {
        return Err(PaginaFout::App(AppFout::NietGevonden));
    };
    let k = keer(r, ctx.vandaag());
    let mut s = Scherm::nieuw(
        bezoek,
        "Noodtoegang beoordelen",
        format!("/toezicht/noodtoegang/{id}"),
        f,
    );
    s.p = bezoek.pagina("Noodtoegang beoordelen", "noodtoegang");
    s.terug = (
        "/toezicht/noodtoegang".to_owned(),
        "Terug naar de lijst".to_owned(),
    );
    s.gegevens = vec![
        ("Wie", k.wie),
        ("Casus", k.casus),
        ("Wanneer", k.wanneer),
        ("Reden", k.reden),
        ("Regels in het journaal", k.gelezen.to_string()),
    ];
    s.velden = vec![
        Veld::Radios(
            "oordeel",
            "Was dit terecht?",
            keuzes(NoodOordeel::ALL, |o| (o.code(), o.label())),
        ),
        Veld::Tekstvak(
            "reden",
            "Toelichting",
            "Nodig als het niet terecht was: wat is er gebeurd, en wat heb je gedaan?",
        ),
    ];
    s.knop = "Leg het oordeel vast";
    s.toon(status)
}

pub(super) async fn oordeel_form(bezoek: Bezoek, Path(id): Path<Uuid>) -> PaginaUitkomst {
    oordeel_scherm(&bezoek, id, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn oordeel(bezoek: Bezoek, Path(id): Path<Uuid>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Toezicht, &invoer);
    let nieuw = NieuwOordeel {
        oordeel: invoer.tekst("oordeel"),
        reden: invoer.tekst("reden"),
    };
    let uit = match beoordeel(&bezoek.app, &ctx, id, &nieuw).await {
        Err(AppFout::AlVerwerkt(_)) => Ok(()),
        anders => anders,
    };
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(()) => Ok(naar_met("/toezicht/noodtoegang", "Het oordeel is vastgelegd.")),
        Err((f, status)) => oordeel_scherm(&bezoek, id, f, status).await,
    }
}
