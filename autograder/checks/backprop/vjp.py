"""The check of the vector-Jacobian product of a sigmoid layer."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.backprop.common import slope
from autograder.checks.check import Check
from autograder.checks.forward.common import layer_arrays
from course import backprop

# fmt: off
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
# fmt: on


def _upstream(rng, n, n_prev, m):
    return rng.normal(size=(n, m)), *layer_arrays(rng, n, n_prev, m)


common.add_sizes(
    check_vjp,
    _upstream,
    ("sizes that differ", (3, 5, 7), (6, 2, 4)),
    ("sizes that are all equal", (4, 4, 4)),
    ("one sample, one unit or one input", (3, 4, 1), (1, 4, 3), (4, 1, 3)),
)
check_vjp.add_families(
    ("float32 arrays", lambda rng: common.in_float32(_upstream(rng, 3, 2, 5))),
)


def _with(slope_of):
    """Return the product in which the slope at z is another."""
    return lambda dA, A, W, b: W.T @ (dA * slope_of(W @ A + b))


# fmt: off
check_vjp.add_mistakes(
    ("the weights not transposed",
     "dA has one row a unit, dA_prev one row an input: W has to be turned round",
     lambda dA, A, W, b: W @ (dA * slope(W @ A + b))),
    ("the slope forgotten", "W.T carries dZ back, not dA; the activation stands between the two",
     lambda dA, A, W, b: W.T @ dA),
    ("the upstream gradient forgotten",
     "double dA and the result must double; here it does not change",
     lambda dA, A, W, b: W.T @ slope(W @ A + b)),
    ("the weights forgotten", "the result is dZ; one factor is missing on the way to dA_prev",
     lambda dA, A, W, b: dA * slope(W @ A + b)),
    ("the bias forgotten", "the slope is taken at z, and z has a bias in it",
     lambda dA, A, W, b: W.T @ (dA * slope(W @ A))),
    *common.wrong_slopes(_with, factor="a"),
    ("the slope taken at the upstream gradient",
     "the slope depends on where the unit stood on the way forward, that is on Z",
     lambda dA, A, W, b: W.T @ (dA * slope(dA))),
    ("the slope multiplied after the weights",
     "unit i's slope scales row i of dA, before W mixes the units",
     lambda dA, A, W, b: (W.T @ dA) * slope(W.T @ W @ A + W.T @ b),
     lambda dA, A, W, b: (W.T @ dA) * slope(W @ A + b)),
    ("the Jacobian of one sample used for several",
     "every sample has slopes of its own; layer_jacobian takes a single column",
     lambda dA, A, W, b: (slope(W @ A + b) * W).T @ dA),
    ("the Jacobian of the first sample for all",
     "every sample has slopes of its own; compare the second column",
     lambda dA, A, W, b: (slope(W @ A[:, :1] + b) * W).T @ dA),
    ("the mean over samples",
     "dA carries the 1/m already, and each sample keeps a column of its own",
     lambda dA, A, W, b: W.T @ (dA * slope(W @ A + b)) / A.shape[1]),
    ("the samples added up", "every sample keeps a column of its own; nothing is added here",
     lambda dA, A, W, b: (W.T @ (dA * slope(W @ A + b))).sum(axis=1, keepdims=True)),
    ("the sign turned round", "the sigmoid rises: its slope is positive",
     lambda dA, A, W, b: -W.T @ (dA * slope(W @ A + b))),
    ("the result transposed", "samples are columns, in dA_prev too",
     lambda dA, A, W, b: (dA * slope(W @ A + b)).T @ W),
)
# fmt: on
