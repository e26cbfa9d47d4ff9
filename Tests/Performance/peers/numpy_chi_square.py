"""The closed form in NumPy, for Gaussian weights: Z is in law a coin times
∏ⱼ (2/nⱼ₋₁) χ²(Kⱼ₋₁) with K₀ = n₀ and Kⱼ ~ Bin(nⱼ, ½).

What an informed script does: a batch of nets at once, a layer at a time; coins
are counted in random words while that is faster than a binomial draw.
"""

import numpy as np
from peer import serve

BATCH = 2**14
LONGEST_COUNT = 512


def heads(rng, n):
    """A batch of draws from Bin(n, ½)."""
    if n > LONGEST_COUNT:
        return rng.binomial(n, 0.5, BATCH)
    size = -(-n // 64), BATCH
    words = rng.integers(2**64, size=size, dtype=np.uint64)
    words[0] >>= np.uint64(-n % 64)
    return np.bitwise_count(words).sum(0, dtype=np.int64)


def prepare(widths, law, dtype, seed):
    rng = np.random.Generator(np.random.SFC64(seed))

    def batch():
        z = heads(rng, 1).astype(dtype)
        z *= rng.standard_gamma(widths[0] / 2, BATCH) * (4 / widths[0])
        for n in widths[1:-1]:
            z *= rng.standard_gamma(heads(rng, n) / 2) * (4 / n)
        return z

    return batch


serve(prepare, f"numpy {np.__version__}")
