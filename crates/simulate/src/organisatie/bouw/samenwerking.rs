// SPDX-License-Identifier: EUPL-1.2
//! The convenant with its signatures, and the grounds that a gemeente begins with (H8).

use super::Bouw;
use crate::{
    codes::soort,
    id::Id,
    rijen::{ConvenantPartijRij, ConvenantRij, GrondslagRij},
};
use domain::toegang::BEGIN_GRONDSLAGEN;

/// Id of the only version of the convenant.
const CONVENANT: Id = Id::vast(soort::CONVENANT, 1);

impl Bouw<'_> {
    /// The convenant and the grounds. Nothing is drawn, so that all else stays as it was.
    pub(super) fn samenwerking(&mut self) {
        self.bak.convenant.push(ConvenantRij {
            gemeente: self.gemeente,
            id: CONVENANT,
            nummer: 1,
            naam: "Samenwerkingsconvenant Bijzonder Zorgteam Proef".into(),
            vindplaats: "zaak 2022-000123".into(),
            geldig_van: self.begin,
            geldig_tot: None,
            version: 1,
        });
        for (n, g) in (1..).zip(&BEGIN_GRONDSLAGEN) {
            self.bak.grondslag.push(GrondslagRij {
                gemeente: self.gemeente,
                id: Id::vast(soort::GRONDSLAG, n),
                code: g.code.into(),
                naam: g.naam.into(),
                artikel: g.artikel.into(),
                uitleg: g.uitleg.into(),
                categorieen: g.categorieen.into(),
                geldig_van: self.begin,
                geldig_tot: None,
                version: 1,
            });
        }
    }

    /// An organisation signs.
    pub(super) fn teken(&mut self, nummer: u32, organisatie: Id) {
        self.bak.convenant_partij.push(ConvenantPartijRij {
            gemeente: self.gemeente,
            id: Id::vast(soort::PARTIJ, nummer),
            convenant_id: CONVENANT,
            organisatie_id: organisatie,
            getekend_op: self.begin.plus(200),
            getekend_door: "de bestuurder".into(),
            mandaat: "Medewerkers mogen in het overleg afspraken maken over de eigen hulp.".into(),
            tot: None,
            einde_reden: "".into(),
            version: 1,
        });
    }
}
