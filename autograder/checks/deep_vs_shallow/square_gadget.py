"""The check of the square that is made of folds."""

import numpy as np

from autograder.checks.check import Check
from course import depth
from course.depth import tent

check_square_gadget = Check(
    depth.square_gadget, helpers=("tent",),
    visible=[
        ("one fold", (np.array([0.0, 0.2, 0.5, 0.75, 1.0]), 1)),
        ("three folds", (np.array([[0.1, 0.3], [0.6, 0.9]]), 3)),
        ("no fold", (np.array([0.0, 0.4, 1.0]), 0)),
        ("two folds of a single number", (np.array(0.3), 2)),
    ])


def inside(rng, *shape):
    """Return inputs at which no approximation meets the square."""
    return (rng.integers(1, 100, shape) + rng.uniform(0.2, 0.8, shape)) / 101


@check_square_gadget.family("one, two, three and six folds of a vector")
def _(rng):
    for m in (1, 2, 3, 6):
        yield inside(rng, 9), m


@check_square_gadget.family("no fold")
def _(rng):
    yield inside(rng, 5), 0


@check_square_gadget.family("a matrix")
def _(rng):
    yield inside(rng, 4, 3), 2
    yield inside(rng, 3, 3), 4


@check_square_gadget.family("three axes")
def _(rng):
    yield inside(rng, 2, 3, 2), 3


@check_square_gadget.family("a single number")
def _(rng):
    yield inside(rng), 3
    yield inside(rng, 1), 2


@check_square_gadget.family("both ends of the interval and its middle")
def _(rng):
    for m in (1, 5):
        yield np.append([0.0, 0.5, 1.0], inside(rng, 3)), m


@check_square_gadget.family("twelve folds")
def _(rng):
    yield inside(rng, 4), 12


@check_square_gadget.family("float32 arrays")
def _(rng):
    yield inside(rng, 6).astype(np.float32), 3


def _mistake(name, sentence, term=None, folds=None, result=None):
    """
    Register a sum of other terms.

    `term(x, s, m)` is taken off for each s of `folds(m)`; `result(x, m, total)` is returned.
    """
    @check_square_gadget.mistake(name, sentence)
    def _(x, m):
        total = np.zeros_like(x)
        for s in folds(m) if folds else range(1, m + 1):
            total = total + (term or right)(x, s, m)
        return result(x, m, total) if result else x - total


def times(x, s):
    """Return the tent applied s times."""
    for _ in range(s):
        x = tent(x)
    return x


def right(x, s, m):
    """Return the s-th term."""
    return times(x, s) / 4**s


_mistake("the folds added instead of taken off",
         "x lies above its square on the unit interval; print the error at a half for one fold",
         result=lambda x, m, total: x + total)
NO_X = ("an x that is missing from the result",
        "at the right end every fold is 0: which value must be there; what is the term of s = 0?")
_mistake(*NO_X, result=lambda x, m, total: total)
_mistake(*NO_X, result=lambda x, m, total: -total)
_mistake(*NO_X, folds=lambda m: range(m + 1))
_mistake("the folds taken from 1", "at 0 every fold is 0: which value must be there?",
         result=lambda x, m, total: 1 - total)
_mistake("powers of 2 in the place of powers of 4",
         "print the largest error for one fold more: it must shrink to a quarter",
         lambda x, s, m: times(x, s) / 2**s)
_mistake("4 s in the place of a power of 4",
         "the third fold counts a quarter of the second; print the divisors",
         lambda x, s, m: times(x, s) / (4 * s))
_mistake("s to the power of 4", "print the divisors: each is four times the one before",
         lambda x, s, m: times(x, s) / s**4)
_mistake("every fold divided by 4 only once",
         "print the divisors: each is four times the one before",
         lambda x, s, m: times(x, s) / 4)
_mistake("folds that are not divided", "print the divisors: each is four times the one before",
         lambda x, s, m: times(x, s))
_mistake("the power of the last fold in every divisor",
         "each fold has a divisor of its own; print them",
         lambda x, s, m: times(x, s) / 4**m)
_mistake("a power of 4 too high", "print the divisor of the first fold, which counts most",
         lambda x, s, m: times(x, s) / 4 ** (s + 1))
_mistake("a power of 4 too low", "print the divisor of the first fold, which counts most",
         lambda x, s, m: times(x, s) / 4 ** (s - 1))
_mistake("a fold too many in every term",
         "the first term has the tent of x, not the tent of the tent; print both",
         lambda x, s, m: times(x, s + 1) / 4**s)
_mistake("a fold too few in every term",
         "the first term has the tent of x, not x itself; print both",
         lambda x, s, m: times(x, s - 1) / 4**s)
_mistake("a sum from 0 to m - 1",
         "print s in the loop: does it begin and end where the sum of the text does?",
         folds=range)
_mistake("the last fold left out", "for one fold print how often the loop runs",
         folds=lambda m: range(1, m))
_mistake("a fold too many at the end", "for m = 0 the result is x: how often does your loop run?",
         folds=lambda m: range(1, m + 2))
_mistake("the last fold alone", "all folds up to the last one are taken off, not only that one",
         folds=lambda m: range(m, m + 1) if m else ())
_mistake("the last fold alone", "all folds up to the last one are taken off, not only that one",
         folds=lambda m: range(m, m + 1))
_mistake("the first fold alone", "compare m = 1 with m = 3: does anything change?",
         folds=lambda m: range(1, 1 + min(m, 1)))
_mistake("the tent of x in every term",
         "each fold folds what the one before left; feed the tent its own output",
         lambda x, s, m: tent(x) / 4**s)
_mistake("a power of the tent in the place of repeated folds",
         "the s over T says how often it is applied; print the third term beside compose(tent, 3)",
         lambda x, s, m: tent(x) ** s / 4**s)
_mistake("a stretched x in the place of repeated folds",
         "a fold takes in what the fold before put out; print the second term at 0.9",
         lambda x, s, m: tent(2 ** (s - 1) * x) / 4**s)
_mistake("a stretched x in the place of repeated folds",
         "a fold takes in what the fold before put out; print the second term at 0.9",
         lambda x, s, m: tent(s * x) / 4**s)
_mistake("all m folds in every term",
         "the s-th term is folded s times; print how often each one is",
         lambda x, s, m: times(x, m) / 4**s)
_mistake("the square itself",
         "asked for is what the folds make of it, error and all; compare at a point such as 0.3",
         result=lambda x, m, total: x**2)
_mistake("the mean of the folds", "the folds are summed, each with its own divisor",
         result=lambda x, m, total: x - total / max(m, 1))


@check_square_gadget.mistake("a fold of what was already divided",
                             "fold first and divide a copy: the next fold needs the whole output")
def _(x, m):
    y, result = x, x
    for _ in range(m):
        y = tent(y) / 4
        result = result - y
    return result


@check_square_gadget.mistake("x overwritten by its folds",
                             "the folds are taken off the x that came in; is it still in its name?")
def _(x, m):
    total = 0
    for s in range(1, m + 1):
        x = tent(x)
        total = total + x / 4**s
    return x - total


@check_square_gadget.mistake("folds of the approximation so far",
                             "the tent folds x and its own outputs, not what is left of x")
def _(x, m):
    result = x
    for s in range(1, m + 1):
        result = result - times(result, s) / 4**s
    return result


@check_square_gadget.mistake("the input overwritten",
                             "print x after the call: which line writes into it?")
def _(x, m):
    y = x
    for s in range(1, m + 1):
        y = tent(y)
        x -= y / 4**s
    return x
