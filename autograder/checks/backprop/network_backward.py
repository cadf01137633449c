"""The check of a whole network's way back."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import backprop
from course.activations import ACTIVATIONS, BACKWARDS
from course.forward import network_forward
from tutor.judging.compact_json import argument
from tutor.judging.rules import WayBack

HIDDEN = ("relu", "tanh", "sigmoid")


def _explain(args, expected):
    """Say of wrong gradients which product of the way back they are."""
    dA, caches, activations = args
    explanations = {}
    for layer in range(len(caches), 0, -1):
        A_prev, W, _, Z = caches[layer - 1]
        name = activations[layer - 1]
        dZ, A = BACKWARDS[name](dA, Z), ACTIVATIONS[name](Z)
        m = dA.shape[1]
        explanations[f"dW{layer}"] = [
            (f"it looks like dA{layer} times A{layer - 1}: the slope of the activation is missing",
             dA @ A_prev.T),
            (f"it looks like dZ{layer} times A{layer}; the weights of layer {layer} were fed with "
             f"A{layer - 1}", dZ @ A.T),
            (f"it looks like the slope taken at A{layer} instead of Z{layer}",
             BACKWARDS[name](dA, A) @ A_prev.T),
            *_once_more(dZ @ A_prev.T, m), ("it has the wrong sign", -dZ @ A_prev.T),
            ("it looks like the transpose of the right answer", A_prev @ dZ.T)]
        explanations[f"db{layer}"] = [
            (f"it looks like the sum of dA{layer} over the samples; the slope of the activation "
             "is missing", dA.sum(axis=1, keepdims=True)),
            *_once_more(dZ.sum(axis=1, keepdims=True), m),
            ("it looks like the first sample alone", dZ[:, :1]),
            (f"it looks like dZ{layer} before its sum over the samples", dZ)]
        explanations[f"dA{layer - 1}"] = [
            (f"it looks like W{layer} turned round times dA{layer}: the slope of the activation is "
             "missing", W.T @ dA),
            (f"it looks like W{layer} times dZ{layer}; on the way back W is transposed",
             _product(W, dZ)),
            *((f"it looks like dZ{layer} carried through W{other + 1}",
               _product(cache[1].T, dZ)) for other, cache in enumerate(caches)
              if other != layer - 1),
            *_once_more(W.T @ dZ, m), (f"it looks like dZ{layer} itself", dZ),
            (f"it looks like dA{layer} again", dA)]
        dA = expected[f"dA{layer - 1}"]
    return WayBack(expected, {name: [[sentence, array] for sentence, array in pairs
                                     if _shows(array, expected[name])]
                              for name, pairs in explanations.items()})


def _once_more(array, m):
    """Return what a mean over samples that comes once more makes of an array."""
    return [("it looks like the mean over samples once more; the gradient that arrives carries "
             "the 1/m already", array / m),
            ("it looks like a factor m too much; the gradient that arrives carries the 1/m", array
             * m)]


def _product(one, other):
    """Return the matrix product, or nothing where the shapes do not fit."""
    return one @ other if one.shape[1] == len(other) else None


def _shows(array, right):
    """Return whether a wrong array has the right shape and other values."""
    return array is not None and array.shape == right.shape and not np.allclose(array, right)


def passed(X, params, activations, dA):
    """Return the arguments of the way back after a forward pass."""
    return dA, argument(network_forward(X, params, activations)[1]), activations


SQUARE = {"W1": np.array([[0.5, -1.0], [1.0, 0.25]]), "b1": np.array([[0.5], [-0.25]]),
          "W2": np.array([[1.0, -0.5], [-1.5, 2.0]]), "b2": np.array([[0.25], [0.75]]),
          "W3": np.array([[-1.0, 0.75], [2.0, 0.5]]), "b3": np.array([[-0.5], [0.5]])}

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


def _arguments(rng, sizes, m, activations=None, last="identity"):
    """Return the arguments of a drawn network whose ReLUs are not at their kink."""
    activations = activations or [*(str(rng.choice(HIDDEN)) for _ in sizes[1:-1]), last]
    while True:
        X, params = network_arrays(rng, sizes, m)
        args = passed(X, params, activations, rng.normal(size=(sizes[-1], m)))
        Zs = [cache[3] for cache, name in zip(args[1], activations, strict=True) if name == "relu"]
        if all((np.abs(Z) > 1e-3).all() and (Z > 0).any() and (Z < 0).any() for Z in Zs):
            return args


@check_network_backward.family("one, two, three and five layers of different widths")
def _(rng):
    yield _arguments(rng, [4, 3], 6, last="tanh")
    yield _arguments(rng, [3, 5, 2], 7, last="sigmoid")
    yield _arguments(rng, [5, 4, 6, 3], 2, ["tanh", "sigmoid", "softmax"])
    yield _arguments(rng, [6, 5, 4, 2, 7, 3], 8, ["tanh", "relu", "sigmoid", "tanh", "identity"])


@check_network_backward.family("layers that all have the same width")
def _(rng):
    yield _arguments(rng, [4, 4], 4, last="sigmoid")
    yield _arguments(rng, [3, 3, 3, 3], 3, ["sigmoid", "tanh", "softmax"])
    yield _arguments(rng, [3] * 6, 5, ["tanh", "sigmoid", "identity", "tanh", "sigmoid"])


@check_network_backward.family("one sample")
def _(rng):
    yield _arguments(rng, [5, 5, 3, 2], 1, ["sigmoid", "tanh", "sigmoid"])


@check_network_backward.family("softmax at the end")
def _(rng):
    yield _arguments(rng, [4, 5, 3], 6, ["tanh", "softmax"])


@check_network_backward.family("ReLU in the hidden layers")
def _(rng):
    yield _arguments(rng, [4, 6, 5, 3], 5, ["relu", "relu", "identity"])


@check_network_backward.family("gradients of whole numbers")
def _(rng):
    dA, caches, activations = _arguments(rng, [3, 4, 2], 5, ["tanh", "identity"])
    yield rng.integers(1, 5, dA.shape), caches, activations


@check_network_backward.family("float32 arrays")
def _(rng):
    dA, caches, activations = _arguments(rng, [3, 4, 2], 5, ["sigmoid", "tanh"])
    yield (dA.astype(np.float32), [tuple(array.astype(np.float32) for array in cache)
                                   for cache in caches], activations)
