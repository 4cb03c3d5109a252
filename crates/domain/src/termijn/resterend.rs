// SPDX-License-Identifier: EUPL-1.2
//! What is left of a term, as the queue shows it (mockup meldpunt.html).

use jiff::Timestamp;
use std::fmt;

/// Time left until the end of a term, or time over it. Its text is "nog 3 uur", "nog 2 dagen", "1 dag over".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resterend {
    /// Less than an hour left: whole minutes.
    NogMinuten(i64),
    /// Less than a day left: whole hours.
    NogUren(i64),
    /// A day or more left: whole days.
    NogDagen(i64),
    /// Less than a day over: whole hours, at least 1.
    UrenOver(i64),
    /// A day or more over: whole days.
    DagenOver(i64),
}

impl Resterend {
    /// True when the term has passed.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::UrenOver(_) | Self::DagenOver(_))
    }
    /// True when less than a day is left; the screen shows it as urgent, never in red.
    pub const fn is_krap(self) -> bool {
        matches!(self, Self::NogMinuten(_) | Self::NogUren(_))
    }
}

impl fmt::Display for Resterend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dagen = |n: i64| if n == 1 { "dag" } else { "dagen" };
        match *self {
            Self::NogMinuten(1) => f.write_str("nog 1 minuut"),
            Self::NogMinuten(n) => write!(f, "nog {n} minuten"),
            Self::NogUren(n) => write!(f, "nog {n} uur"),
            Self::NogDagen(n) => write!(f, "nog {n} {}", dagen(n)),
            Self::UrenOver(n) => write!(f, "{n} uur over"),
            Self::DagenOver(n) => write!(f, "{n} {} over", dagen(n)),
        }
    }
}

/// What is left at `nu` of a term that ends at `einde`. The last moment itself is still in time.
pub fn resterend(nu: Timestamp, einde: Timestamp) -> Resterend {
    let seconden = einde.as_second() - nu.as_second();
    match seconden {
        s if s >= 86_400 => Resterend::NogDagen(s / 86_400),
        s if s >= 3_600 => Resterend::NogUren(s / 3_600),
        s if s >= 0 => Resterend::NogMinuten((s / 60).max(1)),
        s if s > -86_400 => Resterend::UrenOver((-s / 3_600).max(1)),
        s => Resterend::DagenOver(-s / 86_400),
    }
}
