"""The check of the paired comparison."""

import numpy as np

from autograder.checks.check import Check
from course import search

check_compare_paired = Check(search.compare_paired, outputs=("low", "high", "winner"), visible=[
    ("the first ahead on every seed, a list", ([5.0, 7.0, 9.0, 6.0], [2.0, 4.0, 7.0, 6.0], 1.5)),
    ("the second ahead, and seeds that differ more than the settings", (
        np.array([10.0, 50.0, 90.0, 30.0, 71.0]), np.array([12.0, 53.0, 95.0, 31.0, 74.0]), 2.5)),
    ("neither, an interval that touches 0", (np.array([9.0, 6.0, 5.0, 8.0]),
                                             np.array([4.0, 5.0, 4.0, 7.0]), 2.0)),
    ("neither, 0 well inside", (np.array([7.0, 4.0, 2.0, 6.0, 5.0]),
                                np.array([4.0, 5.0, 3.0, 5.0, 4.0]), 1.25)),
])


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


@check_compare_paired.family("arrays with the first ahead, the second, and neither")
def _(rng):
    for winner in WINNERS:
        yield _arguments(rng, int(rng.integers(5, 12)), winner)


@check_compare_paired.family("lists with the first ahead, the second, and neither")
def _(rng):
    for winner in WINNERS:
        first, second, quantile = _arguments(rng, int(rng.integers(5, 12)), winner)
        yield first.tolist(), second.tolist(), quantile


@check_compare_paired.family("two seeds and many")
def _(rng):
    for n in (2, 3, 20, 100):
        yield _arguments(rng, n, "second" if n % 2 else "first")
        yield _arguments(rng, n, None)


@check_compare_paired.family("pairs in which the seeds differ more than the settings")
def _(rng):
    for winner in WINNERS:
        yield _arguments(rng, 10, winner, common=30.0)


@check_compare_paired.family("an interval that touches 0")
def _(rng):
    whole = rng.integers(-20, 20, 4).astype(float)
    for side in (1, -1):
        # differences of mean 2 and s / root n = 1, all of it exact
        differences = side * rng.permutation([5.0, 1.0, 1.0, 1.0])
        yield whole + differences, whole, 2.0


@check_compare_paired.family("the same difference on every seed, and no difference")
def _(rng):
    whole = rng.integers(-20, 20, 6).astype(float)
    yield whole + 2, whole, 2.0
    yield whole - 3, whole, 2.0
    yield whole, whole.copy(), 2.0


@check_compare_paired.family("scores that are negative, and scores of whole numbers")
def _(rng):
    first, second, quantile = _arguments(rng, 7, "first")
    yield first - 200, second - 200, quantile
    yield rng.permutation([9, 4, 7, 8]), np.array([1, 2, 0, -1]), 2.0


@check_compare_paired.family("float32 scores")
def _(rng):
    first, second, quantile = _arguments(rng, 9, "second")
    yield (first - 80).astype(np.float32), (second - 80).astype(np.float32), quantile


def _root(d, first, second):
    """Return s / root n."""
    return d.std(ddof=1) / np.sqrt(d.size)


def _winner(low, high, middle):
    return "first" if low > 0 else "second" if high < 0 else None


def _mistake(name, sentence, *, pairs=lambda first, second: first - second, error=_root,
             centre=np.mean, name_it=_winner, half_of=lambda quantile, error: quantile * error,
             result=lambda low, high, winner, middle, half: (low, high, winner)):
    """Register a comparison with one part replaced."""
    @check_compare_paired.mistake(name, sentence)
    def _(first, second, quantile):
        first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
        d = pairs(first, second)
        middle, half = float(centre(d)), float(half_of(quantile, error(d, first, second)))
        low, high = middle - half, middle + half
        return result(low, high, name_it(low, high, middle), middle, half)


UNPAIRED = ("the spread of each setting in the place of that of the differences",
            "the seeds are the same for both; print the differences, seed by seed, and their "
            "spread")
VARIANCE = ("the variance in the place of s", "give every score in per cent, a hundred times as "
            "large: the interval must grow a hundredfold too")
NO_ROOT = ("the number of seeds left out", "s is the spread of one difference; that of their mean "
           "shrinks with more seeds")
INSIDE = ("a winner although 0 is inside", "a mean that is not 0 may be chance; read your "
          "conditions aloud with an interval from -1 to 2, and from -2 to 1")
EXCHANGED = ("the winner exchanged", "an interval above 0 means that first - second is positive")
TOUCHES = ("a winner although the interval ends at 0", "0 belongs to an interval that ends there")
NO_HALF = ("the quantile left out", "call it with another quantile: the interval stays the same")
NOBODY = ("another word in the place of None", "None is a value of its own, without quotes")
ORDER = ("the results in another order", "low, high, winner, in this order")
_mistake("n in the denominator of s", "with two seeds the difference shows most: n - 1 belongs "
         "into the denominator", error=lambda d, *_: d.std() / np.sqrt(d.size))
_mistake(*NO_ROOT, error=lambda d, *_: d.std(ddof=1))
_mistake("n in the place of its root", "four times as many seeds make the interval half as wide",
         error=lambda d, *_: d.std(ddof=1) / d.size)
_mistake("n - 1 under the root of n", "n - 1 belongs into s, the number of seeds under the root",
         error=lambda d, *_: d.std(ddof=1) / np.sqrt(d.size - 1))
_mistake("a product with the root of n", "more seeds must make the interval narrower",
         error=lambda d, *_: d.std(ddof=1) * np.sqrt(d.size))
