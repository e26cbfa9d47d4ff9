"""Gradient conditioning in PyTorch, as one would write it with torch.func.

Reads a net and a batch that `pathsum condition --export` wrote, and answers
every line `METRIC SECONDS` on stdin with `passes seconds`, after one line of
JSON with the metrics' values.
"""

import json
import sys
import time

import torch
from torch.func import functional_call, grad, jvp, vjp, vmap  # noqa: F401

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

given = json.load(open(sys.argv[1]))
widths = given["widths"]
w = torch.tensor(given["parameters"])
x = torch.tensor(given["inputs"]).reshape(-1, widths[0])
t = torch.tensor(given["targets"]).reshape(-1, widths[-1])
count, eta = len(x), 1e-3


def network(w, x):
    start = 0
    for k, (m, n) in enumerate(zip(widths, widths[1:])):
        weight = w[start:start + m * n].view(n, m)
        bias = w[start + m * n:start + m * n + n]
        start += m * n + n
        x = x @ weight.T + bias
        if k < len(widths) - 2:
            x = torch.relu(x)
    return x


def example_loss(w, x, t):
    o = network(w, x)
    return torch.logsumexp(o, -1) - (o * t).sum(-1)


def loss(w):
    return example_loss(w, x, t).mean()


example_gradient = grad(example_loss)
gradients = vmap(example_gradient, in_dims=(None, 0, 0))


def gradient(w):
    w = w.detach().requires_grad_()
    return torch.autograd.grad(loss(w), w)[0]


def hessian_product():
    """v ↦ H v by differentiating the gradient again, its graph made once."""
    leaf = w.detach().requires_grad_()
    first = torch.autograd.grad(loss(leaf), leaf, create_graph=True)[0]
    return lambda v: torch.autograd.grad(first, leaf, v, retain_graph=True)[0]


def input_step(u):
    """J t and Jᵀ J t of every example."""
    def one(x, t, u):
        def h(x):
            return example_gradient(w, x, t)
        _, image = jvp(h, (x,), (u,))
        return image.norm(), vjp(h, x)[1](image)[0]
    return vmap(one)(x, t, u)


def agreement():
    g = gradients(w, x, t)
    gram = g @ g.T
    squares, whole = gram.trace(), gram.sum()
    lengths = gram.diagonal().sqrt()
    cosines = gram / lengths[:, None] / lengths
    rank = squares / torch.linalg.eigvalsh(gram)[-1]
    m, b = g.shape[1], g.shape[0]
    return {
        "gradient_coherence": whole / b / squares,
        "gradient_diversity": squares / whole,
        "gradient_confusion": (-cosines.min()).clamp(0, 1),
        "weight_gradient_rank_asymptotic":
            rank * (m**0.5 + b**0.5)**2 / (m * b),
    }


def power(step, start, limit=2000):
    v, norm, quiet = start / start.norm(), 0.0, 0
    for _ in range(limit):
        v = step(v)
        size = v.norm().item()
        quiet = quiet + 1 if size <= norm * (1 + 1e-5) else 0
        norm, v = max(norm, size), v / size
        if quiet == 3:
            break
    return norm


def values():
    h = gradient(w)
    found = {k: float(v) for k, v in agreement().items()}
    found["weight_condition"] = float(
        power(hessian_product(), torch.randn_like(w)) * w.norm() / h.norm())
    quotients = []
    for sign in 1, -1:
        step = sign * eta * h / h.abs().max()
        gap = gradient(w + step) - h
        quotients.append(gap.norm() / h.norm() * w.norm() / step.norm())
    found["weight_bound_limited"] = float(max(quotients))
    u = torch.randn_like(x)
    norms = torch.zeros(count)
    for _ in range(100):
        length, u = input_step(u / u.norm(dim=1, keepdim=True))
        norms = torch.maximum(norms, length)
    lengths = gradients(w, x, t).norm(dim=1)
    found["input_condition"] = float((norms * x.norm(dim=1) / lengths).mean())
    return found


def timed():
    v = torch.randn_like(w)
    u = torch.randn_like(x)
    h = gradient(w)
    g = gradients(w, x, t)
    delta = eta * torch.randn(widths[0])
    product = hessian_product()

    def weight_bound():
        step = eta * torch.randn_like(w)
        return (gradient(w + step) - h).norm() / step.norm()

    def input_bound():
        return (gradients(w, x + delta, t) - g).norm(dim=1)

    return {
        "gradient": lambda: gradient(w),
        "weight-condition": lambda: product(v),
        "weight-bounds": weight_bound,
        "input-bounds": input_bound,
        "input-condition": lambda: input_step(u),
        "agreement": agreement,
    }


print(json.dumps(values() | {"version": f"torch {torch.__version__}"}),
      flush=True)
jobs = timed()
for job in jobs.values():
    job()
for line in sys.stdin:
    name, seconds = line.split()
    start, times = time.perf_counter(), []
    while not times or time.perf_counter() - start < float(seconds):
        before = time.perf_counter()
        jobs[name]()
        times.append(time.perf_counter() - before)
    print(len(times), sorted(times)[len(times) // 2], flush=True)
