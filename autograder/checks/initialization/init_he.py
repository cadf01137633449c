"""The check of weights whose spread depends on the number of inputs of their layer."""

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
    return np.sqrt(2 / n_prev)


check_init_he = Check(
    initialization.init_he, free=free_draws(_std), helpers=("init_zeros",), visible=[
        ("two layers of different sizes", ([40, 120, 30], Seed(1))),
        ("two layers of the same size", ([50, 50, 50], Seed(2))),
        ("the same rng, another rng and the global generator", (discipline("init_he"),)),
    ])
register_families(check_init_he)
register_draws(check_init_he, _std)


def _spread(spread):
    """Return an initialisation with Gaussian weights of the spread `spread(n, n_prev)`."""
    return lambda sizes, rng: network(
        sizes, lambda n, n_prev: spread(n, n_prev) * rng.standard_normal((n, n_prev)))


mistake = check_init_he.mistake

mistake("the variance taken for the standard deviation",
        "NumPy's normal takes a standard deviation; print W1.var() and compare with the docstring")(
    _spread(lambda n, n_prev: 2 / n_prev))
mistake("a root over the 2 only",
        "the root covers the whole fraction; print W1.var() and compare with the docstring")(
    _spread(lambda n, n_prev: np.sqrt(2) / n_prev))
mistake("a root over the size only",
        "the root covers the whole fraction; print W1.var() and compare with the docstring")(
    _spread(lambda n, n_prev: 2 / np.sqrt(n_prev)))
mistake("Xavier's variance",
        "He looks at the inputs of a layer only; Xavier is a compromise of both directions")(
    _spread(lambda n, n_prev: np.sqrt(2 / (n + n_prev))))
mistake("the number of units in place of the number of inputs",
        "which axis of W is multiplied with the inputs? that size counts")(
    _spread(lambda n, n_prev: np.sqrt(2 / n)))
mistake("the 2 forgotten",
        "ReLU throws half of the mean square away; print W1.var() and compare with the docstring")(
    _spread(lambda n, n_prev: np.sqrt(1 / n_prev)))
mistake("the 6 of the uniform limit used for a Gaussian",
        "the 6 belongs to the limit of a uniform distribution; print W1.var()")(
    _spread(lambda n, n_prev: np.sqrt(6 / n_prev)))
mistake("the product of the sizes", "only the inputs of the layer count; print W1.var()")(
    _spread(lambda n, n_prev: np.sqrt(2 / (n * n_prev))))
mistake("the fraction upside down", "wider layers need smaller weights; print W1.std()")(
    _spread(lambda n, n_prev: np.sqrt(n_prev / 2)))


@mistake("the inputs of the network in every layer",
         "each layer has inputs of its own; print their number at every step")
def _(sizes, rng):
    return network(sizes, lambda n, n_prev: np.sqrt(2 / sizes[0])
                   * rng.standard_normal((n, n_prev)))


@mistake("the number of layers in place of the number of inputs",
         "len(sizes) counts layers; print what you divide by")
def _(sizes, rng):
    return network(sizes, lambda n, n_prev: np.sqrt(2 / len(sizes))
                   * rng.standard_normal((n, n_prev)))
