"""The known mistakes of the gradient check."""

import numpy as np

from autograder.checks.backprop.gradient_check import check_gradient_check
from course.gradient_check import numerical_gradient

__all__ = ["check_gradient_check"]


def numerical(cost, params, h=1e-5):
    """Return the numerical gradient with respect to each parameter."""
    return {name: numerical_gradient(lambda v, name=name: cost({**params, name: v}), value, h)
            for name, value in params.items()}


def guarded(difference, scale):
    """Return their quotient, 0 where both are 0."""
    return difference / scale if scale else 0.0


def flat(array):
    """Return all entries in a row."""
    return np.asarray(array, dtype=float).ravel()


def length(array):
    """Return the Euclidean norm over all entries."""
    return np.linalg.norm(flat(array))


def _mistake(name, sentence, rule, h=1e-5):
    """Register a wrong comparison `rule(given, numerical)` of one parameter's gradients."""
    @check_gradient_check.mistake(name, sentence)
    def _(cost, params, grads):
        return {name: rule(grads[f"d{name}"], n)
                for name, n in numerical(cost, params, h).items()}


BLIND = ("an error of 0 whatever the gradient is",
         "double a gradient that you hand over: the error must not stay 0; print what you compare")
_mistake(*BLIND, lambda g, n: 0.0)
_mistake("the denominator forgotten",
         "scale the cost by a thousand: a relative error stays the same",
         lambda g, n: length(g - n))
_mistake("the lengths subtracted instead of the gradients",
         "two arrows of the same length can point apart; try a gradient with the wrong sign",
         lambda g, n: guarded(abs(length(g) - length(n)), length(g) + length(n)))
_mistake("the norm of the sum as the scale",
         "for a gradient of the wrong sign the two cancel and the error explodes; add two norms",
         lambda g, n: guarded(length(g - n), length(g + n)))
_mistake("only the numerical gradient in the scale",
         "a gradient a hundred times too large must still give a number below one",
         lambda g, n: guarded(length(g - n), length(n)) if length(n) else float(length(g) > 0))
_mistake("only the numerical gradient in the scale",
         "a gradient a hundred times too large must still give a number below one",
         lambda g, n: guarded(length(g - n), length(n)))
_mistake("only the given gradient in the scale",
         "a gradient a hundred times too small must still give a number below one",
         lambda g, n: guarded(length(g - n), length(g)))
_mistake("only the given gradient in the scale",
         "a gradient a hundred times too small must still give a number below one",
         lambda g, n: guarded(length(g - n), length(g)) if length(g) else float(length(n) > 0))
_mistake("the larger norm as the scale",
         "both norms are added in the denominator; a wrong sign must give one, not two",
         lambda g, n: guarded(length(g - n), max(length(g), length(n))))
_mistake("the mean of the norms as the scale",
         "both norms are added in the denominator; a wrong sign must give one, not two",
         lambda g, n: guarded(2 * length(g - n), length(g) + length(n)))
_mistake("the squares of the norms",
         "a norm is a root; print np.linalg.norm of a vector of which you know the length",
         lambda g, n: guarded(length(g - n) ** 2, length(g) ** 2 + length(n) ** 2))
_mistake("largest entries instead of norms",
         "a norm adds the squares of all entries; the largest entry says nothing of the others",
         lambda g, n: guarded(np.abs(flat(g - n)).max(), np.abs(flat(g)).max()
                              + np.abs(flat(n)).max()))
_mistake("sums of absolute values instead of norms",
         "the norms are Euclidean: square, add, take the root",
         lambda g, n: guarded(np.abs(g - n).sum(), np.abs(g).sum() + np.abs(n).sum()))
_mistake("a matrix norm other than the Euclidean one",
         "np.linalg.norm with a second argument computes another norm; all entries count alike",
         lambda g, n: guarded(_largest_stretch(g - n), _largest_stretch(g) + _largest_stretch(n)))
SIGNED = ("errors of opposite sign that cancel",
          "square the differences of the entries before you add them")
_mistake(*SIGNED, lambda g, n: guarded(abs(np.sum(g - n)), abs(np.sum(g)) + abs(np.sum(n))))
_mistake(*SIGNED, lambda g, n: guarded(np.sum(g - n), length(g) + length(n)))
_mistake("a relative error of every entry, and the mean of them",
         "one quotient for a parameter: norm over norms, not the mean of many quotients",
         lambda g, n: np.mean(_of_each_entry(g, n)))
