"""Check of the gradient through tanh."""

from operator import imul

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import stored
from course.activations import sigmoid, tanh, tanh_backward

check_tanh_backward = Check(
    tanh_backward,
    helpers=("tanh", "sigmoid", "sigmoid_backward"),
    visible=[
        ("one number", (2.0, 0.0)),
        (
            "the logarithms of 3, 1/3, 2 and 1",
            (np.array([[25.0, -50.0], [25.0, 3.0]]), np.log([[3.0, 1 / 3], [2.0, 1.0]])),
        ),
        ("lists, with whole z far from zero", ([5, 2.5, -5], [-1000, 0, 1000])),
    ],
)
common.element_wise(check_tanh_backward, upstream=True)


# fmt: off
common.add_mistakes(
    check_tanh_backward,
    ("one minus the value", "the square is missing; far to the left the slope must vanish too",
     lambda dA, z: dA * (1 - tanh(z))),
    ("one minus the square of z", "the slope is written with the value of tanh, not with its input",
     lambda dA, z: dA * (1 - z**2)),
    ("tanh applied twice",
     "z is the input of the activation, so one application is enough before the slope is formed",
     lambda dA, z: dA * (1 - tanh(tanh(z))**2)),
    ("the square of the whole difference",
     "the square of a difference is not a difference of squares",
     lambda dA, z: dA * (1 - tanh(z))**2),
    ("the formula of the sigmoid",
     "this is how the sigmoid writes its slope; tanh has slope 1 at 0",
     lambda dA, z: dA * tanh(z) * (1 - tanh(z))),
    ("the slope of the sigmoid", "at 0 tanh has slope 1, four times that of the sigmoid",
     lambda dA, z: dA * sigmoid(z) * (1 - sigmoid(z))),
    ("a plus for a minus", "the slope must vanish far from zero; yours grows there",
     lambda dA, z: dA * (1 + tanh(z)**2)),
    ("a slope with the wrong sign", "tanh rises everywhere, so its slope is not negative",
     lambda dA, z: dA * (tanh(z)**2 - 1)),
    ("the value instead of the slope", "tanh is steepest at 0, and flat far out on both sides",
     lambda dA, z: dA * tanh(z)),
    ("one over cosh without the square", "the slope falls twice as fast: a square is missing",
     lambda dA, z: dA / np.cosh(z)),
    ("dA taken for the value of tanh",
     "dA is the gradient that arrives; the value has to be computed from z",
     lambda dA, z: dA * (1 - dA**2)),
    ("a matrix product", "each entry has its own slope, so the product goes entry by entry",
     lambda dA, z: dA @ (1 - tanh(z)**2)),
    ("the forward pass once more", "asked for is a gradient: dA times the slope of tanh",
     lambda dA, z: tanh(z)),
    ("a gradient that passes unchanged", "the slope of tanh is missing", lambda dA, z: dA * 1.0),
    (*common.NO_UPSTREAM, lambda dA, z: 1 - tanh(z)**2),
    (*common.SWAPPED, lambda dA, z: z * (1 - tanh(dA)**2)),
    (*common.TRUNCATED, lambda dA, z: stored(np.zeros_like(z), dA * (1 - np.tanh(z)**2))),
    (*common.OVERWRITTEN, lambda dA, z: imul(dA, 1 - np.tanh(z)**2)),
)
# fmt: on
