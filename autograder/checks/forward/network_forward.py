"""The check of a whole network's forward pass."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays, whole_layer_arrays
from course import forward
from tutor.judging.compare import Named
from tutor.judging.open_places import Holding

HIDDEN = ("relu", "tanh", "sigmoid")


def _hold_inputs(args, expected):
    """Leave the container of each layer's cache open."""
    A, caches = expected
    holdings = [Holding({"A_prev": A_prev, "W": W, "Z": Z}) for A_prev, W, _, Z in caches]
    return Named((A, holdings), ("A", "caches"))


TWO_LAYERS = {"W1": np.array([[1.0, 0.0], [-1.0, 1.0], [0.0, 2.0]]),
              "b1": np.array([[0.0], [1.0], [-1.0]]),
              "W2": np.array([[1.0, 2.0, -1.0]]), "b2": np.array([[0.5]])}

check_network_forward = Check(
    forward.network_forward, outputs=("A", "caches"), free=_hold_inputs,
    helpers=("layer_forward",), visible=[
        ("one layer, one sample",
         (np.array([[1.0], [2.0]]), {"W1": np.array([[3.0, -1.0]]), "b1": np.array([[1.0]])},
          ["identity"])),
        ("two layers, two samples",
         (np.array([[1.0, 3.0], [2.0, -1.0]]), TWO_LAYERS, ["relu", "identity"])),
        ("three layers of two units, parameters in another order",
         (np.array([[1.0, -1.0], [0.0, 2.0]]),
          {f"{kind}{layer}": array for layer in (3, 2, 1) for kind, array in
           (("b", np.array([[1.0], [-layer]])), ("W", np.array([[layer, 1.0], [-1.0, 1.0]])))},
          ["relu", "identity", "relu"])),
    ])


def _arguments(rng, sizes, m, last):
    """Return the arguments of a network whose hidden activations are drawn."""
    X, params = network_arrays(rng, sizes, m)
    hidden = [str(rng.choice(HIDDEN)) for _ in sizes[1:-1]]
    return X, params, [*hidden, last]


@check_network_forward.family("one, two, three and five layers of different widths")
def _(rng):
    yield _arguments(rng, [4, 3], 6, "tanh")
    yield _arguments(rng, [3, 5, 2], 7, "sigmoid")
    yield _arguments(rng, [5, 4, 6, 3], 2, "softmax")
    yield _arguments(rng, [6, 5, 4, 2, 7, 3], 8, "identity")


@check_network_forward.family("layers that all have the same width")
def _(rng):
    for sizes, last in (([4, 4], "relu"), ([3, 3, 3], "softmax"), ([2] * 6, "tanh")):
        X, params = network_arrays(rng, sizes, sizes[0])
        hidden = ["tanh", "sigmoid", "tanh", "identity"][:len(sizes) - 2]
        yield X, params, [*hidden, last]


@check_network_forward.family("one sample")
def _(rng):
    yield _arguments(rng, [5, 5, 3, 1], 1, "sigmoid")


@check_network_forward.family("ReLU in the hidden layers")
def _(rng):
    X, params = network_arrays(rng, [4, 6, 5, 3], 5)
    yield X, params, ["relu", "relu", "identity"]


@check_network_forward.family("parameters in another order")
def _(rng):
    X, params, activations = _arguments(rng, [4, 4, 4], 4, "identity")
    yield X, {key: params[key] for key in ("b2", "b1", "W2", "W1")}, activations


@check_network_forward.family("whole numbers")
def _(rng):
    X, W1, b1 = whole_layer_arrays(rng, 3, 4, 5)
    _, W2, b2 = whole_layer_arrays(rng, 2, 3, 5)
    yield X, {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, ["relu", "identity"]


@check_network_forward.family("float32 arrays")
def _(rng):
    X, params, activations = _arguments(rng, [3, 4, 2], 5, "sigmoid")
    yield (X.astype(np.float32), {key: p.astype(np.float32) for key, p in params.items()},
           activations)
