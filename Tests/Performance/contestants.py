"""The contestants of samplers.py: programs that answer a line with a line.

`peers/peer.py` states the protocol. One thread is pinned to one processor, two
to two; the libraries' own thread pools are switched off, because the peers
spread whole batches over threads instead.
"""

import os
import subprocess
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TIMING = HERE / ".build/release/SamplerTiming"
PEERS = Path(
    os.environ.get("PATHSUM_PEERS", Path.home() / ".cache/pathsum-peers"))

PROCESSORS = sorted(os.sched_getaffinity(0))
LAWS = ("gaussian", "uniform", "laplace", "rademacher")
SAMPLERS = (
    "dense", "folded", "conditioned", "conditioned+folded", "masked",
    "chi-square",
)


@dataclass(frozen=True)
class Contestant:
    """One way to draw Z, on so many threads."""

    name: str
    kind: str
    sampler: str
    dtype: str
    program: tuple
    threads: int
    laws: tuple = LAWS

    def __str__(self):
        return f"{self.name} {self.sampler} {self.dtype} x{self.threads}"

    @property
    def command(self):
        return (*self.program, str(self.threads))

    @property
    def is_dense_peer(self):
        return self.kind == "peer" and self.sampler == "dense"


def contestants(threads):
    """All contestants on the given number of threads."""
    def ours(name, sampler, path):
        program = str(TIMING), sampler, path
        return Contestant(name, "ours", sampler, "float64", program, threads)

    def peer(name, sampler, dtype, *program, laws=LAWS):
        program = *map(str, program), dtype
        return Contestant(name, "peer", sampler, dtype, program, threads, laws)

    python, scripts = PEERS / "bin/python", HERE / "peers"
    found = [
        peer(name, "dense", dtype, python, scripts / f"{name}_dense.py")
        for name in ("numpy", "jax", "torch")
        for dtype in ("float64", "float32")
    ]
    found.append(peer("gsl", "dense", "float64", PEERS / "bin/gsl_dense"))
    found.append(peer("numpy", "chi-square", "float64", python,
                      scripts / "numpy_chi_square.py", laws=("gaussian",)))
    for sampler in SAMPLERS:
        found.append(ours("pathsum", sampler, "bare"))
        found.append(ours("pathsum-run", sampler, "run"))
    if threads == 1:
        found.append(ours("pathsum", "reference", "bare"))
    return found


@dataclass(frozen=True)
class Draws:
    """What came of one request, or of several."""

    samples: int
    wall: float
    cpu: float
    z: float
    z2: float
    zeros: int
    peak_kib: int

    @staticmethod
    def parse(line):
        n, wall, cpu, z, z2, zeros, peak = line.split()
        return Draws(
            int(n), float(wall), float(cpu), float(z), float(z2),
            int(float(zeros)), int(peak))

    @staticmethod
    def total(rounds):
        *sums, peaks = zip(*map(astuple, rounds))
        return Draws(*map(sum, sums), max(peaks))

    def rate(self, threads):
        """Samples a second: of CPU time on one thread, else of wall time."""
        return self.samples / (self.cpu if threads == 1 else self.wall)


class Refused(Exception):
    """The sampler assumes what the net does not give."""


class Process:
    """A running contestant."""

    def __init__(self, contestant):
        self.contestant = contestant
        processors = PROCESSORS[-contestant.threads:]
        pools = ("OMP", "OPENBLAS", "MKL")
        self.process = subprocess.Popen(
            ("taskset", "-c", ",".join(map(str, processors)),
             *contestant.command),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=os.environ | {f"{pool}_NUM_THREADS": "1" for pool in pools})

    @cached_property
    def introduction(self):
        """Its first line: name and version; empty if it does not start."""
        return self.process.stdout.readline().strip()

    @property
    def level(self):
        """The instructions that our kernels use; None of a peer."""
        if self.contestant.kind == "peer":
            return None
        return self.introduction.split()[1]

    @property
    def evidence(self):
        """What its sampler takes for granted."""
        if self.contestant.kind == "ours":
            return self.introduction.split()[2]
        return "definition" if self.contestant.is_dense_peer else "theorem"

    def ask(self, widths, law, seconds):
        """Its draws of so many seconds; 0 asks for a warm-up."""
        net = ",".join(map(str, widths))
        assert self.introduction, f"{self.contestant} does not start"
        print(net, law, seconds, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if line.startswith("refused:"):
            raise Refused(line.strip())
        assert line, f"{self.contestant} ended on {net} {law}"
        return Draws.parse(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
