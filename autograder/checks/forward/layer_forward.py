"""The check of one layer: weighted inputs, activation, and what is kept for the way back."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes, layer_arrays, whole_layer_arrays
from course import forward
from course.activations import ACTIVATIONS
from tutor.judging.compare import Named
from tutor.judging.open_places import Holding


def _holds_inputs(args, expected):
    """Leave the container of the cache open."""
    A, (A_prev, W, _, Z) = expected
    return Named((A, Holding({"A_prev": A_prev, "W": W, "Z": Z})), ("A", "cache"))


check_layer_forward = Check(
    forward.layer_forward, outputs=("A", "cache"), free=_holds_inputs,
    helpers=("linear_forward",), visible=[
        ("ReLU, two units, three samples",
         (np.array([[1.0, 2.0, -1.0]]), np.array([[2.0], [-1.0]]), np.array([[1.0], [0.5]]),
          "relu")),
        ("no activation",
         (np.array([[1.0, -2.0], [0.0, 1.0]]), np.array([[3.0, 1.0]]), np.array([[-1.0]]),
          "identity")),
        ("a sigmoid whose weighted inputs are 0 and ln 3",
         (np.array([[0.0, np.log(3.0)]]), np.array([[1.0]]), np.array([[0.0]]), "sigmoid")),
        ("softmax over three units, two samples",
         (np.array([[0.0, 1.0]]), np.log([[1.0], [2.0], [5.0]]), np.log([[1.0], [1.0], [2.0]]),
          "softmax")),
    ])


@check_layer_forward.family("each activation, sizes that all differ")
def _(rng):
    for name in ACTIVATIONS:
        yield *layer_arrays(rng, *different_sizes(rng)), name


@check_layer_forward.family("each activation, sizes that are all equal")
def _(rng):
    for name in ACTIVATIONS:
        yield *layer_arrays(rng, 4, 4, 4), name


@check_layer_forward.family("one sample")
def _(rng):
    for name in ("relu", "softmax"):
        yield *layer_arrays(rng, 4, 3, 1), name


@check_layer_forward.family("whole numbers")
def _(rng):
    for name in ("relu", "tanh"):
        yield *whole_layer_arrays(rng, 3, 4, 5), name


@check_layer_forward.family("float32 arrays")
def _(rng):
    yield *(array.astype(np.float32) for array in layer_arrays(rng, 3, 5, 4)), "tanh"


def _layer(A_prev, W, b, activation):
    """Return A and Z as a right answer does."""
    Z = W @ A_prev + b
    return ACTIVATIONS[activation](Z), Z


@check_layer_forward.mistake(
    "the activation forgotten",
    "A is still the weighted input Z; look up the function by its name and apply it")
def _(A_prev, W, b, activation):
    Z = W @ A_prev + b
    return Z, (A_prev, W, b, Z)


@check_layer_forward.mistake(
    "the name called as if it were the function",
    "activation is a text such as 'relu'; ACTIVATIONS says which function has that name")
def _(A_prev, W, b, activation):
    Z = W @ A_prev + b
    return activation(Z), (A_prev, W, b, Z)


def _always(name):
    """Return a layer that does not look at the name of its activation."""
    def layer(A_prev, W, b, activation):
        A, Z = _layer(A_prev, W, b, name)
        return A, (A_prev, W, b, Z)
    return layer


NAME_IGNORED = "call it with 'identity' and with 'tanh': A does not change"
check_layer_forward.mistake("ReLU whatever the name says", NAME_IGNORED)(_always("relu"))
check_layer_forward.mistake("a sigmoid whatever the name says", NAME_IGNORED)(_always("sigmoid"))


@check_layer_forward.mistake(
    "the activation applied twice",
    "print Z, then A: does A come from Z by one application of the function?")
def _(A_prev, W, b, activation):
    A, Z = _layer(A_prev, W, b, activation)
    return ACTIVATIONS[activation](A), (A_prev, W, b, Z)


@check_layer_forward.mistake(
    "the activation applied to the inputs of the layer",
    "first the weighted sum, then the activation; A_prev has been through one already")
def _(A_prev, W, b, activation):
    Z = W @ ACTIVATIONS[activation](A_prev) + b
    return Z, (A_prev, W, b, Z)


@check_layer_forward.mistake(
    "the bias added after the activation",
    "the bias is part of the weighted input Z; with ReLU no entry of A may be negative")
def _(A_prev, W, b, activation):
    Z = W @ A_prev
    return ACTIVATIONS[activation](Z) + b, (A_prev, W, b, Z)


@check_layer_forward.mistake(
    "the bias forgotten", "make W all zeros: Z must then be b in every column")
def _(A_prev, W, b, activation):
    A, Z = _layer(A_prev, W, 0 * b, activation)
    return A, (A_prev, W, b, Z)


def _softmax_over(axis):
    """Return a layer whose softmax sums over another axis, or over all entries for None."""
    def layer(A_prev, W, b, activation):
        A, Z = _layer(A_prev, W, b, activation)
        if activation == "softmax":
            A = np.exp(Z) / np.exp(Z).sum(axis=axis, keepdims=True)
        return A, (A_prev, W, b, Z)
    return layer


check_layer_forward.mistake(
    "softmax over all samples together",
    "the whole table sums to 1; each column should, because a column is one sample")(
    _softmax_over(None))
check_layer_forward.mistake(
    "softmax along the rows",
    "the rows sum to 1; a sample is a column, so print the sums over axis 0")(_softmax_over(1))


NO_INPUT = ("a cache without the layer's input",
            "the gradient of W is computed with A_prev, what came into the layer; print the shapes "
            "in your cache and see whose they are")


@check_layer_forward.mistake(*NO_INPUT)
def _(A_prev, W, b, activation):
    A, Z = _layer(A_prev, W, b, activation)
    return A, (A, W, b, Z)


@check_layer_forward.mistake(
    "the activation A kept in place of Z",
    "the slope of the activation is asked for at its input, so the cache needs that one")
def _(A_prev, W, b, activation):
    A = _layer(A_prev, W, b, activation)[0]
    return A, (A_prev, W, b, A)


@check_layer_forward.mistake(
    "a Z that ReLU has overwritten",
    "the cached Z has no negative entry left; out= or Z[Z < 0] = 0 changes Z itself")
def _(A_prev, W, b, activation):
    A, Z = _layer(A_prev, W, b, activation)
    return A, (A_prev, W, b, A if activation == "relu" else Z)


@check_layer_forward.mistake(
    "a cache without the weights",
    "the gradient that goes on to the layer below is computed with W; keep it too")
def _(A_prev, W, b, activation):
    A, Z = _layer(A_prev, W, b, activation)
    return A, (A_prev, Z)


@check_layer_forward.mistake(
    "a cache without Z", "the slope of the activation is asked for at Z; keep it too")
def _(A_prev, W, b, activation):
    return _layer(A_prev, W, b, activation)[0], (A_prev, W, b)


check_layer_forward.mistake(
    "the cache not returned", "two values are asked for: A, and what the way back will need")(
    lambda *args: _layer(*args)[0])


@check_layer_forward.mistake(
    "A and cache returned in the other order", "the docstring says A first, the cache second")
def _(A_prev, W, b, activation):
    A, Z = _layer(A_prev, W, b, activation)
    return (A_prev, W, b, Z), A
