"""`pathsum condition` beside PyTorch: the same metrics of the same net and batch.

    python3 Tests/Performance/conditioning.py > data/benchmarks/conditioning.csv

Needs a release build and the peers' environment. First the values are held
against one another; then both are timed in turns, one thread each on one
processor, and the ratio is taken within its round.
"""

import csv
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATHSUM = Path(os.environ.get("PATHSUM_BINARY", ROOT / ".build/release/pathsum"))
PEERS = Path(
    os.environ.get("PATHSUM_PEERS", Path.home() / ".cache/pathsum-peers"))
PEER = Path(__file__).resolve().parent / "peers/torch_condition.py"
PIN = ["taskset", "-c", str(sorted(os.sched_getaffinity(0))[0])]
NETS = ("64,32x4,10", "64,256x4,10", "64,64x20,10")
ROUNDS = 3
# Finite differences of both lose about half the digits; power iterations stop
# at their own time.
TOLERANCE = {
    "weight_bound_limited": 1e-6, "weight_condition": 2e-3,
    "input_condition": 1e-2,
}
FAMILIES = ("gradient", "weight-condition", "weight-bounds", "input-bounds",
            "input-condition", "agreement")


def pathsum(widths, *options):
    command = [
        *PIN, str(PATHSUM), "condition", "--widths", widths, "--seed", "1",
        "--nets", "1", "--batches", "1", "--threads", "1", "--format", "csv",
        *options,
    ]
    output = subprocess.run(
        command, check=True, capture_output=True, text=True).stdout
    return list(csv.DictReader(io.StringIO(output)))


def compare(widths, export):
    rows = pathsum(widths, "--direction-sets", "1", "--power-steps", "1000",
                   "--export", export)
    return {row["metric"]: float(row["value"]) for row in rows if row["value"]}


def check(ours, theirs):
    for name, value in theirs.items():
        if name == "version":
            continue
        error = abs(ours[name] - value) / abs(value)
        limit = TOLERANCE.get(name, 1e-9)
        print(f"{name}: {ours[name]:.9g} and {value:.9g}", file=sys.stderr)
        if error > limit:
            sys.exit(f"{name} differs: {ours[name]} and {value}")


def ours_timed(widths):
    rows = pathsum(widths, "--direction-sets", "5", "--power-steps", "20",
                   "--timing")
    times = {r["family"]: float(r["seconds_per_pass"]) for r in rows}
    # What is compared starts from the examples' gradients, and ends with ranks.
    times["agreement"] += times["gradient"] + times.get("ranks", 0)
    return times, rows[0]


def main():
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow([
        "widths", "parameters", "batch", "metric", "pathsum_seconds",
        "torch_seconds", "ratio", "ratio_low", "ratio_high", "rounds", "blas",
        "peer",
    ])
    for widths in sys.argv[1:] or NETS:
        with tempfile.TemporaryDirectory() as folder:
            export = str(Path(folder) / "net.json")
            ours = compare(widths, export)
            peer = subprocess.Popen(
                [*PIN, str(PEERS / "bin/python"), str(PEER), export],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            theirs = json.loads(peer.stdout.readline())
            check(ours, theirs)
            rounds = {name: [] for name in FAMILIES}
            for _ in range(ROUNDS):
                times, row = ours_timed(widths)
                for name in FAMILIES:
                    peer.stdin.write(f"{name} 0.3\n")
                    peer.stdin.flush()
                    seconds = float(peer.stdout.readline().split()[1])
                    rounds[name].append((times[name], seconds))
            peer.stdin.close()
            peer.wait()
        for name, pairs in rounds.items():
            ratios = sorted(theirs / ours for ours, theirs in pairs)
            table.writerow([
                widths, row["parameters"], row["batch"], name,
                f"{statistics.median(p[0] for p in pairs):.4g}",
                f"{statistics.median(p[1] for p in pairs):.4g}",
                f"{statistics.median(ratios):.3g}", f"{ratios[0]:.3g}",
                f"{ratios[-1]:.3g}", len(ratios), row["blas"],
                theirs["version"],
            ])
        sys.stdout.flush()


main()
