// SPDX-License-Identifier: EUPL-1.2
//! Days and moments of the simulated years: whole days counted from 1970, moments in microseconds.
//! Office hours only, so the clock change at night never matters.

use crate::kans::Kans;
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::sync::LazyLock;

/// A moment: microseconds since 1970-01-01 in UTC.
pub type Moment = i64;

const DAG: i64 = 86_400_000_000;
const MINUUT: i64 = 60_000_000;

/// First day of [`WERKDAGEN`].
const EERSTE: Dag = Dag::jmd(2010, 1, 1);
/// Working days of fifty years by the rule of the domain: it is asked very often.
static WERKDAGEN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    (0..18_263)
        .map(|n| EERSTE.plus(n).datum().is_some_and(domain::termijn::is_werkdag))
        .collect()
});

/// A calendar day in the Netherlands. Written as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dag(pub i32);

impl Dag {
    /// From a date.
    pub fn van(datum: Date) -> Self {
        Self::jmd(
            i32::from(datum.year()),
            i32::from(datum.month()),
            i32::from(datum.day()),
        )
    }
    /// To a date.
    pub fn datum(self) -> Option<Date> {
        let (j, m, d) = self.delen();
        Date::new(
            i16::try_from(j).ok()?,
            i8::try_from(m).ok()?,
            i8::try_from(d).ok()?,
        )
        .ok()
    }
    /// From year, month and day (proleptic Gregorian).
    pub const fn jmd(jaar: i32, maand: i32, dag: i32) -> Self {
        let j = if maand <= 2 { jaar - 1 } else { jaar };
        let tijdvak = j.div_euclid(400);
        let in_tijdvak = j.rem_euclid(400);
        let m = (maand + 9) % 12;
        let in_jaar = (153 * m + 2) / 5 + dag - 1;
        Self(tijdvak * 146_097 + in_tijdvak * 365 + in_tijdvak / 4 - in_tijdvak / 100 + in_jaar - 719_468)
    }
    /// Year, month and day.
    pub const fn delen(self) -> (i32, i32, i32) {
        let z = self.0 + 719_468;
        let tijdvak = z.div_euclid(146_097);
        let d = z.rem_euclid(146_097);
        let j = (d - d / 1460 + d / 36_524 - d / 146_096) / 365;
        let in_jaar = d - (365 * j + j / 4 - j / 100);
        let m = (5 * in_jaar + 2) / 153;
        let dag = in_jaar - (153 * m + 2) / 5 + 1;
        let maand = if m < 10 { m + 3 } else { m - 9 };
        let jaar = j + tijdvak * 400 + if maand <= 2 { 1 } else { 0 };
        (jaar, maand, dag)
    }
    /// This day and a number of days.
    pub const fn plus(self, dagen: i32) -> Self {
        Self(self.0 + dagen)
    }
    /// Monday is 0.
    pub const fn weekdag(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }
    /// A day on which the offices are open.
    pub fn is_werkdag(self) -> bool {
        let plaats = usize::try_from(self.0 - EERSTE.0).ok();
        plaats
            .and_then(|p| WERKDAGEN.get(p))
            .copied()
            .unwrap_or(self.weekdag() < 5)
    }
    /// This day, or the next working day.
    pub fn werkdag(self) -> Self {
        let mut dag = self;
        while !dag.is_werkdag() {
            dag = dag.plus(1);
        }
        dag
    }
    /// This day, or the last working day before it.
    pub fn werkdag_ervoor(self) -> Self {
        let mut dag = self;
        while !dag.is_werkdag() {
            dag = dag.plus(-1);
        }
        dag
    }
    /// The n-th working day after this day.
    pub fn plus_werkdagen(self, n: i32) -> Self {
        let mut dag = self;
        for _ in 0..n {
            dag = dag.plus(1).werkdag();
        }
        dag
    }
    /// The day of the MDO on or after this day: Wednesday, or the next working day when that is a public holiday.
    pub fn mdo(self) -> Self {
        self.woensdag().werkdag()
    }
    /// The first Wednesday on or after this day.
    pub const fn woensdag(self) -> Self {
        self.plus((2 - self.weekdag()).rem_euclid(7))
    }
    /// Whole years between this day and another.
    pub const fn jaren_tot(self, ander: Self) -> i32 {
        let (j, m, d) = self.delen();
        let (aj, am, ad) = ander.delen();
        aj - j - if am < m || (am == m && ad < d) { 1 } else { 0 }
    }
    /// This moment of the day in Dutch time.
    pub const fn om(self, uur: i32, minuut: i32) -> Moment {
        let uren = if self.is_zomertijd() { 2 } else { 1 };
        self.0 as i64 * DAG + ((uur - uren) * 60 + minuut) as i64 * MINUUT
    }
    /// A random moment in office hours.
    pub fn werktijd(self, kans: &mut Kans) -> Moment {
        self.om(8, 30) + i64::from(kans.tussen(0, 500)) * MINUUT + i64::from(kans.tussen(0, 59_999)) * 1000
    }
    /// The last second of the day: a term in days ends then.
    pub const fn einde(self) -> Moment {
        self.om(23, 59) + 59_000_000
    }
    const fn is_zomertijd(self) -> bool {
        let (jaar, _, _) = self.delen();
        self.0 >= Self::laatste_zondag(jaar, 3).0 && self.0 < Self::laatste_zondag(jaar, 10).0
    }
    const fn laatste_zondag(jaar: i32, maand: i32) -> Self {
        let eind = Self::jmd(jaar, maand, 31);
        eind.plus(-((eind.weekdag() + 1) % 7))
    }
    /// The Dutch day of a moment (of office hours).
    pub const fn op(moment: Moment) -> Self {
        let dag = Self((moment + 3_600_000_000).div_euclid(DAG) as i32);
        if dag.is_zomertijd() {
            Self((moment + 7_200_000_000).div_euclid(DAG) as i32)
        } else {
            dag
        }
    }
    /// "9 april".
    pub fn tekst(self) -> String {
        const MAANDEN: [&str; 12] = [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ];
        let (_, m, d) = self.delen();
        let naam = usize::try_from(m - 1)
            .ok()
            .and_then(|i| MAANDEN.get(i))
            .copied()
            .unwrap_or("");
        format!("{d} {naam}")
    }
}

impl Serialize for Dag {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let (j, m, d) = self.delen();
        s.collect_str(&format_args!("{j:04}-{m:02}-{d:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dagen_kloppen_met_jiff() {
        for n in (-30_000..40_000).step_by(7) {
            let dag = Dag(n);
            let (j, m, d) = dag.delen();
            let datum = jiff::civil::date(
                i16::try_from(j).unwrap(),
                i8::try_from(m).unwrap(),
                i8::try_from(d).unwrap(),
            );
            assert_eq!(Dag::van(datum), dag);
            assert_eq!(i32::from(datum.weekday().to_monday_zero_offset()), dag.weekdag());
        }
        assert_eq!(Dag::jmd(2026, 11, 23).om(10, 40), 1_795_426_800_000_000);
        assert_eq!(Dag::jmd(2026, 7, 1).om(10, 0), 1_782_892_800_000_000);
        assert_eq!(Dag::op(Dag::jmd(2026, 7, 1).om(10, 0)), Dag::jmd(2026, 7, 1));
        assert_eq!(Dag::jmd(2026, 11, 23).woensdag(), Dag::jmd(2026, 11, 25));
    }
}
