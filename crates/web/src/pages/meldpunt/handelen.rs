// SPDX-License-Identifier: EUPL-1.2
//! What can be done with a melding and an offer. Each handler is one use case; a refusal comes back on the page
//! where it was asked, with everything that was typed.

use super::melding::{toon_aanbieden, toon_melding, toon_samenvoegen};
use crate::kern::{Bezoek, Formulier, Invoer, PaginaUitkomst, klaar, naar_met};
use app::melding::{self, Wijze};
use app::{AppFout, Uitkomst};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::{AanbodId, Fouten, MeldingId};
use policy::Doel;

fn blad(id: MeldingId) -> String {
    format!("/meldingen/{id}")
}

/// The form with its errors, and the status that goes with them; other errors are a page of their own.
fn met_fout(invoer: &Invoer, fout: AppFout) -> Result<(StatusCode, Formulier), AppFout> {
    let f = Formulier::uit(invoer);
    match fout {
        AppFout::Invoer(fouten) => Ok((StatusCode::BAD_REQUEST, f.met_fouten(&fouten))),
        AppFout::Regel(w) => Ok((StatusCode::CONFLICT, f.met_weigering(&w))),
        anders => Err(anders),
    }
}

fn leeg_veld(veld: &str, tekst: &str) -> AppFout {
    let mut f = Fouten::new();
    f.voeg(veld, tekst);
    f.into()
}

async fn op_blad<T>(
    bezoek: &Bezoek,
    id: MeldingId,
    invoer: &Invoer,
    uit: Uitkomst<T>,
    tekst: &str,
) -> PaginaUitkomst {
    match uit {
        Ok(_) | Err(AppFout::AlVerwerkt(_)) => Ok(naar_met(blad(id), tekst)),
        Err(fout) => {
            let (status, f) = met_fout(invoer, fout)?;
            toon_melding(bezoek, id, status, f, false).await
        }
    }
}

pub(super) async fn pak_op(bezoek: Bezoek, Path(id): Path<MeldingId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let overnemen = invoer.heeft("overnemen", "ja");
    let uit = melding::pak_op(&bezoek.app, &ctx, id, overnemen).await;
    op_blad(&bezoek, id, &invoer, uit, "Je hebt deze melding opgepakt.").await
}

pub(super) async fn leg_terug(bezoek: Bezoek, Path(id): Path<MeldingId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let uit = melding::leg_terug(&bezoek.app, &ctx, id).await;
    op_blad(&bezoek, id, &invoer, uit, "De melding ligt weer bij het team.").await
}

pub(super) async fn koppel_terug(
    bezoek: Bezoek,
    Path(id): Path<MeldingId>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let uit = match invoer.als::<Wijze>("wijze") {
        Some(wijze) => melding::koppel_terug(&bezoek.app, &ctx, id, wijze).await,
        None => Err(leeg_veld("wijze", "Kies hoe je het de melder hebt laten weten.")),
    };
    op_blad(
        &bezoek,
        id,
        &invoer,
        uit,
        "Vastgelegd dat de melder bericht heeft.",
    )
    .await
}

pub(super) async fn koppel(bezoek: Bezoek, Path(id): Path<MeldingId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let uit = match invoer.als("huishouden") {
        Some(huishouden) => melding::koppel(&bezoek.app, &ctx, id, huishouden, invoer.als("persoon")).await,
        None => Err(leeg_veld("huishouden", "Kies eerst een huishouden.")),
    };
    op_blad(
        &bezoek,
        id,
        &invoer,
        uit,
        "De melding is gekoppeld aan dit huishouden.",
    )
    .await
}

