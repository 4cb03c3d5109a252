// SPDX-License-Identifier: EUPL-1.2
//! The sheet that every page of a casus stands on: head, phase, what is next, why one may see it, and which tabs
//! and buttons there are. Pages of other capabilities ask for it with [`blad`] and include `casus/_kop.html`.

use crate::casus::fase;
use crate::{App, AppFout, Ctx, Uitkomst, inrichting};
use domain::CasusId;
use domain::casus::{Fase, wat_nu};
use domain::inrichting::Inrichting;
use domain::notitie::Categorie;
use domain::termijn::{Resterend, resterend};
use domain::waarschuwing::{Getoond, Waarschuwing};
use jiff::Timestamp;
use policy::handelingen::{
    BekendheidAntwoorden, BekendheidVragen, BetrokkeneWijzigen, CasusAfsluiten, CasusFase, CasusOpenen,
    CasusPrinten, CasusToewijzen, ContactStoppen, HuishoudenWijzigen, IntakeDoen, JournaalZien, NotitieMaken,
    OvergangOntvangen, OvergangRegelen, PlanAfdrukVoorLid, PlanWijzigen, ToegangZien, UitsluitingMelden,
    WaarschuwingWijzigen,
};
use policy::{Feiten, Handeling, Permit, Vraag, mag_categorie};
use std::sync::Arc;
use store::Uow;
use store::casus::CasusKop;
use store::casus_blad;
pub use store::casus_blad::WaarschuwingRij;
use store::journaal::{Boeking, Soort};

/// Why the actor may see this casus, for the line above the page and its panel.
#[derive(Clone, Debug)]
pub struct Waarom {
    /// Role or relation.
    pub rol: String,
    /// Purpose.
    pub doel: &'static str,
    /// Legal ground.
    pub grondslag: String,
    /// The reason, as a sentence.
    pub reden: String,
    /// Id of the policy that decided.
    pub beleid: &'static str,
    /// Which policies those are.
    pub beleid_versie: String,
}

impl Waarom {
    /// Of this permit.
    pub fn van<A: Handeling>(permit: &Permit<A>) -> Self {
        Self {
            rol: permit.rol().to_owned(),
            doel: permit.doel().label(),
            grondslag: permit.grondslag().to_owned(),
            reden: permit.reden().to_owned(),
            beleid: permit.weg(),
            beleid_versie: policy::beleid::versie_tekst(policy::beleid::versie()),
        }
    }
}

/// What the actor may do in this casus: which buttons and tabs there are. Every act decides again.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    missing_docs,
    clippy::struct_excessive_bools,
    reason = "one flag per act, named after it"
)]
pub struct Mag {
    pub notitie: bool,
    pub intake: bool,
    pub plan: bool,
    pub fase: bool,
    pub afsluiten: bool,
    pub toewijzen: bool,
    pub betrokkenen: bool,
    pub huishouden: bool,
    pub journaal: bool,
    pub contact_stoppen: bool,
    pub toegang: bool,
    pub uitsluiten: bool,
    pub waarschuwen: bool,
    /// Asking or answering whether somebody is known with a partner.
    pub bekendheid: bool,
    /// Arranging or receiving changes of age or school.
    pub overgangen: bool,
    pub printen: bool,
    pub afdruk_voor: bool,
}

/// The sheet.
#[derive(Clone, Debug)]
pub struct Blad {
    /// Head of the casus.
    pub kop: CasusKop,
    /// Number of people in the household.
    pub personen: i64,
    /// What is next.
    pub wat_nu: String,
    /// Open ends without an answer.
    pub open_einden: usize,
    /// What is left of the term of the phase; `None` when it has none any more.
    pub resterend: Option<Resterend>,
    /// What to know before a visit and before sharing, as the actor may read it.
    pub let_op: Vec<Getoond>,
    /// Pinned safety notes, for those who may see them.
    pub waarschuwingen: Vec<WaarschuwingRij>,
    /// Why one may see it.
    pub waarom: Waarom,
    /// What one may do.
    pub mag: Mag,
    /// Categories of data that are shown.
    pub categorieen: Vec<Categorie>,
    /// All of them.
    pub gevoelig: bool,
    /// Moment of the page.
    pub nu: Timestamp,
}

impl Blad {
    /// True when data of this category are shown.
    pub fn toont(&self, categorie: Categorie) -> bool {
        self.categorieen.contains(&categorie)
    }
}

/// A casus that was opened, inside the unit of work of a use case.
pub(crate) struct Geopend {
    pub kop: CasusKop,
    pub feiten: Feiten,
    pub permit: Permit<CasusOpenen>,
    pub inrichting: Arc<Inrichting>,
    pub waarschuwingen: Vec<Waarschuwing>,
}

