// SPDX-License-Identifier: EUPL-1.2
//! The verwijsindex (Jeugdwet 7.1): how it works here, who may place signalen, the signalen, and where they met. Reads
//! across gemeenten say so; they give pseudonyms and staff, nothing of residents.

mod inrichten;
mod matches;
mod opruimen;
mod persoon;
mod signaal;

pub use inrichten::{
    InstellingRij, KandidaatRij, MelderRij, aantal_lopend, eindig_melder, instellingen, kandidaten,
    melder_van, melders, staat_aan, wijs_aan, zet_instelling,
};
pub use matches::{
    MatchKop, MatchRij, NieuweMatch, OpenMatchRij, OpenRij, Telling, lees_match, matches_van, matches_weg,
    open_matches, tel, verbreek, voeg_match_toe, volg_op, wis_match,
};
pub use opruimen::{EindRij, herzet_archief, oude_sleutels, te_verwijderen, wis_archief, wis_persoon};
pub use persoon::{GevondenRij, OuderRij, PersoonFeiten, ouders, persoon, vind};
pub use signaal::{
    MijnRij, SignaalRij, TREFFERS, TREFFERS_HOOGSTENS, Treffer, archiveer, huishouden_van, lees, lopend_van,
    met_signaal, mijn, sleutels_weg, treffers, van_persoon, voeg_sleutel_toe, voeg_toe, wis, zet_eind,
};