pub(super) async fn bied_aan(bezoek: Bezoek, Path(id): Path<MeldingId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let uit = match invoer.als("team") {
        Some(team) => klaar(melding::bied_aan(&bezoek.app, &ctx, id, team, invoer.waarde("reden")).await),
        None => Err(leeg_veld("team", "Kies het team dat je vraagt.")),
    };
    match uit {
        Ok(_) => Ok(naar_met(
            blad(id),
            "De melding is aangeboden. Tot het antwoord blijft ze van jullie.",
        )),
        Err(fout) => {
            let (status, f) = met_fout(&invoer, fout)?;
            toon_aanbieden(&bezoek, id, status, f).await
        }
    }
}

pub(super) async fn voeg_samen(bezoek: Bezoek, Path(id): Path<MeldingId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let gekozen = match invoer.waarde("keuze") {
        "" => invoer.waarde("kenmerk"),
        keuze => keuze,
    };
    let uit = if gekozen.is_empty() {
        Err(leeg_veld("kenmerk", "Kies een melding, of vul haar kenmerk in."))
    } else {
        klaar(melding::voeg_samen_met_kenmerk(&bezoek.app, &ctx, id, gekozen).await)
    };
    match uit {
        Ok(blijft) if blijft.is_empty() => Ok(naar_met(blad(id), "De meldingen zijn samengevoegd.")),
        Ok(blijft) => Ok(naar_met(
            format!("/meldingen/{blijft}"),
            "De meldingen zijn samengevoegd. De hoogste urgentie en de eerste datum blijven gelden.",
        )),
        Err(fout) => {
            let (status, f) = met_fout(&invoer, fout)?;
            toon_samenvoegen(&bezoek, id, status, f).await
        }
    }
}

pub(super) async fn aanvaard(bezoek: Bezoek, Path(id): Path<AanbodId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let uit = melding::aanvaard(&bezoek.app, &ctx, id).await;
    na_antwoord(
        &bezoek,
        id,
        &invoer,
        uit,
        "De melding is nu van jullie team.",
        false,
    )
    .await
}

pub(super) async fn geef_terug(bezoek: Bezoek, Path(id): Path<AanbodId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let uit = melding::geef_terug(&bezoek.app, &ctx, id, invoer.waarde("reden")).await;
    match uit {
        // Once returned, the melding is out of sight for the asked team.
        Ok(_) | Err(AppFout::AlVerwerkt(_)) => Ok(naar_met(
            "/meldpunt?kijk=aan_ons",
            "De melding is terug bij het team dat haar aanbood, met jouw reden.",
        )),
        anders => na_antwoord(&bezoek, id, &invoer, anders, "", true).await,
    }
}

pub(super) async fn trek_in(bezoek: Bezoek, Path(id): Path<AanbodId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Triage, &invoer);
    let uit = melding::trek_in(&bezoek.app, &ctx, id).await;
    na_antwoord(&bezoek, id, &invoer, uit, "Het aanbod is ingetrokken.", false).await
}

async fn na_antwoord(
    bezoek: &Bezoek,
    id: AanbodId,
    invoer: &Invoer,
    uit: Uitkomst<MeldingId>,
    tekst: &str,
    teruggeven: bool,
) -> PaginaUitkomst {
    match uit {
        Ok(melding) => Ok(naar_met(blad(melding), tekst)),
        Err(AppFout::AlVerwerkt(_)) => {
            let melding = melding::aanbod_beeld(&bezoek.app, &bezoek.ctx(Doel::Triage), id).await?;
            Ok(naar_met(blad(melding), tekst))
        }
        Err(fout) => {
            let oorspronkelijk = fout.to_string();
            let (status, f) = met_fout(invoer, fout)?;
            let melding = melding::aanbod_beeld(&bezoek.app, &bezoek.ctx(Doel::Triage), id).await?;
            match toon_melding(bezoek, melding, status, f, teruggeven).await {
                // Not on offer any more, so not to be opened either: say what happened, on the queue.
                Err(_) => Ok(naar_met("/meldpunt?kijk=aan_ons", &oorspronkelijk)),
                goed => goed,
            }
        }
    }
}