/// Loads the head, decides on access, and books the opening with the field groups that the page shows.
pub(crate) async fn open(uow: &mut Uow, ctx: &Ctx, id: CasusId, velden: &[&str]) -> Uitkomst<Geopend> {
    let kop = store::casus::kop(uow, id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let feiten = kop.feiten(uow.gemeente());
    let permit: Permit<CasusOpenen> = ctx.mag(&feiten)?;
    let inrichting = inrichting::geldend(uow, ctx).await?;
    let waarschuwingen = crate::waarschuwing::lees_actief(uow, kop.huishouden_id).await?;
    let mut velden = velden.to_vec();
    if !waarschuwingen.is_empty() {
        velden.push("waarschuwingen");
    }
    let boeking = Boeking {
        casus: Some(id),
        huishouden: Some(kop.huishouden_id),
        onderwerp: "casus",
        velden: &velden,
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gelezen, boeking).await?;
    Ok(Geopend {
        kop,
        feiten,
        permit,
        inrichting,
        waarschuwingen,
    })
}

/// Makes the sheet of an opened casus. A fixed number of small queries.
pub(crate) async fn maak(uow: &mut Uow, ctx: &Ctx, open: &Geopend) -> Uitkomst<Blad> {
    let kop = &open.kop;
    let stand = fase::stand(uow, ctx, &open.inrichting, kop.id).await?;
    let personen = casus_blad::personen(uow, kop.huishouden_id).await?;
    let categorieen = open.permit.categorieen().to_vec();
    let waarschuwingen = if mag_categorie(&open.permit, Categorie::Veiligheid) {
        casus_blad::waarschuwingen(uow, kop.id).await?
    } else {
        Vec::new()
    };
    Ok(Blad {
        wat_nu: wat_nu(*kop.fase, &stand),
        open_einden: stand.open_einden,
        resterend: (*kop.fase != Fase::Gesloten).then(|| resterend(ctx.nu, kop.fase_termijn)),
        waarom: Waarom::van(&open.permit),
        mag: mag(ctx, &open.feiten),
        kop: kop.clone(),
        personen,
        let_op: crate::waarschuwing::let_op(&open.waarschuwingen, &open.permit, ctx.vandaag()),
        waarschuwingen,
        gevoelig: categorieen.len() == Categorie::ALL.len(),
        categorieen,
        nu: ctx.nu,
    })
}

fn mag(ctx: &Ctx, feiten: &Feiten) -> Mag {
    fn ja<A: Handeling>(vraag: &Vraag<'_>) -> bool {
        vraag.mag::<A>().is_ok()
    }
    let vraag = &Vraag::nieuw(&ctx.actor, ctx.doel, feiten);
    Mag {
        notitie: ja::<NotitieMaken>(vraag),
        intake: ja::<IntakeDoen>(vraag),
        plan: ja::<PlanWijzigen>(vraag),
        fase: ja::<CasusFase>(vraag),
        afsluiten: ja::<CasusAfsluiten>(vraag),
        toewijzen: ja::<CasusToewijzen>(vraag),
        betrokkenen: ja::<BetrokkeneWijzigen>(vraag),
        huishouden: ja::<HuishoudenWijzigen>(vraag),
        journaal: ja::<JournaalZien>(vraag),
        contact_stoppen: ja::<ContactStoppen>(vraag),
        toegang: ja::<ToegangZien>(vraag),
        uitsluiten: ja::<UitsluitingMelden>(vraag),
        waarschuwen: ja::<WaarschuwingWijzigen>(vraag),
        bekendheid: ja::<BekendheidVragen>(vraag) || ja::<BekendheidAntwoorden>(vraag),
        overgangen: ja::<OvergangRegelen>(vraag) || ja::<OvergangOntvangen>(vraag),
        printen: ja::<CasusPrinten>(vraag),
        afdruk_voor: ja::<PlanAfdrukVoorLid>(vraag),
    }
}

/// Opens a casus for a page that shows these field groups ("plan", "fase"), and gives its sheet.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn blad(app: &App, ctx: &Ctx, id: CasusId, velden: &[&str]) -> Uitkomst<Blad> {
    let mut uow = app.begin(&zonder_sleutel(ctx)).await?;
    let uit = async {
        let open = open(&mut uow, ctx, id, velden).await?;
        maak(&mut uow, ctx, &open).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Showing a form again must not count as its second submit.
pub(crate) fn zonder_sleutel(ctx: &Ctx) -> Ctx {
    Ctx {
        eenmalig: None,
        ..ctx.clone()
    }
}
