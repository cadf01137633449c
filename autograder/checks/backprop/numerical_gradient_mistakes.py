"""The known mistakes of the numerical gradient."""

from functools import partial

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.backprop.numerical_gradient import LAYER, WAVES, check_numerical_gradient
from autograder.checks.common_mistakes import placed, with_parts
from autograder.checks.unsteady import unsteady_for


def centred(shifted, h):
    """Return the centred difference."""
    return (shifted(h) - shifted(-h)) / (2 * h)


def estimate(
    f,
    x,
    h=1e-5,
    rule=centred,
    nudge=lambda h, entry: h,
    moved=lambda x, index, d: placed(x.copy(), index, x[index] + d),
    indices=lambda x: np.ndindex(*x.shape),
    dtype=float,
    after=lambda gradient, x: gradient,
):
    """
    Return the numerical gradient with some part replaced.

    `rule(shifted, h)` is the slope along one entry; `shifted(d)` is f of what `moved(x, index, d)`
    makes of x. `nudge(h, entry)` replaces h, `indices(x)` says which entries there are, `dtype` is
    the type x is copied to (None: its own), `after(gradient, x)` is returned.
    """
    given, x = x, np.array(x, dtype=dtype)
    gradient = np.zeros(x.shape)
    for index in indices(x):
        gradient[index] = rule(lambda d, index=index: f(moved(x, index, d)), nudge(h, x[index]))
    return after(gradient, given)


def _in_rounding(nudge):
    """Return an estimate that is rounding where the last digits are those of exp, sin or tanh."""
    inexact = unsteady_for(lambda f, *_: f.name in (LAYER, WAVES))
    return inexact(partial(estimate, nudge=nudge))


def _not_back(f, x, h=1e-5):
    return common.nudged_in_place(f, x, h, below=lambda kept, now, h: kept - h)


def _under_two_names(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        above = below = x
        above[index] += h
        below[index] -= h
        gradient[index] = (f(above) - f(below)) / (2 * h)
    return gradient


ONE_SIDED = "with h = 0.1 the estimate is visibly off; nudge to both sides of x"
HOW_FAR = "how far apart are the two points at which f is asked?"


# fmt: off
check_numerical_gradient.add_mistakes(
    ("a forward difference", ONE_SIDED,
     dict(rule=lambda shifted, h: (shifted(h) - shifted(0)) / h)),
    ("a backward difference", ONE_SIDED,
     dict(rule=lambda shifted, h: (shifted(0) - shifted(-h)) / h)),
    ("the difference divided by h", HOW_FAR,
     dict(rule=lambda shifted, h: (shifted(h) - shifted(-h)) / h)),
    ("a one-sided difference divided by 2h", HOW_FAR,
     dict(rule=lambda shifted, h: (shifted(h) - shifted(0)) / (2 * h))),
    ("the difference not divided", HOW_FAR, dict(rule=lambda shifted, h: shifted(h) - shifted(-h))),
    ("the division by 2h without its brackets",
     "Python reads a / 2 * h from left to right: print 1 / 2 * h and 1 / (2 * h)",
     dict(rule=lambda shifted, h: (shifted(h) - shifted(-h)) / 2 * h)),
    ("brackets missing around the difference",
     "a - b / c divides only b; print both sides of the minus sign",
     dict(rule=lambda shifted, h: shifted(h) - shifted(-h) / (2 * h))),
    ("the sign of the difference", "f above minus f below; for a growing f it is positive",
     dict(rule=lambda shifted, h: (shifted(-h) - shifted(h)) / (2 * h))),
    ("the absolute difference", "a falling f has a negative slope",
     dict(rule=lambda shifted, h: abs(shifted(h) - shifted(-h)) / (2 * h))),
    ("nudges of half the size",
     "f is asked at x + h and at x - h, these points are 2h apart; print them",
     dict(rule=lambda shifted, h: (shifted(h / 2) - shifted(-h / 2)) / h)),
    ("the argument h ignored", "call it with h = 1: the result must change",
     dict(nudge=lambda h, entry: 1e-5)),
    ("a nudge that drowns in rounding",
     "the two values of f differ by little more than their last digits; print them and h",
     _in_rounding(lambda h, entry: 1e-12), _in_rounding(lambda h, entry: h / 1e7)),
    ("a better estimate than the one asked for",
     "centred differences with the given h are asked for, with the error that they have",
     dict(rule=lambda shifted, h: (4 * centred(shifted, h / 2) - centred(shifted, h)) / 3),
     dict(rule=lambda shifted, h: (4 * centred(shifted, h) - centred(shifted, 2 * h)) / 3)),
    ("single precision",
     "float32 keeps seven digits, and the nudge needs the ones behind them; print x.dtype",
     dict(dtype=np.float32)),
    ("a nudge in proportion to the entry",
     "h is how far the entry moves, whatever its value; try an entry of zero",
     dict(nudge=lambda h, entry: h * (abs(entry) or 1))),
    ("a nudge cut off by a whole-number array",
     "an array of integers drops the digits of h; print x after the nudge", dict(dtype=None)),
    ("a gradient of whole numbers",
     "zeros_like of an array of integers keeps only whole numbers; print the dtype of the result",
     dict(after=lambda gradient, x: gradient.astype(np.asarray(x).dtype))),
    ("all entries nudged together",
     "this is the slope in one direction; each entry needs nudges of its own, the others staying "
     "put", lambda f, x, h=1e-5: (f(x + h) - f(x - h)) / (2 * h),
     lambda f, x, h=1e-5: np.full(np.shape(x), (f(x + h) - f(x - h)) / (2 * h))),
    ("whole rows nudged together",
     "x[i] is a row when x is a table; go over all indices of x, not over its rows",
     dict(indices=lambda x: np.ndindex(len(x)))),
    ("an entry not put back",
     "the error grows from entry to entry: after its turn each entry must be what it was",
     lambda f, x, h=1e-5: _not_back(f, np.array(x, dtype=float), h), _not_back,
     lambda f, x, h=1e-5: common.nudged_in_place(f, x, h)),
    ("an entry that comes back with a rounding error", common.NOT_ITSELF,
     lambda f, x, h=1e-5: common.nudged_in_place(f, x, h, back=lambda now, h: now + h)),
    ("one array under two names",
     "both values of f come from the same array, so nothing is left between them; = makes no copy",
     lambda f, x, h=1e-5: np.zeros(np.shape(x)), _under_two_names),
    ("a flat gradient", "the gradient has the shape of x; print both shapes",
     dict(after=lambda gradient, x: gradient.ravel())),
    ("the sum of the gradient", "one number for each entry of x is asked for",
     dict(after=lambda gradient, x: gradient.sum())),
    ("only the nudged entry handed to f",
     "f wants the whole array with one entry moved; print what you hand over",
     dict(moved=lambda x, index, d: x[index] + d)),
    make=with_parts(estimate),
)
# fmt: on
