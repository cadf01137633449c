"""Checks of PReLU, the leaky ReLU with a learnt slope, and of its two gradients."""

import numpy as np

from autograder.checks.activations.common import (
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
from course.activations import prelu, prelu_backward

check_prelu = Check(activations.prelu, helpers=("relu", "leaky_relu"), visible=[
    ("one number and slope 1/4", (-2.0, 0.25)),
    ("two rows, three columns and slope 1/2", (np.array([[-2.0, 0.5, 8.0], [0.0, -0.4, 3.0]]),
                                               0.5)),
    ("whole numbers in a list and slope -1/10", ([-1000, 7, -5], -0.1)),
    ("a slope above 1", (np.array([-1.0, 3.0]), 2.0)),
])
element_wise(check_prelu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))
zeros(check_prelu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))


@check_prelu.family("a negative slope")
def _(rng):
    yield signed(rng, (2, 5)), float(rng.uniform(-0.9, -0.1))


@check_prelu.family("a slope above 1")
def _(rng):
    yield signed(rng, (2, 5)), float(rng.uniform(1.2, 3))


def _scale_a_copy(z, alpha):
    out = z.copy()
    out[z < 0] = alpha * z[z < 0]
    return out


def _scale_in_place(z, alpha):
    z[z < 0] *= alpha
    return z


def _into_zeros_like(z, alpha):
    out = np.zeros_like(z)
    out[z > 0] = z[z > 0]
    out[z < 0] = alpha * z[z < 0]
    return out


LEARNT = ("a slope written into the function",
          "alpha is learnt, so it changes in training and comes in as an argument")
mistakes(
    check_prelu,
    *((*LEARNT, lambda z, alpha, a=a: np.where(z > 0, z, a * z))
      for a in (0.25, 0.01, 0.1, 0.2)),
    ("the larger of z and alpha times z",
     "that is right only while alpha is at most 1, and a learnt slope may grow past it",
     lambda z, alpha: np.maximum(z, alpha * z)),
    ("the smaller of z and alpha times z", "compare the values at 2 and at -2 for a slope of 1/4",
     lambda z, alpha: np.minimum(z, alpha * z)),
    ("a plain ReLU", "negative entries must keep a part of their value",
     lambda z, alpha: np.maximum(z, 0)),
    ("the slope on the positive side",
     "entries above 0 stay as they are, and alpha belongs to those below",
     lambda z, alpha: np.where(z > 0, alpha * z, z)),
    ("the constant alpha on the left",
     "alpha is a slope: what is negative is multiplied by it, not replaced",
     lambda z, alpha: np.where(z > 0, z, alpha)),
    ("one slope on both sides", "entries above 0 stay as they are",
     lambda z, alpha: alpha * z),
    ("a left side turned upwards",
     "alpha multiplies the negative part with its sign, not its absolute value",
     lambda z, alpha: np.maximum(z, 0) - alpha * np.minimum(z, 0)),
    ("alpha times z on both sides and ReLU on top",
     "on the right the slope is then 1 + alpha; only the negative part of z is scaled",
     lambda z, alpha: np.maximum(z, 0) + alpha * z),
    ("the size of alpha without its sign", "a learnt slope may become negative and then stays so",
     lambda z, alpha: np.maximum(z, 0) + abs(alpha) * np.minimum(z, 0)),
    (*TRUNCATED, _into_zeros_like),
    (*OVERWRITTEN, _scale_in_place),
    (*ONE_NUMBER, lambda z, alpha: z if z > 0 else alpha * z),
    (*ONE_NUMBER, lambda z, alpha: max(0, z) + alpha * min(0, z)),
    unconverted=[
        _scale_a_copy,
        lambda z, alpha: np.where(z > 0, z, alpha * z),
    ],
)

