"""The check of the gradient of the quadratic cost."""

import operator

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from course import backprop

# fmt: off
check_quadratic_cost_backward = Check(backprop.quadratic_cost_backward, visible=[
    ("one output, two samples", (np.array([[3.0, 1.0]]), np.array([[1.0, 1.0]]))),
    ("three outputs, four samples",
     (np.array([[1.0, 0.0, 2.0, 4.0], [3.0, 1.0, -1.0, 0.0], [0.0, 5.0, 1.0, 2.0]]),
      np.array([[0.0, 0.0, 2.5, 1.0], [1.0, 1.0, 0.0, 2.0], [0.0, 1.0, 4.0, -2.0]]))),
    ("two outputs, one sample", (np.array([[0.5], [2.0]]), np.array([[1.0], [0.0]]))),
])
# fmt: on


def _outputs(rng, n, m):
    return rng.normal(size=(n, m)), rng.normal(size=(n, m))


common.add_sizes(
    check_quadratic_cost_backward,
    _outputs,
    ("several outputs and samples", (3, 7), (8, 5)),
    ("as many outputs as samples", (4, 4)),
    ("one output or one sample", (1, 5), (5, 1)),
)
check_quadratic_cost_backward.add_families(
    ("whole numbers", lambda rng: (rng.integers(-5, 6, (2, 5)), rng.integers(-5, 6, (2, 5)))),
    ("float32 arrays", lambda rng: common.in_float32(_outputs(rng, 3, 6))),
)
# fmt: off
check_quadratic_cost_backward.add_mistakes(
    ("1/m left out", "this is the derivative of the summed losses; the cost is their mean",
     lambda A, Y: A - Y),
    ("a factor 2 too many", "half a square was differentiated; the half takes the 2 away",
     lambda A, Y: 2 * (A - Y) / A.shape[1]),
    ("the factor 2 of the square, without 1/m",
     "two factors are off: the half of the loss, and the mean over samples",
     lambda A, Y: 2 * (A - Y)),
    ("one half too many", "the half cancels against the 2 of the square",
     lambda A, Y: 0.5 * (A - Y) / A.shape[1]),
    ("the sign turned round", "more of an output that is too large raises the cost",
     lambda A, Y: (Y - A) / A.shape[1]),
    ("the sign turned round, without 1/m",
     "more of an output that is too large raises the cost; and the cost is a mean",
     lambda A, Y: Y - A),
    ("divided by the number of entries", "the mean is over samples only; print A.size and A.shape",
     lambda A, Y: (A - Y) / A.size),
    ("divided by the number of outputs", "samples are columns; which entry of A.shape counts them?",
     lambda A, Y: (A - Y) / len(A)),
    ("the number of samples written as a number",
     "right for two samples only; where does the number of samples stand in A?",
     lambda A, Y: (A - Y) / 2),
    ("the losses in place of their slope",
     "this is the cost before it is added up; differentiate it by one output",
     lambda A, Y: 0.5 * (A - Y) ** 2 / A.shape[1]),
    ("the squared difference", "the slope of a square is not a square",
     lambda A, Y: (A - Y) ** 2 / A.shape[1]),
    ("the sign of the difference only",
     "that is the slope of the absolute difference; a square is steeper further out",
     lambda A, Y: np.sign(A - Y) / A.shape[1]),
    ("the mean over the samples taken",
     "every sample has an output of its own, so dA has the shape of A",
     lambda A, Y: (A - Y).mean(axis=1, keepdims=True)),
    ("one number for all", "dA has the shape of A: one slope for each output of each sample",
     lambda A, Y: np.sum(A - Y) / A.shape[1]),
    ("an integer division", "// cuts everything behind the point",
     lambda A, Y: (A - Y) // A.shape[1]),
    ("the difference written into A",
     "the gradient may be right, but A is no longer what the caller gave",
     lambda A, Y: operator.isub(A, Y) / A.shape[1]),
)
# fmt: on
