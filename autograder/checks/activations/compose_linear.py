"""Check of exercise 1: a stack of affine layers is one affine layer."""

from functools import partial
from operator import iadd

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from course.activations import compose_linear

# fmt: off
check_compose_linear = Check(compose_linear, outputs=("W", "b"), visible=[
    ("one layer", ([(np.array([[2.0, 1.0], [0.0, 3.0]]), np.array([[1.0], [-1.0]]))],)),
    ("two layers of one unit, in lists", ([([[2.0]], [[1.0]]), ([[3.0]], [[-1.0]])],)),
    ("two layers with two units each", ([
        (np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0], [2.0]])),
        (np.array([[1.0, 0.0], [3.0, -1.0]]), np.array([[10.0], [20.0]]))],)),
    ("three layers of whole numbers, 2 inputs, then 3, 1 and 2 units", ([
        (np.array([[1, 0], [0, 1], [1, 1]]), np.array([[1], [0], [-1]])),
        (np.array([[2, -1, 3]]), np.array([[4]])),
        (np.array([[1], [-2]]), np.array([[0], [5]]))],)),
])
# fmt: on


def _layers(*all_sizes, convert=np.asarray):
    def draw(rng):
        for sizes in all_sizes:
            shapes = [((n, n_prev), (n, 1)) for n_prev, n in zip(sizes, sizes[1:], strict=False)]
            yield (
                [
                    (convert(rng.normal(size=W) * 2), convert(rng.normal(size=b) * 2 + 1))
                    for W, b in shapes
                ],
            )

    return draw


family = check_compose_linear.family
family("layers of different widths")(_layers([4, 3, 5], [3, 5, 2, 4], [2, 5, 3, 4, 1, 3]))
family("layers of equal widths")(_layers([3, 3, 3], [2, 2, 2, 2], [3, 3, 3, 3, 3, 3]))
family("one layer")(_layers([4, 3]))
family("Python lists")(_layers([2, 3, 2], convert=np.ndarray.tolist))
family("float32 weights")(_layers([3, 2, 4], convert=np.float32))


@family("whole numbers")
def whole_layers(rng):
    first = rng.integers(1, 5, (3, 2)), rng.integers(1, 5, (3, 1))
    yield ([first, (rng.integers(-4, 0, (4, 3)), rng.integers(1, 5, (4, 1)))],)


def _loop(step, convert, layers):
    """Return the layer that wrong steps `(W, b, W_next, b_next) -> (W, b)` make of a stack."""
    W, b = map(convert, layers[0])
    for W_next, b_next in layers[1:]:
        W, b = step(W, b, convert(W_next), convert(b_next))
    return W, b


def _both_forms(step):
    return [partial(_loop, step, np.asarray), partial(_loop, step, lambda a: a)]


# fmt: off
STEPS = (
    ("the matrix product in the wrong order",
     "the layer that acts later stands on the left of the product, as in W2 (W1 a); the inner "
     "sizes of a product must meet",
     lambda W, b, W_next, b_next: (W @ W_next, W_next @ b + b_next)),
    ("an element-wise product of the weights",
     "the star multiplies entry by entry; one layer after another is a matrix product",
     lambda W, b, W_next, b_next: (W_next * W, W_next * b + b_next)),
    ("weights multiplied by @ and biases by a star",
     "the earlier bias is a column that the next layer treats like any activation: it needs the "
     "matrix product too", lambda W, b, W_next, b_next: (W_next @ W, W_next * b + b_next)),
    ("the next weights transposed",
     "W has one row for each unit of its layer and goes into the product as it is",
     lambda W, b, W_next, b_next: (W_next.T @ W, W_next.T @ b + b_next)),
    ("biases that are added up as they are",
     "what an early layer adds still passes through the weights of every later layer",
     lambda W, b, W_next, b_next: (W_next @ W, b + b_next)),
    ("the last bias alone",
     "each earlier bias reaches the output too, through the weights that follow it",
     lambda W, b, W_next, b_next: (W_next @ W, b_next)),
    ("a bias that is forgotten at every step but the first",
     "each layer adds a bias of its own after its weights have acted",
     lambda W, b, W_next, b_next: (W_next @ W, W_next @ b)),
    ("a bias sent through its own weights",
     "a layer adds its bias after its weights have acted, so only the layers behind it multiply "
     "that bias", lambda W, b, W_next, b_next: (W_next @ W, W_next @ (b + b_next))),
    ("the product of all weights applied to the bias",
     "the bias so far has passed the earlier layers already; one more layer acts on it at each "
     "step. If W is updated first, the line below it sees the new W",
     lambda W, b, W_next, b_next: (W_next @ W, W_next @ W @ b + b_next)),
    ("matrices that are added",
     "one layer after another multiplies weights; adding them describes two layers side by side",
     lambda W, b, W_next, b_next: (W_next + W, b + b_next)),
    ("biases that are added up as they are",
     "what an early layer adds still passes through the weights of every later layer",
     lambda W, b, W_next, b_next: (W_next @ W, iadd(b, b_next))),
    (*common.OVERWRITTEN,
     lambda W, b, W_next, b_next: (W_next @ W, iadd(b_next, W_next @ b))),
)
# fmt: on


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


# fmt: off
check_compose_linear.add_mistakes(
    (*common.NOT_AN_ARRAY,
     _both_forms(lambda W, b, W_next, b_next: (W_next @ W, W_next @ b + b_next))[1]),
    *((name, sentence, *_both_forms(step)) for name, sentence, step in STEPS),
    ("a list of layers read from its end",
     "the first pair of the list is the layer that the input meets first",
     lambda layers: compose_linear(layers[::-1])),
    ("the first layer's bias lost", "the first pair of the list brings a bias too",
     _first_bias_lost),
    ("a fixed number of layers", "the list may hold one layer, three or more; try each",
     _two_layers, lambda layers: compose_linear(layers[:2])),
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
    (*common.NO_RETURN, lambda layers: None),
)
# fmt: on
