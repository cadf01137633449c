"""The check of one whole step of a sigmoid network on one sample."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from course import backprop

SQUARE = [
    np.array([[0.5, -1.0], [1.0, 0.25]]),
    np.array([[1.0, -0.5], [-1.5, 2.0]]),
    np.array([[-1.0, 0.75], [2.0, 0.5]]),
]

# fmt: off
check_training_step = Check(backprop.training_step, visible=[
    ("one layer", (np.array([[1.0], [-2.0]]), np.array([[0.0]]), [np.array([[0.5, 0.25]])], 2.0)),
    ("two layers",
     (np.array([[1.0], [2.0], [-1.0]]), np.array([[0.5]]),
      [np.array([[0.5, -1.0, 0.25], [1.0, 0.5, -0.5]]), np.array([[2.0, -1.0]])], 0.5)),
    ("three layers of two units",
     (np.array([[1.0], [-0.5]]), np.array([[0.0], [1.0]]), SQUARE, 4.0)),
])
# fmt: on

ROW, COLUMN = np.arange(5.0)[:, None], np.arange(5.0)
WORKED = [
    (1 + ROW + 5 * COLUMN[:4]) / 100,
    (21 - 5 * ROW + COLUMN) / 100,
    (16 + 5 * ROW[:2] + COLUMN) / 100,
]


def _arguments(rng, sizes, learning_rate):
    pairs = zip(sizes[1:], sizes[:-1], strict=True)
    weights = [rng.normal(size=pair) for pair in pairs]
    x, y = rng.normal(size=(sizes[0], 1)), rng.uniform(0.1, 0.9, (sizes[-1], 1))
    return x, y, weights, learning_rate


# fmt: off
check_training_step.add_families(
    ("the worked example's 4-5-5-2 network",
     lambda rng: (np.array([[4.0], [3.0], [2.0], [1.0]]), np.array([[0.1], [0.24]]), WORKED, 1.0)),
)
# fmt: on
common.add_sizes(
    check_training_step,
    _arguments,
    ("4-5-5-2 networks with other weights", ([4, 5, 5, 2], 0.7), ([4, 5, 5, 2], 3.0)),
)


@check_training_step.family("one, two and five layers of different widths")
def of_different_widths(rng):
    for sizes in ([4, 3], [3, 5, 2], [6, 5, 4, 2, 7, 3]):
        yield _arguments(rng, sizes, float(rng.uniform(0.3, 0.9)))


common.add_sizes(
    check_training_step,
    _arguments,
    ("layers that all have the same width", ([3, 3, 3, 3], 2.0), ([2, 2, 2, 2, 2, 2], 1.5)),
    ("one unit in each layer", ([1, 1, 1, 1], 2.5)),
)


@check_training_step.family("a sample of whole numbers")
def whole_numbers(rng):
    x, _, weights, rate = _arguments(rng, [3, 4, 2], 2)
    yield rng.integers(1, 4, x.shape), np.array([[1], [0]]), weights, rate


check_training_step.add_families(
    ("float32 arrays", lambda rng: common.in_float32(_arguments(rng, [3, 4, 2], 0.5))),
)
