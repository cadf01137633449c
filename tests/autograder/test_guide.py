"""What the instructor's guide tells to type works."""

import re

import numpy as np
import pytest

from autograder.assignment import ROOT
from autograder.checks.definition import drawn_from
from autograder.tutor.judge import CheckFailed
from course import activations

GUIDE = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture
def check(monkeypatch):
    """Return the check of the guide's exercise with all its mistakes."""
    reference, definition, _, mistake, *_ = BLOCKS
    names = {"np": np}
    exec(reference, names)
    monkeypatch.setattr(activations, "softplus", names["softplus"], raising=False)
    exec(definition + mistake, names)
    return names["check_softplus"]


def test_the_exercise_accepts_the_reference(check):
    """The guide's reference passes the guide's visible and hidden examples."""
    check.run_visible(check.reference)
    with drawn_from(3):
        check(check.reference)


def test_the_exercise_names_its_mistakes(check):
    """Each mistake of the guide is found by both kinds of examples and gets its name."""
    assert len(check.mistakes) == 3
    for name, _, function in check.mistakes:
        with drawn_from(3), pytest.raises(CheckFailed) as hidden:
            check(function)
        assert hidden.value.finding.mistake == name


def test_the_late_penalty_is_nbgraders_plugin():
    """The guide's penalty takes two points for each day that began, at most the score."""
    names = {}
    exec(next(block for block in BLOCKS if "BasePlugin" in block), names)
    penalty = names["TwoPointsADay"]().late_submission_penalty
    assert penalty("ada", 10.0, 1) == 2
    assert penalty("ada", 10.0, 86401) == 4
    assert penalty("ada", 1.0, 1) == 1
