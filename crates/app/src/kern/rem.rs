// SPDX-License-Identifier: EUPL-1.2
//! A limit on how often somebody may do something. It counts in the memory of this server, by the clock of the
//! application: with more servers each counts for itself.

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Arc;
use store::Bron;

/// The clock of the application, as the limiter reads it.
#[derive(Clone)]
struct Klok(Arc<dyn Bron>);

impl Clock for Klok {
    type Instant = Nanos;
    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.0.nu().as_nanosecond()).unwrap_or(0))
    }
}

type Teller<K> = RateLimiter<K, DashMapStateStore<K>, Klok, NoOpMiddleware<Nanos>>;

/// A limit for each `K`: so many at once, and as many again in a minute.
pub struct Rem<K: Hash + Eq + Clone>(Option<Teller<K>>);

impl<K: Hash + Eq + Clone> std::fmt::Debug for Rem<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Rem").field(&self.0.is_some()).finish()
    }
}

impl<K: Hash + Eq + Clone> Rem<K> {
    /// So many a minute; `None` is no limit.
    pub fn per_minuut(aantal: Option<NonZeroU32>, bron: Arc<dyn Bron>) -> Self {
        Self(aantal.map(|n| RateLimiter::dashmap_with_clock(Quota::per_minute(n), Klok(bron))))
    }
    /// Counts one more, or says that it is too much.
    pub fn mag(&self, wie: &K) -> bool {
        self.0.as_ref().is_none_or(|t| t.check_key(wie).is_ok())
    }
}
