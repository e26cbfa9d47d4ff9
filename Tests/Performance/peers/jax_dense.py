"""The definition in JAX: one compiled batch of nets with its reverse pass."""

import os
import sys
from math import prod

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"

import jax
import jax.numpy as jnp
import numpy as np
from peer import gains, inputs, serve, weight_count

jax.config.update("jax_enable_x64", True)
# Compiling takes far longer than timing does; what was compiled is kept.
jax.config.update("jax_compilation_cache_dir", sys.prefix + "/jax-cache")
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)

BATCH_WEIGHTS = 2**19


def signs(key, shape, dtype):
    """Coins, 32 to a random word."""
    size = prod(shape)
    words = jax.random.bits(key, (-(-size // 32), 1), "uint32")
    bits = (words >> jnp.arange(32, dtype="uint32")) & 1
    return (2 * bits.astype(dtype) - 1).reshape(-1)[:size].reshape(shape)


# Draws of variance 1.
LAWS = {
    "gaussian": jax.random.normal,
    "uniform": lambda key, shape, dtype: jax.random.uniform(
        key, shape, dtype, -(3**0.5), 3**0.5),
    "laplace": lambda key, shape, dtype: jax.random.laplace(
        key, shape, dtype) * dtype.type(0.5**0.5),
    "rademacher": signs,
}


def prepare(widths, law, dtype, seed):
    # The older way to split work is the faster one for single precision.
    jax.config.update("jax_threefry_partitionable", dtype == np.float64)
    draw = LAWS[law]
    count = max(1, BATCH_WEIGHTS // weight_count(widths))
    scale = [dtype.type(g) for g in gains(widths)]
    x = jnp.asarray(np.tile(inputs(widths[0]), (count, 1)), dtype)
    shapes = [(count, n, m) for m, n in zip(widths, widths[1:])]

    @jax.jit
    def compiled(key):
        key, *keys = jax.random.split(key, len(shapes) + 1)
        layers = [
            draw(k, shape, dtype) * g
            for k, shape, g in zip(keys, shapes, scale)
        ]
        a, masks = x, []
        for w in layers:
            z = jnp.einsum("bnm,bm->bn", w, a)
            masks.append(z > 0)
            a = jnp.maximum(z, 0)
        v = jnp.ones((count, widths[-1]), dtype)
        for w, mask in zip(layers[::-1], masks[::-1]):
            v = jnp.einsum("bn,bnm->bm", v * mask, w)
        return key, (v * v).sum(1)

    key = jax.random.key(seed % 2**63)

    def batch():
        nonlocal key
        key, z = compiled(key)
        return np.asarray(z)

    return batch


serve(prepare, f"jax {jax.__version__}")
