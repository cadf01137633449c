"""Check of maxout, the largest of several affine pieces."""

import numpy as np

from autograder.checks.activations import common
from autograder.checks.check import Check
from course.activations import maxout

# fmt: off
check_maxout = Check(maxout, visible=[
    ("two pieces of one unit: the absolute value", (
        np.array([[-2.0, 3.0]]), np.array([[[1.0]], [[-1.0]]]), np.array([[[0.0]], [[0.0]]]))),
    ("three pieces of two units, two inputs, one sample", (
        np.array([[1.0], [2.0]]),
        np.array([[[1.0, 0.0], [0.0, 1.0]], [[1.0, 1.0], [-1.0, 0.0]], [[0.0, -1.0], [2.0, 1.0]]]),
        np.array([[[0.0], [1.0]], [[-1.0], [0.0]], [[5.0], [-3.0]]]))),
    ("pieces that are all negative, whole numbers in lists", (
        [[1, 2, 3]], [[[-1]], [[-2]]], [[[-4]], [[-1]]])),
])
# fmt: on


def _row(kind, k, n, n_prev, m, convert=np.asarray):
    shapes = (n_prev, m), (k, n, n_prev), (k, n, 1)
    return kind, lambda rng: tuple(convert(rng.normal(size=shape) * 3) for shape in shapes)


check_maxout.add_families(
    _row("all sizes different", 3, 2, 4, 5),
    _row("all sizes equal", 4, 4, 4, 4),
    _row("one sample", 3, 5, 2, 1),
    _row("one piece", 1, 3, 2, 4),
    _row("five pieces", 5, 3, 2, 4),
    _row("whole numbers", 3, 2, 4, 5, convert=lambda a: a.astype(int)),
    _row("Python lists", 2, 3, 4, 2, convert=np.ndarray.tolist),
    _row("float32 numbers", 3, 2, 4, 5, convert=np.float32),
)


def _pieces(A_prev, W, b):
    return W @ A_prev + b


def _reduced(reduce):
    """Return a function that makes something else of the k tables of pieces."""
    return lambda A_prev, W, b: reduce(_pieces(A_prev, W, b))


def _largest_size(pieces):
    winner = np.abs(pieces).argmax(axis=0, keepdims=True)
    return np.take_along_axis(pieces, winner, axis=0)[0]


ALONE = "k is the length of the first axis, and all k pieces take part"
# fmt: off
common.add_mistakes(
    check_maxout,
    ("the largest unit of each piece",
     "the pieces of one unit compete with each other, not the units of a layer",
     _reduced(lambda pieces: pieces.max(axis=1))),
    ("the largest over the samples", "samples do not compete; the pieces of one unit do",
     _reduced(lambda pieces: pieces.max(axis=2))),
    ("the largest number of all", "each unit has its own largest piece for each sample",
     _reduced(lambda pieces: pieces.max())),
    ("the number of the winning piece", "asked for is its value",
     _reduced(lambda pieces: pieces.argmax(axis=0))),
    ("the smallest piece", "the largest one wins", _reduced(lambda pieces: pieces.min(axis=0))),
    ("the sum of the pieces", "one piece wins, and the others are silent",
     _reduced(lambda pieces: pieces.sum(axis=0))),
    ("the mean of the pieces", "one piece wins, and the others are silent",
     _reduced(lambda pieces: pieces.mean(axis=0))),
    ("a ReLU on top", "a unit may be negative when all of its pieces are",
     _reduced(lambda pieces: np.maximum(pieces.max(axis=0), 0))),
    ("the piece with the largest absolute value", "a piece far below zero does not win",
     _reduced(_largest_size)),
    ("all pieces returned", "one value for each unit and sample is left over",
     _reduced(lambda pieces: pieces)),
    ("an axis of length 1 left over", "the result is a table of units and samples",
     _reduced(lambda pieces: pieces.max(axis=0, keepdims=True))),
    ("the first piece alone", ALONE, _reduced(lambda pieces: pieces[0])),
    ("the first two pieces alone", ALONE, _reduced(lambda pieces: pieces[:2].max(axis=0)),
     _reduced(lambda pieces: np.maximum(pieces[0], pieces[1]))),
    ("the bias forgotten", "each piece is affine, with a bias of its own",
     lambda A_prev, W, b: (W @ A_prev).max(axis=0)),
    ("weights and biases maximised apart",
     "the bias of a piece takes part in the contest together with its weights",
     lambda A_prev, W, b: (W @ A_prev).max(axis=0) + np.max(b, axis=0)),
    ("weights multiplied entry by entry",
     "each piece is a matrix product of its weights and the activations below",
     lambda A_prev, W, b: (W * A_prev + b).max(axis=0)),
    unconverted=[lambda A_prev, W, b: (W @ A_prev + b).max(axis=0)],
)
# fmt: on
