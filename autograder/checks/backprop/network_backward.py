"""The check of a whole network's way back."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import backprop
from course.activations import ACTIVATIONS, BACKWARDS
from course.forward import network_forward
from tutor.judging.compact_json import argument
from tutor.judging.rules import WayBack

HIDDEN = ("relu", "tanh", "sigmoid")
NO_SLOPE = "the slope of the activation is missing"


def _explain(args, expected):
    """Say of wrong gradients which product of the way back they are."""
    dA, caches, activations = args
    lookalikes = {}
    for layer in range(len(caches), 0, -1):
        lookalikes |= _lookalikes(layer, dA, caches, activations[layer - 1])
        dA = expected[f"dA{layer - 1}"]
    shown = {
        name: [[sentence, array] for sentence, array in pairs if _shows(array, expected[name])]
        for name, pairs in lookalikes.items()
    }
    return WayBack(expected, shown)


# fmt: off
def _lookalikes(n, dA, caches, activation):
    """Return what wrong gradients of layer `n` look like: sentences and arrays by name."""
    A_prev, W, _, Z = caches[n - 1]
    dZ, A, m = BACKWARDS[activation](dA, Z), ACTIVATIONS[activation](Z), dA.shape[1]
    dW, db, dA_prev = dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True), W.T @ dZ
    others = [other for other in range(1, len(caches) + 1) if other != n]
    return {
        f"dW{n}": [
            (f"it looks like dA{n} times A{n - 1}: {NO_SLOPE}", dA @ A_prev.T),
            (f"it looks like dZ{n} times A{n}; the weights of layer {n} were fed with A{n - 1}",
             dZ @ A.T),
            (f"it looks like the slope taken at A{n} instead of Z{n}",
             BACKWARDS[activation](dA, A) @ A_prev.T),
            *_once_more(dW, m), ("it has the wrong sign", -dZ @ A_prev.T),
            ("it looks like the transpose of the right answer", A_prev @ dZ.T)],
        f"db{n}": [
            (f"it looks like the sum of dA{n} over the samples; {NO_SLOPE}",
             dA.sum(axis=1, keepdims=True)),
            *_once_more(db, m), ("it looks like the first sample alone", dZ[:, :1]),
            (f"it looks like dZ{n} before its sum over the samples", dZ)],
        f"dA{n - 1}": [
            (f"it looks like W{n} turned round times dA{n}: {NO_SLOPE}", W.T @ dA),
            (f"it looks like W{n} times dZ{n}; on the way back W is transposed", _product(W, dZ)),
            *((f"it looks like dZ{n} carried through W{other}",
               _product(caches[other - 1][1].T, dZ)) for other in others),
            *_once_more(dA_prev, m), (f"it looks like dZ{n} itself", dZ),
            (f"it looks like dA{n} again", dA)],
    }


def _once_more(array, m):
    """Return what a mean over samples that comes once more makes of an array."""
    carries = "the gradient that arrives carries the 1/m"
    return [(f"it looks like the mean over samples once more; {carries} already", array / m),
            (f"it looks like a factor m too much; {carries}", array * m)]
# fmt: on


def _product(one, other):
    """Return the matrix product, or nothing where the shapes do not fit."""
    return one @ other if one.shape[1] == len(other) else None


def _shows(array, right):
    """Return whether a wrong array has the right shape and other values."""
    return array is not None and array.shape == right.shape and not np.allclose(array, right)


def passed(X, params, activations, dA):
    """Return the arguments of the way back after a forward pass."""
    return dA, argument(network_forward(X, params, activations)[1]), activations


SQUARE = {
    "W1": np.array([[0.5, -1.0], [1.0, 0.25]]),
    "b1": np.array([[0.5], [-0.25]]),
    "W2": np.array([[1.0, -0.5], [-1.5, 2.0]]),
    "b2": np.array([[0.25], [0.75]]),
    "W3": np.array([[-1.0, 0.75], [2.0, 0.5]]),
    "b3": np.array([[-0.5], [0.5]]),
}

# fmt: off
check_network_backward = Check(
    backprop.network_backward, free=_explain, helpers=("layer_backward",), visible=[
        ("one layer", passed(np.array([[1.0, -1.0], [2.0, 0.5]]), {
            "W1": np.array([[0.5, 0.25]]), "b1": np.array([[0.5]])}, ["tanh"],
            np.array([[2.0, -1.0]]))),
        ("two layers of different widths", passed(
            np.array([[1.0, 3.0], [2.0, -1.0]]),
            {"W1": np.array([[1.0, 0.0], [-1.0, 1.0], [0.0, 2.0]]),
             "b1": np.array([[0.0], [1.0], [-1.0]]),
             "W2": np.array([[1.0, 2.0, -1.0]]), "b2": np.array([[0.5]])},
            ["relu", "identity"], np.array([[0.5, -0.25]]))),
        ("three layers of two units", passed(
            np.array([[1.0, -1.0], [0.5, 2.0]]), SQUARE, ["tanh", "sigmoid", "softmax"],
            np.array([[1.0, -2.0], [0.5, 1.5]]))),
    ])
# fmt: on


def _arguments(rng, sizes, m, activations=None, last="identity"):
    """Return the arguments of a drawn network whose ReLUs are not at their kink."""
    activations = activations or [*(str(rng.choice(HIDDEN)) for _ in sizes[1:-1]), last]
    while True:
        X, params = network_arrays(rng, sizes, m)
        args = passed(X, params, activations, rng.normal(size=(sizes[-1], m)))
        Zs = [cache[3] for cache, name in zip(args[1], activations, strict=True) if name == "relu"]
        if all((np.abs(Z) > 1e-3).all() and (Z > 0).any() and (Z < 0).any() for Z in Zs):
            return args


# fmt: off
common.add_sizes(
    check_network_backward,
    _arguments,
    ("one, two, three and five layers of different widths",
     ([4, 3], 6, None, "tanh"),
     ([3, 5, 2], 7, None, "sigmoid"),
     ([5, 4, 6, 3], 2, ["tanh", "sigmoid", "softmax"]),
     ([6, 5, 4, 2, 7, 3], 8, ["tanh", "relu", "sigmoid", "tanh", "identity"])),
    ("layers that all have the same width",
     ([4, 4], 4, None, "sigmoid"),
     ([3, 3, 3, 3], 3, ["sigmoid", "tanh", "softmax"]),
     ([3] * 6, 5, ["tanh", "sigmoid", "identity", "tanh", "sigmoid"])),
    ("one sample", ([5, 5, 3, 2], 1, ["sigmoid", "tanh", "sigmoid"])),
    ("softmax at the end", ([4, 5, 3], 6, ["tanh", "softmax"])),
    ("ReLU in the hidden layers", ([4, 6, 5, 3], 5, ["relu", "relu", "identity"])),
)
# fmt: on


@check_network_backward.family("gradients of whole numbers")
def whole_numbers(rng):
    dA, caches, activations = _arguments(rng, [3, 4, 2], 5, ["tanh", "identity"])
    yield rng.integers(1, 5, dA.shape), caches, activations


@check_network_backward.family("float32 arrays")
def float32_arrays(rng):
    yield common.in_float32(_arguments(rng, [3, 4, 2], 5, ["sigmoid", "tanh"]))
