// SPDX-License-Identifier: EUPL-1.2
//! Making a batch: rows in the order of their ids become a zegel and a list. The list holds each id with the first
//! bytes of the hash of its content. The root says *that* something differs, the list says *what*: it costs 24 bytes
//! per row and is read only when the root does not fit.

use super::{Boom, GetekendZegel, Hash, Regel, Zegel, Zegelsleutel, blad};
use crate::{Gemeente, JournaalId};
use jiff::Timestamp;
use uuid::Uuid;

/// Most rows of one batch.
pub const MAXIMUM: u16 = 10_000;

/// Bytes of the content's hash in the list.
pub(super) type Kort = [u8; 8];
const PLAATS: usize = 16 + size_of::<Kort>();

pub(super) fn kort(inhoud: Hash) -> Kort {
    let mut uit = Kort::default();
    uit.iter_mut().zip(inhoud.0).for_each(|(k, h)| *k = h);
    uit
}

/// The list of a batch as it was stored; `None` when it is not a whole number of rows.
pub(super) fn lees_lijst(lijst: &[u8]) -> Option<Vec<(JournaalId, Kort)>> {
    let plaatsen = lijst.chunks_exact(PLAATS);
    if !plaatsen.remainder().is_empty() {
        return None;
    }
    plaatsen
        .map(|p| {
            let (id, kort) = p.split_at_checked(16)?;
            Some((JournaalId::new(Uuid::from_slice(id).ok()?), kort.try_into().ok()?))
        })
        .collect()
}

/// A batch that is being made.
#[derive(Clone, Debug, Default)]
pub struct Bundel {
    boom: Boom,
    lijst: Vec<u8>,
    grenzen: Option<(JournaalId, JournaalId)>,
    buffer: Vec<u8>,
}

impl Bundel {
    /// Adds the next row.
    pub fn erbij(&mut self, regel: &Regel<'_>) {
        let inhoud = regel.inhoud(&mut self.buffer);
        self.boom.erbij(blad(regel.id, inhoud));
        self.lijst.extend_from_slice(regel.id.uuid().as_bytes());
        self.lijst.extend_from_slice(&kort(inhoud));
        let eerste = self.grenzen.map_or(regel.id, |(eerste, _)| eerste);
        self.grenzen = Some((eerste, regel.id));
    }

    /// Seals it after the zegel before it; also gives the list. `None` when there is no row in it.
    pub fn verzegel(
        self,
        gemeente: Gemeente,
        vorige: Option<&Zegel>,
        op: Timestamp,
        sleutel: &Zegelsleutel,
    ) -> Option<(GetekendZegel, Vec<u8>)> {
        let (eerste, laatste) = self.grenzen?;
        let zegel = Zegel {
            gemeente,
            nummer: vorige.map_or(0, |v| v.nummer) + 1,
            eerste,
            laatste,
            aantal: i64::try_from(self.boom.aantal()).unwrap_or(i64::MAX),
            wortel: self.boom.wortel(),
            vorige: vorige.map_or(Hash::NUL, Zegel::hash),
            lijst: Hash::van(&self.lijst),
            // As the database gives it back.
            op: Timestamp::from_microsecond(op.as_microsecond()).unwrap_or(op),
            sleutel: sleutel.publiek().id(),
        };
        Some((zegel.teken(sleutel), self.lijst))
    }
}
