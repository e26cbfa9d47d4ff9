#!/usr/bin/env python3
"""Times `pathsum exact` beside the fractions script, in one run.

    swift build -c release
    python3 Tests/Performance/exact.py > data/benchmarks/exact.csv

Ours is a whole process, start included; the script is timed inside Python.
Contestants alternate; every figure is the median of its runs, and every pair
of answers is compared digit by digit.
"""

import csv
import json
import platform
import statistics
import subprocess
import sys
import time
from fractions import Fraction

from exact_peer import moment

BINARY = ".build/release/pathsum"
sys.set_int_max_str_digits(0)

KAPPA = {
    "gaussian": [1, 1, 3, 15, 105, 945, 10395, 135135, 2027025],
    "uniform": [Fraction(3**r, 2 * r + 1) for r in range(9)],
}
DISTINCT = [10] + [20 + (37 * j) % 61 for j in range(1, 100)] + [1]
CASES = [
    ("depth 5", [10, 64, 64, 64, 64, 1], "uniform", 2, 5),
    ("depth 100, 61 distinct widths", DISTINCT, "gaussian", 4, 5),
    ("depth 100, 61 distinct widths", DISTINCT, "uniform", 4, 5),
    ("depth 100, 61 distinct widths", DISTINCT, "gaussian", 8, 3),
    ("depth 100, 61 distinct widths", DISTINCT, "uniform", 8, 1),
    ("depth 10000, constant width", [10] + [64] * 9999 + [1], "uniform", 4, 1),
]


def ours(widths, law, order):
    command = [
        BINARY, "exact", "--widths", ",".join(map(str, widths)), "--weights",
        law, "--moments", str(order), "--full", "--format", "json",
    ]
    start = time.perf_counter()
    output = subprocess.run(command, capture_output=True, check=True).stdout
    seconds = time.perf_counter() - start
    return seconds, Fraction(json.loads(output)["results"][0]["exact"])


def peer(widths, law, order):
    start = time.perf_counter()
    value = moment(widths, order, KAPPA[law])
    return time.perf_counter() - start, value


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def main():
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([
        "net", "depth", "weights", "moment", "runs", "pathsum_seconds",
        "python_fractions_seconds", "ratio", "machine",
    ])
    for name, widths, law, order, runs in CASES:
        mine, theirs = [], []
        for _ in range(runs):
            a, x = ours(widths, law, order)
            b, y = peer(widths, law, order)
            assert x == y, (name, law, order)
            mine.append(a)
            theirs.append(b)
        a, b = statistics.median(mine), statistics.median(theirs)
        writer.writerow([
            name, len(widths) - 1, law, order, runs, f"{a:.4f}", f"{b:.4f}",
            f"{b / a:.1f}", machine(),
        ])
        sys.stdout.flush()


main()
