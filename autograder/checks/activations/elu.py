"""Checks of ELU and of its slope."""

import numpy as np

from autograder.checks.activations.common import (
    NO_UPSTREAM,
    ONE_NUMBER,
    OVERWRITTEN,
    SWAPPED,
    TRUNCATED,
    element_wise,
    mistakes,
    signed,
    zeros,
)
from autograder.checks.check import Check
from course import activations
from course.activations import elu

check_elu = Check(activations.elu, helpers=("relu",), visible=[
    ("the default alpha, far from zero", (np.array([-1000.0, 1000.0]),)),
    ("minus the logarithm of 2, alpha 3", (-np.log(2.0), 3.0)),
    ("logarithms of 1/2, 1/4 and 1 beside positive numbers, alpha 2", (
        np.array([[np.log(0.5), 0.5, 8.0], [np.log(0.25), np.log(1.0), 3.0]]), 2.0)),
    ("whole numbers far from zero in a list", ([-1000, 7, 1000], 0.5)),
])
element_wise(check_elu)
element_wise(check_elu, extra=lambda rng: (float(rng.uniform(0.2, 0.8)),))
zeros(check_elu, extra=lambda rng: (float(rng.uniform(1.2, 3)),))


@check_elu.family("an alpha above 1")
def _(rng):
    yield signed(rng, (2, 5)), float(rng.uniform(1.3, 3))


@check_elu.family("numbers just below zero")
def _(rng):
    yield -rng.uniform(0.01, 0.2, (2, 3)), float(rng.uniform(1.3, 3))


def _bend_in_place(z, alpha=1.0):
    z[z < 0] = alpha * (np.exp(z[z < 0]) - 1)
    return z


def _into_zeros_like(z, alpha=1.0):
    out = np.zeros_like(z)
    out[z > 0] = z[z > 0]
    out[z < 0] = alpha * (np.exp(z[z < 0]) - 1)
    return out


def _left(left):
    """Return an ELU with another left side; `left` sees an array that is nowhere positive."""
    return lambda z, alpha=1.0: np.where(z > 0, z, left(np.minimum(z, 0.0), alpha))


HARD_CODED = ("an alpha written into the function",
              "alpha is an argument; call the function with two different values and compare")
mistakes(
    check_elu,
    *((*HARD_CODED, _left(lambda z, alpha, a=a: a * (np.exp(z) - 1)))
      for a in (1.0, 0.01, 0.1, 0.2)),
    ("alpha times the exponential, minus 1",
     "the curve jumps at 0 unless alpha is 1; the subtraction belongs inside the parentheses",
     _left(lambda z, alpha: alpha * np.exp(z) - 1)),
    ("the exponential without minus 1", "the curve must pass through 0 at 0",
     _left(lambda z, alpha: alpha * np.exp(z))),
    ("alpha in the exponent", "alpha scales what comes out of the exponential, not what goes in",
     _left(lambda z, alpha: np.exp(alpha * z) - 1)),
    ("alpha taken off in place of 1", "the curve must pass through 0 at 0 for every alpha",
     _left(lambda z, alpha: np.exp(z) - alpha)),
    ("the exponent with the wrong sign", "on the left the exponential has to die out, not to grow",
     _left(lambda z, alpha: alpha * (np.exp(-z) - 1))),
    ("a left side turned upwards", "far to the left the value approaches -alpha",
     _left(lambda z, alpha: alpha * (1 - np.exp(z)))),
    ("a leaky ReLU", "on the left the curve bends towards -alpha, it does not go down for ever",
     _left(lambda z, alpha: alpha * z)),
    ("a plain ReLU", "the left side bends towards -alpha", lambda z, alpha=1.0: np.maximum(z, 0)),
    ("alpha on the right too", "entries above 0 stay as they are",
     lambda z, alpha=1.0: np.where(z > 0, alpha * z, elu(np.minimum(z, 0), alpha))),
    ("both sides exchanged", "entries above 0 stay as they are, and those below are bent",
     lambda z, alpha=1.0: np.where(z <= 0, z, alpha * (np.exp(z) - 1))),
    ("infinity times 0",
     "at 1000 the exponential is infinite, and a mask that multiplies it by 0 makes nan; keep "
     "large numbers out of the exponential",
     lambda z, alpha=1.0: z * (z > 0) + alpha * (np.exp(z) - 1) * (z <= 0)),
    ("the larger of both sides", "the exponential lies above the straight line on the right too",
     lambda z, alpha=1.0: np.maximum(z, alpha * (np.exp(z) - 1))),
    ("the larger of both sides, with the exponential cut off at 0",
     "with an alpha above 1 the straight line is the larger one just left of 0",
     lambda z, alpha=1.0: np.maximum(z, elu(np.minimum(z, 0), alpha))),
    ("both sides added everywhere",
     "the exponential must be silent where z is positive, and there it grows fastest",
     lambda z, alpha=1.0: np.maximum(z, 0) + alpha * (np.exp(z) - 1)),
    ("the exponential on both sides", "entries above 0 stay as they are",
     lambda z, alpha=1.0: alpha * (np.exp(z) - 1)),
    (*TRUNCATED, _into_zeros_like),
    (*OVERWRITTEN, _bend_in_place),
    (*ONE_NUMBER, lambda z, alpha=1.0: z if z > 0 else alpha * (np.exp(z) - 1)),
    unconverted=[
        lambda z, alpha=1.0: np.where(z > 0, z, alpha * (np.exp(z) - 1)),
    ],
)

