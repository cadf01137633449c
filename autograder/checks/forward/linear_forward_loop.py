"""The check of the weighted inputs of one layer, computed number by number."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed, with_parts
from autograder.checks.forward import linear_layers
from course.forward import linear_forward_loop

check_linear_forward_loop = Check(linear_forward_loop, visible=linear_layers.VISIBLE)
check_linear_forward_loop.add_families(*linear_layers.FAMILIES)


def _right_shape(A_prev, W):
    return W.shape[0], A_prev.shape[1]


def _entry(A_prev, W, b, unit, sample):
    return W[unit] @ A_prev[:, sample] + b[unit, 0]


def _loop(A_prev, W, b, entry=_entry, units=len, shape=_right_shape, dtype=lambda W: float):
    """Fill Z number by number; each part may be replaced by a wrong one."""
    Z = np.zeros(shape(A_prev, W), dtype(W))
    for unit in range(units(W)):
        for sample in range(A_prev.shape[1]):
            Z[unit, sample] = entry(A_prev, W, b, unit, sample)
    return Z


def _running(A_prev, W, b, order):
    """Return the sums when the running sum is never set back."""
    products = W @ A_prev
    return np.cumsum(products.ravel(order)).reshape(products.shape, order=order) + b


# fmt: off
check_linear_forward_loop.add_mistakes(
    linear_layers.BIAS_FORGOTTEN,
    ("the bias added in the innermost loop",
     "count how often b[unit, 0] goes into one sum: with five inputs it is added five times",
     lambda A_prev, W, b: W @ A_prev + W.shape[1] * b),
    ("one bias for all units",
     "the first unit is right, the others are not; print which entry of b each unit gets",
     lambda A_prev, W, b: W @ A_prev + b[0]),
    ("the bias looked up by sample",
     "a bias belongs to a unit and is the same for every sample; print the index used for b",
     dict(entry=lambda A_prev, W, b, unit, sample: W[unit] @ A_prev[:, sample] + b[sample, 0])),
    ("only the last product kept",
     "print z inside the innermost loop: does each product join the sum or replace it?",
     lambda A_prev, W, b: W[:, -1:] * A_prev[-1:] + b),
    ("a sum that goes on into the next entry",
     "the very first entry of Z is right and later ones carry earlier sums along; look at where "
     "the sum starts again", lambda A_prev, W, b: _running(A_prev, W, b, "C"),
     lambda A_prev, W, b: _running(A_prev, W, b, "F")),
    ("a sum that goes on over the samples",
     "the first sample is right and later ones carry the earlier ones along; look at where the "
     "sum starts again", lambda A_prev, W, b: np.cumsum(W @ A_prev, axis=1) + b),
    ("the first input left out",
     "change the first row of A_prev: Z does not move; which numbers does range give?",
     lambda A_prev, W, b: W[:, 1:] @ A_prev[1:] + b),
    ("the last input left out",
     "change the last row of A_prev: Z does not move; which numbers does range give?",
     lambda A_prev, W, b: W[:, :-1] @ A_prev[:-1] + b),
    ("a return inside the loops",
     "only the first entry of Z was filled; look at how far the return is indented",
     lambda A_prev, W, b: placed(
         np.zeros(_right_shape(A_prev, W)), (0, 0), _entry(A_prev, W, b, 0, 0))),
    ("the two indices of W exchanged",
     "W has one row for each unit and one column for each input; write down what each index counts",
     dict(entry=lambda A_prev, W, b, unit, sample: sum(
         (W[i, unit] * A_prev[i, sample] for i in range(W.shape[1])), start=b[unit, 0]))),
    ("the two sizes of W exchanged",
     "W.shape is (units, inputs); print both sizes and what each of your loops runs over",
     dict(units=lambda W: W.shape[1], shape=lambda A_prev, W: (W.shape[1], A_prev.shape[1]),
          entry=lambda A_prev, W, b, unit, sample: sum(
              (W[unit, i] * A_prev[i, sample] for i in range(len(W))),
              start=np.float64(b[unit, 0])))),
    ("an array for Z with its two sizes exchanged",
     "Z has one row for each unit and one column for each sample; print Z.shape before the loops",
     dict(shape=lambda A_prev, W: (A_prev.shape[1], W.shape[0]))),
    ("results cut to whole numbers",
     "the array for Z was made with the integer type of W, so everything behind the point is lost; "
     "print Z.dtype", dict(dtype=lambda W: W.dtype)),
    ("samples in rows", "Z has one row for each sample here; the course wants one column for each",
     lambda A_prev, W, b: (W @ A_prev + b).T),
    ("an array for Z of whole numbers",
     "everything behind the point is lost when a number is stored; print Z.dtype",
     dict(dtype=lambda W: int)),
    linear_layers.BIAS_SUBTRACTED,
    ("an array for Z of the size of the input",
     "Z has one row for each unit, not for each input; print Z.shape before the loops",
     dict(shape=lambda A_prev, W: A_prev.shape)),
    make=with_parts(_loop),
)
# fmt: on
