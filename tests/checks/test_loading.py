"""Checks are found by the names of their functions, and only when they are asked for."""

import subprocess
import sys

import pytest

from autograder.checks import checks_of
from autograder.submission.assignment import Assignment, names

LOADED = """
import sys
from autograder.checks.forward import check_predict
from autograder.submission.assignment import Assignment
assert Assignment("02-forward").checks["predict"] is check_predict
print(*sorted({name.split(".")[2] for name in sys.modules
               if name.startswith("autograder.checks.") and name.count(".") > 2}))
"""


def test_only_the_topic_asked_for_is_loaded():
    """Grading one notebook does not import the checks of another."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], text=True, capture_output=True, check=True
    )
    assert done.stdout.split() == ["forward"]


@pytest.mark.parametrize("assignment", names())
def test_every_exercise_has_a_check(assignment):
    """Every function of a notebook has a check, in the order of the exercises."""
    one = Assignment(assignment)
    exercises = [cell.grade_id for cell in one.cells if cell.role == "solution"]
    assert list(one.checks) == exercises


def test_a_check_knows_its_modules():
    """The modules of a check are its own and those that add mistakes, no shared ones."""
    home = "autograder.checks.backprop.node"
    modules = checks_of("03-backprop")["Node"].modules
    assert modules == (home, f"{home}_mistakes", f"{home}_mistakes_of_paths")


def test_an_unknown_name_is_an_error():
    """A function without a check is an ImportError that names it."""
    with pytest.raises(ImportError, match="check_gelu"):
        from autograder.checks.activations import check_gelu  # noqa: F401
    assert checks_of("07-attention") == {}
