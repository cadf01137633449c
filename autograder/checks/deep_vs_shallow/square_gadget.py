"""The check of the square that is made of folds."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.deep_vs_shallow import common
from course import depth
from course.depth import tent

# fmt: off
check_square_gadget = Check(depth.square_gadget, helpers=("tent",), visible=[
    ("one fold", (np.array([0.0, 0.2, 0.5, 0.75, 1.0]), 1)),
    ("three folds", (np.array([[0.1, 0.3], [0.6, 0.9]]), 3)),
    ("no fold", (np.array([0.0, 0.4, 1.0]), 0)),
    ("two folds of a single number", (np.array(0.3), 2)),
])
# fmt: on


def inside(rng, *shape):
    """Return inputs at which no approximation meets the square."""
    return (rng.integers(1, 100, shape) + rng.uniform(0.2, 0.8, shape)) / 101


@check_square_gadget.family("one, two, three and six folds of a vector")
def vectors(rng):
    for m in (1, 2, 3, 6):
        yield inside(rng, 9), m


check_square_gadget.add_families(
    ("no fold", lambda rng: (inside(rng, 5), 0)),
)


@check_square_gadget.family("a matrix")
def matrices(rng):
    yield inside(rng, 4, 3), 2
    yield inside(rng, 3, 3), 4


check_square_gadget.add_families(
    ("three axes", lambda rng: (inside(rng, 2, 3, 2), 3)),
)


@check_square_gadget.family("a single number")
def single_numbers(rng):
    yield inside(rng), 3
    yield inside(rng, 1), 2


@check_square_gadget.family("both ends of the interval and its middle")
def ends_and_middle(rng):
    for m in (1, 5):
        yield np.append([0.0, 0.5, 1.0], inside(rng, 3)), m


check_square_gadget.add_families(
    ("twelve folds", lambda rng: (inside(rng, 4), 12)),
    ("float32 arrays", lambda rng: (inside(rng, 6).astype(np.float32), 3)),
)


def times(x, s):
    """Return the tent applied s times."""
    return common.repeated(tent, x, s)


def right(x, s, m):
    """Return the s-th term."""
    return times(x, s) / 4**s


def approximation(x, m, term=right, folds=lambda m: range(1, m + 1), result=None):
    """
    Return the square made of folds; each part may be replaced by a wrong one.

    `term(x, s, m)` is taken off for each s of `folds(m)`; `result(x, m, total)` is returned.
    """
    total = np.zeros_like(x)
    for s in folds(m):
        total = total + term(x, s, m)
    return result(x, m, total) if result else x - total


def divided_in_place(x, m):
    y, result = x, x
    for _ in range(m):
        y = tent(y) / 4
        result = result - y
    return result


def x_overwritten(x, m):
    total = 0
    for s in range(1, m + 1):
        x = tent(x)
        total = total + x / 4**s
    return x - total


def folds_of_the_result(x, m):
    result = x
    for s in range(1, m + 1):
        result = result - times(result, s) / 4**s
    return result


def input_overwritten(x, m):
    y = x
    for s in range(1, m + 1):
        y = tent(y)
        x -= y / 4**s
    return x


# fmt: off
check_square_gadget.add_mistakes(
    ("the folds added instead of taken off",
     "x lies above its square on the unit interval; print the error at a half for one fold",
     dict(result=lambda x, m, total: x + total)),
    ("an x that is missing from the result",
     "at the right end every fold is 0: which value must be there; what is the term of s = 0?",
     dict(result=lambda x, m, total: total), dict(result=lambda x, m, total: -total),
     dict(folds=lambda m: range(m + 1))),
    ("the folds taken from 1", "at 0 every fold is 0: which value must be there?",
     dict(result=lambda x, m, total: 1 - total)),
    ("powers of 2 in the place of powers of 4",
     "print the largest error for one fold more: it must shrink to a quarter",
     dict(term=lambda x, s, m: times(x, s) / 2**s)),
    ("4 s in the place of a power of 4",
     "the third fold counts a quarter of the second; print the divisors",
     dict(term=lambda x, s, m: times(x, s) / (4 * s))),
    ("s to the power of 4", "print the divisors: each is four times the one before",
     dict(term=lambda x, s, m: times(x, s) / s**4)),
    ("every fold divided by 4 only once", "print the divisors: each is four times the one before",
     dict(term=lambda x, s, m: times(x, s) / 4)),
    ("folds that are not divided", "print the divisors: each is four times the one before",
     dict(term=lambda x, s, m: times(x, s))),
    ("the power of the last fold in every divisor",
     "each fold has a divisor of its own; print them",
     dict(term=lambda x, s, m: times(x, s) / 4**m)),
    ("a power of 4 too high", "print the divisor of the first fold, which counts most",
     dict(term=lambda x, s, m: times(x, s) / 4 ** (s + 1))),
    ("a power of 4 too low", "print the divisor of the first fold, which counts most",
     dict(term=lambda x, s, m: times(x, s) / 4 ** (s - 1))),
    ("a fold too many in every term",
     "the first term has the tent of x, not the tent of the tent; print both",
     dict(term=lambda x, s, m: times(x, s + 1) / 4**s)),
    ("a fold too few in every term", "the first term has the tent of x, not x itself; print both",
     dict(term=lambda x, s, m: times(x, s - 1) / 4**s)),
    ("a sum from 0 to m - 1",
     "print s in the loop: does it begin and end where the sum of the text does?",
     dict(folds=range)),
    ("the last fold left out", "for one fold print how often the loop runs",
     dict(folds=lambda m: range(1, m))),
    ("a fold too many at the end", "for m = 0 the result is x: how often does your loop run?",
     dict(folds=lambda m: range(1, m + 2))),
    ("the last fold alone", "all folds up to the last one are taken off, not only that one",
     dict(folds=lambda m: range(m, m + 1) if m else ()), dict(folds=lambda m: range(m, m + 1))),
    ("the first fold alone", "compare m = 1 with m = 3: does anything change?",
     dict(folds=lambda m: range(1, 1 + min(m, 1)))),
    ("the tent of x in every term",
     "each fold folds what the one before left; feed the tent its own output",
     dict(term=lambda x, s, m: tent(x) / 4**s)),
    ("a power of the tent in the place of repeated folds",
     "the s over T says how often it is applied; print the third term beside compose(tent, 3)",
     dict(term=lambda x, s, m: tent(x) ** s / 4**s)),
    ("a stretched x in the place of repeated folds",
     "a fold takes in what the fold before put out; print the second term at 0.9",
     dict(term=lambda x, s, m: tent(2 ** (s - 1) * x) / 4**s),
     dict(term=lambda x, s, m: tent(s * x) / 4**s)),
    ("all m folds in every term", "the s-th term is folded s times; print how often each one is",
     dict(term=lambda x, s, m: times(x, m) / 4**s)),
    ("the square itself",
     "asked for is what the folds make of it, error and all; compare at a point such as 0.3",
     dict(result=lambda x, m, total: x**2)),
    ("the mean of the folds", "the folds are summed, each with its own divisor",
     dict(result=lambda x, m, total: x - total / max(m, 1))),
    ("a fold of what was already divided",
     "fold first and divide a copy: the next fold needs the whole output", divided_in_place),
    ("x overwritten by its folds",
     "the folds are taken off the x that came in; is it still in its name?", x_overwritten),
    ("folds of the approximation so far",
     "the tent folds x and its own outputs, not what is left of x", folds_of_the_result),
    ("the input overwritten", "print x after the call: which line writes into it?",
     input_overwritten),
    make=with_parts(approximation),
)
# fmt: on
