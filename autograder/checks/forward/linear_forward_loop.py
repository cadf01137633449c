"""The check of the weighted inputs of one layer, computed number by number."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.linear_forward import FAMILIES, VISIBLE
from course import forward

check_linear_forward_loop = Check(forward.linear_forward_loop, visible=VISIBLE)

for _kind, _draw in FAMILIES.items():
    check_linear_forward_loop.family(_kind)(_draw)


def _loop(A_prev, W, entry, dtype=float):
    """Fill Z with `entry(unit, sample)`."""
    Z = np.zeros((W.shape[0], A_prev.shape[1]), dtype=dtype)
    for unit in range(Z.shape[0]):
        for sample in range(Z.shape[1]):
            Z[unit, sample] = entry(unit, sample)
    return Z


# fmt: off
check_linear_forward_loop.add_mistakes(
    ("the bias forgotten", "every unit is off by the same number for all samples; which one is it?",
     lambda A_prev, W, b: W @ A_prev),
    ("the bias added in the innermost loop",
     "count how often b[unit, 0] goes into one sum: with five inputs it is added five times",
     lambda A_prev, W, b: W @ A_prev + W.shape[1] * b),
    ("one bias for all units",
     "the first unit is right, the others are not; print which entry of b each unit gets",
     lambda A_prev, W, b: W @ A_prev + b[0]),
    ("the bias looked up by sample",
     "a bias belongs to a unit and is the same for every sample; print the index used for b",
     lambda A_prev, W, b:
         _loop(A_prev, W, lambda unit, sample: W[unit] @ A_prev[:, sample] + b[sample, 0])),
    ("only the last product kept",
     "print z inside the innermost loop: does each product join the sum or replace it?",
     lambda A_prev, W, b: W[:, -1:] * A_prev[-1:] + b),
)
# fmt: on


def _running(A_prev, W, b, order):
    """Return the sums when the running sum is never set back."""
    products = W @ A_prev
    return np.cumsum(products.ravel(order)).reshape(products.shape, order=order) + b


# fmt: off
check_linear_forward_loop.add_mistakes(
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
)
# fmt: on


@check_linear_forward_loop.mistake(
    "a return inside the loops",
    "only the first entry of Z was filled; look at how far the return is indented")
def return_inside_loops(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1]))
    Z[0, 0] = W[0] @ A_prev[:, 0] + b[0, 0]
    return Z


@check_linear_forward_loop.mistake(
    "the two indices of W exchanged",
    "W has one row for each unit and one column for each input; write down what each index counts")
def two_indices_w_exchanged(A_prev, W, b):
    def entry(unit, sample):
        z = b[unit, 0]
        for i in range(W.shape[1]):
            z = z + W[i, unit] * A_prev[i, sample]
        return z
    return _loop(A_prev, W, entry)


@check_linear_forward_loop.mistake(
    "the two sizes of W exchanged",
    "W.shape is (units, inputs); print both sizes and what each of your loops runs over")
def two_sizes_w_exchanged(A_prev, W, b):
    Z = np.zeros((W.shape[1], A_prev.shape[1]))
    for unit in range(W.shape[1]):
        for sample in range(A_prev.shape[1]):
            Z[unit, sample] = b[unit, 0]
            for i in range(W.shape[0]):
                Z[unit, sample] += W[unit, i] * A_prev[i, sample]
    return Z


@check_linear_forward_loop.mistake(
    "an array for Z with its two sizes exchanged",
    "Z has one row for each unit and one column for each sample; print Z.shape before the loops")
def array_for_z_with_its(A_prev, W, b):
    Z = np.zeros((A_prev.shape[1], W.shape[0]))
    for unit in range(W.shape[0]):
        for sample in range(A_prev.shape[1]):
            Z[unit, sample] = W[unit] @ A_prev[:, sample] + b[unit, 0]
    return Z


# fmt: off
check_linear_forward_loop.add_mistakes(
    ("results cut to whole numbers",
     "the array for Z was made with the integer type of W, so everything behind the point is "
     "lost; print Z.dtype",
     lambda A_prev, W, b:
         _loop(A_prev, W, lambda unit, sample: W[unit] @ A_prev[:, sample] + b[unit, 0], W.dtype)),
    ("samples in rows", "Z has one row for each sample here; the course wants one column for each",
     lambda A_prev, W, b: (W @ A_prev + b).T),
    ("an array for Z of whole numbers",
     "everything behind the point is lost when a number is stored; print Z.dtype",
     lambda A_prev, W, b:
         _loop(A_prev, W, lambda unit, sample: W[unit] @ A_prev[:, sample] + b[unit, 0], int)),
    ("the bias subtracted",
     "a neuron of this course adds its bias; a threshold would be the bias with a minus sign",
     lambda A_prev, W, b: W @ A_prev - b),
)
# fmt: on


@check_linear_forward_loop.mistake(
    "an array for Z of the size of the input",
    "Z has one row for each unit, not for each input; print Z.shape before the loops")
def array_for_z_size_input(A_prev, W, b):
    Z = np.zeros(A_prev.shape)
    for sample in range(A_prev.shape[1]):
        for unit in range(W.shape[0]):
            Z[unit, sample] = W[unit] @ A_prev[:, sample] + b[unit, 0]
    return Z
