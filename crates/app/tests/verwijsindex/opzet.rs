// SPDX-License-Identifier: EUPL-1.2
//! A gemeente with the verwijsindex on, melders, and children.

use app::verwijsindex::{Mijn, NieuweMelder, OpNaam, lees, mijn, plaats, plaats_op_naam, wijs_aan, zet};
use app::{App, AppFout, Ctx};
use domain::verwijsindex::NieuweInstelling;
use domain::{HuishoudenId, PersoonId};
use jiff::civil::Date;
use policy::Doel;
use testkit::{Wereld, Wie};

/// A write past the use cases.
macro_rules! doe {
    ($uow:expr, $($rest:tt)*) => {{
        let uit: store::Resultaat<u64> = async { store::voer_technisch!($uow, $($rest)*) }.await;
        uit.unwrap();
    }};
}
pub(super) use doe;

/// On, as typed.
pub fn aan() -> NieuweInstelling {
    NieuweInstelling {
        modus: "aan".to_owned(),
        herinner_na: "7".to_owned(),
        procesmanager_na: "14".to_owned(),
        ..NieuweInstelling::default()
    }
}

/// Sets how it works for the gemeente of this context.
pub async fn stel_in(app: &App, ctx: &Ctx, n: &NieuweInstelling) -> Result<(), AppFout> {
    let versie = lees(app, ctx).await.unwrap().instelling.versie;
    zet(app, ctx, versie, n).await.map(drop)
}

pub async fn zet_op(w: &Wereld, n: &NieuweInstelling) -> Result<(), AppFout> {
    stel_in(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), n).await
}

/// On, with the Meldpunt and the ketenpartner as melders.
pub async fn begin(w: &Wereld) {
    zet_op(w, &aan()).await.unwrap();
    for (wie, domein) in [
        (Wie::Meldpunt, "ondersteuning"),
        (Wie::Ketenpartner, "gezondheidszorg"),
    ] {
        let n = NieuweMelder {
            wie: Wereld::medewerker(wie).to_string(),
            domein: domein.to_owned(),
            coordinator: String::new(),
        };
        wijs_aan(&w.app, &w.als(Wie::Procesmanager, Doel::Beheer), 0, &n)
            .await
            .unwrap();
    }
}

/// With the key of a form, as a page has it: what it was handled with is kept.
fn een_formulier(w: &Wereld, ctx: Ctx) -> Ctx {
    Ctx {
        eenmalig: Some(w.app.nieuwe_sleutel()),
        ..ctx
    }
}

/// Who searches and may open households.
pub fn meldpunt(w: &Wereld) -> Ctx {
    een_formulier(w, w.als(Wie::Meldpunt, Doel::Verwijzen))
}

/// Who may not search, and has no right to a BSN.
pub fn partner(w: &Wereld) -> Ctx {
    een_formulier(w, w.als(Wie::Ketenpartner, Doel::Verwijzen))
}

/// A child alone in household `nummer`, with a search term, born on a day. BSN from the official test range.
pub async fn kind(w: &Wereld, nummer: u8, bsn: &str, geboren: Date) -> PersoonId {
    let (huis, id) = w.huishouden(nummer).await;
    w.met_bsn(id, bsn, geboren).await;
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    doe!(
        uow,
        "UPDATE huishouden_lid SET rol = 'kind' WHERE gemeente = $1 AND huishouden_id = $2",
        Wereld::GEMEENTE,
        huis
    );
    for term in [geboren.to_string(), "proef".to_owned()] {
        doe!(
            uow,
            "INSERT INTO persoon_zoekterm (gemeente, term, persoon_id) VALUES ($1,$2,$3)",
            Wereld::GEMEENTE,
            term,
            id
        );
    }
    uow.commit().await.unwrap();
    id
}

/// This person is a parent in a household too.
pub async fn ouder_in(w: &Wereld, huis: HuishoudenId, persoon: PersoonId) {
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    doe!(
        uow,
        "INSERT INTO huishouden_lid (gemeente, huishouden_id, persoon_id, rol, gezag, van) VALUES ($1,$2,$3,'ouder',TRUE,$4)",
        Wereld::GEMEENTE,
        huis,
        persoon,
        w.als_systeem().vandaag()
    );
    uow.commit().await.unwrap();
}

/// Sets one column of a person to a date.
pub async fn overleden(w: &Wereld, persoon: PersoonId, op: Date) {
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    doe!(
        uow,
        "UPDATE persoon SET overleden_op = $3 WHERE gemeente = $1 AND id = $2",
        Wereld::GEMEENTE,
        persoon,
        op
    );
    uow.commit().await.unwrap();
}

/// Lives at the address of another.
pub async fn bij(w: &Wereld, persoon: PersoonId, ander: PersoonId) {
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    doe!(
        uow,
        "UPDATE persoon SET adres_id = (SELECT a.adres_id FROM persoon a WHERE a.gemeente = $1 AND a.id = $3) WHERE gemeente = $1 AND id = $2",
        Wereld::GEMEENTE,
        persoon,
        ander
    );
    uow.commit().await.unwrap();
}

/// What the partner types for the child of household `nummer`.
pub fn op_naam(nummer: u8, geboren: &str) -> OpNaam {
    OpNaam {
        achternaam: format!("boersma{nummer} Proef"),
        geboortedatum: geboren.to_owned(),
        postcode: "7411 ab".to_owned(),
        huisnummer: nummer.to_string(),
        verteld: true,
    }
}

pub async fn door_meldpunt(w: &Wereld, persoon: PersoonId) -> Result<usize, AppFout> {
    plaats(&w.app, &meldpunt(w), persoon, true).await
}

pub async fn door_partner(w: &Wereld, nummer: u8, geboren: &str) -> Result<Option<usize>, AppFout> {
    plaats_op_naam(&w.app, &partner(w), &op_naam(nummer, geboren)).await
}

pub async fn van(w: &Wereld, ctx: &Ctx) -> Mijn {
    mijn(&w.app, ctx).await.unwrap()
}

pub fn regel<T: std::fmt::Debug>(uit: Result<T, AppFout>) -> String {
    match uit {
        Err(AppFout::Regel(w)) => w.code,
        Err(AppFout::Invoer(f)) => f.0.into_iter().map(|v| v.veld).collect::<Vec<_>>().join(","),
        Err(AppFout::Geweigerd(g)) => g.code.to_owned(),
        Err(f) => f.to_string(),
        Ok(waarde) => format!("{waarde:?}"),
    }
}
