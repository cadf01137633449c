"""What the tests share: a sandbox, the released assignments, submissions built from scripts."""

import os

import pytest

from autograder.jail.sandbox import Sandbox
from autograder.judge.grading import grade
from autograder.limits import Limits
from autograder.submission.assignment import ROOT, Assignment, names
from demo.submissions import build, read
from tests.markers import cost_of, group_of, marks_of


@pytest.fixture(scope="session")
def sandbox():
    """One parent for the whole run, with times that suit a test."""
    with Sandbox(Limits(cell_seconds=3, call_seconds=2)) as shared:
        yield shared


@pytest.fixture(scope="session")
def assignments():
    """Every assignment by name."""
    return {name: Assignment(name) for name in names()}


@pytest.fixture
def grade_script(sandbox, assignments, tmp_path):
    """Return a function that builds a script's submission and grades it."""

    def run(path, name):
        assignment = assignments[name]
        released = ROOT / "release" / name / assignment.path.name
        notebook = tmp_path / assignment.path.name
        notebook.write_bytes(build(read(path), assignment, released))
        return grade(notebook, assignment, sandbox, "student").record

    return run


def pytest_ignore_collect(collection_path):
    """Look for tests in `test_*.py` alone: what they share holds neither tests nor doctests."""
    if collection_path.suffix == ".py" and not collection_path.name.startswith("test_"):
        return True
    return None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Run one more than there are cores: tests that wait for a clock or a browser need none."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items):
    """Mark what a test needs; what is expensive is made in one process, and first."""
    for item in items:
        for mark in marks_of(item):
            item.add_marker(mark)
        if group := group_of(item):
            item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=cost_of, reverse=True)
