"""Where the timings go: one row a contestant, net, law and number of threads.

A run replaces the rows it measured anew and keeps the others; the sidecar
describes every run that still has rows.
"""

import csv
import hashlib
import io
import json
import os
import platform
import subprocess
from dataclasses import replace
from datetime import datetime, timezone
from statistics import median

from contestants import ROOT, Draws

KEY = ("net", "law", "threads", "contestant", "sampler", "dtype")
NUMBERS = (
    "weights", "threads", "rounds", "samples", "samples_per_cpu_s",
    "samples_per_wall_s", "ns_per_sample", "ns_per_weight",
    "ratio_to_best_dense_peer", "ratio_low", "ratio_high", "peak_rss_mib",
    "mean_z", "mean_z2",
)
# Empty where nothing is to compare with, or too few draws are to be tested.
OPTIONAL_NUMBERS = "thread_scaling", "mean_z_z_score", "mean_z2_z_score"
COLUMNS = (
    "machine", "cpu_level", "run", "net", "widths", "weights", "law", "threads",
    "contestant", "kind", "sampler", "evidence", "dtype", "rounds", "samples",
    "samples_per_cpu_s", "samples_per_wall_s", "ns_per_sample", "ns_per_weight",
    "best_dense_peer", "ratio_to_best_dense_peer", "ratio_low", "ratio_high",
    "thread_scaling", "peak_rss_mib", "mean_z", "mean_z_z_score", "mean_z2",
    "mean_z2_z_score",
)


def key(row):
    return tuple(row[name] for name in KEY)


def read(path):
    """The rows of a report, every number checked."""
    with open(f"{path}.csv", encoding="ascii", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        assert tuple(reader.fieldnames or ()) == COLUMNS, reader.fieldnames
        rows = list(reader)
    for row in rows:
        assert None not in row and None not in row.values(), row
        for name in NUMBERS:
            assert float(row[name]) >= 0, (name, row)
        for name in OPTIONAL_NUMBERS:
            assert row[name] == "" or abs(float(row[name])) < 1e3, (name, row)
    assert len({key(row) for row in rows}) == len(rows), "a row twice"
    return rows


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def first_line(*command):
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.splitlines()[0]


def cell(value):
    """A value as the table has it: nothing for None, five digits at most."""
    if value is None:
        return ""
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def write(path, text):
    """Writes a file whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def comparisons(trials):
    """What depends on the other entrants, by contestant."""
    rates = {
        entrant.contestant: [
            draws.rate(entrant.contestant.threads) for draws in rounds
        ]
        for entrant, rounds in trials.items()
    }
    found = {}
    for contestant, mine in rates.items():
        dense = [
            c for c in rates
            if c.is_dense_peer and c.threads == contestant.threads
        ]
        best = max(dense, key=lambda c: median(rates[c]))
        ratios = [a / b for a, b in zip(mine, rates[best])]
        single = rates.get(replace(contestant, threads=1))
        found[contestant] = {
            "best_dense_peer": f"{best.name} {best.dtype}",
            "ratio_to_best_dense_peer": median(ratios),
            "ratio_low": min(ratios),
            "ratio_high": max(ratios),
            "thread_scaling": None if contestant.threads == 1 or not single
            else median(a / b for a, b in zip(mine, single)),
        }
    return found


def measurements(entrant, rounds, weights, scores):
    """What a contestant's own draws say."""
    threads, total = entrant.contestant.threads, Draws.total(rounds)
    seconds = 1 / median(draws.rate(threads) for draws in rounds)
    return {
        "rounds": len(rounds),
        "samples": total.samples,
        "samples_per_cpu_s": median(d.samples / d.cpu for d in rounds),
        "samples_per_wall_s": median(d.samples / d.wall for d in rounds),
        "ns_per_sample": 1e9 * seconds,
        "ns_per_weight": 1e9 * seconds / weights,
        "peak_rss_mib": total.peak_kib / 1024,
        "mean_z": total.z / total.samples,
        "mean_z_z_score": scores[0],
        "mean_z2": total.z2 / total.samples,
        "mean_z2_z_score": scores[1],
    }


class Report:
    """The rows of all runs, and what is known of the runs."""

    def __init__(self, path, arguments):
        self.path = path
        self.run = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.rows = {}
        self.runs = {}
        if path.with_suffix(".csv").exists():
            self.rows = {key(row): row for row in read(path)}
            self.runs = json.loads(
                path.with_suffix(".meta.json").read_text())["runs"]
        self.runs[self.run] = {
            "arguments": arguments,
            "commit": first_line("git", "describe", "--always", "--dirty"),
            "host": platform.node(),
            "loadAverageAtStart": os.getloadavg()[0],
            "machine": machine(),
            "processors": os.cpu_count(),
            "system": platform.freedesktop_os_release()["PRETTY_NAME"],
            "versions": {
                "gcc": first_line("gcc", "--version"),
                "python": platform.python_version(),
                "swift": first_line("swift", "--version"),
            },
        }

    def add(self, net, widths, law, trials, scores):
        """The rows of one net and law, in place of those that were there, and
        the versions of who made them."""
        self.rows = {
            key: row for key, row in self.rows.items() if key[:2] != (net, law)
        }
        weights = sum(m * n for m, n in zip(widths, widths[1:]))
        compared = comparisons(trials)
        level = next(e.level for e in trials if e.level)
        for entrant, rounds in trials.items():
            contestant = entrant.contestant
            row = {
                "machine": machine(),
                "cpu_level": level,
                "run": self.run,
                "net": net,
                "widths": ",".join(map(str, widths)),
                "weights": weights,
                "law": law,
                "threads": contestant.threads,
                "contestant": contestant.name,
                "kind": contestant.kind,
                "sampler": contestant.sampler,
                "evidence": entrant.evidence,
                "dtype": contestant.dtype,
                **measurements(entrant, rounds, weights, scores[entrant]),
                **compared[contestant],
            }
            row = {name: cell(value) for name, value in row.items()}
            self.rows[key(row)] = row
            versions = self.runs[self.run]["versions"]
            versions[contestant.name] = entrant.introduction

    def save(self):
        """Writes the table and its sidecar, and reads the table back."""
        rows = sorted(self.rows.values(), key=key)
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        write(self.path.with_suffix(".csv"), text.getvalue())
        kept = {row["run"] for row in rows}
        sidecar = {
            "command": "python3 Tests/Performance/samplers.py",
            "csv": self.path.with_suffix(".csv").name,
            "runs": {name: self.runs[name] for name in sorted(kept)},
            "sha256": hashlib.sha256(text.getvalue().encode()).hexdigest(),
        }
        write(self.path.with_suffix(".meta.json"),
              json.dumps(sidecar, indent=2, sort_keys=True) + "\n")
        read(self.path)
