"""The check of the paired comparison."""

import numpy as np

from autograder.checks.check import Check
from course import search

# fmt: off
check_compare_paired = Check(search.compare_paired, outputs=("low", "high", "winner"), visible=[
    ("the first ahead on every seed, a list", ([5.0, 7.0, 9.0, 6.0], [2.0, 4.0, 7.0, 6.0], 1.5)),
    ("the second ahead, and seeds that differ more than the settings", (
        np.array([10.0, 50.0, 90.0, 30.0, 71.0]), np.array([12.0, 53.0, 95.0, 31.0, 74.0]), 2.5)),
    ("neither, an interval that touches 0", (
        np.array([9.0, 6.0, 5.0, 8.0]), np.array([4.0, 5.0, 4.0, 7.0]), 2.0)),
    ("neither, 0 well inside", (
        np.array([7.0, 4.0, 2.0, 6.0, 5.0]), np.array([4.0, 5.0, 3.0, 5.0, 4.0]), 1.25)),
])
# fmt: on


def _scores(rng, n, ahead, noise=1.0, common=1.0):
    """Return scores of two settings on the same seeds, the first ahead by about `ahead`."""
    seeds = 80 + common * rng.normal(size=n)
    return seeds + ahead + noise * rng.normal(size=n), seeds + noise * rng.normal(size=n)


def _arguments(rng, n, winner, common=1.0):
    """Return arguments with this winner and an interval whose ends are not near 0."""
    side = {"first": 1, "second": -1, None: float(rng.choice([-1, 1]))}[winner]
    ahead = (0.3 if winner is None else 4.0) * side
    while True:
        quantile = float(rng.uniform(1.6, 2.6))
        args = *_scores(rng, n, ahead, 1.0, common), quantile
        low, high, found = search.compare_paired(*args)
        near = min(abs(low), abs(high)) < 0.02 * (high - low)
        lopsided = abs(low + high) > 0.05 * (high - low)
        if found == winner and not near and lopsided:
            return args
        ahead *= 1.1 if winner else 0.9


WINNERS = ("first", "second", None)


def _lists(first, second, quantile):
    return first.tolist(), second.tolist(), quantile


# fmt: off
check_compare_paired.add_families(
    ("arrays with the first ahead, the second, and neither",
     *(lambda rng, winner=winner: _arguments(rng, int(rng.integers(5, 12)), winner)
       for winner in WINNERS)),
    ("lists with the first ahead, the second, and neither",
     *(lambda rng, winner=winner: _lists(*_arguments(rng, int(rng.integers(5, 12)), winner))
       for winner in WINNERS)),
    ("two seeds and many",
     *(lambda rng, n=n, winner=winner: _arguments(rng, n, winner)
       for n in (2, 3, 20, 100) for winner in ("second" if n % 2 else "first", None))),
    ("pairs in which the seeds differ more than the settings",
     *(lambda rng, winner=winner: _arguments(rng, 10, winner, common=30.0) for winner in WINNERS)),
)
# fmt: on


@check_compare_paired.family("an interval that touches 0")
def interval_that_touches_0(rng):
    whole = rng.integers(-20, 20, 4).astype(float)
    for side in (1, -1):
        # differences of mean 2 and s / root n = 1, all of it exact
        differences = side * rng.permutation([5.0, 1.0, 1.0, 1.0])
        yield whole + differences, whole, 2.0


@check_compare_paired.family("the same difference on every seed, and no difference")
def same_difference(rng):
    whole = rng.integers(-20, 20, 6).astype(float)
    yield whole + 2, whole, 2.0
    yield whole - 3, whole, 2.0
    yield whole, whole.copy(), 2.0


@check_compare_paired.family("scores that are negative, and scores of whole numbers")
def negative_and_whole_scores(rng):
    first, second, quantile = _arguments(rng, 7, "first")
    yield first - 200, second - 200, quantile
    yield rng.permutation([9, 4, 7, 8]), np.array([1, 2, 0, -1]), 2.0


@check_compare_paired.family("float32 scores")
def float32_scores(rng):
    first, second, quantile = _arguments(rng, 9, "second")
    yield (first - 80).astype(np.float32), (second - 80).astype(np.float32), quantile
