"""The check of weights whose spread depends on both sizes of their layer."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.initialization.drawn import (
    discipline,
    free_draws,
    register_draws,
    register_families,
)
from autograder.checks.initialization.shapes import network
from course import initialization
from tutor.judging.standins import Seed


def _std(args, n, n_prev):
    return np.sqrt(2 / (n + n_prev))


check_init_xavier = Check(
    initialization.init_xavier, free=free_draws(_std), helpers=("init_zeros",), visible=[
        ("two layers of different sizes", ([40, 120, 30], Seed(1))),
        ("two layers of the same size", ([50, 50, 50], Seed(2))),
        ("the same rng, another rng and the global generator", (discipline("init_xavier"),)),
    ])
register_families(check_init_xavier)
register_draws(check_init_xavier, _std)


def _spread(spread):
    """Return an initialisation with Gaussian weights of the spread `spread(n, n_prev)`."""
    return lambda sizes, rng: network(
        sizes, lambda n, n_prev: spread(n, n_prev) * rng.standard_normal((n, n_prev)))


mistake = check_init_xavier.mistake

mistake("the variance taken for the standard deviation",
        "NumPy's normal takes a standard deviation; print W1.var() and compare with the docstring")(
    _spread(lambda n, n_prev: 2 / (n + n_prev)))
mistake("a root over the 2 only",
        "the root covers the whole fraction; print W1.var() and compare with the docstring")(
    _spread(lambda n, n_prev: np.sqrt(2) / (n + n_prev)))
mistake("a root over the sizes only",
        "the root covers the whole fraction; print W1.var() and compare with the docstring")(
    _spread(lambda n, n_prev: 2 / np.sqrt(n + n_prev)))
mistake("He's variance",
        "He looks at the inputs of a layer only; Xavier is a compromise of both directions")(
    _spread(lambda n, n_prev: np.sqrt(2 / n_prev)))
mistake("one divided by the number of inputs",
        "this keeps the forward signal only; print W1.var() for a layer with many units")(
    _spread(lambda n, n_prev: np.sqrt(1 / n_prev)))
mistake("one divided by the number of units",
        "this keeps the backward signal only; print W1.var() for a layer with few inputs")(
    _spread(lambda n, n_prev: np.sqrt(1 / n)))
mistake("twice one over the number of units",
        "both sizes of the layer count; print W1.var() for a layer with few inputs")(
    _spread(lambda n, n_prev: np.sqrt(2 / n)))
mistake("the 2 forgotten", "the variance uses the mean of the two sizes, not their sum")(
    _spread(lambda n, n_prev: np.sqrt(1 / (n + n_prev))))
mistake("the 6 of the uniform limit used for a Gaussian",
        "the 6 belongs to the limit of a uniform distribution; print W1.var()")(
    _spread(lambda n, n_prev: np.sqrt(6 / (n + n_prev))))
mistake("the product of the sizes", "the two sizes are added; print W1.var()")(
    _spread(lambda n, n_prev: np.sqrt(2 / (n * n_prev))))
mistake("the fraction upside down", "wider layers need smaller weights; print W1.std()")(
    _spread(lambda n, n_prev: np.sqrt((n + n_prev) / 2)))


@mistake("the sizes of the whole network in every layer",
         "each layer has two sizes of its own; print them at every step")
def _(sizes, rng):
    std = np.sqrt(2 / (sizes[0] + sizes[-1]))
    return network(sizes, lambda n, n_prev: std * rng.standard_normal((n, n_prev)))


@mistake("the inputs of the network in every layer",
         "each layer has two sizes of its own; print them at every step")
def _(sizes, rng):
    return network(sizes, lambda n, n_prev: np.sqrt(2 / (sizes[0] + n))
                   * rng.standard_normal((n, n_prev)))
