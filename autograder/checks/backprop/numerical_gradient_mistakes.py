"""The known mistakes of the numerical gradient."""

import numpy as np

from autograder.checks.backprop.numerical_gradient import (
    LAYER,
    WAVES,
    check_numerical_gradient,
)
from autograder.checks.unsteady import unsteady_for

__all__ = ["check_numerical_gradient"]


def entry_by_entry(f, x, rule, dtype=float):
    """Return `rule(shifted, x, index)` for every entry; `shifted(d)` is f with the entry moved."""
    x = np.array(x, dtype=dtype)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        def shifted(d, index=index):
            moved = x.copy()
            moved[index] = x[index] + d
            return f(moved)
        gradient[index] = rule(shifted, x, index)
    return gradient


def centred(shifted, h):
    """Return the centred difference."""
    return (shifted(h) - shifted(-h)) / (2 * h)


def inexact(f, *_):
    """Return whether the last digits of a formula are those of exp, sin or tanh."""
    return f.name in (LAYER, WAVES)


def _mistake(name, sentence, rule, dtype=float, unsteady=None):
    """Register a wrong estimate of one entry, `rule(shifted, h)`; see `unsteady_for`."""
    @check_numerical_gradient.mistake(name, sentence)
    @unsteady_for(unsteady)
    def _(f, x, h=1e-5):
        return entry_by_entry(f, x, lambda shifted, *_: rule(shifted, h), dtype)


_mistake("a forward difference",
         "with h = 0.1 the estimate is visibly off; nudge to both sides of x",
         lambda shifted, h: (shifted(h) - shifted(0)) / h)
_mistake("a backward difference",
         "with h = 0.1 the estimate is visibly off; nudge to both sides of x",
         lambda shifted, h: (shifted(0) - shifted(-h)) / h)
_mistake("the difference divided by h", "how far apart are the two points at which f is asked?",
         lambda shifted, h: (shifted(h) - shifted(-h)) / h)
_mistake("a one-sided difference divided by 2h",
         "how far apart are the two points at which f is asked?",
         lambda shifted, h: (shifted(h) - shifted(0)) / (2 * h))
_mistake("the difference not divided", "how far apart are the two points at which f is asked?",
         lambda shifted, h: shifted(h) - shifted(-h))
_mistake("the division by 2h without its brackets",
         "Python reads a / 2 * h from left to right: print 1 / 2 * h and 1 / (2 * h)",
         lambda shifted, h: (shifted(h) - shifted(-h)) / 2 * h)
_mistake("brackets missing around the difference",
         "a - b / c divides only b; print both sides of the minus sign",
         lambda shifted, h: shifted(h) - shifted(-h) / (2 * h))
_mistake("the sign of the difference", "f above minus f below; for a growing f it is positive",
         lambda shifted, h: (shifted(-h) - shifted(h)) / (2 * h))
_mistake("the absolute difference", "a falling f has a negative slope",
         lambda shifted, h: abs(shifted(h) - shifted(-h)) / (2 * h))
_mistake("nudges of half the size",
         "f is asked at x + h and at x - h, these points are 2h apart; print them",
         lambda shifted, h: (shifted(h / 2) - shifted(-h / 2)) / h)
_mistake("the argument h ignored", "call it with h = 1: the result must change",
         lambda shifted, h: centred(shifted, 1e-5))
_mistake("a nudge that drowns in rounding",
         "the two values of f differ by little more than their last digits; print them and h",
         lambda shifted, h: centred(shifted, 1e-12), unsteady=inexact)
_mistake("a nudge that drowns in rounding",
         "the two values of f differ by little more than their last digits; print them and h",
         lambda shifted, h: centred(shifted, h / 1e7), unsteady=inexact)
_mistake("a better estimate than the one asked for",
         "centred differences with the given h are asked for, with the error that they have",
         lambda shifted, h: (4 * centred(shifted, h / 2) - centred(shifted, h)) / 3)
_mistake("a better estimate than the one asked for",
         "centred differences with the given h are asked for, with the error that they have",
         lambda shifted, h: (4 * centred(shifted, h) - centred(shifted, 2 * h)) / 3)
