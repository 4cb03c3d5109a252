# SPDX-License-Identifier: EUPL-1.2
"""Runs both programs on one set and prints one line of JSON each: figures, seconds, processor seconds, peak memory.
Ours is measured twice: each pair by itself, and beside third records. Usage: compare.py NAME SET.csv KOPPEL"""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from evaluate import measure, read_pairs, truth

HERE = Path(__file__).parent


def run(cmd, env=None):
    start = time.time()
    p = subprocess.Popen(cmd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, **(env or {})})
    out = p.stdout.read()
    _, status, use = os.wait4(p.pid, 0)
    if status:
        raise SystemExit(f"{cmd} failed: {status}\n{out}")
    steps = dict(line.split(" ", 1) for line in out.splitlines() if " " in line)
    return {"seconds": round(time.time() - start, 2), "cpu_seconds": round(use.ru_utime + use.ru_stime, 2),
            "peak_mb": use.ru_maxrss // 1024, "steps": steps}


def main(name, path, koppel):
    df = pd.read_csv(path, usecols=["wie", "huis", "tweeling"]).fillna(0).astype(np.int64)
    t = truth(df)
    pairs = str(Path(path).with_suffix(".pairs"))
    runs = [("regiekamer, pairs", [koppel, "link", path, pairs], {"KOPPEL_LOS": "1"}),
            ("regiekamer", [koppel, "link", path, pairs], None),
            ("splink", [sys.executable, str(HERE / "splink_link.py"), path, pairs], None)]
    for who, cmd, env in runs:
        use = run(cmd, env)
        print(json.dumps({"set": name, "who": who, **use, **measure(t, *read_pairs(pairs))}), flush=True)
        os.remove(pairs)


if __name__ == "__main__":
    main(*sys.argv[1:])
