"""The check of the quadratic cost."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course import losses

check_quadratic_cost = Check(losses.quadratic_cost, visible=[
    ("one output, two samples", (np.array([[1.0, 2.0]]), np.array([[0.0, 0.0]]))),
    ("two outputs, three samples", (np.array([[1.0, 0.0, 2.0], [3.0, 1.0, -1.0]]),
                                    np.array([[0.0, 0.0, 2.0], [1.0, 1.0, 0.0]]))),
    ("every output right", (np.array([[0.25], [0.75]]), np.array([[0.25], [0.75]]))),
])


def _outputs(rng, n, m):
    return rng.normal(size=(n, m)), rng.normal(size=(n, m))


@check_quadratic_cost.family("several outputs and samples")
def _(rng):
    yield _outputs(rng, 3, 7)
    yield _outputs(rng, *different_sizes(rng, 2))


@check_quadratic_cost.family("as many outputs as samples")
def _(rng):
    yield _outputs(rng, 4, 4)


@check_quadratic_cost.family("one output or one sample")
def _(rng):
    yield _outputs(rng, 1, 5)
    yield _outputs(rng, 4, 1)


@check_quadratic_cost.family("whole numbers")
def _(rng):
    yield rng.integers(-5, 6, (2, 5)), rng.integers(-5, 6, (2, 5))


@check_quadratic_cost.family("float32 arrays")
def _(rng):
    yield tuple(array.astype(np.float32) for array in _outputs(rng, 2, 6))


@check_quadratic_cost.mistake(
    "the one half forgotten", "each loss is half a squared distance; recompute the first example")
def _(A, Y):
    return np.sum((A - Y) ** 2) / A.shape[1]


@check_quadratic_cost.mistake(
    "the sum over samples without the mean",
    "give every sample twice: the cost must stay what it is, here it doubles")
def _(A, Y):
    return 0.5 * np.sum((A - Y) ** 2)


@check_quadratic_cost.mistake(
    "the mean over all entries, without the one half",
    "the mean is over samples only, the outputs of a sample are added; and each loss is half a "
    "squared distance")
def _(A, Y):
    return np.mean((A - Y) ** 2)


@check_quadratic_cost.mistake(
    "the mean over all entries",
    "the mean is over samples only; the outputs of one sample are added")
def _(A, Y):
    return 0.5 * np.mean((A - Y) ** 2)


@check_quadratic_cost.mistake(
    "the sum divided by the number of outputs",
    "samples are columns; print A.shape and see which of the two is m")
def _(A, Y):
    return 0.5 * np.sum((A - Y) ** 2) / len(A)


@check_quadratic_cost.mistake(
    "the number of samples written as a number",
    "the cost is right for two samples only; where does the number of samples stand in A?")
def _(A, Y):
    return 0.5 * np.sum((A - Y) ** 2) / 2


@check_quadratic_cost.mistake(
    "the distance without the square",
    "np.linalg.norm has taken a root already; twice as far must cost four times as much")
def _(A, Y):
    return 0.5 * np.linalg.norm(A - Y) / A.shape[1]


@check_quadratic_cost.mistake(
    "the distances of the samples without the square",
    "np.linalg.norm has taken a root already; twice as far must cost four times as much")
def _(A, Y):
    return np.mean(0.5 * np.linalg.norm(A - Y, axis=0))


@check_quadratic_cost.mistake(
    "the differences added before they are squared",
    "errors of opposite sign cancel here; square each difference, then add")
def _(A, Y):
    return 0.5 * np.sum(A - Y) ** 2 / A.shape[1]


@check_quadratic_cost.mistake(
    "the differences of a sample added before they are squared",
    "errors of opposite sign cancel here; square each difference, then add")
def _(A, Y):
    return 0.5 * np.mean(np.sum(A - Y, axis=0) ** 2)


@check_quadratic_cost.mistake(
    "absolute differences", "twice as far must cost four times as much, not twice as much")
def _(A, Y):
    return 0.5 * np.sum(np.abs(A - Y)) / A.shape[1]


@check_quadratic_cost.mistake(
    "differences that are not squared",
    "the cost comes out negative for some outputs; a squared distance never does")
def _(A, Y):
    return 0.5 * np.sum(A - Y) / A.shape[1]


@check_quadratic_cost.mistake(
    "a loss for each sample", "one number is asked for: the mean of these losses")
def _(A, Y):
    return 0.5 * np.sum((A - Y) ** 2, axis=0)


@check_quadratic_cost.mistake(
    "the products of all pairs of samples",
    "a matrix product of the differences with themselves pairs every sample with every other one")
def _(A, Y):
    return 0.5 * np.sum((A - Y).T @ (A - Y)) / A.shape[1]


@check_quadratic_cost.mistake(
    "every output compared with every target",
    "a column against a row makes a table; print the shape of the difference")
def _(A, Y):
    return 0.5 * np.sum((A.reshape(-1, 1) - Y.ravel()) ** 2) / A.shape[1]


@check_quadratic_cost.mistake(
    "an integer division", "1 // m is 0 for two samples and more; print the factor")
def _(A, Y):
    return 0.5 * np.sum((A - Y) ** 2) * (1 // A.shape[1])


@check_quadratic_cost.mistake(
    "the differences squared in place",
    "the cost may be right, but A is no longer what the caller gave; let the difference be a new "
    "array")
def _(A, Y):
    A -= Y
    return 0.5 * np.sum(A ** 2) / A.shape[1]
