// SPDX-License-Identifier: EUPL-1.2
//! Word to the melder, without anything about the household (A9).

use super::laad_vast;
use crate::{App, Ctx, Uitkomst};
use domain::melding::{MeldingUitkomst, Terugkoppeling, terugkoppeling};
use domain::{MeldingId, Weigering, code_enum};
use policy::handelingen::MeldingTerugkoppelen;
use store::journaal::{Boeking, Soort};
use store::melding::{self as opslag, MeldingRij};

code_enum! {
    /// How the melder was told.
    pub enum Wijze {
        Telefoon = "telefoon", "aan de telefoon";
        Email = "email", "per e-mail";
        Brief = "brief", "per brief";
        Gesprek = "gesprek", "in een gesprek";
        NietMogelijk = "niet_mogelijk", "niet mogelijk: de melder is niet te bereiken";
    }
}

/// What the melder may hear now. An open or merged melding gets the text for "we are working on it".
pub(crate) fn bericht(m: &MeldingRij) -> Terugkoppeling {
    let uitkomst = m.uitkomst.map_or(MeldingUitkomst::Team, |u| u.0);
    terugkoppeling(uitkomst, !m.melder_contact.is_empty())
}

/// Keeps that the melder was told, and how. The text is fixed by the rules; nobody can add case content to it.
///
/// # Errors
/// The melder was told before; no contact is known; refused; the store.
pub async fn koppel_terug(app: &App, ctx: &Ctx, id: MeldingId, wijze: Wijze) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad_vast(&mut uow, id).await?;
        let permit = ctx.mag::<MeldingTerugkoppelen>(&m.feiten(uow.gemeente()))?;
        if m.terugkoppeling_op.is_some() {
            return Err(
                Weigering::new("terugkoppeling.al_gedaan", "De melder heeft al bericht gehad.").into(),
            );
        }
        let tekst = match (bericht(&m), wijze) {
            (Terugkoppeling::NietMogelijk { reden }, _) => reden.to_owned(),
            (_, Wijze::NietMogelijk) => "De melder was niet te bereiken.".to_owned(),
            (Terugkoppeling::Bericht { tekst, .. }, w) => format!("Verteld {}. {tekst}", w.label()),
        };
        opslag::koppel_terug(&mut uow, &permit, &m, &tekst).await?;
        let boeking = Boeking {
            onderwerp: "melding",
            onderwerp_id: Some(id.uuid()),
            velden: &["terugkoppeling"],
            reden: wijze.code(),
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}
