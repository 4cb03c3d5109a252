// SPDX-License-Identifier: EUPL-1.2
//! A team of another gemeente works here under a service agreement (A12): the agreements, their guests, and going from
//! one gemeente to the other. That nothing opens without an agreement in force stands in the policies, on facts that
//! [`crate::aanmelden::sessie`] reads at every request.

mod beeld;
mod gast;
mod wijzigen;
mod wissel;

pub use beeld::{Blad, Lijst, blad, lijst, teams};
pub use gast::{gast_eraf, voeg_gast_toe};
pub use store::dienstverlening::{
    DienstRij, EldersRij, GastRij, GevolgRij, PlekRij, StapRij, TeamElders, TeamlidRij, ThuisRij,
};
pub use wijzigen::{maak, stop, zet_laatste_dag};
pub use wissel::{Werkplek, Werkplekken, werkplekken, wissel};

use crate::{AppFout, Ctx, Uitkomst};
use domain::dienstverlening::{Stand, stand};
use domain::{DienstId, Fouten};
use store::Uow;
use store::dienstverlening as db;
use store::journaal::Boeking;

/// State of an agreement today.
pub fn stand_van(d: &DienstRij, ctx: &Ctx) -> Stand {
    stand(d.van, d.tot, d.gestopt_op.is_some(), ctx.vandaag())
}

async fn lees(uow: &mut Uow, id: DienstId) -> Uitkomst<DienstRij> {
    db::een_dienst(uow, id).await?.ok_or(AppFout::NietGevonden)
}

fn een_fout(veld: &str, tekst: &str) -> Fouten {
    let mut f = Fouten::new();
    f.voeg(veld, tekst);
    f
}

fn boeking<'a>(id: DienstId, velden: &'a [&'a str]) -> Boeking<'a> {
    Boeking {
        onderwerp: "dienstverlening",
        onderwerp_id: Some(id.uuid()),
        velden,
        ..Boeking::default()
    }
}
