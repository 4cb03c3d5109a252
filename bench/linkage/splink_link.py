# SPDX-License-Identifier: EUPL-1.2
"""Links one set with Splink (DuckDB, two threads), configured as its guides advise: cleaned columns, graded levels
that suit Dutch data (also initials, partner's name, swapped day and month, former address), term-frequency
adjustment, u from random pairs, EM over several blocking rules. Usage: splink_link.py SET.csv PAIRS.bin"""
import sys
import time
import unicodedata

import numpy as np
import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

PREFIX = r"^(?:van der|van den|van de|van het|van t|van ter|van|von|de la|de|den|der|ten|ter|te|in t|op de|el|t) "


def bare(s):
    s = s.fillna("").map(lambda x: "".join(c for c in unicodedata.normalize("NFKD", x) if not unicodedata.combining(c))
                         if not x.isascii() else x)
    return s.str.lower().str.replace("ı", "i").str.replace("'", "").str.replace(r"[^a-z0-9]+", " ", regex=True).str.strip()


def none(s):
    return s.where(s != "", None)


def load(path):
    d = pd.read_csv(path, dtype=str, keep_default_na=False)
    o = pd.DataFrame({"unique_id": d["id"].astype(np.int64)})
    v = bare(d["voornamen"])
    o["voornaam"] = none(v.str.split(" ").str[0].where(v.str.len() > 1, ""))
    letters = bare(d["voorletters"]).str[:1]
    o["letter"] = none(o["voornaam"].fillna("").str[:1].where(o["voornaam"].notna(), v.str[:1]).where(lambda x: x != "", letters))
    parts = d["geslachtsnaam"].str.split("-", n=1, expand=True).reindex(columns=[0, 1]).fillna("")
    strip = lambda s: bare(s).str.replace(PREFIX, "", regex=True)
    o["naam"] = none(strip(parts[0]))
    o["naam2"] = none(strip(parts[1]).where(parts[1] != "", strip(d["partnernaam"].str.split("-").str[0])))
    g = d["geboren"]
    o["geboren"] = none(g.where(g.str.len() == 10, ""))
    o["jaar"] = none(g.str[:4])
    o["maand"] = none(g.str[5:7])
    o["dag"] = none(g.str[8:10])
    day, month = o["dag"].fillna(""), o["maand"].fillna("")
    pair = np.where(day < month, day + month, month + day)
    o["dagmaand"] = pd.Series(np.where(o["geboren"].notna(), pair, None))
    o["geslacht"] = none(d["geslacht"])
    o["postcode"] = none(d["postcode"].str.replace(" ", "").str.upper())
    o["wijk"] = o["postcode"].str[:4]
    o["huisnummer"] = none(d["huisnummer"])
    o["toevoeging"] = d["toevoeging"].str.lower()
    o["straat"] = none(bare(d["straat"]).str.replace(r"str$", "straat", regex=True))
    o["plaats"] = none(bare(d["plaats"]))
    key = lambda p, n: none((p + "/" + n).where((p != "") & (n != ""), ""))
    o["adres"] = key(o["postcode"].fillna(""), d["huisnummer"])
    o["vorig"] = key(d["vorige_postcode"], d["vorige_nummer"])
    phone = d["telefoon"].str.replace(r"\D", "", regex=True).str[-9:]
    o["telefoon"] = none(phone)
    o["bsn"] = none(d["bsn"])
    return o


def level(sql, label, tf=None):
    c = cll.CustomLevel(sql, label)
    return c.configure(tf_adjustment_column=tf) if tf else c