_mistake(*UNPAIRED, error=lambda d, a, b: np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / d.size))
_mistake(*UNPAIRED, error=lambda d, a, b: np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / 2 / d.size))
_mistake(*UNPAIRED, error=lambda d, a, b: a.std(ddof=1) / np.sqrt(d.size))
_mistake(*UNPAIRED, error=lambda d, a, b: (a.std(ddof=1) + b.std(ddof=1)) / np.sqrt(d.size))
_mistake(*UNPAIRED, error=lambda d, a, b: np.abs(a.std(ddof=1) - b.std(ddof=1)) / np.sqrt(d.size))
_mistake("second - first in the place of first - second",
         "print the mean when the first is ahead: it must be positive",
         pairs=lambda a, b: b - a)
_mistake("second - first in the interval alone",
         "print the mean when the first is ahead: it must be positive",
         pairs=lambda a, b: b - a, name_it=lambda low, high, middle: _winner(-high, -low, -middle))
_mistake("distances in the place of differences", "a difference may be negative; print them",
         pairs=lambda a, b: np.abs(a - b))
_mistake("ratios in the place of differences", "the interval is that of a mean difference",
         pairs=lambda a, b: a / b)
_mistake(*VARIANCE, error=lambda d, *_: d.var(ddof=1) / np.sqrt(d.size))
_mistake(*VARIANCE, error=lambda d, *_: d.var(ddof=1) / d.size)
_mistake("the sum in the place of the mean", "give every seed twice: the middle must stay",
         centre=np.sum)
_mistake("the median in the place of the mean", "print the middle of your interval beside the "
         "mean difference", centre=np.median)
_mistake(*INSIDE,
         name_it=lambda low, high, middle: "first" if middle > 0 else "second")
_mistake(*INSIDE, name_it=lambda low, high, middle: (
    "first" if middle > 0 else "second" if middle < 0 else None))
_mistake(*INSIDE,
         name_it=lambda low, high, middle: "first" if low > 0 else "second")
_mistake(*INSIDE,
         name_it=lambda low, high, middle: "second" if high < 0 else "first")
_mistake(*EXCHANGED, name_it=lambda low, high, middle: (
    "second" if low > 0 else "first" if high < 0 else None))
_mistake(*INSIDE, name_it=lambda low, high, middle: (
             "first" if high > 0 else "second" if low < 0 else None))
_mistake(*INSIDE, name_it=lambda low, high, middle: (
             "second" if low < 0 else "first" if high > 0 else None))
_mistake("only the first can win", "who is ahead when the whole interval lies below 0; print "
         "low and high there", name_it=lambda low, high, middle: "first" if low > 0 else None)
_mistake("only the second can win", "who is ahead when the whole interval lies above 0; print "
         "low and high there", name_it=lambda low, high, middle: "second" if high < 0 else None)
_mistake("a winner when 0 is inside", "None when the interval contains 0; which case is turned "
         "around?", name_it=lambda low, high, middle: (
             None if low > 0 or high < 0 else "first" if middle > 0 else "second"))
_mistake(*TOUCHES, name_it=lambda low, high, middle: (
    "first" if low >= 0 else "second" if high <= 0 else None))
_mistake(*NO_HALF, half_of=lambda quantile, error: error)
_mistake("the quantile for 20 seeds in every case", "call it with another quantile: the interval "
         "stays the same", half_of=lambda quantile, error: 2.093 * error)
_mistake("the quantile for 20 seeds in every case", "call it with another quantile: the interval "
         "stays the same", half_of=lambda quantile, error: 1.96 * error)
_mistake("half of the interval's width", "the quantile times s / root n goes to each side",
         half_of=lambda quantile, error: quantile * error / 2)
_mistake("a division by the quantile", "a larger quantile must make the interval wider",
         half_of=lambda quantile, error: error / quantile if quantile else np.inf)
_mistake(*NOBODY, name_it=lambda low, high, middle: _winner(low, high, middle) or "None")
_mistake(*NOBODY, name_it=lambda low, high, middle: _winner(low, high, middle) or "none")
_mistake(*NOBODY, name_it=lambda low, high, middle: _winner(low, high, middle) or "")
_mistake(*NOBODY, name_it=lambda low, high, middle: _winner(low, high, middle) or "neither")
_mistake(*NOBODY, name_it=lambda low, high, middle: _winner(low, high, middle) or "tie")
_mistake(*NOBODY, name_it=lambda low, high, middle: _winner(low, high, middle) or False)
_mistake("scores in the place of a name", "winner is one of two words, or None",
         name_it=lambda low, high, middle: low > 0)
_mistake("nobody ever wins", "print low and high where the first is ahead on every seed",
         name_it=lambda low, high, middle: None)
_mistake("the mean and the half width returned", "the two ends of the interval are asked for",
         result=lambda low, high, winner, middle, half: (middle, half, winner))
_mistake(*ORDER, result=lambda low, high, winner, middle, half: (high, low, winner))
_mistake(*ORDER, result=lambda low, high, winner, middle, half: (winner, low, high))
_mistake("only the winner returned", "the interval comes back as well: low, high, winner",
         result=lambda low, high, winner, middle, half: winner)
_mistake("only the interval returned", "the winner comes back as well: low, high, winner",
         result=lambda low, high, winner, middle, half: (low, high))
_mistake("only the interval returned", "the winner comes back as well: low, high, winner",
         result=lambda low, high, winner, middle, half: ((low, high), winner))


@check_compare_paired.mistake("lists subtracted", "a list cannot be subtracted; make arrays first")
def _(first, second, quantile):
    differences = first - second
    return search.compare_paired(differences, np.zeros(len(differences)), quantile)
