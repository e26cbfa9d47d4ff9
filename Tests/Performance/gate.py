"""No timing counts unless the timed program is right.

E[Z] = 1 and E[Z²] have exact values and exact variances from the transfer
recursion. A sample mean is tested once there are so many draws that its own
skewness is at most 0.1; then a mean beyond six exact standard errors is an
error, at a rate below one false alarm in 10,000 complete runs.
"""

from dataclasses import dataclass
from functools import cache
from math import sqrt

from contestants import Draws
from exact_peer import kappa, moment

LIMIT = 6
LARGEST_SKEWNESS = 0.1


class WrongAnswer(Exception):
    """A contestant's moments are not those of the net."""


@dataclass(frozen=True)
class Statistic:
    """A random variable's exact mean, standard deviation and skewness."""

    mean: float
    deviation: float
    skewness: float

    def score(self, mean, count):
        """Standard errors off, or None of too few draws for normal tails."""
        if self.skewness > LARGEST_SKEWNESS * sqrt(count):
            return None
        return (mean - self.mean) / self.deviation * sqrt(count)


@cache
def statistics(widths, law):
    """Z and Z²."""
    m = [moment(widths, k, kappa(law, 6)) for k in range(7)]

    def power(k):
        mean, square, cube = m[k], m[2 * k], m[3 * k]
        variance = square - mean**2
        third = cube - 3 * mean * square + 2 * mean**3
        deviation = sqrt(variance)
        return Statistic(float(mean), deviation, third / deviation**3)

    return power(1), power(2)


def check(who, net, law, total):
    """Both scores of a contestant's draws; throws if one is beyond the limit."""
    means = total.z / total.samples, total.z2 / total.samples
    scores = []
    for power, exact, mean in zip(("Z", "Z²"), statistics(net, law), means):
        score = exact.score(mean, total.samples)
        if score is not None and not abs(score) <= LIMIT:
            raise WrongAnswer(
                f"{who} on {','.join(map(str, net))} with {law} weights: the"
                f" mean of {power} over {total.samples} draws is {mean:.6g},"
                f" {score:.1f} exact standard errors off")
        scores.append(score)
    return scores


def check_all(trials, net, law):
    """The scores of each entrant over all its rounds."""
    return {
        entrant: check(entrant.contestant, net, law, Draws.total(rounds))
        for entrant, rounds in trials.items()
    }
