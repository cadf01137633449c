"""Check of the gradient through the leaky ReLU."""

from operator import imul

import numpy as np

from autograder.checks.activations import common
from autograder.checks.activations.leaky_relu import HARD_CODED
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed, stored
from course.activations import leaky_relu_backward

# fmt: off
check_leaky_relu_backward = Check(
    leaky_relu_backward, helpers=("leaky_relu", "relu_backward"), visible=[
    ("the default slope", (np.array([4.0, 5.0]), np.array([-2.0, 3.0]))),
    ("one number and slope 1/2", (4.0, -2.0, 0.5)),
    ("two rows, three columns and slope 1/4", (
        np.array([[8.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
        np.array([[-2.0, 0.5, 8.0], [4.0, -0.4, -3.0]]), 0.25)),
    ("whole numbers in lists and slope -1/10", ([5, 8, -5], [-1000, 7, -5], -0.1)),
])
# fmt: on
common.element_wise(check_leaky_relu_backward, upstream=True)
common.element_wise(
    check_leaky_relu_backward, upstream=True, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),)
)
# fmt: off
check_leaky_relu_backward.add_families(
    ("a negative slope", lambda rng: (*common.two_signed(rng), float(rng.uniform(-0.9, -0.1)))),
    ("an upstream gradient that is not whole, at whole z",
     lambda rng: (rng.normal(size=(2, 4)), np.array([[3, -2, 1, -5], [-1, 4, -3, 2]]), 0.3)),
)
# fmt: on


def _leaky(z, alpha):
    return np.where(z > 0, z, alpha * z)


# fmt: off
common.add_mistakes(
    check_leaky_relu_backward,
    (*HARD_CODED,
     *(lambda dA, z, alpha=None, a=a: dA * np.where(z > 0, 1.0, a) for a in (0.01, 0.1, 0.2, 0.3))),
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
    (*common.NO_UPSTREAM, lambda dA, z, alpha=0.01: np.where(z > 0, 1.0, alpha)),
    (*common.SWAPPED, lambda dA, z, alpha=0.01: z * np.where(dA > 0, 1.0, alpha)),
    (*common.TRUNCATED, lambda dA, z, alpha=0.01: dA * placed(np.ones_like(z), z < 0, alpha)),
    (*common.OVERWRITTEN, lambda dA, z, alpha=0.01: placed(dA, z < 0, imul(dA[z < 0], alpha)),
     lambda dA, z, alpha=0.01: dA * stored(z, np.where(z < 0, alpha, 1))),
    (*common.ONE_NUMBER, lambda dA, z, alpha=0.01: dA if z > 0 else alpha * dA),
    unconverted=[
        lambda dA, z, alpha=0.01: dA * np.where(z > 0, 1.0, alpha),
    ],
)
# fmt: on
