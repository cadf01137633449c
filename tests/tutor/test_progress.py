"""The end of a notebook: progress in one line, and predictions held against results."""

import json

import numpy as np
import pytest

from autograder.submission.assignment import ROOT, Assignment, names
from tutor.judging.finding import CheckFailed
from tutor.notebook import check
from tutor.notebook.progress import as_line, progress

EXERCISES = 15


def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)


def test_nothing_is_done_before_the_first_check(session, capsys):
    """Without a check every exercise is open, no point is likely, and hidden checks decide."""
    progress()
    out = capsys.readouterr().out
    assert out.startswith(f"0 of {EXERCISES} exercises done; open: compose_linear, sigmoid")
    assert "likely 0 of the 47 points from checks" in out and "the hidden checks decide" in out
    assert out.count("\n") == 1


def test_a_passed_check_counts_its_points(session, capsys):
    """A function that passed is done and its visible and hidden points are likely."""
    check.check(relu)
    line = as_line({"relu": relu})
    assert line.startswith(f"1 of {EXERCISES} exercises done")
    assert "likely 3 of the 47 points" in line
    assert "3 more for the written answer, which your instructor reads" in line


def test_a_failed_check_is_open(session, capsys):
    """A function that fails is open, also when an earlier one of its name had passed."""
    check.check(relu)

    def wrong(z):
        return np.abs(z)

    wrong.__name__ = "relu"
    with pytest.raises(CheckFailed):
        check.check(wrong)
    assert as_line({"relu": wrong}).startswith("0 of")


def test_a_function_redefined_since_is_open(session, capsys):
    """What counts is the function that the notebook holds now."""
    check.check(relu)
    assert as_line({"relu": lambda z: z}).startswith("0 of")
    assert as_line({}).startswith("0 of")
    assert as_line({"relu": relu}).startswith("1 of")


def test_all_done_says_so(session):
    """With everything passed none is open; the written answer is still a person's."""
    points, _ = check.worth()
    check.CHECKED.update({name: (relu, True) for name in points})
    line = as_line(dict.fromkeys(points, relu))
    assert line.startswith(
        f"{EXERCISES} of {EXERCISES} exercises done; none open; likely 47 of the 47 points"
    )


def test_exercises_for_no_points_do_not_count(session):
    """Exercises that are there for those who want more are in no count."""
    points, _ = check.worth()
    assert points["maxout"] == 0
    assert "maxout" not in as_line({})
    assert len([value for value in points.values() if value]) == EXERCISES


@pytest.mark.parametrize("name", names())
def test_the_release_knows_the_points(name):
    """The points in `checks.json` are those of the notebook's grade cells."""
    data = json.loads((ROOT / "release" / name / "checks.json").read_text(encoding="utf-8"))
    assignment = Assignment(name)
    assert list(data["points"]) == list(assignment.checks) == list(data["checks"])
    assert sum(data["points"].values()) + sum(data["written"].values()) == assignment.max_points


@pytest.mark.parametrize("name", names())
def test_every_notebook_ends_with_progress_and_calibration(name):
    """The last two cells are a few sentences and the two calls, which no answer depends on."""
    text, code = Assignment(name).cells[-2:]
    assert (text.role, code.role) == ("text", "show")
    assert code.source.endswith("progress()\ncalibration()")
    assert sum(text.source.count(mark) for mark in (".", "?", "!")) <= 3
