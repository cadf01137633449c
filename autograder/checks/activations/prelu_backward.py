"""Check of the two gradients through PReLU."""

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course.activations import prelu, prelu_backward

# fmt: off
check_prelu_backward = Check(
    prelu_backward, outputs=("dz", "dalpha"),
    helpers=("prelu", "relu", "relu_backward", "leaky_relu_backward"), visible=[
    ("one number and slope 1/4", (8.0, -2.0, 0.25)),
    ("two rows, three columns and slope 1/2", (
        np.array([[8.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
        np.array([[-2.0, 0.5, 8.0], [4.0, -0.4, -3.0]]), 0.5)),
    ("whole numbers in lists and slope -1/10", ([5, 8, -5], [-1000, 7, -5], -0.1)),
])
# fmt: on
common.element_wise(
    check_prelu_backward, upstream=True, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),)
)
check_prelu_backward.add_families(
    ("a negative slope", lambda rng: (*common.two_signed(rng), float(rng.uniform(-0.9, -0.1)))),
    ("a slope above 1", lambda rng: (*common.two_signed(rng), float(rng.uniform(1.2, 3)))),
)


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


# fmt: off
common.add_mistakes(
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
    ("a slope written into dz", "alpha is learnt, so it comes in as an argument",
     *(_wrong_dz(lambda dA, z, alpha, a=a: dA * np.where(z > 0, 1.0, a))
         for a in (0.25, 0.01, 0.1, 0.2))),
    ("dalpha without the sum",
     "one alpha serves all entries, so what they contribute comes together in one number",
     _wrong_dalpha(lambda dA, z, alpha: dA * np.minimum(z, 0))),
    ("a mean in dalpha", "every entry that uses alpha adds its contribution; nothing is divided",
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
    (*common.SWAPPED, lambda dA, z, alpha: prelu_backward(z, dA, alpha)),
    (*common.TRUNCATED, _wrong_dz(lambda dA, z, alpha: dA * placed(np.ones_like(z), z < 0, alpha))),
    (*common.OVERWRITTEN, _scale_dA),
    unconverted=[
        lambda dA, z, alpha: (dA * np.where(z > 0, 1.0, alpha), np.sum(dA * np.minimum(z, 0))),
    ],
)
# fmt: on