_mistake("single precision",
         "float32 keeps seven digits, and the nudge needs the ones behind them; print x.dtype",
         lambda shifted, h: centred(shifted, h), dtype=np.float32)


@check_numerical_gradient.mistake(
    "a nudge in proportion to the entry",
    "h is how far the entry moves, whatever its value; try an entry of zero")
def _(f, x, h=1e-5):
    return entry_by_entry(f, x, lambda shifted, x, index: centred(
        shifted, h * (abs(x[index]) or 1)))


@check_numerical_gradient.mistake(
    "a nudge cut off by a whole-number array",
    "an array of integers drops the digits of h; print x after the nudge")
def _(f, x, h=1e-5):
    return entry_by_entry(f, x, lambda shifted, *_: centred(shifted, h), np.asarray(x).dtype)


@check_numerical_gradient.mistake(
    "a gradient of whole numbers",
    "zeros_like of an array of integers keeps only whole numbers; print the dtype of the result")
def _(f, x, h=1e-5):
    gradient = entry_by_entry(f, x, lambda shifted, *_: centred(shifted, h))
    return gradient.astype(np.asarray(x).dtype)


TOGETHER = ("all entries nudged together",
            "this is the slope in one direction; each entry needs nudges of its own, the others "
            "staying put")


@check_numerical_gradient.mistake(*TOGETHER)
def _(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


@check_numerical_gradient.mistake(*TOGETHER)
def _(f, x, h=1e-5):
    return np.full(np.shape(x), (f(x + h) - f(x - h)) / (2 * h))


@check_numerical_gradient.mistake(
    "whole rows nudged together",
    "x[i] is a row when x is a table; go over all indices of x, not over its rows")
def _(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        above, below = x.copy(), x.copy()
        above[i] += h
        below[i] -= h
        gradient[i] = (f(above) - f(below)) / (2 * h)
    return gradient


NOT_BACK = ("an entry not put back",
            "the error grows from entry to entry: after its turn each entry must be what it was")


def _left_moved(f, x, h, leave):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f(x)
        x[index] = kept - h
        gradient[index] = (above - f(x)) / (2 * h)
        x[index] = kept + leave
    return gradient


@check_numerical_gradient.mistake(*NOT_BACK)
def _(f, x, h=1e-5):
    return _left_moved(f, np.array(x, dtype=float), h, -h)


@check_numerical_gradient.mistake(*NOT_BACK)
def _(f, x, h=1e-5):
    return _left_moved(f, x, h, -h)


@check_numerical_gradient.mistake(*NOT_BACK)
def _(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        gradient[index] = (above - f(x)) / (2 * h)
    return gradient


@check_numerical_gradient.mistake(
    "an entry that comes back with a rounding error",
    "x + h - 2h + h is not x in the last digit; keep the old value and write it back")
def _(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        gradient[index] = (above - f(x)) / (2 * h)
        x[index] += h
    return gradient


ONE_ARRAY = ("one array under two names",
             "both values of f come from the same array, so nothing is left between them; "
             "= makes no copy")


@check_numerical_gradient.mistake(*ONE_ARRAY)
def _(f, x, h=1e-5):
    return np.zeros(np.shape(x))


@check_numerical_gradient.mistake(*ONE_ARRAY)
def _(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        above = below = x
        above[index] += h
        below[index] -= h
        gradient[index] = (f(above) - f(below)) / (2 * h)
    return gradient


@check_numerical_gradient.mistake(
    "a flat gradient", "the gradient has the shape of x; print both shapes")
def _(f, x, h=1e-5):
    return entry_by_entry(f, x, lambda shifted, *_: centred(shifted, h)).ravel()


@check_numerical_gradient.mistake(
    "the sum of the gradient", "one number for each entry of x is asked for")
def _(f, x, h=1e-5):
    return entry_by_entry(f, x, lambda shifted, *_: centred(shifted, h)).sum()


@check_numerical_gradient.mistake(
    "only the nudged entry handed to f",
    "f wants the whole array with one entry moved; print what you hand over")
def _(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        gradient[index] = (f(x[index] + h) - f(x[index] - h)) / (2 * h)
    return gradient
