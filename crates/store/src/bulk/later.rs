// SPDX-License-Identifier: EUPL-1.2
//! Indexes of a bulk load.

/// Indexes that are made once at the end: adding to them row by row costs more. Name, drop, create; the last as in
/// the migration, which a test holds.
pub(super) const LATER: [(&str, &str, &str); 8] = [
    (
        "journaal_casus",
        "DROP INDEX journaal_casus",
        "CREATE INDEX journaal_casus ON journaal (gemeente, casus_id, id) WHERE casus_id IS NOT NULL",
    ),
    (
        "journaal_huishouden",
        "DROP INDEX journaal_huishouden",
        "CREATE INDEX journaal_huishouden ON journaal (gemeente, huishouden_id, id) WHERE huishouden_id IS NOT NULL",
    ),
    (
        "journaal_persoon",
        "DROP INDEX journaal_persoon",
        "CREATE INDEX journaal_persoon ON journaal (gemeente, persoon_id, id) WHERE persoon_id IS NOT NULL",
    ),
    (
        "journaal_medewerker",
        "DROP INDEX journaal_medewerker",
        "CREATE INDEX journaal_medewerker ON journaal (gemeente, medewerker_id, id) WHERE medewerker_id IS NOT NULL",
    ),
    (
        "persoon_zoekterm_persoon",
        "DROP INDEX persoon_zoekterm_persoon",
        "CREATE INDEX persoon_zoekterm_persoon ON persoon_zoekterm (gemeente, persoon_id, term)",
    ),
    (
        "persoon_adres",
        "DROP INDEX persoon_adres",
        "CREATE INDEX persoon_adres ON persoon (gemeente, adres_id)",
    ),
    (
        "notitie_casus",
        "DROP INDEX notitie_casus",
        "CREATE INDEX notitie_casus ON notitie (gemeente, casus_id, contact_op)",
    ),
    (
        "adres_postcode",
        "DROP INDEX adres_postcode",
        "CREATE INDEX adres_postcode ON adres (gemeente, postcode, huisnummer)",
    ),
];
