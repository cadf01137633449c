"""What the tests share: a sandbox, the released assignments, submissions built from scripts."""

import os

import pytest

from autograder.jail.limits import Limits
from autograder.jail.sandbox import Sandbox
from autograder.judge.grading import grade
from autograder.submission.assignment import ROOT, Assignment, names
from demo.submissions import build, read

collect_ignore = ["harness", "submissions"]


@pytest.fixture(scope="session")
def sandbox():
    """One warm parent for the whole run, with times that suit a test."""
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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Run one more than there are cores: tests that wait for a clock or a browser need none."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items):
    """
    Let what is expensive be made in one process, for all tests that share it.

    These are the examples and mistakes of one check, and a notebook that was run.
    """
    for item in items:
        values = getattr(item, "callspec", None) and item.callspec.params
        if values and item.path.parent.name in ("checks", "source"):
            name = (
                values.get("name")
                or values.get("executed")
                or getattr(values.get("check"), "name", None)
            )
            if name:
                item.add_marker(pytest.mark.xdist_group(name))
