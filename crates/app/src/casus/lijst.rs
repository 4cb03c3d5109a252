// SPDX-License-Identifier: EUPL-1.2
//! The list of casussen: what one may see, filtered, a page at a time.

use crate::{App, Ctx, Uitkomst};
use domain::casus::Fase;
use domain::termijn::resterend;
use domain::{CasusId, Id, MedewerkerId};
use jiff::Timestamp;
use policy::{Feiten, Permit, Scope, handelingen::CasussenZien};
use store::Uow;
use store::casus_lijst::{self as lijst, Filter};
pub use store::casus_lijst::{CasusRegel, KeuzeRij, RegisseurRij};
use store::journaal::{Boeking, Soort};

/// Rows on a page.
pub const PER_PAGINA: usize = 50;

/// What is asked; empty filters nothing.
#[derive(Clone, Debug, Default)]
pub struct Vraag {
    /// Phase code, `alle`, or empty for every running phase.
    pub fase: String,
    /// Code of a wijk.
    pub wijk: String,
    /// Regisseur.
    pub regisseur: Option<MedewerkerId>,
    /// Only without regisseur.
    pub zonder_regisseur: bool,
    /// Only late.
    pub te_laat: bool,
    /// Key of the last row of the page before: microseconds of the term, and id.
    pub na: Option<(i64, CasusId)>,
}

/// A row with what is left of the term of its phase.
#[derive(Clone, Debug)]
pub struct Regel {
    /// The row.
    pub rij: CasusRegel,
    /// "nog 3 dagen"; empty when closed.
    pub nog: String,
    /// The term of the phase is over.
    pub over: bool,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Lijst {
    /// Rows.
    pub regels: Vec<Regel>,
    /// Key for the next page, if there is one.
    pub volgende: Option<(i64, CasusId)>,
    /// Wijken to filter by.
    pub wijken: Vec<KeuzeRij>,
    /// Regisseurs to filter by; only for those who see every casus.
    pub regisseurs: Vec<RegisseurRij>,
    /// Every casus of the gemeente is in reach.
    pub alles: bool,
}

/// A page of the casussen that the actor may see.
///
/// # Errors
/// Access, the store.
pub async fn casussen(app: &App, ctx: &Ctx, vraag: &Vraag) -> Uitkomst<Lijst> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx, vraag).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(uow: &mut Uow, ctx: &Ctx, vraag: &Vraag) -> Uitkomst<Lijst> {
    let permit: Permit<CasussenZien> = ctx.mag(&Feiten::Geen)?;
    let scope = Scope::van(&ctx.actor);
    let fase = match vraag.fase.as_str() {
        "alle" => "",
        code if code.parse::<Fase>().is_ok() => code,
        _ => "lopend",
    };
    let na = vraag
        .na
        .and_then(|(us, id)| Some((Timestamp::from_microsecond(us).ok()?, id)))
        .unwrap_or((Timestamp::UNIX_EPOCH, Id::new(uuid::Uuid::nil())));
    let filter = Filter {
        fase: fase.to_owned(),
        wijk: vraag.wijk.clone(),
        regisseur: vraag.regisseur,
        zonder_regisseur: vraag.zonder_regisseur,
        te_laat: vraag.te_laat,
        nu: ctx.nu,
        na,
    };
    let mut rijen = lijst::lijst(uow, &scope, &filter, ctx.vandaag(), PER_PAGINA as i64 + 1).await?;
    let meer = rijen.len() > PER_PAGINA;
    rijen.truncate(PER_PAGINA);
    let wijken = lijst::wijken(uow).await?;
    let regisseurs = if scope.alle_casussen {
        lijst::regisseurs(uow).await?
    } else {
        Vec::new()
    };
    let boeking = Boeking {
        onderwerp: "casus",
        velden: &["lijst"],
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gezocht, boeking).await?;
    Ok(Lijst {
        volgende: rijen
            .last()
            .filter(|_| meer)
            .map(|r| (r.fase_termijn.as_microsecond(), r.id)),
        regels: rijen
            .into_iter()
            .map(|rij| {
                let rest = (*rij.fase != Fase::Gesloten).then(|| resterend(ctx.nu, rij.fase_termijn));
                Regel {
                    nog: rest.map(|r| r.to_string()).unwrap_or_default(),
                    over: rest.is_some_and(domain::termijn::Resterend::is_over),
                    rij,
                }
            })
            .collect(),
        wijken,
        regisseurs,
        alles: scope.alle_casussen,
    })
}
