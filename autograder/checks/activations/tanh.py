"""Check of tanh."""

import math

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import stored
from course.activations import sigmoid, tanh

check_tanh = Check(
    tanh,
    helpers=("sigmoid",),
    visible=[
        ("one number", (0.0,)),
        ("the logarithms of 3, 1/3, 2 and 1", (np.log([[3.0, 1 / 3], [2.0, 1.0]]),)),
        ("whole numbers far from zero in a list", ([-1000, 0, 1000],)),
    ],
)
common.element_wise(check_tanh)


def _tanh_of_itself(z):
    return _tanh_of_itself(z)


# fmt: off
common.add_mistakes(
    check_tanh,
    ("a sigmoid that is only stretched upwards",
     "the slope at 0 is then 1/2, and tanh has slope 1 there: it is narrower too",
     lambda z: 2 * sigmoid(z) - 1),
    ("a sigmoid moved down", "the values must approach -1 and 1, not -1/2 and 1/2",
     lambda z: sigmoid(z) - 0.5),
    ("a sigmoid of 2z", "no value is negative; tanh is 0 at 0 and approaches -1 on the left",
     lambda z: sigmoid(2 * z)),
    ("the sigmoid in place of tanh", "tanh is 0 at 0 and approaches -1 on the left",
     lambda z: sigmoid(z)),
    ("a quotient of two exponentials",
     "at 1000 and -1000 it becomes infinity over infinity, which is nan",
     lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))),
    ("a quotient with exp(2z)", "at 1000 it becomes infinity over infinity, which is nan",
     lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)),
    ("a quotient with exp(-2z)", "at -1000 it becomes infinity over infinity, which is nan",
     lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))),
    ("the exponentials with each other's sign", "the curve falls where it should rise",
     lambda z: -np.tanh(z)),
    ("the tangent", "np.tan belongs to triangles and leaves the range from -1 to 1",
     lambda z: np.tan(z)),
    ("a straight line cut off at -1 and 1", "tanh bends: at 1 it is about 0.76",
     lambda z: np.clip(z, -1, 1)),
    ("a function that calls itself",
     "inside its own cell the name tanh means the function being written there, so the calls "
     "never end; NumPy's functions carry np in front", _tanh_of_itself),
    (*common.TRUNCATED, lambda z: stored(np.zeros_like(z), np.tanh(z))),
    (*common.ONE_NUMBER, lambda z: math.tanh(z)),
    (*common.OVERWRITTEN, lambda z: np.tanh(z, out=z)),
)
# fmt: on
