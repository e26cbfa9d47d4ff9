#!/usr/bin/env python3
"""Times the exact side beside a plain Python `fractions` script, in one run.

    python3 Tests/Performance/exact.py > data/benchmarks/exact.csv

Both are timed inside their own process, start-up excluded; contestants
alternate, figures are medians, and every pair of answers is compared digit by
digit. The peer is left out where it would take minutes.
"""

import csv
import statistics
import subprocess
import sys
import time
from fractions import Fraction

from exact_peer import kappa, moment
from report import machine

PACKAGE = "Tests/Performance"
BINARY = PACKAGE + "/.build/release/ExactTiming"
sys.set_int_max_str_digits(0)

DISTINCT = [10] + [20 + (37 * j) % 61 for j in range(1, 100)] + [1]
CONSTANT = [10] + [64] * 9999 + [1]
CASES = [
    ("depth 5", [10, 64, 64, 64, 64, 1], "uniform", 2, 15),
    ("depth 100, 61 distinct widths", DISTINCT, "gaussian", 2, 9),
    ("depth 100, 61 distinct widths", DISTINCT, "gaussian", 4, 9),
    ("depth 100, 61 distinct widths", DISTINCT, "uniform", 4, 9),
    ("depth 100, 61 distinct widths", DISTINCT, "gaussian", 8, 3),
    ("depth 100, 61 distinct widths", DISTINCT, "uniform", 8, 3),
    ("depth 10000, constant width", CONSTANT, "uniform", 4, 0),
]


def ours(widths, law, order, runs):
    command = [BINARY, ",".join(map(str, widths)), law, str(order), str(runs)]
    output = subprocess.run(command, capture_output=True, check=True).stdout
    seconds, value = output.decode().split()
    return float(seconds), Fraction(value)


def peer(widths, law, order):
    standardised = kappa(law, order)
    start = time.perf_counter()
    value = moment(widths, order, standardised)
    return time.perf_counter() - start, value


def main():
    subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", PACKAGE,
         "--product", "ExactTiming"],
        stdout=sys.stderr, check=True)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([
        "task", "depth", "weights", "moment", "runs", "pathsum_seconds",
        "python_fractions_seconds", "ratio", "tuples_per_second", "machine",
    ])
    for name, widths, law, order, runs in CASES:
        mine, theirs = [], []
        for _ in range(runs):
            a, x = ours(widths, law, order, 3)
            b, y = peer(widths, law, order)
            assert x == y, (name, law, order)
            mine.append(a)
            theirs.append(b)
        if runs == 0:
            mine.append(ours(widths, law, order, 1)[0])
        a = statistics.median(mine)
        b = statistics.median(theirs) if theirs else None
        writer.writerow([
            name, len(widths) - 1, law, order, max(runs, 1), f"{a:.6f}",
            f"{b:.6f}" if b else "", f"{b / a:.1f}" if b else "", "",
            machine(),
        ])
        sys.stdout.flush()
    output = subprocess.run(
        [BINARY, "paths", "3,3,4,1", "3"], capture_output=True, check=True)
    tuples, seconds, _ = output.stdout.decode().split()
    rate = float(tuples) / float(seconds)
    writer.writerow([
        "path tuples of 3,3,4,1", 3, "gaussian", 3, 1, f"{float(seconds):.6f}",
        "", "", f"{rate:.3g}", machine(),
    ])


main()