_mistake("a relative error of every entry, and the largest of them",
         "one quotient for a parameter: norm over norms; a tiny entry must not decide",
         lambda g, n: np.max(_of_each_entry(g, n)))
_mistake("a relative error of every entry",
         "one number for each parameter is asked for", lambda g, n: _of_each_entry(g, n))
_mistake("a verdict instead of a number",
         "how far off is the question; leave to the reader what is small enough",
         lambda g, n: bool(guarded(length(g - n), length(g) + length(n)) < 1e-6))
_mistake("a verdict instead of a number",
         "how far off is the question; leave to the reader what is small enough",
         lambda g, n: 0.0 if guarded(length(g - n), length(g) + length(n)) < 1e-6 else 1.0)
_mistake("nan where both gradients are zero",
         "0/0 is nan; two gradients of zero agree, so look at the denominator first",
         lambda g, n: np.float64(length(g - n)) / (length(g) + length(n)))
_mistake("one minus the error", "a gradient that is right gets 0, one of the wrong sign gets 1",
         lambda g, n: 1 - guarded(length(g - n), length(g) + length(n)))
_mistake("a numerical gradient with a nudge that is too large",
         "a right gradient is convicted here; print the numerical one with several h",
         lambda g, n: guarded(length(g - n), length(g) + length(n)), h=0.1)


def _largest_stretch(array):
    return np.linalg.norm(array, 2) if array.ndim == 2 else length(array)


def _of_each_entry(g, n):
    scale = np.abs(g) + np.abs(n)
    return np.divide(np.abs(g - n), scale, out=np.zeros(np.shape(n)), where=scale > 0)


def _all_together(cost, params, grads):
    estimates = numerical(cost, params)
    g = np.concatenate([flat(grads[f"d{name}"]) for name in params])
    n = np.concatenate([flat(estimates[name]) for name in params])
    return guarded(length(g - n), length(g) + length(n))


ONE_NUMBER = ("one number for all parameters",
              "a wrong b1 drowns among large weights; compare each parameter on its own")


@check_gradient_check.mistake(*ONE_NUMBER)
def _(cost, params, grads):
    return _all_together(cost, params, grads)


@check_gradient_check.mistake(*ONE_NUMBER)
def _(cost, params, grads):
    return dict.fromkeys(params, _all_together(cost, params, grads))


@check_gradient_check.mistake(
    "the gradients' names in the result",
    "print the keys of the result beside those of params")
def _(cost, params, grads):
    return {f"d{name}": guarded(length(grads[f"d{name}"] - n), length(grads[f"d{name}"])
                                + length(n)) for name, n in numerical(cost, params).items()}


@check_gradient_check.mistake(
    "a list instead of a dict", "each number goes under the name of its parameter")
def _(cost, params, grads):
    return [guarded(length(grads[f"d{name}"] - n), length(grads[f"d{name}"]) + length(n))
            for name, n in numerical(cost, params).items()]


@check_gradient_check.mistake(
    "parameters that stay nudged",
    "print W1 of the caller before and after; after its turn each entry must be what it was")
def _(cost, params, grads):
    errors = {}
    for name, value in params.items():
        n = np.zeros(value.shape)
        for index in np.ndindex(*value.shape):
            value[index] += 1e-5
            above = cost(params)
            value[index] -= 2e-5
            n[index] = (above - cost(params)) / 2e-5
        g = grads[f"d{name}"]
        errors[name] = guarded(length(g - n), length(g) + length(n))
    return errors


@check_gradient_check.mistake(
    "entries that come back with a rounding error",
    "x + h - 2h + h is not x in the last digit; keep the old value and write it back")
def _(cost, params, grads):
    errors = {}
    for name, value in params.items():
        n = np.zeros(value.shape)
        for index in np.ndindex(*value.shape):
            value[index] += 1e-5
            above = cost(params)
            value[index] -= 2e-5
            n[index] = (above - cost(params)) / 2e-5
            value[index] += 1e-5
        g = grads[f"d{name}"]
        errors[name] = guarded(length(g - n), length(g) + length(n))
    return errors