check_prelu_backward = Check(
    activations.prelu_backward, outputs=("dz", "dalpha"),
    helpers=("prelu", "relu", "relu_backward", "leaky_relu_backward"), visible=[
    ("one number and slope 1/4", (8.0, -2.0, 0.25)),
    ("two rows, three columns and slope 1/2", (
        np.array([[8.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
        np.array([[-2.0, 0.5, 8.0], [4.0, -0.4, -3.0]]), 0.5)),
    ("whole numbers in lists and slope -1/10", ([5, 8, -5], [-1000, 7, -5], -0.1)),
])
element_wise(check_prelu_backward, upstream=True,
             extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))


@check_prelu_backward.family("a negative slope")
def _(rng):
    yield signed(rng, (2, 5)), signed(rng, (2, 5)), float(rng.uniform(-0.9, -0.1))


@check_prelu_backward.family("a slope above 1")
def _(rng):
    yield signed(rng, (2, 5)), signed(rng, (2, 5)), float(rng.uniform(1.2, 3))


def _wrong_dz(wrong):
    """Return a backward pass whose dalpha is right."""
    return lambda dA, z, alpha: (wrong(dA, z, alpha), np.sum(dA * np.minimum(z, 0)))


def _wrong_dalpha(wrong):
    """Return a backward pass whose dz is right."""
    return lambda dA, z, alpha: (dA * np.where(z > 0, 1.0, alpha), wrong(dA, z, alpha))


def _scale_dA(dA, z, alpha):
    dalpha = np.sum(dA * np.minimum(z, 0))
    dA[z < 0] *= alpha
    return dA, dalpha


def _slope_in_ones_like(dA, z, alpha):
    slope = np.ones_like(z)
    slope[z < 0] = alpha
    return dA * slope, np.sum(dA * np.minimum(z, 0))


mistakes(
    check_prelu_backward,
    ("dz of a plain ReLU", "on the negative side a part of the gradient still passes",
     _wrong_dz(lambda dA, z, alpha: dA * (z > 0))),
    ("the two slopes in each other's place", "in dz alpha belongs to the negative side",
     _wrong_dz(lambda dA, z, alpha: dA * np.where(z > 0, alpha, 1.0))),
    ("the value in place of the slope", "in dz the slope is 1 or alpha; z itself is no part of it",
     _wrong_dz(lambda dA, z, alpha: dA * prelu(z, alpha))),
    ("a mask taken from the output",
     "with a negative slope the output is positive on both sides; only z tells them apart",
     _wrong_dz(lambda dA, z, alpha: dA * np.where(prelu(z, alpha) > 0, 1.0, alpha))),
    ("the slopes without dA", "by the chain rule dA takes part in every entry of dz",
     _wrong_dz(lambda dA, z, alpha: np.where(z > 0, 1.0, alpha))),
    *(("a slope written into dz", "alpha is learnt, so it comes in as an argument",
       _wrong_dz(lambda dA, z, alpha, a=a: dA * np.where(z > 0, 1.0, a)))
      for a in (0.25, 0.01, 0.1, 0.2)),
    ("dalpha without the sum",
     "one alpha serves all entries, so what they contribute comes together in one number",
     _wrong_dalpha(lambda dA, z, alpha: dA * np.minimum(z, 0))),
    ("a mean in dalpha",
     "every entry that uses alpha adds its contribution; nothing is divided",
     _wrong_dalpha(lambda dA, z, alpha: np.mean(dA * np.minimum(z, 0)))),
    ("a mean over the negative entries in dalpha",
     "every entry that uses alpha adds its contribution; nothing is divided",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(dA * np.minimum(z, 0)) / np.sum(z < 0))),
    ("a sum over the first axis in dalpha",
     "one alpha serves the whole array, so the sum runs over all of its entries",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(dA * np.minimum(z, 0), axis=0))),
    ("a sum over the last axis in dalpha",
     "one alpha serves the whole array, so the sum runs over all of its entries",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(dA * np.minimum(z, 0), axis=-1))),
    ("the positive entries in dalpha too",
     "where z is positive the output does not depend on alpha",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(dA * z))),
    ("z missing in dalpha",
     "nudge alpha a little: the output moves in proportion to z, so z takes part in dalpha",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(dA * (z < 0)))),
    ("dA missing in dalpha", "by the chain rule what arrives from above takes part here too",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(np.minimum(z, 0)))),
    ("alpha left over in dalpha",
     "the output is linear in alpha, so alpha is no part of its own gradient; perhaps dA was "
     "scaled for dz before dalpha was computed",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(dA * alpha * np.minimum(z, 0)))),
    ("the negative entries taken positive in dalpha",
     "z enters with its sign; compare with a nudge of alpha",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(dA * np.abs(np.minimum(z, 0))))),
    ("a gate on dA in dalpha", "which entries use alpha is decided by the sign of z",
     _wrong_dalpha(lambda dA, z, alpha: np.sum(np.minimum(dA, 0) * z))),
    ("dalpha before dz", "the result is a pair with dz first",
     lambda dA, z, alpha: prelu_backward(dA, z, alpha)[::-1]),
    ("dz alone", "alpha is learnt, so it needs a gradient of its own: the result is a pair",
     lambda dA, z, alpha: prelu_backward(dA, z, alpha)[0]),
    (*SWAPPED, lambda dA, z, alpha: prelu_backward(z, dA, alpha)),
    (*TRUNCATED, _slope_in_ones_like),
    (*OVERWRITTEN, _scale_dA),
    unconverted=[
        lambda dA, z, alpha: (dA * np.where(z > 0, 1.0, alpha), np.sum(dA * np.minimum(z, 0))),
    ],
)
