"""An assignment of two functions, the second leaning on the first, made up for tests."""

import numpy as np

from autograder.checks.check import Check
from autograder.submission.assignment import Cell


def double(x):
    return np.asarray(x) * 2.0


def quadruple(x):
    return double(double(x))


class Small:
    """An assignment of two functions, the second leaning on the first, made up for these tests."""

    name = "98-small"
    released_files = {}

    def __init__(self, double_test="check_double(double)", quadruple_test=None):
        self.checks = {
            "double": Check(double, visible=[("one", (1.0,))]),
            "quadruple": Check(quadruple, visible=[("one", (1.0,))], helpers=("double",)),
        }
        for check in self.checks.values():
            check.family("numbers")(lambda rng: [(rng.normal(size=3),) for _ in range(3)])
        self.checks["double"].mistake("a square", "2 is both 1 + 1 and 2 ** 1")(lambda x: x * x)
        self.cells = [
            Cell("a", "solution", "", "double"),
            Cell("b", "grade", "check(double)", "double_visible", 1.0),
            Cell("c", "grade", double_test, "double_hidden", 2.0),
            Cell("d", "solution", "", "quadruple"),
            Cell(
                "e",
                "grade",
                quadruple_test or "check_quadruple(quadruple)",
                "quadruple_hidden",
                2.0,
            ),
        ]
        self.questions = [cell for cell in self.cells if cell.role == "grade"]