def settings(df):
    has = lambda c: df[c].notna().mean() > 0.001
    comparisons = [
        cl.CustomComparison(output_column_name="voornaam", comparison_levels=[
            level("(voornaam_l IS NULL AND letter_l IS NULL) OR (voornaam_r IS NULL AND letter_r IS NULL)", "null").configure(is_null_level=True),
            level("voornaam_l = naam_r AND naam_l = voornaam_r", "in each other's field"),
            cll.ExactMatchLevel("voornaam", term_frequency_adjustments=True),
            cll.JaroWinklerLevel("voornaam", 0.92),
            level("(voornaam_l IS NULL OR voornaam_r IS NULL) AND letter_l = letter_r", "initial fits"),
            cll.JaroWinklerLevel("voornaam", 0.85),
            level("letter_l = letter_r", "same initial"),
            cll.ElseLevel()]),
        cl.CustomComparison(output_column_name="naam", comparison_levels=[
            cll.NullLevel("naam"),
            cll.ExactMatchLevel("naam", term_frequency_adjustments=True),
            level("naam_l = naam2_r OR naam2_l = naam_r OR naam2_l = naam2_r", "partner's name"),
            cll.JaroWinklerLevel("naam", 0.93),
            cll.JaroWinklerLevel("naam", 0.86),
            cll.ElseLevel()]),
        cl.CustomComparison(output_column_name="geboren", comparison_levels=[
            level("jaar_l IS NULL OR jaar_r IS NULL", "null").configure(is_null_level=True),
            level("geboren_l = geboren_r", "equal"),
            level("jaar_l = jaar_r AND maand_l = dag_r AND dag_l = maand_r", "swapped"),
            level("damerau_levenshtein(geboren_l, geboren_r) <= 1", "one digit"),
            level("jaar_l = jaar_r AND (geboren_l IS NULL OR geboren_r IS NULL) AND coalesce(maand_l = maand_r, true)", "partly known"),
            level("maand_l = maand_r AND dag_l = dag_r", "day and month"),
            level("jaar_l = jaar_r AND (maand_l = maand_r OR dag_l = dag_r)", "year and one"),
            level("jaar_l = jaar_r", "year"),
            level("abs(cast(jaar_l AS int) - cast(jaar_r AS int)) <= 15", "15 years"),
            cll.ElseLevel()]),
        cl.CustomComparison(output_column_name="adres", comparison_levels=[
            level("(postcode_l IS NULL AND straat_l IS NULL) OR (postcode_r IS NULL AND straat_r IS NULL)", "null").configure(is_null_level=True),
            level("adres_l = adres_r AND toevoeging_l = toevoeging_r", "equal", "adres"),
            level("adres_l = adres_r", "but for addition", "adres"),
            level("huisnummer_l = huisnummer_r AND (straat_l = straat_r OR jaro_winkler_similarity(straat_l, straat_r) > 0.93 OR damerau_levenshtein(postcode_l, postcode_r) <= 1)", "nearly"),
            level("adres_l = vorig_r OR vorig_l = adres_r", "former"),
            level("postcode_l = postcode_r OR straat_l = straat_r", "street"),
            level("wijk_l = wijk_r", "quarter"),
            cll.ElseLevel()]),
    ]
    if has("geslacht"):
        comparisons.append(cl.ExactMatch("geslacht"))
    if has("telefoon"):
        comparisons.append(cl.DamerauLevenshteinAtThresholds("telefoon", [1]))
    if has("bsn"):
        comparisons.append(cl.DamerauLevenshteinAtThresholds("bsn", [1]))
    rules = [
        block_on("geboren", "letter"), block_on("geboren", "naam"), block_on("adres"),
        block_on("naam", "voornaam", "jaar"), block_on("naam", "voornaam", "wijk"),
        block_on("jaar", "dagmaand", "naam"), block_on("dagmaand", "naam", "letter"),
        block_on("geboren", "wijk"), block_on("voornaam", "jaar", "maand", "wijk"),
        block_on("postcode", "letter", "jaar"), block_on("naam", "letter", "jaar", "maand"),
        block_on("voornaam", "adres"), block_on("postcode", "voornaam"), block_on("wijk", "naam", "letter"),
        block_on("geboren", "huisnummer"), block_on("straat", "voornaam"), block_on("straat", "huisnummer", "wijk"),
        "l.naam = r.voornaam AND l.voornaam = r.naam", "l.naam = r.voornaam AND l.geboren = r.geboren",
        "l.naam = r.naam2 AND l.geboren = r.geboren", "l.adres = r.vorig AND l.letter = r.letter",
    ]
    if has("telefoon"):
        rules.append(block_on("telefoon"))
    if has("bsn"):
        rules.append(block_on("bsn"))
    return SettingsCreator(link_type="dedupe_only", comparisons=comparisons,
                           blocking_rules_to_generate_predictions=rules, retain_matching_columns=False)


def main(path, out):
    start = time.time()
    df = load(path)
    print(f"read {time.time() - start:.2f}", flush=True)
    api = DuckDBAPI()
    api._execute_sql_against_backend("SET threads = 2")
    linker = Linker(api.register(df), settings(df), log_level=40)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("geboren", "naam", "voornaam"), block_on("geboren", "adres", "letter")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=7)
    for rule in (block_on("geboren", "wijk"), block_on("adres", "voornaam"), block_on("naam", "voornaam", "jaar")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    print(f"learn {time.time() - start:.2f}", flush=True)
    p = linker.inference.predict(threshold_match_weight=-12)
    sql = f"SELECT unique_id_l a, unique_id_r b, match_weight s FROM {p.physical_name}"
    r = linker.misc.query_sql(sql, output_type="pandas")
    print(f"score {time.time() - start:.2f}", flush=True)
    d = np.zeros(len(r), dtype=[("a", "<u4"), ("b", "<u4"), ("s", "<f4")])
    d["a"], d["b"], d["s"] = r["a"], r["b"], r["s"]
    d.tofile(out)
    print(f"kept {len(r)}\nwrite {time.time() - start:.2f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
