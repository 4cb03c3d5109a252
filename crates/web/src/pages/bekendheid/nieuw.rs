// SPDX-License-Identifier: EUPL-1.2
//! Form of a new question to partners.

use crate::kern::formulier::keuzes;
use crate::kern::scherm::{Scherm, Veld, na_fout};
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, PaginaUitkomst, klaar, naar_met};
use app::bekendheid::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::CasusId;
use domain::bekendheid::NieuweVraag;
use domain::termijn::datum_tekst;
use domain::waarschuwing::Verteld;
use policy::Doel;

fn scherm(bezoek: &Bezoek, id: CasusId, form: &Form, f: Formulier) -> Scherm {
    let actie = format!("/casussen/{id}/bekendheid/nieuw");
    let mut s = Scherm::nieuw(bezoek, "Vraag of iemand bekend is", actie, f);
    s.sub = format!("Huishouden {}", form.blad.kop.huishouden);
    s.terug = (format!("/casussen/{id}/bekendheid"), "Terug".to_owned());
    s.uitleg = vec![
        "Je vraagt aan wie meedoet in deze casus of iemand daar bekend is. Het antwoord is ja, nee, of geen antwoord. Zij schrijven niets over de persoon op.".to_owned(),
        "Zegt een partner ja? Dan kun je daarna gericht verder vragen.".to_owned(),
    ];
    if !form.zonder_grond.is_empty() {
        s.uitleg.push(format!(
            "Niet te kiezen: {}. Zij doen vandaag niet mee op een grond die geldt, of hun organisatie heeft het convenant niet getekend.",
            form.zonder_grond.join(", ")
        ));
    }
    if form.partijen.is_empty() {
        s.ook = vec![(format!("/casussen/{id}/toegang"), "Laat eerst iemand meedoen")];
    }
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    s.velden = vec![
        Veld::Keuzelijst(
            "persoon",
            "Over wie gaat het?",
            "",
            form.leden
                .iter()
                .map(|(id, naam)| Keuze::new(id.to_string(), naam.clone()))
                .collect(),
        ),
        Veld::VinkjesNodig(
            "partijen",
            "Aan wie vraag je het?",
            "Kies alleen wie je nodig hebt.",
            form.partijen
                .iter()
                .map(|p| Keuze::new(p.id.to_string(), format!("{}, {}", p.naam, p.organisatie)))
                .collect(),
        ),
        Veld::Tekstvak(
            "doel",
            "Waarvoor moet je dit weten?",
            "De ander leest dat. Bijvoorbeeld: weten wie er al helpt, zodat wij niet dubbel werken.",
        ),
        Veld::Radios(
            "verteld",
            "Weet de inwoner dat je dit vraagt?",
            keuzes(Verteld::ALL, |v| (v.code(), v.label())),
        ),
        Veld::TekstvakVrij("verteld_reden", "Zo nee: waarom nog niet?"),
        Veld::DatumVrij(
            "uiterlijk",
            "Wanneer heb je het antwoord uiterlijk nodig?",
            vandaag.to_string(),
        ),
    ];
    s.gegevens = vec![(
        "Kies je geen dag",
        format!("uiterlijk {}", datum_tekst(form.verwacht)),
    )];
    s.knop = "Vraag het";
    s
}

async fn toon(bezoek: &Bezoek, id: CasusId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let form = app::bekendheid::form(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    scherm(bezoek, id, &form, f).toon(status)
}

fn concept(id: CasusId) -> String {
    format!("/casussen/{id}/bekendheid/nieuw")
}

pub(super) async fn form(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let f = Formulier::leeg().met_concept(bezoek.concept(&concept(id)).await?);
    toon(&bezoek, id, f, StatusCode::OK).await
}

pub(super) async fn maak(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let nieuw = NieuweVraag {
        persoon: invoer.tekst("persoon"),
        partijen: invoer.waarden("partijen"),
        doel: invoer.tekst("doel"),
        verteld: invoer.tekst("verteld"),
        verteld_reden: invoer.tekst("verteld_reden"),
        uiterlijk: invoer.tekst("uiterlijk"),
    };
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uit = klaar(app::bekendheid::vraag(&bezoek.app, &ctx, id, &nieuw).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => {
            bezoek.wis_concept(&concept(id)).await?;
            Ok(naar_met(
                format!("/casussen/{id}/bekendheid"),
                "De vraag is gesteld. De partner ziet haar op Mijn werk.",
            ))
        }
        Err((f, status)) => toon(&bezoek, id, f, status).await,
    }
}
