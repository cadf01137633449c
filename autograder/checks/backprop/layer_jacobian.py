"""The check of the Jacobian of a sigmoid layer."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.backprop.common import slope
from autograder.checks.check import Check
from autograder.checks.forward.common import layer_arrays
from course import backprop

# fmt: off
check_layer_jacobian = Check(backprop.layer_jacobian, visible=[
    ("two inputs, one unit, z = 0",
     (np.array([[0.0], [0.0]]), np.array([[4.0, -8.0]]), np.array([[0.0]]))),
    ("three units, two inputs",
     (np.array([[1.0], [2.0]]), np.array([[1.0, 0.0], [-1.0, 1.0], [0.5, -1.0]]),
      np.array([[0.5], [0.0], [-1.0]]))),
    ("as many units as inputs",
     (np.array([[1.0], [-1.0]]), np.array([[2.0, 1.0], [0.0, 1.0]]), np.array([[0.0], [2.0]]))),
])
# fmt: on
common.add_sizes(
    check_layer_jacobian,
    layer_arrays,
    ("sizes that differ", (3, 5, 1), (6, 2, 1)),
    ("four units on four inputs", (4, 4, 1)),
    ("one unit or one input", (1, 4, 1), (4, 1, 1)),
)


@check_layer_jacobian.family("large weights")
def large_weights(rng):
    a_prev, W, b = layer_arrays(rng, 3, 4, 1)
    yield a_prev, 200 * W, b


check_layer_jacobian.add_families(
    ("float32 arrays", lambda rng: common.in_float32(layer_arrays(rng, 3, 2, 1))),
)


def _with(slope_of):
    """Return the Jacobian in which the slope at z is another."""
    return lambda a, W, b: slope_of(W @ a + b) * W


# fmt: off
check_layer_jacobian.add_mistakes(
    ("the Jacobian transposed",
     "J[i, j] says how output i changes with input j: outputs down the rows",
     lambda a, W, b: (slope(W @ a + b) * W).T),
    ("the slope of the activation forgotten", "W is the Jacobian of z; how does a change with z?",
     lambda a, W, b: W.copy()),
    ("the weights forgotten", "the slopes say how a changes with z; how does z change with a_prev?",
     lambda a, W, b: slope(W @ a + b)),
    ("the slopes on a diagonal, without the weights",
     "that is the Jacobian of the activation alone; W belongs to it",
     lambda a, W, b: np.diag(slope(W @ a + b)[:, 0])),
    ("np.diag of a column",
     "np.diag makes a diagonal of a flat array; of a table it takes the diagonal: print it",
     lambda a, W, b: np.diag(slope(W @ a + b)) @ W),
    ("the bias forgotten", "the slope is taken at z, and z has a bias in it",
     lambda a, W, b: slope(W @ a) * W),
    ("the slope taken at the weights", "the slope belongs to the unit's z, one number a row",
     lambda a, W, b: slope(W) * W),
    *common.wrong_slopes(_with, factor="1 - a"),
    ("z (1 - z)", "the slope is written with the activation a, not with z",
     lambda a, W, b: (W @ a + b) * (1 - W @ a - b) * W),
    ("the slopes along the columns",
     "row i is scaled by the slope of unit i; a flat array of slopes scales the columns",
     lambda a, W, b: slope(W @ a + b)[:, 0] * W),
    ("the derivative with respect to the weights",
     "J asks how the activations change with a_prev; you have a_prev in it as a factor",
     lambda a, W, b: slope(W @ a + b) @ a.T),
    ("the sum over the outputs", "every output has a row of its own; do not add them up",
     lambda a, W, b: (slope(W @ a + b) * W).sum(axis=0, keepdims=True)),
    ("the sign of the slope turned round", "the sigmoid rises: its slope is positive",
     lambda a, W, b: -slope(W @ a + b) * W),
)
# fmt: on
