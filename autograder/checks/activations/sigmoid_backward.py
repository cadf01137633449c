"""Check of the gradient through the sigmoid."""

from operator import imul

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import stored
from course.activations import sigmoid, sigmoid_backward

# fmt: off
check_sigmoid_backward = Check(sigmoid_backward, helpers=("sigmoid",), visible=[
    ("one number", (2.0, 0.0)),
    ("the logarithms of 3, 1/3, 9 and 1", (np.array([[16.0, -16.0], [100.0, 8.0]]),
                                           np.log([[3.0, 1 / 3], [9.0, 1.0]]))),
    ("whole numbers far from zero in lists", ([5, 6, -5], [-1000, 0, 1000])),
])
# fmt: on
common.element_wise(check_sigmoid_backward, upstream=True)


# fmt: off
common.add_mistakes(
    check_sigmoid_backward,
    ("z(1 - z)", "the slope is written with the value of the sigmoid, not with its input z",
     lambda dA, z: dA * z * (1 - z)),
    ("the sigmoid applied twice",
     "z is the input of the activation, so one application is enough before the slope is formed",
     lambda dA, z: dA * sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z)))),
    ("the value instead of the slope",
     "the sigmoid is steepest at 0, with slope 1/4, and flat far out on both sides",
     lambda dA, z: dA * sigmoid(z)),
    ("one minus the value", "only one of the two factors of the slope is there",
     lambda dA, z: dA * (1 - sigmoid(z))),
    ("a slope with the wrong sign", "the sigmoid rises everywhere, so its slope is not negative",
     lambda dA, z: dA * sigmoid(z) * (sigmoid(z) - 1)),
    ("the slope of tanh",
     "this is how tanh writes its slope; the sigmoid is flatter, with slope 1/4 at 0",
     lambda dA, z: dA * (1 - sigmoid(z)**2)),
    ("a square too many", "at 0 the slope is 1/4; compare",
     lambda dA, z: dA * sigmoid(z)**2 * (1 - sigmoid(z))),
    ("an exponential that overflows",
     "with a square of exp(-z) in the denominator, infinity over infinity appears at -1000; the "
     "slope can be written with the value of the sigmoid alone",
     lambda dA, z: dA * np.exp(-z) / (1 + np.exp(-z))**2),
    ("an exponential that overflows on the right",
     "with exp(z) above and below the line, infinity over infinity appears at 1000; the slope can "
     "be written with the value of the sigmoid alone",
     lambda dA, z: dA * np.exp(z) / (1 + np.exp(z))**2),
    ("dA taken for the value of the sigmoid",
     "dA is the gradient that arrives; the value has to be computed from z",
     lambda dA, z: dA * (1 - dA)),
    ("a sum of gradient and slope", "along a chain of functions gradients are multiplied",
     lambda dA, z: dA + sigmoid(z) * (1 - sigmoid(z))),
    ("a matrix product", "each entry has its own slope, so the product goes entry by entry",
     lambda dA, z: dA @ (sigmoid(z) * (1 - sigmoid(z)))),
    ("the forward pass once more", "asked for is a gradient: dA times the slope of the sigmoid",
     lambda dA, z: sigmoid(z)),
    ("a gradient that passes unchanged", "the slope of the sigmoid is missing",
     lambda dA, z: dA * 1.0),
    (*common.NO_UPSTREAM, lambda dA, z: sigmoid(z) * (1 - sigmoid(z))),
    (*common.SWAPPED, lambda dA, z: z * sigmoid(dA) * (1 - sigmoid(dA))),
    (*common.TRUNCATED, lambda dA, z: stored(np.zeros_like(z), dA * sigmoid(z) * (1 - sigmoid(z)))),
    (*common.OVERWRITTEN, lambda dA, z: imul(dA, sigmoid(z) * (1 - sigmoid(z)))),
)
# fmt: on
