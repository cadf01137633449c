"""Check of ReLU."""

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course.activations import relu

check_relu = Check(
    relu,
    visible=[
        ("one number", (-2.0,)),
        ("two rows, three columns", (np.array([[-2.0, 0.5, 8.0], [0.0, -0.5, 3.0]]),)),
        ("whole numbers in a list", ([-1000, 7, 1000],)),
    ],
)
common.element_wise(check_relu)
common.zeros(check_relu)


# fmt: off
common.add_mistakes(
    check_relu,
    ("the absolute value", "a negative entry must become 0, not positive", lambda z: np.abs(z)),
    ("z plus its absolute value", "positive entries come out doubled", lambda z: z + np.abs(z)),
    ("values cut off at 6", "ReLU has no upper limit", lambda z: np.clip(z, 0, 6)),
    ("values cut off at 1", "ReLU has no upper limit", lambda z: np.clip(z, 0, 1)),
    ("the mask in place of the values", "positive entries must keep their value, not become 1",
     lambda z: (z > 0) * 1.0),
    ("z as it is", "negative entries must become 0", lambda z: z * 1.0),
    ("the smaller of z and 0", "this keeps the negative half and drops the positive one",
     lambda z: np.minimum(z, 0)),
    ("the negative half turned up", "positive entries must stay and negative ones become 0",
     lambda z: np.maximum(0, -z)),
    ("a leaky ReLU", "the negative side must be exactly 0 here", lambda z: np.maximum(0.01 * z, z)),
    ("a floor at 1", "the smallest value is 0, and entries between 0 and 1 stay as they are",
     lambda z: np.maximum(1, z)),
    ("the softplus", "its bend is round: at 0 it is about 0.69, and ReLU is 0 there",
     lambda z: np.logaddexp(0, z)),
    ("one decision for all entries", "one negative entry does not switch the others off",
     lambda z: z * np.all(z > 0)),
    ("one decision for all entries by any", "each entry is compared with 0 for itself",
     lambda z: z * np.any(z > 0)),
    ("the negative entries left out", "the result has the shape of z: they stay in it as zeros",
     lambda z: z[z > 0]),
    ("the largest entry instead of an entry-by-entry choice",
     "np.max and z.max run along an axis and return fewer numbers; the function that compares two "
     "arrays entry by entry has a longer name", lambda z: np.max(z, 0), lambda z: np.max(0, z),
     lambda z: max(0, np.max(z))),
    (*common.ONE_NUMBER, lambda z: max(0, z), lambda z: z if z > 0 else 0),
    (*common.OVERWRITTEN, lambda z: np.maximum(z, 0, out=z), lambda z: placed(z, z < 0, 0)),
    unconverted=[
        lambda z: placed(z.copy(), z < 0, 0),
        lambda z: z * (z > 0),
        lambda z: np.where(z > 0, z, 0),
    ],
)
# fmt: on
