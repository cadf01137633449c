"""Check of the sigmoid."""

import math

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import stored
from course.activations import sigmoid

check_sigmoid = Check(
    sigmoid,
    visible=[
        ("one number", (0.0,)),
        ("the logarithms of 3, 1/3, 9 and 1", (np.log([[3.0, 1 / 3], [9.0, 1.0]]),)),
        ("whole numbers far from zero in a list", ([-1000, 0, 1000],)),
    ],
)
common.element_wise(check_sigmoid)
# fmt: off
check_sigmoid.add_families(
    ("zeros among other numbers",
     lambda rng: (np.array([[0.0, rng.normal(), 0.0], [rng.normal(), 0.0, rng.normal()]]),)),
)
# fmt: on


def _strict_masks(z):
    out = np.zeros(np.shape(z))
    out[z > 0] = 1 / (1 + np.exp(-z[z > 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


def _two_branches(z):
    out = np.zeros_like(z, dtype=float)
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


def _overwrite_with_exp(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    return 1 / (1 + z)


# fmt: off
common.add_mistakes(
    check_sigmoid,
    ("the exponent with the wrong sign",
     "the curve falls where it should rise; compare its values at 2 and at -2",
     lambda z: 1 / (1 + np.exp(z))),
    ("a division before the sum",
     "Python reads 1/1 first and adds the exponential afterwards; parentheses are missing",
     lambda z: 1 / 1 + np.exp(-z)),
    ("the 1 in the denominator lost",
     "the value at 3 is about 20, and nothing may come out above 1", lambda z: 1 / np.exp(-z)),
    ("the exponential above and below the line",
     "at 1000 both are infinite, and infinity over infinity is nan; look for a form whose "
     "exponent cannot become large", lambda z: np.exp(z) / (1 + np.exp(z))),
    ("an input clipped to a narrow range",
     "clipping does avoid the overflow, but it changes values inside the range of ordinary "
     "scores; compare with what is right at 8 and at 12",
     *(lambda z, c=c: 1 / (1 + np.exp(-np.clip(z, -c, c))) for c in (5, 6, 8, 10))),
    ("a rounded e", "the number e has more digits than were typed; np.exp knows them",
     *(lambda z, e=e: 1 / (1 + e**(-z)) for e in (2.7, 2.71, 2.718))),
    ("a tanh of z itself", "this is the sigmoid of 2z: the curve is twice as steep at 0",
     lambda z: (1 + np.tanh(z)) / 2),
    ("the range of tanh", "tanh runs from -1 to 1, a range of 2; the sigmoid's goes from 0 to 1",
     *(lambda z, shift=shift: np.tanh(z / 2) + shift for shift in (0.5, 1.0))),
    ("tanh in place of the sigmoid", "the value at 0 must be one half and none is negative",
     lambda z: np.tanh(z)),
    ("the absolute value of z in the exponent",
     "it keeps the exponent small, but the left half then mirrors the right half instead of going "
     "down to 0", lambda z: 1 / (1 + np.exp(-np.abs(z)))),
    ("a step", "the sigmoid rises smoothly; only far from zero does it look like 0 or 1",
     lambda z: (z > 0) * 1.0),
    ("an entry that is never written",
     "the masks z > 0 and z < 0 leave out the entries that are exactly 0", _strict_masks),
    (*common.TRUNCATED, lambda z: stored(np.zeros_like(z), 1 / (1 + np.exp(-z)))),
    (*common.ONE_NUMBER, lambda z: 1 / (1 + math.exp(-z))),
    (*common.OVERWRITTEN, _overwrite_with_exp),
    unconverted=[
        lambda z: 1 / (1 + np.exp(-z)),
        _two_branches,
        lambda z: np.ones(z.shape) / (1 + np.exp(-z)),
    ],
)
# fmt: on
