// SPDX-License-Identifier: EUPL-1.2
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzdoelen::csv(bytes));
