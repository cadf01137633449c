"""The check of the whole architecture's way back; every cache comes from a real way forward."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from autograder.checks.hyperparameters.common import PLAIN, network
from course import fully_connected
from tutor.judging.compact_json import argument


def passed(X, params, running, dZ, keep=1.0, rng=None):
    """Return the arguments of the way back after a pass in training."""
    return dZ, argument(
        fully_connected.fully_connected_forward(X, params, running, True, keep, rng)[1]
    )


# fmt: off
SQUARE = {
    "W1": np.array([[2.0, 1.0], [1.0, -2.0]]), "b1": np.array([[1.0], [-1.0]]),
    "gamma1": np.array([[2.0], [-1.0]]), "beta1": np.array([[0.5], [1.0]]),
    "W2": np.array([[1.0, -1.0], [0.5, 1.0]]), "b2": np.array([[0.25], [0.5]]),
    "W3": np.array([[1.0, 2.0], [-1.0, 1.0]]), "b3": np.array([[0.5], [0.25]]),
    "gamma2": np.array([[1.5], [0.5]]), "beta2": np.array([[0.5], [0.25]]),
    "W4": np.array([[1.0, -1.0], [-2.0, 0.5]]), "b4": np.array([[-0.5], [1.0]]),
}
RUNNING = {layer: {"mean": np.zeros((2, 1)), "var": np.ones((2, 1))} for layer in (1, 2)}
BATCH = np.array([[1.0, -1.0, 2.0, 0.5], [0.5, 2.0, -1.0, -2.0]])
SIGNED = np.array([[1.0, -2.0, 0.5, 1.5], [-0.5, 1.0, 2.0, -1.0]])

check_fully_connected_backward = Check(
    fully_connected.fully_connected_backward, helpers=("dropout_backward",),
    visible=[
        ("two layers, nothing else", passed(
            np.array([[1.0, 3.0], [2.0, -1.0]]), PLAIN, {}, np.array([[0.5, -0.25], [1.0, 2.0]]))),
        ("four layers, batch norm in two of them", passed(BATCH, SQUARE, RUNNING, SIGNED)),
        ("the same with dropout",
         passed(BATCH, SQUARE, RUNNING, SIGNED, 0.8, np.random.default_rng(6))),
    ],
)
# fmt: on


def _telling(Z, mask):
    """Return whether no entry is near the kink and every choice shows in half of the units."""
    both = (Z > 0).any() and (Z < 0).any() and (np.abs(Z) > 1e-3).all()
    return both and (mask is None or bool((mask[Z > 0] == 0).any() and (mask[Z > 0] > 0).any()))


def _arguments(rng, sizes, m, norms=(), keep=1.0):
    """Return the arguments of a drawn network whose every part takes part."""
    while True:
        args = passed(*network(rng, sizes, m, norms), rng.normal(size=(sizes[-1], m)), keep, rng)
        if m == 1 or all(_telling(Z, mask) for _, _, _, Z, mask in args[1][:-1]):
            return args


# fmt: off
check_fully_connected_backward.add_families(
    ("one, two, three and five layers of different widths", lambda rng: _arguments(rng, [4, 3], 6),
     lambda rng: _arguments(rng, [3, 5, 2], 7), lambda rng: _arguments(rng, [5, 4, 6, 3], 8),
     lambda rng: _arguments(rng, [6, 5, 4, 2, 7, 3], 9)),
    ("batch norm in all hidden layers", lambda rng: _arguments(rng, [3, 5, 2], 7, [1]),
     lambda rng: _arguments(rng, [6, 5, 4, 2, 7, 3], 9, [1, 2, 3, 4])),
    ("dropout in all hidden layers", lambda rng: _arguments(rng, [3, 5, 2], 7, keep=0.6),
     lambda rng: _arguments(rng, [5, 6, 4, 3], 9, keep=0.7)),
    ("batch norm and dropout", lambda rng: _arguments(rng, [5, 6, 4, 3], 9, [1, 2], keep=0.7),
     lambda rng: _arguments(rng, [6, 5, 4, 5, 7, 3], 9, [1, 2, 3, 4], keep=0.8)),
)
# fmt: on


@check_fully_connected_backward.family("batch norm in some hidden layers only")
def batch_norm_in_some_layers(rng):
    sizes = different_sizes(rng, 5)
    yield _arguments(rng, sizes, 10, [1, 3])
    yield _arguments(rng, sizes, 10, [2], keep=0.7)


# fmt: off
check_fully_connected_backward.add_families(
    ("layers that all have the same width", lambda rng: _arguments(rng, [4, 4, 4], 4),
     lambda rng: _arguments(rng, [4, 4, 4, 4, 4], 4, [1, 3], keep=0.7),
     lambda rng: _arguments(rng, [4, 4, 4, 4, 4], 4, [1, 2, 3])),
    ("one sample", lambda rng: _arguments(rng, [5, 6, 3], 1),
     lambda rng: _arguments(rng, [5, 6, 4, 3], 1, keep=0.7)),
)
# fmt: on


@check_fully_connected_backward.family("a gradient of whole numbers")
def whole_numbers(rng):
    dZ, caches = _arguments(rng, [3, 5, 2], 7, [1])
    yield rng.integers(1, 9, dZ.shape) * rng.choice([-1, 1], dZ.shape), caches


@check_fully_connected_backward.family("float32 arrays")
def float32_arrays(rng):
    dZ, caches = _arguments(rng, [3, 5, 4, 2], 9, [1], keep=0.7)
    yield dZ.astype(np.float32), [_short(cache) for cache in caches]


def _short(value):
    """Return arrays in tuples with float32 in them."""
    if isinstance(value, tuple):
        return tuple(map(_short, value))
    return None if value is None else value.astype(np.float32)
