"""The check of one layer: weighted inputs, activation, and what is kept for the way back."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.forward import common
from course.activations import ACTIVATIONS
from course.forward import layer_forward
from tutor.judging.compare import Named
from tutor.judging.open_places import Holding


def _holds_inputs(args, expected):
    """Leave the container of the cache open."""
    A, (A_prev, W, _, Z) = expected
    return Named((A, Holding({"A_prev": A_prev, "W": W, "Z": Z})), ("A", "cache"))


# fmt: off
check_layer_forward = Check(
    layer_forward, outputs=("A", "cache"), free=_holds_inputs,
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
check_layer_forward.add_families(
    ("each activation, sizes that all differ",
     *(lambda rng, name=name: (*common.layer_arrays(rng, *common.different_sizes(rng)), name)
       for name in ACTIVATIONS)),
    ("each activation, sizes that are all equal",
     *(lambda rng, name=name: (*common.layer_arrays(rng, 4, 4, 4), name) for name in ACTIVATIONS)),
    ("one sample", lambda rng: (*common.layer_arrays(rng, 4, 3, 1), "relu"),
     lambda rng: (*common.layer_arrays(rng, 4, 3, 1), "softmax")),
    ("whole numbers", lambda rng: (*common.whole_layer_arrays(rng, 3, 4, 5), "relu"),
     lambda rng: (*common.whole_layer_arrays(rng, 3, 4, 5), "tanh")),
    ("float32 arrays",
     lambda rng: (*common.float32(common.layer_arrays(rng, 3, 5, 4)), "tanh")),
)
# fmt: on


def _softmax_over(axis):
    """Return a softmax that sums over another axis, or over all entries for None."""
    return lambda Z, b, activation: (
        np.exp(Z) / np.exp(Z).sum(axis=axis, keepdims=True)
        if activation == "softmax"
        else ACTIVATIONS[activation](Z)
    )


NAME_IGNORED = "call it with 'identity' and with 'tanh': A does not change"
# fmt: off
check_layer_forward.add_mistakes(
    ("the activation forgotten",
     "A is still the weighted input Z; look up the function by its name and apply it",
     dict(output=lambda Z, b, activation: Z)),
    ("the name called as if it were the function",
     "activation is a text such as 'relu'; ACTIVATIONS says which function has that name",
     dict(output=lambda Z, b, activation: activation(Z))),
    ("ReLU whatever the name says", NAME_IGNORED,
     dict(output=lambda Z, b, activation: ACTIVATIONS["relu"](Z))),
    ("a sigmoid whatever the name says", NAME_IGNORED,
     dict(output=lambda Z, b, activation: ACTIVATIONS["sigmoid"](Z))),
    ("the activation applied twice",
     "print Z, then A: does A come from Z by one application of the function?",
     dict(output=lambda Z, b, activation: ACTIVATIONS[activation](ACTIVATIONS[activation](Z)))),
    ("the activation applied to the inputs of the layer",
     "first the weighted sum, then the activation; A_prev has been through one already",
     dict(weighted=lambda A_prev, W, b, activation: W @ ACTIVATIONS[activation](A_prev) + b,
          output=lambda Z, b, activation: Z)),
    ("the bias added after the activation",
     "the bias is part of the weighted input Z; with ReLU no entry of A may be negative",
     dict(weighted=lambda A_prev, W, b, activation: W @ A_prev,
          output=lambda Z, b, activation: ACTIVATIONS[activation](Z) + b)),
    ("the bias forgotten", "make W all zeros: Z must then be b in every column",
     dict(weighted=lambda A_prev, W, b, activation: W @ A_prev + 0 * b)),
    ("softmax over all samples together",
     "the whole table sums to 1; each column should, because a column is one sample",
     dict(output=_softmax_over(None))),
    ("softmax along the rows",
     "the rows sum to 1; a sample is a column, so print the sums over axis 0",
     dict(output=_softmax_over(1))),
    ("a cache without the layer's input",
     "the gradient of W is computed with A_prev, what came into the layer; print the shapes in "
     "your cache and see whose they are",
     dict(cache=lambda A_prev, W, b, Z, A, activation: (A, W, b, Z))),
    ("the activation A kept in place of Z",
     "the slope of the activation is asked for at its input, so the cache needs that one",
     dict(cache=lambda A_prev, W, b, Z, A, activation: (A_prev, W, b, A))),
    ("a Z that ReLU has overwritten",
     "the cached Z has no negative entry left; out= or Z[Z < 0] = 0 changes Z itself",
     dict(cache=lambda A_prev, W, b, Z, A, activation: (
         A_prev, W, b, A if activation == "relu" else Z))),
    ("a cache without the weights",
     "the gradient that goes on to the layer below is computed with W; keep it too",
     dict(cache=lambda A_prev, W, b, Z, A, activation: (A_prev, Z))),
    ("a cache without Z", "the slope of the activation is asked for at Z; keep it too",
     dict(cache=lambda A_prev, W, b, Z, A, activation: (A_prev, W, b))),
    ("the cache not returned", "two values are asked for: A, and what the way back will need",
     dict(after=lambda A, cache: A)),
    ("A and cache returned in the other order", "the docstring says A first, the cache second",
     dict(after=lambda A, cache: (cache, A))),
    make=with_parts(common.layer),
)
# fmt: on
