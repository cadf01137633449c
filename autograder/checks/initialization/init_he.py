"""The check of weights whose spread depends on the number of inputs of their layer."""

import numpy as np

from autograder.checks.initialization import draws, wrong_draws
from course.initialization import init_he


def _std(args, n, n_prev):
    return np.sqrt(2 / n_prev)


check_init_he = draws.scaled(init_he, _std)
# fmt: off
wrong_draws.add_mistakes(
    check_init_he, _std,
    (*wrong_draws.OF_VARIANCE, dict(std_of=lambda args, n, n_prev: 2 / n_prev)),
    ("a root over the 2 only", wrong_draws.WHOLE_FRACTION,
     dict(std_of=lambda args, n, n_prev: np.sqrt(2) / n_prev)),
    ("a root over the size only", wrong_draws.WHOLE_FRACTION,
     dict(std_of=lambda args, n, n_prev: 2 / np.sqrt(n_prev))),
    ("Xavier's variance",
     "He looks at the inputs of a layer only; Xavier is a compromise of both directions",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / (n + n_prev)))),
    ("the number of units in place of the number of inputs",
     "which axis of W is multiplied with the inputs? that size counts",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / n))),
    ("the 2 forgotten",
     "ReLU throws half of the mean square away; print W1.var() and compare with the docstring",
     dict(std_of=lambda args, n, n_prev: np.sqrt(1 / n_prev))),
    (*wrong_draws.UNIFORM_LIMIT, dict(std_of=lambda args, n, n_prev: np.sqrt(6 / n_prev))),
    ("the product of the sizes", "only the inputs of the layer count; print W1.var()",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / (n * n_prev)))),
    (*wrong_draws.UPSIDE_DOWN, dict(std_of=lambda args, n, n_prev: np.sqrt(n_prev / 2))),
    ("the inputs of the network in every layer",
     "each layer has inputs of its own; print their number at every step",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / args[0][0]))),
    ("the number of layers in place of the number of inputs",
     "len(sizes) counts layers; print what you divide by",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / len(args[0])))),
)
# fmt: on
