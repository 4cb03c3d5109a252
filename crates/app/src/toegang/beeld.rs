// SPDX-License-Identifier: EUPL-1.2
//! Who may see a casus, on which ground, and until when.

use crate::casus::blad::{self, Blad};
use crate::{App, Ctx, Uitkomst};
use domain::inrichting::Toegangsregels;
use domain::toegang::{Grondslag, te_bevestigen};
use domain::{CasusId, PersoonId};
use policy::handelingen as h;
use store::toegang::{self as db, DeelnemerRij, KeuzeRij, NoodRij, UitsluitingRij, VerzoekRij};

/// Somebody who takes part.
#[derive(Clone, Debug)]
pub struct Deelnemer {
    /// As stored.
    pub rij: DeelnemerRij,
    /// The regisseur must say again that it holds.
    pub te_bevestigen: bool,
}

/// The page.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "one flag per act")]
pub struct Toegangsbeeld {
    /// Head of the casus.
    pub blad: Blad,
    /// Who takes part with a sign-in.
    pub deelnemers: Vec<Deelnemer>,
    /// Requests that wait.
    pub verzoeken: Vec<VerzoekRij>,
    /// Who is shut out.
    pub uitsluitingen: Vec<UitsluitingRij>,
    /// The last times that somebody took emergency access.
    pub nood: Vec<NoodRij>,
    /// People of the household, with whether they are restricted.
    pub leden: Vec<(PersoonId, String, bool)>,
    /// Everybody to choose from.
    pub keuzes: Vec<KeuzeRij>,
    /// Grounds that hold today, to choose from.
    pub gronden: Vec<Grondslag>,
    /// Terms.
    pub regels: Toegangsregels,
    /// May let people take part.
    pub mag_deelname: bool,
    /// May answer requests.
    pub mag_beslissen: bool,
    /// May shut people out.
    pub mag_uitsluiten: bool,
    /// May restrict people.
    pub mag_afschermen: bool,
}

/// Opens the page on access to a casus.
///
/// # Errors
/// Access, not found, the store.
pub async fn toegang(app: &App, ctx: &Ctx, casus: CasusId) -> Uitkomst<Toegangsbeeld> {
    let ctx = &blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, casus, &["toegang"]).await?;
        ctx.mag::<h::ToegangZien>(&open.feiten)?;
        let blad = blad::maak(&mut uow, ctx, &open).await?;
        let regels = open.inrichting.toegang;
        let vandaag = ctx.vandaag();
        let huishouden = open.kop.huishouden_id;
        let deelnemers = db::deelnemers(&mut uow, casus).await?;
        let afgeschermd = db::afgeschermden(&mut uow, huishouden).await?;
        let leden = store::huishouden::leden(&mut uow, huishouden).await?;
        let mag_deelname = ctx.mag::<h::DeelnameWijzigen>(&open.feiten).is_ok();
        let mag_uitsluiten = ctx.mag::<h::UitsluitingWijzigen>(&open.feiten).is_ok();
        Ok(Toegangsbeeld {
            deelnemers: deelnemers
                .into_iter()
                .map(|rij| Deelnemer {
                    te_bevestigen: te_bevestigen(rij.sinds, rij.bevestigd_op, vandaag, &regels),
                    rij,
                })
                .collect(),
            verzoeken: db::open_van_casus(&mut uow, casus).await?,
            uitsluitingen: db::uitsluitingen(&mut uow, huishouden).await?,
            nood: db::nood_van_huishouden(&mut uow, huishouden).await?,
            leden: leden
                .into_iter()
                .filter(|l| l.tot.is_none())
                .map(|l| {
                    let ongeboren = l.geboortedatum.is_none() && l.verwacht_op.is_some();
                    (
                        l.persoon_id,
                        crate::huishouden::lid_naam(
                            &l.voornamen,
                            &l.voorvoegsel,
                            &l.geslachtsnaam,
                            ongeboren,
                        ),
                        afgeschermd.iter().any(|a| a.persoon_id == l.persoon_id),
                    )
                })
                .collect(),
            gronden: store::samenwerking::grondslagen(&mut uow)
                .await?
                .into_iter()
                .filter(|g| g.geldt_op(vandaag))
                .collect(),
            keuzes: if mag_deelname || mag_uitsluiten {
                db::medewerkers(&mut uow).await?
            } else {
                Vec::new()
            },
            mag_beslissen: ctx.mag::<h::ToegangBeslissen>(&open.feiten).is_ok(),
            mag_afschermen: ctx.mag::<h::AfschermingWijzigen>(&open.feiten).is_ok(),
            mag_deelname,
            mag_uitsluiten,
            regels,
            blad,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
