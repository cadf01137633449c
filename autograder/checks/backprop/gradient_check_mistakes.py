"""The known mistakes of the gradient check."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.backprop.gradient_check import check_gradient_check
from autograder.checks.common_mistakes import with_parts
from course.gradient_check import numerical_gradient


def centred(cost, params, h):
    """Return the numerical gradient with respect to each parameter."""
    return {
        name: numerical_gradient(lambda v, name=name: cost({**params, name: v}), value, h)
        for name, value in params.items()
    }


def _in_place(**parts):
    """Return numerical gradients from nudges of the caller's parameters."""
    return lambda cost, params, h: {
        name: common.nudged_in_place(lambda _: cost(params), value, h, **parts)
        for name, value in params.items()
    }


def guarded(difference, scale):
    """Return their quotient, 0 where both are 0."""
    return difference / scale if scale else 0.0


def flat(array):
    """Return all entries in a row."""
    return np.asarray(array, dtype=float).ravel()


def length(array):
    """Return the Euclidean norm over all entries."""
    return np.linalg.norm(flat(array))


def relative(g, n, size=length):
    """Return the relative error that is asked for, or that of another norm."""
    return guarded(size(g - n), size(g) + size(n))


def compare(cost, params, grads, error=relative, h=1e-5, numerical=centred, after=dict):
    """Return the error of each parameter's gradient; each part may be replaced by a wrong one."""
    estimates = numerical(cost, params, h)
    return after({name: error(grads[f"d{name}"], n) for name, n in estimates.items()})


def _together(cost, params, grads):
    """Return the relative error of the gradients of all parameters in one row."""
    estimates = centred(cost, params, 1e-5)
    g, n = (
        np.concatenate([flat(array) for array in side])
        for side in ([grads[f"d{name}"] for name in params], estimates.values())
    )
    return relative(g, n)


def _largest_stretch(array):
    return np.linalg.norm(array, 2) if array.ndim == 2 else length(array)


def _of_each_entry(g, n):
    scale = np.abs(g) + np.abs(n)
    return np.divide(np.abs(g - n), scale, out=np.zeros(np.shape(n)), where=scale > 0)


# fmt: off
check_gradient_check.add_mistakes(
    ("an error of 0 whatever the gradient is",
     "double a gradient that you hand over: the error must not stay 0; print what you compare",
     dict(error=lambda g, n: 0.0)),
    ("the denominator forgotten", "scale the cost by a thousand: a relative error stays the same",
     dict(error=lambda g, n: length(g - n))),
    ("the lengths subtracted instead of the gradients",
     "two arrows of the same length can point apart; try a gradient with the wrong sign",
     dict(error=lambda g, n: guarded(abs(length(g) - length(n)), length(g) + length(n)))),
    ("the norm of the sum as the scale",
     "for a gradient of the wrong sign the two cancel and the error explodes; add two norms",
     dict(error=lambda g, n: guarded(length(g - n), length(g + n)))),
    ("only the numerical gradient in the scale",
     "a gradient a hundred times too large must still give a number below one",
     dict(error=lambda g, n:
         guarded(length(g - n), length(n)) if length(n) else float(length(g) > 0)),
     dict(error=lambda g, n: guarded(length(g - n), length(n)))),
    ("only the given gradient in the scale",
     "a gradient a hundred times too small must still give a number below one",
     dict(error=lambda g, n: guarded(length(g - n), length(g))),
     dict(error=lambda g, n:
         guarded(length(g - n), length(g)) if length(g) else float(length(n) > 0))),
    ("the larger norm as the scale",
     "both norms are added in the denominator; a wrong sign must give one, not two",
     dict(error=lambda g, n: guarded(length(g - n), max(length(g), length(n))))),
    ("the mean of the norms as the scale",
     "both norms are added in the denominator; a wrong sign must give one, not two",
     dict(error=lambda g, n: guarded(2 * length(g - n), length(g) + length(n)))),
    ("the squares of the norms",
     "a norm is a root; print np.linalg.norm of a vector of which you know the length",
     dict(error=lambda g, n: guarded(length(g - n) ** 2, length(g) ** 2 + length(n) ** 2))),
    ("largest entries instead of norms",
     "a norm adds the squares of all entries; the largest entry says nothing of the others",
     dict(error=lambda g, n: relative(g, n, lambda array: np.abs(flat(array)).max()))),
    ("sums of absolute values instead of norms",
     "the norms are Euclidean: square, add, take the root",
     dict(error=lambda g, n: relative(g, n, lambda array: np.abs(array).sum()))),
    ("a matrix norm other than the Euclidean one",
     "np.linalg.norm with a second argument computes another norm; all entries count alike",
     dict(error=lambda g, n: relative(g, n, _largest_stretch))),
    ("errors of opposite sign that cancel",
     "square the differences of the entries before you add them",
     dict(error=lambda g, n: guarded(abs(np.sum(g - n)), abs(np.sum(g)) + abs(np.sum(n)))),
     dict(error=lambda g, n: guarded(np.sum(g - n), length(g) + length(n)))),
    ("a relative error of every entry, and the mean of them",
     "one quotient for a parameter: norm over norms, not the mean of many quotients",
     dict(error=lambda g, n: np.mean(_of_each_entry(g, n)))),
    ("a relative error of every entry, and the largest of them",
     "one quotient for a parameter: norm over norms; a tiny entry must not decide",
     dict(error=lambda g, n: np.max(_of_each_entry(g, n)))),
    ("a relative error of every entry", "one number for each parameter is asked for",
     dict(error=_of_each_entry)),
    ("a verdict instead of a number",
     "how far off is the question; leave to the reader what is small enough",
     dict(error=lambda g, n: bool(relative(g, n) < 1e-6)),
     dict(error=lambda g, n: 0.0 if relative(g, n) < 1e-6 else 1.0)),
    ("nan where both gradients are zero",
     "0/0 is nan; two gradients of zero agree, so look at the denominator first",
     dict(error=lambda g, n: np.float64(length(g - n)) / (length(g) + length(n)))),
    ("one minus the error", "a gradient that is right gets 0, one of the wrong sign gets 1",
     dict(error=lambda g, n: 1 - relative(g, n))),
    ("a numerical gradient with a nudge that is too large",
     "a right gradient is convicted here; print the numerical one with several h", dict(h=0.1)),
    ("one number for all parameters",
     "a wrong b1 drowns among large weights; compare each parameter on its own", _together,
     lambda cost, params, grads: dict.fromkeys(params, _together(cost, params, grads))),
    ("the gradients' names in the result", "print the keys of the result beside those of params",
     dict(after=lambda errors: {f"d{name}": error for name, error in errors.items()})),
    ("a list instead of a dict", "each number goes under the name of its parameter",
     dict(after=lambda errors: list(errors.values()))),
    ("parameters that stay nudged",
     "print W1 of the caller before and after; after its turn each entry must be what it was",
     dict(numerical=_in_place())),
    ("entries that come back with a rounding error", common.NOT_ITSELF,
     dict(numerical=_in_place(back=lambda now, h: now + h))),
    make=with_parts(compare),
)
# fmt: on
