"""The known mistakes of the paired comparison."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters.compare_paired import check_compare_paired
from course import search


def _root(d, first, second):
    """Return s / root n."""
    return d.std(ddof=1) / np.sqrt(d.size)


def _winner(low, high, middle):
    return "first" if low > 0 else "second" if high < 0 else None


def compare(
    first, second, quantile,
    pairs=lambda first, second: first - second, error=_root, centre=np.mean, name_it=_winner,
    half_of=lambda quantile, error: quantile * error,
    result=lambda low, high, winner, middle, half: (low, high, winner),
):  # fmt: skip
    """Return a comparison with one part replaced."""
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    d = pairs(first, second)
    middle, half = float(centre(d)), float(half_of(quantile, error(d, first, second)))
    low, high = middle - half, middle + half
    return result(low, high, name_it(low, high, middle), middle, half)


INSIDE = (
    "a winner although 0 is inside",
    "a mean that is not 0 may be chance; read your "
    "conditions aloud with an interval from -1 to 2, and from -2 to 1",
)


# fmt: off
check_compare_paired.add_mistakes(
    ("n in the denominator of s",
     "with two seeds the difference shows most: n - 1 belongs into the denominator",
     dict(error=lambda d, *_: d.std() / np.sqrt(d.size))),
    ("the number of seeds left out",
     "s is the spread of one difference; that of their mean shrinks with more seeds",
     dict(error=lambda d, *_: d.std(ddof=1))),
    ("n in the place of its root", "four times as many seeds make the interval half as wide",
     dict(error=lambda d, *_: d.std(ddof=1) / d.size)),
    ("n - 1 under the root of n", "n - 1 belongs into s, the number of seeds under the root",
     dict(error=lambda d, *_: d.std(ddof=1) / np.sqrt(d.size - 1))),
    ("a product with the root of n", "more seeds must make the interval narrower",
     dict(error=lambda d, *_: d.std(ddof=1) * np.sqrt(d.size))),
    ("the spread of each setting in the place of that of the differences",
     "the seeds are the same for both; print the differences, seed by seed, and their spread",
     dict(error=lambda d, a, b: np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / d.size)),
     dict(error=lambda d, a, b: np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / 2 / d.size)),
     dict(error=lambda d, a, b: a.std(ddof=1) / np.sqrt(d.size)),
     dict(error=lambda d, a, b: (a.std(ddof=1) + b.std(ddof=1)) / np.sqrt(d.size)),
     dict(error=lambda d, a, b: np.abs(a.std(ddof=1) - b.std(ddof=1)) / np.sqrt(d.size))),
    ("second - first in the place of first - second",
     "print the mean when the first is ahead: it must be positive", dict(pairs=lambda a, b: b - a)),
    ("second - first in the interval alone",
     "print the mean when the first is ahead: it must be positive",
     dict(pairs=lambda a, b: b - a,
          name_it=lambda low, high, middle: _winner(-high, -low, -middle))),
    ("distances in the place of differences", "a difference may be negative; print them",
     dict(pairs=lambda a, b: np.abs(a - b))),
    ("ratios in the place of differences", "the interval is that of a mean difference",
     dict(pairs=lambda a, b: a / b)),
    ("the variance in the place of s",
     "give every score in per cent, a hundred times as large: the interval must grow a "
     "hundredfold too", dict(error=lambda d, *_: d.var(ddof=1) / np.sqrt(d.size)),
     dict(error=lambda d, *_: d.var(ddof=1) / d.size)),
    ("the sum in the place of the mean", "give every seed twice: the middle must stay",
     dict(centre=np.sum)),
    ("the median in the place of the mean",
     "print the middle of your interval beside the mean difference", dict(centre=np.median)),
    (*INSIDE, dict(name_it=lambda low, high, middle: "first" if middle > 0 else "second"),
     dict(name_it=lambda low, high, middle: (
         "first" if middle > 0 else "second" if middle < 0 else None)),
     dict(name_it=lambda low, high, middle: "first" if low > 0 else "second"),
     dict(name_it=lambda low, high, middle: "second" if high < 0 else "first")),
    ("the winner exchanged", "an interval above 0 means that first - second is positive",
     dict(name_it=lambda low, high, middle: (
         "second" if low > 0 else "first" if high < 0 else None))),
    (*INSIDE,
     dict(name_it=lambda low, high, middle: (
         "first" if high > 0 else "second" if low < 0 else None)),
     dict(name_it=lambda low, high, middle: (
         "second" if low < 0 else "first" if high > 0 else None))),
    ("only the first can win",
     "who is ahead when the whole interval lies below 0; print low and high there",
     dict(name_it=lambda low, high, middle: "first" if low > 0 else None)),
    ("only the second can win",
     "who is ahead when the whole interval lies above 0; print low and high there",
     dict(name_it=lambda low, high, middle: "second" if high < 0 else None)),
    ("a winner when 0 is inside", "None when the interval contains 0; which case is turned around?",
     dict(name_it=lambda low, high, middle: (
         None if low > 0 or high < 0 else "first" if middle > 0 else "second"))),
    ("a winner although the interval ends at 0", "0 belongs to an interval that ends there",
     dict(name_it=lambda low, high, middle: (
         "first" if low >= 0 else "second" if high <= 0 else None))),
    ("the quantile left out", "call it with another quantile: the interval stays the same",
     dict(half_of=lambda quantile, error: error)),
    ("the quantile for 20 seeds in every case",
     "call it with another quantile: the interval stays the same",
     dict(half_of=lambda quantile, error: 2.093 * error),
     dict(half_of=lambda quantile, error: 1.96 * error)),
    ("half of the interval's width", "the quantile times s / root n goes to each side",
     dict(half_of=lambda quantile, error: quantile * error / 2)),
    ("a division by the quantile", "a larger quantile must make the interval wider",
     dict(half_of=lambda quantile, error: error / quantile if quantile else np.inf)),
    ("another word in the place of None", "None is a value of its own, without quotes",
     *(dict(name_it=lambda *interval, word=word: _winner(*interval) or word)
         for word in ("None", "none", "", "neither", "tie", False))),
    ("scores in the place of a name", "winner is one of two words, or None",
     dict(name_it=lambda low, high, middle: low > 0)),
    ("nobody ever wins", "print low and high where the first is ahead on every seed",
     dict(name_it=lambda low, high, middle: None)),
    ("the mean and the half width returned", "the two ends of the interval are asked for",
     dict(result=lambda low, high, winner, middle, half: (middle, half, winner))),
    ("the results in another order", "low, high, winner, in this order",
     dict(result=lambda low, high, winner, middle, half: (high, low, winner)),
     dict(result=lambda low, high, winner, middle, half: (winner, low, high))),
    ("only the winner returned", "the interval comes back as well: low, high, winner",
     dict(result=lambda low, high, winner, middle, half: winner)),
    ("only the interval returned", "the winner comes back as well: low, high, winner",
     dict(result=lambda low, high, winner, middle, half: (low, high)),
     dict(result=lambda low, high, winner, middle, half: ((low, high), winner))),
    ("lists subtracted", "a list cannot be subtracted; make arrays first",
     lambda first, second, quantile:
         search.compare_paired(first - second, np.zeros(len(first)), quantile)),
    make=with_parts(compare),
)
# fmt: on
