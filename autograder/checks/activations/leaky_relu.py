"""Checks of the leaky ReLU and of its slope."""

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

check_leaky_relu = Check(activations.leaky_relu, helpers=("relu",), visible=[
    ("the default slope", (np.array([-2.0, 3.0]),)),
    ("one number and slope 1/2", (-2.0, 0.5)),
    ("two rows, three columns and slope 1/4", (np.array([[-2.0, 0.5, 8.0], [0.0, -0.4, 3.0]]),
                                               0.25)),
    ("whole numbers in a list and slope -1/10", ([-1000, 7, -5], -0.1)),
])
element_wise(check_leaky_relu)
element_wise(check_leaky_relu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))
zeros(check_leaky_relu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))


@check_leaky_relu.family("a negative slope")
def _(rng):
    yield signed(rng, (2, 5)), float(rng.uniform(-0.9, -0.1))


def _scale_a_copy(z, alpha=0.01):
    out = z.copy()
    out[z < 0] = alpha * z[z < 0]
    return out


def _scale_in_place(z, alpha=0.01):
    z[z < 0] *= alpha
    return z


def _into_zeros_like(z, alpha=0.01):
    out = np.zeros_like(z)
    out[z > 0] = z[z > 0]
    out[z < 0] = alpha * z[z < 0]
    return out


HARD_CODED = ("a slope written into the function",
              "alpha is an argument; call the function with two different slopes and compare")
EXCHANGED = ("the slope on the positive side",
             "entries above 0 stay as they are, and alpha belongs to those below")
CONSTANT = ("the constant alpha on the left",
            "alpha is a slope: what is negative is multiplied by it, not replaced")
mistakes(
    check_leaky_relu,
    *((*HARD_CODED, lambda z, alpha=None, a=a: np.where(z > 0, z, a * z))
      for a in (0.01, 0.1, 0.2, 0.3)),
    ("a plain ReLU", "negative entries must keep a part of their value",
     lambda z, alpha=0.01: np.maximum(z, 0)),
    (*EXCHANGED, lambda z, alpha=0.01: np.where(z > 0, alpha * z, z)),
    (*EXCHANGED, lambda z, alpha=0.01: np.minimum(z, alpha * z)),
    (*CONSTANT, lambda z, alpha=0.01: np.where(z > 0, z, alpha)),
    (*CONSTANT, lambda z, alpha=0.01: np.maximum(z, alpha)),
    ("one slope on both sides", "entries above 0 stay as they are",
     lambda z, alpha=0.01: alpha * z),
    ("a left side turned upwards", "alpha times a negative number is negative when alpha is "
     "positive; check the sign on the left",
     lambda z, alpha=0.01: np.maximum(z, 0) - alpha * np.minimum(z, 0)),
    ("alpha times z on both sides and ReLU on top",
     "on the right the slope is then 1 + alpha; only the negative part of z is scaled",
     lambda z, alpha=0.01: np.maximum(z, 0) + alpha * z),
    ("a division by alpha", "a slope multiplies", lambda z, alpha=0.01: np.where(
        z > 0, z, z / alpha)),
    ("a subtraction of alpha", "a slope multiplies", lambda z, alpha=0.01: np.where(
        z > 0, z, z - alpha)),
    (*TRUNCATED, _into_zeros_like),
    (*OVERWRITTEN, _scale_in_place),
    (*ONE_NUMBER, lambda z, alpha=0.01: max(alpha * z, z)),
    (*ONE_NUMBER, lambda z, alpha=0.01: z if z > 0 else alpha * z),
    unconverted=[
        _scale_a_copy,
        lambda z, alpha=0.01: np.where(z > 0, z, alpha * z),
        lambda z, alpha=0.01: np.maximum(alpha * z, z),
    ],
)

