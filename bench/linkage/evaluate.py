# SPDX-License-Identifier: EUPL-1.2
"""Measures scored pairs against the truth. The same function judges both programs."""
import sys

import numpy as np


def comb2(x):
    return int((x.astype(np.int64) * (x - 1) // 2).sum())


def truth(df):
    """df has columns wie, huis, tweeling (numbers, 0 for none), in the order of the record numbers."""
    wie = df["wie"].to_numpy()
    huis = df["huis"].to_numpy()
    twee = df["tweeling"].to_numpy()
    _, sizes = np.unique(wie, return_counts=True)
    total = comb2(sizes)
    t = twee > 0
    _, together = np.unique(twee[t], return_counts=True)
    _, alone = np.unique(wie[t], return_counts=True)
    return {"wie": wie, "huis": huis, "tweeling": twee, "pairs": total,
            "twin_pairs": comb2(together) - comb2(alone)}


def at(t, right, a, b, keep):
    """Errors among the links `keep`."""
    wrong = keep & ~right
    aw, bw = a[wrong], b[wrong]
    house = int((t["huis"][aw] == t["huis"][bw]).sum())
    tw = (t["tweeling"][aw] > 0) & (t["tweeling"][aw] == t["tweeling"][bw])
    tp = int((keep & right).sum())
    n = int(keep.sum())
    return {"links": n, "precision": round(tp / max(n, 1), 5), "recall": round(tp / t["pairs"], 5),
            "wrong": n - tp, "housemates": house, "twins": int(tw.sum()),
            "twin_share": round(int(tw.sum()) / max(t["twin_pairs"], 1), 4)}


def measure(t, a, b, log2odds):
    order = np.argsort(-log2odds, kind="stable")
    a, b, s = a[order], b[order], log2odds[order]
    right = t["wie"][a] == t["wie"][b]
    tp = np.cumsum(right)
    n = np.arange(1, len(a) + 1)
    # Only where the score changes can a threshold lie.
    edge = np.append(s[1:] != s[:-1], True)
    precision, recall = tp / n, tp / t["pairs"]
    f1 = np.where(edge, 2 * tp / (n + t["pairs"]), 0)
    best = int(f1.argmax())
    out = {"true_pairs": t["pairs"], "candidate_recall": round(float(tp[-1] / t["pairs"]), 5),
           "best_f1": round(float(f1[best]), 5), "best_at": round(float(s[best]), 2)}
    ok = edge & (precision >= 0.999)
    out["recall_at_p999"] = round(float(recall[ok].max()), 5) if ok.any() else 0.0
    out["p999_at"] = round(float(s[np.nonzero(ok)[0].max()]), 2) if ok.any() else None
    idx = np.arange(len(a))
    out["at_best"] = at(t, right, a, b, idx <= best)
    out["at_095"] = at(t, right, a, b, s >= np.log2(0.95 / 0.05))
    # At the same recall, 0.80: which errors had to be bought for it.
    for r in (0.6, 0.8):
        hit = np.nonzero(recall >= r)[0]
        out[f"at_recall_{r}"] = at(t, right, a, b, idx <= hit[0]) if len(hit) else None
    return out


def read_pairs(path):
    d = np.fromfile(path, dtype=[("a", "<u4"), ("b", "<u4"), ("s", "<f4")])
    return d["a"].astype(np.int64), d["b"].astype(np.int64), d["s"].astype(np.float64)


if __name__ == "__main__":
    import json

    import pandas as pd
    df = pd.read_csv(sys.argv[1], usecols=["wie", "huis", "tweeling"]).fillna(0).astype(np.int64)
    print(json.dumps(measure(truth(df), *read_pairs(sys.argv[2])), indent=1))
