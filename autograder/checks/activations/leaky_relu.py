"""Check of the leaky ReLU."""

from operator import imul

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course.activations import leaky_relu

# fmt: off
check_leaky_relu = Check(leaky_relu, helpers=("relu",), visible=[
    ("the default slope", (np.array([-2.0, 3.0]),)),
    ("one number and slope 1/2", (-2.0, 0.5)),
    ("two rows, three columns and slope 1/4", (np.array([[-2.0, 0.5, 8.0], [0.0, -0.4, 3.0]]),
                                               0.25)),
    ("whole numbers in a list and slope -1/10", ([-1000, 7, -5], -0.1)),
])
# fmt: on
common.element_wise(check_leaky_relu)
common.element_wise(check_leaky_relu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))
common.zeros(check_leaky_relu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))
check_leaky_relu.add_families(
    ("a negative slope", lambda rng: (common.signed(rng, (2, 5)), float(rng.uniform(-0.9, -0.1)))),
)


HARD_CODED = (
    "a slope written into the function",
    "alpha is an argument; call the function with two different slopes and compare",
)
# fmt: off
common.add_mistakes(
    check_leaky_relu,
    (*HARD_CODED,
     *(lambda z, alpha=None, a=a: np.where(z > 0, z, a * z) for a in (0.01, 0.1, 0.2, 0.3))),
    ("a plain ReLU", "negative entries must keep a part of their value",
     lambda z, alpha=0.01: np.maximum(z, 0)),
    ("the slope on the positive side",
     "entries above 0 stay as they are, and alpha belongs to those below",
     lambda z, alpha=0.01: np.where(z > 0, alpha * z, z),
     lambda z, alpha=0.01: np.minimum(z, alpha * z)),
    ("the constant alpha on the left",
     "alpha is a slope: what is negative is multiplied by it, not replaced",
     lambda z, alpha=0.01: np.where(z > 0, z, alpha), lambda z, alpha=0.01: np.maximum(z, alpha)),
    ("one slope on both sides", "entries above 0 stay as they are",
     lambda z, alpha=0.01: alpha * z),
    ("a left side turned upwards",
     "alpha times a negative number is negative when alpha is positive; check the sign on the left",
     lambda z, alpha=0.01: np.maximum(z, 0) - alpha * np.minimum(z, 0)),
    ("alpha times z on both sides and ReLU on top",
     "on the right the slope is then 1 + alpha; only the negative part of z is scaled",
     lambda z, alpha=0.01: np.maximum(z, 0) + alpha * z),
    ("a division by alpha", "a slope multiplies",
     lambda z, alpha=0.01: np.where(z > 0, z, z / alpha)),
    ("a subtraction of alpha", "a slope multiplies",
     lambda z, alpha=0.01: np.where(z > 0, z, z - alpha)),
    (*common.TRUNCATED,
     lambda z, alpha=0.01:
         placed(placed(np.zeros_like(z), z > 0, z[z > 0]), z < 0, alpha * z[z < 0])),
    (*common.OVERWRITTEN, lambda z, alpha=0.01: placed(z, z < 0, imul(z[z < 0], alpha))),
    (*common.ONE_NUMBER, lambda z, alpha=0.01: max(alpha * z, z),
     lambda z, alpha=0.01: z if z > 0 else alpha * z),
    unconverted=[
        lambda z, alpha=0.01: placed(z.copy(), z < 0, alpha * z[z < 0]),
        lambda z, alpha=0.01: np.where(z > 0, z, alpha * z),
        lambda z, alpha=0.01: np.maximum(alpha * z, z),
    ],
)
# fmt: on
