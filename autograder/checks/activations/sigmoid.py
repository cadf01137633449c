"""Checks of the sigmoid and of its slope."""

import math

import numpy as np

from autograder.checks.activations.common import (
    NO_UPSTREAM,
    ONE_NUMBER,
    OVERWRITTEN,
    SWAPPED,
    TRUNCATED,
    element_wise,
    mistakes,
)
from autograder.checks.check import Check
from course import activations
from course.activations import sigmoid

check_sigmoid = Check(activations.sigmoid, visible=[
    ("one number", (0.0,)),
    ("the logarithms of 3, 1/3, 9 and 1", (np.log([[3.0, 1 / 3], [9.0, 1.0]]),)),
    ("whole numbers far from zero in a list", ([-1000, 0, 1000],)),
])
element_wise(check_sigmoid)


@check_sigmoid.family("zeros among other numbers")
def _(rng):
    yield np.array([[0.0, rng.normal(), 0.0], [rng.normal(), 0.0, rng.normal()]]),


def _into_zeros_like(z):
    out = np.zeros_like(z)
    out[...] = 1 / (1 + np.exp(-z))
    return out


def _strict_masks(z):
    out = np.zeros(np.shape(z))
    out[z > 0] = 1 / (1 + np.exp(-z[z > 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


def _two_branches(z):
    out = np.zeros_like(z, dtype=float)
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


def _overwrite_with_exp(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    return 1 / (1 + z)


CLIPPED = ("an input clipped to a narrow range",
           "clipping does avoid the overflow, but it changes values inside the range of ordinary "
           "scores; compare with what is right at 8 and at 12")
ROUNDED_E = ("a rounded e", "the number e has more digits than were typed; np.exp knows them")
mistakes(
    check_sigmoid,
    ("the exponent with the wrong sign",
     "the curve falls where it should rise; compare its values at 2 and at -2",
     lambda z: 1 / (1 + np.exp(z))),
    ("a division before the sum",
     "Python reads 1/1 first and adds the exponential afterwards; parentheses are missing",
     lambda z: 1 / 1 + np.exp(-z)),
    ("the 1 in the denominator lost",
     "the value at 3 is about 20, and nothing may come out above 1", lambda z: 1 / np.exp(-z)),
    ("the exponential above and below the line",
     "at 1000 both are infinite, and infinity over infinity is nan; look for a form whose "
     "exponent cannot become large", lambda z: np.exp(z) / (1 + np.exp(z))),
    *((*CLIPPED, lambda z, c=c: 1 / (1 + np.exp(-np.clip(z, -c, c)))) for c in (5, 6, 8, 10)),
    *((*ROUNDED_E, lambda z, e=e: 1 / (1 + e**(-z))) for e in (2.7, 2.71, 2.718)),
    ("a tanh of z itself", "this is the sigmoid of 2z: the curve is twice as steep at 0",
     lambda z: (1 + np.tanh(z)) / 2),
    *(("the range of tanh",
       "tanh runs from -1 to 1, a range of 2; the sigmoid's goes from 0 to 1",
       lambda z, shift=shift: np.tanh(z / 2) + shift) for shift in (0.5, 1.0)),
    ("tanh in place of the sigmoid", "the value at 0 must be one half and none is negative",
     lambda z: np.tanh(z)),
    ("the absolute value of z in the exponent",
     "it keeps the exponent small, but the left half then mirrors the right half instead of "
     "going down to 0", lambda z: 1 / (1 + np.exp(-np.abs(z)))),
    ("a step", "the sigmoid rises smoothly; only far from zero does it look like 0 or 1",
     lambda z: (z > 0) * 1.0),
    ("an entry that is never written",
     "the masks z > 0 and z < 0 leave out the entries that are exactly 0", _strict_masks),
    (*TRUNCATED, _into_zeros_like),
    (*ONE_NUMBER, lambda z: 1 / (1 + math.exp(-z))),
    (*OVERWRITTEN, _overwrite_with_exp),
    unconverted=[
        lambda z: 1 / (1 + np.exp(-z)),
        _two_branches,
        lambda z: np.ones(z.shape) / (1 + np.exp(-z)),
    ],
)

check_sigmoid_backward = Check(activations.sigmoid_backward, helpers=("sigmoid",), visible=[
    ("one number", (2.0, 0.0)),
    ("the logarithms of 3, 1/3, 9 and 1", (np.array([[16.0, -16.0], [100.0, 8.0]]),
                                           np.log([[3.0, 1 / 3], [9.0, 1.0]]))),
    ("whole numbers far from zero in lists", ([5, 6, -5], [-1000, 0, 1000])),
])
element_wise(check_sigmoid_backward, upstream=True)


def _sigmoid_slope_into_dA(dA, z):
    a = sigmoid(z)
    dA *= a * (1 - a)
    return dA


def _sigmoid_slope_into_zeros_like(dA, z):
    out = np.zeros_like(z)
    out[...] = dA * sigmoid(z) * (1 - sigmoid(z))
    return out


mistakes(
    check_sigmoid_backward,
    ("z(1 - z)", "the slope is written with the value of the sigmoid, not with its input z",
     lambda dA, z: dA * z * (1 - z)),
    ("the sigmoid applied twice",
     "z is the input of the activation, so one application is enough before the slope is formed",
     lambda dA, z: dA * sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z)))),
    ("the value instead of the slope",
     "the sigmoid is steepest at 0, with slope 1/4, and flat far out on both sides",
     lambda dA, z: dA * sigmoid(z)),
    ("one minus the value", "only one of the two factors of the slope is there",
     lambda dA, z: dA * (1 - sigmoid(z))),
    ("a slope with the wrong sign", "the sigmoid rises everywhere, so its slope is not negative",
     lambda dA, z: dA * sigmoid(z) * (sigmoid(z) - 1)),
    ("the slope of tanh",
     "this is how tanh writes its slope; the sigmoid is flatter, with slope 1/4 at 0",
     lambda dA, z: dA * (1 - sigmoid(z)**2)),
    ("a square too many", "at 0 the slope is 1/4; compare",
     lambda dA, z: dA * sigmoid(z)**2 * (1 - sigmoid(z))),
    ("an exponential that overflows",
     "with a square of exp(-z) in the denominator, infinity over infinity appears at -1000; the "
     "slope can be written with the value of the sigmoid alone",
     lambda dA, z: dA * np.exp(-z) / (1 + np.exp(-z))**2),
    ("an exponential that overflows on the right",
     "with exp(z) above and below the line, infinity over infinity appears at 1000; the slope can "
     "be written with the value of the sigmoid alone",
     lambda dA, z: dA * np.exp(z) / (1 + np.exp(z))**2),
    ("dA taken for the value of the sigmoid",
     "dA is the gradient that arrives; the value has to be computed from z",
     lambda dA, z: dA * (1 - dA)),
    ("a sum of gradient and slope", "along a chain of functions gradients are multiplied",
     lambda dA, z: dA + sigmoid(z) * (1 - sigmoid(z))),
    ("a matrix product", "each entry has its own slope, so the product goes entry by entry",
     lambda dA, z: dA @ (sigmoid(z) * (1 - sigmoid(z)))),
    ("the forward pass once more", "asked for is a gradient: dA times the slope of the sigmoid",
     lambda dA, z: sigmoid(z)),
    ("a gradient that passes unchanged", "the slope of the sigmoid is missing",
     lambda dA, z: dA * 1.0),
    (*NO_UPSTREAM, lambda dA, z: sigmoid(z) * (1 - sigmoid(z))),
    (*SWAPPED, lambda dA, z: z * sigmoid(dA) * (1 - sigmoid(dA))),
    (*TRUNCATED, _sigmoid_slope_into_zeros_like),
    (*OVERWRITTEN, _sigmoid_slope_into_dA),
)
