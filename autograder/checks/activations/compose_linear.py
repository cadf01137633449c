"""Check of exercise 1: a stack of affine layers is one affine layer."""

from functools import partial

import numpy as np

from autograder.checks.activations.common import NO_RETURN, NOT_AN_ARRAY, OVERWRITTEN
from autograder.checks.check import Check
from course.activations import compose_linear

check_compose_linear = Check(
    compose_linear,
    visible=[
        ("one layer", ([(np.array([[2.0, 1.0], [0.0, 3.0]]), np.array([[1.0], [-1.0]]))],)),
        ("two layers of one unit, in lists", ([([[2.0]], [[1.0]]), ([[3.0]], [[-1.0]])],)),
        ("two layers with two units each", ([
            (np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0], [2.0]])),
            (np.array([[1.0, 0.0], [3.0, -1.0]]), np.array([[10.0], [20.0]]))],)),
        ("three layers of whole numbers, 2 inputs, then 3, 1 and 2 units", ([
            (np.array([[1, 0], [0, 1], [1, 1]]), np.array([[1], [0], [-1]])),
            (np.array([[2, -1, 3]]), np.array([[4]])),
            (np.array([[1], [-2]]), np.array([[0], [5]]))],)),
    ],
    outputs=("W", "b"),
)


def _family(kind, *all_sizes, convert=np.asarray):
    @check_compose_linear.family(kind)
    def _(rng):
        for sizes in all_sizes:
            yield [(convert(rng.normal(size=(n, n_prev)) * 2),
                    convert(rng.normal(size=(n, 1)) * 2 + 1))
                   for n_prev, n in zip(sizes, sizes[1:], strict=False)],


_family("layers of different widths", [4, 3, 5], [3, 5, 2, 4], [2, 5, 3, 4, 1, 3])
_family("layers of equal widths", [3, 3, 3], [2, 2, 2, 2], [3, 3, 3, 3, 3, 3])
_family("one layer", [4, 3])
_family("Python lists", [2, 3, 2], convert=np.ndarray.tolist)
_family("float32 weights", [3, 2, 4], convert=np.float32)


@check_compose_linear.family("whole numbers")
def _(rng):
    yield [(rng.integers(1, 5, (3, 2)), rng.integers(1, 5, (3, 1))),
           (rng.integers(-4, 0, (4, 3)), rng.integers(1, 5, (4, 1)))],


def _mistake(name, sentence):
    """Register a wrong step `(W, b, W_next, b_next) -> (W, b)` of an otherwise right loop."""
    def register(step):
        for convert in np.asarray, lambda a: a:
            check_compose_linear.mistake(name, sentence)(partial(_loop, step, convert))
        return step
    return register


def _loop(step, convert, layers):
    W, b = map(convert, layers[0])
    for W_next, b_next in layers[1:]:
        W, b = step(W, b, convert(W_next), convert(b_next))
    return W, b


check_compose_linear.mistake(*NOT_AN_ARRAY)(partial(
    _loop, lambda W, b, W_next, b_next: (W_next @ W, W_next @ b + b_next), lambda a: a))


@_mistake("the matrix product in the wrong order",
          "the layer that acts later stands on the left of the product, as in W2 (W1 a); the "
          "inner sizes of a product must meet")
def _(W, b, W_next, b_next):
    return W @ W_next, W_next @ b + b_next


@_mistake("an element-wise product of the weights",
          "the star multiplies entry by entry; one layer after another is a matrix product")
def _(W, b, W_next, b_next):
    return W_next * W, W_next * b + b_next


@_mistake("weights multiplied by @ and biases by a star",
          "the earlier bias is a column that the next layer treats like any activation: it needs "
          "the matrix product too")
def _(W, b, W_next, b_next):
    return W_next @ W, W_next * b + b_next


@_mistake("the next weights transposed",
          "W has one row for each unit of its layer and goes into the product as it is")
def _(W, b, W_next, b_next):
    return W_next.T @ W, W_next.T @ b + b_next


@_mistake("biases that are added up as they are",
          "what an early layer adds still passes through the weights of every later layer")
def _(W, b, W_next, b_next):
    return W_next @ W, b + b_next


@_mistake("the last bias alone",
          "each earlier bias reaches the output too, through the weights that follow it")
def _(W, b, W_next, b_next):
    return W_next @ W, b_next


@_mistake("a bias that is forgotten at every step but the first",
          "each layer adds a bias of its own after its weights have acted")
def _(W, b, W_next, b_next):
    return W_next @ W, W_next @ b


@_mistake("a bias sent through its own weights",
          "a layer adds its bias after its weights have acted, so only the layers behind it "
          "multiply that bias")
def _(W, b, W_next, b_next):
    return W_next @ W, W_next @ (b + b_next)


@_mistake("the product of all weights applied to the bias",
          "the bias so far has passed the earlier layers already; one more layer acts on it at "
          "each step. If W is updated first, the line below it sees the new W")
def _(W, b, W_next, b_next):
    return W_next @ W, W_next @ W @ b + b_next


@_mistake("matrices that are added",
          "one layer after another multiplies weights; adding them describes two layers side by "
          "side")
def _(W, b, W_next, b_next):
    return W_next + W, b + b_next


@_mistake("biases that are added up as they are",
          "what an early layer adds still passes through the weights of every later layer")
def _(W, b, W_next, b_next):
    b += b_next
    return W_next @ W, b


@_mistake(*OVERWRITTEN)
def _(W, b, W_next, b_next):
    b_next += W_next @ b
    return W_next @ W, b_next


def _first_bias_lost(layers):
    (W, b), *rest = layers
    return compose_linear([(W, np.zeros_like(b)), *rest])


def _two_layers(layers):
    (W1, b1), (W2, b2) = layers
    return np.dot(W2, W1), np.dot(W2, b1) + b2


def _flat_bias(layers):
    W, b = compose_linear(layers)
    return W, b.ravel()


def _pop(layers):
    W, b = layers.pop(0)
    while layers:
        W_next, b_next = layers.pop(0)
        W, b = np.dot(W_next, W), np.dot(W_next, b) + b_next
    return W, b


COUNT = ("a fixed number of layers", "the list may hold one layer, three or more; try each")
for _name, _sentence, _wrong in (
    ("a list of layers read from its end",
     "the first pair of the list is the layer that the input meets first",
     lambda layers: compose_linear(layers[::-1])),
    ("the first layer's bias lost", "the first pair of the list brings a bias too",
     _first_bias_lost),
    (*COUNT, _two_layers),
    (*COUNT, lambda layers: compose_linear(layers[:2])),
    ("a loop that ends one layer too soon", "the last pair of the list has to act too",
     lambda layers: compose_linear(layers[:max(1, len(layers) - 1)])),
    ("the bias returned as a flat array",
     "a bias is a column of shape (n, 1) throughout the course, so that it is the same for all "
     "samples", _flat_bias),
    ("the bias returned before the weights", "the result is a pair with the weights first",
     lambda layers: compose_linear(layers)[::-1]),
    ("the weights returned without a bias",
     "an affine layer is a pair of weights and bias, and so is the result",
     lambda layers: compose_linear(layers)[0]),
    ("layers taken out of the caller's list",
     "pop shortens the list itself, and the caller still needs it whole", _pop),
    (*NO_RETURN, lambda layers: None),
):
    check_compose_linear.mistake(_name, _sentence)(_wrong)
