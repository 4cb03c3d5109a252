// SPDX-License-Identifier: EUPL-1.2
//! A progress bar; without a terminal it stays silent.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of so many things.
pub fn balk(totaal: u64, wat: &'static str) -> ProgressBar {
    let balk = ProgressBar::new(totaal);
    let vorm = format!("{{bar:30}} {{pos}}/{{len}} {wat} ({{per_sec}}, nog {{eta}}) {{msg}}");
    if let Ok(stijl) = ProgressStyle::with_template(&vorm) {
        balk.set_style(stijl);
    }
    balk
}
