// SPDX-License-Identifier: EUPL-1.2
//! Everything that is logged on this thread, at the most talkative level: to see what must not stand in a log.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Debug, Default)]
struct Band(Arc<Mutex<Vec<u8>>>);

impl Write for Band {
    fn write(&mut self, stuk: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(stuk);
        Ok(stuk.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Band {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Catches the log of this thread for as long as it lives.
#[derive(Debug)]
pub struct Logvanger {
    band: Band,
    _zolang: DefaultGuard,
}

impl Logvanger {
    /// The first line, at the lowest level.
    pub const EERSTE: &'static str = "the log is caught from here";

    /// From now on.
    pub fn begin() -> Self {
        let band = Band::default();
        let schrijver = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(band.clone())
            .with_ansi(false)
            .finish();
        let zolang = tracing::subscriber::set_default(schrijver);
        // Shows that it listens, also when nothing else is said.
        tracing::trace!("{}", Self::EERSTE);
        Self {
            band,
            _zolang: zolang,
        }
    }
    /// What was logged so far.
    pub fn tekst(&self) -> String {
        let bytes = self.band.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}
