"""The check of the Jacobian of a sigmoid layer."""

import numpy as np

from autograder.checks.backprop.sigmoid_layer import SLOPES, layer, slope
from autograder.checks.check import Check
from course import backprop

check_layer_jacobian = Check(backprop.layer_jacobian, visible=[
    ("two inputs, one unit, z = 0",
     (np.array([[0.0], [0.0]]), np.array([[4.0, -8.0]]), np.array([[0.0]]))),
    ("three units, two inputs",
     (np.array([[1.0], [2.0]]), np.array([[1.0, 0.0], [-1.0, 1.0], [0.5, -1.0]]),
      np.array([[0.5], [0.0], [-1.0]]))),
    ("as many units as inputs",
     (np.array([[1.0], [-1.0]]), np.array([[2.0, 1.0], [0.0, 1.0]]), np.array([[0.0], [2.0]]))),
])


@check_layer_jacobian.family("sizes that differ")
def _(rng):
    yield layer(rng, 3, 5, 1)
    yield layer(rng, 6, 2, 1)


@check_layer_jacobian.family("four units on four inputs")
def _(rng):
    yield layer(rng, 4, 4, 1)


@check_layer_jacobian.family("one unit or one input")
def _(rng):
    yield layer(rng, 1, 4, 1)
    yield layer(rng, 4, 1, 1)


@check_layer_jacobian.family("large weights")
def _(rng):
    a_prev, W, b = layer(rng, 3, 4, 1)
    yield a_prev, 200 * W, b


@check_layer_jacobian.family("float32 arrays")
def _(rng):
    yield tuple(array.astype(np.float32) for array in layer(rng, 3, 2, 1))


mistake = check_layer_jacobian.mistake
mistake("the Jacobian transposed",
        "J[i, j] says how output i changes with input j: outputs down the rows")(
    lambda a, W, b: (slope(W @ a + b) * W).T)
mistake("the slope of the activation forgotten",
        "W is the Jacobian of z; how does a change with z?")(lambda a, W, b: W.copy())
mistake("the weights forgotten",
        "the slopes say how a changes with z; how does z change with a_prev?")(
    lambda a, W, b: slope(W @ a + b))
mistake("the slopes on a diagonal, without the weights",
        "that is the Jacobian of the activation alone; W belongs to it")(
    lambda a, W, b: np.diag(slope(W @ a + b)[:, 0]))
mistake("np.diag of a column",
        "np.diag makes a diagonal of a flat array; of a table it takes the diagonal: print it")(
    lambda a, W, b: np.diag(slope(W @ a + b)) @ W)
mistake("the bias forgotten", "the slope is taken at z, and z has a bias in it")(
    lambda a, W, b: slope(W @ a) * W)
mistake("the slope taken at the weights", "the slope belongs to the unit's z, one number a row")(
    lambda a, W, b: slope(W) * W)
mistake("the activation in place of its slope",
        "a says where the unit stands, a slope how fast it moves; they differ")(
    lambda a, W, b: SLOPES["value"](W @ a + b) * W)
mistake("the factor 1 - a forgotten", "the slope of the sigmoid at 0 is 1/4, not 1/2")(
    lambda a, W, b: (1 - SLOPES["value"](W @ a + b)) * W)
mistake("the slope of tanh", "this layer has a sigmoid; at z = 0 its slope is 1/4")(
    lambda a, W, b: SLOPES["tanh"](W @ a + b) * W)
mistake("1 - a² of the sigmoid's own output", "that formula is tanh's; the sigmoid has another")(
    lambda a, W, b: (1 - SLOPES["value"](W @ a + b) ** 2) * W)
mistake("the sigmoid applied twice", "the slope is taken at z; a has been through the sigmoid")(
    lambda a, W, b: slope(SLOPES["value"](W @ a + b)) * W)
mistake("z (1 - z)", "the slope is written with the activation a, not with z")(
    lambda a, W, b: (W @ a + b) * (1 - W @ a - b) * W)
mistake("the slopes along the columns",
        "row i is scaled by the slope of unit i; a flat array of slopes scales the columns")(
    lambda a, W, b: slope(W @ a + b)[:, 0] * W)
mistake("the derivative with respect to the weights",
        "J asks how the activations change with a_prev; you have a_prev in it as a factor")(
    lambda a, W, b: slope(W @ a + b) @ a.T)
mistake("the sum over the outputs", "every output has a row of its own; do not add them up")(
    lambda a, W, b: (slope(W @ a + b) * W).sum(axis=0, keepdims=True))
mistake("the sign of the slope turned round", "the sigmoid rises: its slope is positive")(
    lambda a, W, b: -slope(W @ a + b) * W)
