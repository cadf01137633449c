"""Check of softmax."""

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import stored
from course.activations import sigmoid, softmax

check_softmax = Check(
    softmax,
    visible=[
        ("one sample as a flat array, logarithms of 1, 2 and 5", (np.log([1.0, 2.0, 5.0]),)),
        ("two columns, logarithms of 1 and 3, of 4 and 1", (np.log([[1.0, 4.0], [3.0, 1.0]]),)),
        (
            "three rows, two columns far apart",
            (np.array([[1000.0, -1000.0], [1000.0, -1000.0], [-1000.0, -3000.0]]),),
        ),
        ("whole numbers in a list", ([-1000, -1000, -4000],)),
    ],
)


def _far_columns(rng, shape):
    return common.signed(rng, shape) + 1000.0 * np.array([1, -1, 0, 2])


def per_column(check, upstream=False):
    """Register what softmax and its backward pass meet; `upstream` puts a dA before Z."""
    row = common.family_rows(upstream)
    check.add_families(
        row("several rows and columns", (5, 3)),
        row("as many rows as columns", (4, 4)),
        row("one sample", (5, 1)),
        row("one sample as a flat array", (6,)),
        row("columns far apart from each other", (3, 4), _far_columns),
        row("columns far apart from each other, as many as rows", (4, 4), _far_columns),
        row("scores far apart within a column", (6, 2), common.far),
        row("whole numbers", (3, 4), common.whole),
        row("a Python list", (5,), convert=np.ndarray.tolist),
        row("float32 numbers", (3, 5), convert=np.float32),
    )


per_column(check_softmax)


def _shifted(shift, axis=0):
    """Return a softmax that takes `shift(Z)` away first."""

    def wrong(Z):
        E = np.exp(np.asarray(Z) - shift(np.asarray(Z)))
        return E / np.sum(E, axis=axis, keepdims=axis is not None)

    return wrong


def _shift_in_place(Z):
    Z -= np.max(Z, axis=0)
    return np.exp(Z) / np.sum(np.exp(Z), axis=0)


def _rows_against_columns(Z):
    E = np.exp(Z - np.max(Z, axis=0))
    return E / np.sum(E, axis=-1)


def two_sizes(Z):
    """Return the softmax of an array of exactly two axes; others raise an error."""
    n, m = np.shape(Z)
    return softmax(Z).reshape(n, m)


# fmt: off
common.add_mistakes(
    check_softmax,
    ("a sum over each row", "a sample is a column, so the entries of each column must sum to 1",
     _shifted(lambda Z: Z.max(axis=-1, keepdims=True), axis=-1),
     _shifted(lambda Z: Z.max(axis=1, keepdims=True), axis=1)),
    ("the largest score of each column but a sum over each row",
     "both the largest score and the sum belong to one sample, which is a column",
     _shifted(lambda Z: Z.max(axis=0, keepdims=True), axis=-1)),
    ("the sums of rows lined up with columns",
     "an array of sums without its second axis is laid along the columns; compare the shapes, and "
     "say which axis is summed", _rows_against_columns),
    ("one sum for the whole array",
     "all entries together sum to 1, where the entries of each column should",
     _shifted(lambda Z: Z.max(), axis=None)),
    ("one sum for the whole array, without a shift",
     "all entries together sum to 1, where the entries of each column should",
     lambda Z: np.exp(Z) / np.sum(np.exp(Z))),
    ("exponentials of the scores as they are",
     "the exponential of 1000 is infinite; scores may be shifted together before, since only "
     "their differences count", lambda Z: np.exp(Z) / np.sum(np.exp(Z), axis=0)),
    ("one shift for the whole array",
     "a column far below the largest score of another becomes 0/0; each sample needs its own shift",
     _shifted(np.max)),
    ("a shift by the smallest score",
     "the other exponents then grow upwards and can overflow; the largest one should be 0",
     _shifted(lambda Z: Z.min(axis=0))),
    ("a shift by the mean", "the largest exponent can still overflow; it should be 0",
     _shifted(lambda Z: Z.mean(axis=0))),
    ("a shift by the largest absolute value",
     "when all scores of a column lie far below zero every exponential vanishes, and 0/0 is left",
     _shifted(lambda Z: np.abs(Z).max(axis=0))),
    ("a division by the largest score",
     "probabilities depend on differences of scores; a shift leaves those alone and a division "
     "does not",
     lambda Z: np.exp(Z / np.max(Z, axis=0)) / np.sum(np.exp(Z / np.max(Z, axis=0)), axis=0)),
    ("exponents with the wrong sign", "the largest score must get the largest probability",
     lambda Z: softmax(-Z)),
    ("a sigmoid of each score", "the entries of a column have to compete: they sum to 1",
     lambda Z: sigmoid(Z)),
    ("exponentials that are not divided", "the entries of each column must sum to 1",
     lambda Z: np.exp(Z - np.max(Z, axis=0))),
    ("scores divided by their sum", "scores may be negative; the exponential makes them positive",
     lambda Z: Z / np.sum(Z, axis=0)),
    ("exponentials divided by their mean", "the entries of each column then sum to their number",
     lambda Z: softmax(Z) * len(Z)),
    ("the logarithm of the probabilities", "probabilities lie between 0 and 1",
     lambda Z: Z - np.max(Z, axis=0) - np.log(np.sum(np.exp(Z - np.max(Z, axis=0)), axis=0))),
    ("a hard choice of the largest", "close scores get close probabilities",
     lambda Z: (Z == np.max(Z, axis=0)) * 1.0),
    ("an array of two axes taken for granted",
     "a flat array is one sample; counting axes from the front serves both", two_sizes),
    (*common.TRUNCATED, lambda Z: stored(np.zeros_like(Z), softmax(Z))),
    (*common.OVERWRITTEN, _shift_in_place),
)
# fmt: on
