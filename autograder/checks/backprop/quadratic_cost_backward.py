"""The check of the gradient of the quadratic cost."""

import numpy as np

from autograder.checks.check import Check
from course import backprop

check_quadratic_cost_backward = Check(backprop.quadratic_cost_backward, visible=[
    ("one output, two samples", (np.array([[3.0, 1.0]]), np.array([[1.0, 1.0]]))),
    ("three outputs, four samples",
     (np.array([[1.0, 0.0, 2.0, 4.0], [3.0, 1.0, -1.0, 0.0], [0.0, 5.0, 1.0, 2.0]]),
      np.array([[0.0, 0.0, 2.5, 1.0], [1.0, 1.0, 0.0, 2.0], [0.0, 1.0, 4.0, -2.0]]))),
    ("two outputs, one sample", (np.array([[0.5], [2.0]]), np.array([[1.0], [0.0]]))),
])


def _outputs(rng, n, m):
    return rng.normal(size=(n, m)), rng.normal(size=(n, m))


@check_quadratic_cost_backward.family("several outputs and samples")
def _(rng):
    yield _outputs(rng, 3, 7)
    yield _outputs(rng, 8, 5)


@check_quadratic_cost_backward.family("as many outputs as samples")
def _(rng):
    yield _outputs(rng, 4, 4)


@check_quadratic_cost_backward.family("one output or one sample")
def _(rng):
    yield _outputs(rng, 1, 5)
    yield _outputs(rng, 5, 1)


@check_quadratic_cost_backward.family("whole numbers")
def _(rng):
    yield rng.integers(-5, 6, (2, 5)), rng.integers(-5, 6, (2, 5))


@check_quadratic_cost_backward.family("float32 arrays")
def _(rng):
    yield tuple(array.astype(np.float32) for array in _outputs(rng, 3, 6))


mistake = check_quadratic_cost_backward.mistake
mistake("1/m left out",
        "this is the derivative of the summed losses; the cost is their mean")(lambda A, Y: A - Y)
mistake("a factor 2 too many",
        "half a square was differentiated; the half takes the 2 away")(
    lambda A, Y: 2 * (A - Y) / A.shape[1])
mistake("the factor 2 of the square, without 1/m",
        "two factors are off: the half of the loss, and the mean over samples")(
    lambda A, Y: 2 * (A - Y))
mistake("one half too many", "the half cancels against the 2 of the square")(
    lambda A, Y: 0.5 * (A - Y) / A.shape[1])
mistake("the sign turned round", "more of an output that is too large raises the cost")(
    lambda A, Y: (Y - A) / A.shape[1])
mistake("the sign turned round, without 1/m",
        "more of an output that is too large raises the cost; and the cost is a mean")(
    lambda A, Y: Y - A)
mistake("divided by the number of entries",
        "the mean is over samples only; print A.size and A.shape")(lambda A, Y: (A - Y) / A.size)
mistake("divided by the number of outputs",
        "samples are columns; which entry of A.shape counts them?")(lambda A, Y: (A - Y) / len(A))
mistake("the number of samples written as a number",
        "right for two samples only; where does the number of samples stand in A?")(
    lambda A, Y: (A - Y) / 2)
mistake("the losses in place of their slope",
        "this is the cost before it is added up; differentiate it by one output")(
    lambda A, Y: 0.5 * (A - Y) ** 2 / A.shape[1])
mistake("the squared difference", "the slope of a square is not a square")(
    lambda A, Y: (A - Y) ** 2 / A.shape[1])
mistake("the sign of the difference only",
        "that is the slope of the absolute difference; a square is steeper further out")(
    lambda A, Y: np.sign(A - Y) / A.shape[1])
mistake("the mean over the samples taken",
        "every sample has an output of its own, so dA has the shape of A")(
    lambda A, Y: (A - Y).mean(axis=1, keepdims=True))
mistake("one number for all", "dA has the shape of A: one slope for each output of each sample")(
    lambda A, Y: np.sum(A - Y) / A.shape[1])
mistake("an integer division", "// cuts everything behind the point")(
    lambda A, Y: (A - Y) // A.shape[1])


@mistake("the difference written into A",
         "the gradient may be right, but A is no longer what the caller gave")
def _(A, Y):
    A -= Y
    return A / A.shape[1]
