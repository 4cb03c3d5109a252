// SPDX-License-Identifier: EUPL-1.2
//! The queue with its filters in the address, and the quick form.

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, Web, klaar, naar_met, tekst, toon, toon_met,
};
use crate::pages::melden::lees;
use app::AppFout;
use app::melding::{self, Filters, Regel, Wachtrij};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::melding::{Gevaar, Hoedanigheid, Kanaal, MeldingSoort, NaamNoemen, Urgentie};
use policy::Doel;
use serde::Deserialize;

/// The filters as they stand in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Adres {
    kijk: String,
    kinderen: String,
    acuut: String,
    over: String,
    soort: String,
    wijk: String,
    urgentie: String,
    behandelaar: String,
    pagina: String,
}

impl Adres {
    fn filters(&self) -> Filters {
        let vol = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        Filters {
            kijk: self.kijk.clone(),
            kinderen: self.kinderen == "1",
            acuut: self.acuut == "1",
            over: self.over == "1",
            soort: self.soort.parse().ok(),
            wijk: vol(&self.wijk),
            urgentie: self.urgentie.parse().ok(),
            behandelaar: self.behandelaar.parse().ok(),
            pagina: self.pagina.parse().unwrap_or(1),
        }
    }
    /// The same address with other values; the page starts at the beginning again.
    fn met(&self, anders: &[(&str, &str)]) -> String {
        let mut uit = form_urlencoded::Serializer::new(String::new());
        for (naam, waarde) in [
            ("kijk", &self.kijk),
            ("kinderen", &self.kinderen),
            ("acuut", &self.acuut),
            ("over", &self.over),
            ("soort", &self.soort),
            ("wijk", &self.wijk),
            ("urgentie", &self.urgentie),
            ("behandelaar", &self.behandelaar),
        ] {
            let waarde = anders
                .iter()
                .find(|(n, _)| *n == naam)
                .map_or(waarde.as_str(), |(_, w)| w);
            if !waarde.is_empty() {
                uit.append_pair(naam, waarde);
            }
        }
        format!("/meldpunt?{}", uit.finish())
    }
}

struct Filter {
    href: String,
    label: &'static str,
    aantal: i64,
    actief: bool,
    soort: &'static str,
}

#[derive(Template)]
#[template(path = "meldpunt/rij.html")]
struct RijPagina {
    p: Pagina,
    f: Formulier,
    r: Wachtrij,
    sub: String,
    filters: Vec<Filter>,
    vinkjes: Vec<(&'static str, String)>,
    soorten: Vec<Keuze>,
    wijken: Vec<Keuze>,
    urgenties: Vec<Keuze>,
    behandelaars: Vec<Keuze>,
    gefilterd: bool,
    nu: u64,
    laatste: u64,
    basis: String,
    mag_opnemen: bool,
}

/// How much of the time is gone, as `m::nog` takes it. Crimson is for danger only.
pub(super) fn stand(urgentie: Urgentie, nog: domain::termijn::Resterend) -> &'static str {
    match (urgentie, nog.is_over(), nog.is_krap()) {
        (Urgentie::Acuut, ..) => "acuut",
        (_, true, _) => "over",
        (_, _, true) => "krap",
        _ => "ruim",
    }
}

impl RijPagina {
    fn stand(&self, r: &Regel) -> &'static str {
        stand(r.urgentie, r.nog)
    }
}

