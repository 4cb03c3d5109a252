// SPDX-License-Identifier: EUPL-1.2
//! The wijken of Deventer.

/// Codes and names of the wijken of gemeente 0150 (CBS, 2025), and how much of the work is there.
pub const WIJKEN: [(&str, &str, usize); 15] = [
    ("WK015001", "Binnenstad", 8),
    ("WK015002", "De Hoven", 4),
    ("WK015003", "Zandweerd", 9),
    ("WK015004", "Voorstad", 16),
    ("WK015005", "Borgele en Platvoet", 8),
    ("WK015006", "Keizerslanden", 16),
    ("WK015007", "Rivierenwijk en Bergweide", 14),
    ("WK015008", "Colmschate-Noord", 7),
    ("WK015009", "Colmschate-Vijfhoek", 6),
    ("WK015010", "Colmschate-Zuid", 7),
    ("WK015011", "Diepenveen", 3),
    ("WK015012", "Schalkhaar", 3),
    ("WK015013", "Okkenbroek", 1),
    ("WK015014", "Lettele", 1),
    ("WK015015", "Bathmen", 3),
];
