"""The check of the weighted inputs of one layer, and examples shared with its loop form."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes, layer_arrays, whole_layer_arrays
from course import forward

VISIBLE = [
    ("two units, three inputs, four samples",
     (np.array([[1.0, 2.0, 0.0, 1.0], [0.0, 1.0, 1.0, -1.0], [-1.0, 3.0, 2.0, 0.5]]),
      np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0]]), np.array([[10.0], [-20.0]]))),
    ("one sample",
     (np.array([[2.0], [-1.0]]), np.array([[0.5, 1.0], [3.0, 0.0], [1.0, 1.0]]),
      np.array([[1.0], [2.0], [3.0]]))),
    ("as many samples as units and inputs",
     (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 10.0], [2.0, 0.0]]),
      np.array([[100.0], [200.0]]))),
    ("whole-number weights and real inputs",
     (np.array([[0.5, 1.5]]), np.array([[1], [3]]), np.array([[0], [1]]))),
]

check_linear_forward = Check(forward.linear_forward, visible=VISIBLE)


def all_sizes_differ(rng):
    yield layer_arrays(rng, 3, 5, 7)
    yield layer_arrays(rng, *different_sizes(rng))


def all_sizes_equal(rng):
    yield layer_arrays(rng, 4, 4, 4)
    yield layer_arrays(rng, 3, 3, 3)


def one_of_each(rng):
    yield layer_arrays(rng, 4, 3, 1)
    yield layer_arrays(rng, 1, 4, 6)
    yield layer_arrays(rng, 5, 1, 3)


def whole_numbers(rng):
    yield whole_layer_arrays(rng, 3, 4, 5)
    _, W, b = whole_layer_arrays(rng, 3, 4, 5)
    yield rng.normal(size=(4, 5)), W, b


def short_floats(rng):
    yield tuple(array.astype(np.float32) for array in layer_arrays(rng, 3, 4, 6))


FAMILIES = {
    "sizes that all differ": all_sizes_differ,
    "sizes that are all equal": all_sizes_equal,
    "one sample, one unit or one input": one_of_each,
    "whole numbers": whole_numbers,
    "float32 arrays": short_floats,
}

for _kind, _draw in FAMILIES.items():
    check_linear_forward.family(_kind)(_draw)




# fmt: off
check_linear_forward.add_mistakes(
    ("the element-wise product",
     "the sign * multiplies entry by entry; each unit needs a sum over its inputs",
     lambda A_prev, W, b: W * A_prev + b),
    ("the two factors in the wrong order",
     "write the shapes side by side: the inner two sizes must both be the number of inputs",
     lambda A_prev, W, b: A_prev @ W + b, lambda A_prev, W, b: np.dot(A_prev, W) + b,
     lambda A_prev, W, b: np.add(Z := A_prev @ W, b, out=Z)),
    ("the transpose of W in the product",
     "W already has one row for each unit; compare the shapes with and without .T",
     lambda A_prev, W, b: W.T @ A_prev + b, lambda A_prev, W, b: np.dot(W.T, A_prev) + b),
    ("samples in rows",
     "here a sample is a column, in A_prev and in Z; print Z.shape for three units and seven "
     "samples", lambda A_prev, W, b: A_prev.T @ W.T + b.T, lambda A_prev, W, b: A_prev.T @ W.T + b),
    ("the bias forgotten", "every unit is off by the same number for all samples; which one is it?",
     lambda A_prev, W, b: W @ A_prev),
    ("b made one-dimensional",
     "an array of shape (n,) lines up with the last axis, the samples; print b.shape just before "
     "the sum", lambda A_prev, W, b: W @ A_prev + b.ravel()),
    ("b lying on its side",
     "a bias in a row gives one number to each sample; a bias belongs to a unit",
     lambda A_prev, W, b: W @ A_prev + b.T),
    ("one bias for all units",
     "the first unit is right, the others are not; give the units very different biases and look",
     lambda A_prev, W, b: W @ A_prev + b[0]),
    ("the sum of all biases added to every unit",
     "each unit has a bias of its own; make all but one of them 0 and look at Z",
     lambda A_prev, W, b: W @ A_prev + b.sum()),
    ("the bias subtracted",
     "a neuron of this course adds its bias; a threshold would be the bias with a minus sign",
     lambda A_prev, W, b: W @ A_prev - b),
    ("the bias added to the inputs",
     "the bias joins after the weighted sum, once for each unit; b has as many rows as W",
     lambda A_prev, W, b: W @ (A_prev + b)),
)
# fmt: on


@check_linear_forward.mistake(
    "the sum written into b",
    "b keeps its shape (n, 1) and has no room for a column per sample; let the sum be a new array")
def sum_written_into_b(A_prev, W, b):
    b += W @ A_prev
    return b


# fmt: off
check_linear_forward.add_mistakes(
    ("an activation applied already",
     "the result has no negative entry; this function stops before the activation",
     lambda A_prev, W, b: np.maximum(W @ A_prev + b, 0)),
    ("a sigmoid applied already",
     "every entry lies between 0 and 1; this function stops before the activation",
     lambda A_prev, W, b: 1 / (1 + np.exp(-(W @ A_prev + b)))),
    ("results cut to whole numbers",
     "an array with the integer type of W cannot hold what stands behind the point; print Z.dtype",
     lambda A_prev, W, b: (W @ A_prev + b).astype(W.dtype)),
)
# fmt: on
