"""The check of the quadratic cost."""

from operator import isub

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes, float32, outputs_and_targets
from course.losses import quadratic_cost

# fmt: off
check_quadratic_cost = Check(quadratic_cost, visible=[
    ("one output, two samples", (np.array([[1.0, 2.0]]), np.array([[0.0, 0.0]]))),
    ("two outputs, three samples", (np.array([[1.0, 0.0, 2.0], [3.0, 1.0, -1.0]]),
                                    np.array([[0.0, 0.0, 2.0], [1.0, 1.0, 0.0]]))),
    ("every output right", (np.array([[0.25], [0.75]]), np.array([[0.25], [0.75]]))),
])
check_quadratic_cost.add_families(
    ("several outputs and samples", lambda rng: outputs_and_targets(rng, 3, 7),
     lambda rng: outputs_and_targets(rng, *different_sizes(rng, 2))),
    ("as many outputs as samples", lambda rng: outputs_and_targets(rng, 4, 4)),
    ("one output or one sample", lambda rng: outputs_and_targets(rng, 1, 5),
     lambda rng: outputs_and_targets(rng, 4, 1)),
    ("whole numbers", lambda rng: (rng.integers(-5, 6, (2, 5)), rng.integers(-5, 6, (2, 5)))),
    ("float32 arrays", lambda rng: float32(outputs_and_targets(rng, 2, 6))),
)
check_quadratic_cost.add_mistakes(
    ("the one half forgotten", "each loss is half a squared distance; recompute the first example",
     lambda A, Y: np.sum((A - Y) ** 2) / A.shape[1]),
    ("the sum over samples without the mean",
     "give every sample twice: the cost must stay what it is, here it doubles",
     lambda A, Y: 0.5 * np.sum((A - Y) ** 2)),
    ("the mean over all entries, without the one half",
     "the mean is over samples only, the outputs of a sample are added; and each loss is half a "
     "squared distance", lambda A, Y: np.mean((A - Y) ** 2)),
    ("the mean over all entries",
     "the mean is over samples only; the outputs of one sample are added",
     lambda A, Y: 0.5 * np.mean((A - Y) ** 2)),
    ("the sum divided by the number of outputs",
     "samples are columns; print A.shape and see which of the two is m",
     lambda A, Y: 0.5 * np.sum((A - Y) ** 2) / len(A)),
    ("the number of samples written as a number",
     "the cost is right for two samples only; where does the number of samples stand in A?",
     lambda A, Y: 0.5 * np.sum((A - Y) ** 2) / 2),
    ("the distance without the square",
     "np.linalg.norm has taken a root already; twice as far must cost four times as much",
     lambda A, Y: 0.5 * np.linalg.norm(A - Y) / A.shape[1]),
    ("the distances of the samples without the square",
     "np.linalg.norm has taken a root already; twice as far must cost four times as much",
     lambda A, Y: np.mean(0.5 * np.linalg.norm(A - Y, axis=0))),
    ("the differences added before they are squared",
     "errors of opposite sign cancel here; square each difference, then add",
     lambda A, Y: 0.5 * np.sum(A - Y) ** 2 / A.shape[1]),
    ("the differences of a sample added before they are squared",
     "errors of opposite sign cancel here; square each difference, then add",
     lambda A, Y: 0.5 * np.mean(np.sum(A - Y, axis=0) ** 2)),
    ("absolute differences", "twice as far must cost four times as much, not twice as much",
     lambda A, Y: 0.5 * np.sum(np.abs(A - Y)) / A.shape[1]),
    ("differences that are not squared",
     "the cost comes out negative for some outputs; a squared distance never does",
     lambda A, Y: 0.5 * np.sum(A - Y) / A.shape[1]),
    ("a loss for each sample", "one number is asked for: the mean of these losses",
     lambda A, Y: 0.5 * np.sum((A - Y) ** 2, axis=0)),
    ("the products of all pairs of samples",
     "a matrix product of the differences with themselves pairs every sample with every other one",
     lambda A, Y: 0.5 * np.sum((A - Y).T @ (A - Y)) / A.shape[1]),
    ("every output compared with every target",
     "a column against a row makes a table; print the shape of the difference",
     lambda A, Y: 0.5 * np.sum((A.reshape(-1, 1) - Y.ravel()) ** 2) / A.shape[1]),
    ("an integer division", "1 // m is 0 for two samples and more; print the factor",
     lambda A, Y: 0.5 * np.sum((A - Y) ** 2) * (1 // A.shape[1])),
    ("the differences squared in place",
     "the cost may be right, but A is no longer what the caller gave; let the difference be a new "
     "array", lambda A, Y: 0.5 * np.sum(isub(A, Y) ** 2) / A.shape[1]),
)
# fmt: on
