// SPDX-License-Identifier: EUPL-1.2
//! The queue of the Meldpunt and of every team that has meldingen.

use crate::{App, Ctx, Uitkomst};
use domain::melding::{MeldingSoort, Urgentie};
use domain::termijn::{Resterend, resterend};
use domain::{MedewerkerId, MeldingId};
use jiff::Timestamp;
use policy::{Feiten, Scope, handelingen::MeldingenZien};
use store::journaal::{Boeking, Soort};
use store::melding::wachtrij as opslag;
pub use store::melding::wachtrij::{Aantallen, Behandelaar, Keuze};

/// Rows per page.
pub const PAGINA: i64 = 50;

/// The filters, as in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// `team`, `mijn`, `vrij`, `aan_ons`, `wij`, `terug`; anything else is all that the actor may see.
    pub kijk: String,
    /// Children live there.
    pub kinderen: bool,
    /// Acute.
    pub acuut: bool,
    /// Over the due date.
    pub over: bool,
    /// Kind of concern.
    pub soort: Option<MeldingSoort>,
    /// Wijk (code).
    pub wijk: Option<String>,
    /// Urgency.
    pub urgentie: Option<Urgentie>,
    /// Who has it.
    pub behandelaar: Option<MedewerkerId>,
    /// Page, from 1.
    pub pagina: i64,
}

/// A row of the queue.
#[derive(Clone, Debug)]
pub struct Regel {
    /// Which melding.
    pub id: MeldingId,
    /// Subject.
    pub onderwerp: String,
    /// "Voorstad · telefoon".
    pub bij: String,
    /// Kind of concern.
    pub soort: &'static str,
    /// Who reported: "buur", or the organisation.
    pub van: String,
    /// Urgency.
    pub urgentie: Urgentie,
    /// Children live there.
    pub kinderen: bool,
    /// What is known of the household, in words; and whether it is worth a mark.
    pub bekend: String,
    /// A casus runs or ran.
    pub bekend_casus: bool,
    /// Time left for the weighing.
    pub nog: Resterend,
    /// Owner: the person, else the team.
    pub eigenaar: String,
    /// Team that owns it.
    pub team: String,
    /// Nobody has it yet.
    pub vrij: bool,
    /// On offer to this team, with the time left to answer.
    pub aanbod: Option<(String, Resterend)>,
    /// On offer to the actor's team.
    pub aan_ons: bool,
    /// The last offer came home without an answer.
    pub onbeantwoord: bool,
    /// When it came in.
    pub ontvangen_op: Timestamp,
}

/// The queue.
#[derive(Clone, Debug)]
pub struct Wachtrij {
    /// Rows of this page.
    pub regels: Vec<Regel>,
    /// Rows with these filters.
    pub totaal: i64,
    /// Number of pages, at least 1.
    pub paginas: i64,
    /// Counts per filter, without the other filters.
    pub aantallen: Aantallen,
    /// Wijken to filter by.
    pub wijken: Vec<Keuze>,
    /// People to filter by.
    pub behandelaars: Vec<Behandelaar>,
    /// The actor sees every melding of the gemeente.
    pub alles: bool,
}

/// The queue with these filters. A fixed number of statements. Offers over their time come home first.
///
/// # Errors
/// Refused; the store.
pub async fn wachtrij(app: &App, ctx: &Ctx, f: &Filters) -> Uitkomst<Wachtrij> {
    super::laat_verlopen_zo_nodig(app, ctx).await?;
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<MeldingenZien>(&Feiten::Geen)?;
        let scope = Scope::van(&ctx.actor);
        let zeef = opslag::Zeef {
            kijk: &f.kijk,
            kinderen: f.kinderen,
            acuut: f.acuut,
            over: f.over,
            soort: f.soort.map(MeldingSoort::code),
            wijk: f.wijk.as_deref(),
            urgentie: f.urgentie.map(Urgentie::code),
            behandelaar: f.behandelaar,
        };
        let overslaan = (f.pagina.clamp(1, 10_000) - 1) * PAGINA;
        let rijen = opslag::pagina(&mut uow, &scope, &zeef, PAGINA, overslaan).await?;
        let aantallen = opslag::aantallen(&mut uow, &scope).await?;
        let wijken = opslag::wijken(&mut uow).await?;
        let behandelaars = opslag::behandelaars(&mut uow, &scope).await?;
        let boeking = Boeking {
            onderwerp: "meldingen",
            velden: &["onderwerp", "wijk", "urgentie"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        let totaal = rijen.first().map_or(0, |r| r.totaal);
        Ok(Wachtrij {
            regels: rijen.into_iter().map(|r| regel(r, ctx.nu)).collect(),
            totaal,
            paginas: ((totaal + PAGINA - 1) / PAGINA).max(1),
            aantallen,
            wijken,
            behandelaars,
            alles: scope.alle_meldingen,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn regel(r: opslag::WachtrijRij, nu: Timestamp) -> Regel {
    let bekend = match (r.gekoppeld, r.casus_lopend, r.casus_eerder, r.eerder) {
        (false, ..) => "nog niet gezocht".to_owned(),
        (_, true, ..) => "lopende casus".to_owned(),
        (_, _, Some(op), _) => format!("eerder casus, {}", domain::termijn::datum(op).year()),
        (_, _, _, 0) => "nieuw huishouden".to_owned(),
        (_, _, _, 1) => "1 eerdere melding".to_owned(),
        (_, _, _, n) => format!("{n} eerdere meldingen"),
    };
    let bij = match &r.wijk {
        Some(wijk) => format!("{wijk} · {}", r.kanaal.label()),
        None => r.kanaal.label().to_owned(),
    };
    Regel {
        id: r.id,
        onderwerp: r.onderwerp,
        bij,
        soort: r.soort.label(),
        van: if r.melder_organisatie.is_empty() {
            r.hoedanigheid.label().to_owned()
        } else {
            r.melder_organisatie
        },
        urgentie: r.urgentie.0,
        kinderen: r.met_kinderen == "ja",
        bekend,
        bekend_casus: r.casus_lopend || r.casus_eerder.is_some(),
        nog: resterend(nu, r.termijn_op),
        eigenaar: r.behandelaar.unwrap_or_else(|| r.team.clone()),
        team: r.team,
        vrij: r.behandelaar_id.is_none(),
        aanbod: r.aanbod_aan.zip(r.aanbod_voor.map(|v| resterend(nu, v))),
        aan_ons: r.aanbod_aan_ons,
        onbeantwoord: r.onbeantwoord,
        ontvangen_op: r.ontvangen_op,
    }
}
