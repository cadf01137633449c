"""Check of the gradient through ELU."""

from operator import imul

import numpy as np

from autograder.checks.activations import common
from autograder.checks.activations.elu import HARD_CODED
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course.activations import elu, elu_backward

# fmt: off
check_elu_backward = Check(
    elu_backward, helpers=("elu", "relu_backward"), visible=[
    ("the default alpha, far from zero", (np.array([4.0, 5.0]), np.array([-1000.0, 1000.0]))),
    ("minus the logarithm of 2, alpha 3", (4.0, -np.log(2.0), 3.0)),
    ("logarithms of 1/2, 1/4 and 1/8 beside positive numbers, alpha 2", (
        np.array([[8.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
        np.array([[np.log(0.5), 0.5, 8.0], [np.log(0.25), np.log(0.125), 3.0]]), 2.0)),
    ("whole numbers far from zero in lists", ([5, 8, -5], [-1000, 7, 1000], 0.5)),
])
# fmt: on
common.element_wise(check_elu_backward, upstream=True)
common.element_wise(
    check_elu_backward, upstream=True, extra=lambda rng: (float(rng.uniform(0.2, 3)),)
)
# fmt: off
check_elu_backward.add_families(
    ("an upstream gradient that is not whole, at whole z",
     lambda rng: (rng.normal(size=(2, 4)), np.array([[3, -2, 1, -5], [-1, 4, -3, 2]]), 1.7)),
)
# fmt: on


def _left_slope(left):
    """Return a backward pass with another slope on the left."""
    return lambda dA, z, alpha=1.0: dA * np.where(z > 0, 1.0, left(np.minimum(z, 0.0), alpha))


# fmt: off
common.add_mistakes(
    check_elu_backward,
    (*HARD_CODED,
     *(_left_slope(lambda z, alpha, a=a: a * np.exp(z)) for a in (1.0, 0.01, 0.1, 0.2))),
    ("the exponential on both sides", "where z is positive the slope is 1",
     lambda dA, z, alpha=1.0: dA * alpha * np.exp(z)),
    ("the value in place of the slope",
     "a slope is never negative here; minus 1 falls away when the left side is differentiated",
     _left_slope(lambda z, alpha: elu(z, alpha))),
    ("the value plus 1", "that is the slope only when alpha is 1; try another alpha",
     _left_slope(lambda z, alpha: elu(z, alpha) + 1)),
    ("the slope of ELU without the exponential",
     "alpha alone would be a leaky ReLU; this slope fades out on the left",
     _left_slope(lambda z, alpha: alpha * np.ones_like(z))),
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
     lambda dA, z, alpha=1.0: np.where(z > 0, 1.0, dA * (alpha * np.exp(np.minimum(z, 0))))),
    ("infinity times 0",
     "at 1000 the exponential is infinite, and a mask that multiplies it by 0 makes nan; keep "
     "large numbers out of the exponential",
     lambda dA, z, alpha=1.0: dA * ((z > 0) + alpha * np.exp(z) * (z <= 0))),
    (*common.NO_UPSTREAM,
     lambda dA, z, alpha=1.0: np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))),
    (*common.SWAPPED,
     lambda dA, z, alpha=1.0: z * np.where(dA > 0, 1.0, alpha * np.exp(np.minimum(dA, 0)))),
    (*common.TRUNCATED,
     lambda dA, z, alpha=1.0: dA * placed(np.ones_like(z), z < 0, alpha * np.exp(z[z < 0]))),
    (*common.OVERWRITTEN,
     lambda dA, z, alpha=1.0: placed(dA, z < 0, imul(dA[z < 0], alpha * np.exp(z[z < 0])))),
    (*common.ONE_NUMBER, lambda dA, z, alpha=1.0: dA if z > 0 else dA * alpha * np.exp(z)),
    unconverted=[
        lambda dA, z, alpha=1.0: dA * np.where(z > 0, 1.0, alpha * np.exp(z)),
    ],
)
# fmt: on
