// SPDX-License-Identifier: EUPL-1.2
//! The parts of access that are SQL: said once, used by the facts of a decision and by every list.
//! In all of them `$1` is the gemeente.

/// Households with a restricted person, for who has no access by name. A select of household ids.
#[macro_export]
macro_rules! afgeschermde_huishoudens {
    ($wie:literal, $vandaag:literal) => {
        concat!(
            "SELECT xl.huishouden_id FROM afscherming xa JOIN huishouden_lid xl ON xl.gemeente = xa.gemeente AND xl.persoon_id = xa.persoon_id",
            " WHERE xa.gemeente = $1 AND xa.opgeheven_op IS NULL AND ",
            $crate::niet_op_naam!($wie, $vandaag)
        )
    };
}

/// Restricted persons, for who has no access by name. A select of person ids.
#[macro_export]
macro_rules! afgeschermde_personen {
    ($wie:literal, $vandaag:literal) => {
        concat!(
            "SELECT xa.persoon_id FROM afscherming xa WHERE xa.gemeente = $1 AND xa.opgeheven_op IS NULL AND ",
            $crate::niet_op_naam!($wie, $vandaag)
        )
    };
}

/// Nobody gave this actor access by name to the person of `afscherming xa`.
#[macro_export]
macro_rules! niet_op_naam {
    ($wie:literal, $vandaag:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM afscherming_toegang xt WHERE xt.gemeente = xa.gemeente AND xt.persoon_id = xa.persoon_id",
            " AND xt.medewerker_id = ", $wie, " AND xt.ingetrokken_op IS NULL AND (xt.tot IS NULL OR xt.tot >= ", $vandaag, "))"
        )
    };
}

/// Households that are no part of any list of this actor: restricted, or shut out by a conflict of interest.
#[macro_export]
macro_rules! verborgen_huishoudens {
    ($wie:literal, $vandaag:literal) => {
        concat!(
            $crate::afgeschermde_huishoudens!($wie, $vandaag),
            " UNION ALL SELECT xu.huishouden_id FROM uitsluiting xu WHERE xu.gemeente = $1 AND xu.medewerker_id = ", $wie,
            " AND xu.opgeheven_op IS NULL"
        )
    };
}

/// The columns uitgesloten, afgeschermd and noodtoegang of a household id (which may be NULL).
#[macro_export]
macro_rules! bijzonder {
    ($huishouden:literal, $wie:literal, $vandaag:literal, $nu:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM uitsluiting xu WHERE xu.gemeente = $1 AND xu.huishouden_id = ",
            $huishouden,
            " AND xu.medewerker_id = ",
            $wie,
            " AND xu.opgeheven_op IS NULL) AS uitgesloten, ",
            "coalesce(",
            $huishouden,
            " IN (",
            $crate::afgeschermde_huishoudens!($wie, $vandaag),
            "), FALSE) AS afgeschermd, ",
            "EXISTS (SELECT 1 FROM noodtoegang xn WHERE xn.gemeente = $1 AND xn.huishouden_id = ",
            $huishouden,
            " AND xn.medewerker_id = ",
            $wie,
            " AND xn.tot > ",
            $nu,
            ") AS noodtoegang"
        )
    };
}

/// The organisation with this alias is under the convenant: it signed a version that holds, and did not leave (H8).
/// The gemeente itself needs no signature. The same as `domain::toegang::onder_convenant`, which a test holds.
#[macro_export]
macro_rules! onder_convenant {
    ($o:literal, $vandaag:literal) => {
        concat!(
            "(",
            $o,
            ".soort = 'gemeente' OR EXISTS (SELECT 1 FROM convenant_partij xp",
            " JOIN convenant xc ON xc.gemeente = xp.gemeente AND xc.id = xp.convenant_id",
            " WHERE xp.gemeente = ",
            $o,
            ".gemeente AND xp.organisatie_id = ",
            $o,
            ".id",
            " AND xp.getekend_op <= ",
            $vandaag,
            " AND (xp.tot IS NULL OR xp.tot >= ",
            $vandaag,
            ")",
            " AND xc.geldig_van <= ",
            $vandaag,
            " AND (xc.geldig_tot IS NULL OR xc.geldig_tot >= ",
            $vandaag,
            ")))"
        )
    };
}

/// The version of the ground of `betrokkene b` that holds today; `$kolom` of it. Nothing when none holds.
#[macro_export]
macro_rules! grond_vandaag {
    ($kolom:literal, $vandaag:literal) => {
        concat!(
            "(SELECT xg.",
            $kolom,
            " FROM grondslag xg WHERE xg.gemeente = b.gemeente AND xg.code = b.grondslag_code",
            " AND xg.geldig_van <= ",
            $vandaag,
            " AND (xg.geldig_tot IS NULL OR xg.geldig_tot >= ",
            $vandaag,
            "))"
        )
    };
}

/// `betrokkene b` is a deelname of this actor that holds today: begun, not over, on a ground that holds, of an
/// organisation under the convenant.
#[macro_export]
macro_rules! deelname_geldt {
    ($wie:literal, $vandaag:literal) => {
        concat!(
            "b.medewerker_id = ", $wie, " AND b.sinds <= ", $vandaag, " AND (b.tot IS NULL OR b.tot >= ", $vandaag, ")",
            " AND EXISTS ", $crate::grond_vandaag!("code", $vandaag),
            " AND EXISTS (SELECT 1 FROM medewerker xm JOIN organisatie xo ON xo.gemeente = xm.gemeente AND xo.id = xm.organisatie_id",
            " WHERE xm.gemeente = b.gemeente AND xm.id = b.medewerker_id AND ", $crate::onder_convenant!("xo", $vandaag), ")"
        )
    };
}

/// The columns deelname and deelname_categorieen of `casus c`: the ground, and what is named with what the ground opens,
/// as `domain::toegang::opent_tekst` reads it. Nothing for a closed casus.
#[macro_export]
macro_rules! deelname_kolommen {
    ($wie:literal, $vandaag:literal) => {
        concat!(
            "(SELECT min(b.grondslag) FROM betrokkene b WHERE b.gemeente = c.gemeente AND b.casus_id = c.id",
            " AND c.gesloten_op IS NULL AND ",
            $crate::deelname_geldt!($wie, $vandaag),
            ") AS deelname, ",
            "(SELECT string_agg(b.categorieen || '/' || ",
            $crate::grond_vandaag!("categorieen", $vandaag),
            ", ';')",
            " FROM betrokkene b WHERE b.gemeente = c.gemeente AND b.casus_id = c.id",
            " AND c.gesloten_op IS NULL AND ",
            $crate::deelname_geldt!($wie, $vandaag),
            ") AS deelname_categorieen"
        )
    };
}

/// The melding with this alias is not about somebody restricted or a household that the actor is shut out of.
#[macro_export]
macro_rules! melding_niet_verborgen {
    ($m:literal, $wie:literal, $vandaag:literal) => {
        concat!(
            "(",
            $m,
            ".huishouden_id IS NULL OR ",
            $m,
            ".huishouden_id NOT IN (",
            $crate::verborgen_huishoudens!($wie, $vandaag),
            "))",
            " AND (",
            $m,
            ".persoon_id IS NULL OR ",
            $m,
            ".persoon_id NOT IN (",
            $crate::afgeschermde_personen!($wie, $vandaag),
            "))"
        )
    };
}
