"""The line protocol of a contestant, and what the Python peers share.

A contestant is a process started once, `PROGRAM … DTYPE THREADS`. Each request
is one line, `WIDTHS LAW SECONDS`; the answer is one line,

    samples wall_seconds cpu_seconds sum_z sum_z_squared zeros peak_kib

A peer offers `prepare(widths, law, dtype, seed)`, which returns a function that
draws one batch of Z. Preparing, compiling and warming up are not timed; the
batch's sums are. Threads work apart, each with its own generator: the libraries
release the interpreter's lock.
"""

import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

# A batch fills the second-level cache, unless that leaves layers too small to
# be worth a library call.
BATCH_WEIGHTS = 2**18
LAYER_WEIGHTS = 2**14


def weight_count(widths):
    return sum(m * n for m, n in zip(widths, widths[1:]))


def batch_size(widths):
    weights = max(BATCH_WEIGHTS, LAYER_WEIGHTS * (len(widths) - 1))
    return max(1, weights // weight_count(widths))


def inputs(width):
    """Square roots of the first primes, scaled to |x|² = n₀."""
    primes = []
    candidate = 2
    while len(primes) < width:
        if all(candidate % p for p in primes):
            primes.append(candidate)
        candidate += 1
    return np.sqrt(np.array(primes) * (width / sum(primes)))


def gains(widths, variance=1.0):
    """What turns draws of the given variance into variance 2 / fan-in."""
    return [float(np.sqrt(2 / n / variance)) for n in widths[:-1]]


def moments(z):
    z = z.astype(np.float64, copy=False)
    return np.array([len(z), z.sum(), z @ z, np.count_nonzero(z == 0)])


def work(batch, seconds):
    end = time.perf_counter() + seconds
    total = moments(batch())
    while time.perf_counter() < end:
        total += moments(batch())
    return total


def serve(prepare, version):
    dtype, threads = np.dtype(sys.argv[1]), int(sys.argv[2])
    print(version, flush=True)
    prepared = None
    with ThreadPoolExecutor(threads) as pool:
        for line in sys.stdin:
            widths, law, seconds = line.split()
            widths = [int(n) for n in widths.split(",")]
            if prepared != (widths, law):
                seed = time.time_ns()
                batches = [
                    prepare(widths, law, dtype, seed + i)
                    for i in range(threads)
                ]
                for batch in batches * 2:
                    batch()
                prepared = (widths, law)
            cpu, wall = time.process_time(), time.perf_counter()
            parts = pool.map(work, batches, [float(seconds)] * threads)
            count, *sums = sum(parts)
            wall = time.perf_counter() - wall
            cpu = time.process_time() - cpu
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(int(count), wall, cpu, *sums, peak, flush=True)
