"""The definition in NumPy: batches of nets, bulk draws, a reverse pass.

Draws keep the variance at which they are cheapest; the vectors between the
layers carry the scale. Nets of short rows lie in the last axis, where einsum
runs over them; the others are one matvec a layer.
"""

import numpy as np
from peer import batch_size, gains, inputs, serve, weight_count


def drawing(law, rng, dtype):
    """A function that fills `out`, and the variance of what it draws."""
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
    byte_of_signs = 2 * bits.astype(dtype) - 1

    def gaussian(out):
        rng.standard_normal(out=out, dtype=dtype)

    def uniform(out):
        rng.random(out=out, dtype=dtype)
        out -= dtype.type(0.5)

    def rademacher(out):
        words = np.frombuffer(rng.bytes(out.size // 8), np.uint8)
        rows = out.reshape(-1, 8)
        np.take(byte_of_signs, words, axis=0, out=rows, mode="clip")

    def laplace(out):
        signs = np.empty_like(out)
        rademacher(signs)
        rng.random(out=out, dtype=dtype)
        np.log(np.subtract(1, out, out=out), out=out)
        out *= signs

    return {
        "gaussian": (gaussian, 1),
        "uniform": (uniform, 1 / 12),
        "laplace": (laplace, 2),
        "rademacher": (rademacher, 1),
    }[law]


def prepare(widths, law, dtype, seed):
    rng = np.random.Generator(np.random.SFC64(seed))
    fill, variance = drawing(law, rng, dtype)
    count = batch_size(widths)
    total = count * weight_count(widths)
    flat = np.empty(-(-total // 8) * 8, dtype)
    x = inputs(widths[0]).astype(dtype)
    if max(widths) <= 16:
        def apply(w, a): return np.einsum("nmb,mb->nb", w, a)
        def pull(v, w): return np.einsum("nb,nmb->mb", v, w)
        def shape(n, m): return n, m, count
        x = np.repeat(x[:, None], count, axis=1)
        ones, axis = np.ones((1, count), dtype), 0
    else:
        apply, pull = np.matvec, np.vecmat
        def shape(n, m): return count, n, m
        x = np.repeat(x[None, :], count, axis=0)
        ones, axis = np.ones((count, 1), dtype), 1
    layers, start = [], 0
    for m, n in zip(widths, widths[1:]):
        end = start + count * m * n
        layers.append(flat[start:end].reshape(shape(n, m)))
        start = end
    scale = [dtype.type(g) for g in gains(widths, variance)]

    def batch():
        fill(flat)
        a, masks = x, []
        for w, g in zip(layers, scale):
            a = apply(w, a)
            masks.append(a > 0)
            a = np.maximum(a, 0) * g
        v = ones
        for w, g, mask in zip(layers[::-1], scale[::-1], masks[::-1]):
            v = pull(v * mask, w) * g
        return (v * v).sum(axis)

    return batch


serve(prepare, f"numpy {np.__version__}")