check_leaky_relu_backward = Check(
    activations.leaky_relu_backward, helpers=("leaky_relu", "relu_backward"), visible=[
    ("the default slope", (np.array([4.0, 5.0]), np.array([-2.0, 3.0]))),
    ("one number and slope 1/2", (4.0, -2.0, 0.5)),
    ("two rows, three columns and slope 1/4", (
        np.array([[8.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
        np.array([[-2.0, 0.5, 8.0], [4.0, -0.4, -3.0]]), 0.25)),
    ("whole numbers in lists and slope -1/10", ([5, 8, -5], [-1000, 7, -5], -0.1)),
])
element_wise(check_leaky_relu_backward, upstream=True)
element_wise(check_leaky_relu_backward, upstream=True,
             extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))


@check_leaky_relu_backward.family("a negative slope")
def _(rng):
    yield signed(rng, (2, 5)), signed(rng, (2, 5)), float(rng.uniform(-0.9, -0.1))


@check_leaky_relu_backward.family("an upstream gradient that is not whole, at whole z")
def _(rng):
    yield rng.normal(size=(2, 4)), np.array([[3, -2, 1, -5], [-1, 4, -3, 2]]), 0.3


def _scale_dA(dA, z, alpha=0.01):
    dA[z < 0] *= alpha
    return dA


def _slope_in_ones_like(dA, z, alpha=0.01):
    slope = np.ones_like(z)
    slope[z < 0] = alpha
    return dA * slope


def _slope_in_z(dA, z, alpha=0.01):
    negative = z < 0
    z[negative] = alpha
    z[~negative] = 1
    return dA * z


def _leaky(z, alpha):
    return np.where(z > 0, z, alpha * z)


mistakes(
    check_leaky_relu_backward,
    *((*HARD_CODED, lambda dA, z, alpha=None, a=a: dA * np.where(z > 0, 1.0, a))
      for a in (0.01, 0.1, 0.2, 0.3)),
    ("the slope of a plain ReLU", "on the negative side a part of the gradient still passes",
     lambda dA, z, alpha=0.01: dA * (z > 0)),
    ("the two slopes in each other's place", "alpha belongs to the negative side",
     lambda dA, z, alpha=0.01: dA * np.where(z > 0, alpha, 1.0)),
    ("a gate that looks at the arriving gradient",
     "which slope applies is decided by the sign of z; dA may have any sign",
     lambda dA, z, alpha=0.01: dA * np.where(dA > 0, 1.0, alpha)),
    ("a mask taken from the output",
     "with a negative slope the output is positive on both sides; only z tells them apart",
     lambda dA, z, alpha=0.01: dA * np.where(_leaky(z, alpha) > 0, 1.0, alpha)),
    ("the value in place of the slope", "the slope is 1 or alpha; z itself is no part of it",
     lambda dA, z, alpha=0.01: dA * _leaky(z, alpha)),
    ("a factor z on the left", "there the slope is alpha alone",
     lambda dA, z, alpha=0.01: dA * np.where(z > 0, 1.0, alpha * z)),
    ("the upstream gradient missing on the left", "alpha is multiplied by dA too",
     lambda dA, z, alpha=0.01: np.where(z > 0, dA, alpha)),
    ("z in place of the upstream gradient on the left", "alpha is multiplied by dA, not by z",
     lambda dA, z, alpha=0.01: np.where(z > 0, dA, alpha * z)),
    ("one slope on both sides", "where z is positive the gradient passes unchanged",
     lambda dA, z, alpha=0.01: alpha * dA),
    ("a slope with the wrong sign on the left", "alpha enters with the sign that it has",
     lambda dA, z, alpha=0.01: dA * np.where(z > 0, 1.0, -alpha)),
    ("slopes that are added on the right", "where z is positive the slope is 1, not 1 + alpha",
     lambda dA, z, alpha=0.01: dA * ((z > 0) + alpha)),
    ("a division by alpha", "a slope multiplies",
     lambda dA, z, alpha=0.01: dA * np.where(z > 0, 1.0, 1 / alpha)),
    (*NO_UPSTREAM, lambda dA, z, alpha=0.01: np.where(z > 0, 1.0, alpha)),
    (*SWAPPED, lambda dA, z, alpha=0.01: z * np.where(dA > 0, 1.0, alpha)),
    (*TRUNCATED, _slope_in_ones_like),
    (*OVERWRITTEN, _scale_dA),
    (*OVERWRITTEN, _slope_in_z),
    (*ONE_NUMBER, lambda dA, z, alpha=0.01: dA if z > 0 else alpha * dA),
    unconverted=[
        lambda dA, z, alpha=0.01: dA * np.where(z > 0, 1.0, alpha),
    ],
)
