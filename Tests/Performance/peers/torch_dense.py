"""The definition in PyTorch: batches of nets, bulk draws, a reverse pass.

As in NumPy, nets of short rows lie in the last axis.
"""

import torch
from peer import batch_size, gains, inputs, serve, weight_count


def drawing(law, rng, kind):
    """A function that fills `out`, and the variance of what it draws."""
    byte = torch.arange(256)[:, None] >> torch.arange(8)
    byte_of_signs = (2 * (byte & 1) - 1).to(kind)

    def gaussian(out):
        out.normal_(generator=rng)

    def uniform(out):
        out.uniform_(-1, 1, generator=rng)

    def rademacher(out):
        words = torch.empty(out.numel() // 64, dtype=torch.int64)
        words.random_(-(2**63), None, generator=rng)
        rows = words.view(torch.uint8).int()
        torch.index_select(byte_of_signs, 0, rows, out=out.view(-1, 8))

    def laplace(out):
        signs = torch.empty_like(out)
        rademacher(signs)
        # −U lies in (0, 1], so that its logarithm is finite.
        out.uniform_(-1, 0, generator=rng).neg_().log_().mul_(signs)

    return {
        "gaussian": (gaussian, 1),
        "uniform": (uniform, 1 / 3),
        "laplace": (laplace, 2),
        "rademacher": (rademacher, 1),
    }[law]


def prepare(widths, law, dtype, seed):
    torch.set_num_threads(1)
    kind = getattr(torch, dtype.name)
    fill, variance = drawing(law, torch.Generator().manual_seed(seed), kind)
    count = batch_size(widths)
    total = count * weight_count(widths)
    flat = torch.empty(-(-total // 64) * 64, dtype=kind)
    x = torch.tensor(inputs(widths[0]), dtype=kind)
    if max(widths) <= 16:
        def apply(w, a): return (w * a).sum(1)
        def pull(v, w): return (v[:, None] * w).sum(0)
        def shape(n, m): return n, m, count
        x = x[:, None].repeat(1, count)
        ones, axis = torch.ones(1, count, dtype=kind), 0
    else:
        def apply(w, a): return torch.bmm(w, a[:, :, None])[:, :, 0]
        def pull(v, w): return torch.bmm(v[:, None], w)[:, 0]
        def shape(n, m): return count, n, m
        x = x.repeat(count, 1)
        ones, axis = torch.ones(count, 1, dtype=kind), 1
    layers, start = [], 0
    for m, n in zip(widths, widths[1:]):
        end = start + count * m * n
        layers.append(flat[start:end].view(shape(n, m)))
        start = end
    scale = gains(widths, variance)

    def batch():
        fill(flat)
        a, masks = x, []
        for w, g in zip(layers, scale):
            a = apply(w, a)
            masks.append(a > 0)
            a = a.clamp_(min=0).mul_(g)
        v = ones
        for w, g, mask in zip(layers[::-1], scale[::-1], masks[::-1]):
            v = pull(v * mask, w).mul_(g)
        return v.square().sum(axis).numpy()

    return batch


serve(prepare, f"torch {torch.__version__}")
