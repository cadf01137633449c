"""The check of the numerical gradient."""

import numpy as np

from autograder.checks.check import Check
from course import gradient_check
from tutor.judging.compare import Tolerance
from tutor.judging.standins import Formula

SUMS, LAYER = "cubes plus the squared sum", "half the squared tanh of a layer"
WAVES = "waves of the entries and of their sum"

# fmt: off
check_numerical_gradient = Check(
    gradient_check.numerical_gradient, tolerance=Tolerance(1e-5, 1e-6), visible=[
        ("three entries", (Formula(SUMS), np.array([1.0, -2.0, 0.5]), 0.1)),
        ("a table of whole numbers and the h of the skeleton",
         (Formula(LAYER, np.array([[0.5, -0.25]])), np.array([[1, -1, 2], [1, 0, -1]]))),
        ("a table",
         (Formula(LAYER, np.array([[0.5, -1.0, 0.25], [1.0, 0.5, -0.75]])),
          np.array([[0.3, -0.7], [1.1, 0.4], [-0.2, 0.9]]), 0.2)),
        ("a single number", (Formula(SUMS), np.array(1.7), 0.01)),
    ])
# fmt: on


def _waves(rng, shape):
    """Return waves with a number of its own for each entry, and a point."""
    return Formula(WAVES, rng.uniform(0.5, 1.5, shape)), rng.normal(size=shape)


@check_numerical_gradient.family("entries of a vector, a table, a single number")
def vector_table_number(rng):
    for shape in ((5,), (3, 4), ()):
        yield *_waves(rng, shape), float(rng.uniform(0.05, 0.2))


@check_numerical_gradient.family("a large nudge")
def large_nudge(rng):
    yield Formula(SUMS), rng.normal(size=(3, 4)), 0.1
    yield Formula(SUMS), rng.normal(size=6), 0.3
    yield *_waves(rng, (4,)), 0.5
    yield Formula(LAYER, rng.normal(size=(2, 3))), rng.normal(size=(3, 4)), 0.1


@check_numerical_gradient.family("the h of the skeleton")
def default_h(rng):
    yield Formula(SUMS), rng.normal(size=(2, 3))
    yield Formula(LAYER, rng.normal(size=(4, 3))), rng.normal(size=(3, 3))
    yield Formula("half the squared length"), rng.normal(size=(2, 3, 2))


check_numerical_gradient.add_families(
    ("one entry", lambda rng: (*_waves(rng, (1, 1)), 0.1)),
)


@check_numerical_gradient.family("whole numbers")
def whole_numbers(rng):
    yield Formula(SUMS), rng.integers(-3, 4, (3, 2)), 0.01
    yield Formula(LAYER, rng.uniform(0.1, 0.4, (2, 3))), rng.integers(-2, 3, (3, 4))
