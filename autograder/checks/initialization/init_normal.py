"""The check of Gaussian weights with one spread for all layers."""

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
    return args[1]


check_init_normal = Check(
    initialization.init_normal, free=free_draws(_std), helpers=("init_zeros",), visible=[
        ("two layers of different sizes", ([40, 100, 30], 0.2, Seed(1))),
        ("two layers of the same size", ([50, 50, 50], 3.0, Seed(2))),
        ("the same rng, another rng and the global generator",
         (discipline("init_normal", "0.5, "),)),
    ])
register_families(check_init_normal,
                  lambda rng: (round(float(rng.choice([rng.uniform(0.01, 0.3),
                                                       rng.uniform(2.0, 6.0)])), 4),))
register_draws(check_init_normal, _std)


@check_init_normal.family("a large and a small standard deviation")
def _(rng):
    yield [70, 45, 30], float(rng.uniform(5.0, 9.0)), Seed(int(rng.integers(1, 10**6)))
    yield [70, 45, 30], float(rng.uniform(0.002, 0.006)), Seed(int(rng.integers(1, 10**6)))


@check_init_normal.family("a standard deviation of 0")
def _(rng):
    yield [30, 20, 10], 0.0, Seed(int(rng.integers(1, 10**6)))


def _spread(spread):
    """Return an initialisation with Gaussian weights of the spread `spread(std, n, n_prev)`."""
    return lambda sizes, std, rng: network(
        sizes, lambda n, n_prev: spread(std, n, n_prev) * rng.standard_normal((n, n_prev)))


mistake = check_init_normal.mistake

ROOT = "normal takes the standard deviation itself; print W1.std() and compare with std"
mistake("the root of the standard deviation", ROOT)(_spread(lambda std, n, n_prev: np.sqrt(std)))
mistake("the standard deviation squared", ROOT)(_spread(lambda std, n, n_prev: std**2))
mistake("a standard deviation of 0.01 whatever is asked for",
        "change std: the weights must follow it")(_spread(lambda std, n, n_prev: 0.01))
mistake("a division by the standard deviation",
        "a larger std must spread the weights, not gather them")(
    _spread(lambda std, n, n_prev: 1 / std if std else 0.0))
mistake("weights scaled by the number of inputs",
        "one spread for all layers is asked for; the next two exercises make it depend on sizes")(
    _spread(lambda std, n, n_prev: std / np.sqrt(n_prev)))
mistake("weights scaled as He does",
        "one spread for all layers is asked for; the next two exercises make it depend on sizes")(
    _spread(lambda std, n, n_prev: np.sqrt(2 / n_prev)))


@mistake("a mean of std", "print W1.mean(): weights scatter around 0")
def _(sizes, std, rng):
    return network(sizes, lambda n, n_prev: std + std * rng.standard_normal((n, n_prev)))
