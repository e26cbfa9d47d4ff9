"""Exact moments with Python's fractions, as a straightforward script has them.

The transfer recursion over partitions of K, written plainly: augmented
monomials as dictionaries, one Fraction a coefficient.
"""

from collections import Counter
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, permutations
from math import factorial, prod


def kappa(law, order):
    """E[w^2r] / E[w²]^r for r = 0, ..., order."""
    moments = {
        "gaussian": lambda r: prod(range(1, 2 * r, 2)),
        "uniform": lambda r: Fraction(3**r, 2 * r + 1),
        "laplace": lambda r: Fraction(factorial(2 * r), 2**r),
        "rademacher": lambda r: 1,
    }
    return [moments[law](r) for r in range(order + 1)]


@lru_cache(None)
def partitions(n, largest=None):
    largest = n if largest is None else min(n, largest)
    if n == 0:
        return ((),)
    return tuple(
        (part,) + rest
        for part in range(largest, 0, -1)
        for rest in partitions(n - part, part)
    )


@lru_cache(None)
def product(a, b):
    """How often each partition arises by matching parts of b with parts of a."""
    found = Counter()
    for count in range(min(len(a), len(b)) + 1):
        for chosen in combinations(range(len(b)), count):
            for targets in permutations(range(len(a)), count):
                parts = list(a) + [
                    b[i] for i in range(len(b)) if i not in chosen
                ]
                for i, t in zip(chosen, targets):
                    parts[t] += b[i]
                found[tuple(sorted(parts, reverse=True))] += 1
    return tuple(found.items())


def symmetry(parts):
    return prod(factorial(m) for m in Counter(parts).values())


def row_moment(k, kappa):
    return {
        nu: Fraction(
            factorial(2 * k),
            prod(factorial(2 * part) for part in nu) * symmetry(nu),
        )
        * prod(kappa[part] for part in nu)
        for nu in partitions(k)
    }


def transfer(order, kappa):
    matrix = {}
    for target in partitions(order):
        poly = {(): Fraction(1)}
        for part in target:
            step = Counter()
            for a, x in poly.items():
                for b, y in row_moment(part, kappa).items():
                    for c, count in product(a, b):
                        step[c] += x * y * count
            poly = step
        matrix[target] = poly
    return matrix


def moment(widths, order, kappa):
    """E[Z_q^K] for widths n_0, ..., n_d and standardised moments kappa."""
    matrix = transfer(order, kappa)
    state = {(order,): Fraction(1)}
    for n in reversed(widths[:-1]):
        masked = {nu: a / 2 ** len(nu) for nu, a in state.items()}
        state = {
            target: prod(range(n, n - len(target), -1))
            * Fraction(2, n) ** order
            * sum(poly[nu] * a for nu, a in masked.items() if nu in poly)
            for target, poly in matrix.items()
        }
    return sum(
        Fraction(
            factorial(order), prod(factorial(p) for p in nu) * symmetry(nu)
        )
        * a
        for nu, a in state.items()
    )