pub(super) async fn pagina(
    State(_web): State<Web>,
    bezoek: Bezoek,
    Query(adres): Query<Adres>,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Triage);
    let mut adres = adres;
    let f = adres.filters();
    let r = melding::wachtrij(&bezoek.app, &ctx, &f).await?;
    let a = &r.aantallen;
    if !["team", "mijn", "vrij", "aan_ons", "wij", "terug"].contains(&adres.kijk.as_str()) {
        adres.kijk = String::new();
    }
    let kijk = |code: &'static str, label, aantal| Filter {
        href: adres.met(&[("kijk", code)]),
        label,
        aantal,
        actief: adres.kijk == code,
        soort: "",
    };
    let schakel = |naam: &'static str, label, aantal, aan: bool, soort| Filter {
        href: adres.met(&[(naam, if aan { "" } else { "1" })]),
        label,
        aantal,
        actief: aan,
        soort,
    };
    let mut filters = vec![
        kijk("mijn", "Wacht op mij", a.mijn),
        kijk("aan_ons", "Aangeboden aan ons", a.aan_ons),
        kijk("vrij", "Nog van niemand", a.vrij),
        kijk("team", "Hele team", a.team),
        kijk("wij", "Door ons aangeboden", a.wij),
        kijk("terug", "Zonder antwoord terug", a.terug),
    ];
    if r.alles {
        filters.push(kijk("", "Alles", a.alles));
    }
    filters.extend([
        schakel("kinderen", "Met kinderen", a.kinderen, f.kinderen, ""),
        schakel("over", "Over de tijd", a.over, f.over, "late"),
        schakel("acuut", "Acuut", a.acuut, f.acuut, "risk"),
    ]);
    let oudste = a
        .oudste
        .map(|op| format!(" · oudste van {}", tekst::moment(op, ctx.vandaag())));
    let sub = match a.alles {
        0 => "Er wacht geen melding op jullie.".to_owned(),
        1 => format!("1 open melding{}", oudste.unwrap_or_default()),
        n => format!("{n} open meldingen{}", oudste.unwrap_or_default()),
    };
    let gefilterd = f
        != Filters {
            pagina: f.pagina,
            ..Filters::default()
        };
    let mag_opnemen = ctx
        .mag::<policy::handelingen::MeldingOpnemen>(&policy::Feiten::Geen)
        .is_ok();
    let vinkjes = [
        ("kijk", &adres.kijk),
        ("kinderen", &adres.kinderen),
        ("acuut", &adres.acuut),
        ("over", &adres.over),
    ]
    .into_iter()
    .filter(|(_, w)| !w.is_empty())
    .map(|(n, w)| (n, w.clone()))
    .collect();
    let pagina = RijPagina {
        p: bezoek.pagina("Meldpunt", "meldpunt"),
        f: Formulier::van([
            ("soort", adres.soort.as_str()),
            ("wijk", adres.wijk.as_str()),
            ("urgentie", adres.urgentie.as_str()),
            ("behandelaar", adres.behandelaar.as_str()),
        ]),
        sub,
        filters,
        vinkjes,
        soorten: keuzes(MeldingSoort::ALL, |s| (s.code(), s.label())),
        wijken: r.wijken.iter().map(|w| Keuze::new(&w.code, &w.naam)).collect(),
        urgenties: keuzes(Urgentie::ALL, |u| (u.code(), u.label())),
        behandelaars: r
            .behandelaars
            .iter()
            .map(|b| Keuze::new(b.id.to_string(), &b.naam))
            .collect(),
        gefilterd,
        nu: u64::try_from(f.pagina).unwrap_or(1),
        laatste: u64::try_from(r.paginas).unwrap_or(1),
        basis: format!("{}&pagina=", adres.met(&[])),
        mag_opnemen,
        r,
    };
    toon(&pagina)
}

#[derive(Template)]
#[template(path = "meldpunt/nieuw.html")]
struct Nieuw {
    p: Pagina,
    f: Formulier,
    kanalen: Vec<Keuze>,
    hoedanigheden: Vec<Keuze>,
    naam_noemen: Vec<Keuze>,
    soorten: Vec<Keuze>,
    gevaar: Vec<Keuze>,
}

const CONCEPT: &str = "meldpunt:nieuw";

pub(super) async fn nieuw(bezoek: Bezoek) -> PaginaUitkomst {
    bezoek
        .app
        .eis::<policy::handelingen::MeldingOpnemen>(&bezoek.ctx(Doel::Triage))
        .await?;
    let f =
        Formulier::van([("kanaal", "telefoon"), ("zelf", "ja")]).met_concept(bezoek.concept(CONCEPT).await?);
    formulier(&bezoek, StatusCode::OK, f)
}

fn formulier(bezoek: &Bezoek, status: StatusCode, f: Formulier) -> PaginaUitkomst {
    let kanalen: Vec<Kanaal> = Kanaal::ALL
        .iter()
        .copied()
        .filter(|k| !matches!(k, Kanaal::Formulier | Kanaal::Import))
        .collect();
    let pagina = Nieuw {
        p: bezoek.pagina("Melding opnemen", "meldpunt"),
        f,
        kanalen: keuzes(&kanalen, |k| (k.code(), k.label())),
        hoedanigheden: keuzes(Hoedanigheid::ALL, |h| (h.code(), h.label())),
        naam_noemen: keuzes(NaamNoemen::ALL, |n| (n.code(), n.label())),
        soorten: keuzes(MeldingSoort::ALL, |s| (s.code(), s.label())),
        gevaar: keuzes(Gevaar::ALL, |g| (g.code(), g.label())),
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn neem_op(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let zelf = invoer.heeft("zelf", "ja");
    match klaar(melding::neem_op(&bezoek.app, &ctx, lees(&invoer), zelf).await) {
        Ok(id) => {
            bezoek.wis_concept(CONCEPT).await?;
            Ok(naar_met(format!("/meldingen/{id}"), "De melding is opgenomen."))
        }
        Err(AppFout::Invoer(fouten)) => {
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            formulier(&bezoek, StatusCode::BAD_REQUEST, f)
        }
        Err(AppFout::Regel(w)) => {
            let f = Formulier::uit(&invoer).met_weigering(&w);
            formulier(&bezoek, StatusCode::CONFLICT, f)
        }
        Err(fout) => Err(fout.into()),
    }
}