check_elu_backward = Check(
    activations.elu_backward, helpers=("elu", "relu_backward"), visible=[
    ("the default alpha, far from zero", (np.array([4.0, 5.0]), np.array([-1000.0, 1000.0]))),
    ("minus the logarithm of 2, alpha 3", (4.0, -np.log(2.0), 3.0)),
    ("logarithms of 1/2, 1/4 and 1/8 beside positive numbers, alpha 2", (
        np.array([[8.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
        np.array([[np.log(0.5), 0.5, 8.0], [np.log(0.25), np.log(0.125), 3.0]]), 2.0)),
    ("whole numbers far from zero in lists", ([5, 8, -5], [-1000, 7, 1000], 0.5)),
])
element_wise(check_elu_backward, upstream=True)
element_wise(check_elu_backward, upstream=True,
             extra=lambda rng: (float(rng.uniform(0.2, 3)),))


@check_elu_backward.family("an upstream gradient that is not whole, at whole z")
def _(rng):
    yield rng.normal(size=(2, 4)), np.array([[3, -2, 1, -5], [-1, 4, -3, 2]]), 1.7


def _scale_dA(dA, z, alpha=1.0):
    dA[z < 0] *= alpha * np.exp(z[z < 0])
    return dA


def _slope_in_ones_like(dA, z, alpha=1.0):
    slope = np.ones_like(z)
    slope[z < 0] = alpha * np.exp(z[z < 0])
    return dA * slope


def _left_slope(left):
    """Return a backward pass with another slope on the left."""
    return lambda dA, z, alpha=1.0: dA * np.where(z > 0, 1.0, left(np.minimum(z, 0.0), alpha))


mistakes(
    check_elu_backward,
    *((*HARD_CODED, _left_slope(lambda z, alpha, a=a: a * np.exp(z)))
      for a in (1.0, 0.01, 0.1, 0.2)),
    ("the exponential on both sides", "where z is positive the slope is 1",
     lambda dA, z, alpha=1.0: dA * alpha * np.exp(z)),
    ("the value in place of the slope", "a slope is never negative here; minus 1 falls away when "
     "the left side is differentiated", _left_slope(lambda z, alpha: elu(z, alpha))),
    ("the value plus 1", "that is the slope only when alpha is 1; try another alpha",
     _left_slope(lambda z, alpha: elu(z, alpha) + 1)),
    ("the slope of ELU without the exponential", "alpha alone would be a leaky ReLU; this slope "
     "fades out on the left", _left_slope(lambda z, alpha: alpha * np.ones_like(z))),
    ("a factor z on the left", "the exponential is its own derivative, without a factor z",
     _left_slope(lambda z, alpha: alpha * z * np.exp(z))),
    ("alpha in the exponent", "alpha scales what comes out of the exponential",
     _left_slope(lambda z, alpha: np.exp(alpha * z))),
    ("the exponent with the wrong sign", "on the left the slope has to die out, not to grow",
     _left_slope(lambda z, alpha: alpha * np.exp(-z))),
    ("a slope with the wrong sign on the left", "the curve rises on the left too",
     _left_slope(lambda z, alpha: -alpha * np.exp(z))),
    ("the slope of a plain ReLU", "on the left a part of the gradient still passes",
     _left_slope(lambda z, alpha: np.zeros_like(z))),
    ("a gate that looks at the arriving gradient",
     "which side applies is decided by the sign of z; dA may have any sign",
     lambda dA, z, alpha=1.0: dA * np.where(dA > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))),
    ("both slopes exchanged", "the exponential belongs to the negative side",
     lambda dA, z, alpha=1.0: dA * np.where(z > 0, alpha * np.exp(z), 1.0)),
    ("the upstream gradient missing on the left", "dA takes part on both sides",
     lambda dA, z, alpha=1.0: np.where(z > 0, dA, alpha * np.exp(np.minimum(z, 0)))),
    ("the upstream gradient missing on the right", "dA takes part on both sides",
     lambda dA, z, alpha=1.0: np.where(
         z > 0, 1.0, dA * (alpha * np.exp(np.minimum(z, 0))))),
    ("infinity times 0",
     "at 1000 the exponential is infinite, and a mask that multiplies it by 0 makes nan; keep "
     "large numbers out of the exponential", lambda dA, z, alpha=1.0: dA * (
         (z > 0) + alpha * np.exp(z) * (z <= 0))),
    (*NO_UPSTREAM, lambda dA, z, alpha=1.0: np.where(
        z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))),
    (*SWAPPED, lambda dA, z, alpha=1.0: z * np.where(
        dA > 0, 1.0, alpha * np.exp(np.minimum(dA, 0)))),
    (*TRUNCATED, _slope_in_ones_like),
    (*OVERWRITTEN, _scale_dA),
    (*ONE_NUMBER, lambda dA, z, alpha=1.0: dA if z > 0 else dA * alpha * np.exp(z)),
    unconverted=[
        lambda dA, z, alpha=1.0: dA * np.where(z > 0, 1.0, alpha * np.exp(z)),
    ],
)
