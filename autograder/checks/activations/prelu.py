"""Check of PReLU, the leaky ReLU with a learnt slope."""

from operator import imul

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course.activations import prelu

# fmt: off
check_prelu = Check(prelu, helpers=("relu", "leaky_relu"), visible=[
    ("one number and slope 1/4", (-2.0, 0.25)),
    ("two rows, three columns and slope 1/2", (np.array([[-2.0, 0.5, 8.0], [0.0, -0.4, 3.0]]),
                                               0.5)),
    ("whole numbers in a list and slope -1/10", ([-1000, 7, -5], -0.1)),
    ("a slope above 1", (np.array([-1.0, 3.0]), 2.0)),
])
# fmt: on
common.element_wise(check_prelu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))
common.zeros(check_prelu, extra=lambda rng: (float(rng.uniform(0.1, 0.9)),))
check_prelu.add_families(
    ("a negative slope", lambda rng: (common.signed(rng, (2, 5)), float(rng.uniform(-0.9, -0.1)))),
    ("a slope above 1", lambda rng: (common.signed(rng, (2, 5)), float(rng.uniform(1.2, 3)))),
)


# fmt: off
common.add_mistakes(
    check_prelu,
    ("a slope written into the function",
     "alpha is learnt, so it changes in training and comes in as an argument",
     *(lambda z, alpha, a=a: np.where(z > 0, z, a * z) for a in (0.25, 0.01, 0.1, 0.2))),
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
    ("one slope on both sides", "entries above 0 stay as they are", lambda z, alpha: alpha * z),
    ("a left side turned upwards",
     "alpha multiplies the negative part with its sign, not its absolute value",
     lambda z, alpha: np.maximum(z, 0) - alpha * np.minimum(z, 0)),
    ("alpha times z on both sides and ReLU on top",
     "on the right the slope is then 1 + alpha; only the negative part of z is scaled",
     lambda z, alpha: np.maximum(z, 0) + alpha * z),
    ("the size of alpha without its sign", "a learnt slope may become negative and then stays so",
     lambda z, alpha: np.maximum(z, 0) + abs(alpha) * np.minimum(z, 0)),
    (*common.TRUNCATED,
     lambda z, alpha: placed(placed(np.zeros_like(z), z > 0, z[z > 0]), z < 0, alpha * z[z < 0])),
    (*common.OVERWRITTEN, lambda z, alpha: placed(z, z < 0, imul(z[z < 0], alpha))),
    (*common.ONE_NUMBER, lambda z, alpha: z if z > 0 else alpha * z,
     lambda z, alpha: max(0, z) + alpha * min(0, z)),
    unconverted=[
        lambda z, alpha: placed(z.copy(), z < 0, alpha * z[z < 0]),
        lambda z, alpha: np.where(z > 0, z, alpha * z),
    ],
)
# fmt: on
