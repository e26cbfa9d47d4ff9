#!/usr/bin/env python3
"""Times every sampler beside honest peers, in one run.

    python3 Tests/Performance/samplers.py               all nets, minutes
    python3 Tests/Performance/samplers.py --nets A,B    some; the rest stays
    python3 Tests/Performance/samplers.py --quick       a check of everything
    python3 Tests/Performance/samplers.py --table       ratios as Markdown

Contestants alternate, figures are medians over rounds, and a ratio is taken
within its round. Nobody is timed whose moments are wrong. README.md beside this
file says how to set up the peers and what the columns mean.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import gate
from contestants import (
    HERE, LAWS, PROCESSORS, ROOT, Process, Refused, contestants)
from report import Report, read
from table import table

NETS = {
    "A": (4, 8, 8, 8, 1),
    "B": (10, *[64] * 5, 1),
    "C": (10, *[256] * 8, 1),
    "D": (10, *[1024] * 4, 1),
    "E": (10, *[32] * 50, 1),
}
# Small moments and cheap draws: here the tests of E[Z] and E[Z²] are sharp.
PROVING_NET = (10, 32, 32, 1)
PROVING_SECONDS = 0.25


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--nets", default=",".join(NETS))
    parser.add_argument("--laws", default=",".join(LAWS))
    parser.add_argument(
        "--threads", default="1,2" if len(PROCESSORS) > 1 else "1")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.1,
                        help="of one contestant in one round")
    parser.add_argument("--out", type=Path,
                        default=ROOT / "data/benchmarks/samplers",
                        help="path of the results, without extension")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    if options.quick:
        options.nets, options.threads = "A,B", "1"
        options.laws = "gaussian,rademacher"
        options.rounds, options.seconds = 3, 0.05
        options.out = Path(tempfile.mkdtemp()) / "samplers"
    return options


def start(threads):
    """The peers that are installed, started, and our own contestants."""
    ours, peers = [], []
    for contestant in (c for t in threads for c in contestants(t)):
        if contestant.kind == "ours":
            ours.append(contestant)
        else:
            peers.append(Process(contestant))
    for peer in list(peers):
        if not peer.introduction:
            print(f"{peer.contestant} does not start: left out. See"
                  f" {HERE.relative_to(ROOT)}/README.md", file=sys.stderr)
            peers.remove(peer)
    for t in threads:
        if not any(p.contestant.is_dense_peer and p.contestant.threads == t
                   for p in peers):
            sys.exit("no dense peer to compare with: run"
                     f" {HERE.relative_to(ROOT)}/peers/setup")
    return peers, ours


def trial(peers, ours, widths, law, rounds, seconds):
    """Asks all contestants in turn, and in the next round back again.

    Gives the entrants that do not refuse, with their draws round by round. Our
    own processes are new each time, so that their peak memory is that net's.
    """
    entrants = [p for p in peers if law in p.contestant.laws]
    mine = [Process(c) for c in ours]
    trials = {}
    for entrant in entrants + mine:
        with suppress(Refused):
            entrant.ask(widths, law, 0)
            trials[entrant] = []
    for round in range(rounds):
        for entrant in list(trials)[::-1 if round % 2 else 1]:
            trials[entrant].append(entrant.ask(widths, law, seconds))
    for process in mine:
        process.close()
    return trials


def run(options):
    threads = [int(t) for t in options.threads.split(",")]
    nets = {name: NETS[name] for name in options.nets.split(",")}
    subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", HERE,
         "--product", "SamplerTiming"], stdout=sys.stderr, check=True)
    report = Report(options.out, sys.argv[1:])
    peers, ours = start(threads)
    for law in options.laws.split(","):
        trials = trial(peers, ours, PROVING_NET, law, 1, PROVING_SECONDS)
        gate.check_all(trials, PROVING_NET, law)
        for name, widths in nets.items():
            started = time.monotonic()
            trials = trial(
                peers, ours, widths, law, options.rounds, options.seconds)
            scores = gate.check_all(trials, widths, law)
            report.add(name, widths, law, trials, scores)
            report.save()
            print(f"{name} {law}: {len(trials)} contestants in"
                  f" {time.monotonic() - started:.0f} s", file=sys.stderr)
    for peer in peers:
        peer.close()
    figure = options.out.with_suffix(".gp")
    if figure.exists():
        subprocess.run(
            ["gnuplot", figure.name], cwd=figure.parent, check=True)
    print(f"wrote {options.out}.csv", file=sys.stderr)


def main():
    options = arguments()
    if not options.table:
        try:
            run(options)
        except gate.WrongAnswer as error:
            sys.exit(f"rejected: {error}")
    if options.table or options.quick:
        print(table(read(options.out)))


main()
