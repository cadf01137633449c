"""The check of one whole step of a sigmoid network on one sample."""

import numpy as np

from autograder.checks.check import Check
from course import backprop

SQUARE = [np.array([[0.5, -1.0], [1.0, 0.25]]), np.array([[1.0, -0.5], [-1.5, 2.0]]),
          np.array([[-1.0, 0.75], [2.0, 0.5]])]

check_training_step = Check(backprop.training_step, visible=[
    ("one layer", (np.array([[1.0], [-2.0]]), np.array([[0.0]]), [np.array([[0.5, 0.25]])], 2.0)),
    ("two layers", (np.array([[1.0], [2.0], [-1.0]]), np.array([[0.5]]),
                    [np.array([[0.5, -1.0, 0.25], [1.0, 0.5, -0.5]]), np.array([[2.0, -1.0]])],
                    0.5)),
    ("three layers of two units", (np.array([[1.0], [-0.5]]), np.array([[0.0], [1.0]]), SQUARE,
                                   4.0)),
])


ROW, COLUMN = np.arange(5.0)[:, None], np.arange(5.0)
WORKED = [(1 + ROW + 5 * COLUMN[:4]) / 100, (21 - 5 * ROW + COLUMN) / 100,
          (16 + 5 * ROW[:2] + COLUMN) / 100]


def _arguments(rng, sizes, learning_rate):
    weights = [rng.normal(size=(n, n_prev)) for n_prev, n in
               zip(sizes[:-1], sizes[1:], strict=True)]
    return (rng.normal(size=(sizes[0], 1)), rng.uniform(0.1, 0.9, (sizes[-1], 1)), weights,
            learning_rate)


@check_training_step.family("the worked example's 4-5-5-2 network")
def _(rng):
    yield (np.array([[4.0], [3.0], [2.0], [1.0]]), np.array([[0.1], [0.24]]),
           WORKED, 1.0)


@check_training_step.family("4-5-5-2 networks with other weights")
def _(rng):
    yield _arguments(rng, [4, 5, 5, 2], 0.7)
    yield _arguments(rng, [4, 5, 5, 2], 3.0)


@check_training_step.family("one, two and five layers of different widths")
def _(rng):
    for sizes in ([4, 3], [3, 5, 2], [6, 5, 4, 2, 7, 3]):
        yield _arguments(rng, sizes, float(rng.uniform(0.3, 0.9)))


@check_training_step.family("layers that all have the same width")
def _(rng):
    yield _arguments(rng, [3, 3, 3, 3], 2.0)
    yield _arguments(rng, [2, 2, 2, 2, 2, 2], 1.5)


@check_training_step.family("one unit in each layer")
def _(rng):
    yield _arguments(rng, [1, 1, 1, 1], 2.5)


@check_training_step.family("a sample of whole numbers")
def _(rng):
    x, _, weights, rate = _arguments(rng, [3, 4, 2], 2)
    yield rng.integers(1, 4, x.shape), np.array([[1], [0]]), weights, rate


@check_training_step.family("float32 arrays")
def _(rng):
    x, y, weights, rate = _arguments(rng, [3, 4, 2], 0.5)
    yield (x.astype(np.float32), y.astype(np.float32),
           [W.astype(np.float32) for W in weights], rate)
