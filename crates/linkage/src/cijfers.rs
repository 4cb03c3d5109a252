// SPDX-License-Identifier: EUPL-1.2
//! Slips in numbers.

/// Two digits changed places, or one is another.
pub(crate) fn een_cijfer(mut a: u32, mut b: u32, cijfers: u32) -> bool {
    let mut anders = [(0, 0, 0); 3];
    let mut n = 0;
    for plek in 0..cijfers {
        let (x, y) = (a % 10, b % 10);
        if x != y {
            if n == 2 {
                return false;
            }
            anders[n] = (plek, x, y);
            n += 1;
        }
        a /= 10;
        b /= 10;
    }
    match n {
        1 => true,
        2 => {
            let ((p, x, y), (q, v, w)) = (anders[0], anders[1]);
            q == p + 1 && x == w && y == v
        }
        _ => false,
    }
}
