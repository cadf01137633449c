"""The check of the vector-Jacobian product of a sigmoid layer."""

import numpy as np

from autograder.checks.backprop.sigmoid_layer import SLOPES, layer, slope
from autograder.checks.check import Check
from course import backprop

check_vjp = Check(backprop.vjp, visible=[
    ("two inputs, one unit, one sample, z = 0",
     (np.array([[2.0]]), np.array([[0.0], [0.0]]), np.array([[4.0, -8.0]]), np.array([[0.0]]))),
    ("three units, two inputs, two samples",
     (np.array([[1.0, -1.0], [0.5, 2.0], [-2.0, 1.0]]), np.array([[1.0, 0.0], [2.0, -1.0]]),
      np.array([[1.0, 0.0], [-1.0, 1.0], [0.5, -1.0]]), np.array([[0.5], [0.0], [-1.0]]))),
    ("two units, inputs and samples",
     (np.array([[1.0, 3.0], [-2.0, 0.5]]), np.array([[1.0, 2.0], [-1.0, 0.0]]),
      np.array([[2.0, 1.0], [0.0, 1.0]]), np.array([[0.0], [2.0]]))),
])


def _upstream(rng, n, n_prev, m):
    return rng.normal(size=(n, m)), *layer(rng, n, n_prev, m)


@check_vjp.family("sizes that differ")
def _(rng):
    yield _upstream(rng, 3, 5, 7)
    yield _upstream(rng, 6, 2, 4)


@check_vjp.family("sizes that are all equal")
def _(rng):
    yield _upstream(rng, 4, 4, 4)


@check_vjp.family("one sample, one unit or one input")
def _(rng):
    yield _upstream(rng, 3, 4, 1)
    yield _upstream(rng, 1, 4, 3)
    yield _upstream(rng, 4, 1, 3)


@check_vjp.family("float32 arrays")
def _(rng):
    yield tuple(array.astype(np.float32) for array in _upstream(rng, 3, 2, 5))


mistake = check_vjp.mistake
mistake("the weights not transposed",
        "dA has one row a unit, dA_prev one row an input: W has to be turned round")(
    lambda dA, A, W, b: W @ (dA * slope(W @ A + b)))
mistake("the slope forgotten",
        "W.T carries dZ back, not dA; the activation stands between the two")(
    lambda dA, A, W, b: W.T @ dA)
mistake("the upstream gradient forgotten",
        "double dA and the result must double; here it does not change")(
    lambda dA, A, W, b: W.T @ slope(W @ A + b))
mistake("the weights forgotten", "the result is dZ; one factor is missing on the way to dA_prev")(
    lambda dA, A, W, b: dA * slope(W @ A + b))
mistake("the bias forgotten", "the slope is taken at z, and z has a bias in it")(
    lambda dA, A, W, b: W.T @ (dA * slope(W @ A)))
mistake("the activation in place of its slope",
        "a says where the unit stands, a slope how fast it moves; they differ")(
    lambda dA, A, W, b: W.T @ (dA * SLOPES["value"](W @ A + b)))
mistake("the factor a forgotten", "the slope of the sigmoid at 0 is 1/4, not 1/2")(
    lambda dA, A, W, b: W.T @ (dA * (1 - SLOPES["value"](W @ A + b))))
mistake("the slope of tanh", "this layer has a sigmoid; at z = 0 its slope is 1/4")(
    lambda dA, A, W, b: W.T @ (dA * SLOPES["tanh"](W @ A + b)))
mistake("1 - a² of the sigmoid's own output", "that formula is tanh's; the sigmoid has another")(
    lambda dA, A, W, b: W.T @ (dA * (1 - SLOPES["value"](W @ A + b) ** 2)))
mistake("the sigmoid applied twice", "the slope is taken at z; a has been through the sigmoid")(
    lambda dA, A, W, b: W.T @ (dA * slope(SLOPES["value"](W @ A + b))))
mistake("the slope taken at the upstream gradient",
        "the slope depends on where the unit stood on the way forward, that is on Z")(
    lambda dA, A, W, b: W.T @ (dA * slope(dA)))
mistake("the slope multiplied after the weights",
        "unit i's slope scales row i of dA, before W mixes the units")(
    lambda dA, A, W, b: (W.T @ dA) * slope(W.T @ W @ A + W.T @ b))
mistake("the slope multiplied after the weights",
        "unit i's slope scales row i of dA, before W mixes the units")(
    lambda dA, A, W, b: (W.T @ dA) * slope(W @ A + b))
mistake("the Jacobian of one sample used for several",
        "every sample has slopes of its own; layer_jacobian takes a single column")(
    lambda dA, A, W, b: (slope(W @ A + b) * W).T @ dA)
mistake("the Jacobian of the first sample for all",
        "every sample has slopes of its own; compare the second column")(
    lambda dA, A, W, b: (slope(W @ A[:, :1] + b) * W).T @ dA)
mistake("the mean over samples",
        "dA carries the 1/m already, and each sample keeps a column of its own")(
    lambda dA, A, W, b: W.T @ (dA * slope(W @ A + b)) / A.shape[1])
mistake("the samples added up", "every sample keeps a column of its own; nothing is added here")(
    lambda dA, A, W, b: (W.T @ (dA * slope(W @ A + b))).sum(axis=1, keepdims=True))
mistake("the sign turned round", "the sigmoid rises: its slope is positive")(
    lambda dA, A, W, b: -W.T @ (dA * slope(W @ A + b)))
mistake("the result transposed", "samples are columns, in dA_prev too")(
    lambda dA, A, W, b: (dA * slope(W @ A + b)).T @ W)
