"""The check of the weighted inputs of one layer."""

from operator import iadd

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward import linear_layers
from course.forward import linear_forward

check_linear_forward = Check(linear_forward, visible=linear_layers.VISIBLE)
check_linear_forward.add_families(*linear_layers.FAMILIES)
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
    linear_layers.BIAS_FORGOTTEN,
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
    linear_layers.BIAS_SUBTRACTED,
    ("the bias added to the inputs",
     "the bias joins after the weighted sum, once for each unit; b has as many rows as W",
     lambda A_prev, W, b: W @ (A_prev + b)),
    ("the sum written into b",
     "b keeps its shape (n, 1) and has no room for a column per sample; let the sum be a new array",
     lambda A_prev, W, b: iadd(b, W @ A_prev)),
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
