"""Check of the gradient through ReLU."""

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course.activations import relu_backward

# fmt: off
check_relu_backward = Check(relu_backward, helpers=("relu",), visible=[
    ("one number", (5.0, -3.0)),
    ("two rows, three columns", (np.array([[5.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
                                 np.array([[-2.0, 0.5, 8.0], [4.0, -0.5, -3.0]]))),
    ("lists, with whole z", ([5, 8.5, -5], [-1000, 7, 1000])),
])
# fmt: on
common.element_wise(check_relu_backward, upstream=True)
# fmt: off
check_relu_backward.add_families(
    ("an upstream gradient that is not whole, at whole z",
     lambda rng: (rng.normal(size=(2, 4)), np.array([[3, -2, 1, -5], [-1, 4, -3, 2]]))),
)

common.add_mistakes(
    check_relu_backward,
    ("a mask that is true everywhere",
     "every output of ReLU is at least 0, so comparing the output with >= 0 lets everything "
     "through; also the entries where z is negative", lambda dA, z: dA * (np.maximum(z, 0) >= 0)),
    ("a gate that looks at dA and at z", "a negative gradient passes too where z is positive",
     lambda dA, z: dA * (z > 0) * (dA > 0)),
    ("a gate that looks at the arriving gradient",
     "what opens the gate is the sign of z; dA may have any sign", lambda dA, z: dA * (dA > 0)),
    ("the value of ReLU in place of its slope", "where z is positive the slope is 1, not z",
     lambda dA, z: dA * np.maximum(z, 0)),
    ("a factor z", "where z is positive the slope is 1, not z", lambda dA, z: dA * z),
    ("a mask turned round", "the gradient passes where z is positive and stops where z is negative",
     lambda dA, z: dA * (z < 0)),
    ("a slope with the wrong sign", "the gradient passes unchanged, so its sign stays",
     lambda dA, z: dA * -1.0 * (z > 0)),
    ("minus 1 on the negative side", "that is the slope of the absolute value; here it is 0",
     lambda dA, z: dA * np.sign(z)),
    ("a leaky slope", "on the negative side nothing passes, not even a hundredth",
     lambda dA, z: dA * np.where(z > 0, 1.0, 0.01)),
    ("z where the gate is closed", "where z is negative the gradient is 0, not z",
     lambda dA, z: np.where(z > 0, dA, z)),
    ("1 where the gate is open", "an open gate lets through what arrives, which is dA",
     lambda dA, z: np.where(z > 0, 1.0, dA)),
    ("one decision for all entries", "each entry of z opens or closes its own gate",
     lambda dA, z: dA * np.any(z > 0)),
    ("a minus before a mask of True and False",
     "NumPy refuses to negate truth values; what is meant is the opposite condition",
     lambda dA, z: dA * -(z <= 0)),
    ("the forward pass once more", "asked for is a gradient: dA times the slope of ReLU",
     lambda dA, z: np.maximum(z, 0)),
    ("a matrix product", "each entry has its own gate, so the product goes entry by entry",
     lambda dA, z: dA @ (z > 0)),
    ("the entries behind closed gates left out",
     "the result has the shape of z: they stay in it as zeros", lambda dA, z: dA[z > 0]),
    (*common.NO_UPSTREAM, lambda dA, z: (z > 0) * 1.0, lambda dA, z: np.where(z > 0, 1.0, 0.0)),
    (*common.SWAPPED, lambda dA, z: z * (dA > 0)),
    (*common.TRUNCATED, lambda dA, z: placed(np.zeros_like(z), z > 0, dA[z > 0])),
    (*common.OVERWRITTEN, lambda dA, z: placed(dA, z <= 0, 0),
     lambda dA, z: dA * placed(placed(z, z <= 0, 0), z > 0, 1)),
    (*common.ONE_NUMBER, lambda dA, z: dA if z > 0 else 0),
    unconverted=[
        lambda dA, z: dA * (z > 0),
    ],
)
# fmt: on
