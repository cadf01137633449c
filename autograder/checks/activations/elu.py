"""Check of ELU."""

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course.activations import elu

# fmt: off
check_elu = Check(elu, helpers=("relu",), visible=[
    ("the default alpha, far from zero", (np.array([-1000.0, 1000.0]),)),
    ("minus the logarithm of 2, alpha 3", (-np.log(2.0), 3.0)),
    ("logarithms of 1/2, 1/4 and 1 beside positive numbers, alpha 2", (
        np.array([[np.log(0.5), 0.5, 8.0], [np.log(0.25), np.log(1.0), 3.0]]), 2.0)),
    ("whole numbers far from zero in a list", ([-1000, 7, 1000], 0.5)),
])
# fmt: on
common.element_wise(check_elu)
common.element_wise(check_elu, extra=lambda rng: (float(rng.uniform(0.2, 0.8)),))
common.zeros(check_elu, extra=lambda rng: (float(rng.uniform(1.2, 3)),))
# fmt: off
check_elu.add_families(
    ("an alpha above 1", lambda rng: (common.signed(rng, (2, 5)), float(rng.uniform(1.3, 3)))),
    ("numbers just below zero",
     lambda rng: (-rng.uniform(0.01, 0.2, (2, 3)), float(rng.uniform(1.3, 3)))),
)
# fmt: on


def _left(left):
    """Return an ELU with another left side; `left` sees an array that is nowhere positive."""
    return lambda z, alpha=1.0: np.where(z > 0, z, left(np.minimum(z, 0.0), alpha))


HARD_CODED = (
    "an alpha written into the function",
    "alpha is an argument; call the function with two different values and compare",
)
# fmt: off
common.add_mistakes(
    check_elu,
    (*HARD_CODED,
     *(_left(lambda z, alpha, a=a: a * (np.exp(z) - 1)) for a in (1.0, 0.01, 0.1, 0.2))),
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
    (*common.TRUNCATED,
     lambda z, alpha=1.0:
         placed(placed(np.zeros_like(z), z > 0, z[z > 0]), z < 0, alpha * (np.exp(z[z < 0]) - 1))),
    (*common.OVERWRITTEN, lambda z, alpha=1.0: placed(z, z < 0, alpha * (np.exp(z[z < 0]) - 1))),
    (*common.ONE_NUMBER, lambda z, alpha=1.0: z if z > 0 else alpha * (np.exp(z) - 1)),
    unconverted=[
        lambda z, alpha=1.0: np.where(z > 0, z, alpha * (np.exp(z) - 1)),
    ],
)
# fmt: on
