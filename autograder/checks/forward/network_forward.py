"""The check of a whole network's forward pass."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import float32, network_arrays, whole_layer_arrays
from course.forward import network_forward
from tutor.judging.compare import Named
from tutor.judging.open_places import Holding

HIDDEN = ("relu", "tanh", "sigmoid")


def _hold_inputs(args, expected):
    """Leave the container of each layer's cache open."""
    A, caches = expected
    holdings = [Holding({"A_prev": A_prev, "W": W, "Z": Z}) for A_prev, W, _, Z in caches]
    return Named((A, holdings), ("A", "caches"))


# fmt: off
TWO_LAYERS = {"W1": np.array([[1.0, 0.0], [-1.0, 1.0], [0.0, 2.0]]),
              "b1": np.array([[0.0], [1.0], [-1.0]]),
              "W2": np.array([[1.0, 2.0, -1.0]]), "b2": np.array([[0.5]])}
check_network_forward = Check(
    network_forward, outputs=("A", "caches"), free=_hold_inputs,
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
# fmt: on


def _arguments(rng, sizes, m, last):
    """Return the arguments of a network whose hidden activations are drawn."""
    X, params = network_arrays(rng, sizes, m)
    hidden = [str(rng.choice(HIDDEN)) for _ in sizes[1:-1]]
    return X, params, [*hidden, last]


def _same_width(width, *activations):
    sizes = [width] * (len(activations) + 1)
    return lambda rng: (*network_arrays(rng, sizes, width), list(activations))


def _another_order(rng):
    X, params, activations = _arguments(rng, [4, 4, 4], 4, "identity")
    return X, {key: params[key] for key in ("b2", "b1", "W2", "W1")}, activations


def _whole_numbers(rng):
    X, W1, b1 = whole_layer_arrays(rng, 3, 4, 5)
    _, W2, b2 = whole_layer_arrays(rng, 2, 3, 5)
    return X, {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, ["relu", "identity"]


def _float32(rng):
    X, params, activations = _arguments(rng, [3, 4, 2], 5, "sigmoid")
    return X.astype(np.float32), float32(params), activations


# fmt: off
check_network_forward.add_families(
    ("one, two, three and five layers of different widths",
     lambda rng: _arguments(rng, [4, 3], 6, "tanh"),
     lambda rng: _arguments(rng, [3, 5, 2], 7, "sigmoid"),
     lambda rng: _arguments(rng, [5, 4, 6, 3], 2, "softmax"),
     lambda rng: _arguments(rng, [6, 5, 4, 2, 7, 3], 8, "identity")),
    ("layers that all have the same width", _same_width(4, "relu"),
     _same_width(3, "tanh", "softmax"),
     _same_width(2, "tanh", "sigmoid", "tanh", "identity", "tanh")),
    ("one sample", lambda rng: _arguments(rng, [5, 5, 3, 1], 1, "sigmoid")),
    ("ReLU in the hidden layers",
     lambda rng: (*network_arrays(rng, [4, 6, 5, 3], 5), ["relu", "relu", "identity"])),
    ("parameters in another order", _another_order),
    ("whole numbers", _whole_numbers),
    ("float32 arrays", _float32),
)
# fmt: on
