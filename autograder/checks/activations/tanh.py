"""Checks of tanh and of its slope."""

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
from course.activations import sigmoid, tanh

check_tanh = Check(activations.tanh, helpers=("sigmoid",), visible=[
    ("one number", (0.0,)),
    ("the logarithms of 3, 1/3, 2 and 1", (np.log([[3.0, 1 / 3], [2.0, 1.0]]),)),
    ("whole numbers far from zero in a list", ([-1000, 0, 1000],)),
])
element_wise(check_tanh)


def _tanh_of_itself(z):
    return _tanh_of_itself(z)


def _tanh_into_zeros_like(z):
    out = np.zeros_like(z)
    out[...] = np.tanh(z)
    return out


mistakes(
    check_tanh,
    ("a sigmoid that is only stretched upwards",
     "the slope at 0 is then 1/2, and tanh has slope 1 there: it is narrower too",
     lambda z: 2 * sigmoid(z) - 1),
    ("a sigmoid moved down", "the values must approach -1 and 1, not -1/2 and 1/2",
     lambda z: sigmoid(z) - 0.5),
    ("a sigmoid of 2z", "no value is negative; tanh is 0 at 0 and approaches -1 on the left",
     lambda z: sigmoid(2 * z)),
    ("the sigmoid in place of tanh", "tanh is 0 at 0 and approaches -1 on the left",
     lambda z: sigmoid(z)),
    ("a quotient of two exponentials",
     "at 1000 and -1000 it becomes infinity over infinity, which is nan",
     lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))),
    ("a quotient with exp(2z)", "at 1000 it becomes infinity over infinity, which is nan",
     lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)),
    ("a quotient with exp(-2z)", "at -1000 it becomes infinity over infinity, which is nan",
     lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))),
    ("the exponentials with each other's sign", "the curve falls where it should rise",
     lambda z: -np.tanh(z)),
    ("the tangent", "np.tan belongs to triangles and leaves the range from -1 to 1",
     lambda z: np.tan(z)),
    ("a straight line cut off at -1 and 1", "tanh bends: at 1 it is about 0.76",
     lambda z: np.clip(z, -1, 1)),
    ("a function that calls itself",
     "inside its own cell the name tanh means the function being written there, so the calls "
     "never end; NumPy's functions carry np in front", _tanh_of_itself),
    (*TRUNCATED, _tanh_into_zeros_like),
    (*ONE_NUMBER, lambda z: math.tanh(z)),
    (*OVERWRITTEN, lambda z: np.tanh(z, out=z)),
)

check_tanh_backward = Check(
    activations.tanh_backward, helpers=("tanh", "sigmoid", "sigmoid_backward"), visible=[
    ("one number", (2.0, 0.0)),
    ("the logarithms of 3, 1/3, 2 and 1", (np.array([[25.0, -50.0], [25.0, 3.0]]),
                                           np.log([[3.0, 1 / 3], [2.0, 1.0]]))),
    ("lists, with whole z far from zero", ([5, 2.5, -5], [-1000, 0, 1000])),
])
element_wise(check_tanh_backward, upstream=True)


def _tanh_slope_into_dA(dA, z):
    dA *= 1 - np.tanh(z)**2
    return dA


def _tanh_slope_into_zeros_like(dA, z):
    out = np.zeros_like(z)
    out[...] = dA * (1 - np.tanh(z)**2)
    return out


mistakes(
    check_tanh_backward,
    ("one minus the value", "the square is missing; far to the left the slope must vanish too",
     lambda dA, z: dA * (1 - tanh(z))),
    ("one minus the square of z", "the slope is written with the value of tanh, not with its input",
     lambda dA, z: dA * (1 - z**2)),
    ("tanh applied twice",
     "z is the input of the activation, so one application is enough before the slope is formed",
     lambda dA, z: dA * (1 - tanh(tanh(z))**2)),
    ("the square of the whole difference",
     "the square of a difference is not a difference of squares",
     lambda dA, z: dA * (1 - tanh(z))**2),
    ("the formula of the sigmoid",
     "this is how the sigmoid writes its slope; tanh has slope 1 at 0",
     lambda dA, z: dA * tanh(z) * (1 - tanh(z))),
    ("the slope of the sigmoid", "at 0 tanh has slope 1, four times that of the sigmoid",
     lambda dA, z: dA * sigmoid(z) * (1 - sigmoid(z))),
    ("a plus for a minus", "the slope must vanish far from zero; yours grows there",
     lambda dA, z: dA * (1 + tanh(z)**2)),
    ("a slope with the wrong sign", "tanh rises everywhere, so its slope is not negative",
     lambda dA, z: dA * (tanh(z)**2 - 1)),
    ("the value instead of the slope", "tanh is steepest at 0, and flat far out on both sides",
     lambda dA, z: dA * tanh(z)),
    ("one over cosh without the square", "the slope falls twice as fast: a square is missing",
     lambda dA, z: dA / np.cosh(z)),
    ("dA taken for the value of tanh",
     "dA is the gradient that arrives; the value has to be computed from z",
     lambda dA, z: dA * (1 - dA**2)),
    ("a matrix product", "each entry has its own slope, so the product goes entry by entry",
     lambda dA, z: dA @ (1 - tanh(z)**2)),
    ("the forward pass once more", "asked for is a gradient: dA times the slope of tanh",
     lambda dA, z: tanh(z)),
    ("a gradient that passes unchanged", "the slope of tanh is missing",
     lambda dA, z: dA * 1.0),
    (*NO_UPSTREAM, lambda dA, z: 1 - tanh(z)**2),
    (*SWAPPED, lambda dA, z: z * (1 - tanh(dA)**2)),
    (*TRUNCATED, _tanh_slope_into_zeros_like),
    (*OVERWRITTEN, _tanh_slope_into_dA),
)
