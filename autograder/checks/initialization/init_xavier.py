"""The check of weights whose spread depends on both sizes of their layer."""

import numpy as np

from autograder.checks.initialization import draws, wrong_draws
from course.initialization import init_xavier


def _std(args, n, n_prev):
    return np.sqrt(2 / (n + n_prev))


OWN_SIZES = "each layer has two sizes of its own; print them at every step"
check_init_xavier = draws.scaled(init_xavier, _std)
# fmt: off
wrong_draws.add_mistakes(
    check_init_xavier, _std,
    (*wrong_draws.OF_VARIANCE, dict(std_of=lambda args, n, n_prev: 2 / (n + n_prev))),
    ("a root over the 2 only", wrong_draws.WHOLE_FRACTION,
     dict(std_of=lambda args, n, n_prev: np.sqrt(2) / (n + n_prev))),
    ("a root over the sizes only", wrong_draws.WHOLE_FRACTION,
     dict(std_of=lambda args, n, n_prev: 2 / np.sqrt(n + n_prev))),
    ("He's variance",
     "He looks at the inputs of a layer only; Xavier is a compromise of both directions",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / n_prev))),
    ("one divided by the number of inputs",
     "this keeps the forward signal only; print W1.var() for a layer with many units",
     dict(std_of=lambda args, n, n_prev: np.sqrt(1 / n_prev))),
    ("one divided by the number of units",
     "this keeps the backward signal only; print W1.var() for a layer with few inputs",
     dict(std_of=lambda args, n, n_prev: np.sqrt(1 / n))),
    ("twice one over the number of units",
     "both sizes of the layer count; print W1.var() for a layer with few inputs",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / n))),
    ("the 2 forgotten", "the variance uses the mean of the two sizes, not their sum",
     dict(std_of=lambda args, n, n_prev: np.sqrt(1 / (n + n_prev)))),
    (*wrong_draws.UNIFORM_LIMIT, dict(std_of=lambda args, n, n_prev: np.sqrt(6 / (n + n_prev)))),
    ("the product of the sizes", "the two sizes are added; print W1.var()",
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / (n * n_prev)))),
    (*wrong_draws.UPSIDE_DOWN, dict(std_of=lambda args, n, n_prev: np.sqrt((n + n_prev) / 2))),
    ("the sizes of the whole network in every layer", OWN_SIZES,
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / (args[0][0] + args[0][-1])))),
    ("the inputs of the network in every layer", OWN_SIZES,
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / (args[0][0] + n)))),
)
# fmt: on
