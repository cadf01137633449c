"""Mistakes in names and shapes that the checks of all initialisations share."""

from functools import partial

import numpy as np


def zeros(n, n_prev):
    """Return the biases of a layer."""
    return np.zeros((n, 1))


def network(sizes, weight, bias=zeros):
    """Return parameters whose arrays are `weight(n, n_prev)` and `bias(n, n_prev)`."""
    params = {}
    for layer, (n_prev, n) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = weight(n, n_prev)
        params[f"b{layer}"] = bias(n, n_prev)
    return params


def add_mistakes_of_shapes(check, right):
    """Register what may go wrong around a right function, whose first argument is `sizes`."""
    check.add_mistakes(*NAMES_AND_SHAPES, make=lambda wrong: partial(wrong, right))


def _changed(change):
    """Return the wrong function, given the right one, that changes what this one returns."""
    return lambda right, sizes, *rest: change(right(sizes, *rest), sizes)


def _biases(bias):
    """Return it with other biases, `bias(n, n_prev)`."""
    return _changed(
        lambda params, sizes: {
            key: bias(*params[f"W{key[1:]}"].shape) if key[0] == "b" else params[key]
            for key in params
        }
    )


def _renamed(name):
    """Return it with other names, `name(kind, layer, n_layers)`."""
    return _changed(
        lambda params, sizes: {
            name(key[0], int(key[1:]), len(sizes) - 1): array for key, array in params.items()
        }
    )


@_changed
def _popped(params, sizes):
    while len(sizes) > 1:
        sizes.pop(0)
    return params


def _with_layer_0(right, sizes, *rest):
    """Return parameters with those of a layer 0, whose layer below is sizes[-1]."""
    params = right(sizes, *rest)
    extra = right((sizes[-1], sizes[0]), *rest)
    return params | {"W0": extra["W1"], "b0": extra["b1"]}


FROM_ZERO = (
    "layers counted from 0",
    "the first layer is called W1 and b1; print params.keys(): is there a W0?",
)
# fmt: off
NAMES_AND_SHAPES = [
    ("biases of shape (n,)", "a bias of shape (n,) is added along the samples; print b1.shape",
     _biases(lambda n, n_prev: np.zeros(n))),
    ("biases in a row", "a bias belongs to a unit, and units are rows; print b1.shape",
     _biases(lambda n, n_prev: np.zeros((1, n)))),
    ("one bias for the whole layer", "every unit has a bias of its own; print b1.shape",
     _biases(lambda n, n_prev: np.zeros((1, 1)))),
    ("a bias that is a single number", "every unit has a bias of its own; print b1",
     _biases(lambda n, n_prev: 0.0)),
    ("biases with the size of the layer below",
     "a layer has one bias for each of its own units; print the shapes of W1 and b1",
     _biases(lambda n, n_prev: np.zeros((n_prev, 1)))),
    ("biases of the shape of the weights", "a unit has many weights but one bias; print b1.shape",
     _biases(lambda n, n_prev: np.zeros((n, n_prev)))),
    ("biases that are 1", "print b1; the task asks for zeros",
     _biases(lambda n, n_prev: np.ones((n, 1)))),
    ("biases forgotten", "print params.keys(): every layer has a W and a b",
     _changed(lambda params, sizes: {key: params[key] for key in params if key[0] == "W"})),
    ("the last layer skipped", "n sizes make n - 1 layers; count the weights that you return",
     _changed(lambda params, sizes: dict(list(params.items())[:-2]))),
    (*FROM_ZERO, _renamed(lambda kind, layer, n_layers: f"{kind}{layer - 1}")),
    ("the inputs counted as layer 1",
     "the first layer is the first one with weights, W1; print params.keys()",
     _renamed(lambda kind, layer, n_layers: f"{kind}{layer + 1}")),
    ("names in lower case", "print params.keys(): weights have a capital W",
     _renamed(lambda kind, layer, n_layers: f"{kind.lower()}{layer}")),
    ("weights transposed", "a row for each unit, a column for each of its inputs; print W1.shape",
     _changed(lambda params, sizes:
         {key: params[key].T.copy() if key[0] == "W" else params[key] for key in params})),
    ("the layers in reverse order", "W1 meets the inputs first; print its shape and the sizes",
     _renamed(lambda kind, layer, n_layers: f"{kind}{n_layers + 1 - layer}")),
    ("the sizes popped off the list",
     "print sizes before and after the call; read them by index and leave the list alone", _popped),
    ("one size too far",
     "print the layer and the two indices at every step; the last index of a list is its length "
     "minus 1", _changed(lambda params, sizes: sizes[len(sizes)])),
    (*FROM_ZERO, _with_layer_0),
    ("one array more for every layer", "W and b are arrays, one each; print type(W1)",
     _changed(lambda params, sizes: {key: [array] for key, array in params.items()})),
]
# fmt: on
